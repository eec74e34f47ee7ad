internal import ZoneModel

/// Looks through a whole store: format, modes, chain, changes, register files.
struct Fsck {
  let place: StorePlace
  let format: FormatFile
  let order: @Sendable (String) -> [String: Int]
  var report = FsckReport()
  /// Register files that are not what was written.
  private(set) var rotten: Set<String> = []
  private(set) var tail = JournalTail.clean
  private var named: Set<String> = []
  /// Files that have not got their names yet.
  private var passing: [(file: String, name: String, directory: Handle)] = []
  /// The group of the store's directory.
  private var wanted: UInt32?

  init(
    place: StorePlace,
    format: FormatFile,
    order: @escaping @Sendable (String) -> [String: Int]
  ) {
    self.place = place
    self.format = format
    self.order = order
  }

  /// Looks through everything; what stops the look is a finding too.
  mutating func run() throws(StoreError) {
    try checkFiles()
    do throws(StoreError) {
      try checkContents()
    } catch {
      switch error {
      case .damaged(let damage): report.findings.append(.init(damage))
      case .unsafePlace(_, let reason):
        // The look at the files has told it already, with the file's whole path.
        if !report.isDamaged { add(.damage, "", reason.en, reason.zh) }
      default: throw error
      }
    }
    // Files that others were writing have their names by now.
    for (file, name, directory) in passing
    where (try? place.files.status(of: name, in: directory)) != nil {
      add(.note, file, "a write that was cut off left it", "中断的写入所遗留")
    }
  }

