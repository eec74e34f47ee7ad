import Foundation

/// A directory as the disk may hold it, rebuilt from the recorded system calls of a program.
///
/// What was not flushed may be on the disk or not, in any mixture; that is what a power cut tests.
/// A file's bytes and size are safe after `fsync` or `fdatasync` of the file, a name after `fsync`
/// of its directory, and nothing earlier.
public struct RecordedDisk: Sendable {
  /// What a call meant to the directory.
  public enum Event: Equatable, Sendable {
    /// It changed something, or put it on the disk.
    case changed
    /// The program told a person something.
    case answered
    /// Nothing that matters here.
    case nothing
  }

  enum FileOperation: Sendable {
    case write(offset: Int, [UInt8])
    case truncate(Int)
  }

  struct File: Sendable {
    var durable: [UInt8] = []
    var pending: [FileOperation] = []
    var mode: Int
  }

  struct FolderOperation: Sendable {
    /// The same in both directories of a rename, which happens in both or in neither.
    let id: Int
    var removed: String?
    var added: (name: String, node: Int)?
  }

  struct Folder: Sendable {
    var durable: [String: Int] = [:]
    var pending: [FolderOperation] = []
    var mode: Int
  }

  /// Which flushes count; leaving one out shows whether a checker would notice.
  public enum Flush: Sendable {
    /// `fdatasync` of a file.
    case data
    /// `fsync` of a file.
    case file
    /// `fsync` of a directory.
    case folder
  }

  let root: String
  var files: [Int: File] = [:]
  var folders: [Int: Folder] = [:]
  private var descriptors: [Int: Int] = [:]
  private var nextNode = 1
  private var nextOperation = 0
  private let ignored: Set<Flush>

  /// A disk on which everything that is there is safe.
  ///
  /// - Parameters:
  ///   - root: The directory; it need not exist yet, but the one above it must.
  ///   - ignored: Flushes that are taken as if they had not been made.
  /// - Throws: The file system's error.
  public init(root: String, ignoring ignored: Set<Flush> = []) throws {
    self.root = root
    self.ignored = ignored
    folders[0] = Folder(mode: 0o755)
    guard FileManager.default.fileExists(atPath: root) else { return }
    let node = try load(root)
    let name = name
    folders[0]?.durable = [name: node]
  }

  private var name: String { URL(filePath: root).lastPathComponent }

  private mutating func makeNode() -> Int {
    nextNode += 1
    return nextNode
  }

  private mutating func load(_ path: String) throws -> Int {
    let node = makeNode()
    let manager = FileManager.default
    let attributes = try manager.attributesOfItem(atPath: path)
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    if attributes[.type] as? FileAttributeType == .typeDirectory {
      var folder = Folder(mode: mode)
      for name in try manager.contentsOfDirectory(atPath: path) {
        folder.durable[name] = try load(path + "/" + name)
      }
      folders[node] = folder
    } else {
      files[node] = File(durable: Array(try Data(contentsOf: URL(filePath: path))), mode: mode)
    }
    return node
  }

  /// Forgets the descriptors of a program that has ended.
  public mutating func endProgram() {
    descriptors = [:]
  }

  // MARK: - Calls

  /// Takes the next call of the program.
  public mutating func take(_ call: SystemCall) -> Event {
    guard call.result >= 0 else { return .nothing }
    switch call.name {
    case "openat": return opened(call)
    case "close":
      if let number = call.number(0) { descriptors[number] = nil }
      return .nothing
    case "write":
      if let number = call.number(0), number == 1 || number == 2, descriptors[number] == nil {
        return .answered
      }
      return .nothing
    case "pwrite64":
      guard let node = node(call, 0), let bytes = call.bytes(1), let offset = call.number(3) else {
        return .nothing
      }
      files[node]?.pending.append(.write(offset: offset, Array(bytes.prefix(call.result))))
    case "ftruncate":
      guard let node = node(call, 0), let size = call.number(1) else { return .nothing }
      files[node]?.pending.append(.truncate(size))
    case "fdatasync", "fsync":
      guard let node = node(call, 0) else { return .nothing }
      flush(node, isData: call.name == "fdatasync")
    case "fchmod":
      guard let node = node(call, 0), let mode = call.number(1) else { return .nothing }
      files[node]?.mode = mode
      folders[node]?.mode = mode
    case "mkdir":
      guard call.path(0) == root, let mode = call.number(1) else { return .nothing }
      let node = makeFolder(mode)
      add(name, node: node, to: 0)
    case "mkdirat":
      guard let (parent, name) = place(call, 0), let mode = call.number(2) else { return .nothing }
      let node = makeFolder(mode)
      add(name, node: node, to: parent)
    case "renameat", "renameat2":
      guard let (from, old) = place(call, 0), let (to, new) = place(call, 2) else {
        return .nothing
      }
      rename(old, in: from, to: new, in: to)
    case "unlinkat":
      guard let (parent, name) = place(call, 0) else { return .nothing }
      let step = operation { $0.removed = name }
      folders[parent]?.pending.append(step)
    default: return .nothing
    }
    return .changed
  }

