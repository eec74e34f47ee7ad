internal import Synchronization
public import ZoneModel

/// Which part of the history is wanted.
public struct HistoryFilter: Hashable, Sendable {
  /// Only changes that touched records of this register.
  public var register: String?
  /// Only changes that touched one of these records; empty for any.
  public var records: Set<RecordReference>
  /// Only changes that touched this field, or made or deleted its record.
  public var field: String?
  /// Only changes of the author of this name.
  public var author: String?
  /// Only acts of this kind.
  public var operation: ZoneModel.Operation?
  /// Only changes that came with a reason.
  public var hasReason = false
  /// Only changes since then.
  public var since: Moment?
  /// Only changes up to then.
  public var until: Moment?
  /// Only changes that say each of these words, any spelling of a word.
  ///
  /// They are looked for in label, reason, author, ids, values and, but for plain edits, the kind of
  /// act as the journal spells it; letters of ASCII without case.
  public var words: [[String]]
  /// Fields, written `register.field`, in whose values no word is looked for.
  public var hidden: Set<String> = []
  /// Only before this seq; what a page gives as `next`.
  public var before: Int?
  /// At most so many.
  public var limit: Int

  /// Makes a filter.
  public init(
    register: String? = nil,
    record: RecordReference? = nil,
    records: Set<RecordReference> = [],
    field: String? = nil,
    author: String? = nil,
    operation: ZoneModel.Operation? = nil,
    since: Moment? = nil,
    until: Moment? = nil,
    words: [[String]] = [],
    before: Int? = nil,
    limit: Int = 100
  ) {
    self.register = register
    self.records = record.map { records.union([$0]) } ?? records
    self.field = field
    self.author = author
    self.operation = operation
    self.since = since
    self.until = until
    self.words = words
    self.before = before
    self.limit = limit
  }

  /// How many steps a page shows of a change whose steps are too many for a line; `Store.change`
  /// gives all of them.
  static let mostSteps = 1000

  /// Whether only some steps of a change are wanted.
  var picksSteps: Bool { register != nil || !records.isEmpty || field != nil }

  func matches(_ edit: Edit) -> Bool {
    if !records.isEmpty, !(edit.record.map { records.contains($0) } ?? false) { return false }
    if let register, edit.record?.register != register { return false }
    if let field, let touched = edit.field, touched != field { return false }
    return !picksSteps || edit.record != nil
  }

