import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel
import ZonePolicy

/// Applications and matches on the screen.
struct ApplicationTests {
  private static let pack = """
    document: support
    version: "7"
    title: {en: "Support of the zone", zh: "园区扶持办法"}
    binds: []
    clauses:
      "3": {en: "Who may apply", zh: "申报条件"}
    programmes:
      - id: small-support-2024
        name: {en: "Support for small firms (2024)", zh: "小企业扶持（2024年）"}
        family: small-support
        version: "2024"
        about: enterprises
        conditions:
          - id: capital
            clause: "3"
            says: {en: "A capital of at least 100,000 yuan.", zh: "注册资本不低于十万元。"}
            test: "registeredCapital >= 100000"
      - id: small-support
        name: {en: "Support for small firms", zh: "小企业扶持"}
        family: small-support
        version: "2026"
        about: enterprises
        conditions:
          - id: capital
            clause: "3"
            says: {en: "A capital of at least one million yuan.", zh: "注册资本不低于一百万元。"}
            test: "registeredCapital >= 1000000"
          - id: staff
            clause: "3"
            says: {en: "At least ten staff.", zh: "从业人员不少于十人。"}
            test: "staff >= 10"
            gap: "10 - staff"
          - id: segment
            clause: "3"
            says: {en: "Two years in its segment.", zh: "从事细分市场满二年。"}
            test: "segmentSince + 2y <= today"
      - id: elsewhere-support
        name: {en: "Support elsewhere", zh: "外区扶持"}
        about: enterprises
        reach: [elsewhere]
        clause: "3"
        conditions:
          - {id: any, clause: "3", says: {en: "Any firm.", zh: "任何企业。"}, test: "not missing(name)"}
      - id: research-support
        name: {en: "Support for research", zh: "研发扶持"}
        about: enterprises
        conditions:
          - id: spending
            clause: "3"
            says: {en: "Spends on research.", zh: "有研发投入。"}
            test: "sum(enterprise-figures of this where year >= 2023 and year <= 2025, rdExpenditure) >= 1000"
    matchings:
      - id: demands
        name: {en: "Demand with achievement", zh: "需求与成果"}
        demand: technology-demands
        supplies:
          - register: achievements
            criteria:
              - {id: field, clause: "3", weight: 60, required: true, says: {en: "same field", zh: "同领域"}, test: "common(demand.field, supply.field)"}
              - {id: core, clause: "3", weight: 40, says: {en: "core IP", zh: "核心知识产权"}, test: "supply.ownsCoreIP"}
    """

  private func driver(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    records: [Record] = Sample.records
  ) -> Driver {
    let book = PolicyBook(reading: [("support.yaml", Self.pack)], registry: .standard)
    #expect(book.faults.isEmpty, "\(book.faults.map(\.described.en))")
    return Driver(records, size: size, language: language, book: book)
  }

  /// The sheet of the second firm.
  private func sheet(_ language: Language = .en, size: Size = Size(80, 24)) -> Driver {
    var driver = driver(language, size: size)
    driver.press("3 Down F8")
    driver.type(language == .en ? "apply" : "申报…")
    driver.press("Enter Down Enter")
    return driver
  }

  @Test(arguments: Language.allCases, [Size(80, 24), Size(120, 40)])
  func `the sheet of a programme is as recorded`(language: Language, size: Size) {
    let driver = sheet(language, size: size)
    #expect(driver.state.place == .finding)
    expectGolden("sheet-\(language.rawValue)-\(size.columns)x\(size.rows)", driver.golden)
  }

  @Test(arguments: [("talents", "person"), ("research-projects", "project")])
  func `a person and a project open the sheet of their programme`(register: String, name: String) {
    let pack = """
      document: own
      version: "1"
      title: {en: Own, zh: 自有}
      binds: []
      clauses:
        "1": {en: Help, zh: 扶持}
      programmes:
        - id: help
          name: {en: "Help for a \(name)", zh: 扶持}
          about: \(register)
          conditions:
            - {id: officer, clause: "1", says: {en: "Has an officer.", zh: 有负责人。}, test: "not missing(officer)"}
      """
    let book = PolicyBook(reading: [("own.yaml", pack)], registry: .standard)
    #expect(book.faults.isEmpty)
    let record = Sample.record(register, "one", [("name", .text("One")), ("title", .text("One"))])
    var driver = Driver(Sample.zones + [record], size: Size(80, 24), book: book)
    driver.run(register)
    driver.press("F8")
    driver.type("apply")
    driver.press("Enter Enter")
    #expect(driver.state.place == .finding)
    #expect(driver.screen.contains("Help for a \(name)"))
    #expect(driver.screen.contains("0 of 1 met"))
  }

