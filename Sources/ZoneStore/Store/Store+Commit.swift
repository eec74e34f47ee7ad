internal import Synchronization
public import ZoneModel

extension Store {
  /// Saves a change: it is on the disk when this returns.
  ///
  /// Fields that others changed since `draft.seen` and that the draft leaves alone are merged; the
  /// same fields are a conflict, unless they are already as the draft wants them.
  ///
  /// - Parameters:
  ///   - draft: what is to be done.
  ///   - check: what must hold afterwards; called under the lock.
  /// - Returns: the change as it stands in the history.
  /// - Throws: why nothing was saved. After `io` the store is read-only until `retryWriting()`.
  public func commit(
    _ draft: ChangeDraft,
    check: any ChangeCheck
  ) throws(StoreError) -> Commit {
    precondition(
      SnapshotFile.isPlainName(draft.id) && draft.id.utf8.count <= 64,
      "a change's id is letters, digits and hyphens: \(draft.id)"
    )
    let commit: Commit = try state.withLock { state throws(StoreError) in
      var body: PreparedBody?
      var prepared: (seq: Int, edits: [Edit])?
      if draft.edits.count > 1000 {
        // Seen before the lock is taken, so that a long body is written and synced outside of it.
        try catchUp(&state)
        if state.readOnly == nil {
          let edits = try resolve(draft, state)
          body = try saving { () throws(StoreError) in
            try prepareBody(draft.id, edits, state)
          }
          prepared = (state.position.seq, edits)
        }
      }
      return try transact(&state, check: check, body: body) { state throws(StoreError) in
        let edits: [Edit]
        if let prepared, state.position.seq == prepared.seq {
          edits = prepared.edits
        } else {
          edits = try resolve(draft, state)
        }
        return Plan(
          id: draft.id,
          operation: draft.operation,
          label: draft.label,
          why: draft.why,
          edits: edits
        )
      }
    }
    return followedOnDisk(commit)
  }

  /// Tries a change on what is saved now, as `commit` would, and writes nothing.
  ///
  /// - Parameters:
  ///   - draft: the change.
  ///   - check: what may refuse it.
  /// - Returns: its warnings.
  /// - Throws: `conflict` or `refused` where it would not be saved, or what failed in reading.
  public func rehearse(
    _ draft: ChangeDraft,
    check: any ChangeCheck
  ) throws(StoreError) -> [Refusal] {
    try state.withLock { state throws(StoreError) in
      try catchUp(&state)
      let edits = try resolve(draft, state)
      let plan = Plan(id: draft.id, operation: draft.operation, label: draft.label, edits: edits)
      return edits.isEmpty ? [] : try checked(plan, state, check).2
    }
  }

  /// What a transaction is to write.
  struct Plan {
    var id: String
    var operation: ZoneModel.Operation
    var of: Int?
    var label: String
    var why: String?
    var edits: [Edit]
  }

  private func resolve(_ draft: ChangeDraft, _ state: State) throws(StoreError) -> [Edit] {
    var resolver = ChangeResolver(
      board: state.board,
      later: try changes(after: draft.seen, state)
    )
    resolver.resolve(draft.edits)
    if !resolver.conflicts.isEmpty { throw .conflict(resolver.conflicts) }
    if !resolver.refusals.isEmpty { throw .refused(resolver.refusals) }
    return resolver.edits
  }

  /// Plans, checks and writes a change under the lock.
  func transact(
    _ state: inout State,
    check: any ChangeCheck,
    body: PreparedBody? = nil,
    _ plan: (inout State) throws(StoreError) -> Plan
  ) throws(StoreError) -> Commit {
    if case .moved = state.readOnly { _ = lookAtPlace(&state) }
    try lookAtFilesIfDue(&state)
    if let reason = state.readOnly { throw .readOnly(reason) }
    return try saving { () throws(StoreError) in
      try transactUnderLock(&state, check: check, body: body, plan)
    }
  }

