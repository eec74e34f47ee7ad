import Canvas
import Dashboard
import Testing
import ZoneModel

struct TableTests {
  @Test func `every register is two keys away from wherever one is`() {
    var driver = Driver([])
    for pane in Pane.allCases {
      let open = CommandTable.standard["pane-\(pane.rawValue)"]?.keys.first
      for (place, register) in Registry.standard.registers(of: pane).enumerated() {
        let choose = CommandTable.standard["register-\(place + 1)"]?.keys.first
        for key in [open, choose] { key.map { driver.send(.input($0)) } }
        #expect(driver.state.currentRegister?.id == register.id)
        #expect(driver.state.place == .table)
      }
    }
    for before in ["0", "3 Down", "3 Esc"] {
      driver.press(before + " 8 ;")
      #expect(driver.state.currentRegister?.id == "talent-service-cases")
    }
  }

  @Test func `a pane shows its registers with their keys until any other key`() {
    var driver = Driver()
    driver.press("3")
    #expect(driver.lines[1].hasPrefix("[Enterprises 12]"))
    #expect(driver.screen.contains("2 Qualifications"))
    driver.press("Down")
    #expect(!driver.screen.contains("2 Qualifications"))
    #expect(driver.state.currentRecord?.id == Sample.enterprises[1].id)
    driver.press("4 Esc")
    #expect(driver.state.currentRegister?.id == "patents")
    driver.press("3 Enter")
    #expect(driver.state.place == .detail)
  }

  @Test func `the menu of a pane that was just opened names its registers`() {
    var driver = Driver()
    driver.press("3 F9")
    driver.type("qualifications")
    driver.press("Enter")
    #expect(driver.state.currentRegister?.id == "qualifications")
  }

  @Test func `rows stay where they are when a colleague deletes one`() {
    var driver = Driver()
    driver.press("3 Down Down Down")
    let before = driver.lines
    let cursor = driver.state.currentRecord
    let reference = RecordReference(register: "enterprises", id: "ent-0001")
    driver.colleague([.delete(reference, Fields())])
    #expect(driver.state.currentRecord == cursor)
    #expect(driver.lines[6] == before[6])
    #expect(driver.lines[5].contains("deleted by zhao"))
  }
}
