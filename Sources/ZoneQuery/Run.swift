import ZoneModel

/// The working state of an evaluation: what has been found out so far, and how parts are evaluated.
final class Run {
  let context: QueryContext
  let cache: QueryCache
  private var tables: [String: Table] = [:]
  /// The table that was asked for last.
  private var lastTable: Table?
  private var closures: [RecordReference: Set<RecordReference>] = [:]
  /// The nodes are kept with what is known of them, so that no other takes their identity.
  private var namings: [ObjectIdentifier: (node: Node, known: [RecordReference: Bool])] = [:]
  private var patterns: [String: Regex<AnyRegexOutput>] = [:]
  /// The computed fields that are being evaluated, so that records which refer to each other in a
  /// circle end as unknown.
  var computing = 0
  var groups: [ObjectIdentifier: Groups] = [:]
  private var namingFields: [String: [Field]] = [:]
  /// The records that words of filters mean.
  var meant: [String: Outcome] = [:]
  /// The titles of records that a sort goes by.
  var titles: [RecordReference: String] = [:]
  var isCancelled: () -> Bool = { false }
  /// Told now and then how far a pass through the rows of a register is, 0 to 1.
  var progress: (Double) -> Void = { _ in }
  /// Whether one record is asked about, not all rows of a register.
  var isSingle = false
  /// Whether the values of an aggregate never fall below zero, kept with the aggregate.
  var signs: [ObjectIdentifier: (aggregate: Aggregate, isNonNegative: Bool)] = [:]
  /// How often an aggregate was asked for single records.
  var asked: [ObjectIdentifier: Int] = [:]

  /// Which days are worked: the published calendar and what the office has entered.
  lazy var calendar = cache.calendar(context)
  /// Which days other authorities work.
  lazy var publicCalendar = cache.publicCalendar(context)

  /// Whether columns that it reads may be kept for others.
  let isSharing: Bool

  init(context: QueryContext, cache: QueryCache, isSharing: Bool) {
    self.context = context
    self.cache = cache
    self.isSharing = isSharing && !(context.board is EditedBoard)
  }

  func table(_ register: String) -> Table? {
    if let lastTable, lastTable.register.id == register { return lastTable }
    if let table = tables[register] {
      lastTable = table
      return table
    }
    guard let declared = context.registry[register] else { return nil }
    let columns = ColumnSource(
      cache: cache,
      seq: context.board.seq,
      isShared: isSharing,
      isCancelled: { [unowned self] in isCancelled() },
      progress: { [unowned self] in progress($0) }
    )
    let table = Table(
      register: declared,
      source: context.board.source(register),
      columns: columns
    )
    tables[register] = table
    return table
  }

  func subject(_ reference: RecordReference) -> Subject? {
    guard let table = table(reference.register), let slot = table.slot(of: reference.id) else {
      return nil
    }
    return .slot(table, slot)
  }

  // MARK: - Parts

