import Glibc
import Synchronization
import ZoneStore

/// The real files with faults on demand: the k-th call that matters fails, once or from then on.
final class FaultyFileSystem: FileSystem {
  struct Plan: Sendable {
    /// Which call fails, counted from 1; 0 is none.
    var failing = 0
    /// Whether all calls from there on fail.
    var isSticky = false
    var code = EIO
    /// Whether every write takes but a few bytes.
    var writesShort = false
    /// Whether every other call is interrupted once.
    var interrupts = false
    /// What file system everything seems to lie on.
    var network: String?
    /// What others do before a file is opened, by its name.
    var beforeOpening: (@Sendable (String) -> Void)?
    var calls = 0
    var names: [String] = []
  }

  let plan = Mutex(Plan())
  private let real = RealFileSystem()

  func arm(_ change: @Sendable (inout Plan) -> Void) {
    plan.withLock { plan in
      plan = Plan()
      change(&plan)
    }
  }

  var calls: Int { plan.withLock { $0.calls } }

  private func step(_ name: String) throws(SystemFault) {
    let code: Int32? = plan.withLock { plan in
      plan.calls += 1
      plan.names.append(name)
      if plan.interrupts, plan.calls % 2 == 1 { return EINTR }
      guard plan.failing > 0 else { return nil }
      let isHit = plan.isSticky ? plan.calls >= plan.failing : plan.calls == plan.failing
      return isHit ? plan.code : nil
    }
    if let code { throw SystemFault(code: code, call: name, path: "") }
  }

  func openRoot(_ path: String) throws(SystemFault) -> Descriptor {
    try step("open")
    return try real.openRoot(path)
  }

  func status(ofPath path: String) throws(SystemFault) -> FileStatus {
    try real.status(ofPath: path)
  }

  func makeRoot(_ path: String, mode: UInt32) throws(SystemFault) {
    try real.makeRoot(path, mode: mode)
  }

  func open(
    _ name: String,
    in directory: Descriptor,
    _ access: Access
  ) throws(SystemFault) -> Descriptor {
    try step("openat")
    plan.withLock(\.beforeOpening)?(name)
    return try real.open(name, in: directory, access)
  }

  func close(_ descriptor: Descriptor) { real.close(descriptor) }

  func status(of descriptor: Descriptor) throws(SystemFault) -> FileStatus {
    try step("fstat")
    return try real.status(of: descriptor)
  }

  func status(
    of name: String,
    in directory: Descriptor,
    dated: Bool
  ) throws(SystemFault) -> FileStatus {
    try step("fstatat")
    return try real.status(of: name, in: directory, dated: dated)
  }

  func names(in directory: Descriptor) throws(SystemFault) -> [String] {
    try step("readdir")
    return try real.names(in: directory)
  }

  func read(
    _ descriptor: Descriptor,
    into bytes: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    try step("pread")
    return try real.read(descriptor, into: bytes, at: offset)
  }

  func write(
    _ descriptor: Descriptor,
    _ bytes: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    do {
      try step("pwrite")
    } catch {
      // A full disk takes a part first.
      if error.isFull {
        _ = try real.write(
          descriptor,
          UnsafeRawBufferPointer(rebasing: bytes.prefix(7)),
          at: offset
        )
      }
      throw error
    }
    let part = plan.withLock { $0.writesShort } ? bytes.prefix(5) : bytes[...]
    return try real.write(descriptor, UnsafeRawBufferPointer(rebasing: part), at: offset)
  }

  func truncate(_ descriptor: Descriptor, to size: Int) throws(SystemFault) {
    try step("ftruncate")
    try real.truncate(descriptor, to: size)
  }

  func syncData(_ descriptor: Descriptor) throws(SystemFault) {
    try step("fdatasync")
    try real.syncData(descriptor)
  }

  func sync(_ descriptor: Descriptor) throws(SystemFault) {
    try step("fsync")
    try real.sync(descriptor)
  }

  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(SystemFault) {
    try step("fchmod")
    try real.setMode(descriptor, mode)
  }

  func setGroup(_ descriptor: Descriptor, _ group: UInt32) throws(SystemFault) {
    try real.setGroup(descriptor, group)
  }

  func makeDirectory(
    _ name: String,
    in directory: Descriptor,
    mode: UInt32
  ) throws(SystemFault) {
    try step("mkdirat")
    try real.makeDirectory(name, in: directory, mode: mode)
  }

  func rename(
    _ name: String,
    in directory: Descriptor,
    to newName: String,
    in newDirectory: Descriptor,
    replacing: Bool
  ) throws(SystemFault) {
    try step("renameat")
    try real.rename(name, in: directory, to: newName, in: newDirectory, replacing: replacing)
  }

  func remove(_ name: String, in directory: Descriptor) throws(SystemFault) {
    try step("unlinkat")
    try real.remove(name, in: directory)
  }

  func removeDirectory(_ name: String, in directory: Descriptor) throws(SystemFault) {
    try step("unlinkat")
    try real.removeDirectory(name, in: directory)
  }

  func lock(_ descriptor: Descriptor, exclusive: Bool) throws(SystemFault) -> Bool {
    try step("flock")
    return try real.lock(descriptor, exclusive: exclusive)
  }

  func unlock(_ descriptor: Descriptor) throws(SystemFault) {
    try real.unlock(descriptor)
  }

  func lockHolder(of descriptor: Descriptor) -> LockHolder? { real.lockHolder(of: descriptor) }

  func groupID(named name: String) -> UInt32? { real.groupID(named: name) }

  func map(_ descriptor: Descriptor, size: Int) throws(SystemFault) -> Bytes {
    try step("mmap")
    return try real.map(descriptor, size: size)
  }

  func networkFileSystem(_ descriptor: Descriptor) throws(SystemFault) -> String? {
    try step("fstatfs")
    if let network = plan.withLock({ $0.network }) { return network }
    return try real.networkFileSystem(descriptor)
  }

  func withSignalsBlocked<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try body()
  }

  func pause(milliseconds: Int) {}

  func watch(_ directories: [Descriptor]) -> Int32? { nil }

  func drainWatch(_ watch: Int32) -> Bool { false }

  func endWatch(_ watch: Int32) {}
}
