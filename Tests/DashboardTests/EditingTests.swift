import Canvas
import Dashboard
import Testing
import ZoneModel

struct EditingTests {
  private func staff(_ values: [(String, Value)]) -> Record {
    Record(
      reference: RecordReference(register: "staff", id: "li.wei"),
      fields: Fields([("login", .text("li.wei")), ("name", .text("Li Wei"))] + values)
    )
  }

  @Test(arguments: ["role", "active"])
  func `whom the staff register lets only look changes nothing and sees nothing private`(
    why: String
  ) throws {
    let value: Value = why == "role" ? .text("reader") : .flag(false)
    var driver = Driver(Sample.records + [staff([(why, value)])])
    #expect(
      driver.screen.contains(
        why == "role"
          ? "Read-only: staff/li.wei has the role reader."
          : "Read-only: staff/li.wei is no longer active."
      )
    )
    driver.press("3 Home F2")
    #expect(driver.state.place == .table)
    #expect(driver.message.contains("ask whoever keeps the staff register"))
    driver.press("^N")
    #expect(driver.state.place == .table)
    driver.press("Enter")
    #expect(!driver.screen.contains("Contact name"))
    #expect(driver.changes.isEmpty)
    // Once somebody has given the role, it may be used.
    let reference = RecordReference(register: "staff", id: "li.wei")
    let after: Value = why == "role" ? .text("editor") : .flag(true)
    driver.colleague([.set(reference, field: why, before: value, after: after)])
    driver.press("^E")
    #expect(driver.state.place == .form)
  }

  private let first = RecordReference(register: "enterprises", id: "ent-0000")

  @Test func `a state set in a cell or a form writes what its action writes`() throws {
    let deals = ["dea-1", "dea-2"].map { id in
      Sample.record(
        "ip-deals",
        id,
        [
          ("kind", .text("transfer")), ("patent", .text("pat-9")), ("grantee", .text("ent-0001")),
          ("signedOn", .text("2026-11-02")), ("registeredOn", .text("2026-11-20")),
          ("state", .text("signed")),
        ]
      )
    }
    let patent = Sample.record(
      "patents",
      "pat-9",
      [("name", .text("Probe")), ("kind", .text("invention")), ("applicant", .text("ent-0000"))]
    )
    var driver = Driver(Sample.records + [patent] + deals)
    driver.press("F5")
    driver.type("ip-deals")
    driver.press("Enter Home")
    let cell = driver.screen
    driver.press("Right Right Right Right Right Right Right F2")
    driver.type("registered")
    driver.press("Enter")
    #expect(
      driver.board.record(patent.reference)?["applicant"]?.text == "ent-0001",
      "\(cell)\(driver.screen)"
    )
    #expect(driver.changes.last?.label.hasPrefix("Register the transfer: ") == true)
    driver.press("^Z")
    #expect(driver.board.record(patent.reference)?["applicant"]?.text == "ent-0000")
    #expect(driver.board.record(deals[0].reference)?["state"]?.text == "signed")
  }

  @Test func `a cell is edited, said in words and taken back`() {
    var driver = Driver()
    driver.press("3 F2 ^U")
    driver.type("Nami Two")
    driver.press("Enter")
    #expect(driver.board.record(first)?["name"]?.text == "Nami Two")
    #expect(
      driver.message
        == "Saved: Nami Two: Name Nami Purifica… -> Nami Two. ^Z takes it back."
    )
    driver.press("^Z")
    #expect(driver.board.record(first)?["name"]?.text == "Nami Purification Co. Ltd")
    #expect(driver.message.hasPrefix("Taken back: Nami Purificati…: Name"))
  }

  /// The change that was sent last.
  private func sent(_ driver: Driver) -> ChangeDraft? {
    driver.effects.compactMap { if case .commit(let draft) = $0 { draft } else { nil } }.last
  }

  @Test func `a cell that somebody changed while its line was open is asked about`() throws {
    var driver = Driver()
    let seen = driver.board.seq
    driver.press("3 F2 ^U")
    driver.type("Mine")
    driver.colleague([.set(first, field: "name", before: nil, after: .text("Theirs"))])
    let theirs = try #require(driver.changes.last)
    let effects = update(&driver.state, .input(try #require(Key(named: "Enter"))))
    let found = effects.compactMap { if case .commit(let draft) = $0 { draft } else { nil } }.first
    let draft = try #require(found)
    // It is sent over what stood there, so that the store sees that somebody was first.
    #expect(draft.seen == seen)
    let was = Value.text("Nami Purification Co. Ltd")
    #expect(draft.edits == [.set(first, field: "name", before: was, after: .text("Mine"))])
    driver.send(
      .refused(
        RefusalReport(
          draft: draft.id,
          operation: .edit,
          refusals: [],
          collisions: [Collision(record: first, field: "name", change: theirs)]
        )
      )
    )
    #expect(driver.screen.contains("made it Theirs. Enter replaces that, Esc keeps it."))
    guard case .line(let again)? = driver.state.overlays.last else {
      Issue.record("what was typed is gone")
      return
    }
    #expect(again.field.text == "Mine")
    driver.press("Enter")
    let over = Edit.set(first, field: "name", before: .text("Theirs"), after: .text("Mine"))
    #expect(sent(driver)?.edits == [over])
    #expect(sent(driver)?.seen == theirs.seq)
  }

  @Test func `what a colleague added to a set meanwhile is not taken away`() throws {
    var driver = Driver()
    driver.press("3 :")
    driver.type("columns")
    driver.press("Enter")
    driver.type("tags")
    driver.press("Space Enter")
    let place = driver.state.tables["enterprises"]?.columns.firstIndex(of: "tags")
    for _ in 0..<(try #require(place)) { driver.press("Right") }
    driver.press("F2")
    driver.type("mine")
    driver.colleague([.members(first, field: "tags", added: ["theirs"], removed: [])])
    driver.press("Enter")
    let draft = try #require(sent(driver))
    #expect(draft.edits == [.members(first, field: "tags", added: ["mine"], removed: [])])
  }

  @Test func `a value that cannot be read stays in the line with its reason`() {
    var driver = Driver()
    driver.press("3 :")
    driver.type("columns")
    driver.press("Enter")
    driver.type("registeredOn")
    driver.press("Space Enter")
    let column = driver.state.tables["enterprises"]?.columns.firstIndex(of: "registeredOn")
    #expect(column != nil)
    for _ in 0..<(column ?? 0) { driver.press("Right") }
    driver.press("F2 ^U")
    driver.type("32 March")
    driver.press("Enter")
    guard case .line(let line)? = driver.state.overlays.last else {
      Issue.record("the line is gone")
      return
    }
    #expect(line.field.text == "32 March")
    #expect(line.reading?.kind == .error)
    #expect(driver.changes.isEmpty)
  }

  @Test func `what cannot be deleted names what refers to it, in as many lines as it needs`() {
    var driver = Driver(size: Size(60, 20))
    driver.refusal = Refusal(
      .referred,
      record: Sample.zones[1].reference,
      Phrase(
        "Huairou Science City can't be deleted, because these refer to it: Enterprises “Nami "
          + "Purification Co. Ltd”, “Optronix Nano”, “Morning Star Membranes”, “Dingxin Microscopes”.",
        "不能删除。"
      ),
      nextStep: Phrase("Clear those references first.", "请先清除引用。")
    )
    driver.press("1 Delete")
    for words in ["! Huairou Science City", "Optronix", "Clear those references first."] {
      #expect(driver.screen.contains(words), "\(driver.screen)")
    }
  }

  @Test func `marked rows are changed together after a preview, as one change`() {
    var driver = Driver()
    driver.press("3 Space Space Space End")
    driver.press("Home F2")
    driver.type("Same")
    driver.press("Enter")
    #expect(driver.changes.isEmpty)
    #expect(driver.screen.contains("3 records change; one undo takes all back."))
    #expect(driver.screen.contains("Optronix Nano: Optronix Nano -> Same"))
    driver.press("Enter")
    #expect(driver.changes.count == 1)
    #expect(driver.changes[0].edits.count == 3)
    driver.press("^Z")
    #expect(driver.board.record(first)?["name"]?.text == "Nami Purification Co. Ltd")
  }

  @Test func `of marked rows those that cannot change are told before and stay as they are`() {
    var driver = Driver()
    let stage = [first, RecordReference(register: "enterprises", id: "ent-0001")]
    driver.colleague([
      .set(stage[0], field: "stage", before: nil, after: .text("incubator")),
      .set(stage[1], field: "stage", before: nil, after: .text("nursery")),
    ])
    driver.press("3 Space Space Home Right F2")
    driver.type("mass")
    driver.press("Enter")
    #expect(driver.screen.contains("1 record changes; one undo takes all back."))
    #expect(driver.screen.contains("! Nami"))
    #expect(driver.screen.contains("nursery -> mass innovation space"))
    driver.press("Enter")
    #expect(driver.changes.last?.edits.count == 1)
    #expect(driver.board.record(first)?["stage"] == .text("incubator"))
  }

  @Test func `a deleted row stays in its place and undo brings it back`() {
    var driver = Driver()
    driver.press("3 Down Delete")
    #expect(driver.message == "Saved: deleted enterprise: Optronix Nano. ^Z takes it back.")
    #expect(driver.lines[5].contains("Optronix Nano deleted by Li Wei at 14:31"))
    let told = "Optronix Nano was deleted by Li Wei at 14:31. F8 brings it back."
    for key in ["Enter", "e", "F7"] {
      driver.press(key)
      #expect(driver.message == told)
    }
    driver.press("^Z")
    #expect(driver.lines[5].contains("Optronix Nano"))
    driver.press("Delete F8 Enter")
    #expect(driver.state.currentRecord.map { driver.board.record($0) } != nil)
    #expect(driver.message.hasPrefix("Saved: "))
  }

  @Test func `what is refused says why and what to do`() {
    var driver = Driver()
    driver.refusal = Refusal(
      .referred,
      Phrase("2 patents refer to it.", "有 2 件专利引用它。"),
      nextStep: Phrase("Change them first.", "请先修改它们。")
    )
    driver.press("3 Delete")
    #expect(driver.message == "2 patents refer to it. Change them first.")
  }

  @Test func `a value that the store refuses stays in its line`() {
    var driver = Driver()
    driver.refusal = Refusal(
      .disabled,
      Phrase("Reading or writing failed.", "读写失败。"),
      nextStep: Phrase("Try again.", "请再试。")
    )
    driver.press("3 F2 ^U")
    driver.type("Nami Two")
    driver.press("Enter")
    guard case .line(let line)? = driver.state.overlays.last else {
      Issue.record("what was typed is gone")
      return
    }
    #expect(line.field.text == "Nami Two")
    #expect(line.reading?.text.en == "Reading or writing failed. Try again.")
    // Once the disk can be written again, Enter is enough.
    driver.refusal = nil
    driver.press("Enter")
    #expect(driver.board.record(first)?["name"]?.text == "Nami Two")
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func `nothing is changed in a store that cannot be written`() {
    var driver = Driver()
    driver.send(
      .store(.readOnly(Phrase("disk full on /srv, 0 B free.", "磁盘已满：/srv 剩余 0 B。")))
    )
    driver.press("3 Delete")
    #expect(driver.changes.isEmpty)
    #expect(driver.message == "disk full on /srv, 0 B free.")
    driver.press("Down")
    #expect(driver.screen.contains("! Read-only: disk full on /srv, 0 B free. ^S tries again."))
    driver.press("^S")
    guard case .tryWriting? = driver.effects.last else {
      Issue.record("nothing was tried")
      return
    }
    let asked = Phrase("Open it without --read-only.", "请不带 --read-only 打开。")
    driver.send(.store(.readOnly(asked, isForGood: true)))
    driver.send(.note(Message(.warning, Phrase("SNAPSHOT.json is not used.", "未使用快照。"))))
    #expect(driver.message.hasSuffix("not used. Read-only: Open it without --read-only."))
    driver.press("Esc")
    #expect(driver.screen.contains("! Read-only: Open it without --read-only."))
    #expect(!driver.screen.contains("tries again"))
    // A warning that stood there before hides it as little.
    driver.send(.store(.writable))
    driver.send(.note(Message(.warning, Phrase("settings.yaml was edited.", "设置已改。"))))
    driver.send(.store(.readOnly(asked, isForGood: true)))
    driver.send(.store(.readOnly(asked, isForGood: true)))
    #expect(driver.message == "settings.yaml was edited. Read-only: Open it without --read-only.")
  }

  @Test func `an undo that others stand in the way of names them and offers the rest`() {
    var driver = Driver()
    driver.press("3")
    let theirs = Change(
      seq: 9,
      id: "x",
      time: Sample.clock.now,
      author: Author(name: "wang", uid: 2, session: "s2"),
      operation: .edit,
      label: "stage",
      edits: []
    )
    let mine = Change(
      seq: 8,
      id: "y",
      time: Sample.clock.now,
      author: Author(name: "li.wei", uid: 1, session: "s1"),
      operation: .edit,
      label: "My edit",
      edits: ["name", "nameZh", "stage"].map {
        .set(first, field: $0, before: nil, after: .text("x"))
      }
    )
    driver.send(
      .refused(
        RefusalReport(
          draft: nil,
          operation: .undo,
          of: mine,
          refusals: [],
          collisions: [Collision(record: first, field: "stage", change: theirs)],
          untouched: 2
        )
      )
    )
    #expect(driver.screen.contains("wang changed Stage at 14:31: Nami Purification Co. Ltd"))
    driver.press("1")
    guard case .undo(let seq, let untouchedOnly)? = driver.effects.last else {
      Issue.record("nothing was taken back")
      return
    }
    #expect(seq == 8)
    #expect(untouchedOnly)
  }

  @Test func `others who change things are said and no row moves`() {
    var driver = Driver()
    driver.press("3 Down Down")
    let before = driver.lines
    driver.colleague([
      .set(
        RecordReference(register: "enterprises", id: "ent-0004"),
        field: "name",
        before: .text("Dingxin Microscopes"),
        after: .text("Aaa first")
      )
    ])
    #expect(driver.message == "14:31 zhao: Aaa first: Name Dingxin Microscopes -> Aaa first")
    let after = driver.lines
    let differing = before.indices.filter { before[$0] != after[$0] }
    #expect(differing.count == 2)
  }

  @Test func `the language changes at once from the menu`() {
    var driver = Driver()
    driver.press("3 F9")
    driver.type("语言")
    driver.press("Enter 1")
    #expect(driver.lines[0].contains("全部园区"))
    #expect(driver.lines[3].contains("中文名称"))
  }

  @Test func `Esc on the overview only tells how to leave`() {
    var driver = Driver()
    driver.press("Esc")
    #expect(driver.message == "F10 or ^Q leaves; everything is saved.")
    driver.press("F10")
    guard case .leave? = driver.effects.last else {
      Issue.record("still here")
      return
    }
  }
}

struct ExportTests {
  @Test func `marked rows, else all that are shown, are written to the file that is named`() {
    var driver = Driver()
    driver.press("3 Down Space :")
    driver.type("export")
    driver.press("Enter")
    #expect(driver.screen.contains("File for 1 rows"))
    driver.press("^U")
    driver.type("~/firms.csv")
    driver.press("Enter")
    #expect(order(driver)?.slots.count == 1)
    #expect(order(driver)?.file == "~/firms.csv")
    driver = Driver()
    driver.press("3 :")
    driver.type("export")
    driver.press("Enter Enter")
    #expect(order(driver)?.slots.count == 12)
    #expect(order(driver)?.file.hasSuffix(".csv") == true)
  }

  @Test func `a name that ends with no format that can be written is refused, and the line stays`()
  {
    var driver = Driver()
    driver.press("3 :")
    driver.type("export")
    driver.press("Enter ^U")
    driver.type("firms.xlsx")
    driver.press("Enter")
    #expect(order(driver) == nil)
    #expect(driver.screen.contains("End the name with .csv, .tsv, .json, .jsonl"))
    driver.press("^U")
    driver.type("firms.jsonl")
    driver.press("Enter")
    #expect(order(driver)?.file == "firms.jsonl")
  }

  @Test func `rows that are still being counted are not written as if they were all`() {
    let many = (0..<1_100).map { number in
      Sample.record("documents", "doc-\(10_000 + number)", [("title", .text("Paper \(number)"))])
    }
    var driver = Driver(many)
    driver.run("documents")
    let effects = update(&driver.state, .input(.character("!")))
    driver.run("export")
    #expect(driver.message.contains("still being counted"))
    for case .select(let request) in effects { driver.send(.selected(request.answer())) }
    driver.press("!")
    driver.run("export")
    driver.press("Enter")
    #expect(order(driver)?.slots.count == 1_100)
  }

  private func order(_ driver: Driver) -> ExportOrder? {
    for case .export(let order) in driver.effects.reversed() { return order }
    return nil
  }
}