  func truth(_ node: Node, _ frame: Frame) -> Truth {
    switch node.form {
    case .and(let parts):
      var answer = Truth.yes
      for part in parts {
        switch truth(part, frame) {
        case .no: return .no
        case .unknown: answer = .unknown
        case .yes: break
        }
      }
      return answer
    case .or(let parts):
      var answer = Truth.no
      for part in parts {
        switch truth(part, frame) {
        case .yes: return .yes
        case .unknown: answer = .unknown
        case .no: break
        }
      }
      return answer
    case .not(let part): return truth(part, frame).negated
    case .compare(let comparison, let left, let right):
      return compare(
        comparison,
        outcome(left, frame),
        outcome(right, frame),
        left.type.element.joined(with: right.type.element) ?? .any
      )
    case .contains(let part, let words):
      return each(outcome(part, frame)) { value in
        guard case .text(let text) = value else { return nil }
        let folded = Folding.bytes(text)
        return words.contains { ByteSearch.contains(folded, Array($0.utf8)) }
      }
    case .oneOf(let part, let ids, _):
      if lacksField(part, frame) { return .no }
      return each(outcome(part, frame)) { value in
        switch value {
        case .choice(let id), .text(let id): ids.contains(id)
        default: nil
        }
      }
    case .names(let part, let words, _):
      return each(outcome(part, frame)) { value in
        guard case .record(let reference) = value else { return nil }
        return names(reference, words, for: node, Names.targets(part.type))
      }
    case .matches(let part, let pattern):
      return each(outcome(part, frame)) { value in
        guard case .text(let text) = value else { return nil }
        return matches(text, pattern)
      }
    case .within(let part, let place):
      guard case .record(let target) = outcome(place, frame) else { return .unknown }
      if lacksField(part, frame) { return .no }
      return each(outcome(part, frame)) { value in
        guard case .record(let reference) = value else { return nil }
        return lies(reference, within: target)
      }
    case .placed(let path, let place): return isPlaced(path, frame, place) ? .yes : .no
    case .word(let word, let hidden): return hasWord(word, frame.this, without: hidden)
    case .member where lacksField(node, frame): return .no
    default: return outcome(node, frame).truth
    }
  }

  /// Whether a path ends at a record whose register has no such field: a firm has no level of
  /// institutes, so that it is none of them and nobody could say more.
  private func lacksField(_ path: Node, _ frame: Frame) -> Bool {
    guard case .member(let inner, _, let fields) = path.form,
      fields.count != Names.targets(inner.type).count,
      case .record(let reference) = outcome(inner, frame)
    else { return false }
    return fields[reference.register] == nil
  }

  func outcome(_ node: Node, _ frame: Frame) -> Outcome {
    if let read = node.read { return value(of: read, read.scope == .this ? frame.this : frame.row) }
    switch node.form {
    case .constant(let outcome): return outcome
    case .today(let offset): return .day(offset.after(context.today))
    case .this: return frame.this.reference.map { .record($0) } ?? .unknown
    case .row: return frame.row.reference.map { .record($0) } ?? .unknown
    case .field(let scope, let field):
      return value(of: field, scope == .this ? frame.this : frame.row)
    case .member(let part, _, let fields):
      return member(outcome(part, frame), fields)
    case .named(let name, let targets, let byName):
      return byName ? called(name, targets) : named(name, targets)
    case .plus(let left, let right):
      return Arithmetic.sum(outcome(left, frame), outcome(right, frame))
    case .minus(let left, let right):
      return Arithmetic.difference(outcome(left, frame), outcome(right, frame))
    case .times(let left, let right):
      return Arithmetic.product(outcome(left, frame), outcome(right, frame))
    case .divided(let left, let right):
      return Arithmetic.quotient(outcome(left, frame), outcome(right, frame))
    case .otherwise(let first, let second):
      let value = outcome(first, frame)
      if case .missing = value { return outcome(second, frame) }
      return value
    case .condition(let test, let yes, let no):
      switch truth(test, frame) {
      case .yes: return outcome(yes, frame)
      case .no: return outcome(no, frame)
      case .unknown:
        let (first, second) = (outcome(yes, frame), outcome(no, frame))
        return first == second ? first : Arithmetic.either(first, second)
      }
    case .call(let function, let arguments): return call(function, arguments, frame)
    case .lookUp(let function, let name, let arguments):
      return lookUp(function, name, arguments, frame)
    case .aggregate(let aggregate): return self.aggregate(aggregate, frame)
    case .not, .and, .or, .compare, .contains, .oneOf, .names, .matches, .within, .placed, .word:
      return Outcome(truth(node, frame))
    }
  }

