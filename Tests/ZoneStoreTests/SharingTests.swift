import Foundation
import Glibc
import Synchronization
import Testing
import ZoneModel
import ZoneStore

struct SharingTests {
  @Test func `elements of sets merge and the same element does not`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("tags", .list(["a"]))])])
    let bob = try test.open("bob", session: "s2")
    let seen = bob.board.seq
    func tags(_ added: [String], _ removed: [String] = []) -> Edit {
      .members(reference("ent-1"), field: "tags", added: added, removed: removed)
    }
    try anna.save(tags(["c"], ["a"]))
    try bob.save(tags(["b"]), seen: seen)
    #expect(bob.value("ent-1", "tags") == .list(["b", "c"]))
    #expect(throws: StoreError.self) { try bob.save(tags(["a"]), seen: seen) }
    #expect(try bob.save(tags(["c"]), seen: seen).change == nil)
    _ = try anna.follow()
    _ = try anna.undo(check: NoCheck())
    #expect(anna.value("ent-1", "tags") == .list(["a", "b"]))
    _ = try bob.follow()
    _ = try bob.undo(check: NoCheck())
    #expect(bob.value("ent-1", "tags") == .list(["a"]))
  }

  @Test func `an empty set and an absent one come back as they were`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("tags", .list([]))]), record("ent-2", []),
    ])
    for id in ["ent-1", "ent-2"] {
      let before = store.board.record(reference(id))?.fields
      try store.save(.members(reference(id), field: "tags", added: ["x"], removed: []))
      #expect(store.value(id, "tags") == .list(["x"]))
      _ = try store.undo(check: NoCheck())
      #expect(store.board.record(reference(id))?.fields == before)
    }
  }

  @Test func `what others did is told once, also after a refused change and a snapshot`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let seen = bob.board.seq
    try anna.set("ent-1", "name", "b")
    #expect(throws: StoreError.self) { try bob.set("ent-1", "name", "c", seen: seen) }
    try anna.set("ent-1", "name", "d")
    _ = try bob.writeSnapshot()
    #expect(try bob.follow().changes.map(\.seq) == [seen + 1, seen + 2])
    #expect(try bob.follow().changes.isEmpty)
  }

  @Test func `an edit of a record that was deleted meanwhile is a conflict that says so`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let seen = bob.board.seq
    try anna.save(.delete(reference("ent-1"), Fields([("name", .text("a"))])))
    let error = #expect(throws: StoreError.self) { try bob.set("ent-1", "name", "b", seen: seen) }
    guard case .conflict(let conflicts) = error else {
      Issue.record("not a conflict: \(String(describing: error))")
      return
    }
    #expect(conflicts.first?.isDeletion == true)
    #expect(conflicts.first?.author?.name == "anna")
  }

  /// Only the first step of a change on a record was held against what others did meanwhile.
  @Test func `the second field of a form is held against others' changes like the first`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [
      record("ent-1", [("name", .text("a")), ("stage", .text("s")), ("tags", .list(["t"]))])
    ])
    let bob = try test.open("bob", session: "s2")
    let seen = bob.board.seq
    func set(_ field: String, _ before: String, _ after: String) -> Edit {
      .set(reference("ent-1"), field: field, before: .text(before), after: .text(after))
    }
    try anna.set("ent-1", "stage", "anna's")
    try anna.save(.members(reference("ent-1"), field: "tags", added: ["x"], removed: ["t"]))
    let right = anna.board.everything
    for second in [
      set("stage", "s", "bob's"),
      .members(reference("ent-1"), field: "tags", added: [], removed: ["x"]),
      .delete(reference("ent-1"), Fields([("name", .text("b")), ("stage", .text("s"))])),
    ] {
      let error = #expect(throws: StoreError.self) {
        try bob.save(set("name", "a", "b"), second, seen: seen)
      }
      guard case .conflict(let conflicts) = error else {
        Issue.record("not a conflict: \(String(describing: error))")
        continue
      }
      #expect(conflicts.allSatisfy { $0.author?.name == "anna" })
    }
    #expect(bob.board.everything == right)
    try bob.save(set("name", "a", "b"), set("name", "b", "c"), seen: seen)
    #expect(bob.value("ent-1", "name") == .text("c"))
  }

  /// A part of a change that touched a file was left behind though nobody had touched that.
  @Test func `undoing what is untouched takes a text back too`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try anna.save(
      .adopt(file: "settings.yaml", before: nil, after: "a: 1\n"),
      .set(reference("ent-1"), field: "name", before: .text("a"), after: .text("b"))
    )
    let bob = try test.open("bob", session: "s2")
    try bob.set("ent-1", "name", "bob's")
    _ = try anna.undo(untouchedOnly: true, check: NoCheck())
    #expect(anna.board.adoptedText("settings.yaml") == nil)
    #expect(anna.value("ent-1", "name") == .text("bob's"))
  }

  @Test func `a deletion of a record that was edited meanwhile is a conflict`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let seen = bob.board.seq
    try anna.set("ent-1", "name", "b")
    let error = #expect(throws: StoreError.self) {
      try bob.save(.delete(reference("ent-1"), Fields([("name", .text("a"))])), seen: seen)
    }
    guard case .conflict(let conflicts) = error else {
      Issue.record("not a conflict: \(String(describing: error))")
      return
    }
    #expect(conflicts.first?.field == "name")
    #expect(conflicts.first?.theirs == .text("b"))
  }

  @Test func `a record that exists is not made again and a wrong id is refused`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [])])
    for id in ["ent-1", "", "a/b", "企业", "a b", "a\"b"] {
      let error = #expect(throws: StoreError.self) {
        try store.save(.create(reference(id), Fields()))
      }
      guard case .refused(let refusals) = error else {
        Issue.record("not refused: \(String(describing: error))")
        return
      }
      #expect(refusals.first?.code == (id == "ent-1" ? .duplicate : .invalid))
    }
    #expect(store.board.seq == 1)
  }

  @Test func `a deleted record comes back whole and its revision does not fall`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "stage", "x")
    let fields = try #require(store.board.record(reference("ent-1"))?.fields)
    try store.save(.delete(reference("ent-1"), fields))
    try store.writeSnapshot()
    let again = try test.open()
    #expect(again.board.record(reference("ent-1")) == nil)
    _ = try again.undo(check: NoCheck())
    #expect(again.board.record(reference("ent-1"))?.fields == fields)
    #expect(again.board.record(reference("ent-1"))?.revision == 4)
    #expect(try test.open().board.everything == again.board.everything)
  }

  @Test func `a colleague's change is not mine to undo but can be reverted`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    try anna.set("ent-1", "name", "b")
    _ = try bob.follow()
    #expect(throws: StoreError.self) { try bob.undo(check: NoCheck()) }
    let error = #expect(throws: StoreError.self) { try bob.undo(change: 2, check: NoCheck()) }
    guard case .undoRefused(let refusal) = error else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(refusal.isForeign)
    let change = try bob.revert(2, why: "wrong firm", check: NoCheck()).change
    #expect(change?.operation == .revert && change?.of == 2 && change?.why == "wrong firm")
    #expect(bob.value("ent-1", "name") == .text("a"))
    _ = try anna.follow()
    #expect(throws: StoreError.self) { try anna.undo(check: NoCheck()) }
    _ = try bob.undo(check: NoCheck())
    #expect(bob.value("ent-1", "name") == .text("b"))
    _ = try anna.follow()
    _ = try anna.undo(check: NoCheck())
    #expect(anna.value("ent-1", "name") == .text("a"))
  }

  @Test func `undo takes this session's changes first`() throws {
    let test = try TestStore()
    let first = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let second = try test.open("anna", session: "s2")
    try second.set("ent-1", "stage", "x")
    _ = try first.follow()
    try first.set("ent-1", "name", "b")
    _ = try second.follow()
    #expect(try second.undoCandidate()?.change.seq == 2)
    #expect(try second.undo(check: NoCheck()).change?.of == 2)
    #expect(second.value("ent-1", "name") == .text("b"))
  }

  @Test func `a lock that stays taken names its holder and saves nothing`() throws {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let store = try test.open(patience: 20)
    let descriptor = Glibc.open(test.path + "/lock.write", O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let error = #expect(throws: StoreError.self) { try store.set("ent-1", "name", "b") }
    guard case .locked(let holder) = error else {
      Issue.record("not locked: \(String(describing: error))")
      return
    }
    #expect(holder == nil || holder?.process == Int(getpid()))
    #expect(flock(descriptor, LOCK_UN) == 0)
    try store.set("ent-1", "name", "b")
    #expect(store.board.seq == 2)
  }

  @Test func `slots stay and say what changed`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    let before = store.board
    try store.set("ent-2", "name", "c")
    try store.save(.create(reference("ent-0"), Fields()))
    try store.save(.delete(reference("ent-1"), Fields([("name", .text("a"))])))
    try store.writeSnapshot()
    let source = store.board.source("enterprises")
    #expect(source.generation == before.source("enterprises").generation)
    #expect(source.slotsChanged(since: before.seq) == [1, 2, 0])
    #expect(source.slotsChanged(since: store.board.seq) == [])
    #expect(source.slot(of: "ent-0") == 2 && source.slots == 3 && source.count == 2)
    #expect(source.record(at: 0) == nil && source.id(at: 1) == "ent-2")
    #expect(before.source("enterprises").record(at: 1)?["name"] == .text("b"))
    #expect(before.source("enterprises").count == 2 && before.source("enterprises").slots == 2)
  }

  @Test func `a record that comes back stands where it stood`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a"))]), record("ent-2", [("name", .text("b"))]),
    ])
    try store.save(.create(reference("ent-0"), Fields([("name", .text("new"))])))
    try store.save(.create(reference("ent-3"), Fields([("name", .text("newer"))])))
    for (id, slot) in [("ent-1", 0), ("ent-0", 2)] {
      let deleted = try #require(store.board.record(reference(id)))
      let seen = store.board.seq
      try store.save(.delete(reference(id), deleted.fields))
      #expect(store.board.source("enterprises").record(at: slot) == nil)
      _ = try store.undo(check: NoCheck())
      let source = store.board.source("enterprises")
      #expect(source.slot(of: id) == slot && source.id(at: slot) == id)
      #expect(source.slots == 4 && source.count == 4)
      #expect(source.slotsChanged(since: seen) == [slot])
      #expect(source.record(at: slot)?.fields == deleted.fields)
    }
    try store.writeSnapshot()
    let again = try test.open().board
    #expect(again.everything == store.board.everything)
    let source = again.source("enterprises")
    #expect((0..<source.slots).map { source.id(at: $0) } == ["ent-0", "ent-1", "ent-2", "ent-3"])
  }

  @Test func `the watch descriptor wakes when somebody saves`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    guard let watch = bob.watchDescriptor else { return }
    var poll = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
    #expect(Glibc.poll(&poll, 1, 0) == 0)
    try anna.set("ent-1", "name", "b")
    #expect(Glibc.poll(&poll, 1, 5000) == 1)
    #expect(try bob.follow().changes.count == 1)
    #expect(Glibc.poll(&poll, 1, 0) == 0)
  }

  @Test func `those who have the store open are seen until they leave`() throws {
    let test = try TestStore()
    let anna = try test.create()
    var bob: Store? = try test.open("bob", session: "s2")
    #expect(bob?.announce(on: reference("ent-1"), isEditing: true) == true)
    let seen = try anna.others()
    #expect(seen.map(\.author.name) == ["bob"])
    #expect(seen.first?.record == reference("ent-1"))
    #expect(seen.first?.isEditing == true)
    bob?.announce()
    #expect(try anna.others().first?.record == nil)
    bob = nil
    #expect(try anna.others().isEmpty)
    // What a session left that ended without a word is taken away by who looks.
    #expect(try test.names("here").isEmpty)
  }

  @Test func `a history is looked through by person, act and words, and can be stopped`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    try anna.set("ent-1", "name", "Nami Optics")
    _ = try bob.follow()
    try bob.set("ent-1", "name", "纳米")
    _ = try bob.undo(check: NoCheck())
    _ = try anna.follow()
    func found(_ filter: HistoryFilter) throws -> [Int] {
      try anna.history(filter).entries.map(\.change.seq)
    }
    #expect(try found(HistoryFilter(author: "bob")) == [4, 3])
    #expect(try found(HistoryFilter(operation: .undo)) == [4])
    // What takes a change of the page back is told beside it, whether or not it was asked for.
    let acts = try anna.history(HistoryFilter(operation: .edit)).acts
    #expect(acts.map(\.change.of) == [3] && acts.map(\.stepCount) == [1])
    #expect(try anna.history(HistoryFilter(author: "anna")).acts.isEmpty)
    #expect(try found(HistoryFilter(words: [["optics"]])) == [4, 3, 2])
    #expect(try found(HistoryFilter(words: [["optics"], ["纳米", "none"]])) == [4, 3])
    // Names of members of a line are no words of the change.
    #expect(try found(HistoryFilter(words: [["\"uid\""]])) == [])
    let stopped = try anna.history(HistoryFilter(words: [["nothing"]])) { _ in false }
    #expect(stopped.isStopped && stopped.next == 2)
  }

  @Test func `what differs between two moments leaves out what was taken back`() throws {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    try store.set("ent-1", "name", "c")
    try store.set("ent-1", "state", "x")
    _ = try store.undo(check: NoCheck())
    let name = Edit.set(
      reference("ent-1"),
      field: "name",
      before: .text("a"),
      after: .text("c")
    )
    #expect(try store.difference(from: 1)?.edits == [name])
    #expect(try store.difference(from: 3, to: 4)?.edits.count == 1)
    #expect(try store.difference(from: 5)?.edits.isEmpty == true)
    #expect(throws: StoreError.self) { try store.difference(from: 9) }
    #expect(try store.board(asOf: 2).record(reference("ent-1"))?["name"] == .text("b"))
  }

  @Test func `the difference of a record that was made, edited and deleted is what is left of it`()
    throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [
      record("ent-1", [("name", .text("a")), ("tags", .list(["x"]))])
    ])
    try store.save(.create(reference("ent-2"), Fields([("name", .text("b"))])))
    try store.set("ent-2", "name", "c")
    try store.save(.members(reference("ent-1"), field: "tags", added: ["y"], removed: []))
    let made = Edit.create(reference("ent-2"), Fields([("name", .text("c"))]))
    let tagged = Edit.members(reference("ent-1"), field: "tags", added: ["y"], removed: [])
    #expect(try store.difference(from: 1)?.edits == [made, tagged])
    try store.save(.delete(reference("ent-2"), Fields([("name", .text("c"))])))
    let old = Fields([("name", .text("a")), ("tags", .list(["x", "y"]))])
    try store.save(.delete(reference("ent-1"), old))
    let first = Fields([("name", .text("a")), ("tags", .list(["x"]))])
    #expect(try store.difference(from: 1)?.edits == [.delete(reference("ent-1"), first)])
    try store.save(.create(reference("ent-1"), Fields([("name", .text("n"))])))
    #expect(
      try store.difference(from: 1)?.edits == [
        .set(reference("ent-1"), field: "name", before: .text("a"), after: .text("n")),
        .set(reference("ent-1"), field: "tags", before: .list(["x"]), after: nil),
      ]
    )
  }

  @Test func `the difference names the files that came into force between`() throws {
    let test = try TestStore()
    let store = try test.create()
    try store.save(.adopt(file: "settings.yaml", before: nil, after: "format: 1\n"))
    try store.save(
      .adopt(file: "settings.yaml", before: "format: 1\n", after: "format: 1\nzone: x\n")
    )
    #expect(
      try store.difference(from: 0)?.edits == [
        .adopt(file: "settings.yaml", before: nil, after: "format: 1\nzone: x\n")
      ]
    )
    try store.save(.adopt(file: "settings.yaml", before: "format: 1\nzone: x\n", after: nil))
    #expect(try store.difference(from: 0)?.edits.isEmpty == true)
  }

  @Test func `drafts are kept and forgotten`() throws {
    let test = try TestStore()
    let store = try test.create()
    #expect(try store.drafts().forms.isEmpty)
    try store.saveDraft("edit-ent-1", Fields([("name", .text("half")), ("n", .number(3))]))
    test.clock.advance(milliseconds: 1)
    try store.saveDraft("new", Fields())
    let drafts = try test.open().drafts().forms
    #expect(drafts.map(\.name) == ["new", "edit-ent-1"])
    #expect(drafts.last?.fields == Fields([("name", .text("half")), ("n", .number(3))]))
    try store.deleteDraft("new")
    try store.deleteDraft("new")
    #expect(try store.drafts().forms.count == 1)
  }

  @Test func `a line that is withdrawn makes followers load again`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let before = try test.bytes(TestStore.segment)
    try anna.set("ent-1", "name", "b")
    _ = try bob.follow()
    try test.write(TestStore.segment, before)
    let followed = try bob.follow()
    #expect(followed.isReloaded)
    #expect(bob.value("ent-1", "name") == .text("a"))
    try bob.set("ent-1", "name", "c")
    #expect(try test.open().value("ent-1", "name") == .text("c"))
  }

  @Test func `a segment that gets another file while a change is checked is written in that one`()
    throws
  {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    try store.set("ent-1", "name", "b")
    let edit = Edit.set(
      reference("ent-1"),
      field: "name",
      before: .text("b"),
      after: .text("c")
    )
    try store.save(edit, check: ReplaceSegment(test: test))
    #expect(try test.open().value("ent-1", "name") == .text("c"))
    #expect(try store.fsck().isClean)
  }

  @Test func `a line in the place of a withdrawn one of the same length is noticed`() throws {
    let test = try TestStore()
    let anna = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let bob = try test.open("bob", session: "s2")
    let before = try test.bytes(TestStore.segment)
    try anna.set("ent-1", "name", "b")
    _ = try bob.follow()
    let size = try test.bytes(TestStore.segment).count
    try test.write(TestStore.segment, before)
    try test.open().set("ent-1", "name", "c")
    #expect(try test.bytes(TestStore.segment).count == size)
    #expect(throws: StoreError.self) {
      try bob.save(.set(reference("ent-1"), field: "name", before: .text("b"), after: .text("d")))
    }
    #expect(bob.value("ent-1", "name") == .text("c"))
    try bob.set("ent-1", "name", "d")
    #expect(try test.open().value("ent-1", "name") == .text("d"))
    #expect(try test.open().readOnlyReason == nil)
  }
}

