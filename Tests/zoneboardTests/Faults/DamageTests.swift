import Foundation
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// What commands say of a journal that was altered.
struct DamageTests {
  private let store: FaultStore

  /// A store whose changes 4 and 5 rename a firm, to s2 and s3, behind s1.
  init() throws {
    store = try FaultStore(firms: 1)
  }

  private var segment: String { store.path + "/journal/000000000001.jsonl" }

  private func rename(_ names: String...) throws {
    for name in names { try store.succeed("set", "enterprises", "ent-1", "shortName=\(name)") }
  }

  /// Saves changes that no snapshot covers.
  private func renameWithoutSnapshot(_ names: String...) throws {
    let open = try store.open()
    for name in names {
      let reference = RecordReference(register: "enterprises", id: "ent-1")
      let before = open.board.record(reference)?["shortName"]
      let edit = Edit.set(reference, field: "shortName", before: before, after: .text(name))
      let draft = ChangeDraft(
        id: Store.makeID(),
        label: "e",
        edits: [edit],
        seen: open.board.seq
      )
      _ = try open.commit(draft, check: EverythingPasses())
    }
  }

  private func alter(_ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: segment, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8)
      .write(to: URL(filePath: segment))
  }

  @Test(arguments: [true, false])
  func `a store whose journal is gone is made anew of its files, without its history`(
    withSnapshot: Bool
  ) throws {
    try rename("s1", "s2")
    try store.succeed("compact")
    var gone = ["journal"]
    if !withSnapshot { gone += ["SNAPSHOT.json", "SNAPSHOT.prev.json"] }
    for name in gone where FileManager.default.fileExists(atPath: store.path + "/" + name) {
      try FileManager.default.removeItem(atPath: store.path + "/" + name)
    }
    let left = try FileManager.default.subpathsOfDirectory(atPath: store.path).sorted()
    let list = try store.program.run("list", "enterprises")
    #expect(list.errors.contains("it has no journal"), "\(list.errors)")
    #expect(list.errors.contains("of what can still be read in it"), "\(list.errors)")
    let new = store.program.home.file("new.zb")
    let salvage = try store.program.run("fsck", "--salvage", new)
    #expect(salvage.status == 1, "\(salvage.errors)")
    #expect(salvage.errors.contains("without the history that led to it"), "\(salvage.errors)")
    let after = try FileManager.default.subpathsOfDirectory(atPath: store.path).sorted()
    #expect(after == left)
    let firms = try store.program.run(
      ["list", "enterprises", "--columns", "id,shortName", "--store", new]
    )
    #expect(firms.output == "id\tshortName\nent-1\ts2\n", "\(firms.errors)")
    #expect(try store.program.run("fsck", "--store", new).status == 0)
  }

  @Test(arguments: [
    ["list", "enterprises", "--columns", "shortName"], ["show", "enterprises", "ent-1"],
    ["export", "enterprises"], ["overview"], ["history"], ["due"], ["tasks"],
    ["list", "enterprises", "--as-of", "2199-01-01"],
    ["list", "enterprises", "--read-only"],
  ])
  func `a command that reads says that changes behind damage are not in its answer`(
    command: [String]
  ) throws {
    try renameWithoutSnapshot("s1", "s2", "s3")
    let whole = try store.program.run(command)
    #expect(whole.status == 0 && !whole.errors.contains("damaged"), "\(whole.errors)")
    try alter("\"b\":\"s2\"", "\"b\":\"sX\"")
    let run = try store.program.run(command)
    #expect(run.status == 74, "\(run.errors)")
    #expect(!run.output.isEmpty && !run.output.contains("s2"))
    #expect(run.errors.contains("this is the state after change 3;"), "\(run.errors)")
    #expect(run.errors.contains("is damaged at byte"), "\(run.errors)")
    #expect(run.errors.contains("Run “zoneboard fsck”."), "\(run.errors)")
    let chinese = try store.program.run(command + ["--lang", "zh"])
    #expect(chinese.errors.contains("第 3 号更改之后的状态"), "\(chinese.errors)")
  }

  @Test func `a change behind damage is not called missing, and a refusal says damage once`() throws
  {
    try renameWithoutSnapshot("s1", "s2", "s3")
    try alter("\"b\":\"s2\"", "\"b\":\"sX\"")
    let then = try store.program.run("list", "enterprises", "--as-of", "seq:5")
    #expect(then.status == 74)
    #expect(!then.errors.contains("there is no change"), "\(then.errors)")
    let set = try store.program.run("set", "enterprises", "ent-1", "shortName=s4")
    #expect(set.status == 77)
    #expect(set.errors.components(separatedBy: "is damaged at byte").count == 2, "\(set.errors)")
    let none = try store.program.run("show", "enterprises", "ent-9")
    #expect(none.status == 66)
    #expect(none.errors.contains("this is the state after change 3;"), "\(none.errors)")
    let fsck = try store.fsck()
    #expect(fsck.status == 1)
    #expect(fsck.errors.contains("Changes 1 to 3 verify and are safe."), "\(fsck.errors)")
    #expect(fsck.errors.contains("--salvage NEWDIR"), "\(fsck.errors)")
    #expect(try store.fsck("--repair").errors.contains("Nothing of it could be mended in place."))
  }

  @Test func `history shows both sides of old damage, then names the place`() throws {
    try rename("s1", "s2", "s3")
    try store.succeed("compact")
    try alter("\"b\":\"s2\"", "\"b\":\"sX\"")
    try store.succeed("list", "enterprises")
    let run = try store.program.run("history", "--format", "json")
    #expect(run.status == 74, "\(run.errors)")
    for seq in [5, 3, 2, 1] { #expect(run.output.contains("\"seq\":\(seq),"), "\(run.output)") }
    #expect(!run.output.contains("\"seq\":4,"))
    #expect(run.errors.contains("change 4 cannot be shown: journal/"), "\(run.errors)")
    #expect(try store.program.run("history", "--limit", "1").status == 0)
  }

  @Test func `a salvage and fsck tell of references to records whose making is lost`() throws {
    try store.succeed("new", "enterprises", "ent-9", "name=Nine", "zone=zon-1")
    try store.succeed("new", "contacts", "c1", "name=Con", "about=enterprises/ent-9")
    try store.succeed("set", "enterprises", "ent-9", "shortName=N")
    for name in try FileManager.default.contentsOfDirectory(atPath: store.path)
    where name.hasPrefix("SNAPSHOT") || name == "registers" {
      try FileManager.default.removeItem(atPath: store.path + "/" + name)
    }
    try alter("\"name\":\"Nine\"", "\"name\":\"None\"")
    let new = store.program.home.file("new.zb")
    let salvage = try store.program.run("fsck", "--salvage", new, "--format", "tsv")
    #expect(salvage.status == 1, "\(salvage.errors)")
    #expect(salvage.output.contains("later changes tell of it: shortName=N"), "\(salvage.output)")
    #expect(salvage.output.contains("contacts/c1\t"), "\(salvage.output)")
    #expect(salvage.output.contains("there is no ent-9 among"), "\(salvage.output)")
    let fsck = try store.program.run("fsck", "--store", new)
    #expect(fsck.status == 0, "\(fsck.errors)")
    #expect(fsck.output.contains("there is no ent-9 among"), "\(fsck.output)")
  }
}
