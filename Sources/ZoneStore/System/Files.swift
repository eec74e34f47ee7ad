/// An open file or directory that closes itself.
package final class Handle: Sendable {
  /// What the file system knows it by.
  package let descriptor: Descriptor
  /// Where it was opened.
  package let path: String
  private let system: any FileSystem

  fileprivate init(_ descriptor: Descriptor, _ path: String, _ system: any FileSystem) {
    self.descriptor = descriptor
    self.path = path
    self.system = system
  }

  /// The path of a name in this directory.
  package func path(of name: String) -> String {
    name == ".." ? path : path.hasSuffix("/") ? path + name : path + "/" + name
  }

  deinit {
    system.close(descriptor)
  }
}

/// The calls of a file system with what every caller needs: interrupted calls are made again, reads
/// and writes go on until all is done, and what fails is named by its whole path.
package struct Files: Sendable {
  /// The calls.
  package let system: any FileSystem

  /// Makes it.
  package init(_ system: any FileSystem) {
    self.system = system
  }

  /// Makes a call again as long as a signal comes between: the only place that knows `EINTR`.
  package func retrying<Result>(
    _ path: @autoclosure () -> String,
    _ call: () throws(SystemFault) -> Result
  ) throws(SystemFault) -> Result {
    while true {
      do {
        return try call()
      } catch {
        guard error.isInterrupted else { throw error.at(path()) }
      }
    }
  }

  package func openRoot(_ path: String) throws(SystemFault) -> Handle {
    let descriptor = try retrying(path) { () throws(SystemFault) in try system.openRoot(path) }
    return Handle(descriptor, path, system)
  }

  package func open(
    _ name: String,
    in directory: Handle,
    _ access: Access
  ) throws(SystemFault) -> Handle {
    let descriptor = try retrying(directory.path(of: name)) { () throws(SystemFault) in
      try system.open(name, in: directory.descriptor, access)
    }
    return Handle(descriptor, directory.path(of: name), system)
  }

  package func status(of handle: Handle) throws(SystemFault) -> FileStatus {
    try retrying(handle.path) { () throws(SystemFault) in try system.status(of: handle.descriptor) }
  }

  package func status(ofPath path: String) throws(SystemFault) -> FileStatus {
    try retrying(path) { () throws(SystemFault) in try system.status(ofPath: path) }
  }

  package func status(
    of name: String,
    in directory: Handle,
    dated: Bool = false
  ) throws(SystemFault) -> FileStatus {
    try retrying(directory.path(of: name)) { () throws(SystemFault) in
      try system.status(of: name, in: directory.descriptor, dated: dated)
    }
  }

  package func names(in directory: Handle) throws(SystemFault) -> [String] {
    try retrying(directory.path) { () throws(SystemFault) in
      try system.names(in: directory.descriptor)
    }
  }

  /// Reads so many bytes, or fewer where the file ends.
  package func read(
    _ handle: Handle,
    from offset: Int,
    count: Int
  ) throws(SystemFault) -> [UInt8] {
    // An array of no capacity is one shared by all threads, and its length would be written there.
    guard count > 0 else { return [] }
    var fault: SystemFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      while filled < count {
        do throws(SystemFault) {
          let part = UnsafeMutableRawBufferPointer(rebasing: raw[filled..<count])
          let at = offset + filled
          let read = try retrying(handle.path) { () throws(SystemFault) in
            try system.read(handle.descriptor, into: part, at: at)
          }
          if read == 0 { return }
          filled += read
        } catch {
          fault = error
          return
        }
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// Reads a whole file.
  package func readAll(_ handle: Handle) throws(SystemFault) -> [UInt8] {
    try read(handle, from: 0, count: try status(of: handle).size)
  }

  /// Writes all bytes.
  package func write(
    _ handle: Handle,
    _ bytes: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) {
    var done = 0
    while done < bytes.count {
      let part = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let at = offset + done
      done += try retrying(handle.path) { () throws(SystemFault) in
        try system.write(handle.descriptor, part, at: at)
      }
    }
  }

  /// Writes all bytes.
  package func write(_ handle: Handle, _ bytes: [UInt8], at offset: Int) throws(SystemFault) {
    var fault: SystemFault?
    bytes.withUnsafeBytes { buffer in
      do throws(SystemFault) { try write(handle, buffer, at: offset) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  package func truncate(_ handle: Handle, to size: Int) throws(SystemFault) {
    try retrying(handle.path) { () throws(SystemFault) in
      try system.truncate(handle.descriptor, to: size)
    }
  }

  /// Not made again after an error: the kernel has dropped the pages, and a second call would lie.
  ///
  /// An interrupted call has not failed.
  package func syncData(_ handle: Handle) throws(SystemFault) {
    try retrying(handle.path) { () throws(SystemFault) in try system.syncData(handle.descriptor) }
  }

  package func sync(_ handle: Handle) throws(SystemFault) {
    try retrying(handle.path) { () throws(SystemFault) in try system.sync(handle.descriptor) }
  }

  package func setMode(_ handle: Handle, _ mode: UInt32) throws(SystemFault) {
    try retrying(handle.path) { () throws(SystemFault) in
      try system.setMode(handle.descriptor, mode)
    }
  }

  package func rename(
    _ name: String,
    in directory: Handle,
    to newName: String,
    in newDirectory: Handle,
    replacing: Bool = true
  ) throws(SystemFault) {
    try retrying(newDirectory.path(of: newName)) { () throws(SystemFault) in
      try system.rename(
        name,
        in: directory.descriptor,
        to: newName,
        in: newDirectory.descriptor,
        replacing: replacing
      )
    }
  }

  package func remove(_ name: String, in directory: Handle) throws(SystemFault) {
    try retrying(directory.path(of: name)) { () throws(SystemFault) in
      try system.remove(name, in: directory.descriptor)
    }
  }

  package func map(_ handle: Handle, size: Int) throws(SystemFault) -> Bytes {
    try retrying(handle.path) { () throws(SystemFault) in
      try system.map(handle.descriptor, size: size)
    }
  }

  package func lock(_ handle: Handle, exclusive: Bool = true) throws(SystemFault) -> Bool {
    try retrying(handle.path) { () throws(SystemFault) in
      try system.lock(handle.descriptor, exclusive: exclusive)
    }
  }

  package func unlock(_ handle: Handle) throws(SystemFault) {
    try retrying(handle.path) { () throws(SystemFault) in try system.unlock(handle.descriptor) }
  }

  package func removeDirectory(_ name: String, in directory: Handle) throws(SystemFault) {
    try retrying(directory.path(of: name)) { () throws(SystemFault) in
      try system.removeDirectory(name, in: directory.descriptor)
    }
  }

  /// Makes a directory with exactly these permission bits, and opens it.
  ///
  /// The bits are on the disk when this returns; the name is once `directory` is synced.
  package func makeDirectory(
    _ name: String,
    in directory: Handle,
    mode: UInt32,
    group: UInt32? = nil
  ) throws(SystemFault) -> Handle {
    try retrying(directory.path(of: name)) { () throws(SystemFault) in
      try system.makeDirectory(name, in: directory.descriptor, mode: mode & 0o777)
    }
    let made = try open(name, in: directory, .directory)
    if let group { try setGroup(made, group) }
    try setMode(made, mode)
    try sync(made)
    return made
  }

  package func setGroup(_ handle: Handle, _ group: UInt32) throws(SystemFault) {
    try retrying(handle.path) { () throws(SystemFault) in
      try system.setGroup(handle.descriptor, group)
    }
  }

  /// Writes a file under a passing name, syncs it, and gives it its name: afterwards the name has
  /// either all of the new bytes or what it had before.
  package func replace(
    _ name: String,
    in directory: Handle,
    with bytes: [UInt8],
    mode: UInt32,
    group: UInt32? = nil,
    replacing: Bool = true
  ) throws(SystemFault) {
    let passing = passingName(for: name)
    do {
      let file = try open(passing, in: directory, .create(mode: mode & 0o777))
      if let group { try setGroup(file, group) }
      try setMode(file, mode)
      try write(file, bytes, at: 0)
      try sync(file)
      try rename(passing, in: directory, to: name, in: directory, replacing: replacing)
    } catch {
      // What failed is told; the passing file, if it is left, is found and reported by fsck.
      _ = try? remove(passing, in: directory)
      throw error.at(directory.path(of: name))
    }
    try sync(directory)
  }

  /// A name beside a file's own that nobody else uses.
  package func passingName(for name: String) -> String {
    ".\(name).\(UInt64.random(in: 0...UInt64.max)).tmp"
  }

  /// Takes away a directory with all that is in it.
  func removeTree(_ name: String, in directory: Handle) throws(SystemFault) {
    let inner = try open(name, in: directory, .directory)
    for entry in try names(in: inner) {
      if try status(of: entry, in: inner).kind == .directory {
        try removeTree(entry, in: inner)
      } else {
        try remove(entry, in: inner)
      }
    }
    try removeDirectory(name, in: directory)
  }

  /// What attempts that were cut off have left of something that is made in a directory.
  func leftovers(of name: String, in directory: Handle) throws(StoreError) -> [StoreNotice] {
    let found = try calls { () throws(SystemFault) in try names(in: directory) }
    return found.filter { $0 != name && Self.plainName($0) == name }.sorted().map { name in
      let path = directory.path(of: name)
      return StoreNotice(
        "\(path) was left by an attempt that was cut off and holds but a part; if none is at work now, "
          + "remove it with rm -r",
        "\(path) 是此前中断的操作留下的，只含一部分；若当前没有操作在进行，可用 rm -r 删除"
      )
    }
  }

  /// The name that a passing one stands for; any other name as it is.
  static func plainName(_ name: String) -> String {
    guard name.first == ".", name.hasSuffix(".tmp") else { return name }
    let parts = name.dropFirst().dropLast(4).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last, UInt64(last) != nil else { return name }
    return parts.dropLast().joined(separator: ".")
  }
}
