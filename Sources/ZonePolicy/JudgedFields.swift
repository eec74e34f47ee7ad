public import ZoneModel
import ZoneQuery

/// What the rules of a book that block or warn look at: fields by register.
///
/// It is little to keep, and tells which changes need no look at the rules themselves.
public struct JudgedFields: Hashable, Sendable {
  /// The fields that rules read of the records that they judge, of those that refer to them, and of
  /// those that name the same records.
  public let fields: [String: Set<String>]
  /// The fields that rules read of registers that the records that they judge refer to; nothing
  /// refers yet to a record that is made.
  public let referred: [String: Set<String>]

  /// Makes it of what was kept.
  public init(_ fields: [String: Set<String>], referred: [String: Set<String>] = [:]) {
    self.fields = fields
    self.referred = referred
  }

  /// Reads it off a book.
  public init(of book: PolicyBook, registry: Registry) {
    var fields: [String: Set<String>] = [:]
    var referred: [String: Set<String>] = [:]
    let cache = QueryCache(registry: registry)
    for rule in book.rules where rule.isBlocking || rule.isWarning {
      fields[rule.register] = fields[rule.register, default: []]
      let reads = cache.stored(
        behind: rule.isBlocking ? rule.fieldsRead.union(rule.growthRead) : rule.fieldsRead
      )
      for name in reads {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let register = registry[parts[0]] else { continue }
        if register.id == rule.register
          || rule.isBlocking
            && !(register.fields(referringTo: rule.register).isEmpty
              && registry.fields(of: register.id, beside: rule.register, reading: reads).isEmpty)
        {
          fields[register.id, default: []].insert(parts[1])
        }
        if registry[rule.register]?.fields(referringTo: register.id).isEmpty == false
          || !registry.between(rule.register, register.id, reading: reads).isEmpty
        {
          referred[register.id, default: []].insert(parts[1])
        }
      }
    }
    // A reading that no target is judged by is pointed out.
    if !book.targets.isEmpty {
      fields[PolicyCheck.readings, default: []].formUnion(PolicyCheck.readingFields)
      fields["targets", default: []].insert(PolicyCheck.metric)
    }
    // So is a rule, a task or a programme that no pack has.
    for (register, field) in PolicyCheck.entryFields {
      fields[register, default: []].insert(field)
    }
    // And a clause that its document has not.
    fields["policy-clauses", default: []].formUnion(["policy", "number"])
    // And a task that is given another schedule than its document's.
    fields["plan-tasks", default: []].formUnion(["scheduleKind", "dueOn"])
    self.init(fields, referred: referred)
  }

  /// Whether a rule may refuse or warn of a change that touches these fields.
  public func concern(_ touched: TouchedFields) -> Bool {
    touched.registers.contains { register, names in
      guard let names else { return fields[register] != nil }
      return !names.isDisjoint(with: fields[register] ?? [])
        || !names.isDisjoint(with: referred[register] ?? [])
    }
  }
}

/// The fields that a change touches, by register; all of them where it makes a record.
public struct TouchedFields: Hashable, Sendable {
  /// The fields; `nil` for all.
  public private(set) var registers: [String: Set<String>?] = [:]

  /// Begins with none.
  public init() {}

  /// Adds fields of a register; `nil` for all.
  public mutating func add(_ fields: Set<String>?, of register: String) {
    if case .some(nil) = registers[register] { return }
    guard let fields else {
      registers[register] = .some(nil)
      return
    }
    registers[register] = .some((registers[register] ?? [])?.union(fields) ?? fields)
  }
}

extension Rule {
  /// Whether it refuses a change that breaks it.
  public var isBlocking: Bool { enforcement == .block && !readings.isEmpty }

  /// Whether it warns of a change that breaks it; what upkeep asks for stands on the work list.
  public var isWarning: Bool {
    enforcement == .warn && !readings.isEmpty && !isOffer && kind != "upkeep"
  }

  /// Whether it looks at records that refer to the one that it is about, of which a new one has none.
  var looksAtReferrers: Bool {
    ([applies, needs] + readings.map(\.test)).contains { $0?.text.contains(" of this") == true }
  }
}
