import Foundation
import TestSupport
import Testing

/// Undo, history and differences.
extension CommandTests {
  @Test func `diff shows what lies between two moments, less what was taken back`() throws {
    try succeed("set", "enterprises", "ent-1", "name=Second")
    try succeed("set", "enterprises", "ent-2", "name=Other")
    try succeed("undo")
    try succeed("set", "enterprises", "ent-1", "name=Third", "tags=x")
    let all = try succeed("diff", "seq:3")
    #expect(all.output.contains("enterprises/ent-1\tname\tAlpha\tThird"), "\(all.output)")
    #expect(!all.output.contains("ent-2"), "\(all.output)")
    let first = try succeed("diff", "seq:3", "seq:4")
    #expect(first.output.contains("enterprises/ent-1\tname\tAlpha\tSecond"), "\(first.output)")
    #expect(!first.output.contains("tags"))
    #expect(!(try succeed("diff", "seq:3", "--register", "zones").output.contains("ent-1")))
    #expect(try program.run("diff", "seq:99").status != 0)
    #expect(try program.run("diff", "whenever").status == 64)
  }

  @Test func `the history of a zone has what lies in it now or lay in it, also past a page`() throws
  {
    try succeed("new", "zones", "zon-2", "name=Second Park", "kind=park")
    try succeed("set", "enterprises", "ent-1", "tags=x")
    try succeed("set", "enterprises", "ent-2", "tags=y")
    try succeed("set", "enterprises", "ent-1", "zone=zon-2")
    try succeed("set", "enterprises", "ent-1", "tags=z")
    try succeed("delete", "enterprises", "ent-2")
    func records(_ arguments: String...) throws -> [String] {
      try program.run(["history"] + arguments).lines.dropFirst()
        .map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[7]) }
    }
    let first = [
      "enterprises/ent-2", "enterprises/ent-1", "enterprises/ent-2", "enterprises/ent-1",
    ]
    #expect(
      try records("--zone", "zon-1")
        == first + ["enterprises/ent-2", "enterprises/ent-1", "zones/zon-1"]
    )
    #expect(
      try records("--zone", "zon-2") == [
        "enterprises/ent-1", "enterprises/ent-1", "enterprises/ent-1", "zones/zon-2",
        "enterprises/ent-1",
      ]
    )
    // What is newer than the part that is wanted still tells what lay where.
    #expect(
      try records("--zone", "zon-1", "--until", "seq:6") == [
        "enterprises/ent-2", "enterprises/ent-1", "enterprises/ent-2", "enterprises/ent-1",
        "zones/zon-1",
      ]
    )
    #expect(try program.run("history", "--zone", "nowhere").status == 66)
  }

  @Test func `diff of a zone judges by where a record lay at the two moments`() throws {
    let start = try succeed("history").lines.count - 1
    try succeed("new", "zones", "zon-2", "name=Second Park", "kind=park")
    try succeed("set", "enterprises", "ent-1", "tags=x")
    try succeed("set", "enterprises", "ent-1", "zone=zon-2")
    try succeed("new", "enterprises", "ent-8", "name=Passing", "zone=zon-1")
    try succeed("delete", "enterprises", "ent-8")
    func diff(_ from: Int, _ to: Int, _ zone: String) throws -> String {
      try succeed("diff", "seq:\(start + from)", "seq:\(start + to)", "--zone", zone).output
    }
    #expect(try diff(1, 2, "zon-1").contains("ent-1"))
    #expect(try !diff(1, 2, "zon-2").contains("ent-1"))
    // It left the one and came into the other.
    #expect(try diff(2, 3, "zon-1").contains("ent-1"))
    #expect(try diff(2, 3, "zon-2").contains("ent-1"))
    #expect(try diff(3, 4, "zon-1").contains("ent-8"))
    let turned = try program.run("diff", "seq:3", "seq:1")
    #expect(turned.status == 64)
    #expect(turned.errors.contains("zoneboard diff seq:1 seq:3"), "\(turned.errors)")
  }

  @Test func `the history is narrowed by end, act and words`() throws {
    try succeed("set", "enterprises", "ent-1", "name=Nami Second", "--reason", "by letter")
    try succeed("undo")
    #expect(try succeed("history", "--until", "seq:3").lines.count == 4)
    #expect(try succeed("history", "--until", "2001-01-01").lines.count == 1)
    let undone = try succeed("history", "--op", "undo")
    #expect(undone.lines.count == 2)
    #expect(undone.lines.last?.contains("Alpha") == true, "\(undone.output)")
    #expect(try program.run("history", "--op", "nonsense").status == 64)
    // Words of the reason and of a value, in any case and order; all of them must be there.
    #expect(try succeed("history", "--search", "LETTER nami").lines.count == 2)
    #expect(try succeed("history", "--search", "letter absent").lines.count == 1)
  }

  @Test func `undo and redo go through a person's own changes`() throws {
    try succeed("set", "enterprises", "ent-1", "name=Second")
    try succeed("undo")
    #expect(try succeed("list", "enterprises", "--columns", "name").output.contains("Alpha"))
    try succeed("redo")
    #expect(try succeed("list", "enterprises", "--columns", "name").output.contains("Second"))
    #expect(
      try refuse(66, "redo") == """
        zoneboard: you have no undo to redo
          See “zoneboard history”.

        """
    )
  }

  @Test func `somebody else's change is not undone, but can be reverted`() throws {
    let zhao = ["ZONEBOARD_USER": "zhao"]
    try succeed("set", "enterprises", "ent-1", "name=Zhao's", environment: zhao)
    let errors = try refuse(75, "undo", "--change", "4")
    #expect(errors.contains("is zhao's: Edit Alpha"))
    try succeed("revert", "4")
    #expect(try succeed("list", "enterprises", "--columns", "name").output.contains("Alpha"))
  }

  @Test func `the history is JSON with seq, time, author and label`() throws {
    try succeed("set", "enterprises", "ent-1", "name=Second", "--reason", "by letter")
    let rows = try json(try succeed("history", "--format", "json", "--limit", "1").output)
    let change = try #require((rows as? [[String: Any]])?.first)
    #expect(change["seq"] as? Int == 4)
    #expect(change["author"] as? String == "anna")
    #expect(change["label"] as? String == "Edit Alpha")
    #expect(change["why"] as? String == "by letter")
    #expect((change["time"] as? String)?.hasSuffix("Z") == true)
    #expect(
      try succeed("history", "--register", "enterprises", "--record", "ent-2").lines.count == 2
    )
  }

  @Test func `before its first change a store has nothing to tell of, and says so`() throws {
    for command in [["targets"], ["overview"], ["list", "enterprises"], ["report", "monthly"]] {
      let run = try program.run(command + ["--as-of", "2020-12-31"])
      #expect(run.status == 66 && run.output == "")
      let told = "--as-of 2020-12-31: the store has nothing from then; its first change is of 20"
      #expect(run.errors.hasPrefix("zoneboard: \(told)"))
    }
    #expect(try succeed("list", "enterprises", "--as-of", "seq:0").lines.count == 1)
  }

  @Test func `a record is shown as it was`() throws {
    try succeed("set", "enterprises", "ent-1", "name=Second")
    let past = try succeed("show", "enterprises", "ent-1", "--as-of", "seq:2").output
    #expect(past.contains("\"name\":\"Alpha\""))
    #expect(
      try refuse(64, "show", "enterprises", "ent-1", "--as-of", "someday") == """
        zoneboard: --as-of: “someday” is neither a day nor a time nor seq:N
          Write 2026-11-20, yesterday, -7d, 2026-11-20T14:30 or seq:1200.

        """
    )
  }
}
