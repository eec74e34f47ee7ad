public import ZoneModel

/// What a comparison compares for a record: a value, the sign and what is needed of it.
public struct Measure: Hashable, Sendable {
  /// The value of the record.
  public let value: Outcome
  /// The kind of value.
  public let valueType: ValueType
  /// How they are compared, such as `>=`.
  public let sign: String
  /// What it is compared with.
  public let limit: Outcome
  /// The kind of that.
  public let limitType: ValueType
  /// Whether the value rests on a private field, so that not everybody may see it.
  public let isValuePrivate: Bool
  /// Whether what it is compared with does.
  public let isLimitPrivate: Bool
  /// Whether both are calendar years.
  public let isYear: Bool
  /// What is counted, where the value is a length of time: `days`.
  public let unit: Phrase?

  /// The value as a record would keep it, with as many decimals as tell it from what is needed.
  public var valueKept: Value? { value.value(of: valueType, isYear: isYear, besides: limit) }

  /// The value in words, with as many decimals as tell it from what is needed.
  public func valueWords(_ formatter: ValueFormatter) -> String {
    let words = value.words(of: valueType, formatter, isYear: isYear, besides: limit)
    return counted(words, value, formatter)
  }

  /// What is needed in words: a bare number in the unit of the value, where that is money or an area.
  public func limitWords(_ formatter: ValueFormatter) -> String {
    let isBare = limitType == .number(.plain)
    let type =
      switch valueType {
      case .number(.money) where isBare, .number(.area) where isBare: valueType
      default: limitType
      }
    return counted(limit.words(of: type, formatter, isYear: isYear), limit, formatter)
  }

  /// A number of days or years in words with what is counted.
  public func counted(
    _ words: String,
    _ outcome: Outcome,
    _ formatter: ValueFormatter
  ) -> String {
    guard let unit, case .number = outcome else { return words }
    return words + unit[formatter.language]
  }
}

extension Evaluator {
  /// What an expression compares for a record; `nil` where it is no plain comparison.
  public func measure(_ expression: Expression, for record: Record) -> Measure? {
    withRun { run in measure(expression.root, for: record, run) }
  }

  /// What a part compares.
  func measure(_ node: Node, for record: Record, _ run: Run) -> Measure? {
    guard case .compare(let comparison, let left, let right) = node.form else { return nil }
    let isMirrored = isMirrored(left, right)
    let (value, limit) = isMirrored ? (right, left) : (left, right)
    let frame = Frame(this: .record(record))
    return Measure(
      value: run.outcome(value, frame),
      valueType: isShare(value.type, limit.type) ? limit.type : value.type,
      sign: (isMirrored ? comparison.mirrored : comparison).rawValue,
      limit: run.outcome(limit, frame),
      limitType: limit.type == .any ? value.type : limit.type,
      isValuePrivate: value.readsPrivate,
      isLimitPrivate: limit.readsPrivate,
      isYear: value.isYear || limit.isYear,
      unit: value.timeUnit
    )
  }

  /// The side of a comparison that is compared with what is needed.
  func measured(_ node: Node) -> Node {
    guard case .compare(_, let left, let right) = node.form else { return node }
    return isMirrored(left, right) ? right : left
  }

  /// The limit is the side that says nothing of the record, else the right one.
  private func isMirrored(_ left: Node, _ right: Node) -> Bool { right.usesThis && !left.usesThis }

  /// A quotient that is compared with a percentage is read as one.
  private func isShare(_ value: ValueType, _ limit: ValueType) -> Bool {
    value == .number(.plain) && limit == .number(.percent)
  }
}

extension Node {
  /// What is counted where the part is a length of time in days, months or years.
  fileprivate var timeUnit: Phrase? {
    guard case .call(let function, _) = form else { return nil }
    return switch function {
    case .days: Phrase(" days", " 天")
    case .workingDays: Phrase(" working days", " 个工作日")
    case .months: Phrase(" months", " 个月")
    case .years, .age: Phrase(" years", " 年")
    default: nil
    }
  }
}
