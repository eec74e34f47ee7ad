import Canvas
import Dashboard
import Testing
import ZoneModel
import ZonePolicy

/// States that a screen tells of: a broken pack, an empty register, a store that is locked or cannot
/// be written.
struct StateTellingTests {
  private func broken(_ language: Language = .en) -> Driver {
    let text = Sample.pack.replacing("registeredCapital >= 5000000", with: "registeredCaptal >= 5")
    let book = PolicyBook(reading: [("city-rules.yaml", text)], registry: .standard)
    return Driver(Sample.all, language: language, zone: "huairou-science-city", book: book)
  }

  @Test func `a pack with a mistake says which rule is off, that the others work, and where`() {
    let driver = broken()
    #expect(
      driver.message.hasPrefix(
        "The rule enough-capital of city-rules is off, all others work (F1): city-rules.yaml:"
      ),
      "\(driver.message)"
    )
    #expect(driver.message.contains("did you mean registeredCapital?"), "\(driver.message)")
    #expect(
      broken(.zh).message.hasPrefix("city-rules 的规则 enough-capital 已停用，其余照常有效（F1 说明）：")
    )
  }

  @Test func `help explains what is off in a pack and what mends it`() {
    var driver = broken()
    driver.press("F1")
    #expect(driver.screen.contains("Off in the policy packs"), "\(driver.screen)")
    driver.press("Enter")
    #expect(driver.state.place == .page)
    for text in [
      "The rule enough-capital of city-rules is off", "In city-rules.yaml, line ", "rules.test",
      "zoneboard adopt",
    ] { #expect(driver.screen.contains(text), "\(driver.screen)") }
    var whole = Driver(Sample.all, zone: "huairou-science-city", book: Sample.book)
    whole.press("F1")
    #expect(!whole.screen.contains("Off in the policy packs"))
    whole.press("Esc")
    whole.run("pack-faults")
    #expect(whole.message == "Nothing of the policy packs is off.")
  }

  @Test func `an empty register says how rows of a spreadsheet are pasted`() {
    var driver = Driver(Sample.zones)
    driver.press("3")
    #expect(driver.screen.contains("F8 says how to paste rows from a spreadsheet."))
    driver.press("F8")
    driver.type("paste")
    driver.press("Enter")
    #expect(driver.state.place == .page)
    #expect(driver.screen.contains("Ctrl-Shift-V"), "\(driver.screen)")
    driver.press("Esc")
    driver.send(.input(.paste("name\tzone\nNami\thuairou-science-city\n")))
    #expect(driver.screen.contains("2 rows, 2 columns pasted. Import into Enterprises?"))
  }

  @Test func `what holds up saving is told whole, with its key`() {
    var driver = Driver()
    driver.press("3")
    driver.send(.store(.waiting(who: "Another program", seconds: 1)))
    #expect(driver.screen.contains("^C stops\n  trying."), "\(driver.screen)")
    let why = Phrase(
      "The disk of /srv/parks/huairou is full, 0 B are free. Make room on it.",
      "磁盘已满。"
    )
    driver.send(.store(.readOnly(why)))
    #expect(driver.screen.contains("it. ^S tries again."), "\(driver.screen)")
    driver.send(.store(.readOnly(why, isForGood: true)))
    #expect(!driver.screen.contains("^S tries again."))
    #expect(driver.screen.contains("Make room on\n  it."), "\(driver.screen)")
  }

  @Test func `a pasted tab is a space in a line`() {
    var driver = Driver()
    driver.press("3 /")
    driver.send(.input(.paste("Left\tRight\nNext")))
    #expect(driver.screen.contains("/ Left Right Next"), "\(driver.screen)")
  }
}
