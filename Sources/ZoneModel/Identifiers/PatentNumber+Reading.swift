extension PatentNumber {
  static func read(_ text: String, today: Day? = nil) -> IdentifierReading {
    var compact = HalfWidth.compact(text, dropping: "-.")
    if compact.contains("E+") {
      return IdentifierReading(compact, problems: [.exponent(13)])
    }
    var prefix: String?
    for candidate in ["CN", "ZL"] where prefix == nil && compact.hasPrefix(candidate) {
      prefix = candidate
      compact.removeFirst(2)
    }
    if prefix == nil, isOfAnotherOffice(compact) { return ofAnotherOffice(text) }
    let characters = Array(compact)
    let bodyLength: Int
    switch characters.count {
    case 12, 13: bodyLength = 12
    case 8, 9: bodyLength = 8
    default:
      return IdentifierReading(
        compact,
        problems: [
          .length(.patentNumber, expected: "13 or 9", found: characters.count)
        ]
      )
    }
    let body = String(characters[..<bodyLength])
    guard let check = checkCharacter(of: body) else {
      return IdentifierReading(compact, problems: [notDigits])
    }
    let given = characters.count > bodyLength ? characters[bodyLength] : check
    let normalised = body + "." + String(given)
    guard given == "X" || given.isASCII && given.isNumber else {
      return IdentifierReading(normalised, problems: [notDigits])
    }
    var problems: [IdentifierProblem] = []
    if given != check { problems.append(wrongCheck(given, expected: check)) }
    let kindPlace = bodyLength == 12 ? 4 : 2
    let kind = Kind(rawValue: characters[kindPlace].wholeNumberValue ?? -1)
    if kind == nil { problems.insert(wrongKind(characters[kindPlace], kindPlace + 1), at: 0) }
    let yearText = String(characters[..<kindPlace])
    if let problem = yearProblem(yearText, today) { problems.insert(problem, at: 0) }
    return IdentifierReading(
      normalised,
      parts: parts(
        prefix: prefix,
        year: yearText,
        kind: (String(characters[kindPlace]), kind),
        serial: String(characters[(kindPlace + 1)..<bodyLength]),
        check: (given, characters.count > bodyLength)
      ),
      problems: problems
    )
  }

  /// Whether a text without blanks begins with the two letters of another office (WIPO ST.3), or with
  /// PCT, and has digits behind them: of its form nothing is checked.
  static func isOfAnotherOffice(_ compact: String) -> Bool {
    let letters = compact.prefix { $0.isASCII && $0.isLetter }
    return (2...3).contains(letters.count) && !["CN", "ZL"].contains(letters.prefix(2))
      && compact.dropFirst(letters.count).contains { $0.isASCII && $0.isNumber }
  }

  /// A number of another office: kept as it is, and told that nothing of it was checked.
  static func ofAnotherOffice(_ text: String) -> IdentifierReading {
    let number = HalfWidth.compact(text)
    let office = number.prefix { $0.isASCII && $0.isLetter }
    return IdentifierReading(
      number,
      problems: [
        IdentifierProblem(
          .pattern,
          .warning,
          Phrase(
            "It is a number of another office, \(office): its form is not checked.",
            "这是其他专利局（\(office)）的号码，不校验其格式。"
          )
        )
      ]
    )
  }

  private static func parts(
    prefix: String?,
    year: String,
    kind: (text: String, kind: Kind?),
    serial: String,
    check: (character: Character, given: Bool)
  ) -> [IdentifierPart] {
    var parts: [IdentifierPart] = []
    if let prefix {
      parts.append(
        IdentifierPart(
          Phrase("prefix", "前缀"),
          prefix,
          prefix == "ZL"
            ? Phrase("granted patent", "授权专利") : Phrase("application", "专利申请")
        )
      )
    }
    let short = year.wholeNumber ?? 0
    let full = year.count == 4 ? short : short >= 85 ? 1900 + short : 2000 + short
    parts += [
      IdentifierPart(
        Phrase("year", "申请年份"),
        year,
        year.count == 2
          ? Phrase("\(full), form used until 2003-09-30", "\(full)年，2003年9月30日前的旧号")
          : Phrase(same: String(full))
      ),
      IdentifierPart(Phrase("kind", "种类"), kind.text, kind.kind?.label),
      IdentifierPart(Phrase("serial", "流水号"), serial),
      IdentifierPart(
        Phrase("check character", "校验位"),
        String(check.character),
        check.given ? nil : Phrase("not given; computed", "未填，由前面各位算出")
      ),
    ]
    return parts
  }

  private static var notDigits: IdentifierProblem {
    IdentifierProblem(
      .alphabet,
      Phrase(
        "A patent application number is 12 digits (8 before October 2003), a point and a digit"
          + " or X.",
        "专利申请号由12位数字（2003年10月前为8位）、小数点和1位校验位（数字或X）组成。"
      )
    )
  }

  private static func wrongCheck(
    _ found: Character,
    expected: Character
  ) -> IdentifierProblem {
    IdentifierProblem(
      .check,
      Phrase(
        "The check character should be \(expected), not \(found) (ZC 0006-2003).",
        "校验位应为 \(expected)，而不是 \(found)（ZC 0006-2003）。"
      ),
      expected: String(expected)
    )
  }

  private static func wrongKind(_ found: Character, _ place: Int) -> IdentifierProblem {
    IdentifierProblem(
      .kind,
      Phrase(
        "Digit \(place) gives the kind: 1 invention, 2 utility model, 3 design, 8 and 9 through"
          + " the PCT; \(found) is none of them.",
        "第\(place)位表示种类：1发明、2实用新型、3外观设计、8和9为PCT；没有 \(found)。"
      )
    )
  }

  private static func yearProblem(_ text: String, _ today: Day?) -> IdentifierProblem? {
    let year = text.wholeNumber ?? -1
    if text.count == 4 {
      if let now = today?.parts.year, year > now, year <= 2099 {
        return IdentifierProblem(
          .year,
          .warning,
          Phrase(
            "\(year) is still to come; the number begins with the year of filing.",
            "\(year)年尚未到来；编号以申请年份开头。"
          )
        )
      }
      guard !(2003...2099).contains(year) else { return nil }
      return IdentifierProblem(
        .year,
        Phrase(
          "Numbers of this form begin with a year from 2003 on; \(text) is not one.",
          "这种编号以2003年起的申请年份开头；\(text) 不是。"
        )
      )
    }
    guard year < 85, year > 3 else { return nil }
    return IdentifierProblem(
      .year,
      Phrase(
        "Numbers of the older form begin with the last two digits of 1985 to 2003; \(text) is"
          + " none of them.",
        "旧编号以1985至2003年的后两位开头；\(text) 不是。"
      )
    )
  }
}