  @Test(arguments: [(Language.en, "Support elsewhere"), (.zh, "外区扶持")])
  func `a form offers the programmes that the packs have`(language: Language, name: String) {
    var driver = driver(language)
    driver.run("new applications")
    driver.press("Down F4")
    driver.type("elsewh")
    #expect(driver.screen.contains(name), "\(driver.screen)")
    driver.press("Enter")
    #expect(driver.lines.contains { $0.contains("elsewhere-support") }, "\(driver.screen)")
  }

  @Test func `a sheet opens at the first condition that is not met or not known`() {
    var driver = driver(.en, size: Size(80, 24))
    driver.press("3 Down Down Down F8")
    driver.type("apply")
    driver.press("Enter Down Enter")
    #expect(driver.screen.contains("1 of 3 met"))
    let says = driver.lines.first { $0.contains("Says") }
    #expect(says?.contains("At least ten staff.") == true, "\(driver.screen)")
  }

  @Test func `a sheet says programme, conditions met, value, need and clause`() {
    let screen = sheet().screen
    #expect(screen.contains("Support for small firms"))
    #expect(screen.contains("0 of 3 met"))
    #expect(screen.contains(">= 1,000,000"))
    #expect(screen.contains("Support of the zone 3"))
  }

  @Test func `Enter on an unknown opens the form at the field and comes back evaluated again`() {
    var driver = sheet()
    driver.press("] ]")
    #expect(driver.screen.contains("? Unknown"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    driver.type("2020-01-01")
    driver.press("^S")
    #expect(driver.state.place == .finding)
    #expect(driver.screen.contains("1 of 3 met"))
    #expect(
      driver.board.record(Sample.enterprises[1].reference)?["segmentSince"]?.text == "2020-01-01"
    )
  }

  @Test func `an unknown figure is entered in a new record that names the firm`() {
    var driver = sheet()
    driver.press("]")
    #expect(driver.screen.contains("a new"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    // The cursor stands at the figure that lacks.
    driver.type("14")
    driver.press("^S")
    #expect(driver.state.place == .finding)
    #expect(driver.screen.contains("1 of 3 met"))
    let figures = driver.board.source("enterprise-figures")
    #expect(
      (0..<figures.slots).contains { slot in
        figures.record(at: slot)?["enterprise"]?.text == Sample.enterprises[1].id
      }
    )
  }

  @Test func `a sum that lacks one year leads to that year`() throws {
    let firm = Sample.enterprises[1].id
    let figures = [2023: nil, 2024: 10, 2025: 20].map { year, spent in
      Sample.record(
        "enterprise-figures",
        "fig-\(year)",
        [("enterprise", .text(firm)), ("year", .number(Number(year)))]
          + (spent.map { [("rdExpenditure", .number(Number($0)))] } ?? [])
      )
    }
    var driver = driver(records: Sample.records + figures)
    driver.press("3 Down F8")
    driver.type("apply")
    driver.press("Enter Down Down Enter")
    #expect(driver.screen.contains("Support for research"))
    #expect(driver.screen.contains("R&D spending, missing"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    driver.type("5000")
    driver.press("^S")
    let entered = RecordReference(register: "enterprise-figures", id: "fig-2023")
    #expect(driver.board.record(entered)?["rdExpenditure"]?.number == 5000)
    #expect(driver.screen.contains("1 of 1 met"))
  }

  @Test func `a programme of another zone cannot be chosen and says why`() {
    var driver = driver()
    driver.press("3 Down F8")
    driver.type("apply")
    driver.press("Enter")
    driver.type("elsewhere")
    #expect(driver.screen.contains("not for this zone: Support of the zone 3"))
    driver.press("Enter")
    #expect(driver.state.place != .finding)
  }

  @Test func `filing asks where a condition is not met, and keeps the sheet as it is`() throws {
    var driver = sheet()
    driver.press("F2")
    #expect(driver.state.place == .dialog)
    #expect(driver.screen.contains("0 of 3 met"))
    driver.press("Enter")
    #expect(driver.changes.isEmpty)
    driver.press("F2 2")
    #expect(driver.changes.count == 1)
    let filed = try #require(driver.board.source("applications").record(at: 0))
    #expect(filed["filedBy"]?.text == "li.wei")
    #expect(filed["met"]?.number == 0)
    #expect(filed["unknown"]?.number == 2)
    #expect(filed["packVersion"]?.text == "support 7 · 2026")
    #expect(driver.board.source("application-conditions").count == 3)
    driver.press("^Z")
    #expect(driver.board.source("applications").count == 0)
  }

  @Test func `an application that stands already is named before a second one is filed`() throws {
    var driver = sheet()
    driver.press("F2 2 F2")
    let filed = try #require(driver.board.source("applications").record(at: 0))
    #expect(driver.screen.contains("File it a second time?"))
    #expect(
      driver.screen.contains("\(filed.id) was filed for Support for small firms on 2026-11-21")
    )
    driver.press("2")
    #expect(driver.state.currentRecord == filed.reference)
    driver.press("Esc F2 3")
    #expect(driver.board.source("applications").count == 2)
  }

  @Test(arguments: Language.allCases)
  func `versions of a programme are set side by side on the same data`(language: Language) {
    var driver = sheet(language)
    driver.press("= 1")
    #expect(driver.state.place == .page)
    expectGolden("versions-\(language.rawValue)-80x24", driver.golden)
    driver.press("Esc")
    #expect(driver.state.place == .finding)
  }

  @Test func `another version of a programme takes the place of the sheet`() {
    var driver = sheet()
    driver.press("= 2")
    #expect(driver.state.place == .finding)
    #expect(driver.screen.contains("Support for small firms (2024)"))
    #expect(driver.screen.contains("1 of 1 met"))
    driver.press("Esc")
    #expect(driver.state.place == .table)
  }

  @Test func `without a demand under the cursor, a match asks for one`() {
    let demand = Sample.record(
      "technology-demands",
      "dem-0001",
      [
        ("enterprise", .text(Sample.enterprises[1].id)), ("problem", .text("Coating")),
        ("field", .set(["nanotechnology"])),
      ]
    )
    let offer = Sample.record(
      "achievements",
      "ach-0001",
      [("title", .text("Film")), ("field", .set(["nanotechnology"]))]
    )
    var driver = driver(records: Sample.records + [demand, offer])
    driver.press("F5")
    driver.type("match")
    driver.press("Enter")
    #expect(driver.screen.contains("Demand with achievement"))
    #expect(driver.screen.contains("dem-0001"))
    driver.press("Enter")
    #expect(driver.screen.contains("Film"))
    // The reasons are read before it is proposed.
    driver.press("Enter Enter")
    #expect(driver.board.source("matches").count == 1)
    var empty = self.driver()
    empty.press("F5")
    empty.type("match")
    empty.press("Enter")
    #expect(empty.message.hasPrefix("No demand, financing need or scenario"))
  }

  @Test func `where two persons are asked for, Approve is off for the one who filed, by name`() {
    let filed = Sample.record(
      "applications",
      "app-0001",
      [
        ("applicant", .text("enterprises/" + Sample.enterprises[1].id)),
        ("programme", .text("small-support")), ("appliedOn", .text("2026-11-21")),
        ("filedBy", .text("li.wei")), ("state", .text("filed")),
      ]
    )
    var driver = driver(records: Sample.records + [filed])
    driver.board = driver.board.applying([
      .adopt(file: "settings.yaml", before: nil, after: "two-persons: [applications]\n")
    ])
    driver.send(.board(driver.board, BoardNews()))
    driver.press(":")
    driver.type("applications")
    driver.press("Enter F8")
    driver.type("approve")
    #expect(driver.screen.contains("li.wei filed it"))
    driver.press("Enter")
    #expect(driver.changes.isEmpty)
  }

  @Test func `matches are listed with their score, and Enter keeps one with its reasons`() throws {
    func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
      Sample.record(register, id, fields + [("field", .set(["nanotechnology"]))])
    }
    let firm = Sample.enterprises[1].id
    var driver = driver(
      records: Sample.records + [
        record(
          "technology-demands",
          "dem-0001",
          [("enterprise", .text(firm)), ("problem", .text("Coating"))]
        ),
        record(
          "achievements",
          "ach-0001",
          [("title", .text("Film")), ("ownsCoreIP", .flag(true))]
        ),
        record("achievements", "ach-0002", [("title", .text("Powder"))]),
      ]
    )
    driver.press(":")
    driver.type("technology-demands")
    driver.press("Enter F8")
    driver.type("match")
    driver.press("Enter")
    #expect(driver.screen.contains("Film"))
    #expect(driver.screen.contains("100"))
    #expect(driver.screen.contains("60…100"))
    driver.press("Enter")
    #expect(driver.board.source("matches").count == 0)
    #expect(driver.screen.contains("For: same field (60), core IP (40)."), "\(driver.screen)")
    driver.press("Enter")
    let match = try #require(driver.board.source("matches").record(at: 0))
    #expect(match["supply"]?.text == "achievements/ach-0001")
    #expect(match["score"]?.number == 100)
    #expect(match["reason"]?.text == "For: same field (60), core IP (40).")
    driver.press("^Z")
    #expect(driver.board.source("matches").count == 0)
  }

  @Test func `programmes that are found while something is typed do not open over it`() {
    var driver = driver()
    driver.press("3 Down F8")
    driver.type("apply")
    let work = driver.pressLate(.enter)
    driver.press("/")
    driver.type("na")
    for work in work { driver.send(.worked(work.answer())) }
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.message.contains("ask once more"))
  }
}
