import Canvas
import Dashboard
import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct ReportPageTests {
  /// Two patents of one firm whose fees are late.
  private static let patents: [Record] = [("1", "2022-06-16"), ("2", "2022-08-30")].map { patent in
    Sample.record(
      "patents",
      "pat-\(patent.0)",
      [
        ("name", .text("Device \(patent.0)")), ("kind", .text("invention")),
        ("filedOn", .text(patent.1)), ("grantedOn", .text("2025-10-01")),
        ("applicant", .text("ent-0002")), ("state", .text("granted")),
      ]
    )
  }

  private static let records = Sample.zones + Sample.enterprises + patents

  private func report() throws -> ZoneReport {
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(Self.records),
      today: Sample.clock.today
    )
    let policies = PolicyEvaluator(PolicyBook(), Evaluator(context))
    return try #require(try ReportMaker(policies, language: .en).report(.annualFees))
  }

  /// The dashboard with a report that was asked for and has come.
  private func driver(keys: String = "", columns: Int = 80) throws -> Driver {
    var driver = Driver(Self.records, size: Size(columns, 24))
    driver.press("3 r")
    driver.type("annual")
    driver.press("Enter")
    let ticket = driver.effects.compactMap { effect -> Int? in
      if case .report(let request) = effect { request.ticket } else { nil }
    }
    driver.send(.reported(try report(), ticket: ticket.last ?? 0))
    if !keys.isEmpty { driver.press(keys) }
    return driver
  }

  @Test func `a report shows its tables, and the row under the cursor in full`() throws {
    let screen = try driver(keys: "Down").screen
    #expect(screen.contains("Annual fees to pay this month · all zones"))
    #expect(screen.contains("By owner") && screen.contains("Each fee"))
    #expect(screen.contains("2 / 4"))
    #expect(screen.contains("Owner: All  Fees: 2"))
  }

  @Test func `in another zone the report that was looked at is offered for that zone`() throws {
    var driver = try driver(keys: "Esc")
    driver.run("zone huairou-science-city")
    driver.press("r")
    #expect(driver.screen.contains("The same here: Annual fees to pay"), "\(driver.screen)")
    driver.press("Enter")
    let asked = driver.effects.compactMap { effect -> RecordReference?? in
      if case .report(let request) = effect { .some(request.zone) } else { nil }
    }
    #expect(asked.last == .some(RecordReference(register: "zones", id: "huairou-science-city")))
  }

  @Test func `Enter opens the record or the records behind a row`() throws {
    let records = try driver(keys: "Enter")
    #expect(records.state.place == .table)
    #expect(records.screen.contains("state:granted"))
    let record = try driver(keys: "Down Down Enter")
    #expect(record.state.place == .detail)
  }

  @Test func `a figure of compared zones opens the records of the zone that is chosen`() throws {
    var driver = Driver(Self.records, size: Size(80, 24))
    let zones = ["huairou-science-city", "beijing"]
      .map { RecordReference(register: "zones", id: $0) }
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(Self.records),
      today: Sample.clock.today
    )
    let maker = ReportMaker(
      PolicyEvaluator(PolicyBook(), Evaluator(context)),
      subjects: zones,
      language: .en
    )
    let report = try #require(try maker.report(.comparison))
    driver.press("1 * r")
    driver.type("comparison")
    driver.press("Enter")
    let ticket = driver.effects.compactMap { effect -> Int? in
      if case .report(let request) = effect { request.ticket } else { nil }
    }
    driver.send(.reported(report, ticket: ticket.last ?? 0))
    let rows = report.sections[0].rows
    let row = try #require(rows.firstIndex { $0.cells[0].shown == "Enterprises here" })
    for _ in 0..<row { driver.press("Down") }
    driver.press("Enter")
    #expect(driver.screen.contains("Open the records of"), "\(driver.screen)")
    driver.press("Enter")
    #expect(driver.state.preferences.zone == "huairou-science-city")
    let count = try maker.records(
      behind: .recordsOfZones(
        register: "enterprises",
        filter: Figure.overview[0].filter,
        zones: ["huairou-science-city"]
      )
    ).count
    #expect(rows[row].cells[1].shown == "\(count)")
    #expect(driver.screen.contains("\(count) / "), "\(driver.screen)")
    // The first Esc closes the message that names the zone.
    driver.press("Esc Esc")
    #expect(driver.screen.contains("Comparison of zones"), "\(driver.screen)")
    #expect(driver.state.preferences.zone == nil)
  }

  @Test(arguments: Language.allCases)
  func `the comparison asks for the zones where none are marked`(language: Language) {
    var driver = Driver(Self.records, size: Size(80, 24), language: language)
    driver.press("3 F5")
    driver.type("comparison")
    driver.press("Enter")
    #expect(driver.screen.contains(language == .en ? "Compare which zones" : "对比哪些园区"))
    driver.press("Space Enter")
    #expect(driver.screen.contains(language == .en ? "Tick two or more zones." : "请勾选两个以上园区"))
    driver.press("Down Space Enter")
    let asked = driver.effects.compactMap { effect -> [String]? in
      if case .report(let request) = effect { request.subjects.map(\.id) } else { nil }
    }
    #expect(asked.last?.count == 2, "\(driver.screen)")
  }

  @Test func `a report is found among the places to go to`() {
    var driver = Driver(Self.records, size: Size(80, 24))
    driver.press("F5")
    driver.type("annual fees")
    #expect(driver.screen.contains("Annual fees to pay this month"), "\(driver.screen)")
    driver.press("Enter")
    let asked = driver.effects.compactMap { effect -> ReportName? in
      if case .report(let request) = effect { request.name } else { nil }
    }
    #expect(asked == [.annualFees])
  }

  @Test(arguments: ["Enter", "Down Down Enter"])
  func `Esc goes from the records of a report back to its row`(keys: String) throws {
    var driver = try driver(keys: keys)
    #expect(driver.state.overlays.isEmpty)
    driver.press("Esc")
    #expect(driver.screen.contains(keys == "Enter" ? "1 / 4" : "3 / 4"), "\(driver.screen)")
    driver.press("Esc")
    #expect(driver.state.overlays.isEmpty && driver.state.place == .table)
    #expect(!driver.screen.contains("state:granted"))
  }

  @Test func `Esc closes a report, and it can be gone back to at the same row`() throws {
    var driver = try driver(keys: "Down Down Esc")
    #expect(driver.state.overlays.isEmpty)
    driver.press("r Enter")
    #expect(driver.screen.contains("3 / 4"))
  }

  @Test func `a report that is not awaited any more is not shown`() throws {
    var driver = Driver()
    driver.send(.reported(try report(), ticket: 999))
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func `a report about records says what must be chosen first`() {
    var driver = Driver()
    driver.press("3 r")
    driver.type("fee-ladder")
    #expect(driver.screen.contains("Put the cursor on a patent first."))
    driver.press("Esc Esc 4 r")
    driver.type("fee-ladder")
    driver.press("Enter")
    let subjects = driver.effects.compactMap { effect -> [RecordReference]? in
      if case .report(let request) = effect { request.subjects } else { nil }
    }
    #expect(subjects.last?.map(\.register) == ["patents"])
  }

  @Test func `an application is put on a page from its actions`() {
    let filed = Sample.record(
      "applications",
      "app-0001",
      [("programme", .text("unicorn")), ("state", .text("filed"))]
    )
    var driver = Driver(Sample.records + [filed])
    driver.press("3 F8")
    #expect(!driver.screen.contains("On a page"), "\(driver.screen)")
    driver.press("Esc")
    driver.run("applications")
    driver.press("F8")
    driver.type("on a page")
    driver.press("Enter")
    let asked = driver.effects.compactMap { effect -> ReportRequest? in
      if case .report(let request) = effect { request } else { nil }
    }
    #expect(asked.last?.name == .application)
    #expect(asked.last?.subjects == [filed.reference])
  }

  @Test func `a report of a past moment is asked for as of that moment`() {
    var driver = Driver()
    let moment = Moment(milliseconds: 1_700_000_000_000)
    driver.send(.asOf(driver.board, moment))
    driver.press("r")
    driver.type("monthly")
    driver.press("Enter")
    let moments = driver.effects.compactMap { effect -> Moment? in
      if case .report(let request) = effect { request.moment } else { nil }
    }
    #expect(moments == [moment])
  }

  @Test(arguments: [20, 40, 80, 160])
  func `a report fits any width`(columns: Int) throws {
    let lines = try driver(columns: columns).lines
    #expect(lines.allSatisfy { Lettering.unicode.width($0) <= columns })
  }

  @Test func `a report that comes while something is typed waits in the list`() throws {
    var driver = Driver(Self.records)
    driver.press("3 r")
    driver.type("annual")
    driver.press("Enter /")
    driver.type("nan")
    let ticket = driver.effects.compactMap { effect -> Int? in
      if case .report(let request) = effect { request.ticket } else { nil }
    }
    driver.send(.reported(try report(), ticket: ticket.last ?? 0))
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.message.hasPrefix("The report is ready"))
    driver.press("Esc Esc r Enter")
    #expect(driver.screen.contains("Annual fees to pay this month"))
  }

  @Test func `a report is written to a file under the name that is proposed`() throws {
    var driver = try driver(keys: "F8")
    #expect(driver.screen.contains("annual-fees-2026-11-21.txt"))
    driver.press("Backspace Backspace Backspace")
    driver.type("html")
    driver.press("Enter")
    let files = driver.effects.compactMap { effect -> String? in
      if case .write(let report, let file) = effect {
        "\(report.name.rawValue) \(file)"
      } else {
        nil
      }
    }
    #expect(files == ["annual-fees annual-fees-2026-11-21.html"])
    #expect(driver.screen.contains("By owner"))
  }

  @Test func `a text that is no report cannot be saved`() {
    var driver = Driver(Self.records)
    driver.press("3 Home e F1")
    #expect(driver.state.place == .page)
    driver.press("F8")
    #expect(driver.message == "There are no actions on this text; Esc closes it.")
  }
}
