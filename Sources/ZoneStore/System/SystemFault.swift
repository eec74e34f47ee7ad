internal import Glibc

/// A system call that failed: the call, what it was about, and `errno`.
public struct SystemFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The error number.
  public let code: Int32
  /// The system call.
  public let call: String
  /// The file or directory that it was about.
  public let path: String

  /// Makes a fault.
  package init(code: Int32, call: String, path: String) {
    self.code = code
    self.call = call
    self.path = path
  }

  /// `openat FORMAT.json: No such file or directory`.
  public var description: String {
    "\(call)\(path.isEmpty ? "" : " ")\(path): \(String(cString: strerror(code)))"
  }

  /// The same fault of a file or directory that is named by this path.
  func at(_ path: String) -> SystemFault { SystemFault(code: code, call: call, path: path) }

  /// Whether there is no such file.
  package var isMissing: Bool { code == ENOENT }

  /// Whether the disk or the quota is full, or the file would grow too large.
  public var isFull: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

  /// Whether the user may not do it.
  package var isForbidden: Bool { code == EACCES || code == EPERM }

  /// Whether the disk can only be read, by anybody.
  package var isReadOnlyDisk: Bool { code == EROFS }

  /// Whether it exists already.
  package var isExisting: Bool { code == EEXIST }

  /// Whether a file stands where a directory was wanted.
  package var isNotDirectory: Bool { code == ENOTDIR }

  /// Whether a symbolic link stands where none may.
  package var isLink: Bool { code == ELOOP }

  /// Whether a signal came between.
  package var isInterrupted: Bool { code == EINTR }
}
