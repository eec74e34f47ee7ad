/// Picks the steps of the history that a look is for, told newest first.
///
/// Whether a step belongs may depend on newer ones: a record lay where the step that moved it says.
/// So each look through the history has a scope of its own, and the next page goes on with it.
public protocol StepScope {
  /// The seq of the oldest change whose steps were told; `Int.max` before the first.
  var told: Int { get set }
  /// Whether a step on a record must be told; quick, since it is asked of every line.
  ///
  /// - Parameters:
  ///   - record: the record.
  ///   - field: the field that is set; `nil` where the record is made or deleted.
  /// - Returns: whether it must.
  mutating func mustSee(_ record: RecordReference, field: String?) -> Bool
  /// Tells a step, and whether it belongs.
  mutating func takes(_ edit: Edit) -> Bool
}
