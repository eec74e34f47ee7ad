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
  /// How many records the new store holds.
  public internal(set) var records = 0
  /// The files whose state was brought over without the changes that led to it, because the journal has
  /// lost them: `SNAPSHOT.json`, or register files where that is lost too, or the segments of later
  /// changes that tell what was before them.
  public internal(set) var filesUsed: [String] = []
  /// The files that people edit by hand, brought over as they are on the disk, whose text is not in
  /// force in the new store.
  public internal(set) var notInForce: [String] = []
  /// What is missing.
  public internal(set) var missing: [Missing] = []
}

extension Store {
  /// Makes a new store of everything in a damaged one that can be proved; the old one stays as it
  /// is, but for an empty folder of derived files where that was lost.
  ///
  /// A store that has lost its whole journal is brought over as its snapshot and register files show
  /// it, without its history.
  ///
  /// Every change whose line verifies and that fits the records before it is brought over. Where
  /// the journal has lost changes that the snapshot still shows, their outcome is brought over as
  /// one change; where no snapshot is whole, that of each register file by itself; else what later
  /// changes say of the values before them. A lost
  /// `FORMAT.json` is done without where the journal's headers agree on whose they are. Files that
  /// people edit by hand come as they are on the disk.
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
    let stopgap = try JournalStopgap(path, files)
    defer { stopgap.remove() }
    let place = try StorePlace(path: path, files: files, allowsNetwork: true)
    let (format, loss) = try Salvage.format(of: place)
    let store = try create(at: newPath, author: author, order: order, clock: clock)
    var salvage = Salvage(place: place, format: format, store: store, order: order)
    if let loss { salvage.report.missing.append(loss) }
    try salvage.run()
    salvage.report.records = store.board.registers.values.reduce(0) { $0 + $1.count }
    try salvage.bringHandEdited()
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

/// Empty folders in the place of a journal that is gone, so that the rest of its store can be read.
private struct JournalStopgap {
  private let files: Files
  private var made: [(name: String, directory: Handle)] = []

  /// Makes the folders of the journal that a store has lost; nothing where `FORMAT.json` does not tell
  /// that there was one.
  init(_ path: String, _ files: Files) throws(StoreError) {
    self.files = files
    // What keeps the store from being opened is told by whoever opens it.
    guard let root = try? files.openRoot(path),
      (try? files.status(of: FormatFile.name, in: root)) != nil
    else { return }
    do throws(SystemFault) {
      var directory = root
      for name in ["journal", "bodies"] {
        do throws(SystemFault) {
          directory = try files.open(name, in: directory, .directory)
        } catch {
          guard error.isMissing else { throw error }
          let above = directory
          directory = try files.makeDirectory(name, in: above, mode: StorePlace.Mode.directory)
          made.append((name, above))
        }
      }
    } catch {
      remove()
      throw StorePlace.place(error, path: path)
    }
  }

  /// Takes the folders away again.
  func remove() {
    // They are empty: one that stays says no more than that the journal is gone.
    for (name, directory) in made.reversed() { try? files.removeDirectory(name, in: directory) }
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
  /// The number of the change that comes next in the old journal.
  private var next = 1
  /// The number of the last change that could be read.
  private var newest = 0
  /// When the last change was made.
  private var lastTime = Moment(milliseconds: 0)

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

  /// The format of a store; where `FORMAT.json` is lost, as far as the journal tells it.
  static func format(
    of place: StorePlace
  ) throws(StoreError) -> (FormatFile, SalvageReport.Missing?) {
    do throws(StoreError) {
      return (try place.readFormat().0, nil)
    } catch {
      guard case .notAStore(_, let reason) = error else { throw error }
      let journal = Journal(place: place, store: "")
      var headers: [SegmentHeader] = []
      for first in try journal.segments() {
        let text = try journal.text(first)
        // The bytes of a line are only there as long as the text is.
        let line = withExtendedLifetime(text) { Array($0.headerLine) }
        if let tree = try? JSONTree(bytes: line), let header = SegmentHeader(tree) {
          headers.append(header)
        }
      }
      guard let header = headers.first, headers.allSatisfy({ $0.store == header.store }) else {
        throw error
      }
      return (
        FormatFile(store: header.store, created: header.time),
        .init(file: FormatFile.name, offset: 0, seq: nil, reason: reason)
      )
    }
  }

  mutating func run() throws(StoreError) {
    let journal = Journal(place: place, store: format.store)
    var shown = try statesShown()
    for first in try journal.segments() {
      let text = try journal.text(first)
      let file = "journal/" + SegmentHeader.name(first: first)
      if first > next { lose(next..<first, before: file) }
      for index in 0..<text.count {
        next = first + index + 1
        guard let line = text.change(index) else {
          let damage = text.damage(index)
          miss(file, damage.offset, nil, damage.reason)
          continue
        }
        guard line.change.seq > newest else {
          let seq = line.change.seq
          miss(
            file,
            text.offset(index),
            seq,
            Phrase("a later change stands before it: a copy", "其前已有更晚的变更：是副本")
          )
          continue
        }
        newest = line.change.seq
        // Where damage took a line end, lines are fewer than changes.
        next = newest + 1
        while let state = shown.first, line.change.seq > state.board.seq {
          try catchUp(with: shown.removeFirst(), before: line.change.time)
        }
        try take(line, journal, file, text.offset(index))
      }
    }
    if let last = shown.last, last.board.seq >= next {
      lose(next..<last.board.seq + 1, before: nil)
    }
    for state in shown { try catchUp(with: state, before: nil) }
  }

  /// Notes changes of which not even a damaged line is left.
  private mutating func lose(_ seqs: Range<Int>, before file: String?) {
    let last = seqs.upperBound - 1
    let (en, zh) =
      seqs.count == 1
      ? ("change \(last) is", "第 \(last) 号变更")
      : ("changes \(seqs.lowerBound) to \(last) are", "第 \(seqs.lowerBound) 至 \(last) 号变更")
    miss(
      file ?? "journal/",
      0,
      seqs.lowerBound,
      Phrase("\(en) not in the journal", "日志中缺少\(zh)")
    )
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
    let misfits = store.board.misfits(of: change.edits)
    if let reason = misfits.first(where: { $0.bridge == nil })?.reason {
      return miss(file, offset, change.seq, reason)
    }
    // What the change says of the values before it is all that is left of how they came about.
    try bring(misfits.flatMap { $0.bridge ?? [] }, from: file, at: change.time)
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
    lastTime = change.time
    report.changes += 1
  }

  /// A state that files show, of all registers or of one.
  private struct Shown {
    /// Where it was read.
    let file: String
    let board: StoreBoard
    /// The only register that it tells of; `nil` where it tells of all.
    var register: String?
  }

  /// The states that are known beside the journal, by their seqs: that of the newest snapshot whose
  /// files all verify, else those of single register files.
  private func statesShown() throws(StoreError) -> [Shown] {
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
      let bases = loader.bases(of: snapshot)
      var isWhole = true
      for register in snapshot.registers.keys {
        guard let base = bases[register], base.verifiesWhole() else {
          isWhole = false
          break
        }
        board.registers[register] = RegisterSource(base: base, generation: 0, seq: snapshot.seq)
      }
      if isWhole { return [Shown(file: name, board: board)] }
    }
    return try registerFiles()
  }

