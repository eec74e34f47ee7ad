internal import Synchronization
public import ZoneModel

/// What an undo or redo would do now, for the screen.
public struct UndoPreview: Sendable {
  /// The change that it takes back or puts back, with all of its steps.
  public let change: Change
  /// The undo that a redo takes back; `nil` before an undo.
  public let undo: Change?
  /// Why it would be refused, if so.
  public let refusal: UndoRefusal?
}

extension Store {
  /// What `undo` would take back: my newest effective change of this session or, if there is none,
  /// of any session; `nil` when there is none at all.
  public func undoCandidate() throws(StoreError) -> UndoPreview? {
    try state.withLock { state throws(StoreError) in
      guard let seq = try undoSeq(state) else { return nil }
      let change = try change(seq)
      let scan = try scan(change, state)
      return UndoPreview(change: change, undo: nil, refusal: refusal(change, scan))
    }
  }

  /// What `redo` would put back; `nil` when a later change of mine has ended the redo line.
  public func redoCandidate() throws(StoreError) -> UndoPreview? {
    try state.withLock { state throws(StoreError) in
      guard let seq = try redoSeq(state) else { return nil }
      let undo = try change(seq)
      let scan = try scan(undo, state)
      let original = try change(undo.of ?? seq)
      return UndoPreview(change: original, undo: undo, refusal: refusal(undo, scan))
    }
  }

  /// Takes back my newest effective change, or one that is named.
  ///
  /// - Parameters:
  ///   - seq: the change; my newest if `nil`.
  ///   - untouchedOnly: whether only those of its fields are taken back that nobody changed since.
  ///   - why: the reason that a person gave, if any.
  ///   - check: what must hold afterwards.
  /// - Returns: the change that takes it back.
  /// - Throws: `nothingToUndo`, `noSuchChange`, `undoRefused`, or what failed; nothing is written.
  public func undo(
    change seq: Int? = nil,
    untouchedOnly: Bool = false,
    why: String? = nil,
    check: any ChangeCheck
  ) throws(StoreError) -> Commit {
    try takeBack(.undo, why: why, check) { state throws(StoreError) in
      let chosen = if let seq { Int?.some(seq) } else { try undoSeq(state) }
      guard let found = chosen else { throw .nothingToUndo }
      let change = try stored(found, state)
      if !isMine(change) {
        throw .undoRefused(UndoRefusal(change: change.with(edits: []), isForeign: true))
      }
      if change.operation == .undo || change.operation == .redo {
        throw .undoRefused(UndoRefusal(change: change.with(edits: []), isUndone: true))
      }
      let scan = try scan(change, state)
      let refusal = refusal(change, scan)
      if let refusal, !untouchedOnly || refusal.isUndone || refusal.untouched == 0 {
        throw .undoRefused(refusal)
      }
      let isWhole = refusal == nil && !scan.isPartlyUndone
      return (change, change.seq, isWhole ? change.edits : scan.untouchedEdits)
    }
  }

  /// Puts back what my newest undo took back, as long as I have changed nothing since.
  ///
  /// - Throws: `nothingToRedo`, `undoRefused`, or what failed; nothing is written.
  public func redo(check: any ChangeCheck) throws(StoreError) -> Commit {
    try takeBack(.redo, why: nil, check) { state throws(StoreError) in
      guard let found = try redoSeq(state) else { throw .nothingToRedo }
      let undo = try stored(found, state)
      let scan = try scan(undo, state)
      if let refusal = refusal(undo, scan) { throw .undoRefused(refusal) }
      return (undo, undo.of ?? undo.seq, undo.edits)
    }
  }

  /// Takes back any change, also a colleague's, as a change of mine.
  ///
  /// - Parameters:
  ///   - seq: the change.
  ///   - untouchedOnly: whether only those of its fields are taken back that nobody changed since.
  ///   - why: the reason that a person gave, if any.
  ///   - check: what must hold afterwards.
  /// - Returns: the change that takes it back.
  /// - Throws: `noSuchChange`, `undoRefused` where something later stands on it, or what failed.
  public func revert(
    _ seq: Int,
    untouchedOnly: Bool = false,
    why: String? = nil,
    check: any ChangeCheck
  ) throws(StoreError) -> Commit {
    try takeBack(.revert, why: why, check) { state throws(StoreError) in
      let change = try stored(seq, state)
      let scan = try scan(change, state)
      let refusal = refusal(change, scan)
      if let refusal, !untouchedOnly || refusal.isUndone || refusal.untouched == 0 {
        throw .undoRefused(refusal)
      }
      let isWhole = refusal == nil && !scan.isPartlyUndone
      return (change, change.seq, isWhole ? change.edits : scan.untouchedEdits)
    }
  }

