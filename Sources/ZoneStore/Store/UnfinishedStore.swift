internal import ZoneModel

/// A directory in which a store is being made, marked as such until that is done.
///
/// Who makes it holds a lock on the mark, so that what a killed program has left is told from what
/// one is at work on: only the former is taken away by the next.
struct UnfinishedStore {
  /// The file that says so, named as whatever `fsck` takes for the rest of a write that was cut off.
  static let mark = ".init.tmp"

  let root: Handle
  private let path: String
  private let files: Files
  /// Whether the directory came with the store.
  private let isMade: Bool
  private let lock: Handle

  /// Marks an empty directory, or takes over one that another program left unfinished.
  ///
  /// - Throws: `exists` where anything else is there, which is left as it is; `locked` where another
  ///   program is making a store there.
  init(_ root: Handle, path: String, isMade: Bool, files: Files) throws(StoreError) {
    self.root = root
    self.path = path
    self.files = files
    let names = try calls { () throws(SystemFault) in try files.names(in: root) }
    guard names.isEmpty || names.contains(Self.mark) else { throw .exists(path: path) }
    self.isMade = isMade || !names.isEmpty
    do throws(SystemFault) {
      let access = names.isEmpty ? Access.create(mode: StorePlace.Mode.file) : .update
      lock = try files.open(Self.mark, in: root, access)
    } catch {
      // Somebody else has just begun here, or has just ended.
      throw error.isExisting || error.isMissing ? .exists(path: path) : .system(error)
    }
    guard try calls({ () throws(SystemFault) in try files.lock(lock) }) else {
      throw .locked(by: files.system.lockHolder(of: lock.descriptor))
    }
    try clear()
    try calls { () throws(SystemFault) in try files.sync(root) }
  }

  /// Takes the mark away: the directory is a store.
  func finish() {
    // A mark beside `FORMAT.json` means nothing; `fsck` mentions it.
    try? files.remove(Self.mark, in: root)
  }

  /// Takes away everything that was made, with the directory itself where it came with the store.
  func abandon() {
    // What is left where this fails is marked, and taken over by whoever makes a store here next.
    do throws(SystemFault) {
      try removeIfThere(FormatFile.name, in: root)
      // What somebody else has put here since stays, and the directory with it.
      try removeParts(try found().filter(Self.isPart))
      try files.remove(Self.mark, in: root)
      guard isMade, let name = path.split(separator: "/").last else { return }
      let above = try files.open("..", in: root, .directory)
      try files.removeDirectory(String(name), in: above)
    } catch {
      return
    }
  }

  // MARK: - What an unfinished store is made of

  /// Takes away what a killed program has left.
  private func clear() throws(StoreError) {
    let parts = try calls { () throws(SystemFault) in try found() }
    // The other program may have ended between the look and the lock, or a person put something here.
    guard parts.allSatisfy(Self.isPart) else { throw .exists(path: path) }
    try calls { () throws(SystemFault) in try removeParts(parts) }
  }

  /// The names beside the mark.
  private func found() throws(SystemFault) -> [String] {
    try files.names(in: root).filter { $0 != Self.mark }
  }

  private static func isPart(_ name: String) -> Bool {
    name == SnapshotFile.name || name == "settings.yaml" || StorePlace.locks.contains(name)
      || StorePlace.folders.contains(name) || name.hasPrefix(".") && name.hasSuffix(".tmp")
  }

  private func removeParts(_ parts: [String]) throws(SystemFault) {
    for folder in StorePlace.folders.reversed() {
      var directory = root
      let steps = folder.split(separator: "/").map(String.init)
      guard let name = steps.last, parts.contains(steps[0]) else { continue }
      do throws(SystemFault) {
        for step in steps.dropLast() { directory = try files.open(step, in: directory, .directory) }
        let emptied = try files.open(name, in: directory, .directory)
        for file in try files.names(in: emptied) { try files.remove(file, in: emptied) }
      } catch {
        if error.isMissing { continue }
        throw error
      }
      try files.removeDirectory(name, in: directory)
    }
    for name in parts where !StorePlace.folders.contains(name) {
      try removeIfThere(name, in: root)
    }
  }

  private func removeIfThere(_ name: String, in directory: Handle) throws(SystemFault) {
    do throws(SystemFault) {
      try files.remove(name, in: directory)
    } catch {
      guard error.isMissing else { throw error }
    }
  }
}
