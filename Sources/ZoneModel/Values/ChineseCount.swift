/// Counts that are written in Chinese numerals, up to 99.
public enum ChineseCount {
  private static let digits: [Character: Int] = [
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// The text with the count that it begins with in digits: `十八个月` as `18个月`, `半年` as `6个月`.
  public static func inDigits(_ text: String) -> String {
    if text.hasPrefix("半年") { return "6个月" + text.dropFirst(2) }
    let numeral = text.prefix(while: isNumeral)
    guard !numeral.isEmpty, let count = count(numeral) else { return text }
    return "\(count)" + text.dropFirst(numeral.count)
  }

  /// Whether a character stands in such a numeral.
  public static func isNumeral(_ character: Character) -> Bool {
    character == "十" || digits[character] != nil
  }

  private static func count(_ numeral: Substring) -> Int? {
    let parts = numeral.split(separator: "十", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
    let values = parts.map { $0.first.flatMap { digits[$0] } }
    guard parts.count == 2 else { return values[0] }
    return (values[0] ?? 1) * 10 + (values[1] ?? 0)
  }
}
