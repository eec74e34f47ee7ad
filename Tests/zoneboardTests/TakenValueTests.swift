import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// What a new record takes from what else was entered, on each way in.
struct TakenValueTests {
  private let store: FaultStore

  init() throws {
    store = try FaultStore(user: "li.wei")
    try store.succeed("new", "zones", "zon-2", "name=Beta Park", "kind=park")
    try store.succeed("new", "enterprises", "ent-9", "name=Beta", "zone=zon-2")
    try store.succeed(
      "new",
      "talents",
      "tal-1",
      "name=Lin Yueshan",
      "category=foreign",
      "employer=ent-1"
    )
  }

  private func employer(of permit: String) throws -> String {
    try store.succeed("list", "work-permits", "--where", "id:\(permit)", "--columns", "employer")
      .output.split(separator: "\n").dropFirst().joined()
  }

  @Test func `a permit's employer is its holder's, unless it is entered, and stays`() throws {
    try store.succeed("new", "work-permits", "wpe-1", "holder=tal-1", "category=a")
    let given = "employer=ent-2"
    try store.succeed("new", "work-permits", "wpe-2", "holder=tal-1", "category=a", given)
    let file = store.program.home.file("permits.csv")
    try "id,holder,category,appliedOn\nwpe-3,tal-1,b,2026-11-20\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    try store.succeed("import", "work-permits", file)
    try store.succeed("set", "talents", "tal-1", "employer=ent-2")
    #expect(try employer(of: "wpe-1") == "enterprises/ent-1")
    #expect(try employer(of: "wpe-2") == "enterprises/ent-2")
    #expect(try employer(of: "wpe-3") == "enterprises/ent-1")
  }

  @Test func `an import is cleared for the zone of its firm`() throws {
    try store.succeed("new", "import-cases", "imp-1", "enterprise=ent-9", "kind=other")
    let list = try store.succeed("list", "import-cases", "--columns", "zone")
    #expect(list.output.split(separator: "\n").last == "zon-2")
  }

  @Test func `older permits without an employer get it all at once`() throws {
    let open = try store.open()
    let permits = ["wpe-1", "wpe-2"].map { id in
      Edit.create(
        RecordReference(register: "work-permits", id: id),
        Fields([
          ("holder", .text("tal-1")), ("category", .text("a")), ("appliedOn", .text("2026-11-20")),
          ("state", .text("applied")),
        ])
      )
    }
    _ = try open.commit(
      ChangeDraft(
        id: Store.makeID(),
        operation: .edit,
        label: "Old permits",
        edits: permits,
        seen: open.board.seq
      ),
      check: EverythingPasses()
    )
    let given = "employer=ent-2"
    try store.succeed("new", "work-permits", "wpe-3", "holder=tal-1", "category=a", given)
    // What is missing is the employer, and not yet its zone.
    try store.succeed("new", "zones", "beijing", "name=Beijing", "kind=municipality")
    let missing = ["check", "work-permits", "wpe-1", "--columns", "missing"]
    #expect(try store.program.run(missing).output.contains("Employer"))
    try store.succeed("do", "fill-employer", "work-permits", "wpe-1", "wpe-2", "wpe-3")
    #expect(try employer(of: "wpe-1") == "enterprises/ent-1")
    #expect(try employer(of: "wpe-2") == "enterprises/ent-1")
    #expect(try employer(of: "wpe-3") == "enterprises/ent-2")
  }
}
