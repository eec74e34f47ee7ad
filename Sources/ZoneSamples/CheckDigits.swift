import ZoneModel

/// Makes numbers whose check digits are right and which no office has given out.
enum CheckDigits {
  private static let alphabet = Array(CreditCode.alphabet.utf8)

  /// A unified social credit code of a firm with an organisation code in a series (`MX…`) that is
  /// not in use.
  static func creditCode(region: String, index: Int) -> String? {
    var rest = index
    var code = Array("MX000000".utf8)
    for place in stride(from: 7, through: 2, by: -1) {
      code[place] = alphabet[rest % alphabet.count]
      rest /= alphabet.count
    }
    return CreditCode.make(region: region, organisation: String(decoding: code, as: UTF8.self))
  }

  /// A patent application number with a serial number (from 9,000,000 on, for the first million)
  /// that is far beyond those given out.
  static func patentNumber(year: Int, kind: PatentNumber.Kind, index: Int) -> String? {
    let serial = 9_000_000 - index / 1_000_000 * 1_000_000 + index % 1_000_000
    return PatentNumber(year: year, kind: kind, serial: serial)?.description
  }
}
