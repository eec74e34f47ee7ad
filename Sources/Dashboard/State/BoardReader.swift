import ZoneModel
import ZonePolicy
import ZoneQuery

/// Reads a board in a person's language: titles, cells, marks, choices.
public struct BoardReader: Sendable {
  let board: any Board
  let registry: Registry
  let today: Day
  let zone: String?
  let login: String
  let language: Language
  /// Whether the person may see private fields.
  let seesPrivate: Bool
  /// The settings in force on the board.
  let settings: StoreSettings
  /// The policy packs, read when first asked for.
  let policies: @Sendable () -> PolicyBook
  /// Answers expressions about the board.
  let evaluator: Evaluator
  /// What is due on records that refer to others.
  let dueElsewhere: DueElsewhere

  init(
    board: any Board,
    registry: Registry,
    today: Day,
    zone: String?,
    login: String,
    language: Language,
    recordedOn: Day? = nil,
    seesPrivate: Bool,
    settings: StoreSettings = StoreSettings(),
    policies: @escaping @Sendable () -> PolicyBook = { PolicyBook() },
    cache: QueryCache? = nil,
    dueElsewhere: DueElsewhere = DueElsewhere()
  ) {
    self.dueElsewhere = dueElsewhere
    self.board = board
    self.registry = registry
    self.today = today
    self.zone = zone
    self.login = login
    self.language = language
    self.seesPrivate = seesPrivate
    self.settings = settings
    self.policies = policies
    var context = QueryContext(
      board,
      registry: registry,
      settings: settings,
      today: today,
      login: login
    )
    context.recordedOn = recordedOn
    context.language = language
    evaluator = Evaluator(context, cache: cache)
  }

  /// Answers what the policy packs say; reads them where nobody has yet, so it belongs on the worker.
  var policy: PolicyEvaluator {
    PolicyEvaluator(policies(), evaluator, readings: settings.readings)
  }

  /// The same with an evaluator of its own, for the worker.
  func ofItsOwn() -> BoardReader { on(board) }

  /// The same for another board.
  func on(_ board: any Board) -> BoardReader {
    BoardReader(
      board: board,
      registry: registry,
      today: today,
      zone: zone,
      login: login,
      language: language,
      recordedOn: evaluator.context.recordedOn,
      seesPrivate: seesPrivate,
      settings: settings,
      policies: policies,
      cache: evaluator.cache,
      dueElsewhere: dueElsewhere
    )
  }

  var formatter: ValueFormatter {
    ValueFormatter(language, showsPrivate: seesPrivate) {
      ruleSays($0) ?? board.title(of: $0, in: registry, language, depth: 1)
    }
  }

  /// A rule of a policy pack in plain words; `nil` for what is no rule.
  private func ruleSays(_ reference: RecordReference) -> String? {
    guard reference.register == ValueFormatter.rules else { return nil }
    return policies().rule(reference.id)?.says[language]
  }

  /// The same where space is short: records go by their short names.
  private var shortFormatter: ValueFormatter {
    ValueFormatter(language) { ruleSays($0) ?? shortTitle(of: $0) }
  }

  // MARK: - Titles and cells

  /// What stands for a record where space is short: what people call it, where that is a name in the
  /// language of the screen.
  private func shortTitle(of reference: RecordReference) -> String? {
    if let short = board.record(reference)?["shortName"]?.text, !short.isEmpty,
      short.contains(where: \.isChinese) == (language == .zh)
    {
      return short
    }
    return board.title(of: reference, in: registry, language, depth: 1)
  }

  /// What stands for a record; its id where there is none.
  func title(of reference: RecordReference) -> String {
    board.title(of: reference, in: registry, language) ?? reference.id
  }

  /// What stands for a record with these values.
  func title(of reference: RecordReference, _ fields: Fields) -> String {
    guard let register = registry[reference.register] else { return reference.id }
    return register.title(of: Record(reference: reference, fields: fields), language) {
      board.title(of: $0, in: registry, language, depth: 1)
    }
  }

  /// A value in words; `?` where it is missing.
  func text(of value: Value?, _ field: Field) -> String {
    let text = formatter.text(value, of: field, .full)
    return text.isEmpty ? "?" : text
  }

  /// What a person would type to enter a value.
  func entryText(of value: Value?, _ field: Field) -> String {
    formatter.text(value, of: field, .entry)
  }

