internal import CPosix
internal import Glibc

extension RealFileSystem {
  package func lock(_ descriptor: Descriptor, exclusive: Bool) throws(SystemFault) -> Bool {
    guard flock(descriptor.number, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 else {
      return true
    }
    guard errno == EWOULDBLOCK else { throw SystemFault(code: errno, call: "flock", path: "") }
    return false
  }

  package func unlock(_ descriptor: Descriptor) throws(SystemFault) {
    guard flock(descriptor.number, LOCK_UN) == 0 else {
      throw SystemFault(code: errno, call: "flock", path: "")
    }
  }

  package func lockHolder(of descriptor: Descriptor) -> LockHolder? {
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { return nil }
    // "3: FLOCK  ADVISORY  WRITE 4711 fe:00:131093 0 EOF"; a waiting one has "->" second.
    for line in lines(of: "/proc/locks") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", let process = Int(words[4]),
        let inode = words[5].split(separator: ":").last, UInt64(inode) == UInt64(status.st_ino)
      else { continue }
      var owner = stat()
      guard stat("/proc/\(process)", &owner) == 0 else { continue }
      return LockHolder(process: process, user: userName(owner.st_uid))
    }
    return nil
  }

  /// The login name of a user id, else its number.
  private func userName(_ uid: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil,
      let name = entry.pw_name
    else { return String(uid) }
    return String(cString: name)
  }

  package func groupID(named name: String) -> UInt32? {
    var entry = group()
    var found: UnsafeMutablePointer<group>?
    var buffer = [CChar](repeating: 0, count: 65_536)
    guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
      return nil
    }
    return entry.gr_gid
  }

  private func lines(of path: String) -> [Substring] {
    let number = zb_openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0)
    guard number >= 0 else { return [] }
    defer { _ = Glibc.close(number) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(number, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  package func watch(_ directories: [Descriptor]) -> Int32? {
    let number = inotify_init1(O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let events = UInt32(
      // A session that is killed closes its file in here/, and no more.
      IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_CLOSE_WRITE
    )
    for directory in directories {
      // The path of a descriptor: inotify has no call that takes one.
      guard inotify_add_watch(number, "/proc/self/fd/\(directory.number)", events) >= 0 else {
        _ = Glibc.close(number)
        return nil
      }
    }
    return number
  }

  package func drainWatch(_ watch: Int32) -> Bool {
    var any = false
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while Glibc.read(watch, &chunk, chunk.count) > 0 { any = true }
    return any
  }

  package func endWatch(_ watch: Int32) {
    _ = Glibc.close(watch)
  }
}
