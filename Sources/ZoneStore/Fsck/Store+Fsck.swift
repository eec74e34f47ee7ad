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
    var fsck = Fsck(place: place, format: format, order: order)
    try fsck.run()
    var report = fsck.report
    for file in try unadoptedFiles() {
      report.findings.append(
        .init(.note, file, "it differs from the text in force", "与生效文本不一致")
      )
    }
    guard repair, !report.isClean else { return report }
    let modes = try repairModes(report)
    if !report.isDamaged, readOnlyReason == nil {
      state.withLock { $0.rotten.formUnion(fsck.rotten) }
      try mendJournal()
      let needsSnapshot = report.findings.contains {
        $0.gravity == .repairable
          && ($0.file.hasPrefix("registers/") || $0.file.hasPrefix("SNAPSHOT"))
      }
      if needsSnapshot { try rewriteSnapshot() }
      for index in report.findings.indices
      where report.findings[index].gravity == .repairable && report.findings[index].mode == nil {
        report.findings[index].isRepaired = true
      }
    }
    for index in report.findings.indices where report.findings[index].mode != nil {
      report.findings[index].isRepaired = modes.contains(report.findings[index].file)
    }
    return report
  }

  private func mendJournal() throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        try catchUp(&state)
        if let reason = state.readOnly { throw .readOnly(reason) }
        try mendTail(&state)
      }
    }
    try calls { () throws(SystemFault) in
      for name in ["policies", "here", "quarantine", "drafts"] {
        do throws(SystemFault) {
          _ = try place.files.status(of: name, in: place.root)
        } catch {
          guard error.isMissing else { throw error }
          _ = try place.files.makeDirectory(
            name,
            in: place.root,
            mode: StorePlace.Mode.directory
          )
        }
      }
    }
  }

  /// Writes a snapshot from the journal alone, whatever register files there are.
  private func rewriteSnapshot() throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      var board = StoreBoard(seq: 0, generation: state.board.generation + 1, order: order)
      var position = JournalPosition.start
      let tail = try journal.replay(from: &position, onto: &board)
      state.board = board
      state.position = position
      state.tail = tail
      state.recent = []
      state.recentFloor = position.seq
      publish(state)
    }
    _ = try writeSnapshot(always: true)
    try setAside(SnapshotFile.previousName)
  }

  /// Puts a snapshot aside that is not whole.
  private func setAside(_ name: String) throws(StoreError) {
    guard let bytes = try place.read(name, in: place.root),
      SnapshotFile.read(bytes, store: format.store).0 == nil
    else { return }
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

  /// Sets the modes that a report found wrong, as far as the user may; the files that were set.
  private func repairModes(_ report: FsckReport) throws(StoreError) -> Set<String> {
    var repaired: Set<String> = []
    for finding in report.findings {
      guard let mode = finding.mode else { continue }
      var parts = finding.file.split(separator: "/").map(String.init)
      guard let name = parts.popLast() else { continue }
      do throws(SystemFault) {
        var directory = place.root
        for part in parts { directory = try place.files.open(part, in: directory, .directory) }
        let kind = try place.files.status(of: name, in: directory).kind
        let access: Access = kind == .directory ? .directory : .read
        try place.files.setMode(try place.files.open(name, in: directory, access), mode)
        repaired.insert(finding.file)
      } catch {
        // Only a file's owner may set its mode; the finding then stays unrepaired.
        guard error.isForbidden else { throw .system(error) }
      }
    }
    return repaired
  }
}
