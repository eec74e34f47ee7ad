import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Titles at their boundaries: each figure of a standard, and the value beside it.
struct ProgrammeSheetTests {
  /// A firm with what one condition looks at, and how that condition stands.
  struct Case: Sendable, CustomTestStringConvertible {
    let programme: String
    let condition: String
    let verdict: Verdict
    var firm: [(String, Value)] = []
    /// Figures by year.
    var figures: [Int: [(String, Value)]] = [:]
    /// How many granted patents of a kind.
    var patents: [String: Int] = [:]

    var testDescription: String { "\(programme) \(condition) \(verdict) \(firm) \(figures)" }

    init(
      _ programme: String,
      _ condition: String,
      _ verdict: Verdict,
      _ firm: [(String, Value)] = [],
      _ figures: [Int: [(String, Value)]] = [:],
      patents: [String: Int] = [:]
    ) {
      self.programme = programme
      self.condition = condition
      self.verdict = verdict
      self.firm = firm
      self.figures = figures
      self.patents = patents
    }
  }

  private static func record(_ register: String, _ id: String, _ fields: [(String, Value)])
    -> Record
  {
    Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
  }

  private static func evaluator(_ records: [Record]) -> PolicyEvaluator {
    let board = MemoryBoard(records)
    let context = QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    return PolicyEvaluator(RuleCases.book, Evaluator(context))
  }

  static func world(of test: Case) -> (PolicyEvaluator, Record) {
    let firm = record("enterprises", "firm", test.firm)
    var records = [firm]
    for (year, values) in test.figures {
      records.append(
        record(
          "enterprise-figures",
          "figures-\(year)",
          [("enterprise", .text("firm")), ("year", .number(Number(year)))] + values
        )
      )
    }
    let targets = Registry.standard["patents"]?[field: "applicant"]?.kind.targets ?? []
    let owner = Registry.text(of: firm.reference, in: targets)
    for (kind, count) in test.patents {
      for number in 0..<count {
        records.append(
          record(
            "patents",
            "\(kind)-\(number)",
            [
              ("applicant", .text(owner)), ("kind", .text(kind)),
              ("state", .text("granted")),
            ]
          )
        )
      }
    }
    return (evaluator(records), firm)
  }

  private func sheet(_ id: String, _ policies: PolicyEvaluator, _ record: Record) throws
    -> ProgrammeSheet
  {
    let programme = try #require(policies.book.programmes.first { $0.id == id })
    return policies.sheet(of: programme, for: record)
  }

  private static let million = 1_000_000

  private static func day(_ text: String) -> Value { .day(Day(text) ?? Day(number: 0)) }
  private static func number(_ number: Int) -> Value { .number(Number(number)) }
  private static func tenths(_ number: Int) -> Value {
    .number(Number(units: Int64(number), scale: 1))
  }

