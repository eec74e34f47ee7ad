import Canvas
import Dashboard
import Testing
import ZoneModel

/// The key table of the screens, held key by key.
struct KeyContractTests {
  /// Keys that lead to a place from the overview.
  static let ways: [(place: Place, keys: String)] = [
    (.overview, ""), (.table, "3"), (.detail, "3 Enter"), (.history, "^T"), (.form, "3 ^E"),
    (.line, "3 /"), (.list, "F5"), (.page, "3 * Delete"), (.finding, "3 F7"),
  ]

  private func driver(in way: (place: Place, keys: String)) -> Driver {
    var driver = Driver()
    driver.press(way.keys)
    #expect(driver.state.place == way.place)
    return driver
  }

  @Test(arguments: ways)
  func `every command of a place does something by its key without a letter`(
    way: (place: Place, keys: String)
  ) {
    for command in CommandTable.standard.commands(in: way.place) {
      guard let key = command.keys(in: way.place).first(where: { !$0.isLetter }) else { continue }
      var driver = driver(in: way)
      driver.send(.input(key))
      #expect(!driver.message.contains("does nothing here"), "\(command.id) by \(key.shown)")
    }
  }

  @Test(arguments: ways)
  func `every command of a place is in the menu with its key or why it is off`(
    way: (place: Place, keys: String)
  ) {
    guard !way.place.isTyping, way.place != .page else { return }
    var driver = driver(in: way)
    driver.press("F9")
    guard case .list(let menu)? = driver.state.overlays.last else {
      Issue.record("F9 opens no menu")
      return
    }
    let listed = Set(menu.items.map(\.id))
    for command in CommandTable.standard.commands(in: way.place)
    where command.section != .typing && command.id != "menu" {
      #expect(listed.contains(command.id), "\(command.id) is not in the menu")
    }
  }

  /// The rows of the key table: the place, the key, the command.
  static let contract: [(Place, String, String)] = [
    (.overview, "F1", "help"), (.table, "?", "help"), (.form, "F1", "about-field"),
    (.table, "F2", "edit-cell"), (.detail, "F2", "edit-field"), (.form, "F2", "large-editor"),
    (.table, "^E", "edit-record"), (.detail, "e", "edit-record"),
    (.overview, "F3", "find"), (.form, "^F", "find"), (.history, "^P", "find"),
    (.table, "F4", "column"), (.detail, "^D", "tabs"), (.form, "F4", "choices"),
    (.line, "F4", "complete"), (.history, "F4", "history-filter-list"),
    (.overview, "F5", "go-to"), (.form, "^G", "go-to"), (.table, "F6", "next-area"),
    (.detail, "Tab", "next-area"), (.form, "Tab", "next-field"),
    (.form, "Shift-Tab", "previous-field"), (.table, "F7", "check"), (.form, "^K", "what-if"),
    (.table, "F8", "actions"), (.form, "^O", "actions"), (.history, "a", "actions"),
    (.table, "F9", "menu"), (.form, "F9", "menu"), (.list, "F9", "menu"),
    (.overview, ":", "command-line"), (.form, "F10", "leave"), (.overview, "q", "leave"),
    (.table, "q", "close"), (.table, "Esc", "close"), (.form, "Esc", "close"),
    (.table, "Enter", "open"), (.form, "Enter", "next-field"), (.table, "k", "up"),
    (.table, "PgDn", "page-down"), (.table, "h", "left"), (.table, "G", "last"),
    (.table, "Space", "mark"), (.table, "*", "mark-all"), (.table, "/", "filter"),
    (.overview, "!", "only-marked"), (.table, "[", "previous-group"),
    (.detail, "]", "next-record"), (.table, "<", "back"), (.detail, "Backspace", "back"),
    (.form, "Backspace", "erase"), (.table, ">", "forward"), (.table, "0", "overview"),
    (.table, "9", "pane-facilities"), (.table, "%", "pane-performance"), (.table, "^N", "new"),
    (.detail, "Insert", "new"),
    (.table, "+", "new"), (.table, "Delete", "delete"), (.form, "Delete", "erase-right"),
    (.table, "^S", "all-is-saved"), (.form, "^S", "save"), (.table, "^Z", "undo"),
    (.form, "^Z", "undo-typing"), (.table, "^R", "redo"), (.form, "^Y", "redo-typing"),
    (.table, "^C", "copy"), (.table, "y", "copy"), (.table, "^T", "history"),
    (.detail, "H", "history"), (.form, "^T", "field-history"), (.table, "^L", "redraw"),
    (.table, "=", "fit"), (.table, "s", "sort"), (.table, "f", "values"), (.table, "v", "views"),
    (.overview, "w", "my-work"), (.table, "b", "bookmark"), (.table, "@", "zone"),
    (.detail, "z", "zone"), (.line, "^U", "erase-line"), (.form, "^W", "erase-word"),
  ]

