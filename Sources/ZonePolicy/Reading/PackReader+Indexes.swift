import ZoneModel
import ZoneQuery

extension PackReader {
  mutating func index(_ node: PackNode) -> EvaluationIndex? {
    knows(node, ["id", "clause", "name", "version", "dimensions", "note"])
    let before = faults.count
    guard let id = id(node), let clause = clause(node), let name = phrase(node, "name"),
      let version = text(node, "version")
    else { return nil }
    let dimensions = (node["dimensions"]?.elements ?? []).compactMap { dimension($0) }
    let weights = dimensions.compactMap(\.weight)
    let sum = weights.map { Quantity($0) }.reduce(Quantity(0)) { $0 + $1 }
    let isWhole = weights.count == dimensions.count
    if faults.count == before, isWhole ? sum != Quantity(100) : sum >= Quantity(100) {
      fault(
        node["dimensions"] ?? node,
        Phrase("the weights add up to \(sum), not to 100", "权重合计为 \(sum)，应为 100")
      )
    }
    let note = phrase(node["note"])
    guard faults.count == before else { return nil }
    return EvaluationIndex(
      id: id,
      pack: packID,
      clause: clause,
      name: name,
      version: version,
      dimensions: dimensions,
      note: note
    )
  }

  private mutating func dimension(_ node: PackNode) -> EvaluationIndex.Dimension? {
    knows(node, ["id", "weight", "name", "indicators"])
    guard let id = text(node, "id"), let name = phrase(node, "name"),
      let written = text(node, "weight")
    else { return nil }
    let weight = written == "unknown" ? nil : weight(node["weight"])
    let indicators = (node["indicators"]?.elements ?? []).compactMap { indicator($0) }
    return EvaluationIndex.Dimension(
      id: id,
      name: name,
      weight: weight,
      indicators: indicators.isEmpty
        ? [EvaluationIndex.Indicator(id: id, name: name, weight: 1, value: nil)] : indicators
    )
  }

  private mutating func indicator(_ node: PackNode) -> EvaluationIndex.Indicator? {
    knows(node, ["id", "weight", "name", "value"])
    guard let id = text(node, "id"), let name = phrase(node, "name") else { return nil }
    return EvaluationIndex.Indicator(
      id: id,
      name: name,
      weight: weight(node["weight"]),
      value: expression(node["value"], in: "zones", .value)
    )
  }

  private mutating func weight(_ node: PackNode?) -> Number? {
    guard let node else { return nil }
    if let number = node.text.flatMap({ Number($0) }), number > 0 { return number }
    fault(node, Phrase("a number above zero was expected", "应为大于零的数"))
    return nil
  }
}
