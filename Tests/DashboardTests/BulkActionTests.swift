import Dashboard
import Testing
import ZoneModel

struct BulkActionTests {
  private static let patents: [Record] = [("1", "2022-04-15"), ("2", "2022-08-30")].map { patent in
    Sample.record(
      "patents",
      "pat-\(patent.0)",
      [
        ("name", .text("Device \(patent.0)")), ("kind", .text("invention")),
        ("filedOn", .text(patent.1)), ("grantedOn", .text("2025-10-01")),
        ("state", .text("granted")),
      ]
    )
  }

  private func paying() -> Driver {
    var driver = Driver(Self.patents)
    driver.press("4 Space Down Space F8")
    driver.type("fee paid")
    driver.press("Enter")
    return driver
  }

  private func payments(_ driver: Driver) -> [Fields] {
    guard let change = driver.changes.last else { return [] }
    return change.edits.compactMap { edit in
      if case .create(_, let fields) = edit { fields } else { nil }
    }
  }

  @Test func `an action on several records leaves what differs open and gives each its own`() {
    var driver = paying()
    #expect(driver.screen.contains("each its own"))
    driver.press("^S")
    let made = payments(driver)
    #expect(made.map { $0["patent"] } == [.text("pat-1"), .text("pat-2")])
    #expect(made.allSatisfy { $0["year"] == .number(5) && $0["amount"] == .number(1200) })
    // Seven months late and not yet three: the first is past its grace.
    #expect(made.map { $0["surcharge"] } == [nil, .number(120)])
    #expect(driver.changes.count == 1)
  }

  @Test func `what was not typed follows the day of payment`() {
    var driver = paying()
    driver.press("^U")
    driver.type("2026-08-31")
    driver.press("^S")
    let made = payments(driver)
    #expect(made.map { $0["surcharge"] } == [.number(240), nil])
    #expect(made.allSatisfy { $0["paidOn"] == .text("2026-08-31") })
  }

  @Test func `what was typed is for all of them`() {
    var driver = paying()
    driver.press("Down Down Down ^U")
    driver.type("7")
    driver.press("^S")
    #expect(payments(driver).map { $0["surcharge"] } == [.number(7), .number(7)])
  }

  @Test func `what a filter hides is neither deleted, edited nor copied, and the line says so`() {
    var driver = Driver(Self.patents)
    driver.press("4 Home Space /")
    driver.type("2022-08")
    driver.press("Enter")
    #expect(driver.screen.contains("1 marked, 1 of them not shown"), "\(driver.screen)")
    driver.press("^C")
    #expect(driver.effects.contains { if case .copy("Device 2") = $0 { true } else { false } })
    driver.press("Delete")
    #expect(driver.board.source("patents").record("pat-1") != nil)
    #expect(driver.board.source("patents").record("pat-2") == nil)
    // Without the filter the mark stands again.
    driver.press("/ ^U Enter")
    #expect(driver.screen.contains("1 marked") && !driver.screen.contains("not shown"))
  }
}
