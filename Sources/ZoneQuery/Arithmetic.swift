import ZoneModel

/// Sums, differences, products and quotients of outcomes, ranges and what is missing included.
enum Arithmetic {
  /// The bounds of a number that is known or lies between two.
  static func bounds(_ outcome: Outcome) -> (low: Quantity, high: Quantity?)? {
    switch outcome {
    case .number(let quantity): (quantity, quantity)
    case .between(let low, let high): (low, high)
    default: nil
    }
  }

  static func between(_ low: Quantity, _ high: Quantity?) -> Outcome {
    low == high ? .number(low) : .between(low, high)
  }

  /// One of two, whichever it is; unknown unless both are numbers or ranges.
  static func either(_ one: Outcome, _ other: Outcome) -> Outcome {
    guard let one = bounds(one), let other = bounds(other) else { return .unknown }
    let high: Quantity? =
      if let first = one.high, let second = other.high { max(first, second) } else { nil }
    return between(min(one.low, other.low), high)
  }

  /// The larger or the smaller of two; unknown unless both are numbers or ranges.
  static func bound(_ one: Outcome, _ other: Outcome, isLarger: Bool) -> Outcome {
    guard let one = bounds(one), let other = bounds(other) else { return .unknown }
    if isLarger {
      let high: Quantity? =
        if let first = one.high, let second = other.high { max(first, second) } else { nil }
      return between(max(one.low, other.low), high)
    }
    return between(min(one.low, other.low), [one.high, other.high].compactMap(\.self).min())
  }

  private static func without(_ left: Outcome, _ right: Outcome) -> Outcome? {
    if left == .unknown || right == .unknown { return .unknown }
    return left == .missing || right == .missing ? .missing : nil
  }

  static func sum(_ left: Outcome, _ right: Outcome) -> Outcome {
    if case .number(let left) = left, case .number(let right) = right {
      return .number(left + right)
    }
    if let none = without(left, right) { return none }
    switch (left, right) {
    case (.day(let day), .span(let span)), (.span(let span), .day(let day)):
      return .day(span.after(day))
    case (.days(let low, let high), .span(let span)), (.span(let span), .days(let low, let high)):
      return .days(span.after(low), span.after(high))
    case (.span(let one), .span(let other)):
      return .span(TimeSpan(months: one.months + other.months, days: one.days + other.days))
    default:
      guard let left = bounds(left), let right = bounds(right) else { return .unknown }
      let high: Quantity? =
        if let first = left.high, let second = right.high { first + second } else { nil }
      return between(left.low + right.low, high)
    }
  }

  static func difference(_ left: Outcome, _ right: Outcome) -> Outcome {
    if case .number(let left) = left, case .number(let right) = right {
      return .number(left - right)
    }
    if let none = without(left, right) { return none }
    switch (left, right) {
    case (_, .span(let span)): return sum(left, .span(span.negated))
    case (.day(let one), .day(let other)):
      return .span(TimeSpan(days: one.number - other.number))
    default:
      // Without an upper bound on the right there is no lower bound for the difference.
      guard let left = bounds(left), let right = bounds(right), let most = right.high else {
        return .unknown
      }
      return between(left.low - most, left.high.map { $0 - right.low })
    }
  }

  static func product(_ left: Outcome, _ right: Outcome) -> Outcome {
    if let none = without(left, right) { return none }
    switch (left, right) {
    case (.number(let left), .number(let right)): return .number(left * right)
    case (.span(let span), .number(let factor)), (.number(let factor), .span(let span)):
      guard let factor = factor.integer, factor.magnitude < 100_000 else { return .unknown }
      return .span(TimeSpan(months: span.months * factor, days: span.days * factor))
    case (.between(let low, let high), .number(let factor)),
      (.number(let factor), .between(let low, let high)):
      guard factor.isPositive else { return factor.isZero ? .number(factor) : .unknown }
      return between(low * factor, high.map { $0 * factor })
    default: return .unknown
    }
  }

  /// A division by zero has no value.
  static func quotient(_ left: Outcome, _ right: Outcome) -> Outcome {
    if let none = without(left, right) { return none }
    guard case .number(let divisor) = right else { return .unknown }
    switch left {
    case .number(let quantity): return quantity.divided(by: divisor).map { .number($0) } ?? .missing
    case .between(let low, let high):
      guard divisor.isPositive, let least = low.divided(by: divisor) else { return .unknown }
      return between(least, high?.divided(by: divisor))
    case .span(let span):
      guard let parts = divisor.integer, parts != 0, span.months % parts == 0,
        span.days % parts == 0
      else { return .unknown }
      return .span(TimeSpan(months: span.months / parts, days: span.days / parts))
    default: return .unknown
    }
  }
}

