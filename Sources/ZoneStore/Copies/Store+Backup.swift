internal import Synchronization
internal import ZoneModel

/// What a copy of a store holds.
public struct CopyReport: Hashable, Sendable {
  /// The id of the store that it is a copy of.
  public internal(set) var store = ""
  /// The last change in it.
  public internal(set) var seq = 0
  /// The hash of that change: who keeps it can prove later that nothing before it was altered.
  public internal(set) var headHash = ""
  /// How many bytes it has.
  public internal(set) var bytes = 0
  /// What a person should know about it.
  public internal(set) var notices: [StoreNotice] = []
}

/// How a copy stands to the living store.
public enum CopyVerdict: Hashable, Sendable {
  /// Every change in it is in the store too, which has so many more.
  case prefix(newer: Int)
  /// It has changes that the store lacks: the store was put back to an older state.
  case ahead(by: Int)
  /// Both have another change of this number: one of them was altered.
  case parted(at: Int)
  /// It is of another store.
  case foreign
}

extension Store {
  /// Writes a copy of the store as a plain tar archive, while others go on writing.
  ///
  /// The copy holds everything up to one change: the journal, a snapshot where there is a whole
  /// one, and the hand-edited files. Drafts, who is here, and quarantine are left out. It is
  /// verified while it is written and read again before it gets its name.
  ///
  /// - Parameter file: the archive's path; nothing may be there.
  /// - Returns: what it holds.
  /// - Throws: `exists`, `damaged` where the store is not whole, `stopped`, or what failed; then there
  ///   is no file of that name.
  public func backup(to file: String) throws(StoreError) -> CopyReport {
    let files = place.files
    let file = CopySource.withoutEnd(file)
    let (directory, name) = try CopySource.parent(of: file, files)
    if try Self.isThere(name, in: directory, files) { throw .exists(path: file) }
    try Self.requireOutside(file, files)
    let plan = try backupPlan()
    let passing = files.passingName(for: name)
    do throws(StoreError) {
      let handle = try calls { () throws(SystemFault) in
        try files.open(passing, in: directory, .create(mode: 0o600))
      }
      try writeArchive(plan, to: FileWriter(files, handle))
      let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
      var report = try Self.inspect(copy: folder + passing, files, isStopped: options.isStopped)
      guard report.headHash == plan.report.headHash else {
        throw .damaged(
          Damage(
            file: name,
            offset: 0,
            reason: Phrase("it reads differently from what was written", "读回内容与写入内容不符")
          )
        )
      }
      report.notices = plan.report.notices
      try requireWanted()
      try Self.name(passing, name, in: directory, path: file, files)
      return report
    } catch {
      // What failed is told; the passing file has a name that says what it is.
      try? files.remove(passing, in: directory)
      throw error
    }
  }

  static func isThere(
    _ name: String,
    in directory: Handle,
    _ files: Files
  ) throws(StoreError) -> Bool {
    do throws(SystemFault) {
      _ = try files.status(of: name, in: directory)
      return true
    } catch {
      if error.isMissing { return false }
      throw .system(error)
    }
  }

  /// Gives something that is whole and synced its name, unless somebody took that meanwhile.
  static func name(
    _ passing: String,
    _ name: String,
    in directory: Handle,
    path: String,
    _ files: Files
  ) throws(StoreError) {
    do throws(SystemFault) {
      try files.rename(passing, in: directory, to: name, in: directory, replacing: false)
      try files.sync(directory)
    } catch {
      throw error.isExisting ? .exists(path: path) : .system(error)
    }
  }

  // MARK: - What belongs into it

  private struct BackupPlan {
    var report = CopyReport()
    var contents: Contents = []
  }

  /// Opens everything that belongs into a copy: what is open stays, whatever others do.
  private func backupPlan() throws(StoreError) -> BackupPlan {
    var plan = BackupPlan()
    // The snapshot first: it is then not ahead of the journal.
    let (snapshot, leftOut) = try place.asOneSnapshot { () throws(StoreError) in
      let found = try snapshotContents()
      return (found, isWhole: found.leftOut == nil)
    }
    if let leftOut { plan.report.notices.append(Self.leftOut(leftOut)) }
    let end = try settledEnd()
    plan.contents.append((FormatFile.name, StorePlace.Mode.file, try whole(FormatFile.name)))
    let walk = try addJournal(to: end, &plan)
    plan.contents += snapshot
    for file in try place.handEditedNames().sorted() { try addHandEdited(file, to: &plan) }
    plan.report.store = format.store
    plan.report.seq = walk.seq
    if walk.seq > end.position.seq {
      let first = end.position.seq + 1
      plan.report.notices.append(
        StoreNotice(
          "changes \(first) to \(walk.seq) are of a newer program; they are in the copy as they "
            + "stand, verified by their hashes",
          "第 \(first) 至 \(walk.seq) 号更改由更新版本的程序写入；已按哈希校验，原样包含在备份中"
        )
      )
    }
    return plan
  }

