import Foundation
import TestSupport
import Testing

/// What commands say of how they understood what was typed.
struct UnderstandingTests: ProgramSuite {
  let program: ProgramUnderTest

  /// A store with two zones and a firm.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-20"
    try succeed("init")
    try succeed("new", "zones", "zon-1", "name=Test Park", "nameZh=测试园", "kind=park")
    try succeed("new", "zones", "zon-2", "name=Other Park", "kind=park")
    try succeed("new", "enterprises", "ent-1", "name=Alpha", "zone=zon-1")
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = program.home.file(name)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `a filter takes the name of a record, and says which record there is not`() throws {
    for filter in ["zone within 测试园", "zone = zon-1", #"所属园区 属于 "Test Park""#] {
      let run = try succeed("list", "enterprises", "--where", filter, "--columns", "id")
      #expect(run.output == "id\nent-1\n", "\(filter): \(run.errors)")
    }
    let missed = try program.run("list", "enterprises", "--where", "zone within zno-1")
    #expect(missed.status == 64 && missed.output.isEmpty)
    #expect(
      missed.errors == """
        zoneboard: --where: there is no zone “zno-1”; did you mean zon-1?
          zone within zno-1
                      ^^^^^

        """
    )
    let chinese = try program.run("list", "enterprises", "--where", "zone = 无名", "--lang", "zh")
    #expect(chinese.errors.hasPrefix("zoneboard: --where：没有园区“无名”；此处应为编号或名称\n"))
    #expect(
      try program.run("set", "enterprises", "--where", "zone = nosuch", "name=X").status == 64
    )
  }

  @Test func `a filter that names no zone by a part of its name says so`() throws {
    for (filter, count) in [("zone:Park", 1), ("zone:zon-1", 1), ("-zone:other", 1)] {
      let run = try succeed("list", "enterprises", "--where", filter, "--columns", "id")
      #expect(run.lines.count == 1 + count, "\(filter): \(run.output)\(run.errors)")
    }
    let missed = try program.run("list", "enterprises", "--where", "zone:Other,Tset")
    #expect(missed.status == 64)
    #expect(
      missed.errors == """
        zoneboard: --where: there is no zone “Tset”; the id or the name of one was expected
          zone:Other,Tset
                     ^^^^

        """
    )
    let near = try program.run("list", "enterprises", "--where", "zone:zon-l")
    #expect(near.errors.contains("there is no zone “zon-l”; did you mean zon-1?"))
  }

  @Test func `the start of a choice is told with what it was taken for`() throws {
    let set = try succeed("set", "enterprises", "ent-1", "stage=inc")
    #expect(set.errors.hasPrefix("Stage: inc = incubator\n"), "\(set.errors)")
    #expect(!(try succeed("set", "enterprises", "ent-1", "stage=ACCELERATOR").errors.contains("=")))
    let rows = "name,stage,zone\nBeta,inc,zon-1\nGamma,accelerator,zon-1\nDelta,inc,zon-1\n"
    let imported = try succeed("import", "enterprises", try file("firms.csv", rows))
    #expect(
      imported.errors.hasPrefix(
        "line 2, column 6, field stage: “inc” = incubator, and in 1 more row\nImported: 3 new"
      ),
      "\(imported.errors)"
    )
  }

  @Test func `what a check of a field refuses in an import is told with its column`() throws {
    let rows = "name,zone,operatingSince,leftOn\nBeta,zon-1,2020-01-01,2019-01-01\n"
    let refused = try program.run(["import", "enterprises", try file("firms.csv", rows)])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("line 2, column 23, field leftOn: "), "\(refused.errors)")
  }

  @Test func `what is written on standard output is counted as one or several`() throws {
    let written = try succeed("export", "enterprises", program.home.file("firms.csv"))
    #expect(written.errors.hasPrefix("Wrote 1 enterprise to "), "\(written.errors)")
    let shown = try succeed("export", "enterprises", "-")
    #expect(shown.output.hasPrefix("id,") && shown.errors.isEmpty, "\(shown.errors)")
    let missed = try program.run("set", "enterprises", "ent-1", "名称=甲")
    #expect(missed.status == 64)
    #expect(missed.errors.contains("nearest: nameZh"), "\(missed.errors)")
  }

  @Test func `how a value was understood is said where it was typed otherwise`() throws {
    let set = ["set", "enterprises", "ent-1", "--dry-run"]
    for (typed, said) in [
      ("registeredOn=05-20", "Registered on: 05-20 = 2027-05-20\n"),
      ("registeredCapital=12 34", "Registered capital: 12 34 = 1,234 yuan\n"),
      ("zone=Other", "Zone: Other = Other Park\n"),
    ] {
      let run = try program.run(set + [typed])
      #expect(run.errors.hasPrefix(said), "\(run.errors)")
    }
    for plain in ["registeredOn=2026-05-20", "zone=zon-2", "registeredCapital=1234"] {
      #expect(
        try program.run(set + [plain]).errors == "Would change 1 record; nothing was written.\n"
      )
    }
  }

  @Test func `a word that an open set has not is said to be new, with the nearest`() throws {
    let new = "Field: “nanotec” is a new word; nearest: nanotechnology\n"
    let dry = try succeed("set", "enterprises", "ent-1", "field=nanotec;sensors", "--dry-run")
    #expect(dry.errors.hasPrefix(new), "\(dry.errors)")
    let made = try succeed("new", "enterprises", "name=Beta", "zone=zon-1", "field=nanotec")
    #expect(made.errors.contains(new))
    // What a record has by now is no slip any more.
    #expect(
      try !succeed("set", "enterprises", "ent-1", "field=nanotec").errors.contains("new word")
    )
    let rows = try file("rows.csv", "name,zone,field\nC,zon-1,sensr\nD,zon-1,sensr;nanotec\n")
    for arguments in [["--dry-run"], []] {
      let run = try program.run(["import", "enterprises", rows] + arguments)
      #expect(run.status == 0)
      #expect(run.errors.hasPrefix("Field: “sensr” is a new word; nearest: sensors\n"))
      #expect(run.errors.components(separatedBy: "new word").count == 2, "\(run.errors)")
    }
  }

  @Test func `a field that is given twice is refused`() throws {
    let run = try program.run("set", "enterprises", "ent-1", "name=A", "name=B")
    #expect(run.status == 64)
    #expect(
      run.errors == """
        zoneboard: enterprises name: this field is given twice
          Nothing was changed. Give it one value.

        """
    )
    try succeed("set", "enterprises", "ent-1", "tags+=a", "tags+=b")
    #expect(try succeed("show", "enterprises", "ent-1").output.contains(#""tags":["a","b"]"#))
  }

  @Test func `a file without rows and a filter without records say so`() throws {
    let empty = try program.run("import", "enterprises", try file("empty.csv", ""))
    #expect(empty.status == 65)
    #expect(empty.errors.contains("empty.csv: the file is empty"))
    let headings = try succeed("import", "enterprises", try file("headings.csv", "name,zone\n"))
    #expect(headings.errors == "Nothing to change: the file has no rows.\n")
    let none = try succeed("set", "enterprises", "--where", "id:nosuch", "name=X")
    #expect(none.errors == "Nothing to change: none of 1 enterprises matches.\n")
  }

  @Test func `a fault of a file is told with the file, a mapped heading that it lacks too`() throws
  {
    let open = try program.run("import", "enterprises", try file("open.csv", "name\n\"open\n"))
    #expect(open.status == 65)
    #expect(open.errors.contains("open.csv, line 2, column 1: "), "\(open.errors)")
    let rows = try file("rows.csv", "name,zone,级别\nC,zon-1,x\n")
    let run = try program.run("import", "enterprises", rows, "--map", "nmae=stage")
    #expect(run.status == 64)
    #expect(
      run.errors == """
        zoneboard: --map nmae: the file has no heading “nmae”; nearest: name
          Nothing was changed. Its headings are: name, zone, 级别.

        """
    )
    try succeed("import", "enterprises", rows, "--map", "级别=")
  }

  @Test func `a store is not made where no folder can be`() throws {
    let run = try program.run("init", "--store", "/proc/zoneboard")
    #expect(run.status == 74)
    #expect(run.errors.contains("/proc/zoneboard: no folder can be made there"), "\(run.errors)")
  }

  @Test func `what there is not ends with 66`() throws {
    for arguments in [
      ["overview", "--zone", "nosuch"], ["due", "--zone", "nosuch"], ["eligible", "nosuch"],
      ["check", "--rule", "nosuch"], ["targets", "nosuch"], ["tasks", "--document", "nosuch"],
      ["policies", "nosuch"], ["evaluate", "nosuch"],
    ] {
      #expect(try program.run(arguments).status == 66, "\(arguments)")
    }
    let past = try program.run(
      "eligible",
      "high-tech-enterprise-2016",
      "ent-1",
      "--as-of",
      "seq:1"
    )
    #expect(past.status == 66 && past.errors.contains("no record “ent-1” as of seq:1"))
  }

  @Test func `rows are found by words in any of their columns`() throws {
    let rules = ["policies", "beijing-2019", "--rules", "--columns", "id"]
    #expect(try program.run(rules + ["--search", "favoured-product"]).lines.count == 2)
    // Each word may stand in another column, also in one that is not printed, in either case.
    let both = try program.run(rules + ["--search", "MANDATORY favoured-product"])
    #expect(both.lines == ["id", "favoured-product-classes"])
    #expect(try program.run(rules + ["--search", "permissive favoured-product"]).lines == ["id"])
    let table = ["overview", "--search", "在园企业", "--lang", "zh", "--format", "table"]
    #expect(try program.run(table).lines.count == 2)
    let history = try succeed("history", "--columns", "seq,author", "--limit", "1")
    #expect(history.lines.first == "seq\tauthor" && history.lines.count == 2)
  }

  @Test func `a list with nothing in it says so to a person, and to nobody else`() throws {
    let list = try program.openTerminal("list", "enterprises", "--where", "name:zzz")
    try list.wait(for: "the answer") { screen in
      screen.contains("None of 1 enterprises matches.")
    }
    let empty = try program.openTerminal("list", "patents", "--lang", "zh")
    try empty.wait(for: "the answer") { $0.contains("还没有专利。") }
    #expect(try succeed("list", "enterprises", "--where", "name:zzz").errors == "")
  }

  @Test func `zones that one word may mean are named`() throws {
    let overview = try program.run("overview", "--zone", "park")
    #expect(overview.errors.hasPrefix("zoneboard: --zone park: 2 zones are called so\n"))
    #expect(overview.errors.contains("Write one of: "), "\(overview.errors)")
    let report = try program.run("report", "comparison", "nosuch,zon-2")
    #expect(report.errors.hasPrefix("zoneboard: nosuch: there is no such zone"), "\(report.errors)")
  }

  @Test func `a value that cannot be is told with what was expected`() throws {
    let number = try program.run("list", "enterprises", "--limit", "x")
    #expect(number.errors.contains("invalid for '--limit <n>'; a whole number was expected"))
    let kind = try program.run("number", "usc", "1", "--lang", "zh")
    #expect(kind.errors.contains("最接近的是 uscc"), "\(kind.errors)")
    let sizes = try program.run("generate", "--enterprises", "-1", "--patents", "1", "--lang", "zh")
    #expect(sizes.errors.hasPrefix("zoneboard: --enterprises 和 --patents 是数量"), "\(sizes.errors)")
  }

  @Test func `a column may be named by a part of its label`() throws {
    let run = try succeed("list", "enterprises", "--columns", "id,营业收", "--sort", "营业收:desc")
    #expect(run.lines.first == "id\trevenue")
    let wrong = try program.run("list", "enterprises", "--columns", "营业收人")
    #expect(wrong.errors.contains("nearest: revenue"), "\(wrong.errors)")
  }

  @Test func `a change is printed where a format is asked for`() throws {
    struct Made: Decodable {
      let seq: Int
      let author: String
      let op: String
      let label: String
      let records: [String]
    }
    func made(_ arguments: String...) throws -> [Made] {
      let run = try program.run(arguments + ["--format", "json"])
      #expect(run.status == 0, "\(run.errors)")
      return try JSONDecoder().decode([Made].self, from: Data(run.output.utf8))
    }
    let start = try made("new", "notes", "not-1", "about=enterprises/ent-1", "text=rung")
    #expect(start.count == 1 && start[0].records == ["notes/not-1"])
    let set = try made("set", "enterprises", "ent-1", "shortName=A")
    #expect(set.first?.seq == start[0].seq + 1)
    #expect(try made("set", "enterprises", "ent-1", "shortName=A").isEmpty)
    #expect(try made("undo", "2").map(\.op) == ["undo", "undo"])
    #expect(try made("redo").map(\.op) == ["redo"])
    #expect(try made("delete", "notes", "not-1").first?.label == "Delete 2026-11-20 · Alpha")
    let config = try program.run("config", "--format", "json")
    #expect(config.output.contains(#"{"name":"language","label":"language","value":"en"}"#))
  }
}