  private mutating func checkContents() throws(StoreError) {
    if !format.readOnlyCompatible.isEmpty {
      let features = format.readOnlyCompatible.joined(separator: ", ")
      add(
        .newer,
        FormatFile.name,
        "only a newer program may write here (\(features))",
        "只有更新版本的程序可以写入（\(features)）"
      )
    }
    let snapshots = try readSnapshots()
    let boards = try replay(until: Set(snapshots.map(\.file.seq)))
    for open in snapshots {
      let snapshot = open.file
      guard let board = boards[snapshot.seq] else {
        // The journal may go on where only a newer program can read it.
        if case .newer = tail { continue }
        let segment = SegmentHeader.name(first: snapshot.segment)
        if try !Journal(place: place, store: format.store).exists(segment) {
          add(.damage, "journal/" + segment, "the segment is missing", "日志段缺失")
        }
        report.findings.append(
          .init(
            .damage,
            SnapshotFile.name,
            "it shows change \(snapshot.seq), but the journal can be followed only to change "
              + "\(report.followed)",
            "含第 \(snapshot.seq) 号更改，而日志只能读到第 \(report.followed) 号"
          )
        )
        continue
      }
      compare(open, with: board)
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

  mutating func note(_ file: String, _ message: Phrase) {
    add(.note, file, message.en, message.zh)
  }

  // MARK: - Files

  private mutating func checkFiles() throws(StoreError) {
    let mode = StorePlace.Mode.self
    wanted = try calls { () throws(SystemFault) in
      try place.files.status(of: place.root).group
    }
    try checkDirectory("", place.root, file: mode.file)
    try checkDirectory("registers/", place.registers, file: mode.registerFile)
    try checkDirectory("journal/", place.journal, file: mode.file)
    try checkDirectory("journal/bodies/", place.bodies, file: mode.file)
    try checkDirectory("policies/", folder: "policies", file: mode.file)
    try checkDrafts()
    for name in StorePlace.locks {
      do throws(SystemFault) {
        _ = try place.files.status(of: name, in: place.root)
      } catch {
        guard error.isMissing else { throw .system(error) }
        add(.repairable, name, "the file is missing", "文件缺失")
      }
    }
    for name in ["policies", "here", "quarantine", "drafts"] {
      do throws(SystemFault) {
        _ = try place.files.status(of: name, in: place.root)
      } catch {
        guard error.isMissing else { throw .system(error) }
        add(.repairable, name, "the directory is missing", "目录缺失")
      }
    }
  }

  /// Looks through a directory that may be missing.
  private mutating func checkDirectory(
    _ prefix: String,
    folder: String,
    file mode: UInt32
  ) throws(StoreError) {
    let directory: Handle
    do throws(SystemFault) {
      directory = try place.files.open(folder, in: place.root, .directory)
    } catch {
      // What stands in its place has been told, and what is missing will be.
      if error.isMissing || error.isLink || error.isNotDirectory { return }
      throw .system(error)
    }
    try checkDirectory(prefix, directory, file: mode)
  }

  /// Half-filled forms are their owners' alone.
  private mutating func checkDrafts() throws(StoreError) {
    let owners: [(String, FileStatus)]
    do throws(SystemFault) {
      let drafts = try place.files.open("drafts", in: place.root, .directory)
      owners = try place.files.names(in: drafts).sorted().map { name throws(SystemFault) in
        (name, try place.files.status(of: name, in: drafts))
      }
    } catch {
      if error.isMissing || error.isLink || error.isNotDirectory { return }
      throw .system(error)
    }
    for (name, status) in owners {
      let file = "drafts/" + name
      guard status.kind == .directory else {
        add(.damage, file, "it is not a directory", "不是目录")
        continue
      }
      guard status.mode & 0o077 != 0 else { continue }
      report.findings.append(
        .init(
          .repairable,
          file,
          mode: StorePlace.Mode.privateDirectory,
          "others may look into it",
          "他人可以查看"
        )
      )
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
      if status.kind == .file, name.first == ".", name.hasSuffix(".tmp") {
        passing.append((prefix + name, name, directory))
      } else {
        check(prefix + name, status, mode)
      }
    }
  }

  private mutating func check(
    _ file: String,
    _ status: FileStatus,
    _ mode: UInt32
  ) {
    let isHandEdited = StorePlace.adoptable(file) != nil || file.hasPrefix("policies")
    switch status.kind {
    case .link where isHandEdited:
      look(
        file,
        Phrase(
          "a symbolic link is not read here: remove the link, and put a plain file in its place",
          "此处不读取符号链接：请删除该链接，需要时改放普通文件"
        )
      )
    case .other where isHandEdited:
      look(file, Phrase("only plain files are read here; remove it", "此处只读取普通文件，请移除"))
    case .directory where StorePlace.adoptable(file) != nil:
      look(file, Phrase("a folder is not read here; move it away", "此处不读取文件夹，请移出"))
    case .link: add(.damage, file, "it is a symbolic link", "是符号链接")
    case .other: add(.damage, file, "it is not a regular file", "不是普通文件")
    case .directory:
      checkMode(file, status.mode, StorePlace.Mode.directory)
      checkGroup(file, status.group)
    case .file where isHandEdited && status.links != 1:
      look(
        file,
        Phrase(
          "it has a second name elsewhere and is not read: put a plain copy in its place",
          "另有硬链接，不予读取：请改放普通副本"
        )
      )
    case .file:
      if status.links != 1 { add(.damage, file, "it has a second name elsewhere", "另有硬链接") }
      checkMode(file, status.mode, mode)
      checkGroup(file, status.group)
    }
  }

  /// Everything has the group of the store's directory, so that all who share it can use it.
  private mutating func checkGroup(_ file: String, _ group: UInt32) {
    guard let wanted, group != wanted else { return }
    report.findings.append(
      .init(
        .repairable,
        file,
        group: wanted,
        "its group is \(group) instead of \(wanted), the store's",
        "用户组为 \(group)，应为数据库的 \(wanted)"
      )
    )
  }

  /// Whether the group may do what it must and others nothing.
  private mutating func checkMode(_ file: String, _ mode: UInt32, _ wanted: UInt32) {
    guard mode & wanted != wanted || mode & 0o007 != 0 else { return }
    let (now, right) = (String(mode, radix: 8), String(wanted, radix: 8))
    report.findings.append(
      .init(
        // An editor gives what people write whatever mode it likes; nothing rests on it.
        StorePlace.adoptable(file) == nil ? .repairable : .note,
        file,
        mode: wanted,
        "its mode is \(now) instead of \(right)",
        "权限为 \(now)，应为 \(right)"
      )
    )
  }

  // MARK: - The journal

  /// A snapshot with its register files, which others may take away once a newer one is written.
  private struct OpenSnapshot {
    let file: SnapshotFile
    let bases: [String: BaseRegister]
  }

  private mutating func readSnapshots() throws(StoreError) -> [OpenSnapshot] {
    let loader = StoreLoader(place: place, format: format, generation: 0, order: order)
    let (snapshots, findings) = try place.asOneSnapshot { () throws(StoreError) in
      var snapshots: [OpenSnapshot] = []
      var findings: [FsckReport.Finding] = []
      for name in [SnapshotFile.name, SnapshotFile.previousName] {
        guard let bytes = try place.read(name, in: place.root) else {
          if name == SnapshotFile.name {
            findings.append(.init(.repairable, name, "there is no snapshot", "没有快照"))
          }
          continue
        }
        let (snapshot, reason) = SnapshotFile.read(bytes, store: format.store)
        if let snapshot {
          snapshots.append(OpenSnapshot(file: snapshot, bases: loader.bases(of: snapshot)))
        } else {
          findings.append(.init(.repairable, name, reason.en, reason.zh))
        }
      }
      let isWhole = snapshots.allSatisfy { $0.bases.count == $0.file.registers.count }
      return ((snapshots, findings), findings.isEmpty && isWhole)
    }
    report.findings += findings
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
    var walked: Set<String> = []
    var hashes: [LineHash?] = []
    tail = try journal.scan(from: &position) { placed throws(StoreError) in
      let file = "journal/" + SegmentHeader.name(first: placed.segment)
      let seq = placed.line.change.seq
      hashes.append(LineHash(placed.hash))
      walked.insert(SegmentHeader.name(first: placed.segment))
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
      var reasons = board.misfits(of: change.edits).map(\.reason)
      do throws(ApplyFault) {
        _ = try board.apply(change.edits, seq: seq)
      } catch {
        isBroken = true
        if reasons.isEmpty { reasons = [error.reason] }
      }
      if !isBroken, report.followed == seq - 1, reasons.isEmpty { report.followed = seq }
      for reason in reasons.prefix(3) {
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
      if wanted.contains(seq), !isBroken { boards[seq] = board }
      return true
    }
    named = bodies
    report.findings += findings
    report.changes = position.seq
    report.headHash = position.chain
    report.records = board.registers.values.reduce(0) { $0 + $1.count }
    reportTail(position, shown: wanted.max() ?? 0)
    // Behind a change of a newer program nothing can be followed.
    if case .newer = tail { return boards }
    if !report.isDamaged, tail != .withdrawn, let gap = try journal.gap(behind: position) {
      report.findings.append(.init(gap))
    }
    if position.offset > 0 { walked.insert(SegmentHeader.name(first: position.segment)) }
    try checkStrays(journal, walked: walked, hashes)
    return boards
  }

  /// Tells how the journal ends.
  ///
  /// - Parameters:
  ///   - position: where the lines end that verify.
  ///   - shown: the last change that a snapshot shows, and which was so saved.
  private mutating func reportTail(_ position: JournalPosition, shown: Int) {
    let file = "journal/" + SegmentHeader.name(first: position.segment)
    switch tail {
    case .clean: break
    case .unterminated:
      add(.repairable, file, offset: position.offset, "the last line lacks its end", "末行缺少换行")
    case .torn(let count) where shown > position.seq:
      add(
        .damage,
        file,
        offset: position.offset,
        "\(count) bytes of a change that was saved whole; its end is missing",
        "\(count) 字节属于曾完整保存的更改，其结尾缺失"
      )
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
      add(.newer, file, offset: position.offset, what.en, what.zh)
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

  private mutating func compare(_ open: OpenSnapshot, with board: StoreBoard) {
    let snapshot = open.file
    for (register, entry) in snapshot.registers.sorted(by: { $0.key < $1.key }) {
      let file = "registers/" + entry.file
      guard !rotten.contains(file) else { continue }
      guard let base = open.bases[register], base.verifiesWhole() else {
        add(.repairable, file, "it is not what was written", "与写入内容不符")
        rotten.insert(file)
        continue
      }
      guard base.hasRightFrame(store: format.store) else {
        add(.repairable, file, offset: 0, "its first or last line is wrong", "首行或末行有误")
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
