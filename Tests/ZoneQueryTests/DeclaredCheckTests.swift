import Testing
import ZoneModel
import ZoneQuery

/// What the declarations of the standard registers say of records that contradict themselves or each
/// other.
struct DeclaredCheckTests {
  private func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
    Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
  }

  private func day(_ text: String) throws -> Value { .day(try #require(Day(text))) }

  private func evaluator(_ records: [Record], setting span: String? = nil) -> Evaluator {
    Evaluator(
      QueryContext(
        registry: .standard,
        board: MemoryBoard(records),
        today: Samples.today,
        setting: { _, _ in span.flatMap { TimeSpan($0) }.map { .span($0) } }
      )
    )
  }

  /// What is said of a field of one record among others.
  private func told(
    _ field: String,
    of record: Record,
    among others: [Record] = []
  ) -> [Refusal.Code] {
    evaluator([record] + others).fieldChecks(of: record).filter { $0.field == field }.map(\.code)
  }

  @Test(arguments: [(600, nil), (601, Refusal.Code.warning)])
  func `rooms that come to more than their floor or building are told`(
    area: Int,
    code: Refusal.Code?
  ) throws {
    let building = try record(
      "buildings/b",
      [
        ("name", .text("B")), ("zone", .text("z")), ("area", .number(1000)),
        ("state", .text("in-use")),
      ]
    )
    let floor = try record("floors/f", [("building", .text("b")), ("level", .number(1))])
    func room(_ id: String, _ area: Int, _ state: String) throws -> Record {
      try record(
        "rooms/\(id)",
        [
          ("number", .text(id)), ("floor", .text("f")), ("kind", .text("office")),
          ("area", .number(Number(area))), ("state", .text(state)),
        ]
      )
    }
    let rooms = try [
      room("1", 400, "usable"), room("2", area, "usable"), room("old", 900, "withdrawn"),
    ]
    let all = try [building, floor, record("zones/z", [])] + rooms
    for subject in [rooms[1], building] {
      #expect(told("area", of: subject, among: all) == [code].compactMap(\.self))
    }
    #expect(told("area", of: rooms[2], among: all).isEmpty)
  }

  @Test(
    arguments: [
      ("2026-11-20", "issued", nil), ("2027-03-01", "issued", Refusal.Code.warning),
      (nil, "issued", nil),
    ] as [(String?, String, Refusal.Code?)]
  )
  func `a guarantee that is still to be issued is told`(
    issuedOn: String?,
    state: String,
    code: Refusal.Code?
  ) throws {
    var fields: [(String, Value)] = [("amount", .number(1)), ("state", .text(state))]
    if let issuedOn { fields.append(("issuedOn", try day(issuedOn))) }
    let guarantee = try record("guarantees/g", fields)
    #expect(told("issuedOn", of: guarantee) == [code].compactMap(\.self))
  }

  @Test(arguments: [
    ("met", "passed", false), ("not-applicable", "passed", false), ("not-met", "failed", false),
    ("unknown", "unknown-input", false), ("not-met", "overridden", false),
    ("not-met", "passed", true), ("unknown", "passed", true), ("met", "failed", true),
    ("met", "unknown-input", true),
  ])
  func `a kept check does not say one thing and stand for another`(
    result: String,
    state: String,
    isRefused: Bool
  ) throws {
    let check = try record(
      "rule-checks/r",
      [("result", .text(result)), ("state", .text(state))]
    )
    #expect(told("result", of: check) == (isRefused ? [.check] : []))
  }

  @Test(arguments: [(0, "done", true), (1, "done", false), (0, "planned", false)])
  func `a course that nobody took part in is told`(
    participants: Int,
    state: String,
    isTold: Bool
  ) throws {
    let course = try record(
      "training-programmes/t",
      [("participants", .number(Number(participants))), ("state", .text(state))]
    )
    #expect(told("participants", of: course) == (isTold ? [.warning] : []))
  }

  @Test(arguments: [
    ("environment-readings", Refusal.Code.check), ("land-indexes", .check),
    ("base-figures", .warning), ("enterprise-figures", .warning),
  ])
  func `a year to come has no figures`(register: String, code: Refusal.Code) throws {
    let years = try [Samples.today.year, Samples.today.year + 1].map { year in
      told(
        "year",
        of: try record("\(register)/r", [("year", .number(Number(year)))])
      )
    }
    #expect(years == [[], [code]])
  }

  @Test(arguments: ["evaluations", "performance-assessments"])
  func `a year to come has no score, and a plan for it may be entered`(register: String) throws {
    let next = ("year", Value.number(Number(Samples.today.year + 1)))
    let planned = try record("\(register)/r", [next])
    let scored = try record("\(register)/r", [next, ("score", .number(80))])
    #expect(told("score", of: planned).isEmpty)
    #expect(told("score", of: scored) == [.check])
  }

  @Test func `an assessment that is published without a score is told`() throws {
    let published: [(String, Value)] = [
      ("department", .text("d")), ("year", .number(2025)), ("state", .text("published")),
    ]
    let department = try record("departments/d", [])
    let bare = try record("performance-assessments/p", published)
    let whole = try record("performance-assessments/p", published + [("score", .number(80))])
    #expect(told("department", of: bare, among: [department]) == [.warning])
    #expect(told("department", of: whole, among: [department]).isEmpty)
  }

  @Test(
    arguments: [
      (nil, "innovation-platform", "zone-open"), (true, "innovation-platform", "platform"),
      (false, "innovation-platform", "none"), (nil, "research", "none"),
    ] as [(Bool?, String, String)]
  )
  func `the reason of a request says where the class of the zone is not known`(
    isNational: Bool?,
    use: String,
    because: String
  ) throws {
    let zone = try record("zones/z", isNational.map { [("isNationalHighTech", .flag($0))] } ?? [])
    let request = try record("land-requests/l", [("zone", .text("z")), ("use", .text(use))])
    let field = try #require(Registry.standard["land-requests"]?[field: "because"])
    let reason = evaluator([zone, request]).computed(field, of: request).value
    #expect(reason == .text(because))
  }

  @Test(
    arguments: [
      ("supplied", "2024-05-01", "2024-05-01"), ("disposed", "2024-05-01", "2026-11-20"),
      ("approved", nil, "2026-11-20"), ("supplied", nil, "2026-11-20"),
    ] as [(String, String?, String)]
  )
  func `a grant leaves the day of a parcel that was supplied before`(
    state: String,
    suppliedOn: String?,
    after: String
  ) throws {
    var fields: [(String, Value)] = [("state", .text(state))]
    if let suppliedOn { fields.append(("suppliedOn", try day(suppliedOn))) }
    let parcel = try record("land-parcels/p", fields)
    let request = try record("land-requests/l", [("state", .text("ranked"))])
    let board = MemoryBoard([parcel, request])
    let grant = try #require(
      Registry.standard["land-requests"]?.actions.first { $0.id == "grant" }
    )
    let edits = try evaluator([parcel, request]).edits(
      of: grant,
      on: request,
      asked: Fields([("parcel", .text("p")), ("decidedOn", try day("2026-11-20"))])
    )
    let granted = board.applying(edits).record(parcel.reference)
    #expect(granted?["suppliedOn"] == (try day(after)))
    #expect(granted?["state"] == .text("supplied"))
  }

  @Test(arguments: [("2026-11-20", true), ("2026-11-21", false), (nil, true)])
  func `an agreement expires once its last day has come`(to: String?, isPossible: Bool) throws {
    var fields: [(String, Value)] = [("state", .text("running"))]
    if let to { fields.append(("to", try day(to))) }
    let agreement = try record("cooperation-agreements/a", fields)
    let expire = try #require(
      Registry.standard["cooperation-agreements"]?.actions.first { $0.id == "expire" }
    )
    #expect((evaluator([agreement]).whyNot(expire, on: agreement) == nil) == isPossible)
  }

  @Test func `signing an agreement says nothing of when it begins`() throws {
    let agreement = try record("cooperation-agreements/a", [("state", .text("draft"))])
    let sign = try #require(
      Registry.standard["cooperation-agreements"]?.actions.first { $0.id == "sign" }
    )
    let start = try evaluator([agreement]).start(of: sign, on: agreement, login: "anna")
    #expect(start["signedOn"] == .day(Samples.today))
    #expect(start["from"] == nil)
  }

  @Test(
    arguments: [
      ("continuous", "active", "2026-01-01", nil, "6m", "stalled"),
      ("continuous", "active", "2026-11-01", nil, "6m", "active"),
      ("continuous", "active", "2026-01-01", nil, nil, "active"),
      ("continuous", "stalled", "2026-11-01", nil, "6m", "stalled"),
      ("continuous", "open", nil, nil, "6m", "open"),
      ("deadline", "stalled", "2026-11-01", "2017-12-31", nil, "late"),
      ("deadline", "active", "2026-11-01", "2027-12-31", nil, "open"),
      ("deadline", "done", "2026-11-01", "2017-12-31", nil, "done-late"),
      ("unstated", "open", nil, nil, "6m", "open"), ("unstated", "done", nil, nil, nil, "done"),
    ] as [(String, String, String?, String?, String?, String)]
  )
  func `a task stands in its register as in the list of tasks`(
    schedule: String,
    state: String,
    last: String?,
    due: String?,
    stalledAfter: String?,
    standing: String
  ) throws {
    var fields: [(String, Value)] = [("scheduleKind", .text(schedule)), ("state", .text(state))]
    if let last { fields.append(("lastProgressOn", try day(last))) }
    if let due { fields.append(("dueOn", try day(due))) }
    let task = try record("plan-tasks/t", fields)
    let field = try #require(Registry.standard["plan-tasks"]?[field: "standing"])
    let evaluator = evaluator([task], setting: stalledAfter)
    #expect(evaluator.computed(field, of: task).value == .text(standing))
  }
}
