import Canvas
import ZoneModel

/// The screen over a form that shows theirs and mine side by side.
struct ConflictState: Hashable, Sendable {
  /// The place of the cursor: a field that both changed, then [Save], [Back] and [Note].
  var line = 0
  /// The first row in view.
  var top = 0
}

extension DashboardState {
  /// Shows what both changed side by side, at a field or at the first that waits for a choice.
  mutating func openConflict(at field: String? = nil) {
    guard case .form(var form) = screen, !form.collisions.isEmpty else { return }
    let waiting = form.collisions.firstIndex { $0.choice == nil }
    let asked = field.flatMap { field in form.collisions.firstIndex { $0.field == field } }
    form.conflict = ConflictState(line: asked ?? waiting ?? 0)
    screen = .form(form)
  }

  /// Goes back to the form with everything that was typed and chosen.
  mutating func closeConflict() {
    guard case .form(var form) = screen else { return }
    form.conflict = nil
    screen = .form(form)
  }

  /// Moves among the fields, or to the value on the left or right.
  mutating func moveInConflict(_ motion: Motion) -> [Effect] {
    guard case .form(var form) = screen, var conflict = form.conflict else { return [] }
    switch motion {
    case .left, .right:
      guard form.collisions.indices.contains(conflict.line) else {
        let buttons = form.collisions.count
        let next = conflict.line + (motion == .left ? -1 : 1)
        conflict.line = min(max(buttons, next), buttons + 2)
        break
      }
      return settle(conflict.line, as: neighbour(of: form.collisions[conflict.line], motion))
    case .up, .down, .pageUp, .pageDown, .first, .last:
      conflict.line = conflict.line.moved(
        motion,
        count: form.collisions.count + 3,
        page: max(1, pageLines / 2)
      )
    }
    form.conflict = conflict
    screen = .form(form)
    return []
  }

  /// The value on the left or right of the chosen one; theirs and yours stand nearest to no choice.
  private func neighbour(
    of collision: FormCollision,
    _ motion: Motion
  ) -> FormCollision.Choice {
    let all = FormCollision.Choice.allCases
    guard let choice = collision.choice, let place = all.firstIndex(of: choice) else {
      return motion == .left ? .theirs : .yours
    }
    return all[min(max(0, place + (motion == .left ? -1 : 1)), all.count - 1)]
  }

  /// Gives the field at a place of the conflict the value that was chosen.
  mutating func settle(_ place: Int, as choice: FormCollision.Choice) -> [Effect] {
    guard case .form(var form) = screen, form.collisions.indices.contains(place) else { return [] }
    form.conflict?.line = place
    let field = form.collisions[place].field
    form.settle(field, as: choice, reader)
    form.line = form.place(of: field) ?? form.line
    let effects = form.wasEdited(in: self)
    screen = .form(form)
    return effects
  }

  /// Gives every field that both changed the same person's value.
  mutating func settleAll(as choice: FormCollision.Choice) -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    var effects: [Effect] = []
    for place in form.collisions.indices { effects = settle(place, as: choice) }
    if case .form(var form) = screen {
      form.conflict?.line = form.collisions.count
      screen = .form(form)
    }
    return effects
  }

  /// Opens the values of the field under the cursor, or presses the button.
  mutating func answerConflict() -> [Effect] {
    guard case .form(let form) = screen, let conflict = form.conflict else { return [] }
    switch conflict.line - form.collisions.count {
    case 0: return saveForm()
    case 1:
      closeConflict()
      return []
    case 2: return openNote()
    default: return openConflictChoices()
    }
  }

  /// Lists whose value the field under the cursor, or all of them, can get.
  mutating func openConflictChoices() -> [Effect] {
    guard case .form(let form) = screen, let conflict = form.conflict,
      let first = form.collisions.first
    else { return [] }
    let isOnField = form.collisions.indices.contains(conflict.line)
    let collision = isOnField ? form.collisions[conflict.line] : first
    guard let declared = registry[form.register]?[field: collision.field] else { return [] }
    var items: [ListItem] = []
    if isOnField {
      items += FormCollision.Choice.allCases.reversed().map { choice in
        ListItem(
          "settle:" + choice.rawValue,
          choiceWords(choice, collision),
          note: Phrase(same: form.shown(choice, of: collision, declared, reader))
        )
      }
    }
    if form.collisions.count > 1 {
      let count = form.collisions.count
      items.append(.heading(Phrase("All \(count) fields", "全部 \(count) 个字段")))
      items += FormCollision.Choice.allCases.reversed().map { choice in
        ListItem("all:" + choice.rawValue, choiceWords(choice, collision))
      }
    }
    open(
      ListState(
        title: isOnField
          ? Phrase("\(declared.label.en): whose value?", "「\(declared.label.zh)」用谁的值？")
          : Phrase("Whose values?", "用谁的值？"),
        purpose: .formValue(field: collision.field),
        items: items
      )
    )
    return []
  }

  /// Goes back to the form at the field under the cursor, to type another value.
  mutating func typeOverConflict() -> [Effect] {
    guard case .form(var form) = screen, let conflict = form.conflict,
      form.collisions.indices.contains(conflict.line)
    else { return [] }
    let field = form.collisions[conflict.line].field
    // Another value is one's own, typed over both.
    if form.collisions[conflict.line].choice == nil { form.settle(field, as: .yours, reader) }
    form.line = form.place(of: field) ?? form.line
    form.conflict = nil
    screen = .form(form)
    return []
  }

  /// Keeps cursor and view of the conflict within what there is, and the form at the same field.
  mutating func settleConflict() -> [Effect] {
    guard case .form(var form) = screen, var conflict = form.conflict else { return [] }
    guard !form.collisions.isEmpty else {
      form.conflict = nil
      screen = .form(form)
      return settleForm()
    }
    conflict.line = min(max(0, conflict.line), form.collisions.count + 2)
    form.conflict = conflict
    if form.collisions.indices.contains(conflict.line) {
      form.line = form.place(of: form.collisions[conflict.line].field) ?? form.line
    }
    let rows = form.conflictRows(in: self, columns: size.columns)
    let own = rows.indices.filter { rows[$0].stop == conflict.line }
    if let first = own.first, let last = own.last {
      let height = formHeight + 1
      if last >= conflict.top + height { conflict.top = last - height + 1 }
      if first < conflict.top || conflict.line == 0 {
        conflict.top = conflict.line == 0 ? 0 : first
      }
      conflict.top = min(conflict.top, max(0, rows.count - height))
    }
    form.conflict = conflict
    screen = .form(form)
    return []
  }

  /// Whose value a choice is.
  func choiceWords(_ choice: FormCollision.Choice, _ collision: FormCollision) -> Phrase {
    switch choice {
    case .yours: return Phrase("yours", "您的")
    case .theirs:
      let who = byline(of: collision.change)
      return Phrase("theirs: \(who.en)", "对方的：\(who.zh)")
    case .before: return Phrase("as before both", "两人修改之前")
    }
  }
}

extension FormState {
  /// The value that a choice would give a field, as text; of yours what was typed.
  func shown(
    _ choice: FormCollision.Choice,
    of collision: FormCollision,
    _ field: Field,
    _ reader: BoardReader
  ) -> String {
    switch choice {
    case .before: return reader.text(of: collision.before, field)
    case .theirs: return reader.text(of: collision.theirs, field)
    case .yours:
      let line = collision.mine ?? lines.first { $0.field.id == field.id }
      guard let line else { return "" }
      return line.error == nil ? reader.text(of: line.value, field) : line.text.text
    }
  }
}
