import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// The month that F4 opens where a day is asked.
struct CalendarTests {
  /// The form of an enterprise on the day of its registration, 2015-03-10.
  private func form(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    lettering: Lettering = .unicode,
    records: [Record] = Sample.records
  ) -> Driver {
    var driver = Driver(records, size: size, language: language, lettering: lettering)
    driver.press("3 Home e")
    let label = language == .en ? "Registered on" : "成立日期"
    let cursor = lettering == .ascii ? ">" : "▸"
    for _ in 0..<40 where !driver.lines.contains(where: { $0.contains("\(cursor) \(label)") }) {
      driver.press("Down")
    }
    return driver
  }

  /// What the form has in the day of registration.
  private func registered(_ driver: Driver) -> String {
    let line = driver.lines.first { $0.contains("Registered on") } ?? ""
    return line.split(separator: " ").first { $0.first?.isNumber == true }.map(String.init) ?? ""
  }

  @Test(arguments: Language.allCases)
  func `a month is as recorded, with days off, make-up days, today and the chosen day`(
    language: Language
  ) {
    var driver = form(language)
    driver.press("F4 Home PgUp PgUp")
    driver.type("30")
    driver.press("Right Right")
    expectGolden("calendar-\(language.rawValue)-80x24", driver.golden)
    // The year after has no notice yet.
    driver.press("Home >")
    expectGolden("calendar-unannounced-\(language.rawValue)-80x24", driver.golden)
    driver.press("Home")
    driver.send(.resize(Size(40, 10)))
    expectGolden("calendar-\(language.rawValue)-40x10", driver.golden)
    // A large screen has the same month.
    driver.send(.resize(Size(120, 40)))
    #expect(driver.lines.contains { $0.contains("[21]") })
  }

  @Test func `a month in ASCII has no other sign`() {
    var driver = form(lettering: .ascii)
    driver.press("F4 Home PgUp PgUp")
    expectGolden("calendar-ascii-80x24", driver.golden)
    #expect(driver.lines[6...18].joined().unicodeScalars.allSatisfy { $0.value < 0x80 })
  }

  @Test(arguments: [
    ("Right", "2015-03-11"), ("3 2 Backspace", "2015-03-03"), ("Left", "2015-03-09"),
    ("Up", "2015-03-03"), ("Down", "2015-03-17"),
    ("PgUp", "2015-02-10"), ("PgDn PgDn PgDn", "2015-06-10"), ("<", "2014-03-10"),
    (">", "2016-03-10"), ("》 》", "2017-03-10"), ("《", "2014-03-10"), ("Home", "2026-11-21"),
    ("End", "2015-03-31"), ("End PgUp", "2015-02-28"), ("2 4", "2015-03-24"),
    ("2 0 1 9", "2019-03-10"), ("2 0 2 7 - 3", "2027-03-10"), ("+ 3 0 d", "2026-12-21"),
    ("1 2 - 2 4", "2026-12-24"), ("今 天", "2026-11-21"), ("2 4 Backspace", "2015-03-02"),
    ("2 4 Right", "2015-03-25"), ("2 4 ^U Left", "2015-03-09"),
  ])
  func `keys and what is typed lead to a day, which Enter puts into the field`(
    keys: String,
    day: String
  ) throws {
    var driver = form()
    driver.press("F4")
    for name in keys.split(separator: " ") {
      let key = try #require(Key(named: String(name)))
      driver.send(.input(key))
    }
    driver.press("Enter")
    #expect(driver.state.overlays.isEmpty)
    #expect(registered(driver) == day)
    driver.press("^Z")
    #expect(registered(driver) == "2015-03-10")
  }

