import Testing
import ZoneModel
import ZoneStore

struct StoreTests {
  @Test func `a new store is empty and opens again`() throws {
    let test = try TestStore()
    let store = try test.create()
    #expect(store.board.seq == 0)
    #expect(store.board.source("enterprises").count == 0)
    #expect(try test.open().id == store.id)
  }

  @Test func `a saved change is there after opening again`() throws {
    let test = try TestStore()
    let store = try test.create()
    try store.save(
      .create(reference("ent-1"), Fields([("stage", .text("x")), ("name", .text("纳米"))]))
    )
    try store.set("ent-1", "stage", "incubator")
    let again = try test.open()
    #expect(again.board.seq == 2)
    let record = again.board.record(reference("ent-1"))
    #expect(record?.fields.entries.map(\.field) == ["name", "stage"])
    #expect(record?["stage"] == .text("incubator"))
    #expect(record?.revision == 2)
    #expect(again.board.everything == store.board.everything)
  }

  @Test func `a snapshot gives the same board as the journal`() throws {
    let test = try TestStore()
    let store = try test.create(
      initial: (1...50).map { record("ent-\($0)", [("name", .text("n\($0)"))]) }
    )
    try store.set("ent-7", "stage", "a")
    try store.save(.delete(reference("ent-9"), Fields([("name", .text("n9"))])))
    try store.save(.create(reference("ent-100"), Fields([("name", .text("new"))])))
    #expect(try store.writeSnapshot())
    #expect(try !store.writeSnapshot())
    let again = try test.open()
    #expect(again.board.everything == store.board.everything)
    #expect(again.board.source("enterprises").count == 50)
    #expect(again.board.source("enterprises").slot(of: "ent-9") == nil)
    #expect(again.takeNotices().isEmpty)
  }