  /// A cell of a table.
  func cell(of record: Record, _ field: Field, _ length: ValueFormatter.Length = .short)
    -> ShownCell
  {
    if case .computed(let computation) = field.kind {
      return computedCell(of: record, field, computation, length)
    }
    let isShort = length == .short && !field.kind.targets.isEmpty
    var text = (isShort ? shortFormatter : formatter).text(record[field.id], of: field, length)
    if text.isEmpty, length == .short || field.id == "name" || field.id == "nameZh" {
      // A text in the other language says more than none.
      let twin = registry[record.reference.register]?.twin(of: field.id)
      text = twin.flatMap { record[$0.id]?.text } ?? ""
    }
    if text.isEmpty {
      return ShownCell(text: field.isRequired ? "?" : "-", isUnknown: field.isRequired)
    }
    return ShownCell(text: text)
  }

  /// A computed value with the year that it comes from, `6.1%'25`.
  private func computedCell(
    of record: Record,
    _ field: Field,
    _ computation: Computation,
    _ length: ValueFormatter.Length
  ) -> ShownCell {
    let computed = evaluator.computed(field, of: record)
    guard let value = computed.value else {
      if case .missing = computed.outcome { return ShownCell(text: "-") }
      let range = computed.outcome.range(of: computation.gives, field.unit, formatter, length)
      return ShownCell(text: range ?? "?", isUnknown: true)
    }
    let text = formatter.text(value, of: computation.gives, unit: field.unit, length)
    if text.isEmpty { return ShownCell(text: "-") }
    guard let year = computed.period else { return ShownCell(text: text) }
    let digits = String(String(year).suffix(2))
    return ShownCell(text: length == .short ? "\(text)'\(digits)" : "\(text) (\(year))")
  }

  // MARK: - Entering

  /// Reads what a person typed for a field, with the record's other values; `nil` for nothing.
  func read(
    _ text: String,
    for field: Field,
    beside values: Fields = Fields()
  ) -> Result<Value?, Refusal> {
    entry(text, for: field, beside: values).map(\.value)
  }

  /// Reads what a person typed for a field, with the record's other values; gives how it was
  /// understood as well.
  func entry(
    _ text: String,
    for field: Field,
    beside values: Fields = Fields()
  ) -> Result<Entry, Refusal> {
    let reader = EntryReader(
      today: today,
      find: { text, registers in records(named: text, in: registers) },
      title: { Phrase(same: title(of: $0)) }
    )
    do {
      return .success(try reader.read(text, for: field, beside: values))
    } catch {
      return .failure(
        Refusal(.invalid, field: field.id, error.message, suggestions: error.suggestions)
      )
    }
  }

  /// The records that a text means: by id, by exactly that name, else by a part of it.
  func records(named text: String, in registers: [String]) -> [RecordReference] {
    let wanted = Narrowing.folded(text.trimmed)
    var same: [RecordReference] = []
    var containing: [RecordReference] = []
    let targets = registers.contains(Register.any) ? registry.registers.map(\.id) : registers
    for target in targets {
      let source = board.source(target)
      if source.slot(of: text) != nil { return [RecordReference(register: target, id: text)] }
      for slot in 0..<source.slots {
        guard let record = source.record(at: slot) else { continue }
        let names =
          ["name", "nameZh", "shortName"].compactMap { record[$0]?.text }
          + [title(of: record.reference)]
        let folded = names.map(Narrowing.folded)
        if folded.contains(wanted) {
          same.append(record.reference)
        } else if folded.contains(where: { $0.contains(wanted) }) {
          containing.append(record.reference)
        }
      }
    }
    return same.isEmpty ? containing : same
  }

  /// The choices for a field.
  ///
  /// - Parameters:
  ///   - field: the field.
  ///   - current: the records that get the value; what none of them may become is off.
  ///   - typed: the same records as a form would leave them, where one is being filled in: records
  ///     that fail the field's check on all of them are hidden.
  /// - Returns: the choices; `nil` where it is typed.
  func choices(
    for field: Field,
    of current: [Record],
    as typed: [Record]? = nil
  ) -> [ListItem]? {
    let none = ListItem("", Phrase("(none)", "（空）"))
    let optional = field.isRequired ? [] : [none]
    switch field.kind {
    case .flag:
      return optional + [
        ListItem("true", Phrase("yes", "是")), ListItem("false", Phrase("no", "否")),
      ]
    case .choice(let set):
      let states = Set(current.map { $0[field.id]?.text })
      // States that no transition names are free.
      let listed = Set(field.transitions.flatMap { [$0.from, $0.to] })
      return optional
        + set.choices.map { choice in
          let isFree =
            states.isEmpty
            || states.contains { now in
              now.map { !listed.contains($0) || $0 == choice.id } ?? true
                || !listed.contains(choice.id)
                || field.transitions.contains { $0.from == now && $0.to == choice.id }
            }
          return ListItem(
            choice.id,
            choice.label,
            off: isFree
              ? nil : Phrase("Not a step from here.", "不能从现状态直接变为此项。"),
            words: choice.id
          )
        }
    case .choices(let set):
      return set.isOpen
        ? nil : set.choices.map { ListItem($0.id, $0.label, words: $0.id) }
    case .reference([Register.any]), .references([Register.any]): return nil
    case .reference(let targets), .references(let targets):
      let fits = fit(for: field, on: typed ?? current)
      var items: [ListItem] = field.kind.isSet ? [] : optional
      for target in targets where target != Register.any {
        let source = board.source(target)
        guard source.count <= 5_000 else { return nil }
        for slot in 0..<source.slots {
          guard let id = source.id(at: slot) else { continue }
          let reference = RecordReference(register: target, id: id)
          let value = Registry.text(of: reference, in: targets)
          let isFit = fits(value)
          items.append(
            ListItem(
              value,
              Phrase(same: title(of: reference)),
              note: isFit ? nil : Phrase("does not fit", "不符"),
              isHidden: !isFit,
              words: id
            )
          )
        }
      }
      return items
    default: return nil
    }
  }

