internal import Glibc

/// An open file or directory.
package struct Descriptor: Hashable, Sendable {
  /// The number that the file system knows it by.
  package let number: Int32

  /// Makes a descriptor.
  package init(number: Int32) {
    self.number = number
  }
}

/// How a file is opened.
///
/// None follows a symbolic link, and none outlives an exec.
package enum Access: Hashable, Sendable {
  /// A directory, to open what is in it.
  case directory
  /// To read.
  case read
  /// To read and write what is there.
  case update
  /// A file that must not exist yet, to write.
  case create(mode: UInt32)
  /// To read and write; made where it is missing.
  case updateOrCreate(mode: UInt32)
}

/// What is known of a file without reading it.
package struct FileStatus: Hashable, Sendable {
  /// The kinds of file that a store tells apart.
  package enum Kind: Hashable, Sendable {
    case file
    case directory
    case link
    case other
  }

  /// The kind.
  package var kind: Kind
  /// The device and the number on it, which together tell two files apart.
  package var device: UInt64
  /// The number on the device.
  package var inode: UInt64
  /// The size in bytes.
  package var size: Int
  /// The permission bits with set-group-id and sticky.
  package var mode: UInt32
  /// The owner.
  package var owner: UInt32
  /// The group.
  package var group: UInt32
  /// How many names it has.
  package var links: Int
  /// When it was last written, in nanoseconds since 1970; `nil` where that was not asked for.
  package var modified: Int64?

  /// Makes a status.
  package init(
    kind: Kind,
    device: UInt64,
    inode: UInt64,
    size: Int,
    mode: UInt32,
    owner: UInt32,
    group: UInt32,
    links: Int,
    modified: Int64?
  ) {
    self.kind = kind
    self.device = device
    self.inode = inode
    self.size = size
    self.mode = mode
    self.owner = owner
    self.group = group
    self.links = links
    self.modified = modified
  }

  /// Whether it is the same file, whatever is in it.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  /// Whether it is still the same file with the same bytes, as far as can be told.
  package func isSame(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode && modified == other.modified
      && size == other.size
  }
}

/// Who holds a lock.
public struct LockHolder: Hashable, Sendable {
  /// The process.
  public let process: Int
  /// The user's login name, or the number of the user id.
  public let user: String

  /// Makes a holder.
  package init(process: Int, user: String) {
    self.process = process
    self.user = user
  }
}

