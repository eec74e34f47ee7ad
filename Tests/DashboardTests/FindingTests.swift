import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel
import ZonePolicy

struct FindingTests {
  private func driver(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    keys: String = "3 Down F7"
  ) -> Driver {
    var driver = Driver(Sample.records, size: size, language: language, book: Sample.book)
    driver.press(keys)
    return driver
  }

  @Test func `the made-up document has no faults`() {
    #expect(Sample.book.faults.isEmpty, "\(Sample.book.faults.map(\.described.en))")
  }

  @Test(arguments: Language.allCases, [Size(80, 24), Size(120, 40)])
  func `the checks of a record are as recorded`(language: Language, size: Size) {
    let name = "finding-\(language.rawValue)-\(size.columns)x\(size.rows)"
    expectGolden(name, driver(language, size: size).golden)
  }

  @Test(arguments: Language.allCases)
  func `a clause with two readings is as recorded`(language: Language) {
    var driver = driver(language)
    driver.press("F4")
    driver.type(language == .en ? "operated" : "满一年")
    driver.press("Enter")
    expectGolden("finding-readings-\(language.rawValue)-80x24", driver.golden)
  }

  @Test func `what would close a finding is what it turns on, not what says whom it concerns`() {
    let text = """
      document: desks
      version: "1"
      title: {en: "Desks", zh: "工位"}
      issuer: {en: "Office", zh: "办公室"}
      issued: 2026-01-05
      binds: ["*"]
      clauses:
        "1": {en: "Desks", zh: "工位"}
      rules:
        - id: staff-and-visit
          clause: "1"
          says: {en: "An incubating firm has ten people and was visited.", zh: "在孵企业不少于十人且已走访。"}
          kind: duty
          about: enterprises
          applies: "state:incubating and not missing(registeredOn)"
          test: "registeredCapital >= 1 and count(contacts where about = this and isMain) >= 1"
      """
    let book = PolicyBook(reading: [("desks.yaml", text)], registry: .standard)
    #expect(book.faults.isEmpty, "\(book.faults.map(\.described.en))")
    var driver = Driver(Sample.records, size: Size(120, 40), book: book)
    driver.press("3 /")
    driver.type("state:incubating registeredCapital>=1 registeredOn<2030-01-01")
    driver.press("Enter F7")
    #expect(driver.screen.contains("A new contact"), "\(driver.screen)")
    #expect(!driver.lines.contains { $0.contains("▸") && $0.contains("State, now") })
    #expect(!driver.lines.contains { $0.contains("▸") && $0.contains("capital, now") })
    // The new one begins with what the count asks of it.
    driver.press("Enter")
    guard driver.state.place == .form else {
      Issue.record("\(driver.screen)")
      return
    }
    #expect(driver.lines.contains { $0.contains("First to ring") && $0.contains("yes") })
  }

  @Test func `the check of several rows lists what the rules find on each, and opens one`() {
    let driver = driver(keys: "3 * F7")
    #expect(driver.screen.contains("Check of 12 records"))
    #expect(driver.screen.contains("! A supported firm has a capital of at least five"))
    var opened = driver
    opened.press("Enter")
    #expect(opened.state.place == .finding)
    #expect(opened.screen.contains("! Not met"))
  }

  @Test func `the check of several rows without a fault says so`() {
    let firms = (0...1).map { number in
      Sample.record(
        "enterprises",
        "ent-\(number)",
        [("name", .text("Firm \(number)")), ("zone", .text("beijing"))]
      )
    }
    var driver = Driver(Sample.zones + firms)
    driver.press("3 * F7")
    #expect(driver.message == "Nothing found on 2 records.")
  }

  @Test func `a check says its rule, clause, values, verdict and gap`() {
    let screen = driver().screen
    #expect(screen.contains("! Not met"))
    #expect(screen.contains("A supported firm has a capital of at least five million yuan."))
    #expect(screen.contains("Rules of the science city 1"))
    #expect(screen.contains("lies in Huairou Science City, which the document"))
    #expect(screen.contains("4690000") || screen.contains("4,690,000"))
    #expect(screen.contains("Raise the capital, or apply as a small firm."))
  }