  /// What the bytes of a step that is wanted have in them.
  var needle: [UInt8]? {
    if records.count == 1, let record = records.first {
      return Array("{\"r\":\"\(record)\"".utf8)
    }
    let registers = Set(records.map(\.register) + (register.map { [$0] } ?? []))
    guard registers.count == 1, let register = registers.first else { return nil }
    return Array("{\"r\":\"\(register)/".utf8)
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

/// Changes that a page of history lacks because they cannot be read.
public struct HistoryGap: Hashable, Sendable {
  /// Their numbers.
  public let changes: ClosedRange<Int>
  /// Where the journal is damaged, and how.
  public let damage: Damage

  /// The gap in a sentence.
  public var message: Phrase {
    let (first, last) = (changes.lowerBound, changes.upperBound)
    return first == last
      ? Phrase(
        "change \(first) cannot be shown: \(damage.message.en)",
        "第 \(first) 号更改无法显示：\(damage.message.zh)"
      )
      : Phrase(
        "changes \(first) to \(last) cannot be shown: \(damage.message.en)",
        "第 \(first) 至 \(last) 号更改无法显示：\(damage.message.zh)"
      )
  }
}

/// Some of the history, newest first.
public struct HistoryPage: Hashable, Sendable {
  /// The changes.
  public let entries: [HistoryEntry]
  /// What to give as `before` for the next page; `nil` at the beginning of the history.
  public let next: Int?
  /// Whether the look was stopped before the page was full or the history over.
  public let isStopped: Bool
  /// What is missing among the changes that were looked at, newest first: what verifies on both
  /// sides of damage is shown.
  public let gaps: [HistoryGap]
  /// Of the changes that were looked at those that take another back or bring it about again, newest
  /// first, with all their steps; also such as the filter does not pick.
  ///
  /// What they do it to is on the page, or older than what was looked at.
  public let acts: [HistoryEntry]
}

extension Store {
  /// Reads the history, newest first, as far back as the page needs; nothing else of it is kept.
  ///
  /// - Parameters:
  ///   - filter: which part.
  ///   - isWanted: asked now and then, with the seq that is looked at, whether to go on.
  /// - Returns: the page.
  /// - Throws: `damaged` where the steps of a long change do not verify, or what failed; of lines
  ///   that do not, the page tells.
  /// - Complexity: that of the bytes of the changes that are passed over.
  public func history(
    _ filter: HistoryFilter = HistoryFilter(),
    isWanted: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> HistoryPage {
    var scope: (any StepScope)?
    return try history(filter, in: &scope, isWanted: isWanted)
  }

  /// Reads the history of what a scope picks, newest first.
  ///
  /// - Parameters:
  ///   - filter: which part.
  ///   - scope: picks the steps beside the filter; it is told all newer ones first, and goes on with
  ///     the next page.
  ///   - isWanted: asked now and then, with the seq that is looked at, whether to go on.
  /// - Returns: the page.
  /// - Throws: as without a scope.
  /// - Complexity: that of the bytes of the changes that are passed over.
  public func history(
    _ filter: HistoryFilter,
    in scope: inout (any StepScope)?,
    isWanted: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> HistoryPage {
    let start = min(board.seq, (filter.before ?? Int.max) - 1)
    let match = LineMatch(filter)
    var entries: [HistoryEntry] = []
    var next: Int?
    var stopped: Int?
    var gaps: [HistoryGap] = []
    var acts: [HistoryEntry] = []
    // A scope learns from what is newer than the page, too.
    let first = scope.map { min(board.seq, max(start, $0.told - 1)) } ?? start
    try journal.forEachLineBackwards(
      from: first,
      where: { line in
        scope == nil
          ? match.mayMatch(line) || LineMatch.isAct(line)
          : LineMatch.mayTell(line, &scope) || LineMatch.isAct(line)
      },
      isWanted: { seq in
        if isWanted(seq) { return true }
        stopped = seq + 1
        return false
      },
      atGap: { if $0.changes.lowerBound <= start { gaps.append($0) } },
      { line throws(StoreError) in
        if entries.count == filter.limit {
          next = entries.last?.change.seq
          return false
        }
        if let since = filter.since, line.change.time < since { return false }
        if line.change.of != nil {
          let count = line.body?.count ?? line.change.edits.count
          acts.append(HistoryEntry(change: line.change, stepCount: count))
        }
        let taken = try steps(of: line, in: &scope)
        guard line.change.seq <= start else { return true }
        if let until = filter.until, line.change.time > until { return true }
        guard try match.matches(line, in: journal) else { return true }
        if let entry = try entry(line, filter, taken) { entries.append(entry) }
        return true
      }
    )
    // What lies behind the last change of a full page is of the next one.
    if let next { gaps.removeAll { $0.changes.upperBound < next } }
    let end = next ?? stopped
    scope?.told = end ?? 0
    return HistoryPage(
      entries: entries,
      next: end,
      isStopped: stopped != nil,
      gaps: gaps,
      acts: Self.needed(acts, for: entries, before: end ?? 0)
    )
  }

  /// Those acts that say something of a page or of an older one, directly or of one another.
  private static func needed(
    _ acts: [HistoryEntry],
    for entries: [HistoryEntry],
    before end: Int
  ) -> [HistoryEntry] {
    var wanted = Set(entries.map(\.change.seq))
    let needed = acts.reversed().filter { act in
      guard let of = act.change.of, of < end || wanted.contains(of) else { return false }
      wanted.insert(act.change.seq)
      return true
    }
    return needed.reversed()
  }

  /// The steps of a change that a scope takes; `nil` without a scope.
  private func steps(
    of line: JournalLine,
    in scope: inout (any StepScope)?
  ) throws(StoreError) -> [Edit]? {
    guard scope != nil else { return nil }
    var taken: [Edit] = []
    guard let body = line.body else {
      for edit in line.change.edits.reversed() where scope?.takes(edit) == true {
        taken.append(edit)
      }
      return taken.reversed()
    }
    try journal.forEachStep(of: body) { edit throws(StoreError) in
      if scope?.takes(edit) == true, taken.count < HistoryFilter.mostSteps { taken.append(edit) }
      return true
    }
    return taken
  }

  private func entry(
    _ line: JournalLine,
    _ filter: HistoryFilter,
    _ taken: [Edit]?
  ) throws(StoreError) -> HistoryEntry? {
    let count = line.body?.count ?? line.change.edits.count
    if let taken {
      let edits = taken.filter(filter.matches)
      guard !edits.isEmpty else { return nil }
      return HistoryEntry(change: line.change.with(edits: edits), stepCount: count)
    }
    guard filter.picksSteps else { return HistoryEntry(change: line.change, stepCount: count) }
    var edits: [Edit] = []
    if let body = line.body {
      // Nothing is hashed or read of a body that does not have the record at all.
      if filter.records.count == 1, let needle = filter.needle,
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
    guard seq >= 1, seq <= board.seq else { throw missing(seq) }
    return try readChange(seq)
  }

  /// The error about a change that is not shown: there is none, or it cannot be read.
  private func missing(_ seq: Int) -> StoreError {
    guard seq > board.seq, let shortfall else { return .noSuchChange(seq: seq) }
    return shortfall.error
  }

  func readChange(_ seq: Int) throws(StoreError) -> Change {
    var found: Change?
    try journal.forEachLine(after: seq - 1, through: seq) { line throws(StoreError) in
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
  /// - Parameters:
  ///   - seq: the change.
  ///   - isWanted: asked now and then, with the seq that is taken back, whether to go on.
  /// - Returns: the state; of one that was stopped, nothing is to be made.
  /// - Throws: `noSuchChange`, `damaged`, or what failed.
  /// - Complexity: that of the changes since, one at a time, and of the records that they touched.
  public func board(
    asOf seq: Int,
    isWanted: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> StoreBoard {
    guard seq >= 0, seq <= board.seq else { throw missing(seq) }
    return try board(isWanted: isWanted) { $0.change.seq > seq }
  }

  /// The state as it was at a moment.
  ///
  /// - Complexity: that of the changes since, one at a time, and of the records that they touched.
  public func board(
    asOf moment: Moment,
    isWanted: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> StoreBoard {
    try board(isWanted: isWanted) { $0.change.time > moment }
  }

  /// Takes changes back from the present one while they are later than what is wanted.
  private func board(
    isWanted: (Int) -> Bool,
    isLater: (JournalLine) -> Bool
  ) throws(StoreError) -> StoreBoard {
    let now = state.withLock { $0.board }
    var work = ChangeWork(board: now.renumbered(generation: -1), isReverse: true)
    var seq = now.seq
    try journal.forEachLineBackwards(from: now.seq, isWanted: isWanted) { line throws(StoreError) in
      guard isLater(line) else { return false }
      let change = try journal.complete(line)
      do throws(ApplyFault) {
        try work.apply(change.edits.reversed().map(\.inverse), seq: change.seq - 1)
      } catch {
        throw .damaged(
          Damage(
            file: "journal",
            offset: 0,
            reason: Phrase(
              "change \(change.seq) does not fit the records: \(error.reason.en)",
              "第 \(change.seq) 号更改与记录不符：\(error.reason.zh)"
            )
          )
        )
      }
      seq = change.seq - 1
      return true
    }
    return work.finish().renumbered(generation: -1 - seq)
  }

  /// What the changes between two others come to, less what was done and taken back.
  ///
  /// - Parameters:
  ///   - from: the change behind which it begins.
  ///   - to: the last change that counts; `nil` for the newest.
  ///   - isWanted: asked now and then, with the seq that is looked at, whether to go on.
  /// - Returns: the difference; `nil` where it was stopped.
  /// - Throws: `noSuchChange`, or what failed.
  /// - Complexity: that of the changes between, of which only the difference is kept.
  public func difference(
    from: Int,
    to: Int? = nil,
    isWanted: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> StoreDifference? {
    let last = to ?? board.seq
    guard from >= 0, from <= board.seq else { throw missing(from) }
    guard last >= from, last <= board.seq else { throw missing(last) }
    var net = NetChange()
    var isStopped = false
    try journal.forEachLine(after: from, through: last) { line throws(StoreError) in
      if line.change.seq % 4096 == 0, !isWanted(line.change.seq) {
        isStopped = true
        return false
      }
      if let body = line.body {
        try journal.forEachStep(of: body) { edit throws(StoreError) in
          net.add(edit)
          return true
        }
      } else {
        for edit in line.change.edits { net.add(edit) }
      }
      return true
    }
    return isStopped ? nil : StoreDifference(from: from, to: last, edits: net.edits)
  }

  /// The last change at a moment; 0 before the first.
  public func seq(at moment: Moment) throws(StoreError) -> Int {
    var seq = 0
    try journal.forEachLineBackwards(from: board.seq) { line throws(StoreError) in
      guard line.change.time > moment else {
        seq = line.change.seq
        return false
      }
      return true
    }
    return seq
  }
}

/// What several changes come to.
public struct StoreDifference: Sendable {
  /// The change behind which it begins.
  public let from: Int
  /// The last change that counts.
  public let to: Int
  /// The steps that lead from one state to the other.
  public let edits: [Edit]
}

extension StoreBoard {
  /// The same state under another generation, so that nobody takes its slots for the present ones.
  func renumbered(generation: Int) -> StoreBoard {
    var board = StoreBoard(seq: seq, generation: generation, texts: texts, order: order)
    for register in registers.keys {
      board.registers[register] = shown(register).renumbered(generation: generation)
    }
    return board
  }
}
