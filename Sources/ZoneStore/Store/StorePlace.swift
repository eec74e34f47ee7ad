internal import Synchronization
internal import ZoneModel

/// The bodies that need not be hashed again.
final class VerifiedBodies: Sendable {
  private let bodies = Mutex<Set<BodyReference>>([])

  func contains(_ body: BodyReference) -> Bool { bodies.withLock { $0.contains(body) } }

  func insert(_ body: BodyReference) { bodies.withLock { _ = $0.insert(body) } }
}

/// An open store directory with its parts.
struct StorePlace: Sendable {
  /// The modes that everything in a store has, whatever the umask.
  enum Mode {
    static let directory: UInt32 = 0o2770
    static let file: UInt32 = 0o660
    static let registerFile: UInt32 = 0o440
    static let privateDirectory: UInt32 = 0o700
    static let privateFile: UInt32 = 0o600
  }

  /// The directories in a store, each behind the one that it lies in.
  static let folders = [
    "registers", "journal", "journal/bodies", "policies", "drafts", "here", "quarantine",
  ]
  /// The files that are there to be locked; `FlushMark` tells what the first may hold.
  static let locks = ["lock.write", "lock.snapshot"]

  let path: String
  let files: Files
  let root: Handle
  let registers: Handle
  let journal: Handle
  let bodies: Handle
  /// Bodies whose hash has been verified in this run of the program; they never change.
  let verifiedBodies = VerifiedBodies()

  /// Opens the directory and its parts.
  ///
  /// - Parameters:
  ///   - path: the directory.
  ///   - files: the calls.
  ///   - allowsNetwork: whether it may lie on a network file system.
  ///   - stopgap: what stands for a journal that is gone.
  /// - Throws: `notFound`, `notAStore`, `unsafePlace`, `networkFileSystem` or `notPermitted`.
  init(
    path: String,
    files: Files,
    allowsNetwork: Bool,
    stopgap: JournalStopgap? = nil
  ) throws(StoreError) {
    self.path = path
    self.files = files
    do throws(SystemFault) {
      root = try files.openRoot(path)
    } catch {
      if error.isMissing { throw .notFound(path: path) }
      if error.isForbidden { throw .notPermitted(path: path) }
      throw .io(error)
    }
    try Self.check(root, path: path, files: files, allowsNetwork: allowsNetwork)
    do throws(SystemFault) {
      registers = try Self.registers(in: root, files)
      journal =
        if let folder = stopgap?.journal { folder } else {
          try files.open("journal", in: root, .directory)
        }
      bodies =
        if let folder = stopgap?.bodies { folder } else {
          try files.open("bodies", in: journal, .directory)
        }
    } catch {
      guard error.isMissing else { throw StorePlace.place(error, path: path) }
      let name = String(error.path.dropFirst(root.path(of: "").count))
      throw try Self.missing(name, root: root, path: path, files: files)
    }
  }

  /// The folder of derived files; an empty one is made where a whole store has lost it, because
  /// nothing is lost with it.
  private static func registers(in root: Handle, _ files: Files) throws(SystemFault) -> Handle {
    do throws(SystemFault) {
      return try files.open("registers", in: root, .directory)
    } catch {
      guard error.isMissing else { throw error }
      let isStore = [FormatFile.name, "journal"].allSatisfy { name in
        (try? files.status(of: name, in: root)) != nil
      }
      guard isStore else { throw error }
      return try files.makeDirectory("registers", in: root, mode: Mode.directory)
    }
  }