  /// Whether a value, or any of several, passes a test; `nil` from the test is unknown.
  private func each(_ value: Outcome, _ test: (Outcome) -> Bool?) -> Truth {
    guard case .list(let values) = value else {
      switch value {
      case .missing, .unknown: return .unknown
      default: return test(value).map { $0 ? .yes : .no } ?? .unknown
      }
    }
    var answer = Truth.no
    for value in values {
      switch test(value) {
      case true: return .yes
      case nil: answer = .unknown
      default: break
      }
    }
    return answer
  }

  // MARK: - Fields

  func value(of field: Field, _ subject: Subject) -> Outcome {
    if field.kind.isComputed { return computed(field, subject) }
    switch subject {
    case .none: return .unknown
    case .record(let record):
      if field.id == Names.id.id { return .text(record.id) }
      return Outcome(record[field.id], kind: field.kind)
    case .slot(let table, let slot): return table.outcome(of: field, at: slot)
    }
  }

  private func value(of read: FieldRead, _ subject: Subject) -> Outcome {
    guard case .slot(let table, let slot) = subject else { return value(of: read.field, subject) }
    return read.isComputed
      ? computed(read.field, table, slot) : table.outcome(of: read.field, at: slot)
  }

  /// What a computed field gives; unknown where its expression is wrong.
  func computed(_ field: Field, _ subject: Subject) -> Outcome {
    switch subject {
    case .none: return .unknown
    case .record(let record):
      guard let root = root(of: field, record.reference.register) else { return .unknown }
      return computed(root, subject, isChoice: ComputedField.givesChoice(field))
    case .slot(let table, let slot): return computed(field, table, slot)
    }
  }

  private func computed(_ field: Field, _ table: Table, _ slot: Int) -> Outcome {
    let answers: ComputedField
    if let known = table.computed[field.id] {
      answers = known
    } else {
      answers = ComputedField(field, root: root(of: field, table.register.id), table.source.slots)
      table.computed[field.id] = answers
    }
    if let known = answers[slot] { return known }
    let outcome =
      answers.root.map { computed($0, .slot(table, slot), isChoice: answers.isChoice) } ?? .unknown
    answers[slot] = outcome
    return outcome
  }

  private func root(of field: Field, _ register: String) -> Node? {
    (try? cache.computation(field, of: register))?.root
  }

  private func computed(_ root: Node, _ subject: Subject, isChoice: Bool) -> Outcome {
    guard computing < 40 else { return .unknown }
    computing += 1
    defer { computing -= 1 }
    let outcome = outcome(root, Frame(this: subject))
    if isChoice, case .text(let text) = outcome { return .choice(text) }
    return outcome
  }

  private func member(_ value: Outcome, _ fields: [String: Field]) -> Outcome {
    switch value {
    case .record(let reference):
      guard let field = fields[reference.register] else { return .missing }
      guard let subject = subject(reference) else { return .unknown }
      return self.value(of: field, subject)
    case .list(let references):
      var found: [Outcome] = []
      for reference in references {
        switch member(reference, fields) {
        case .missing: break
        case .list(let inner): found += inner.filter { !found.contains($0) }
        case let one: if !found.contains(one) { found.append(one) }
        }
      }
      return found.isEmpty ? .missing : .list(found)
    case .missing: return .missing
    default: return .unknown
    }
  }

  // MARK: - Records by name and place

  func named(_ name: String, _ targets: [String]) -> Outcome {
    if targets.count == 1, let only = targets.first, only != Register.any {
      return .record(RecordReference(register: only, id: name))
    }
    if let reference = RecordReference(name) { return .record(reference) }
    let registers =
      targets.contains(Register.any) ? context.registry.registers.map(\.id) : targets
    for register in registers where table(register)?.slot(of: name) != nil {
      return .record(RecordReference(register: register, id: name))
    }
    return .record(RecordReference(register: registers.first ?? "", id: name))
  }

  /// The fields of a zone that say what it lies in.
  static let placing = ["parent", "groups"]

