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
              ("state", .text("granted")), ("filedOn", .text("2024-02-01")),
              ("grantedOn", .text("2026-02-01")),
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

  static let million = 1_000_000

  static func day(_ text: String) -> Value { .day(Day(text) ?? Day(number: 0)) }
  static func number(_ number: Int) -> Value { .number(Number(number)) }
  static func tenths(_ number: Int) -> Value {
    .number(Number(units: Int64(number), scale: 1))
  }

  @Test(
    arguments: highTech + technologySME + specialised + growth + jingan + ofOtherYears
  )
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

  @Test(arguments: [
    ("2020-05-01", [2023, 2024, 2025], "(2023-2025)"), ("2024-05-01", [2024, 2025], "(2024-2025)"),
  ])
  func `a sum over years names them`(registered: String, years: [Int], words: String) throws {
    let figures: [(String, Value)] = [
      ("revenue", Self.number(1_000_000)), ("rdExpenditure", Self.number(70_000)),
    ]
    let (policies, firm) = Self.world(
      of: Case(
        "",
        "",
        .met,
        [("registeredOn", Self.day(registered))],
        Dictionary(uniqueKeysWithValues: years.map { ($0, figures) })
      )
    )
    let sheet = try sheet("high-tech-enterprise-2016", policies, firm)
    let standing = try #require(sheet.standings.first { $0.condition.id == "rd-share" })
    let spending = try #require(standing.values.first { $0.label.en.hasPrefix("R&D spending of ") })
    #expect(spending.years == years)
    #expect(spending.shown(ValueFormatter(.zh)).hasSuffix(words))
    #expect(standing.words(ValueFormatter(.en)).value.hasSuffix(words))
    let filed = sheet.filing(with: policies.evaluator, by: "li.wei").edits
    #expect("\(filed)".contains(words))
  }

  @Test func `a figure says of which year it is, and a missing one of which year it is asked`()
    throws
  {
    let test = Case("", "", .met, [], [2025: [("staff", Self.number(12))]])
    let (policies, firm) = Self.world(of: test)
    let standings = try sheet("technology-sme", policies, firm).standings
    func words(_ id: String, _ language: Language) throws -> ConditionWords {
      try #require(standings.first { $0.condition.id == id }).words(ValueFormatter(language))
    }
    #expect(try words("staff", .en).value == "12 (2025)")
    #expect(try words("assets", .en).missing.hasPrefix("Total assets of "))
    let (others, newcomer) = Self.world(of: Case("", "", .met))
    let missing = try sheet("technology-sme", others, newcomer).standings[0].missing
    #expect(missing.map(\.lacked.en) == ["Staff of 2025"])
    #expect(missing.map(\.lacked.zh) == ["2025 年从业人数"])
  }

  @Test func `a year that lacks of three is named with its figure`() throws {
    let figures: [(String, Value)] = [
      ("revenue", Self.number(1_000_000)), ("rdExpenditure", Self.number(70_000)),
    ]
    let (policies, firm) = Self.world(
      of: Case(
        "",
        "",
        .met,
        [("registeredOn", Self.day("2020-05-01"))],
        [2025: figures, 2023: figures]
      )
    )
    let standings = try sheet("high-tech-enterprise-2016", policies, firm).standings
    let share = try #require(standings.first { $0.condition.id == "rd-share" })
    #expect(share.verdict == .unknown)
    #expect(share.missing.map(\.lacked.en) == ["R&D spending of 2024", "Revenue of 2024"])
    let growth = try sheet("gazelle", policies, firm).standings
    let missing = try #require(growth.first { $0.condition.id == "growth" }).missing
    #expect(missing.map(\.lacked.zh) == ["2024 年营业收入"])
  }

  @Test func `a share just short of its threshold is told with the digits that make it short`()
    throws
  {
    let figures: [(String, Value)] = [
      ("revenue", Self.number(50 * Self.million)), ("mainIncome", Self.number(39_999_999)),
    ]
    let (policies, firm) = Self.world(of: Case("", "", .met, [], [2025: figures]))
    let standings = try sheet("specialised-sme-2026", policies, firm).standings
    let standing = try #require(standings.first { $0.condition.id == "main-business" })
    #expect(standing.verdict == .unmet)
    let words = standing.words(ValueFormatter(.en))
    #expect(words.value == "79.999998% (2025)")
    #expect(words.needed == ">= 80%")
    #expect(words.gap == "0.000002 percentage points")
    #expect(standing.words(ValueFormatter(.zh)).gap == "0.000002 个百分点")
  }

  @Test func `a condition of several parts shows each with its value and what is needed`() throws {
    let direct: [(String, Value)] = [
      ("scienceAward", .flag(false)), ("hasRdBody", .flag(false)),
      ("otherClassOne", Self.number(0)), ("softwareCopyrights", Self.number(0)),
    ]
    let figures: [(String, Value)] = [
      ("staff", Self.number(100)), ("technicalStaff", Self.number(10)),
      ("revenue", Self.number(1000)), ("rdExpenditure", Self.number(59)),
      ("equityRaised", Self.number(7)),
    ]
    let (policies, firm) = Self.world(
      of: Case("", "", .met, direct, [2025: figures], patents: ["design": 1])
    )
    func standing(_ programme: String, _ id: String) throws -> ConditionStanding {
      let standings = try sheet(programme, policies, firm).standings
      return try #require(standings.first { $0.condition.id == id })
    }
    let score = try standing("technology-sme", "score")
    let words = score.words(ValueFormatter(.en))
    #expect(
      words.value
        == "A direct route is open: no; Points in all 50 (Points for technical staff 4, Points for R&D 40, Points for IP 6)"
    )
    #expect(words.needed == "A direct route is open or Points in all >= 60")
    #expect(words.gap == "10")
    #expect(score.measure?.sign == ">=")
    #expect(score.values.prefix(3).map(\.label.zh) == ["科技人员得分", "研发投入得分", "知识产权得分"])
    let revenue = try standing("specialised-sme-2026", "revenue").words(ValueFormatter(.en))
    #expect(
      revenue.value.hasPrefix("Revenue 1,000 yuan (2025); New equity last year 7 yuan (2025); ")
    )
    #expect(revenue.needed.hasPrefix("Revenue >= 15,000,000 yuan or New equity last year >= "))
    let share = try standing("little-giant-2026", "rd-share").words(ValueFormatter(.zh))
    #expect(share.needed == "上年研发占比 >= 3% 且 前年研发占比 >= 3%")
  }

  @Test(arguments: [(2021, 2022, Verdict.met), (2021, 2023, .unmet)])
  func `revenue of any two years running lets an incubatee graduate`(
    first: Int,
    second: Int,
    verdict: Verdict
  ) throws {
    var figures = [2024: 1, 2025: 1]
    figures[first] = 6 * Self.million
    figures[second] = 6 * Self.million
    let (policies, firm) = Self.world(
      of: Case("", "", .met, [], figures.mapValues { [("revenue", Self.number($0))] })
    )
    let standings = try sheet("incubatee-graduation-2018", policies, firm).standings
    #expect(standings.first { $0.condition.id == "revenue" }?.verdict == verdict)
  }

  @Test func `renewing a lease makes a stay no shorter and a firm no older at entry`() throws {
    let firm = Self.record(
      "enterprises",
      "firm",
      [("registeredOn", Self.day("2021-01-01")), ("field", .set(["software"]))]
    )
    func lease(_ id: String, _ from: String, renews other: String? = nil) -> Record {
      Self.record(
        "tenancies",
        id,
        [("tenant", .text("enterprises/firm")), ("from", Self.day(from))]
          + (other.map { [("renewalOf", .text($0))] } ?? [])
      )
    }
    let leases = [
      lease("one", "2022-01-01"), lease("two", "2024-01-01", renews: "one"),
      lease("three", "2026-01-01", renews: "two"),
    ]
    let policies = Self.evaluator(leases + [firm])
    let verdicts = try leases.map { lease in
      try sheet("incubatee-2018", policies, lease).standings.prefix(2).map(\.verdict)
    }
    #expect(verdicts == Array(repeating: [.met, .unmet], count: 3))
  }

  @Test(
    arguments: [("room", Verdict.met), ("park", .met), ("city", .unmet), (nil, .unknown)]
      as [(String?, Verdict)]
  )
  func `an incubatee is registered in the incubator's zone or in one within it`(
    registeredIn: String?,
    verdict: Verdict
  ) throws {
    let zones = [("city", nil), ("park", "city"), ("room", "park")].map { id, parent in
      Self.record("zones", id, parent.map { [("parent", .text($0))] } ?? [])
    }
    let lease = Self.record(
      "tenancies",
      "lease",
      [("tenant", .text("enterprises/firm")), ("incubator", .text("house"))]
    )
    let policies = Self.evaluator(
      zones + [
        lease, Self.record("incubators", "house", [("zone", .text("park"))]),
        Self.record(
          "enterprises",
          "firm",
          registeredIn.map { [("registeredIn", .text($0))] } ?? []
        ),
      ]
    )
    let standings = try sheet("incubatee-2018", policies, lease).standings
    #expect(standings.first { $0.condition.id == "registered-inside" }?.verdict == verdict)
  }

  @Test func `what is counted in days says so, and a strict figure takes more than the gap`() throws
  {
    let test = Case("", "", .met, [("registeredOn", Self.day("2026-11-11"))])
    let (policies, firm) = Self.world(of: test)
    let words = try sheet("high-tech-enterprise-2016", policies, firm).standings[0]
      .words(ValueFormatter(.en))
    #expect(words.value == "10 days")
    #expect(words.needed == "> 365 days")
    #expect(words.gap == "more than 355 days")
  }

  @Test func `a source is the one of the record whose value it is, and says whose`() throws {
    let policies = Self.evaluator([
      Self.record(
        "zones",
        "huairou-district",
        [("name", .text("Huairou")), ("dataSource", .text("source of the zone"))]
      ),
      Self.record(
        "research-institutions",
        "lab",
        [
          ("name", .text("Nano Lab")), ("kind", .text("institute")),
          ("dataSource", .text("source of the lab")),
        ]
      ),
      Self.record(
        "enterprises",
        "firm",
        [
          ("registeredIn", .text("huairou-district")), ("dataSource", .text("source of the firm")),
        ]
      ),
      Self.record("research-projects", "pro", [("undertaker", .text("research-institutions/lab"))]),
    ])
    let board = policies.evaluator.context.board
    func source(_ programme: String, _ condition: String, _ register: String, _ id: String)
      throws -> String
    {
      let record = try #require(board.record(RecordReference(register: register, id: id)))
      let standings = try sheet(programme, policies, record).standings
      let standing = try #require(standings.first { $0.condition.id == condition })
      let formatter = ValueFormatter(.en) { board.title(of: $0, in: .standard, .en) }
      return standing.words(formatter).source
    }
    let firm = try source("jingan-special-fund", "registered-in-district", "enterprises", "firm")
    #expect(firm == "source of the firm")
    let lab = try source("all-in-project", "institution", "research-projects", "pro")
    #expect(lab == "Nano Lab: source of the lab")
  }

  // MARK: - Incubators

  /// An incubator with so many tenants and graduates.
  private func incubator(
    tenants: Int,
    graduates: Int = 0,
    teams: Int = 0,
    _ fields: [(String, Value)],
    others: [Record] = []
  ) -> (PolicyEvaluator, Record) {
    let incubator = Self.record("incubators", "house", fields)
    var records = [incubator] + others
    for number in 0..<teams {
      records.append(
        Self.record(
          "tenancies",
          "team-\(number)",
          [
            ("tenant", .text("startup-teams/team-\(number)")), ("incubator", .text("house")),
            ("incubateeKind", .text("team")), ("from", Self.day("2026-01-01")),
            ("to", Self.day("2027-01-01")), ("state", .text("incubating")),
          ]
        )
      )
    }
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
    #expect(special["mentor-for-ten"] == .met)
    #expect(special["operated"] == .unknown)
    #expect(special["fund"] == .unmet)
    #expect(special["incubatees"] == .met)
    #expect(special["density"] == .met)
    #expect(special["graduates"] == .met)
    #expect(special["platform"] == .unknown)
  }

  @Test func `in a remote area the figures are a fifth lower, the years are not`() throws {
    func verdicts(_ fields: [(String, Value)]) throws -> [String: Verdict] {
      let (policies, house) = incubator(tenants: 40, graduates: 16, fields)
      let sheet = try sheet("national-incubator-2018", policies, house)
      return Dictionary(
        uniqueKeysWithValues: sheet.standings.map { ($0.condition.id, $0.verdict) }
      )
    }
    let fields: [(String, Value)] = [
      ("area", Self.number(8_000)), ("statisticsYears", Self.number(1)),
      ("mentors", Self.number(4)),
    ]
    let remote = try verdicts(fields + [("isRemote", .flag(true))])
    let ordinary = try verdicts(fields)
    for condition in ["area", "incubatees", "graduates"] {
      #expect(remote[condition] == .met, "\(condition)")
      #expect(ordinary[condition] == .unmet, "\(condition)")
    }
    #expect(remote["statistics"] == .unmet)
    // The standard names space, fund, numbers of firms and shares on IP, and no ratio of staff.
    let staffed = fields + [("professionals", Self.number(4)), ("staffCount", Self.number(5))]
    let short = fields + [("professionals", Self.number(3)), ("staffCount", Self.number(4))]
    #expect(try verdicts(staffed + [("isRemote", .flag(true))])["professionals"] == .met)
    #expect(try verdicts(short + [("isRemote", .flag(true))])["professionals"] == .unmet)
    #expect(
      try verdicts([("area", Self.number(7_999)), ("isRemote", .flag(true))])["area"] == .unmet
    )
  }

  @Test func `teams are tenants of an incubator, and are not its incubatees`() throws {
    let (policies, house) = incubator(tenants: 49, teams: 5, [("area", Self.number(10_000))])
    let sheet = try sheet("national-incubator-2018", policies, house)
    #expect(sheet.standings.first { $0.condition.id == "incubatees" }?.verdict == .unmet)
  }

  @Test(arguments: [(9, Verdict.unmet), (10, .met)])
  func `incubatees are financed by whomever, a tenth of them at least`(
    financed: Int,
    verdict: Verdict
  ) throws {
    let others = (0..<financed).flatMap { number in
      [
        Self.record("enterprises", "firm-\(number)", []),
        Self.record(
          "fund-investments",
          "inv-\(number)",
          [("enterprise", .text("firm-\(number)")), ("state", .text("invested"))]
        ),
      ]
    }
    let rest = (financed..<100).map { Self.record("enterprises", "firm-\($0)", []) }
    let (policies, house) = incubator(tenants: 100, [], others: others + rest)
    let sheet = try sheet("national-incubator-2018", policies, house)
    #expect(sheet.standings.first { $0.condition.id == "financed" }?.verdict == verdict)
    #expect(sheet.standings.first { $0.condition.id == "fund-cases" }?.verdict == .unmet)
  }

  @Test(
    arguments: [
      ("2022-11-21", "software", Verdict.met), ("2022-11-20", "software", .unmet),
      ("2022-11-20", "biomedicine", .met), ("2021-11-21", "biomedicine", .met),
      ("2021-11-20", "biomedicine", .unmet), ("2022-11-21", nil, .met),
      ("2022-11-20", nil, .unknown), ("2021-11-20", nil, .unmet),
    ] as [(String, String?, Verdict)]
  )
  func `a firm may stay for 48 months, in a special field for 60`(
    from: String,
    field: String?,
    verdict: Verdict
  ) throws {
    let lease = Self.record(
      "tenancies",
      "lease",
      [("tenant", .text("enterprises/firm")), ("from", Self.day(from))]
    )
    let firm = Self.record("enterprises", "firm", field.map { [("field", .set([$0]))] } ?? [])
    let sheet = try sheet("incubatee-2018", Self.evaluator([lease, firm]), lease)
    #expect(sheet.standings.first { $0.condition.id == "stay" }?.verdict == verdict)
  }

  @Test(
    arguments: [
      ("2024-11-21", Verdict.met), ("2024-11-22", .unmet), (nil, .met),
    ] as [(String?, Verdict)]
  )
  func `fraud bars an incubator for two years`(found: String?, verdict: Verdict) throws {
    let day = found.flatMap { Day($0) }.map { [("fraudFoundOn", Value.day($0))] } ?? []
    let (policies, house) = incubator(tenants: 1, day)
    let sheet = try sheet("national-incubator-2018", policies, house)
    #expect(sheet.standings.first { $0.condition.id == "not-barred" }?.verdict == verdict)
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
    let (policiesOfPast, faded) = Self.world(
      of: Case(
        "",
        "",
        .met,
        [("tags", .set(["acquired"]))],
        [
          2025: [("revenue", Self.number(0))], 2024: [("revenue", Self.number(6_000_000))],
          2023: [("revenue", Self.number(4_000_001))],
        ]
      )
    )
    let past = try sheet("incubatee-graduation-2018", policiesOfPast, faded)
    #expect(
      past.standings.filter { $0.verdict == .met }.map(\.condition.id) == ["revenue", "exit"]
    )
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
