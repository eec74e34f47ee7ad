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
    let judged = registry[rule.register]?.fields.filter {
      reads.contains("\(rule.register).\($0.id)")
    }
    let named = Set(judged?.flatMap(\.kind.targets) ?? [])
    let siblings = touched.order.filter {
      $0.register != rule.register && touched.concerns($0, reads)
    }
    if siblings.count > limit { isCut = true }
    var seen: Set<RecordReference> = []
    var found: [RecordReference] = []
    for sibling in siblings.prefix(limit) {
      guard let record = board.record(sibling) else { continue }
      for field in registry[sibling.register]?.fields ?? []
      where reads.contains("\(sibling.register).\(field.id)") {
        guard let text = record[field.id]?.text,
          let target = Registry.target(of: text, in: field.kind.targets),
          named.contains(target.register)
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
