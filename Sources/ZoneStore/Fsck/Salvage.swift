internal import Synchronization
public import ZoneModel

/// What a salvage brought over, and what it could not.
public struct SalvageReport: Hashable, Sendable {
  /// Something that is missing in the new store.
  public struct Missing: Hashable, Sendable {
    /// The file in the old store.
    public let file: String
    /// Where in it.
    public let offset: Int
    /// The number of the change there, where the line can still be read.
    public let seq: Int?
    /// Why it was not brought over.
    public let reason: Phrase
  }

  /// How many changes were brought over, with their authors and times.
  public internal(set) var changes = 0
  /// Whether records that the journal has lost were taken from the snapshot.
  public internal(set) var usedSnapshot = false
  /// What is missing.
  public internal(set) var missing: [Missing] = []
}

extension Store {
  /// Makes a new store of everything in a damaged one that can be proved; the old one stays as it
  /// is.
  ///
  /// Every change whose line verifies and that fits the records before it is brought over. Where
  /// the journal has lost changes that the snapshot still shows, their outcome is brought over as
  /// one change.
  ///
  /// - Parameters:
  ///   - path: the damaged store.
  ///   - newPath: where the new one is to be; nothing may be there.
  ///   - author: who does it.
  ///   - order: the place of each field in declared order, by register.
  ///   - clock: the time.
  /// - Returns: what was brought over and what not.
  /// - Throws: what failed; the new store is then of no use.
  public static func salvage(
    _ path: String,
    into newPath: String,
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    clock: @escaping @Sendable () -> Moment
  ) throws(StoreError) -> SalvageReport {
    let files = Files(RealFileSystem())
    let place = try StorePlace(path: path, files: files, allowsNetwork: true)
    let (format, _) = try place.readFormat()
    let store = try create(at: newPath, author: author, order: order, clock: clock)
    var salvage = Salvage(place: place, format: format, store: store, order: order)
    try salvage.run()
    for (file, text) in store.board.texts { try store.writeHandEditedText(file, text) }
    try store.writeSnapshot()
    return salvage.report
  }

  /// Appends changes as they are, with their own authors and times, and syncs them together.
  func append(_ changes: [Change]) throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        for change in changes {
          var after = state.board
          do throws(ApplyFault) {
            _ = try after.apply(change.edits, seq: change.seq)
          } catch {
            throw .refused([Refusal(.invalid, record: error.edit.record, error.reason)])
          }
          try write(change, nil, &state)
          state.board = after
          state.recent = RecentChanges(floor: change.seq)
        }
        publish(state)
      }
    }
  }
}

/// The work of a salvage.
private struct Salvage {
  let place: StorePlace
  let format: FormatFile
  let store: Store
  let order: @Sendable (String) -> [String: Int]
  var report = SalvageReport()
  private var newSeqs: [Int: Int] = [:]

  init(
    place: StorePlace,
    format: FormatFile,
    store: Store,
    order: @escaping @Sendable (String) -> [String: Int]
  ) {
    self.place = place
    self.format = format
    self.store = store
    self.order = order
  }

  mutating func run() throws(StoreError) {
    let journal = Journal(place: place, store: format.store)
    var snapshot = try snapshotBoard()
    for first in try journal.segments() {
      let text = try journal.text(first)
      let file = "journal/" + SegmentHeader.name(first: first)
      for index in 0..<text.count {
        guard let line = text.change(index) else {
          let damage = text.damage(index)
          miss(file, damage.offset, nil, damage.reason)
          continue
        }
        if let shown = snapshot, line.change.seq > shown.seq {
          try catchUp(with: shown)
          snapshot = nil
        }
        try take(line, journal, file, text.offset(index))
      }
    }
    if let snapshot { try catchUp(with: snapshot) }
  }

  private mutating func miss(_ file: String, _ offset: Int, _ seq: Int?, _ reason: Phrase) {
    report.missing.append(.init(file: file, offset: offset, seq: seq, reason: reason))
  }

