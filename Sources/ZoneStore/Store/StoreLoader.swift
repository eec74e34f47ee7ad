internal import ZoneModel

/// Brings a store from its files into memory.
struct StoreLoader {
  let place: StorePlace
  let format: FormatFile
  let generation: Int
  let order: @Sendable (String) -> [String: Int]

  /// What was loaded.
  struct Loaded {
    var board: StoreBoard
    var position: JournalPosition
    var tail: JournalTail
    var notices: [StoreNotice]
    var snapshot: SnapshotFile?
    var readOnly: ReadOnlyReason?
    /// Register files that cannot be used, for the next snapshot to put aside.
    var rotten: Set<String> = []
  }

  private var journal: Journal { Journal(place: place, store: format.store) }

  /// Loads the newest snapshot that holds, else the previous one, else none, and the journal
  /// behind it.
  func load() throws(StoreError) -> Loaded {
    try place.asOneSnapshot { () throws(StoreError) in
      let loaded = try loadNow()
      return (loaded, loaded.notices.isEmpty)
    }
  }

  private func loadNow() throws(StoreError) -> Loaded {
    var notices: [StoreNotice] = []
    var rotten: Set<String> = []
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      guard let bytes = try place.read(name, in: place.root) else {
        // Every store has had one since it was made.
        if name == SnapshotFile.name {
          notices.append(unusable(name, Phrase("it is missing", "文件缺失")))
        }
        continue
      }
      let (snapshot, reason) = SnapshotFile.read(bytes, store: format.store)
      guard let snapshot else {
        notices.append(unusable(name, reason))
        continue
      }
      switch try locate(snapshot) {
      case .behind(let position):
        do throws(UnusableSet) {
          var loaded = try replay(try board(of: snapshot), from: position, snapshot, notices)
          if loaded.readOnly == nil, let damage = try lastLineDamage(before: position) {
            loaded.readOnly = .damaged(damage)
          }
          loaded.rotten = rotten
          if let gap = gap(before: snapshot.segment) { loaded.notices.append(gap) }
          return loaded
        } catch {
          notices.append(unusable(name, error.reason))
          rotten.formUnion(error.files)
        }
      case .ahead:
        do throws(UnusableSet) {
          return ahead(snapshot, try board(of: snapshot), notices)
        } catch {
          notices.append(unusable(name, error.reason))
          rotten.formUnion(error.files)
        }
      case .foreign:
        notices.append(unusable(name, Phrase("it does not fit the journal", "与日志不符")))
      }
    }
    let empty = StoreBoard(seq: 0, generation: generation, order: order)
    do throws(UnusableSet) {
      var loaded = try replay(empty, from: .start, nil, notices, stopsAtDamage: true)
      loaded.rotten = rotten
      return loaded
    } catch {
      throw error.cause
    }
  }

  private func lastLineDamage(before position: JournalPosition) throws(UnusableSet) -> Damage? {
    do throws(StoreError) {
      return try journal.lastLineDamage(before: position)
    } catch {
      throw UnusableSet(error)
    }
  }

  /// How many segments an opening compares: the newest ones, so that a long history costs nothing.
  private static let compared = 4

  /// Where the newest segments up to that of a snapshot do not follow on each other, found without
  /// reading lines.
  private func gap(before last: Int) -> StoreNotice? {
    // What cannot be read is told where it is needed, and by `fsck`.
    guard let all = try? journal.segments() else { return nil }
    let known = all.filter { $0 <= last }
    let newest = known.suffix(Self.compared)
    // What stands before the first that is looked at is known of the journal's beginning alone.
    var end: String? = newest.count == known.count ? Chain.start : nil
    for first in newest {
      guard let ends = try? journal.ends(of: first) else { return nil }
      defer { end = ends.last }
      guard end != nil || first != newest.first else { continue }
      if ends.previous != end {
        let file = "journal/" + SegmentHeader.name(first: first)
        return StoreNotice(
          "\(file) does not follow on the segment before it: a part of the history is missing or does "
            + "not belong there; “zoneboard fsck” tells more",
          "\(file) 与前一日志段不连续：历史有缺失，或有不属于该处的文件；“zoneboard fsck”可查明"
        )
      }
    }
    return nil
  }

  private func unusable(_ name: String, _ reason: Phrase) -> StoreNotice {
    StoreNotice(
      "\(name) is not used: \(reason.en); its records are read from elsewhere",
      "未使用 \(name)：\(reason.zh)；改由其他文件读取"
    )
  }

  // MARK: - The snapshot's place in the journal

  private enum Location {
    case behind(JournalPosition)
    case ahead
    case foreign
  }

  private func locate(_ snapshot: SnapshotFile) throws(StoreError) -> Location {
    let position = JournalPosition(
      seq: snapshot.seq,
      chain: snapshot.chain,
      time: Moment(text: snapshot.time) ?? Moment(milliseconds: 0),
      segment: snapshot.segment,
      offset: snapshot.offset
    )
    if try journal.end(at: position) != nil { return .behind(position) }
    // The hint is wrong; the journal itself says.
    var found: JournalPosition?
    var walk = JournalPosition.start
    _ = try journal.scan(from: &walk) { placed throws(StoreError) in
      guard placed.line.change.seq == snapshot.seq else {
        return placed.line.change.seq < snapshot.seq
      }
      found = JournalPosition(
        seq: snapshot.seq,
        chain: placed.hash,
        time: placed.line.change.time,
        segment: placed.segment,
        offset: placed.end
      )
      return true
    }
    // Before the first change there is only the first line of the first segment.
    if snapshot.seq == 0, walk.offset > 0 { found = walk }
    guard let found else { return .ahead }
    return found.chain == snapshot.chain ? .behind(found) : .foreign
  }

  // MARK: - The board of a snapshot

  /// A set of register files that cannot be used.
  struct UnusableSet: Error {
    let reason: Phrase
    let cause: StoreError

    init(_ cause: StoreError) {
      self.cause = cause
      reason = cause.message
    }

    /// The register file at fault, if it is one.
    var files: [String] {
      guard case .damaged(let damage) = cause, damage.file.hasPrefix("registers/") else {
        return []
      }
      return [damage.file]
    }
  }

  private func board(of snapshot: SnapshotFile) throws(UnusableSet) -> StoreBoard {
    var board = StoreBoard(
      seq: snapshot.seq,
      generation: generation,
      texts: snapshot.texts,
      order: order
    )
    for (register, entry) in snapshot.registers {
      board.registers[register] = RegisterSource(
        base: try base(register, entry, snapshot),
        generation: generation,
        seq: snapshot.seq,
        graves: entry.graves
      )
    }
    return board
  }

  func base(
    _ register: String,
    _ entry: SnapshotFile.Entry,
    _ snapshot: SnapshotFile
  ) throws(UnusableSet) -> BaseRegister {
    let file = "registers/" + entry.file
    let bytes: Bytes
    let status: FileStatus?
    do throws(StoreError) {
      let handle = try place.open(entry.file, in: place.registers)
      let open = try calls { () throws(SystemFault) in try place.files.status(of: handle) }
      let size = open.size
      guard size == entry.size else {
        throw .damaged(
          Damage(
            file: file,
            offset: min(size, entry.size),
            reason: Phrase(
              "it has \(size) bytes instead of \(entry.size)",
              "有 \(size) 字节，应为 \(entry.size) 字节"
            )
          )
        )
      }
      bytes = try calls { () throws(SystemFault) in
        try place.files.map(handle, size: size)
      }
      // Of the open file it is not asked when it was written; register files are, only once.
      let named = try place.statusIfAny(entry.file, in: place.registers, dated: true)
      status = named.flatMap { $0.isSameFile(as: open) ? $0 : nil }
    } catch {
      throw UnusableSet(error)
    }
    let rebuilder = RegisterRebuilder(place: place, format: format, order: order)
    let (seq, chain) = (snapshot.seq, snapshot.chain)
    return BaseRegister(
      register: register,
      file: file,
      seq: entry.seq,
      count: entry.count,
      headerLength: entry.header,
      bytes: bytes,
      runs: entry.runs,
      status: status,
      rebuild: { base in rebuilder.bytes(of: base, seq: seq, chain: chain) }
    )
  }

  // MARK: - Replay

  private func replay(
    _ start: StoreBoard,
    from first: JournalPosition,
    _ snapshot: SnapshotFile?,
    _ notices: [StoreNotice],
    stopsAtDamage: Bool = false
  ) throws(UnusableSet) -> Loaded {
    var board = start
    var position = first
    do throws(StoreError) {
      var tail = try journal.replay(
        from: &position,
        onto: &board,
        stopsAtDamage: stopsAtDamage
      )
      // A snapshot may end with the last line, which may have lost its line end since.
      if tail == .clean, try !journal.hasLineEnd(before: position) { tail = .unterminated }
      switch tail {
      case .clean, .unterminated, .torn:
        if let damage = try journal.gap(behind: position) { tail = .damaged(damage) }
      case .damaged, .newer, .withdrawn: break
      }
      return Loaded(
        board: board,
        position: position,
        tail: tail,
        notices: notices,
        snapshot: snapshot,
        readOnly: ReadOnlyReason(tail)
      )
    } catch {
      throw UnusableSet(error)
    }
  }

  /// A snapshot of changes that the journal does not have: a backup put back, or a lost segment.
  private func ahead(
    _ snapshot: SnapshotFile,
    _ board: StoreBoard,
    _ notices: [StoreNotice]
  ) -> Loaded {
    let position = JournalPosition(
      seq: snapshot.seq,
      chain: snapshot.chain,
      time: Moment(text: snapshot.time) ?? Moment(milliseconds: 0),
      segment: snapshot.segment,
      offset: snapshot.offset
    )
    let name = SegmentHeader.name(first: snapshot.segment)
    let reason = Phrase(
      "the journal ends before change \(snapshot.seq), which the snapshot shows",
      "日志在快照所含的第 \(snapshot.seq) 号更改之前结束"
    )
    let damage =
      (try? journal.exists(name)) == false
      ? Damage(gone: "journal/" + name, reason: reason)
      : Damage(file: "journal/" + name, offset: snapshot.offset, reason: reason)
    return Loaded(
      board: board,
      position: position,
      tail: .damaged(damage),
      notices: notices,
      snapshot: snapshot,
      readOnly: .damaged(damage)
    )
  }
}

