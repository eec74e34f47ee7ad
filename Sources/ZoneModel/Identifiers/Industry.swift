/// An industry of GB/T 4754-2017: a section, or a division, group or class of it.
///
/// Codes are written with the letter of the section (`I6513`); people often leave it out. All
/// sections and divisions are known by name, and the groups and classes of the divisions where the
/// firms of innovation zones are found.
public struct Industry: Hashable, Sendable {
  /// How fine a code is.
  public enum Level: Hashable, Sendable {
    /// Two digits (大类).
    case division
    /// Three digits (中类).
    case group
    /// Four digits (小类).
    case `class`

    /// Its name.
    public var label: Phrase {
      switch self {
      case .division: Phrase("division", "大类")
      case .group: Phrase("group", "中类")
      case .class: Phrase("class", "小类")
      }
    }
  }

  /// The code with the letter of its section.
  public let code: String
  /// How fine it is.
  public let level: Level
  /// Its name; for a group or class that is not in the table, `nil`.
  public let name: Phrase?
  /// The name of its division.
  public let division: Phrase
  /// The name of its section.
  public let section: Phrase

  /// Reads a code with or without its letter; `nil` where its division is none of the standard's.
  public init?(_ text: String) {
    let compact = HalfWidth.compact(text, dropping: "-.")
    let digits = compact.drop { $0.isLetter }
    guard (2...4).contains(digits.count), let number = digits.wholeNumber,
      let place = digits.prefix(2).wholeNumber, let letter = Industry.section(of: place),
      let division = Table.standard.names[place]
    else { return nil }
    code = String(letter) + digits
    level = digits.count == 2 ? .division : digits.count == 3 ? .group : .class
    name = Table.standard.names[number]
    self.division = division
    section = Table.sections[letter] ?? division
  }

  /// The letter of the section that a division belongs to.
  static func section(of division: Int) -> Character? {
    switch division {
    case 1...5: "A"
    case 6...12: "B"
    case 13...43: "C"
    case 44...46: "D"
    case 47...50: "E"
    case 51...52: "F"
    case 53...60: "G"
    case 61...62: "H"
    case 63...65: "I"
    case 66...69: "J"
    case 70: "K"
    case 71...72: "L"
    case 73...75: "M"
    case 76...79: "N"
    case 80...82: "O"
    case 83: "P"
    case 84...85: "Q"
    case 86...90: "R"
    case 91...96: "S"
    case 97: "T"
    default: nil
    }
  }

  static func read(_ text: String) -> IdentifierReading {
    let compact = HalfWidth.compact(text, dropping: "-.")
    let letters = compact.prefix { !($0.isASCII && $0.isNumber) }
    let digits = compact.dropFirst(letters.count)
    guard letters.count <= 1, digits.isDigits, letters.allSatisfy({ ("A"..."T").contains($0) })
    else { return IdentifierReading(compact, problems: [pattern]) }
    guard (2...4).contains(digits.count), let place = digits.prefix(2).wholeNumber else {
      return IdentifierReading(compact, problems: [pattern])
    }
    guard let industry = Industry(String(digits)) else {
      return IdentifierReading(
        compact,
        problems: [
          IdentifierProblem(
            .unknownCode,
            Phrase(
              "Divisions run from 01 to 97; \(digits.prefix(2)) is none of them.",
              "大类为01至97；没有 \(digits.prefix(2))。"
            )
          )
        ]
      )
    }
    var problems: [IdentifierProblem] = []
    if let letter = letters.first, let right = section(of: place), letter != right {
      problems.append(
        IdentifierProblem(
          .kind,
          .warning,
          Phrase(
            "Division \(digits.prefix(2)) is in section \(right), not \(letter).",
            "大类 \(digits.prefix(2)) 属门类 \(right)，而不是 \(letter)。"
          ),
          expected: industry.code
        )
      )
    }
    if let problem = unknown(industry, String(digits)) { problems.append(problem) }
    let normalised =
      letters.isEmpty || problems.contains { $0.reason == .kind } ? industry.code : compact
    var parts = [
      IdentifierPart(Phrase("section", "门类"), String(industry.code.prefix(1)), industry.section),
      IdentifierPart(Phrase("division", "大类"), String(digits.prefix(2)), industry.division),
    ]
    if industry.level != .division {
      parts.append(IdentifierPart(industry.level.label, String(digits), industry.name))
    }
    return IdentifierReading(normalised, parts: parts, problems: problems)
  }

  /// The warning that a group or class is not in the table of a division that is known whole.
  private static func unknown(_ industry: Industry, _ digits: String) -> IdentifierProblem? {
    guard industry.name == nil, let division = digits.prefix(2).wholeNumber,
      Table.complete.contains(division)
    else { return nil }
    if let number = digits.wholeNumber, let old = Table.edition2011[number] {
      let (firsts, last) = (old.now.dropLast().joined(separator: ", "), old.now.last ?? "")
      let now = firsts.isEmpty ? last : "\(firsts) or \(last)"
      return IdentifierProblem(
        .edition,
        .warning,
        Phrase(
          "\(digits) is of the 2011 edition (\(old.name.en)); since 2017 it is \(now).",
          "\(digits) 是2011年版代码（\(old.name.zh)）；2017年版为 \(old.now.joined(separator: "、"))。"
        ),
        expected: now
      )
    }
    return IdentifierProblem(
      .unknownCode,
      .warning,
      Phrase(
        "\(digits) is not in division \(digits.prefix(2)) of GB/T 4754-2017.",
        "GB/T 4754-2017 的大类 \(digits.prefix(2)) 中没有 \(digits)。"
      )
    )
  }

  private static var pattern: IdentifierProblem {
    IdentifierProblem(
      .pattern,
      Phrase(
        "An industry code is a letter A to T and 2 to 4 digits, such as I6513; the letter may be"
          + " left out.",
        "行业代码由字母A至T和2至4位数字组成，如 I6513；字母可省略。"
      )
    )
  }
}
