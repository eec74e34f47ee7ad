import ZoneModel
import ZoneQuery

extension PackReader {
  mutating func rule(_ node: PackNode) -> Rule? {
    knows(
      node,
      [
        "id", "clause", "says", "kind", "strictness", "enforcement", "about", "reach", "zone",
        "applies", "needs", "test", "reading", "running", "gap", "grows", "remedy", "offer", "note",
        "case",
        "also", "decided",
      ]
    )
    let before = faults.count
    guard let id = id(node), let clause = clause(node), let says = phrase(node, "says"),
      let kind = kind(node), let register = register(node)
    else { return nil }
    let strictness: Strictness = choice(node, "strictness", default: .mandatory)
    let enforcement: Enforcement = choice(node, "enforcement", default: .warn)
    let zone = zone(node, register)
    let applies = expression(node["applies"], in: register.id, .check)
    let needs = expression(node["needs"], in: register.id, .check)
    let (readings, standard) = readings(node, register)
    var running: Rule.Running?
    if let written = node["running"] {
      knows(written, ["while", "until", "reading"])
      if let condition = expression(written["while"], in: register.id, .check) {
        running = Rule.Running(
          condition: condition,
          until: expression(written["until"], in: register.id, .value),
          reading: written["reading"]?.text
        )
      }
    }
    let gap = expression(node["gap"], in: register.id, .value)
    let remedy = phrase(node["remedy"])
    let note = phrase(node["note"])
    let offers: Bool =
      node["offer"]?.text.map { $0 == "true" }
      ?? (strictness == .permissive || ["priority", "exemption"].contains(kind))
    let ownReach = node["reach"].map { texts($0) } ?? clauseReach[clause] ?? binds
    let also = (node["also"]?.elements ?? []).compactMap { elsewhere($0) }
    guard faults.count == before else { return nil }
    return Rule(
      id: id,
      pack: packID,
      clause: clause,
      says: says,
      kind: kind,
      strictness: strictness,
      enforcement: enforcement,
      register: register.id,
      reach: ownReach + also.flatMap(\.reach).filter { !ownReach.contains($0) },
      ownReach: ownReach,
      also: also,
      zonePath: zone?.path,
      zoneFields: zone?.fields ?? [],
      applies: applies,
      needs: needs,
      readings: readings,
      defaultReading: standard,
      running: running,
      gap: gap,
      grows: expression(node["grows"], in: register.id, .value),
      remedy: remedy,
      isOffer: offers,
      isAlwaysDecided: node["decided"]?.text == "true",
      note: note,
      issue: node["case"]?.text
    )
  }

  /// Another document with the same rule; its clause is looked up among its own.
  private mutating func elsewhere(_ node: PackNode) -> Rule.Elsewhere? {
    knows(node, ["document", "clause", "reach"])
    guard let pack = text(node, "document"), let clause = text(node, "clause") else { return nil }
    let reach = texts(node["reach"])
    if reach.isEmpty { fault(node, Phrase("reach is missing", "缺少 reach")) }
    return reach.isEmpty ? nil : Rule.Elsewhere(pack: pack, clause: clause, reach: reach)
  }

  /// The path to a record's zone with the fields that it reads: the rule's own path, else the
  /// register's; `none` for none.
  private mutating func zone(
    _ node: PackNode,
    _ register: Register
  ) -> (path: String, fields: Set<String>)? {
    let written = node["zone"]
    guard let path = written == nil ? register.zonePath : written?.text, path != "none" else {
      return nil
    }
    do throws(ExpressionError) {
      let expression = try Expression(
        parsing: path,
        in: register.id,
        registry: registry,
        mode: .value
      )
      return (path, expression.fieldsRead)
    } catch {
      fault(written ?? node, error.sentence, at: written == nil ? 0 : error.range.lowerBound)
      return nil
    }
  }

  private mutating func readings(
    _ node: PackNode,
    _ register: Register
  ) -> (readings: [Rule.Reading], standard: String) {
    guard let written = node["reading"] else {
      guard let test = expression(node["test"], in: register.id, .check) else { return ([], "") }
      return ([Rule.Reading(id: "", says: nil, test: test, gap: nil, remedy: nil)], "")
    }
    knows(written, ["default", "choices"])
    var readings: [Rule.Reading] = []
    for (name, value) in written["choices"]?.pairs ?? [] {
      let isPlain = value.text != nil
      if !isPlain { knows(value, ["says", "test", "gap", "remedy"]) }
      let says = isPlain ? nil : phrase(value["says"])
      let gap = isPlain ? nil : expression(value["gap"], in: register.id, .value)
      let remedy = isPlain ? nil : phrase(value["remedy"])
      if let test = expression(isPlain ? value : value["test"], in: register.id, .check) {
        readings.append(
          Rule.Reading(id: name, says: says, test: test, gap: gap, remedy: remedy)
        )
      }
    }
    return (readings, standardReading(of: written, among: readings.map(\.id)))
  }

  /// The kind of a rule, one of those that there are.
  private mutating func kind(_ node: PackNode) -> String? {
    guard let kind = text(node, "kind") else { return nil }
    guard !Rule.kinds.contains(kind) else { return kind }
    unknown(kind, among: Rule.kinds, node["kind"] ?? node)
    return nil
  }
}
