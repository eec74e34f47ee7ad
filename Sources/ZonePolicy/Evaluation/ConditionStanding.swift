public import ZoneModel
import ZoneQuery

/// How one condition of a programme stands for an applicant.
public struct ConditionStanding: Sendable {
  /// The condition.
  public let condition: Programme.Condition
  /// The clause as it is cited.
  public let citation: Phrase
  /// Whether it is met.
  public let verdict: Verdict
  /// The values that were used.
  public let values: [UsedValue]
  /// The inputs that are missing.
  public let missing: [UsedValue]
  /// The value that would close the gap.
  public let gap: UsedValue?
}

extension PolicyEvaluator {
  /// Every condition of a programme for an applicant.
  public func sheet(of programme: Programme, for record: Record) -> [ConditionStanding] {
    programme.conditions.map { condition in
      let verdict: Verdict =
        switch evaluator.answer(condition.test, for: record) {
        case .yes: .met
        case .no: .unmet
        case .unknown: .unknown
        }
      var trace = Trace(evaluator: evaluator, record: record)
      trace.add(condition.test)
      return ConditionStanding(
        condition: condition,
        citation: book.citation(programme.pack, condition.clause),
        verdict: verdict,
        values: trace.values,
        missing: verdict == .unknown ? trace.missing : [],
        gap: verdict == .unmet ? gap(condition.gap, for: record) : nil
      )
    }
  }
}
