import Foundation
import TestSupport
import Testing

/// Import and export through the real program.
struct ExchangeCommandTests: ProgramSuite {
  let program: ProgramUnderTest

  /// A store with a zone and two firms.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark()
    try succeed("new", "enterprises", "ent-1", "name=Alpha, \"the first\"", "zone=zon-1")
    try succeed("new", "enterprises", "ent-2", "name=Beta", "nameZh=乙公司", "zone=zon-1", "tags=b,a")
    try succeed("set", "enterprises", "ent-1", "contactName=Wang Li")
  }

  @Test(arguments: ["csv", "tsv", "json", "jsonl"])
  func `what is exported is imported again without a change`(format: String) throws {
    let file = program.home.file("firms.\(format)")
    let run = try succeed("export", "enterprises", file, "--format", format)
    #expect(
      run.errors
        == "Wrote 2 enterprises to \(file), without what is private: contactName, "
        + "contactTelephone, contactEmail. --private writes them too.\n"
    )
    let back = try succeed("import", "enterprises", file)
    #expect(back.errors == "Nothing to change: all 2 rows are so already.\n")
  }

  @Test func `an import prints its change, or what it would change, where a format is asked for`()
    throws
  {
    let rows = "id,name,zone\nent-1,Alpha Two,\nent-9,Iota,zon-1\n"
    func json(_ also: String...) throws -> [[String: Any]] {
      let run = try program.run(
        ["import", "enterprises", "-", "--format", "csv", "--print", "json"] + also,
        input: rows
      )
      try #require(run.status == 0, "\(run.errors)")
      let parsed = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      return try #require(parsed as? [[String: Any]])
    }
    let planned = try json("--dry-run")
    #expect(planned.map { $0["record"] as? String } == ["enterprises/ent-1", "enterprises/ent-9"])
    #expect(planned.first?["after"] as? String == "Alpha Two")
    let made = try #require(planned.last?["after"] as? [String: Any])
    #expect(made["name"] as? String == "Iota")
    let change = try #require(try json().first)
    #expect(change["op"] as? String == "import")
    #expect(change["records"] as? [String] == ["enterprises/ent-1", "enterprises/ent-9"])
    #expect(change["seq"] is Int)
    #expect(try json().isEmpty)
  }

  @Test func `an export is RFC 4180 and leaves private fields out unless they are named`() throws {
    let plain = try succeed("export", "enterprises").output
    #expect(plain.hasPrefix("id,revision,name,nameZh,"))
    #expect(plain.contains("ent-1,2,\"Alpha, \"\"the first\"\"\""))
    #expect(!plain.contains("Wang Li"))
    #expect(!plain.contains("contactName"))
    let named = try succeed("export", "enterprises", "--private", "contactName").output
    #expect(named.contains("Wang Li"))
  }

  @Test func `everything that is wrong with the rows is told at once, with lines and mends`() throws
  {
    let rows = """
      name,zone,creditCode,registeredOn
      Gamma,zon-1,91110116MA0AB0A81E,2024-01-01
      Delta,zon-1,,2023-02-29
      Epsilon,,,
      Zeta,zon-1,91110116MA0AB0A18E,2024-01-01
      Eta,zon-1,91110116MA0AB0A18E,2024-01-01
      """
    for also in [["--dry-run"], []] {
      let run = try program.run(
        ["import", "enterprises", "-", "--format", "csv"] + also,
        input: rows
      )
      #expect(run.status == 65)
      #expect(run.errors.contains("4 places are wrong"))
      #expect(run.errors.contains("line 2, column 13, field creditCode"))
      #expect(run.errors.contains("Meant perhaps: 91110116MA0AB0A18E"))
      #expect(run.errors.contains("line 3, column 14, field registeredOn"))
      #expect(run.errors.contains("line 4, column 9, field zone"))
      #expect(run.errors.contains("line 6, column 11, field creditCode"))
      #expect(run.errors.contains("Nothing was changed"))
    }
  }

  @Test func `a wrong heading or a value too many hides nothing else that is wrong`() throws {
    let rows = """
      name,zone,fild,registeredOn
      Gamma,zon-1,x,2024-02-30
      Delta,zon-1,x,2024-02-20,more
      Epsilon,nosuch,x,2024-02-20
      """
    let run = try program.run(["import", "enterprises", "-", "--format", "csv"], input: rows)
    #expect(run.status == 65)
    #expect(run.errors.contains("4 places are wrong"), "\(run.errors)")
    for place in [
      "line 1, field fild: enterprises has no such field; nearest: field",
      "line 2, column 15, field registeredOn", "line 3, column 26: this row has 5 values",
      "line 4, column 9, field zone",
    ] {
      #expect(run.errors.contains(place), "\(place): \(run.errors)")
    }
    #expect(!run.errors.contains("A value is needed"))
  }

  @Test func `a file is neither read nor written in a form that nobody named`() throws {
    let file = program.home.file("firms.xlsx")
    let written = try program.run("export", "enterprises", file)
    #expect(written.status == 64 && written.errors.contains("how shall this file be written?"))
    #expect(!FileManager.default.fileExists(atPath: file))
    let mapped = try program.run("import", "enterprises", "x.csv", "--map", "Firma")
    #expect(mapped.status == 64)
    #expect(mapped.errors.hasPrefix("zoneboard: --map Firma: COLUMN=FIELD was expected"))
  }

  @Test func `a fault is told under the heading that the file has, with the field it means`() throws
  {
    let rows = """
      中文名称,园区,统一社会信用代码
      望京光电,zon-1,91110116MA0AB0A81E
      """
    let unknown = try program.run(
      ["import", "enterprises", "-", "--format", "csv", "--lang", "zh"],
      input: rows
    )
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("字段 园区：企业没有这个字段；最接近的是 所属园区"))
    let wrong = try program.run(
      ["import", "enterprises", "-", "--format", "csv", "--lang", "zh"],
      input: rows.replacing(",园区,", with: ",所属园区,")
    )
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("第 2 行，第 12 列，字段 统一社会信用代码："))
  }

  @Test func `an existing file is not overwritten`() throws {
    let file = program.home.file("firms.csv")
    try "mine".write(toFile: file, atomically: true, encoding: .utf8)
    let run = try program.run("export", "enterprises", file)
    #expect(run.status == 73)
    #expect(
      run.errors == """
        zoneboard: \(file): this file exists already and is not overwritten
          Choose another name, or remove it first.

        """
    )
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }

  @Test func `an import is one change and one undo`() throws {
    let rows = "\u{FEFF}编号,英文名称,所属园区,标签\r\nent-2,,,c\r\n,Gamma,Test Park,\r\n,Delta,zon-1,x;y\r\n"
    let run = try succeed("import", "enterprises", "-", "--format", "csv", input: rows)
    #expect(run.errors.hasSuffix("\nImported: 2 new, 1 changed, 0 as they were (change 5).\n"))
    #expect(try succeed("list", "enterprises").lines.count == 5)
    try succeed("undo")
    #expect(try succeed("list", "enterprises").lines.count == 3)
  }

  @Test func `every wrong row is told with line, column and field, and nothing is changed`() throws
  {
    let file = program.home.file("firms.csv")
    try """
    id,name,zone,registeredCapital
    ent-9,Good,zon-1,1.5万
    ent-2,,zon-7,
    ent-1,,,much
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let run = try program.run("import", "enterprises", file)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("zoneboard: \(file): 2 places are wrong\n"))
    #expect(run.errors.contains("  line 3, column 8, field zone: "))
    #expect(run.errors.contains("  line 4, column 9, field registeredCapital: "))
    #expect(run.errors.hasSuffix("  Nothing was changed.\n"))
    #expect(try succeed("list", "enterprises").lines.count == 3)
    let chinese = try program.run("import", "enterprises", file, "--lang", "zh")
    #expect(chinese.errors.hasPrefix("zoneboard: \(file)：有 2 处错误\n"))
    #expect(chinese.errors.contains("  第 3 行，第 8 列，字段 zone："))
  }

  @Test func `a record that is refused is told with its line`() throws {
    let run = try program.run(
      ["import", "enterprises", "-", "--format", "csv"],
      input: "id,zone\nent-8,zon-1\n"
    )
    #expect(run.status == 65)
    #expect(run.errors.contains("line 2, field name"))
    #expect(try succeed("list", "enterprises").lines.count == 3)
  }

  @Test func `rows that no longer hold when they are saved are told with line and column`() throws {
    let file = program.home.file("firms.csv")
    try #require(mkfifo(file, 0o600) == 0)
    try succeed("new", "zones", "zon-2", "name=Other Park", "kind=park")
    let importing = try program.start(["import", "enterprises", file])
    // Whoever opens the file to write waits for the program that reads it, whose store is open then.
    let rows = open(file, O_WRONLY)
    try #require(rows >= 0)
    try succeed("delete", "zones", "zon-2")
    let text = "id,name,zone\nent-8,Theta,zon-1\nent-9,Iota,zon-2\n"
    #expect(text.withCString { write(rows, $0, strlen($0)) } == text.utf8.count)
    close(rows)
    let run = try importing.wait()
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.errors.hasPrefix("zoneboard: \(file): 1 place is wrong\n"), "\(run.errors)")
    #expect(run.errors.contains("  line 3, column 12, field zone: "), "\(run.errors)")
    #expect(try succeed("list", "enterprises").lines.count == 3)
  }

  @Test func `a heading can be mapped, left out and filled`() throws {
    let run = try succeed(
      "import",
      "enterprises",
      "-",
      "--format",
      "csv",
      "--map",
      "Firma=name",
      "--map",
      "Bemerkung=",
      "--set",
      "zone=zon-1",
      input: "Firma,Bemerkung\nGamma,hello\n"
    )
    #expect(run.errors.hasPrefix("Left out: Bemerkung.\nImported: 1 new"))
    #expect(try succeed("list", "enterprises", "--where", "name:gamma").lines.count == 2)
  }

  @Test func `a dry run shows what would change and writes nothing`() throws {
    let run = try succeed(
      "import",
      "enterprises",
      "-",
      "--format",
      "csv",
      "--dry-run",
      input: "id,name\nent-1,New\n"
    )
    #expect(
      run.output
        == "record\tfield\tbefore\tafter\nenterprises/ent-1\tname\tAlpha, \"the first\"\tNew\n"
    )
    #expect(try succeed("history").lines.count == 5)
  }

  @Test func `a file that does not parse is refused with its place`() throws {
    let run = try program.run(
      ["import", "enterprises", "-", "--format", "csv"],
      input: "name,zone\n\"Gamma,zon-1\n"
    )
    #expect(run.status == 65)
    #expect(
      run.errors == """
        zoneboard: line 2, column 1: this quoted value is never closed; a closing quote was expected
          Nothing was changed.

        """
    )
    let missing = try program.run("import", "enterprises", "/nowhere.csv")
    #expect(missing.status == 66)
    #expect(
      missing.errors == """
        zoneboard: /nowhere.csv: there is no such file
          It was looked for as /nowhere.csv; check name and folder.

        """
    )
  }
}