/// Everything that a store asks of the operating system for its files.
///
/// The calls are those of the system, one to one: a read or write may do less than it was asked,
/// and any call may be interrupted (`EINTR`). What loops and retries stands in `Files`, above this
/// seam, so that a simulated disk can put it to the test.
package protocol FileSystem: Sendable {
  /// Opens a directory by its path, following links on the way to it.
  func openRoot(_ path: String) throws(SystemFault) -> Descriptor
  /// What is known of a path, which may be a link; also when it was written.
  func status(ofPath path: String) throws(SystemFault) -> FileStatus
  /// Makes a directory at a path.
  func makeRoot(_ path: String, mode: UInt32) throws(SystemFault)
  /// Opens a file or directory in a directory.
  func open(_ name: String, in directory: Descriptor, _ access: Access) throws(SystemFault)
    -> Descriptor
  /// Closes what was opened.
  func close(_ descriptor: Descriptor)
  /// What is known of an open file, less when it was written.
  ///
  /// Who asks for that makes the kernel give the next write a time of its own, which a sync then has
  /// to store as well.
  func status(of descriptor: Descriptor) throws(SystemFault) -> FileStatus
  /// What is known of a name in a directory, which may be a link; when it was written only if it is
  /// to be dated.
  func status(of name: String, in directory: Descriptor, dated: Bool) throws(SystemFault)
    -> FileStatus
  /// The names in a directory, without `.` and `..`, in no order.
  func names(in directory: Descriptor) throws(SystemFault) -> [String]
  /// Reads at an offset; 0 bytes at the end.
  func read(_ descriptor: Descriptor, into bytes: UnsafeMutableRawBufferPointer, at offset: Int)
    throws(SystemFault) -> Int
  /// Writes at an offset.
  func write(_ descriptor: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: Int)
    throws(SystemFault) -> Int
  /// Cuts a file to a size.
  func truncate(_ descriptor: Descriptor, to size: Int) throws(SystemFault)
  /// Lets the disk begin to write bytes that were written: a hint, nothing is on the disk for it.
  func startWriting(_ descriptor: Descriptor, at offset: Int, count: Int)
  /// Puts a file's bytes and size on the disk.
  func syncData(_ descriptor: Descriptor) throws(SystemFault)
  /// Puts a file with all that is known of it, or a directory's names, on the disk.
  func sync(_ descriptor: Descriptor) throws(SystemFault)
  /// Sets the permission bits, whatever the umask.
  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(SystemFault)
  /// Sets the group.
  func setGroup(_ descriptor: Descriptor, _ group: UInt32) throws(SystemFault)
  /// Makes a directory in a directory.
  func makeDirectory(_ name: String, in directory: Descriptor, mode: UInt32) throws(SystemFault)
  /// Renames, replacing a file of the new name unless `replacing` is false.
  func rename(
    _ name: String,
    in directory: Descriptor,
    to newName: String,
    in newDirectory: Descriptor,
    replacing: Bool
  ) throws(SystemFault)
  /// Takes a file's name away.
  func remove(_ name: String, in directory: Descriptor) throws(SystemFault)
  /// Takes an empty directory's name away.
  func removeDirectory(_ name: String, in directory: Descriptor) throws(SystemFault)
  /// Takes a lock without waiting; whether it was free.
  func lock(_ descriptor: Descriptor, exclusive: Bool) throws(SystemFault) -> Bool
  /// Gives a lock back.
  func unlock(_ descriptor: Descriptor) throws(SystemFault)
  /// Who holds the lock on a file, where that can be found out.
  func lockHolder(of descriptor: Descriptor) -> LockHolder?
  /// The number of a group; `nil` when there is none of that name.
  func groupID(named name: String) -> UInt32?
  /// Maps a whole file for reading.
  func map(_ descriptor: Descriptor, size: Int) throws(SystemFault) -> Bytes
  /// How often a mapped file was found cut: as long as it is the same number, no further one was.
  var cuts: Int { get }
  /// The name of the network or user-space file system that a descriptor lies on, if it does.
  func networkFileSystem(_ descriptor: Descriptor) throws(SystemFault) -> String?
  /// Blocks the signals that end or stop a program while `body` runs.
  func withSignalsBlocked<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError)
    -> Result
  /// Waits before a lock is tried again.
  func pause(milliseconds: Int)
  /// A descriptor that can be read when something happens in directories, where it can be had.
  func watch(_ directories: [Descriptor]) -> Int32?
  /// Takes what has happened off such a descriptor; whether there was anything.
  func drainWatch(_ watch: Int32) -> Bool
  /// Ends watching.
  func endWatch(_ watch: Int32)
}

extension FileSystem {
  /// Where bytes are copied, none is lost.
  package var cuts: Int { 0 }

  /// A disk that takes no hints begins when it is told to sync.
  package func startWriting(_ descriptor: Descriptor, at offset: Int, count: Int) {}

  /// Not every file system can; the directory then stays.
  package func removeDirectory(
    _ name: String,
    in directory: Descriptor
  ) throws(SystemFault) {
    throw SystemFault(code: ENOTSUP, call: "unlinkat", path: name)
  }
}

/// Bytes that stay where they are: a mapped file, or memory.
package final class Bytes: @unchecked Sendable {
  // Safe to share: the bytes are never written after the initialiser.

  /// The bytes.
  package let buffer: UnsafeRawBufferPointer
  private let cut: @Sendable () -> Bool
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Makes bytes that `release` gives back in the end; `isCut` tells whether zeros stand for a part.
  package init(
    _ buffer: UnsafeRawBufferPointer,
    isCut: @escaping @Sendable () -> Bool = { false },
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.buffer = buffer
    cut = isCut
    self.release = release
  }

  /// Makes a copy of bytes.
  package convenience init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
  }

  deinit {
    release(buffer)
  }

  /// How many bytes there are.
  package var count: Int { buffer.count }

  /// Whether zeros stand for a part of them, because the mapped file was cut or could not be read.
  package var isCut: Bool { cut() }
}
