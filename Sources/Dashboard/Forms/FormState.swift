import Canvas
public import ZoneModel

/// A form: one record being entered, or what an action asks for.
///
/// It holds what was typed as typed; what was understood stands beside it. Nothing of it reaches the
/// store before it is saved.
public struct FormState: Sendable {
  /// What saving does.
  enum Purpose: Hashable, Sendable {
    /// Makes a record.
    case new
    /// Changes a record.
    case edit(id: String)
    /// Does an action on records, with what was asked.
    case action(RegisterAction, ids: [String])
  }

  /// The register's id.
  public let register: String
  /// What saving does.
  let purpose: Purpose
  /// The revision that the person began with; 0 for a new record.
  var revision: Int
  /// The seq of the board that the values below are of; moves on as others' changes flow in.
  var seen: Int
  /// The values that the person began with, others' later changes included.
  var original: Fields
  /// The record as the board had it when it was last looked at.
  var base = Fields()
  /// The fields in order.
  var lines: [FormLine]
  /// The fields of a new record whose values follow from others until they are typed.
  var following: Set<String> = []
  /// How much an action that hands work over moves, as it was when the form was opened.
  var scope: Phrase?
  /// The line that has the keys; after the last one stands [Save], then [Leave].
  var line = 0
  /// The first row in view.
  var top = 0
  /// What is wrong and what should be looked at, of the record as typed.
  var problems: [Refusal] = []
  /// Why what follows from the typed value could not be reckoned, until it is told.
  var trouble: Refusal?
  /// Whether saving was tried, so that missing values are pointed at.
  var wasTried = false
  /// The id of the change that awaits its answer.
  var sent: String?
  /// Which of several drafts of the same record this form's is; `nil` for the first.
  var draftNumber: Int?
  /// What a draft holds for fields that the form does not have, by id, such as those that are gone from
  /// the settings: it stays in the draft.
  var strayTexts: [String: String] = [:]
  /// What stood in those fields before.
  var strayBefores: [String: String] = [:]
  /// What others changed in fields that are changed here too.
  var collisions: [FormCollision] = []
  /// What others changed in other fields, or in other elements of a set, while the form was open.
  var news: [FormNews] = []
  /// Who deleted the record meanwhile, if somebody did.
  var deletedBy: Change?
  /// The screen that shows theirs and mine side by side, while it is open.
  var conflict: ConflictState?

  /// The record, if there is one yet.
  public var reference: RecordReference? {
    guard case .edit(let id) = purpose else { return nil }
    return RecordReference(register: register, id: id)
  }

  /// Whether anything was typed.
  var isTouched: Bool { lines.contains { $0.isTouched } }

  /// The values as typed: the original with what was understood.
  var values: Fields {
    var values = original
    for line in lines where line.isTouched && line.error == nil {
      values[line.field.id] = line.value
    }
    return values
  }

  /// What the person entered, without what the fields began with.
  var typed: Fields {
    var values = Fields()
    let spans = spans
    for line in lines where line.isTouched && line.error == nil && spans[line.field.id] == nil {
      values[line.field.id] = line.value
    }
    return values
  }

  /// Lengths typed for dates of an action that count from a day of the record.
  var spans: [String: DaySpan] {
    guard case .action = purpose else { return [:] }
    var spans: [String: DaySpan] = [:]
    for line in lines where line.isTouched {
      spans[line.field.id] = line.field.span(of: line.text.text)
    }
    return spans
  }

  /// Whether an action gives each of several records a value of its own in a field left empty.
  func isEachItsOwn(_ line: FormLine) -> Bool {
    guard case .action(let action, let ids) = purpose, ids.count > 1 else { return false }
    return line.value == nil && action.defaults[line.field.id] != nil
  }

  /// The line that has the keys; `nil` on a button.
  var current: FormLine? { lines.indices.contains(line) ? lines[line] : nil }

  /// What copying gives: the field that has the keys.
  var copyText: String? { current?.text.text }

  /// The stops of the cursor: the fields, [Save] and [Leave].
  var stops: Int { lines.count + 2 }

  /// The place of a field among the lines.
  func place(of field: String) -> Int? { lines.firstIndex { $0.field.id == field } }

  /// What is wrong with a field, worst first.
  func problems(of field: String) -> [Refusal] {
    let own = lines.first { $0.field.id == field }?.error.map { [$0] } ?? []
    let others = problems.filter { problem in
      problem.field == field && (wasTried || problem.code != .required)
    }
    return own + others.sorted { $0.isError && !$1.isError }
  }

  /// What stops saving.
  var errors: [Refusal] {
    lines.compactMap(\.error) + problems.filter(\.isError)
  }

