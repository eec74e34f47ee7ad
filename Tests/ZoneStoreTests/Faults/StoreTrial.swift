import TestSupport
import ZoneModel
import ZoneStore

/// Random work of several people on one simulated disk, each step held against the plain store.
struct StoreTrial {
  /// An action with what it was meant to do.
  enum Action: Hashable, Sendable {
    case commit([Edit], seen: Int)
    case undo(untouchedOnly: Bool)
    case redo
    case revert(Int)
    case adopt(String, String)
    case draft(String, String)
    case snapshot
    case compact
    case follow
    case reopen
    case look
  }

  /// A person at a program of their own.
  struct Person {
    var process: SimulatedProcess
    var store: Store
    var author: Author
  }

  static let path = "/test.zb"
  static let order: @Sendable (String) -> [String: Int] = { _ in
    ["name": 0, "stage": 1, "parent": 2, "tags": 3]
  }

  let disk: SimulatedDisk
  var people: [Person] = []
  var oracle: Oracle
  var random: SeededGenerator
  /// What a person's program is wrapped in: a mutant, or nothing.
  var wrap: @Sendable (SimulatedProcess) -> any FileSystem = { $0 }
  var longSegment = 8 << 20
  var longestLine = 1 << 20
  var room = 2000
  /// Whether people take back only what nobody touched; the rest of such a change stays for good.
  var takesParts = true
  /// Whether records come to refer to others.
  var setsParents = true
  /// Whether people say that they have seen everything, and so switch the check for conflicts off.
  var claimsToHaveSeenAll = false
  /// What did not come out as it should have.
  var objections: [String] = []
  private var sessions = 0

  init(_ image: DiskImage, _ oracle: Oracle, seed: UInt64) {
    disk = SimulatedDisk(image)
    self.oracle = oracle
    random = SeededGenerator(seed: seed)
  }

  // MARK: - People

  mutating func open(_ name: String, in process: SimulatedProcess? = nil) throws(StoreError)
    -> Person
  {
    sessions += 1
    let process = process ?? SimulatedProcess(disk)
    let author = Author(
      name: name,
      uid: 1000 + name.utf8.count,
      session: "s\(sessions)"
    )
    var options = OpenOptions()
    options.longSegment = longSegment
    options.longestLine = longestLine
    options.room = room
    options.patience = 100
    let store = try Store.open(
      at: Self.path,
      options: options,
      author: author,
      order: Self.order,
      clock: disk.clock,
      system: wrap(process)
    )
    return Person(process: process, store: store, author: author)
  }

  // MARK: - Random actions

  private mutating func reference() -> RecordReference {
    RecordReference(register: "enterprises", id: "ent-\(random.below(5))")
  }

  /// A text; now and then one that fills blocks.
  private mutating func text() -> String {
    random.oneIn(6)
      ? String(repeating: "企业 x", count: 60 + random.below(120)) : "v\(random.below(5))"
  }

  private mutating func edit(_ record: RecordReference, _ old: Record?) -> Edit {
    guard let old else {
      var fields = Fields([("name", .text(text()))])
      if random.oneIn(4) { fields["tags"] = .list(["a"]) }
      return .create(record, fields)
    }
    switch random.below(12) {
    case 0, 1: return .delete(record, old.fields)
    case 2...4:
      let element = random.pick(["a", "b", "c"])
      let present = old["tags"]?.list ?? []
      return present.contains(element)
        ? .members(record, field: "tags", added: [], removed: [element])
        : .members(record, field: "tags", added: [element], removed: [])
    case 5 where setsParents:
      let parent: Value? = random.oneIn(3) ? nil : .text("ent-\(random.below(5))")
      return .set(record, field: "parent", before: old["parent"], after: parent)
    default:
      let field = random.pick(["name", "stage"])
      return .set(
        record,
        field: field,
        before: old[field],
        after: random.oneIn(5) ? nil : .text(text())
      )
    }
  }

  /// Steps for what a person sees.
  private mutating func edits(_ board: StoreBoard) -> [Edit] {
    var state: [RecordReference: Record?] = [:]
    var edits: [Edit] = []
    for _ in 0...random.below(3) {
      let record = reference()
      // One deletion or creation ends the steps on a record.
      if edits.contains(where: { $0.record == record && $0.field == nil }) { continue }
      let old = state[record] ?? board.record(record)
      let step = edit(record, old)
      if step.field == nil, state[record] != nil { continue }
      state[record] = .some(old)
      if case .set(_, let field, _, let after) = step { state[record]??[field] = after }
      if case .members = step, edits.contains(where: { $0.record == record && $0.field == "tags" })
      {
        continue
      }
      edits.append(step)
    }
    return edits
  }