extension ReadOnlyReason {
  /// Why nothing may be written behind a tail, if so.
  init?(_ tail: JournalTail) {
    switch tail {
    case .clean, .unterminated, .torn: return nil
    case .damaged(let damage): self = .damaged(damage)
    case .newer(let what): self = .newer(what)
    case .withdrawn:
      self = .damaged(
        Damage(
          file: "journal",
          offset: 0,
          reason: Phrase("a segment is missing or cut off", "日志段缺失或被截断")
        )
      )
    }
  }
}

extension Journal {
  /// Applies all changes behind a position to a board; tells the slots that they touched.
  ///
  /// - Parameters:
  ///   - position: where to start; afterwards behind the last change that was applied.
  ///   - board: the state there.
  ///   - stopsAtDamage: whether a change that cannot be applied ends the replay like any other
  ///     damage, with the board before it, and does not throw.
  ///   - seen: told each change.
  /// - Returns: what stands behind the last change.
  /// - Throws: what failed; then neither position nor board may be used.
  func replay(
    from position: inout JournalPosition,
    onto board: inout StoreBoard,
    stopsAtDamage: Bool = false,
    _ seen: (Change) -> Void = { _ in }
  ) throws(StoreError) -> JournalTail {
    let (start, before) = (position, board)
    var reached = 0
    var failure: StoreError?
    do throws(StoreError) {
      return try replay(from: &position, onto: &board, upTo: Int.max) { change in
        reached = change.seq
        seen(change)
      }
    } catch {
      failure = error
    }
    guard let failure else { return .clean }
    let verdict: JournalTail
    switch failure {
    case .damaged(let damage) where stopsAtDamage: verdict = .damaged(damage)
    case .newer(let what) where stopsAtDamage: verdict = .newer(what)
    default: throw failure
    }
    // The change at fault may have been applied in part: once more, and up to it only.
    (position, board) = (start, before)
    // Also where it is the first one: the position must come to the segment in which it stands.
    _ = try replay(from: &position, onto: &board, upTo: max(reached, start.seq)) { _ in }
    return verdict
  }

