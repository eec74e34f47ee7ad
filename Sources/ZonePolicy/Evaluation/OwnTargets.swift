import ZoneModel
import ZoneQuery

extension PolicyEvaluator {
  /// The targets that stand on the board: those of the documents, then those that the store has set.
  public var targets: [Target] {
    let source = evaluator.context.board.source("targets")
    return book.targets
      + (0..<source.slots).compactMap { source.record(at: $0) }.compactMap { Target(own: $0) }
  }
}

extension Target {
  /// Whether the store has set it itself.
  public var isOwn: Bool { pack.isEmpty }

  /// A target of the register `targets`; `nil` while it lacks what it is judged by.
  init?(own record: Record) {
    guard let metric = record["metric"]?.text, let zone = record["zone"]?.text,
      let name = record["name"]?.text ?? record["nameZh"]?.text,
      let comparison = record["comparator"]?.text.flatMap({ Self.comparisons[$0] }),
      let figure = record["value"]?.number
    else { return nil }
    let period = record["period"]?.text
    let unit = record["unit"]?.text
    self.init(
      id: record.id,
      pack: "",
      clause: "-",
      metric: metric,
      zone: zone,
      measures: Phrase(name, record["nameZh"]?.text ?? name),
      kind: .figure,
      value: nil,
      isDated: false,
      test: TargetTest(parts: [TargetTest.Part(comparison: comparison, figure: figure)]),
      unit: unit.map { Phrase(same: $0) },
      isPercent: unit == "%",
      by: record["byYear"]?.number?.integer,
      period: period.flatMap { name in
        Registry.standard["targets"]?[field: "period"]?.kind.choiceSet?[name]?.label
      },
      span: period == "annual" ? .year : period == "cumulative" ? .inAll : nil,
      figures: nil,
      range: nil,
      isLowerBetter: record["direction"]?.text == "lower",
      note: nil,
      readings: [],
      defaultReading: "",
      readingSetting: record.id
    )
  }

  private static let comparisons: [String: TargetTest.Comparison] = [
    "at-least": .atLeast, "more-than": .more, "at-most": .atMost, "less-than": .less,
    "equal": .exactly,
  ]
}
