import Canvas
public import ZoneModel

/// A record being entered: what was typed in each field, and nothing saved before it is said so.
public struct FormState: Hashable, Sendable {
  /// The register's id.
  public let register: String
  /// The record; `nil` for a new one.
  public let reference: RecordReference?
  /// The seq of the board that the person began with.
  public let seen: Int
  /// The fields in order.
  var fields: [String]
  /// What is typed, by field.
  var texts: [String: TextField]
  /// What the fields said at first.
  let before: [String: String]
  /// The field that has the keys; after the last one stands [Save].
  var line = 0
  /// The first field in view.
  var top = 0
  /// What is wrong, by field.
  var problems: [String: Refusal] = [:]
  /// The id of the change that awaits its answer.
  var sent: String?

  /// Changes the text of the field that has the keys.
  mutating func edit(_ edit: (inout TextField) -> Void, in state: DashboardState) -> [Effect] {
    guard fields.indices.contains(line) else { return [] }
    var field = texts[fields[line]] ?? TextField()
    edit(&field)
    texts[fields[line]] = field
    problems[fields[line]] = nil
    return draft(at: state.clock).map { [.keepDraft($0)] } ?? []
  }

  /// What was typed, to be kept; `nil` where nothing was.
  func draft(at clock: Clock) -> FormDraft? {
    let changed = fields.filter { texts[$0]?.text != before[$0] }
    guard !changed.isEmpty else { return nil }
    return FormDraft(
      register: register,
      id: reference?.id,
      revision: 0,
      seen: seen,
      texts: Dictionary(uniqueKeysWithValues: changed.map { ($0, texts[$0]?.text ?? "") }),
      keptAt: clock.now.milliseconds
    )
  }

  /// What copying gives: the field that has the keys.
  var copyText: String? { fields.indices.contains(line) ? texts[fields[line]]?.text : nil }

  /// Moves to another field.
  mutating func move(_ motion: Motion, in state: DashboardState) {
    line = line.moved(motion, count: fields.count + 1, page: state.pageLines)
  }
}

extension DashboardState {
  /// Opens the form of a record, or of a new one.
  mutating func openForm(
    _ register: Register,
    _ reference: RecordReference?,
    at field: String? = nil,
    texts: [String: String] = [:]
  ) -> [Effect] {
    let record = reference.flatMap { board.record($0) }
    let fields = register.fields.filter { !$0.kind.isComputed && maySee($0) }
    let before = Dictionary(
      uniqueKeysWithValues: fields.map { ($0.id, reader.entryText(of: record?[$0.id], $0)) }
    )
    var form = FormState(
      register: register.id,
      reference: reference,
      seen: board.seq,
      fields: fields.map(\.id),
      texts: before.merging(texts) { _, new in new }.mapValues { TextField($0) },
      before: before
    )
    form.line = field.flatMap { form.fields.firstIndex(of: $0) } ?? 0
    open(.form(form))
    return [.announce(record: reference, isEditing: true)]
  }

  /// Opens the form of the record, at the field under the cursor or at its first.
  mutating func editRecord(atField: Bool) -> [Effect] {
    guard let reference = currentRecord, let register = registry[reference.register] else {
      return []
    }
    var field: String?
    if atField, case .detail(let detail) = screen {
      let lines = detail.lines(in: self)
      field = lines.indices.contains(detail.line) ? lines[detail.line].field : nil
    }
    return openForm(register, reference, at: field)
  }

  /// Begins a new record of the register that is shown, or asks of which.
  mutating func beginNew() -> [Effect] {
    if case .table(let id) = screen { return beginNew(register: id) }
    let targets: [Register]
    if case .detail(let detail) = screen {
      targets = registry.referrers(to: detail.reference.register).map(\.register)
    } else {
      targets = registry.registers
    }
    open(
      ListState(
        title: Phrase("New", "新建"),
        purpose: .newRecord,
        items: targets.map { ListItem($0.id, $0.singular, words: $0.id) }
      )
    )
    return []
  }

