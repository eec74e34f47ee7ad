internal import Synchronization
internal import ZoneModel

extension Store {
  /// Looks through the whole store.
  ///
  /// - Parameter repair: whether what can be mended without losing anything is mended: cut-off
  ///   saves go to `quarantine/`, modes are set, rotten register files are written anew from the
  ///   journal. Nothing is ever deleted.
  /// - Returns: what was found.
  /// - Throws: what failed; damage is not an error here but a finding.
  public func fsck(repair: Bool = false) throws(StoreError) -> FsckReport {
    let fsck = try look()
    var report = fsck.report
    guard repair, report.findings.contains(where: \.canBeMended) else { return report }
    try repairModes(report)
    if !report.isDamaged, !report.isClean, readOnlyReason == nil {
      state.withLock { $0.rotten.formUnion(fsck.rotten) }
      try mendJournal()
      let needsSnapshot = report.findings.contains {
        $0.gravity == .repairable
          && ($0.file.hasPrefix("registers/") || $0.file.hasPrefix("SNAPSHOT"))
      }
      if needsSnapshot { try rewriteSnapshot(fsck.rotten) }
    }
    // Only what a second look does not find has been mended.
    let left = try look().report.findings
    for index in report.findings.indices where report.findings[index].canBeMended {
      let finding = report.findings[index]
      report.findings[index].isRepaired = !left.contains {
        $0.file == finding.file && $0.message == finding.message
      }
    }
    return report
  }

  /// Looks through a store that need not be fit to be opened; nothing is changed.
  ///
  /// - Parameters:
  ///   - path: the directory.
  ///   - allowsNetworkFileSystem: whether it may lie on a network file system.
  ///   - order: the place of each field in declared order, by register.
  /// - Returns: what was found.
  /// - Throws: why not even its format can be read.
  public static func fsck(
    at path: String,
    allowsNetworkFileSystem: Bool = false,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] }
  ) throws(StoreError) -> FsckReport {
    let place = try StorePlace(
      path: path,
      files: Files(RealFileSystem()),
      allowsNetwork: allowsNetworkFileSystem
    )
    let (format, _) = try place.readFormat()
    var fsck = Fsck(place: place, format: format, order: order)
    try fsck.run()
    return fsck.report
  }

  private func look() throws(StoreError) -> Fsck {
    var fsck = Fsck(place: place, format: format, order: order)
    try fsck.run()
    let unread = try unreadHandEdits().map(\.file)
    let gone = try goneFiles()
    for file in try unadoptedFiles() where !unread.contains(file) {
      fsck.note(
        file,
        gone.contains(file)
          ? Phrase("it is gone; its text is still in force", "文件已不存在，其文本仍然有效")
          : Phrase("it differs from the text in force", "与生效文本不一致")
      )
    }
    return fsck
  }

  private func mendJournal() throws(StoreError) {
    try calls { () throws(SystemFault) in
      for name in StorePlace.locks where try !isThere(name) {
        try place.files.replace(
          name,
          in: place.root,
          with: [],
          mode: StorePlace.Mode.file,
          replacing: false
        )
      }
    }
    try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        try catchUp(&state)
        if let reason = state.readOnly { throw .readOnly(reason) }
        try mendTail(&state)
      }
    }
    try calls { () throws(SystemFault) in
      for name in ["policies", "here", "quarantine", "drafts"] where try !isThere(name) {
        _ = try place.files.makeDirectory(
          name,
          in: place.root,
          mode: StorePlace.Mode.directory
        )
      }
    }
  }

  private func isThere(_ name: String) throws(SystemFault) -> Bool {
    do throws(SystemFault) {
      _ = try place.files.status(of: name, in: place.root)
      return true
    } catch {
      if error.isMissing { return false }
      throw error
    }
  }

  /// Writes a snapshot from the journal alone, whatever register files there are.
  private func rewriteSnapshot(_ rotten: Set<String>) throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      var board = StoreBoard(seq: 0, generation: state.board.generation + 1, order: order)
      var position = JournalPosition.start
      let tail = try journal.replay(from: &position, onto: &board)
      state.board = board
      state.position = position
      state.tail = tail
      state.recent = RecentChanges(floor: position.seq)
      publish(state)
    }
    _ = try writeSnapshot(always: true)
    try setAside(SnapshotFile.previousName, rotten)
  }

  /// Puts a snapshot aside that is not whole, or names a file that is not.
  private func setAside(_ name: String, _ rotten: Set<String>) throws(StoreError) {
    guard let bytes = try place.read(name, in: place.root) else { return }
    if let snapshot = SnapshotFile.read(bytes, store: format.store).0,
      !snapshot.registers.values.contains(where: { rotten.contains("registers/" + $0.file) })
    {
      return
    }
    try calls { () throws(SystemFault) in
      let quarantine = try place.files.open("quarantine", in: place.root, .directory)
      try place.files.rename(
        name,
        in: place.root,
        to: "\(name).\(Self.makeID()).rotten",
        in: quarantine
      )
    }
  }

  /// Sets the modes and groups that a report found wrong, as far as the user may.
  private func repairModes(_ report: FsckReport) throws(StoreError) {
    for finding in report.findings where finding.mode != nil || finding.group != nil {
      var parts = finding.file.split(separator: "/").map(String.init)
      guard let name = parts.popLast() else { continue }
      do throws(SystemFault) {
        var directory = place.root
        for part in parts { directory = try place.files.open(part, in: directory, .directory) }
        let kind = try place.files.status(of: name, in: directory).kind
        let access: Access = kind == .directory ? .directory : .read
        let handle = try place.files.open(name, in: directory, access)
        if let group = finding.group { try place.files.setGroup(handle, group) }
        if let mode = finding.mode { try place.files.setMode(handle, mode) }
      } catch {
        // Only a file's owner may set its mode; the finding then stays unrepaired.
        guard error.isForbidden else { throw .system(error) }
      }
    }
  }
}
