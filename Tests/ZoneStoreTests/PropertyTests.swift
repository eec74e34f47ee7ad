import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// What the changes of a history add up to, and all states on the way.
private struct Replay {
  var records: [RecordReference: Fields] = [:]
  var states: [[RecordReference: Fields]] = [[:]]

  mutating func take(_ change: Change) {
    for edit in change.edits {
      switch edit {
      case .create(let reference, let fields): records[reference] = fields
      case .delete(let reference, _): records[reference] = nil
      case .set(let reference, let field, _, let after): records[reference]?[field] = after
      case .members(let reference, let field, let added, let removed):
        let old = records[reference]?[field]?.list ?? []
        let new = old.filter { !removed.contains($0) } + added
        records[reference]?[field] = new.isEmpty ? nil : .set(new)
      case .adopt: break
      }
    }
    states.append(records)
  }
}

struct PropertyTests {
  private func fields(_ board: StoreBoard) -> [RecordReference: Fields] {
    board.everything.mapValues(\.fields)
  }

  private func randomEdit(_ board: StoreBoard, _ random: inout SeededGenerator) -> Edit {
    let id = reference("ent-\(Int.random(in: 1...4, using: &random))")
    guard let record = board.record(id) else {
      return .create(id, Fields([("name", .text("n\(Int.random(in: 0...9, using: &random))"))]))
    }
    switch Int.random(in: 0...9, using: &random) {
    case 0: return .delete(id, record.fields)
    case 1...3:
      let all = ["a", "b", "c"]
      let present = record["tags"]?.list ?? []
      let element = all[Int.random(in: 0...2, using: &random)]
      return present.contains(element)
        ? .members(id, field: "tags", added: [], removed: [element])
        : .members(id, field: "tags", added: [element], removed: [])
    default:
      let field = ["name", "stage", "staff"][Int.random(in: 0...2, using: &random)]
      let value: Value? =
        Int.random(in: 0...4, using: &random) == 0
        ? nil : .text("v\(Int.random(in: 0...4, using: &random))")
      return .set(id, field: field, before: record[field], after: value)
    }
  }

  /// Random work of three people on one store, with a snapshot or a reopening now and then; after
  /// each step what all of them see is what the plainest store has.
  @Test(arguments: Trials.seeds(25))
  func `random work of several people leaves what a plain model has`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let test = try TestStore()
    var stores = [try test.create("anna")]
    stores.append(try test.open("bob", session: "s2"))
    stores.append(try test.open("anna", session: "s3"))
    var oracle = Replay()
    for _ in 0..<40 {
      let index = Int.random(in: 0..<3, using: &random)
      let store = stores[index]
      if Bool.random(using: &random) { _ = try store.follow() }
      let known = oracle.states.count - 1
      var taken: [Change] = []
      do throws(StoreError) {
        switch Int.random(in: 0...11, using: &random) {
        case 0...1: taken = try done(store.undo(check: NoCheck()))
        case 2: taken = try done(store.undo(untouchedOnly: true, check: NoCheck()))
        case 3: taken = try done(store.redo(check: NoCheck()))
        case 4 where known > 0:
          taken = try done(store.revert(.random(in: 1...known, using: &random), check: NoCheck()))
        case 5: _ = try store.writeSnapshot()
        case 6:
          let author = store.author
          stores[index] = try reopened(test, author)
        default:
          let count = Int.random(in: 1...2, using: &random)
          let edits = (0..<count).map { _ in randomEdit(store.board, &random) }
          let draft = ChangeDraft(
            id: Store.makeID(),
            label: "e",
            edits: edits,
            seen: store.board.seq
          )
          taken = try done(store.commit(draft, check: NoCheck()))
        }
      } catch {
        switch error {
        case .conflict, .refused, .nothingToUndo, .nothingToRedo, .undoRefused: break
        default: Issue.record("seed \(seed): \(error)")
        }
      }
      for change in taken { oracle.take(change) }
      for store in stores {
        _ = try store.follow()
        #expect(fields(store.board) == oracle.records, "seed \(seed)")
      }
    }
    let last = stores[0].board
    #expect(try test.open().board.everything == last.everything, "seed \(seed)")
    for (seq, state) in oracle.states.enumerated() {
      #expect(fields(try stores[0].board(asOf: seq)) == state, "seed \(seed) as of \(seq)")
    }
    let report = try stores[1].fsck()
    #expect(report.isClean, "seed \(seed): \(report.findings)")
  }

  private func done(_ commit: Commit) -> [Change] {
    commit.change.map { [$0] } ?? []
  }

  private func reopened(_ test: TestStore, _ author: Author) throws(StoreError) -> Store {
    try Store.open(at: test.path, author: author, order: TestStore.order, clock: test.clock.read)
  }

  /// The newest effective change of all is somebody's own newest, so nobody waits for ever.
  @Test(arguments: Trials.seeds(25))
  func `undoing everything leaves the initial records`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let test = try TestStore()
    let initial = [record("ent-1", [("name", .text("a"))]), record("ent-3", [("tags", .list([]))])]
    var options = CreateOptions()
    options.label = "sample"
    let maker = Author(name: "maker", uid: 1, session: "s0")
    _ = try Store.create(
      at: test.path,
      options: options,
      author: maker,
      order: TestStore.order,
      clock: test.clock.read,
      initial: initial
    )
    let stores = [try test.open("anna"), try test.open("bob", session: "s2")]
    for _ in 0..<30 {
      let store = stores[Int.random(in: 0...1, using: &random)]
      _ = try store.follow()
      do throws(StoreError) {
        switch Int.random(in: 0...5, using: &random) {
        case 0: _ = try store.undo(check: NoCheck())
        case 1: _ = try store.redo(check: NoCheck())
        default: try store.save(randomEdit(store.board, &random))
        }
      } catch {
        switch error {
        case .nothingToUndo, .nothingToRedo, .undoRefused: break
        default: Issue.record("seed \(seed): \(error)")
        }
      }
    }
    try undoEverything([try test.open("anna"), try test.open("bob", session: "u2")], seed)
    let left = fields(try test.open().board)
    #expect(
      left == Dictionary(uniqueKeysWithValues: initial.map { ($0.reference, $0.fields) }),
      "seed \(seed)"
    )
  }

  private func undoEverything(_ stores: [Store], _ seed: UInt64) throws {
    var isMoving = true
    while isMoving {
      isMoving = false
      for store in stores {
        do throws(StoreError) {
          _ = try store.undo(check: NoCheck())
          isMoving = true
        } catch {
          switch error {
          case .nothingToUndo, .undoRefused: continue
          default: Issue.record("seed \(seed): \(error)")
          }
        }
      }
    }
    for store in stores { #expect(try store.undoCandidate() == nil, "seed \(seed)") }
  }
}
