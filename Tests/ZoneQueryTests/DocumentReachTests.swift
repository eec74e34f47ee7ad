import Testing
import ZoneModel
import ZoneQuery

/// What registers reckon by a clause, they reckon where its document is in force, and nowhere else.
struct DocumentReachTests {
  struct Case: CustomTestStringConvertible {
    let register: String
    let field: String
    /// The field that leads to the zone, through a record of a register where it is no zone itself.
    var way = "zone"
    var through: String?
    var zone = "tongzhou-park"
    let values: [(String, Value)]
    let gives: Value

    var testDescription: String { "\(register).\(field)" }
  }

  private static let permit: [(String, Value)] = [
    ("category", .text("a")), ("kind", .text("work-residence")),
    ("appliedOn", .text("2026-11-16")), ("state", .text("applied")),
  ]

  @Test(
    arguments: [
      Case(
        register: "research-projects",
        field: "processInspection",
        values: [("startOn", .text("2025-01-01")), ("endOn", .text("2026-12-31"))],
        gives: .text("exempt")
      ),
      Case(
        register: "research-projects",
        field: "lacksReviewAt",
        values: [("fundingSource", .text("special-fund")), ("state", .text("running"))],
        gives: .text("selection")
      ),
      Case(
        register: "ip-cases",
        field: "fastTrack",
        values: [("fastField", .text("new-materials"))],
        gives: .flag(true)
      ),
      Case(
        register: "import-cases",
        field: "twoYearEnd",
        way: "enterprise",
        through: "enterprises",
        values: [("kind", .text("test-vehicle")), ("enteredOn", .text("2025-06-01"))],
        gives: .text("2027-06-01")
      ),
      Case(
        register: "procurement-requests",
        field: "mayUse",
        way: "project",
        through: "research-projects",
        values: [("urgent", .flag(true))],
        gives: .text("no-bidding")
      ),
      Case(
        register: "service-agencies",
        field: "supportable",
        values: [("assessmentScore", .number(80)), ("assessmentYear", .number(2025))],
        gives: .flag(true)
      ),
      Case(
        register: "achievements",
        field: "toPush",
        values: [
          ("ownsCoreIP", .flag(true)), ("marketProspect", .text("good")),
          ("field", .set(["biomedicine"])),
        ],
        gives: .flag(true)
      ),
      Case(
        register: "pension-records",
        field: "standing",
        way: "holder",
        through: "talents",
        values: [("yearsPaid", .number(12))],
        gives: .text("still-to-pay")
      ),
      Case(
        register: "work-permits",
        field: "workingDaysLeft",
        way: "holder",
        through: "talents",
        values: permit,
        gives: .number(3)
      ),
      Case(
        register: "work-permits",
        field: "decideBy",
        way: "holder",
        through: "talents",
        values: permit,
        gives: .text("2026-11-25")
      ),
      Case(
        register: "residence-permits",
        field: "decideBy",
        way: "holder",
        through: "talents",
        values: permit,
        gives: .text("2026-11-25")
      ),
    ]
  )
  func `a clause answers in its place, and is silent elsewhere and where no place is known`(
    asked: Case
  ) throws {
    #expect(try answer(asked, in: asked.zone) == asked.gives)
    #expect(try answer(asked, in: "shibei-park") == nil)
    #expect(try answer(asked, in: nil) == nil)
  }

  private func answer(_ asked: Case, in zone: String?) throws -> Value? {
    let registry = Registry.standard
    let register = try #require(registry[asked.register])
    let field = try #require(register[field: asked.field])
    var records: [Record] = [
      ("beijing", nil), ("tongzhou-district", "beijing"), ("tongzhou-park", "tongzhou-district"),
      ("shanghai", nil), ("jingan-district", "shanghai"), ("shibei-park", "jingan-district"),
    ].map { id, parent in
      made(
        "zones",
        id,
        [("parent", parent.map { .text($0) }), ("industries", .set(["biomedicine"]))]
      )
    }
    let place: Value? = zone.map { .text($0) }
    records.append(made("research-projects", "at", [("zone", place)]))
    records.append(made("enterprises", "at", [("zone", place)]))
    records.append(
      made("talents", "at", [("employer", .text("enterprises/at")), ("highEnd", .flag(true))])
    )
    let targets = try #require(register[field: asked.way]).kind.targets
    let link = asked.through.map { through in
      Value.text(Registry.text(of: RecordReference(register: through, id: "at"), in: targets))
    }
    let fields = asked.values.filter { register[field: $0.0] != nil }.map { ($0, Optional($1)) }
    let subject = made(asked.register, "subject", fields + [(asked.way, link ?? place)])
    let evaluator = Evaluator(
      QueryContext(
        registry: registry,
        board: MemoryBoard(records + [subject]),
        today: try #require(Day("2026-11-20"))
      )
    )
    return evaluator.computed(field, of: subject).value
  }

  private func made(_ register: String, _ id: String, _ fields: [(String, Value?)]) -> Record {
    Record(
      reference: RecordReference(register: register, id: id),
      fields: Fields(fields.compactMap { name, value in value.map { (name, $0) } })
    )
  }
}
