import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// The promise to stay five years: only of awards whose clause asks for one.
struct PromiseTests {
  private func values(
    zone: String,
    state: String,
    leftOn: String?,
    readAs reading: String? = nil
  ) throws -> [String: Value] {
    func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
      Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
    }
    var firm: [(String, Value)] = [("zone", .text(zone))]
    if let left = leftOn.flatMap({ Day($0) }) { firm.append(("leftOn", .day(left))) }
    let award = try record(
      "awards/a",
      [
        ("recipient", .text("firm")), ("state", .text(state)),
        ("grantedOn", .day(try #require(Day("2023-11-22")))),
      ]
    )
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard([
        try record("zones/jingan-district", []), try record("zones/huairou-district", []),
        try record("enterprises/firm", firm), award,
      ]),
      today: RuleWorld.today,
      setting: { name, keys in
        name == "reading-in-force" && keys == ["continuous-operation-5-years"]
          ? reading.map { .text($0) } : nil
      }
    )
    let evaluator = Evaluator(context)
    var values: [String: Value] = [:]
    for id in ["promiseEnd", "leftEarly"] {
      let field = try #require(Registry.standard["awards"]?[field: id])
      values[id] = evaluator.computed(field, of: award).value
    }
    return values
  }

  @Test(
    arguments: [
      ("jingan-district", "paid", "2028-11-21", "2028-11-22", true),
      ("jingan-district", "paid", "2028-11-22", "2028-11-22", false),
      ("jingan-district", "paid", nil, "2028-11-22", false),
      ("jingan-district", "refused", "2024-01-01", nil, false),
      ("huairou-district", "paid", "2024-01-01", nil, false),
    ] as [(String, String, String?, String?, Bool)]
  )
  func `the promise ends and is broken only where there is one`(
    zone: String,
    state: String,
    leftOn: String?,
    end: String?,
    isBroken: Bool
  ) throws {
    let values = try values(zone: zone, state: state, leftOn: leftOn)
    #expect(values["promiseEnd"] == end.flatMap { Day($0) }.map { .day($0) })
    #expect(values["leftEarly"] == .flag(isBroken))
  }

  @Test(arguments: [("forward", true), ("backward", false)])
  func `a store that reads the clause as five years before the application has no promise`(
    reading: String,
    isPromised: Bool
  ) throws {
    let values = try values(
      zone: "jingan-district",
      state: "paid",
      leftOn: "2024-01-01",
      readAs: reading
    )
    #expect(values["promiseEnd"] == (isPromised ? Day("2028-11-22").map { .day($0) } : nil))
    #expect(values["leftEarly"] == .flag(isPromised))
  }
}
