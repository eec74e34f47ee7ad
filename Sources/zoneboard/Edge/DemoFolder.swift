import Foundation
import Glibc
import ZoneModel

/// The temporary folder of a demo, which lives as long as the process that made it.
///
/// A file in it stays locked until the process ends, however it ends: so the next demo of the same
/// user tells what a killed one has left behind from what another one is using.
final class DemoFolder: Sendable {
  /// Its path.
  let path: String
  /// The open file that is locked.
  private let lock: Int32

  private static let prefix = "zoneboard-demo-"
  private static let lockName = "in-use"

  /// Removes what killed demos have left behind, and makes a folder.
  ///
  /// - Parameter base: the folder for temporary files.
  /// - Throws: `CommandFailure` where none can be made; nothing is left behind.
  init(in base: String) throws(CommandFailure) {
    Self.sweep(base)
    guard let made = TemporaryFolder.make(Self.prefix, in: base) else {
      throw Self.failure(base, errno)
    }
    guard let descriptor = Self.lockedFile(in: made) else {
      let code = errno
      rmdir(made)
      throw Self.failure(base, code)
    }
    path = made
    lock = descriptor
  }

  deinit {
    Glibc.close(lock)
  }

  /// Removes the folder with everything in it.
  ///
  /// - Throws: the file system's error; some of it may be left, for the next demo to remove.
  func remove() throws {
    try FileManager.default.removeItem(atPath: path)
  }

  /// Makes the file that shows that the folder is in use; it gets its name only when it is locked, so
  /// that nobody finds it without its lock.
  private static func lockedFile(in folder: String) -> Int32? {
    let name = folder + "/" + lockName
    let file = open(name + ".new", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    if flock(file, LOCK_EX | LOCK_NB) == 0, rename(name + ".new", name) == 0 { return file }
    let code = errno
    unlink(name + ".new")
    Glibc.close(file)
    errno = code
    return nil
  }

  /// Removes the folders of this user's demos that no process holds any more.
  ///
  /// What has another owner, is no folder, or has no such file is not touched.
  private static func sweep(_ base: String) {
    // Where the folder cannot be read, making the new one says why.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    for name in names where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
      let folder = base + "/" + name
      var status = stat()
      guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
        status.st_uid == geteuid()
      else { continue }
      let file = open(folder + "/" + lockName, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      defer { Glibc.close(file) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else { continue }
      // Another demo may be sweeping too; what stays is the next one's to remove.
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  private static func failure(_ base: String, _ code: Int32) -> CommandFailure {
    let reason = Phrase(errno: code)
    return CommandFailure(
      .inputOutput,
      at: Phrase(same: base),
      Phrase("no temporary folder can be made: \(reason.en)", "无法建立临时目录：\(reason.zh)"),
      next: Phrase("Set TMPDIR to a folder that can be written.", "请把 TMPDIR 设为可写的目录。")
    )
  }
}
