import ZoneModel
import ZoneQuery

extension PackReader {
  mutating func matching(_ node: PackNode) -> Matching? {
    knows(node, ["id", "name", "demand", "open", "supplies"])
    let before = faults.count
    guard let id = id(node), let name = phrase(node, "name"),
      let demand = register(node, named: "demand")
    else { return nil }
    let open = expression(node["open"], in: demand.id, .check)
    var supplies: [Matching.Supply] = []
    for element in node["supplies"]?.elements ?? [] {
      knows(element, ["register", "offered", "criteria"])
      guard let register = register(element, named: "register") else { continue }
      let offered = expression(element["offered"], in: register.id, .check)
      // The criteria are about a pair of these two registers and no others.
      let standard = registry
      let pairs = Matching.pairs(demand.id, register.id)
      registry = Registry(registry.registers.map { $0.id == pairs.id ? pairs : $0 })
      let criteria = (element["criteria"]?.elements ?? []).compactMap { criterion($0) }
      registry = standard
      if element["criteria"]?.elements?.isEmpty ?? true {
        fault(element, Phrase("criteria are missing", "缺少 criteria"))
      }
      supplies.append(
        Matching.Supply(register: register.id, offered: offered, criteria: criteria)
      )
    }
    guard faults.count == before else { return nil }
    return Matching(
      id: id,
      pack: packID,
      name: name,
      demand: demand.id,
      open: open,
      supplies: supplies
    )
  }

  private mutating func criterion(_ node: PackNode) -> Matching.Criterion? {
    knows(node, ["id", "clause", "says", "weight", "required", "test"])
    guard let id = text(node, "id"), let clauses = clauses(node), let says = phrase(node, "says"),
      node["test"] != nil || text(node, "test") != nil,
      let test = expression(node["test"], in: "matches", .check)
    else { return nil }
    let weight = integer(node["weight"]) ?? 0
    guard weight >= 0 else {
      fault(node, Phrase("a weight is not below zero", "权重不能为负"))
      return nil
    }
    return Matching.Criterion(
      id: id,
      clauses: clauses,
      says: says,
      weight: weight,
      isRequired: node["required"]?.text == "true",
      test: test
    )
  }
}
