import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct StandingTests {
  func evaluator(
    _ records: [Record],
    today: Day = RuleWorld.today,
    recordedOn: Day? = nil,
    choosing: [String: String] = [:]
  ) -> (policies: PolicyEvaluator, readings: Readings) {
    let board = MemoryBoard(records)
    let readings = Readings(board)
    var context = QueryContext(
      registry: .standard,
      board: board,
      today: today,
      setting: { name, _ in
        name == "task-stalled-after" ? TimeSpan("6m").map { .span($0) } : nil
      },
      reading: { readings.outcome($0, $1, $2, until: today) }
    )
    context.recordedOn = recordedOn
    return (PolicyEvaluator(RuleCases.book, Evaluator(context), readings: choosing), readings)
  }

  func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
    Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
  }

  private func reading(
    _ target: String,
    _ zone: String,
    _ day: String,
    _ value: Number,
    unit: String? = nil,
    from start: String? = nil
  ) -> Record {
    // A target of a year asks when the period begins.
    let isYearly = RuleCases.book.targets.contains { $0.id == target && $0.span == .year }
    let start = start ?? (isYearly ? "\(day.prefix(4))-01-01" : nil)
    return record(
      "indicator-readings",
      "\(target)-\(start ?? "")-\(day)",
      [
        ("metric", .text(target)), ("zone", .text(zone)),
        ("periodTo", Day(day).map { .day($0) } ?? .null), ("value", .number(value)),
      ] + (unit.map { [("unit", .text($0))] } ?? [])
        + (start.flatMap { Day($0) }.map { [("periodFrom", .day($0))] } ?? [])
    )
  }

  private func zone(_ id: String) -> Record { record("zones", id, [("name", .text(id))]) }

  private func standing(
    _ target: String,
    _ records: [Record],
    today: Day = RuleWorld.today,
    recordedOn: Day? = nil
  ) throws -> TargetStanding {
    let (policies, readings) = evaluator(records, today: today, recordedOn: recordedOn)
    return try #require(
      policies.targets(zone: nil, readings: readings).first { $0.target.id == target }
    )
  }

  @Test func `for a day that is over the last reading up to it goes before the records of now`()
    throws
  {
    let id = "huairou-incubated-enterprises"
    let records = [
      zone("huairou-district"), reading(id, "huairou-district", "2016-12-31", 31),
      reading(id, "huairou-district", "2017-12-31", 47),
      reading(id, "huairou-district", "2018-12-31", 60),
    ]
    func standing(on day: String, of records: [Record]) throws -> TargetStanding {
      try self.standing(
        id,
        records,
        today: try #require(Day(day)),
        recordedOn: RuleWorld.today
      )
    }
    let then = try standing(on: "2018-06-01", of: records)
    #expect(then.value == 47 && then.reading?.end == Day("2017-12-31"))
    #expect(!then.isOfPresentRecords && then.judgement == .behind)
    // What is asked of the present is counted from the records, and so is what no reading tells.
    let now = try self.standing(id, records, today: try #require(Day("2018-06-01")))
    #expect(now.value == 0 && now.reading == nil && now.reported?.value == 47)
    let untold = try standing(on: "2015-06-01", of: records)
    #expect(untold.value == 0 && untold.reading == nil && untold.isOfPresentRecords)
  }

  @Test func `a target whose year is over is judged by the last reading of that year`() throws {
    let id = "huairou-incubated-enterprises"
    let place = "huairou-district"
    let found = try standing(
      id,
      [
        zone(place), reading(id, place, "2019-12-31", 90), reading(id, place, "2020-12-31", 100),
        reading(id, place, "2024-12-31", 140),
      ]
    )
    #expect(found.judgement == .missed)
    #expect(found.value == 100)
    #expect(found.reading?.end == Day("2020-12-31"))
    #expect(found.gap == 0)
    #expect(found.shownGap(.en) == "more than 0")
    #expect(found.shownGap(.zh) == "超过 0")
  }

  @Test(arguments: [
    ("huairou-technology-contract-value", "huairou-district", "170000", "万元", "1700000000"),
    ("tongzhou-technology-transactions", "tongzhou-district", "12", "亿元", "1200000000"),
    ("tongzhou-technology-transactions", "tongzhou-district", "12", "亿", "1200000000"),
    ("tongzhou-patent-applications", "tongzhou-district", "0.6", "万件", "6000"),
    ("tongzhou-patent-applications", "tongzhou-district", "6000", "个", "6000"),
    ("tongzhou-technology-contribution", "tongzhou-district", "66", "", "66"),
  ])
  func `a reading in another unit of the kind is told in the target's`(
    id: String,
    place: String,
    typed: String,
    unit: String,
    value: String
  ) throws {
    let number = try #require(Number(typed))
    let found = try standing(
      id,
      [zone(place), reading(id, place, "2020-12-31", number, unit: unit)]
    )
    #expect(found.judgement == .met)
    #expect(found.value == Number(value))
  }

  @Test func `a reading in a unit of another kind judges nothing, and says why`() throws {
    let id = "tongzhou-technology-transactions"
    let place = "tongzhou-district"
    let found = try standing(
      id,
      [
        zone(place), reading(id, place, "2019-12-31", 1_100_000_000),
        reading(id, place, "2020-12-31", 12, unit: "公顷"),
      ]
    )
    #expect(found.judgement == .unknown)
    #expect(found.value == nil && found.gap == nil)
    #expect(found.missing.first?.label.en.contains("in yuan (it is in 公顷)") == true)
    #expect(found.missing.first?.label.zh.contains("公顷") == true)
    #expect(found.reading == nil)
    #expect(found.unlike?.entry.end == Day("2020-12-31"))
    let told = try standing(id, [zone(place), reading(id, place, "2019-12-31", 1_100_000_000)])
    #expect(told.unlike == nil)
  }

  @Test func `a reading that does not say when it begins judges no target of a year`() throws {
    let place = "tongzhou-district"
    let id = "tongzhou-patent-grants"
    let found = try standing(id, [zone(place), reading(id, place, "2020-12-31", 3001, from: "")])
    #expect(found.judgement == .unknown)
    #expect(
      found.missing.first?.label.en
        == "reading of 2020-12-31 of a year (it is of a period until 2020-12-31 that does not say when it begins)"
    )
  }

  @Test func `an own target without a unit is judged alike by the table and the targets`() throws {
    let place = "tongzhou-district"
    let own = record(
      "targets",
      "t",
      [
        ("name", .text("Rooms let")), ("metric", .text("rooms-let")), ("zone", .text(place)),
        ("comparator", .text("more-than")), ("value", .number(78)), ("byYear", .number(2027)),
      ]
    )
    let records = [zone(place), own, reading("rooms-let", place, "2025-12-31", 78, unit: "%")]
    let found = try standing("t", records)
    #expect(found.judgement == .behind)
    #expect(found.value == 78)
    let answers = evaluator(records).0.evaluator
    func told(_ field: String) throws -> String {
      let expression = try answers.cache.expression(field, in: "targets", mode: .value)
      return answers.outcome(expression, for: own).description
    }
    #expect(try told("standing") == "behind")
    #expect(try told("latest") == "78")
    #expect(try told("gap") == "0")
  }

  @Test func `a sum of which some members are not known is at least what the others make`() throws {
    let place = "tongzhou-district"
    func firm(_ id: String) -> Record { record("enterprises", id, [("zone", .text(place))]) }
    let figures = record(
      "enterprise-figures",
      "f",
      [("enterprise", .text("a")), ("year", .number(2025)), ("staff", .number(120))]
    )
    let district = zone(place)
    let answers = evaluator([district, firm("a"), firm("b"), figures]).0.evaluator
    func answer(_ test: String) throws -> Truth {
      let test = try answers.cache.expression(
        "sum(enterprises where zone within this, \(test)",
        in: "zones",
        mode: .check
      )
      return answers.answer(test, for: district)
    }
    #expect(try answer("staff) >= 100") == .yes)
    #expect(try answer("staff) >= 121") == .unknown)
    // Growth can be below zero, so that the others say nothing.
    #expect(try answer("revenueGrowth) >= 0") == .unknown)
  }

  @Test(arguments: [
    ("2020-01-01", "2020-12-31", true), ("2019-07-01", "2020-06-30", true),
    ("2015-01-01", "2020-12-31", false), ("2020-07-01", "2020-12-31", false),
    ("2020-01-01", "2020-12-30", false),
  ])
  func `a target of a year is judged by a reading of one year`(
    from: String,
    to: String,
    isMet: Bool
  ) throws {
    let id = "tongzhou-patent-grants"
    let place = "tongzhou-district"
    let found = try standing(id, [zone(place), reading(id, place, to, 3001, from: from)])
    #expect(found.judgement == (isMet ? .met : .unknown))
    #expect((found.unlike == nil) == isMet)
    guard !isMet else { return }
    #expect(found.value == nil && found.gap == nil && found.reading == nil)
    #expect(found.missing.first?.label.en.contains("of a year (it is of \(from) to \(to))") == true)
    #expect(found.missing.first?.label.zh.contains("现为 \(from) 至 \(to)") == true)
    // What half a year gave takes nothing from the year before it.
    let year = reading(id, place, "2019-12-31", 3000, from: "2019-01-01")
    let both = try standing(id, [zone(place), year, reading(id, place, to, 3001, from: from)])
    #expect(both.judgement == .met && both.value == 3000 && both.unlike == nil)
  }

  @Test(arguments: [("year", 1_700_000_000, "met"), ("in-all", 1_500_000_000, "missed")])
  func `a target with two periods is judged by the reading of the one that is chosen`(
    chosen: String,
    value: Number,
    judgement: String
  ) throws {
    let id = "huairou-technology-contract-value"
    let place = "huairou-district"
    let (policies, readings) = evaluator(
      [
        zone(place), reading(id, place, "2020-12-30", 1_700_000_000, from: "2019-12-31"),
        reading(id, place, "2020-12-31", 1_500_000_000, from: "2016-01-01"),
      ],
      choosing: [id: chosen]
    )
    let found = try #require(
      policies.targets(zone: nil, readings: readings).first { $0.target.id == id }
    )
    #expect(found.value == value)
    #expect(found.judgement.rawValue == judgement)
    let (alone, year) = evaluator(
      [zone(place), reading(id, place, "2020-12-31", 1_700_000_000, from: "2020-01-01")],
      choosing: [id: chosen]
    )
    let judged = alone.targets(zone: nil, readings: year).first { $0.target.id == id }
    #expect(judged?.judgement == (chosen == "year" ? .met : .unknown))
  }

  @Test(
    arguments: [
      (2, TargetStanding.Judgement.behind, "1…2"), (3, .unknown, nil), (5, .unknown, nil),
      (6, .above, "6…7"),
    ] as [(Int, TargetStanding.Judgement, String?)]
  )
  func `a range of today decides where all of it agrees`(
    laboratories: Int,
    judgement: TargetStanding.Judgement,
    shown: String?
  ) throws {
    let place = "huairou-science-city"
    // Of the last one it is not known whether it is national; three to five are wanted.
    let sure = laboratories == 2 ? 1 : laboratories == 3 ? 2 : laboratories
    let known = (0..<sure).map {
      record(
        "laboratories",
        "l\($0)",
        [("zone", .text(place)), ("level", .text("national")), ("state", .text("operating"))]
      )
    }
    let open = record(
      "laboratories",
      "open",
      [("zone", .text(place)), ("state", .text("operating"))]
    )
    let found = try standing("huairou-national-laboratories", [zone(place), open] + known)
    #expect(found.judgement == judgement)
    #expect(found.isDecidedByRange == (judgement != .unknown))
    #expect(found.shownValue(.en) == shown)
    #expect(found.value == nil)
  }

  @Test func `what stays as it was is neither better nor worse`() throws {
    let id = "nhtz-unsupplied-land"
    let place = "national-high-tech-zones"
    func judged(_ last: Number) throws -> TargetStanding.Judgement {
      try standing(
        id,
        [zone(place), reading(id, place, "2024-12-31", 8), reading(id, place, "2025-12-31", last)]
      ).judgement
    }
    #expect(try judged(8) == .unchanged)
    #expect(try judged(7) == .towards)
    #expect(try judged(9) == .away)
  }

  @Test func `a movement is shown by the reading that it is judged by, not by the records`() throws
  {
    let (id, place) = ("nhtz-unicorns", "national-high-tech-zones")
    let found = try standing(
      id,
      [zone(place), reading(id, place, "2024-12-31", 10), reading(id, place, "2025-12-31", 12)]
    )
    #expect(found.judgement == .towards)
    #expect(found.value == 12)
    #expect(found.reading?.end == Day("2025-12-31"))
    let single = try standing(id, [zone(place), reading(id, place, "2025-12-31", 12)])
    #expect(single.judgement == .unknown)
    #expect(single.value == 12)
  }

  @Test func `base figures of its kind and zone are readings of a target`() throws {
    func figure(_ year: Int, _ value: Number, _ zone: String = "beijing") -> Record {
      record(
        "base-figures",
        "\(zone)-\(year)",
        [
          ("zone", .text(zone)), ("year", .number(Number(year))), ("kind", .text("st-spending")),
          ("value", .number(value)), ("unit", .text("亿元")),
        ]
      )
    }
    let found = try standing(
      "beijing-st-spending",
      [zone("beijing"), figure(2024, 400), figure(2025, 420), figure(2025, 5, "tongzhou-district")]
    )
    #expect(found.judgement == .towards)
    #expect(found.value == 42_000_000_000)
    #expect(found.reading?.record.id == "beijing-2025")
  }

  @Test(
    arguments: [
      ("at-least", 85, "2025-12-31", 85, .met, nil),
      ("more-than", 85, "2025-12-31", 85, .behind, 0),
      ("at-most", 5, "2025-12-31", 6, .behind, -1), ("less-than", 5, "2025-12-31", 4, .met, nil),
      ("equal", 5, "2025-12-31", 5, .met, nil), ("at-least", 85, "2025-06-30", 90, .unknown, nil),
      ("at-least", 85, "2027-12-31", 90, .unknown, nil),
    ] as [(String, Number, String, Number, TargetStanding.Judgement, Number?)]
  )
  func `a target that the store has set is judged like those of the documents`(
    comparator: String,
    figure: Number,
    end: String,
    value: Number,
    judgement: TargetStanding.Judgement,
    gap: Number?
  ) throws {
    let place = "shibei-park"
    let own = record(
      "targets",
      "rooms",
      [
        ("name", .text("Rooms let")), ("nameZh", .text("出租率")), ("metric", .text("rooms-let")),
        ("zone", .text(place)), ("comparator", .text(comparator)), ("value", .number(figure)),
        ("unit", .text("%")), ("byYear", .number(2026)), ("period", .text("annual")),
      ]
    )
    let records = [zone(place), own, reading("rooms-let", place, end, value, from: "2025-01-01")]
    let found = try standing("rooms", records)
    #expect(found.judgement == judgement)
    #expect(found.gap == gap)
    #expect(found.target.isOwn)
    #expect(found.citation == Phrase("Own target of the zone", "园区自设目标"))
    // Its own record says the same.
    let (policies, _) = evaluator(records)
    let field = try #require(Registry.standard["targets"]?[field: "standing"])
    #expect("\(policies.evaluator.outcome(of: field, for: own))" == judgement.rawValue)
  }

  @Test func `what is reckoned from base figures says from which, and of which years`() throws {
    let place = "tongzhou-district"
    func figure(_ id: String, _ kind: String, _ year: Int, _ value: Number) -> Record {
      record(
        "base-figures",
        id,
        [
          ("zone", .text(place)), ("year", .number(Number(year))), ("kind", .text(kind)),
          ("value", .number(value)), ("unit", .text("people")),
        ]
      )
    }
    let found = try standing(
      "tongzhou-technical-personnel-density",
      [
        zone(place), figure("people", "population", 2018, 10_000),
        figure("staff", "technical-staff", 2020, 160), figure("now", "technical-staff", 2026, 1),
      ]
    )
    #expect(found.judgement == .met)
    #expect(
      Set(found.figures.map { "\($0.record.id) \($0.year)" }) == ["people 2018", "staff 2020"]
    )
    #expect(found.origin(.en)?.contains("staff (2020)") == true)
  }

  @Test(
    arguments: [(0, false), (1, true), (5, true), (16, false), (17, false)] as [(Number, Bool)]
  )
  func `a rank is one among the sixteen districts`(rank: Number, isMet: Bool) throws {
    let id = "tongzhou-rd-gdp-rank"
    let place = "tongzhou-district"
    let found = try standing(id, [zone(place), reading(id, place, "2020-12-31", rank)])
    let isRank = rank >= 1 && rank <= 16
    #expect(found.judgement == (isMet ? .met : isRank ? .missed : .unknown))
    #expect((found.unlike == nil) == isRank)
  }

  @Test(arguments: [("people", "2910000", "158.1522"), ("万人", "291", "158.1522")])
  func `a share is reckoned of base figures in unlike units`(
    unit: String,
    staff: String,
    value: String
  ) throws {
    let place = "tongzhou-district"
    func figure(_ kind: String, _ value: Number, _ unit: String) -> Record {
      record(
        "base-figures",
        kind,
        [
          ("zone", .text(place)), ("year", .number(2020)), ("kind", .text(kind)),
          ("value", .number(value)), ("unit", .text(unit)),
        ]
      )
    }
    let number = try #require(Number(staff))
    let found = try standing(
      "tongzhou-technical-personnel-density",
      [
        zone(place), figure("technical-staff", number, unit), figure("population", 18400, "万人"),
      ]
    )
    #expect(found.judgement == .met)
    #expect(found.value == Number(value))
  }

  @Test func `only patents that were granted can be grants of the year`() throws {
    let place = "tongzhou-district"
    func patent(_ id: String, _ state: String, _ day: String?) throws -> Record {
      record(
        "patents",
        id,
        [("applicant", .text("e")), ("kind", .text("invention")), ("state", .text(state))]
          + (try day.map { [("grantedOn", .day(try #require(Day($0))))] } ?? [])
      )
    }
    let found = try standing(
      "tongzhou-patent-grants",
      [
        zone(place), record("enterprises", "e", [("zone", .text(place))]),
        try patent("a", "granted", "2026-03-01"), try patent("b", "lapsed", "2026-04-01"),
        try patent("c", "filed", nil), try patent("d", "examination", nil),
        try patent("f", "rejected", nil),
      ]
    )
    #expect(found.today?.quantity?.rounded(decimals: 0) == 2)
  }

  @Test func `a percentage is compared as it is printed`() throws {
    let id = "tongzhou-st-budget-share"
    func judged(_ value: String) throws -> TargetStanding.Judgement {
      let value = try #require(Number(value))
      return try standing(
        id,
        [zone("tongzhou-district"), reading(id, "tongzhou-district", "2020-12-31", value)]
      ).judgement
    }
    #expect(try judged("1.3") == .missed)
    #expect(try judged("1.31") == .met)
  }

  @Test func `without a reading a dated value is reckoned for its year, and not for today`() throws
  {
    let place = "tongzhou-district"
    func figure(_ kind: String, _ year: Int, _ value: Number) -> Record {
      record(
        "base-figures",
        "\(kind)-\(year)",
        [
          ("zone", .text(place)), ("year", .number(Number(year))), ("kind", .text(kind)),
          ("value", .number(value)), ("unit", .text("yuan")),
        ]
      )
    }
    func judged(_ spent: Number, _ readings: [Record] = []) throws -> TargetStanding {
      try standing(
        "tongzhou-st-budget-share",
        [
          zone(place), figure("fiscal-budget", 2020, 10000), figure("st-spending", 2020, spent),
          figure("fiscal-budget", 2025, 10000), figure("st-spending", 2025, 500),
        ] + readings
      )
    }
    let even = try judged(130)
    #expect(even.judgement == .missed)
    #expect(even.value == Number("1.3"))
    #expect(even.isReckoned)
    #expect(try judged(131).judgement == .met)
    let typed = reading("tongzhou-st-budget-share", place, "2020-12-31", 1)
    let told = try judged(131, [typed])
    #expect(told.value == 1)
    #expect(!told.isReckoned)
  }

  @Test(arguments: [("", 2025, 300), ("in-all", 2025, 1000), ("year", 2025, 300)])
  func `a target without a printed period is judged by the one that the store chooses`(
    chosen: String,
    year: Int,
    sum: Number
  ) throws {
    let place = "huairou-district"
    func contract(_ id: String, _ day: String, _ amount: Number) throws -> Record {
      record(
        "technology-contracts",
        id,
        [
          ("zone", .text(place)), ("state", .text("registered")),
          ("signedOn", .day(try #require(Day(day)))), ("amount", .number(amount)),
        ]
      )
    }
    let (policies, readings) = evaluator(
      [
        zone(place), record("enterprises", "e", [("zone", .text(place))]),
        try contract("a", "2024-06-30", 700), try contract("b", "\(year)-06-30", 300),
        try contract("c", "2026-06-30", 5000),
      ],
      today: try #require(Day("\(year)-12-31")),
      choosing: chosen.isEmpty ? [:] : ["huairou-technology-contract-value": chosen]
    )
    let found = try #require(
      policies.targets(zone: nil, readings: readings)
        .first { $0.target.id == "huairou-technology-contract-value" }
    )
    #expect(found.today?.quantity?.rounded(decimals: 0) == sum)
    #expect(found.target.reading?.id == (chosen.isEmpty ? "year" : chosen))
    #expect(found.target.period?.en.contains(chosen == "in-all" ? "in all" : "a year") == true)
  }

  @Test(arguments: [("", 75.0), ("as-recorded", 75), ("gross", 60), ("net", 75)])
  func `the share of the personnel is reckoned on the base that the rule is read by`(
    chosen: String,
    share: Double
  ) throws {
    let place = "huairou-district"
    let (policies, readings) = evaluator(
      [
        zone(place), record("enterprises", "e", [("zone", .text(place))]),
        record("technology-contracts", "c", [("zone", .text(place))]),
        record(
          "proceeds-distributions",
          "p",
          [
            ("contract", .text("c")), ("proceeds", .number(800)), ("base", .text("net")),
            ("cost", .number(200)), ("toPersonnel", .number(600)),
          ]
        ),
      ],
      choosing: chosen.isEmpty ? [:] : ["personnel-reward-floor": chosen]
    )
    let found = try #require(
      policies.targets(zone: nil, readings: readings)
        .first { $0.target.id == "huairou-personnel-reward-share" }
    )
    #expect(found.value?.approximate == share)
    #expect(found.judgement == (chosen == "gross" ? .behind : .met))
    #expect(found.target.reading?.id == (chosen.isEmpty ? "as-recorded" : chosen))
  }

  @Test(arguments: [
    ("huairou-technology-contract-value", ">= 1,600,000,000 yuan", ">= 1,600,000,000元", ">= 16亿元"),
    ("huairou-incubated-enterprises", "> 100 enterprises", "> 100家", "> 100"),
    ("huairou-national-laboratories", ">= 3 and <= 5 laboratories", ">= 3 且 <= 5个", ">= 3 且 <= 5"),
    ("tongzhou-st-budget-share", "> 1.3%", "> 1.3%", "> 1.3%"),
    ("tongzhou-rd-gdp-rank", "<= 5 of 16 districts", "<= 5名（16区）", "<= 5"),
    ("beijing-inspection-load", "less", "下降", "下降"),
  ])
  func `a goal is said with its figures grouped and its unit`(
    id: String,
    english: String,
    chinese: String,
    brief: String
  ) throws {
    let target = try #require(RuleCases.book.targets.first { $0.id == id })
    #expect(target.shownGoal(.en) == english)
    #expect(target.shownGoal(.zh) == chinese)
    #expect(target.shownGoal(.zh, isBrief: true) == brief)
  }

  @Test func `what today gives is said in the unit of the target`() throws {
    func target(_ id: String) throws -> Target {
      try #require(RuleCases.book.targets.first { $0.id == id })
    }
    let area = try target("huairou-transformation-zone-area")
    #expect(area.shown(.number(Quantity(12_300_000, over: 1_000_000)), .en) == "12.3 km²")
    let share = try target("huairou-personnel-reward-share")
    #expect(share.shown(.number(Quantity(3, over: 4)), .zh) == "75%")
    #expect(share.shown(gap: 5, .en) == "5 points")
    let grants = try target("tongzhou-patent-grants")
    #expect(grants.shown(.between(Quantity(7), Quantity(2700)), .en) == "7…2,700")
    #expect(grants.shown(.between(Quantity(7), nil), .zh) == "至少7")
    #expect(grants.shown(.missing, .en) == "missing")
  }
}
