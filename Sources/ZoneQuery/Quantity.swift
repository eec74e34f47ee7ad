public import ZoneModel

/// An exact number: a fraction of two whole numbers, or a `Double` once these grow too large.
///
/// Percentages are fractions (3.5 % is 7/200), money is in yuan, areas are in square metres.
public struct Quantity: Sendable {
  private enum Form {
    /// Lowest terms, the denominator above zero.
    case fraction(Int128, Int128)
    case approximate(Double)
  }

  private let form: Form

  private init(form: Form) {
    self.form = form
  }

  /// Makes a whole number.
  public init(_ integer: Int) {
    form = .fraction(Int128(integer), 1)
  }

  /// Makes the same number.
  public init(_ number: Number) {
    if number.scale == 0 {
      form = .fraction(Int128(number.units), 1)
    } else {
      self = Quantity(Int128(number.units), over: Self.power(of: Int(number.scale)))
    }
  }

  /// Makes an approximate number.
  public init(approximate: Double) {
    form = .approximate(approximate)
  }

  /// How many of one unit another is.
  public init(_ factor: MeasureUnit.Factor) {
    self.init(factor.numerator, over: factor.denominator)
  }

  /// Makes a fraction; the denominator must not be zero.
  public init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator != 0, "a fraction over zero")
    guard denominator != 1 else {
      form = .fraction(numerator, 1)
      return
    }
    guard numerator != .min, denominator != .min else {
      form = .approximate(Double(numerator) / Double(denominator))
      return
    }
    let divisor = Self.divisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    form = .fraction(
      sign * (numerator / Int128(divisor)),
      Int128(denominator.magnitude / divisor)
    )
  }

  /// Ten to a small power.
  static func power(of exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func divisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    if left <= UInt128(UInt64.max), right <= UInt128(UInt64.max) {
      var (left, right) = (UInt64(left), UInt64(right))
      while right != 0 { (left, right) = (right, left % right) }
      return UInt128(max(left, 1))
    }
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }

  /// Whether no digit has been lost on the way to it.
  public var isExact: Bool {
    if case .fraction = form { true } else { false }
  }

  /// The nearest `Double`.
  public var approximate: Double {
    switch form {
    case .fraction(let numerator, let denominator): Double(numerator) / Double(denominator)
    case .approximate(let value): value
    }
  }

  /// The number as an integer when it is whole and fits.
  public var integer: Int? {
    switch form {
    case .fraction(let numerator, 1): Int(exactly: numerator)
    case .fraction: nil
    case .approximate(let value): Int(exactly: value)
    }
  }

  /// Whether it is zero.
  public var isZero: Bool {
    switch form {
    case .fraction(let numerator, _): numerator == 0
    case .approximate(let value): value == 0
    }
  }

  /// Whether it is above zero.
  public var isPositive: Bool {
    switch form {
    case .fraction(let numerator, _): numerator > 0
    case .approximate(let value): value > 0
    }
  }

  /// The number without its sign.
  public var magnitude: Quantity {
    self < Quantity(0) ? Quantity(0) - self : self
  }

  /// The number as far as it is read (``ZoneModel/Number/readableDecimals(of:)``); `nil` when it does not
  /// fit.
  public var readable: Number? {
    rounded(decimals: Int(Number.readableDecimals(of: approximate)))
  }

  /// The number rounded to so many decimals, halves away from zero; `nil` when it does not fit.
  public func rounded(decimals: Int) -> Number? {
    guard (0...18).contains(decimals) else { return nil }
    let scale = Self.power(of: decimals)
    switch form {
    case .fraction(let numerator, let denominator):
      let (product, overflow) = numerator.multipliedReportingOverflow(by: scale)
      guard !overflow else { break }
      var (quotient, remainder) = product.quotientAndRemainder(dividingBy: denominator)
      if remainder.magnitude >= (denominator - Int128(remainder.magnitude)).magnitude {
        quotient += product < 0 ? -1 : 1
      }
      remainder = 0
      return Int64(exactly: quotient).map { Number(units: $0, scale: UInt8(decimals)) }
    case .approximate: break
    }
    let value = (approximate * Double(scale)).rounded(.toNearestOrAwayFromZero)
    return Int64(exactly: value).map { Number(units: $0, scale: UInt8(decimals)) }
  }

  /// The number times ten to a scale, rounded down and kept within 64 bits, and whether it is that
  /// exactly; `nil` for numbers that are not exact.
  func scaledFloor(_ scale: Int) -> (floor: Int64, isExact: Bool)? {
    guard case .fraction(let numerator, let denominator) = form else { return nil }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: Self.power(of: scale))
    if overflow { return (numerator > 0 ? .max : .min, false) }
    var (quotient, remainder) = product.quotientAndRemainder(dividingBy: denominator)
    if remainder < 0 {
      quotient -= 1
      remainder += denominator
    }
    guard let floor = Int64(exactly: quotient) else { return (quotient > 0 ? .max : .min, false) }
    return (floor, remainder == 0)
  }

  /// The number with all its decimals; `nil` when it has no end or does not fit.
  public var number: Number? {
    guard case .fraction(let numerator, let denominator) = form else { return nil }
    var (scale, denominatorLeft, units) = (0, denominator, numerator)
    while denominatorLeft != 1 {
      guard scale < 18 else { return nil }
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      let divisor = Int128(Self.divisor(product.magnitude, denominatorLeft.magnitude))
      guard divisor > 1 else { return nil }
      units = product / divisor
      denominatorLeft /= divisor
      scale += 1
    }
    return Int64(exactly: units).map { Number(units: $0, scale: UInt8(scale)) }
  }
}

