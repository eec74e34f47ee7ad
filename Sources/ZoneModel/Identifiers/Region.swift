/// An administrative division of China at county level or above, GB/T 2260.
public struct Region: Hashable, Sendable {
  /// Its six digits.
  public let code: String
  /// Its own name; English where there is a usual one.
  public let name: Phrase
  /// The year in which the code was withdrawn, where it has been: bodies keep codes made with it.
  public let withdrawn: Int?
  /// The names of the divisions around it, the innermost first, without the nameless ones.
  let around: [Phrase]

  /// Looks a code up; `nil` where it is not in the table.
  public init?(_ code: some StringProtocol) {
    guard code.utf8.count == 6, let number = code.wholeNumber,
      let entry = Table.standard.entries[number]
    else { return nil }
    self.code = String(code)
    name = Region.phrase(number, entry.name)
    withdrawn = entry.withdrawn
    var around: [Phrase] = []
    if number % 100 != 0, let prefecture = Table.standard.entries[number / 100 * 100],
      !Region.isNameless(prefecture.name)
    {
      around.append(Region.phrase(number / 100 * 100, prefecture.name))
    }
    if number % 10_000 != 0, let province = Table.standard.entries[number / 10_000 * 10_000] {
      around.append(Region.phrase(number / 10_000 * 10_000, province.name))
    }
    self.around = around
  }

  /// Its name with the names of the divisions around it.
  public var description: Phrase {
    var en = ([name] + around).map(\.en).joined(separator: ", ")
    var zh = ([name] + around).reversed().map(\.zh).joined()
    if let withdrawn {
      en += " (code withdrawn in \(withdrawn))"
      zh += "（代码已于\(withdrawn)年撤销）"
    }
    return Phrase(en, zh)
  }

  /// The provinces and their like, in the order of their codes.
  public static var provinces: [Region] {
    Table.standard.entries.keys.filter { $0 % 10_000 == 0 }.sorted()
      .compactMap { Region(String($0)) }
  }

  /// The warning that a region is not in the table; `nil` where it is.
  static func problem(of code: String) -> IdentifierProblem? {
    guard Region(code) == nil else { return nil }
    return IdentifierProblem(
      .region,
      .warning,
      Phrase(
        "Region \(code) is not in the table of administrative divisions (GB/T 2260); some"
          + " development zones have a code of their own.",
        "行政区划代码表（GB/T 2260）中没有 \(code)；部分开发区自有代码。"
      )
    )
  }

  static func read(_ text: String) -> IdentifierReading {
    let code = HalfWidth.compact(text)
    guard code.count == 6 else {
      return IdentifierReading(
        code,
        problems: [.length(.regionCode, expected: "6", found: code.count)]
      )
    }
    guard code.isDigits else {
      return IdentifierReading(
        code,
        problems: [
          IdentifierProblem(
            .alphabet,
            Phrase("A region code is digits only.", "行政区划代码只有数字。")
          )
        ]
      )
    }
    guard let region = Region(code) else {
      return IdentifierReading(code, problems: problem(of: code).map { [$0] } ?? [])
    }
    var problems: [IdentifierProblem] = []
    if let year = region.withdrawn {
      problems.append(
        IdentifierProblem(
          .edition,
          .warning,
          Phrase(
            "\(region.name.en) (\(code)) was withdrawn in \(year).",
            "\(region.name.zh)（\(code)）已于\(year)年撤销。"
          )
        )
      )
    }
    return IdentifierReading(
      code,
      parts: [IdentifierPart(Phrase("region", "行政区划"), code, region.description)],
      problems: problems
    )
  }

  private static func isNameless(_ name: String) -> Bool {
    ["市辖区", "县"].contains(name) || name.hasPrefix("省直辖") || name.hasPrefix("自治区直辖")
  }

  private static func phrase(_ code: Int, _ name: String) -> Phrase {
    if let english = english[code] { return Phrase(english, name) }
    return switch name {
    case "市辖区": Phrase("municipal districts", name)
    case "县": Phrase("counties", name)
    default: Phrase(same: name)
    }
  }
}

extension Region {
  /// The table of codes, read once from its compact text.
  ///
  /// A line that begins with two digits is a province and its like; one that begins with a space is
  /// a prefecture of it, then the county-level divisions of that prefecture; one that begins with
  /// two spaces goes on with them. Each is its two digits and its name, and, where the code has been
  /// withdrawn, `-` and the last year. Codes withdrawn before 1999 are left out. The facts are those
  /// of GB/T 2260 with its yearly changes to 2025.
  struct Table: Sendable {
    static let standard = Table()

    let entries: [Int: (name: String, withdrawn: Int?)]

    private init() {
      var entries: [Int: (name: String, withdrawn: Int?)] = [
        // Registered with the state itself, and the one zone whose code our zones meet daily.
        100_000: ("国家", nil),
        110_302: ("北京经济技术开发区", nil),
      ]
      var province = 0
      var prefecture = 0
      for text in [Region.north, Region.east, Region.south, Region.west] {
        for line in text.split(separator: "\n") {
          let scalars = Array(line.unicodeScalars)
          let indent = scalars.prefix { $0 == " " }.count
          var place = indent
          if indent < 2, let (number, entry) = Table.entry(scalars, &place) {
            province = indent == 0 ? number : province
            prefecture = indent == 0 ? 0 : number
            if !entry.name.isEmpty { entries[province * 10_000 + prefecture * 100] = entry }
          }
          while let (number, entry) = Table.entry(scalars, &place) {
            entries[province * 10_000 + prefecture * 100 + number] = entry
          }
        }
      }
      self.entries = entries
    }

    /// Reads two digits, a name and the year of withdrawal, if any.
    private static func entry(
      _ scalars: [Unicode.Scalar],
      _ place: inout Int
    ) -> (Int, (name: String, withdrawn: Int?))? {
      while place < scalars.count, scalars[place] == " " { place += 1 }
      guard let number = number(scalars, &place, digits: 2) else { return nil }
      var name = String.UnicodeScalarView()
      while place < scalars.count, !("-"..."9").contains(scalars[place]), scalars[place] != " " {
        name.append(scalars[place])
        place += 1
      }
      var withdrawn: Int?
      if place < scalars.count, scalars[place] == "-" {
        place += 1
        withdrawn = self.number(scalars, &place, digits: 4)
      }
      return (number, (String(name), withdrawn))
    }

    private static func number(
      _ scalars: [Unicode.Scalar],
      _ place: inout Int,
      digits: Int
    ) -> Int? {
      guard place + digits <= scalars.count else { return nil }
      var number = 0
      for scalar in scalars[place..<(place + digits)] {
        guard ("0"..."9").contains(scalar) else { return nil }
        number = number * 10 + Int(scalar.value - 48)
      }
      place += digits
      return number
    }
  }
}
