import Glibc
import Synchronization
import Testing
import ZoneModel
import ZoneStore

struct FaultTests {
  private func prepared(_ system: FaultyFileSystem) throws -> (TestStore, Store) {
    let test = try TestStore()
    _ = try test.create(initial: [record("ent-1", [("name", .text("a"))])])
    let store = try Store.open(
      at: test.path,
      author: TestStore.author("anna"),
      order: TestStore.order,
      clock: test.clock.read,
      system: system
    )
    return (test, store)
  }

  /// Every call of a save fails in turn: what was told as saved is there, what was not is not.
  @Test(arguments: [EIO, ENOSPC, EACCES], [false, true])
  func `a save that fails at any call leaves the state before it`(
    code: Int32,
    isSticky: Bool
  ) throws {
    let system = FaultyFileSystem()
    var failing = 1
    while true {
      let (test, store) = try prepared(system)
      let number = failing
      system.arm {
        $0.failing = number
        $0.code = code
        $0.isSticky = isSticky
      }
      var isSaved = false
      var failure: StoreError?
      do throws(StoreError) {
        try store.set("ent-1", "name", "b")
        isSaved = true
      } catch {
        #expect(error.message.en != error.message.zh)
        failure = error
      }
      let isDone = system.calls < number
      system.arm { _ in }
      let names = system.plan.withLock { $0.names }
      let again = try test.open()
      let value = again.value("ent-1", "name")
      let cannotCutBack = isSticky && !isSaved && value == .text("b")
      if case .notConfirmed = failure {} else { #expect(!cannotCutBack, "call \(number)") }
      // Where nothing can be cut back either, the line may stand; nobody was told that it does.
      #expect(value == .text(isSaved ? "b" : "a") || cannotCutBack, "call \(number) \(names)")
      #expect(store.value("ent-1", "name") == .text(isSaved ? "b" : "a"), "call \(number)")
      #expect(try again.fsck().findings.allSatisfy { $0.gravity != .damage }, "call \(number)")
      store.retryWriting()
      if !cannotCutBack { try store.set("ent-1", "stage", "next") }
      if isDone { break }
      failing += 1
    }
    #expect(failing > 8)
  }

  @Test func `a failed flush is not tried again, and the store is read-only until asked`() throws {
    let system = FaultyFileSystem()
    let (test, store) = try prepared(system)
    try store.set("ent-1", "name", "b")
    system.arm { _ in }
    try store.set("ent-1", "name", "c")
    let names = system.plan.withLock { $0.names }
    #expect(names.filter { $0 == "fdatasync" }.count == 1)
    let place = try #require(names.firstIndex(of: "fdatasync")) + 1
    system.arm { $0.failing = place }
    let error = #expect(throws: StoreError.self) { try store.set("ent-1", "name", "d") }
    guard case .notSaved = error else {
      Issue.record("not notSaved: \(String(describing: error))")
      return
    }
    let segment = "\(test.path)/\(TestStore.segment)"
    #expect(
      error?.message.en == "this change was not saved: \(segment) could not be put on the disk: "
        + "the disk reports an input/output error"
    )
    #expect(error?.message.zh == "此次更改未保存：无法写盘 \(segment)：磁盘报告输入输出错误")
    #expect(system.plan.withLock { $0.names.filter { $0 == "fdatasync" }.count } == 1)
    guard case .writeFailed = store.readOnlyReason else {
      Issue.record("still writable")
      return
    }
    #expect(store.value("ent-1", "name") == .text("c"))
    #expect(try test.open().value("ent-1", "name") == .text("c"))
    system.arm { _ in }
    #expect(throws: StoreError.self) { try store.set("ent-1", "name", "d") }
    store.retryWriting()
    try store.set("ent-1", "name", "d")
    #expect(try test.open().value("ent-1", "name") == .text("d"))
  }

  @Test func `short writes and interrupted calls are gone on with`() throws {
    let system = FaultyFileSystem()
    let (test, store) = try prepared(system)
    system.arm {
      $0.writesShort = true
      $0.interrupts = true
    }
    for text in ["b", "c", "d"] { try store.set("ent-1", "name", text) }
    _ = try store.writeSnapshot()
    system.arm { _ in }
    let again = try test.open()
    #expect(again.board.everything == store.board.everything)
    #expect(again.value("ent-1", "name") == .text("d"))
    #expect(try again.fsck().isClean)
  }

  /// Every call of an undo fails in turn: where it was done, the file of settings says what is in
  /// force again, or a warning says that it does not.
  @Test func `a file that cannot follow what is in force is told of`() throws {
    let system = FaultyFileSystem()
    var failing = 1
    var told = 0
    while true {
      let (test, store) = try prepared(system)
      for text in ["zone: a\n", "zone: b\n"] {
        try store.writeHandEditedText("settings.yaml", text)
        _ = try store.adopt(file: "settings.yaml", label: "settings", check: NoCheck())
      }
      let number = failing
      system.arm { $0.failing = number }
      var done: Commit?
      do throws(StoreError) { done = try store.undo(check: NoCheck()) } catch {
        #expect(store.board.adoptedText("settings.yaml") == "zone: b\n", "call \(number)")
      }
      let isDone = system.calls < number
      system.arm { _ in }
      if let done {
        #expect(store.board.adoptedText("settings.yaml") == "zone: a\n", "call \(number)")
        let follows = try store.handEditedText("settings.yaml") == "zone: a\n"
        #expect(follows || done.warnings.contains { $0.nextStep != nil }, "call \(number)")
        if !follows { told += 1 }
        #expect(try test.open().board.adoptedText("settings.yaml") == "zone: a\n")
      }
      if isDone { break }
      failing += 1
    }
    #expect(told > 1)
  }

  /// Every call of a snapshot fails in turn: the next opening shows the same records.
  @Test(arguments: [false, true])
  func `a snapshot that fails at any call does no harm`(isSticky: Bool) throws {
    let system = FaultyFileSystem()
    var failing = 1
    while true {
      let (test, store) = try prepared(system)
      try store.set("ent-1", "name", "b")
      let right = store.board.everything
      let number = failing
      system.arm {
        $0.failing = number
        $0.isSticky = isSticky
      }
      _ = try? store.writeSnapshot()
      let isDone = system.calls < number
      system.arm { _ in }
      let again = try test.open()
      #expect(again.board.everything == right, "call \(number)")
      #expect(again.readOnlyReason == nil, "call \(number)")
      _ = try again.writeSnapshot()
      #expect(try test.open().board.everything == right, "call \(number)")
      #expect(try test.open().fsck().isClean, "call \(number)")
      if isDone { break }
      failing += 1
    }
    #expect(failing > 20)
  }
}
