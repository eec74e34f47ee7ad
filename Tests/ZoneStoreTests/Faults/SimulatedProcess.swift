import Glibc
import ZoneModel
import ZoneStore

/// A disk that several simulated programs share, with the locks that they hold on its files.
///
/// Not for several threads: a trial runs on one.
final class SimulatedDisk: @unchecked Sendable {
  var image: DiskImage
  /// Who holds the lock on a file.
  fileprivate var locks: [Int: [LockOwner]] = [:]
  /// Called before each call that may change the disk.
  var beforeChange: ((String) -> Void)?
  /// Called with what a read has found, and where: another program may just be writing there.
  var afterRead: ((UnsafeMutableRawBufferPointer, Int) -> Void)?

  fileprivate struct LockOwner: Hashable {
    let process: ObjectIdentifier
    let number: Int32
    var isExclusive: Bool
  }

  init(_ image: DiskImage = DiskImage()) {
    self.image = image
  }

  var clock: @Sendable () -> Moment {
    { [self] in Moment(milliseconds: image.now / 1_000_000) }
  }
}

/// What goes wrong in the calls of a simulated program.
struct Faults: Sendable {
  /// Which call fails, counted from 1; 0 is none.
  var failing = 0
  /// Whether all calls from there on fail.
  var isSticky = false
  /// The error number.
  var code = EIO
  /// Whether every write takes but a few bytes.
  var writesShort = false
  /// Whether every second call is interrupted.
  var interrupts = false
  /// Only calls of these names count; all if empty.
  var only: Set<String> = []
}

/// The calls of one program on a simulated disk.
final class SimulatedProcess: FileSystem, @unchecked Sendable {
  private struct OpenFile {
    let inode: Int
  }

  let disk: SimulatedDisk
  private var open: [Int32: OpenFile] = [:]
  private var nextNumber: Int32 = 3
  /// What goes wrong; setting it counts calls anew.
  var faults = Faults() {
    didSet { calls = 0 }
  }
  private(set) var calls = 0
  /// How many calls have failed so far.
  private(set) var faultsMade = 0
  /// The names of the calls since `faults` was set, if they are wanted.
  var names: [String]?
  /// Whether the program has been killed: no call does anything any more.
  private(set) var isDead = false
  /// Before which of the calls that change the disk it is killed, counted from 1; 0 is none.
  var killedAt = 0
  private var changes = 0
  private var firstSizes: [String: Int] = [:]
  /// How long files were when this program had last changed them.
  private var ownSizes: [Int: Int] = [:]

  init(_ disk: SimulatedDisk) {
    self.disk = disk
  }

  // MARK: - Faults

  /// Counts a call; throws if it is one that fails.
  private func step(_ name: String, changes: Bool = false) throws(SystemFault) {
    if isDead { throw SystemFault(code: EIO, call: name, path: "") }
    disk.image.now += 10_000
    if changes {
      disk.beforeChange?(name)
      self.changes += 1
      if self.changes == killedAt { isDead = true }
    }
    if isDead { throw SystemFault(code: EIO, call: name, path: "") }
    guard faults.only.isEmpty || faults.only.contains(name) else { return }
    calls += 1
    names?.append(name)
    if faults.interrupts, calls % 2 == 1 { throw SystemFault(code: EINTR, call: name, path: "") }
    guard faults.failing > 0 else { return }
    guard faults.isSticky ? calls >= faults.failing : calls == faults.failing else { return }
    faultsMade += 1
    throw SystemFault(code: faults.code, call: name, path: "")
  }

  private func fault(_ code: Int32, _ call: String, _ path: String = "") -> SystemFault {
    SystemFault(code: code, call: call, path: path)
  }

  private func inode(_ descriptor: Descriptor, _ call: String) throws(SystemFault) -> Int {
    guard let file = open[descriptor.number] else { throw fault(EBADF, call) }
    return file.inode
  }

  private func add(_ inode: Int) -> Descriptor {
    nextNumber += 1
    open[nextNumber] = OpenFile(inode: inode)
    return Descriptor(number: nextNumber)
  }

  private func find(_ name: String, _ directory: Descriptor, _ call: String) throws(SystemFault)
    -> Int
  {
    let inode = try inode(directory, call)
    if name == ".." { return disk.image.inodes[inode].parent }
    guard let found = disk.image.inodes[inode].names[name] else { throw fault(ENOENT, call, name) }
    return found
  }

  func status(_ inode: Int) -> FileStatus {
    let node = disk.image.inodes[inode]
    return FileStatus(
      kind: node.kind,
      device: 1,
      inode: UInt64(inode),
      size: node.bytes.count,
      mode: node.mode,
      owner: 1001,
      group: 1001,
      links: node.links,
      modified: node.modified
    )
  }

