import Foundation
import ZoneModel
import ZonePolicy
import ZoneQuery

/// A small board on which one case is judged: the zones that documents bind, and in each zone one
/// record of every register that leads to it.
struct RuleWorld {
  static let today = Day("2026-11-21") ?? Day(number: 0)

  /// Each zone with what it lies in.
  static let zones: [(id: String, parent: String?, groups: [String])] = [
    ("beijing-tianjin-hebei", nil, []), ("beijing", nil, ["beijing-tianjin-hebei"]),
    ("tianjin", nil, ["beijing-tianjin-hebei"]), ("hebei", nil, ["beijing-tianjin-hebei"]),
    ("shanghai", nil, []), ("tongzhou-district", "beijing", []),
    ("huairou-district", "beijing", []),
    ("three-cities-one-area", nil, []), ("jingan-district", "shanghai", []),
    ("shibei-park", "jingan-district", []), ("national-high-tech-zones", nil, []),
    ("huairou-science-city", "huairou-district", ["three-cities-one-area"]),
    ("national-zone", nil, ["national-high-tech-zones"]), ("elsewhere", nil, []),
  ]

  let evaluator: PolicyEvaluator
  let subject: Record

  /// Makes the board of a case; its record may lie elsewhere, or nobody has said where, and the store
  /// may have none of the zones that documents bind.
  init(
    _ rule: Rule,
    _ written: [String: Written],
    elsewhere: Bool = false,
    isPlaced: Bool = true,
    withoutZones: Bool = false
  ) {
    let registry = Registry.standard
    let reach = rule.reach.first.flatMap {
      $0 == "*" ? nil : $0 == "national-high-tech-zones" ? "national-zone" : $0
    }
    let zone = elsewhere ? "elsewhere" : reach ?? "elsewhere"
    let id =
      written["ID"]?.text ?? (rule.register == "zones" ? zone : "subject")
    let names = ["REACH": zone, "subject": id]
    var records: [RecordReference: [String: Value]] = [:]
    func put(_ register: String, _ id: String, _ fields: [String: Value]) {
      let reference = RecordReference(register: register, id: id)
      records[reference, default: [:]].merge(fields) { _, new in new }
    }
    for entry in withoutZones ? [] : Self.zones {
      var fields: [String: Value] = [:]
      fields["parent"] = entry.parent.map { .text($0) }
      if !entry.groups.isEmpty { fields["groups"] = .set(entry.groups) }
      put("zones", entry.id, fields)
    }
    func lead(_ path: [String], from register: String, _ id: String) {
      guard let first = path.first, first != "this", let register = registry[register],
        let field = register[field: first], let target = field.kind.targets.first
      else { return }
      let end = target == "zones" ? zone : "at-" + zone
      let reference = RecordReference(register: target, id: end)
      put(register.id, id, [first: .text(Registry.text(of: reference, in: field.kind.targets))])
      if target != "zones" { lead(Array(path.dropFirst()), from: target, end) }
    }
    let text = String(describing: written)
    for register in registry.registers where text.contains("\(register.id)/at-") {
      guard let path = register.zonePath else { continue }
      lead(Self.steps(of: path), from: register.id, "at-" + zone)
    }
    if isPlaced, let path = Self.storedPath(of: rule, registry) {
      lead(Self.steps(of: path), from: rule.register, id)
    }
    put(rule.register, id, Self.values(written, rule.register, names))
    for (name, fields) in written["with"]?.fields ?? [:] {
      let name = name.hasSuffix("/REACH") ? name.replacing("REACH", with: zone) : name
      guard let reference = RecordReference(name) else { continue }
      put(
        reference.register,
        reference.id,
        Self.values(fields.fields, reference.register, names)
      )
    }
    let board = MemoryBoard(
      records.map { reference, fields in
        Record(reference: reference, fields: Fields(fields.map { ($0.key, $0.value) }))
      }
    )
    let settings = written["settings"]?.fields ?? [:]
    let today = written["TODAY"]?.text.flatMap { Day($0) } ?? Self.today
    let context = QueryContext(
      registry: registry,
      board: board,
      today: today,
      setting: { name, keys in
        var found: Written? = settings[name]
        for key in keys { found = found?.fields[key] ?? found }
        guard let text = found?.text else { return nil }
        if let number = Number(text.hasSuffix("%") ? String(text.dropLast()) : text) {
          return .number(Quantity(number))
        }
        return TimeSpan(text).map { .span($0) }
      },
      reading: { metric, year, zone in
        Readings(board).outcome(metric, year, zone, until: today)
      }
    )
    var readings: [String: String] = [:]
    if let reading = written["READING"]?.text { readings[rule.id] = reading }
    evaluator = PolicyEvaluator(RuleCases.book, Evaluator(context), readings: readings)
    let reference = RecordReference(register: rule.register, id: id)
    subject = board.record(reference) ?? Record(reference: reference, fields: Fields())
  }

  /// The steps of a path to a zone; of the first way, where it has several.
  private static func steps(of path: String) -> [String] {
    path.prefix { $0 != " " }.split(separator: ".").map(String.init)
  }

  /// The path to a record's zone; of one that is reckoned, the register's own.
  private static func storedPath(of rule: Rule, _ registry: Registry) -> String? {
    guard let path = rule.zonePath, let register = registry[rule.register],
      case .computed? = register[field: path]?.kind
    else { return rule.zonePath }
    return register.zonePath
  }

  static func values(
    _ written: [String: Written],
    _ register: String,
    _ names: [String: String]
  ) -> [String: Value] {
    guard let register = Registry.standard[register] else { return [:] }
    var values: [String: Value] = [:]
    for (name, part) in written {
      guard let field = register[field: name] else { continue }
      values[name] = part.value(of: field, names)
    }
    return values
  }
}
