/// The organisation code of GB 11714-1997: eight digits or letters and a check character.
public enum OrganisationCode {
  private static let weights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// The check character of the first eight characters: modulo 11, `X` for ten.
  ///
  /// - Returns: `nil` where they are not eight digits or capital letters.
  public static func checkCharacter(of body: String) -> Character? {
    let bytes = Array(body.utf8)
    guard bytes.count == weights.count else { return nil }
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): sum += Int(byte - UInt8(ascii: "0")) * weight
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        sum += (Int(byte - UInt8(ascii: "A")) + 10) * weight
      default: return nil
      }
    }
    switch 11 - sum % 11 {
    case 10: return "X"
    case 11: return "0"
    case let digit: return Character(String(digit))
    }
  }

  /// Makes a code with the check character right, written with its hyphen.
  ///
  /// - Returns: `nil` where the body is not eight digits or capital letters.
  public static func make(_ body: String) -> String? {
    checkCharacter(of: body).map { body + "-" + String($0) }
  }

  static func read(_ text: String) -> IdentifierReading {
    let code = HalfWidth.compact(text)
    let characters = Array(code)
    guard characters.count == 9 else {
      return IdentifierReading(
        code,
        problems: [.length(.organisationCode, expected: "9", found: characters.count)]
      )
    }
    let body = String(characters[..<8])
    let normalised = body + "-" + String(characters[8])
    guard let check = checkCharacter(of: body),
      characters[8].isASCII, characters[8].isNumber || characters[8] == "X"
    else {
      return IdentifierReading(
        normalised,
        problems: [
          IdentifierProblem(
            .alphabet,
            Phrase(
              "An organisation code is eight digits or capital letters, then a digit or X.",
              "组织机构代码由8位数字或大写字母和1位校验码（数字或X）组成。"
            )
          )
        ]
      )
    }
    let parts = [
      IdentifierPart(Phrase("body", "本体代码"), body),
      IdentifierPart(Phrase("check character", "校验码"), String(characters[8])),
    ]
    guard check != characters[8] else { return IdentifierReading(normalised, parts: parts) }
    return IdentifierReading(
      normalised,
      parts: parts,
      problems: [
        IdentifierProblem(
          .check,
          Phrase(
            "The check character should be \(check), not \(characters[8]) (GB 11714-1997).",
            "校验码应为 \(check)，而不是 \(characters[8])（GB 11714-1997）。"
          ),
          expected: String(check)
        )
      ]
    )
  }
}
