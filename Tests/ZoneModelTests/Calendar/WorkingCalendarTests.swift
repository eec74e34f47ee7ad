import Testing
import ZoneModel

struct WorkingCalendarTests {
  private let china = WorkingCalendar.china

  private func day(_ text: String) throws -> Day {
    try #require(Day(text))
  }

  @Test(arguments: [
    ("2026-02-13", 7, "2026-03-02"), ("2026-09-18", 5, "2026-09-24"),
    ("2025-09-26", 2, "2025-09-29"), ("2026-11-20", 7, "2026-12-01"),
    ("2026-11-20", 0, "2026-11-20"), ("2026-04-30", 1, "2026-05-06"),
  ])
  func `working days are counted over holidays and make-up days`(
    _ from: String,
    _ count: Int,
    _ to: String
  ) throws {
    let end = china.adding(workingDays: count, to: try day(from))
    #expect(end.value == (try day(to)))
    #expect(!end.isProvisional)
    let back = china.workingDays(after: try day(from), through: end.value)
    #expect(back.value == count)
    #expect(china.workingDays(after: end.value, through: try day(from)).value == -count)
  }

  @Test
  func `a day off moves to the next working day`() throws {
    #expect(china.workingDay(onOrAfter: try day("2026-10-01")).value == (try day("2026-10-08")))
    #expect(china.workingDay(onOrAfter: try day("2026-03-15")).value == (try day("2026-03-16")))
    #expect(china.workingDay(onOrAfter: try day("2026-02-14")).value == (try day("2026-02-14")))
  }

  @Test
  func `a year without a notice is provisional`() throws {
    #expect(!china.isPublished(2027))
    let end = china.adding(workingDays: 5, to: try day("2026-12-30"))
    #expect(end.value == (try day("2027-01-06")))
    #expect(end.isProvisional)
    #expect(
      china.workingDays(after: try day("2026-12-30"), through: try day("2027-01-04"))
        .isProvisional
    )
    #expect(
      !china.workingDays(after: try day("2026-12-01"), through: try day("2026-12-31"))
        .isProvisional
    )
  }

  @Test
  func `a notice can be added`() throws {
    let calendar = china.adding(
      year: 2027,
      off: [try day("2027-01-01")],
      worked: [try day("2027-01-02")]
    )
    #expect(calendar.isPublished(2027))
    #expect(calendar.isWorked(try day("2027-01-02")))
    #expect(
      calendar.adding(workingDays: 1, to: try day("2026-12-31")).value == (try day("2027-01-02"))
    )
  }

  @Test(arguments: 2004...2026)
  func `every known year has its notice`(_ year: Int) throws {
    #expect(china.isPublished(year))
    #expect(!china.isWorked(try #require(Day(year: year, month: 10, day: 1))))
    let first = try #require(Day(year: year - 1, month: 12, day: 31))
    let last = try #require(Day(year: year, month: 12, day: 31))
    #expect((246...252).contains(china.workingDays(after: first, through: last).value))
  }
}