  /// Adds a file that people write as it is, whatever is in it: its text in force is in the journal.
  private func addHandEdited(_ file: String, to plan: inout BackupPlan) throws(StoreError) {
    do throws(StoreError) {
      guard try place.handEditedBytes(file) != nil else { return }
      plan.contents.append((file, StorePlace.Mode.file, try whole(file)))
    } catch {
      let why: Phrase
      switch error {
      case .notPermitted: why = Phrase("you may not read \(file)", "您无权读取 \(file)")
      case .unsafePlace(_, let reason): why = reason
      default: throw error
      }
      let isInForce = board.texts[file] != nil
      plan.report.notices.append(
        StoreNotice(
          "\(why.en): it is not in the copy" + (isInForce ? ", its text in force is" : ""),
          "\(why.zh)：备份中没有该文件" + (isInForce ? "，但有其已生效的文本" : "")
        )
      )
    }
  }

  private func whole(_ path: String) throws(StoreError) -> CopySource.Content {
    var parts = path.split(separator: "/").map(String.init)
    let name = parts.popLast() ?? ""
    return try calls { () throws(SystemFault) in
      var directory = place.root
      for part in parts { directory = try place.files.open(part, in: directory, .directory) }
      let handle = try place.files.open(name, in: directory, .read)
      let size = try place.files.status(of: handle).size
      return CopySource.Content(try place.files.map(handle, size: size))
    }
  }

  private func read(_ path: String, count: Int) throws(StoreError) -> CopySource.Content {
    let name = String(path.dropFirst("journal/".count))
    let handle = try place.open(name, in: place.journal)
    return try calls { () throws(SystemFault) in
      let count = min(count, try place.files.status(of: handle).size)
      return CopySource.Content(
        Bytes(copying: try place.files.read(handle, from: 0, count: count))
      )
    }
  }

  /// Where the journal ends for a copy.
  private struct JournalEnd {
    /// A place with nothing of this program's behind it that might still be withdrawn.
    let position: JournalPosition
    /// Whether changes of a newer program follow, which can be verified but not read.
    let goesOn: Bool
  }

  private func settledEnd() throws(StoreError) -> JournalEnd {
    try state.withLock { state throws(StoreError) in
      func look(_ state: inout State) throws(StoreError) -> JournalEnd {
        try catchUp(&state)
        switch ReadOnlyReason(state.tail) {
        case .damaged(let damage): throw .damaged(damage)
        case .newer: return JournalEnd(position: state.position, goesOn: true)
        default: return JournalEnd(position: state.position, goesOn: false)
        }
      }
      // Who may only read cannot wait for a writer's flush.
      guard state.readOnly == nil else { return try look(&state) }
      return try withWriteLock(&state) { state throws(StoreError) in try look(&state) }
    }
  }

  @discardableResult
  private func addJournal(
    to end: JournalEnd,
    _ plan: inout BackupPlan
  ) throws(StoreError) -> ChainWalk {
    var walk = ChainWalk(store: format.store, isStopped: options.isStopped)
    let firsts = try journal.segments().filter { end.goesOn || $0 <= end.position.segment }
    for first in firsts {
      let path = "journal/" + SegmentHeader.name(first: first)
      let isActive = first == firsts.last
      // The active segment may be cut back by a writer while it is read.
      let all =
        isActive
        ? try read(path, count: end.goesOn ? Int.max : end.position.offset).withoutRoom
        : try whole(path).withoutRoom
      let verified = try walk.take(segment: first, all)
      // A line that a newer program is writing is not whole yet.
      let isPassing =
        isActive && end.goesOn
        && all.withBytes { bytes in !bytes[verified...].contains(0x0A) }
      guard verified == all.range.count || isPassing,
        !isActive || end.goesOn || verified == end.position.offset
      else {
        throw .damaged(
          Damage(file: path, offset: verified, reason: Phrase("a line does not verify", "某行校验不符"))
        )
      }
      let content = CopySource.Content(all, count: verified)
      plan.contents.append((path, StorePlace.Mode.file, content))
    }
    for body in walk.bodies {
      try requireWanted()
      let path = "journal/bodies/" + body.file
      let content = try whole(path)
      guard ChainWalk.isWhole(content, body) else {
        throw .damaged(
          Damage(
            file: path,
            offset: 0,
            reason: Phrase("it is not what the journal names", "与日志所记不符")
          )
        )
      }
      plan.contents.append((path, StorePlace.Mode.file, content))
    }
    plan.report.headHash = walk.headHash
    return walk
  }

  /// Looks through the whole journal, and all bodies that it names.
  ///
  /// - Throws: `damaged` where something does not verify, or what failed.
  func requireWholeJournal() throws(StoreError) {
    var plan = BackupPlan()
    try addJournal(to: try settledEnd(), &plan)
  }

  private typealias Contents = [(path: String, mode: UInt32, content: CopySource.Content)]

