import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct ScreenTests {
  /// Keys that lead to a screen, by its name.
  static let ways: [(name: String, keys: String)] = [
    ("table", "3 Down Down Space Down"),
    ("menu", "3 F9"),
    ("help", "3 F1"),
    ("go-to", "F5"),
    ("column", "3 Right F4"),
    ("actions", "3 F8"),
    ("zones", "@"),
    ("edit-cell", "3 F2"),
    ("edit-choice", "3 End Right Right F2"),
  ]

  @Test(arguments: ways, Language.allCases)
  func `screens are as recorded at 80 by 24`(
    way: (name: String, keys: String),
    language: Language
  ) {
    var driver = Driver(language: language)
    driver.press(way.keys)
    expectGolden("\(way.name)-\(language.rawValue)-80x24", driver.golden)
  }

  @Test func `the table is as recorded at 120 by 40`() {
    var driver = Driver(size: Size(120, 40))
    driver.press("3 Down")
    expectGolden("table-en-120x40", driver.golden)
  }

  @Test func `a find is as recorded`() {
    var driver = Driver(language: .zh)
    driver.press("3")
    driver.type("纳米")
    expectGolden("find-zh-80x24", driver.golden)
  }
}

extension ScreenTests {
  @Test(arguments: [("ascii", Lettering.ascii), ("wide", Lettering.wide)])
  func `marks and rules are ASCII where they must be`(name: String, lettering: Lettering) {
    var driver = Driver(language: .zh, lettering: lettering)
    driver.press("3 Down Space F9")
    expectGolden("menu-\(name)-80x24", driver.golden)
    let drawing = driver.screen.unicodeScalars.filter { (0x2500...0x25FF).contains($0.value) }
    #expect(drawing.isEmpty)
  }

  @Test func `the smallest screen shows one area`() {
    var driver = Driver(size: Size(40, 10))
    driver.press("3")
    expectGolden("table-40x10", driver.golden)
  }
}
