import Dashboard
import Testing
import ZoneModel

struct ReasonTests {
  private let first = RecordReference(register: "enterprises", id: "ent-0000")

  private func refused() -> Driver {
    var driver = Driver()
    driver.refusal = Refusal(
      .policy,
      record: first,
      Phrase("Guofa (19): Entry is strictly controlled.", "国发（19）：严格控制。"),
      nextStep: Phrase("Give a reason.", "请填写理由。")
    )
    driver.press("3 F2 ^U")
    driver.type("Smelter")
    driver.press("Enter")
    return driver
  }

  @Test func `a change that a rule refuses asks for a reason and says the clause`() {
    let driver = refused()
    #expect(driver.changes.isEmpty)
    #expect(driver.screen.contains("Reason to save all the same"))
    #expect(driver.screen.contains("Guofa (19)"))
  }

  @Test(arguments: [true, false])
  func `what a rule says stands whole on the screen, before saving and at it`(isSaved: Bool) {
    var driver = Driver()
    driver.refusal = Refusal(
      .policy,
      record: first,
      Phrase(
        "Guofa (19): " + String(repeating: "Entry is strictly controlled. ", count: 6) + "(High)",
        "国发（19）：严格控制。"
      ),
      nextStep: Phrase("Give a reason at the end.", "请填写理由。")
    )
    driver.press("3 ^E")
    driver.type("x")
    driver.press(isSaved ? "^S" : "F7")
    #expect(driver.screen.contains("(High)"))
    #expect(driver.screen.contains("the end."))
    #expect(driver.screen.contains("Reason to save all the same") == isSaved)
    #expect(driver.screen.contains("If it were saved now") == !isSaved)
  }

  @Test func `what if says that nothing is found only where no rule refuses either`() {
    var driver = Driver()
    driver.press("3 ^E")
    driver.type("x")
    driver.press("F7")
    #expect(driver.screen.contains("it can be saved like this."))
    #expect(driver.changes.isEmpty)
  }

  @Test func `with a reason it is sent again and the reason goes with it`() {
    var driver = refused()
    driver.refusal = nil
    driver.type("Pilot without smelting")
    driver.press("Enter")
    #expect(driver.board.record(first)?["name"]?.text == "Smelter")
    let whys = driver.effects.compactMap { effect -> String? in
      if case .commit(let draft) = effect { draft.why } else { nil }
    }
    #expect(whys == ["Pilot without smelting"])
  }

  @Test(arguments: ["Esc", "Enter"])
  func `without a reason nothing is changed`(key: String) {
    var driver = refused()
    driver.refusal = nil
    driver.press(key)
    #expect(driver.changes.isEmpty)
    #expect(driver.state.overlays.isEmpty)
  }
}
