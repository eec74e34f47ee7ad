import Canvas
import Dashboard
import Testing
import ZoneModel

struct FilterTests {
  @Test func `a range of a column is read as forms read it, and refused in its line`() {
    var driver = Driver()
    driver.press("3 Right Right Right Right F4")
    driver.type("From")
    driver.press("Enter")
    driver.type("abc")
    driver.press("Enter")
    #expect(driver.state.place == .line)
    driver.press("^U")
    driver.type("1.5m..5m")
    driver.press("Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "revenue>=1500000 revenue<=5000000")
  }

  @Test func `the word that comes nearest to a mistyped one says how many it would find`() {
    var driver = Driver()
    driver.press("3 /")
    driver.type("state:incubatng")
    #expect(driver.screen.contains("nearest: incubating (8)"), "\(driver.screen)")
  }

  @Test func `the bar counts while a filter is typed and Esc brings the old one back`() {
    var driver = Driver()
    driver.press("3 /")
    driver.type("state:incubating")
    #expect(driver.lines[2].contains("8 / 12"))
    driver.press("Esc")
    #expect(driver.lines[2].contains("12 rows"))
    driver.press("/")
    driver.type("nano")
    driver.press("Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "nano")
    #expect(driver.lines[2].hasPrefix(" / nano"))
    driver.press("Esc")
    #expect(driver.state.tables["enterprises"]?.filter == "")
  }

  @Test func `what the filter cannot decide is counted and can be shown`() {
    var driver = Driver()
    driver.press("3 /")
    driver.type("registeredOn>=2016-01-01")
    driver.press("Enter")
    #expect(driver.lines[2].contains(", and 4 unknown"))
    driver.press("F9")
    driver.type("cannot decide")
    driver.press("Enter")
    #expect(driver.lines[2].contains("4 / 12"))
  }

  @Test func `a wrong filter says where it is wrong and what would do`() {
    var driver = Driver()
    driver.press("3 /")
    driver.type("sttate:incubating")
    #expect(driver.lines[3].hasPrefix(" ! "))
    #expect(driver.lines[3].contains("sttate"))
    #expect(driver.lines[3].contains("state"))
  }

  @Test func `a part of a label that is of one field alone names it`() {
    var driver = Driver(language: .zh)
    driver.press("3 /")
    driver.type("名称:纳")
    driver.press("Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "名称:纳")
    driver.press("/ ^U")
    driver.type("营收>1亿")
    #expect(driver.screen.contains("相近：营业收入 (0), 营收增长"))
    driver.press("Esc Esc 4 /")
    driver.type("状态:授权")
    #expect(driver.screen.contains("相近：已授权"), "\(driver.screen)")
  }

  @Test func `a filter in Chinese means the same`() {
    var driver = Driver(language: .zh)
    driver.press("3 /")
    driver.type("状态:在孵")
    #expect(driver.lines[2].contains("8 / 12"))
  }

  @Test func `ticked values of a column become a clause of the filter`() {
    var driver = Driver()
    driver.press("3 End")
    for _ in 0..<6 { driver.press("Right") }
    driver.press("F4")
    driver.type("values")
    driver.press("Enter")
    #expect(driver.screen.contains("[ ] incubating"))
    driver.press("Space Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "state:incubating")
    #expect(driver.lines[2].contains("8 / 12"))
  }

  @Test func `a filter that the program sets is in the person's language`() {
    var driver = Driver(language: .zh)
    driver.press("F6 Enter")
    #expect(driver.lines[2].contains("/ 在园"), "\(driver.screen)")
    driver.press("Esc End")
    for _ in 0..<6 { driver.press("Right") }
    for value in ["在孵", "独立经营"] {
      driver.press("F4")
      driver.type("勾选")
      driver.press("Enter")
      driver.type(value)
      driver.press("Space Enter")
      #expect(driver.state.tables["enterprises"]?.filter == "状态:\(value)")
    }
    driver.press("F9")
    driver.type("无法判断")
    driver.press("Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "不详(状态:独立经营)")
  }

  @Test func `rows that no longer match stay with a mark until the screen is sorted again`() {
    var driver = Driver()
    driver.press("3 /")
    driver.type("state:incubating")
    driver.press("Enter Down")
    let cursor = driver.state.currentRecord
    driver.colleague([
      .set(
        RecordReference(register: "enterprises", id: "ent-0000"),
        field: "state",
        before: .text("incubating"),
        after: .text("independent")
      )
    ])
    #expect(driver.lines[4].hasPrefix(" / Nami Purification"))
    #expect(driver.state.currentRecord == cursor)
    #expect(driver.screen.contains("^L sorts"))
    driver.press("^L")
    #expect(!driver.screen.contains("Nami Purification"))
    #expect(driver.state.currentRecord == cursor)
  }

  @Test func `sorting goes upwards, downwards and off, and missing values come last`() {
    var driver = Driver()
    driver.press("3 s")
    #expect(driver.lines[4].contains("Dingxin"))
    #expect(driver.lines[3].contains("Name↑"))
    driver.press("s")
    #expect(driver.lines[4].contains("Yanqi") || driver.lines[4].contains("Weina"))
    driver.press("s")
    #expect(driver.lines[4].contains("Nami"))
  }

  @Test func `the zone narrows every pane`() {
    var driver = Driver(
      Sample.records + [
        Sample.record(
          "enterprises",
          "ent-9",
          [("name", .text("Elsewhere")), ("zone", .text("beijing"))]
        )
      ]
    )
    driver.press("3")
    #expect(driver.lines[2].contains("13 rows"))
    driver.press("@")
    driver.type("hrkxc")
    driver.press("Enter")
    #expect(driver.state.preferences.zone == "huairou-science-city")
    #expect(driver.lines[0].hasPrefix(" Huairou Science City ▾"))
    #expect(driver.lines[2].contains("12 rows"))
  }

  @Test func `a large register is selected on the worker and can be stopped`() {
    let many = (0..<(DashboardState.inlineLimit + 1)).map {
      Sample.record("staff", "sta-\($0)", [("name", .text("Person \($0)"))])
    }
    var state = Driver(many).state
    let effects = update(&state, .input(.character(":")))
    #expect(effects.isEmpty)
    for character in "staff" { _ = update(&state, .input(.character(character))) }
    let asked = update(&state, .input(.enter))
    guard case .select(let request)? = asked.first else {
      Issue.record("nothing was handed to the worker")
      return
    }
    #expect(render(state, size: Size(80, 24)).text.contains("Selecting from Staff…"))
    let answer = request.answer()
    var stopped = state
    let effect = update(&stopped, .input(.control("c")))
    guard case .stop? = effect.first else {
      Issue.record("it was not stopped")
      return
    }
    _ = update(&state, .selected(answer))
    #expect(render(state, size: Size(80, 24)).text.contains("20,001 rows"))
  }
}