  /// The path of what a descriptor has open.
  func path(of descriptor: Descriptor) -> String {
    guard let file = open[descriptor.number] else { return "" }
    return disk.image.path(of: file.inode)
  }

  /// The size that a file had when it was first asked for.
  func firstSize(of name: String, _ size: Int) -> Int {
    let first = firstSizes[name] ?? size
    firstSizes[name] = first
    return first
  }

  /// The size that an open file had when this program had last changed it.
  func ownSize(_ descriptor: Descriptor, _ size: Int) -> Int {
    open[descriptor.number].flatMap { ownSizes[$0.inode] } ?? size
  }

  // MARK: - Calls

  func openRoot(_ path: String) throws(SystemFault) -> Descriptor {
    try step("open")
    guard let found = disk.image.find(path) else { throw fault(ENOENT, "open", path) }
    guard disk.image.inodes[found].kind == .directory else { throw fault(ENOTDIR, "open", path) }
    return add(found)
  }

  func status(ofPath path: String) throws(SystemFault) -> FileStatus {
    try step("lstat")
    guard let found = disk.image.find(path) else { throw fault(ENOENT, "lstat", path) }
    return status(found)
  }

  func makeRoot(_ path: String, mode: UInt32) throws(SystemFault) {
    try step("mkdir", changes: true)
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast(), let parent = disk.image.find(parts.joined(separator: "/"))
    else { throw fault(ENOENT, "mkdir", path) }
    guard disk.image.inodes[parent].names[name] == nil else { throw fault(EEXIST, "mkdir", path) }
    _ = disk.image.make(.directory, name, in: parent, mode: mode)
  }

  func open(
    _ name: String,
    in directory: Descriptor,
    _ access: Access
  ) throws(SystemFault) -> Descriptor {
    var creation: UInt32?
    switch access {
    case .create(let mode), .updateOrCreate(let mode): creation = mode
    case .directory, .read, .update: break
    }
    try step("openat", changes: creation != nil)
    let parent = try inode(directory, "openat")
    let found =
      name == ".." ? disk.image.inodes[parent].parent : disk.image.inodes[parent].names[name]
    if let found {
      if case .create = access { throw fault(EEXIST, "openat", name) }
      let isDirectory = disk.image.inodes[found].kind == .directory
      if case .directory = access, !isDirectory { throw fault(ENOTDIR, "openat", name) }
      return add(found)
    }
    guard let creation else { throw fault(ENOENT, "openat", name) }
    return add(disk.image.make(.file, name, in: parent, mode: creation))
  }

  func close(_ descriptor: Descriptor) {
    drop(descriptor)
    open[descriptor.number] = nil
  }

  func status(of descriptor: Descriptor) throws(SystemFault) -> FileStatus {
    try step("fstat")
    return status(try inode(descriptor, "fstat"))
  }

  func status(
    of name: String,
    in directory: Descriptor,
    dated: Bool
  ) throws(SystemFault) -> FileStatus {
    try step("fstatat")
    return status(try find(name, directory, "fstatat"))
  }

  func names(in directory: Descriptor) throws(SystemFault) -> [String] {
    try step("readdir")
    return Array(disk.image.inodes[try inode(directory, "readdir")].names.keys)
  }

