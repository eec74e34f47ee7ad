import Canvas
import Dashboard
import Testing
import ZoneModel

/// What a field offers where that hangs on another field of the record.
struct ChoiceTests {
  private static let other: [Record] = [
    Sample.record(
      "incubators",
      "inc-0002",
      [("name", .text("Changping Nursery")), ("nameZh", .text("昌平苗圃"))]
    ),
    Sample.record(
      "rooms",
      "roo-9901",
      [("number", .text("C-9901")), ("floor", .text("flo-0001")), ("incubator", .text("inc-0002"))]
    ),
    Sample.record("rooms", "roo-9902", [("number", .text("D-9902"))]),
  ]

  /// A driver with the form of a lease, on a field.
  private func form(of lease: String = "ten-0001", on label: String) -> Driver {
    var driver = Driver(Sample.all + Self.other, size: Size(100, 60))
    driver.run("tenancies")
    for _ in 0..<9 where driver.state.currentRecord?.id != lease { driver.press("Down") }
    driver.press("e")
    go(to: label, in: &driver)
    return driver
  }

  private func go(to label: String, in driver: inout Driver) {
    for _ in 0..<60 where !driver.lines.contains(where: { $0.contains("▸ \(label)") }) {
      driver.press("Tab")
    }
  }

  @Test func `a lease is offered the rooms of its carrier, and typing finds the others`() {
    var driver = form(on: "Room")
    driver.press("F4")
    #expect(driver.screen.contains("B-1206"))
    // Nobody says whose it is, so that it may be.
    #expect(driver.screen.contains("D-9902"))
    #expect(!driver.screen.contains("C-9901"))
    #expect(driver.screen.contains("1 more does not fit here"))
    driver.type("C-99")
    #expect(driver.screen.contains("C-9901  does not fit"))
    driver.press("Enter")
    #expect(driver.screen.contains("Not yet: Room (error)"))
  }

  @Test func `the rooms follow the carrier as it is typed, and all are offered without one`() {
    var driver = form(on: "Incubator")
    driver.press("^U")
    go(to: "Room", in: &driver)
    driver.press("F4")
    #expect(driver.screen.contains("B-1206"))
    #expect(driver.screen.contains("C-9901"))
    driver.press("Esc")
    go(to: "Incubator", in: &driver)
    driver.type("Changping")
    go(to: "Room", in: &driver)
    driver.press("F4")
    #expect(driver.screen.contains("C-9901"))
    #expect(!driver.screen.contains("B-1206"))
    #expect(driver.screen.contains("B-1203"), "what stands there stays")
  }

  @Test func `a choice that the store adds to those of a lifecycle is offered`() throws {
    let settings = try StoreSettings.parse(
      """
      registers:
        enterprises:
          choices:
            stage: [{id: pre-listing, en: pre-listing, zh: 拟上市}]
      """
    )
    let registry = try Registry.standard.applying(settings)
    var driver = Driver(Sample.all, size: Size(100, 60), registry: registry)
    driver.run("enterprises")
    driver.press("e")
    go(to: "Stage", in: &driver)
    driver.press("F4")
    driver.type("pre-listing")
    #expect(!driver.screen.contains("Not a step from here"))
    driver.press("Enter")
    #expect(driver.lines.contains { $0.contains("▸ Stage") && $0.contains("pre-listing") })
  }

  @Test func `a cell of the table offers the rooms of the carrier of its row`() {
    var driver = Driver(Sample.all + Self.other, size: Size(100, 40))
    driver.run("tenancies")
    driver.press("Right Right F2")
    #expect(driver.screen.contains("B-1206"))
    #expect(!driver.screen.contains("C-9901"))
  }

  @Test func `a lease is offered its own tenant's leases to renew, and warned of another's`() {
    var driver = form(on: "Renews")
    driver.press("F4")
    #expect(driver.screen.contains("4 more do not fit here"))
    driver.type("B-1205")
    driver.press("Enter")
    #expect(driver.screen.contains("another tenant's lease"))
  }
}
