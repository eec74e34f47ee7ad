import Canvas
import ZoneModel
import ZoneQuery

extension FormState {
  /// Changes the text of the field that has the keys, and reads it anew.
  mutating func edit(
    isWhole: Bool,
    _ edit: (inout TextField) -> Void,
    in state: DashboardState
  ) -> [Effect] {
    guard lines.indices.contains(line) else { return [] }
    if lines[line].isLong, !isWhole { return [] }
    let before = lines[line].text
    edit(&lines[line].text)
    guard lines[line].text.text != before.text else { return [] }
    return wasEdited(in: state)
  }

  /// Reads what was typed and keeps the draft.
  mutating func wasEdited(in state: DashboardState) -> [Effect] {
    read(at: line, in: state)
    for place in lines.indices where counts(place, from: line) { read(at: place, in: state) }
    noteTyping(at: line)
    reckonAnew(in: state)
    fillIn(in: state)
    check(in: state)
    guard let draft = draft(in: state) else { return [.dropDraft(key: draftKey(in: state))] }
    return [.keepDraft(draft)]
  }

  /// Looks at the record as typed: what is wrong with it and what should be looked at.
  mutating func check(in state: DashboardState) {
    if case .action = purpose {
      problems = lines.compactMap { line in
        line.field.isRequired && line.value == nil && line.error == nil && !isEachItsOwn(line)
          ? Refusal(
            .required,
            field: line.field.id,
            Phrase("\(line.field.label.en) is required.", "「\(line.field.label.zh)」必填。")
          ) : nil
      }
      return
    }
    let edits = edits(in: state, label: false)
    let effects = state.reader.effects(of: edits)
    let all = edits + effects.found.flatMap(\.edits)
    problems = (effects.errors + state.reader.problems(of: all)).map { atStar($0, state.language) }
    problems += state.reader.notes(of: effects.found)
    // What cannot be read has said so; that nothing is there yet would be a second word about it.
    problems.removeAll { problem in
      problem.code == .required
        && lines.contains { $0.field.id == problem.field && $0.error != nil }
    }
  }

  /// What is missing in one of two names is said at the one that has the star, where people begin.
  private func atStar(_ problem: Refusal, _ language: Language) -> Refusal {
    guard problem.code == .required,
      let own = lines.first(where: { $0.field.id == problem.field })?.field,
      let starred = own.substitute.flatMap(place(of:)), !isStarred(own, language)
    else { return problem }
    return Refusal(
      .required,
      record: problem.record,
      field: lines[starred].field.id,
      Phrase(
        "A value is needed here or in \(own.label.en).",
        "此处或「\(own.label.zh)」至少填一项。"
      )
    )
  }

  /// Whether a field holds a length that counts from the day of another.
  private func counts(_ place: Int, from other: Int) -> Bool {
    let line = lines[place]
    return place != other && line.field.countsFrom == lines[other].field.id && line.isTouched
      && line.field.span(of: line.text.text) != nil
  }

  /// Reads what was typed in a field; a length counts from the day that the field names.
  mutating func read(at place: Int, in state: DashboardState) {
    lines[place].read(with: state.reader, beside: values)
    let field = lines[place].field
    guard case .action(let action, let ids) = purpose, spans[field.id] != nil else { return }
    // Of several records each has a day of its own.
    let records = ids.compactMap { state.board.source(register).record($0) }
    do throws(Refusal) {
      let start = try state.start(of: action, on: records, given: typed, spans: spans)
      lines[place].count(to: start[field.id]?.day)
    } catch {
      trouble = error
    }
  }

  /// Where an action reckons as of a date, what was not typed follows that date.
  private mutating func reckonAnew(in state: DashboardState) {
    guard case .action(let action, let ids) = purpose, action.asOf == lines[line].field.id,
      lines[line].value?.day != nil
    else { return }
    let source = state.board.source(register)
    let records = ids.compactMap { source.record($0) }
    let start: Fields
    do throws(Refusal) {
      start = try state.start(of: action, on: records, given: typed, spans: spans)
    } catch {
      trouble = error
      return
    }
    for place in lines.indices where place != line && !lines[place].isTouched {
      restart(place, with: start[lines[place].field.id], in: state)
    }
  }

