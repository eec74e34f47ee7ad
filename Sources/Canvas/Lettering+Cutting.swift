/// Where a text stands in a field that is wider than it.
public enum Alignment: Hashable, Sendable {
  /// At the left.
  case leading
  /// At the right, as numbers are.
  case trailing
  /// In the middle.
  case center
}

extension Lettering {
  /// A text cut to a number of columns, with an ellipsis where something was lost.
  ///
  /// A wide character that would be split is left out whole; the text may then be a column short.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - columns: The most columns it may take.
  ///   - ellipsis: Whether a cut is shown; the ellipsis is part of the columns.
  /// - Returns: The text as shown, at most that wide.
  /// - Complexity: O(*n*) in the length of the text.
  public func cut(_ text: String, to columns: Int, ellipsis: Bool = true) -> String {
    guard columns > 0 else { return "" }
    if Sanitiser.isPlain(text), text.utf8.count <= columns { return text }
    let clusters = clusters(of: text)
    guard clusters.reduce(0, { $0 + $1.columns }) > columns else {
      return clusters.map(\.text).joined()
    }
    let mark = ellipsis ? glyphs.ellipsis : ""
    let room = columns - width(mark)
    var result = ""
    var used = 0
    for cluster in clusters {
      if used + cluster.columns > room { break }
      result += cluster.text
      used += cluster.columns
    }
    return room >= 0 ? result + mark : result
  }

  /// A text cut or filled with spaces to exactly a number of columns.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - columns: How many columns the result takes.
  ///   - align: Where the text stands if it is shorter.
  ///   - ellipsis: Whether a cut is shown.
  /// - Returns: The text as shown, exactly that wide.
  /// - Complexity: O(*n*) in the length of the text.
  public func fit(
    _ text: String,
    to columns: Int,
    align: Alignment = .leading,
    ellipsis: Bool = true
  ) -> String {
    let cut = cut(text, to: columns, ellipsis: ellipsis)
    let gap = max(0, columns - width(cut))
    let before =
      switch align {
      case .leading: 0
      case .trailing: gap
      case .center: gap / 2
      }
    return String(repeating: " ", count: before) + cut + String(repeating: " ", count: gap - before)
  }

  /// A text in lines of at most a number of columns.
  ///
  /// Lines break at spaces, after hyphens, and between Chinese characters, but not before closing
  /// punctuation nor after opening punctuation; a word longer than a line is broken. Line ends in the
  /// text are kept, and spaces at a break are dropped.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - columns: The width of a line; below 2 counts as 2, so that a wide character has room.
  ///   - indent: Columns that every line but the first is moved right.
  /// - Returns: The lines as shown; one empty line for an empty text.
  /// - Complexity: O(*n*) in the length of the text.
  public func wrap(_ text: String, to columns: Int, indent: Int = 0) -> [String] {
    let columns = max(2, columns)
    let indent = columns - indent >= 2 ? indent : 0
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var wrapper = LineWrapper(
        columns: columns,
        indent: indent,
        isFirst: lines.isEmpty
      )
      for cluster in clusters(of: String(paragraph)) { wrapper.add(cluster) }
      lines += wrapper.finish()
    }
    return lines
  }
}

/// Fills lines with clusters and remembers the last place where a line may break.
private struct LineWrapper {
  private static let opening: Set<String> = [
    "(", "[", "{", "（", "【", "《", "「", "『", "〈", "〔", "“", "‘",
  ]
  private static let closing: Set<String> = [
    ")", "]", "}", ",", ".", ";", ":", "!", "?", "%", "）", "】", "》", "」", "』", "〉", "〕", "”",
    "’", "，", "。", "、", "；", "：", "！", "？", "…", "％",
  ]

  private let columns: Int
  private let indent: Int
  private var isFirst: Bool
  private var lines: [String] = []
  private var line: [Cluster] = []
  private var width = 0
  /// How many clusters of the line stand before the last place where it may break.
  private var lastBreak = 0

  init(columns: Int, indent: Int, isFirst: Bool) {
    self.columns = columns
    self.indent = indent
    self.isFirst = isFirst
  }

  private var room: Int { isFirst ? columns : columns - indent }

  mutating func add(_ cluster: Cluster) {
    if let last = line.last, mayBreak(between: last, and: cluster) { lastBreak = line.count }
    line.append(cluster)
    width += cluster.columns
    // A space at the end of a line takes no room.
    while width > room, cluster.text != " " { breakLine() }
  }

  private func mayBreak(between last: Cluster, and next: Cluster) -> Bool {
    if next.text == " " { return false }
    if Self.closing.contains(next.text) || Self.opening.contains(last.text) { return false }
    return last.text == " " || last.text == "-" || last.columns == 2 || next.columns == 2
  }

  private mutating func breakLine() {
    let at = lastBreak > 0 ? lastBreak : max(1, line.count - 1)
    emit(Array(line[..<at]))
    line = Array(line[at...].drop { $0.text == " " })
    width = line.reduce(0) { $0 + $1.columns }
    lastBreak = 0
  }

  private mutating func emit(_ clusters: [Cluster]) {
    var clusters = clusters
    while clusters.last?.text == " " { clusters.removeLast() }
    let margin = isFirst ? "" : String(repeating: " ", count: indent)
    lines.append(clusters.isEmpty ? "" : margin + clusters.map(\.text).joined())
    isFirst = false
  }

  mutating func finish() -> [String] {
    emit(line)
    return lines
  }
}
