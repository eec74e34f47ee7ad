public import ZoneModel

/// A record that a search found, and where.
public struct SearchHit: Hashable, Sendable {
  /// The record.
  public let record: RecordReference
  /// The field whose value holds the first word; `id` where it is the record's own.
  public let field: String
  /// The value, or the part of a long one around the word.
  public let excerpt: String
}

/// What a search found.
public struct SearchResult: Sendable {
  /// The records in the order of registers and rows.
  public let hits: [SearchHit]
  /// Whether everything was looked through: no limit reached, not cancelled.
  public let isComplete: Bool
}

extension Evaluator {
  /// Looks for words in all text values of records; each word must stand somewhere in a record.
  ///
  /// - Parameters:
  ///   - text: words with spaces between; folded as filters fold.
  ///   - registers: the registers to look through, in this order; all of them when `nil`.
  ///   - includesPrivate: whether private fields are looked at.
  ///   - limit: how many records to find at most.
  ///   - isCancelled: asked now and then; once it says yes, the search ends with what it has.
  /// - Returns: the records found.
  /// - Complexity: O(*n*) in the bytes of the registers.
  public func search(
    _ text: String,
    in registers: [String]? = nil,
    includesPrivate: Bool = true,
    limit: Int = 200,
    isCancelled: () -> Bool = { false }
  ) -> SearchResult {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return SearchResult(hits: [], isComplete: true) }
    let typed = words.map { FoldedSearch(Folding.bytes($0)) }
    var hits: [SearchHit] = []
    var seen = 0
    var isStopped = false
    for id in registers ?? context.registry.registers.map(\.id) {
      guard let register = context.registry[id] else { continue }
      let ways = [typed] + Self.searches(forNumbersOf: register, text, words)
      let source = context.board.source(id)
      source.forEachRow { slot, line in
        seen += 1
        if seen & 0xFFF == 0, isCancelled() { isStopped = true }
        guard !isStopped else { return false }
        guard let searches = ways.first(where: { $0.allSatisfy { $0.isIn(row: line) } }),
          let record = source.record(at: slot),
          let hit = Self.hit(record, register, searches, includesPrivate)
        else { return true }
        hits.append(hit)
        isStopped = hits.count >= limit
        return !isStopped
      }
      if isStopped { break }
    }
    return SearchResult(hits: hits, isComplete: !isStopped)
  }

  /// The same with numbers as the register keeps them: the whole text, which may have spaces in it, and
  /// single words.
  private static func searches(
    forNumbersOf register: Register,
    _ text: String,
    _ words: [String]
  ) -> [[FoldedSearch]] {
    let kept = words.map { register.kept($0).first ?? $0 }
    let ways = register.kept(text).map { [$0] } + (kept == words ? [] : [kept])
    return ways.map { $0.map { FoldedSearch(Folding.bytes($0)) } }
  }

  private static func hit(
    _ record: Record,
    _ register: Register,
    _ searches: [FoldedSearch],
    _ includesPrivate: Bool
  ) -> SearchHit? {
    var values: [(field: String, text: String)] = [("id", record.id)]
    for (field, value) in record.fields.entries {
      if !includesPrivate, register[field: field]?.isPrivate ?? true { continue }
      switch value {
      case .text(let text): values.append((field, text))
      case .list(let texts): values += texts.map { (field, $0) }
      case .null, .flag, .number, .json: break
      }
    }
    func holds(_ search: FoldedSearch, _ text: String) -> Bool {
      search.isIn(text.utf8.span, 0..<text.utf8.count)
    }
    // Private values may be what matched in the row; then it is no hit.
    guard searches.allSatisfy({ search in values.contains { holds(search, $0.text) } }),
      let first = searches.first,
      let found = values.first(where: { $0.field != "id" && holds(first, $0.text) })
        ?? values.first(where: { holds(first, $0.text) })
    else { return nil }
    return SearchHit(
      record: record.reference,
      field: found.field,
      excerpt: excerpt(of: found.text, around: first)
    )
  }

  /// A long text is cut to what stands around the word.
  private static func excerpt(of text: String, around search: FoldedSearch) -> String {
    let characters = Array(text)
    guard characters.count > 60 else { return text }
    var start = 0
    var end = characters.count
    // The last place from which the rest still holds the word is where it begins.
    while end - start > 1 {
      let middle = (start + end) / 2
      let rest = String(characters[middle...])
      if search.isIn(rest.utf8.span, 0..<rest.utf8.count) { start = middle } else { end = middle }
    }
    let from = max(0, start - 20)
    let to = min(characters.count, from + 60)
    return (from > 0 ? "…" : "") + String(characters[from..<to])
      + (to < characters.count ? "…" : "")
  }
}