  @Test(arguments: contract)
  func `a key means what the table of keys says`(place: Place, name: String, command: String) {
    let key = Key(named: name)
    #expect(key != nil)
    let meaning = key.flatMap { CommandTable.standard.command(for: $0, in: place) }
    #expect(meaning?.id == command, "\(name) in \(place.rawValue)")
  }

  @Test func `characters are text where text is typed`() {
    for place in Place.allCases where place == .form || place == .line {
      for character in "?/:!*[]<>0123456789+=@ ekjhlgGqnuayHcswfvbz" {
        let command = CommandTable.standard.command(for: .character(character), in: place)
        #expect(command == nil, "\(character) in \(place.rawValue)")
      }
    }
  }

  @Test(arguments: zip("？／：！＊＝【】《》，１２３", "?/:!*=[]<>,123"))
  func `full-width characters mean their twins outside text`(wide: Character, plain: Character) {
    var one = Driver()
    one.press("3 Down")
    var other = one
    one.send(.input(.character(wide)))
    other.send(.input(.character(plain)))
    #expect(one.screen == other.screen)
  }

  @Test func `the ideographic space marks a row as a space does`() {
    var driver = Driver()
    driver.press("3")
    driver.send(.input(.character("\u{3000}")))
    #expect(driver.state.tables["enterprises"]?.marks.count == 1)
  }

  @Test func `Chinese text in a list or on the overview opens find with it`() {
    for keys in ["", "3"] {
      var driver = Driver(language: .zh)
      driver.press(keys)
      driver.type("纳米")
      guard case .list(let list)? = driver.state.overlays.last else {
        Issue.record("no find")
        continue
      }
      #expect(list.purpose == .find)
      #expect(list.query.text == "纳米")
      #expect(list.lines.count == 5)
    }
  }

  @Test func `Chinese text elsewhere says that an input method is on`() {
    var driver = Driver(language: .zh)
    driver.press("^T")
    driver.type("纳")
    #expect(driver.message == "中文输入法开着：按 Shift 切换，或用 F 键")
  }

  @Test func `pasted text never runs as commands`() {
    var driver = Driver()
    driver.press("3")
    let before = driver.lines.prefix(20)
    driver.send(.input(.paste("q")))
    #expect(Array(driver.lines.prefix(20)) == Array(before))
    #expect(driver.message.hasPrefix("Pasted text is never taken as keys"))
    driver.send(.input(.paste("a\tb\tc\nd\te\tf\n")))
    #expect(driver.screen.contains("2 rows, 3 columns pasted. Import into Enterprises?"))
    driver.press("Esc")
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func `Ctrl-C copies and never leaves`() {
    var driver = Driver()
    driver.press("3 ^C")
    guard case .copy(let text)? = driver.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text == "Nami Purification Co. Ltd")
    driver.press("Space Space ^C")
    guard case .copy(let rows)? = driver.effects.last else { return }
    #expect(rows.split(separator: "\n").count == 3)
    #expect(rows.hasPrefix("Name\tStage"))
  }

  @Test func `a message stays until the next key`() {
    var driver = Driver()
    driver.press("3 ^S")
    #expect(driver.message.hasPrefix("All is saved"))
    driver.send(.time(Sample.clock))
    #expect(driver.message.hasPrefix("All is saved"))
    driver.press("Down")
    #expect(driver.message.isEmpty)
  }
}
