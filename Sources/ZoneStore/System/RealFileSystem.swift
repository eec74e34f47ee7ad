internal import CPosix
internal import Glibc

/// The files of the machine.
package struct RealFileSystem: FileSystem {
  /// Makes the one that there is.
  package init() {
    zb_ignore_file_size_signal()
  }

  /// Calls the system; a negative answer becomes a fault.
  private func check(
    _ call: String,
    _ path: String = "",
    _ body: () -> Int
  ) throws(SystemFault) -> Int {
    let result = body()
    guard result >= 0 else { throw SystemFault(code: errno, call: call, path: path) }
    return result
  }

  package func openRoot(_ path: String) throws(SystemFault) -> Descriptor {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let number = try check("open", path) { Int(zb_openat(AT_FDCWD, path, flags, 0)) }
    return Descriptor(number: Int32(number))
  }

  package func status(ofPath path: String) throws(SystemFault) -> FileStatus {
    var status = zb_status()
    _ = try check("statx", path) { Int(zb_status(AT_FDCWD, path, true, &status)) }
    return FileStatus(status, dated: true)
  }

  package func makeRoot(_ path: String, mode: UInt32) throws(SystemFault) {
    _ = try check("mkdir", path) { Int(mkdir(path, mode)) }
  }

  package func open(
    _ name: String,
    in directory: Descriptor,
    _ access: Access
  ) throws(SystemFault) -> Descriptor {
    // O_NONBLOCK: a FIFO put in a file's place must not hang the program.
    var flags = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    var creationMode: UInt32 = 0
    switch access {
    case .directory: flags |= O_RDONLY | O_DIRECTORY
    case .read: flags |= O_RDONLY
    case .update: flags |= O_RDWR
    case .create(let mode):
      flags |= O_RDWR | O_CREAT | O_EXCL
      creationMode = mode
    case .updateOrCreate(let mode):
      flags |= O_RDWR | O_CREAT
      creationMode = mode
    }
    do throws(SystemFault) {
      let number = try check("openat", name) {
        Int(zb_openat(directory.number, name, flags, creationMode))
      }
      return Descriptor(number: Int32(number))
    } catch {
      // With O_DIRECTORY a link is told of as what it is not: a directory.
      guard access == .directory, error.code == ENOTDIR,
        try status(of: name, in: directory, dated: false).kind == .link
      else { throw error }
      throw SystemFault(code: ELOOP, call: "openat", path: name)
    }
  }

  package func close(_ descriptor: Descriptor) {
    // After an error the descriptor is gone all the same; what had to be on the disk was synced.
    _ = Glibc.close(descriptor.number)
  }

  package func status(of descriptor: Descriptor) throws(SystemFault) -> FileStatus {
    var status = zb_status()
    _ = try check("statx") { Int(zb_status(descriptor.number, "", false, &status)) }
    return FileStatus(status)
  }

  package func status(
    of name: String,
    in directory: Descriptor,
    dated: Bool
  ) throws(SystemFault) -> FileStatus {
    var status = zb_status()
    _ = try check("statx", name) {
      Int(zb_status(directory.number, name, dated, &status))
    }
    return FileStatus(status, dated: dated)
  }

  package func names(in directory: Descriptor) throws(SystemFault) -> [String] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let number = try check("openat", ".") { Int(zb_openat(directory.number, ".", flags, 0)) }
    guard let stream = fdopendir(Int32(number)) else {
      let code = errno
      _ = Glibc.close(Int32(number))
      throw SystemFault(code: code, call: "fdopendir", path: ".")
    }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw SystemFault(code: errno, call: "readdir", path: ".") }
    return names
  }

  package func read(
    _ descriptor: Descriptor,
    into bytes: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    try check("pread") { pread(descriptor.number, bytes.baseAddress, bytes.count, offset) }
  }

  package func write(
    _ descriptor: Descriptor,
    _ bytes: UnsafeRawBufferPointer,
    at offset: Int
  ) throws(SystemFault) -> Int {
    try check("pwrite") { pwrite(descriptor.number, bytes.baseAddress, bytes.count, offset) }
  }

  package func truncate(_ descriptor: Descriptor, to size: Int) throws(SystemFault) {
    _ = try check("ftruncate") { Int(ftruncate(descriptor.number, size)) }
  }

  package func startWriting(_ descriptor: Descriptor, at offset: Int, count: Int) {
    // What goes wrong is told by the sync that follows.
    zb_start_writing(descriptor.number, Int64(offset), Int64(count))
  }

  package func syncData(_ descriptor: Descriptor) throws(SystemFault) {
    _ = try check("fdatasync") { Int(fdatasync(descriptor.number)) }
  }

  package func sync(_ descriptor: Descriptor) throws(SystemFault) {
    _ = try check("fsync") { Int(fsync(descriptor.number)) }
  }

  package func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(SystemFault) {
    _ = try check("fchmod") { Int(fchmod(descriptor.number, mode)) }
  }

  package func setGroup(_ descriptor: Descriptor, _ group: UInt32) throws(SystemFault) {
    _ = try check("fchown") { Int(fchown(descriptor.number, uid_t.max, group)) }
  }

  package func makeDirectory(
    _ name: String,
    in directory: Descriptor,
    mode: UInt32
  ) throws(SystemFault) {
    _ = try check("mkdirat", name) { Int(mkdirat(directory.number, name, mode)) }
  }

  package func rename(
    _ name: String,
    in directory: Descriptor,
    to newName: String,
    in newDirectory: Descriptor,
    replacing: Bool
  ) throws(SystemFault) {
    _ = try check("renameat", newName) {
      replacing
        ? Int(renameat(directory.number, name, newDirectory.number, newName))
        : Int(zb_rename_new(directory.number, name, newDirectory.number, newName))
    }
  }

  package func remove(_ name: String, in directory: Descriptor) throws(SystemFault) {
    _ = try check("unlinkat", name) { Int(unlinkat(directory.number, name, 0)) }
  }

  package func removeDirectory(
    _ name: String,
    in directory: Descriptor
  ) throws(SystemFault) {
    _ = try check("unlinkat", name) { Int(unlinkat(directory.number, name, AT_REMOVEDIR)) }
  }

  package func map(_ descriptor: Descriptor, size: Int) throws(SystemFault) -> Bytes {
    guard size > 0 else { return Bytes(copying: []) }
    let start = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor.number, 0)
    guard let start, start != UnsafeMutableRawPointer(bitPattern: -1) else {
      throw SystemFault(code: errno, call: "mmap", path: "")
    }
    let noted = zb_note_mapping(start, size, descriptor.number)
    let buffer = UnsafeRawBufferPointer(start: start, count: size)
    guard noted >= 0 else {
      munmap(start, size)
      return try copy(descriptor, size: size)
    }
    return Bytes(
      buffer,
      isCut: { zb_is_cut(noted) },
      release: { buffer in
        zb_forget_mapping(noted)
        munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
      }
    )
  }

  /// What a file has, in memory: so many are mapped that a further one would not be watched.
  private func copy(_ descriptor: Descriptor, size: Int) throws(SystemFault) -> Bytes {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    let bytes = Bytes(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
    var filled = 0
    while filled < size {
      let rest = UnsafeMutableRawBufferPointer(rebasing: copy[filled...])
      let count = try read(descriptor, into: rest, at: filled)
      // A file that became shorter just now is told like one that is cut while it is mapped.
      guard count > 0 else { throw SystemFault(code: EIO, call: "pread", path: "") }
      filled += count
    }
    return bytes
  }

  package var cuts: Int { Int(zb_cuts()) }

  package func networkFileSystem(_ descriptor: Descriptor) throws(SystemFault) -> String? {
    guard let name = zb_network_file_system(descriptor.number) else { return nil }
    let text = String(cString: name)
    guard !text.isEmpty else { throw SystemFault(code: errno, call: "fstatfs", path: "") }
    return text
  }

  package func withSignalsBlocked<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    zb_block_signals()
    defer { zb_restore_signals() }
    return try body()
  }

  package func pause(milliseconds: Int) {
    usleep(UInt32(milliseconds) * 1000)
  }
}

extension FileStatus {
  fileprivate init(_ status: zb_status, dated: Bool = false) {
    let kind: Kind =
      switch status.mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      kind: kind,
      device: status.device,
      inode: status.inode,
      size: Int(status.size),
      mode: status.mode & 0o7777,
      owner: status.owner,
      group: status.group,
      links: Int(status.links),
      modified: dated ? status.modified : nil
    )
  }
}
