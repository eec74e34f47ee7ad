import Canvas
import ZoneModel

extension DashboardState {
  /// Lets others' changes flow into the form that is open.
  ///
  /// Fields that are not touched here take the new value and are marked; where both changed a field,
  /// both values stand side by side until the person chooses.
  mutating func followForm(changes: [Change]) -> [Effect] {
    guard case .form(var form) = screen, let reference = form.reference else { return [] }
    form.seen = board.seq
    // The form's own change closes it.
    if let sent = form.sent, changes.contains(where: { $0.id == sent }) {
      screen = .form(form)
      return []
    }
    guard let record = board.record(reference) else {
      let wasThere = form.deletedBy == nil
      form.deletedBy = form.deletedBy ?? deletion(of: reference, in: changes)
      screen = .form(form)
      if wasThere, let change = form.deletedBy {
        message = Message(.warning, wayBackWords(change))
      }
      return []
    }
    if form.deletedBy != nil {
      form.deletedBy = nil
      // The record that is there now is another one than the person began with, of the same values.
      if !form.hasOpenCollisions { form.revision = record.revision }
      closeDeletionDialog()
    }
    let news = form.take(record.fields, changes: changes, unknown: unknownChange, reader)
    guard !news.isEmpty else {
      screen = .form(form)
      return []
    }
    let asking = news.contains { !$0.change.isKnown } ? askWho(form) : []
    form.check(in: self)
    screen = .form(form)
    // Why nothing was saved stays to be read; the field is marked all the same.
    let last = news.last(where: \.isAsked) ?? (message?.kind == .error ? nil : news.last)
    if let last { tell(last, in: form) }
    return asking
  }

  /// Takes the question about the deletion away, since the record is there again.
  private mutating func closeDeletionDialog() {
    overlays.removeAll { overlay in
      guard case .dialog(let dialog) = overlay else { return false }
      return dialog.answers.contains { if case .makeAgain = $0.then { true } else { false } }
    }
    message = Message(
      .note,
      Phrase("The record is there again; what you typed is kept.", "记录已恢复；您填写的内容保留。")
    )
  }

  /// Says what somebody else did to a field of the open form.
  private mutating func tell(
    _ news: (field: String, change: Change, isAsked: Bool),
    in form: FormState
  ) {
    let label = registry[form.register]?[field: news.field]?.label ?? Phrase(same: news.field)
    let who = authorName(of: news.change)
    if news.isAsked {
      message = Message(
        .warning,
        form.conflict == nil
          ? Phrase(
            "\(who.en) changed \(label.en) too: F4 there shows both.",
            "\(who.zh)也改了「\(label.zh)」：在该处按 F4 对照。"
          )
          : Phrase(
            "\(who.en) changed \(label.en) just now.",
            "\(who.zh)刚刚改了「\(label.zh)」。"
          )
      )
    } else {
      let isUndo = news.change.operation == .undo || news.change.operation == .revert
      message = Message(
        .note,
        isUndo
          ? Phrase(
            "\(who.en) took a change of \(label.en) back.",
            "\(who.zh)撤回了对「\(label.zh)」的修改。"
          )
          : Phrase("\(who.en) changed \(label.en).", "\(who.zh)改了「\(label.zh)」。")
      )
    }
  }

  /// Who made a change, in words: the name that the staff register gives, or the person in another
  /// window; somebody else who goes by the person's name has the number of the account beside it.
  func authorName(of change: Change) -> Phrase {
    guard !change.author.name.isEmpty else { return Phrase("Somebody", "有人") }
    if isMine(change) {
      return change.author.session == environment.session
        ? Phrase("You", "您") : Phrase("You, in another window,", "您在另一窗口")
    }
    let name = personName(change.author.name)
    guard change.author.name == environment.person.login else { return name }
    let uid = change.author.uid
    return Phrase("\(name.en) (uid \(uid))", "\(name.zh)（uid \(uid)）")
  }

  /// Whether the person made a change: under the same name and the same account.
  func isMine(_ change: Change) -> Bool {
    let person = environment.person
    guard change.author.name == person.login else { return false }
    return person.uid.map { $0 == change.author.uid } ?? true
  }

