import Canvas
import Dashboard
import TestSupport
import Testing
import ZoneModel

struct UndoTests {
  private static let first = Sample.enterprises[0].reference
  private static let second = Sample.enterprises[1].reference

  private func change(
    _ operation: ZoneModel.Operation,
    by name: String = "li.wei",
    session: String = "s0",
    label: String = "Edit Nami",
    _ edits: [Edit]
  ) -> Change {
    Change(
      seq: 7,
      id: "c7",
      time: Moment(milliseconds: Sample.clock.now.milliseconds - 3_600_000),
      author: Author(name: name, uid: 1000, session: session),
      operation: operation,
      of: operation == .edit ? nil : 6,
      label: label,
      edits: edits
    )
  }

  private let renaming = Edit.set(
    Self.first,
    field: "shortName",
    before: nil,
    after: .text("Nami")
  )

  @Test(arguments: Language.allCases)
  func `an old change is described before it is taken back`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    driver.send(.undoFound(change(.edit, [renaming])))
    expectGolden("undo-asked-\(language.rawValue)-80x24", driver.golden)
    // The safe answer is under the cursor.
    driver.press("Enter")
    #expect(!driver.effects.contains { if case .undo = $0 { true } else { false } })
    driver.send(.undoFound(change(.edit, [renaming])))
    driver.press("1")
    #expect(
      driver.effects.contains {
        if case .undo(7, untouchedOnly: false) = $0 { true } else { false }
      }
    )
  }

  @Test(arguments: Language.allCases)
  func `what was taken back elsewhere is described before it is put back`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    let undo = change(.undo, session: "s9", [])
    driver.send(.redoFound(change(.edit, [renaming]), undo: undo))
    expectGolden("redo-asked-\(language.rawValue)-80x24", driver.golden)
    func redoes(_ effect: Effect) -> Bool {
      if case .redo(asked: 7) = effect { true } else { false }
    }
    driver.press("Enter")
    #expect(!driver.effects.contains(where: redoes))
    driver.send(.redoFound(change(.edit, [renaming]), undo: undo))
    driver.press("1")
    #expect(driver.effects.contains(where: redoes))
  }

  @Test(arguments: Language.allCases)
  func `a refused undo names who, when and which field`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    let theirs = change(.edit, by: "zhao", session: "s2", [])
    driver.send(
      .refused(
        RefusalReport(
          draft: nil,
          operation: .undo,
          of: change(.edit, []),
          refusals: [],
          collisions: [
            Collision(record: Self.first, field: "shortName", change: theirs),
            Collision(record: Self.second, field: "state", change: theirs),
          ],
          untouched: 3
        )
      )
    )
    expectGolden("undo-refused-\(language.rawValue)-80x24", driver.golden)
    driver.press("1")
    #expect(
      driver.effects.contains { if case .undo(7, untouchedOnly: true) = $0 { true } else { false } }
    )
  }

  @Test func `a refused look back at any change offers its untouched fields too`() {
    var driver = Driver(Sample.all)
    driver.send(
      .refused(
        RefusalReport(
          draft: nil,
          operation: .revert,
          of: change(.edit, []),
          refusals: [],
          collisions: [
            Collision(
              record: Self.first,
              field: "shortName",
              change: change(.edit, by: "zhao", session: "s2", [])
            )
          ],
          untouched: 2
        )
      )
    )
    #expect(driver.screen.contains("Take back only the other 2"))
    driver.press("1")
    #expect(
      driver.effects.contains {
        if case .revert(7, untouchedOnly: true) = $0 { true } else { false }
      }
    )
  }

  @Test func `a refused redo says so and offers what is untouched`() {
    var driver = Driver(Sample.all)
    let theirs = change(.edit, by: "zhao", session: "s2", [])
    driver.send(
      .refused(
        RefusalReport(
          draft: nil,
          operation: .redo,
          of: change(.edit, []),
          refusals: [],
          collisions: [Collision(record: Self.first, field: nil, change: theirs, act: .deleted)],
          untouched: 1_200
        )
      )
    )
    #expect(driver.screen.contains("Not done again"))
    #expect(driver.screen.contains("Zhao Min deleted the record"))
    #expect(driver.screen.contains("Do again only the other 1,200"), "\(driver.screen)")
    driver.press("1")
    #expect(
      driver.effects.contains { if case .redoUntouched = $0 { true } else { false } }
    )
  }

  @Test func `an undo that references stand in the way of names them and offers the rest`() {
    var driver = Driver(Sample.all)
    let theirs = change(.edit, by: "zhao", session: "s2", [])
    let act = LaterAct.refersTo(Self.second)
    driver.send(
      .refused(
        RefusalReport(
          draft: nil,
          operation: .undo,
          of: change(.import, []),
          refusals: [],
          collisions: [Collision(record: Self.first, field: "zone", change: theirs, act: act)],
          untouched: 2_499
        )
      )
    )
    #expect(driver.screen.contains("Zhao Min made "), "\(driver.screen)")
    #expect(driver.screen.contains(" refer to "))
    driver.press("1")
    #expect(
      driver.effects.contains { if case .undo(7, untouchedOnly: true) = $0 { true } else { false } }
    )
  }

  @Test(arguments: Language.allCases)
  func `a making that was taken back is called so everywhere`(language: Language) {
    var driver = Driver(Sample.all, language: language)
    let note = RecordReference(register: "notes", id: "not-9")
    let fields = Fields([("title", .text("Call"))])
    let undo = change(.undo, [.delete(note, fields)])
    driver.send(.committed(CommitReport(change: undo, board: driver.board)))
    let made = language == .en ? "new note" : "新建跟进"
    #expect(driver.message.contains(made))
    driver.send(
      .board(
        driver.board,
        BoardNews(changes: [change(.undo, session: "s9", [.delete(note, fields)])])
      )
    )
    #expect(driver.screen.contains(made))
    #expect(!driver.screen.contains(language == .en ? "deleted note" : "删除跟进"))
  }

  @Test func `long values that differ at their ends are shown where they differ`() {
    var driver = Driver(Sample.all)
    let (old, new) = (
      "Beijing Xuyu Nanomaterials Purification Co Ltd", "Beijing Xuyu Nanomaterials Analysis Co Ltd"
    )
    let edit = Edit.set(Self.first, field: "name", before: .text(old), after: .text(new))
    driver.send(.committed(CommitReport(change: change(.edit, [edit]), board: driver.board)))
    #expect(driver.message.contains("Purifica"))
    #expect(driver.message.contains("Analysis"))
  }

  @Test func `what was put back is shown with its field under the cursor`() {
    var driver = Driver(Sample.all)
    driver.board = driver.board.applying([renaming])
    driver.send(
      .committed(CommitReport(change: change(.redo, [renaming]), board: driver.board))
    )
    #expect(driver.state.currentRecord == Self.first)
    #expect(driver.lines.contains { $0.contains("▸Short name") })
    #expect(driver.message.hasPrefix("Done again"))
  }

  @Test func `in a table the cursor goes to the row that was taken back`() {
    var driver = Driver(Sample.all)
    driver.press("3 End")
    driver.board = driver.board.applying([renaming.inverse])
    driver.send(
      .committed(CommitReport(change: change(.undo, [renaming.inverse]), board: driver.board))
    )
    #expect(driver.state.currentRecord == Self.first)
    #expect(driver.state.place == .table)
  }

  @Test func `whoever types already is not taken away from it`() {
    var driver = Driver(Sample.all)
    driver.press("3 Down e")
    driver.board = driver.board.applying([renaming.inverse])
    driver.send(
      .committed(CommitReport(change: change(.undo, [renaming.inverse]), board: driver.board))
    )
    #expect(driver.state.place == .form)
  }
}
