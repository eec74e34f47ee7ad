import ZoneModel

/// The number of a clause as all ways to write it come to: `(15)`, `15.`, `（十五）` and `第十五条` are `15`,
/// `第十五条第二款` is `15.2`, `IV(I)1` is `iv.i.1`.
public enum ClauseNumber {
  /// Words that say what kind of part a number counts.
  private static let words: Set<Character> = ["第", "章", "节", "条", "款", "项", "目"]

  private enum Kind {
    case letters
    case chinese
    case apart
  }

  /// The parts of a number, with dots between them; of signs alone, the text itself.
  public static func folded(_ text: String) -> String {
    var parts: [(kind: Kind, text: String)] = []
    var last = Kind.apart
    for character in Folding.fold(text) {
      let kind = kind(of: character)
      if kind != last, kind != .apart { parts.append((kind, "")) }
      if kind != .apart { parts[parts.count - 1].text.append(character) }
      last = kind
    }
    guard !parts.isEmpty else { return text }
    return parts.map { part in
      part.kind == .chinese ? ChineseCount.inDigits(part.text) : part.text
    }.joined(separator: ".")
  }

  private static func kind(of character: Character) -> Kind {
    if words.contains(character) { return .apart }
    if ChineseCount.isNumeral(character) { return .chinese }
    return character.isLetter || character.isNumber ? .letters : .apart
  }
}
