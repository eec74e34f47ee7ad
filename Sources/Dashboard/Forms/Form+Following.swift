import Canvas
import ZoneModel

extension DashboardState {
  /// Lets others' changes flow into the form that is open.
  ///
  /// Fields that are not touched here take the new value; where both changed a field, both values
  /// stand side by side until the person chooses.
  mutating func followForm(changes: [Change]) -> [Effect] {
    guard case .form(var form) = screen, let reference = form.reference else { return [] }
    var news: [Phrase] = []
    for change in changes where change.id != form.sent {
      for edit in change.edits where edit.record == reference {
        switch edit {
        case .set(_, let field, _, _), .members(_, let field, _, _):
          let isMine = form.lines.contains { $0.field.id == field && $0.isTouched }
          form.take(change, at: field, of: board.record(reference), reader)
          let label = registry[form.register]?[field: field]?.label ?? Phrase(same: field)
          let who = change.author.name
          news.append(
            isMine
              ? Phrase(
                "\(who) changed \(label.en) too: F4 chooses.",
                "\(who) 也改了「\(label.zh)」：F4 选择。"
              )
              : Phrase("\(who) changed \(label.en).", "\(who) 改了「\(label.zh)」。")
          )
        case .delete: form.deletedBy = change
        case .create: form.deletedBy = nil
        case .adopt: break
        }
      }
    }
    form.seen = board.seq
    form.check(in: self)
    screen = .form(form)
    if let change = form.deletedBy {
      let (who, time) = (change.author.name, localTime(of: change.time))
      message = Message(
        .warning,
        Phrase(
          "\(who) deleted this at \(time). F8 brings it back; what you typed is kept.",
          "\(who) 在 \(time) 删除了此记录。F8 恢复；您填写的内容保留。"
        )
      )
    } else if let last = news.last {
      message = Message(.note, last)
    }
    return []
  }

  /// Keeps the field that has the keys in view, with what stands under it.
  mutating func settleForm() -> [Effect] {
    guard case .form(var form) = screen else { return [] }
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

extension FormState {
  /// Takes a change of somebody else to a field.
  fileprivate mutating func take(
    _ change: Change,
    at field: String,
    of record: Record?,
    _ reader: BoardReader
  ) {
    let theirs = record?[field]
    guard let place = place(of: field), lines[place].isTouched else {
      original[field] = theirs
      if let place = place(of: field) {
        lines[place].restart(
          initial: reader.formText(of: theirs, lines[place].field),
          value: theirs
        )
      }
      return
    }
    collide(with: change, at: field, theirs: theirs, reader)
  }

  /// Notes that a field was changed by somebody else as well, with what stands on the board.
  mutating func collide(with change: Change, at field: String, _ reader: BoardReader) {
    guard let reference else { return }
    collide(with: change, at: field, theirs: reader.board.record(reference)?[field], reader)
  }

  private mutating func collide(
    with change: Change,
    at field: String,
    theirs: Value?,
    _ reader: BoardReader
  ) {
    guard let place = place(of: field) else { return }
    // Both typed the same: nothing is left to choose.
    if lines[place].error == nil, lines[place].value == theirs {
      collisions.removeAll { $0.field == field }
      original[field] = theirs
      lines[place].restart(
        initial: reader.formText(of: theirs, lines[place].field),
        value: theirs
      )
      return
    }
    if let known = collisions.firstIndex(where: { $0.field == field }) {
      collisions[known].theirs = theirs
      collisions[known].change = change
      collisions[known].choice = nil
    } else {
      collisions.append(
        FormCollision(field: field, before: original[field], theirs: theirs, change: change)
      )
    }
    original[field] = theirs
  }

  /// Gives a field that two people changed the value that the person chose.
  mutating func settle(_ field: String, as choice: FormCollision.Choice, _ reader: BoardReader) {
    guard let index = collisions.firstIndex(where: { $0.field == field }),
      let place = place(of: field)
    else { return }
    collisions[index].choice = choice
    let declared = lines[place].field
    let theirs = reader.formText(of: collisions[index].theirs, declared)
    switch choice {
    case .yours: lines[place].rebase(initial: theirs)
    case .theirs: lines[place].restart(initial: theirs, value: collisions[index].theirs)
    case .before:
      lines[place].restart(initial: theirs, value: collisions[index].theirs)
      if let before = collisions[index].before {
        lines[place].pick(before, text: reader.formText(of: before, declared))
      } else {
        lines[place].text.deleteAll()
      }
      lines[place].read(with: reader)
    }
  }
}