  /// The change that deleted a record, among some.
  private func deletion(of reference: RecordReference, in changes: [Change]) -> Change? {
    changes.last { $0.deleted(reference) != nil } ?? unknownChange
  }

  /// Stands for a change that is not at hand, as after the whole store was read anew.
  var unknownChange: Change {
    Change(
      seq: board.seq,
      id: "",
      time: clock.now,
      author: Author(name: "", uid: -1, session: ""),
      operation: .edit,
      label: "",
      edits: []
    )
  }

  /// Who deleted a record and when.
  func deletionWords(_ change: Change) -> Phrase {
    guard change.isKnown else { return Phrase("Somebody deleted this.", "有人删除了此记录。") }
    let (who, time) = (authorName(of: change), localTime(of: change.time))
    return change.operation == .undo || change.operation == .revert
      ? Phrase("\(who.en) took back making this at \(time).", "\(who.zh)在 \(time) 撤回了新建此记录。")
      : Phrase("\(who.en) deleted this at \(time).", "\(who.zh)在 \(time) 删除了此记录。")
  }

  /// Who deleted the record of the open form, and what can be done.
  func wayBackWords(_ change: Change) -> Phrase {
    let words = deletionWords(change)
    return Phrase("\(words.en) F8 brings it back.", "\(words.zh)F8 恢复。")
  }

  /// Asks what becomes of a form whose record was deleted meanwhile.
  mutating func askAboutDeletion() -> [Effect] {
    guard case .form(let form) = screen, let reference = form.reference,
      let change = form.deletedBy
    else { return [] }
    let typed = form.lines.count { $0.isTouched }
    overlays.append(
      .dialog(
        DialogState(
          title: Phrase("The record was deleted", "记录已被删除"),
          text: [
            wayBackWords(change),
            Phrase(
              "What you typed is kept (\(typed) fields); nothing is saved yet.",
              "您填写的内容保留（\(typed) 个字段）；尚未保存。"
            ),
          ],
          answers: [
            .init(label: Phrase("Back to the form", "回到表单"), then: .nothing),
            .init(
              label: Phrase(
                "Make it again with what you typed",
                "连同您填写的内容一起恢复"
              ),
              then: .makeAgain
            ),
            .init(
              label: Phrase("Make it again as it was before", "按删除前的样子恢复"),
              then: .bringBack(reference)
            ),
            .init(
              label: keeping(of: form)?.failure == nil
                ? Phrase("Leave; the draft is kept", "离开，保留草稿") : Phrase("Leave", "离开"),
              then: .command("close")
            ),
          ]
        )
      )
    )
    return []
  }

  /// Makes the deleted record of the form again, with what was typed, as one change.
  mutating func makeAgain() -> [Effect] {
    guard case .form(var form) = screen, let reference = form.reference,
      let register = registry[form.register]
    else { return [] }
    let title = reader.title(of: reference, form.values)
    let draft = ChangeDraft(
      id: makeID(),
      label: say(Phrase("Bring back \(title)", "恢复「\(title)」")),
      edits: [.create(reference, form.values.sorted(by: register.order))],
      seen: board.seq
    )
    form.sent = draft.id
    screen = .form(form)
    return [.commit(draft)]
  }

  /// Keeps the field that has the keys in view, with what stands under it.
  mutating func settleForm() -> [Effect] {
    guard case .form(var form) = screen else { return [] }
    if let trouble = form.trouble {
      message = Message(refusals: [trouble])
      form.trouble = nil
      screen = .form(form)
    }
    if form.conflict != nil { return settleConflict() }
    form.line = min(max(0, form.line), form.stops - 1)
    let rows = form.rows(in: self, columns: size.columns)
    let height = formHeight
    let own = rows.indices.filter { rows[$0].stop == form.line }
    guard let first = own.first, let last = own.last else { return [] }
    // A section's heading comes into view with its first field.
    let lead = first > 0 && rows[first - 1].isHeading ? first - 1 : first
    if last >= form.top + height { form.top = last - height + 1 }
    if lead < form.top { form.top = lead }
    form.top = min(form.top, max(0, rows.count - height))
    screen = .form(form)
    return []
  }

  /// How many rows of a form are in view.
  var formHeight: Int { max(1, ScreenLayout(size).whole.rows - 1) }
}
