import Glibc
import ZoneModel
import ZoneStore

/// A file system that leaves out one safeguard: a mutant, which the tests must object to.
struct CarelessFileSystem: FileSystem {
  /// What is left out.
  enum Omission: CaseIterable, Hashable, Sendable {
    /// A journal line is not put on the disk.
    case dataSync
    /// A new file is not put on the disk before it gets its name.
    case fileSync
    /// A body is not put on the disk before a line names it.
    case bodySync
    /// A new name is not put on the disk.
    case directorySync
    /// A sync that failed is simply done again.
    case failedSync
    /// What was half written is not cut off again.
    case cutBack
    /// A write that took but a few bytes counts as a whole one.
    case shortWrite
    /// What was cut off is not kept in quarantine.
    case quarantine
    /// Lines that others added since are not looked for.
    case lateLines
    /// The hashes of lines are not checked.
    case lineHash
    /// A last line without its end is taken though its hash is wrong.
    case lineEnd
    /// A journal is taken to end before its first bad line.
    case damage
    /// The checksum of `SNAPSHOT.json` is not checked.
    case snapshotSum
    /// The checksums of register files are not checked.
    case runSum
    /// Everybody gets the lock at once.
    case lock
    /// The last line is taken to be on the disk, whatever its writer noted.
    case mark
    /// A line is noted as flushed before it is.
    case earlyMark
    /// What others add to a file meanwhile is not looked for.
    case foreignBytes
  }

  let omission: Omission
  let process: SimulatedProcess

  // MARK: - Calls that are left out

  func syncData(_ descriptor: Descriptor) throws(SystemFault) {
    if omission == .dataSync { return }
    do throws(SystemFault) {
      try process.syncData(descriptor)
    } catch {
      guard omission == .failedSync else { throw error }
      try process.syncData(descriptor)
    }
  }

  func sync(_ descriptor: Descriptor) throws(SystemFault) {
    let isDirectory = try process.status(of: descriptor).kind == .directory
    if omission == .directorySync, isDirectory { return }
    if omission == .fileSync, !isDirectory { return }
    if omission == .bodySync, !isDirectory, process.path(of: descriptor).contains("/bodies/") {
      return
    }
    try process.sync(descriptor)
  }

  func truncate(_ descriptor: Descriptor, to size: Int) throws(SystemFault) {
    if omission == .cutBack { return }
    try process.truncate(descriptor, to: size)
  }

  func write(
    _ descriptor: Descriptor,
    _ bytes: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    let count = try process.write(descriptor, bytes, at: offset)
    if omission == .earlyMark, isSegment(process.path(of: descriptor)), let mark = rightMark,
      let lock = process.disk.image.find(StoreTrial.path + "/lock.write")
    {
      process.disk.image.write(lock, mark, at: 0)
    }
    return omission == .shortWrite ? bytes.count : count
  }

  func rename(
    _ name: String,
    in directory: Descriptor,
    to newName: String,
    in newDirectory: Descriptor,
    replacing: Bool
  ) throws(SystemFault) {
    if omission == .quarantine, newName.hasSuffix(".torn") {
      return try process.remove(name, in: directory)
    }
    try process.rename(name, in: directory, to: newName, in: newDirectory, replacing: replacing)
  }

  func lock(_ descriptor: Descriptor, exclusive: Bool) throws(SystemFault) -> Bool {
    omission == .lock ? true : try process.lock(descriptor, exclusive: exclusive)
  }

  func status(
    of name: String,
    in directory: Descriptor,
    dated: Bool
  ) throws(SystemFault) -> FileStatus {
    var status = try process.status(of: name, in: directory, dated: dated)
    if omission == .lateLines, name.hasSuffix(".jsonl") {
      status.size = process.firstSize(of: name, status.size)
    }
    return status
  }

  // MARK: - Checks that are left out

  /// The bytes of a file so that a check that is left out finds nothing.
  private func doctored(_ descriptor: Descriptor) -> [UInt8]? {
    let path = process.path(of: descriptor)
    guard let bytes = process.disk.image.bytes(path) else { return nil }
    let isSegment = isSegment(path)
    switch omission {
    case .lineHash: return isSegment ? resealed(bytes, onlyLast: false) : nil
    case .lineEnd: return isSegment && bytes.last != 0x0A ? resealed(bytes, onlyLast: true) : nil
    case .damage: return isSegment ? goodStart(bytes) : nil
    case .snapshotSum: return path.contains("SNAPSHOT") ? summed(bytes) : nil
    case .runSum: return path.contains("SNAPSHOT") ? remeasured(bytes) : nil
    case .mark: return path.hasSuffix("/lock.write") ? rightMark : nil
    default: return nil
    }
  }

  private func isSegment(_ path: String) -> Bool {
    path.contains("/journal/") && !path.contains("/bodies/")
  }

  /// What would be noted if the last line were on the disk.
  private var rightMark: [UInt8]? {
    let image = process.disk.image
    let journal = StoreTrial.path + "/journal"
    guard let name = image.files(below: journal).keys.filter({ !$0.contains("/") }).max(),
      let inode = image.find(journal + "/" + name),
      let line = lines(image.inodes[inode].bytes).last(where: { $0.last == UInt8(ascii: "}") }),
      let chain = Array(line).withUnsafeBytes({ Chain.claimed($0) })
    else { return nil }
    return FlushMark.bytes(chain: chain, in: process.status(inode))
  }

