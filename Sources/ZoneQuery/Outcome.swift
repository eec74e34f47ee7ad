public import ZoneModel

/// The answer to a question about a record: yes, no, or unknown where data is missing.
public enum Truth: String, Sendable, CaseIterable {
  /// It holds.
  case yes
  /// It does not hold.
  case no
  /// The data does not say.
  case unknown

  /// The opposite answer; unknown stays unknown.
  public var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}

/// A length of time in months and days, as people count it.
public struct TimeSpan: Hashable, Sendable, CustomStringConvertible {
  /// Whole months, years included.
  public let months: Int
  /// Days beside the months.
  public let days: Int

  /// Makes a length of time.
  public init(months: Int = 0, days: Int = 0) {
    self.months = months
    self.days = days
  }

  /// Reads `3y`, `18m`, `2w` or `90d`; `nil` when it is none.
  public init?(_ text: some StringProtocol) {
    guard let amount = UnitAmount(Array(text)), case .span(let span) = amount.outcome else {
      return nil
    }
    self = span
  }

  /// The day so much later.
  public func after(_ day: Day) -> Day {
    day.adding(months: months).adding(days: days)
  }

  /// The opposite length.
  public var negated: TimeSpan { TimeSpan(months: -months, days: -days) }

  /// The fewest and the most days that it can be.
  var bounds: ClosedRange<Int> {
    // 97 leap days in 400 years; a month has 28 to 31 days, twelve have 365 or 366.
    let (years, rest) = months.quotientAndRemainder(dividingBy: 12)
    let low = min(years * 365 + rest * 28, years * 366 + rest * 31)
    let high = max(years * 365 + rest * 28, years * 366 + rest * 31)
    return (low + days)...(high + days)
  }

  /// The length as it is written: `3y`, `18m`, `90d`, `1y10d`.
  public var description: String {
    guard months != 0 else { return "\(days)d" }
    let text = months % 12 == 0 ? "\(months / 12)y" : "\(months)m"
    return days == 0 ? text : text + "\(days)d"
  }
}

/// What an expression gives for a record.
public enum Outcome: Hashable, Sendable {
  /// There is no value.
  case missing
  /// The data does not say.
  case unknown
  /// Yes or no.
  case truth(Bool)
  /// A number; percentages are fractions.
  case number(Quantity)
  /// A number between two, which are possible; without an upper bound where that is `nil`.
  indirect case between(Quantity, Quantity?)
  /// A day.
  case day(Day)
  /// A day between two, which are possible.
  case days(Day, Day)
  /// A length of time.
  case span(TimeSpan)
  /// A text.
  case text(String)
  /// A choice by its id.
  case choice(String)
  /// A record.
  case record(RecordReference)
  /// Several values, in order.
  case list([Outcome])

  /// The answer that it gives to a question: a missing value is unknown.
  public var truth: Truth {
    switch self {
    case .truth(true): .yes
    case .truth(false): .no
    default: .unknown
    }
  }

  /// The number, if it is one.
  public var quantity: Quantity? {
    guard case .number(let quantity) = self else { return nil }
    return quantity
  }

  /// Whether there is a definite value.
  public var isKnown: Bool {
    switch self {
    case .missing, .unknown, .between, .days: false
    default: true
    }
  }

  /// The outcome of an answer.
  public init(_ truth: Truth) {
    self =
      switch truth {
      case .yes: .truth(true)
      case .no: .truth(false)
      case .unknown: .unknown
      }
  }
}

