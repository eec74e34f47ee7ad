import ZoneModel

/// Checks the records that a change makes or touches, each by itself.
struct RecordCheck: ChangeCheck {
  let registry: Registry

  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    var seen: Set<RecordReference> = []
    return edits.compactMap(\.record).filter { seen.insert($0).inserted }.flatMap { reference in
      guard let register = registry[reference.register], let record = after.record(reference) else {
        return [Refusal]()
      }
      return Validation.refusals(of: record, in: register)
    }
  }
}