  private func transactUnderLock(
    _ state: inout State,
    check: any ChangeCheck,
    body: PreparedBody?,
    _ plan: (inout State) throws(StoreError) -> Plan
  ) throws(StoreError) -> Commit {
    try withWriteLock(&state) { state throws(StoreError) in
      try recheckFormat(&state)
      try catchUp(&state)
      if let reason = state.readOnly { throw .readOnly(reason) }
      try cutLeftLine(&state)
      try mendTail(&state)
      let plan = try plan(&state)
      try refuseLost(&state)
      if let done = state.recent.change(id: plan.id) {
        try flushLastLine(&state)
        let others = takeUntold(&state)
        return Commit(change: done, others: others, board: state.board, warnings: [])
      }
      guard !plan.edits.isEmpty else {
        let others = takeUntold(&state)
        return Commit(change: nil, others: others, board: state.board, warnings: [])
      }
      var (after, touched, warnings) = try checked(plan, state, check)
      try refuseCut(state)
      try requireWanted()
      let change = Change(
        seq: state.position.seq + 1,
        id: plan.id,
        time: max(clock(), state.position.time),
        author: author,
        operation: plan.operation,
        of: plan.of,
        label: plan.label,
        why: plan.why,
        edits: plan.edits
      )
      try write(change, body, &state) { state in
        after.settle(touched)
        state.previous = nil
      }
      after.publish(touched, seq: change.seq)
      state.previous = state.board
      state.board = after
      state.recent.add(change)
      state.lastCommit = change.time
      publish(state)
      return Commit(
        change: change,
        others: takeUntold(&state),
        board: after,
        warnings: warnings
      )
    }
  }

  /// Nothing is written where records cannot be had: what stands in their place is not the store.
  private func refuseLost(_ state: inout State) throws(StoreError) {
    guard let lost = state.board.registers.values.first(where: \.base.isLost)?.base else { return }
    let reason = lost.failure ?? Phrase("its records are lost", "其记录已丢失")
    let readOnly = ReadOnlyReason.damaged(Damage(file: lost.file, offset: 0, reason: reason))
    state.readOnly = readOnly
    throw .readOnly(readOnly)
  }

  /// What a plan leaves behind, with its warnings.
  func checked(
    _ plan: Plan,
    _ state: borrowing State,
    _ check: any ChangeCheck
  ) throws(StoreError) -> (StoreBoard, StoreBoard.Touched, [Refusal]) {
    let before = state.board
    var after = before
    let touched: StoreBoard.Touched
    do throws(ApplyFault) {
      touched = try after.apply(plan.edits, seq: before.seq + 1, isForNow: true)
    } catch {
      throw .refused([
        Refusal(.invalid, record: error.edit.record, field: error.edit.field, error.reason)
      ])
    }
    let refusals = check.refusals(
      of: plan.edits,
      operation: plan.operation,
      before: before,
      after: after
    )
    if refusals.contains(where: \.isError) { throw .refused(refusals) }
    return (after, touched, refusals)
  }

  /// Another program may have changed the format since the store was opened.
  private func recheckFormat(_ state: inout State) throws(StoreError) {
    let status = try statusInPlace(state.formatStatus)
    guard !status.isSame(as: state.formatStatus) else { return }
    let (now, newStatus) = try newerProgram.readFormat()
    guard now.store == format.store else { throw .moved(path: path) }
    state.formatStatus = newStatus
    if let reason = newerProgram.reason(now) { state.readOnly = reason }
  }

  /// What is known of the format's file now, asked by the store's path.
  ///
  /// Refuses to save where the folder was moved away or another was put in its place, as when a backup
  /// is restored: what is saved in the old one nobody would see.
  func statusInPlace(_ known: FileStatus) throws(StoreError) -> FileStatus {
    do throws(SystemFault) {
      let found = try place.files.status(ofPath: path + "/" + FormatFile.name)
      if found.isSameFile(as: known) { return found }
      // The file itself may have been replaced.
      let here = try place.files.status(of: FormatFile.name, in: place.root, dated: true)
      if found.isSameFile(as: here) { return here }
    } catch {
      guard error.isMissing else { throw .system(error) }
    }
    throw .moved(path: path)
  }
}
