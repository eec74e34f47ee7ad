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
    ("holder", .text("at")), ("category", .text("a")), ("kind", .text("work-residence")),
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
        values: [
          ("kind", .text("test-vehicle")), ("vehicleKind", .text("rd-test-non-mandatory")),
          ("eligible", .flag(true)), ("enteredOn", .text("2025-06-01")),
        ],
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
        values: [
          ("state", .text("assessed")), ("assessmentScore", .number(80)),
          ("assessmentYear", .number(2025)),
        ],
        gives: .flag(true)
      ),
      Case(
        register: "achievements",
        field: "toPush",
        values: [
          ("state", .text("screened")), ("ownsCoreIP", .flag(true)),
          ("marketProspect", .text("good")), ("industry", .text("biomedicine")),
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
        way: "employer",
        through: "enterprises",
        values: permit,
        gives: .number(3)
      ),
      Case(
        register: "work-permits",
        field: "decideBy",
        way: "employer",
        through: "enterprises",
        values: permit,
        gives: .text("2026-11-25")
      ),
      Case(
        register: "residence-permits",
        field: "decideBy",
        way: "employer",
        through: "enterprises",
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

  /// A register's check that stands for a clause, with values that fail it where that is in force.
  struct Check: CustomTestStringConvertible {
    let register: String
    let field: String
    /// A zone that the document reaches.
    let zone: String
    let values: [(String, Value)]

    var testDescription: String { "\(register).\(field)" }
  }

  @Test(
    arguments: [
      Check(
        register: "vouchers",
        field: "holder",
        zone: "huairou-park",
        values: [("holder", .text("at")), ("state", .text("applied"))]
      ),
      Check(
        register: "technology-contracts",
        field: "seller",
        zone: "huairou-park",
        values: [("seller", .text("enterprises/at"))]
      ),
      Check(
        register: "technology-contracts",
        field: "buyer",
        zone: "huairou-park",
        values: [("buyer", .text("enterprises/at"))]
      ),
      Check(
        register: "title-reviews",
        field: "reviewer",
        zone: "tongzhou-park",
        values: [("person", .text("at")), ("reviewer", .text("research-institutions/club"))]
      ),
      Check(
        register: "approval-matters",
        field: "route",
        zone: "tongzhou-park",
        values: [("route", .text("commitment"))]
      ),
      Check(
        register: "research-projects",
        field: "selectedOn",
        zone: "tongzhou-park",
        values: [("selectedOn", .text("2026-01-01"))]
      ),
    ]
  )
  func `a check that stands for a clause is made in its place, and nowhere else`(
    asked: Check
  ) throws {
    #expect(try fails(asked, in: asked.zone))
    #expect(try !fails(asked, in: "shibei-park"))
    #expect(try !fails(asked, in: nil))
  }

  private func fails(_ asked: Check, in zone: String?) throws -> Bool {
    let register = try #require(Registry.standard[asked.register])
    let place: [(String, Value?)] =
      register[field: "zone"]?.kind.targets == ["zones"] ? [("zone", zone.map { .text($0) })] : []
    let others = [
      made(
        "market-credit-records",
        "bad",
        [
          ("party", .text("enterprises/at")), ("state", .text("warned")),
        ]
      ),
      made("research-institutions", "club", [("kind", .text("other"))]),
    ]
    let subject = made(asked.register, "subject", place + asked.values.map { ($0, Optional($1)) })
    let found = try evaluator(at: zone, others + [subject]).fieldChecks(asked.register) ?? []
    return found.contains { $0.field == asked.field && $0.code == .warning }
  }

  private func answer(_ asked: Case, in zone: String?) throws -> Value? {
    let registry = Registry.standard
    let register = try #require(registry[asked.register])
    let field = try #require(register[field: asked.field])
    let place: Value? = zone.map { .text($0) }
    let targets = try #require(register[field: asked.way]).kind.targets
    let link = asked.through.map { through in
      Value.text(Registry.text(of: RecordReference(register: through, id: "at"), in: targets))
    }
    let fields = asked.values.filter { register[field: $0.0] != nil }.map { ($0, Optional($1)) }
    let subject = made(asked.register, "subject", fields + [(asked.way, link ?? place)])
    return try evaluator(at: zone, [subject]).computed(field, of: subject).value
  }

  /// Answers about records beside a project, a firm and a person, each called `at`, of a zone.
  private func evaluator(at zone: String?, _ subjects: [Record]) throws -> Evaluator {
    let zones = [
      ("beijing", nil), ("tongzhou-district", "beijing"), ("tongzhou-park", "tongzhou-district"),
      ("huairou-district", "beijing"), ("huairou-park", "huairou-district"),
      ("shanghai", nil), ("jingan-district", "shanghai"), ("shibei-park", "jingan-district"),
    ].map { id, parent in
      made(
        "zones",
        id,
        [
          ("parent", parent.map { .text($0) }), ("industries", .set(["biomedicine"])),
          ("isNationalHighTech", .flag(false)),
        ]
      )
    }
    let place: Value? = zone.map { .text($0) }
    let linked = [
      made("industries", "biomedicine", [("name", .text("Biomedicine"))]),
      made("research-projects", "at", [("zone", place)]),
      made("enterprises", "at", [("zone", place), ("size", .text("medium"))]),
      made("talents", "at", [("employer", .text("enterprises/at")), ("highEnd", .flag(true))]),
    ]
    return Evaluator(
      QueryContext(
        registry: .standard,
        board: MemoryBoard(zones + linked + subjects),
        today: try #require(Day("2026-11-20"))
      )
    )
  }

  private func made(_ register: String, _ id: String, _ fields: [(String, Value?)]) -> Record {
    Record(
      reference: RecordReference(register: register, id: id),
      fields: Fields(fields.compactMap { name, value in value.map { (name, $0) } })
    )
  }
}
