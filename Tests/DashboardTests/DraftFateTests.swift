import Canvas
import Dashboard
import Foundation
import TestSupport
import Testing
import ZoneModel

/// What is true of a draft that is gone on with, after others have worked on its record.
struct DraftFateTests {
  private static let firm = Sample.enterprises[0].reference

  /// A draft with another name of the first enterprise.
  private func draft(_ texts: [String: String] = ["name": "Half"]) -> FormDraft {
    var befores: [String: String] = [:]
    for field in texts.keys { befores[field] = Sample.enterprises[0][field]?.text ?? "" }
    return FormDraft(
      register: "enterprises",
      id: Self.firm.id,
      revision: 1,
      seen: 1,
      texts: texts,
      befores: befores,
      author: "li.wei",
      session: "s0",
      keptAt: Sample.clock.now.milliseconds
    )
  }

  /// A change that was made hours before this session began.
  private func early(
    _ edits: [Edit],
    by login: String = "zhao",
    session: String = "s2",
    in driver: inout Driver
  ) {
    driver.board = driver.board.applying(edits)
    driver.changes.append(
      Change(
        seq: driver.board.seq,
        id: "e\(driver.board.seq)",
        time: Moment(milliseconds: Sample.clock.now.milliseconds - 7 * 3_600_000),
        author: Author(name: login, uid: 1001, session: session),
        operation: .edit,
        label: "edit",
        edits: edits
      )
    )
  }

  private func rename(_ from: String?, _ to: String) -> Edit {
    .set(
      Self.firm,
      field: "name",
      before: from.map { .text($0) } ?? Sample.enterprises[0]["name"],
      after: .text(to)
    )
  }

  @Test func `whoever changed the field is looked up where that was before this session`() {
    var driver = Driver(Sample.all)
    early([rename(nil, "Theirs")], in: &driver)
    driver.send(.board(driver.board, BoardNews()))
    driver.send(.drafts([draft()]))
    driver.press("1")
    #expect(driver.lines.contains { $0.contains("Zhao Min 07:31") && $0.contains("Theirs") })
    driver.press("^S")
    #expect(driver.screen.contains("Zhao Min, 07:31"))
    #expect(!driver.screen.contains("Somebody"))
  }

  @Test func `a change that nobody knows has no time`() {
    var driver = Driver(Sample.all)
    driver.board = driver.board.applying([rename(nil, "Theirs")])
    driver.send(.board(driver.board, BoardNews()))
    driver.send(.drafts([draft()]))
    driver.press("1")
    #expect(driver.lines.contains { $0.contains("Somebody  Theirs") })
    driver.press("^S")
    #expect(!driver.lines.dropFirst().dropLast(2).contains { $0.contains("14:31") })
  }

  @Test func `a value that I saved myself meanwhile is called mine, not a colleague's`() {
    var driver = Driver(Sample.all)
    driver.colleague([rename(nil, "Theirs")])
    driver.press("3 Home e ^U")
    driver.type("Mine")
    driver.press("^S")
    driver.send(.drafts([draft()]))
    driver.press("1")
    #expect(driver.lines.contains { $0.contains("You 14:31") && $0.contains("Mine") })
    #expect(!driver.screen.contains("Zhao"))
  }

  @Test func `an older change of the field is not taken for the one that the store has read since`()
  {
    var driver = Driver(Sample.all)
    driver.colleague([rename(nil, "Theirs")])
    early([rename("Theirs", "Wang's")], by: "wang", session: "s3", in: &driver)
    driver.send(.board(driver.board, BoardNews()))
    driver.send(.drafts([draft()]))
    driver.press("1")
    #expect(driver.lines.contains { $0.contains("07:31") && $0.contains("Wang's") })
    #expect(!driver.lines.dropFirst(2).contains { $0.contains("Zhao") })
  }

  @Test func `a draft of a deleted record names it, its deletion, and opens its form`() {
    var driver = Driver(Sample.all)
    let fields = Sample.enterprises[0].fields
    early([.delete(Self.firm, fields)], in: &driver)
    driver.send(.board(driver.board, BoardNews()))
    driver.send(.drafts([draft(["shortName": "Half"])]))
    #expect(driver.screen.contains("Unfinished: Nami Purification Co. Ltd, 1 field"))
    #expect(driver.screen.contains("Zhao Min deleted this at 07:31."))
    driver.press("1")
    #expect(driver.lines[1].contains("Nami Purification Co. Ltd   r1"))
    #expect(driver.screen.contains("Half"))
    #expect(driver.message == "Zhao Min deleted this at 07:31. F8 brings it back.")
    // What is kept stays with the record.
    let kept = driver.effects.compactMap {
      if case .keepDraft(let draft) = $0 { draft } else { nil }
    }
    #expect(kept.last?.id == Self.firm.id)
    #expect(kept.last?.revision == 1)
    driver.press("^S")
    #expect(driver.screen.contains("The record was deleted"))
    driver.press("2")
    let made = driver.board.record(Self.firm)
    #expect(made?["shortName"] == .text("Half"))
    #expect(made?["name"] == fields["name"])
    #expect(made?["zone"] == fields["zone"])
    #expect(driver.state.drafts.isEmpty)
  }

  @Test func `a draft whose record is deleted and brought back fits it again`() {
    var driver = Driver(Sample.all)
    let fields = Sample.enterprises[0].fields
    driver.colleague([.delete(Self.firm, fields)])
    driver.send(.drafts([draft(["shortName": "Half"])]))
    driver.press("1")
    driver.colleague([.create(Self.firm, fields)])
    #expect(!driver.lines[1].contains("deleted"))
    driver.press("^S")
    #expect(driver.board.record(Self.firm)?["shortName"] == .text("Half"))
  }

