internal import Synchronization
internal import ZoneModel

/// What compacting a store does, or would do.
public struct Compaction: Hashable, Sendable {
  /// A file that nothing needs any more.
  public struct Item: Hashable, Sendable {
    /// The file in the store.
    public let file: String
    /// How many bytes it has.
    public let bytes: Int
  }

  /// How many changes the next opening need not read again.
  public internal(set) var changes = 0
  /// The files that are taken away.
  public internal(set) var items: [Item] = []

  /// How many bytes are freed.
  public var bytes: Int { items.reduce(0) { $0 + $1.bytes } }
}

extension Store {
  /// How old a file must be that no line names: a younger one may be about to be named.
  private static let leftoverAge: Int64 = 3_600_000

  /// What `compact` would do now; nothing is changed.
  ///
  /// - Throws: `damaged` where a line does not verify, or what failed.
  public func compaction() throws(StoreError) -> Compaction {
    try requireWholeJournal()
    let board = try follow().board
    let last = try snapshot(SnapshotFile.name)
    var compaction = Compaction()
    compaction.changes = board.seq - (last?.seq ?? 0)
    var kept = Set(last?.registers.values.map(\.file) ?? [])
    if compaction.changes == 0 {
      // Without a new snapshot the previous one stays, and so do its files.
      kept.formUnion(try snapshot(SnapshotFile.previousName)?.registers.values.map(\.file) ?? [])
    }
    compaction.items = try unnamedRegisters(kept)
    var named: Set<String> = []
    try addNamedBodies(after: 0, through: board.seq, to: &named)
    compaction.items += try leftovers(named)
    return compaction
  }

  /// Writes a snapshot at once, and takes away register files that neither snapshot names, and
  /// what only a crash can have left: bodies that no line names, and files that never got a name.
  ///
  /// Segments and quarantine are never touched.
  ///
  /// - Returns: what was done.
  /// - Throws: `damaged` where the journal is not whole, `locked` where another program writes a
  ///   snapshot just now, `stopped` before anything is written, or what failed; the journal is as it
  ///   was.
  public func compact() throws(StoreError) -> Compaction {
    // A line that does not verify may name a body that would seem to be left over.
    try requireWholeJournal()
    var compaction = Compaction()
    let before = try snapshot(SnapshotFile.name)?.seq ?? 0
    let registers = try unnamedRegisters([])
    let wanted = try follow().board.seq
    // Nearly all of the journal is read before anybody has to wait for the lock.
    var named: Set<String> = []
    try addNamedBodies(after: 0, through: wanted, to: &named)
    try requireWanted()
    let isWritten = try writeSnapshot()
    let after = try snapshot(SnapshotFile.name)?.seq ?? 0
    guard isWritten || after >= wanted else { throw .locked(by: nil) }
    compaction.changes = after - before
    let left = Set(try unnamedRegisters([]).map(\.file))
    compaction.items = registers.filter { !left.contains($0.file) }
    compaction.items += try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        try catchUp(&state)
        if let reason = state.readOnly { throw .readOnly(reason) }
        try addNamedBodies(
          after: wanted,
          through: state.position.seq,
          isStoppable: false,
          to: &named
        )
        let items = try leftovers(named)
        for item in items { try remove(item.file) }
        return items
      }
    }
    return compaction
  }

  private func addNamedBodies(
    after seq: Int,
    through last: Int,
    isStoppable: Bool = true,
    to named: inout Set<String>
  ) throws(StoreError) {
    var found: Set<String> = []
    var isStopped = false
    let needle = Array(",\"body\":{".utf8)
    try journal.forEachLineBackwards(
      from: last,
      where: { contains($0, needle) },
      isWanted: { _ in
        isStopped = isStoppable && options.isStopped()
        return !isStopped
      },
      { line throws(StoreError) in
        guard line.change.seq > seq else { return false }
        if let body = line.body { found.insert(body.file) }
        return true
      }
    )
    // A body of which nothing is known must not seem to be left over.
    if isStopped { throw .stopped }
    named.formUnion(found)
  }

  private func unnamedRegisters(_ kept: Set<String>) throws(StoreError) -> [Compaction.Item] {
    try items(in: place.registers, "registers/") { name, _ in
      name.hasSuffix(".json") && name.first != "." && !kept.contains(name)
    }
  }

  private func leftovers(_ named: Set<String>) throws(StoreError) -> [Compaction.Item] {
    let limit = (clock().milliseconds - Self.leftoverAge) * 1_000_000
    var items = try items(in: place.bodies, "journal/bodies/") { name, status in
      !named.contains(name) && status.modified ?? limit < limit
    }
    let places = [
      ("", place.root), ("registers/", place.registers), ("journal/", place.journal),
    ]
    for (prefix, directory) in places {
      items += try self.items(in: directory, prefix) { name, status in
        name.first == "." && name.hasSuffix(".tmp") && status.modified ?? limit < limit
      }
    }
    return items
  }

  private func items(
    in directory: Handle,
    _ prefix: String,
    where matches: (String, FileStatus) -> Bool
  ) throws(StoreError) -> [Compaction.Item] {
    try calls { () throws(SystemFault) in
      var items: [Compaction.Item] = []
      for name in try place.files.names(in: directory).sorted() {
        do throws(SystemFault) {
          let status = try place.files.status(of: name, in: directory, dated: true)
          guard status.kind == .file, matches(name, status) else { continue }
          items.append(Compaction.Item(file: prefix + name, bytes: status.size))
        } catch {
          // Somebody else's snapshot took it away meanwhile.
          guard error.isMissing else { throw error }
        }
      }
      return items
    }
  }

  private func remove(_ file: String) throws(StoreError) {
    try calls { () throws(SystemFault) in
      let parts = file.split(separator: "/").map(String.init)
      var directory = place.root
      for part in parts.dropLast() {
        directory = try place.files.open(part, in: directory, .directory)
      }
      try place.files.remove(parts.last ?? file, in: directory)
    }
  }
}
