import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

// A history that is longer than what is at hand.
extension HistoryTests {
  @Test func `older pages come when the cursor nears the end`() {
    var driver = driver()
    for number in 1...250 {
      driver.colleague([
        .set(
          Self.second,
          field: "shortName",
          before: number == 1 ? nil : .text("\(number - 1)"),
          after: .text("\(number)")
        )
      ])
    }
    driver.press("^T")
    #expect(driver.lines[1].contains("200+"))
    driver.press("End")
    #expect(driver.lines[1].contains(" 253 "))
  }

  /// A driver with a long history; every hundredth change is labelled.
  private func longHistory(_ count: Int) -> Driver {
    var driver = driver()
    let first = driver.changes.count + 2
    driver.changes += (1...count).map { number in
      Change(
        seq: first + number - 1,
        id: "l\(number)",
        time: Sample.clock.now,
        author: Author(name: "zhao", uid: 1001, session: "s2"),
        operation: .edit,
        label: number % 100 == 0 ? "Inventory \(number)" : "edit",
        edits: [
          .set(
            Self.second,
            field: "shortName",
            before: number == 1 ? nil : .text("\(number - 1)"),
            after: .text("\(number)")
          )
        ]
      )
    }
    return driver
  }

  @Test func `a text is looked for in all of a long history, and Esc takes it off`() {
    var driver = longHistory(450)
    driver.press("^T /")
    driver.type("inventory")
    // While it is typed, what is at hand is narrowed.
    #expect(driver.lines[1].contains("2 / 200+"))
    driver.press("^U")
    driver.type("nowhere")
    #expect(driver.screen.contains("None of the 200 changes at hand; Enter looks through all."))
    driver.press("^U")
    driver.type("inventory")
    driver.press("Enter")
    #expect(driver.lines[1].contains(" 4 "))
    #expect(driver.lines[2].contains("Short name 399 -> 400"))
    driver.press("Esc")
    #expect(driver.lines[1].contains("200+"))
  }

  @Test func `changes at hand stay few, and the newest come back at the top`() {
    var driver = longHistory(4_600)
    driver.press("^T")
    for _ in 0..<26 { driver.press("End") }
    guard case .history(let history) = driver.state.screen else {
      Issue.record("the history is not shown")
      return
    }
    #expect(history.changes.count <= 4_000)
    #expect(history.hasNewer)
    #expect(history.change?.seq == 2)
    driver.press("Home")
    guard case .history(let newest) = driver.state.screen else {
      Issue.record("the history is not shown")
      return
    }
    #expect(newest.change?.seq == driver.changes.last?.seq)
    #expect(!newest.hasNewer)
  }

  @Test func `a search that was stopped goes on when the cursor goes down`() {
    var driver = longHistory(250)
    driver.press("^T /")
    driver.type("nothing like it")
    driver.press("Enter")
    guard case .history(let history) = driver.state.screen else {
      Issue.record("the history is not shown")
      return
    }
    driver.send(
      .history(
        HistoryPage(query: history.query, changes: [], hasOlder: true, next: 90, isStopped: true)
      )
    )
    #expect(driver.screen.contains("Stopped. Down goes on with the search."))
    let loads = driver.effects.count
    driver.press("Down")
    let asked = driver.effects.dropFirst(loads).contains { effect in
      if case .loadHistory(let query) = effect { query.before == 90 } else { false }
    }
    #expect(asked)
  }
}