  @Test func `Enter opens the field, and saving returns to the check evaluated again`() {
    var driver = driver()
    driver.press("Enter")
    #expect(driver.state.place == .form)
    driver.press("^U")
    driver.type("6000000")
    driver.press("^S")
    #expect(driver.state.place == .finding)
    #expect(!driver.screen.contains("! Not met"))
    #expect(
      driver.board.record(Sample.enterprises[1].reference)?["registeredCapital"]?.number
        == 6_000_000
    )
  }

  @Test func `brackets go through the checks and stop at the last`() {
    var driver = driver()
    #expect(driver.screen.contains("check 1 of 3"))
    driver.press("] ]")
    #expect(driver.screen.contains("check 3 of 3"))
    driver.press("]")
    #expect(driver.message == "There is no further check.")
    driver.press("[")
    #expect(driver.screen.contains("check 2 of 3"))
  }

  @Test func `choosing a reading is a change of the settings and is evaluated at once`() {
    var driver = driver()
    driver.press("F4")
    driver.type("operated")
    driver.press("Enter F8")
    driver.type("otherwise")
    driver.press("Enter")
    #expect(driver.screen.contains("registered on not after 1 year ago"), "\(driver.screen)")
    #expect(!driver.screen.contains("registeredOn"))
    driver.type("business")
    driver.press("Enter")
    #expect(driver.board.adoptedText("settings.yaml") == "readings:\n  known-start: operating\n")
    #expect(driver.screen.contains("Counted from the first day of business. Or else"))
    driver.press("^Z")
    #expect(driver.board.adoptedText("settings.yaml") == nil)
    #expect(driver.screen.contains("Counted from registration. Or else"))
  }

  @Test func `a duty is ticked by a record of its own`() {
    var driver = driver(keys: "3 F7")
    driver.press("F4")
    driver.type("visited")
    driver.press("Enter Enter ^S")
    #expect(driver.state.place == .finding)
    #expect(driver.board.source("rule-checks").count == 1)
    #expect(driver.screen.contains("ok Met") || driver.screen.contains("Ticked"))
  }

  @Test func `the key for what needs action leaves out what is met`() {
    var driver = driver(keys: "3 Down Down Down F7")
    let all = driver.lines[1]
    driver.press("!")
    #expect(driver.lines[1] != all)
    #expect(driver.screen.contains("! only"))
  }

  @Test func `a click shows another check`() {
    var driver = driver(size: Size(120, 40))
    driver.send(.input(.mouse(Mouse(.press, at: Position(8, 3)))))
    #expect(driver.screen.contains("check 2 of 3"))
  }

  @Test(arguments: ["", "]", "PgDn", "End"])
  func `every size can be drawn`(keys: String) {
    var driver = driver()
    driver.press(keys)
    for columns in stride(from: 1, through: 250, by: 17) {
      for rows in stride(from: 1, through: 70, by: 6) {
        driver.send(.resize(Size(columns, rows)))
        #expect(render(driver.state, size: driver.state.size).size == Size(columns, rows))
      }
    }
  }

  @Test func `checks that come when another screen is on top are there on coming back`() {
    var driver = driver(keys: "3 Down")
    let work = driver.pressLate(.function(7))
    #expect(driver.screen.contains("Checking…"))
    driver.press("0")
    for work in work { driver.send(.worked(work.answer())) }
    driver.press("<")
    #expect(driver.state.place == .finding)
    #expect(driver.screen.contains("! Not met"))
  }

  @Test func `a record that was deleted meanwhile does not pass its checks`() {
    var driver = driver()
    let record = Sample.enterprises[1]
    driver.colleague([.delete(record.reference, record.fields)])
    #expect(driver.screen.contains("\(record.reference) was deleted."))
    #expect(!driver.screen.contains("ok  No rule"))
  }

  @Test func `a command is meant before an action of the same name`() {
    var driver = driver(keys: "3")
    driver.run("check")
    #expect(driver.state.place == .finding)
    driver.run("close")
    #expect(driver.changes.isEmpty)
  }
}

/// Values of private fields in checks.
struct PrivateFindingTests {
  private static let pack = """
    document: ages
    version: "1"
    title: {en: "Rules of ages", zh: "年龄办法"}
    binds: ["*"]
    clauses:
      "1": {en: "Ages", zh: "年龄"}
    rules:
      - id: of-age
        clause: "1"
        says: {en: "Whoever is supported was born before 1980.", zh: "受资助者出生于 1980 年前。"}
        kind: eligibility
        about: talents
        test: "birthDate < 1980-01-01"
    """

  private func driver(isDemo: Bool = false, isEditor: Bool = true) -> Driver {
    let book = PolicyBook(reading: [("ages.yaml", Self.pack)], registry: .standard)
    #expect(book.faults.isEmpty, "\(book.faults.map(\.described.en))")
    let talent = Sample.record(
      "talents",
      "tal-0001",
      [("name", .text("Chen Jie")), ("birthDate", .text("1991-05-17"))]
    )
    var driver = Driver(
      Sample.records + [talent],
      size: Size(120, 40),
      isDemo: isDemo,
      isEditor: isEditor,
      book: book
    )
    driver.run("talents")
    driver.press("F7")
    return driver
  }

  @Test func `they are shown to those who may change the store`() {
    #expect(driver().screen.contains("1991-05-17"))
  }

  @Test(arguments: [(true, true), (false, false)])
  func `in a demo and for readers they are neither shown nor copied`(isDemo: Bool, isEditor: Bool) {
    var driver = driver(isDemo: isDemo, isEditor: isEditor)
    #expect(driver.screen.contains("Born, of Chen Jie"))
    #expect(!driver.screen.contains("1991"))
    driver.press("^C")
    driver.run("copy-sheet")
    let copied = driver.effects.compactMap { effect -> String? in
      if case .copy(let text) = effect { text } else { nil }
    }
    #expect(copied.count == 2)
    #expect(copied.allSatisfy { !$0.contains("1991") })
  }
}
