import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// What counts only while it is in force: versions of rules, titles, promises, thresholds of a store.
struct InForceTests {
  private func context(
    _ records: [Record] = [],
    today: String = "2026-11-21",
    settings: [String: Number] = [:]
  ) throws -> QueryContext {
    QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: try #require(Day(today)),
      setting: { name, _ in settings[name].map { .number(Quantity($0)) } }
    )
  }

  private func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
    Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
  }

  @Test(
    arguments: [
      ("specialised-sme-2022", "2026-03-31", nil),
      ("specialised-sme-2022", "2026-04-01", "superseded on 2026-04-01"),
      ("specialised-sme-2026", "2026-03-31", "in force from 2026-04-01"),
      ("specialised-sme-2026", "2026-04-01", nil),
    ] as [(String, String, String?)]
  )
  func `nobody applies under rules that are not in force yet, or no more`(
    programme: String,
    today: String,
    why: String?
  ) throws {
    let policies = PolicyEvaluator(RuleCases.book, Evaluator(try context(today: today)))
    let found = try #require(RuleCases.book.programmes.first { $0.id == programme })
    let said = policies.whyNotInForce(found)
    #expect((said == nil) == (why == nil))
    if let said, let why { #expect(said.en.contains(why)) }
  }

  @Test(
    arguments: [
      ("high-tech", "2023-11-21", nil, true), ("high-tech", "2023-11-20", nil, false),
      ("high-tech", nil, nil, nil), ("high-tech", "2015-01-01", "2026-11-21", true),
      ("high-tech", "2015-01-01", "2026-11-20", false), ("technology-sme", "2026-01-01", nil, nil),
    ] as [(String, String?, String?, Bool?)]
  )
  func `a title without an end lasts as long as such titles do, or is unknown`(
    kind: String,
    from: String?,
    to: String?,
    isValid: Bool?
  ) throws {
    var fields: [(String, Value)] = [("kind", .text(kind)), ("state", .text("recognised"))]
    if let from { fields.append(("validFrom", .text(from))) }
    if let to { fields.append(("validTo", .text(to))) }
    let title = try record("qualifications/q", fields)
    let field = try #require(Registry.standard["qualifications"]?[field: "valid"])
    let value = Evaluator(try context([title])).computed(field, of: title).value
    #expect(value == isValid.map { .flag($0) })
  }

  @Test(
    arguments: [
      (nil, nil, nil), (nil, 15, true), (nil, 19, false), (18, 19, true), (19, 15, false),
    ] as [(Number?, Number?, Bool?)]
  )
  func `an industry reaches its own threshold, else the one of the store`(
    own: Number?,
    setting: Number?,
    reaches: Bool?
  ) throws {
    var fields: [(String, Value)] = [("ipMeasure", .number(18))]
    if let own { fields.append(("threshold", .number(own))) }
    let industry = try record("ip-intensive-industries/i", fields)
    let field = try #require(Registry.standard["ip-intensive-industries"]?[field: "reaches"])
    let settings = setting.map { ["ip-intensive-threshold": $0] } ?? [:]
    let evaluator = Evaluator(try context([industry], settings: settings))
    #expect(evaluator.computed(field, of: industry).value == reaches.map { .flag($0) })
  }

  @Test(
    arguments: [
      ("paid", "2021-12-21", "2026-12-21"), ("paid", "2024-12-21", nil),
      ("refused", "2021-12-21", nil), ("paid", "2021-11-20", nil),
    ] as [(String, String, String?)]
  )
  func `the end of a promise to stay is due while it runs`(
    state: String,
    granted: String,
    due: String?
  ) throws {
    let records = [
      try record("zones/jingan-district", [("name", .text("Jing'an"))]),
      try record("enterprises/e", [("zone", .text("jingan-district"))]),
      try record(
        "awards/a",
        [
          ("recipient", .text("e")), ("state", .text(state)), ("grantedOn", .text(granted)),
        ]
      ),
    ]
    let watch = try #require(Registry.standard.watches.first { $0.id == "awards.promiseEnd" })
    let found = try watch.attention(Evaluator(try context(records)), zone: nil) ?? []
    #expect(found.map(\.due) == (due.map { [Day($0)] } ?? []))
  }
}