extension Run {
  /// Compares two outcomes; decided only where all that they may be agrees.
  func compare(
    _ comparison: Comparison,
    _ left: Outcome,
    _ right: Outcome,
    _ type: ValueType
  ) -> Truth {
    if case .list(let values) = left {
      guard right.isKnown else { return .unknown }
      let found = values.contains { compare(.equal, $0, right, type) == .yes }
      return (comparison == .equal) == found ? .yes : .no
    }
    if let (one, other) = Self.texts(left, right) {
      return Self.compare(comparison, one, other, type)
    }
    switch (left, right) {
    case (.truth(let one), .truth(let other)):
      return (one == other) == (comparison == .equal) ? .yes : .no
    case (.record(let one), .record(let other)):
      return (one == other) == (comparison == .equal) ? .yes : .no
    case (.span(let one), .span(let other)): return Self.compare(comparison, one, other)
    default: break
    }
    guard let one = Self.interval(left), let other = Self.interval(right) else { return .unknown }
    return Self.compare(comparison, one, other)
  }

  private static func texts(_ left: Outcome, _ right: Outcome) -> (String, String)? {
    func text(_ outcome: Outcome) -> String? {
      switch outcome {
      case .text(let text), .choice(let text): text
      default: nil
      }
    }
    guard let one = text(left), let other = text(right) else { return nil }
    return (one, other)
  }

  private static func compare(
    _ comparison: Comparison,
    _ left: String,
    _ right: String,
    _ type: ValueType
  ) -> Truth {
    let isEqual = left.utf8.elementsEqual(right.utf8)
    guard comparison.isOrder else {
      return isEqual == (comparison == .equal) ? .yes : .no
    }
    if case .choice(let set) = type {
      let ids = set.choices.map(\.id)
      guard let one = ids.firstIndex(of: left), let other = ids.firstIndex(of: right) else {
        return .unknown
      }
      return compare(
        comparison,
        (Quantity(one), Quantity(one)),
        (Quantity(other), Quantity(other))
      )
    }
    let isLess = left.utf8.lexicographicallyPrecedes(right.utf8)
    let holds =
      switch comparison {
      case .less: isLess
      case .lessOrEqual: isLess || isEqual
      case .greater: !isLess && !isEqual
      case .greaterOrEqual: !isLess
      case .equal, .unequal: false
      }
    return holds ? .yes : .no
  }

  private static func compare(
    _ comparison: Comparison,
    _ left: TimeSpan,
    _ right: TimeSpan
  ) -> Truth {
    func known(_ days: Int) -> Quantity { Quantity(days) }
    if left.days == right.days {
      let (one, other) = (known(left.months), known(right.months))
      return compare(comparison, (one, one), (other, other))
    }
    let (one, other) = (left.bounds, right.bounds)
    return compare(
      comparison,
      (known(one.lowerBound), known(one.upperBound)),
      (known(other.lowerBound), known(other.upperBound))
    )
  }

  private static func interval(_ outcome: Outcome) -> (low: Quantity, high: Quantity?)? {
    switch outcome {
    case .day(let day): (Quantity(day.number), Quantity(day.number))
    case .days(let low, let high): (Quantity(low.number), Quantity(high.number))
    default: Arithmetic.bounds(outcome)
    }
  }

  private static func compare(
    _ comparison: Comparison,
    _ left: (low: Quantity, high: Quantity?),
    _ right: (low: Quantity, high: Quantity?)
  ) -> Truth {
    func below(_ high: Quantity?, _ low: Quantity, orEqual: Bool) -> Bool {
      guard let high else { return false }
      return orEqual ? high <= low : high < low
    }
    switch comparison {
    case .less:
      if below(left.high, right.low, orEqual: false) { return .yes }
      return below(right.high, left.low, orEqual: true) ? .no : .unknown
    case .lessOrEqual:
      if below(left.high, right.low, orEqual: true) { return .yes }
      return below(right.high, left.low, orEqual: false) ? .no : .unknown
    case .greater: return compare(.less, right, left)
    case .greaterOrEqual: return compare(.lessOrEqual, right, left)
    case .equal, .unequal:
      let differs =
        below(left.high, right.low, orEqual: false) || below(right.high, left.low, orEqual: false)
      if differs { return comparison == .equal ? .no : .yes }
      guard left.low == left.high, right.low == right.high else { return .unknown }
      return comparison == .equal ? .yes : .no
    }
  }
}