extension Quantity {
  /// Adds.
  public static func + (left: Quantity, right: Quantity) -> Quantity {
    combine(left, right, subtracting: false)
  }

  /// Subtracts.
  public static func - (left: Quantity, right: Quantity) -> Quantity {
    combine(left, right, subtracting: true)
  }

  private static func combine(
    _ left: Quantity,
    _ right: Quantity,
    subtracting: Bool
  ) -> Quantity {
    if case .fraction(let a, let b) = left.form, case .fraction(let c, let d) = right.form {
      let (first, overflow1) = b == d ? (a, false) : a.multipliedReportingOverflow(by: d)
      let (second, overflow2) = b == d ? (c, false) : c.multipliedReportingOverflow(by: b)
      let (below, overflow3) = b == d ? (b, false) : b.multipliedReportingOverflow(by: d)
      let (sum, overflow4) =
        subtracting
        ? first.subtractingReportingOverflow(second) : first.addingReportingOverflow(second)
      if !overflow1, !overflow2, !overflow3, !overflow4 { return Quantity(sum, over: below) }
    }
    let (x, y) = (left.approximate, right.approximate)
    return Quantity(form: .approximate(subtracting ? x - y : x + y))
  }

  /// Multiplies.
  public static func * (left: Quantity, right: Quantity) -> Quantity {
    if case .fraction(let a, let b) = left.form, case .fraction(let c, let d) = right.form {
      let (above, overflow1) = a.multipliedReportingOverflow(by: c)
      let (below, overflow2) = b.multipliedReportingOverflow(by: d)
      if !overflow1, !overflow2 { return Quantity(above, over: below) }
    }
    return Quantity(form: .approximate(left.approximate * right.approximate))
  }

  /// Divides; `nil` where the divisor is zero.
  public func divided(by divisor: Quantity) -> Quantity? {
    guard !divisor.isZero else { return nil }
    guard case .fraction(let above, let below) = divisor.form else {
      return Quantity(form: .approximate(approximate / divisor.approximate))
    }
    return self * Quantity(below, over: above)
  }
}

extension Quantity: Hashable {
  /// Whether two numbers are the same.
  public static func == (left: Quantity, right: Quantity) -> Bool {
    switch (left.form, right.form) {
    case (.fraction(let a, let b), .fraction(let c, let d)): a == c && b == d
    default: left.approximate == right.approximate
    }
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(approximate)
  }
}

extension Quantity: Comparable {
  /// Whether a number is below another.
  public static func < (left: Quantity, right: Quantity) -> Bool {
    if case .fraction(let a, let b) = left.form, case .fraction(let c, let d) = right.form {
      if b == d { return a < c }
      let (first, overflow1) = a.multipliedReportingOverflow(by: d)
      let (second, overflow2) = c.multipliedReportingOverflow(by: b)
      if !overflow1, !overflow2 { return first < second }
    }
    return left.approximate < right.approximate
  }
}

extension Quantity: CustomStringConvertible {
  /// The number with all its decimals, or rounded to six.
  public var description: String {
    (number ?? rounded(decimals: 6))?.description ?? String(approximate)
  }
}
