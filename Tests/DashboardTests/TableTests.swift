import Canvas
import Dashboard
import Testing
import ZoneModel

struct TableTests {
  @Test func `a digit opens a pane and again the next register of it`() {
    var driver = Driver()
    driver.press("3")
    #expect(driver.lines[1].hasPrefix("[Enterprises 12]"))
    let first = driver.state.currentRegister?.id
    driver.press("3")
    #expect(driver.state.currentRegister?.id != first)
    #expect(driver.state.currentRegister?.pane == .enterprises)
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
