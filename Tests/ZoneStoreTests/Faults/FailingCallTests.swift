import Glibc
import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// The k-th call fails for k = 1, 2, … until all goes well, once and from there on.
///
/// Nothing that was saved is lost, nothing is told as saved that is not, and afterwards the store
/// can be written to again.
struct FailingCallTests {
  /// What is done while calls fail.
  enum Work: String, CaseIterable, Sendable {
    case commit, longCommit, undo, redo, revert, adopt, snapshot, roll, compact, open, draft, fsck
    case repair, history, create
  }

  private static let form = Fields([("name", .text("half"))])

  /// A store with some history, a draft, an undo, something to repair and something to adopt.
  private func prepared() throws -> StoreTrial {
    let start = try DifferentialTests.start.get()
    var trial = StoreTrial(start.0, start.1, seed: 1)
    trial.longestLine = 700
    trial.people = [try trial.open("anna")]
    let store = trial.people[0].store
    try store.set("ent-1", "name", "b")
    try store.set("ent-2", "stage", "x")
    _ = try store.undo(check: ParentCheck())
    try store.saveDraft("kept", Self.form)
    return trial
  }

  private func work(_ work: Work, _ trial: inout StoreTrial) throws(StoreError) {
    let store = trial.people[0].store
    switch work {
    case .commit: try store.set("ent-1", "stage", "new")
    case .longCommit: try store.set("ent-1", "stage", String(repeating: "long ", count: 200))
    case .undo: _ = try store.undo(check: ParentCheck())
    case .redo: _ = try store.redo(check: ParentCheck())
    case .revert: _ = try store.revert(2, check: ParentCheck())
    case .adopt:
      try store.writeHandEditedText("settings.yaml", "a: 7\n")
      _ = try store.adopt(file: "settings.yaml", label: "a", check: ParentCheck())
    case .snapshot: _ = try store.writeSnapshot()
    case .roll:
      trial.longSegment = 100
      _ = try trial.open("anna", in: trial.people[0].process).store.writeSnapshot()
    case .compact: _ = try store.compact()
    case .open: _ = try trial.open("anna", in: trial.people[0].process)
    case .draft: try store.saveDraft("other", Self.form)
    case .fsck: _ = try store.fsck()
    case .repair: _ = try store.fsck(repair: true)
    case .history: _ = try store.history()
    case .create: try makeSecond(trial.people[0].process, trial)
    }
  }

  private func makeSecond(
    _ process: SimulatedProcess,
    _ trial: StoreTrial
  ) throws(StoreError) {
    _ = try Store.create(
      at: "/second.zb",
      author: Author(name: "anna", uid: 1004, session: "c"),
      clock: trial.disk.clock,
      initial: [record("ent-1", [("name", .text("a"))])],
      system: process
    )
  }

