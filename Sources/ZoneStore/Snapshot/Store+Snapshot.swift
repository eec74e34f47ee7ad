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
    return options.longSegment + state.position.offset
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
    let isWritten = try writeSnapshot(always: false)
    try foldOverlay()
    return isWritten
  }

  /// Reads register files anew where very many records in memory differ from those that are mapped,
  /// so that a program which runs for weeks does not grow without end.
  ///
  /// Slots are numbered anew by it; `follow()` tells so.
  private func foldOverlay() throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      let large = options.largeOverlay
      guard state.board.registers.values.contains(where: { $0.overlay.count > large }),
        let newest = try snapshot(SnapshotFile.name), newest.seq > (state.foldedSeq ?? 0)
      else { return }
      // Once for each snapshot: what is not in it yet stays in memory.
      state.foldedSeq = newest.seq
      try reload(&state)
    }
  }

  /// Writes a snapshot, also where the last one shows the same.
  func writeSnapshot(always: Bool) throws(StoreError) -> Bool {
    if let reason = readOnlyReason { throw .readOnly(reason) }
    let lock = try place.open("lock.snapshot", in: place.root, .update)
    guard try calls({ () throws(SystemFault) in try place.files.lock(lock) }) else { return false }
    defer { try? place.files.unlock(lock) }
    let (board, position, known) = try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        try catchUp(&state)
        if let reason = state.readOnly { throw .readOnly(reason) }
        try mendTail(&state)
        // A snapshot must not know of more than the disk.
        try flushLastLine(&state)
        let noted = (state.board, state.position, state.rotten)
        if state.position.offset > options.longSegment { try roll(&state) }
        return noted
      }
    }
    let rotten = known.union(
      board.registers.values.filter { $0.base.failure != nil }.map(\.base.file)
    )
    let old = try snapshot(SnapshotFile.name)
    if let old, old.seq == position.seq, rotten.isEmpty, !always {
      // Another program has written it.
      state.withLock { state in
        if old.seq > state.snapshot?.seq ?? 0 { state.snapshot = old }
      }
      return false
    }
    let wasQuarantined = try quarantine(rotten)
    let new = try SnapshotWriter(
      place: place,
      format: format,
      board: board,
      position: position,
      previous: always ? nil : old,
      // A set with a rotten file must not push a good one out.
      keepsPrevious: rotten.isEmpty
    ).write()
    try removeUnnamed()
    state.withLock { state in
      state.snapshot = new
      state.rotten.subtract(rotten)
      state.notices += wasQuarantined
    }
    return true
  }

  /// Puts register files aside whose bytes are not what was written.
  private func quarantine(_ rotten: Set<String>) throws(StoreError) -> [StoreNotice] {
    var notices: [StoreNotice] = []
    for file in rotten.sorted() where file.hasPrefix("registers/") {
      let name = String(file.dropFirst("registers/".count))
      let newName = "\(name).\(Self.makeID()).rotten"
      let quarantine: Handle
      do throws(SystemFault) {
        quarantine = try place.files.open("quarantine", in: place.root, .directory)
        try place.files.rename(name, in: place.registers, to: newName, in: quarantine)
        try place.files.sync(quarantine)
      } catch {
        if error.isMissing { continue }
        throw .system(error)
      }
      notices.append(
        StoreNotice(
          "\(file) was put in quarantine/ and written anew",
          "\(file) 已移入 quarantine/ 并重新写出"
        )
      )
      // Rot leaves no strict register file of this store behind; a person's editor does.
      if let bytes = try place.read(newName, in: quarantine),
        let copy = try? RecordCopy(bytes, register: nil), copy.store == format.store
      {
        notices.append(
          StoreNotice(
            "it looks edited by hand: “zoneboard adopt \(path)/quarantine/\(newName)” shows what "
              + "was changed in it, and saves that as a change",
            "该文件似为手工编辑：“zoneboard adopt \(path)/quarantine/\(newName)”可显示其中的修改，"
              + "并保存为一次变更"
          )
        )
      }
    }
    return notices
  }

  /// A snapshot on the disk, which another program may have written; `nil` where it is not whole.
  func snapshot(_ name: String) throws(StoreError) -> SnapshotFile? {
    guard let bytes = try place.read(name, in: place.root) else { return nil }
    return SnapshotFile.read(bytes, store: format.store).0
  }

  /// Seals the active segment and starts the next.
  func roll(_ state: inout State) throws(StoreError) {
    // A save that failed was cut off here, perhaps in memory only: if it came back after a loss of
    // power, it would stand beside the first change of the new segment.
    let sealed = try activeSegment(&state)
    do throws(SystemFault) {
      if state.position.end > state.position.offset {
        try place.files.truncate(sealed, to: state.position.offset)
        state.position.end = state.position.offset
      }
      try place.files.syncData(sealed)
    } catch {
      // As where a save is flushed: a second flush would succeed and prove nothing.
      forgetFlushed(&state)
      state.readOnly = .writeFailed(error)
      throw .io(error)
    }
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
    state.glance = nil
    state.position.segment = first
    state.position.offset = line.count
    state.position.end = line.count
    state.position.chain = hash
  }

  /// Takes register files away that neither snapshot on the disk names.
  private func removeUnnamed() throws(StoreError) {
    var kept: Set<String> = []
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      for entry in try snapshot(name)?.registers.values.map(\.file) ?? [] { kept.insert(entry) }
    }
    try calls { () throws(SystemFault) in
      for name in try place.files.names(in: place.registers)
      where !kept.contains(name) && name.hasSuffix(".json") && name.first != "." {
        try place.files.remove(name, in: place.registers)
      }
    }
  }
}
