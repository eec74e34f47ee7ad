import Dispatch
import Foundation
import Synchronization
import Testing
import ZoneModel
import ZoneStore

struct OldStoreTests {
  /// Stores that earlier versions wrote; each must keep loading, and none may be written anew.
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Stores")

  /// Makes the fixture of this version; run once with `ZONEBOARD_MAKE_STORE=1` and kept for good.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ZONEBOARD_MAKE_STORE"] != nil))
  func `the fixture of this version is made`() throws {
    let test = try TestStore()
    let store = try test.create(
      initial: [
        record("ent-1", [("name", .text("Nano\u{202E}")), ("nameZh", .text("纳米"))]),
        record(
          "ent-2",
          [("staff", .number(Number(units: 125, scale: 1))), ("x", .json("{\"a\":1}"))]
        ),
        Record(
          reference: RecordReference(register: "patents", id: "pat-1"),
          fields: Fields([("tags", .list(["a", "b"])), ("flag", .flag(true)), ("none", .null)])
        ),
      ],
      texts: ["settings.yaml": "zone: huairou\n"]
    )
    let bob = try test.open("bob", session: "s2")
    try store.set("ent-1", "stage", "incubator")
    try store.save(.members(reference("ent-1"), field: "tags", added: ["x"], removed: []))
    _ = try bob.follow()
    try bob.set("ent-2", "name", "Two")
    _ = try store.undo(check: NoCheck())
    _ = try store.redo(check: NoCheck())
    _ = try store.writeSnapshot()
    _ = try bob.follow()
    try bob.save(
      .delete(reference("ent-1"), try #require(bob.board.record(reference("ent-1"))).fields)
    )
    _ = try bob.undo(check: NoCheck())
    _ = try store.revert(4, why: "wrong", check: NoCheck())
    let target = Self.folder.appendingPathComponent("format-1.zb")
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: URL(fileURLWithPath: test.path), to: target)
  }

  @Test func `a store of format 1 keeps loading`() throws {
    let test = try TestStore()
    let old = Self.folder.appendingPathComponent("format-1.zb")
    try FileManager.default.copyItem(atPath: old.path, toPath: test.path)
    let store = try test.open()
    #expect(store.takeNotices().isEmpty)
    #expect(store.readOnlyReason == nil)
    #expect(store.board.seq == 9)
    #expect(store.headHash == "3f564d682e2e0a37a1451348d180c1b6")
    let one = try #require(store.board.record(reference("ent-1")))
    #expect(one.revision == 7)
    #expect(
      one.fields
        == Fields([
          ("name", .text("Nano\u{202E}")), ("nameZh", .text("纳米")), ("stage", .text("incubator")),
          ("tags", .list(["x"])),
        ])
    )
    let two = try #require(store.board.record(reference("ent-2")))
    #expect(
      two.fields
        == Fields([("staff", .number(Number(units: 125, scale: 1))), ("x", .json("{\"a\":1}"))])
    )
    let patent = try #require(store.board.record(RecordReference(register: "patents", id: "pat-1")))
    #expect(
      patent.fields
        == Fields([("tags", .list(["a", "b"])), ("flag", .flag(true)), ("none", .null)])
    )
    #expect(store.board.adoptedText("settings.yaml") == "zone: huairou\n")
    let operations = try store.history().entries.map(\.change.operation)
    #expect(operations == [.revert, .undo, .edit, .redo, .undo, .edit, .edit, .edit, .import])
    #expect(try !store.fsck().isDamaged)
    try store.set("ent-1", "name", "new")
    #expect(try test.open().value("ent-1", "name") == .text("new"))
  }

  @Test func `many at once get one order and lose nothing`() throws {
    let test = try TestStore()
    _ = try test.create(initial: (0..<8).map { record("ent-\($0)", [("staff", .number(0))]) })
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { index in
      do {
        let store = try test.open(index % 2 == 0 ? "anna" : "bob", session: "s\(index)")
        for count in 1...20 {
          try store.save(
            .set(
              reference("ent-\(index)"),
              field: "staff",
              before: .number(Number(count - 1)),
              after: .number(Number(count))
            )
          )
        }
      } catch {
        failures.withLock { $0.append(String(describing: error)) }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let store = try test.open()
    #expect(store.board.seq == 161)
    for index in 0..<8 { #expect(store.value("ent-\(index)", "staff") == .number(20)) }
    #expect(try store.fsck().isClean)
  }
}
