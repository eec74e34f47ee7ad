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
  /// Texts that only begin what they were taken for, in the order of the file.
  public internal(set) var completions: [Completion] = []
  /// What the file calls each field that it has.
  public internal(set) var headings: [String: String] = [:]
  /// The line of the file that each record comes from.
  public internal(set) var lines: [RecordReference: Int] = [:]

  /// A text of the file that only begins the choice that it was taken for.
  public struct Completion: Hashable, Sendable {
    /// The field.
    public let field: Field
    /// The text.
    public let text: String
    /// What it was taken for: `= incubator`.
    public let understood: Phrase
    /// Where it stands first, with the reading as its message.
    public let first: ExchangeError
    /// In how many rows it stands.
    public internal(set) var count = 1
  }

  /// How many problems are kept.
  static let keptProblems = 1000

  /// Takes in why the records that the rows give would be refused, with the lines they come from.
  ///
  /// Afterwards `problems` stand in the order of the file.
  ///
  /// - Parameters:
  ///   - refusals: why.
  ///   - rows: the rows of the file, for the columns.
  public mutating func note(_ refusals: [Refusal], rows: [ImportRow]) {
    guard !refusals.isEmpty else { return }
    let byLine = Dictionary(rows.map { ($0.line, $0) }) { first, _ in first }
    for refusal in refusals {
      let line = refusal.record.flatMap { lines[$0] }
      let entry = line.flatMap { byLine[$0] }.flatMap { self.entry(of: refusal, in: $0) }
      let named = refusal.field.map { headings[$0] ?? $0 }
      // A record that the file does not have is named.
      let thing = line == nil ? refusal.record?.description : nil
      let place = [thing, entry?.heading ?? named].compactMap(\.self).joined(separator: " ")
      note(
        ExchangeError(
          line: line,
          column: entry?.column,
          field: place.isEmpty ? nil : place,
          Self.words(refusal)
        )
      )
    }
    problems.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
  }

  /// What a row gives for the field that a refusal is about, else for the first field that the rule
  /// or check behind it reads.
  private func entry(of refusal: Refusal, in row: ImportRow) -> ImportEntry? {
    let own = (refusal.record?.register ?? "") + "."
    let reads = refusal.reads.filter { $0.hasPrefix(own) }.map { String($0.dropFirst(own.count)) }
    for field in [refusal.field].compactMap(\.self) + reads {
      guard let heading = headings[field] else { continue }
      if let entry = row.entries.first(where: { $0.heading == heading }) { return entry }
    }
    return nil
  }

  /// Takes in that a text was taken for the choice that it begins; the same text of a field once.
  mutating func note(_ entry: ImportEntry, line: Int, of field: Field, _ understood: Phrase) {
    let text = entry.value.plainText ?? ""
    let known = completions.firstIndex {
      $0.field.id == field.id && $0.text == text && $0.understood == understood
    }
    if let known {
      completions[known].count += 1
      return
    }
    let place = ExchangeError(
      line: line,
      column: entry.column,
      field: entry.heading,
      Phrase("“\(text)” \(understood.en)", "“\(text)” \(understood.zh)")
    )
    completions.append(
      Completion(field: field, text: text, understood: understood, first: place)
    )
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
