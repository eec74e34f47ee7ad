import Testing
import ZoneModel

struct TakenBackTests {
  private static let one = RecordReference(register: "enterprises", id: "ent-1")
  private static let two = RecordReference(register: "enterprises", id: "ent-2")
  private static let name = Edit.set(one, field: "name", before: nil, after: .text("a"))
  private static let stage = Edit.set(two, field: "stage", before: nil, after: .text("b"))
  private static let tags = Edit.members(one, field: "tags", added: ["x", "y"], removed: [])

  private func change(
    _ seq: Int,
    _ edits: [Edit],
    _ operation: ZoneModel.Operation = .edit,
    of: Int? = nil
  ) -> Change {
    Change(
      seq: seq,
      id: "c\(seq)",
      time: Moment(milliseconds: 0),
      author: Author(name: "anna", uid: 1, session: "s"),
      operation: operation,
      of: of,
      label: "c",
      edits: edits
    )
  }

  private func back(_ change: Change, _ later: Change..., counts: [Int: Int] = [:]) -> TakenBack? {
    TakenBack(of: change, by: Dictionary(grouping: later) { $0.of ?? 0 }) {
      counts[$0.seq] ?? $0.edits.count
    }
  }

  @Test func `a change is taken back in part where a later act took back some of its steps`() {
    let all = change(1, [Self.name, Self.stage])
    #expect(back(all) == nil)
    let undo = change(2, [Self.stage.inverse], .undo, of: 1)
    let part = back(all, undo)
    #expect(part?.left == [Self.name])
    #expect(part?.isWhole == false)
    #expect(part?.includes(Self.stage) == true)
    #expect(part?.includes(Self.name) == false)
    #expect(back(all, undo, change(4, [Self.name.inverse], .revert, of: 1))?.isWhole == true)
    #expect(back(all, undo, change(3, [Self.stage], .redo, of: 1)) == nil)
  }

  @Test func `a revert that was undone has taken nothing back`() {
    let all = change(1, [Self.name, Self.stage])
    let revert = change(2, [Self.name.inverse, Self.stage.inverse], .revert, of: 1)
    #expect(back(all, revert)?.isWhole == true)
    #expect(back(all, revert, change(3, [Self.name, Self.stage], .undo, of: 2)) == nil)
    #expect(back(all, revert, change(3, [Self.name], .undo, of: 2))?.left == [Self.name])
  }

  @Test func `of a set each element is taken back for itself`() {
    let all = change(1, [Self.tags])
    let undo = change(
      2,
      [.members(Self.one, field: "tags", added: [], removed: ["x"])],
      .undo,
      of: 1
    )
    let part = back(all, undo)
    #expect(part?.left == [.members(Self.one, field: "tags", added: ["y"], removed: [])])
    #expect(part?.includes(Self.tags) == false)
  }

  @Test func `of changes whose steps are not at hand their number tells`() {
    let all = change(1, [])
    let undo = change(2, [Self.name.inverse], .undo, of: 1)
    #expect(back(all, undo, counts: [1: 5000])?.leftCount == 4999)
    let whole = change(2, [], .undo, of: 1)
    #expect(back(all, whole, counts: [1: 5000, 2: 5000])?.isWhole == true)
    let redo = change(3, [], .redo, of: 1)
    #expect(back(all, whole, redo, counts: [1: 5000, 2: 5000, 3: 5000]) == nil)
  }
}