  @Test func `a store can be made where the program that made it was killed at any call`() throws {
    var kill = 0
    var isThrough = false
    while !isThrough {
      kill += 1
      var trial = try prepared()
      let process = SimulatedProcess(trial.disk)
      process.killedAt = kill
      let result = Result { () throws(StoreError) in try makeSecond(process, trial) }
      isThrough = !process.isDead
      process.kill()
      let isMade = trial.disk.image.bytes("/second.zb/FORMAT.json") != nil
      if case .success = result { #expect(isMade) }
      if !isMade { try makeSecond(SimulatedProcess(trial.disk), trial) }
      try checkSecond(&trial, true, "killed at call \(kill)")
    }
    #expect(kill > 60)
  }

  @Test func `nobody takes over where another program is making a store`() throws {
    let trial = try prepared()
    var other: StoreError?
    trial.disk.beforeChange = { call in
      guard call == "renameat", other == nil else { return }
      trial.disk.beforeChange = nil
      other = .nothingToUndo
      do throws(StoreError) {
        try makeSecond(SimulatedProcess(trial.disk), trial)
      } catch {
        other = error
      }
    }
    try makeSecond(SimulatedProcess(trial.disk), trial)
    if case .locked = other {} else { Issue.record("it ended with \(String(describing: other))") }
    var result = trial
    try checkSecond(&result, true, "beside another")
  }

  @Test(arguments: Work.allCases, [EIO, ENOSPC])
  func `any call may fail`(what: Work, code: Int32) throws {
    var faults = 0
    for isSticky in [false, true] {
      var failing = 0
      var isThrough = false
      while !isThrough {
        failing += 1
        var trial = try prepared()
        let before = trial.people[0].store.board
        let process = trial.people[0].process
        process.faults = Faults(failing: failing, isSticky: isSticky, code: code)
        let result = Result { () throws(StoreError) in try work(what, &trial) }
        isThrough = process.faultsMade == 0
        faults += process.faultsMade > 0 ? 1 : 0
        let place = "\(what) call \(failing)\(isSticky ? " and on" : "")"
        if isThrough, case .failure(let error) = result {
          Issue.record("\(place): \(error)")
        }
        try check(what, trial, before, result, isSticky, place)
      }
      #expect(failing > 3)
    }
    print("failing calls: \(what) \(code == EIO ? "EIO" : "ENOSPC"), \(faults) faults survived")
  }

  private func check(
    _ what: Work,
    _ trial: StoreTrial,
    _ before: StoreBoard,
    _ result: Result<Void, StoreError>,
    _ isSticky: Bool,
    _ place: String
  ) throws {
    var trial = trial
    let store = trial.people[0].store
    trial.people[0].process.faults = Faults()
    let seen = try trial.open("eve").store
    var isSaved = true
    if case .failure = result { isSaved = false }
    let changes: Set<Work> = [.commit, .longCommit, .undo, .redo, .revert, .adopt]
    // Where nothing can be cut back either, the line may stand until the next save.
    let mayStand = changes.contains(what) && isSticky && !isSaved
    let expected = before.seq + (changes.contains(what) && isSaved ? 1 : 0)
    #expect(seen.board.seq == expected || mayStand && seen.board.seq == before.seq + 1, "\(place)")
    if seen.board.seq == before.seq {
      #expect(seen.board.plainState == before.plainState, "\(place)")
    }
    if isSaved {
      #expect(store.board.plainState == seen.board.plainState || what == .roll, "\(place)")
    }
    #expect(seen.readOnlyReason == nil, "\(place)")
    let drafts = try trial.open("anna").store.drafts().forms
    #expect(drafts.first { $0.name == "kept" }?.fields == Self.form, "\(place)")
    if what == .draft, isSaved { #expect(drafts.count == 2, "\(place)") }
    if case .writeFailed = store.readOnlyReason {
      #expect(throws: StoreError.self, "\(place)") { try store.set("ent-2", "stage", "y") }
      store.retryWriting()
    }
    try store.set("ent-2", "stage", "y")
    _ = try store.writeSnapshot()
    let again = try trial.open("bo").store
    #expect(again.board.plainState == store.board.plainState, "\(place)")
    // What nobody was told of as saved did not become valid by what was saved later.
    #expect(again.board.seq == expected + 1, "\(place)")
    let findings = try again.fsck().findings.filter { $0.gravity != .note }
    #expect(findings.isEmpty, "\(place): \(findings.map(\.message.en))")
    var random = SeededGenerator(seed: 9)
    for _ in 0..<3 {
      let after = StoreTrial(trial.disk.image.crashed(&random), trial.oracle, seed: 1)
      var reader = after
      #expect(
        try reader.open("bo").store.board.plainState == store.board.plainState,
        "\(place), power lost"
      )
    }
    if what == .create { try checkSecond(&trial, isSaved, place) }
  }

  /// A store that was not made whole is not one.
  private func checkSecond(_ trial: inout StoreTrial, _ isMade: Bool, _ place: String) throws {
    let result = Result { () throws(StoreError) in
      try Store.open(
        at: "/second.zb",
        author: Author(name: "bo", uid: 1002, session: "d"),
        clock: trial.disk.clock,
        system: SimulatedProcess(trial.disk)
      )
    }
    switch result {
    case .success(let store):
      #expect(store.value("ent-1", "name") == .text("a"), "\(place)")
      #expect(try store.fsck().isClean, "\(place)")
    case .failure(.notFound), .failure(.notAStore):
      #expect(!isMade, "\(place)")
      // What failed stands in nobody's way.
      try makeSecond(SimulatedProcess(trial.disk), trial)
      try checkSecond(&trial, true, place)
    case .failure(let error): Issue.record("\(place): \(error)")
    }
  }
}
