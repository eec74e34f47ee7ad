public import ZoneModel

extension Evaluator {
  /// What is wrong with the records of a register as they stand: fields, references, keys, checks.
  ///
  /// - Parameters:
  ///   - register: the register's id.
  ///   - limit: how many refusals to give at most.
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: errors and warnings record by record; `nil` when it was cancelled.
  public func fieldChecks(
    _ register: String,
    limit: Int = 10_000,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> [Refusal]? {
    guard context.registry[register] != nil else { return [] }
    let source = context.board.source(register)
    var refusals: [Refusal] = []
    var start = 0
    // By parts, so that neither the list of records nor the time until an answer grows too long.
    while start < source.slots, refusals.count < limit {
      if isCancelled() { return nil }
      let end = min(start + 2000, source.slots)
      var edits: [Edit] = []
      for slot in start..<end {
        guard let record = source.record(at: slot) else { continue }
        edits.append(.create(record.reference, Fields()))
      }
      let inspection = Inspection(
        evaluator: self,
        before: context.board,
        touches: Touches(edits),
        isTakingBack: false
      )
      refusals += inspection.refusals()
      start = end
    }
    return Array(refusals.prefix(limit))
  }
}
