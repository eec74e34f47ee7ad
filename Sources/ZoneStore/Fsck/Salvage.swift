internal import Synchronization
public import ZoneModel

extension Store {
  /// Makes a new store of everything in a damaged one that can be proved; the old one stays as it
  /// is, but for an empty folder of derived files where that was lost.
  ///
  /// A store that has lost its whole journal is brought over as its snapshot and register files show
  /// it, without its history.
  ///
  /// Every change whose line verifies is brought over, in the order of the hashes and whatever its file
  /// is called, but for steps on records that are not there. Where
  /// the journal has lost changes that the snapshot still shows, their outcome is brought over as
  /// one change; where no snapshot is whole, that of each register file by itself; else what later
  /// changes say of the values before them. A lost
  /// `FORMAT.json` is done without where the journal's headers agree on whose they are, or the snapshot
  /// or the register files tell. Files that people edit by hand come as they are on the disk.
  ///
  /// The new store is written beside its place and only then gets its name.
  ///
  /// - Parameters:
  ///   - path: the damaged store.
  ///   - newPath: where the new one is to be; nothing may be there.
  ///   - author: who does it.
  ///   - order: the place of each field in declared order, by register.
  ///   - clock: the time.
  ///   - progress: told how many changes of how many are done; says whether to go on.
  /// - Returns: what was brought over and what not.
  /// - Throws: `exists` where anything is at the place, `stopped` where `progress` said so, or what
  ///   failed; then nothing is at the place.
  public static func salvage(
    _ path: String,
    into newPath: String,
    author: Author,
    order: @escaping @Sendable (String) -> [String: Int] = { _ in [:] },
    clock: @escaping @Sendable () -> Moment,
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(StoreError) -> SalvageReport {
    let files = Files(RealFileSystem())
    let newPath = CopySource.withoutEnd(newPath)
    let (directory, name) = try CopySource.parent(of: newPath, files)
    if try isThere(name, in: directory, files) { throw .exists(path: newPath) }
    try requireOutside(newPath, files)
    let left = try files.leftovers(of: name, in: directory)
    let stopgap = try JournalStopgap(for: path, beside: name, in: directory, files)
    defer { stopgap.remove() }
    let place = try StorePlace(path: path, files: files, allowsNetwork: true, stopgap: stopgap)
    let (format, loss) = try Salvage.format(of: place)
    let passing = files.passingName(for: name)
    let above = newPath.lastIndex(of: "/").map { String(newPath[...$0]) } ?? ""
    do throws(StoreError) {
      let store = try create(at: above + passing, author: author, order: order, clock: clock)
      var salvage = Salvage(place: place, format: format, store: store, order: order)
      salvage.report.notices = left
      if let loss { salvage.report.missing.append(loss) }
      try salvage.run(progress)
      salvage.report.records = store.board.registers.values.reduce(0) { $0 + $1.count }
      try salvage.bringHandEdited()
      try store.writeSnapshot()
      try store.place.keepFeatures(of: format)
      try Self.name(passing, name, in: directory, path: newPath, files)
      return salvage.report
    } catch {
      // What is left where this fails is under a name that says what it is.
      try? files.removeTree(passing, in: directory)
      throw error
    }
  }

  /// Appends a change as it is, with its own author and time.
  func append(_ change: Change, as written: WrittenChange? = nil) throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      try withWriteLock(&state) { state throws(StoreError) in
        var after = state.board
        do throws(ApplyFault) {
          _ = try after.apply(change.edits, seq: change.seq)
        } catch {
          throw .refused([Refusal(.invalid, record: error.edit.record, error.reason)])
        }
        try write(change, nil, &state, as: written)
        state.board = after
        state.recent = RecentChanges(floor: change.seq)
        publish(state)
      }
    }
  }
}

extension StorePlace {
  /// Takes over the features of another store's format, so that older programs do not use what is of
  /// newer ones.
  fileprivate func keepFeatures(of old: FormatFile) throws(StoreError) {
    guard !old.readOnlyCompatible.isEmpty || !old.compatible.isEmpty else { return }
    var (format, _) = try readFormat()
    format.readOnlyCompatible = old.readOnlyCompatible
    format.compatible = old.compatible
    let bytes = format.bytes
    try calls { () throws(SystemFault) in
      try files.replace(FormatFile.name, in: root, with: bytes, mode: Mode.file)
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
  /// The number of the change that comes next in the old journal.
  private var next = 1
  /// The records that changes are about and whose making is lost.
  private var lost: [RecordReference: SalvageReport.LostRecord] = [:]
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
      guard !headers.isEmpty else { throw error }
      let store = try owner(of: Set(headers.map(\.store)), at: place)
      guard let header = headers.first(where: { $0.store == store }) else { throw error }
      return (
        FormatFile(store: header.store, created: header.time),
        .init(file: FormatFile.name, offset: 0, seq: nil, reason: reason)
      )
    }
  }

