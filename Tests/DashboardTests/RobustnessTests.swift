import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct RobustnessTests {
  private static let keys: [Key] =
    CommandTable.standard.commands.flatMap { $0.keys + $0.letters }
    + "1纳ab,:/=。！é".map { Key.character($0) }
    + [
      .paste("a\tb\nc\td"), .paste("q"), .unreadable, .paste(""),
      .mouse(Mouse(.press, at: Position(3, 6))), .mouse(Mouse(.press, at: Position(5, 22))),
      .mouse(Mouse(.press, at: Position(30, 8), clicks: 2)),
      .mouse(Mouse(.wheelDown, at: Position(3, 6))), .mouse(Mouse(.wheelUp, at: Position(3, 6))),
    ]

  @Test(arguments: 1...Trials.count(12))
  func `no order of keys stops the dashboard, seed`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var driver = Driver(language: seed % 2 == 0 ? .en : .zh)
    for step in 0..<200 {
      let key = Self.keys.randomElement(using: &generator) ?? .escape
      driver.send(.input(key))
      if step % 25 == 0 {
        driver.send(
          .resize(
            Size(
              Int.random(in: 1...200, using: &generator),
              Int.random(in: 1...60, using: &generator)
            )
          )
        )
      }
      if step % 40 == 7, let record = driver.board.source("enterprises").record("ent-0003") {
        driver.colleague([
          .set(
            record.reference,
            field: "name",
            before: record["name"],
            after: .text("name \(step)")
          )
        ])
      }
      #expect(render(driver.state, size: driver.state.size).size == driver.state.size)
      if case .leave? = driver.effects.last { driver.effects.removeLast() }
    }
  }

  @Test(arguments: [
    "", "3", "3 Enter", "F9", "3 F1", "3 F4", "^T", "3 F2", "3 /", "3 ^N", "F5", "@",
    "3 e Down Down Down Down Down Down Down Down Down F4",
  ])
  func `a screen can be drawn at every 19th width and 7th height up to 250x70`(keys: String) {
    var driver = Driver()
    driver.press(keys)
    for columns in stride(from: 1, through: 250, by: 19) {
      for rows in stride(from: 1, through: 70, by: 7) {
        driver.send(.resize(Size(columns, rows)))
        let frame = render(driver.state, size: Size(columns, rows))
        #expect(frame.size == Size(columns, rows))
      }
    }
  }

  @Test func `a screen that is too small says what it needs`() {
    var driver = Driver(size: Size(39, 9))
    #expect(driver.screen.contains("needs 40x10, is 39x9"))
    driver.send(.resize(Size(40, 10)))
    #expect(!driver.screen.contains("needs"))
  }
}
