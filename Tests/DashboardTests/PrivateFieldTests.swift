import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

/// Fields that only editors see: the screen says of each that others do not, and shows them to nobody
/// else, in the history neither.
struct PrivateFieldTests {
  private static let contact = RecordReference(register: "contacts", id: "con-0001")
  private static let number = "010-69602231"
  private static let later = "13800138000"

  private func contacts(
    _ language: Language = .en,
    size: Size = Size(80, 24),
    isDemo: Bool = false,
    isEditor: Bool = true
  ) -> Driver {
    var driver = Driver(
      Sample.all,
      size: size,
      language: language,
      isDemo: isDemo,
      isEditor: isEditor
    )
    driver.run("contacts")
    return driver
  }

  private func line(with text: String, in driver: Driver) -> String {
    driver.lines.first { $0.contains(text) } ?? ""
  }

  @Test(arguments: [(Language.en, "private"), (.zh, "不公开")])
  func `detail, form and table say that others do not see a value`(
    language: Language,
    word: String
  ) {
    var driver = contacts(language, size: Size(140, 30))
    driver.press("Home Enter")
    #expect(line(with: Self.number, in: driver).contains(word))
    // What everybody sees has no such word.
    #expect(driver.lines.filter { $0.contains(word) }.count < 6)
    driver.press("e")
    #expect(line(with: Self.number, in: driver).contains(word))
    let name = language == .en ? "Name *" : "中文姓名"
    #expect(!line(with: name, in: driver).contains(word))
    driver = contacts(language, size: Size(140, 30))
    #expect(line(with: language == .en ? "Telephone" : "电话", in: driver).contains("(\(word))"))
  }

  @Test(arguments: [false, true])
  func `a reader and a demo see no private value in any history`(isDemo: Bool) {
    var driver = contacts(isDemo: isDemo, isEditor: isDemo)
    driver.colleague(
      [
        .set(
          Self.contact,
          field: "telephone",
          before: .text(Self.number),
          after: .text(Self.later)
        ),
        .set(Self.contact, field: "role", before: .text("office"), after: .text("finance")),
      ],
      label: "Telephone = …"
    )
    var seen = driver.screen
    for keys in ["^T", "Enter", "Down Down Enter", "Esc Esc 3", "0"] {
      driver.press(keys)
      seen += driver.screen
    }
    driver = contacts(isDemo: isDemo, isEditor: isDemo)
    driver.colleague(
      [.delete(Self.contact, driver.board.record(Self.contact)?.fields ?? Fields())],
      label: "Delete Wang Li"
    )
    for keys in ["Esc ^T", "Enter", "Down Down Down Enter"] {
      driver.press(keys)
      seen += driver.screen
    }
    #expect(seen.contains("Telephone = …"))
    #expect(seen.contains("Telephone … -> …"))
    #expect(seen.contains("-> finance"))
    #expect(!seen.contains(Self.number) && !seen.contains("69602231"), "\(seen)")
    #expect(!seen.contains(Self.later))
  }

  @Test func `an editor sees both values, and the label of the own change keeps them to itself`() {
    var driver = contacts(size: Size(140, 30))
    for _ in 0..<12 where driver.state.tables["contacts"]?.column != "telephone" {
      driver.press("Right")
    }
    driver.press("Home F2 ^U")
    driver.type(Self.later)
    driver.press("Enter")
    #expect(driver.changes.last?.label == "Telephone = …")
    driver.press("^T")
    #expect(driver.screen.contains("Telephone = …"))
    driver.press("Enter")
    #expect(driver.screen.contains("\(Self.number) -> \(Self.later)"))
  }
}
