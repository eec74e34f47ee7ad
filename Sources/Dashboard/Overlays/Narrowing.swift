import ZoneModel
import ZoneQuery

/// How typing narrows a list: parts of words in both languages, and the first letters of pinyin.
enum Narrowing {
  /// The words of what was typed, folded.
  static func words(of text: String) -> [String] {
    folded(text).split(separator: " ").map(String.init)
  }

  /// How well a line matches all words, least best; `nil` where one is not in it.
  static func rank(of item: ListItem, for words: [String]) -> Int? {
    let en = folded(item.label.en)
    let zh = folded(item.label.zh)
    // What is typed in full by its id comes before all that only begins or goes on like it.
    if words.count == 1, folded(item.words) == words[0] { return -1 }
    var initials: String?
    let rest = folded(item.words + " " + (item.note.map { $0.en + " " + $0.zh } ?? ""))
    var rank = 0
    for word in words {
      if en.hasPrefix(word) || zh.hasPrefix(word) {
        continue
      } else if en.contains(word) || zh.contains(word) {
        rank += 1
      } else {
        let letters = initials ?? folded(Collation.initials(of: item.label.zh))
        initials = letters
        if letters.hasPrefix(word) {
          rank += 1
        } else if word.count > 1, letters.contains(word) {
          rank += 2
        } else if rest.contains(word) {
          rank += 3
        } else {
          return nil
        }
      }
    }
    return rank
  }

  /// Small ASCII letters for capital and full-width ones.
  static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if value == 0x3000 { value = 0x20 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      folded.append(Unicode.Scalar(value) ?? scalar)
    }
    return String(folded)
  }
}
