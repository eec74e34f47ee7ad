import Foundation
import TestSupport
import Testing

/// Applications through the real program: the sheet, filing it, printing it, approving it.
struct ApplicationCommandTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(user: "li.wei", store: "park.zb")
    try makePark()
    try succeed("new", "staff", "li.wei", "name=Li Wei", "nameZh=李伟", "login=li.wei")
    try succeed(
      "new",
      "enterprises",
      "ent-1",
      "name=Alpha",
      "zone=zon-1",
      "registeredOn=2025-01-01"
    )
    try succeed(
      "new",
      "enterprise-figures",
      "enterprise=ent-1",
      "year=2025",
      "revenue=4000万",
      "rdExpenditure=150万",
      "staff=50",
      "technicalStaff=5"
    )
  }

  private func apply() throws -> String {
    try succeed("apply", "high-tech-enterprise-2016", "ent-1", "--today", "2026-11-21")
      .output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func sheet(_ arguments: String...) throws -> [[String: Any]] {
    let run = try program.run(
      ["eligible", "high-tech-enterprise-2016", "ent-1", "--today", "2026-11-21"] + arguments
        + ["--format", "json"]
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("not met"))
    let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(rows as? [[String: Any]])
  }

  @Test func `a sheet tells value, need, gap and what is missing`() throws {
    let rows = try sheet()
    func row(_ condition: String) -> [String: Any] {
      rows.first { $0["condition"] as? String == condition } ?? [:]
    }
    let staff = row("technical-staff")
    #expect(staff["verdict"] as? String == "met")
    #expect((staff["value"] as? Double, staff["needed"] as? Double) == (10, 10))
    #expect((staff["unit"] as? String, staff["sign"] as? String) == ("%", ">="))
    #expect(staff["years"] as? String == "2025")
    let spending = row("rd-share")
    #expect(spending["verdict"] as? String == "unmet")
    #expect((spending["gap"] as? Double, spending["gapUnit"] as? String) == (500_000, "yuan"))
    let used = try #require(spending["values"] as? [[String: Any]])
    let revenue = try #require(used.first { $0["name"] as? String == "Revenue" })
    #expect((revenue["value"] as? Double, revenue["unit"] as? String) == (40_000_000, "yuan"))
    let score = row("innovation-score")
    #expect(score["verdict"] as? String == "unknown")
    #expect(score["value"] == nil)
    #expect((score["needed"] as? Double, score["sign"] as? String) == (70, ">"))
    #expect(score["missing"] as? [String] == ["Innovation score of Alpha · 2025 (fig-0001)"])
    #expect(row("owns-ip")["values"] as? [[String: String]] == [["name": "Owns core IP"]])
  }

  @Test func `a sheet for people tells the same in words, in fewer columns`() throws {
    let sheet = ["eligible", "high-tech-enterprise-2016", "ent-1", "--today", "2026-11-21"]
    let table = try program.run(sheet + ["--format", "table"]).output
    for words in ["10% (2025)", ">= 10%", "500,000 yuan"] { #expect(table.contains(words)) }
    for column in ["gapUnit", "Remedy", "Sign"] { #expect(!table.contains(column)) }
    let chosen = try program.run(sheet + ["--format", "table", "--columns", "condition,remedy"])
    #expect(chosen.output.contains("Remedy"))
    let tsv = try program.run(sheet + ["--format", "tsv", "--columns", "value,unit,values"]).output
    #expect(tsv.contains("10\t%\tTechnical staff share 10% (2025)"))
  }

  @Test func `an application keeps its sheet when the data changes later`() throws {
    let id = try apply()
    try succeed("set", "enterprise-figures", "fig-0001", "technicalStaff=1")
    let page = try succeed("report", "application", id).output
    #expect(page.contains("10% (2025)"))
    #expect(page.contains("titles 2026.7 · 2016"))
    #expect(page.contains("Guokefahuo [2016] 32, 11(4)"))
    #expect(page.contains("Li Wei"))
    let lines = page.split(separator: "\n")
    #expect(lines.count <= 60)
    #expect(lines.allSatisfy { $0.count <= 96 })
    let html = try succeed("report", "application", id, "--format", "html").output
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    let chinese = try succeed("report", "application", id, "--lang", "zh").output
    #expect(chinese.contains("科技人员占职工总数不低于10%"))
    #expect(chinese.contains("高新技术企业（2016年办法）"))
    #expect(chinese.contains("国科发火〔2016〕32号"))
    #expect(!chinese.contains("Guokefahuo") && !chinese.contains("High-tech"))
  }

  @Test(
    arguments: [
      ("specialised-sme-2022", "2026-11-21", "superseded on 2026-04-01"),
      ("specialised-sme-2026", "2026-03-01", "in force from 2026-04-01"),
    ]
  )
  func `rules that are not in force take no application`(
    programme: String,
    today: String,
    why: String
  ) throws {
    let run = try program.run(["apply", programme, "ent-1", "--today", today])
    #expect(run.status == 65)
    #expect(run.errors.contains(why))
    #expect(try succeed("list", "applications").output.split(separator: "\n").count == 1)
  }

  @Test func `a filed sheet keeps its figures as numbers with unit and years`() throws {
    try succeed("set", "enterprise-figures", "fig-0001", "dataSource=Yearly form")
    let id = try apply()
    func objects(_ arguments: String...) throws -> [[String: Any]] {
      let run = try program.run(arguments)
      let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      return try #require(read as? [[String: Any]])
    }
    let lines = try objects(
      "list",
      "application-conditions",
      "--format",
      "json",
      "--columns",
      "condition,valueFigure,sign,thresholdFigure,unit,gapFigure,gapUnit,yearFrom,yearTo,source"
    )
    func line(_ condition: String) -> [String: Any] {
      lines.first { $0["condition"] as? String == condition } ?? [:]
    }
    let staff = line("technical-staff")
    #expect((staff["valueFigure"] as? Double, staff["thresholdFigure"] as? Double) == (10, 10))
    #expect((staff["unit"] as? String, staff["sign"] as? String) == ("percent", ">="))
    #expect((staff["yearFrom"] as? Int, staff["yearTo"] as? Int) == (2025, 2025))
    #expect((staff["source"] as? String)?.contains("Yearly form") == true, "\(staff)")
    let spending = line("rd-share")
    #expect((spending["gapFigure"] as? Double, spending["gapUnit"] as? String) == (500_000, "yuan"))
    // What is unknown has no figure, but what is needed has.
    let score = line("innovation-score")
    #expect(score["valueFigure"] == nil && score["thresholdFigure"] as? Double == 70)
    #expect(score["unit"] == nil)
    // The page gives programs the same numbers, in both languages, and people the words.
    for (language, unit) in [("en", "yuan"), ("zh", "元")] {
      let run = try succeed(
        "report",
        "application",
        id,
        "--format",
        "json",
        "--lang",
        language
      )
      let page = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      )
      let sections = try #require(page["sections"] as? [[String: Any]])
      let rows = try #require(sections.last?["rows"] as? [[String: Any]])
      let row = try #require(rows.first { $0["gapUnit"] as? String == unit })
      #expect(row["gap"] as? Double == 500_000 && row["yearTo"] as? Int == 2025)
      #expect(row["unit"] as? String == "%" && row["sign"] as? String == ">=")
    }
    let text = try succeed("report", "application", id).output
    #expect(text.contains("Value 10% (2025)") && !text.contains("Years from"))
    let csv = try succeed("export", "application-conditions", "--format", "csv").output
    #expect(csv.split(separator: "\n").first?.contains("valueFigure") == true)
  }

  @Test func `a line that was filed in words only stays readable`() throws {
    // As it was kept before figures were: only a draft takes such a line now.
    try succeed(
      "new",
      "applications",
      "old",
      "applicant=enterprises/ent-1",
      "programme=high-tech-enterprise-2016",
      "filedBy=li.wei",
      "state=draft"
    )
    try succeed(
      "new",
      "application-conditions",
      "application=old",
      "line=1",
      "condition=technical-staff",
      "verdict=met",
      "value=10% (2025)"
    )
    try succeed("do", "file", "applications", "old")
    let page = try succeed("report", "application", "old", "--format", "json").output
    #expect(page.contains("\"value\":\"10% (2025)\""), "\(page)")
  }

  @Test func `filing is one change and one undo`() throws {
    let id = try apply()
    try succeed("undo")
    #expect(try program.run(["show", "applications", id]).status != 0)
    let lines = try succeed("list", "application-conditions").output.split(separator: "\n")
    #expect(lines.count == 1)
  }

  @Test func `one person approves alone unless the store asks for two`() throws {
    let id = try apply()
    try succeed("do", "approve", "applications", id)
  }

  @Test(arguments: [["do", "approve", "applications"], ["set", "applications"]])
  func `where two persons are asked for, who filed it cannot approve it`(
    command: [String]
  ) throws {
    try "two-persons: [applications]\n".write(
      toFile: store + "/settings.yaml",
      atomically: false,
      encoding: .utf8
    )
    try succeed("adopt", "settings.yaml")
    let id = try apply()
    let arguments =
      command + [id] + (command[0] == "set" ? ["state=approved", "decidedOn=today"] : [])
    let refused = try program.run(arguments)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("Li Wei filed it"))
    let chinese = try program.run(arguments + ["--lang", "zh"])
    #expect(chinese.errors.contains("由李伟本人提交"))
    // Nor can the name of the filer be changed to get round it.
    #expect(try program.run(["set", "applications", id, "filedBy=wang.fang"]).status == 65)
    program.environment["ZONEBOARD_USER"] = "wang.fang"
    #expect(try program.run(arguments).status == 0)
  }

  @Test func `nobody else can be named as the one who filed, neither later nor by import`() throws {
    try "two-persons: [applications]\n".write(
      toFile: store + "/settings.yaml",
      atomically: false,
      encoding: .utf8
    )
    try succeed("adopt", "settings.yaml")
    try succeed(
      "new",
      "applications",
      "app-1",
      "applicant=ent-1",
      "programme=high-tech-enterprise-2016",
      "appliedOn=2026-11-01",
      "filedBy=",
      "state=filed"
    )
    let named = try program.run(["set", "applications", "app-1", "filedBy=wang.fang"])
    #expect(named.status == 65)
    #expect(named.errors.contains("It is filed by the person who makes it"))
    try succeed("set", "applications", "app-1", "filedBy=li.wei")
    #expect(try program.run(["do", "approve", "applications", "app-1"]).status == 65)
    for state in ["draft", "filed", "approved"] {
      let rows =
        "id,applicant,programme,appliedOn,filedBy,state\n"
        + "app-2,ent-1,high-tech-enterprise-2016,2026-11-01,wang.fang,\(state)\n"
      try rows.write(toFile: store + "/rows.csv", atomically: false, encoding: .utf8)
      let imported = try program.run(["import", "applications", store + "/rows.csv"])
      #expect(imported.status == 65)
      #expect(imported.errors.contains("before two persons are asked for"))
    }
    try "two-persons: []\n".write(
      toFile: store + "/settings.yaml",
      atomically: false,
      encoding: .utf8
    )
    try succeed("adopt", "settings.yaml")
    try succeed("import", "applications", store + "/rows.csv")
  }

  @Test func `who files a second application for the same is told of the first`() throws {
    let first = try apply()
    let second = try succeed(
      "apply",
      "high-tech-enterprise-2016",
      "ent-1",
      "--today",
      "2026-11-22"
    )
    #expect(second.errors.contains("\(first) was filed for"))
    #expect(second.errors.contains("on 2026-11-21 already."))
  }

  @Test func `two persons cannot be asked for where nothing is approved`() throws {
    try "two-persons: [patents]\n".write(
      toFile: store + "/settings.yaml",
      atomically: false,
      encoding: .utf8
    )
    let run = try program.run(["adopt", "settings.yaml"])
    #expect(run.status == 65)
    #expect(run.errors.contains("awards"))
  }

  @Test func `versions of a programme are set side by side on the same data`() throws {
    // It has no class-one right, of patents or other.
    try succeed("set", "enterprises", "ent-1", "otherClassOne=0")
    let arguments = ["eligible", "specialised-sme-2026", "ent-1", "--today", "2026-11-21"]
    let run = try program.run(arguments + ["--versions", "--format", "json"])
    // The versions beside it are for comparison: the one that was named gives the status.
    #expect(run.status == (try program.run(arguments).status))
    #expect(run.status == 1)
    #expect(run.output.contains(#""specialised-sme-2022-sign":">=""#))
    #expect(run.output.contains(#""specialised-sme-2022-needed":60"#))
    #expect(run.output.contains(#""specialised-sme-2026":"#))
  }

  @Test func `the day of an application is that of its sheet`() throws {
    let run = try program.run("apply", "high-tech-enterprise-2016", "ent-1", "appliedOn=2024-06-01")
    #expect(run.status == 65)
    #expect(run.errors.contains("Applied comes from the sheet"), "\(run.errors)")
    #expect(run.errors.contains("--today"), "\(run.errors)")
    let output = try succeed("apply", "high-tech-enterprise-2016", "ent-1", "amount=10000").output
    #expect(output.contains("app-"))
  }

  @Test func `a sheet that was filed stays as it was`() throws {
    let id = try apply()
    let line = try succeed("list", "application-conditions", "--columns", "id", "--format", "tsv")
      .output.split(separator: "\n").dropFirst().first.map(String.init)
    let condition = try #require(line)
    for arguments in [
      ["set", "applications", id, "met=9"], ["set", "applications", id, "appliedOn=2020-01-01"],
      ["set", "application-conditions", condition, "verdict=met", "value=1"],
      ["delete", "application-conditions", condition],
      [
        "new", "application-conditions", "application=\(id)", "condition=mine", "verdict=met",
      ],
    ] {
      let run = try program.run(arguments)
      #expect(run.status == 65, "\(arguments): \(run.output)")
      #expect(run.errors.contains("It was filed"), "\(run.errors)")
    }
    // What is decided later is not part of it.
    try succeed("set", "applications", id, "amount=10000")
  }
}
