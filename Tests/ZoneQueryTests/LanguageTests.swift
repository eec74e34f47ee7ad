import Testing
import ZoneModel
import ZoneQuery

struct LanguageTests {
  @Test(arguments: [
    ("years(recipient.operatingSince, appliedOn) >= 5", "awards/awa-1", "yes"),
    ("years(recipient.operatingSince, appliedOn) >= 6", "awards/awa-1", "no"),
    ("(recipient.leftOn ?? today) >= grantedOn + 5y", "awards/awa-1", "yes"),
    ("(recipient.leftOn ?? today) >= grantedOn + 5y", "awards/awa-3", "no"),
    ("(recipient.leftOn ?? today) >= grantedOn + 5y", "awards/awa-2", "unknown"),
    (
      "count(awards where recipient = this.recipient and purpose = this.purpose and "
        + "fundLine = this.fundLine) <= 1", "awards/awa-1", "no"
    ),
    (
      "count(awards where recipient = this.recipient and purpose = this.purpose) <= 1",
      "awards/awa-3", "yes"
    ),
    ("workingDays(appliedOn, grantedOn ?? today) <= 7", "awards/awa-1", "yes"),
    ("workingDays(appliedOn, grantedOn ?? today)", "awards/awa-1", "7"),
    ("workingDays(appliedOn, grantedOn ?? today)", "awards/awa-2", "5"),
    (
      "sum(budget-lines of this where subject:indirect, planned) <= 30% * "
        + "(sum(budget-lines of this where subject:direct, planned) - "
        + "sum(budget-lines of this where subject:equipment, planned))", "projects/pro-1", "yes"
    ),
    ("endOn < startOn + 3y", "projects/pro-1", "no"),
    ("toPersonnel / proceeds >= 70%", "projects/pro-1", "yes"),
    ("toPersonnel / proceeds > 70%", "projects/pro-1", "no"),
    (
      "10000 * count(patents where applicant.zone within this and kind:invention and "
        + "state:granted) / reading(population, 2020) >= 30", "zones/huairou-district", "yes"
    ),
    (
      "10000 * count(patents where applicant.zone within this and kind:invention and "
        + "state:granted) / reading(population, 2020)", "zones/huairou-district", "50"
    ),
    ("reading(population, 2020, huairou-district)", "zones/beijing", "400"),
    ("reading(population, 2021)", "zones/huairou-district", "unknown"),
    (
      "distinct(incubators where zone within jingan-district and not missing(belt), belt)", nil,
      "2"
    ),
    ("distinct(incubators where zone within jingan-district, belt)", nil, "2…3"),
    ("setting(limit, rd) + 1", nil, "8"),
    ("setting(limit, other) > 5", nil, "unknown"),
  ])
  func `the hard expressions of the catalogue`(text: String, path: String?, expected: String) throws
  {
    #expect(try Samples.outcome(text, path).description == expected)
  }

  @Test(arguments: [
    ("registeredCapital > 4.6bn", "no"), ("registeredCapital < 1.5m", "yes"),
    ("registeredCapital >= 1000wan", "no"), ("registeredCapital < 1000k", "yes"),
    ("registeredOn >= 2016/1/1", "yes"), ("registeredOn < 2030年1月1日", "yes"),
    ("registeredOn:2026年", "no"),
  ])
  func `amounts and days are read as forms read them`(text: String, expected: String) throws {
    let registry = Registry.standard
    let record = Record(
      reference: RecordReference(register: "enterprises", id: "ent-1"),
      fields: Fields([
        ("registeredCapital", .number(900_000)), ("registeredOn", .text("2020-05-01")),
      ])
    )
    let context = QueryContext(
      registry: registry,
      board: MemoryBoard([record]),
      today: try #require(Day("2026-11-21"))
    )
    let expression = try Expression(
      parsing: text,
      in: "enterprises",
      registry: registry,
      mode: .filter
    )
    #expect(Evaluator(context).answer(expression, for: record).rawValue == expected)
  }

