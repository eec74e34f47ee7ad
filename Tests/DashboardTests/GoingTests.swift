import Canvas
import Dashboard
import Testing
import ZoneModel
import ZoneQuery

struct GoingTests {
  @Test(arguments: ["patents", "zl", "专利", "PATENT"])
  func `go-to is narrowed by typing, also by first letters of pinyin`(text: String) {
    var driver = Driver(language: .zh)
    driver.press("F5")
    driver.type(text)
    driver.press("Enter")
    #expect(driver.state.currentRegister?.id == "patents", "\(text)")
  }

  @Test func `a command that takes nothing does nothing with what stands behind it`() {
    var driver = Driver()
    driver.press("3 Home")
    let count = driver.changes.count
    driver.type(":delete ent-0001")
    driver.press("Enter")
    #expect(driver.changes.count == count)
    #expect(driver.message.contains("takes nothing behind it"))
    driver.type(":new notes")
    driver.press("Enter")
    #expect(driver.screen.contains("New note"))
    driver.press("Esc")
    driver.type(":open ent-0001")
    driver.press("Enter")
    #expect(driver.state.currentRecord?.id == "ent-0001")
  }

  @Test func `the command line takes names in words`() {
    var driver = Driver(language: .zh)
    driver.press("3")
    driver.type(":zone 怀柔科学城")
    driver.press("Enter")
    #expect(driver.state.preferences.zone == "huairou-science-city")
    driver.type(":sort 阶段:desc")
    driver.press("Enter")
    #expect(!driver.message.contains("没有字段"))
    driver.type(":新建")
    driver.press("Enter")
    #expect(driver.state.place == .form)
  }

  @Test func `a mark that is not under the cursor is shown before it is deleted`() {
    var driver = Driver()
    driver.press("3 Home Space Down Down")
    let count = driver.changes.count
    driver.press("Delete")
    #expect(driver.changes.count == count)
    driver.press("Enter")
    #expect(driver.changes.count == count + 1)
  }

  @Test func `a digit takes a line of a list and digits are typed where numbers are searched`() {
    var driver = Driver()
    driver.press("F5 1")
    #expect(driver.state.place == .overview)
    driver.press("F3")
    driver.type("device 12")
    guard case .list(let list)? = driver.state.overlays.last else {
      Issue.record("find is closed")
      return
    }
    #expect(list.query.text == "device 12")
    #expect(list.lines.map(\.id) == ["patents/pat-1012"])
    driver.press("Enter")
    #expect(driver.state.currentRecord?.id == "pat-1012")
  }

  @Test func `back and forward walk through the screens`() {
    var driver = Driver()
    driver.press("3 4 Enter")
    #expect(driver.state.place == .detail)
    driver.press("Backspace Backspace")
    #expect(driver.state.currentRegister?.id == "enterprises")
    driver.press("> >")
    #expect(driver.state.place == .detail)
    driver.press("> <")
    #expect(driver.state.currentRegister?.id == "patents")
  }

  @Test func `a table is where it was left when it is opened again`() {
    var driver = Driver()
    driver.press("3 Down Down 4 3")
    #expect(driver.state.currentRecord?.id == "ent-00010")
  }

  @Test(
    arguments: [
      (":patents device", "patents", "device"), (":专利", "patents", ""),
      (":enterprises state:incubating", "enterprises", "state:incubating"),
    ])
  func `the command line opens registers with a filter`(
    line: String,
    register: String,
    filter: String
  ) {
    var driver = Driver()
    driver.type(line)
    driver.press("Enter")
    #expect(driver.state.currentRegister?.id == register)
    #expect(driver.state.tables[register]?.filter == filter)
  }

  @Test func `the command line does commands, completes, recalls and names the nearest`() {
    var driver = Driver()
    driver.type(":lang zh")
    driver.press("Enter")
    #expect(driver.state.language == .zh)
    driver.type(":zone huai")
    driver.press("Tab Enter")
    #expect(driver.state.preferences.zone == "huairou-science-city")
    driver.press(":")
    driver.press("Up Up Enter")
    #expect(driver.state.language == .zh)
    driver.type(":lang en")
    driver.press("Enter")
    driver.type(":paten")
    driver.press("Enter")
    #expect(driver.message == "There is no command paten here. Nearest: patents.")
  }

  @Test func `suspending is a command and never a key`() {
    var driver = Driver()
    driver.type(":suspend")
    driver.press("Enter")
    guard case .suspend? = driver.effects.last else {
      Issue.record("not suspended")
      return
    }
    #expect(CommandTable.standard["suspend"]?.keys.isEmpty == true)
  }