  private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  private func resealed(_ bytes: [UInt8], onlyLast: Bool) -> [UInt8] {
    var previous = Chain.start
    var all: [UInt8] = []
    let lines = lines(bytes)
    for (index, line) in lines.enumerated() {
      if index > 0 { all.append(0x0A) }
      var line = Array(line)
      let claimed = line.withUnsafeBytes { Chain.claimed($0) }
      if let claimed, !onlyLast || index == lines.count - 1 {
        line.removeLast(Chain.tailLength)
        previous = Chain.seal(&line, after: previous)
        line.removeLast()
        _ = claimed
      } else if let claimed {
        previous = claimed
      }
      all += line
    }
    return all
  }

  private func goodStart(_ bytes: [UInt8]) -> [UInt8] {
    var previous = Chain.start
    if bytes.starts(with: Array("{\"zb\"".utf8)), let first = lines(bytes).first,
      let header = try? JSONTree(bytes: Array(first)), let known = header["prev"]?.text
    {
      previous = known
    }
    var good = 0
    for line in lines(bytes).dropLast() {
      let hash = Array(line).withUnsafeBytes { Chain.verify($0, after: previous) }
      guard let hash else { break }
      previous = hash
      good += line.count + 1
    }
    return Array(bytes.prefix(good))
  }

  private func summed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 22 else { return bytes }
    let body = Array(bytes.dropLast(22))
    let digits = String(CRC32C.of(body), radix: 16)
    let sum = String(repeating: "0", count: 8 - digits.utf8.count) + digits
    return body + Array(",\"crc32c\":\"\(sum)\"}\n".utf8)
  }

  private func remeasured(_ bytes: [UInt8]) -> [UInt8] {
    guard let tree = try? JSONTree(bytes: bytes), let store = tree["store"]?.text,
      var snapshot = SnapshotFile.read(bytes, store: store).0
    else { return bytes }
    for (register, entry) in snapshot.registers {
      let file = process.disk.image.bytes(StoreTrial.path + "/registers/" + entry.file) ?? []
      guard file.count == entry.size else { continue }
      snapshot.registers[register]?.runs = stride(from: 0, to: file.count, by: 1 << 20).map {
        CRC32C.of(Array(file[$0..<min($0 + 1 << 20, file.count)]))
      }
    }
    return snapshot.bytes
  }

  func read(
    _ descriptor: Descriptor,
    into bytes: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    guard let all = doctored(descriptor) else {
      let count = try process.read(descriptor, into: bytes, at: offset)
      // The end of the last line, and whether another follows.
      if omission == .lateLines, count == Chain.tailLength + 3, count == bytes.count {
        bytes[count - 1] = UInt8(ascii: "\t")
      }
      return count
    }
    guard offset < all.count else { return 0 }
    let count = min(bytes.count, all.count - offset)
    bytes.copyBytes(from: all[offset..<offset + count])
    return count
  }

  func map(_ descriptor: Descriptor, size: Int) throws(SystemFault) -> Bytes {
    guard let all = doctored(descriptor) else { return try process.map(descriptor, size: size) }
    return Bytes(copying: Array(all.prefix(size)))
  }

  func status(of descriptor: Descriptor) throws(SystemFault) -> FileStatus {
    var status = try process.status(of: descriptor)
    if let all = doctored(descriptor) { status.size = all.count }
    if omission == .foreignBytes { status.size = process.ownSize(descriptor, status.size) }
    return status
  }

  // MARK: - Calls as they are

  func openRoot(_ path: String) throws(SystemFault) -> Descriptor { try process.openRoot(path) }

  func status(ofPath path: String) throws(SystemFault) -> FileStatus {
    try process.status(ofPath: path)
  }

  func makeRoot(_ path: String, mode: UInt32) throws(SystemFault) {
    try process.makeRoot(path, mode: mode)
  }

  func open(
    _ name: String,
    in directory: Descriptor,
    _ access: Access
  ) throws(SystemFault) -> Descriptor {
    try process.open(name, in: directory, access)
  }

  func close(_ descriptor: Descriptor) { process.close(descriptor) }

  func names(in directory: Descriptor) throws(SystemFault) -> [String] {
    try process.names(in: directory)
  }

  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(SystemFault) {
    try process.setMode(descriptor, mode)
  }

  func setGroup(_ descriptor: Descriptor, _ group: UInt32) throws(SystemFault) {
    try process.setGroup(descriptor, group)
  }

  func makeDirectory(
    _ name: String,
    in directory: Descriptor,
    mode: UInt32
  ) throws(SystemFault) {
    try process.makeDirectory(name, in: directory, mode: mode)
  }

  func remove(_ name: String, in directory: Descriptor) throws(SystemFault) {
    try process.remove(name, in: directory)
  }

  func removeDirectory(_ name: String, in directory: Descriptor) throws(SystemFault) {
    try process.removeDirectory(name, in: directory)
  }

  func unlock(_ descriptor: Descriptor) throws(SystemFault) { try process.unlock(descriptor) }

  func lockHolder(of descriptor: Descriptor) -> LockHolder? { nil }

  func groupID(named name: String) -> UInt32? { nil }

  func networkFileSystem(_ descriptor: Descriptor) throws(SystemFault) -> String? {
    try process.networkFileSystem(descriptor)
  }

  func withSignalsBlocked<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try body()
  }

  func pause(milliseconds: Int) { process.pause(milliseconds: milliseconds) }

  func watch(_ directories: [Descriptor]) -> Int32? { nil }

  func drainWatch(_ watch: Int32) -> Bool { false }

  func endWatch(_ watch: Int32) {}
}
