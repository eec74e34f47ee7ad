internal import HashTreeCollections
internal import Synchronization
internal import ZoneModel

/// When a snapshot is due.
public enum SnapshotDue: Hashable, Sendable {
  /// There is nothing new to write, or it is too early.
  case no
  /// Now, and it copies little.
  case small
  /// Now, and it copies much; beside the screen only.
  case large
}

extension Store {
  private static let smallSize = 4 << 20
  private static let longSegment = 8 << 20
  private static let idleMilliseconds: Int64 = 5000

  /// Whether a snapshot is due: five seconds after the last commit if only small files changed,
  /// and always with 10,000 changes or 4 MiB of journal behind the last one.
  public func snapshotDue() -> SnapshotDue {
    state.withLock { state in
      guard state.readOnly == nil else { return .no }
      let last = state.snapshot?.seq ?? 0
      guard state.position.seq > last else { return .no }
      let size = snapshotSize(state)
      let isMuch = size > Self.smallSize
      if state.position.seq - last >= 10_000 || journalBehind(state) >= Self.smallSize {
        return isMuch ? .large : .small
      }
      if isMuch { return .no }
      let idle = clock().milliseconds - state.position.time.milliseconds
      return idle >= Self.idleMilliseconds ? .small : .no
    }
  }

  /// Writes a snapshot if one is due that copies less than 4 MiB, or if very much of the journal
  /// waits: what a command does after its answer.
  ///
  /// - Returns: whether one was written.
  @discardableResult
  public func writeSnapshotAfterCommand() throws(StoreError) -> Bool {
    let isDue = state.withLock { state in
      guard state.readOnly == nil, state.position.seq > state.snapshot?.seq ?? 0 else {
        return false
      }
      return snapshotSize(state) <= Self.smallSize || journalBehind(state) >= 64 << 20
    }
    return isDue ? try writeSnapshot() : false
  }

  /// How many bytes of register files a snapshot would write anew.
  private func snapshotSize(_ state: borrowing State) -> Int {
    let last = state.snapshot?.seq ?? 0
    return state.board.registers.values.reduce(0) { size, source in
      source.touchedSeq > last ? size + source.base.size : size
    }
  }

  private func journalBehind(_ state: borrowing State) -> Int {
    guard let snapshot = state.snapshot else { return state.position.offset }
    if snapshot.segment == state.position.segment { return state.position.offset - snapshot.offset }
    return Self.longSegment + state.position.offset
  }

  /// Writes a snapshot of the present state, for the next opening.
  ///
  /// Never on a screen's thread.
  ///
  /// - Returns: whether one was written; `false` when another program writes one just now, or
  ///   nothing changed since the last.
  /// - Throws: what failed; the last snapshot and the journal are as they were.
  @discardableResult
  public func writeSnapshot() throws(StoreError) -> Bool {
    if let reason = readOnlyReason { throw .readOnly(reason) }
    let lock = try place.open("lock.snapshot", in: place.root, .update)
    guard try calls({ () throws(SystemFault) in try place.files.lock(lock) }) else { return false }
    defer { try? place.files.unlock(lock) }
    let (board, position, old) = try state.withLock { state throws(StoreError) in
      let followed = try withWriteLock(&state) { state throws(StoreError) in
        _ = try catchUp(&state)
        if let reason = state.readOnly { throw .readOnly(reason) }
        try mendTail(&state)
        let noted = (state.board, state.position)
        if state.position.offset > Self.longSegment { try roll(&state) }
        return noted
      }
      return (followed.0, followed.1, try currentSnapshot(state))
    }
    if let old, old.seq == position.seq { return false }
    let new = try SnapshotWriter(
      place: place,
      format: format,
      board: board,
      position: position,
      previous: old
    ).write()
    try removeUnnamed(new, old)
    state.withLock { $0.snapshot = new }
    return true
  }

  /// The snapshot on the disk: another program may have written one since.
  private func currentSnapshot(_ state: borrowing State) throws(StoreError) -> SnapshotFile? {
    guard let bytes = try place.read(SnapshotFile.name, in: place.root) else { return nil }
    return SnapshotFile.read(bytes, store: format.store).0
  }

  /// Seals the active segment and starts the next.
  private func roll(_ state: inout State) throws(StoreError) {
    let first = state.position.seq + 1
    var line = SegmentHeader(
      store: format.store,
      first: first,
      previous: state.position.chain,
      time: max(clock(), state.position.time).text,
      app: options.app
    ).body
    let hash = Chain.seal(&line, after: state.position.chain)
    try calls { () throws(SystemFault) in
      try place.files.replace(
        SegmentHeader.name(first: first),
        in: place.journal,
        with: line,
        mode: StorePlace.Mode.file,
        replacing: false
      )
    }
    state.position.segment = first
    state.position.offset = line.count
    state.position.chain = hash
  }

  /// Takes register files away that neither the new snapshot nor the previous one names.
  private func removeUnnamed(
    _ new: SnapshotFile,
    _ previous: SnapshotFile?
  ) throws(StoreError) {
    let kept = Set(
      new.registers.values.map(\.file) + (previous?.registers.values.map(\.file) ?? [])
    )
    try calls { () throws(SystemFault) in
      for name in try place.files.names(in: place.registers)
      where !kept.contains(name) && name.hasSuffix(".json") && name.first != "." {
        try place.files.remove(name, in: place.registers)
      }
    }
  }
}