  /// The newest register file of each register that is strict JSON with a header of this store.
  ///
  /// Its checksums stood in the snapshot that is lost, so that it is only used where it closes a gap.
  private func registerFiles() throws(StoreError) -> [Shown] {
    var newest: [String: (file: String, copy: RecordCopy, seq: Int)] = [:]
    let names = try calls { () throws(SystemFault) in try place.files.names(in: place.registers) }
    for name in names.sorted() where name.hasSuffix(".json") && name.first != "." {
      guard let bytes = try place.read(name, in: place.registers),
        let copy = try? RecordCopy(bytes, register: nil), copy.store == format.store,
        let seq = copy.seq, seq > newest[copy.register]?.seq ?? -1
      else { continue }
      newest[copy.register] = ("registers/" + name, copy, seq)
    }
    return newest.values.sorted { ($0.seq, $0.file) < ($1.seq, $1.file) }.compactMap { found in
      var board = StoreBoard(seq: found.seq, generation: 0, order: order)
      let edits = found.copy.records.map { Edit.create($0.reference, $0.fields) }
      guard (try? board.apply(edits, seq: found.seq)) != nil else { return nil }
      board.seq = found.seq
      return Shown(file: found.file, board: board, register: found.copy.register)
    }
  }

  /// Brings over what files show and the changes so far do not.
  ///
  /// - Parameters:
  ///   - shown: the state that the files show.
  ///   - time: that of the change behind it, which it is given so that times never go backwards; `nil`
  ///     where it is the last.
  /// - Throws: what failed with the new store.
  private mutating func catchUp(
    with shown: Shown,
    before time: Moment?
  ) throws(StoreError) {
    try bring(
      store.board.edits(to: shown.board, only: shown.register),
      from: shown.file,
      at: time ?? max(store.clock(), lastTime)
    )
  }

  /// Brings over an outcome of which the way that led to it is lost, as one change.
  private mutating func bring(
    _ edits: [Edit],
    from file: String,
    at time: Moment
  ) throws(StoreError) {
    guard !edits.isEmpty else { return }
    try store.append([
      Change(
        seq: store.board.seq + 1,
        id: Store.makeID(),
        time: time,
        author: store.author,
        operation: .import,
        label: file,
        edits: edits
      )
    ])
    if !report.filesUsed.contains(file) { report.filesUsed.append(file) }
  }

  /// Brings over what people wrote by hand, as it is on the disk; where that is not there, the text in
  /// force.
  mutating func bringHandEdited() throws(StoreError) {
    let texts = store.board.texts
    let onDisk = try place.handEditedNames()
    for file in onDisk.union(texts.keys).sorted() {
      let inForce = texts[file].map { Array($0.utf8) }
      var bytes = inForce
      do throws(StoreError) {
        bytes = try place.handEditedBytes(file) ?? inForce
      } catch {
        miss(file, 0, nil, error.message)
      }
      guard let bytes else { continue }
      try store.place.writeHandEdited(file, bytes)
      if bytes != inForce { report.notInForce.append(file) }
    }
  }
}

extension StoreBoard {
  /// The steps that lead from this state to another, or to what that has in one register.
  func edits(to other: StoreBoard, only one: String? = nil) -> [Edit] {
    var edits: [Edit] = []
    let all = one.map { [$0] } ?? Set(registers.keys).union(other.registers.keys)
    for register in all.sorted() {
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
    guard one == nil else { return edits }
    for file in Set(texts.keys).union(other.texts.keys).sorted()
    where texts[file].map({ Value.text($0) }) != other.texts[file].map({ .text($0) }) {
      edits.append(.adopt(file: file, before: texts[file], after: other.texts[file]))
    }
    return edits
  }
}
