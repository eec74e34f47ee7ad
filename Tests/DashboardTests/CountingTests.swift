import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// Counting the records of a table by one or two fields, and questions that are ready to be chosen.
struct CountingTests {
  private func counted(
    _ language: Language = .en,
    by key: String = "stage",
    size: Size = Size(80, 24)
  ) -> Driver {
    var driver = Driver(Sample.all, size: size, language: language)
    driver.press("3")
    driver.run("count-by")
    driver.type(key)
    driver.press("Enter")
    return driver
  }

  private func line(_ text: String, in driver: Driver) -> String {
    driver.lines.first { $0.contains(text) } ?? ""
  }

  @Test(arguments: Language.allCases)
  func `a count is as recorded`(language: Language) {
    expectGolden("count-\(language.rawValue)-80x24", counted(language).golden)
  }

  @Test func `rows and columns stand crosswise, and the arrows choose a cell`() {
    var driver = counted()
    driver.press("F4")
    driver.type("columns")
    driver.press("Enter")
    driver.type("zone")
    driver.press("Enter Right")
    expectGolden("count-across-en-80x24", driver.golden)
  }

  @Test func `Enter shows the records of a group, and Esc comes back to the count`() throws {
    var driver = counted(by: "state")
    let all = try #require(driver.lines.firstIndex { $0.contains("All") })
    #expect(driver.screen.contains("Count by · Enterprises · "), "\(driver.screen)")
    driver.press("Enter")
    #expect(line(" / ", in: driver).contains("state:"), "\(driver.screen)")
    driver.press("Esc")
    #expect(driver.lines[all].contains("All"), "\(driver.screen)")
    driver.press("Esc")
    #expect(line(" / ", in: driver).contains("filter"), "\(driver.screen)")
  }

  @Test func `groups without a record are marked, and can be shown alone`() {
    var driver = counted(by: "state")
    let gaps = driver.lines.filter { $0.hasPrefix(" !") || $0.hasPrefix("▸!") }
    #expect(!gaps.isEmpty, "\(driver.screen)")
    driver.press("!")
    #expect(driver.screen.contains("! only"))
    #expect(!line("All  ", in: driver).contains("100%"))
  }

  @Test func `the filter of the table holds for its count, and a figure is summed`() {
    var driver = Driver(Sample.all)
    driver.press("3 /")
    driver.type("state:incubating")
    driver.press("Enter")
    driver.run("count-by")
    driver.type("state")
    driver.press("Enter F4")
    driver.type("sum")
    driver.press("Enter")
    driver.type("revenue")
    driver.press("Enter")
    #expect(driver.screen.contains("state:incubating"), "\(driver.screen)")
    #expect(driver.screen.contains("Revenue"), "\(driver.screen)")
    driver.press("Enter")
    #expect(line(" / ", in: driver).contains("(state:incubating) and"), "\(driver.screen)")
  }

  @Test func `a question that is ready is chosen from the views and from everywhere`() {
    var driver = Driver(Sample.all)
    driver.press("3 v")
    driver.type("visited")
    driver.press("Enter")
    #expect(driver.screen.contains("view Firms not visited yet"), "\(driver.screen)")
    driver.press("F5")
    driver.type("stage map")
    driver.press("Enter")
    #expect(driver.screen.contains("Count by · Funds · "), "\(driver.screen)")
  }
}
