import ZoneModel
import ZoneStore

/// The plainest store there could be: dictionaries, the whole history, and who owns what.
///
/// Written from the promises, not from the store: slow, and easy to see to be right.
struct Oracle: Sendable {
  /// A record, a field of it, an element of a field, or a file.
  struct Cell: Hashable, Sendable {
    var record: RecordReference?
    var file: String?
    var field: String?
    var element: String?

    /// Whether one is a part of the other or both are the same.
    func overlaps(_ other: Cell) -> Bool {
      guard record == other.record, file == other.file else { return false }
      guard let field, let otherField = other.field else { return true }
      guard field == otherField else { return false }
      guard let element, let otherElement = other.element else { return true }
      return element == otherElement
    }
  }

  /// A cell that an effective change owns.
  struct Owned: Hashable, Sendable {
    let seq: Int
    let cell: Cell
  }

  /// What everybody sees at one moment.
  struct State: Equatable, Sendable {
    var records: [RecordReference: Record] = [:]
    var texts: [String: String] = [:]
  }

  /// A line of the history.
  struct Entry: Sendable {
    let author: Author
    let operation: Operation
    let of: Int?
    let edits: [Edit]
  }

  /// How an action ends.
  enum Verdict: Equatable, Sendable {
    case saved
    case nothing
    case conflict
    case refused
    case nothingToUndo
    case nothingToRedo
    case noSuchChange
    case undoRefused
  }

  private(set) var now = State()
  /// The states behind each change, first that before all.
  private(set) var states = [State()]
  private(set) var history: [Entry] = []
  private var revisions: [RecordReference: Int] = [:]
  private var owned: Set<Owned> = []
  /// What was owned of the cells of a line of the history right behind it.
  private var ownedBehind: [Int: Set<Owned>] = [:]
  /// What was owned of a change's cells where they last came into force: of those that were taken
  /// back and put back, behind that; of the others, behind the change.
  private var standing: [Int: Set<Owned>] = [:]
  /// Where a change came into force for the last time, and who did that; none if it is undone.
  private var inForce: [Int: (at: Int, by: Author)] = [:]
  /// What is left of a change that was undone in part.
  private var rest: [Int: [Edit]] = [:]
  /// My undos that I may still redo, by my uid and name.
  private var redoLines: [String: [Int]] = [:]

  // MARK: - Saving

  /// Saves steps that were made for the state behind `seen`.
  mutating func commit(
    _ edits: [Edit],
    seen: Int,
    by author: Author,
    operation: Operation = .edit
  ) -> Verdict {
    let later = history.dropFirst(seen).flatMap(\.edits)
    switch fitted(edits, later: later) {
    case .failure(let failure): return failure.verdict
    case .success(let fitted):
      guard !fitted.isEmpty else { return .nothing }
      guard take(fitted, by: author, operation, of: nil) else { return .refused }
      let seq = history.count
      own(fitted, seq, by: author)
      redoLines[Self.key(author)] = []
      return .saved
    }
  }

  private struct Failure: Error {
    let verdict: Verdict
  }

  /// The steps that are left to do, or why they cannot be done.
  private func fitted(_ edits: [Edit], later: [Edit]) -> Result<[Edit], Failure> {
    let touched = later.flatMap(Self.cells)
    func deletedLater(_ record: RecordReference) -> Bool {
      later.contains { if case .delete(record, _) = $0 { true } else { false } }
    }
    var state = now
    var mine: [Cell] = []
    var (hasConflict, isRefused) = (false, false)
    var left: [Edit] = []
    for edit in edits {
      let own = Self.cells(edit)
      // Who wrote a cell in the same change knows what is in it.
      let foreign = own.filter { cell in
        !mine.contains { $0.overlaps(cell) && ($0.field == nil || cell.field != nil) }
      }
      let isTouched = foreign.contains { cell in touched.contains { $0.overlaps(cell) } }
      let old = edit.record.flatMap { state.records[$0] }
      var step = edit
      switch edit {
      case .create:
        if old != nil {
          isRefused = true
          continue
        }
      case .delete(let record, let seen):
        guard let old else {
          if !deletedLater(record) { isRefused = true }
          continue
        }
        let wasSeen = mine.contains { $0.record == record } || old.fields == seen
        if isTouched || !wasSeen {
          hasConflict = true
          continue
        }
        step = .delete(record, old.fields)
      case .set(let record, let field, let before, let after):
        guard let old else {
          if deletedLater(record) { hasConflict = true } else { isRefused = true }
          continue
        }
        if old[field] == after { continue }
        if isTouched || !foreign.isEmpty && old[field] != before {
          hasConflict = true
          continue
        }
        step = .set(record, field: field, before: old[field], after: after)
      case .members(let record, let field, let adding, let removing):
        guard let old else {
          if deletedLater(record) { hasConflict = true } else { isRefused = true }
          continue
        }
        let present = Set(old[field]?.list ?? [])
        let added = Set(adding).subtracting(present).sorted()
        let removed = Set(removing).subtracting(adding).intersection(present).sorted()
        if added.isEmpty, removed.isEmpty { continue }
        step = .members(record, field: field, added: added, removed: removed)
        let changed = Self.cells(step).filter(foreign.contains)
        if changed.contains(where: { cell in touched.contains { $0.overlaps(cell) } }) {
          hasConflict = true
          continue
        }
      case .adopt(let file, let before, let after):
        if state.texts[file] == after { continue }
        if state.texts[file] != before {
          hasConflict = true
          continue
        }
      }
      Self.apply(step, to: &state)
      mine += Self.cells(step)
      left.append(step)
    }
    if hasConflict { return .failure(Failure(verdict: .conflict)) }
    if isRefused { return .failure(Failure(verdict: .refused)) }
    return .success(left)
  }

