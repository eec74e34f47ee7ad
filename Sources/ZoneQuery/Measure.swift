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
}

extension Evaluator {
  /// What an expression compares for a record; `nil` where it is no plain comparison.
  public func measure(_ expression: Expression, for record: Record) -> Measure? {
    guard case .compare(let comparison, let left, let right) = expression.root.form else {
      return nil
    }
    // The limit is the side that says nothing of the record, else the right one.
    let isMirrored = right.usesThis && !left.usesThis
    let (value, limit) = isMirrored ? (right, left) : (left, right)
    return withRun { run in
      let frame = Frame(this: .record(record))
      return Measure(
        value: run.outcome(value, frame),
        valueType: isShare(value.type, limit.type) ? limit.type : value.type,
        sign: (isMirrored ? comparison.mirrored : comparison).rawValue,
        limit: run.outcome(limit, frame),
        limitType: limit.type == .any ? value.type : limit.type,
        isValuePrivate: value.readsPrivate,
        isLimitPrivate: limit.readsPrivate,
        isYear: value.isYear || limit.isYear
      )
    }
  }

  /// A quotient that is compared with a percentage is read as one.
  private func isShare(_ value: ValueType, _ limit: ValueType) -> Bool {
    value == .number(.plain) && limit == .number(.percent)
  }
}
