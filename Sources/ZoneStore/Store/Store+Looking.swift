internal import Synchronization
internal import ZoneModel

/// What was known of the files that nobody writes again, when they were last looked at.
struct KnownFiles: Sendable {
  /// Segments behind which there is another, by the number of their first change.
  var segments: [Int: FileStatus] = [:]
  /// Files that were put in the place of register files, by name.
  var replaced: [String: FileStatus] = [:]
  /// The snapshot's; `nil` before it was looked at.
  var snapshot: FileStatus?
  /// How often mapped files had been found cut.
  var cuts = 0
  /// When that was.
  var time: Moment?
}

extension Store {
  /// How long a look at the files counts for a save that follows, in milliseconds.
  private static let lookLasts: Int64 = 50

  /// Looks whether the files are still those that were read or written, so that nobody goes on with
  /// what another program has cut, written over or put in their place.
  ///
  /// - Returns: whether `follow()` has something to tell.
  /// - Throws: `io` where they cannot be looked at.
  public func lookAtFiles() throws(StoreError) -> Bool {
    try state.withLock { state throws(StoreError) in
      try lookAtFiles(&state)
      try catchUp(&state)
      return state.board.generation != state.toldGeneration || !state.untold.isEmpty
        || !state.notices.isEmpty || state.readOnly != state.toldReadOnly
    }
  }

  /// Looks at the files where that was not done just now.
  func lookAtFilesIfDue(_ state: inout State) throws(StoreError) {
    if let time = state.files.time, place.files.system.cuts == state.files.cuts,
      abs(clock().milliseconds - time.milliseconds) < Self.lookLasts
    {
      return
    }
    try lookAtFiles(&state)
  }

  private func lookAtFiles(_ state: inout State) throws(StoreError) {
    switch state.readOnly {
    // What is shown stays; opening it anew looks at everything.
    case .damaged, .moved: return
    case .asked, .notPermitted, .readOnlyDisk, .writeFailed, .foreignWriter, .newer, nil: break
    }
    state.files.cuts = place.files.system.cuts
    state.files.time = clock()
    if let damage = try damageOfSegments(&state) {
      state.readOnly = .damaged(damage)
      return
    }
    try lookAtSnapshot(&state)
    try lookAtRegisters(&state)
  }

  /// Nothing is written on what was computed from a file that has been cut meanwhile.
  func refuseCut(_ state: borrowing State) throws(StoreError) {
    guard place.files.system.cuts != state.files.cuts,
      let base = state.board.registers.values.first(where: \.base.isCut)?.base
    else { return }
    throw .damaged(
      Damage(
        file: base.file,
        offset: 0,
        reason: Phrase(
          "it became shorter while it was read, and nothing was saved; try again",
          "在读取时变短，未保存；请再试一次"
        )
      )
    )
  }

  // MARK: - Segments

  /// What is wrong with a segment that nobody writes any more and that is another file now.
  private func damageOfSegments(_ state: inout State) throws(StoreError) -> Damage? {
    let sealed = try journal.segments().filter { $0 < state.position.segment }
    for (index, first) in sealed.enumerated() {
      let name = SegmentHeader.name(first: first)
      let now = try place.statusIfAny(name, in: place.journal, dated: true)
      if let known = state.files.segments[first], now.map({ !$0.isSame(as: known) }) ?? true {
        let before = index > 0 ? sealed[index - 1] : nil
        let next = index + 1 < sealed.count ? sealed[index + 1] : state.position.segment
        if let damage = try journal.damage(ofSealed: first, behind: before, before: next) {
          return damage
        }
      }
      state.files.segments[first] = now
    }
    guard let lost = state.files.segments.keys.filter({ !sealed.contains($0) }).min() else {
      return nil
    }
    return Damage(
      file: "journal/" + SegmentHeader.name(first: lost),
      offset: 0,
      reason: Phrase("another program has taken it away", "已被其他程序移走")
    )
  }

  // MARK: - Register files

  /// A snapshot that is older than the last one, or none of this store, is written anew.
  private func lookAtSnapshot(_ state: inout State) throws(StoreError) {
    let known = state.files.snapshot
    let now = try place.statusIfAny(SnapshotFile.name, in: place.root, dated: true)
    state.files.snapshot = now
    guard let known, now != known else { return }
    // Colleagues write newer ones.
    if let found = try snapshot(SnapshotFile.name), found.seq >= state.snapshot?.seq ?? 0 { return }
    state.snapshot = nil
    state.notices.append(
      StoreNotice(
        "another program has replaced SNAPSHOT.json by one that is older or does not belong to this "
          + "store; the next snapshot writes it anew",
        "SNAPSHOT.json 已被其他程序换成较旧的或不属于此数据的文件；下次快照将重新写出"
      )
    )
  }

