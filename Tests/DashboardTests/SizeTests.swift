import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// A screen of the dashboard that is to be drawn at every size.
struct SizedScreen: CustomTestStringConvertible {
  let testDescription: String
  let keys: String
  var language = Language.zh
  var lettering = Lettering.unicode
  var screen = Screen.overview

  /// Every screen, list, form and overlay; odd ones in Chinese, whose characters take two cells.
  static let all: [SizedScreen] =
    [
      ("overview", ""), ("zones", "1"), ("incubators", "2"), ("enterprises", "3"), ("patents", "4"),
      ("funds", "5"), ("another register", "3 ]"), ("a detail", "3 Enter"),
      ("records of a record", "3 Enter Tab"), ("a form", "3 e"), ("a new record", "3 ^N"),
      ("a choice in a form", "3 e Down Down F4"), ("the history", "^T"),
      ("a record's history", "3 ^T"), ("find", "^F"), ("go-to", "F5"), ("the menu", "F9"),
      ("help", "3 F1"), ("the filter bar", "3 /"), ("a marked list", "3 Space Down Space"),
      ("values to tick", "3 F4"), ("actions", "3 F8"), ("leaving a changed form", "3 e x Esc"),
      ("deleting", "3 Delete"), ("zones to choose", "@"), ("a command", ":"),
      ("what needs attention", "F5 4"), ("what is due", "F5 5"), ("targets", "F5 6"),
      ("tasks", "F5 7"), ("checks by rule", "F5 8"), ("checks by record", "F5 9"),
      ("the chain", "F5 c h a i n Enter"), ("checks of a record", "3 F7"),
      ("reports", "r"), ("a calendar", "3 e" + String(repeating: " Down", count: 9) + " F4"),
    ].enumerated().map { index, screen in
      SizedScreen(
        testDescription: screen.0,
        keys: screen.1,
        language: index.isMultiple(of: 2) ? .zh : .en,
        lettering: index.isMultiple(of: 5) ? .ascii : .unicode
      )
    } + [
      SizedScreen(
        testDescription: "the first screen",
        keys: "",
        screen: .start(StartState(lookedAt: [Phrase("settings (none)", "设置（无）")]))
      )
    ]

  /// The dashboard with this screen on it.
  var driver: Driver {
    var driver = Driver(Sample.all, language: language, lettering: lettering, screen: screen)
    driver.press(keys)
    return driver
  }
}

struct SizeTests {
  /// The sizes of terminals, from a single cell to a wall of them.
  private static let columns = 1...250
  private static let rows = 1...70

  /// What no frame may be: of another size, with half a wide character, with its cursor outside.
  private func fault(_ frame: Frame, _ size: Size) -> String? {
    guard frame.size == size else { return "the frame is \(frame.size)" }
    if let cursor = frame.cursor,
      !(0..<size.columns).contains(cursor.column) || !(0..<size.rows).contains(cursor.row)
    {
      return "the cursor stands at \(cursor)"
    }
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        let cell = frame[Position(column, row)]
        guard !cell.isTail else { return "half a character stands at \(column), \(row)" }
        if cell.columns == 2 {
          guard column + 1 < size.columns, frame[Position(column + 1, row)].isTail else {
            return "a wide character is cut at \(column), \(row)"
          }
        }
        column += cell.columns
      }
    }
    return nil
  }

  /// Every size is drawn by some screen, and at length by each; a debug build draws every 11th.
  @Test(arguments: Array(SizedScreen.all.enumerated()))
  func `every size can be drawn, with whole characters and the cursor inside`(
    _ number: Int,
    _ screen: SizedScreen
  ) {
    #if DEBUG
    let every = SizedScreen.all.count * 11
    #else
    let every = Trials.effort > 1 ? 1 : SizedScreen.all.count
    #endif
    var driver = screen.driver
    var turn = number
    for rows in Self.rows {
      for columns in Self.columns {
        turn += 1
        guard turn % every == 0 else { continue }
        let size = Size(columns, rows)
        driver.send(.resize(size))
        if let fault = fault(render(driver.state, size: size), size) {
          Issue.record("\(screen.testDescription) at \(columns)x\(rows): \(fault)")
          return
        }
      }
    }
  }

  /// The small ones, where things are cut, are drawn by each.
  @Test(arguments: SizedScreen.all)
  func `small sizes can be drawn by every screen`(_ screen: SizedScreen) {
    var driver = screen.driver
    for rows in stride(from: 1, through: 26, by: 3) {
      for columns in stride(from: 1, through: 84, by: 3) {
        let size = Size(columns, rows)
        driver.send(.resize(size))
        if let fault = fault(render(driver.state, size: size), size) {
          Issue.record("\(screen.testDescription) at \(columns)x\(rows): \(fault)")
          return
        }
      }
    }
  }
}
