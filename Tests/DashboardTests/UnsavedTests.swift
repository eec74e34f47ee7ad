import Canvas
import Dashboard
import Testing
import ZoneModel

/// Ctrl-S never says that all is saved while something is not.
struct UnsavedTests {
  private static let reference = Sample.enterprises[0].reference

  /// A form in which the name was typed over.
  private func form(_ language: Language) -> Driver {
    var driver = Driver(Sample.all, language: language)
    driver.press("3 Home e ^U")
    driver.type("Nami Water")
    return driver
  }

  /// Whether the record has the name that was typed; the first column is that of the language.
  private func isSaved(_ driver: Driver) -> Bool {
    let record = driver.board.record(Self.reference)
    return record?[driver.state.language == .en ? "name" : "nameZh"] == .text("Nami Water")
  }

  private func expectUnsaved(
    _ driver: inout Driver,
    _ en: String,
    _ zh: String,
    location: SourceLocation = #_sourceLocation
  ) {
    let count = driver.changes.count
    driver.press("^S")
    let said = driver.state.language == .en ? en : zh
    #expect(driver.screen.contains(said), "\(driver.screen)", sourceLocation: location)
    #expect(driver.changes.count == count, sourceLocation: location)
  }

  @Test(arguments: Language.allCases)
  func `the question about a deleted record is asked again`(language: Language) {
    var driver = form(language)
    let fields = driver.board.record(Self.reference)?.fields ?? Fields()
    driver.colleague([.delete(Self.reference, fields)])
    driver.press("^S")
    for _ in 1...2 {
      expectUnsaved(
        &driver,
        "Nothing is saved yet: choose an answer, 1 to 4.",
        "尚未保存：请先选择一个回答（1 至 4）。"
      )
      #expect(
        driver.screen.contains(
          language == .en ? "Make it again with what you typed" : "连同您填写的内容一起恢复"
        )
      )
    }
    driver.press("2 ^S")
    #expect(isSaved(driver))
    #expect(driver.message.contains(language == .en ? "All is saved" : "都已保存"))
  }

  @Test(
    arguments: ["F1", "F7", "F9", "F3", "F5"],
    Language.allCases
  )
  func `what lies over a form leads back to it`(keys: String, language: Language) {
    var driver = form(language)
    driver.press(keys)
    expectUnsaved(
      &driver,
      "The form is not saved yet: Esc goes back to it, ^S there saves it.",
      "表单尚未保存：Esc 回到表单，在表单里按 ^S 保存。"
    )
    driver.press("Esc")
    while !driver.state.overlays.isEmpty { driver.press("Esc") }
    driver.press("^S")
    #expect(isSaved(driver))
  }

  @Test(arguments: Language.allCases)
  func `a screen that was opened from a form leads back to it`(language: Language) {
    var driver = form(language)
    driver.press("^T")
    expectUnsaved(
      &driver,
      "A form (Enterprise) is not saved yet: < goes back to it, ^S there saves it.",
      "有表单（企业）尚未保存：按 < 回到表单，在表单里按 ^S 保存。"
    )
    driver.press("< ^S")
    #expect(isSaved(driver))
    driver.press("^T ^S")
    #expect(driver.message.contains(language == .en ? "All is saved" : "都已保存"))
  }

  @Test(arguments: Language.allCases)
  func `a value that is typed into a cell is saved by Enter`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.press("3 Home F2 ^U")
    driver.type("Nami Water")
    expectUnsaved(&driver, "Not saved yet: Enter saves it.", "尚未保存：按回车保存。")
    driver.press("Enter ^S")
    #expect(isSaved(driver))
    #expect(driver.message.contains(language == .en ? "All is saved" : "都已保存"))
  }

  @Test(arguments: Language.allCases)
  func `a day that is chosen in the calendar is taken by Enter`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.press("3 Home e")
    let label = language == .en ? "▸ Registered on" : "▸ 成立日期"
    for _ in 0..<40 where !driver.screen.contains(label) { driver.press("Down") }
    driver.press("F4 Right")
    expectUnsaved(
      &driver,
      "Not saved yet: Enter takes the day, Esc leaves it.",
      "尚未保存：回车选定日期，Esc 放弃。"
    )
  }

  @Test(arguments: Language.allCases)
  func `what a text shows before it is done is done by Enter`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.press("3 Home Space Space Delete")
    expectUnsaved(
      &driver,
      "Nothing is saved yet: Enter does it, Esc drops it.",
      "尚未保存：回车执行，Esc 放弃。"
    )
    driver.press("Enter")
    #expect(driver.board.record(Self.reference) == nil)
  }

  @Test(arguments: Language.allCases)
  func `a form in which nothing was typed has nothing to save`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.press("3 Home e F1 ^S")
    #expect(driver.message.contains(language == .en ? "All is saved" : "都已保存"))
  }

  @Test(arguments: Language.allCases)
  func `while a save waits for a colleague's, nothing is called saved`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.press("3")
    driver.send(.store(.waiting(who: "zhao", seconds: 2)))
    expectUnsaved(
      &driver,
      "Not saved yet: zhao is saving; it is tried again.",
      "尚未保存：zhao正在保存；会自动重试。"
    )
  }
}