extension Outcome {
  /// The outcome as a value of a field of this kind; `nil` where there is no definite one.
  ///
  /// Money and areas are rounded to two decimals, percentages and other numbers to four.
  public func value(as kind: FieldKind) -> Value? {
    switch self {
    case .missing, .unknown, .between, .days: return nil
    case .truth(let truth): return .flag(truth)
    case .number(let quantity):
      switch kind {
      case .percent: return (quantity * Quantity(100)).rounded(decimals: 4).map { .number($0) }
      case .money, .area: return quantity.rounded(decimals: 2).map { .number($0) }
      case .integer, .year:
        return (quantity.number ?? quantity.rounded(decimals: 0)).map { .number($0) }
      default: return (quantity.number ?? quantity.rounded(decimals: 4)).map { .number($0) }
      }
    case .day(let day): return .day(day)
    case .span(let span): return .text(span.description)
    case .text(let text), .choice(let text): return .text(text)
    case .record(let reference): return .text(Registry.text(of: reference, in: kind.targets))
    case .list(let outcomes):
      let texts = outcomes.compactMap { $0.value(as: kind)?.text }
      return kind.isSet ? .set(texts) : .list(texts)
    }
  }

  /// What a field of this kind means by a value; a value of another shape is unknown.
  public init(_ value: Value?, kind: FieldKind) {
    guard let value else {
      self = .missing
      return
    }
    self = Self.meaning(of: value, kind: kind)
  }

  private static func meaning(of value: Value, kind: FieldKind) -> Outcome {
    if case .null = value { return .missing }
    switch kind {
    case .text, .note: return value.text.map { .text($0) } ?? .unknown
    case .choice: return value.text.map { .choice($0) } ?? .unknown
    case .choices: return value.list.map { .list($0.map { .choice($0) }) } ?? .unknown
    case .texts: return value.list.map { .list($0.map { .text($0) }) } ?? .unknown
    case .integer, .number, .money, .area, .year:
      return quantity(value).map { .number($0) } ?? .unknown
    case .percent:
      return quantity(value).map { .number($0 * Quantity(1, over: 100)) } ?? .unknown
    case .date: return value.day.map { .day($0) } ?? .unknown
    case .duration: return value.text.flatMap { TimeSpan($0) }.map { .span($0) } ?? .unknown
    case .flag: return value.flag.map { .truth($0) } ?? .unknown
    case .reference(let targets):
      guard let text = value.text, let target = Registry.target(of: text, in: targets) else {
        return .unknown
      }
      return .record(target)
    case .references(let targets):
      return value.list.map { texts in
        .list(texts.compactMap { Registry.target(of: $0, in: targets) }.map { .record($0) })
      } ?? .unknown
    case .computed(let computation): return meaning(of: value, kind: computation.gives)
    }
  }

  private static func quantity(_ value: Value) -> Quantity? {
    switch value {
    case .number(let number): Quantity(number)
    case .json(let text): decimal(text).map { Quantity($0) }
    default: nil
    }
  }

  /// Reads a number that is not written as the model writes it: `1.50`, `1e3`.
  ///
  /// - Returns: `nil` where it has more digits than are kept.
  static func decimal(_ text: String) -> Number? {
    if let number = Number(text) { return number }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard parts.count == 2, let digits = Number(parts[0]), let exponent = Int(parts[1]),
      exponent.magnitude <= 18
    else { return nil }
    let power = Quantity.power(of: Int(exponent.magnitude))
    let factor = exponent < 0 ? Quantity(1, over: power) : Quantity(power, over: 1)
    return (Quantity(digits) * factor).number
  }
}

extension Outcome: CustomStringConvertible {
  /// The outcome in short, for reasons and logs.
  public var description: String {
    switch self {
    case .missing: "missing"
    case .unknown: "unknown"
    case .truth(let truth): truth ? "yes" : "no"
    case .number(let quantity): quantity.description
    case .between(let low, let high): high.map { "\(low)…\($0)" } ?? "≥ \(low)"
    case .day(let day): day.description
    case .days(let low, let high): "\(low)…\(high)"
    case .span(let span): span.description
    case .text(let text): text
    case .choice(let choice): choice
    case .record(let reference): reference.description
    case .list(let outcomes): outcomes.map(\.description).joined(separator: ", ")
    }
  }
}
