import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct HistoryTests {
  static let first = Sample.enterprises[0].reference
  static let second = Sample.enterprises[1].reference

  /// A dashboard on a store where colleagues have made some changes.
  func driver(_ language: Language = .en, size: Size = Size(80, 24)) -> Driver {
    var driver = Driver(Sample.all, size: size, language: language)
    driver.colleague(
      [.set(Self.first, field: "shortName", before: nil, after: .text("Nami"))],
      label: "Short name = Nami"
    )
    driver.colleague(
      [
        .set(Self.first, field: "shortName", before: .text("Nami"), after: .text("Nami P.")),
        .set(Self.second, field: "state", before: .text("registered"), after: .text("incubating")),
      ],
      label: "Tidy up two"
    )
    driver.colleague(
      [
        .create(
          RecordReference(register: "enterprises", id: "ent-9999"),
          Fields([("name", .text("Jørgen & 作者")), ("zone", .text("huairou-science-city"))])
        )
      ],
      label: "New enterprise"
    )
    driver.press("Esc")
    return driver
  }

  @Test(arguments: Language.allCases)
  func `the history of everything is as recorded at 80 by 24`(language: Language) {
    var driver = driver(language)
    driver.press("^T Down")
    expectGolden("history-\(language.rawValue)-80x24", driver.golden)
  }

  @Test(arguments: Language.allCases)
  func `what can be done with a change is as recorded`(language: Language) {
    var driver = driver(language)
    driver.press("^T Down F8")
    expectGolden("history-actions-\(language.rawValue)-80x24", driver.golden)
  }

  @Test func `the newest change stands first with its person's name`() {
    var driver = driver()
    driver.press("^T")
    #expect(driver.lines[2].contains("Zhao Min"))
    #expect(driver.lines[2].contains("new enterprise: Jørgen & 作者"))
  }

  @Test func `Enter shows the change in full`() {
    var driver = driver()
    driver.press("^T Down Enter")
    #expect(driver.screen.contains("Nami Purification Co. Ltd: Short name Nami -> Nami P."))
    #expect(driver.screen.contains("Optronix Nano: State registered -> incubating"))
    #expect(driver.screen.contains("Zhao Min (zhao), 2026-11-21 14:31"))
  }

  @Test func `the history of a field shows only that field`() {
    var driver = driver()
    driver.press("3 Enter /")
    driver.type("short name")
    driver.press("Enter Esc ^T")
    #expect(driver.lines[1].contains("History of Nami Purification Co. Ltd: Short name"))
    #expect(driver.lines[2].contains("Short name Nami -> Nami P."))
    #expect(driver.lines[3].contains("Short name ? -> Nami"))
    #expect(!driver.screen.contains("Jørgen"))
    driver.send(.resize(Size(56, 24)))
    #expect(driver.lines[1].contains(": Short name"), "\(driver.lines[1])")
  }

  @Test func `a change is taken back from its actions`() {
    var driver = driver()
    driver.press("^T Down F8 1")
    #expect(
      driver.effects.contains {
        if case .revert(3, untouchedOnly: false) = $0 { true } else { false }
      }
    )
  }

  @Test func `an earlier value of a field is put back`() {
    var driver = driver()
    driver.press("^T Down Down F8 2 1")
    let name = driver.board.source("enterprises").record("ent-0000")?["shortName"]
    #expect(name == .text("Nami"))
    #expect(driver.lines[2].contains("Short name Nami P. -> Nami"))
  }

  @Test func `a colleague's later value is not put away unasked`() {
    var driver = driver()
    driver.colleague([
      .set(Self.first, field: "shortName", before: .text("Nami P."), after: .text("Theirs"))
    ])
    func name() -> Value? { driver.board.source("enterprises").record("ent-0000")?["shortName"] }
    driver.press("^T Down Down F8 2")
    #expect(
      driver.screen.contains("Zhao Min changed Short name after this change"),
      "\(driver.screen)"
    )
    #expect(driver.screen.contains("It is Theirs now."))
    driver.press("Enter")
    #expect(name() == .text("Theirs"))
    driver.press("F8 2 1")
    #expect(name() == .text("Nami P."))
  }

  @Test(arguments: [
    Author(name: "zhao", uid: 1001, session: "s2"),
    Author(name: "li.wei", uid: 1002, session: "s2"),
  ])
  func `a value is not put back unasked where somebody happened to give it again`(by author: Author)
  {
    var driver = driver()
    func rename(_ before: String, _ after: String, _ author: Author) {
      driver.colleague(
        [.set(Self.first, field: "shortName", before: .text(before), after: .text(after))],
        by: author
      )
    }
    rename("Nami P.", "Alpha", Author(name: "li.wei", uid: 1000, session: "s1"))
    rename("Alpha", "Theirs", author)
    rename("Theirs", "Alpha", author)
    func name() -> Value? { driver.board.source("enterprises").record("ent-0000")?["shortName"] }
    driver.press("^T Down Down F8 3")
    let who = author.name == "zhao" ? "Zhao Min" : "Li Wei (uid 1002)"
    #expect(driver.screen.contains("\(who) changed Short name after"), "\(driver.screen)")
    #expect(driver.screen.contains("It is Alpha now."))
    #expect(name() == .text("Alpha"))
    driver.press("Up Up Enter")
    #expect(name() == .text("Nami P."))
  }

  @Test func `on a past board a record names the person and the time of then`() {
    var driver = driver()
    driver.press("3 Enter")
    driver.colleague(
      [.set(Self.first, field: "shortName", before: .text("Nami P."), after: .text("New"))],
      by: Author(name: "sun", uid: 1003, session: "s3")
    )
    #expect(driver.lines[1].contains("sun"), "\(driver.screen)")
    driver.send(.asOf(driver.past(3), Sample.clock.now))
    driver.press("3 Enter")
    #expect(driver.lines[1].contains("Zhao Min"), "\(driver.screen)")
    driver.send(.asOf(driver.board, nil))
    #expect(driver.lines[1].contains("sun"), "\(driver.screen)")
  }

  @Test func `two marked moments are compared by what differs between them`() {
    var driver = driver()
    driver.press("^T Space Down Space F8")
    driver.type("compare")
    driver.press("Enter")
    #expect(driver.screen.contains("2 changes; what differs after them:"))
    #expect(driver.screen.contains("new enterprise: Jørgen & 作者"))
    #expect(driver.screen.contains("Short name Nami -> Nami P."))
  }

  @Test func `a comparison tells of the settings that came into force between`() {
    var driver = driver()
    driver.colleague(
      [.adopt(file: "settings.yaml", before: nil, after: "registers: {}\n")],
      operation: .adopt,
      label: "settings.yaml"
    )
    driver.press("^T Space Down Space F8")
    driver.type("compare")
    driver.press("Enter")
    #expect(driver.screen.contains("settings.yaml is in force"))
    #expect(!driver.screen.contains("Nothing differs."))
  }

  @Test func `the board of a change's moment is asked for`() {
    var driver = driver()
    driver.press("^T F8")
    driver.type("as it was")
    driver.press("Enter")
    // By its number: others may have the same time.
    let asked = driver.effects.contains { effect in
      if case .openBoard(.change(seq: 4, _), _) = effect { true } else { false }
    }
    #expect(asked)
  }

  @Test(arguments: Language.allCases)
  func `F8 on the change in full opens its actions, as it does in the list`(language: Language) {
    var driver = driver(language)
    driver.press("^T Down F8")
    let actions = driver.screen
    driver.press("Esc Enter F8")
    #expect(driver.screen == actions)
    driver.press("1")
    #expect(
      driver.effects.contains { if case .revert(3, _) = $0 { true } else { false } }
    )
  }

  @Test(arguments: Language.allCases)
  func `F8 on a text without actions says that there are none`(language: Language) {
    var driver = driver(language)
    driver.press("^T F8")
    driver.type(language == .en ? "compare" : "比较")
    driver.press("Enter")
    let text = driver.state.overlays.count
    driver.press("F8")
    #expect(driver.state.overlays.count == text)
    #expect(
      driver.message
        == (language == .en
          ? "There are no actions on this text; Esc closes it." : "对这段文字没有可做的操作；按 Esc 关闭。")
    )
  }

  @Test(arguments: Language.allCases)
  func `a text that was taken out of force is nowhere told to be in force`(language: Language) {
    var driver = driver(language)
    driver.colleague(
      [.adopt(file: "settings.yaml", before: "registers: {}\n", after: nil)],
      operation: .adopt,
      label: "Take settings.yaml out of force"
    )
    let isOut = language == .en ? "settings.yaml is no longer in force" : "settings.yaml 不再生效"
    let label = language == .en ? "Take settings.yaml out of force" : "停用 settings.yaml"
    let kind = language == .en ? "put in force" : "已生效"
    #expect(driver.message.hasSuffix(isOut), "\(driver.message)")
    #expect(driver.lines.dropLast(3).joined().contains(isOut), "\(driver.screen)")
    driver.press("^T")
    #expect(driver.lines[2].contains(isOut), "\(driver.screen)")
    #expect(driver.screen.contains(label), "\(driver.screen)")
    #expect(!driver.screen.contains(kind))
    driver.press("Enter")
    #expect(driver.screen.contains(isOut))
    #expect(driver.screen.contains(label))
    #expect(!driver.screen.contains(kind))
    driver.press("Esc")
    // Undoing says what was undone.
    driver.colleague(
      [.adopt(file: "settings.yaml", before: nil, after: "registers: {}\n")],
      operation: .undo,
      of: driver.board.seq,
      label: "Take settings.yaml out of force"
    )
    driver.press("Home")
    let undone = (language == .en ? "taken back: " : "撤销：") + isOut
    #expect(driver.lines[2].contains(undone), "\(driver.screen)")
  }

  @Test(arguments: Language.allCases)
  func `the overview of a past moment names the changes up to it`(language: Language) {
    var driver = driver(language)
    driver.state.preferences.lastSeen = 1
    driver.state.preferences.lastVisit = 1_795_167_600_000
    let visit = language == .en ? "last visit" : "上次来访"
    driver.send(.resize(driver.state.size))
    #expect(driver.screen.contains(visit))
    #expect(driver.screen.contains("Jørgen"), "\(driver.screen)")
    driver.press("^T Down F8")
    driver.type(language == .en ? "as it was" : "当时")
    driver.press("Enter")
    driver.send(.asOf(driver.past(3), Sample.clock.now))
    #expect(driver.screen.contains("Tidy up two"), "\(driver.screen)")
    #expect(!driver.screen.contains("Jørgen"), "\(driver.screen)")
    #expect(!driver.screen.contains(visit))
    driver.send(.asOf(driver.past(2), Sample.clock.now))
    #expect(driver.screen.contains("Nami"))
    #expect(!driver.screen.contains("Tidy up two"), "\(driver.screen)")
    driver.press("Esc")
    #expect(isBackToNow(&driver))
    #expect(driver.screen.contains("Jørgen"), "\(driver.screen)")
    #expect(driver.screen.contains(visit))
  }

  /// Asks for the way back to now, and does what the event loop does then.
  private func isBackToNow(_ driver: inout Driver) -> Bool {
    let asked = driver.effects.contains { effect in
      if case .openBoard(nil, _) = effect { true } else { false }
    }
    driver.send(.asOf(driver.board, nil))
    return asked && driver.state.asOf == nil && !driver.lines[0].contains("READ-ONLY")
  }

  @Test func `Esc on the overview returns from the past to now, with what was changed meanwhile`() {
    var driver = driver()
    driver.press("^T")
    driver.send(.asOf(driver.past(2), Sample.clock.now))
    #expect(driver.lines[0].contains("READ-ONLY"))
    #expect(driver.lines[0].contains("Esc: now"))
    driver.colleague([.set(Self.second, field: "name", before: nil, after: .text("Meanwhile"))])
    #expect(!driver.screen.contains("Meanwhile"))
    driver.press("Esc")
    #expect(isBackToNow(&driver))
    #expect(driver.message == "Back to now.")
    #expect(driver.screen.contains("Meanwhile"))
    // Things can be changed again.
    driver.press("3 F2")
    driver.type("X")
    driver.press("Enter")
    #expect(driver.changes.last?.author.name == "li.wei")
  }

  @Test func `the menu has the way back to now, and so has the command line`() {
    for way in ["menu", "line"] {
      var driver = driver()
      driver.send(.asOf(driver.past(2), Sample.clock.now))
      driver.press("3")
      #expect(driver.lines[0].contains("F9: now"))
      if way == "menu" {
        driver.press("F9")
        driver.type("back to now")
        driver.press("Enter")
      } else {
        driver.run("now")
      }
      #expect(isBackToNow(&driver), "\(way)")
      // In the present it is off.
      driver.effects = []
      driver.run("now")
      #expect(driver.message == "This is the present already.")
      #expect(driver.effects.isEmpty)
    }
  }

  @Test func `a comparison of a zone judges by where a record lay at the two moments`() {
    var driver = Driver(Sample.all, zone: "huairou-science-city")
    let (there, here) = (Value.text("beijing"), Value.text("huairou-science-city"))
    driver.colleague([.set(Self.first, field: "shortName", before: nil, after: .text("Early"))])
    driver.colleague([
      .set(Self.first, field: "shortName", before: .text("Early"), after: .text("Late"))
    ])
    driver.colleague([.set(Self.first, field: "zone", before: here, after: there)])
    driver.press("Esc ^T Down Space Space F8")
    driver.type("compare")
    driver.press("Enter")
    #expect(driver.screen.contains("Short name Early -> Late"), "\(driver.screen)")
  }

  @Test func `a change whose steps are too many for a page is shown in full when asked for`() {
    var driver = driver()
    driver.press("^T")
    guard case .history(let history) = driver.state.screen else {
      Issue.record("the history is not shown")
      return
    }
    let bare = driver.changes.map { change in
      Change(
        seq: change.seq,
        id: change.id,
        time: change.time,
        author: change.author,
        operation: .import,
        label: change.label,
        edits: []
      )
    }
    driver.send(
      .history(
        HistoryPage(
          query: history.query,
          changes: bare.reversed(),
          hasOlder: false,
          counts: [2: 1, 3: 2, 4: 4_933]
        )
      )
    )
    #expect(driver.screen.contains("4,933 steps ─"), "\(driver.screen)")
    #expect(driver.screen.contains("Too many steps to show here: Enter reads them."))
    driver.press("F8")
    #expect(driver.screen.contains("all 4,933 steps, as one change"))
    driver.press("Esc Enter")
    #expect(driver.screen.contains("Number 4: "), "\(driver.screen)")
    #expect(driver.screen.contains("Enterprises: 1 made"), "\(driver.screen)")
    #expect(driver.screen.contains("Jørgen & 作者"))
  }

  @Test func `a change that is here in part says how many steps it has in all`() {
    var driver = driver()
    driver.press("^T")
    guard case .history(let history) = driver.state.screen else { return }
    driver.send(
      .history(
        HistoryPage(
          query: history.query,
          changes: driver.changes.reversed(),
          hasOlder: false,
          counts: [4: 4_933]
        )
      )
    )
    #expect(driver.screen.contains(" of 4,933 steps ─"), "\(driver.screen)")
    driver.press("F8")
    #expect(driver.screen.contains("all 4,933 steps, as one change"))
  }

  @Test func `the filter counts while it is typed and Esc takes it off`() {
    var driver = driver()
    driver.press("^T /")
    driver.type("tidy")
    #expect(driver.lines[1].contains("1 / 3"))
    driver.press("Enter")
    #expect(driver.lines[2].contains("Tidy up two"))
    driver.press("Esc")
    #expect(driver.lines[1].contains(" 3 "))
  }

  @Test(arguments: Language.allCases)
  func `the filter finds the words of the rows in either language`(language: Language) {
    var driver = driver(language)
    driver.colleague(
      [.set(Self.first, field: "shortName", before: .text("Nami P."), after: .text("N"))],
      label: "修改 Nami"
    )
    driver.colleague(
      [.set(Self.first, field: "shortName", before: .text("N"), after: .text("Nami P."))],
      operation: .undo,
      of: driver.board.seq,
      label: "修改 Nami"
    )
    driver.colleague([.delete(Self.second, Sample.enterprises[1].fields)], label: "Delete X")
    driver.press("^T")
    for (word, count) in [
      ("撤销", 1), ("taken back", 1), ("重做", 0), ("删除", 1), ("Delete", 1), ("新建", 1),
      ("修改", 2), ("Edit", 2), ("简称", 4), ("short name", 4),
    ] {
      driver.press("/ ^U")
      driver.type(word)
      #expect(driver.lines[1].contains("\(count) / 6"), "\(word): \(driver.screen)")
      driver.press("Enter Esc")
    }
  }

  @Test func `the history is narrowed to a person or a register`() {
    var driver = driver()
    driver.press("^T F4")
    driver.type("enterprises")
    driver.press("Enter")
    #expect(driver.lines[1].contains("History of Enterprises"))
    driver.press("F4")
    driver.type("zhao")
    driver.press("Enter")
    #expect(driver.lines[1].contains("by Zhao Min"))
    #expect(driver.lines[2].contains("Jørgen"))
  }

  @Test func `a change that comes in leaves the cursor on its change`() {
    var driver = driver()
    driver.press("^T Down")
    driver.colleague([.set(Self.second, field: "shortName", before: nil, after: .text("Opt"))])
    guard case .history(let history) = driver.state.screen else {
      Issue.record("no history")
      return
    }
    #expect(history.change?.label == "Tidy up two")
    #expect(history.changes.count == 4)
  }

  @Test func `a change that was taken back says so`() {
    var driver = driver()
    driver.press("3 F2")
    driver.type("X")
    driver.press("Enter ^Z 0 ^T")
    #expect(driver.lines[2].contains("taken back: "))
    #expect(driver.lines[3].contains("(taken back)"))
  }

  @Test func `of a change that was taken back in part the rest can be taken back`() throws {
    var driver = driver()
    let change = try #require(driver.changes.first { $0.label == "Tidy up two" })
    let undone = change.edits[1].inverse
    driver.colleague([undone], operation: .revert, of: change.seq)
    driver.press("^T Down Down")
    #expect(driver.lines[4].contains("(taken back in part)"))
    #expect(driver.screen.contains("incubating  (taken back)"))
    #expect(!driver.screen.contains("Nami P.  (taken back)"))
    driver.press("F8")
    #expect(driver.screen.contains("what is left: 1 of 2 steps"))
    driver.press("Enter")
    let isReverted = driver.effects.contains { effect in
      if case .revert(change.seq, untouchedOnly: false) = effect { true } else { false }
    }
    #expect(isReverted)
  }

  @Test(arguments: ["^T", "^T F6 Down", "^T /", "^T F8"])
  func `every size can be drawn`(keys: String) {
    var driver = driver()
    driver.press(keys)
    for columns in stride(from: 1, through: 250, by: 17) {
      for rows in stride(from: 1, through: 70, by: 6) {
        driver.send(.resize(Size(columns, rows)))
        #expect(render(driver.state, size: driver.state.size).size == Size(columns, rows))
      }
    }
  }

  @Test func `fitting the widths shows long names of people in full`() {
    var driver = Driver(Sample.all)
    let name = "alexandra.weatherby-jones"
    driver.colleague(
      [.set(Self.first, field: "shortName", before: nil, after: .text("Nami"))],
      by: Author(name: name, uid: 1002, session: "s9")
    )
    driver.press("^T")
    #expect(!driver.lines[2].contains(name), "\(driver.screen)")
    driver.press("=")
    #expect(driver.lines[2].contains(name + "  "), "\(driver.screen)")
    #expect(driver.message.isEmpty)
  }
}