  private mutating func take(
    _ line: JournalLine,
    _ journal: Journal,
    _ file: String,
    _ offset: Int
  ) throws(StoreError) {
    let change: Change
    do {
      change = try journal.complete(line)
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      return miss(file, offset, line.change.seq, damage.message)
    }
    if let reason = store.board.misfits(of: change.edits).first {
      return miss(file, offset, change.seq, reason)
    }
    let of = change.of.flatMap { newSeqs[$0] }
    // An undo whose change is missing is an edit like any other.
    let operation = change.of != nil && of == nil ? .edit : change.operation
    try add(change, operation, of)
  }

  private mutating func add(
    _ change: Change,
    _ operation: ZoneModel.Operation,
    _ of: Int?
  ) throws(StoreError) {
    let seq = store.board.seq + 1
    try store.append([
      Change(
        seq: seq,
        id: change.id,
        time: change.time,
        author: change.author,
        operation: operation,
        of: of,
        label: change.label,
        why: change.why,
        edits: change.edits
      )
    ])
    newSeqs[change.seq] = seq
    report.changes += 1
  }

  /// The board of the newest snapshot whose files all verify.
  private func snapshotBoard() throws(StoreError) -> StoreBoard? {
    let loader = StoreLoader(place: place, format: format, generation: 0, order: order)
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      guard let bytes = try place.read(name, in: place.root),
        let snapshot = SnapshotFile.read(bytes, store: format.store).0
      else { continue }
      var board = StoreBoard(
        seq: snapshot.seq,
        generation: 0,
        texts: snapshot.texts,
        order: order
      )
      var isWhole = true
      for (register, entry) in snapshot.registers {
        guard let base = try loader.verifiedBase(register, entry, snapshot) else {
          isWhole = false
          break
        }
        board.registers[register] = RegisterSource(base: base, generation: 0, seq: snapshot.seq)
      }
      if isWhole { return board }
    }
    return nil
  }

  /// Brings over what a snapshot shows and the changes so far do not.
  private mutating func catchUp(with snapshot: StoreBoard) throws(StoreError) {
    let edits = store.board.edits(to: snapshot)
    guard !edits.isEmpty else { return }
    let draft = ChangeDraft(
      id: Store.makeID(),
      operation: .import,
      label: "SNAPSHOT.json",
      edits: edits,
      seen: store.board.seq
    )
    _ = try store.commit(draft, check: NothingToCheck())
    report.usedSnapshot = true
  }
}

/// The check of changes that were checked when they were made.
private struct NothingToCheck: ChangeCheck {
  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] { [] }
}

extension StoreBoard {
  /// The steps that lead from this state to another.
  func edits(to other: StoreBoard) -> [Edit] {
    var edits: [Edit] = []
    for register in Set(registers.keys).union(other.registers.keys).sorted() {
      let (old, new) = (
        registers[register] ?? empty(register), other.registers[register] ?? empty(register)
      )
      old.forEachRow { slot, _ in
        if let record = old.record(at: slot), new.slot(of: record.id) == nil {
          edits.append(.delete(record.reference, record.fields))
        }
        return true
      }
      new.forEachRow { slot, _ in
        guard let record = new.record(at: slot) else { return true }
        if let before = old.record(record.id) {
          edits += before.fields.edits(to: record.fields, of: record.reference)
        } else {
          edits.append(.create(record.reference, record.fields))
        }
        return true
      }
    }
    for file in Set(texts.keys).union(other.texts.keys).sorted()
    where texts[file].map({ Value.text($0) }) != other.texts[file].map({ .text($0) }) {
      edits.append(.adopt(file: file, before: texts[file], after: other.texts[file]))
    }
    return edits
  }
}

extension Fields {
  fileprivate func edits(to other: Fields, of reference: RecordReference) -> [Edit] {
    let fields = entries.map(\.field) + other.entries.map(\.field).filter { self[$0] == nil }
    return fields.compactMap { field in
      self[field] == other[field]
        ? nil : .set(reference, field: field, before: self[field], after: other[field])
    }
  }
}