  private func replay(
    from position: inout JournalPosition,
    onto board: inout StoreBoard,
    upTo last: Int,
    _ seen: (Change) -> Void
  ) throws(StoreError) -> JournalTail {
    var work = ChangeWork(board: board)
    let tail = try scan(from: &position) { placed throws(StoreError) in
      guard placed.line.change.seq <= last else { return false }
      let change = try complete(placed.line)
      do throws(ApplyFault) {
        try work.apply(change.edits, seq: change.seq)
        work.publish()
      } catch {
        throw .damaged(
          Damage(
            file: "journal/" + SegmentHeader.name(first: placed.segment),
            offset: placed.offset,
            reason: Phrase(
              "change \(change.seq) does not fit the records: \(error.reason.en)",
              "第 \(change.seq) 号更改与记录不符：\(error.reason.zh)"
            )
          )
        )
      }
      seen(change)
      return true
    }
    board = work.finish()
    return tail
  }

  /// Whether the line before a position has its line end; a block that held it may have been lost.
  func hasLineEnd(before position: JournalPosition) throws(StoreError) -> Bool {
    guard position.offset > 0 else { return true }
    let handle = try place.open(SegmentHeader.name(first: position.segment), in: place.journal)
    return try calls { () throws(SystemFault) in
      try place.files.read(handle, from: position.offset - 1, count: 1)
    } == [0x0A]
  }

