import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel
import ZonePolicy

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

  static let views = [
    "work", "due", "target-list", "task-list", "finding-list", "record-list", "chain",
  ]

  @Test(arguments: views, Language.allCases)
  func `views are as recorded at 80 by 24`(name: String, language: Language) {
    expectGolden("view-\(name)-\(language.rawValue)-80x24", driver(name, language).golden)
  }

  @Test(arguments: views, Language.allCases)
  func `views are as recorded at 120 by 40`(name: String, language: Language) {
    let driver = driver(name, language, size: Size(120, 40))
    expectGolden("view-\(name)-\(language.rawValue)-120x40", driver.golden)
  }

  @Test(arguments: Language.allCases, [Size(80, 24), Size(60, 20)])
  func `what is due in a month is as recorded`(language: Language, size: Size) {
    var driver = driver("due", language, size: size)
    driver.press("F4 1")
    expectGolden("view-month-\(language.rawValue)-\(size.columns)x\(size.rows)", driver.golden)
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
    #expect(driver.screen.contains("Progress of targets"))
    driver.press("Esc F5")
    driver.type("findings by rule")
    driver.press("Enter")
    #expect(driver.state.place == .view)
  }

  @Test(arguments: ["unassigned", "since my last visit"])
  func `F5 finds the parts of the work list`(part: String) {
    var driver = Driver()
    driver.press("F5")
    driver.type(part)
    driver.press("Enter")
    #expect(driver.state.place == .view)
    #expect(driver.screen.lowercased().contains(part))
  }

  @Test func `a bar goes beyond its goal and says by how much`() {
    let screen = driver("target-list").screen
    #expect(screen.contains("120 %"))
    #expect(screen.contains("met"))
  }

  @Test(arguments: [(2, "250 %", "met"), (5, "100 %", "met"), (10, "50 %", "not yet")])
  func `where less is better the bar is full at the goal and shorter beyond it`(
    rank: Int,
    share: String,
    state: String
  ) {
    let book = PolicyBook(
      reading: [
        (
          "own.yaml",
          """
          document: own
          version: "1"
          title: {en: Own, zh: 自有}
          binds: [huairou-science-city]
          clauses:
            "1": {en: Rank, zh: 名次}
          targets:
            - id: rank
              clause: "1"
              zone: huairou-science-city
              measures: {en: "Rank among districts", zh: "各区名次"}
              kind: figure
              value: "\(rank)"
              test: "<= 5"
              by: 2027
              better: lower
          """
        )
      ],
      registry: .standard
    )
    #expect(book.faults.isEmpty)
    var driver = Driver(Sample.all, zone: "huairou-science-city", book: book)
    driver.press(":")
    driver.type("target-list")
    driver.press("Enter")
    let line = driver.lines.first { $0.contains("Rank among districts") }
    #expect(line?.contains(share) == true)
    #expect(line?.contains(state) == true)
  }

  @Test func `a target whose year is over is judged by its reading, or unknown`() {
    var driver = driver("target-list")
    driver.press("Down")
    #expect(driver.screen.contains("its year is over"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    #expect(driver.screen.contains("old-firms"))
  }

  @Test func `for a day that was asked for a target goes by the reading of then`() throws {
    let reading = Sample.record(
      "indicator-readings",
      "red-1",
      [
        ("metric", .text("firms")), ("zone", .text("huairou-science-city")), ("value", .number(7)),
        ("unit", .text("firms")), ("periodTo", .text("2026-05-31")),
      ]
    )
    var driver = Driver(
      Sample.all + Sample.policyRecords + [reading],
      zone: "huairou-science-city",
      book: Sample.book
    )
    driver.run("target-list")
    #expect(driver.screen.contains("today's records"))
    let day = try #require(Day("2026-06-01"))
    let now = Sample.clock
    driver.send(.time(Clock(now: now.now, today: day, time: now.time, recordedOn: now.today)))
    driver.press("Esc")
    driver.run("target-list")
    #expect(driver.screen.contains("the reading of 2026-05-31"), "\(driver.screen)")
    // The records of a past moment are those of its day.
    driver.send(.time(now))
    driver.send(.asOf(driver.board, Moment(milliseconds: now.now.milliseconds - 864_000_000)))
    #expect(driver.state.clock.today == now.today.adding(days: -10))
    driver.run("target-list")
    #expect(driver.screen.contains("today's records"), "\(driver.screen)")
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

  @Test(arguments: Language.allCases)
  func `an assignment is called so where it is undone, too`(language: Language) {
    var driver = driver("work", language)
    driver.run("take-it")
    driver.press("^Z")
    let says = language == .en ? "Taken back: Assign " : "已撤销：分配 "
    #expect(driver.message.hasPrefix(says), "\(driver.message)")
    driver.run("work-items")
    driver.press("^T")
    #expect(driver.lines[2].contains(language == .en ? "taken back: Assign " : "撤销：分配 "))
    #expect(driver.lines[3].contains(language == .en ? "  Assign " : "  分配 "))
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
    driver.send(.input(.character(":")))
    driver.type("lang zh")
    driver.press("Enter")
    #expect(driver.screen.contains("租约到期："), "\(driver.screen)")
  }

  @Test func `an item is as old as its cause, whoever deals with it when`() {
    var driver = driver("work")
    func age() -> String? {
      driver.lines.first { $0.contains("Lease ended") }?.split(separator: " ")
        .split(separator: "d").first?.last.map(String.init)
    }
    let before = age()
    #expect(before == "11")
    driver.run("take-it")
    #expect(age() == before)
    let record = driver.board.source("work-items").record(at: 0)
    #expect(record?["title"]?.text?.hasPrefix("Lease ends: ") == true, "\(record as Any)")
    #expect(record?["titleZh"]?.text?.hasPrefix("租约到期：") == true)
  }

  @Test(arguments: Language.allCases)
  func `what is said of a target is read whole where the part below the list cuts it`(
    language: Language
  ) {
    let book = PolicyBook(
      reading: [
        (
          "own.yaml",
          """
          document: own
          version: "1"
          title: {en: Own, zh: 自有}
          binds: [huairou-science-city]
          clauses:
            "1": {en: Rank, zh: 名次}
          targets:
            - id: rank
              clause: "1"
              zone: huairou-science-city
              measures: {en: "Rank among districts", zh: "各区名次"}
              kind: figure
              value: "missing-rank"
              test: "<= 5"
              by: 2027
              better: lower
              period: {en: "of a calendar year, as printed", zh: "按自然年，见原文"}
              note: {en: "Fifth is enough.", zh: "第五名即可。"}
          """.replacing("value: \"missing-rank\"", with: "value: \"8\"")
        )
      ],
      registry: .standard
    )
    #expect(book.faults.isEmpty, "\(book.faults.map(\.described.en))")
    var driver = Driver(
      Sample.all,
      size: Size(80, 24),
      language: language,
      zone: "huairou-science-city",
      book: book
    )
    driver.run("target-list")
    let (note, better) =
      language == .en ? ("Fifth is enough.", "less is better") : ("第五名即可。", "越低越好")
    #expect(!driver.screen.contains(note))
    #expect(driver.screen.contains(language == .en ? "more  F6" : "行  F6"), "\(driver.screen)")
    driver.press("F6")
    #expect(driver.state.place == .page)
    for text in [note, better] { #expect(driver.screen.contains(text), "\(driver.screen)") }
    driver.press("Esc")
    #expect(driver.state.place == .view)
  }

  @Test func `a rule that all meet opens those that meet it`() {
    var driver = driver("finding-list")
    driver.press("End Enter")
    #expect(driver.state.place == .view)
    #expect(!driver.screen.contains("Nothing here"), "\(driver.screen)")
    driver.press("Enter")
    #expect(driver.state.place == .finding)
  }

  @Test func `typing narrows a view and Esc clears it`() {
    var driver = driver("task-list")
    driver.press("/")
    driver.type("zzz")
    #expect(driver.screen.contains("No line fits the filter"))
    driver.press("^U")
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