  @Test func `the day is saved as the form reads it`() {
    var driver = form()
    driver.press("F4 > Down Enter ^S")
    guard case .set(_, let field, let before, let after)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was set")
      return
    }
    #expect(field == "registeredOn")
    #expect(before == .text("2015-03-10") && after == .text("2016-03-17"))
  }

  @Test func `Esc leaves everything as it was`() {
    var driver = form()
    let before = driver.screen
    driver.press("F4 Down PgDn >")
    driver.type("24")
    driver.press("Esc")
    #expect(driver.screen == before)
    #expect(driver.changes.isEmpty)
  }

  @Test func `what means no day is said and nothing is taken`() {
    var driver = form()
    driver.press("F4")
    driver.type("32")
    driver.press("Enter")
    #expect(driver.message == "32 is no day: 24, 2027-03, 2026-11-20 or +30d would do.")
    #expect(driver.state.place == .calendar)
    driver.press("Esc Esc")
    #expect(registered(driver) == "2015-03-10")
  }

  @Test func `a click takes a day, the wheel turns the month`() throws {
    var driver = form()
    driver.press("F4")
    driver.send(.input(.mouse(Mouse(.wheelDown, .left, at: Position(40, 10)))))
    let row = try #require(driver.lines.firstIndex { $0.contains(" 13    14 ") })
    let line = driver.lines[row]
    let place = try #require(line.firstRange(of: "14"))
    let column = line.distance(from: line.startIndex, to: place.lowerBound)
    driver.send(.input(.mouse(Mouse(.press, .left, at: Position(column, row)))))
    #expect(driver.state.overlays.isEmpty)
    #expect(registered(driver) == "2015-04-14")
  }

  @Test func `days of the office's own calendar are marked`() {
    let own = [
      Sample.record(
        "holiday-calendars",
        "cal-1",
        [("date", .text("2026-11-25")), ("isWorkingDay", .flag(false))]
      ),
      Sample.record(
        "holiday-calendars",
        "cal-2",
        [("date", .text("2026-11-28")), ("isWorkingDay", .flag(true))]
      ),
    ]
    var driver = form(records: Sample.records + own)
    driver.press("F4 Home")
    #expect(driver.screen.contains(" 25-"))
    #expect(driver.screen.contains(" 28+"))
    driver.press("Down")
    #expect(driver.screen.contains("Sat 2026-11-28, in 7 days (5 worked)"))
  }

  @Test func `days that are often meant are a list over it`() {
    var driver = form()
    driver.press("F4 F4")
    #expect(driver.screen.contains("end of the month"))
    driver.press("Esc")
    #expect(driver.state.place == .calendar)
    driver.press("F4")
    driver.type("end of the m")
    driver.press("Enter")
    #expect(driver.state.overlays.isEmpty)
    #expect(registered(driver) == "2026-11-30")
  }

  @Test func `help explains the calendar and gives way to it`() {
    var driver = form()
    driver.press("F4 F1")
    #expect(driver.screen.contains("Help: Calendar"))
    #expect(driver.screen.contains("The week before"))
    driver.press("Esc Down")
    #expect(driver.screen.contains("[17]"))
  }

  @Test func `a cell, a range and the board of a day are filled in from a month`() {
    var driver = Driver()
    driver.press("3 Home")
    driver.run("columns")
    driver.type("registeredOn")
    driver.press("Space Enter")
    for _ in 0..<20 where driver.state.tables["enterprises"]?.column != "registeredOn" {
      driver.press("Right")
    }
    driver.press("F2 F4 Down Enter Enter")
    guard case .set(_, "registeredOn", _, let after)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was set")
      return
    }
    #expect(after == .text("2015-03-17"))

    driver.press("F4")
    driver.type("From")
    driver.press("Enter F4")
    driver.type("2015-1-1")
    driver.press("Enter F4")
    driver.type("2017-12-31")
    driver.press("Enter Enter")
    #expect(
      driver.state.tables["enterprises"]?.filter
        == "registeredOn>=2015-01-01 registeredOn<=2017-12-31"
    )

    driver.run("board-then")
    driver.press("F4 PgUp Enter")
    #expect(driver.screen.contains("2026-10-20"))
  }

  @Test func `F4 on a year lists years`() {
    var driver = Driver()
    driver.run("enterprise-figures")
    driver.press("^N")
    for _ in 0..<40 where !driver.lines.contains(where: { $0.contains("▸ Year") }) {
      driver.press("Down")
    }
    driver.press("F4 2")
    #expect(driver.lines.contains { $0.contains("▸ Year") && $0.contains("2025") })
  }
}
