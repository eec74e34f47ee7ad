import Testing
import ZoneModel
import ZoneQuery

struct ZonePastTests {
  private static let firm = RecordReference(register: "enterprises", id: "e1")
  private static let patent = RecordReference(register: "patents", id: "p1")

  /// The steps that are a zone's, in the order in which they are told: newest first.
  private func taken(_ zone: String, _ edits: [Edit], on records: [Record]) -> [Bool] {
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(
        [Samples.record("zones/a", []), Samples.record("zones/b", [])] + records
      ),
      today: Samples.today
    )
    var past = ZonePast(
      of: RecordReference(register: "zones", id: zone),
      from: Evaluator(context)
    )
    return edits.map { edit in
      guard let record = edit.record, past.mustSee(record, field: edit.field) else { return false }
      return past.takes(edit)
    }
  }

  private func edit(_ record: RecordReference, _ field: String, _ to: String) -> Edit {
    .set(record, field: field, before: nil, after: .text(to))
  }

  private let moved = Edit.set(firm, field: "zone", before: .text("a"), after: .text("b"))

  @Test func `a firm that moved was of the zone before, and so was what belongs to it`() {
    let records = [
      Samples.record("enterprises/e1", [("zone", .text("b"))]),
      Samples.record("patents/p1", [("applicant", .text("e1"))]),
    ]
    let edits = [
      edit(Self.firm, "name", "late"), edit(Self.patent, "name", "late"), moved,
      edit(Self.firm, "name", "early"), edit(Self.patent, "name", "early"),
    ]
    #expect(taken("a", edits, on: records) == [false, false, true, true, true])
    #expect(taken("b", edits, on: records) == [true, true, true, true, true])
  }

  @Test func `what was deleted lay where it lay, and what belonged to it`() {
    let edits: [Edit] = [
      .delete(Self.firm, Fields([("zone", .text("a"))])),
      .delete(Self.patent, Fields([("applicant", .text("e1"))])),
      edit(Self.patent, "name", "x"), edit(Self.firm, "name", "x"),
      .create(Self.patent, Fields([("applicant", .text("e1"))])),
      .create(Self.firm, Fields([("zone", .text("a"))])),
    ]
    #expect(taken("a", edits, on: []) == [true, true, true, true, true, true])
    #expect(taken("b", edits, on: []) == [false, false, false, false, false, false])
  }

  @Test func `a zone that moved takes along what lay in it, through zones within it too`() {
    let records = [
      Samples.record("zones/part", [("parent", .text("b"))]),
      Samples.record("zones/corner", [("parent", .text("part"))]),
      Samples.record("enterprises/e1", [("zone", .text("corner"))]),
      Samples.record("patents/p1", [("applicant", .text("e1"))]),
    ]
    let part = RecordReference(register: "zones", id: "part")
    let edits = [
      edit(Self.firm, "name", "late"), edit(Self.patent, "name", "late"),
      .set(part, field: "parent", before: .text("a"), after: .text("b")),
      edit(Self.firm, "name", "early"), edit(Self.patent, "name", "early"),
    ]
    #expect(taken("a", edits, on: records) == [false, false, true, true, true])
    #expect(taken("b", edits, on: records) == [true, true, true, true, true])
  }

  @Test func `a zone that left a group was of it before`() {
    let part = RecordReference(register: "zones", id: "part")
    let edits: [Edit] = [
      edit(Self.firm, "name", "late"),
      .members(part, field: "groups", added: [], removed: ["a"]),
      edit(Self.firm, "name", "early"),
    ]
    let records = [
      Samples.record("zones/part", [("parent", .text("b"))]),
      Samples.record("enterprises/e1", [("zone", .text("part"))]),
    ]
    #expect(taken("a", edits, on: records) == [false, true, true])
  }
}
