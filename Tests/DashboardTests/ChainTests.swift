import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// The incubation chain on the screen: who is where, and sending a firm on.
struct ChainTests {
  private static let carriers = [
    ("inc-1", "Seed Nursery", "nursery"), ("inc-2", "North Incubator", "incubator"),
    ("inc-3", "South Incubator", "incubator"),
  ].map { id, name, kind in
    Sample.record(
      "incubators",
      id,
      [
        ("name", .text(name)), ("kind", .text(kind)), ("zone", .text("huairou-science-city")),
        ("state", .text("operating")), ("seats", .number(40)),
      ] + (id == "inc-1" ? [("graduatesTo", .set(["inc-3"]))] : [])
    )
  }

  private static let leases = [1, 3].map { firm in
    Sample.record(
      "tenancies",
      "ten-\(firm)",
      [
        ("tenant", .text("enterprises/" + Sample.enterprises[firm].id)),
        ("incubateeKind", .text("enterprise")), ("incubator", .text("inc-1")),
        ("seats", .number(4)), ("from", .text("2025-03-01")), ("to", .text("2027-02-28")),
        ("state", .text("incubating")),
      ]
    )
  }

  private static let firms = Sample.enterprises.map { firm in
    var fields = firm.fields
    if firm.id == Sample.enterprises[1].id { fields["stage"] = .text("nursery") }
    if firm.id == Sample.enterprises[3].id { fields["stage"] = .text("graduated") }
    return Record(reference: firm.reference, fields: fields)
  }

  private func driver(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    more: [Record] = [],
    registry: Registry = .standard
  ) -> Driver {
    var driver = Driver(
      Sample.zones + Self.firms + Self.carriers + Self.leases + more,
      size: size,
      language: language,
      zone: "huairou-science-city",
      registry: registry,
      book: Sample.book
    )
    driver.press("F5")
    driver.type("chain")
    driver.press("Enter Right")
    return driver
  }

  @Test(arguments: Language.allCases, [Size(60, 20), Size(80, 24), Size(120, 40)])
  func `the chain is as recorded`(language: Language, size: Size) {
    let driver = driver(language, size: size)
    expectGolden("chain-\(language.rawValue)-\(size.columns)x\(size.rows)", driver.golden)
  }

  @Test func `links stand side by side with counts, and one that is missing is marked`() {
    let screen = driver().screen
    #expect(screen.contains("2 tenants"))
    #expect(screen.contains("32 seats free"))
    #expect(screen.contains("! none here"))
  }

  @Test func `seats that a lease does not give are not counted as free`() {
    let lease = Sample.record(
      "tenancies",
      "ten-9",
      [
        ("tenant", .text("enterprises/" + Sample.enterprises[0].id)),
        ("incubator", .text("inc-3")), ("from", .text("2025-03-01")),
        ("to", .text("2027-02-28")), ("state", .text("incubating")),
      ]
    )
    var driver = driver(more: [lease])
    #expect(driver.screen.contains("32 seats free"))
    #expect(driver.screen.contains("? seats free"))
    driver.press("F2")
    let lines = driver.screen.split(separator: "\n")
    #expect(lines.contains { $0.contains("South Incubator") && $0.contains(" ? free") })
    #expect(lines.contains { $0.contains("North Incubator") && $0.contains("40 free") })
  }

  @Test func `a tenant is there since the first of the leases that were renewed`() {
    func lease(_ id: String, _ from: String, _ to: String, renewing: String?) -> Record {
      Sample.record(
        "tenancies",
        id,
        [
          ("tenant", .text("enterprises/" + Sample.enterprises[0].id)),
          ("incubateeKind", .text("enterprise")), ("incubator", .text("inc-1")),
          ("seats", .number(2)), ("from", .text(from)), ("to", .text(to)),
          ("state", .text(renewing == nil ? "renewed" : "incubating")),
        ] + (renewing.map { [("renewalOf", .text($0))] } ?? [])
      )
    }
    let driver = driver(more: [
      lease("ten-8", "2024-01-15", "2025-09-30", renewing: nil),
      lease("ten-9", "2025-10-01", "2027-09-30", renewing: "ten-8"),
    ])
    #expect(driver.screen.contains("2024-01-15     34"))
    #expect(!driver.screen.contains("2025-10-01"))
  }

  @Test func `a chain that cannot be made says why`() {
    let bare = Register(
      "incubators",
      pane: .incubators,
      Phrase("Incubators", "载体"),
      one: Phrase("Incubator", "载体"),
      idPrefix: "inc",
      sections: [Section("All", "全部", [.text("name", "Name", "名称")])],
      columns: ["name"]
    )
    let registers = Registry.standard.registers.map { $0.id == "incubators" ? bare : $0 }
    let driver = driver(registry: Registry(registers))
    #expect(driver.screen.contains("!  The chain could not be made: "))
    #expect(driver.screen.contains("state"))
    #expect(!driver.screen.contains("Nothing here"))
  }

  @Test func `one key sends a firm on to a carrier of the next link, dated, with one undo`() throws
  {
    var driver = driver()
    let lease = try #require(driver.board.record(Self.leases[0].reference))
    driver.press("F2")
    #expect(driver.state.place == .list)
    #expect(driver.screen.contains("North Incubator"))
    // Where the nursery says that its tenants go stands first.
    driver.press("1")
    #expect(driver.changes.count == 1)
    let old = try #require(driver.board.record(lease.reference))
    #expect(old["state"]?.text == "graduated")
    #expect(old["graduatedOn"]?.day == Sample.clock.today)
    #expect(old["graduatedTo"]?.text == "inc-3")
    let leases = driver.board.source("tenancies")
    let new = (0..<leases.slots).compactMap { leases.record(at: $0) }
      .first { $0["incubator"]?.text == "inc-3" }
    #expect(new?["tenant"] == lease["tenant"])
    #expect(new?["from"]?.day == Sample.clock.today)
    #expect(new?["seats"] == lease["seats"])
    #expect(new?["rent"] == nil)
    #expect(new?["state"]?.text == "incubating")
    let firm = driver.board.record(Sample.enterprises[1].reference)
    #expect(firm?["stage"]?.text == "incubator")
    #expect(driver.screen.contains("1 tenant "))
    driver.press("^Z")
    #expect(driver.board.record(lease.reference)?.fields == lease.fields)
    #expect(driver.board.source("tenancies").count == 2)
    #expect(driver.screen.contains("2 tenants"))
  }

  @Test func `several are sent on together as one change`() {
    var driver = driver()
    driver.press("* F2 2")
    #expect(driver.changes.count == 1)
    #expect(driver.board.source("tenancies").count == 4)
  }

  @Test func `a stage stays where its lifecycle does not allow the step`() {
    var driver = driver()
    let firm = Sample.enterprises[3].reference
    let before = driver.board.record(firm)?["stage"]
    driver.press("Down F2 1")
    #expect(driver.changes.count == 1)
    #expect(driver.board.record(firm)?["stage"] == before)
  }

  @Test func `the last link says that it is the last`() {
    var driver = driver()
    driver.press("Right Right Right F2")
    #expect(driver.message.hasPrefix("This is the last link"))
    driver.press("Right")
    #expect(driver.message == "The chain ends here.")
  }
}
