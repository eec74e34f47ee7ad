import Foundation
import TestSupport
import Testing

/// The commands on a real store, through the real program.
struct CommandTests: ProgramSuite {
  let program: ProgramUnderTest

  /// A store with a zone and two firms.
  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark()
    try succeed("new", "enterprises", "ent-1", "name=Alpha", "zone=zon-1", "stage=incubator")
    try succeed(
      "new",
      "enterprises",
      "ent-2",
      "name=Beta",
      "zone=Test Park",
      "registeredCapital=120万"
    )
  }

  @Test func `a broken theme is listed with the others and told`() throws {
    let folder = program.home.path + "/config/zoneboard/themes"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "system: base16\nbase00: nonsense\n"
      .write(toFile: folder + "/broken.yaml", atomically: false, encoding: .utf8)
    let run = try program.run("themes")
    #expect(run.status == 65)
    for name in ["terminal", "dark", "light", "broken"] {
      #expect(run.output.contains("\n" + name + "\t"), "\(name): \(run.output)")
    }
    #expect(run.errors.contains("broken.yaml"))
  }

  @Test
  func `what undo took back is named with its field, and a past without the record with its time`()
    throws
  {
    try succeed("set", "enterprises", "ent-2", "shortName=B")
    #expect(try succeed("undo").errors.contains("Taken back: Edit Beta, Short name (change"))
    let before = try program.run("show", "enterprises", "ent-2", "--as-of", "seq:1")
    #expect(before.status == 66)
    #expect(before.errors.contains("no record “ent-2” as of seq:1"))
  }

  @Test func `the end of a lease counts from its start, and a failed check says its values`() throws
  {
    try succeed("new", "incubators", "inc-1", "name=House", "zone=zon-1", "kind=incubator")
    try succeed("new", "buildings", "bui-1", "name=A", "zone=zon-1")
    try succeed("new", "floors", "flo-1", "building=bui-1", "level=1")
    let place = ["floor=flo-1", "incubator=inc-1", "kind=office", "area=100"]
    #expect(try program.run(["new", "rooms", "roo-1", "number=101"] + place).status == 0)
    let lease = ["tenant=enterprises/ent-1", "incubator=inc-1", "room=roo-1"]
    #expect(
      try program.run(["new", "tenancies", "ten-1"] + lease + ["to=+1y", "from=2031-03-01"]).status
        == 0
    )
    #expect(try succeed("show", "tenancies", "ten-1").output.contains("\"to\":\"2032-03-01\""))
    try succeed("set", "tenancies", "--where", "id:ten-1", "to=十八个月")
    #expect(try succeed("show", "tenancies", "ten-1").output.contains("\"to\":\"2032-09-01\""))
    let file = program.home.file("leases.csv")
    try "id,to,from\nten-1,+2y,2031-04-01\n".write(toFile: file, atomically: true, encoding: .utf8)
    try succeed("import", "tenancies", file)
    #expect(try succeed("show", "tenancies", "ten-1").output.contains("\"to\":\"2033-04-01\""))
    let refused = try program.run("set", "tenancies", "ten-1", "area=120")
    #expect(refused.errors.contains("(Area 120 m²; Room.Area 100 m²)"), "\(refused.errors)")
    let chinese = try program.run("set", "tenancies", "ten-1", "area=120", "--lang", "zh")
    #expect(chinese.errors.contains("120 m²"), "\(chinese.errors)")
  }

  @Test func `a record is meant by its title too, and by a part of it`() throws {
    try succeed("new", "land-parcels", "lp-1", "code=HR-02-03", "zone=zon-1", "ownership=state")
    try succeed("new", "land-parcels", "lp-2", "code=HR-02-04", "zone=zon-1", "ownership=state")
    try succeed(
      "new",
      "infrastructure-projects",
      "inf-1",
      "name=Plants",
      "kind=plant",
      "zone=zon-1"
    )
    func parcel(_ written: String) throws -> ProgramRun {
      let fields = ["project=Plants", "zone=zon-1", "area=100", "use=research"]
      return try program.run(
        ["new", "land-requests"] + fields + ["parcel=\(written)"]
      )
    }
    let made = try parcel("hr-02-03")
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try succeed("list", "land-requests", "--columns", "parcel").lines == ["parcel", "lp-1"]
    )
    let several = try parcel("HR-02")
    #expect(several.errors.contains("lp-1") && several.errors.contains("lp-2"))
    let none = try parcel("HR-99")
    #expect(none.errors.contains("No record HR-99"))
  }

  @Test func `a second firm of the same name is pointed out, and made`() throws {
    let made = try succeed("new", "enterprises", "ent-3", "name=ALPHA Co., Ltd.", "zone=zon-1")
    #expect(made.errors.contains("Perhaps there already: Alpha (ent-1)"))
  }

  @Test func `who filed an award is named, and kept by login`() throws {
    try succeed("new", "staff", "anna", "login=anna", "name=Anna Lee", "role=editor")
    try succeed(
      "new",
      "applications",
      "app-1",
      "applicant=enterprises/ent-1",
      "programme=high-tech-enterprise-2016",
      "filedBy=anna"
    )
    let list = ["list", "applications", "--columns", "filedBy", "--format"]
    #expect(try program.run(list + ["table"]).output.contains("Anna Lee"))
    #expect(try program.run(list + ["tsv"]).output == "filedBy\nanna\n")
  }

  @Test func `a choice that is missing is told with its choices`() throws {
    let run = try program.run("new", "zones", "zon-2", "name=Other")
    #expect(run.status == 65)
    #expect(run.errors.contains("A value is needed: "))
    #expect(run.errors.contains("municipality, province"))
  }

  @Test func `settings that were edited by hand come into force when they are adopted`() throws {
    let file = store + "/settings.yaml"
    func write(_ kind: String) throws {
      let text = """
        registers:
          enterprises:
            fields:
              parking: {kind: \(kind), label: {en: Parking spaces, zh: 车位}}
        """
      try text.write(toFile: file, atomically: false, encoding: .utf8)
    }
    try write("intger")
    let wrong = try program.run(["adopt", "settings.yaml"])
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("settings.yaml"))
    try write("integer")
    try succeed("adopt", "settings.yaml")
    #expect(try succeed("registers", "enterprises").output.contains("Parking spaces"))
    try succeed("undo")
    #expect(!(try succeed("registers", "enterprises").output.contains("Parking spaces")))
  }

  @Test func `settings that somebody removed stay in force until a person takes them out`() throws {
    let file = store + "/settings.yaml"
    try "registers: {}\n".write(toFile: file, atomically: false, encoding: .utf8)
    try succeed("adopt", "settings.yaml")
    try FileManager.default.removeItem(atPath: file)
    let gone = try program.run(["adopt", "settings.yaml"])
    #expect(gone.status == 66)
    #expect(gone.errors.contains("--restore") && gone.errors.contains("--take-out"))
    #expect(try succeed("fsck").output.contains("it is gone; its text is still in force"))
    #expect(try succeed("fsck", "--lang", "zh").output.contains("其文本仍然有效"))
    try succeed("adopt", "settings.yaml", "--restore")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "registers: {}\n")
    #expect(!(try succeed("list", "enterprises").errors.contains("is gone")))
    try FileManager.default.removeItem(atPath: file)
    let out = try succeed("adopt", "settings.yaml", "--take-out")
    #expect(out.errors.contains("no longer in force"), "\(out.errors)")
    #expect(try succeed("history").lines[1].contains("Take settings.yaml out of force"))
    let chinese = try succeed("history", "--lang", "zh")
    #expect(chinese.lines[1].contains("停用 settings.yaml"), "\(chinese.output)")
  }

  @Test func `undo and redo write settings again that somebody removed`() throws {
    let file = store + "/settings.yaml"
    for text in ["# One.\n# A\n# B\n", "# Two.\n# A\n# B\n"] {
      try text.write(toFile: file, atomically: false, encoding: .utf8)
      try succeed("adopt", "settings.yaml")
    }
    for (command, text) in [("undo", "# One"), ("redo", "# Two")] {
      try FileManager.default.removeItem(atPath: file)
      try succeed(command)
      #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix(text))
    }
  }

  func refuse(
    _ status: Int32,
    _ arguments: String...,
    language: String = "en",
    input: String = ""
  ) throws -> String {
    let run = try program.run(
      arguments,
      input: input,
      environment: ["LC_ALL": language == "zh" ? "zh_CN.UTF-8" : "C.UTF-8"]
    )
    #expect(run.status == status, "\(arguments): \(run.errors)")
    #expect(run.output == "")
    return run.errors
  }

  func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  // MARK: - Making and changing

  @Test func `init never overwrites anything`() throws {
    #expect(
      try refuse(73, "init", "--store", store) == """
        zoneboard: \(store) exists already
          Choose another directory.

        """
    )
    #expect(try refuse(73, "init", "--store", store, language: "zh").hasPrefix("zoneboard: "))
  }

  @Test func `the first screen makes a store where nothing is yet, and the next start finds it`()
    throws
  {
    let program = try ProgramUnderTest()
    let terminal = try program.openTerminal("open")
    try terminal.wait(forText: "No store was found.")
    terminal.press(.text("3"))
    try terminal.wait(forText: "Folder to make")
    terminal.press(.enter)
    try terminal.wait(forText: "Empty: begin")
    terminal.press(.text("2"))
    try terminal.wait(forText: "F10")
    try terminal.leave()
    let path = program.home.file("data/zoneboard/store")
    #expect(FileManager.default.fileExists(atPath: path + "/FORMAT.json"))
    #expect(try program.run("fsck").status == 0)
  }

  @Test func `new prints the id, also one that it makes`() throws {
    #expect(try succeed("new", "enterprises", "name=Gamma", "zone=zon-1").output == "ent-0003\n")
    #expect(
      try succeed("new", "enterprises", "ent-x", "name=Delta", "zone=zon-1").output == "ent-x\n"
    )
    #expect(
      try refuse(73, "new", "enterprises", "ent-x", "name=Delta", "zone=zon-1") == """
        zoneboard: enterprises/ent-x: this record exists already
          Change it with zoneboard set, or leave the id out.

        """
    )
  }

  @Test func `a record is JSON with the field names, numbers as numbers`() throws {
    let record = try json(try succeed("show", "enterprises", "ent-2").output) as? [String: Any]
    #expect(record?["id"] as? String == "ent-2")
    #expect(record?["revision"] as? Int == 1)
    #expect(record?["registeredCapital"] as? Int == 1_200_000)
    #expect(record?["zone"] as? String == "zon-1")
    #expect(record?["nameZh"] == nil)
  }

  @Test func `set changes fields and tells the change`() throws {
    let run = try succeed("set", "enterprises", "ent-1", "name=Alpha Two", "tags=a,b")
    #expect(run.output == "")
    #expect(run.errors.hasSuffix("\nChanged: Edit Alpha, Name, Tags (change 4, 1 record).\n"))
    try succeed("set", "enterprises", "ent-1", "tags+=c", "tags-=a", "stage=")
    let record = try json(try succeed("show", "enterprises", "ent-1").output) as? [String: Any]
    #expect(record?["tags"] as? [String] == ["b", "c"])
    #expect(record?["stage"] == nil)
    #expect(record?["revision"] as? Int == 3)
  }

  @Test func `a value that is not of the field is refused with what was expected`() throws {
    #expect(
      try refuse(65, "set", "enterprises", "ent-1", "registeredCapital=much").hasPrefix(
        "zoneboard: enterprises registeredCapital=much: "
      )
    )
    #expect(
      try refuse(65, "set", "enterprises", "ent-1", "stage=flying", language: "zh").hasPrefix(
        "zoneboard: enterprises stage=flying：“flying”不在可选项内："
      )
    )
    #expect(try succeed("history").lines.count == 4)
  }

  @Test func `an unknown field is answered with the nearest one`() throws {
    #expect(
      try refuse(64, "set", "enterprises", "ent-1", "registeredCaptial=1") == """
        zoneboard: enterprises has no field “registeredCaptial”; nearest: registeredCapital
          zoneboard registers enterprises lists them.

        """
    )
    #expect(
      try refuse(64, "set", "enterprises", "ent-1", "registeredCaptial=1", language: "zh") == """
        zoneboard: 企业没有“registeredCaptial”这个字段；最接近的是 registeredCapital
          zoneboard registers enterprises 列出全部字段。

        """
    )
  }

  @Test func `an unknown record is answered with the nearest one`() throws {
    #expect(
      try refuse(66, "show", "enterprises", "ent-3") == """
        zoneboard: enterprises has no record “ent-3”; nearest: ent-1
          zoneboard list enterprises lists the 2 there are.

        """
    )
  }

  @Test func `a dry run is refused where the change would be`() throws {
    for also in [["--dry-run"], []] {
      let run = try program.run(
        ["set", "enterprises", "ent-1", "creditCode=91110116MX00000005"] + also
      )
      #expect(run.status == 65, "\(run.errors)")
      #expect(run.errors.contains("creditCode"), "\(run.errors)")
    }
  }

  @Test func `one set with where is one change and one undo`() throws {
    let dry = try succeed("set", "enterprises", "--where", "name:a", "tags=x", "--dry-run")
    #expect(dry.lines.count == 3)
    #expect(dry.errors.hasSuffix("\nWould change 2 records; nothing was written.\n"))
    let run = try succeed("set", "enterprises", "--where", "name:a", "tags=x")
    #expect(run.errors.hasSuffix("\nChanged: Edit 2 enterprises (change 4, 2 records).\n"))
    try succeed("undo")
    #expect(try succeed("list", "enterprises", "--where", "tags:x").lines.count == 1)
  }

  @Test func `if-revision refuses with who changed it and when`() throws {
    try succeed(
      "set",
      "enterprises",
      "ent-1",
      "name=New",
      environment: ["ZONEBOARD_USER": "zhao"]
    )
    let errors = try refuse(
      75,
      "set",
      "enterprises",
      "ent-1",
      "name=Mine",
      "--if-revision",
      "1"
    )
    #expect(
      errors.hasPrefix(
        "zoneboard: enterprises/ent-1: revision 1 was expected, it has 2; zhao changed it last, "
      )
    )
  }

  @Test func `a revision is looked at again in the moment of the change`() throws {
    // The first record has its revision, the second has not: nothing is changed at all.
    try succeed("set", "enterprises", "ent-2", "name=Beta 2")
    let run = try program.run(
      "set",
      "enterprises",
      "--where",
      "zone:zon-1",
      "tags=x",
      "--if-revision",
      "1"
    )
    #expect(run.status == 75, "\(run.errors)")
    #expect(try succeed("list", "enterprises", "--where", "tags:x").lines.count == 1)
    try succeed("set", "enterprises", "ent-1", "tags=x", "--if-revision", "1")
    #expect(try succeed("history").lines.count == 6)
  }

  @Test func `an action is one change, with what it asks for`() throws {
    try succeed("set", "enterprises", "ent-1", "state=incubating")
    let dry = try succeed("do", "graduate", "enterprises", "ent-1", "--dry-run")
    #expect(dry.lines.contains("enterprises/ent-1\tstage\tincubator\tgraduated"))
    try succeed("do", "graduate", "enterprises", "ent-1", "--reason", "review")
    let last = try succeed("history", "--limit", "1").lines.last ?? ""
    #expect(last.contains("\tGraduate: Alpha\treview\t"))
    #expect(
      try refuse(64, "do", "gradate", "enterprises", "ent-1").hasPrefix(
        "zoneboard: enterprises has no action “gradate”; nearest: graduate\n"
      )
    )
  }

  @Test func `a record that others refer to is not deleted`() throws {
    #expect(
      try refuse(65, "delete", "zones", "zon-1") == """
        zoneboard: zones/zon-1: Test Park can't be deleted, because these refer to it: Enterprises “Alpha”, “Beta”
          Clear those references or delete those records first.

        """
    )
  }

  @Test func `a value that breaks the lifecycle is refused`() throws {
    #expect(
      try refuse(65, "set", "enterprises", "ent-1", "stage=public-space").hasPrefix(
        "zoneboard: enterprises/ent-1 stage: "
      )
    )
  }

  // MARK: - Lists

  @Test func `lists are tab-separated unless another format is asked for`() throws {
    let plain = try succeed("list", "enterprises", "--columns", "id,name,registeredCapital")
    #expect(plain.output == "id\tname\tregisteredCapital\nent-1\tAlpha\t\nent-2\tBeta\t1200000\n")
    let csv = try succeed("list", "enterprises", "--columns", "id,name", "--format", "csv")
    #expect(csv.output == "id,name\r\nent-1,Alpha\r\nent-2,Beta\r\n")
    let sorted = try succeed(
      "list",
      "enterprises",
      "--columns",
      "英文名称",
      "--sort",
      "name:desc",
      "--limit",
      "1"
    )
    #expect(sorted.output == "name\nBeta\n")
    let table = try succeed(
      "list",
      "enterprises",
      "--columns",
      "id,name,registeredCapital",
      "--format",
      "table",
      "--lang",
      "zh"
    )
    #expect(table.output == "编号   英文名称  注册资本\nent-1  Alpha\nent-2  Beta         120万\n")
    #expect(try succeed("list", "enterprises", "--where", "name:zzz").lines.count == 1)
    #expect(
      try succeed("list", "enterprises", "--where", "name:zzz", "--format", "json").output == "[]\n"
    )
  }

  @Test func `an expression that does not parse is pointed at`() throws {
    let errors = try refuse(64, "list", "enterprises", "--where", "nmae:alpha")
    #expect(errors.hasPrefix("zoneboard: --where: "))
    #expect(errors.contains("did you mean name?\n  nmae:alpha\n  ^^^^\n"))
    let chinese = try refuse(
      64,
      "list",
      "enterprises",
      "--where",
      "英文名称:a 且 nmae:b",
      language: "zh"
    )
    #expect(chinese.contains("\n  英文名称:a 且 nmae:b\n                ^^^^\n"))
  }

  // MARK: - Places and permissions

  @Test func `no store is a failure that says what to do`() throws {
    program.environment["ZONEBOARD_STORE"] = nil
    let errors = try refuse(66, "list", "enterprises")
    #expect(errors.contains("ZONEBOARD_STORE is not set"))
    #expect(errors.contains("zoneboard init --store DIR"))
    #expect(
      try refuse(66, "list", "enterprises", "--store", "/nowhere") == """
        zoneboard: there is no store at /nowhere
          Make one with “zoneboard init --store DIR”.

        """
    )
  }

  @Test func `a store that is opened for reading is not changed`() throws {
    let errors = try refuse(77, "set", "enterprises", "ent-1", "name=X", "--read-only")
    #expect(errors.contains("the store is read-only: it was opened for reading only"))
  }

  @Test func `fsck finds nothing in a whole store and damage in a broken one`() throws {
    #expect(try succeed("fsck").errors.contains("3 changes, 3 records: nothing is wrong"))
    let journal = store + "/journal/000000000001.jsonl"
    let text = try String(contentsOfFile: journal, encoding: .utf8)
    try text.replacing("Alpha", with: "Alphb").write(
      toFile: journal,
      atomically: false,
      encoding: .utf8
    )
    #expect(try program.run("fsck").status == 1)
  }

  @Test func `a closed pipe ends the program quietly`() throws {
    let shell = try runProgram(
      "/bin/sh",
      ["-c", "\(try ProgramUnderTest.path()) registers enterprises | head -1"],
      environment: program.environment
    )
    #expect(shell.output == "field\tlabel\tkind\tunit\trules\tchoices\tsource\n")
    #expect(shell.errors == "")
  }

  @Test(arguments: [
    ("uscc", "91110116MA0AB0A18E", Int32(0)), ("uscc", "91110116MA0AB0A81E", 1),
    ("region", "110116", 0), ("region", "11011", 1),
  ])
  func `number says whether a code is right`(kind: String, value: String, status: Int32) throws {
    let run = try program.run("number", kind, value)
    #expect(run.status == status)
    let answer = try json(run.output) as? [String: Any]
    #expect(answer?["verdict"] as? String == (status == 0 ? "ok" : "error"))
  }

  @Test(arguments: ["yesterday", "昨天", "7天前"])
  func `a day is named as in forms`(day: String) throws {
    let run = try succeed("history", "--since", day, "--limit", "1")
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(try succeed("diff", day, "today").output.contains("ent-2"))
  }

  @Test func `help of a command speaks the language that is asked for`() throws {
    let run = try succeed("help", "do", "--lang", "zh")
    #expect(run.output.hasPrefix("概述："))
    #expect(run.output.contains("ten-0002-1"))
  }
}
