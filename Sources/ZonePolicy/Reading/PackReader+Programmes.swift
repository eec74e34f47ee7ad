import ZoneModel
import ZoneQuery

extension PackReader {
  mutating func programme(_ node: PackNode) -> Programme? {
    knows(
      node,
      [
        "id", "name", "family", "version", "from", "about", "reach", "clause", "passes", "values",
        "conditions", "note",
      ]
    )
    let before = faults.count
    guard let id = id(node), let name = phrase(node, "name"), let register = register(node) else {
      return nil
    }
    readValues(node["values"])
    defer { (values, names) = ([], []) }
    let passing: Programme.Passing = choice(node, "passes", default: .all)
    var conditions: [Programme.Condition] = []
    for element in node["conditions"]?.elements ?? [] {
      if let condition = condition(element, register) {
        if conditions.contains(where: { $0.id == condition.id }) {
          fault(
            element,
            Phrase("\(condition.id) stands twice", "\(condition.id) 写了两次")
          )
        }
        conditions.append(condition)
      }
    }
    if node["conditions"]?.elements?.isEmpty ?? true {
      fault(node, Phrase("conditions are missing", "缺少 conditions"))
    }
    let from = day(node["from"])
    let clause = node["clause"] == nil ? nil : clause(node)
    let note = phrase(node["note"])
    guard faults.count == before else { return nil }
    return Programme(
      id: id,
      pack: packID,
      name: name,
      family: node["family"]?.text,
      version: node["version"]?.text,
      from: from,
      register: register.id,
      reach: node["reach"].map { texts($0) } ?? binds,
      clause: clause,
      zonePath: register.zonePath,
      passing: passing,
      conditions: conditions,
      names: names,
      note: note
    )
  }

  private mutating func condition(
    _ node: PackNode,
    _ register: Register
  ) -> Programme.Condition? {
    knows(node, ["id", "clause", "says", "test", "gap", "remedy", "note"])
    guard let id = text(node, "id"), let clause = clause(node), let says = phrase(node, "says"),
      node["test"] != nil || text(node, "test") != nil,
      let test = expression(node["test"], in: register.id, .check)
    else { return nil }
    return Programme.Condition(
      id: id,
      clause: clause,
      says: says,
      test: test,
      gap: expression(node["gap"], in: register.id, .value),
      remedy: phrase(node["remedy"]),
      note: phrase(node["note"])
    )
  }

  // MARK: - Named values

  /// Values that several conditions use, each under a name; a later one may use an earlier.
  ///
  /// One that says what people call it is shown by that name.
  private mutating func readValues(_ node: PackNode?) {
    (values, names) = ([], [])
    for (name, value) in node?.pairs ?? [] {
      guard let text = value.text ?? value["value"]?.text else {
        fault(value, Phrase("an expression was expected", "应为一个式子"))
        continue
      }
      let expanded = substituted(text)
      values.append((name, expanded))
      guard value.text == nil else { continue }
      knows(value, ["says", "value"])
      if let says = phrase(value, "says") {
        names.append(Programme.NamedValue(label: says, text: expanded))
      }
    }
  }

  /// An expression with what its `$names` stand for in their place.
  func substituted(_ text: String) -> String {
    guard text.contains("$") else { return text }
    var result = text
    // The longest first, so that one name may begin like another.
    for (name, value) in values.sorted(by: { $0.name.count > $1.name.count }) {
      result = result.replacing("$" + name, with: "(" + value + ")")
    }
    return result
  }
}
