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

  @Test func `drawing again keeps the cursor's place in the order where its row was deleted`() {
    var driver = Driver()
    driver.press("3 Down Down Down")
    func name(_ record: Record) -> String { record["name"]?.text ?? "" }
    let shown = driver.lines[4...].compactMap { line in
      Sample.enterprises.first { line.contains(name($0).prefix(12)) }
    }
    func delete(_ record: Record) {
      driver.colleague([.delete(record.reference, record.fields)])
      driver.press("^L")
    }
    #expect(driver.state.currentRecord == shown[3].reference)
    delete(shown[3])
    #expect(driver.state.currentRecord == shown[4].reference)
    // Its neighbour is gone, too, and so is what came before it.
    driver.colleague([.delete(shown[1].reference, shown[1].fields)])
    driver.colleague([.delete(shown[5].reference, shown[5].fields)])
    delete(shown[4])
    #expect(driver.state.currentRecord == shown[6].reference)
    driver.press("End")
    delete(shown[11])
    #expect(driver.state.currentRecord == shown[10].reference)
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
    let payment = Sample.record(
      "fee-payments",
      "fee-0900",
      [("patent", .text("pat-0900")), ("year", .number(4)), ("paidOn", .text("2023-10-20"))]
    )
    func isMarked(_ driver: Driver) -> Bool {
      driver.lines.contains { $0.contains("Morning Star") && $0.hasPrefix(" !") }
    }
    var bare = Driver()
    bare.press("3 Down")
    let before = bare.lines.first { $0.contains("Morning Star") }
    var driver = Driver(Sample.records + [patent, payment])
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
