import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct OverviewTests {
  private func driver(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    lastSeen: Int? = nil
  ) -> Driver {
    var driver = Driver(Sample.all, size: size, language: language)
    driver.state.preferences.lastSeen = lastSeen
    driver.state.preferences.lastVisit = lastSeen.map { _ in 1_795_167_600_000 }
    driver.colleague([
      .set(Sample.enterprises[0].reference, field: "shortName", before: nil, after: .text("Nami"))
    ])
    driver.press("Esc")
    return driver
  }

  @Test func `Esc on the overview only tells how to leave, and Backspace goes back`() {
    var driver = Driver(Sample.all)
    driver.press("3 0 Esc")
    #expect(driver.state.place == .overview)
    #expect(driver.message == "F10 or ^Q leaves; everything is saved.")
    driver.press("Backspace")
    #expect(driver.state.place == .table)
  }

  @Test(arguments: Language.allCases)
  func `the overview is as recorded at 80 by 24`(language: Language) {
    expectGolden("overview-\(language.rawValue)-80x24", driver(language, lastSeen: 1).golden)
  }

  @Test func `a change by another account of the same name is news`() {
    for (uid, isNews) in [(1000, false), (2000, true)] {
      var driver = Driver(Sample.all)
      driver.state.preferences.lastSeen = 1
      driver.state.preferences.lastVisit = 1_795_167_600_000
      driver.colleague(
        [.set(Sample.enterprises[0].reference, field: "shortName", before: nil, after: .text("N"))],
        by: Author(name: "li.wei", uid: uid, session: "s2")
      )
      driver.press("Esc")
      #expect(driver.screen.contains("last visit") == isNews, "\(driver.screen)")
    }
  }

  @Test func `the first overview of somebody says where help is`() {
    let driver = driver()
    #expect(driver.screen.contains("New here? F1 explains this screen"))
    #expect(driver.screen.contains("Lately changed"))
    #expect(!self.driver(lastSeen: 1).screen.contains("New here?"))
  }

  @Test func `the overview names the panes with their digits, and a click opens one`() {
    var driver = driver()
    #expect(
      driver.lines[1].hasPrefix("[0 Overview] 1 Zones  2 Incubators  3 Enterprises  4 Patents")
    )
    driver.send(.input(.mouse(Mouse(.press, at: Position(38, 1)))))
    #expect(driver.state.currentRegister?.id == "enterprises")
    driver.press("0")
    driver.send(.resize(Size(80, 19)))
    #expect(driver.lines[1].contains("Needs attention"))
  }

  @Test func `the overview has two columns from 120`() {
    expectGolden("overview-en-120x40", driver(size: Size(120, 40), lastSeen: 1).golden)
  }

  @Test func `leases that end and follow-ups stand first and open their record`() {
    var driver = driver()
    #expect(driver.lines[3].contains("Lease ended 11 days ago"))
    #expect(driver.lines[4].contains("Lease ends in 12 days"))
    #expect(driver.screen.contains("Follow up in 7 days"))
    driver.press("Enter")
    #expect(driver.state.currentRecord?.description == "tenancies/ten-0003")
  }

  @Test func `a cursor that nobody moved stays on the first item, whatever comes in`() {
    var driver = driver()
    driver.press("3")
    let lease = RecordReference(register: "tenancies", id: "ten-0001")
    driver.colleague([
      .set(
        lease,
        field: "to",
        before: driver.board.record(lease)?["to"],
        after: .text("2026-10-12")
      )
    ])
    driver.press("0")
    #expect(driver.lines[3].contains("Lease ended 40 days ago"))
    driver.press("Enter")
    #expect(driver.state.currentRecord == lease)
  }

  @Test func `a figure opens the list behind it with its filter`() {
    var driver = driver()
    driver.press("F6 Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "present")
    #expect(driver.state.tables["enterprises"]?.slots.count == 12)
    driver.press("0 Right Right Enter")
    #expect(driver.lines[2].contains("highTech"))
    #expect(driver.state.tables["enterprises"]?.slots.count == 1)
  }

  @Test func `every figure opens as many records as it says`() {
    var driver = driver()
    driver.press("F6")
    #expect(driver.screen.contains("Enterprises here 12"))
    #expect(driver.screen.contains("High-tech 1\n"))
    #expect(driver.screen.contains("Vacant rooms 2"))
    #expect(driver.screen.contains("Open applications 1"))
    #expect(driver.screen.contains("in force 16"))
  }

  @Test func `changes by others since the last visit are counted`() {
    let driver = driver(lastSeen: 1)
    #expect(driver.screen.contains("Since your last visit, Fri 20 Nov 17:40"))
    #expect(driver.screen.contains("1 change by 1 person"))
    #expect(driver.screen.contains("Zhao Min: Nami Purification Co. Ltd: Short name ? -> Nami"))
  }

  @Test func `the key for what needs action shows only that`() {
    var driver = driver()
    #expect(driver.screen.contains("Follow up in 7 days"))
    driver.press("!")
    #expect(!driver.screen.contains("Follow up in 7 days"))
    #expect(driver.screen.contains("! only"))
  }

  @Test func `a record of a large store is counted by the worker and dots stand until then`() {
    let many = (1...2_100).map { number in
      Sample.record("documents", "doc-\(10_000 + number)", [("title", .text("Paper \(number)"))])
    }
    var state = DashboardState(
      environment: Environment(
        registry: .standard,
        person: Person(login: "li.wei"),
        session: "s1"
      ),
      preferences: Preferences(),
      size: Size(80, 24),
      clock: Sample.clock,
      board: MemoryBoard(Sample.all + many, seq: 1)
    )
    var effects = update(&state, .resize(Size(80, 24)))
    #expect(render(state, size: state.size).text.contains("Enterprises here …"))
    while !effects.isEmpty {
      if case .work(let work) = effects.removeFirst() {
        effects += update(&state, .worked(work.answer()))
      }
    }
    #expect(render(state, size: state.size).text.contains("Enterprises here 12"))
  }

  @Test func `figures and items of the zone that is left never stand under another one`() {
    let many = (1...2_100).map { number in
      Sample.record("documents", "doc-\(10_000 + number)", [("title", .text("Paper \(number)"))])
    }
    var driver = Driver(Sample.all + many, zone: "huairou-science-city")
    #expect(driver.screen.contains("Enterprises here 12"))
    driver.press("Down Down @")
    driver.type("all")
    let effects = update(&driver.state, .input(Key(named: "Enter") ?? .character("x")))
    #expect(driver.screen.contains("Enterprises here …"), "\(driver.screen)")
    #expect(!driver.screen.contains("Lease ended"))
    #expect(driver.state.currentRecord == nil)
    for effect in effects {
      if case .work(let work) = effect { driver.send(.worked(work.answer())) }
    }
    driver.press("Esc")
    #expect(driver.screen.contains("Enterprises here 12"))
    #expect(driver.lines[3].hasPrefix("▸! Lease ended 11 days ago"), "\(driver.screen)")
  }

  @Test func `with a half-filled form at the start the overview opens at its top`() {
    var driver = Driver([])
    let draft = FormDraft(
      register: "enterprises",
      id: nil,
      revision: 0,
      seen: 1,
      texts: ["name": "Half"],
      befores: [:],
      author: "li.wei",
      session: "s0",
      keptAt: Sample.clock.now.milliseconds
    )
    driver.send(.drafts([draft]))
    #expect(driver.state.place == .dialog)
    driver.send(.board(MemoryBoard(Sample.all, seq: 2), BoardNews(changes: [])))
    driver.press("Esc")
    #expect(driver.lines.contains { $0.hasPrefix("▸! Lease ended") }, "\(driver.screen)")
  }

  @Test(arguments: ["", "F6 Down Right", "F6 F6"])
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
}