  /// Does steps and writes them down; nothing where the records would refer to ones that are gone.
  private mutating func take(
    _ edits: [Edit],
    by author: Author,
    _ operation: Operation,
    of: Int?
  ) -> Bool {
    var next = now
    for edit in edits { Self.apply(edit, to: &next) }
    for record in next.records.values {
      guard let parent = record["parent"]?.text else { continue }
      let target = RecordReference(register: record.reference.register, id: parent)
      if next.records[target] == nil { return false }
    }
    for record in Set(edits.compactMap(\.record)) {
      revisions[record, default: 0] += 1
      next.records[record]?.revision = revisions[record] ?? 0
    }
    now = next
    states.append(next)
    history.append(Entry(author: author, operation: operation, of: of, edits: edits))
    return true
  }

  private static func apply(_ edit: Edit, to state: inout State) {
    switch edit {
    case .create(let record, let fields):
      state.records[record] = Record(reference: record, fields: fields)
    case .delete(let record, _): state.records[record] = nil
    case .set(let record, let field, _, let after): state.records[record]?[field] = after
    case .members(let record, let field, let added, let removed):
      let old = state.records[record]?[field]?.list ?? []
      let new = Set(old).subtracting(removed).union(added)
      state.records[record]?[field] =
        new.isEmpty
        ? nil : .list(new.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    case .adopt(let file, _, let after): state.texts[file] = after
    }
  }

  // MARK: - Owning

  private static func cells(_ edit: Edit) -> [Cell] {
    switch edit {
    case .create(let record, _), .delete(let record, _): [Cell(record: record)]
    case .set(let record, let field, _, _): [Cell(record: record, field: field)]
    case .members(let record, let field, let added, let removed):
      (added + removed).map { Cell(record: record, field: field, element: $0) }
    case .adopt(let file, _, _): [Cell(file: file)]
    }
  }

  private static func key(_ author: Author) -> String { "\(author.uid) \(author.name)" }

  private mutating func own(_ edits: [Edit], _ seq: Int, by author: Author) {
    for cell in edits.flatMap(Self.cells) { owned.insert(Owned(seq: seq, cell: cell)) }
    inForce[seq] = (history.count, author)
    let now = owners(edits)
    ownedBehind[history.count] = now
    let cells = edits.flatMap(Self.cells)
    let kept = standing[seq, default: []].filter { one in
      !cells.contains { $0.overlaps(one.cell) }
    }
    standing[seq] = kept.union(now)
  }

  /// What is owned of what steps touch.
  private func owners(_ edits: [Edit]) -> Set<Owned> {
    let cells = edits.flatMap(Self.cells)
    return owned.filter { one in cells.contains { $0.overlaps(one.cell) } }
  }

  // MARK: - Taking back

  /// Takes back my newest change that is in force, of this session if there is one.
  mutating func undo(by author: Author, untouchedOnly: Bool = false) -> Verdict {
    let mine = inForce.filter { Self.key(history[$0.key - 1].author) == Self.key(author) }
    let ofSession = mine.filter { $0.value.by.session == author.session }
    let newest = (ofSession.isEmpty ? mine : ofSession).max { $0.value.at < $1.value.at }
    guard let newest else { return .nothingToUndo }
    return undo(newest.key, by: author, untouchedOnly: untouchedOnly)
  }

  private mutating func undo(_ seq: Int, by author: Author, untouchedOnly: Bool) -> Verdict {
    let target = history[seq - 1]
    guard inForce[seq] != nil, let then = standing[seq] else { return .undoRefused }
    var edits = target.edits
    if owners(edits) != then {
      guard untouchedOnly else { return .undoRefused }
      edits = edits.compactMap { untouched($0, then) }
      if edits.isEmpty { return .undoRefused }
    }
    let back = edits.reversed().map(\.inverse)
    guard take(back, by: author, .undo, of: seq) else { return .refused }
    for cell in edits.flatMap(Self.cells) { owned.remove(Owned(seq: seq, cell: cell)) }
    inForce[seq] = nil
    let undone = Set(edits.flatMap(Self.cells))
    let left = target.edits.compactMap { edit in
      part(of: edit) { cell in
        !undone.contains { $0.overlaps(cell) }
      }
    }
    rest[seq] = left.isEmpty ? nil : left
    ownedBehind[history.count] = owners(back)
    redoLines[Self.key(author), default: []].append(history.count)
    return .saved
  }

  /// What of a step nobody has touched since.
  private func untouched(_ edit: Edit, _ then: Set<Owned>) -> Edit? {
    func isUntouched(_ cell: Cell) -> Bool {
      owned.filter { $0.cell.overlaps(cell) } == then.filter { $0.cell.overlaps(cell) }
    }
    return part(of: edit, isUntouched)
  }

  /// What of a step is about wanted cells.
  private func part(of edit: Edit, _ isWanted: (Cell) -> Bool) -> Edit? {
    if case .members(let record, let field, let added, let removed) = edit {
      func isFree(_ element: String) -> Bool {
        isWanted(Cell(record: record, field: field, element: element))
      }
      let (free, freed) = (added.filter(isFree), removed.filter(isFree))
      if free.isEmpty, freed.isEmpty { return nil }
      return .members(record, field: field, added: free, removed: freed)
    }
    return Self.cells(edit).allSatisfy(isWanted) ? edit : nil
  }

  /// Puts back what my newest undo took back.
  mutating func redo(by author: Author) -> Verdict {
    guard let undo = redoLines[Self.key(author)]?.last, let seq = history[undo - 1].of else {
      return .nothingToRedo
    }
    let edits = history[undo - 1].edits
    guard owners(edits) == ownedBehind[undo] else { return .undoRefused }
    let again = edits.reversed().map(\.inverse)
    guard take(again, by: author, .redo, of: seq) else { return .refused }
    redoLines[Self.key(author)]?.removeLast()
    own(again, seq, by: author)
    return .saved
  }

  /// Takes back any change as a change of mine.
  mutating func revert(_ seq: Int, by author: Author) -> Verdict {
    guard history.indices.contains(seq - 1) else { return .noSuchChange }
    let target = history[seq - 1]
    let isBare = target.operation == .undo || target.operation == .redo
    // Of a change that was undone in part, the rest is still there.
    let rest = isBare || inForce[seq] != nil ? nil : rest[seq]
    guard isBare || inForce[seq] != nil || rest != nil else { return .undoRefused }
    let edits = rest ?? target.edits
    let cells = edits.flatMap(Self.cells)
    let then = (isBare ? ownedBehind[seq] : standing[seq])?.filter { one in
      cells.contains { $0.overlaps(one.cell) }
    }
    guard owners(edits) == then else { return .undoRefused }
    let back = edits.reversed().map(\.inverse)
    guard take(back, by: author, .revert, of: seq) else { return .refused }
    own(back, history.count, by: author)
    redoLines[Self.key(author)] = []
    return .saved
  }

  /// Starts with what a store has at its beginning, without history.
  init(_ changes: [Change] = []) {
    for change in changes {
      _ = take(change.edits, by: change.author, change.operation, of: change.of)
      own(change.edits, change.seq, by: change.author)
    }
  }
}

/// No record may refer to one that is not there.
struct ParentCheck: ChangeCheck {
  func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    var refusals: [Refusal] = []
    let source = after.source("enterprises")
    source.forEachRow { slot, _ in
      guard let record = source.record(at: slot), let parent = record["parent"]?.text,
        source.slot(of: parent) == nil
      else { return true }
      refusals.append(
        Refusal(.referred, record: record.reference, Phrase("no \(parent)", "没有 \(parent)"))
      )
      return true
    }
    return refusals
  }
}

extension Oracle.Verdict {
  /// The verdict that an error of a store is; `nil` for a failure.
  init?(_ error: StoreError) {
    switch error {
    case .conflict: self = .conflict
    case .refused: self = .refused
    case .nothingToUndo: self = .nothingToUndo
    case .nothingToRedo: self = .nothingToRedo
    case .noSuchChange: self = .noSuchChange
    case .undoRefused(let refusal): self = refusal.refusals.isEmpty ? .undoRefused : .refused
    default: return nil
    }
  }
}

extension StoreBoard {
  /// Everything that it shows, as the plain store has it.
  var plainState: Oracle.State {
    var texts: [String: String] = [:]
    for file in ["settings.yaml", "policies/a.yaml"] { texts[file] = adoptedText(file) }
    return Oracle.State(records: everything, texts: texts)
  }
}
