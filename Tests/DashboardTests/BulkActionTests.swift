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
    // Seven months late and not yet three: the first is past its grace and is left out.
    let made = payments(driver)
    #expect(made.map { $0["patent"] } == [.text("pat-2")])
    #expect(made.allSatisfy { $0["year"] == .number(5) && $0["amount"] == .number(1200) })
    #expect(made.map { $0["surcharge"] } == [.number(120)])
    #expect(driver.changes.map(\.label) == ["Fee paid × 1"])
    #expect(driver.screen.contains("1 left out: Device 1: The months of grace ended"))
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
    driver.press("^U")
    driver.type("2026-08-31")
    driver.press("Down Down Down ^U")
    driver.type("7")
    driver.press("^S")
    #expect(payments(driver).map { $0["surcharge"] } == [.number(7), .number(7)])
  }

  @Test func `what takes one record is refused where several are marked, and names it`() {
    var driver = Driver(Self.patents)
    driver.press("4 Home Space Down Space Home")
    for keys in ["^E", ": a p p l y Enter", ": m a t c h Enter"] {
      driver.press(keys)
      #expect(
        driver.screen.contains("This takes one record, and 2 are marked."),
        "\(keys): \(driver.screen)"
      )
      #expect(driver.screen.contains("it takes Device 1."), "\(keys): \(driver.screen)")
      driver.press("Esc")
    }
    // One mark elsewhere is not the record under the cursor either.
    driver.press("Space Home ^E")
    #expect(driver.screen.contains("1 is marked"), "\(driver.screen)")
    driver.press("* * Home ^E")
    #expect(driver.screen.contains("Device 1") && driver.screen.contains("^S"), "\(driver.screen)")
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

  /// Three patents of which two are marked and one of those is hidden by a filter.
  private func partlyHidden() -> Driver {
    let third = Sample.record(
      "patents",
      "pat-3",
      [("name", .text("Device 3")), ("kind", .text("invention")), ("filedOn", .text("2022-08-31"))]
    )
    var driver = Driver(Self.patents + [third])
    driver.press("4 Home Space Space /")
    driver.type("2022-08")
    driver.press("Enter")
    return driver
  }

  @Test func `of marked rows only those that the filter shows are acted on, and it says so`() {
    var driver = partlyHidden()
    #expect(driver.screen.contains("2 marked, 1 of them not shown"), "\(driver.screen)")

    driver.press("F8")
    guard case .list(let actions)? = driver.state.overlays.last,
      case .actions("patents", let ids) = actions.purpose
    else {
      Issue.record("no actions")
      return
    }
    #expect(ids == ["pat-2"])
    driver.type("fee paid")
    driver.press("Enter ^S")
    #expect(payments(driver).map { $0["patent"] } == [.text("pat-2")])

    driver = partlyHidden()
    driver.run("export")
    #expect(driver.screen.contains("File for 1 rows"))
    driver.press("Enter")
    guard case .export(let order)? = driver.effects.last else {
      Issue.record("nothing is written")
      return
    }
    #expect(order.slots.map { driver.board.source("patents").id(at: $0) } == ["pat-2"])
  }

  @Test func `F2 on marked rows changes those that the filter shows`() {
    var driver = partlyHidden()
    for _ in 0..<20 where driver.state.tables["patents"]?.column != "name" { driver.press("Left") }
    driver.press("F2 ^U")
    driver.type("Renamed")
    driver.press("Enter")
    #expect(driver.changes.last?.edits.count == 1)
    let names = ["pat-1", "pat-2", "pat-3"].map {
      driver.board.source("patents").record($0)?["name"]?.text
    }
    #expect(names == ["Device 1", "Renamed", "Device 3"])
  }
}
