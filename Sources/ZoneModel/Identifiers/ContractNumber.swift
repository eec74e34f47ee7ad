/// The number of a registered technology contract.
///
/// At present 16 digits: region (six), year (four) and a serial (six); older numbers have 14.
public enum ContractNumber {
  /// Makes a number in the present form, for made-up contracts.
  ///
  /// - Returns: `nil` where the region is not six digits, the year not 1985 to 2099 or the serial
  ///   not 0 to 999,999.
  public static func make(region: String, year: Int, serial: Int) -> String? {
    guard region.utf8.count == 6, region.isDigits, (1985...2099).contains(year),
      (0...999_999).contains(serial)
    else { return nil }
    let digits = String(serial)
    return region + String(year) + String(repeating: "0", count: 6 - digits.count) + digits
  }

  static func read(_ text: String) -> IdentifierReading {
    let number = HalfWidth.compact(text)
    if number.contains("E+") { return IdentifierReading(number, problems: [.exponent(16)]) }
    let characters = Array(number)
    guard characters.count == 16 || characters.count == 14 else {
      return IdentifierReading(
        number,
        problems: [.length(.contractNumber, expected: "16 or 14", found: characters.count)]
      )
    }
    guard number.isDigits else {
      return IdentifierReading(
        number,
        problems: [
          IdentifierProblem(
            .alphabet,
            Phrase(
              "A technology contract number is digits only.",
              "技术合同登记编号只有数字。"
            )
          )
        ]
      )
    }
    guard characters.count == 16 else {
      return IdentifierReading(
        number,
        parts: [
          IdentifierPart(
            Phrase("number", "编号"),
            number,
            Phrase("older edition, 14 digits", "旧编号，14位")
          )
        ]
      )
    }
    let region = String(characters[..<6])
    let year = String(characters[6..<10])
    var problems: [IdentifierProblem] = []
    if !(1985...2099).contains(year.wholeNumber ?? 0) {
      problems.append(
        IdentifierProblem(
          .year,
          Phrase(
            "Digits 7 to 10 are the year of registration; \(year) is not one.",
            "第7至10位是登记年份；\(year) 不是年份。"
          )
        )
      )
    }
    if let problem = Region.problem(of: region) { problems.append(problem) }
    return IdentifierReading(
      number,
      parts: [
        IdentifierPart(Phrase("region", "行政区划"), region, Region(region)?.description),
        IdentifierPart(Phrase("year", "登记年份"), year),
        IdentifierPart(Phrase("serial", "流水号"), String(characters[10...])),
      ],
      problems: problems
    )
  }
}
