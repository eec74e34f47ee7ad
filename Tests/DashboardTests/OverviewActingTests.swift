import Canvas
import Dashboard
import Testing
import ZoneModel
import ZonePolicy

/// What the keys do on the lines of the overview: items, targets, figures, changes.
struct OverviewActingTests {
  private func driver(_ keys: String = "") -> Driver {
    var driver = Driver(
      Sample.all + Sample.policyRecords,
      size: Size(80, 40),
      zone: "huairou-science-city",
      book: Sample.book
    )
    driver.press(keys)
    return driver
  }

  /// The line with the cursor.
  private func line(_ driver: Driver) -> String {
    driver.lines.first { $0.hasPrefix("▸") } ?? ""
  }

  @Test func `F2 on an item opens its record's form at the field it is about, ^E at the first`() {
    var driver = driver()
    #expect(line(driver).contains("Lease ended"), "\(driver.screen)")
    var other = driver
    driver.press("F2")
    #expect(driver.state.place == .form)
    #expect(driver.state.currentRecord?.description == "tenancies/ten-0003")
    #expect(driver.lines.contains { $0.contains("▸ Until") }, "\(driver.screen)")
    other.press("^E")
    #expect(other.state.currentRecord == driver.state.currentRecord)
    #expect(!other.lines.contains { $0.contains("▸ Until") }, "\(other.screen)")
    other.press("Esc")
    #expect(other.state.place == .overview)
  }

  @Test func `F7 on an item checks its record`() {
    var driver = driver("F7")
    #expect(driver.state.place == .finding)
    #expect(driver.state.currentRecord?.description == "tenancies/ten-0003")
    driver.press("Esc ^T")
    #expect(driver.state.place == .history)
    #expect(driver.screen.contains("History of Huairou Science City"), "\(driver.screen)")
  }

  @Test func `F4 on an item lists the parts of the work list`() {
    var driver = driver("F4")
    #expect(driver.screen.contains("Put off"), "\(driver.screen)")
    driver.type("unassigned")
    driver.press("Enter")
    #expect(driver.state.place == .view)
    #expect(driver.screen.contains("Unassigned"), "\(driver.screen)")
  }

  @Test func `on a target F2 opens its reading and F4 the ways to read its clause`() {
    var driver = driver("Tab")
    #expect(line(driver).contains("Firms in 2020"), "\(driver.screen)")
    var other = driver
    driver.press("F4")
    #expect(driver.message == "This clause is read in one way only.")
    driver.press("F2")
    #expect(driver.state.place == .form)
    #expect(driver.screen.contains("old-firms"), "\(driver.screen)")
    other.press("F7")
    #expect(other.state.currentRecord?.description == "zones/huairou-science-city")
  }

  @Test func `a target that can be read in several ways is read otherwise from the overview`() {
    let text = Sample.pack.replacing(
      "    measures: {en: \"Firms in 2020\", zh: \"2020 年企业数\"}\n    kind: figure\n",
      with: """
            measures: {en: "Firms in 2020", zh: "2020 年企业数"}
            kind: figure
            reading:
              default: counted
              choices:
                counted: {says: {en: "Firms are counted.", zh: "按家数。"}, value: "2"}
                weighed: {says: {en: "Firms are weighed.", zh: "加权。"}, value: "7"}

        """
    )
    let book = PolicyBook(reading: [("city-rules.yaml", text)], registry: .standard)
    #expect(book.faults.isEmpty, "\(book.faults.map(\.described.en))")
    var driver = Driver(
      Sample.all,
      size: Size(80, 40),
      zone: "huairou-science-city",
      book: book
    )
    driver.press("Tab F4")
    #expect(driver.screen.contains("Firms are weighed."), "\(driver.screen)")
    driver.press("2")
    let settings = driver.board.adoptedText("settings.yaml")
    #expect(settings == "readings:\n  old-firms: weighed\n")
  }

  @Test(arguments: ["F2", "^E", "F7", "F4"])
  func `on a figure a key for one record says why it is off, and so does the menu`(key: String) {
    var driver = driver("Tab Tab")
    driver.press(key)
    #expect(driver.message.contains("Enter opens what"), "\(driver.screen)")
    #expect(driver.state.place == .overview)
    driver.press("F9")
    for word in ["check", "edit the record", "edit here", "can be chosen"] {
      driver.press("^U")
      driver.type(word)
      #expect(!driver.screen.contains("Nothing fits"), "\(word)")
      let why = word == "can be chosen" ? "There is nothing to choose" : "No single record stands"
      #expect(driver.screen.contains(why), "\(word): \(driver.screen)")
    }
  }
}