  @Test func `two sessions see each other's changes`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    try anna.set("ent-1", "stage", "nursery")
    let followed = try bob.follow()
    #expect(followed.changes.map(\.author.name) == ["anna"])
    #expect(bob.value("ent-1", "stage") == .text("nursery"))
    try bob.set("ent-1", "stage", "incubator")
    #expect(try anna.set("ent-1", "staff", "3").others.map(\.author.name) == ["bob"])
    #expect(anna.board.everything[reference("ent-1")]?.revision == 4)
  }

  @Test func `disjoint fields merge and the same field is a conflict with author and time`() throws
  {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let seen = bob.board.seq
    try anna.set("ent-1", "stage", "nursery")
    try bob.set("ent-1", "staff", "3", seen: seen)
    #expect(bob.value("ent-1", "stage") == .text("nursery"))
    let error = #expect(throws: StoreError.self) {
      try bob.save(
        .set(reference("ent-1"), field: "stage", before: nil, after: .text("x")),
        seen: seen
      )
    }
    guard case .conflict(let conflicts) = error else {
      Issue.record("not a conflict: \(String(describing: error))")
      return
    }
    #expect(conflicts.map(\.field) == ["stage"])
    #expect(conflicts.first?.theirs == .text("nursery"))
    #expect(conflicts.first?.mine == .text("x"))
    #expect(conflicts.first?.author?.name == "anna")
    #expect(conflicts.first?.time == test.clock.read())
    let same = try bob.save(
      .set(reference("ent-1"), field: "stage", before: nil, after: .text("nursery")),
      seen: seen
    )
    #expect(same.change == nil)
  }

  @Test func `undo works after opening again and redo after it`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let initial = store.board.everything
    try store.set("ent-1", "name", "b")
    try store.set("ent-1", "stage", "c")
    let again = try test.open("anna", session: "later")
    #expect(try again.undo(check: NoCheck()).change?.of == 3)
    #expect(try again.undo(check: NoCheck()).change?.of == 2)
    #expect(again.value("ent-1", "name") == .text("a"))
    #expect(again.value("ent-1", "stage") == nil)
    #expect(again.board.record(reference("ent-1"))?.fields == initial[reference("ent-1")]?.fields)
    #expect(again.board.record(reference("ent-1"))?.revision == 5)
    _ = try again.redo(check: NoCheck())
    _ = try again.redo(check: NoCheck())
    #expect(again.value("ent-1", "stage") == .text("c"))
    #expect(throws: StoreError.self) { try again.redo(check: NoCheck()) }
    #expect(try test.open().board.everything == again.board.everything)
  }

  @Test func `a refused undo names each field that a later change has taken, a set once`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [
      record("ent-1", [("name", .text("a")), ("tags", .list(["x", "y"]))])
    ])
    let bob = try test.open("bob", session: "s2")
    func both(_ name: String, _ from: String, _ added: [String], _ removed: [String]) -> [Edit] {
      [
        .set(reference("ent-1"), field: "name", before: .text(from), after: .text(name)),
        .members(reference("ent-1"), field: "tags", added: added, removed: removed),
      ]
    }
    let mine = both("b", "a", ["p", "q"], [])
    try anna.save(mine[0], mine[1])
    _ = try bob.follow()
    let theirs = both("c", "b", [], ["p", "q"])
    try bob.save(theirs[0], theirs[1])
    let error = #expect(throws: StoreError.self) { try anna.undo(check: NoCheck()) }
    guard case .undoRefused(let refusal) = error else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(refusal.blockers.map(\.field) == ["name", "tags"])
  }

  @Test func `undo is refused where somebody changed the field later`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    try anna.save(
      .set(reference("ent-1"), field: "name", before: .text("a"), after: .text("b")),
      .set(reference("ent-1"), field: "stage", before: nil, after: .text("x"))
    )
    _ = try bob.follow()
    try bob.set("ent-1", "name", "c")
    try bob.set("ent-1", "name", "b")
    let error = #expect(throws: StoreError.self) { try anna.undo(check: NoCheck()) }
    guard case .undoRefused(let refusal) = error else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    // Of what Bob did to the field again and again, the newest.
    #expect(refusal.blockers.map(\.change.author.name) == ["bob"])
    #expect(refusal.blockers.first?.change.seq == anna.board.seq)
    #expect(refusal.blockers.first?.field == "name")
    #expect(refusal.untouched == 1)
    _ = try anna.undo(untouchedOnly: true, check: NoCheck())
    #expect(anna.value("ent-1", "name") == .text("b"))
    #expect(anna.value("ent-1", "stage") == nil)
  }

  /// Anna's change of two fields, of which Bob changed one; she took the other back.
  private func halfUndone(_ test: TestStore) throws -> (anna: Store, bob: Store, seq: Int) {
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let change = try anna.save(
      .set(reference("ent-1"), field: "name", before: .text("a"), after: .text("b")),
      .set(reference("ent-1"), field: "stage", before: nil, after: .text("x"))
    )
    _ = try bob.follow()
    try bob.set("ent-1", "name", "c")
    _ = try anna.undo(untouchedOnly: true, check: NoCheck())
    return (anna, bob, try #require(change.change?.seq))
  }

  @Test func `the rest of a change that was undone in part is undone when nothing is in its way`()
    throws
  {
    let test = try TestStore()
    let (anna, bob, seq) = try halfUndone(test)
    let error = #expect(throws: StoreError.self) {
      try anna.undo(change: seq, check: NoCheck())
    }
    guard case .undoRefused(let refusal) = error else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(!refusal.isUndone && refusal.untouched == 0)
    #expect(refusal.blockers.map(\.field) == ["name"])
    _ = try bob.undo(check: NoCheck())
    // What was taken back already is nobody's any more, and stays what it is now.
    try bob.set("ent-1", "stage", "bob's")
    _ = try anna.undo(change: seq, check: NoCheck())
    #expect(anna.value("ent-1", "name") == .text("a"))
    #expect(anna.value("ent-1", "stage") == .text("bob's"))
    let again = #expect(throws: StoreError.self) {
      try anna.undo(change: seq, check: NoCheck())
    }
    guard case .undoRefused(let whole) = again else {
      Issue.record("not refused: \(String(describing: again))")
      return
    }
    #expect(whole.isUndone)
    _ = try anna.redo(check: NoCheck())
    #expect(anna.value("ent-1", "name") == .text("b"))
    #expect(try test.open().board.everything == anna.board.everything)
  }

  @Test func `the rest of a change that was undone in part can be reverted by anybody`() throws {
    let test = try TestStore()
    let (_, bob, seq) = try halfUndone(test)
    _ = try bob.undo(check: NoCheck())
    _ = try bob.revert(seq, check: NoCheck())
    #expect(bob.value("ent-1", "name") == .text("a"))
    #expect(bob.value("ent-1", "stage") == nil)
  }

  @Test func `a deletion behind an undo in part is in the way of the rest`() throws {
    let test = try TestStore()
    let (_, bob, seq) = try halfUndone(test)
    _ = try bob.undo(check: NoCheck())
    let fields = try #require(bob.board.record(reference("ent-1"))?.fields)
    try bob.save(.delete(reference("ent-1"), fields))
    #expect(throws: StoreError.self) { try bob.revert(seq, check: NoCheck()) }
  }

  @Test func `what the check refuses is not written`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    #expect(throws: StoreError.self) {
      try store.save(
        .set(reference("ent-1"), field: "name", before: .text("a"), after: .text("bad")),
        check: RefuseText(text: "bad")
      )
    }
    #expect(store.board.seq == 1)
    #expect(try test.open().board.seq == 1)
  }

  @Test func `history goes newest first by pages and filters`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    for index in 1...5 { try store.set("ent-\(index % 2 + 1)", "stage", "\(index)") }
    let first = try store.history(HistoryFilter(limit: 2))
    #expect(first.entries.map(\.change.seq) == [6, 5])
    #expect(first.next == 5)
    let second = try store.history(HistoryFilter(before: 5, limit: 10))
    #expect(second.entries.map(\.change.seq) == [4, 3, 2, 1])
    #expect(second.next == nil)
    let one = try store.history(HistoryFilter(record: reference("ent-1")))
    #expect(one.entries.map(\.change.seq) == [5, 3, 1])
    #expect(one.entries.last?.change.edits.count == 1)
    #expect(one.entries.last?.stepCount == 2)
    #expect(try store.history(HistoryFilter(author: "bob")).entries.isEmpty)
    #expect(try store.board(asOf: 3).record(reference("ent-1"))?["stage"] == .text("2"))
    #expect(try store.board(asOf: 0).everything.isEmpty)
    #expect(try store.board(asOf: 6).everything == store.board.everything)
  }
}
