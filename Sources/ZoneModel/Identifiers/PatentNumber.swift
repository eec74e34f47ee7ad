/// The number of a Chinese patent application, ZC 0006-2003, in its present or its older form.
///
/// Since 1 October 2003 it is `YYYY T NNNNNNN.C` (`202611600001.9`), before that `YY T NNNNN.C`
/// (`95115608.X`). A granted patent has the same digits with `ZL` before them. A value of this type
/// always has a right check character.
public struct PatentNumber: Hashable, Sendable {
  /// What is applied for.
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// An invention.
    case invention = 1
    /// A utility model.
    case utilityModel = 2
    /// A design.
    case design = 3
    /// An invention that came through the PCT; the year is that of entering China.
    case inventionPCT = 8
    /// A utility model that came through the PCT; the year is that of entering China.
    case utilityModelPCT = 9

    /// Its name.
    public var label: Phrase {
      switch self {
      case .invention: Phrase("invention", "发明")
      case .utilityModel: Phrase("utility model", "实用新型")
      case .design: Phrase("design", "外观设计")
      case .inventionPCT: Phrase("invention through the PCT", "PCT发明")
      case .utilityModelPCT: Phrase("utility model through the PCT", "PCT实用新型")
      }
    }
  }

  /// The year of filing, or of entering China where it came through the PCT.
  public let year: Int
  /// What is applied for.
  public let kind: Kind
  /// The running number of the year: seven digits, or five in the older form.
  public let serial: Int
  /// Whether it has the form used until 30 September 2003.
  public let isOlderForm: Bool

  /// Makes a number in the present form, for made-up patents.
  ///
  /// - Returns: `nil` where the year is not 2003 to 2099 or the serial is not 0 to 9,999,999.
  public init?(year: Int, kind: Kind, serial: Int) {
    guard (2003...2099).contains(year), (0...9_999_999).contains(serial) else { return nil }
    self.year = year
    self.kind = kind
    self.serial = serial
    isOlderForm = false
  }

  /// Reads a number as people write it; `nil` where something is wrong with it.
  public init?(_ text: String) {
    let reading = PatentNumber.read(text)
    guard !reading.verdict.isError, !PatentNumber.isOfAnotherOffice(reading.normalised),
      let digits = reading.normalised.split(separator: ".").first.map(Array.init),
      let kind = Kind(rawValue: PatentNumber.value(digits[digits.count == 12 ? 4 : 2]))
    else { return nil }
    self.kind = kind
    isOlderForm = digits.count == 8
    if isOlderForm {
      guard let short = String(digits[..<2]).wholeNumber,
        let serial = String(digits[3...]).wholeNumber
      else { return nil }
      year = short >= 85 ? 1900 + short : 2000 + short
      self.serial = serial
    } else {
      guard let year = String(digits[..<4]).wholeNumber,
        let serial = String(digits[5...]).wholeNumber
      else { return nil }
      self.year = year
      self.serial = serial
    }
  }

  /// The check character of the 12 (or 8, in the older form) digits before it: modulo 11, `X` for
  /// ten.
  ///
  /// - Returns: `nil` where they are not 12 or 8 digits.
  public static func checkCharacter(of digits: String) -> Character? {
    let bytes = Array(digits.utf8)
    guard digits.isDigits, bytes.count == 12 || bytes.count == 8 else { return nil }
    var sum = 0
    for (place, byte) in bytes.enumerated() {
      sum += Int(byte - UInt8(ascii: "0")) * (place % 8 + 2)
    }
    return sum % 11 == 10 ? "X" : Character(String(sum % 11))
  }

  private static func value(_ character: Character) -> Int {
    character.wholeNumberValue ?? -1
  }
}

extension PatentNumber: CustomStringConvertible {
  /// The number with its point and check character.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let digits =
      isOlderForm
      ? padded(year % 100, 2) + String(kind.rawValue) + padded(serial, 5)
      : padded(year, 4) + String(kind.rawValue) + padded(serial, 7)
    return digits + "." + (PatentNumber.checkCharacter(of: digits).map(String.init) ?? "")
  }
}
