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

  @Test func `a row is marked for what is due on a record that refers to it, and ! finds it`()
    throws
  {
    let patent = Sample.record(
      "patents",
      "pat-0900",
      [
        ("name", .text("Sieve")), ("applicant", .text("ent-0003")), ("kind", .text("invention")),
        ("filedOn", .text("2020-11-05")), ("grantedOn", .text("2022-01-10")),
        ("state", .text("granted")),
      ]
    )
    func isMarked(_ driver: Driver) -> Bool {
      driver.lines.contains { $0.contains("Morning Star") && $0.hasPrefix(" !") }
    }
    var bare = Driver()
    bare.press("3 Down")
    let before = bare.lines.first { $0.contains("Morning Star") }
    var driver = Driver(Sample.records + [patent])
    driver.press("3 Down")
    #expect(driver.lines.first { $0.contains("Morning Star") } != before)
    #expect(isMarked(driver), "\(driver.screen)")
    driver.press("!")
    #expect(driver.screen.contains("Morning Star"))
    // Once it is settled the mark is gone, without a key.
    driver.colleague([.delete(patent.reference, patent.fields)])
    driver.press("Esc")
    #expect(!isMarked(driver), "\(driver.screen)")
  }
}
