import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct ViewTests {
  private func driver(
    _ command: String,
    _ language: Language = .en,
    size: Size = Size(80, 24)
  ) -> Driver {
    var driver = Driver(
      Sample.all + Sample.policyRecords,
      size: size,
      language: language,
      zone: "huairou-science-city",
      book: Sample.book
    )
    driver.press(":")
    driver.type(command)
    driver.press("Enter")
    return driver
  }

  static let views = ["work", "due", "target-list", "task-list", "finding-list", "record-list"]

  @Test(arguments: views, Language.allCases)
  func `views are as recorded at 80 by 24`(name: String, language: Language) {
    expectGolden("view-\(name)-\(language.rawValue)-80x24", driver(name, language).golden)
  }

  @Test(arguments: views)
  func `views are as recorded at 120 by 40`(name: String) {
    expectGolden("view-\(name)-en-120x40", driver(name, size: Size(120, 40)).golden)
  }

  @Test(arguments: Language.allCases)
  func `the overview with rules and targets is as recorded`(language: Language) {
    var driver = driver("work", language)
    driver.press("0")
    expectGolden("overview-policy-\(language.rawValue)-80x24", driver.golden)
    driver.send(.resize(Size(120, 40)))
    expectGolden("overview-policy-\(language.rawValue)-120x40", driver.golden)
  }

  @Test func `F5 lists the views`() {
    var driver = Driver()
    driver.press("F5")
    driver.type("targets")
    #expect(driver.screen.contains("Targets"))
    driver.press("Esc F5")
    driver.type("findings by rule")
    driver.press("Enter")
    #expect(driver.state.place == .view)
  }

  @Test func `a bar goes beyond its goal and says by how much`() {
    let screen = driver("target-list").screen
    #expect(screen.contains("120 %"))
    #expect(screen.contains("met"))
  }

  @Test func `a target whose year is over is judged by its reading, or unknown`() {
    var driver = driver("target-list")
    driver.press("Down")
    #expect(driver.screen.contains("its year is over"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    #expect(driver.screen.contains("old-firms"))
  }

  @Test func `a continuous task is never late`() {
    let driver = driver("task-list")
    let lines = driver.lines.filter { $0.contains("Keep the rules up to date") }
    #expect(lines.allSatisfy { !$0.contains("late") })
    #expect(driver.lines.contains { $0.contains("Open a service hall") && $0.contains("late") })
  }

  @Test func `a rule opens its records, a record its check, and F10 is not needed to come back`() {
    var driver = driver("finding-list")
    driver.press("Enter")
    #expect(driver.state.place == .view)
    #expect(driver.screen.contains("Optronix Nano"))
    driver.press("Enter")
    #expect(driver.state.place == .finding)
    #expect(driver.screen.contains("! Not met"))
    driver.press("Esc Esc")
    #expect(driver.lines[1].contains("Findings by rule"))
  }

  @Test func `an item is put off with a note, is hidden here only, and undo opens it again`() {
    var driver = driver("work")
    let first = driver.lines[3]
    driver.press("F8")
    driver.type("put off")
    driver.press("Enter ^U")
    driver.type("+14d waiting for papers")
    driver.press("Enter")
    #expect(driver.board.source("work-items").count == 1)
    #expect(driver.lines[3] != first)
    driver.press("F4")
    driver.type("put off")
    driver.press("Enter")
    #expect(driver.screen.contains("waiting for papers"))
    #expect(driver.screen.contains("put off until 2026-12-05"))
    driver.press("^Z F4")
    driver.type("open")
    driver.press("Enter")
    #expect(driver.lines[3] == first)
  }

  @Test func `items are taken and stand in my work, also several at once`() {
    var driver = driver("work")
    driver.press("Space Space F8")
    driver.type("take it")
    driver.press("Enter")
    #expect(driver.changes.last?.edits.count == 2)
    driver.press("w")
    #expect(driver.lines[1].contains("My work"))
    #expect(driver.screen.contains("/ 2") || driver.screen.contains("/ 3"))
  }

  @Test func `an item whose cause is gone is told as gone`() {
    var driver = driver("work")
    driver.press("F8")
    driver.type("take it")
    driver.press("Enter")
    let cause = driver.board.source("work-items").record(at: 0)?["cause"]?.text ?? ""
    let id = cause.split(separator: "/").last.map(String.init) ?? ""
    let lease = RecordReference(register: "tenancies", id: id)
    driver.colleague([
      .set(
        lease,
        field: "state",
        before: driver.board.record(lease)?["state"],
        after: .text("left")
      )
    ])
    driver.press("F4")
    driver.type("gone")
    driver.press("Enter")
    #expect(driver.screen.contains("Gone, because its cause is gone."))
  }

  @Test func `typing narrows a view and Esc clears it`() {
    var driver = driver("task-list")
    driver.press("/")
    driver.type("hall")
    driver.press("Enter")
    #expect(!driver.screen.contains("Keep the rules"))
    driver.press("Esc")
    #expect(driver.screen.contains("Keep the rules"))
  }

  @Test func `the arrows go through the days of a month and a click shows one`() {
    var driver = driver("due")
    driver.press("F4 Enter")
    #expect(driver.screen.contains("2026-11"))
    driver.press("]")
    #expect(driver.screen.contains("2026-12"))
    driver.press("[ Down Right")
    driver.send(.input(.mouse(Mouse(.press, at: Position(3, 6)))))
    #expect(driver.screen.contains("2026-11"))
  }

  @Test(arguments: views)
  func `every size can be drawn`(name: String) {
    var driver = driver(name)
    for columns in stride(from: 1, through: 250, by: 31) {
      for rows in stride(from: 1, through: 70, by: 9) {
        driver.send(.resize(Size(columns, rows)))
        #expect(render(driver.state, size: driver.state.size).size == Size(columns, rows))
      }
    }
  }
}

