import Canvas
import ZoneModel

extension FormState {
  /// The login of whoever changed the field at a place of the conflict, or the first one.
  func noteAddressee(at place: Int) -> String? {
    let collision = collisions.indices.contains(place) ? collisions[place] : collisions.first
    return collision.map(\.change.author.name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension DashboardState {
  /// Asks what to write to whoever changed the same field; the form stays as it is.
  mutating func openNote() -> [Effect] {
    guard case .form(let form) = screen, let conflict = form.conflict,
      let reference = form.reference
    else { return [] }
    guard registry["notes"] != nil, let login = form.noteAddressee(at: conflict.line) else {
      message = Message(.note, Phrase("It is not known who that was.", "不知道是谁改的。"))
      return []
    }
    if login == environment.person.login {
      message = Message(.note, Phrase("That was you.", "是您自己改的。"))
      return []
    }
    let who = personName(login)
    overlays.append(
      .line(
        LineState(
          title: Phrase("Note for \(who.en)", "给\(who.zh)留言"),
          text: "",
          purpose: .note(about: reference, login: login)
        )
      )
    )
    return []
  }

  /// Saves a note about a record for a colleague to follow up today.
  mutating func keepNote(_ text: String, about record: RecordReference, for login: String)
    -> [Effect]
  {
    guard !text.isEmpty, let register = registry["notes"] else {
      message = Message(.note, Phrase("Nothing was written.", "没有写留言。"))
      return []
    }
    let source = board.source(register.id)
    var ids = NewIDs(for: register, in: source)
    var fields = defaults(of: register)
    fields["about"] = .text(record.description)
    fields["text"] = .text(text)
    fields["followUpOn"] = .day(clock.today)
    if let addressee = board.staff(login) { fields["followUpBy"] = .text(addressee.id) }
    let who = personName(login)
    let draft = ChangeDraft(
      id: makeID(),
      label: say(Phrase("Note for \(who.en)", "给\(who.zh)留言")),
      edits: [
        .create(
          RecordReference(register: register.id, id: ids.next()),
          fields.sorted(by: register.order)
        )
      ],
      seen: board.seq
    )
    return [.commit(draft)]
  }
}