  @Test func `a bookmark is listed by go-to and taken off again`() {
    var driver = Driver()
    driver.press("3 b 0 F5")
    driver.type("enterprises")
    #expect(driver.screen.contains("Enterprises"))
    #expect(driver.state.preferences.bookmarks == ["enterprises"])
    driver.press("Esc 3 b")
    #expect(driver.state.preferences.bookmarks.isEmpty)
  }

  @Test func `a view keeps filter, order and columns`() {
    var driver = Driver()
    driver.press("3 /")
    driver.type("nano")
    driver.press("Enter s v")
    driver.type("save")
    driver.press("Enter")
    driver.type("Nano firms")
    driver.press("Enter")
    #expect(driver.state.preferences.views.map(\.name) == ["Nano firms"])
    #expect(driver.state.preferences.views.first?.sort == ["name"])
    driver.press("Esc Esc Esc 4 F5")
    driver.type("Nano firms")
    driver.press("Enter")
    #expect(driver.state.tables["enterprises"]?.filter == "nano")
  }

  @Test func `help is searched by typing and does what it explains`() {
    var driver = Driver()
    driver.press("3 ?")
    driver.type("sort by this")
    driver.press("Enter")
    #expect(driver.state.tables["enterprises"]?.sort.map(\.field) == ["name"])
  }

  @Test func `what is off says why in the menu`() {
    var driver = Driver()
    driver.press("3 F9")
    driver.type("forward")
    #expect(driver.screen.contains("You have not gone back from anything."))
    driver.press("Enter")
    #expect(driver.message == "You have not gone back from anything.")
    #expect(driver.state.place == .list)
  }

  @Test func `a draft that was found is gone on with, left or dropped`() {
    let draft = FormDraft(
      register: "enterprises",
      id: "ent-0000",
      revision: 1,
      seen: 1,
      texts: ["name": "Half"],
      keptAt: Sample.clock.now.milliseconds
    )
    var driver = Driver()
    driver.send(.drafts([draft]))
    #expect(
      driver.screen.contains("Unfinished: Nami Purification Co. Ltd, 1 field, 2026-11-21 14:31")
    )
    var dropping = driver
    dropping.press("Delete")
    guard case .dropDraft(let key)? = dropping.effects.last else {
      Issue.record("not dropped")
      return
    }
    #expect(key == "enterprises/ent-0000")
    driver.press("Enter")
    #expect(driver.state.place == .form)
  }
}

struct MouseTests {
  @Test func `a click puts the cursor, a double click opens, the wheel scrolls`() {
    var driver = Driver()
    driver.press("3")
    driver.send(.input(.mouse(Mouse(.press, at: Position(10, 7)))))
    #expect(driver.lines[7].hasPrefix("▸"))
    driver.send(.input(.mouse(Mouse(.wheelDown, at: Position(10, 7)))))
    #expect(driver.lines[10].hasPrefix("▸"))
    driver.send(.input(.mouse(Mouse(.press, at: Position(10, 5), clicks: 2))))
    #expect(driver.state.place == .detail)
  }

  @Test func `words of the footer and tabs of the strip are buttons`() {
    var driver = Driver()
    driver.press("3")
    let column = driver.lines[23].range(of: "F9 Menu").map {
      driver.lines[23].distance(from: driver.lines[23].startIndex, to: $0.lowerBound)
    }
    driver.send(.input(.mouse(Mouse(.press, at: Position((column ?? 0) + 4, 23)))))
    #expect(driver.state.place == .list)
    driver.send(.input(.mouse(Mouse(.press, at: Position(0, 23)))))
    #expect(driver.state.place == .table)
    driver.send(.input(.mouse(Mouse(.press, at: Position(20, 1)))))
    #expect(driver.state.currentRegister?.id == "qualifications")
  }

  @Test func `a click on the zone opens the zones`() {
    var driver = Driver()
    driver.send(.input(.mouse(Mouse(.press, at: Position(3, 0)))))
    #expect(driver.screen.contains("─ Zone ─"))
  }
}

extension String {
  /// The first place of a text, without Foundation.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }

  @Test func `F5 goes to what was changed since the last visit`() {
    var driver = Driver()
    driver.press("F5")
    #expect(!driver.screen.contains("Changes since"))
    driver.press("Esc")
    driver.state.preferences.lastVisit = 1_795_167_600_000
    driver.colleague([
      .set(
        RecordReference(register: "enterprises", id: "ent-0001"),
        field: "shortName",
        before: nil,
        after: .text("Opt")
      )
    ])
    driver.press("F5")
    driver.type("changes since")
    driver.press("Enter")
    #expect(driver.lines[1].contains("since 2026-11-"), "\(driver.lines[1])")
    #expect(driver.screen.contains("-> Opt"))
  }
}
