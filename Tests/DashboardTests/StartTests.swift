import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct StartTests {
  /// The first screen, where no store was found.
  private func driver(_ language: Language = .en, size: Size = Size(80, 24)) -> Driver {
    Driver(
      [],
      size: size,
      language: language,
      screen: .start(
        StartState(
          lookedAt: [
            Phrase("ZONEBOARD_STORE (not set)", "ZONEBOARD_STORE（未设置）"),
            Phrase("settings (none)", "设置（无）"),
            Phrase(same: "~/.local/share/zoneboard/store"),
          ],
          usualPath: "~/.local/share/zoneboard/store"
        )
      )
    )
  }

  private func choice(_ driver: Driver) -> StoreChoice? {
    driver.effects.compactMap { effect -> StoreChoice? in
      if case .openStore(let choice) = effect { choice } else { nil }
    }.last
  }

  @Test(arguments: Language.allCases)
  func `the first screen is as recorded at 80 by 24`(language: Language) {
    expectGolden("start-\(language.rawValue)-80x24", driver(language).golden)
  }

  @Test func `left and right change the language at once`() {
    var driver = driver()
    driver.press("Right")
    #expect(driver.state.language == .zh)
    #expect(driver.screen.contains("选择之前不写任何文件。"))
    #expect(driver.screen.contains("找过：ZONEBOARD_STORE（未设置）、设置（无）、~/.local"))
    #expect(driver.screen.contains("xterm-256color、UTF-8、256 色"))
    driver.press("Left")
    #expect(driver.state.language == .en)
  }

  @Test func `a digit or Enter takes a choice`() {
    var driver = driver()
    driver.press("1")
    #expect(choice(driver) == .sample)
    driver.press("Down Down Down Enter")
    #expect(choice(driver) == .tour)
    driver.press("5")
    #expect(driver.effects.contains { if case .leave = $0 { true } else { false } })
  }

  @Test func `a store is opened at the path that is typed`() {
    var driver = driver()
    driver.press("2")
    driver.type("/srv/shibei.zb")
    driver.press("Enter")
    #expect(choice(driver) == .existing(path: "/srv/shibei.zb"))
  }

  @Test func `a new store is made only after it was said how`() {
    var driver = driver()
    driver.press("3 ^U Enter")
    #expect(driver.screen.contains("Type the path of a folder."))
    driver.type("/tmp/mine.zb")
    driver.press("Enter Enter")
    #expect(choice(driver) == nil)
    driver.press("3 ^U")
    driver.type("/tmp/mine.zb")
    driver.press("Enter 3")
    #expect(choice(driver) == .new(path: "/tmp/mine.zb", withSample: true))
  }

  @Test func `the tour goes on as its steps are done and Esc stops it`() {
    var driver = driver()
    driver.press("4")
    driver.board = MemoryBoard(Sample.all, seq: 1)
    driver.send(.opened(driver.board, .standard, name: "sample", isDemo: true))
    driver.press("Down")
    #expect(driver.screen.contains("Tour 1/9: The overview"))
    driver.press("3 Down")
    #expect(driver.screen.contains("Tour 2/9"))
    driver.press("/")
    driver.type("nano")
    driver.press("Enter Down")
    #expect(driver.screen.contains("Tour 3/9"))
    driver.press("Enter Down Right Down < F2")
    driver.type("x")
    driver.press("Enter Down")
    #expect(driver.screen.contains("Tour 7/9: ^Z"))
    driver.press("^Z Down ^T F9")
    #expect(driver.message.hasPrefix("That was the tour."))
    driver.press("Esc 0")
    #expect(!driver.screen.contains("Tour"))
  }

  @Test func `Esc stops the tour`() {
    var driver = driver()
    driver.press("4")
    driver.board = MemoryBoard(Sample.all, seq: 1)
    driver.send(.opened(driver.board, .standard, name: "sample", isDemo: true))
    driver.press("Esc")
    #expect(driver.message == "The tour has ended.")
    driver.press("Down")
    #expect(!driver.screen.contains("Tour"))
  }

  @Test(arguments: ["", "2", "3 Enter"])
  func `every size can be drawn`(keys: String) {
    var driver = driver()
    driver.press(keys)
    for columns in stride(from: 1, through: 250, by: 13) {
      for rows in stride(from: 1, through: 70, by: 3) {
        driver.send(.resize(Size(columns, rows)))
        #expect(render(driver.state, size: driver.state.size).size == Size(columns, rows))
      }
    }
  }
}
