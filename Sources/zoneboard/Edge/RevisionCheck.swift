import ZoneModel

/// Refuses a change of records that do not have the revision which its author expects.
///
/// The store asks under the lock, so that nobody can come between the look and the change.
struct RevisionCheck: ChangeCheck {
  /// What each record's revision must be.
  let revision: Int
  /// The records; what a change writes on others besides goes by their newest state.
  let records: Set<RecordReference>
  /// What must hold beside that.
  let then: any ChangeCheck

  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    var found: [Refusal] = []
    for record in records {
      guard let now = before.record(record)?.revision, now != revision else { continue }
      found.append(
        Refusal(
          .conflict,
          record: record,
          Phrase(
            "revision \(revision) was expected, it has \(now)",
            "预期为第 \(revision) 版，现在是第 \(now) 版"
          )
        )
      )
    }
    guard found.isEmpty else { return found }
    return then.refusals(of: edits, operation: operation, before: before, after: after)
  }

  /// Whether a refusal is one of this check.
  static func isReason(_ refusal: Refusal) -> Bool { refusal.code == .conflict }
}