  /// Begins a new record of a register.
  mutating func beginNew(register id: String) -> [Effect] {
    guard let register = registry[id] else { return [] }
    return openForm(register, nil)
  }

  /// Saves the form; where a field cannot be read, its reason stands under it.
  mutating func saveForm() -> [Effect] {
    guard case .form(var form) = screen, let register = registry[form.register] else { return [] }
    form.problems = [:]
    var values: [(String, Value?)] = []
    for id in form.fields {
      guard let field = register[field: id] else { continue }
      let text = form.texts[id]?.text ?? ""
      if form.reference != nil, text == form.before[id] { continue }
      switch reader.read(text, for: field) {
      case .success(let value): values.append((id, value))
      case .failure(let refusal): form.problems[id] = refusal
      }
    }
    guard form.problems.isEmpty else {
      form.line = form.fields.firstIndex { form.problems[$0] != nil } ?? form.line
      screen = .form(form)
      return []
    }
    let edits: [Edit]
    let label: String
    if let reference = form.reference {
      let record = board.record(reference)
      edits = values.map { field, value in
        .set(reference, field: field, before: record?[field], after: value)
      }
      label = say(Phrase("Edit", "修改")) + " " + reader.title(of: reference)
    } else {
      let reference = RecordReference(register: register.id, id: newID(for: register))
      let fields = Fields(values.compactMap { field, value in value.map { (field, $0) } })
      edits = [.create(reference, fields)]
      label = say(Phrase("New", "新建")) + " " + reader.title(of: reference, fields)
    }
    guard !edits.isEmpty else { return leaveForm() }
    let draft = ChangeDraft(id: makeID(), label: label, edits: edits, seen: form.seen)
    form.sent = draft.id
    screen = .form(form)
    return [.commit(draft)]
  }

  /// An id for a new record: the register's letters and the next free number.
  func newID(for register: Register) -> String {
    let source = board.source(register.id)
    var number = source.count + 1
    func id() -> String {
      let digits = String(number)
      return register.idPrefix + "-" + String(repeating: "0", count: max(0, 4 - digits.count))
        + digits
    }
    while source.slot(of: id()) != nil { number += 1 }
    return id()
  }