  /// The words of a set that takes new ones: those that it declares, then those that records have,
  /// the most frequent first.
  ///
  /// - Complexity: O(*n*) in the records of the register; of more than 5,000 none is asked.
  func words(of field: Field, _ set: ChoiceSet, in register: String) -> [ListItem] {
    var uses: [String: Int] = [:]
    let source = board.source(register)
    if source.count <= 5_000 {
      for slot in 0..<source.slots {
        for word in source.record(at: slot)?[field.id]?.list ?? [] where set[word] == nil {
          uses[word, default: 0] += 1
        }
      }
    }
    let used = uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return set.choices.map { ListItem($0.id, $0.label, words: $0.id) }
      + used.map { ListItem($0.key, Phrase(same: $0.key), right: "\($0.value)") }
  }

  // MARK: - Zones and search

  /// The zones as a tree.
  func zoneTree(_ register: Register) -> [(id: String, name: Phrase, depth: Int)] {
    let source = board.source(register.id)
    var children: [String: [Record]] = [:]
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot) else { continue }
      let parent = record["parent"]?.text ?? ""
      let isRoot = parent.isEmpty || source.slot(of: parent) == nil
      children[isRoot ? "" : parent, default: []].append(record)
    }
    var tree: [(id: String, name: Phrase, depth: Int)] = []
    var seen: Set<String> = []
    func add(_ parent: String, _ depth: Int) {
      for record in children[parent] ?? [] where seen.insert(record.id).inserted {
        let name = Phrase(
          record["name"]?.text ?? record["nameZh"]?.text ?? record.id,
          record["nameZh"]?.text ?? record["name"]?.text ?? record.id
        )
        tree.append((record.id, name, depth))
        add(record.id, depth + 1)
      }
    }
    add("", 0)
    return tree
  }

  /// Records with words in one of their values, those first that are called so; `nil` when that was
  /// stopped.
  ///
  /// - Complexity: O(*n*) in the bytes of all registers, until enough are found.
  func search(
    _ text: String,
    limit: Int,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> [SearchAnswer.Hit]? {
    let words = Narrowing.words(of: text)
    guard !words.isEmpty else { return [] }
    // More than are shown, so that a record that is called so is found behind those that mention it.
    let found = evaluator.search(
      text,
      includesPrivate: false,
      limit: limit * 4,
      isCancelled: isCancelled
    )
    if isCancelled() { return nil }
    let hits = found.hits.map { ranked($0, words) }
    return hits.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .prefix(limit).map(\.element.hit)
  }

  /// A record that was found as it is shown, and how far from the top.
  private func ranked(
    _ found: SearchHit,
    _ words: [String]
  ) -> (rank: Int, hit: SearchAnswer.Hit) {
    let title = title(of: found.record)
    let folded = Narrowing.folded(title + " " + found.record.id)
    if words.allSatisfy({ folded.contains($0) }) {
      let rank = words.first.map { folded.hasPrefix($0) } == true ? 0 : 1
      return (rank, SearchAnswer.Hit(reference: found.record, title: title, excerpt: nil))
    }
    var excerpt = found.excerpt
    if let field = registry[found.record.register]?[field: found.field] {
      // Choices and references are kept by id; people know them by name.
      if field.kind.choiceSet != nil || !field.kind.targets.isEmpty {
        excerpt = formatter.text(board.record(found.record)?[field.id], of: field, .short)
      }
      excerpt = field.label[language] + " " + excerpt
    }
    return (2, SearchAnswer.Hit(reference: found.record, title: title, excerpt: excerpt))
  }
}
