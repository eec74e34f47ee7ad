import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel
import ZonePolicy

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

  @Test func `a day that is typed behind the one that stands there is not taken for the reason`() {
    var driver = driver(at: "work")
    driver.run("put-off")
    driver.type("2026-12-24")
    driver.press("Enter")
    #expect(driver.screen.contains("Two days: 2026-11-28 and 2026-12-24."), "\(driver.screen)")
    #expect(decided(driver).isEmpty)
  }

  @Test func `a finding is as old as the first day on which it was seen, until it is gone`() throws
  {
    var driver = driver(at: "work")
    driver.press("/")
    driver.type("five million")
    driver.press("Enter")
    #expect(!driver.screen.contains("≥"), "\(driver.screen)")
    let seen = try #require(driver.state.preferences.firstSeen)
    let finding = try #require(seen.keys.first { $0.hasPrefix("rule:enough-capital enterprises/") })
    #expect(seen[finding] == "2026-11-21")
    let now = Sample.clock
    let later = now.today.adding(days: 12)
    driver.send(.time(Clock(now: now.now, today: later, time: now.time)))
    #expect(driver.screen.contains("≥ 12 d"), "\(driver.screen)")
    let about = try #require(finding.split(separator: " ").last)
    let firm = try #require(RecordReference(String(about)))
    driver.colleague([
      .set(firm, field: "registeredCapital", before: nil, after: .number(9_000_000))
    ])
    driver.press("Esc")
    #expect(driver.state.preferences.firstSeen?[finding] == nil)
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
