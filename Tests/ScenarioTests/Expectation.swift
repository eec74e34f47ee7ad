/// Compares what a scenario expects with what was seen; `…` stands for any text.
enum Expectation {
  /// Whether a whole line is as expected.
  static func matches(_ expected: String, _ line: String) -> Bool {
    fits(pieces(expected)[...], line[...], isWhole: true)
  }

  /// Whether a line holds what is expected, however many blanks part the words.
  static func isFound(_ expected: String, in line: String) -> Bool {
    let words = pieces(expected).map(squeezed)
    return fits(words[...], squeezed(line)[...], isWhole: false)
  }

  /// What is wrong with a whole output; `nil` where it is as expected.
  static func difference(_ expected: [String], _ lines: [String]) -> String? {
    if follows(expected[...], lines[...]) { return nil }
    var shown: [String] = ["expected:"]
    shown += expected.map { "  " + $0 }
    shown.append("printed:")
    shown += lines.map { "  " + $0 }
    return shown.joined(separator: "\n")
  }

  /// The first line that does not stand on the screen below those before it.
  static func firstMissing(_ expected: [String], on rows: [String]) -> String? {
    var rest = rows[...]
    for line in expected where !line.isEmpty && line != "…" {
      guard let row = rest.firstIndex(where: { isFound(line, in: $0) }) else { return line }
      rest = rest[(row + 1)...]
    }
    return nil
  }

  private static func follows(_ expected: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    if first == "…" {
      let rest = expected.dropFirst()
      return (lines.startIndex...lines.endIndex).contains { follows(rest, lines[$0...]) }
    }
    guard let line = lines.first, matches(first, line.trimmingTrailingBlanks) else { return false }
    return follows(expected.dropFirst(), lines.dropFirst())
  }

  private static func pieces(_ text: String) -> [String] {
    text.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
  }

  private static func squeezed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  /// Whether the pieces stand in a text in their order; the first at its beginning, the last at its
  /// end where the whole is meant.
  private static func fits(
    _ pieces: ArraySlice<String>,
    _ text: Substring,
    isWhole: Bool
  ) -> Bool {
    var text = text
    var pieces = pieces
    if isWhole {
      guard let first = pieces.popFirst(), text.hasPrefix(first) else { return false }
      text = text.dropFirst(first.count)
      guard let last = pieces.popLast() else { return text.isEmpty }
      guard text.hasSuffix(last) else { return false }
      text = text.dropLast(last.count)
    }
    for piece in pieces where !piece.isEmpty {
      guard let found = text.firstRange(of: piece) else { return false }
      text = text[found.upperBound...]
    }
    return true
  }
}