extension Sample {
  /// Records that the views rest on beside the others.
  static let policyRecords: [Record] = [
    record(
      "indicator-readings",
      "rea-0001",
      [
        ("metric", .text("energy")), ("zone", .text("huairou-science-city")),
        ("periodTo", .text("2024-12-31")), ("value", .number(12)),
      ]
    ),
    record(
      "indicator-readings",
      "rea-0002",
      [
        ("metric", .text("energy")), ("zone", .text("huairou-science-city")),
        ("periodTo", .text("2025-12-31")), ("value", .number(11)),
      ]
    ),
  ]
}

/// One person's work goes to another.
struct HandOverTests {
  private static let people: [Record] = [
    Sample.record("staff", "li.wei", [("login", .text("li.wei")), ("name", .text("Li Wei"))]),
    Sample.record("staff", "zhao", [("login", .text("zhao")), ("name", .text("Zhao Min"))]),
    Sample.record(
      "incubators",
      "inc-0001",
      [("name", .text("Nest")), ("officer", .text("li.wei"))]
    ),
    Sample.record(
      "notes",
      "not-0001",
      [
        ("about", .text("incubators/inc-0001")), ("text", .text("call")),
        ("on", .text("2026-11-01")), ("by", .text("li.wei")),
        ("followUpOn", .text("2026-12-01")), ("followUpBy", .text("li.wei")),
      ]
    ),
    Sample.record(
      "notes",
      "not-0002",
      [
        ("about", .text("incubators/inc-0001")), ("text", .text("done")),
        ("on", .text("2026-10-01")), ("followUpOn", .text("2026-10-02")),
        ("followUpBy", .text("li.wei")), ("doneOn", .text("2026-10-03")),
      ]
    ),
  ]

  @Test func `records, notes and open items go to a colleague in one change`() {
    var driver = Driver(Self.people)
    driver.press(":")
    driver.type("hand-over-mine")
    driver.press("Enter")
    driver.type("zhao")
    driver.press("^S")
    #expect(driver.changes.count == 1)
    #expect(driver.changes.last?.edits.count == 2)
    let board = driver.board
    func text(_ register: String, _ id: String, _ field: String) -> String? {
      board.record(RecordReference(register: register, id: id))?[field]?.text
    }
    #expect(text("incubators", "inc-0001", "officer") == "zhao")
    #expect(text("notes", "not-0001", "followUpBy") == "zhao")
    #expect(text("notes", "not-0001", "by") == "li.wei")
    #expect(text("notes", "not-0002", "followUpBy") == "li.wei")
    driver.press("^Z")
    #expect(
      driver.board.record(RecordReference(register: "incubators", id: "inc-0001"))?["officer"]?.text
        == "li.wei"
    )
  }
}