  mutating func action(of person: Person) -> Action {
    switch random.below(24) {
    case 0...2: .undo(untouchedOnly: false)
    case 3: .undo(untouchedOnly: takesParts)
    case 4, 5: .redo
    case 6: .revert(1 + random.below(max(oracle.history.count, 1)))
    case 7: .adopt(random.oneIn(2) ? "settings.yaml" : "policies/a.yaml", "a: \(random.below(9))\n")
    case 8: .draft("f\(random.below(2))", text())
    case 9, 10: .snapshot
    case 11: .compact
    case 12: .follow
    case 13: .reopen
    default: .commit(edits(person.store.board), seen: person.store.board.seq)
    }
  }

  // MARK: - Doing

  /// Does an action in the plain store.
  static func act(_ action: Action, by author: Author, seen: StoreBoard, on oracle: inout Oracle)
    -> Oracle.Verdict
  {
    switch action {
    case .commit(let edits, let seen): oracle.commit(edits, seen: seen, by: author)
    case .undo(let untouchedOnly): oracle.undo(by: author, untouchedOnly: untouchedOnly)
    case .redo: oracle.redo(by: author)
    case .revert(let seq): oracle.revert(seq, by: author)
    case .adopt(let file, let text):
      oracle.commit(
        [.adopt(file: file, before: seen.adoptedText(file), after: text)],
        seen: seen.seq,
        by: author,
        operation: .adopt
      )
    case .draft, .snapshot, .compact, .follow, .reopen, .look: .nothing
    }
  }

  /// Does an action in the store.
  ///
  /// - Throws: what is not one of the plain store's verdicts.
  mutating func act(_ action: Action, by index: Int) throws(StoreError) -> Oracle.Verdict {
    let (store, name) = (people[index].store, people[index].author.name)
    do throws(StoreError) {
      let check = ParentCheck()
      let commit: Commit
      switch action {
      case .commit(let edits, let seen):
        var draft = ChangeDraft(id: Store.makeID(), label: "e", edits: edits, seen: seen)
        if claimsToHaveSeenAll { draft.seen = Int.max }
        commit = try store.commit(draft, check: check)
      case .undo(let untouchedOnly):
        commit = try store.undo(untouchedOnly: untouchedOnly, check: check)
      case .redo: commit = try store.redo(check: check)
      case .revert(let seq): commit = try store.revert(seq, check: check)
      case .adopt(let file, let text):
        try store.writeHandEditedText(file, text)
        commit = try store.adopt(file: file, label: "a", check: check)
      case .draft(let form, let text):
        try store.saveDraft(form, Fields([("name", .text(text))]))
        return .nothing
      case .snapshot:
        _ = try store.writeSnapshot()
        return .nothing
      case .compact:
        _ = try store.compact()
        return .nothing
      case .follow:
        _ = try store.follow()
        return .nothing
      case .reopen:
        people[index] = try open(name)
        return .nothing
      case .look:
        return .nothing
      }
      return commit.change == nil ? .nothing : .saved
    } catch {
      guard let verdict = Oracle.Verdict(error) else { throw error }
      return verdict
    }
  }

  /// Lets somebody do something at random, in both stores.
  mutating func step() throws(StoreError) {
    let index = random.below(people.count)
    if random.oneIn(2) { _ = try people[index].store.follow() }
    let action = action(of: people[index])
    let before = people[index].store.board
    let verdict = try act(action, by: index)
    let right = Self.act(action, by: people[index].author, seen: before, on: &oracle)
    if Trials.seed != nil {
      print("\(oracle.history.count): \(people[index].author.name) \(action): \(verdict), \(right)")
    }
    if verdict != right {
      objections.append("\(action) by \(people[index].author): \(verdict) instead of \(right)")
    }
    let board = people[index].store.board
    guard oracle.states.indices.contains(board.seq) else {
      objections.append("\(action): \(board.seq) changes instead of \(oracle.history.count)")
      return
    }
    if board.plainState != oracle.states[board.seq] {
      objections.append("\(action): \(board.plainState)")
    }
  }
}
