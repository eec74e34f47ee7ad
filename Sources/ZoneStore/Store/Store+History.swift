internal import Synchronization
public import ZoneModel

/// Which part of the history is wanted.
public struct HistoryFilter: Hashable, Sendable {
  /// Only changes that touched records of this register.
  public var register: String?
  /// Only changes that touched this record.
  public var record: RecordReference?
  /// Only changes that touched this field, or made or deleted its record.
  public var field: String?
  /// Only changes of the author of this name.
  public var author: String?
  /// Only changes since then.
  public var since: Moment?
  /// Only changes before this seq; what a page gives as `next`.
  public var before: Int?
  /// At most so many.
  public var limit: Int

  /// Makes a filter.
  public init(
    register: String? = nil,
    record: RecordReference? = nil,
    field: String? = nil,
    author: String? = nil,
    since: Moment? = nil,
    before: Int? = nil,
    limit: Int = 100
  ) {
    self.register = register
    self.record = record
    self.field = field
    self.author = author
    self.since = since
    self.before = before
    self.limit = limit
  }

  /// How many steps a page shows of a change whose steps are too many for a line; `Store.change`
  /// gives all of them.
  static let mostSteps = 1000

  /// Whether only some steps of a change are wanted.
  var picksSteps: Bool { register != nil || record != nil || field != nil }

  func matches(_ edit: Edit) -> Bool {
    if let record, edit.record != record { return false }
    if let register, edit.record?.register != register { return false }
    if let field, let touched = edit.field, touched != field { return false }
    return !picksSteps || edit.record != nil
  }

  /// What the bytes of a step that is wanted have in them.
  var needle: [UInt8]? {
    if let record { return Array("{\"r\":\"\(record)\"".utf8) }
    if let register { return Array("{\"r\":\"\(register)/".utf8) }
    return nil
  }
}

/// A change as a page of history shows it.
public struct HistoryEntry: Hashable, Sendable {
  /// The change with its steps: those that the filter picks; none where it picks all and they are
  /// too many for a line (`Store.change` gives them).
  public let change: Change
  /// How many steps the change has.
  public let stepCount: Int
}

/// Some of the history, newest first.
public struct HistoryPage: Hashable, Sendable {
  /// The changes.
  public let entries: [HistoryEntry]
  /// What to give as `before` for the next page; `nil` at the beginning of the history.
  public let next: Int?
}

extension Store {
  /// Reads the history, newest first, as far back as the page needs.
  ///
  /// - Throws: `damaged` where a line does not verify, or what failed.
  public func history(_ filter: HistoryFilter = HistoryFilter()) throws(StoreError) -> HistoryPage {
    let last = board.seq
    let needle = filter.needle
    var entries: [HistoryEntry] = []
    var next: Int?
    try journal.forEachLineBackwards(
      from: min(last, (filter.before ?? Int.max) - 1),
      where: { line in
        guard let needle else { return true }
        return contains(line, needle) || contains(line, Array(",\"body\":{".utf8))
      },
      { line throws(StoreError) in
        if entries.count == filter.limit {
          next = entries.last?.change.seq
          return false
        }
        if let since = filter.since, line.change.time < since { return false }
        if let entry = try entry(line, filter) { entries.append(entry) }
        return true
      }
    )
    return HistoryPage(entries: entries, next: next)
  }

  private func entry(
    _ line: JournalLine,
    _ filter: HistoryFilter
  ) throws(StoreError) -> HistoryEntry? {
    if let author = filter.author, line.change.author.name != author { return nil }
    let count = line.body?.count ?? line.change.edits.count
    guard filter.picksSteps else { return HistoryEntry(change: line.change, stepCount: count) }
    var edits: [Edit] = []
    if let body = line.body {
      // Nothing is hashed or read of a body that does not have the record at all.
      if filter.record != nil, let needle = filter.needle,
        try !journal.body(body, has: needle)
      {
        return nil
      }
      let needle = filter.needle ?? Array("{\"r\":".utf8)
      try journal.forEachStep(
        of: body,
        where: { contains($0, needle) },
        { edit throws(StoreError) in
          if filter.matches(edit) { edits.append(edit) }
          return edits.count < HistoryFilter.mostSteps
        }
      )
    } else {
      edits = line.change.edits.filter(filter.matches)
    }
    guard !edits.isEmpty else { return nil }
    return HistoryEntry(change: line.change.with(edits: edits), stepCount: count)
  }

  /// A change with all of its steps.
  ///
  /// - Throws: `noSuchChange`, or what failed.
  public func change(_ seq: Int) throws(StoreError) -> Change {
    guard seq >= 1, seq <= board.seq else { throw .noSuchChange(seq: seq) }
    return try readChange(seq)
  }

  func readChange(_ seq: Int) throws(StoreError) -> Change {
    var found: Change?
    try journal.forEachLine(after: seq - 1) { line throws(StoreError) in
      found = try journal.complete(line)
      return false
    }
    guard let found, found.seq == seq else { throw .noSuchChange(seq: seq) }
    return found
  }

  /// The change that a client made under an id, without its steps: after a crash it says whether
  /// the change was saved; `nil` when it was not.
  public func savedChange(id: String) throws(StoreError) -> Change? {
    let needle = Array(",\"id\":\"\(id)\",".utf8)
    var found: Change?
    try journal.forEachLineBackwards(
      from: board.seq,
      where: { contains($0, needle) },
      { line throws(StoreError) in
        guard line.change.id == id else { return true }
        found = line.change.with(edits: [])
        return false
      }
    )
    return found
  }

  /// The state as it was behind a change; 0 is the beginning.
  ///
  /// - Complexity: that of the changes since.
  public func board(asOf seq: Int) throws(StoreError) -> StoreBoard {
    guard seq >= 0 else { throw .noSuchChange(seq: seq) }
    let (now, later) = try state.withLock { state throws(StoreError) in
      (state.board, try changes(after: seq, state))
    }
    guard seq <= now.seq else { throw .noSuchChange(seq: seq) }
    var board = now.renumbered(generation: -1 - seq)
    do throws(UnapplyFault) {
      try board.unapply(later.reversed())
    } catch {
      throw .damaged(
        Damage(
          file: "journal",
          offset: 0,
          reason: Phrase(
            "change \(error.seq) does not fit the records: \(error.reason.en)",
            "第 \(error.seq) 号更改与记录不符：\(error.reason.zh)"
          )
        )
      )
    }
    return board
  }

  /// The state as it was at a moment.
  public func board(asOf moment: Moment) throws(StoreError) -> StoreBoard {
    var seq = 0
    try journal.forEachLineBackwards(from: board.seq) { line throws(StoreError) in
      guard line.change.time > moment else {
        seq = line.change.seq
        return false
      }
      return true
    }
    return try board(asOf: seq)
  }
}

extension Change {
  /// The same change with other steps.
  func with(edits: [Edit]) -> Change {
    Change(
      seq: seq,
      id: id,
      time: time,
      author: author,
      operation: operation,
      of: of,
      label: label,
      why: why,
      edits: edits
    )
  }
}

extension StoreBoard {
  /// The same state under another generation, so that nobody takes its slots for the present ones.
  func renumbered(generation: Int) -> StoreBoard {
    var board = StoreBoard(seq: seq, generation: generation, texts: texts, order: order)
    for (register, source) in registers {
      board.registers[register] = source.renumbered(generation: generation)
    }
    return board
  }
}
