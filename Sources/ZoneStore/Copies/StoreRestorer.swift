internal import ZoneModel

extension Store {
  /// Makes a store of a copy, at a place where nothing is.
  ///
  /// The new directory is written beside its place, verified as `fsck` does, and only then gets
  /// its name.
  ///
  /// - Parameters:
  ///   - copy: a tar archive that `backup` wrote, or a directory that was copied.
  ///   - path: where the store is to be.
  ///   - group: the group that shares it, by name; the maker's own if `nil`.
  ///   - allowsNetworkFileSystem: whether it may lie on a network file system.
  ///   - order: the place of each field in declared order, by register.
  ///   - progress: told how many files of how many are done; says whether to go on.
  /// - Returns: what it holds.
  /// - Throws: `stopped` where `progress` said so, `exists` where anything is at the place, `damaged`
  ///   where the copy is not whole, or what failed; then nothing is at the place.
  public static func restore(
    copy: String,
    to path: String,
    group: String? = nil,
    allowsNetworkFileSystem: Bool = false,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(StoreError) -> CopyReport {
    let files = Files(RealFileSystem())
    let path = CopySource.withoutEnd(path)
    let (directory, name) = try CopySource.parent(of: path, files)
    if try isThere(name, in: directory, files) { throw .exists(path: path) }
    try requireOutside(path, files)
    let left = try files.leftovers(of: name, in: directory)
    let copy = try StoreCopy(copy, files: files)
    var groupID: UInt32?
    if let group {
      guard let id = files.system.groupID(named: group) else {
        throw .refused([
          Refusal(.unknownName, Phrase("there is no group “\(group)”", "没有用户组“\(group)”"))
        ])
      }
      groupID = id
    }
    let above = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var restorer = StoreRestorer(
      copy: copy,
      files: files,
      parent: directory,
      passing: files.passingName(for: name),
      group: groupID
    )
    do throws(StoreError) {
      try restorer.write(path: path, allowsNetwork: allowsNetworkFileSystem, progress)
      try restorer.verify(at: above + restorer.passing, order, progress)
      try Self.name(restorer.passing, name, in: directory, path: path, files)
    } catch {
      // What is left where this fails is under a name that says what it is.
      try? files.removeTree(restorer.passing, in: directory)
      throw error
    }
    restorer.report.notices += left
    return restorer.report
  }
}

/// Writes a copy as a store's directory.
private struct StoreRestorer {
  let copy: StoreCopy
  let files: Files
  let parent: Handle
  let passing: String
  let group: UInt32?
  var report: CopyReport

  init(copy: StoreCopy, files: Files, parent: Handle, passing: String, group: UInt32?) {
    self.copy = copy
    self.files = files
    self.parent = parent
    self.passing = passing
    self.group = group
    report = copy.report
  }

  /// How many parts the work has: each segment and each body is written and then verified.
  private var total: Int { 2 * (copy.segments.count + copy.walk.bodies.count) + 1 }

  mutating func write(
    path: String,
    allowsNetwork: Bool,
    _ progress: (_ done: Int, _ total: Int) -> Bool
  ) throws(StoreError) {
    var done = 0
    func step() throws(StoreError) {
      guard progress(done, total) else { throw .stopped }
      done += 1
    }
    let root = try directory(passing, in: parent)
    try StorePlace.check(root, path: path, files: files, allowsNetwork: allowsNetwork)
    var folders: [String: Handle] = ["": root]
    for folder in StorePlace.folders {
      let parts = folder.split(separator: "/").map(String.init)
      let above = parts.dropLast().joined(separator: "/")
      folders[folder] = try directory(parts.last ?? folder, in: folders[above] ?? root)
    }
    for name in StorePlace.locks { try file(name, in: root, .empty) }
    for segment in copy.segments {
      try step()
      let whole = CopySource.Content(segment.content, count: segment.verified)
      try file(SegmentHeader.name(first: segment.first), in: folders["journal"] ?? root, whole)
    }
    for body in copy.walk.bodies {
      try step()
      let content = try copy.source.content("journal/bodies/" + body.file)
      guard let content else { continue }
      try file(body.file, in: folders["journal/bodies"] ?? root, content)
    }
    try writeSnapshot(root, folders["registers"] ?? root)
    try writeTexts(root, folders["policies"] ?? root)
    // Last, so that what is not whole is not a store.
    if let format = try copy.source.content(FormatFile.name) {
      try file(FormatFile.name, in: root, format)
    }
    try calls { () throws(SystemFault) in
      for folder in folders.values { try files.sync(folder) }
    }
  }

  private mutating func writeSnapshot(
    _ root: Handle,
    _ registers: Handle
  ) throws(StoreError) {
    guard let snapshot = try copy.snapshot() else {
      report.notices.append(
        StoreNotice(
          "the copy has no whole snapshot; the store opens from its journal",
          "备份中没有完整的快照；将由日志打开"
        )
      )
      return
    }
    for (name, content) in snapshot.files {
      try file(name, in: registers, content, mode: StorePlace.Mode.registerFile)
    }
    let bytes = CopySource.Content(Bytes(copying: snapshot.bytes))
    try file(SnapshotFile.name, in: root, bytes)
  }

  private func writeTexts(_ root: Handle, _ policies: Handle) throws(StoreError) {
    if let settings = try copy.source.content("settings.yaml") {
      try file("settings.yaml", in: root, settings)
    }
    for name in try copy.source.names(in: "policies")
    where StorePlace.adoptable("policies/" + name) != nil {
      guard let content = try copy.source.content("policies/" + name) else { continue }
      try file(name, in: policies, content)
    }
  }

  private func directory(
    _ name: String,
    in directory: Handle
  ) throws(StoreError) -> Handle {
    try calls { () throws(SystemFault) in
      try files.makeDirectory(name, in: directory, mode: StorePlace.Mode.directory, group: group)
    }
  }

  private func file(
    _ name: String,
    in directory: Handle,
    _ content: CopySource.Content,
    mode: UInt32 = StorePlace.Mode.file
  ) throws(StoreError) {
    try calls { () throws(SystemFault) in
      let handle = try files.open(name, in: directory, .create(mode: 0o600))
      if let group { try files.setGroup(handle, group) }
      try files.setMode(handle, mode)
      try content.withBytes { bytes throws(SystemFault) in
        try files.write(handle, bytes, at: 0)
      }
      try files.sync(handle)
    }
  }

  /// Looks through the new directory as `fsck` does.
  func verify(
    at path: String,
    _ order: @escaping @Sendable (String) -> [String: Int],
    _ progress: (_ done: Int, _ total: Int) -> Bool
  ) throws(StoreError) {
    guard progress(total / 2, total) else { throw .stopped }
    let place = try StorePlace(path: path, files: files, allowsNetwork: true)
    let (format, _) = try place.readFormat()
    var fsck = Fsck(place: place, format: format, order: order)
    try fsck.run()
    guard progress(total - 1, total) else { throw .stopped }
    if let damage = fsck.report.findings.first(where: { $0.gravity == .damage }) {
      throw .damaged(
        Damage(file: damage.file, offset: damage.offset ?? 0, reason: damage.message)
      )
    }
    // Changes of a newer program can be verified, but not read.
    let head =
      if case .newer = fsck.tail {
        try StoreCopy(path, files: files).walk.headHash
      } else {
        fsck.report.headHash
      }
    guard head == copy.walk.headHash else {
      throw .damaged(
        Damage(
          file: "journal",
          offset: 0,
          reason: Phrase("it reads differently from what was written", "读回内容与写入内容不符")
        )
      )
    }
  }
}
