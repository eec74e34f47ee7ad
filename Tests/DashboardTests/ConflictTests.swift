import Canvas
import Dashboard
import Foundation
import TestSupport
import Testing
import ZoneModel

/// Two people change the same record while one has its form open.
struct ConflictTests {
  private static let reference = Sample.enterprises[0].reference

  /// A form in which the name and the registered capital were typed over, and a colleague changed
  /// the name, the state and the Chinese name meanwhile.
  private func driver(_ language: Language = .en, size: Size = Size(80, 24)) -> Driver {
    var driver = Driver(Sample.all, size: size, language: language)
    driver.press("3 Home e ^U")
    driver.type("Nami Water")
    driver.press("Tab Tab ^U")
    driver.type("Nami W")
    let record = driver.board.record(Self.reference)
    driver.colleague(
      [
        .set(
          Self.reference,
          field: "name",
          before: record?["name"],
          after: .text("Nami Clean Air")
        ),
        .set(
          Self.reference,
          field: "shortName",
          before: record?["shortName"],
          after: .text("Nami")
        ),
      ],
      label: "Correct the names"
    )
    driver.colleague(
      [
        .set(
          Self.reference,
          field: "nameZh",
          before: record?["nameZh"],
          after: .text("纳米净化")
        )
      ],
      label: "Chinese name"
    )
    return driver
  }

  private func value(_ field: String, _ driver: Driver) -> Value? {
    driver.board.record(Self.reference)?[field]
  }

  @Test(arguments: Language.allCases)
  func `both values stand side by side, as recorded`(language: Language) {
    var driver = driver(language)
    expectGolden("conflict-form-\(language.rawValue)-80x24", driver.golden)
    driver.press("^S")
    #expect(driver.state.place == .conflict)
    expectGolden("conflict-\(language.rawValue)-80x24", driver.golden)
    driver.press("Right Down Left")
    expectGolden("conflict-chosen-\(language.rawValue)-80x24", driver.golden)
    driver.send(.resize(Size(120, 40)))
    expectGolden("conflict-chosen-\(language.rawValue)-120x40", driver.golden)
  }

  @Test func `each field gets the value that was chosen for it`() {
    var driver = driver()
    driver.press("^S Right Down Left ^S")
    #expect(value("name", driver) == .text("Nami Water"))
    #expect(value("shortName", driver) == .text("Nami"))
    #expect(value("nameZh", driver) == .text("纳米净化"))
    #expect(
      driver.message.contains("Merged with Name in Chinese by Zhao Min."),
      "\(driver.message)"
    )
  }

  @Test func `what was typed over knowingly is not said to be merged`() {
    var driver = Driver()
    driver.press("3 Home")
    let reference = driver.state.currentRecord
    driver.press("e Tab")
    guard let reference else {
      Issue.record("no record")
      return
    }
    let before = driver.board.record(reference)?["nameZh"]
    driver.colleague([.set(reference, field: "nameZh", before: before, after: .text("甲"))])
    driver.press("^U")
    driver.type("乙")
    driver.press("^S")
    #expect(driver.board.record(reference)?["nameZh"] == .text("乙"))
    #expect(!driver.message.contains("Merged"), "\(driver.message)")
  }

  @Test func `nothing is saved before every field has a value`() {
    var driver = driver()
    let count = driver.changes.count
    driver.press("^S Right ^S")
    #expect(driver.changes.count == count)
    #expect(driver.state.place == .conflict)
    #expect(driver.screen.contains("Still to choose: Short name"))
  }

  @Test(arguments: [("4", "Nami Water"), ("5", "Nami Clean Air")])
  func `all fields get one person's values at once`(choice: String, name: String) {
    var driver = driver()
    driver.press("^S F4 \(choice) ^S")
    #expect(value("name", driver) == .text(name))
  }

  @Test func `Esc goes back to the form with everything that was typed`() {
    var driver = driver()
    driver.press("^S Left Esc")
    #expect(driver.state.place == .form)
    #expect(driver.screen.contains("yours"))
    driver.press("^S Up Right Esc")
    #expect(driver.screen.contains("Nami Water"))
  }

  @Test func `another value can be typed over both`() {
    var driver = driver()
    driver.press("^S Right Down F2 ^U")
    driver.type("NWA")
    driver.press("^S")
    #expect(value("shortName", driver) == .text("NWA"))
  }

  @Test func `a note is written to whoever changed the field, and the form stays`() {
    var driver = driver()
    driver.press("^S F8")
    driver.type("I have it from their letter.")
    driver.press("Enter")
    let note = driver.changes.last?.edits.first
    guard case .create(let reference, let fields)? = note else {
      Issue.record("no note was made")
      return
    }
    #expect(reference.register == "notes")
    #expect(fields["about"]?.text == Self.reference.description)
    #expect(fields["text"]?.text == "I have it from their letter.")
    #expect(fields["followUpOn"]?.day == Sample.clock.today)
    // Both values still stand side by side.
    #expect(driver.screen.contains("[ Note for"))
    #expect(value("name", driver) == .text("Nami Clean Air"))
    driver.press("F8 Esc")
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.screen.contains("[ Note for"))
  }

  @Test func `the value that is clicked is taken`() throws {
    var driver = driver()
    driver.press("^S")
    let row = try #require(driver.lines.firstIndex { $0.contains("Nami Clean Air  Nami Water") })
    let before = driver.lines[row].components(separatedBy: "Nami Clean Air")[0]
    let click = Mouse(.press, at: Position(before.count, row))
    driver.send(.input(.mouse(click)))
    #expect(driver.lines[row].contains("‹ theirs ›"))
  }

  @Test func `a collision that the colleague takes back needs no choice`() {
    var driver = driver()
    let before = Sample.enterprises[0]
    driver.colleague([
      .set(
        Self.reference,
        field: "name",
        before: .text("Nami Clean Air"),
        after: before["name"]
      ),
      .set(Self.reference, field: "shortName", before: .text("Nami"), after: before["shortName"]),
    ])
    driver.press("^S")
    #expect(value("name", driver) == .text("Nami Water"))
    #expect(value("shortName", driver) == .text("Nami W"))
  }

  @Test func `a record that was deleted meanwhile is made again with what was typed`() {
    var driver = driver()
    let fields = driver.board.record(Self.reference)?.fields ?? Fields()
    driver.colleague([.delete(Self.reference, fields)])
    #expect(driver.lines[1].contains("Zhao Min deleted this"))
    driver.press("^S")
    #expect(driver.screen.contains("The record was deleted"))
    driver.press("2")
    #expect(value("name", driver) == .text("Nami Water"))
    #expect(value("nameZh", driver) == .text("纳米净化"))
  }

  @Test func `elements of a set that both added are both saved`() throws {
    var driver = Driver(Sample.all)
    driver.press("3 Home e")
    for _ in 0..<60 where !driver.lines.contains(where: { $0.contains("▸ Tags") }) {
      driver.press("Tab")
    }
    driver.type("water")
    driver.colleague([.members(Self.reference, field: "tags", added: ["nano"], removed: [])])
    #expect(driver.screen.contains("saving keeps both"))
    driver.press("^S")
    let tags = try #require(value("tags", driver)?.list)
    #expect(tags.contains("nano") && tags.contains("water"))
  }

  @Test func `the screen is drawn at every size without a crash`() {
    var driver = driver()
    driver.press("^S")
    for columns in stride(from: 1, through: 200, by: 13) {
      for rows in 1...40 {
        driver.send(.resize(Size(columns, rows)))
        _ = driver.screen
      }
    }
  }
}
