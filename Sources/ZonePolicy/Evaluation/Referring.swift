import ZoneModel
import ZoneQuery

/// The records that refer to what a change touches, found once for all rules.
struct Referring {
  /// Whether some were not looked for.
  private(set) var isCut = false
  private let touched: Touched
  private let limit: Int
  private let registry: Registry
  private let before: () -> Evaluator
  private var evaluator: Evaluator?
  private var known: [String: [RecordReference]] = [:]

  init(
    _ touched: Touched,
    limit: Int,
    in registry: Registry,
    before: @escaping () -> Evaluator
  ) {
    self.touched = touched
    self.limit = limit
    self.registry = registry
    self.before = before
  }

  /// The records that a rule judges and that refer to a touched one of which it reads a field that
  /// changed, by themselves or through one other record; nothing refers yet to a record that is made.
  mutating func records(of rule: Rule, reading reads: Set<String>) -> [RecordReference] {
    var ways: [String: (isDirect: Bool, through: [String])] = [:]
    let targets = touched.order.filter { target in
      guard !touched.isNew(target), touched.concerns(target, reads) else { return false }
      let way =
        ways[target.register] ?? (
          registry[rule.register]?.fields(referringTo: target.register).isEmpty == false,
          registry.between(rule.register, target.register, reading: reads)
        )
      ways[target.register] = way
      return way.isDirect || !way.through.isEmpty
    }
    if targets.count > limit { isCut = true }
    var seen: Set<RecordReference> = []
    var found: [RecordReference] = []
    for target in targets.prefix(limit) {
      guard let way = ways[target.register] else { continue }
      var places = way.isDirect ? records(referringTo: target, in: rule.register) : []
      for middle in way.through {
        for record in records(referringTo: target, in: middle) {
          places += records(referringTo: record, in: rule.register)
          if places.count > limit { break }
        }
      }
      found += places.filter { seen.insert($0).inserted }
    }
    return found
  }

  /// The records that a rule judges and that name the same record as a touched one of another register
  /// which the rule reads: the awards of a firm of which a completed move is entered.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - reads: the fields that it reads, written `register.field`.
  ///   - board: the board with the change.
  /// - Returns: the records, each once.
  mutating func records(
    of rule: Rule,
    reading reads: Set<String>,
    beside board: any Board
  ) -> [RecordReference] {
    var ways: [String: [Field]] = [:]
    let siblings = touched.order.filter { sibling in
      guard touched.concerns(sibling, reads) else { return false }
      let way =
        ways[sibling.register]
        ?? registry.fields(of: sibling.register, beside: rule.register, reading: reads)
      ways[sibling.register] = way
      return !way.isEmpty
    }
    if siblings.count > limit { isCut = true }
    var seen: Set<RecordReference> = []
    var found: [RecordReference] = []
    for sibling in siblings.prefix(limit) {
      guard let record = board.record(sibling) else { continue }
      for field in ways[sibling.register] ?? [] {
        guard let text = record[field.id]?.text,
          let target = Registry.target(of: text, in: field.kind.targets)
        else { continue }
        found += records(referringTo: target, in: rule.register).filter { seen.insert($0).inserted }
      }
    }
    return found
  }

  private mutating func records(
    referringTo target: RecordReference,
    in register: String
  ) -> [RecordReference] {
    let key = "\(register) \(target)"
    if let known = known[key] { return known }
    let evaluator = self.evaluator ?? before()
    self.evaluator = evaluator
    let found = evaluator.referrers(to: target, in: register, limit: limit + 1)
    if found.count > limit { isCut = true }
    let records = found.prefix(limit).map(\.record)
    known[key] = records
    return records
  }
}

extension Registry {
  /// The fields of a register that may name a record which those of another name as well: a move and
  /// an award are of one firm.
  ///
  /// - Parameters:
  ///   - register: the register.
  ///   - judged: the register of the records that are judged.
  ///   - reads: the fields that are read, written `register.field`; others do not count.
  /// - Returns: the fields; none of the register itself.
  func fields(of register: String, beside judged: String, reading reads: Set<String>) -> [Field] {
    guard register != judged, let own = self[register], let other = self[judged] else { return [] }
    let named = Set(
      other.fields.filter { reads.contains("\(judged).\($0.id)") }.flatMap(\.kind.targets)
    )
    return own.fields.filter { field in
      reads.contains("\(register).\(field.id)") && !named.isDisjoint(with: field.kind.targets)
    }
  }

  /// The registers through whose records a rule about one register reads fields of another:
  /// a distribution names its contract, the contract its seller.
  ///
  /// - Parameters:
  ///   - start: the register of the records that are judged.
  ///   - end: the register that is read.
  ///   - reads: the fields that are read, written `register.field`.
  /// - Returns: the ids of the registers between the two; none where no way is read.
  func between(_ start: String, _ end: String, reading reads: Set<String>) -> [String] {
    guard start != end, let own = self[start] else { return [] }
    var middles: [String] = []
    for field in own.fields where reads.contains("\(start).\(field.id)") {
      for middle in field.kind.targets where middle != end && !middles.contains(middle) {
        let leads = self[middle]?.fields(referringTo: end) ?? []
        if leads.contains(where: { reads.contains("\(middle).\($0.id)") }) {
          middles.append(middle)
        }
      }
    }
    return middles
  }
}
