import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Saves the form; where something is wrong, its reason stands under its field.
  mutating func saveForm() -> [Effect] {
    guard case .form(var form) = screen, form.sent == nil else { return [] }
    form.wasTried = true
    for place in form.lines.indices where form.lines[place].isTouched {
      form.read(at: place, in: self)
    }
    form.check(in: self)
    if form.deletedBy != nil {
      screen = .form(form)
      return askAboutDeletion()
    }
    if form.hasOpenCollisions {
      screen = .form(form)
      openConflict()
      message = Message(
        .warning,
        Phrase(
          "Not saved yet: choose whose value each field gets.",
          "还没有保存：请先选择每个字段用谁的值。"
        )
      )
      return []
    }
    if let first = form.errors.first {
      let place = form.lines.firstIndex { line in
        line.error != nil || form.problems.contains { $0.field == line.field.id && $0.isError }
      }
      form.line = place ?? form.line
      form.conflict = nil
      screen = .form(form)
      // What is only needed does not say what; other reasons do, or are plain at their place.
      let field = first.code == .required ? first.field.flatMap { form.place(of: $0) } : nil
      message = Message(refusals: [field.map { first.naming(form.lines[$0].field) } ?? first])
      return []
    }
    if case .action(let action, let ids) = form.purpose {
      screen = .form(form)
      return perform(action, ids: ids, form: form)
    }
    guard let register = registry[form.register] else { return [] }
    let reference =
      form.reference ?? reader.evaluator.nextReference(register)
    let edits = form.edits(in: self, label: true, id: reference.id)
    guard !edits.isEmpty else {
      message = Message(.note, Phrase("Nothing was changed.", "没有改动。"))
      goBack()
      return closing(form)
    }
    let title = reader.title(of: reference, form.values)
    // The form has looked already whether they can be read.
    let effects = reader.effects(of: edits).found
    let label =
      form.reference == nil
      ? Phrase("New: \(title)", "新建：\(title)")
      : self.label(of: effects) ?? Phrase("Edit \(title)", "修改 \(title)")
    var draft = ChangeDraft(
      id: makeID(),
      label: say(label),
      edits: edits + effects.flatMap(\.edits),
      seen: form.seen
    )
    draft.kept = Set([form.reference].compactMap(\.self))
    form.sent = draft.id
    screen = .form(form)
    return saving([.commit(draft)])
  }

  /// What saves a form: after a save that failed on the disk, saving again is what tries it again.
  private func saving(_ effects: [Effect]) -> [Effect] {
    if case .readOnly = condition, !effects.isEmpty { return [.tryWriting] + effects }
    return effects
  }

  private mutating func perform(
    _ action: RegisterAction,
    ids: [String],
    form: FormState
  ) -> [Effect] {
    let source = board.source(form.register)
    let effects = perform(
      action,
      on: ids.compactMap { source.record($0) },
      asked: ids.count == 1 ? form.values : form.typed,
      spans: form.spans
    )
    if case .commit(let draft)? = effects.first, case .form(var form) = screen {
      form.sent = draft.id
      screen = .form(form)
    }
    return saving(effects)
  }

  /// Goes to the next field, saves on [Save], leaves on [Leave].
  mutating func advanceInForm() -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    switch form.line - form.lines.count {
    case 0: return saveForm()
    case 1: return leaveForm()
    default: return move(.down)
    }
  }

  /// Throws the draft of a form away that is left for good, but for what the form had no field for.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - saved: the record that it is of by now.
  /// - Returns: what throws it away, or keeps the rest of it.
  mutating func closing(_ form: FormState, saved: RecordReference? = nil) -> [Effect] {
    let key = form.draftKey(in: self)
    drafts.removeAll { $0.key == key }
    guard let rest = form.rest(of: saved ?? form.reference, in: self) else {
      return [.dropDraft(key: key)]
    }
    drafts.insert(rest, at: 0)
    return [.keepDraft(rest)] + (rest.key == key ? [] : [.dropDraft(key: key)])
  }

  /// What others saved while the form was open and was merged with it, in a few words; `nil` where
  /// nothing was.
  func mergedWords(for change: Change) -> Phrase? {
    guard case .form(let form) = screen, form.sent == change.id else { return nil }
    // What the person typed over having seen it was not merged.
    let replaced = change.edits.compactMap { edit -> String? in
      if case .set(_, let field, _, _) = edit { field } else { nil }
    }
    let news = form.news.filter { !replaced.contains($0.field) }
    guard let last = news.last else { return nil }
    // A field that was declared only now has no label here yet.
    let labels = news.map {
      registry[form.register]?[field: $0.field]?.label ?? Phrase(same: $0.field)
    }
    let (en, zh) = (
      labels.prefix(2).map(\.en).joined(separator: ", "),
      labels.prefix(2).map(\.zh).joined(separator: "、")
    )
    let who = authorName(of: last.change)
    return Phrase("Merged with \(en) by \(who.en).", "已与\(who.zh)改的\(zh)合并。")
  }

  /// Leaves the form when its change was made.
  mutating func formWasSaved(by change: Change) -> [Effect] {
    guard case .form(let form) = screen, form.sent == change.id else { return [] }
    goBack()
    let made = change.edits.lazy.compactMap { edit -> RecordReference? in
      if case .create(let record, _) = edit, record.register == form.register {
        record
      } else {
        nil
      }
    }
    return closing(form, saved: made.first)
  }

  /// Shows in the form why its change was not made; `nil` where it was not the form's.
  mutating func formWasRefused(_ report: RefusalReport) -> [Effect]? {
    guard case .form(var form) = screen, let sent = form.sent, sent == report.draft else {
      return nil
    }
    form.sent = nil
    if report.refusals.contains(where: { isTakenMeanwhile($0) }) {
      // The number was the program's choice, not the person's: the next one does as well.
      screen = .form(form)
      return saveForm()
    }
    for collision in report.collisions where collision.record == form.reference {
      guard let field = collision.field, let record = board.record(collision.record) else {
        form.deletedBy = collision.change
        continue
      }
      // Where the board came first, the field is asked about already.
      guard !form.collisions.contains(where: { $0.field == field }) else { continue }
      form.collide(with: collision.change, at: field, theirs: record[field], reader)
    }
    form.problems = report.refusals
    let field = report.collisions.first?.field ?? report.refusals.first { $0.field != nil }?.field
    form.line = field.flatMap { form.place(of: $0) } ?? form.line
    screen = .form(form)
    if form.deletedBy != nil { return askAboutDeletion() }
    guard let first = report.collisions.first else {
      message = Message(refusals: report.refusals)
      return []
    }
    openConflict(at: first.field)
    let who = authorName(of: first.change)
    let label = first.field.flatMap { registry[form.register]?[field: $0]?.label }
    message = Message(
      .warning,
      Phrase(
        "Not saved: \(who.en) changed \(label?.en ?? "it") first; nothing is lost.",
        "没有保存：\(who.zh)先改了「\(label?.zh ?? "此记录")」；没有丢失任何内容。"
      )
    )
    return []
  }

  /// Whether a record could not be made only because somebody made one of that number first.
  private func isTakenMeanwhile(_ refusal: Refusal) -> Bool {
    guard refusal.code == .duplicate, refusal.field == nil, let record = refusal.record,
      case .form(let form) = screen, form.reference != record
    else { return false }
    return board.record(record) != nil
  }

  /// Takes pasted text in the field that has the keys.
  mutating func pasteInForm(_ text: String) -> [Effect] { editText { $0.paste(text) } }
}