/// A check that puts a copy in the segment's place, as an editor does that saves under a new name.
private struct ReplaceSegment: ChangeCheck {
  let test: TestStore

  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    let segment = test.path + "/" + TestStore.segment
    let copy = test.root + "/copy"
    do {
      try FileManager.default.copyItem(atPath: segment, toPath: copy)
      #expect(rename(copy, segment) == 0)
    } catch {
      Issue.record(error)
    }
    return []
  }
}

/// Who reads while others write and take old files away.
struct ReadingMeanwhileTests {
  /// A store, and files of it that change under whoever opens a register file for the first time.
  private func prepared() throws -> (TestStore, FaultyFileSystem) {
    let test = try TestStore()
    let store = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let system = FaultyFileSystem()
    let isFirst = Mutex(true)
    system.arm {
      $0.beforeOpening = { name in
        let isFirst =
          name.hasPrefix("enterprises.")
          && isFirst.withLock { first in
            defer { first = false }
            return first
          }
        guard isFirst else { return }
        // Two, so that not even the previous snapshot names the file any more.
        for text in ["b", "c"] {
          #expect(throws: Never.self) {
            try store.set("ent-1", "name", text)
            _ = try store.writeSnapshot()
          }
        }
      }
    }
    return (test, system)
  }

  private func open(_ test: TestStore, _ system: FaultyFileSystem) throws -> Store {
    try Store.open(
      at: test.path,
      author: TestStore.author("bo"),
      order: TestStore.order,
      clock: test.clock.read,
      system: system
    )
  }

  @Test func `opening while snapshots are replaced shows the newest, and no alarm`() throws {
    let (test, system) = try prepared()
    let store = try open(test, system)
    #expect(store.takeNotices().isEmpty)
    #expect(store.value("ent-1", "name") == .text("c"))
  }

  @Test func `fsck while snapshots are replaced finds nothing wrong`() throws {
    let (test, system) = try prepared()
    let hook = system.plan.withLock(\.beforeOpening)
    system.arm { _ in }
    let store = try open(test, system)
    system.arm { $0.beforeOpening = hook }
    #expect(try store.fsck().findings.isEmpty)
    #expect(try test.open().value("ent-1", "name") == .text("c"))
  }
}
