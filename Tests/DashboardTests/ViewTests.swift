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

/// What people decide about items of the work list.
struct WorkDecisionTests {
  private static let huairou = "huairou-science-city"

  private func driver(
    _ records: [Record] = Sample.all,
    zone: String? = Self.huairou,
    at view: String? = nil
  ) -> Driver {
    var driver = Driver(records, size: Size(120, 40), zone: zone, book: Sample.book)
    if let view { driver.run(view) }
    return driver
  }

  /// What is decided, as cause, officer, day and note.
  private func decided(_ driver: Driver) -> [[String?]] {
    let source = driver.board.source("work-items")
    return (0..<source.slots).compactMap { source.record(at: $0) }.map { record in
      [
        record["cause"]?.text, record["officer"]?.text, record["putOffUntil"]?.day?.description,
        record["note"]?.text,
      ]
    }
  }

  @Test func `what is due is decided more than once, on one record, and opened again`() {
    var driver = driver(at: "due")
    driver.run("take-it")
    driver.run("assign")
    driver.type("wang")
    driver.press("Enter")
    #expect(driver.lines[4].contains("Wang Fang"))
    driver.run("put-off")
    driver.press("Enter")
    let cause = "watch:tenancies.to tenancies/ten-0003"
    #expect(decided(driver) == [[cause, "wang", "2026-11-28", nil]])
    driver.run("open-again")
    #expect(decided(driver) == [[cause, "wang", nil, nil]])
  }

  @Test func `my part of what is due follows who took it`() {
    var driver = driver(at: "due")
    driver.run("take-it")
    driver.press("F4")
    driver.type("mine")
    driver.press("Enter")
    #expect(driver.lines.contains { $0.contains("Lease end") && $0.contains("me") })
  }

  @Test func `opening again what nobody decided says so`() {
    var driver = driver(at: "work")
    driver.run("open-again")
    #expect(driver.message == "There is nothing here that this could be done with.")
  }

  @Test func `on the overview the item that was chosen is decided, whatever comes in meanwhile`() {
    var driver = driver()
    driver.press("Down")
    #expect(driver.lines[4].contains("Lease ends in 12 days"))
    driver.run("assign")
    let lease = RecordReference(register: "tenancies", id: "ten-0004")
    driver.colleague([
      .set(
        lease,
        field: "to",
        before: driver.board.record(lease)?["to"],
        after: .text("2026-11-01")
      )
    ])
    driver.type("wang")
    driver.press("Enter")
    #expect(decided(driver).map(\.first) == ["watch:tenancies.to tenancies/ten-0001"])
    driver.run("put-off")
    driver.press("Enter")
    #expect(decided(driver).map(\.first) == ["watch:tenancies.to tenancies/ten-0001"])
  }

  @Test(arguments: [nil, "work"])
  func `where the item is gone before it is decided, no other one is`(view: String?) {
    var driver = driver(at: view)
    driver.press("Home")
    driver.press("F8")
    driver.type("take it")
    let lease = RecordReference(register: "tenancies", id: "ten-0003")
    driver.colleague([
      .set(
        lease,
        field: "state",
        before: driver.board.record(lease)?["state"],
        after: .text("left")
      )
    ])
    driver.press("Enter")
    #expect(driver.board.source("work-items").count == 0)
    #expect(driver.message == "There is no item of the work list here.")
    driver.press("Esc")
    driver.run("take-it")
    #expect(driver.board.source("work-items").count == 1)
  }

  @Test func `putting off once more without a reason keeps the note`() {
    var driver = driver(at: "work")
    driver.run("put-off")
    driver.type("waiting for papers")
    driver.press("Enter F4")
    driver.type("put off")
    driver.press("Enter")
    driver.run("put-off")
    driver.press("^U")
    driver.type("+30d")
    driver.press("Enter")
    #expect(decided(driver).first?.last == "waiting for papers")
    #expect(decided(driver).first?[2] == "2026-12-21")
  }

  @Test func `a value that stands twice and a wrong one are an item each`() {
    let records = ["91110108MA01C8JW01", "91110108MA01C8JW01", "123"].enumerated().map {
      Sample.record(
        "enterprises",
        "ent-900\($0.offset)",
        [
          ("name", .text("Firm \($0.offset)")), ("creditCode", .text($0.element)),
          ("zone", .text(Self.huairou)), ("state", .text("registered")),
        ]
      )
    }
    let driver = driver(Sample.all + records, at: "work")
    let items = driver.lines.filter { $0.contains("redit code") && !$0.contains("not known") }
    #expect(items.count == 2, "\(driver.screen)")
  }

  @Test func `what was decided in one zone is not told as gone in another, nor hides its items`() {
    var driver = driver(at: "work")
    driver.press("/")
    driver.type("unknown")
    driver.press("Enter")
    driver.run("put-off")
    driver.press("Enter")
    driver.run("zone zhongguancun-science-city")
    driver.press("Esc Esc F4")
    driver.type("gone")
    driver.press("Enter")
    #expect(decided(driver).first?.first??.hasSuffix(" in \(Self.huairou)") == true)
    #expect(driver.screen.contains("Nothing here."))
  }

  @Test func `what was decided on a record stays where its rule comes to have more records`() {
    var driver = driver(at: "finding-list")
    driver.run("work")
    driver.press("/")
    driver.type("five million")
    driver.press("Enter")
    driver.run("take-it")
    #expect(decided(driver).first?.first??.contains("enterprises/") == true)
    let more = (0..<6).map { number in
      Sample.record(
        "enterprises",
        "ent-80\(number)",
        [
          ("name", .text("Small \(number)")), ("zone", .text(Self.huairou)),
          ("state", .text("incubating")), ("registeredCapital", .number(1_000)),
        ]
      )
    }.map { Edit.create($0.reference, $0.fields) }
    driver.colleague(more)
    driver.press("Esc Esc F4")
    driver.type("gone")
    driver.press("Enter")
    #expect(driver.screen.contains("Nothing here."), "\(decided(driver))\n\(driver.screen)")
  }

  @Test func `a colleague's half-filled form is never told as gone`() {
    let item = Sample.record(
      "work-items",
      "wrk-0001",
      [("title", .text("Half-filled form: a lease")), ("cause", .text("draft:s9-1"))]
    )
    var driver = driver(Sample.all + [item], zone: nil, at: "work")
    driver.press("F4")
    driver.type("gone")
    driver.press("Enter")
    #expect(driver.screen.contains("Nothing here."))
  }

  @Test func `the last day of a month is the last day of that month`() {
    var driver = driver(at: "due")
    driver.press("F4 Enter ] ]")
    driver.press("End")
    driver.press("End")
    driver.press("Home")
    driver.press("End")
    let january = driver.golden
    driver.press("End")
    #expect(driver.golden == january)
    #expect(driver.screen.contains("2027-01"))
  }
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
    #expect(driver.screen.contains("In all zones 2: 1 incubators, 1 notes."), "\(driver.screen)")
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
