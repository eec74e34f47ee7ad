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
      let refusal = try refusalByLater(change, .undo, state)
      return UndoPreview(change: change, undo: nil, refusal: refusal)
    }
  }

  /// What `redo` would put back; `nil` when a later change of mine has ended the redo line.
  public func redoCandidate() throws(StoreError) -> UndoPreview? {
    try state.withLock { state throws(StoreError) in
      guard let seq = try redoSeq(state) else { return nil }
      let undo = try change(seq)
      let original = try change(undo.of ?? seq)
      let refusal = try refusalByLater(undo, .redo, state)
      return UndoPreview(change: original, undo: undo, refusal: refusal)
    }
  }

  /// Takes back my newest effective change, or one that is named.
  ///
  /// - Parameters:
  ///   - seq: the change; my newest if `nil`.
  ///   - untouchedOnly: whether only those of its fields are taken back that nobody changed since, and
  ///     only records that nothing refers to.
  ///   - why: the reason that a person gave, if any.
  ///   - check: what must hold afterwards.
  /// - Returns: the change that takes it back.
  /// - Throws: `nothingToUndo`, `noSuchChange`, `undoRefused`, `stopped`, or what failed; nothing is
  ///   written.
  public func undo(
    change seq: Int? = nil,
    untouchedOnly: Bool = false,
    why: String? = nil,
    check: any ChangeCheck
  ) throws(StoreError) -> Commit {
    try takeBack(.undo, untouchedOnly, why: why, check) { state throws(StoreError) in
      let chosen = if let seq { Int?.some(seq) } else { try undoSeq(state) }
      guard let found = chosen else { throw .nothingToUndo }
      let change = try stored(found, state)
      if !isMine(change) {
        throw .undoRefused(UndoRefusal(change: change.with(edits: []), isForeign: true))
      }
      if change.operation == .undo || change.operation == .redo {
        throw .undoRefused(UndoRefusal(change: change.with(edits: []), isUndone: true))
      }
      return change
    }
  }

  /// Puts back what my newest undo took back, as long as I have changed nothing since.
  ///
  /// - Parameters:
  ///   - untouchedOnly: whether only those of its fields are put back that nobody changed since.
  ///   - check: what must hold afterwards.
  /// - Returns: the change that puts it back.
  /// - Throws: `nothingToRedo`, `undoRefused`, or what failed; nothing is written.
  public func redo(
    untouchedOnly: Bool = false,
    check: any ChangeCheck
  ) throws(StoreError) -> Commit {
    try takeBack(.redo, untouchedOnly, why: nil, check) { state throws(StoreError) in
      guard let found = try redoSeq(state) else { throw .nothingToRedo }
      return try stored(found, state)
    }
  }

  /// Takes back any change, also a colleague's, as a change of mine.
  ///
  /// - Parameters:
  ///   - seq: the change.
  ///   - untouchedOnly: whether only those of its fields are taken back that nobody changed since, and
  ///     only records that nothing refers to.
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
    try takeBack(.revert, untouchedOnly, why: why, check) { state throws(StoreError) in
      try stored(seq, state)
    }
  }

  /// Writes the inverse of a change, or of those of its steps that nothing stands in the way of.
  private func takeBack(
    _ operation: ZoneModel.Operation,
    _ untouchedOnly: Bool,
    why: String?,
    _ check: any ChangeCheck,
    _ choose: (State) throws(StoreError) -> Change
  ) throws(StoreError) -> Commit {
    takingBack.store(.running, ordering: .relaxed)
    defer { takingBack.store(.none, ordering: .relaxed) }
    let commit: Commit = try state.withLock { state throws(StoreError) in
      var chosen: TakingBack?
      do throws(StoreError) {
        return try transact(&state, check: check) { state throws(StoreError) in
          let change = try choose(state)
          try requireWanted()
          let taking = TakingBack(change: change, operation, scan: try scan(change, state))
          chosen = taking
          let isBlocked = taking.scan.isUndone || !untouchedOnly && !taking.scan.blockers.isEmpty
          let edits =
            isBlocked
            ? []
            : untouchedOnly
              ? try possible(taking, state, check).edits : taking.scan.untouchedEdits
          if edits.isEmpty { throw .undoRefused(try refusal(taking, state, check)) }
          return Plan(
            id: Self.makeID(),
            operation: operation,
            of: taking.of,
            label: change.label,
            why: why,
            edits: try inverse(edits, state)
          )
        }
      } catch {
        // What is refused here is what somebody else once entered: it is told of which change.
        guard case .refused = error, let chosen else { throw error }
        throw .undoRefused(try refusal(chosen, state, check))
      }
    }
    return followedOnDisk(commit)
  }

  /// The inverse of some steps on what is there now.
  private func inverse(_ edits: [Edit], _ state: borrowing State) throws(StoreError) -> [Edit] {
    try requireWanted()
    // The values must be what the change left; if they are not, the journal does not say why.
    var resolver = ChangeResolver(board: state.board, later: [])
    resolver.resolve(edits.reversed().map(\.inverse))
    if !resolver.conflicts.isEmpty { throw .conflict(resolver.conflicts) }
    if !resolver.refusals.isEmpty { throw .refused(resolver.refusals) }
    return resolver.edits
  }

  /// The steps of a change that can be taken back, without those of records that a check refuses, and
  /// why it does.
  private func possible(
    _ taking: TakingBack,
    _ state: borrowing State,
    _ check: any ChangeCheck
  ) throws(StoreError) -> (edits: [Edit], refusals: [Refusal]) {
    var left = taking.scan.untouchedEdits
    var refusals: [Refusal] = []
    while !left.isEmpty {
      let found = try errors(inTakingBack: left, taking.operation, state, check)
      if found.isEmpty { break }
      refusals += found
      // A record that stays may refer to others, which then have to stay too.
      let named = Set(found.compactMap(\.record))
      let rest = left.filter { edit in edit.record.map { !named.contains($0) } ?? true }
      if rest.count == left.count { return ([], refusals) }
      left = rest
    }
    return (left, refusals)
  }

  private func errors(
    inTakingBack edits: [Edit],
    _ operation: ZoneModel.Operation,
    _ state: borrowing State,
    _ check: any ChangeCheck
  ) throws(StoreError) -> [Refusal] {
    do throws(StoreError) {
      let inverse = try inverse(edits, state)
      let plan = Plan(id: "", operation: operation, label: "", edits: inverse)
      _ = try checked(plan, state, check)
      return []
    } catch {
      guard case .refused(let refusals) = error else { throw error }
      return refusals.filter(\.isError)
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

  /// Why a change would not be taken back, as far as later changes stand in the way.
  private func refusalByLater(
    _ change: Change,
    _ operation: ZoneModel.Operation,
    _ state: State
  ) throws(StoreError) -> UndoRefusal? {
    let taking = TakingBack(change: change, operation, scan: try scan(change, state))
    guard taking.scan.isUndone || !taking.scan.blockers.isEmpty else { return nil }
    return try refusal(taking, state, AnyChange())
  }

  private func scan(_ change: Change, _ state: State) throws(StoreError) -> UndoScan {
    var scan = UndoScan(target: change)
    for later in try changes(after: change.seq, state) {
      try requireWanted()
      scan.take(later)
    }
    return scan
  }

  /// Why a change is not taken back: what came later, and what the check says.
  private func refusal(
    _ taking: TakingBack,
    _ state: State,
    _ check: any ChangeCheck
  ) throws(StoreError) -> UndoRefusal {
    let isRedo = taking.operation == .redo
    let bare = (isRedo ? try stored(taking.of, state) : taking.change).with(edits: [])
    if taking.scan.isUndone { return UndoRefusal(change: bare, isRedo: isRedo, isUndone: true) }
    let (edits, refusals) = try possible(taking, state, check)
    let blockers =
      try taking.scan.blockers + referring(refusals, to: taking.change, state)
    return UndoRefusal(
      change: bare,
      isRedo: isRedo,
      blockers: blockers,
      untouched: edits.count,
      refusals: blockers.isEmpty ? refusals : refusals.filter { $0.code != .referred }
    )
  }

  /// Who made the records that refer to what a change made do so, newest first.
  private func referring(
    _ refusals: [Refusal],
    to change: Change,
    _ state: State
  ) throws(StoreError) -> [UndoRefusal.Blocker] {
    var wanted: [RecordReference: Set<RecordReference>] = [:]
    for refusal in refusals where refusal.code == .referred {
      guard let target = refusal.record else { continue }
      for text in refusal.suggestions {
        if let holder = RecordReference(text) { wanted[holder, default: []].insert(target) }
      }
    }
    guard !wanted.isEmpty else { return [] }
    var blockers: [UndoRefusal.Blocker] = []
    for later in try changes(after: change.seq, state).reversed() {
      for edit in later.edits {
        guard let holder = edit.record, let targets = wanted[holder] else { continue }
        for target in targets.sorted(by: { $0.description < $1.description }) {
          guard let field = edit.field(referringTo: target) else { continue }
          wanted[holder]?.remove(target)
          blockers.append(
            UndoRefusal.Blocker(
              change: later.with(edits: []),
              record: holder,
              field: field,
              act: .refersTo(target)
            )
          )
        }
      }
    }
    return blockers
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

/// A change that is to be taken back, with what came after it.
private struct TakingBack {
  /// The change whose steps are taken back: of a redo, the undo.
  let change: Change
  let operation: ZoneModel.Operation
  let scan: UndoScan

  init(change: Change, _ operation: ZoneModel.Operation, scan: UndoScan) {
    self.change = change
    self.operation = operation
    self.scan = scan
  }

  /// The number of the change that people mean by it.
  var of: Int { operation == .redo ? change.of ?? change.seq : change.seq }
}

/// A check that asks for nothing: only what came later is looked at.
private struct AnyChange: ChangeCheck {
  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] { [] }
}

extension Edit {
  /// The field by which the step makes its record refer to another; `nil` where it does not.
  fileprivate func field(referringTo target: RecordReference) -> String? {
    func names(_ value: Value?) -> Bool {
      let texts = value?.list ?? value?.text.map { [$0] } ?? []
      return texts.contains { $0 == target.id || $0 == target.description }
    }
    switch self {
    case .set(_, let field, _, let after): return names(after) ? field : nil
    case .members(_, let field, let added, _): return names(.list(added)) ? field : nil
    case .create(_, let fields): return fields.entries.first { names($0.value) }?.field
    case .delete, .adopt: return nil
    }
  }
}