  /// Refuses a directory on a network file system, or below one where anybody may rename it.
  static func check(
    _ root: Handle,
    path: String,
    files: Files,
    allowsNetwork: Bool
  ) throws(StoreError) {
    let kind = try calls { () throws(SystemFault) in
      try files.retrying(path) { () throws(SystemFault) in
        try files.system.networkFileSystem(root.descriptor)
      }
    }
    if let kind, !allowsNetwork { throw .networkFileSystem(path: path, kind: kind) }
    let parent = try calls { () throws(SystemFault) in try files.status(of: "..", in: root) }
    if parent.mode & 0o002 != 0, parent.mode & 0o1000 == 0 {
      throw .unsafePlace(
        path: path,
        reason: Phrase(
          "anybody may rename things in the directory above it",
          "任何人都可更改其上级目录中的名称"
        )
      )
    }
  }

  /// Why a directory is no store in which one was being made.
  static let unfinished = Phrase("making it was cut off", "新建过程被中断")

  /// What it means that a part is missing: no store at all, or one that lost something.
  private static func missing(
    _ name: String,
    root: Handle,
    path: String,
    files: Files
  ) throws(StoreError) -> StoreError {
    let names: [String]
    do { names = try files.names(in: root) } catch { throw .system(error) }
    if names.isEmpty { return .notFound(path: path) }
    if names.contains(UnfinishedStore.mark) { return .notAStore(path: path, reason: unfinished) }
    return .notAStore(path: path, reason: Phrase("it has no \(name)", "缺少 \(name)"))
  }

  /// The error of opening something in the store.
  static func place(_ fault: SystemFault, path: String) -> StoreError {
    if fault.isLink {
      return .unsafePlace(
        path: path,
        reason: Phrase("\(fault.path) is a symbolic link", "\(fault.path) 是符号链接")
      )
    }
    return .system(fault)
  }

  /// Opens a file that must be a regular one with no other name.
  func open(
    _ name: String,
    in directory: Handle,
    _ access: Access = .read
  ) throws(StoreError) -> Handle {
    let handle: Handle
    do {
      handle = try files.open(name, in: directory, access)
    } catch {
      throw Self.place(error, path: path)
    }
    let status = try calls { () throws(SystemFault) in try files.status(of: handle) }
    guard status.kind == .file else {
      throw .unsafePlace(
        path: path,
        reason: Phrase("\(name) is not a regular file", "\(name) 不是普通文件")
      )
    }
    guard status.links <= 1 else {
      throw .unsafePlace(
        path: path,
        reason: Phrase("\(name) has a second name elsewhere", "\(name) 另有硬链接")
      )
    }
    return handle
  }

  /// Reads a whole file; `nil` where there is none.
  func read(_ name: String, in directory: Handle) throws(StoreError) -> [UInt8]? {
    let handle: Handle
    do {
      handle = try open(name, in: directory)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    return try calls { () throws(SystemFault) in try files.readAll(handle) }
  }

  /// Reads what `SNAPSHOT.json` and the files that it names show; again, where another program has put
  /// a newer one in its place meanwhile and taken old files away.
  ///
  /// - Parameter look: reads them, and tells whether all was there.
  /// - Returns: what it read.
  /// - Throws: what it threw, or why `SNAPSHOT.json` cannot be read.
  func asOneSnapshot<Shown>(
    _ look: () throws(StoreError) -> (Shown, isWhole: Bool)
  ) throws(StoreError) -> Shown {
    while true {
      let before = try read(SnapshotFile.name, in: root)
      let (shown, isWhole) = try look()
      // Each further look means that somebody has written a whole snapshot, which takes longer.
      if isWhole { return shown }
      if try read(SnapshotFile.name, in: root) == before { return shown }
    }
  }

  /// Reads `FORMAT.json`, with the status that tells whether it is still the same.
  func readFormat() throws(StoreError) -> (FormatFile, FileStatus) {
    guard let bytes = try read(FormatFile.name, in: root) else {
      throw try Self.missing(FormatFile.name, root: root, path: path, files: files)
    }
    return (try FormatFile(bytes, path: path), try formatStatus())
  }

  func formatStatus() throws(StoreError) -> FileStatus {
    do { return try files.status(of: FormatFile.name, in: root, dated: true) } catch {
      throw .system(error)
    }
  }
}
