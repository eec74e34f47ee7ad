import TestSupport
import ZoneStore

/// What a disk holds: what programs read of it, and what of that a loss of power leaves.
///
/// A value, so that a crash at any moment is a copy.
struct DiskImage: Sendable {
  /// Something done to a file's bytes that the disk need not have yet.
  enum Step: Sendable {
    case write(at: Int, [UInt8])
    /// A write whose bytes a failed sync has dropped: only the size remains to be stored.
    case dropped(end: Int)
    case cut(to: Int)
  }

  /// Something done to names that the disk need not have yet; a rename is one step.
  struct NameStep: Sendable {
    var directories: [Int]
    var removed: (directory: Int, name: String)?
    var added: (directory: Int, name: String, inode: Int)?
  }

  /// A file or directory.
  struct Inode: Sendable {
    var kind: FileStatus.Kind
    var parent: Int
    var bytes: [UInt8] = []
    var stored: [UInt8] = []
    var steps: [Step] = []
    var names: [String: Int] = [:]
    var storedNames: [String: Int] = [:]
    var mode: UInt32
    var storedMode: UInt32
    var links = 1
    var modified: Int64
  }

  var inodes: [Inode]
  var nameSteps: [NameStep] = []
  /// Nanoseconds since 1970; each call takes some.
  var now: Int64 = 1_763_683_200_000_000_000

  /// An empty disk with its root directory.
  init() {
    inodes = [
      Inode(kind: .directory, parent: 0, mode: 0o755, storedMode: 0o755, modified: now)
    ]
  }

  // MARK: - Names

  /// The inode at a path from the root.
  func find(_ path: String) -> Int? {
    var at = 0
    for part in path.split(separator: "/") {
      guard let next = inodes[at].names[String(part)] else { return nil }
      at = next
    }
    return at
  }

  /// The path of a file or directory; empty where it has no name any more.
  func path(of inode: Int) -> String {
    var path = ""
    var at = inode
    while at != 0 {
      let parent = inodes[at].parent
      guard let name = inodes[parent].names.first(where: { $0.value == at })?.key else { return "" }
      path = "/" + name + path
      at = parent
    }
    return path
  }

  /// The files by their paths below a directory.
  func files(below path: String) -> [String: Int] {
    guard let root = find(path) else { return [:] }
    var found: [String: Int] = [:]
    func walk(_ directory: Int, _ prefix: String) {
      for (name, inode) in inodes[directory].names {
        if inodes[inode].kind == .directory {
          walk(inode, prefix + name + "/")
        } else {
          found[prefix + name] = inode
        }
      }
    }
    walk(root, "")
    return found
  }

  /// The bytes of a file as programs read them.
  func bytes(_ path: String) -> [UInt8]? { find(path).map { inodes[$0].bytes } }

  /// Puts bytes in a file as if they had stood on the disk for long.
  mutating func put(_ bytes: [UInt8], at path: String) {
    guard let inode = find(path) else { return }
    inodes[inode].bytes = bytes
    inodes[inode].stored = bytes
    inodes[inode].steps = []
    inodes[inode].modified += 1_000_000
  }

  /// Takes a file away as if it had never been on the disk.
  mutating func delete(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last,
      let directory = find(parts.dropLast().joined(separator: "/"))
    else { return }
    inodes[directory].names[name] = nil
    inodes[directory].storedNames[name] = nil
  }

  mutating func make(_ kind: FileStatus.Kind, _ name: String, in directory: Int, mode: UInt32)
    -> Int
  {
    let inode = inodes.count
    inodes.append(
      Inode(kind: kind, parent: directory, mode: mode, storedMode: mode, modified: now)
    )
    take(NameStep(directories: [directory], added: (directory, name, inode)))
    return inode
  }

  /// Does something to names, for programs at once and for the disk some time.
  mutating func take(_ step: NameStep) {
    if let (directory, name) = step.removed {
      if let inode = inodes[directory].names.removeValue(forKey: name) { inodes[inode].links -= 1 }
    }
    if let (directory, name, inode) = step.added {
      if let old = inodes[directory].names.updateValue(inode, forKey: name) {
        inodes[old].links -= 1
      }
      if step.removed != nil { inodes[inode].links += 1 }
      inodes[inode].parent = directory
    }
    nameSteps.append(step)
  }

  private mutating func store(_ step: NameStep) {
    if let (directory, name) = step.removed { inodes[directory].storedNames[name] = nil }
    if let (directory, name, inode) = step.added {
      inodes[directory].storedNames[name] = inode
    }
  }

  // MARK: - Bytes

  mutating func write(_ inode: Int, _ bytes: [UInt8], at offset: Int) {
    Self.write(bytes, at: offset, to: &inodes[inode].bytes)
    inodes[inode].steps.append(.write(at: offset, bytes))
    inodes[inode].modified = now
  }

  mutating func cut(_ inode: Int, to size: Int) {
    Self.resize(&inodes[inode].bytes, to: size)
    inodes[inode].steps.append(.cut(to: size))
    inodes[inode].modified = now
  }