  /// A record and all that it lies in, through `parent` and `groups`.
  func closure(_ reference: RecordReference) -> Set<RecordReference> {
    if let known = closures[reference] { return known }
    var found: Set<RecordReference> = [reference]
    var open = [reference]
    while let next = open.popLast() {
      guard let subject = subject(next), let register = context.registry[next.register] else {
        continue
      }
      for name in Self.placing {
        guard let field = register[field: name] else { continue }
        for target in references(in: value(of: field, subject))
        where found.insert(target).inserted {
          open.append(target)
        }
      }
    }
    closures[reference] = found
    return found
  }

  func references(in value: Outcome) -> [RecordReference] {
    switch value {
    case .record(let reference): [reference]
    case .list(let values): values.flatMap { references(in: $0) }
    default: []
    }
  }

  func lies(_ reference: RecordReference, within target: RecordReference) -> Bool {
    reference == target || closure(reference).contains(target)
  }

  private func names(
    _ reference: RecordReference,
    _ words: [String],
    for node: Node,
    _ targets: [String]
  ) -> Bool {
    if let known = namings[ObjectIdentifier(node)]?.known[reference] { return known }
    let answer = words.contains { names(reference, $0, targets) }
    namings[ObjectIdentifier(node), default: (node, [:])].known[reference] = answer
    return answer
  }

  private func names(_ reference: RecordReference, _ word: String, _ targets: [String]) -> Bool {
    let places = closure(reference)
    let registers =
      targets.contains(Register.any) ? context.registry.registers.map(\.id) : targets
    // An id names its record alone, so that no name that happens to hold it matches too.
    if isID(word, in: registers) {
      return places.contains { $0.id == word || $0.description == word }
    }
    let folded = Folding.bytes(word)
    return places.contains { isKnown($0, by: folded) }
  }

  /// Whether a word is the id of a record of some registers.
  func isID(_ word: String, in registers: [String]) -> Bool {
    registers.contains { table($0)?.slot(of: word) != nil }
      || RecordReference(word).map { subject($0) != nil } ?? false
  }

  /// Whether one of the fields that people know a record by holds a folded word.
  func isKnown(_ reference: RecordReference, by folded: [UInt8]) -> Bool {
    guard let subject = subject(reference), let register = context.registry[reference.register]
    else { return false }
    return namingFields(register).contains { field in
      texts(in: value(of: field, subject)).contains {
        ByteSearch.contains(Folding.bytes($0), folded)
      }
    }
  }

  /// The fields that people know a record by.
  func namingFields(_ register: Register) -> [Field] {
    if let known = namingFields[register.id] { return known }
    let fields = register.fields.filter { field in
      switch field.kind {
      case .text, .texts:
        ["name", "nameZh", "shortName", "aliases", "formerNames"].contains(field.id)
          || register.title.contains("{\(field.id)}")
      default: false
      }
    }
    namingFields[register.id] = fields
    return fields
  }

  func texts(in value: Outcome) -> [String] {
    switch value {
    case .text(let text): [text]
    case .list(let values): values.flatMap { texts(in: $0) }
    default: []
    }
  }

  // MARK: - Texts

  private func matches(_ text: String, _ pattern: String) -> Bool? {
    let regex: Regex<AnyRegexOutput>
    if let known = patterns[pattern] {
      regex = known
    } else {
      guard let made = try? Regex(pattern) else { return nil }
      patterns[pattern] = made
      regex = made
    }
    do {
      return try regex.firstMatch(in: text) != nil
    } catch {
      return nil
    }
  }

  /// Whether any text value of a record holds a folded word.
  func hasWord(_ word: String, _ subject: Subject, without hidden: Set<String>) -> Truth {
    let record: Record? =
      switch subject {
      case .none: nil
      case .record(let record): record
      case .slot(let table, let slot): table.record(at: slot)
      }
    guard let record else { return .unknown }
    return TextSearch.holds(record, word: Array(word.utf8), without: hidden) ? .yes : .no
  }
}
