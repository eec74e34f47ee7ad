import Canvas
import Dashboard
import Foundation
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

  /// The key table of the screens, cell by cell.
  ///
  /// The keys of a row, then what they do on the overview, in a table, a detail, a form, a line that
  /// is typed, a pop-up list and the history. `-` does nothing, `types` is text.
  static let table = """
    F1 | help | help | help | about-field | help | help | help
    ? | help | help | help | types | types | types | help
    F2 | edit-field | edit-cell | edit-field | large-editor | - | - | -
    ^E | edit-record | edit-record | edit-record | - | - | - | -
    e | edit-record | edit-record | edit-record | types | types | types | -
    F3 ^F ^P | find | find | find | find | find | find | find
    F4 ^D | choices-here | column | tabs | choices | complete | - | history-filter-list
    F5 ^G | go-to | go-to | go-to | go-to | go-to | go-to | go-to
    F6 | next-area | next-area | next-area | next-field | - | - | next-area
    Tab | next-area | next-area | next-area | next-field | complete | - | next-area
    Shift-Tab | previous-area | previous-area | previous-area | previous-field | - | - | previous-area
    F7 ^K | check | check | check | what-if | - | - | -
    c | check | check | check | types | types | types | -
    F8 ^O | actions | actions | actions | actions | - | - | actions
    a | actions | actions | actions | types | types | types | actions
    F9 | menu | menu | menu | menu | menu | menu | menu
    : | command-line | command-line | command-line | types | types | types | command-line
    F10 ^Q | leave | leave | leave | leave | leave | leave | leave
    q | leave | close | close | types | types | types | close
    Esc | close | close | close | close | close | close | close
    Enter | open | open | open | next-field | accept-line | choose | open
    Up | up | up | up | typing-up | typing-up | up | up
    Down | down | down | down | typing-down | typing-down | down | down
    PgUp | page-up | page-up | page-up | typing-page-up | typing-page-up | page-up | page-up
    PgDn | page-down | page-down | page-down | typing-page-down | typing-page-down | page-down | page-down
    k | up | up | up | types | types | types | up
    j | down | down | down | types | types | types | down
    Left | left | left | left | text-left | text-left | text-left | -
    Right | right | right | right | text-right | text-right | text-right | -
    h | left | left | left | types | types | types | -
    l | right | right | right | types | types | types | -
    Home | first | first | first | text-first | text-first | text-first | first
    End | last | last | last | text-last | text-last | text-last | last
    g | first | first | first | types | types | types | first
    G | last | last | last | types | types | types | last
    Space | - | mark | mark | types | types | tick | mark
    * | - | mark-all | mark-all | types | types | types | -
    / | filter | filter | filter | types | types | types | filter
    ! | only-marked | only-marked | only-marked | types | types | types | -
    [ | - | previous-group | previous-record | types | types | types | -
    ] | - | next-group | next-record | types | types | types | -
    < | back | back | back | types | types | types | back
    > | forward | forward | forward | types | types | types | forward
    Backspace | back | back | back | erase | erase | erase | back
    , | - | registers | - | types | types | types | -
    0 | overview | overview | overview | types | types | choose-10 | overview
    1 | pane-zones | pane-zones | pane-zones | types | types | choose-1 | pane-zones
    2 | pane-incubators | pane-incubators | pane-incubators | types | types | choose-2 | pane-incubators
    3 | pane-enterprises | pane-enterprises | pane-enterprises | types | types | choose-3 | pane-enterprises
    4 | pane-patents | pane-patents | pane-patents | types | types | choose-4 | pane-patents
    5 | pane-funds | pane-funds | pane-funds | types | types | choose-5 | pane-funds
    6 | pane-achievements | pane-achievements | pane-achievements | types | types | choose-6 | pane-achievements
    7 | pane-projects | pane-projects | pane-projects | types | types | choose-7 | pane-projects
    8 | pane-talent | pane-talent | pane-talent | types | types | choose-8 | pane-talent
    9 | pane-facilities | pane-facilities | pane-facilities | types | types | choose-9 | pane-facilities
    - | pane-scenarios | pane-scenarios | pane-scenarios | types | types | choose-11 | pane-scenarios
    & | pane-partners | pane-partners | pane-partners | types | types | choose-12 | pane-partners
    # | pane-land | pane-land | pane-land | types | types | choose-13 | pane-land
    ; | pane-policies | pane-policies | pane-policies | types | types | choose-14 | pane-policies
    % | pane-performance | pane-performance | pane-performance | types | types | choose-15 | pane-performance
    ^N Insert | new | new | new | - | - | - | -
    + n | new | new | new | types | types | types | -
    Delete | - | delete | delete | erase-right | erase-right | erase-right | -
    ^S | all-is-saved | all-is-saved | all-is-saved | save | all-is-saved | all-is-saved | all-is-saved
    ^Z | undo | undo | undo | undo-typing | undo-typing | undo-typing | undo
    u | undo | undo | undo | types | types | types | undo
    ^Y ^R | redo | redo | redo | redo-typing | redo-typing | redo-typing | redo
    ^C | copy | copy | copy | copy | copy | copy | copy
    y | copy | copy | copy | types | types | types | copy
    ^T | history | history | history | field-history | - | - | -
    H | history | history | history | types | types | types | -
    ^L | redraw | redraw | redraw | redraw | redraw | redraw | redraw
    = | - | fit | - | types | types | types | fit
    s | - | sort | - | types | types | types | -
    f | - | values | - | types | types | types | history-filter-list
    v | - | views | - | types | types | types | -
    w | my-work | my-work | my-work | types | types | types | my-work
    r | reports | reports | reports | types | types | types | reports
    b | bookmark | bookmark | bookmark | types | types | types | bookmark
    @ | zone | zone | zone | types | types | types | zone
    z | zone | zone | zone | types | types | types | zone
    ^U | - | - | - | erase-line | erase-line | erase-line | -
    ^W | - | - | - | erase-word | erase-word | erase-word | -
    """

  /// The places that the columns of the table are about.
  static let columns: [Place] = [.overview, .table, .detail, .form, .line, .list, .history]

  /// The cells of the table: a key, a place and what the key does there.
  static let contract: [(key: String, place: Place, does: String)] = table.split(separator: "\n")
    .flatMap { row in
      let cells = row.components(separatedBy: " | ").map { $0.trimmingCharacters(in: .whitespaces) }
      precondition(cells.count == columns.count + 1, "a row of the key table lacks cells: \(row)")
      return cells[0].split(separator: " ").flatMap { key in
        zip(columns, cells.dropFirst()).map { (String(key), $0, $1) }
      }
    }

  @Test(arguments: columns)
  func `a key means what the table of keys says`(place: Place) {
    for cell in Self.contract where cell.place == place {
      guard let key = Key(named: cell.key) else {
        Issue.record("no key is called \(cell.key)")
        continue
      }
      let meaning = CommandTable.standard.command(for: key, in: place)?.id
      let isNone = ["-", "types"].contains(cell.does)
      #expect(meaning == (isNone ? nil : cell.does), "\(cell.key) in \(place.rawValue)")
      #expect(cell.does != "types" || place.isTyping, "\(cell.key) in \(place.rawValue)")
    }
  }

  @Test(arguments: columns)
  func `no key means anything that the table of keys leaves out`(place: Place) {
    let told = Set(Self.contract.filter { $0.place == place }.map(\.key))
    for command in CommandTable.standard.commands(in: place) {
      for key in command.keys(in: place) {
        #expect(told.contains(key.shown), "\(key.shown), \(command.id), in \(place.rawValue)")
      }
    }
  }

  @Test(arguments: ways.filter { columns.contains($0.place) && !$0.place.isTyping })
  func `a key that the table leaves empty says that it does nothing here`(
    way: (place: Place, keys: String)
  ) {
    let start = driver(in: way)
    for cell in Self.contract where cell.place == way.place && cell.does == "-" {
      var driver = start
      driver.press(cell.key)
      #expect(driver.message.contains("does nothing here"), "\(cell.key) in \(way.place.rawValue)")
    }
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
    guard case .copy(let rows)? = driver.effects.last else {
      Issue.record("no rows copied")
      return
    }
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
