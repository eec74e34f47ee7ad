import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Firms that have left count among the firms of the time when they were there, and of no other.
struct PresenceTests {
  private func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
    Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
  }

  /// What the records come to for a target, with a firm that left on a day.
  private func value(of target: String, in zone: String, leftOn: String?) throws -> Quantity? {
    var firm: [(String, Value)] = [("zone", .text(zone)), ("state", .text("independent"))]
    if let leftOn { firm.append(("leftOn", .text(leftOn))) }
    let board = MemoryBoard([
      record("zones", zone, [("name", .text(zone))]), record("enterprises", "e", firm),
      record(
        "patents",
        "p",
        [
          ("applicant", .text("e")), ("kind", .text("invention")), ("state", .text("granted")),
          ("filedOn", .text("2026-03-02")), ("grantedOn", .text("2026-09-01")),
        ]
      ),
      record(
        "enterprise-figures",
        "f",
        [
          ("enterprise", .text("e")), ("year", .number(Number(2025))),
          ("rdExpenditure", .number(Number(700))),
        ]
      ),
    ])
    let context = QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    let entry = try #require(RuleCases.book.targets.first { $0.id == target })
    let expression = try #require(entry.value)
    let place = board.record(RecordReference(register: "zones", id: zone))
    return Evaluator(context).outcome(expression, for: place).quantity
  }

  @Test(arguments: [
    ("tongzhou-patent-applications", "tongzhou-district", nil, 1),
    ("tongzhou-patent-applications", "tongzhou-district", "2026-05-01", 1),
    ("tongzhou-patent-applications", "tongzhou-district", "2026-01-01", 0),
    ("tongzhou-patent-grants", "tongzhou-district", "2027-05-01", 1),
    ("tongzhou-patent-grants", "tongzhou-district", "2026-05-01", 0),
    ("jingan-rd-investment", "jingan-district", "2026-05-01", 700),
    ("jingan-rd-investment", "jingan-district", "2025-05-01", 0),
  ])
  func `what a firm did counts while it was there`(
    target: String,
    zone: String,
    leftOn: String?,
    value: Int
  ) throws {
    #expect(try self.value(of: target, in: zone, leftOn: leftOn) == Quantity(value))
  }
}
