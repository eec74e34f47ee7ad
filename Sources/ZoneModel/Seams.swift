/// The records of one register at one moment.
///
/// Records stand in numbered slots. A record keeps its slot while `generation` stays the same;
/// new records get slots at the end; a deleted record's slot is dead until it comes back. So
/// a column that has been read once can be kept and mended slot by slot.
public protocol RecordSource: Sendable {
  /// The register's id.
  var register: String { get }
  /// How many records there are.
  var count: Int { get }
  /// How many slots there are, dead ones included.
  var slots: Int { get }
  /// Changes when slots are numbered anew.
  var generation: Int { get }
  /// Whether a slot holds a record.
  func isLive(_ slot: Int) -> Bool
  /// The slot of a record; `nil` when there is none. O(log n).
  func slot(of id: String) -> Int?
  /// Whether a record has or had an id: the number of a deleted one is not given again, since its
  /// history belongs to it and its deletion may be taken back.
  func knows(_ id: String) -> Bool
  /// The id at a slot; `nil` where the slot is dead.
  func id(at slot: Int) -> String?
  /// The record at a slot, decoded; `nil` where the slot is dead.
  func record(at slot: Int) -> Record?
  /// Calls `body` with the record's line: one strict JSON object, `id` first, `revision` second;
  /// returns `nil` where the slot is dead.
  func withRow<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result?
  /// Calls `body` with the slot and line of each live record in turn, until it returns `false`.
  func forEachRow(_ body: (Int, Span<UInt8>) -> Bool)
  /// The slots that changes after `seq` touched (made, changed or deleted), or `nil` when that is
  /// no longer known and everything may have changed.
  func slotsChanged(since seq: Int) -> [Int]?
}

extension RecordSource {
  /// Without a memory of deleted records, only those that are there.
  public func knows(_ id: String) -> Bool { slot(of: id) != nil }

  /// A record by its id; `nil` when there is none.
  public func record(_ id: String) -> Record? {
    slot(of: id).flatMap { record(at: $0) }
  }
}

/// What can be seen of a store at one moment.
public protocol Board: Sendable {
  /// The seq of the last change that it shows.
  var seq: Int { get }
  /// The records of a register; a register without records has an empty source.
  func source(_ register: String) -> any RecordSource
  /// A record by its reference; `nil` when there is none.
  func record(_ reference: RecordReference) -> Record?
  /// The text of a hand-edited file that is in force (`settings.yaml`, `policies/…`).
  func adoptedText(_ file: String) -> String?
}

extension Board {
  /// A record by its reference; `nil` when there is none.
  public func record(_ reference: RecordReference) -> Record? {
    source(reference.register).record(reference.id)
  }

  /// A zone and those that it lies in, the smallest first; none where there is no such zone.
  ///
  /// - Complexity: O(*n*²) in the zones around it, which are a handful.
  public func zones(around zone: String) -> [String] {
    let zones = source("zones")
    var path: [String] = []
    var next: String? = zone
    while let id = next, !path.contains(id), let record = zones.record(id) {
      path.append(id)
      next = record["parent"]?.text
    }
    return path
  }
}

/// What must hold of the merged state before a change is written.
///
/// The store calls it inside the commit, under the lock; it must be quick and must not wait.
public protocol ChangeCheck: Sendable {
  /// Looks at a change on the state that it would leave behind.
  ///
  /// - Parameters:
  ///   - edits: what the change does.
  ///   - operation: undo, redo and revert are exempt from lifecycle transitions.
  ///   - before: the state without the change.
  ///   - after: the state with the change.
  /// - Returns: reasons to refuse and warnings; nothing when all is well.
  func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal]
}
