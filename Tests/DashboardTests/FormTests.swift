import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct FormTests {
  private func reference(_ id: String) -> RecordReference {
    RecordReference(register: "enterprises", id: id)
  }

  /// A driver with the form of the first enterprise open, on a field.
  private func form(_ language: Language = .en, size: Size = Size(80, 24)) -> Driver {
    var driver = Driver(size: size, language: language)
    driver.press("3 Home e")
    return driver
  }

  /// Moves to the line of a field by its label.
  private func go(to label: String, in driver: inout Driver) {
    for _ in 0..<60 where !driver.lines.contains(where: { $0.contains("▸ \(label)") }) {
      driver.press("Tab")
    }
  }

  @Test(arguments: Language.allCases)
  func `a form is as recorded at 80 by 24`(language: Language) {
    var driver = form(language)
    expectGolden("form-\(language.rawValue)-80x24", driver.golden)
    driver.press("Tab Tab ^U")
    driver.type("12 尺")
    expectGolden("form-typed-\(language.rawValue)-80x24", driver.golden)
  }

  @Test func `what cannot be read in a field that must be filled in is told once`() {
    var driver = form(size: Size(80, 120))
    go(to: "Zone", in: &driver)
    driver.press("^U")
    driver.type("Nowhere")
    driver.press("^S")
    #expect(driver.screen.contains("No record Nowhere in zones."))
    #expect(!driver.screen.contains("A value is needed"))
    #expect(driver.screen.contains("! Not yet: Zone (error)."))
    #expect(!driver.screen.contains("change nothing"))
    driver.press("^U ^S")
    #expect(driver.screen.contains("A value is needed"))
  }

  @Test func `what was typed is saved as one change and the form closes`() throws {
    var driver = form()
    driver.press("^U")
    driver.type("Nami Water")
    driver.press("^S")
    let id = try #require(driver.changes.last?.edits.first?.record?.id)
    #expect(driver.board.record(reference(id))?["name"] == .text("Nami Water"))
    #expect(driver.changes.count == 1)
    #expect(driver.message.contains("^Z"))
  }

  @Test func `what a new record takes from another field follows it until it is typed`() throws {
    let talents = [("tal-1", "Lin Yueshan", 1), ("tal-2", "Qi An", 2)].map { id, name, firm in
      Sample.record(
        "talents",
        id,
        [("name", .text(name)), ("employer", .text("enterprises/ent-000\(firm)"))]
      )
    }
    var driver = Driver(Sample.records + talents, size: Size(80, 40))
    driver.run("new work-permits")
    go(to: "Holder", in: &driver)
    driver.type("tal-1")
    let firms = try [1, 2].map { number in
      try #require(driver.board.record(reference("ent-000\(number)"))?["name"]?.text)
    }
    #expect(driver.screen.contains(firms[0]), "\(driver.screen)")
    driver.press("^U")
    driver.type("tal-2")
    #expect(driver.screen.contains(firms[1]) && !driver.screen.contains(firms[0]))
    go(to: "Employer", in: &driver)
    driver.press("^U")
    driver.type("ent-0003")
    go(to: "Holder", in: &driver)
    driver.press("^U")
    driver.type("tal-1")
    #expect(!driver.screen.contains(firms[0]), "\(driver.screen)")
  }

  @Test func `what the action to a state asks for is said at its field while it is typed`() {
    var driver = Driver(size: Size(80, 24), language: .en)
    driver.press("4 Down e")
    go(to: "State", in: &driver)
    driver.press("^U")
    driver.type("lapsed")
    go(to: "Why it lapsed", in: &driver)
    #expect(driver.screen.contains("“Why it lapsed” is needed where the state is “lapsed"))
    #expect(driver.screen.contains("Let lapse (let-lapse)"))
    driver.type("Not paid")
    #expect(!driver.screen.contains("“Why it lapsed” is needed"))
    driver.press("^S")
    #expect(driver.changes.isEmpty)
    go(to: "Ended", in: &driver)
    driver.type("2026-11-20")
    driver.press("^S")
    #expect(driver.changes.count == 1)
  }

  @Test func `the words of a set that takes new ones are listed to be ticked`() throws {
    var driver = form()
    go(to: "Field", in: &driver)
    driver.press("^U")
    driver.type("flying cars, nanot")
    driver.press("F4")
    // What was begun narrows the list; a new word that was finished stays.
    #expect(driver.screen.contains("nanotechnology"))
    #expect(!driver.screen.contains("artificial intelligence"))
    driver.press("Space Enter ^S")
    guard case .members(_, let field, let added, _)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was set: \(String(describing: driver.changes.last?.edits))")
      return
    }
    #expect(field == "field")
    #expect(
      added.contains("flying cars") && added.contains("nanotechnology") && !added.contains("nano")
    )
  }

  @Test func `money is read in the units people use, and said`() {
    var driver = form()
    go(to: "Registered cap", in: &driver)
    driver.press("^U")
    driver.type("1200万")
    #expect(driver.screen.contains("= 12,000,000 yuan"))
    driver.press("^S")
    guard case .set(_, let field, _, let after)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was set")
      return
    }
    #expect(field == "registeredCapital")
    #expect(after == .number(12_000_000))
  }

  @Test func `a value that cannot be read is not saved and its reason stands under it`() {
    var driver = form()
    go(to: "Registered cap", in: &driver)
    driver.press("^U")
    driver.type("much")
    driver.press("^S")
    #expect(driver.changes.isEmpty)
    #expect(driver.screen.contains("A number is expected"))
  }

  @Test func `an untouched field takes what a colleague saved meanwhile`() throws {
    var driver = form()
    let id = try #require(driver.state.currentRecord?.id)
    driver.press("^U")
    driver.type("Nami Water")
    driver.colleague([
      .set(reference(id), field: "nameZh", before: nil, after: .text("纳米水务"))
    ])
    #expect(driver.screen.contains("纳米水务"))
    driver.press("^S")
    #expect(driver.board.record(reference(id))?["nameZh"] == .text("纳米水务"))
    #expect(driver.board.record(reference(id))?["name"] == .text("Nami Water"))
  }

  @Test func `where both changed a field nobody is overwritten before a choice`() throws {
    var driver = form()
    let id = try #require(driver.state.currentRecord?.id)
    driver.press("^U")
    driver.type("Mine")
    driver.colleague([
      .set(reference(id), field: "name", before: nil, after: .text("Theirs"))
    ])
    driver.press("^S")
    #expect(driver.changes.count == 1)
    #expect(driver.board.record(reference(id))?["name"] == .text("Theirs"))
    #expect(driver.state.place == .conflict)
    #expect(driver.lines.contains { $0.contains("Theirs") && $0.contains("Mine") })
    driver.press("Right ^S")
    #expect(driver.board.record(reference(id))?["name"] == .text("Mine"))
    let last = try #require(driver.changes.last?.edits.first)
    #expect(
      last == .set(reference(id), field: "name", before: .text("Theirs"), after: .text("Mine"))
    )
  }

  @Test func `leaving keeps what was typed and the draft can be gone on with`() {
    var driver = form()
    driver.press("^U")
    driver.type("Half")
    driver.press("Esc")
    #expect(driver.message.contains("draft"))
    #expect(driver.state.drafts.first?.texts["name"] == "Half")
    let kept = driver.effects.contains { if case .keepDraft = $0 { true } else { false } }
    #expect(kept)
  }

  @Test func `a form whose draft was kept offers it, and another does not write over it`() throws {
    var driver = form()
    driver.press("^U")
    driver.type("Wombat")
    driver.press("Esc e")
    #expect(driver.screen.contains("Unfinished form"))
    #expect(driver.screen.contains("Name: Wombat"))
    driver.press("2")
    #expect(driver.state.place == .form)
    driver.press("^U")
    driver.type("Other")
    driver.press("Esc")
    #expect(driver.state.drafts.compactMap { $0.texts["name"] } == ["Other", "Wombat"])
    #expect(Set(driver.state.drafts.map(\.key)).count == 2)
    driver.press("e Esc")
    #expect(driver.state.drafts.count == 2)

    driver.press("F5")
    driver.type("wombat")
    #expect(driver.screen.contains("Unfinished: Nami"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    #expect(driver.screen.contains("Wombat"))
    driver.press("^S")
    #expect(driver.changes.count == 1)
    #expect(driver.state.drafts.compactMap { $0.texts["name"] } == ["Other"])
  }

  @Test func `find finds what was typed into a form that was left, also of a new record`() {
    var driver = Driver(language: .zh)
    driver.press("3 ^N")
    driver.type("煦钰科技")
    driver.press("Esc F3")
    driver.type("煦钰")
    #expect(driver.screen.contains("未填完：煦钰科技"))
    driver.press("Enter")
    #expect(driver.state.place == .form)
    #expect(driver.screen.contains("煦钰科技"))
    driver.press("Esc ^N")
    #expect(driver.screen.contains("未完成的表单"))
  }

  @Test func `typing is taken back in the form and the store is left alone`() {
    var driver = form()
    let before = driver.lines
    driver.type("x")
    driver.press("^Z")
    #expect(driver.lines[2...8] == before[2...8])
    #expect(driver.effects.allSatisfy { if case .undo = $0 { false } else { true } })
  }

  @Test func `what is typed in the large editor is in the draft and stays in the field`() {
    var driver = Driver()
    driver.press("3 Home Enter")
    _ = update(&driver.state, .input(.control("n")))
    driver.type("note")
    driver.press("Enter")
    go(to: "Text", in: &driver)
    driver.press("F2")
    driver.type("one")
    driver.press("Enter")
    driver.type("two")
    guard case .keepDraft(let draft)? = driver.effects.last else {
      Issue.record("no draft: \(String(describing: driver.effects.last))")
      return
    }
    #expect(draft.texts["text"] == "one\ntwo")
    // Leaving the editor drops nothing; what is not wanted is taken back in the form.
    driver.press("Esc")
    #expect(driver.message.contains("^Z"))
    guard case .keepDraft(let kept)? = driver.effects.last else {
      Issue.record("no draft: \(String(describing: driver.effects.last))")
      return
    }
    #expect(kept.texts["text"] == "one\ntwo")
    driver.press("^Z")
    switch driver.effects.last {
    case .keepDraft(let draft)?: #expect(draft.texts["text"] == nil)
    case .dropDraft(let key)?: #expect(key == draft.key)
    default: Issue.record("the draft stays: \(String(describing: driver.effects.last))")
    }
  }

  @Test func `a text of several lines keeps its line ends`() {
    var driver = Driver()
    driver.press("3 Home Enter")
    _ = update(&driver.state, .input(.control("n")))
    driver.type("note")
    driver.press("Enter")
    go(to: "Text", in: &driver)
    driver.press("F2")
    driver.type("one")
    driver.press("Enter")
    driver.type("two")
    driver.press("^S ^S")
    let texts = driver.changes.flatMap(\.edits).compactMap { edit -> Value? in
      if case .create(_, let fields) = edit { fields["text"] } else { nil }
    }
    #expect(texts == [.text("one\ntwo")])
  }

  @Test(arguments: ["F1 Esc", "F9 Esc", "F5 Esc", "F3 Esc", "F3 n a m i Enter <"])
  func `what is opened over the large editor leaves what was typed there`(keys: String) {
    var driver = Driver()
    driver.press("3 Home Enter")
    _ = update(&driver.state, .input(.control("n")))
    driver.type("note")
    driver.press("Enter")
    go(to: "Text", in: &driver)
    driver.press("F2")
    driver.type("one")
    driver.press(keys)
    #expect(driver.lines.contains { ($0 + " ").contains(" one ") }, "\(driver.screen)")
    driver.press("^S ^S")
    let texts = driver.changes.flatMap(\.edits).compactMap { edit -> Value? in
      if case .create(_, let fields) = edit { fields["text"] } else { nil }
    }
    #expect(texts == [.text("one")], "\(driver.screen)")
  }

  @Test func `the large editor of a field of one line has one line`() {
    var driver = form()
    driver.press("^U F2")
    driver.type("Wombat")
    driver.press("Enter")
    #expect(driver.state.place == .form)
    driver.press("F2")
    _ = update(&driver.state, .input(.paste("a\nb")))
    driver.press("^S ^S")
    let names = driver.changes.flatMap(\.edits).compactMap { edit -> Value? in
      if case .set(_, "name", _, let after) = edit { after } else { nil }
    }
    #expect(names == [.text("Wombata b")], "\(driver.screen)")
  }

  @Test func `help over a list, a question or a page gives way to it again`() {
    var driver = form()
    go(to: "Stage", in: &driver)
    for open in ["F4", "F7", "F1"] {
      driver.press(open)
      let below = driver.lines
      driver.press("F1")
      #expect(driver.lines.contains { $0.contains("Help: ") }, "\(driver.screen)")
      driver.press("Esc")
      #expect(driver.lines[2...20] == below[2...20], "\(driver.screen)")
      driver.press("Esc")
      #expect(driver.state.place == .form)
    }
  }

  @Test func `a new record starts with its defaults and gets an id of its own`() throws {
    var driver = Driver()
    driver.press("3 ^N")
    driver.type("Fresh")
    go(to: "Zone", in: &driver)
    driver.type("怀柔科学城")
    driver.press("^S")
    guard case .create(let reference, let fields)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was made: \(driver.lines.joined(separator: "|"))")
      return
    }
    #expect(reference.id.hasPrefix("ent-"))
    #expect(fields["name"] == .text("Fresh"))
    #expect(fields["state"] == .text("registered"))
  }

  @Test(arguments: Language.allCases)
  func `a draft is offered with what is in it and what became of its record`(
    language: Language
  ) throws {
    var driver = form(language)
    let id = try #require(driver.state.currentRecord?.id)
    let name = language == .zh ? "nameZh" : "name"
    driver.press("^U")
    driver.type("Half")
    driver.press("Esc")
    let draft = try #require(driver.state.drafts.first)
    var next = Driver(language: language)
    next.board = driver.board
    let before = driver.board.record(reference(id))?[name]
    next.colleague([.set(reference(id), field: name, before: before, after: .text("Theirs"))])
    next.send(.drafts([draft]))
    expectGolden("draft-offered-\(language.rawValue)-80x24", next.golden)
    next.press("1")
    #expect(next.lines.contains { $0.contains("! Half") })
    #expect(next.lines.contains { $0.contains("Theirs") })
    next.press("^S")
    #expect(next.state.place == .conflict)
    next.press("Right ^S")
    #expect(next.board.record(reference(id))?[name] == .text("Half"))
  }

  @Test func `a new record in Chinese begins with its Chinese name, and either name will do`() {
    var driver = Driver(language: .zh)
    driver.press("3 ^N")
    let lines = driver.lines
    let own = lines.firstIndex { $0.contains("中文名称 *") }
    let other = lines.firstIndex { $0.contains("英文名称") }
    #expect(own == 3)
    #expect(other == 4)
    #expect(!lines.contains { $0.contains("英文名称 *") })
    driver.type("新企业")
    driver.press("Down Down Down Down Down")
    driver.type("怀柔科学城")
    driver.press("^S")
    guard case .create(_, let fields)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was made: \(driver.lines.joined(separator: "|"))")
      return
    }
    #expect(fields["nameZh"] == .text("新企业"))
    #expect(fields["name"] == nil)
  }

  private static let full = Phrase("the disk is full", "磁盘已满")

  @Test func `the title says that a draft is not kept, and since when, until it is`() {
    var driver = form()
    driver.press("^U")
    driver.type("Half")
    #expect(driver.lines[1].hasSuffix("draft kept 14:31"))
    driver.draftFailure = Self.full
    driver.type("x")
    #expect(driver.message.contains("Your draft is not kept: the disk is full."))
    driver.type("y")
    driver.press("Down")
    #expect(driver.lines[1].hasSuffix("draft NOT kept since 14:31: the disk is full"))
    driver.draftFailure = nil
    driver.send(.time(Sample.clock))
    #expect(driver.lines[1].hasSuffix("draft kept 14:31"))
  }

  @Test func `a form whose draft is not on the disk yet does not say that it is kept`() {
    var driver = form()
    _ = update(&driver.state, .input(.character("x")))
    #expect(!driver.lines[1].contains("draft"))
  }

  @Test func `what could not be kept is not left without a question`() {
    var driver = form()
    driver.draftFailure = Self.full
    driver.press("^U")
    driver.type("Half")
    #expect(driver.lines[1].hasSuffix("draft NOT kept: the disk is full"))
    driver.press("Esc")
    #expect(driver.screen.contains("What you typed is in this window only"))
    driver.press("1")
    #expect(driver.state.place == .form)
    driver.press("Esc 2")
    #expect(driver.state.place == .table)
    #expect(!driver.message.contains("is kept"))
    driver.press("F10")
    #expect(driver.screen.contains("Nami Purification Co. Ltd, 1 field: the disk is full"))
    driver.press("1")
    #expect(!driver.effects.contains { if case .leave = $0 { true } else { false } })
    driver.press("e 1")
    #expect(driver.screen.contains("Half"))
    var lost = driver
    lost.press("F10 3")
    #expect(lost.effects.contains { if case .leave = $0 { true } else { false } })
    driver.draftFailure = nil
    driver.press("F10")
    #expect(driver.effects.contains { if case .leave = $0 { true } else { false } })
  }

  @Test func `leaving waits until what was typed last is kept, or tells that it is not`() {
    var driver = form()
    driver.press("^U")
    driver.draftFailure = Self.full
    let sent = update(&driver.state, .input(.character("x")))
    #expect(sent.contains { if case .keepDraft = $0 { true } else { false } })
    driver.press("F10")
    #expect(!driver.effects.contains { if case .leave = $0 { true } else { false } })
    #expect(driver.state.place == .dialog)
  }

  @Test func `a form left at once tells when its draft could not be kept, and F5 finds it`() {
    var driver = form()
    _ = update(&driver.state, .input(.character("x")))
    driver.draftFailure = Self.full
    driver.press("Esc")
    #expect(driver.state.place == .table)
    #expect(driver.message.contains("Your draft is not kept: the disk is full."))
    driver.press("F5")
    driver.type("unfinished")
    #expect(driver.screen.contains("Unfinished: Nami"))
  }

  @Test func `a form over a record that was deleted and brought back has its new revision`() throws
  {
    var driver = form()
    let id = try #require(driver.state.currentRecord?.id)
    driver.type("x")
    let fields = try #require(driver.board.record(reference(id))?.fields)
    driver.colleague([.delete(reference(id), fields)])
    driver.colleague([.create(reference(id), fields)])
    let revision = try #require(driver.board.record(reference(id))?.revision)
    #expect(driver.lines[1].contains("r\(revision) "))
  }

  @Test func `the form is drawn at every size without a crash`() {
    var driver = form()
    for columns in stride(from: 1, through: 200, by: 13) {
      for rows in 1...40 {
        driver.send(.resize(Size(columns, rows)))
        _ = driver.screen
      }
    }
  }

  @Test func `a field for a record of any register finds it in all registers`() {
    var driver = Driver()
    driver.run("new notes")
    go(to: "About", in: &driver)
    driver.press("F4")
    driver.type("Morning Star")
    #expect(driver.lines.contains { $0.contains("Morning Star") && $0.contains("Enterprise") })
    driver.press("Enter")
    guard case .form(let form) = driver.state.screen else {
      Issue.record("no form")
      return
    }
    #expect(form.register == "notes")
    #expect(driver.lines.contains { $0.contains("▸ About") && $0.contains("Morning Star") })
  }

  @Test(arguments: [(Language.en, "▸ Name *"), (.zh, "▸ 中文名称 *")])
  func `a missing name is asked for in the language of the screen`(
    language: Language,
    line: String
  ) {
    var driver = Driver(language: language)
    driver.press("3 ^N ^S")
    #expect(driver.lines.contains { $0.contains(line) && $0.contains("!") }, "\(driver.screen)")
    #expect(driver.changes.isEmpty)
  }

  @Test func `Esc closes what F4 had to say before it leaves the form`() {
    var driver = form()
    driver.press("F4")
    #expect(driver.message.hasPrefix("Type the value"))
    driver.press("Esc")
    #expect(driver.message.isEmpty)
    guard case .form = driver.state.screen else {
      Issue.record("the form was left")
      return
    }
  }

  @Test func `a save of several fields is told with their names`() {
    let change: [Edit] = [
      .set(reference("ent-0000"), field: "name", before: nil, after: .text("A")),
      .set(reference("ent-0000"), field: "shortName", before: nil, after: .text("B")),
    ]
    var driver = Driver()
    driver.colleague(change, label: "Edit Nami Purification Co. Ltd")
    driver.press("^T")
    #expect(driver.lines[2].contains("Edit A, Name, Short name"), "\(driver.screen)")
  }

  @Test func `an import of pasted rows is shown with the values as they were understood`() {
    var driver = Driver()
    driver.press("3")
    let draft = ChangeDraft(
      id: "d1",
      operation: .import,
      label: "Import",
      edits: [
        .create(
          reference("ent-0900"),
          Fields([("name", .text("Sieve Ltd")), ("registeredCapital", .number(Number(1_500_000)))])
        ),
        .set(reference("ent-0001"), field: "shortName", before: nil, after: .text("Opt")),
      ],
      seen: 1
    )
    driver.send(
      .rowsRead(
        RowsReading(
          register: "enterprises",
          draft: draft,
          lines: [Phrase(same: "1 new, 1 changed")]
        )
      )
    )
    #expect(driver.screen.contains("new enterprise: Sieve Ltd"))
    #expect(driver.screen.contains("Registered capital 1,500,000"), "\(driver.screen)")
    #expect(driver.screen.contains("Optronix Nano: Short name ? -> Opt"))
  }
}
