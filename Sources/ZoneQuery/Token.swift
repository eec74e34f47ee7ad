import ZoneModel

/// A piece of an expression's text.
struct Token {
  enum Kind: Equatable {
    case word
    case text
    case open
    case close
    case comma
    /// A comparison, `~` or `:`.
    case sign
    /// `+ - * / ??` between spaces.
    case arithmetic
    case end
  }

  var kind: Kind
  var text: String
  var range: Range<Int>
  /// Whether a space, or the beginning, stands before it.
  var isApart: Bool
}

/// Cuts a text into tokens.
struct Lexer {
  private let characters: [Character]
  private var at = 0
  /// Where a word for “and” or “or” ends that stands right behind a number or a date.
  private var linkEnd: Int?

  init(_ text: String) {
    characters = Array(text)
  }

  /// All tokens of the text, with one at the end that is empty.
  mutating func tokens() throws(ExpressionError) -> [Token] {
    var tokens: [Token] = []
    while true {
      let before = at
      while at < characters.count, Self.isSpace(characters[at]) { at += 1 }
      let isApart = at > before || at == 0
      guard at < characters.count else {
        tokens.append(Token(kind: .end, text: "", range: at..<at, isApart: true))
        return tokens
      }
      tokens.append(try token(isApart: isApart))
    }
  }

  private mutating func token(isApart: Bool) throws(ExpressionError) -> Token {
    let start = at
    func made(_ kind: Token.Kind, _ text: String) -> Token {
      Token(kind: kind, text: text, range: start..<at, isApart: isApart)
    }
    let character = Self.plain(characters[at])
    switch character {
    case "(":
      at += 1
      return made(.open, "(")
    case ")":
      at += 1
      return made(.close, ")")
    case ",", "、":
      at += 1
      return made(.comma, ",")
    case "\"", "“", "”":
      let text = try quoted()
      return made(.text, text)
    default: break
    }
    if let sign = sign() { return made(.sign, sign) }
    if let end = linkEnd {
      (at, linkEnd) = (end, nil)
      return made(.word, String(characters[start..<at]))
    }
    while at < characters.count {
      if Self.isWordSign(characters[at]) {
        at += 1
        continue
      }
      guard !endsWord() else { break }
      // Chinese is written without spaces: `>=5%且状态:在孵`.
      if let length = linkLength(), isAmount(start..<at) {
        linkEnd = at + length
        break
      }
      at += 1
    }
    let word = String(characters[start..<at].map(Self.plain))
    return made(["+", "-", "*", "/", "??", "×", "÷"].contains(word) ? .arithmetic : .word, word)
  }

  private mutating func sign() -> String? {
    let character = Self.plain(characters[at])
    let next = at + 1 < characters.count ? Self.plain(characters[at + 1]) : " "
    switch character {
    case "≤", "≥", "≠":
      at += 1
      return character == "≤" ? "<=" : character == "≥" ? ">=" : "!="
    case "!":
      guard next == "=" else { return nil }
      at += 2
      return "!="
    case "<", ">":
      at += next == "=" ? 2 : 1
      return String(character) + (next == "=" ? "=" : "")
    case "=":
      at += next == "=" ? 2 : 1
      return "="
    case "~", ":":
      at += 1
      return String(character)
    default: return nil
    }
  }

  /// How long a Chinese word for “and” or “or” is that stands here.
  private func linkLength() -> Int? {
    Vocabulary.links.first { characters[at...].starts(with: $0) }?.count
  }

  /// Whether characters are a number with its unit, or a date.
  private func isAmount(_ range: Range<Int>) -> Bool {
    let text = characters[range].map(Self.plain)
    guard let first = text.first, first.isASCII || Vocabulary.startsToday(text) else {
      return false
    }
    return UnitAmount(text) != nil || DateWord(text) != nil
  }

  private func endsWord() -> Bool {
    let character = characters[at]
    if Self.isSpace(character) { return true }
    switch Self.plain(character) {
    case "(", ")", ",", "、", "\"", "“", "”", "=", "<", ">", "~", ":", "≤", "≥", "≠": return true
    case "!": return at + 1 < characters.count && Self.plain(characters[at + 1]) == "="
    default: return false
    }
  }

  private mutating func quoted() throws(ExpressionError) -> String {
    let start = at
    var text = ""
    at += 1
    while at < characters.count {
      let character = characters[at]
      if Self.plain(character) == "\"" || character == "”" || character == "“" {
        at += 1
        return text
      }
      if character == "\\", at + 1 < characters.count, ["\"", "\\"].contains(characters[at + 1]) {
        at += 1
        // A backslash that is doubled stays doubled for regular expressions only where they need
        // it: there "\\" would be a single one.
        text.append(characters[at])
      } else {
        text.append(character)
      }
      at += 1
    }
    throw ExpressionError(
      start..<at,
      Phrase("the text has no closing quote", "文本缺少结尾引号")
    )
  }

  /// Whether a character is within a word wherever it stands: most are, and to compare them with all
  /// that end one costs a tenth of reading the policy packs.
  private static func isWordSign(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace
  }

  /// The ASCII form of a full-width character.
  static func plain(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value), character.unicodeScalars.count == 1,
      let plain = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(plain)
  }
}
