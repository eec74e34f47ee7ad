internal import ZoneModel

/// Looks through a whole store: format, modes, chain, changes, register files.
struct Fsck {
  let place: StorePlace
  let format: FormatFile
  let order: @Sendable (String) -> [String: Int]
  private(set) var report = FsckReport()
  /// Register files that are not what was written.
  private(set) var rotten: Set<String> = []
  private(set) var tail = JournalTail.clean
  private var named: Set<String> = []

  init(
    place: StorePlace,
    format: FormatFile,
    order: @escaping @Sendable (String) -> [String: Int]
  ) {
    self.place = place
    self.format = format
    self.order = order
  }

  mutating func run() throws(StoreError) {
    try checkFiles()
    let snapshots = try readSnapshots()
    let boards = try replay(until: Set(snapshots.map(\.seq)))
    for snapshot in snapshots {
      guard let board = boards[snapshot.seq] else {
        report.findings.append(
          .init(
            .damage,
            SnapshotFile.name,
            "it shows change \(snapshot.seq), which the journal does not have",
            "含第 \(snapshot.seq) 号更改，而日志没有"
          )
        )
        continue
      }
      try compare(snapshot, with: board)
    }
    try checkBodies()
  }

  private mutating func add(
    _ gravity: FsckReport.Gravity,
    _ file: String,
    offset: Int? = nil,
    _ en: String,
    _ zh: String
  ) {
    report.findings.append(.init(gravity, file, offset: offset, en, zh))
  }

  // MARK: - Files

  private mutating func checkFiles() throws(StoreError) {
    let mode = StorePlace.Mode.self
    try checkDirectory("", place.root, file: mode.file)
    try checkDirectory("registers/", place.registers, file: mode.registerFile)
    try checkDirectory("journal/", place.journal, file: mode.file)
    try checkDirectory("journal/bodies/", place.bodies, file: mode.file)
    for name in ["policies", "here", "quarantine", "drafts"] {
      do throws(SystemFault) {
        _ = try place.files.status(of: name, in: place.root)
      } catch {
        guard error.isMissing else { throw .system(error) }
        add(.repairable, name, "the directory is missing", "目录缺失")
      }
    }
  }

  private mutating func checkDirectory(
    _ prefix: String,
    _ directory: Handle,
    file mode: UInt32
  ) throws(StoreError) {
    let names = try calls { () throws(SystemFault) in
      try place.files.names(in: directory).sorted()
    }
    for name in names {
      let status: FileStatus
      do throws(SystemFault) {
        status = try place.files.status(of: name, in: directory)
      } catch {
        if error.isMissing { continue }
        throw .system(error)
      }
      check(prefix + name, name, status, mode)
    }
  }

  private mutating func check(
    _ file: String,
    _ name: String,
    _ status: FileStatus,
    _ mode: UInt32
  ) {
    switch status.kind {
    case .link: add(.damage, file, "it is a symbolic link", "是符号链接")
    case .other: add(.damage, file, "it is not a regular file", "不是普通文件")
    case .directory:
      checkMode(file, status.mode, StorePlace.Mode.directory)
    case .file:
      if name.first == ".", name.hasSuffix(".tmp") {
        return add(.note, file, "a write that was cut off left it", "中断的写入所遗留")
      }
      if status.links != 1 { add(.damage, file, "it has a second name elsewhere", "另有硬链接") }
      checkMode(file, status.mode, mode)
    }
  }

  /// Whether the group may do what it must and others nothing.
  private mutating func checkMode(_ file: String, _ mode: UInt32, _ wanted: UInt32) {
    guard mode & wanted != wanted || mode & 0o007 != 0 else { return }
    let (now, right) = (String(mode, radix: 8), String(wanted, radix: 8))
    report.findings.append(
      .init(
        .repairable,
        file,
        mode: wanted,
        "its mode is \(now) instead of \(right)",
        "权限为 \(now)，应为 \(right)"
      )
    )
  }

  // MARK: - The journal

