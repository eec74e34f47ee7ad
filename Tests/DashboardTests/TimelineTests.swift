import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// The timeline of a record: all that refers to it, by day.
struct TimelineTests {
  private static let talent = "tal-1"

  private static let records: [Record] =
    Sample.all + [
      Sample.record(
        "talents",
        talent,
        [
          ("name", .text("Ana Novak")), ("state", .text("employed")),
          ("birthDate", day("1988-07-14")),
        ]
      ),
      trip("tri-1", from: "2026-10-02"), trip("tri-2", from: "2027-02-01"), trip("tri-3"),
    ]

  private static func trip(_ id: String, from: String? = nil) -> Record {
    let traveller: [(String, Value)] = [("traveller", .text(talent))]
    return Sample.record("abroad-trips", id, traveller + (from.map { [("from", day($0))] } ?? []))
  }

  private static func day(_ text: String) -> Value { Day(text).map { .day($0) } ?? .text(text) }

  private func timeline(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    isEditor: Bool = true
  ) -> Driver {
    var driver = Driver(Self.records, size: size, language: language, isEditor: isEditor)
    driver.run("talents")
    driver.press("/")
    driver.type("id:\(Self.talent)")
    driver.press("Enter Enter Right")
    return driver
  }

  @Test(arguments: Language.allCases)
  func `a timeline is as recorded`(language: Language) {
    expectGolden("timeline-\(language.rawValue)-80x24", timeline(language).golden)
  }

  @Test func `what lies ahead stands above the present day, and what has no day at the end`() throws
  {
    let driver = timeline()
    let lines = driver.lines
    func place(_ text: String) throws -> Int {
      try #require(lines.firstIndex { $0.contains(text) }, "\(text)\n\(driver.screen)")
    }
    #expect(try place("Ahead: 1") < place("2027-02-01"))
    #expect(try place("2027-02-01") < place("Today, "))
    #expect(try place("Today, ") < place("2026-10-02"))
    #expect(try place("2026-10-02") < place("1988-07-14"))
    #expect(try place("1988-07-14") < place("No day: 1"))
    // The cursor begins with the newest that was.
    #expect(driver.state.currentRecord?.id == "tri-1")
  }

  @Test func `a record stands at its first day and at that of its present state`() throws {
    func permit(_ id: String, _ fields: [(String, Value)]) -> Record {
      Sample.record("work-permits", id, [("holder", .text(Self.talent))] + fields)
    }
    var driver = Driver(
      Self.records + [
        permit(
          "wpe-1",
          [
            ("appliedOn", Self.day("2026-09-01")), ("grantedOn", Self.day("2026-09-08")),
            ("state", .text("granted")),
          ]
        ),
        permit("wpe-2", [("appliedOn", Self.day("2026-09-03")), ("state", .text("applied"))]),
      ],
      size: Size(120, 30)
    )
    driver.run("talents")
    driver.press("/")
    driver.type("id:\(Self.talent)")
    driver.press("Enter Enter Right")
    func line(_ day: String) throws -> String {
      try #require(driver.lines.first { $0.contains(day) }, "\(day)\n\(driver.screen)")
    }
    #expect(try line("2026-09-01").contains("Applied: "))
    #expect(try line("2026-09-08").contains("Granted: "))
    #expect(try !line("2026-09-03").contains("Applied: "))
  }

  @Test func `Enter opens the record of a line, F6 its whole text, and a search finds it`() {
    var driver = timeline()
    driver.press("F6")
    #expect(driver.screen.contains("tri-1"), "\(driver.screen)")
    driver.press("Enter")
    #expect(driver.state.currentRecord?.description == "abroad-trips/tri-1")
    driver.press("Esc /")
    driver.type("2027-02")
    driver.press("Enter Enter")
    #expect(driver.state.currentRecord?.description == "abroad-trips/tri-2")
    driver.press("Esc F4")
    driver.type("timeline")
    driver.press("Enter")
    #expect(driver.lines[2].contains("[Timeline]"), "\(driver.screen)")
  }

  @Test func `those who see no private fields see no private day`() {
    #expect(timeline().screen.contains("1988-07-14"))
    #expect(!timeline(isEditor: false).screen.contains("1988"))
  }

  @Test func `a change of a colleague comes into the timeline that is open`() {
    var driver = timeline()
    driver.colleague([
      .set(
        RecordReference(register: "abroad-trips", id: "tri-3"),
        field: "from",
        before: nil,
        after: Self.day("2026-05-04")
      )
    ])
    #expect(driver.screen.contains("2026-05-04"), "\(driver.screen)")
    #expect(!driver.screen.contains("No day"))
    #expect(driver.state.currentRecord?.id == "tri-1")
  }

  @Test func `a long timeline is made beside the screen`() {
    let many = (0..<400).map { Self.trip("tri-m\($0)", from: "2025-01-02") }
    var driver = Driver(Self.records + many)
    driver.run("talents")
    driver.press("/")
    driver.type("id:\(Self.talent)")
    driver.press("Enter Enter Right")
    #expect(driver.seen.contains { $0.contains("Still looking") })
    #expect(driver.screen.contains("before: 402"), "\(driver.screen)")
  }
}
