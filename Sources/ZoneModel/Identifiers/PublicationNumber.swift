/// The number of a published Chinese patent document, ZC 0007: `CN`, 7 to 9 digits and a letter.
public enum PublicationNumber {
  /// What the letter says, and with which first digit it goes.
  private static func meaning(_ letter: Character) -> (digit: Character, meaning: Phrase)? {
    switch letter {
    case "A": ("1", Phrase("published invention application", "发明专利申请公布"))
    case "B": ("1", Phrase("granted invention (from 2010-04-07)", "发明专利授权公告（2010-04-07起）"))
    case "C": ("1", Phrase("granted invention (before 2010-04-07)", "发明专利授权公告（2010-04-07前）"))
    case "U":
      ("2", Phrase("granted utility model (from 2010-04-07)", "实用新型授权公告（2010-04-07起）"))
    case "Y":
      ("2", Phrase("granted utility model (before 2010-04-07)", "实用新型授权公告（2010-04-07前）"))
    case "S": ("3", Phrase("granted design (from 2010-04-07)", "外观设计授权公告（2010-04-07起）"))
    case "D": ("3", Phrase("granted design (before 2010-04-07)", "外观设计授权公告（2010-04-07前）"))
    default: nil
    }
  }

  static func read(_ text: String) -> IdentifierReading {
    let number = HalfWidth.compact(text, dropping: "-.")
    let characters = Array(number)
    if PatentNumber.isOfAnotherOffice(number) { return PatentNumber.ofAnotherOffice(text) }
    guard number.hasPrefix("CN") else { return IdentifierReading(number, problems: [pattern]) }
    let digits = characters.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
    let rest = Array(characters.dropFirst(2 + digits.count))
    guard let letter = rest.first, rest.count <= 2,
      rest.count == 1 || rest[1].isASCII && rest[1].isNumber
    else { return IdentifierReading(number, problems: [pattern]) }
    guard (7...9).contains(digits.count) else {
      return IdentifierReading(
        number,
        problems: [
          IdentifierProblem(
            .length,
            Phrase(
              "A publication number has 7 to 9 digits between CN and the letter; this has"
                + " \(digits.count).",
              "专利文献号在 CN 与字母之间有7至9位数字，此处为\(digits.count)位。"
            )
          )
        ]
      )
    }
    guard let (digit, meaning) = meaning(letter) else {
      return IdentifierReading(
        number,
        problems: [
          IdentifierProblem(
            .kind,
            Phrase(
              "The letter gives the kind of document: A, B, C, U, Y, S or D; \(letter) is none"
                + " of them.",
              "末尾字母表示文献种类：A、B、C、U、Y、S 或 D；没有 \(letter)。"
            )
          )
        ]
      )
    }
    var problems: [IdentifierProblem] = []
    if let first = digits.first, first != digit {
      problems.append(
        IdentifierProblem(
          .kind,
          .warning,
          Phrase(
            "A document of kind \(letter) has a number that begins with \(digit), not \(first).",
            "种类为 \(letter) 的文献号以 \(digit) 开头，而不是 \(first)。"
          ),
          expected: String(digit)
        )
      )
    }
    let parts = [
      IdentifierPart(Phrase("country", "国别"), "CN", Phrase("China", "中国")),
      IdentifierPart(Phrase("number", "号码"), String(digits)),
      IdentifierPart(Phrase("kind of document", "文献种类"), String(rest), meaning),
    ]
    return IdentifierReading(number, parts: parts, problems: problems)
  }

  private static var pattern: IdentifierProblem {
    IdentifierProblem(
      .pattern,
      Phrase(
        "A publication number is CN, 7 to 9 digits and a letter, such as CN101234567B.",
        "专利文献号由 CN、7至9位数字和1个字母组成，如 CN101234567B。"
      )
    )
  }
}