  /// Goes to the next field, or saves on [Save].
  mutating func advanceInForm() -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    return form.line >= form.fields.count ? saveForm() : move(.down)
  }

  /// Leaves the form; its draft is kept, and that is said.
  mutating func leaveForm() -> [Effect] {
    guard case .form(let form) = screen else { return [] }
    goBack()
    guard let draft = form.draft(at: clock) else {
      return [.announce(record: nil, isEditing: false)]
    }
    message = Message(
      .note,
      Phrase("Not saved; the draft is kept.", "没有保存；草稿已保留。")
    )
    drafts.removeAll { $0.key == draft.key }
    drafts.append(draft)
    return [.keepDraft(draft), .announce(record: nil, isEditing: false)]
  }

  /// Goes on with a half-filled form.
  mutating func resume(draft key: String) -> [Effect] {
    guard let draft = drafts.first(where: { $0.key == key }),
      let register = registry[draft.register]
    else { return [] }
    drafts.removeAll { $0.key == key }
    return openForm(
      register,
      draft.id.map { RecordReference(register: register.id, id: $0) },
      texts: draft.texts
    )
  }

  /// Leaves the form when its change was made.
  mutating func formWasSaved(by change: Change) -> [Effect] {
    guard case .form(let form) = screen, form.sent == change.id else { return [] }
    goBack()
    return [
      .dropDraft(key: form.register + "/" + (form.reference?.id ?? "")),
      .announce(record: nil, isEditing: false),
    ]
  }

  /// Shows in the form why its change was not made; `nil` where it was not the form's.
  mutating func formWasRefused(_ report: RefusalReport) -> [Effect]? {
    guard case .form(var form) = screen, form.sent == report.draft else { return nil }
    form.sent = nil
    for refusal in report.refusals {
      if let field = refusal.field { form.problems[field] = refusal }
    }
    screen = .form(form)
    message = Message(refusals: report.refusals)
    return []
  }

  /// Takes pasted text in the field that has the keys.
  mutating func pasteInForm(_ text: String) -> [Effect] { editText { $0.paste(text) } }

  /// What others' changes mean for the form that is open.
  mutating func followForm(changes: [Change]) -> [Effect] { [] }

  /// Keeps the field that has the keys in view.
  mutating func settleForm() -> [Effect] {
    guard case .form(var form) = screen else { return [] }
    if form.line < form.top { form.top = form.line }
    if form.line >= form.top + pageLines { form.top = form.line - pageLines + 1 }
    screen = .form(form)
    return []
  }

  /// The field of the form that has the keys.
  private var formField: Field? {
    guard case .form(let form) = screen, form.fields.indices.contains(form.line) else { return nil }
    return registry[form.register]?[field: form.fields[form.line]]
  }

  /// Opens the choices of the field that has the keys.
  mutating func openFormChoices() -> [Effect] {
    guard let field = formField, let items = reader.choices(for: field, current: nil) else {
      message = Message(.note, Phrase("Type the value.", "请直接输入。"))
      return []
    }
    open(
      ListState(
        title: field.label,
        purpose: .formValue(field: field.id),
        items: items,
        isTicking: field.kind.isSet
      )
    )
    return []
  }

  /// Takes a choice for a field of the form.
  mutating func takeFormChoice(_ id: String, field: String) -> [Effect] {
    editText { $0.replace(with: id) }
  }

  /// Takes ticked choices for a field of the form.
  mutating func takeFormChoices(_ ids: [String], field: String) -> [Effect] {
    editText { $0.replace(with: ids.joined(separator: ",")) }
  }

  /// Opens the field that has the keys in an editor of its own.
  mutating func openLargeEditor() -> [Effect] {
    message = Message(.note, Phrase("Type in the line.", "请在行内输入。"))
    return []
  }

  /// Says what the checks find on the values as typed.
  mutating func checkForm() -> [Effect] {
    message = Message(.note, Phrase("Saving checks every field.", "保存时检查每个字段。"))
    return []
  }

  /// Says what the field that has the keys means.
  mutating func explainField() -> [Effect] {
    guard let field = formField else { return [] }
    var lines = [field.help ?? field.label]
    if let unit = field.unit { lines.append(Phrase("Unit: \(unit.en)", "单位：\(unit.zh)")) }
    if let source = field.source { lines.append(Phrase("Source: \(source)", "出处：\(source)")) }
    overlays.append(.page(PageState(title: field.label, lines: lines)))
    return []
  }

  /// Opens the history of the field that has the keys.
  mutating func openFieldHistory() -> [Effect] {
    guard case .form(let form) = screen, let reference = form.reference, let field = formField
    else {
      return []
    }
    return openHistory(
      HistoryQuery(register: reference.register, records: [reference.id], field: field.id)
    )
  }
}

extension Painter {
  /// Draws a form.
  mutating func drawForm(_ form: FormState, in area: Rect) {
    guard let register = state.registry[form.register] else { return }
    put(say(register.singular), at: area.origin, .title, width: area.columns)
    for (offset, id) in (form.fields + [""]).dropFirst(form.top).prefix(max(0, area.rows - 1))
      .enumerated()
    {
      let row = area.top + 1 + offset
      let index = form.top + offset
      if index == form.line { put(frame.glyphs.cursor, at: Position(area.left, row)) }
      guard let field = register[field: id] else {
        put("[ " + say(Phrase("Save", "保存")) + " ^S ]", at: Position(area.left + 2, row))
        continue
      }
      put(say(field.label), at: Position(area.left + 2, row), .label, width: 20)
      var text = form.texts[id] ?? TextField()
      let view = text.view(columns: area.columns - 26, lettering: frame.lettering)
      let style: Style = form.problems[id] != nil ? .fieldError : .field
      put(view.text, at: Position(area.left + 24, row), index == form.line ? .fieldFocused : style)
      if index == form.line, state.overlays.isEmpty {
        frame.showCursor(at: Position(area.left + 24 + view.cursorColumn, row))
      }
    }
  }
}