  /// What is wrong with the line that ends at a position, of which only the hash is looked at
  /// otherwise; `nil` where it is what was written.
  ///
  /// Those before it are of no use to an opening, and left to `fsck`.
  func lastLineDamage(before position: JournalPosition) throws(StoreError) -> Damage? {
    let name = SegmentHeader.name(first: position.segment)
    let handle = try place.open(name, in: place.journal)
    // A line is no longer than a MiB, and most are below a page.
    for most in [4096, 2 << 20] {
      let count = min(most, position.offset)
      let bytes = try calls { () throws(SystemFault) in
        try place.files.read(handle, from: position.offset - count, count: count)
      }
      let end = bytes.last == 0x0A ? bytes.count - 1 : bytes.count
      guard let before = bytes[..<end].lastIndex(of: 0x0A), before > Chain.tailLength else {
        continue
      }
      let isRight = bytes.withUnsafeBytes { bytes in
        let previous = Chain.claimed(UnsafeRawBufferPointer(rebasing: bytes[..<before]))
        let line = UnsafeRawBufferPointer(rebasing: bytes[(before + 1)..<end])
        return previous.map { Chain.verify(line, after: $0) != nil } ?? false
      }
      guard !isRight else { return nil }
      return Damage(
        file: "journal/" + name,
        offset: position.offset - count + before + 1,
        reason: Phrase("the line of a saved change does not verify", "已保存更改的一行校验不符")
      )
    }
    // There is only the first line, which `SNAPSHOT.json` was compared with.
    return nil
  }

  /// What follows on a line.
  enum LineFollower {
    /// The end of the file, or room.
    case room
    case bytes
  }

  /// What follows on the line with a position's hash; `nil` where that does not end there.
  func end(at position: JournalPosition) throws(StoreError) -> LineFollower? {
    let handle: Handle
    do {
      handle = try place.open(SegmentHeader.name(first: position.segment), in: place.journal)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    return try end(at: position, in: handle)
  }

  /// What follows on the line with a position's hash, in its open segment; `nil` where that does not
  /// end there.
  func end(
    at position: JournalPosition,
    in handle: Handle
  ) throws(StoreError) -> LineFollower? {
    let count = Chain.tailLength + 2
    guard position.offset >= count else { return nil }
    let bytes = try calls { () throws(SystemFault) in
      try place.files.read(handle, from: position.offset - count, count: count + 1)
    }
    guard bytes.count >= count else { return nil }
    return bytes.withUnsafeBytes { bytes in
      // The last line may lack its line end.
      let end = bytes[count - 1] == 0x0A ? count - 1 : count
      let line = UnsafeRawBufferPointer(rebasing: bytes[..<end])
      guard Chain.claimed(line) == position.chain else { return nil }
      return bytes.count == count || bytes[count] == Room.byte ? .room : .bytes
    }
  }
}
