internal import ZoneModel

/// A copy of a store: a tar archive or a directory, read without being opened as a store.
struct CopySource {
  /// The bytes of a file of a copy.
  struct Content {
    let bytes: Bytes
    let range: Range<Int>

    /// Makes the content of a whole file, or of its first bytes.
    init(_ bytes: Bytes, count: Int? = nil) {
      self.bytes = bytes
      range = 0..<min(count ?? bytes.count, bytes.count)
    }

    /// The first bytes of another.
    init(_ other: Content, count: Int) {
      bytes = other.bytes
      range = other.range.lowerBound..<other.range.lowerBound + min(count, other.range.count)
    }

    /// The same without the room that a segment ends with.
    var withoutRoom: Content { Content(self, count: withBytes { Room.count(before: $0) }) }

    /// The content of an empty file.
    static var empty: Content { Content(Bytes(copying: [])) }

    fileprivate init(_ bytes: Bytes, _ range: Range<Int>) {
      self.bytes = bytes
      self.range = range
    }

    /// Calls `body` with the bytes, which stay where they are until it returns.
    func withBytes<Result, Failure: Error>(
      _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      defer { withExtendedLifetime(bytes) {} }
      return try body(UnsafeRawBufferPointer(rebasing: bytes.buffer[range]))
    }

    /// A copy of the bytes.
    var array: [UInt8] { withBytes { Array($0) } }
  }

  private enum Form {
    case archive(Bytes, [String: Range<Int>])
    case directory(Handle)
  }

  /// Where it lies.
  let path: String
  private let files: Files
  private let form: Form

  /// Looks at a copy.
  ///
  /// - Parameters:
  ///   - path: a tar archive, or a directory.
  ///   - files: the calls.
  /// - Throws: `notFound`, `notAStore` where it is no archive, or what failed.
  init(_ path: String, files: Files) throws(StoreError) {
    self.path = path
    self.files = files
    do throws(SystemFault) {
      form = .directory(try files.openRoot(path))
      return
    } catch {
      if error.isMissing { throw .notFound(path: path) }
      guard error.isNotDirectory else { throw .system(error) }
    }
    let (directory, name) = try Self.parent(of: path, files)
    let bytes = try calls { () throws(SystemFault) in
      let handle = try files.open(name, in: directory, .read)
      return try files.map(handle, size: try files.status(of: handle).size)
    }
    do throws(TarFault) {
      form = .archive(bytes, try Self.inner(TarArchive(bytes.buffer).files))
    } catch {
      throw .notAStore(path: path, reason: error.reason)
    }
  }

  /// A path without the slashes that a shell puts behind the name of a folder.
  static func withoutEnd(_ path: String) -> String {
    let end = path.lastIndex { $0 != "/" }
    return end.map { String(path[...$0]) } ?? path
  }

  /// The open directory that a path lies in, and its name there.
  static func parent(of path: String, _ files: Files) throws(StoreError) -> (Handle, String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let name = parts.popLast() else { throw .exists(path: path) }
    let above = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    do throws(SystemFault) {
      return (try files.openRoot(above.isEmpty ? "." : above), name)
    } catch {
      throw error.isMissing ? .notFound(path: above) : .system(error)
    }
  }

  /// The files as a store names them, without the folder that they may lie in.
  private static func inner(_ files: [String: Range<Int>]) -> [String: Range<Int>] {
    guard files[FormatFile.name] == nil,
      let format = files.keys.filter({ $0.hasSuffix("/" + FormatFile.name) })
        .min(by: { $0.utf8.count < $1.utf8.count })
    else { return files }
    let folder = format.dropLast(FormatFile.name.count)
    var inner: [String: Range<Int>] = [:]
    for (path, range) in files where path.hasPrefix(folder) {
      inner[String(path.dropFirst(folder.count))] = range
    }
    return inner
  }

  /// The names of the files in a folder of it.
  func names(in folder: String) throws(StoreError) -> [String] {
    switch form {
    case .archive(_, let files):
      let prefix = folder + "/"
      return files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        .filter { !$0.contains("/") }.sorted()
    case .directory(let root):
      do throws(SystemFault) {
        guard let directory = try open(folder, in: root) else { return [] }
        return try self.files.names(in: directory).sorted()
      } catch {
        throw .system(error)
      }
    }
  }

  /// A file of it; `nil` where there is none.
  func content(_ path: String) throws(StoreError) -> Content? {
    switch form {
    case .archive(let bytes, let files): return files[path].map { Content(bytes, $0) }
    case .directory(let root):
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[..<$0]) }
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      do throws(SystemFault) {
        let directory = if let folder { try open(folder, in: root) } else { root }
        guard let directory else { return nil }
        let handle = try files.open(name, in: directory, .read)
        let status = try files.status(of: handle)
        guard status.kind == .file else { return nil }
        return Content(try files.map(handle, size: status.size))
      } catch {
        if error.isMissing { return nil }
        throw StorePlace.place(error, path: self.path)
      }
    }
  }

  private func open(_ folder: String, in root: Handle) throws(SystemFault) -> Handle? {
    var directory = root
    for part in folder.split(separator: "/") {
      do throws(SystemFault) {
        directory = try files.open(String(part), in: directory, .directory)
      } catch {
        if error.isMissing { return nil }
        throw error
      }
    }
    return directory
  }
}
