/// Full-width forms, which Chinese input methods type, as the ASCII characters that they stand for.
enum HalfWidth {
  /// The scalar that a full-width one stands for; every other one as it is.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0x00A0, 0x2002...0x200A, 0x202F: " "
    default: scalar
    }
  }

  /// The text with full-width forms and odd spaces made plain.
  static func fold(_ text: some StringProtocol) -> String {
    var folded = ""
    for scalar in text.unicodeScalars { folded.unicodeScalars.append(fold(scalar)) }
    return folded
  }

  /// The text folded, in capitals, and without white space, hyphens and other marks of `dropping`.
  static func compact(_ text: String, dropping marks: String = "-") -> String {
    var compact = ""
    for scalar in text.unicodeScalars {
      let folded = fold(scalar)
      switch folded {
      case " ", "\t", "\n", "\r", "\u{200B}", "\u{FEFF}": continue
      case "\u{2010}"..."\u{2015}", "\u{2212}":
        if marks.unicodeScalars.contains("-") { continue }
        compact.unicodeScalars.append("-")
      case _ where marks.unicodeScalars.contains(folded): continue
      case "a"..."z":
        compact.unicodeScalars.append(Unicode.Scalar(folded.value - 32) ?? folded)
      default: compact.unicodeScalars.append(folded)
      }
    }
    return compact
  }

  /// The text without white space at its ends.
  static func trim(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch fold(scalar) {
    case " ", "\t", "\n", "\r", "\u{200B}", "\u{FEFF}": true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether the text is one or more ASCII digits and nothing else.
  var isDigits: Bool {
    !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The whole number that ASCII digits write, if it fits.
  var wholeNumber: Int? { isDigits ? Int(self) : nil }
}