  private mutating func opened(_ call: SystemCall) -> Event {
    guard let path = call.path(1) else { return .nothing }
    var node: Int?
    if case .words("AT_FDCWD") = call.arguments[0] {
      if path == root { node = current(0)[name] }
    } else if let parent = self.node(call, 0), folders[parent] != nil {
      node = path == "." ? parent : current(parent)[path]
      // Only the root has a parent here that matters.
      if path == ".." { node = 0 }
      if node == nil, call.flags(2).contains("O_CREAT") {
        let new = makeNode()
        files[new] = File(mode: call.number(3) ?? 0)
        add(path, node: new, to: parent)
        descriptors[call.result] = new
        return .changed
      }
    }
    descriptors[call.result] = node
    return .nothing
  }

  private func node(_ call: SystemCall, _ index: Int) -> Int? {
    call.number(index).flatMap { descriptors[$0] }
  }

  private func place(_ call: SystemCall, _ index: Int) -> (Int, String)? {
    guard let folder = node(call, index), let name = call.path(index + 1) else { return nil }
    return (folder, name)
  }

  private mutating func makeFolder(_ mode: Int) -> Int {
    let node = makeNode()
    folders[node] = Folder(mode: mode)
    return node
  }

  private mutating func operation(_ fill: (inout FolderOperation) -> Void) -> FolderOperation {
    nextOperation += 1
    var operation = FolderOperation(id: nextOperation)
    fill(&operation)
    return operation
  }

  private mutating func add(_ name: String, node: Int, to folder: Int) {
    let step = operation { $0.added = (name, node) }
    folders[folder]?.pending.append(step)
  }

  private mutating func rename(_ old: String, in from: Int, to new: String, in to: Int) {
    guard let node = current(from)[old] else { return }
    var step = operation { $0.removed = old }
    if from == to {
      step.added = (new, node)
    } else {
      folders[to]?.pending.append(
        FolderOperation(id: step.id, removed: nil, added: (new, node))
      )
    }
    folders[from]?.pending.append(step)
  }

  private mutating func flush(_ node: Int, isData: Bool) {
    if var file = files[node], !ignored.contains(isData ? .data : .file) {
      file.durable = file.content(of: file.pending)
      file.pending = []
      files[node] = file
    }
    if var folder = folders[node], !ignored.contains(.folder) {
      // The other half of a rename is on the disk with this one.
      let ids = Set(folder.pending.map(\.id))
      folder.durable = folder.entries { _ in true }
      folder.pending = []
      folders[node] = folder
      for (other, var half) in folders where half.pending.contains(where: { ids.contains($0.id) }) {
        half.durable = half.entries { ids.contains($0) }
        half.pending.removeAll { ids.contains($0.id) }
        folders[other] = half
      }
    }
  }

  private func current(_ folder: Int) -> [String: Int] {
    folders[folder]?.entries { _ in true } ?? [:]
  }
}

extension RecordedDisk.Folder {
  /// The names, where only some of what is pending has happened.
  func entries(_ happened: (Int) -> Bool) -> [String: Int] {
    var entries = durable
    for operation in pending where happened(operation.id) {
      if let removed = operation.removed { entries[removed] = nil }
      if let added = operation.added { entries[added.name] = added.node }
    }
    return entries
  }
}

extension RecordedDisk.File {
  /// The bytes after some of what is pending.
  func content(of operations: some Sequence<RecordedDisk.FileOperation>) -> [UInt8] {
    var bytes = durable
    for operation in operations {
      switch operation {
      case .write(let offset, let written):
        if bytes.count < offset + written.count {
          bytes += Array(repeating: 0, count: offset + written.count - bytes.count)
        }
        bytes.replaceSubrange(offset..<offset + written.count, with: written)
      case .truncate(let size):
        if size < bytes.count {
          bytes.removeLast(bytes.count - size)
        } else {
          bytes += Array(repeating: 0, count: size - bytes.count)
        }
      }
    }
    return bytes
  }
}