  func read(
    _ descriptor: Descriptor,
    into bytes: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    try step("pread")
    let inode = try inode(descriptor, "pread")
    let all = disk.image.inodes[inode].bytes
    guard offset < all.count else { return 0 }
    let count = min(bytes.count, all.count - offset)
    bytes.copyBytes(from: all[offset..<offset + count])
    disk.afterRead?(UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]), offset)
    return count
  }

  func write(
    _ descriptor: Descriptor,
    _ bytes: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    let inode = try inode(descriptor, "pwrite")
    do {
      try step("pwrite", changes: true)
    } catch {
      // A full disk takes a part first.
      if error.isFull { disk.image.write(inode, Array(bytes.prefix(7)), at: offset) }
      throw error
    }
    let part = faults.writesShort ? bytes.prefix(5) : bytes[...]
    disk.image.write(inode, Array(part), at: offset)
    ownSizes[inode] = disk.image.inodes[inode].bytes.count
    return part.count
  }

  func truncate(_ descriptor: Descriptor, to size: Int) throws(SystemFault) {
    try step("ftruncate", changes: true)
    let inode = try inode(descriptor, "ftruncate")
    disk.image.cut(inode, to: size)
    ownSizes[inode] = size
  }

  func syncData(_ descriptor: Descriptor) throws(SystemFault) {
    try sync("fdatasync", descriptor, mode: false)
  }

  func sync(_ descriptor: Descriptor) throws(SystemFault) {
    try sync("fsync", descriptor, mode: true)
  }

  private func sync(_ call: String, _ descriptor: Descriptor, mode: Bool) throws(SystemFault) {
    let inode = try inode(descriptor, call)
    do {
      try step(call, changes: true)
    } catch {
      if !isDead, !error.isInterrupted { disk.image.poison(inode) }
      throw error
    }
    disk.image.sync(inode, mode: mode)
  }

  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(SystemFault) {
    try step("fchmod", changes: true)
    disk.image.inodes[try inode(descriptor, "fchmod")].mode = mode
  }

  func setGroup(_ descriptor: Descriptor, _ group: UInt32) throws(SystemFault) {}

  func makeDirectory(
    _ name: String,
    in directory: Descriptor,
    mode: UInt32
  ) throws(SystemFault) {
    try step("mkdirat", changes: true)
    let parent = try inode(directory, "mkdirat")
    guard disk.image.inodes[parent].names[name] == nil else { throw fault(EEXIST, "mkdirat", name) }
    _ = disk.image.make(.directory, name, in: parent, mode: mode)
  }

  func rename(
    _ name: String,
    in directory: Descriptor,
    to newName: String,
    in newDirectory: Descriptor,
    replacing: Bool
  ) throws(SystemFault) {
    try step("renameat", changes: true)
    let found = try find(name, directory, "renameat")
    let (old, new) = (try inode(directory, "renameat"), try inode(newDirectory, "renameat"))
    if !replacing, disk.image.inodes[new].names[newName] != nil {
      throw fault(EEXIST, "renameat", newName)
    }
    disk.image.take(
      .init(directories: [old, new], removed: (old, name), added: (new, newName, found))
    )
  }

  func remove(_ name: String, in directory: Descriptor) throws(SystemFault) {
    try step("unlinkat", changes: true)
    _ = try find(name, directory, "unlinkat")
    let parent = try inode(directory, "unlinkat")
    disk.image.take(.init(directories: [parent], removed: (parent, name)))
  }

  func removeDirectory(_ name: String, in directory: Descriptor) throws(SystemFault) {
    try step("unlinkat", changes: true)
    let found = try find(name, directory, "unlinkat")
    guard disk.image.inodes[found].names.isEmpty else { throw fault(ENOTEMPTY, "unlinkat", name) }
    let parent = try inode(directory, "unlinkat")
    disk.image.take(.init(directories: [parent], removed: (parent, name)))
  }

  // MARK: - Locks

  func lock(_ descriptor: Descriptor, exclusive: Bool) throws(SystemFault) -> Bool {
    try step("flock")
    let inode = try inode(descriptor, "flock")
    let mine = SimulatedDisk.LockOwner(
      process: ObjectIdentifier(self),
      number: descriptor.number,
      isExclusive: exclusive
    )
    let others = (disk.locks[inode] ?? []).filter {
      $0.process != mine.process || $0.number != mine.number
    }
    guard others.isEmpty || !exclusive && others.allSatisfy({ !$0.isExclusive }) else {
      return false
    }
    disk.locks[inode] = others + [mine]
    return true
  }

  func unlock(_ descriptor: Descriptor) throws(SystemFault) {
    drop(descriptor)
  }

  /// Gives back what a descriptor holds.
  private func drop(_ descriptor: Descriptor) {
    guard let file = open[descriptor.number] else { return }
    disk.locks[file.inode]?.removeAll {
      $0.process == ObjectIdentifier(self) && $0.number == descriptor.number
    }
  }

  /// Ends the program in the middle of whatever it does: its locks are free, and nothing that it
  /// still calls does anything.
  func kill() {
    isDead = true
    for inode in disk.locks.keys {
      disk.locks[inode]?.removeAll { $0.process == ObjectIdentifier(self) }
    }
  }

  func lockHolder(of descriptor: Descriptor) -> LockHolder? { nil }

  func groupID(named name: String) -> UInt32? { nil }

  func map(_ descriptor: Descriptor, size: Int) throws(SystemFault) -> Bytes {
    try step("mmap")
    let bytes = disk.image.inodes[try inode(descriptor, "mmap")].bytes
    return Bytes(copying: Array(bytes.prefix(size)))
  }

  func networkFileSystem(_ descriptor: Descriptor) throws(SystemFault) -> String? {
    try step("fstatfs")
    return nil
  }

  func withSignalsBlocked<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try body()
  }

  func pause(milliseconds: Int) {
    disk.image.now += Int64(milliseconds) * 1_000_000
  }

  func watch(_ directories: [Descriptor]) -> Int32? { nil }

  func drainWatch(_ watch: Int32) -> Bool { false }

  func endWatch(_ watch: Int32) {}
}
