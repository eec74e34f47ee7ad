/// An exact decimal number: `units` × 10^-`scale`, normalised to the smallest scale.
///
/// Money (yuan, ≤ 2 decimals), areas (m², ≤ 2 decimals), percentages (3.5 means 3.5 %) and counts
/// are kept in this form, so that nothing is rounded on its way to the disk and back.
public struct Number: Hashable, Sendable {
  /// The digits as an integer.
  public let units: Int64
  /// How many of the digits stand behind the decimal point, 0 to 18.
  public let scale: UInt8

  /// Makes `units` × 10^-`scale`, with trailing zeros removed.
  public init(units: Int64, scale: UInt8 = 0) {
    precondition(scale <= 18, "a Number has at most 18 decimals: \(scale)")
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 {
      units /= 10
      scale -= 1
    }
    self.units = units
    self.scale = scale
  }

  /// Makes a whole number.
  public init(_ integer: Int) {
    self.init(units: Int64(integer))
  }

  /// Reads a JSON number such as `-12.50`; `nil` when it is not one, has an exponent or needs more
  /// than 18 digits.
  public init?(_ text: some StringProtocol) {
    guard let number = Number(utf8: text.utf8) else { return nil }
    self = number
  }

  /// Reads the UTF-8 bytes of a JSON number without an exponent; `nil` when they are not one.
  public init?(utf8 bytes: some Sequence<UInt8>) {
    var negative = false
    var units: Int64 = 0
    var scale: UInt8 = 0
    var wholeDigits = 0
    var leadingZero = false
    var point = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, overflow) = units.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        if overflow || carry { return nil }
        units = sum
        if point {
          scale += 1
          if scale > 18 { return nil }
        } else {
          if leadingZero { return nil }
          leadingZero = wholeDigits == 0 && byte == UInt8(ascii: "0")
          wholeDigits += 1
        }
      case UInt8(ascii: ".") where !point && wholeDigits > 0: point = true
      default: return nil
      }
    }
    guard wholeDigits > 0, !point || scale > 0 else { return nil }
    self.init(units: negative ? -units : units, scale: scale)
  }

  /// The number as a `Double`, for drawing; not for comparing.
  public var approximate: Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    return Double(units) / divisor
  }

  /// The number as an integer when it is whole and fits.
  public var integer: Int? { scale == 0 ? Int(units) : nil }
}

extension Number: CustomStringConvertible {
  /// The number as JSON writes it: no exponent, no trailing zeros.
  public var description: String {
    guard scale > 0 else { return String(units) }
    var digits = String(units.magnitude)
    if digits.count <= Int(scale) {
      digits = String(repeating: "0", count: Int(scale) + 1 - digits.count) + digits
    }
    let cut = digits.index(digits.endIndex, offsetBy: -Int(scale))
    return (units < 0 ? "-" : "") + digits[..<cut] + "." + digits[cut...]
  }
}

extension Number: Comparable {
  /// Compares exactly.
  public static func < (left: Number, right: Number) -> Bool {
    Int128(left.units) * power(right.scale) < Int128(right.units) * power(left.scale)
  }

  /// 10 to a scale.
  private static func power(_ scale: UInt8) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<scale { result *= 10 }
    return result
  }
}

extension Number: ExpressibleByIntegerLiteral {
  /// Makes a whole number from a literal.
  public init(integerLiteral value: Int64) {
    self.init(units: value)
  }
}

extension Number {
  /// How many ten-thousandths a number of at most four decimals is.
  var tenThousandths: Int64 { (scale..<4).reduce(units) { number, _ in number * 10 } }
}
