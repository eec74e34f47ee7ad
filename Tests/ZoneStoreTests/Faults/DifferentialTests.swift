import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Random work of three people against the plain store, on a simulated disk without faults.
struct DifferentialTests {
  #if DEBUG
  // SHA-256 and the rest are some twenty times slower without optimisation.
  static let trials = 150
  #else
  static let trials = 2000
  #endif

  /// A store with a few records, on a disk of its own.
  static let start: Result<(DiskImage, Oracle), StoreError> = Result { () throws(StoreError) in
    try start(texts: ["settings.yaml": "a: 0\n"])
  }

  /// The same without a record that refers to another: whoever put such a one back may block
  /// whoever made the other, and then neither can take everything back.
  static let loose: Result<(DiskImage, Oracle), StoreError> = Result { () throws(StoreError) in
    try start(
      texts: ["settings.yaml": "a: 0\n"],
      records: [
        record("ent-1", [("name", .text("a")), ("tags", .list(["a"]))]),
        record("ent-2", [("name", .text("b"))]),
      ]
    )
  }

  static func start(
    texts: [String: String] = [:],
    records: [Record]? = nil
  ) throws(StoreError) -> (DiskImage, Oracle) {
    let disk = SimulatedDisk()
    var options = CreateOptions()
    options.texts = texts
    let initial =
      records ?? [
        record("ent-1", [("name", .text("a")), ("tags", .list(["a"]))]),
        record("ent-2", [("name", .text("b")), ("parent", .text("ent-1"))]),
      ]
    let store = try Store.create(
      at: StoreTrial.path,
      options: options,
      author: Author(name: "maker", uid: 1, session: "s0"),
      order: StoreTrial.order,
      clock: disk.clock,
      initial: initial,
      system: SimulatedProcess(disk)
    )
    var changes: [Change] = []
    for seq in 0..<store.board.seq { changes.append(try store.change(seq + 1)) }
    let oracle = Oracle(changes)
    precondition(store.board.plainState == oracle.now, "the plain store starts elsewhere")
    return (disk.image, oracle)
  }

  @Test func `random work of three people ends as in the plain store`() throws {
    let starts = (whole: try Self.start.get(), loose: try Self.loose.get())
    try inParallel(Trials.count(Self.trials)) { seed in
      let (image, oracle) = seed % 2 == 0 ? starts.whole : starts.loose
      var trial = StoreTrial(image, oracle, seed: seed)
      trial.longSegment = 3000
      trial.longestLine = seed % 3 == 0 ? 600 : 1 << 20
      // What is taken back in part stays so; half of the trials end with taking everything back.
      trial.takesParts = seed % 2 == 0
      trial.setsParents = seed % 2 == 0
      trial.people = [try trial.open("anna"), try trial.open("bo"), try trial.open("anna")]
      for _ in 0..<24 where trial.objections.isEmpty { try trial.step() }
      return try trial.objections + finish(&trial)
    }
  }

  /// Every state of the past is what it was, and taking everything back leads to the beginning.
  private func finish(_ trial: inout StoreTrial) throws -> [String] {
    var objections: [String] = []
    let reader = try trial.open("eve")
    for (seq, state) in trial.oracle.states.enumerated() where seq % 3 == 0 {
      let board = try reader.store.board(asOf: seq)
      if board.plainState != state { objections.append("as of \(seq)") }
    }
    let findings = try reader.store.fsck().findings.filter { $0.gravity != .note }
    objections += findings.map { "\($0.file): \($0.message.en)" }
    if trial.takesParts { return objections }
    // The newest change in force is its author's own newest, so nobody waits for ever.
    let people = [try trial.open("anna"), try trial.open("bo")]
    var isMoving = true
    while isMoving {
      isMoving = false
      for person in people {
        do throws(StoreError) {
          _ = try person.store.undo(check: ParentCheck())
          isMoving = true
        } catch {
          guard Oracle.Verdict(error) != nil else { throw error }
        }
      }
    }
    let left = try trial.open("eve").store.board.plainState
    let first = trial.oracle.states[DifferentialTests.begin]
    if left.texts != first.texts
      || left.records.mapValues(\.fields) != first.records.mapValues(\.fields)
    {
      objections.append("undoing everything left \(left) instead of \(first)")
    }
    return objections
  }

  /// The change that makes the store.
  private static let begin = 1
}

/// Runs trials on as many threads as there are processors; the first seeds that fail are told.
func inParallel(_ count: Int, _ trial: @Sendable @escaping (UInt64) throws -> [String]) throws {
  if let seed = Trials.seed {
    for objection in try trial(seed) { Issue.record("seed \(seed): \(objection)") }
    return
  }
  let failures = Mutex<[(UInt64, String)]>([])
  let group = Threads(2)
  group.run(count) { index in
    let seed = UInt64(index + 1)
    let objections: [String]
    do { objections = try trial(seed) } catch { objections = ["\(error)"] }
    if let first = objections.first { failures.withLock { $0.append((seed, first)) } }
  }
  let all = failures.withLock { $0.sorted { $0.0 < $1.0 } }
  for (seed, objection) in all.prefix(9) { Issue.record("seed \(seed): \(objection)") }
  #expect(all.isEmpty, "\(all.count) of \(count) seeds failed")
}