  /// The newest snapshot with its register files; none, and why, where it is not whole, because a
  /// copy does without.
  private func snapshotContents() throws(StoreError) -> (Contents, leftOut: Phrase?) {
    guard let bytes = try place.read(SnapshotFile.name, in: place.root) else { return ([], nil) }
    let (snapshot, reason) = SnapshotFile.read(bytes, store: format.store)
    guard let snapshot else { return ([], reason) }
    var contents: Contents = [
      (SnapshotFile.name, StorePlace.Mode.file, CopySource.Content(Bytes(copying: bytes)))
    ]
    for entry in snapshot.registers.values.sorted(by: { $0.file < $1.file }) {
      let path = "registers/" + entry.file
      do throws(StoreError) {
        let content = try whole(path)
        guard entry.isWhole(content) else {
          return ([], Phrase("\(path) is not what was written", "\(path) 与写入内容不符"))
        }
        contents.append((path, StorePlace.Mode.registerFile, content))
      } catch {
        guard error.isMissing else { throw error }
        return ([], Phrase("\(path) is missing", "缺少 \(path)"))
      }
    }
    return (contents, nil)
  }

  private static func leftOut(_ reason: Phrase) -> StoreNotice {
    StoreNotice(
      "the snapshot was left out: \(reason.en); the copy is whole, and opens from the journal",
      "未包含快照：\(reason.zh)；备份完整，可由日志打开"
    )
  }

  private func writeArchive(_ plan: BackupPlan, to writer: FileWriter) throws(StoreError) {
    var folder = path.split(separator: "/").last.map(String.init) ?? "store"
    // A name that tar would take for something else than a folder of the archive.
    if folder == "." || folder == ".." { folder = "store" }
    var tar = TarWriter(writer, time: clock().milliseconds / 1000)
    try calls { () throws(SystemFault) in
      try tar.add(directory: folder, mode: StorePlace.Mode.directory)
      for name in StorePlace.folders {
        try tar.add(directory: "\(folder)/\(name)", mode: StorePlace.Mode.directory)
      }
      for name in StorePlace.locks {
        try tar.add("\(folder)/\(name)", mode: StorePlace.Mode.file, .empty)
      }
    }
    for (path, mode, content) in plan.contents {
      try requireWanted()
      try calls { () throws(SystemFault) in try tar.add("\(folder)/\(path)", mode: mode, content) }
    }
    try calls { () throws(SystemFault) in try tar.finish() }
  }

  // MARK: - Checking a copy

  /// Verifies a copy by itself: its format, its chain, its bodies.
  ///
  /// - Parameter path: a tar archive that `backup` wrote, or a directory that was copied.
  /// - Returns: what it holds.
  /// - Throws: `notFound`, `notAStore`, `damaged`, or what failed.
  public static func inspect(copy path: String) throws(StoreError) -> CopyReport {
    try inspect(copy: path, Files(RealFileSystem())) { false }
  }

  private static func inspect(
    copy path: String,
    _ files: Files,
    isStopped: @escaping @Sendable () -> Bool
  ) throws(StoreError) -> CopyReport {
    try StoreCopy(path, files: files, isStopped: isStopped).report
  }

  /// Compares a copy with the living store, change by change.
  ///
  /// - Parameter path: a tar archive that `backup` wrote, or a directory that was copied.
  /// - Returns: what it holds, and how it stands to this store.
  /// - Throws: `notFound`, `notAStore`, `stopped`, or `damaged` where the copy or the store is not
  ///   whole.
  public func check(
    copy path: String
  ) throws(StoreError) -> (report: CopyReport, verdict: CopyVerdict) {
    let copy = try StoreCopy(path, files: place.files, isStopped: options.isStopped)
    guard copy.format.store == format.store else { return (copy.report, .foreign) }
    var plan = BackupPlan()
    let walk = try addJournal(to: try settledEnd(), &plan)
    return (copy.report, copy.walk.verdict(against: walk))
  }
}

extension ChainWalk {
  /// How a copy's changes stand to those of the living store.
  fileprivate func verdict(against living: ChainWalk) -> CopyVerdict {
    if let place = zip(hashes, living.hashes).enumerated().first(where: {
      $0.element.0 != $0.element.1
    }) {
      return .parted(at: place.offset + 1)
    }
    return hashes.count > living.hashes.count
      ? .ahead(by: hashes.count - living.hashes.count)
      : .prefix(newer: living.hashes.count - hashes.count)
  }
}

extension SnapshotFile.Entry {
  /// Whether bytes are those that the snapshot names.
  func isWhole(_ content: CopySource.Content) -> Bool {
    content.withBytes { bytes in
      guard bytes.count == size else { return false }
      return runs.enumerated().allSatisfy { index, run in
        let start = index * BaseRegister.runLength
        let end = min(start + BaseRegister.runLength, bytes.count)
        return CRC32C.of(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) == run
      }
    }
  }
}
