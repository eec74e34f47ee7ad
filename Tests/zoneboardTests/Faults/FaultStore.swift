import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// A small store that the real program made, and what must be found in it.
struct FaultStore: ProgramSuite {
  let program: ProgramUnderTest
  /// Its folder.
  var path: String { store }

  /// A store with a zone and some firms, `ent-1`, `ent-2`, ….
  init(firms: Int = 3, user: String = "anna") throws {
    program = try ProgramUnderTest(user: user, store: "park.zb")
    guard firms > 0 else { return }
    try makePark()
    let rows = (1...firms).map { "ent-\($0),Firm \($0),zon-1" }
    let file = try program.home.write(
      "firms.csv",
      "id,name,zone\n" + rows.joined(separator: "\n") + "\n"
    )
    try succeed("import", "enterprises", file)
  }

  /// Opens it in the test's own process.
  func open(readOnly: Bool = false) throws(StoreError) -> Store {
    try Store.open(forTest: path, readOnly: readOnly)
  }

  /// What fsck of the real program ends with, and what it says.
  func fsck(_ options: String...) throws -> ProgramRun {
    try program.run(["fsck"] + options)
  }
}

/// A check that lets everything pass.
struct EverythingPasses: ChangeCheck {
  func refusals(
    of edits: [Edit],
    operation: ZoneModel.Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] { [] }
}

extension Store {
  /// Opens a store as the program does, for a person of the test's own.
  static func open(forTest path: String, readOnly: Bool = false) throws(StoreError) -> Store {
    try open(
      at: path,
      options: OpenOptions(isReadOnly: readOnly),
      author: Author(name: "tess", uid: 4711, session: "test"),
      order: { Registry.standard[$0]?.order ?? [:] },
      clock: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    )
  }

  /// Adds a note about a zone, through the journal like any change.
  @discardableResult func addNote(_ id: String) throws(StoreError) -> Commit {
    let reference = RecordReference(register: "notes", id: id)
    return try commit(
      ChangeDraft(
        id: Store.makeID(),
        label: "New note",
        edits: [.create(reference, Fields([("text", .text(id))]))],
        seen: board.seq
      ),
      check: EverythingPasses()
    )
  }

  /// All records by their references.
  var everything: [RecordReference: Record] {
    var all: [RecordReference: Record] = [:]
    for register in board.registerIDs {
      let source = board.source(register)
      for slot in 0..<source.slots {
        if let record = source.record(at: slot) { all[record.reference] = record }
      }
    }
    return all
  }

  /// All changes, oldest first.
  func allChanges() throws(StoreError) -> [Change] {
    try history(HistoryFilter(limit: Int.max)).entries.map(\.change).reversed()
  }
}

/// A directory in memory, where there is such a place: thousands of flushes then cost nothing.
final class FastDirectory {
  let path: String

  init() throws {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    path = "\(base)/zoneboard-faults-\(UUID().uuidString.prefix(13))"
    try FileManager.default.createDirectory(
      atPath: path,
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
  }

  deinit {
    // A leftover in memory is no reason to fail a test that is over.
    try? FileManager.default.removeItem(atPath: path)
  }
}