  @Test(arguments: [
    ("registeredCapital > 4.6xy", "an amount such as"), ("registeredOn > 26/13", "a date such as"),
  ])
  func `what is no amount or day is told with examples`(text: String, words: String) {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: text, in: "enterprises", registry: .standard, mode: .filter)
    }
    #expect(error?.message.en.contains(words) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("count(patents of this where state:granted)", "enterprises/ent-0001", "2…3"),
    ("count(patents of this where state:granted) >= 2", "enterprises/ent-0001", "yes"),
    ("count(patents of this where state:granted) >= 3", "enterprises/ent-0001", "unknown"),
    ("count(patents of this where state:granted) > 3", "enterprises/ent-0001", "no"),
    ("count(patents of this)", "enterprises/ent-0003", "0"),
    ("sum(patents of this, claims)", "enterprises/ent-0001", "15"),
    ("sum(patents of this, claims)", "enterprises/ent-0002", "≥ 0"),
    ("sum(patents of this where state:granted, claims)", "enterprises/ent-0001", "14…15"),
    ("sum(patents of this where state:granted, claims) * 2 + 1", "enterprises/ent-0001", "29…31"),
    ("avg(patents of this, claims)", "enterprises/ent-0001", "5"),
    ("min(patents of this, claims)", "enterprises/ent-0001", "1"),
    ("max(patents of this where state:granted, claims)", "enterprises/ent-0001", "10"),
    ("min(patents of this where state:granted, claims)", "enterprises/ent-0001", "1…4"),
    ("max(patents of this, claims)", "enterprises/ent-0003", "missing"),
    ("any(patents of this where kind:design)", "enterprises/ent-0001", "yes"),
    ("any(patents of this)", "enterprises/ent-0003", "no"),
    ("all(patents of this, claims > 0)", "enterprises/ent-0001", "yes"),
    ("all(patents of this, claims > 0)", "enterprises/ent-0003", "yes"),
    ("all(patents of this, state:granted)", "enterprises/ent-0001", "unknown"),
    ("last(patents of this, title order claims)", "enterprises/ent-0001", "Quantum sensor"),
    ("first(patents of this, claims order claims)", "enterprises/ent-0001", "1"),
    ("last(patents of this, claims order claims - claims)", "enterprises/ent-0001", "unknown"),
    ("last(patents of this, claims order claims - claims, claims)", "enterprises/ent-0001", "10"),
    ("last(patents of this, claims order filedOn)", "enterprises/ent-0001", "unknown"),
    (
      "last(patents of this where kind:invention, state order filedOn)", "enterprises/ent-0001",
      "granted"
    ), ("first(patents of this, claims)", "enterprises/ent-0001", "unknown"),
    ("first(patents of this where kind:invention, kind)", "enterprises/ent-0001", "invention"),
    ("first(patents of this, claims)", "enterprises/ent-0003", "missing"),
    ("count(tenancies of this by tenant)", "enterprises/ent-0001", "1"),
    ("count(patents of this where claims > 1 and this.revenue > 1万元)", "enterprises/ent-0001", "2"),
    ("count(enterprises where zone within this)", "zones/three-cities", "1"),
    ("count(enterprises where zone within this)", "zones/beijing", "2"),
    ("if missing(leftOn) then \"here\" else \"gone\"", "enterprises/ent-0001", "here"),
    ("if listed then 1 else 2", "enterprises/ent-0003", "1…2"),
    ("larger(if listed then 1 else 4, 2)", "enterprises/ent-0003", "2…4"),
    ("smaller(if listed then 1 else 4, 2)", "enterprises/ent-0003", "1…2"),
    ("if listed then \"a\" else \"b\"", "enterprises/ent-0003", "unknown"),
    ("tenant.zone", "tenancies/ten-2", "zones/beijing"),
    ("tenant.size", "tenancies/ten-2", "missing"),
    ("tenant = ent-0001", "tenancies/ten-1", "yes"),
    ("tenant = enterprises/ent-0001", "tenancies/ten-1", "yes"),
    ("tenant != ent-0001", "tenancies/ten-2", "yes"),
    ("size < large", "enterprises/ent-0001", "yes"),
    ("size >= 小型", "enterprises/ent-0002", "no"),
    ("size = small or listed", "enterprises/ent-0003", "unknown"),
    ("size = small and listed", "enterprises/ent-0002", "no"),
    ("missing(leftOn)", "enterprises/ent-0001", "yes"),
    ("unknown(rdShare > 5%)", "enterprises/ent-0003", "yes"),
    ("not missing(rdShare) and rdShare >= 6.5%", "enterprises/ent-0001", "yes"),
    ("area >= 12mu", "enterprises/ent-0001", "yes"),
    ("area = 12亩", "enterprises/ent-0001", "yes"),
    ("revenue = 0.16亿元", "enterprises/ent-0001", "yes"),
    ("revenue * 10%", "enterprises/ent-0001", "1600000"),
    ("revenue / area", "enterprises/ent-0001", "2000"),
    ("revenue / (area - area)", "enterprises/ent-0001", "missing"),
    ("0.1 + 0.2 = 0.3", nil, "yes"),
    ("1 / 3 + 1 / 3 + 1 / 3 = 1", nil, "yes"),
    ("months(from, to)", "tenancies/ten-1", "35"),
    ("days(today, to)", "tenancies/ten-1", "41"),
    ("to - from > 2y", "tenancies/ten-1", "yes"),
    ("year(from)", "tenancies/ten-1", "2024"),
    ("age(operatingSince)", "enterprises/ent-0001", "11"),
    ("from >= today-3y and from < 2026-11-20-1y", "tenancies/ten-1", "yes"),
    ("lower(name)", "enterprises/ent-0003", "cloud"),
    ("letters(\"Ｔask　Book, no. 2\")", "enterprises/ent-0003", "taskbookno2"),
    ("letters(\"任务 书\")", "enterprises/ent-0003", "任务书"),
    ("letters(\"-\")", "enterprises/ent-0003", "-"),
    ("clause(\"(15)\")", nil, "15"),
    ("clause(\"15.\")", nil, "15"),
    ("clause(\"（十五）\")", nil, "15"),
    ("clause(\"第（１５）条\")", nil, "15"),
    ("clause(\"第二十条第三款\")", nil, "20.3"),
    ("clause(\"IV(I)1\")", nil, "iv.i.1"),
    ("clause(\"国发（五）\")", nil, "国发.5"),
    ("clause(\"-\")", nil, "-"),
    ("条号(\"（十）\")", nil, "10"),
    ("round(10 / 3, 2)", nil, "3.33"),
    ("abs(-5) + larger(1, 2) - smaller(1, 2)", nil, "6"),
    ("includes(field, nano)", "enterprises/ent-0002", "yes"),
    ("only(field, nano)", "enterprises/ent-0002", "no"),
    ("only(field, nano, 人工智能)", "enterprises/ent-0002", "yes"),
    ("field:人工智能", "enterprises/ent-0001", "no"),
    ("parent within beijing", "zones/huairou-science-city", "yes"),
    ("parent != this", "zones/huairou-science-city", "yes"),
    ("missing(parent) or parent != this", "zones/beijing", "yes"),
    ("strong", "enterprises/ent-0001", "yes"),
    ("granted", "enterprises/ent-0001", "2…3"),
    ("研发占比>=5% 且 状态:在孵", "enterprises/ent-0001", "yes"),
    ("非 上市", "enterprises/ent-0001", "no"),
    ("name~\"^Nano.*Ltd$\"", "enterprises/ent-0001", "yes"),
  ])
  func `values and answers`(text: String, path: String?, expected: String) throws {
    #expect(try Samples.outcome(text, path).description == expected)
  }

  @Test(arguments: [
    ("", ["ent-0001", "ent-0002", "ent-0003"], 0),
    ("field:nano", ["ent-0001", "ent-0002"], 1),
    ("state:incubating,left", ["ent-0001", "ent-0002"], 1),
    ("state：在孵，已离开", ["ent-0001", "ent-0002"], 1),
    ("rdShare>=5%", ["ent-0001"], 1),
    ("-state:left", ["ent-0001"], 1),
    ("zone:huairou", ["ent-0001", "ent-0003"], 0),
    ("zone:怀柔", ["ent-0001", "ent-0003"], 0),
    ("zone:huairou-science-city", ["ent-0001"], 0),
    ("zone within huairou-district", ["ent-0001", "ent-0003"], 0),
    ("count(patents of this where state:granted) >= 2", ["ent-0001"], 0),
    ("\"quantum sensor\" or 纳米", ["ent-0001", "ent-0002"], 0),
    ("jorgen", ["ent-0002"], 0),
    ("ＣＬＯＵＤ", ["ent-0003"], 0),
    ("sensor -quantum", ["ent-0001"], 0),
    ("listed", ["ent-0001"], 2),
    ("listed:yes", ["ent-0001"], 2),
    ("unknown(listed)", ["ent-0002", "ent-0003"], 0),
    ("(size:small or size:large) zone:huairou", ["ent-0001", "ent-0003"], 0),
    ("operatingSince:2022", ["ent-0002"], 1),
    ("operatingSince:2015-03", ["ent-0001"], 1),
    ("revenue>100万元 sensor", ["ent-0001"], 0),
    ("strong", ["ent-0001"], 0),
    ("id:ent-0003", ["ent-0003"], 0),
    ("zone.name:jing", ["ent-0002"], 0),
  ])
  func `filters find records and count the unknown`(
    filter: String,
    ids: [String],
    unknown: Int
  ) throws {
    let found = try Samples.found(filter, in: "enterprises")
    #expect(found.ids == ids)
    #expect(found.unknown == unknown)
  }

  @Test(arguments: [
    ("rdshar >= 5%", "enterprises", "rdShare"),
    ("state:incubatin", "enterprises", "incubating"),
    ("count(patent of this) > 1", "enterprises", "patents"),
    ("yers(operatingSince, today) > 1", "enterprises", "years"),
    ("rdShare >= 5", "enterprises", "5%"),
  ])
  func `an error names the nearest right word`(
    text: String,
    register: String,
    nearest: String
  ) throws {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: text, in: register, registry: Samples.registry)
    }
    #expect(error?.nearest.first == nearest)
  }

  @Test(arguments: [
    "revenue > 5d", "name > 5", "revenue > area", "size + 1 = 2", "state < left", "listed > 1",
    "count(patents)", "sum(patents of this)", "count(patents, claims) > 1", "a b", "revenue >",
    "(listed", "listed)", "listed listed", "state:a,b", "nano", "count(projects of this) > 1",
    "name~\"(\"", "\"open", "days(today) > 1", "missing()", "revenue and listed", "1", "tenant.x",
    "zone within 5", "name = Foo", "revenue = today", "if listed then 1 else \"a\"",
  ])
  func `what does not hold together is refused with its place`(text: String) throws {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: text, in: "enterprises", registry: Samples.registry)
    }
    let range = error?.range ?? -1 ..< -1
    #expect(range.lowerBound >= 0 && range.upperBound <= text.count)
    #expect(error?.message.en.isEmpty == false && error?.message.zh.isEmpty == false)
  }

  @Test func `declared expressions of all registers are right`() {
    let problems = QueryCache(registry: .standard).problems()
    #expect(problems.map { "\($0.register).\($0.field): \($0.error.sentence.en)" } == [])
  }

  @Test func `a field that would need its own value is refused`() {
    let register = Register(
      "rings",
      pane: .zones,
      Phrase("Rings", "环"),
      one: Phrase("Ring", "环"),
      idPrefix: "r",
      sections: [
        Section(
          "All",
          "全部",
          [
            .computed("a", "A", "甲", "b + 1", gives: .integer),
            .computed("b", "B", "乙", "a + 1", gives: .integer),
          ]
        )
      ],
      columns: []
    )
    let problems = QueryCache(registry: Registry([register])).problems()
    #expect(problems.map(\.field) == ["a", "b"])
    let evaluator = Evaluator(
      QueryContext(registry: Registry([register]), board: MemoryBoard(), today: Samples.today)
    )
    let record = Samples.record("rings/1", [])
    #expect(register[field: "a"].map { evaluator.outcome(of: $0, for: record) } == .unknown)
  }

  @Test(arguments: [
    (
      "count(awards where recipient = this.recipient and year = this.year and state:(approved, paid))",
      "number of awards (same recipient and fiscal year, state approved or paid)",
      "资助数（受资助企业、财政年度相同，状态为已批准、已拨付）"
    ),
    (
      "count(awards where not state:paid and not missing(grantedOn) and year >= year(today) - 1)",
      "number of awards (state not paid, granted entered, fiscal year at least last year)",
      "资助数（状态不是已拨付，批准日期已填，财政年度不少于去年）"
    ),
    (
      "count(awards where year(grantedOn) = year(today) and grantedOn + 5y > today) >= 2",
      "number of awards (year of granted is this year, 5 years after granted after today) at least 2",
      "资助数（批准日期的年份为今年，批准日期之后5年晚于今天）不少于2"
    ),
    (
      "not any(awards where missing(grantedOn) or amount > 5万元)",
      "not any of awards (granted missing or amount above 50,000 yuan)",
      "并非资助中任一（批准日期缺失或金额大于50,000 元）"
    ),
    (
      "sum(awards where recipient.zone within this.recipient.zone, amount)",
      "amount of awards in all (zone of recipient within zone of this one's recipient)",
      "资助的金额合计（受资助企业的所属园区在本记录的受资助企业的所属园区内）"
    ),
    (
      "max(awards where not state:paid, days(appliedOn, grantedOn)) <= 30",
      "most days from applied to granted of awards (state not paid) at most 30",
      "资助的申请日期至批准日期的天数最大值（状态不是已拨付）不超过30"
    ),
    (
      "appliedOn < today-30d and amount / 2 = 5万元",
      "applied before 30 days ago, amount / 2 is 50,000 yuan",
      "申请日期早于30天前，金额 / 2为50,000 元"
    ),
  ])
  func `an expression is said in plain words`(
    text: String,
    english: String,
    chinese: String
  ) throws {
    let words = try Expression(parsing: text, in: "awards", registry: .standard, mode: .value)
      .words(in: .standard)
    #expect(words == Phrase(english, chinese))
  }

  @Test(arguments: [
    (
      "if count(patents of this where state:granted) >= 2 then 1 else 2",
      "如果 数量(patents 关于 本记录 其中 state:granted) >= 2 那么 1 否则 2"
    ),
    ("round(sum(patents of this, claims) / 2)", "四舍五入(求和(patents 关于 本记录, claims) / 2)"),
    (
      "not missing(revenue) and years(operatingSince, today) > 1",
      "非 为空(revenue) 并且 年数(operatingSince, 今日) > 1"
    ),
    (
      "zone within jingan-district or not (revenue > 1)",
      "zone 位于 jingan-district 或者 不是 (revenue > 1)"
    ),
  ])
  func `a word means the same in Chinese, by each of its names`(
    english: String,
    chinese: String
  ) throws {
    let firms = ["ent-0001", "ent-0002", "ent-0003"].map { "enterprises/" + $0 }
    for path in firms {
      #expect(try Samples.outcome(chinese, path) == Samples.outcome(english, path), "\(path)")
    }
  }
}