  /// Where a new record takes a value from what else was entered, that follows until it is typed.
  private mutating func fillIn(in state: DashboardState) {
    guard purpose == .new, let declared = state.registry[register] else { return }
    let places = lines.indices.filter {
      following.contains(lines[$0].field.id) && !lines[$0].isTouched && $0 != line
    }
    guard !places.isEmpty else { return }
    var entered = values
    for place in places { entered[lines[place].field.id] = nil }
    let filled: Fields
    do throws(Refusal) {
      filled = try state.reader.evaluator.filled(entered, of: declared)
    } catch {
      trouble = error
      return
    }
    for place in places { restart(place, with: filled[lines[place].field.id], in: state) }
  }

  /// Lets a field begin anew with a value that follows from others.
  private mutating func restart(_ place: Int, with value: Value?, in state: DashboardState) {
    let field = lines[place].field
    original[field.id] = value
    lines[place].restart(initial: state.reader.formText(of: value, field), value: value)
  }

  /// What saving would write; a new record gets a provisional id unless it is the real save.
  func edits(in state: DashboardState, label: Bool, id: String = "new") -> [Edit] {
    guard let declared = state.registry[register] else { return [] }
    if let reference { return declared.edits(from: original, to: values, of: reference) }
    let fields = values.sorted(by: declared.order)
    return [.create(RecordReference(register: register, id: id), fields)]
  }

  /// The records that the form is about: the one being entered as it is typed, those of an action as
  /// they are.
  func records(on board: any Board) -> [Record] {
    if case .action(_, let ids) = purpose {
      return ids.compactMap { board.source(register).record($0) }
    }
    let reference = reference ?? RecordReference(register: register, id: "new")
    return [Record(reference: reference, fields: values)]
  }

  /// Whether a field has the star: of two names the one in the person's language, unless the other
  /// is there already.
  func isStarred(_ field: Field, _ language: Language) -> Bool {
    let values = values
    if let other = field.substitute {
      return field.isRequired && (values[field.id] != nil || values[other] == nil)
        && (language == .en || place(of: other) == nil)
    }
    guard language == .zh,
      let first = lines.first(where: { $0.field.substitute == field.id })?.field
    else { return field.isRequired }
    return values[field.id] != nil || values[first.id] == nil
  }

  /// The line where a person begins: of a new record the first one that must be filled in.
  func firstToFill(_ language: Language) -> Int {
    guard case .new = purpose else { return 0 }
    let values = values
    return lines.firstIndex { isStarred($0.field, language) && values[$0.field.id] == nil } ?? 0
  }

  /// Moves to another field.
  mutating func move(_ motion: Motion, in state: DashboardState) {
    line = line.moved(motion, count: stops, page: max(1, state.pageLines / 2))
  }
}

extension FormLine {
  /// Whether the value has several lines, which only the large editor can hold.
  var isLong: Bool {
    if case .note = field.kind { value?.text?.contains("\n") == true } else { false }
  }

  /// Takes the day that a typed length leads to; `nil` where it is another one for each record.
  mutating func count(to day: Day?) {
    value = day.map { .day($0) }
    understood = day.map { Phrase(same: "= \($0)") } ?? Phrase("each from its own", "各自推算")
  }

  /// Reads what was typed.
  mutating func read(with reader: BoardReader, beside values: Fields = Fields()) {
    error = nil
    understood = nil
    if let picked, picked.text == text.text {
      value = picked.value
      return
    }
    switch reader.entry(text.text, for: field, beside: values) {
    case .success(let entry):
      value = entry.value
      understood = entry.understood
    case .failure(let refusal): error = refusal
    }
  }
}
