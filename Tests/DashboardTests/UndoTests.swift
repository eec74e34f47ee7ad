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