  private mutating func readSnapshots() throws(StoreError) -> [SnapshotFile] {
    var snapshots: [SnapshotFile] = []
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      guard let bytes = try place.read(name, in: place.root) else {
        if name == SnapshotFile.name {
          add(.repairable, name, "there is no snapshot", "没有快照")
        }
        continue
      }
      let (snapshot, reason) = SnapshotFile.read(bytes, store: format.store)
      if let snapshot {
        snapshots.append(snapshot)
      } else {
        add(.repairable, name, reason.en, reason.zh)
      }
    }
    return snapshots
  }

  /// Replays the whole journal; gives the boards at the seqs that are wanted.
  private mutating func replay(until wanted: Set<Int>) throws(StoreError) -> [Int: StoreBoard] {
    let journal = Journal(place: place, store: format.store)
    var board = StoreBoard(seq: 0, generation: 0, order: order)
    var boards: [Int: StoreBoard] = wanted.contains(0) ? [0: board] : [:]
    var position = JournalPosition.start
    var isBroken = false
    var time = Moment(milliseconds: Int64.min)
    var findings: [FsckReport.Finding] = []
    var bodies: Set<String> = []
    tail = try journal.scan(from: &position) { placed throws(StoreError) in
      let file = "journal/" + SegmentHeader.name(first: placed.segment)
      let seq = placed.line.change.seq
      if let body = placed.line.body { bodies.insert(body.file) }
      if placed.line.change.time < time {
        findings.append(
          .init(.damage, file, offset: placed.offset, "its time is before the last", "时间早于前一更改")
        )
      }
      time = placed.line.change.time
      guard !isBroken else { return true }
      let change: Change
      do throws(StoreError) {
        change = try journal.complete(placed.line)
      } catch {
        guard case .damaged(let damage) = error else { throw error }
        findings.append(.init(damage))
        isBroken = true
        return true
      }
      for reason in board.misfits(of: change.edits).prefix(3) {
        findings.append(
          .init(
            .damage,
            file,
            offset: placed.offset,
            "change \(seq): \(reason.en)",
            "第 \(seq) 号更改：\(reason.zh)"
          )
        )
      }
      do throws(ApplyFault) {
        _ = try board.apply(change.edits, seq: seq)
      } catch {
        isBroken = true
      }
      if wanted.contains(seq), !isBroken { boards[seq] = board }
      return true
    }
    named = bodies
    report.findings += findings
    report.changes = position.seq
    report.headHash = position.chain
    report.records = board.registers.values.reduce(0) { $0 + $1.count }
    reportTail(position)
    return boards
  }

  private mutating func reportTail(_ position: JournalPosition) {
    let file = "journal/" + SegmentHeader.name(first: position.segment)
    switch tail {
    case .clean: break
    case .unterminated:
      add(.repairable, file, offset: position.offset, "the last line lacks its end", "末行缺少换行")
    case .torn(let count):
      add(
        .repairable,
        file,
        offset: position.offset,
        "\(count) bytes of a save that was cut off; nothing that was saved is lost",
        "\(count) 字节为中断的保存；已保存的内容没有丢失"
      )
    case .damaged(let damage): report.findings.append(.init(damage))
    case .newer(let what):
      add(.damage, file, offset: position.offset, what.en, what.zh)
    case .withdrawn:
      add(.damage, file, offset: position.offset, "the segment is missing", "日志段缺失")
    }
  }

  private mutating func checkBodies() throws(StoreError) {
    let names = try calls { () throws(SystemFault) in
      try place.files.names(in: place.bodies).sorted()
    }
    for name in names where !named.contains(name) && name.first != "." {
      add(.note, "journal/bodies/" + name, "no change names it", "没有更改引用它")
    }
  }

  // MARK: - Snapshots

  private mutating func compare(
    _ snapshot: SnapshotFile,
    with board: StoreBoard
  ) throws(StoreError) {
    let loader = StoreLoader(place: place, format: format, generation: 0, order: order)
    for (register, entry) in snapshot.registers.sorted(by: { $0.key < $1.key }) {
      let file = "registers/" + entry.file
      guard !rotten.contains(file) else { continue }
      guard let base = try loader.verifiedBase(register, entry, snapshot) else {
        add(.repairable, file, "it is not what was written", "与写入内容不符")
        rotten.insert(file)
        continue
      }
      let kept = RegisterSource(base: base, generation: 0, seq: snapshot.seq, graves: entry.graves)
      let replayed = board.registers[register] ?? board.empty(register)
      if !kept.hasSameRecords(as: replayed) {
        add(.repairable, file, "its records differ from the journal's", "其记录与日志不一致")
        rotten.insert(file)
      }
    }
    for (register, source) in board.registers
    where source.count > 0 && snapshot.registers[register] == nil {
      add(.repairable, SnapshotFile.name, "it lacks \(register)", "缺少 \(register)")
    }
    if snapshot.texts != board.texts {
      add(.repairable, SnapshotFile.name, "its texts differ from the journal's", "其文本与日志不一致")
    }
  }
}
