import ZoneModel

extension Evaluator {
  /// The values that a part of an expression reads of a record, in words: `Area 120 m²; Room.Area
  /// 100 m²`; `nil` where it reads none that everybody may see.
  func used(by part: Node, of expression: Expression, for record: Record) -> Phrase? {
    let read = Self.read(by: part).filter { !$0.readsPrivate }
    guard !read.isEmpty else { return nil }
    let (board, registry) = (context.board, context.registry)
    let english = ValueFormatter(.en) { board.title(of: $0, in: registry, .en, depth: 1) }
    let chinese = ValueFormatter(.zh) { board.title(of: $0, in: registry, .zh, depth: 1) }
    let frame = Frame(this: .record(record))
    let outcomes = single { run in read.map { run.outcome($0, frame) } }
    var told: [Phrase] = []
    for (node, outcome) in zip(read, outcomes) {
      let name: Phrase =
        if case .aggregate(let aggregate) = node.form {
          Speech(registry: registry, board: board).shortName(of: aggregate)
        } else {
          expression.wording(of: node, in: registry, on: board)
        }
      let value = Phrase(
        "\(name.en) \(outcome.words(of: node.type, english, isYear: node.isYear))",
        "\(name.zh) \(outcome.words(of: node.type, chinese, isYear: node.isYear))"
      )
      if !told.contains(value) { told.append(value) }
      if told.count == Self.mostUsed { break }
    }
    return Phrase(
      told.map(\.en).joined(separator: "; "),
      told.map(\.zh).joined(separator: "；")
    )
  }

  /// So many values at most stand behind a condition; more are not read.
  private static let mostUsed = 4

  /// The fields and counts that a part reads, in the order in which they are written.
  private static func read(by part: Node) -> [Node] {
    switch part.form {
    case .field, .member, .aggregate: [part]
    default:
      part.form.parts.sorted { $0.range.lowerBound < $1.range.lowerBound }.flatMap(read)
    }
  }
}