  static let highTech: [Case] = [
    Case(
      "high-tech-enterprise-2016",
      "registered-a-year",
      .unmet,
      [("registeredOn", day("2025-11-21"))]
    ),
    Case(
      "high-tech-enterprise-2016",
      "registered-a-year",
      .met,
      [("registeredOn", day("2025-11-20"))]
    ),
    Case("high-tech-enterprise-2016", "registered-a-year", .unknown),
    Case(
      "high-tech-enterprise-2016",
      "technical-staff",
      .met,
      [],
      [2025: [("staff", number(50)), ("technicalStaff", number(5))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "technical-staff",
      .unmet,
      [],
      [2025: [("staff", number(51)), ("technicalStaff", number(5))]]
    ),
    // Up to 50 million the bracket is 5 percent; the figure itself is still in it.
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [],
      [2025: [("revenue", number(50 * million)), ("rdExpenditure", number(2_500_000))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unmet,
      [],
      [2025: [("revenue", number(50 * million)), ("rdExpenditure", number(2_499_999))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [],
      [2025: [("revenue", number(200 * million)), ("rdExpenditure", number(8 * million))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unmet,
      [],
      [2025: [("revenue", number(200 * million)), ("rdExpenditure", number(7_999_999))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .met,
      [],
      [2025: [("revenue", number(200 * million + 1)), ("rdExpenditure", number(6_000_001))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-share",
      .unknown,
      [],
      [2025: [("revenue", number(50 * million))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-in-china",
      .met,
      [],
      [2025: [("rdExpenditure", number(100)), ("rdInChina", number(60))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "rd-in-china",
      .unmet,
      [],
      [2025: [("rdExpenditure", number(100)), ("rdInChina", number(59))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "high-tech-income",
      .met,
      [],
      [2025: [("revenue", number(100)), ("highTechIncome", number(60))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "high-tech-income",
      .unmet,
      [],
      [2025: [("revenue", number(100)), ("highTechIncome", number(59))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "innovation-score",
      .unmet,
      [],
      [2025: [("innovationScore", number(70))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "innovation-score",
      .met,
      [],
      [2025: [("innovationScore", tenths(705))]]
    ),
    Case("high-tech-enterprise-2016", "innovation-score", .unknown),
    Case(
      "high-tech-enterprise-2016",
      "clean-year",
      .unmet,
      [],
      [2025: [("majorCase", .flag(true))]]
    ),
    Case(
      "high-tech-enterprise-2016",
      "clean-year",
      .met,
      [],
      [2025: [("majorCase", .flag(false))]]
    ),
    Case("high-tech-enterprise-2016", "owns-ip", .unknown),
    Case("high-tech-enterprise-2016", "field", .met, [("inSupportedField", .flag(true))]),
  ]

  /// Answers all direct routes with no.
  private static let indirect: [(String, Value)] = [
    ("scienceAwardOn", day("2010-01-01")), ("hasRdBody", .flag(false)),
  ]

  private static func points(staff: Int, technical: Int, rd: Int, revenue: Int = 1000)
    -> [Int: [(String, Value)]]
  {
    [
      2025: [
        ("staff", number(staff)), ("technicalStaff", number(technical)),
        ("revenue", number(revenue)), ("rdExpenditure", number(rd)),
      ]
    ]
  }

  static let technologySME: [Case] = [
    Case("technology-sme", "staff", .met, [], [2025: [("staff", number(500))]]),
    Case("technology-sme", "staff", .unmet, [], [2025: [("staff", number(501))]]),
    Case("technology-sme", "revenue", .met, [], [2025: [("revenue", number(200 * million))]]),
    Case("technology-sme", "revenue", .unmet, [], [2025: [("revenue", number(200 * million + 1))]]),
    Case("technology-sme", "assets", .unmet, [], [2025: [("assets", number(200 * million + 1))]]),
    Case("technology-sme", "assets", .unknown),
    // 30 percent staff, 6 percent R&D and one invention are 100 points.
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      points(staff: 100, technical: 30, rd: 60),
      patents: ["invention": 1]
    ),
    Case(
      "technology-sme",
      "staff-points",
      .met,
      indirect,
      points(staff: 100, technical: 10, rd: 60)
    ),
    // 9.9 percent gives 80 points in all and none for staff, which is not enough.
    Case(
      "technology-sme",
      "staff-points",
      .unmet,
      indirect,
      points(staff: 1000, technical: 99, rd: 60),
      patents: ["invention": 1]
    ),
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      points(staff: 1000, technical: 99, rd: 60),
      patents: ["invention": 1]
    ),
    // 4 + 50 + 6 are 60; 4 + 40 + 6 are 50.
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      points(staff: 100, technical: 10, rd: 60),
      patents: ["design": 1]
    ),
    Case(
      "technology-sme",
      "score",
      .unmet,
      indirect,
      points(staff: 100, technical: 10, rd: 59),
      patents: ["design": 1]
    ),
    Case("technology-sme", "score", .unmet, indirect, points(staff: 100, technical: 10, rd: 60)),
    // By cost 30 percent is worth 50 points as well.
    Case(
      "technology-sme",
      "score",
      .met,
      indirect,
      [
        2025: points(staff: 100, technical: 30, rd: 30)[2025, default: []] + [
          ("costs", number(100))
        ]
      ]
    ),
    Case(
      "technology-sme",
      "score",
      .met,
      [("hasRdBody", .flag(true))],
      points(staff: 100, technical: 1, rd: 1)
    ),
    Case("technology-sme", "score", .unknown, [], points(staff: 100, technical: 1, rd: 1)),
  ]

  static let specialised: [Case] = [
    Case("specialised-sme-2022", "years", .met, [("segmentSince", day("2024-11-21"))]),
    Case("specialised-sme-2022", "years", .unmet, [("segmentSince", day("2024-11-22"))]),
    Case("specialised-sme-2026", "years", .met, [("segmentSince", day("2023-11-21"))]),
    Case("specialised-sme-2026", "years", .unmet, [("segmentSince", day("2023-11-22"))]),
    Case(
      "specialised-sme-2026",
      "revenue",
      .met,
      [],
      [2025: [("revenue", number(15 * million)), ("equityRaised", number(0))]]
    ),
    Case(
      "specialised-sme-2026",
      "revenue",
      .unmet,
      [],
      [2025: [("revenue", number(15 * million - 1)), ("equityRaised", number(0))]]
    ),
    Case(
      "specialised-sme-2026",
      "revenue",
      .met,
      [],
      [2025: [("revenue", number(1)), ("equityRaised", number(20 * million))]]
    ),
    Case(
      "specialised-sme-2026",
      "main-business",
      .met,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(80))]]
    ),
    Case(
      "specialised-sme-2026",
      "main-business",
      .unmet,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(79))]]
    ),
    Case(
      "specialised-sme-2026",
      "debt",
      .met,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(80))]]
    ),
    Case(
      "specialised-sme-2026",
      "debt",
      .unmet,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(81))]]
    ),
    Case("specialised-sme-2026", "rd", .met, [], [2025: [("rdExpenditure", number(million))]]),
    Case(
      "specialised-sme-2026",
      "rd",
      .unmet,
      [],
      [2025: [("rdExpenditure", number(million - 1))]]
    ),
    Case(
      "specialised-sme-2026",
      "rd-share",
      .met,
      [],
      [2025: [("revenue", number(100)), ("rdExpenditure", number(3))]]
    ),
    Case("specialised-sme-2026", "class-one-ip", .met, patents: ["invention": 1]),
    Case("specialised-sme-2026", "class-one-ip", .unmet, patents: ["design": 9]),
    Case("specialised-sme-2026", "score", .met, [], [2025: [("specialisedScore", number(50))]]),
    Case("specialised-sme-2026", "score", .unmet, [], [2025: [("specialisedScore", number(49))]]),
    Case("specialised-sme-2022", "score", .unmet, [], [2025: [("specialisedScore", number(59))]]),
    Case("little-giant-2026", "revenue", .met, [], [2025: [("revenue", number(50 * million))]]),
    Case(
      "little-giant-2026",
      "revenue",
      .unmet,
      [],
      [2025: [("revenue", number(50 * million - 1))]]
    ),
    Case(
      "little-giant-2026",
      "main-business",
      .met,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(90))]]
    ),
    Case(
      "little-giant-2022",
      "main-business",
      .met,
      [],
      [2025: [("revenue", number(100)), ("mainIncome", number(70))]]
    ),
    Case(
      "little-giant-2026",
      "growth",
      .met,
      [],
      [2025: [("mainIncome", number(11025))], 2023: [("mainIncome", number(10000))]]
    ),
    Case(
      "little-giant-2026",
      "growth",
      .unmet,
      [],
      [2025: [("mainIncome", number(11024))], 2023: [("mainIncome", number(10000))]]
    ),
    Case("little-giant-2026", "growth", .unknown, [], [2025: [("mainIncome", number(11024))]]),
    Case(
      "little-giant-2026",
      "debt",
      .met,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(75))]]
    ),
    Case(
      "little-giant-2022",
      "debt",
      .unmet,
      [],
      [2025: [("assets", number(100)), ("liabilities", number(75))]]
    ),
    Case(
      "little-giant-2026",
      "rd",
      .met,
      [],
      [
        2025: [("rdExpenditure", number(6 * million))],
        2024: [("rdExpenditure", number(6 * million))],
      ]
    ),
    Case(
      "little-giant-2026",
      "rd",
      .unmet,
      [],
      [
        2025: [("rdExpenditure", number(6 * million))],
        2024: [("rdExpenditure", number(6 * million - 1))],
      ]
    ),
    Case("little-giant-2026", "class-one-ip", .unmet, patents: ["invention": 3]),
    Case("little-giant-2026", "class-one-ip", .met, patents: ["invention": 4]),
    Case("little-giant-2022", "class-one-ip", .met, patents: ["invention": 2]),
    Case("little-giant-2026", "market", .met, [], [2025: [("marketShare", number(10))]]),
    Case(
      "little-giant-2026",
      "market",
      .met,
      [],
      [2025: [("marketShare", number(1)), ("marketRank", number(3))]]
    ),
    Case(
      "little-giant-2026",
      "market",
      .unmet,
      [],
      [2025: [("marketShare", number(9)), ("marketRank", number(4))]]
    ),
    Case("little-giant-2026", "score", .unmet, [], [2025: [("specialisedScore", number(59))]]),
  ]

  static let growth: [Case] = [
    Case("unicorn", "age", .met, [("registeredOn", day("2016-11-21"))]),
    Case("unicorn", "age", .unmet, [("registeredOn", day("2016-11-20"))]),
    Case("unicorn", "valuation", .unmet, [], [2025: [("valuationUsd", number(1000 * million))]]),
    Case("unicorn", "valuation", .met, [], [2025: [("valuationUsd", number(1000 * million + 1))]]),
    Case("unicorn", "valuation", .unknown),
    Case("unicorn", "unlisted", .unmet, [("tags", .set(["listed"]))]),
    Case(
      "gazelle",
      "growth",
      .met,
      [],
      [2025: [("revenue", number(120))], 2024: [("revenue", number(100))]]
    ),
    Case(
      "gazelle",
      "growth",
      .unmet,
      [],
      [2025: [("revenue", number(119))], 2024: [("revenue", number(100))]]
    ),
    Case(
      "gazelle",
      "growth-before",
      .met,
      [],
      [2024: [("revenue", number(120))], 2023: [("revenue", number(100))]]
    ),
    Case("gazelle", "growth-before", .unknown, [], [2024: [("revenue", number(120))]]),
    Case(
      "incubatee-graduation-2018",
      "revenue",
      .unmet,
      [],
      [2025: [("revenue", number(6 * million))], 2024: [("revenue", number(4 * million))]]
    ),
    Case(
      "incubatee-graduation-2018",
      "revenue",
      .met,
      [],
      [2025: [("revenue", number(6 * million))], 2024: [("revenue", number(4 * million + 1))]]
    ),
    Case("incubatee-graduation-2018", "high-tech", .unmet),
  ]

  @Test(arguments: highTech + technologySME + specialised + growth)
  func `a condition of a title holds at its figure and not beside it`(test: Case) throws {
    let (policies, firm) = Self.world(of: test)
    let sheet = try sheet(test.programme, policies, firm)
    let standing = try #require(sheet.standings.first { $0.condition.id == test.condition })
    #expect(standing.verdict == test.verdict)
    #expect((standing.verdict == .unknown) == !standing.missing.isEmpty)
  }

  @Test func `the bracket of R&D follows the revenue and is told as what is needed`() throws {
    for (revenue, needed) in [(30_000_000, ">= 5%"), (50_000_000, ">= 5%"), (200_000_001, ">= 3%")]
    {
      let (policies, firm) = Self.world(
        of: Case(
          "",
          "",
          .met,
          [],
          [2025: [("revenue", Self.number(revenue)), ("rdExpenditure", Self.number(1))]]
        )
      )
      let sheet = try sheet("high-tech-enterprise-2016", policies, firm)
      let standing = try #require(sheet.standings.first { $0.condition.id == "rd-share" })
      #expect(standing.words(ValueFormatter(.en)).needed == needed)
    }
  }

  // MARK: - Incubators

  /// An incubator with so many tenants and graduates.
  private func incubator(
    tenants: Int,
    graduates: Int = 0,
    _ fields: [(String, Value)]
  ) -> (PolicyEvaluator, Record) {
    let incubator = Self.record("incubators", "house", fields)
    var records = [incubator]
    for number in 0..<(tenants + graduates) {
      records.append(
        Self.record(
          "tenancies",
          "ten-\(number)",
          [
            ("tenant", .text("enterprises/firm-\(number)")), ("incubator", .text("house")),
            ("incubateeKind", .text("enterprise")), ("from", Self.day("2026-01-01")),
            ("to", Self.day("2027-01-01")),
            ("state", .text(number < tenants ? "incubating" : "graduated")),
          ]
        )
      )
    }
    return (Self.evaluator(records), incubator)
  }

  @Test(arguments: [
    ("operated", "openedOn", "2023-11-21", "2023-11-22"),
    ("statistics", "statisticsYears", "2", "1"), ("area", "area", "10000", "9999"),
  ])
  func `a national incubator meets a figure at the figure`(
    condition: String,
    field: String,
    enough: String,
    short: String
  ) throws {
    for (text, verdict) in [(enough, Verdict.met), (short, .unmet)] {
      let value: Value = Day(text).map { .day($0) } ?? Number(text).map { .number($0) } ?? .null
      let (policies, house) = incubator(tenants: 1, [(field, value)])
      let sheet = try sheet("national-incubator-2018", policies, house)
      #expect(sheet.standings.first { $0.condition.id == condition }?.verdict == verdict)
    }
  }

  @Test func `tenants, graduates and staff of an incubator are counted`() throws {
    func verdicts(_ tenants: Int, _ graduates: Int, _ programme: String) throws -> [String: Verdict]
    {
      let (policies, house) = incubator(
        tenants: tenants,
        graduates: graduates,
        [
          ("area", Self.number(10_000)), ("professionals", Self.number(4)),
          ("staffCount", Self.number(5)), ("mentors", Self.number(5)),
        ]
      )
      let sheet = try sheet(programme, policies, house)
      return Dictionary(
        uniqueKeysWithValues: sheet.standings.map { ($0.condition.id, $0.verdict) }
      )
    }
    let enough = try verdicts(50, 20, "national-incubator-2018")
    #expect(enough["incubatees"] == .met)
    #expect(enough["density"] == .met)
    #expect(enough["graduates"] == .met)
    #expect(enough["professionals"] == .met)
    #expect(enough["mentor-for-ten"] == .met)
    #expect(enough["professional-for-ten"] == .unmet)
    #expect(enough["incubatee-area"] == .unknown)
    let short = try verdicts(29, 19, "national-incubator-2018")
    #expect(short["incubatees"] == .unmet)
    #expect(short["density"] == .unmet)
    #expect(short["graduates"] == .unmet)
    let special = try verdicts(30, 15, "national-incubator-specialised-2018")
    #expect(special["incubatees"] == .met)
    #expect(special["density"] == .met)
    #expect(special["graduates"] == .met)
    #expect(special["platform"] == .unknown)
  }

  // MARK: - The whole

  @Test func `any one condition is enough for a graduation, and unknown never counts as met`()
    throws
  {
    let rich = Case(
      "",
      "",
      .met,
      [],
      [
        2025: [("revenue", Self.number(9_000_000))], 2024: [("revenue", Self.number(9_000_000))],
      ]
    )
    let (policies, firm) = Self.world(of: rich)
    let met = try sheet("incubatee-graduation-2018", policies, firm)
    #expect(met.verdict == .met)
    #expect(met.count(.unmet) == 3)
    let (others, newcomer) = Self.world(of: Case("", "", .met))
    #expect(try sheet("incubatee-graduation-2018", others, newcomer).verdict == .unknown)
    #expect(try sheet("gazelle", others, newcomer).verdict == .unknown)
  }

  @Test func `versions of a standard are one family, the earliest first`() throws {
    let book = RuleCases.book
    let programme = try #require(book.programmes.first { $0.id == "little-giant-2026" })
    #expect(book.versions(of: programme).map(\.id) == ["little-giant-2022", "little-giant-2026"])
    let test = Case(
      "",
      "",
      .met,
      [],
      [2025: [("revenue", Self.number(100)), ("mainIncome", Self.number(80))]]
    )
    let (policies, firm) = Self.world(of: test)
    let verdicts = book.versions(of: programme).map { version in
      policies.sheet(of: version, for: firm).standings.first { $0.condition.id == "main-business" }?
        .verdict
    }
    #expect(verdicts == [.met, .unmet])
  }
}