  /// The store that a place is of, where its journal has segments of these.
  private static func owner(
    of stores: Set<String>,
    at place: StorePlace
  ) throws(StoreError) -> String? {
    guard stores.count > 1 else { return stores.first }
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      if let bytes = try place.read(name, in: place.root),
        let store = (try? JSONTree(bytes: bytes))?["store"]?.text, stores.contains(store)
      {
        return store
      }
    }
    let names = try calls { () throws(SystemFault) in try place.files.names(in: place.registers) }
    for name in names.sorted() where name.hasSuffix(".json") && name.first != "." {
      if let bytes = try place.read(name, in: place.registers),
        let store = (try? RecordCopy(bytes, register: nil))?.store, stores.contains(store)
      {
        return store
      }
    }
    throw .notAStore(
      path: place.path,
      reason: Phrase(
        "it has no \(FormatFile.name), and in journal/ are segments of \(stores.count) stores: leave "
          + "those of one there",
        "缺少 \(FormatFile.name)，且 journal/ 中有 \(stores.count) 个数据库的日志段：请只留下其中一个的"
      )
    )
  }

  mutating func run(_ progress: (_ done: Int, _ total: Int) -> Bool) throws(StoreError) {
    let journal = Journal(place: place, store: format.store)
    var (shown, proved) = try statesShown()
    let course = JournalCourse(try journal.looseSegments(), store: format.store, proved: proved)
    // How many lines behind the last change are there, but damaged.
    var damaged = 0
    var last: JournalCourse.Step?
    for (done, step) in course.steps.enumerated() {
      guard progress(done, course.steps.count) else { throw .stopped }
      let file = course.files[step.file]
      for line in step.damagedBefore { missLine(file, line) }
      if !(last?.file == step.file && !step.damagedBefore.isEmpty) {
        // Where damage took a line end, lines are fewer than changes.
        let lost = next + damaged..<max(next + damaged, step.seq - step.damagedBefore.count)
        if !lost.isEmpty { lose(lost, before: file.file) }
      }
      next = step.seq + 1
      let offset = file.lines[step.line].range.lowerBound
      try take(step, file, offset, journal, &shown)
      for line in step.damagedBehind { missLine(file, line) }
      damaged = step.damagedBehind.count
      last = step
    }
    for (file, line) in course.unreadable { missLine(course.files[file], line) }
    damaged += course.unreadable.count
    if let end = shown.last?.board.seq, end >= next + damaged {
      lose(next + damaged..<end + 1, before: nil)
    }
    for state in shown { try catchUp(with: state, before: nil) }
    report.lost = lost.values.filter { store.board.record($0.record) == nil }
      .sorted { $0.record.description < $1.record.description }
    report.leftOut = course.leftOut.map { $0.told(in: course.files) }
  }

  private mutating func missLine(_ file: LooseSegment, _ line: Int) {
    miss(
      file.file,
      file.lines[line].range.lowerBound,
      nil,
      Phrase("the line does not verify", "该行校验不符")
    )
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
    _ step: JournalCourse.Step,
    _ file: LooseSegment,
    _ offset: Int,
    _ journal: Journal,
    _ shown: inout [Shown]
  ) throws(StoreError) {
    var written: WrittenChange
    do {
      written = try file.withLine(step.line) { line throws(StoreError) in
        try journal.written(line, in: file.file, at: offset)
      }
    } catch {
      switch error {
      case .damaged(let damage): return miss(file.file, offset, step.seq, damage.message)
      case .newer(let what): return miss(file.file, offset, step.seq, what)
      default: throw error
      }
    }
    while let state = shown.first, step.seq > state.board.seq {
      try catchUp(with: shown.removeFirst(), before: written.change.time)
    }
    let misfits = store.board.misfits(of: written.change.edits)
    let kept = leaveOutUnfit(misfits, &written, file.file, offset)
    guard !kept.isEmpty || misfits.isEmpty else { return }
    // What the change says of the values before it is all that is left of how they came about.
    let bridges = misfits.filter { kept.contains($0.step) }.flatMap { $0.bridge ?? [] }
    try bring(bridges, from: file.file, at: written.change.time)
    try add(written)
  }

  /// Takes the steps out of a change that cannot be done, with all others on their records.
  ///
  /// - Returns: which steps are left.
  private mutating func leaveOutUnfit(
    _ misfits: [Misfit],
    _ written: inout WrittenChange,
    _ file: String,
    _ offset: Int
  ) -> Set<Int> {
    let edits = written.change.edits
    let all = Set(edits.indices)
    let unfit = misfits.filter { $0.bridge == nil }
    guard let first = unfit.first else { return all }
    let steps = Set(unfit.map(\.step))
    let records = Set(unfit.compactMap { edits[$0.step].record })
    let kept = all.filter { step in
      !steps.contains(step) && edits[step].record.map { !records.contains($0) } ?? true
    }
    for step in edits.indices where !kept.contains(step) {
      if let record = edits[step].record, store.board.record(record) == nil {
        lost[
          record,
          default: .init(record, file: file, offset: offset, seq: written.change.seq)
        ].note(edits[step])
      }
    }
    let more = records.count - 1
    let (en, zh) = more > 0 ? (", and \(more) more", "，另有 \(more) 条") : ("", "")
    let rest =
      kept.isEmpty
      ? Phrase("", "")
      : Phrase("; the rest of the change was brought over", "；该变更的其余部分已转存")
    miss(
      file,
      offset,
      written.change.seq,
      Phrase(first.reason.en + en + rest.en, first.reason.zh + zh + rest.zh)
    )
    guard !kept.isEmpty else { return kept }
    written = WrittenChange(
      change: written.change.with(edits: kept.sorted().map { edits[$0] }),
      steps: kept.sorted().map { written.steps[$0] },
      others: written.others
    )
    return kept
  }

  private mutating func add(_ written: WrittenChange) throws(StoreError) {
    let change = written.change
    let seq = store.board.seq + 1
    let of = change.of.flatMap { newSeqs[$0] }
    let brought = Change(
      seq: seq,
      id: change.id,
      time: change.time,
      author: change.author,
      // An undo whose change is missing is an edit like any other.
      operation: change.of != nil && of == nil ? .edit : change.operation,
      of: of,
      label: change.label,
      why: change.why,
      edits: change.edits
    )
    try store.append(brought, as: written)
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
  /// files all verify, else those of single register files; and the hashes of changes that all of them
  /// name.
  private func statesShown() throws(StoreError) -> ([Shown], proved: Set<LineHash>) {
    var proved: Set<LineHash> = []
    let loader = StoreLoader(place: place, format: format, generation: 0, order: order)
    for name in [SnapshotFile.name, SnapshotFile.previousName] {
      guard let bytes = try place.read(name, in: place.root),
        let snapshot = SnapshotFile.read(bytes, store: format.store).0
      else { continue }
      if let hash = LineHash(snapshot.chain) { proved.insert(hash) }
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
      if isWhole { return ([Shown(file: name, board: board)], proved) }
    }
    return (try registerFiles(&proved), proved)
  }

  /// The newest register file of each register that is strict JSON with a header of this store.
  ///
  /// Its checksums stood in the snapshot that is lost, so that it is only used where it closes a gap.
  private func registerFiles(_ proved: inout Set<LineHash>) throws(StoreError) -> [Shown] {
    var newest: [String: (file: String, copy: RecordCopy, seq: Int)] = [:]
    let names = try calls { () throws(SystemFault) in try place.files.names(in: place.registers) }
    for name in names.sorted() where name.hasSuffix(".json") && name.first != "." {
      guard let bytes = try place.read(name, in: place.registers),
        let copy = try? RecordCopy(bytes, register: nil), copy.store == format.store,
        let seq = copy.seq, seq > newest[copy.register]?.seq ?? -1
      else { continue }
      if let hash = copy.chain.flatMap(LineHash.init) { proved.insert(hash) }
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
    try store.append(
      Change(
        seq: store.board.seq + 1,
        id: Store.makeID(),
        time: time,
        author: store.author,
        operation: .import,
        label: file,
        edits: edits
      )
    )
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

extension SalvageReport.LostRecord {
  /// Takes what a step tells.
  fileprivate mutating func note(_ edit: Edit) {
    switch edit {
    case .set(_, let field, let before, let after): fields[field] = after ?? before
    case .members(_, let field, let added, let removed):
      fields[field] = .list(added.isEmpty ? removed : added)
    case .create(_, let told), .delete(_, let told):
      for (field, value) in told.entries { fields[field] = value }
    case .adopt: break
    }
  }
}

extension JournalCourse.LeftOut {
  /// What is told of it.
  fileprivate func told(in files: [LooseSegment]) -> SalvageReport.Missing {
    let one = seqs.count == 1
    let (first, last) = (seqs.lowerBound, seqs.upperBound)
    let en = one ? "change \(first)" : "changes \(first) to \(last)"
    let zh = one ? "第 \(first) 号变更" : "第 \(first) 至 \(last) 号变更"
    let what: Phrase =
      switch reason {
      case .foreign(let store):
        Phrase(
          "\(en) of another store (\(store)), left out; each line is a change and can be read as text",
          "另一数据库（\(store)）的\(zh)，未转存；每行为一次变更，可按文本查看"
        )
      case .copy(let other):
        Phrase(
          "a copy of \(en), brought over from \(files[other].file)",
          "\(zh)的副本，已由 \(files[other].file) 转存"
        )
      case .otherCourse:
        Phrase(
          "\(en) of a copy of this store that went on by itself, left out; each line is a change and "
            + "can be read as text",
          "本数据库某份副本自行继续后的\(zh)，未转存；每行为一次变更，可按文本查看"
        )
      }
    return .init(file: files[file].file, offset: offset, seq: first, reason: what)
  }
}