  /// Writes the inverse of some steps of a change.
  private func takeBack(
    _ operation: ZoneModel.Operation,
    why: String?,
    _ check: any ChangeCheck,
    _ choose: (State) throws(StoreError) -> (change: Change, of: Int, edits: [Edit])
  ) throws(StoreError) -> Commit {
    var target: Change?
    do throws(StoreError) {
      return try takeBack(operation, why: why, check, choose) { target = $0 }
    } catch {
      // What is refused here is what somebody else once entered: it is told of which change.
      guard case .refused(let refusals) = error, let target else { throw error }
      throw .undoRefused(UndoRefusal(change: target.with(edits: []), refusals: refusals))
    }
  }

  private func takeBack(
    _ operation: ZoneModel.Operation,
    why: String?,
    _ check: any ChangeCheck,
    _ choose: (State) throws(StoreError) -> (change: Change, of: Int, edits: [Edit]),
    chosen: (Change) -> Void
  ) throws(StoreError) -> Commit {
    try state.withLock { state throws(StoreError) in
      try transact(&state, check: check) { state throws(StoreError) in
        let (change, of, edits) = try choose(state)
        chosen(change)
        // The values must be what the change left; if they are not, the journal does not say why.
        var resolver = ChangeResolver(board: state.board, later: [])
        resolver.resolve(edits.reversed().map(\.inverse))
        if !resolver.conflicts.isEmpty { throw .conflict(resolver.conflicts) }
        if !resolver.refusals.isEmpty { throw .refused(resolver.refusals) }
        return Plan(
          id: Self.makeID(),
          operation: operation,
          of: of,
          label: change.label,
          why: why,
          edits: resolver.edits
        )
      }
    }
  }

  private func stored(_ seq: Int, _ state: State) throws(StoreError) -> Change {
    guard seq >= 1, seq <= state.position.seq else { throw .noSuchChange(seq: seq) }
    if let recent = state.recent.changes.first(where: { $0.seq == seq }) { return recent }
    return try readChange(seq)
  }

  private func isMine(_ change: Change) -> Bool {
    change.author.uid == author.uid && change.author.name == author.name
  }

  private func scan(_ change: Change, _ state: State) throws(StoreError) -> UndoScan {
    var scan = UndoScan(target: change)
    for later in try changes(after: change.seq, state) { scan.take(later) }
    return scan
  }

  private func refusal(_ change: Change, _ scan: UndoScan) -> UndoRefusal? {
    let bare = change.with(edits: [])
    if scan.isUndone { return UndoRefusal(change: bare, isUndone: true) }
    let blockers = scan.blockers
    guard !blockers.isEmpty else { return nil }
    return UndoRefusal(change: bare, blockers: blockers, untouched: scan.untouchedEdits.count)
  }

  // MARK: - Which change

  /// Calls `body` with each change that may be mine, newest first: of the others, nothing is read but
  /// the author's name.
  private func forEachOfMine(
    _ state: State,
    _ body: (JournalLine) throws(StoreError) -> Bool
  ) throws(StoreError) {
    var mine = Array(",\"by\":".utf8)
    JSONLine.append(text: author.name, to: &mine)
    mine += ",\"uid\":\(author.uid),".utf8
    try journal.forEachLineBackwards(
      from: state.position.seq,
      where: { contains($0, mine) },
      body
    )
  }

  private func undoSeq(_ state: State) throws(StoreError) -> Int? {
    var undone: [Int: Int] = [:]
    var ofThisSession: Int?
    var ofAnySession: Int?
    try forEachOfMine(state) { line throws(StoreError) in
      // Behind the opening there is nothing of this session any more.
      if ofAnySession != nil, line.change.seq <= openedSeq { return false }
      let change = line.change
      guard isMine(change) else { return true }
      var candidate = change.seq
      switch change.operation {
      case .undo:
        undone[change.of ?? 0, default: 0] += 1
        return true
      case .redo: candidate = change.of ?? 0
      case .edit, .revert, .import, .adopt: break
      }
      if let count = undone[candidate], count > 0 {
        undone[candidate] = count - 1
        return true
      }
      // A change that was put back stands further behind too.
      undone[candidate, default: 0] += change.operation == .redo ? 1 : 0
      if change.author.session == author.session {
        ofThisSession = candidate
        return false
      }
      if ofAnySession == nil { ofAnySession = candidate }
      return true
    }
    return ofThisSession ?? ofAnySession
  }

  /// My newest undo that I have not redone, unless a change of mine came after it.
  private func redoSeq(_ state: State) throws(StoreError) -> Int? {
    var redone: [Int: Int] = [:]
    var found: Int?
    try forEachOfMine(state) { line throws(StoreError) in
      let change = line.change
      guard isMine(change), let of = change.of, change.operation != .revert else {
        // Another's change does not end my redo line; a new one of mine does.
        return !isMine(change)
      }
      if change.operation == .redo {
        redone[of, default: 0] += 1
      } else if let count = redone[of], count > 0 {
        redone[of] = count - 1
      } else {
        found = change.seq
        return false
      }
      return true
    }
    return found
  }
}