  private func lookAtRegisters(_ state: inout State) throws(StoreError) {
    let spoilt = try place.spoiltFiles(of: state.board) { file, now throws(StoreError) in
      try lookAtReplaced(file, now, &state)
    }
    guard let first = spoilt.first else { return }
    let more = spoilt.count - 1
    try reload(&state)
    state.isReread = true
    guard state.readOnly == nil else { return }
    state.notices.append(
      StoreNotice(
        "another program has cut or overwritten \(first)\(more > 0 ? " and \(more) more" : ""); the "
          + "records were read again, and nothing that was saved is lost",
        "其他程序截断或改写了 \(first)\(more > 0 ? " 等 \(more + 1) 个文件" : "")；"
          + "记录已重新读取，已保存的内容没有丢失"
      )
    )
  }

  /// Looks at a file that stands in the place of one that stays mapped: a colleague's snapshot writes
  /// the same records again, and whatever else it is the next snapshot puts aside.
  private func lookAtReplaced(
    _ file: String,
    _ now: FileStatus,
    _ state: inout State
  ) throws(StoreError) {
    let name = String(file.dropFirst(StorePlace.registerFolder.count))
    guard state.files.replaced[name] != now else { return }
    state.files.replaced[name] = now
    let named = try snapshot(SnapshotFile.name)?.registers.values
    guard let entry = named?.first(where: { $0.file == name }) else { return }
    let handle = try place.open(name, in: place.registers)
    let bytes = try calls { () throws(SystemFault) in
      try place.files.map(handle, size: try place.files.status(of: handle).size)
    }
    if bytes.count == entry.size, BaseRegister.isWhole(bytes, runs: entry.runs) { return }
    state.rotten.insert(file)
    state.notices.append(
      StoreNotice(
        "another program has put a different file in the place of \(file); the next snapshot writes it "
          + "anew",
        "其他程序用别的文件替换了 \(file)；下次快照将重新写出"
      )
    )
  }
}

extension StorePlace {
  /// The folder of register files, as their names begin in messages.
  static let registerFolder = "registers/"

  /// The register files that are mapped for a board and are no longer what was mapped, in order.
  ///
  /// - Parameters:
  ///   - board: the board.
  ///   - replaced: told a file of the same name that stands in the place of a mapped one, which stays as
  ///     it was.
  /// - Returns: their names with that of the folder.
  /// - Throws: `io` where they cannot be looked at, or what `replaced` threw.
  func spoiltFiles(
    of board: StoreBoard,
    replaced: (String, FileStatus) throws(StoreError) -> Void = { _, _ throws(StoreError) in }
  ) throws(StoreError) -> [String] {
    var spoilt: [String] = []
    for source in board.registers.values where !source.base.file.isEmpty {
      let base = source.base
      if base.isCut { spoilt.append(base.file) }
      guard !base.isCut, base.failure == nil, let known = base.status,
        // A colleague's snapshot takes away those that it does not need.
        let now = try statusIfAny(
          String(base.file.dropFirst(Self.registerFolder.count)),
          in: registers,
          dated: true
        ), !now.isSame(as: known)
      else { continue }
      if now.isSameFile(as: known) {
        spoilt.append(base.file)
      } else {
        try replaced(base.file, now)
      }
    }
    return spoilt.sorted()
  }

  /// What is known of a name; `nil` where there is no such file.
  func statusIfAny(
    _ name: String,
    in directory: Handle,
    dated: Bool = false
  ) throws(StoreError) -> FileStatus? {
    do throws(SystemFault) {
      return try files.status(of: name, in: directory, dated: dated)
    } catch {
      if error.isMissing { return nil }
      throw .system(error)
    }
  }
}

extension Journal {
  /// What is wrong with a segment between two others; `nil` where all of its changes verify, and those
  /// behind it follow on them.
  ///
  /// - Parameters:
  ///   - first: the number of its first change.
  ///   - before: that of the segment before it; `nil` for the first.
  ///   - next: that of the segment behind it.
  /// - Returns: the first damage.
  /// - Throws: what failed in reading.
  func damage(
    ofSealed first: Int,
    behind before: Int?,
    before next: Int
  ) throws(StoreError) -> Damage? {
    func damage(_ reason: Phrase) -> Damage {
      Damage(file: "journal/" + SegmentHeader.name(first: first), offset: 0, reason: reason)
    }
    var chain = Chain.start
    if let before {
      guard let last = try ends(of: before).last else { return nil }
      chain = last
    }
    var position = JournalPosition.start
    position.seq = first - 1
    position.chain = chain
    position.segment = first
    let tail = try scan(from: &position) { placed throws(StoreError) in
      placed.line.change.seq < next
    }
    switch tail {
    case .damaged(let damage): return damage
    case .newer: return nil
    case .withdrawn: return damage(Phrase("another program has taken it away", "已被其他程序移走"))
    case .clean, .unterminated, .torn:
      guard position.seq + 1 < next else { return nil }
      return damage(
        Phrase(
          "another program has replaced it: it ends with change \(position.seq) instead of \(next - 1)",
          "已被其他程序替换：止于第 \(position.seq) 号更改，应为第 \(next - 1) 号"
        )
      )
    }
  }
}
