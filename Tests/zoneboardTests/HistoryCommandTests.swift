import TestSupport
import Testing

/// The history, undo and revert of several people, through the real program.
struct HistoryCommandTests: ProgramSuite {
  let program: ProgramUnderTest

  /// A store with an administrator, an editor, a reader and a firm.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark()
    try succeed(
      "new",
      "staff",
      "anna",
      "login=anna",
      "name=Anna Lee",
      "nameZh=李安娜",
      "role=administrator"
    )
    try succeed("new", "staff", "zhou", "login=zhou", "name=Zhou Lin", "role=editor")
    try succeed("new", "staff", "guest", "login=guest", "name=Visitor", "role=reader")
    try succeed("new", "enterprises", "ent-1", "name=Alpha", "zone=zon-1", "contactName=Wang Li")
  }

  private func run(as user: String, _ arguments: String...) throws -> ProgramRun {
    try program.run(arguments, environment: ["ZONEBOARD_USER": user])
  }

  @Test func `changes are found by the name of their author`() throws {
    _ = try run(as: "zhou", "set", "enterprises", "ent-1", "shortName=A")
    for name in ["zhou", "Zhou Lin", "zhou lin"] {
      let found = try succeed("history", "--author", name)
      #expect(found.lines.count == 2, "\(name): \(found.output)")
    }
    #expect(try succeed("history", "--author", "李安娜", "--limit", "2").lines.count == 3)
    let none = try succeed("history", "--author", "zhuo")
    #expect(none.lines.count == 1)
    #expect(none.errors == "No such change by “zhuo”; nearest: zhou\n")
  }

  @Test func `changes are found by words as either language shows them`() throws {
    _ = try run(as: "zhou", "set", "enterprises", "ent-1", "shortName=A")
    for words in ["Edit Alpha", "修改", "修改 Alpha", "简称", "zhou lin alpha"] {
      let found = try succeed("history", "--search", words, "--lang", "zh")
      #expect(found.output.contains("修改 Alpha"), "\(words): \(found.output)")
      #expect(!found.output.contains("Test Park"), "\(words): \(found.output)")
    }
    try succeed("delete", "enterprises", "ent-1")
    #expect(try succeed("history", "--search", "删除").lines.count == 2)
    #expect(try succeed("history", "--search", "恢复").lines.count == 1)
  }

  @Test func `the history of a record that never was is no such thing`() throws {
    let never = try program.run("history", "--record", "enterprises/ent-2")
    #expect(never.status == 66)
    #expect(never.output == "")
    #expect(never.errors.contains("enterprises has no record “ent-2”; nearest: ent-1"))
    try succeed("delete", "enterprises", "ent-1")
    #expect(try succeed("history", "--record", "enterprises/ent-1").lines.count == 3)
    let quiet = try succeed("history", "--record", "enterprises/ent-1", "--since", "2999-01-01")
    #expect(quiet.lines.count == 1)
  }

  @Test func `a change is called in the reader's language whoever made it`() throws {
    try succeed("set", "enterprises", "ent-1", "shortName=A", "--lang", "zh")
    let english = try succeed("history", "--limit", "1", "--format", "json", "--lang", "en")
    #expect(english.output.contains(#""label":"Edit Alpha""#), "\(english.output)")
    let chinese = try succeed("history", "--limit", "1", "--format", "json", "--lang", "zh")
    #expect(chinese.output.contains(#""label":"修改 Alpha""#), "\(chinese.output)")
  }

  @Test func `who stands in the way is named as people know them, with the way that there is`()
    throws
  {
    try succeed("set", "enterprises", "ent-1", "shortName=A", "website=https://a.example")
    _ = try run(as: "zhou", "set", "enterprises", "ent-1", "shortName=B")
    let seq = try #require(
      try succeed("history", "--limit", "2").lines.last?.split(separator: "\t")
    )
    let number = String(seq[0])
    let refused = try program.run("revert", number)
    #expect(refused.status == 75)
    #expect(refused.errors.contains("Zhou Lin changed Short name of Alpha"), "\(refused.errors)")
    #expect(refused.errors.contains("--untouched-only"))
    try succeed("revert", number, "--untouched-only")
    let firm = try succeed("show", "enterprises", "ent-1").output
    #expect(firm.contains(#""shortName":"B""#) && !firm.contains("a.example"))
    let theirs = try succeed("history", "--author", "zhou").lines.last?.split(separator: "\t")
    let foreign = try program.run("undo", "--change", String(try #require(theirs)[0]))
    #expect(foreign.status == 75)
    #expect(foreign.errors.contains("is Zhou Lin's: Edit Alpha"), "\(foreign.errors)")
  }

  /// One record that somebody refers to barred the way back of a whole import.
  @Test func `an import is taken back but for the records that somebody refers to`() throws {
    let rows = "id,name,zone\nim-1,Beta,zon-1\nim-2,Gamma,zon-1\nim-3,Delta,zon-1\n"
    let made = try program.run(["import", "enterprises", "-", "--format", "csv"], input: rows)
    #expect(made.status == 0, "\(made.errors)")
    let seq = try #require(
      try succeed("history", "--limit", "1").lines.last?.split(separator: "\t").first
    )
    let note = try run(as: "zhou", "new", "notes", "n-1", "about=enterprises/im-2", "text=Call")
    #expect(note.status == 0, "\(note.errors)")
    let refused = try program.run("undo")
    #expect(refused.status == 75)
    #expect(refused.errors.contains("Zhou Lin made About of "), "\(refused.errors)")
    #expect(refused.errors.contains("(notes/n-1) refer to Gamma (enterprises/im-2) (20"))
    #expect(refused.errors.contains("--untouched-only"))
    func names() throws -> [Bool] {
      let list = try succeed("list", "enterprises").output
      return ["Alpha", "Beta", "Gamma", "Delta"].map { list.contains($0) }
    }
    #expect(try names() == [true, true, true, true])
    try succeed("undo", "--untouched-only")
    #expect(try names() == [true, false, true, false])
    // The rest goes back once nothing refers to it, and older changes can be taken back meanwhile.
    #expect(try program.run("undo", "--change", String(seq)).status == 75)
    _ = try run(as: "zhou", "delete", "notes", "n-1")
    try succeed("undo", "--change", String(seq))
    #expect(try names() == [true, false, false, false])
    try succeed("undo")
    #expect(try names() == [false, false, false, false])
  }

  @Test func `a refused redo says so and does again what nobody has touched`() throws {
    try succeed("set", "enterprises", "ent-1", "shortName=A", "website=https://a.example")
    try succeed("undo")
    _ = try run(as: "zhou", "set", "enterprises", "ent-1", "shortName=B")
    let refused = try program.run("redo")
    #expect(refused.status == 75)
    #expect(refused.errors.contains(" was not done again: Edit Alpha"), "\(refused.errors)")
    #expect(refused.errors.contains("Zhou Lin changed Short name of Alpha"))
    #expect(refused.errors.contains("Do again only what nobody has changed since"))
    try succeed("redo", "--untouched-only")
    let firm = try succeed("show", "enterprises", "ent-1").output
    #expect(firm.contains(#""shortName":"B""#) && firm.contains("a.example"))
  }

  @Test func `who made or deleted a record since is told by that word, once`() throws {
    let note = ["notes", "n-1", "about=enterprises/ent-1", "text=Call"]
    _ = try program.run(["new"] + note)
    try succeed("delete", "notes", "n-1")
    let made = try program.run(["new"] + note, environment: ["ZONEBOARD_USER": "zhou"])
    #expect(made.status == 0, "\(made.errors)")
    let refused = try program.run("undo")
    #expect(refused.status == 75)
    #expect(refused.errors.contains("Zhou Lin made "), "\(refused.errors)")
    _ = try run(as: "zhou", "delete", "notes", "n-1")
    let gone = try program.run("undo")
    #expect(gone.errors.contains("Zhou Lin deleted notes/n-1"), "\(gone.errors)")
    #expect(!gone.errors.contains("Zhou Lin made "))
    #expect(gone.errors.ranges(of: "Zhou Lin").count == 1)
  }

  @Test func `changes are found by the kind of act in either language`() throws {
    try succeed("set", "enterprises", "ent-1", "shortName=A")
    try succeed("undo")
    for words in ["撤销", "taken back", "undo"] {
      #expect(try succeed("history", "--search", words).lines.count == 2, "\(words)")
    }
    #expect(try succeed("history", "--search", "重做").lines.count == 1)
  }

  @Test func `in JSON a difference has what joined and left a set apart`() throws {
    try succeed("set", "enterprises", "ent-1", "tags=exporter")
    let found = try succeed("diff", "seq:5", "--format", "jsonl", "--register", "enterprises")
    #expect(found.output.contains(#""added":["exporter"]"#), "\(found.output)")
    #expect(!found.output.contains("+exporter"))
  }

  @Test func `a reader neither sees nor finds private values in the history`() throws {
    try succeed("set", "enterprises", "ent-1", "contactName=Zhao Min")
    for word in ["Wang", "Zhao"] {
      #expect(try succeed("history", "--search", word).lines.count > 1)
      let hidden = try run(as: "guest", "history", "--search", word)
      #expect(hidden.status == 0 && hidden.lines.count == 1, "\(hidden.output)")
    }
    let open = try run(as: "guest", "history", "--search", "contactName alpha", "--format", "json")
    #expect(open.lines.count > 2)
    let all = try run(as: "guest", "history", "--format", "json").output
    #expect(!all.contains("Wang") && !all.contains("Zhao"))
  }
}
