import TestSupport
import ZoneModel
import ZoneStore

/// Looks at a store with spoilt files: what is shown is what was saved, or it is said aloud.
struct RotCheck {
  /// A small store with everything that stores have.
  struct Sample: Sendable {
    let image: DiskImage
    let oracle: Oracle
    let changes: [Change]
    /// The files that hold what was saved, with their sizes.
    let files: [(path: String, size: Int)]
  }

  static let sample: Result<Sample, StoreError> = Result { () throws(StoreError) in
    try makeSample()
  }

  private static func makeSample() throws(StoreError) -> Sample {
    let patent = RecordReference(register: "patents", id: "pat-1")
    let (image, oracle) = try DifferentialTests.start(
      texts: ["settings.yaml": "a: 0\n", "policies/a.yaml": "b: 1\n"],
      records: [
        record("ent-1", [("name", .text("甲")), ("tags", .list(["a"]))]),
        record("ent-2", [("name", .text("b"))]),
        Record(reference: patent, fields: Fields([("name", .text("lamp"))])),
      ]
    )
    var trial = StoreTrial(image, oracle, seed: 1)
    trial.longestLine = 700
    trial.longSegment = 900
    trial.room = 600
    trial.people = [try trial.open("anna"), try trial.open("bo")]
    func set(_ id: String, _ text: String) -> Edit {
      .set(reference(id), field: "stage", before: nil, after: .text(text))
    }
    func commit(_ edits: [Edit], _ index: Int) throws(StoreError) {
      _ = try trial.people[index].store.follow()
      let seen = trial.people[index].store.board.seq
      let action = StoreTrial.Action.commit(edits, seen: seen)
      let verdict = try trial.act(action, by: index)
      let right = trial.oracle.commit(edits, seen: seen, by: trial.people[index].author)
      precondition(verdict == .saved && right == .saved, "the sample cannot be made")
    }
    try commit([set("ent-1", "x")], 0)
    _ = try trial.act(.snapshot, by: 0)
    try commit([set("ent-2", String(repeating: "long ", count: 160))], 1)
    try commit([.create(reference("ent-3"), Fields([("name", .text("c"))]))], 0)
    let renamed = Edit.set(reference("ent-2"), field: "name", before: .text("b"), after: .text("z"))
    try commit([renamed], 0)
    _ = try trial.act(.undo(untouchedOnly: false), by: 0)
    precondition(trial.oracle.undo(by: trial.people[0].author) == .saved, "no undo")
    _ = try trial.act(.snapshot, by: 1)
    try commit(
      [set("ent-3", "y"), .set(patent, field: "name", before: .text("lamp"), after: nil)],
      1
    )
    return try finished(trial)
  }

  private static func finished(_ trial: StoreTrial) throws(StoreError) -> Sample {
    let store = trial.people[1].store
    var changes: [Change] = []
    for seq in 0..<store.board.seq { changes.append(try store.change(seq + 1)) }
    let image = trial.disk.image
    let files = image.files(below: StoreTrial.path)
      .filter { !$0.key.hasPrefix("here/") && !$0.key.hasPrefix("lock.") }
      .map { (path: $0.key, size: image.inodes[$0.value].bytes.count) }
      .sorted { $0.path < $1.path }
    precondition(store.board.plainState == trial.oracle.now, "the sample is not as it should be")
    return Sample(image: image, oracle: trial.oracle, changes: changes, files: files)
  }

  // MARK: - Looking

  let sample: Sample
  var wrap: @Sendable (SimulatedProcess) -> any FileSystem = { $0 }
  /// Whether the end of the journal may be gone without a trace, as when lines are cut off behind
  /// which nothing is left that knows of them.
  var mayBeShorter = false

  /// What there is to object to in the store of a spoilt image; how often it was told.
  func objection(to image: DiskImage, wasReported: inout Bool) -> String? {
    var trial = StoreTrial(image, sample.oracle, seed: 1)
    trial.wrap = wrap
    let store: Store
    do throws(StoreError) {
      store = try trial.open("eve").store
    } catch {
      wasReported = true
      return nil
    }
    let board = store.board
    let state = board.plainState
    let isTold = store.readOnlyReason != nil || !store.takeNotices().isEmpty
    wasReported = isTold
    let states = sample.oracle.states
    guard states.indices.contains(board.seq), states[board.seq] == state else {
      return "change \(board.seq) shows \(state)"
    }
    if !isTold, !mayBeShorter, board.seq < states.count - 1 {
      return "\(states.count - 1 - board.seq) changes are gone, and nobody is told"
    }
    if let objection = historyObjection(store) { return objection }
    return writingObjection(&trial, store, &wasReported)
  }

  private func historyObjection(_ store: Store) -> String? {
    for (index, change) in sample.changes.enumerated() where index < store.board.seq {
      // A line that does not verify is an error; another line than was saved never is shown.
      guard let found = try? store.change(index + 1) else { continue }
      if found != change { return "history shows \(found)" }
    }
    return nil
  }

  /// Writing on makes nothing worse.
  private func writingObjection(
    _ trial: inout StoreTrial,
    _ store: Store,
    _ wasReported: inout Bool
  ) -> String? {
    let before = store.board
    let report = try? store.fsck()
    if report?.findings.isEmpty != true { wasReported = true }
    if report?.isDamaged != true, store.readOnlyReason != nil { return nil }
    let edit = Edit.create(reference("ent-9"), Fields([("name", .text("nine"))]))
    let draft = ChangeDraft(id: Store.makeID(), label: "l", edits: [edit], seen: before.seq)
    let isWritable = store.readOnlyReason == nil
    do throws(StoreError) {
      _ = try store.commit(draft, check: ParentCheck())
      _ = try store.writeSnapshot()
    } catch {
      wasReported = true
      return isWritable && report?.isClean == true ? "clean, and yet: \(error)" : nil
    }
    if !isWritable { return "it was read-only and took a change" }
    var expected = before.plainState
    let nine = reference("ent-9")
    expected.records[nine] = Record(reference: nine, fields: Fields([("name", .text("nine"))]))
    do throws(StoreError) {
      let again = try trial.open("bo").store
      if again.board.plainState != expected { return "then \(again.board.plainState)" }
      let after = try again.fsck()
      if after.isDamaged, report?.isDamaged == false {
        return "writing damaged it: \(after.findings.map(\.message.en))"
      }
    } catch {
      return "then \(error)"
    }
    return nil
  }
}