  @Test func `a draft whose record nobody knows of becomes a new record`() {
    var driver = Driver(Sample.all)
    driver.board = driver.board.applying([.delete(Self.firm, Sample.enterprises[0].fields)])
    driver.send(.board(driver.board, BoardNews()))
    driver.send(.drafts([draft()]))
    #expect(driver.screen.contains("The record was deleted since."))
    driver.press("1")
    #expect(driver.screen.contains("New enterprise"))
    #expect(driver.message.contains("this is a new one with what you typed"))
    #expect(driver.screen.contains("Half"))
  }

  // MARK: - What the place gave

  @Test func `a new record that is gone on with keeps what the place gave that it was begun at`()
    throws
  {
    var first = Driver(Sample.all, zone: "huairou-science-city")
    first.press("3 Home Enter")
    let firm = try #require(first.state.currentRecord)
    first.press("^N")
    first.type("note")
    first.press("Enter")
    first.type("Ask for the lease")
    guard case .keepDraft(let typed)? = first.effects.last else {
      Issue.record("no draft: \(String(describing: first.effects.last))")
      return
    }
    // As the disk gives it back, in another zone and at another record.
    let draft = try JSONDecoder().decode(FormDraft.self, from: JSONEncoder().encode(typed))
    #expect(draft == typed)
    var second = Driver(Sample.all)
    second.send(.drafts([draft]))
    #expect(second.screen.contains("About: Nami Purification Co. Ltd"))
    second.press("1 ^S")
    let notes = second.board.source("notes")
    let made = notes.record(at: notes.slots - 1)
    #expect(made?["about"]?.text == "enterprises/\(firm.id)")
    #expect(made?["text"] == .text("Ask for the lease"))
  }

  @Test func `what a draft began with must be fields`() throws {
    for text in [#""[]""#, #""{""#, "7"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(KeptFields.self, from: Data(text.utf8))
      }
    }
  }

  // MARK: - Fields that are gone

  @Test func `texts of fields that are gone are shown, told of and stay in the draft`() {
    var driver = Driver(Sample.all)
    driver.send(.drafts([draft(["name": "Half", "parking": "88", "hobby": "tennis"])]))
    #expect(driver.screen.contains("3 fields"))
    #expect(driver.screen.contains("parking: 88 (not a field any more)"))
    driver.press("1")
    #expect(
      driver.message
        == "2 fields are not in the settings any more: hobby, parking; their text stays in the draft."
    )
    driver.press("End")
    driver.type("x")
    let kept = driver.effects.compactMap {
      if case .keepDraft(let draft) = $0 { draft } else { nil }
    }
    #expect(kept.allSatisfy { $0.texts["parking"] == "88" && $0.texts["hobby"] == "tennis" })
    #expect(kept.last?.texts["name"] == "Halfx")
    driver.effects = []
    driver.press("^S")
    #expect(driver.board.record(Self.firm)?["name"] == .text("Halfx"))
    #expect(driver.state.drafts.map(\.texts) == [["parking": "88", "hobby": "tennis"]])
    let rest = driver.effects.compactMap {
      if case .keepDraft(let draft) = $0 { draft } else { nil }
    }
    #expect(rest.last?.texts == ["parking": "88", "hobby": "tennis"])
    #expect(!driver.effects.contains { if case .dropDraft = $0 { true } else { false } })
  }

  @Test func `a draft all of whose fields are gone stays when its form is left or saved`() {
    var driver = Driver(Sample.all)
    driver.send(.drafts([draft(["parking": "88"])]))
    // The next field, so that no message is left that Esc would close.
    driver.press("1 Down Esc")
    #expect(driver.state.drafts.map(\.texts) == [["parking": "88"]])
    driver.press("F5")
    driver.type("unfinished")
    driver.press("Enter Down ^S")
    #expect(driver.message == "Nothing was changed.")
    #expect(driver.state.drafts.map(\.texts) == [["parking": "88"]])
  }

  @Test func `what a new record has no field for stays with the record that was made`() throws {
    var driver = Driver(Sample.all)
    var new = draft(["name": "Fresh", "zone": "怀柔科学城", "parking": "88"])
    new.id = nil
    new.revision = 0
    driver.send(.drafts([new]))
    driver.press("1 ^S")
    guard case .create(let made, _)? = driver.changes.last?.edits.first else {
      Issue.record("nothing was made: \(driver.screen)")
      return
    }
    let rest = try #require(driver.state.drafts.first)
    #expect(rest.id == made.id && rest.texts == ["parking": "88"])
  }

  // MARK: - Putting a value back

  @Test func `putting back asks where a colleague's later change is not at hand`() {
    var driver = Driver(Sample.all)
    early([rename(nil, "Alpha")], by: "li.wei", session: "s0", in: &driver)
    early([rename("Alpha", "Beta")], in: &driver)
    driver.send(.board(driver.board, BoardNews()))
    driver.press("3 Home ^T /")
    driver.type("alpha")
    driver.press("Enter")
    // The change that gave Alpha.
    driver.press("Down F8")
    driver.type("put")
    driver.press("Enter")
    #expect(driver.screen.contains("Zhao Min changed Name after this change (2026-11-21 07:31)."))
    #expect(driver.screen.contains("It is Beta now."))
    #expect(driver.board.record(Self.firm)?["name"] == .text("Beta"))
    driver.press("1")
    #expect(driver.board.record(Self.firm)?["name"] == .text("Alpha"))
  }
}
