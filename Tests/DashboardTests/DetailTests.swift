import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct DetailTests {
  /// The detail of the first enterprise, reached as people do.
  private func driver(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    isDemo: Bool = false
  ) -> Driver {
    var driver = Driver(Sample.all, size: size, language: language, isDemo: isDemo)
    driver.press("3 Enter")
    return driver
  }

  @Test(arguments: Language.allCases)
  func `a record is as recorded at 80 by 24`(language: Language) {
    expectGolden("detail-\(language.rawValue)-80x24", driver(language).golden)
  }

  @Test(arguments: Language.allCases)
  func `a tab of a record is as recorded`(language: Language) {
    var driver = driver(language)
    driver.press("Right Right Right Down Space")
    expectGolden("detail-tab-\(language.rawValue)-80x24", driver.golden)
  }

  @Test func `a record beside its list is as recorded`() {
    expectGolden("detail-en-120x40", driver(size: Size(120, 40)).golden)
  }

  @Test func `left and right change the tab and the strip names the open one`() {
    var driver = driver()
    #expect(driver.lines[2].contains("[Profile]"))
    driver.press("Right")
    #expect(!driver.lines[2].contains("[Profile]"))
    driver.press("Left")
    #expect(driver.lines[2].contains("[Profile]"))
  }

  @Test func `the list of tabs says by which fields records refer, and how many by each`() {
    func contract(_ id: String, seller: String, buyer: String) -> Record {
      Sample.record(
        "technology-contracts",
        id,
        [
          ("name", .text("Contract \(id)")), ("kind", .text("transfer")),
          ("seller", .text("enterprises/" + seller)), ("buyer", .text("enterprises/" + buyer)),
          ("zone", .text("huairou-science-city")),
        ]
      )
    }
    let contracts = [
      contract("tcn-1", seller: "ent-0001", buyer: "ent-0002"),
      contract("tcn-2", seller: "ent-0002", buyer: "ent-0001"),
      contract("tcn-3", seller: "ent-0003", buyer: "ent-0001"),
    ]
    var driver = Driver(Sample.all + contracts, size: Size(120, 40))
    driver.press("3 /")
    driver.type("id:ent-0001")
    driver.press("Enter Enter F4")
    driver.type("technology contracts")
    #expect(driver.screen.contains("Seller 1, Buyer 2"), "\(driver.screen)")
    driver.press("Enter")
    #expect(driver.screen.contains("Seller") && driver.screen.contains("Buyer"), "\(driver.screen)")
  }

  @Test func `only what needs action is shown of a record, and all again`() throws {
    var driver = Driver(SampleScreenTests.records[.en] ?? [], zone: "huairou-science-city")
    driver.press("3 ! Enter")
    let all = driver.lines
    let marks = [" !", " ~", " ?"]
    driver.press("!")
    let shown = driver.lines[3..<20].filter { !$0.contains("──") }
    #expect(driver.lines[2].contains("! only"), "\(driver.screen)")
    #expect(driver.lines[3..<20] != all[3..<20])
    #expect(marks.contains { sign in shown.contains { $0.contains(sign) } }, "\(driver.screen)")
    #expect(!shown.contains { $0.contains("Short name") })
    driver.press("!")
    #expect(driver.lines[3..<20] == all[3..<20])
  }

  @Test func `rows of a tab are marked, copied as a table and acted on`() {
    var driver = driver()
    driver.press("F4")
    driver.type("figures")
    driver.press("Enter *")
    #expect(driver.message == "3 marked.")
    driver.press("^C")
    guard case .copy(let text)? = driver.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.split(separator: "\n").count == 4)
    #expect(text.contains("2024\t5.9m\t5.6%\t36"))
    driver.press("* Enter")
    #expect(driver.state.currentRecord?.description == "enterprise-figures/fig-2025")
    driver.press("]")
    #expect(driver.state.currentRecord?.description == "enterprise-figures/fig-2024")
  }

  @Test func `a search moves to the next line that has the text`() {
    var driver = driver()
    driver.press("/")
    driver.type("zzz")
    driver.press("Enter")
    #expect(driver.message.contains("is not in it"))
    driver.press("^U")
    driver.type("3,200,000")
    driver.press("Enter Esc ^C")
    #expect(driver.message == "Copied: 3,200,000 yuan")
  }

  @Test func `Enter on a missing value opens the form there`() {
    var driver = driver()
    driver.press("/")
    driver.type("credit code")
    driver.press("Enter Esc Enter")
    driver.type("credit")
    driver.press("Enter")
    #expect(driver.state.place == .form)
  }

  @Test func `Enter on a reference opens its record`() {
    var driver = driver()
    driver.press("/")
    driver.type("Huairou")
    driver.press("Enter Esc Enter")
    #expect(driver.state.currentRecord?.description == "zones/huairou-science-city")
    driver.press("Backspace")
    #expect(driver.state.currentRecord?.description == "enterprises/ent-0000")
  }

  @Test func `brackets walk through the list that it came from`() {
    var driver = driver()
    #expect(driver.lines[1].contains("1 of 12"))
    driver.press("]")
    #expect(driver.lines[1].contains("2 of 12"))
    #expect(driver.state.currentRecord?.id == "ent-0001")
    driver.press("[ [")
    #expect(driver.message.contains("no further record"))
  }

  @Test func `what is to do stands beside the fields and opens its record`() {
    var driver = driver()
    #expect(driver.screen.contains("lease ends 3 Dec"))
    driver.press("F6 Enter")
    #expect(driver.state.currentRecord?.description == "tenancies/ten-0001")
  }

  @Test func `what is late on a record or on what refers to it is to do there`() {
    let title = Sample.record(
      "qualifications",
      "qua-0009",
      [
        ("enterprise", .text("ent-0000")), ("kind", .text("technology-sme")),
        ("validFrom", .text("2025-12-01")), ("validTo", .text("2026-11-27")),
        ("state", .text("recognised")),
      ]
    )
    var driver = Driver(Sample.all + [title], size: Size(160, 45))
    driver.press("3 Enter")
    #expect(driver.screen.contains("! Title ends in 6 days: "))
    #expect(driver.screen.contains("ok fields: "))
    driver.press("F6 /")
    driver.type("Title ends")
    driver.press("Enter Esc Enter")
    #expect(driver.state.currentRecord?.description == "qualifications/qua-0009")
    // On the record itself, and before its row in the list.
    #expect(driver.screen.contains("! Title ends in 6 days (27 Nov)"))
    driver.press("F7")
    #expect(driver.screen.contains("Title ends in 6 days (2026-11-27)"))
    driver.press("Esc :")
    driver.type("qualifications")
    driver.press("Enter !")
    let rows = driver.lines.filter { $0.contains("2026-11-27") || $0.contains("27 Nov") }
    #expect(rows.count == 1)
    #expect(rows.allSatisfy { $0.hasPrefix("▸!") || $0.hasPrefix(" !") }, "\(rows)")
    #expect(!driver.screen.contains("2027-11-29"))
  }

  @Test func `a figure of years is edited in the record of its newest year`() {
    var driver = driver()
    driver.press("/")
    driver.type("revenue")
    driver.press("Enter Esc F2")
    #expect(driver.state.place == .form)
    #expect(driver.state.currentRecord?.description == "enterprise-figures/fig-2025")
    driver.press("^U")
    driver.type("3300000")
    driver.press("^S")
    let edit = driver.changes.last?.edits.first
    #expect(edit?.record?.description == "enterprise-figures/fig-2025")
    #expect(edit?.field == "revenue")
  }

  @Test func `a computed value is not edited, and its field is named`() {
    var driver = driver()
    driver.press("/")
    driver.type("patents in force")
    driver.press("Enter Esc F2")
    #expect(driver.state.place == .detail)
    #expect(driver.message == "Patents in force is computed; Enter shows from what.")
  }

  @Test func `Enter on a figure lists what it counts, opens it, and says what it means`() {
    var driver = driver()
    driver.press("/")
    driver.type("patents in force")
    driver.press("Enter Esc Enter")
    #expect(driver.screen.contains("What the figure means"), "\(driver.screen)")
    driver.type("means")
    driver.press("Enter")
    #expect(driver.screen.contains("Computed: count(patents"), "\(driver.screen)")
    driver.press("Esc Enter Enter")
    #expect(driver.state.currentRecord?.register == "patents", "\(driver.screen)")
    driver.press("Backspace")
    #expect(driver.state.currentRecord?.description == "enterprises/ent-0000")
  }

  @Test func `the title line names me once my form is saved`() {
    var driver = driver()
    driver.colleague([
      .set(Sample.enterprises[0].reference, field: "shortName", before: nil, after: .text("Nami"))
    ])
    driver.press("^E ^U")
    driver.type("Renamed")
    driver.press("^S")
    #expect(driver.state.place == .detail)
    #expect(driver.lines[1].contains("r3, Li Wei"), "\(driver.lines[1])")
  }

  @Test func `private values are shown to editors and never in a demo`() {
    #expect(driver().screen.contains("010-69602231"))
    #expect(!driver(isDemo: true).screen.contains("010-69602231"))
  }

  @Test(arguments: [false, true])
  func `tables show, sort and search private fields to editors only`(isDemo: Bool) {
    var driver = Driver(Sample.all, size: Size(120, 30), isDemo: isDemo)
    driver.press("F5")
    driver.type("contacts")
    driver.press("Enter")
    #expect(driver.screen.contains("Contacts"))
    #expect(driver.screen.contains("Telephone") != isDemo)
    #expect(driver.screen.contains("69602231") != isDemo)
    driver.press("/")
    driver.type("telephone:6960")
    #expect(driver.screen.contains("editors only") == isDemo)
    driver.press("^U")
    driver.type("69602231")
    #expect(driver.screen.contains("0 /") == isDemo, "\(driver.screen)")
  }

  @Test func `a record that somebody deletes says so and comes back`() {
    var driver = driver()
    let record = driver.board.source("enterprises").record("ent-0000")
    driver.colleague([.delete(Sample.enterprises[0].reference, record?.fields ?? Fields())])
    #expect(driver.screen.contains("! Zhao Min deleted this at 14:31."))
    #expect(driver.screen.contains("Nami Purification"))
    driver.press("F8 Enter")
    #expect(driver.board.source("enterprises").record("ent-0000") != nil)
    #expect(!driver.screen.contains("deleted this"))
  }

  @Test func `the title line names who changed it last`() {
    var driver = driver()
    driver.colleague([
      .set(
        Sample.enterprises[0].reference,
        field: "shortName",
        before: nil,
        after: .text("Nami")
      )
    ])
    #expect(driver.lines[1].contains("r2, Zhao Min 14:31"))
  }

  @Test(arguments: ["", "Right", "Right Right Right", "F6", "Shift-Tab", "/"])
  func `every size can be drawn`(keys: String) {
    var driver = driver()
    driver.press(keys)
    for columns in stride(from: 1, through: 250, by: 13) {
      for rows in stride(from: 1, through: 70, by: 6) {
        driver.send(.resize(Size(columns, rows)))
        #expect(render(driver.state, size: driver.state.size).size == Size(columns, rows))
      }
    }
  }
}
