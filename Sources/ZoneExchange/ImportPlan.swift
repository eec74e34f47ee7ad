public import ZoneModel

/// What an import would do: one change, or what is wrong with the rows.
public struct ImportPlan: Hashable, Sendable {
  /// The steps of the one change, in the order of the file.
  public internal(set) var edits: [Edit] = []
  /// How many records it makes.
  public internal(set) var created = 0
  /// How many records it changes.
  public internal(set) var changed = 0
  /// How many rows say what the records say already.
  public internal(set) var unchanged = 0
  /// What is wrong, in the order of the file; nothing may be written where there is any.
  public internal(set) var problems: [ExchangeError] = []
  /// How many things are wrong, also those that `problems` has no room for.
  public internal(set) var problemCount = 0
  /// Headings that are left out: computed fields, and those left out by wish.
  public internal(set) var ignored: [String] = []
  /// What the file calls each field that it has.
  public internal(set) var headings: [String: String] = [:]
  /// The line of the file that each record comes from.
  public internal(set) var lines: [RecordReference: Int] = [:]

  /// How many problems are kept.
  static let keptProblems = 1000

  /// Takes in why the records that the rows give would be refused, with the lines they come from.
  ///
  /// Afterwards `problems` stand in the order of the file.
  public mutating func note(_ refusals: [Refusal]) {
    for refusal in refusals {
      note(
        ExchangeError(
          line: refusal.record.flatMap { lines[$0] },
          field: refusal.field.map { headings[$0] ?? $0 },
          Self.words(refusal)
        )
      )
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private static func words(_ refusal: Refusal) -> Phrase {
    let best = refusal.suggestions.prefix(2)
    guard !best.isEmpty else { return refusal.message }
    return Phrase(
      "\(refusal.message.en) Meant perhaps: \(best.joined(separator: ", ")).",
      "\(refusal.message.zh)也许是：\(best.joined(separator: "、"))。"
    )
  }

  mutating func note(_ problem: ExchangeError) {
    problemCount += 1
    if problems.count < Self.keptProblems { problems.append(problem) }
  }
}