  /// Puts everything of a file or directory on the disk.
  mutating func sync(_ inode: Int, mode: Bool) {
    if inodes[inode].kind == .directory {
      for step in nameSteps where step.directories.contains(inode) { store(step) }
      nameSteps.removeAll { $0.directories.contains(inode) }
    } else {
      for step in inodes[inode].steps { Self.apply(step, to: &inodes[inode].stored) }
      inodes[inode].steps = []
    }
    if mode { inodes[inode].storedMode = inodes[inode].mode }
  }

  /// What a sync that failed leaves: programs still read the bytes, and the next sync succeeds,
  /// but the disk never gets them; or, one time in four, it has them after all.
  mutating func poison(_ inode: Int) {
    if now / 10_000 % 4 == 0 { return }
    inodes[inode].steps = inodes[inode].steps.map { step in
      if case .write(let at, let bytes) = step { .dropped(end: at + bytes.count) } else { step }
    }
  }

  private static func write(_ bytes: [UInt8], at offset: Int, to all: inout [UInt8]) {
    if all.count < offset { resize(&all, to: offset) }
    if offset == all.count {
      all += bytes
      return
    }
    let end = min(offset + bytes.count, all.count)
    all.replaceSubrange(offset..<end, with: bytes)
  }

  private static func resize(_ bytes: inout [UInt8], to size: Int) {
    if bytes.count > size {
      bytes.removeLast(bytes.count - size)
    } else {
      bytes += [UInt8](repeating: 0, count: size - bytes.count)
    }
  }

  private static func apply(_ step: Step, to bytes: inout [UInt8]) {
    switch step {
    case .write(let at, let new): write(new, at: at, to: &bytes)
    case .dropped(let end): if bytes.count < end { resize(&bytes, to: end) }
    case .cut(let size): resize(&bytes, to: size)
    }
  }

  // MARK: - Loss of power

  /// What the disk has after the power went: some of what was not synced, whole, torn or not at
  /// all, in any order.
  func crashed(_ random: inout SeededGenerator) -> DiskImage {
    var after = self
    let names = random.below(4)
    for step in nameSteps {
      let isStored = names == 0 ? false : names == 1 ? true : random.oneIn(2)
      if isStored { after.store(step) }
    }
    after.nameSteps = []
    for index in after.inodes.indices {
      if after.inodes[index].kind == .directory {
        after.inodes[index].names = after.inodes[index].storedNames
      } else if !after.inodes[index].steps.isEmpty {
        let bytes = Self.torn(after.inodes[index], &random)
        after.inodes[index].bytes = bytes
        after.inodes[index].stored = bytes
        after.inodes[index].steps = []
      }
      if after.inodes[index].mode != after.inodes[index].storedMode, random.oneIn(2) {
        after.inodes[index].mode = after.inodes[index].storedMode
      }
      after.inodes[index].storedMode = after.inodes[index].mode
    }
    after.countLinks()
    return after
  }

  private mutating func countLinks() {
    var links = [Int](repeating: 0, count: inodes.count)
    for inode in inodes where inode.kind == .directory {
      for target in inode.names.values { links[target] += 1 }
    }
    for index in inodes.indices { inodes[index].links = max(links[index], 1) }
  }

  /// The bytes of a file of which some had not been synced.
  private static func torn(_ inode: Inode, _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = inode.stored
    switch random.below(8) {
    case 0: return bytes
    case 1:
      for step in inode.steps { apply(step, to: &bytes) }
    case 2, 3:
      // Some of the calls, the last of them in part.
      let count = random.below(inode.steps.count + 1)
      for step in inode.steps.prefix(count) { apply(step, to: &bytes) }
      if count < inode.steps.count, case .write(let at, let new) = inode.steps[count] {
        apply(.write(at: at, Array(new.prefix(random.below(new.count + 1)))), to: &bytes)
      }
    case 4:
      // The size without the bytes.
      for step in inode.steps {
        if case .write(let at, let new) = step {
          apply(.dropped(end: at + new.count), to: &bytes)
        } else {
          apply(step, to: &bytes)
        }
      }
    default:
      // Blocks of 512 bytes get to the disk in any order, each as it was at any moment; what was
      // never there is a hole.
      let moments = Set((0..<4).map { _ in random.below(inode.steps.count) })
      var versions = [bytes]
      for (index, step) in inode.steps.enumerated() {
        apply(step, to: &bytes)
        if moments.contains(index) { versions.append(bytes) }
      }
      let whole = bytes
      for start in stride(from: 0, to: whole.count, by: 512) {
        let block = start..<min(start + 512, whole.count)
        var version = random.oneIn(3) ? whole : random.pick(versions)
        if version.count < block.upperBound { resize(&version, to: block.upperBound) }
        bytes.replaceSubrange(block, with: version[block])
      }
      let first = inode.stored.count
      if whole.count > first, random.oneIn(3) {
        resize(&bytes, to: first + random.below(whole.count - first + 1))
      }
    }
    return bytes
  }
}
