import Canvas
import Dashboard
import Testing
import ZoneModel

/// What a new administrator stumbled over in the first hour.
struct FirstHourTests {
  private static let zone = "huairou-science-city"

  @Test func `what was taken back is not told as the deed`() {
    var driver = Driver(Sample.all, size: Size(120, 40))
    driver.press("3 ^N")
    driver.type("Fresh")
    driver.press("Tab Tab Tab Tab Tab")
    driver.type(Self.zone)
    driver.press("^S ^Z 0")
    let news = driver.lines.filter { $0.contains("enterprise: Fresh") }
    #expect(news.count == 2)
    #expect(news.first?.contains("taken back: new enterprise: Fresh") == true)
  }

  @Test(arguments: Language.allCases)
  func `a new record that the list does not have says why`(language: Language) {
    var driver = Driver(Sample.all, language: language, zone: Self.zone)
    driver.press("4 ^N")
    driver.type("A device without an owner")
    driver.press("Tab Tab Tab Tab")
    driver.type("invention")
    driver.press("^S")
    #expect(driver.changes.count == 1)
    #expect(
      driver.message.contains(
        language == .en ? "does not lie in Huairou Science City. @" : "不在怀柔科学城内。按 @"
      )
    )
  }

  @Test func `a new record that the filter hides says so`() {
    var driver = Driver(Sample.all)
    driver.press("3 /")
    driver.type("state:incubating")
    driver.press("Enter ^N")
    driver.type("Fresh")
    driver.press("Tab Tab Tab Tab Tab")
    driver.type(Self.zone)
    driver.press("^S")
    #expect(driver.message == "Saved, not listed: Fresh does not match the filter. Esc shows all.")
  }

  @Test func `on the overview what the item's own register does comes first`() {
    var driver = Driver(Sample.all, size: Size(120, 40), book: Sample.book)
    driver.press("Down")
    #expect(driver.lines[4].contains("Lease ends in 12 days"))
    driver.press("F8")
    #expect(driver.screen.contains("1 Renew"))
    #expect(driver.screen.contains("Take it"))
    #expect(!driver.screen.contains("Send on to the next carrier"))
    #expect(!driver.screen.contains("There is no record here"))
    driver.type("renew")
    driver.press("Enter ^S")
    let lease = RecordReference(register: "tenancies", id: "ten-0001")
    #expect(driver.board.record(lease)?["state"] == .text("renewed"))
  }

  @Test func `a renewal of one year counts from the lease's end, of several from each one's own`() {
    var driver = Driver(Sample.all)
    driver.press("2")
    driver.run("tenancies")
    driver.press("Home F8")
    driver.type("renew")
    driver.press("Enter ^U")
    driver.type("+2y")
    #expect(driver.screen.contains("= 2028-12-03"))
    driver.press("Esc * F8")
    driver.type("renew")
    driver.press("Enter ^U")
    driver.type("+2y")
    #expect(driver.screen.contains("each from its own"))
    driver.press("^S")
    let made = driver.changes.last?.edits.compactMap { edit -> String? in
      if case .create(_, let fields) = edit { fields["to"]?.text } else { nil }
    }
    #expect(made == ["2028-12-03", "2029-10-31", "2028-11-10", "2029-01-10"])
  }

  @Test func `a lease of a room begins in the room's carrier`() {
    var driver = Driver(Sample.all)
    driver.press("2")
    driver.run("rooms")
    driver.press("Enter ^N")
    driver.type("tenanc")
    driver.press("Enter")
    #expect(driver.lines.contains { $0.contains("Incubator *") && $0.contains("Yanqi Incubator") })
    #expect(driver.lines.contains { $0.contains("Room") && $0.contains("B-1201") })
  }

  @Test func `what is missing is named in the message`() {
    var driver = Driver(Sample.all)
    driver.press("3 ^N ^S")
    #expect(driver.message.hasPrefix("Name: "))
  }

  @Test func `a draft that was gone on with names whoever changed its field meanwhile`() throws {
    var driver = Driver(Sample.all)
    driver.press("3 Home e ^U")
    driver.type("Half")
    driver.press("Esc")
    let draft = try #require(driver.state.drafts.first)
    var next = Driver(Sample.all)
    let firm = try #require(driver.state.currentRecord)
    next.colleague([
      .set(firm, field: "name", before: next.board.record(firm)?["name"], after: .text("Theirs"))
    ])
    next.send(.drafts([draft]))
    next.press("1")
    #expect(next.lines.contains { $0.contains("Zhao Min 14:31") && $0.contains("Theirs") })
    #expect(next.lines.contains { $0.contains("▸ Name") })
  }

  @Test func `the question about a draft follows what a colleague does to the record`() throws {
    var driver = Driver(Sample.all)
    driver.press("3 Home e ^U")
    driver.type("Half")
    driver.press("Esc")
    let draft = try #require(driver.state.drafts.first)
    let firm = try #require(driver.state.currentRecord)
    var next = Driver(Sample.all)
    next.send(.drafts([draft]))
    #expect(next.screen.contains("Nobody changed the record since."))
    let old = next.board.record(firm)?["name"]
    next.colleague([.set(firm, field: "name", before: old, after: .text("Theirs"))])
    #expect(next.screen.contains("The record was changed since: you began with r1, now it is r2."))
    #expect(!next.screen.contains("Nobody changed the record since."))
    let fields = try #require(next.board.record(firm)?.fields)
    next.colleague([.delete(firm, fields)])
    #expect(next.screen.contains("Zhao Min deleted this at 14:31."))
    next.press("Enter")
    #expect(next.message == "Zhao Min deleted this at 14:31. F8 brings it back.")
  }

  @Test func `a digit that was meant for a pane drops no draft`() throws {
    var driver = Driver(Sample.all)
    driver.press("3 Home e ^U")
    driver.type("Half")
    driver.press("Esc")
    var next = Driver(Sample.all)
    next.send(.drafts([try #require(driver.state.drafts.first)]))
    next.press("3")
    #expect(next.state.place == .dialog)
    #expect(!next.effects.contains { if case .dropDraft = $0 { true } else { false } })
    next.press("Enter")
    #expect(next.effects.contains { if case .dropDraft = $0 { true } else { false } })
  }

  @Test func `who has several windows is one person`() {
    var driver = Driver(Sample.all)
    let lease = RecordReference(register: "tenancies", id: "ten-0001")
    driver.press("3")
    driver.send(
      .presence([
        Presence(session: "a", login: "zhao", record: nil, isEditing: false),
        Presence(session: "b", login: "zhao", record: lease, isEditing: true),
        Presence(session: "c", login: "li.wei", record: nil, isEditing: false),
      ])
    )
    #expect(driver.lines[0].contains("2 here"))
    let line = driver.lines.first { $0.contains("Also here") } ?? ""
    #expect(line.components(of: "Zhao Min") == 1 && line.contains("edits"))
    #expect(line.contains("you in another window"))
  }

  @Test func `nobody for what nobody looks after is no decision`() {
    var driver = Driver(Sample.all, size: Size(120, 40), book: Sample.book)
    driver.run("work")
    driver.run("assign")
    driver.press("Home Enter")
    #expect(driver.message == "It is so already.")
    #expect(driver.changes.isEmpty)
  }

  @Test func `where nothing needs action the list says so, and the key that shows all`() {
    var driver = Driver(Sample.all)
    driver.press("2")
    driver.run("buildings")
    driver.press("!")
    #expect(driver.screen.contains("None of 1 needs action."))
    driver.press("!")
    #expect(driver.screen.contains("Building B"))
  }

  @Test(arguments: Pane.allCases)
  func `each register is two keys away from its pane`(pane: Pane) {
    var driver = Driver([])
    driver.run("pane-\(pane.rawValue)")
    for (place, register) in Registry.standard.registers(of: pane).enumerated() {
      driver.press(",")
      driver.send(.input(.character(Array("1234567890-&#;%")[place])))
      #expect(driver.state.currentRegister?.id == register.id)
      #expect(driver.state.place == .table)
    }
  }

  @Test func `in other lists a sign is typed`() {
    var driver = Driver(Sample.all)
    driver.press("F5 -")
    #expect(driver.screen.contains("/ -"))
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
