import ZoneModel
import ZoneQuery

/// The figures of a condition as records keep them: numbers with their unit, beside the words.
struct ConditionFigures {
  /// What is compared, or the single value that the condition rests on.
  private(set) var value: Number?
  /// How they are compared, such as `>=`.
  private(set) var sign: String?
  /// What is needed.
  private(set) var limit: Number?
  /// The unit of value and need: a choice of the register of conditions, `nil` where it is a plain number.
  private(set) var unit: String?
  /// What would close the gap.
  private(set) var gap: Number?
  /// Its unit.
  private(set) var gapUnit: String?
  /// The first and the last year that the value comes from.
  private(set) var years: ClosedRange<Int>?

  /// The figures of a condition; those that not everybody may see are left out.
  init(_ standing: ConditionStanding) {
    let measure = standing.measure.flatMap { $0.limit.isKnown ? $0 : nil }
    if let measure {
      sign = measure.sign
      if !measure.isValuePrivate {
        value = measure.valueKept?.number
      }
      if !measure.isLimitPrivate {
        limit = Self.number(measure.limit, measure.limitType, isYear: measure.isYear)
      }
      let own = Self.unit(of: measure.valueType, isYear: measure.isYear)
      unit =
        value == nil && limit == nil
        ? nil : own ?? Self.unit(of: measure.limitType, isYear: measure.isYear)
    } else if standing.values.count == 1, let used = standing.values.first, !used.isPrivate {
      value = Self.number(used.outcome, used.type, isYear: used.isYear)
      unit = value == nil ? nil : Self.unit(of: used.type, isYear: used.isYear)
    }
    if let close = standing.gap, !close.isPrivate {
      gap = Self.number(close.outcome, close.type, isYear: close.isYear)
      gapUnit = gap == nil ? nil : Self.unit(of: close.type, isYear: close.isYear)
    }
    years = standing.values.lazy.compactMap(\.allYears).first
  }

  /// The same as fields of a line of an application.
  var fields: [(String, Value?)] {
    func text(_ text: String?) -> Value? { text.map { .text($0) } }
    func number(_ number: Number?) -> Value? { number.map { .number($0) } }
    return [
      ("valueFigure", number(value)), ("sign", text(sign)), ("thresholdFigure", number(limit)),
      ("unit", text(unit)), ("gapFigure", number(gap)), ("gapUnit", text(gapUnit)),
      ("yearFrom", number(years.map { Number($0.lowerBound) })),
      ("yearTo", number(years.map { Number($0.upperBound) })),
    ]
  }

  private static func number(_ outcome: Outcome, _ type: ValueType, isYear: Bool) -> Number? {
    outcome.value(of: type, isYear: isYear, besides: .number(Quantity(0)))?.number
  }

  private static func unit(of type: ValueType, isYear: Bool) -> String? {
    guard !isYear, case .number(let unit) = type else { return nil }
    return switch unit {
    case .plain: nil
    case .money: "yuan"
    case .area: "square-metres"
    case .percent: "percent"
    }
  }
}

extension UsedValue {
  /// The first and the last year that it comes from, where it has some.
  fileprivate var allYears: ClosedRange<Int>? {
    if let period { return period...period }
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }
}