  /// What was typed, to be kept; `nil` where nothing was or where an action only asks.
  func draft(in state: DashboardState) -> FormDraft? {
    if case .action = purpose { return nil }
    // What is typed in the large editor is not in its line yet.
    if case .editor(let editor)? = state.overlays.last, let place = place(of: editor.field.id),
      lines[place].draftText != editor.area.text
    {
      var form = self
      form.lines[place].take(editor.area.text, state.reader)
      return form.keptDraft(in: state)
    }
    return keptDraft(in: state)
  }

  private func keptDraft(in state: DashboardState) -> FormDraft? {
    let changed = lines.filter(\.isTouched)
    guard !changed.isEmpty || !strayTexts.isEmpty else { return nil }
    let texts = changed.map { ($0.field.id, $0.draftText) }
    let befores = changed.map { line in
      // While a choice is awaited, what the person began with is what stood before both.
      let waiting = collisions.first { $0.field == line.field.id && $0.choice == nil }
      let before = waiting.map { state.reader.formText(of: $0.before, line.field) }
      return (line.field.id, before ?? line.initial)
    }
    return FormDraft(
      register: register,
      id: reference?.id,
      revision: revision,
      seen: seen,
      texts: strayTexts.merging(texts) { _, typed in typed },
      befores: strayBefores.merging(befores) { _, typed in typed },
      given: purpose == .new ? original : nil,
      author: state.environment.person.login,
      session: state.environment.session,
      number: draftNumber,
      keptAt: state.clock.now.milliseconds
    )
  }

  /// What stays of the draft once the form was saved: what its fields do not have.
  func rest(of saved: RecordReference?, in state: DashboardState) -> FormDraft? {
    guard !strayTexts.isEmpty else { return nil }
    return FormDraft(
      register: register,
      id: saved?.id,
      revision: saved.flatMap { state.board.record($0)?.revision } ?? revision,
      seen: state.board.seq,
      texts: strayTexts,
      befores: strayBefores,
      author: state.environment.person.login,
      session: state.environment.session,
      number: draftNumber,
      keptAt: state.clock.now.milliseconds
    )
  }

  /// The fields whose texts stay in the draft: their labels where they have any, else their ids.
  func strayNames(in state: DashboardState) -> Phrase {
    let names = strayTexts.keys.sorted().map {
      state.registry[register]?[field: $0]?.label ?? Phrase(same: $0)
    }
    return Phrase(
      names.map(\.en).joined(separator: ", "),
      names.map(\.zh).joined(separator: "、")
    )
  }

  /// The key of this form's draft in this session.
  func draftKey(in state: DashboardState) -> String {
    FormDraft.key(register, reference?.id, state.environment.session, draftNumber)
  }
}

/// A field of a form: what was typed and how it was understood.
struct FormLine: Hashable, Sendable {
  /// The field.
  let field: Field
  /// The heading of its section.
  let section: Phrase
  /// What is typed.
  var text: TextField
  /// What the field began with, as text.
  private(set) var initial: String
  /// The record or choice that was picked from a list; typing drops it.
  private(set) var picked: (text: String, value: Value)?
  /// What was understood; `nil` where the field is empty.
  var value: Value?
  /// How it was understood, where that is not plain from the text.
  var understood: Phrase?
  /// Why it was not understood.
  var error: Refusal?

  /// Makes a line with the text that it begins with.
  init(field: Field, section: Phrase, initial: String, value: Value?) {
    self.field = field
    self.section = section
    self.initial = initial
    self.value = value
    text = TextField(initial)
  }

  /// Whether the text differs from what it began with.
  var isTouched: Bool { !text.text.utf8.elementsEqual(initial.utf8) }

  /// The text as a draft keeps it: what was picked from a list is kept by its value.
  var draftText: String {
    guard let picked, picked.text == text.text else { return text.text }
    return picked.value.text ?? picked.value.list?.joined(separator: ", ") ?? text.text
  }

  /// Takes a value from a list, shown as a text.
  mutating func pick(_ value: Value, text shown: String) {
    picked = (shown, value)
    text.replace(with: shown)
  }

  /// Takes a text of several lines or of one; where the field has one only, its line ends become
  /// spaces.
  mutating func take(_ typed: String, _ reader: BoardReader) {
    if field.kind != .note {
      text.replace(with: String(typed.map { $0.isNewline ? " " : $0 }))
    } else if typed.contains("\n") {
      // The line shows the text in one row; the value keeps its line ends.
      pick(.text(typed), text: reader.formText(of: .text(typed), field))
    } else {
      text.replace(with: typed)
    }
  }

  /// Begins again from another value, as when somebody else changed an untouched field.
  mutating func restart(initial: String, value: Value?) {
    self = FormLine(field: field, section: section, initial: initial, value: value)
  }

  /// Keeps what is typed, over another beginning.
  mutating func rebase(initial: String) {
    self.initial = initial
  }

  static func == (left: FormLine, right: FormLine) -> Bool {
    left.field.id == right.field.id && left.text == right.text && left.initial == right.initial
      && left.value == right.value && left.understood == right.understood
      && left.error == right.error
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(field.id)
    hasher.combine(text)
  }
}
