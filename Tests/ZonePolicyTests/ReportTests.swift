import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct ReportTests {
  private static func record(_ path: String, _ fields: [(String, Value)]) -> Record {
    guard let reference = RecordReference(path) else { preconditionFailure("no record \(path)") }
    return Record(reference: reference, fields: Fields(fields))
  }

  private static func patent(_ id: String, owner: String?, filedOn: String) -> Record {
    var fields: [(String, Value)] = [
      ("name", .text(id)), ("kind", .text("invention")), ("filedOn", .text(filedOn)),
      ("grantedOn", .text("2025-10-01")), ("state", .text("granted")),
    ]
    if let owner { fields.append(("applicant", .text(owner))) }
    return record("patents/\(id)", fields)
  }

  private static func lease(_ id: String, _ tenant: String, _ fields: [(String, Value)]) -> Record {
    record(
      "tenancies/\(id)",
      [
        ("tenant", .text(tenant)), ("from", .text("2025-01-01")), ("to", .text("2027-01-01")),
        ("state", .text("incubating")),
      ] + fields
    )
  }

  /// Two firms in one zone, a nursery and an incubator of one building, and their patents.
  private static let records: [Record] = [
    record("zones/park", [("name", .text("Park"))]),
    record("zones/other", [("name", .text("Other"))]),
    record(
      "enterprises/ent-1",
      [("name", .text("Alpha")), ("zone", .text("park")), ("state", .text("incubating"))]
    ),
    record(
      "enterprises/ent-2",
      [("name", .text("Beta")), ("zone", .text("park")), ("state", .text("incubating"))]
    ),
    record(
      "enterprise-figures/f1",
      [("enterprise", .text("ent-1")), ("year", .number(2025)), ("revenue", .number(6_000_000))]
    ),
    record(
      "enterprise-figures/f2",
      [("enterprise", .text("ent-1")), ("year", .number(2024)), ("revenue", .number(4_000_000))]
    ),
    record(
      "incubators/inc-1",
      [
        ("name", .text("Nest")), ("kind", .text("nursery")), ("zone", .text("park")),
        ("seats", .number(30)), ("state", .text("operating")),
      ]
    ),
    record(
      "incubators/inc-2",
      [
        ("name", .text("House")), ("kind", .text("incubator")), ("zone", .text("park")),
        ("seats", .number(50)), ("area", .number(1000)), ("state", .text("operating")),
      ]
    ),
    record("buildings/bui-1", [("name", .text("Block A")), ("zone", .text("park"))]),
    record("floors/flo-1", [("building", .text("bui-1")), ("level", .number(1))]),
    record("floors/flo-2", [("building", .text("bui-1")), ("level", .number(2))]),
    room("roo-1", "101", 60), room("roo-2", "102", 40),
    lease(
      "ten-1",
      "enterprises/ent-1",
      [
        ("incubator", .text("inc-2")), ("room", .text("roo-1")), ("area", .number(60)),
        ("incubateeKind", .text("enterprise")), ("seats", .number(20)),
      ]
    ),
    lease(
      "ten-2",
      "enterprises/ent-2",
      [("incubator", .text("inc-1")), ("incubateeKind", .text("enterprise"))]
    ),
    patent("pat-1", owner: "ent-1", filedOn: "2022-06-16"),
    patent("pat-2", owner: "ent-1", filedOn: "2022-11-30"),
    patent("pat-3", owner: "ent-2", filedOn: "2022-06-01"),
    patent("pat-4", owner: "ent-2", filedOn: "2022-12-01"),
    payment("pat-2"), payment("pat-4"),
  ]

  private static func payment(_ patent: String) -> Record {
    record("fee-payments/\(patent)-4", [("patent", .text(patent)), ("year", .number(4))])
  }

  private static func room(
    _ id: String,
    _ number: String,
    _ area: Int,
    seats: Int? = nil
  ) -> Record {
    record(
      "rooms/\(id)",
      [
        ("number", .text(number)), ("floor", .text("flo-1")), ("kind", .text("office")),
        ("area", .number(Number(area))), ("state", .text("usable")),
      ] + (seats.map { [("seats", .number(Number($0)))] } ?? [])
    )
  }

  private func report(
    _ name: ReportName,
    today: String = "2026-11-21",
    extra: [Record] = [],
    zone: String? = nil,
    of subjects: [String] = [],
    before: [Record]? = nil,
    language: Language = .en
  ) throws -> ZoneReport {
    let day = try #require(Day(today))
    func evaluator(_ records: [Record], _ day: Day) -> Evaluator {
      Evaluator(QueryContext(registry: .standard, board: MemoryBoard(records), today: day))
    }
    let maker = ReportMaker(
      PolicyEvaluator(RuleCases.book, evaluator(Self.records + extra, day)),
      before: before.map { evaluator($0, day.adding(months: -1)) },
      zone: zone.map { RecordReference(register: "zones", id: $0) },
      subjects: subjects.compactMap { RecordReference($0) },
      language: language
    )
    return try #require(try maker.report(name))
  }

  private func rows(_ section: ZoneReport.Section) -> [[String]] {
    section.rows.map { $0.cells.map(\.shown) }
  }

  @Test func `fees of a month are summed by owner, today and after the next step`() throws {
    let report = try report(.annualFees)
    // The fee of 1 December is not one of November's; that of 30 November is.
    #expect(
      rows(report.sections[0]) == [
        ["Beta", "1", "1,500 yuan", "2026-12-02", "1 right ends", "1", "0"],
        ["Alpha", "2", "2,700 yuan", "2026-12-17", "1,200 yuan + 1 right ends", "1", "0"],
        ["All", "3", "4,200 yuan", "2026-12-02", "2,700 yuan + 1 right ends", "1", "0"],
      ]
    )
    #expect(
      report.sections[1].rows.map { $0.cells[0].value } == [
        .text("pat-3"), .text("pat-1"), .text("pat-2"),
      ]
    )
    #expect(
      report.sections[0].rows.dropFirst().first?.opens
        == .records(
          register: "patents",
          filter: "state:granted (feeDueOn<=2026-11-30 or missing(kind) or missing(filedOn) or "
            + "missing(grantedOn)) applicant:ent-1"
        )
    )
  }

  @Test func `a right without a day is told as unknown, never as not granted or left out`() throws {
    let bare = Self.record(
      "patents/pat-9",
      [
        ("name", .text("Bare")), ("kind", .text("invention")), ("filedOn", .text("2020-01-01")),
        ("applicant", .text("ent-1")), ("state", .text("granted")),
      ]
    )
    let fees = try report(.annualFees, extra: [bare])
    let owner = try #require(rows(fees.sections[0]).first { $0[0] == "Alpha" })
    #expect(owner.prefix(3) == ["Alpha", "3", "2,700 yuan + 1 not known"])
    let line = try #require(fees.sections[1].rows.first { $0.cells[0].value == .text("pat-9") })
    #expect(line.isGap && line.cells.contains { $0.shown == "unknown: Granted missing" })
    let ladder = try report(.feeLadder, extra: [bare], of: ["patents/pat-9"]).sections[0]
    #expect(ladder.title == "Bare: unknown: Granted missing" && ladder.rows.isEmpty)
    var fields = bare.fields
    fields["filedOn"] = nil
    let nothing = Record(reference: bare.reference, fields: fields)
    let empty = try report(.feeLadder, extra: [nothing], of: ["patents/pat-9"]).sections[0]
    #expect(empty.title == "Bare: unknown: Filed, Granted missing")
  }

  @Test func `the ladder of a lapsed right stops where it ended`() throws {
    let missed = try report(.feeLadder, today: "2027-01-05", of: ["patents/pat-3"]).sections[0]
    #expect(missed.title == "pat-3: lapsed on 2026-06-01 for a fee")
    #expect(missed.rows.last?.cells[5].shown == "missed")
    #expect(missed.rows.count { $0.cells[5].shown == "in time" } == 0)
    var fields = Self.patent("pat-3", owner: "ent-2", filedOn: "2022-06-01").fields
    fields["state"] = .text("lapsed")
    fields["endedOn"] = .text("2027-06-01")
    let ending = Record(
      reference: RecordReference(register: "patents", id: "pat-3"),
      fields: fields
    )
    let section = try report(
      .feeLadder,
      extra: [
        ending, Self.record("fee-payments/p5", [("patent", .text("pat-3")), ("year", .number(5))]),
      ],
      of: ["patents/pat-3"]
    ).sections[0]
    #expect(section.rows.count == 5)
  }

  @Test func `what a report opens is a filter that finds records`() throws {
    for name in ReportName.allCases where name.subject == nil {
      for section in try report(name).sections {
        for row in section.rows {
          guard case .records(let register, let filter)? = row.opens else { continue }
          #expect(throws: Never.self) {
            try Expression(parsing: filter, in: register, registry: .standard, mode: .filter)
          }
        }
      }
    }
  }

  @Test(arguments: ReportName.allCases)
  func `rows have a cell for each column, in both languages`(name: ReportName) throws {
    let subjects =
      switch name {
      case .comparison: ["zones/park", "zones/other"]
      case .application: ["applications/app-1"]
      default: ["patents/pat-1"]
      }
    for language in Language.allCases {
      let application = Self.record("applications/app-1", [("programme", .text("unicorn"))])
      let report = try report(name, extra: [application], of: subjects, language: language)
      #expect(!report.sections.isEmpty)
      for section in report.sections {
        #expect(section.rows.allSatisfy { $0.cells.count == section.columns.count })
      }
    }
  }

  @Test func `a ladder has every year of the term, and a gap shows as settled`() throws {
    let paid = [4, 6].map { year in
      Self.record(
        "fee-payments/fee-\(year)",
        [
          ("patent", .text("pat-1")), ("year", .number(Number(year))),
          ("paidOn", .text("202\(year)-01-05")),
        ]
      )
    }
    let section = try report(.feeLadder, extra: paid, of: ["patents/pat-1"]).sections[0]
    #expect(section.rows.count == 20)
    let stands = section.rows.prefix(7).map { $0.cells[5].shown }
    #expect(
      stands == [
        "with the grant", "with the grant", "with the grant", "paid 2024-01-05",
        "settled by a later one", "paid 2026-01-05", "in time",
      ]
    )
    #expect(section.title == "pat-1: in force")
    #expect(section.rows.contains { $0.cells[2].shown.hasSuffix(" ~") })
  }

  @Test func `a ladder says that a right of another state does not run`() throws {
    let lapsed = Self.record(
      "patents/pat-9",
      [
        ("name", .text("Old")), ("kind", .text("design")), ("filedOn", .text("2020-01-01")),
        ("grantedOn", .text("2020-09-01")), ("state", .text("abandoned")),
      ]
    )
    let section = try report(.feeLadder, extra: [lapsed], of: ["patents/pat-9"]).sections[0]
    #expect(section.title == "Old: abandoned")
    // With the grant, and the fee of the second year that was not paid.
    #expect(section.rows.count == 2)
  }

  @Test func `the floor plan draws floors from the top and names tenants and free rooms`() throws {
    let section = try #require(try report(.occupancy).sections.first)
    let plan = rows(section)
    #expect(plan.map { $0[0] } == ["2F", "1F", "", ""])
    #expect(plan[1][2] == "101[!!!] 102[..]")
    #expect(plan[2][2] == "Alpha" && plan[3][2] == "free")
    #expect(section.rows.map(\.isGap) == [false, false, false, true])
    #expect(section.rows[3].opens == .record(RecordReference(register: "rooms", id: "roo-2")))
  }

  @Test func `a room without a state is unknown, not free`() throws {
    let bare = Self.record(
      "rooms/roo-2",
      [
        ("number", .text("102")), ("floor", .text("flo-1")), ("kind", .text("office")),
        ("area", .number(40)),
      ]
    )
    let section = try #require(try report(.occupancy, extra: [bare]).sections.first)
    let plan = rows(section)
    #expect(plan[1][2] == "101[!!!] 102[??]")
    #expect(plan[1].suffix(3) == ["?", "?", ""])
    #expect(plan[3][2] == "unknown: State missing")
  }

  @Test func `what is let of a floor is not known where the area of a room is not`() throws {
    let bare = Self.record(
      "rooms/roo-9",
      [
        ("number", .text("109")), ("floor", .text("flo-1")), ("kind", .text("office")),
        ("state", .text("usable")),
      ]
    )
    let known = try #require(try report(.occupancy).sections.first)
    #expect(rows(known)[1][4].hasSuffix("%"))
    let section = try #require(try report(.occupancy, extra: [bare]).sections.first)
    #expect(rows(section)[1].suffix(3) == ["?", "?", ""])
    #expect(section.rows[1].cells[4].value == nil)
  }

  @Test(arguments: [("2026-10-31", "###"), ("2026-11-03", "!!!"), ("2027-01-02", "!!!")])
  func `a lease that ends within 60 days is marked`(today: String, signs: String) throws {
    let section = try #require(try report(.occupancy, today: today).sections.first)
    #expect(rows(section)[1][2] == "101[\(signs)] 102[..]")
  }

  @Test func `a firm that was taken over may move on`() throws {
    let firm = Self.record(
      "enterprises/ent-9",
      [("name", .text("Gamma")), ("zone", .text("park")), ("tags", .list(["acquired"]))]
    )
    let lease = Self.lease(
      "ten-9",
      "enterprises/ent-9",
      [("incubator", .text("inc-2")), ("incubateeKind", .text("enterprise"))]
    )
    let rows = try report(.chain, extra: [firm, lease]).sections.flatMap(\.rows)
    #expect(rows.contains { row in row.cells.contains { $0.shown.contains("taken over") } })
  }

  @Test func `a document that does not reach a zone says so in its report`() throws {
    let section = try report(.tongzhouTargets, zone: "park").sections[0]
    #expect(section.rows.isEmpty)
    #expect(section.note?.contains("sets no target for Park") == true)
  }

  @Test func `the chain has a column for each link and says who may move`() throws {
    let report = try report(.chain)
    let links = rows(report.sections[0])
    #expect(links.count == 5)
    // Its lease gives neither seats nor a room.
    #expect(links[1] == ["nursery", "1", "1", "30", "?", "0"])
    #expect(links[3] == ["incubator", "1", "1", "50", "30", "0"])
    #expect(report.sections[0].rows.map(\.isGap) == [true, false, true, false, true])
  }

  @Test(arguments: [(nil, "?"), (12, "18"), (40, "0")] as [(Int?, String)])
  func `a lease without seats takes those of its room`(seats: Int?, free: String) throws {
    let house = Self.record(
      "incubators/inc-9",
      [
        ("kind", .text("accelerator")), ("zone", .text("park")), ("seats", .number(30)),
        ("state", .text("operating")),
      ]
    )
    let lease = Self.lease(
      "ten-9",
      "enterprises/ent-2",
      [("incubator", .text("inc-9")), ("room", .text("roo-9"))]
    )
    let room = Self.room("roo-9", "109", 60, seats: seats)
    let links = rows(try report(.chain, extra: [house, lease, room]).sections[0])
    #expect(links[4] == ["accelerator", "1", "1", "30", free, "0"])
  }

  @Test(arguments: [(10_000_000, 0), (10_000_001, 1)])
  func `an incubatee may move on with revenue of two years above ten million`(
    revenue: Int,
    ready: Int
  ) throws {
    let last = Self.record(
      "enterprise-figures/f1",
      [
        ("enterprise", .text("ent-1")), ("year", .number(2025)),
        ("revenue", .number(Number(revenue - 4_000_000))),
      ]
    )
    let others = Self.records.filter { $0.reference != last.reference }
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(others + [last]),
      today: try #require(Day("2026-11-21"))
    )
    let maker = ReportMaker(PolicyEvaluator(RuleCases.book, Evaluator(context)), language: .en)
    let report = try #require(try maker.report(.chain))
    #expect(report.sections[0].rows[3].cells[5].value == .number(Number(ready)))
  }

  @Test func `figures have their period, the month before and the change`() throws {
    let before = Self.records.filter { $0.id != "ent-2" }
    let section = try report(.monthly, before: before).sections[0]
    let row = try #require(rows(section).first { $0[0] == "Enterprises here" })
    #expect(Array(row.prefix(6)) == ["Enterprises here", "2", "0", "2026-11-21", "1", "1"])
    let without = try report(.monthly).sections[0]
    #expect(without.note == "The store does not go back a month.")
  }

  @Test func `the statistics form has jobs by kind and trained staff`() throws {
    let year = Self.record(
      "enterprise-figures/f9",
      [
        ("enterprise", .text("ent-2")), ("year", .number(2025)), ("staff", .number(40)),
        ("technicalStaff", .number(20)), ("collegeStaff", .number(30)), ("doctors", .number(3)),
        ("returnees", .number(2)), ("freshGraduates", .number(6)),
      ]
    )
    let house = Self.record(
      "incubators/inc-9",
      [
        ("name", .text("Mill")), ("kind", .text("incubator")), ("zone", .text("park")),
        ("staffCount", .number(10)), ("professionals", .number(8)), ("mentors", .number(5)),
        ("state", .text("operating")),
      ]
    )
    let section = try report(.incubators, extra: [year, house]).sections[0]
    func figure(_ name: String) -> String? { rows(section).first { $0[0] == name }?[1] }
    #expect(figure("of them technical staff, last year") == "20")
    #expect(figure("of them with a college degree, last year") == "30")
    #expect(figure("of them doctors, last year") == "3")
    #expect(figure("of them returned from abroad, last year") == "2")
    #expect(figure("of them fresh graduates, last year") == "6")
    #expect(figure("People who run the carriers") == "10")
    #expect(figure("Trained of the staff") == "80%")
  }

  @Test func `a sum over nothing known is unknown, and what is left out is counted`() throws {
    let year = Self.record(
      "enterprise-figures/f9",
      [("enterprise", .text("ent-2")), ("year", .number(2025)), ("doctors", .number(3))]
    )
    let mill = Self.record(
      "incubators/inc-9",
      [
        ("name", .text("Mill")), ("zone", .text("park")), ("staffCount", .number(10)),
        ("professionals", .number(8)), ("state", .text("operating")),
      ]
    )
    func figures(_ extra: [Record]) throws -> [String: [String]] {
      let section = try report(.incubators, extra: extra).sections[0]
      return Dictionary(
        rows(section).map { ($0[0], Array($0[1...2])) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    let bare = try figures([])
    #expect(bare["People who run the carriers"] == ["?", "2"])
    #expect(bare["Mentors"] == ["?", "2"])
    #expect(bare["Trained of the staff"] == ["?", "2"])
    #expect(bare["of them doctors, last year"] == ["?", "1"])
    let some = try figures([year, mill])
    #expect(some["of them doctors, last year"] == ["3", "1"])
    #expect(some["People who run the carriers"] == ["10", "2"])
    #expect(some["Trained of the staff"] == ["80%", "2"])
  }

  @Test func `the records behind a row are those that it opens`() throws {
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(Self.records),
      today: try #require(Day("2026-11-21"))
    )
    let maker = ReportMaker(
      PolicyEvaluator(RuleCases.book, Evaluator(context)),
      zone: RecordReference("zones/park"),
      language: .en
    )
    let made = try #require(try maker.report(.monthly))
    let row = try #require(made.sections[0].rows.first { $0.cells[0].shown == "Enterprises here" })
    #expect(try maker.records(behind: row.opens).map(\.id) == ["ent-1", "ent-2"])
    #expect(try maker.records(behind: nil).isEmpty)
  }

  @Test func `gaps stand first`() throws {
    for name in [ReportName.incubators, .fundUse, .talentClocks, .monthly] {
      for section in try report(name).sections.prefix(1) {
        let gaps = section.rows.map(\.isGap)
        #expect(gaps == gaps.sorted { $0 && !$1 })
      }
    }
  }

  @Test func `zones stand side by side`() throws {
    let section = try report(.comparison, of: ["zones/park", "zones/other"]).sections[0]
    #expect(
      section.columns.map(\.label) == [
        "Figure", "Park", "Change", "Unknown", "Other", "Change", "Unknown", "As of", "Source",
      ]
    )
    let firms = rows(section).first { $0[0] == "Enterprises here" }
    #expect(firms?.prefix(7) == ["Enterprises here", "2", "", "0", "0", "", "0"])
    #expect(firms?[7] == "2026-11-21")
  }

  @Test(arguments: ["beijing", "shanghai"])
  func `the two permits have a clock each, where the document is in force`(city: String) throws {
    func permit(_ register: String, _ kind: (String, String), _ applied: String) -> Record {
      Self.record(
        "\(register)/p-\(applied)",
        [
          ("holder", .text("tal-1")), (kind.0, .text(kind.1)), ("appliedOn", .text(applied)),
          ("employer", .text("enterprises/ent-9")), ("state", .text("applied")),
        ]
      )
    }
    let report = try report(
      .talentClocks,
      extra: [
        Self.record("zones/beijing", []), Self.record("zones/shanghai", []),
        Self.record("enterprises/ent-9", [("zone", .text(city))]),
        Self.record(
          "talents/tal-1",
          [
            ("employer", .text("enterprises/ent-9")), ("category", .text("foreign")),
            ("highEnd", .flag(true)),
          ]
        ),
        Self.record(
          "pension-records/pen-1",
          [("holder", .text("tal-1")), ("yearsPaid", .number(12))]
        ),
        permit("work-permits", ("category", "a"), "2026-11-10"),
        permit("work-permits", ("category", "b"), "2026-11-02"),
        permit("residence-permits", ("kind", "work-residence"), "2026-11-12"),
      ]
    )
    let left = report.sections.prefix(2).map { $0.rows.map { $0.cells[7].shown } }
    let isBound = city == "beijing"
    // Of 10 November eight working days have gone by, of the 12th six; category B has no limit.
    #expect(left == (isBound ? [["-1", ""], ["1"]] : [["", ""], [""]]))
    #expect(report.sections[0].rows[0].isGap == isBound)
    #expect(rows(report.sections[2])[0][3] == (isBound ? "3" : ""))
  }

  @Test func `what limits permits is said of the zone, whether or not one is entered`() throws {
    func zone(_ id: String) -> Record { Self.record("zones/\(id)", [("name", .text(id))]) }
    func note(_ id: String) throws -> String? {
      try report(.talentClocks, extra: [zone("beijing"), zone("shanghai")], zone: id)
        .sections[0].note
    }
    #expect(try note("beijing")?.hasPrefix("Seven working days") == true)
    #expect(try note("shanghai")?.hasPrefix("No document in force here") == true)
  }

  @Test func `whether a permit is limited is not known where the employer has no zone`() throws {
    let report = try report(
      .talentClocks,
      extra: [
        Self.record("zones/beijing", []), Self.record("enterprises/ent-9", []),
        Self.record(
          "talents/tal-1",
          [("employer", .text("enterprises/ent-9")), ("category", .text("foreign"))]
        ),
        Self.record(
          "work-permits/wpe-1",
          [
            ("holder", .text("tal-1")), ("category", .text("a")),
            ("employer", .text("enterprises/ent-9")), ("appliedOn", .text("2026-11-10")),
            ("state", .text("applied")),
          ]
        ),
      ]
    )
    let row = try #require(report.sections[0].rows.first)
    #expect(row.cells[6].shown == "? Zone of the employer missing" && row.cells[7].shown == "?")
    #expect(row.isGap)
  }

  @Test func `where the employer has no zone the check and the due day say so too`() throws {
    let board = MemoryBoard([
      Self.record("zones/beijing", []), Self.record("enterprises/ent-9", []),
      Self.record("talents/tal-1", [("employer", .text("enterprises/ent-9"))]),
      Self.record(
        "work-permits/wpe-1",
        [
          ("holder", .text("tal-1")), ("category", .text("a")),
          ("employer", .text("enterprises/ent-9")), ("appliedOn", .text("2026-11-10")),
          ("state", .text("applied")),
        ]
      ),
    ])
    let evaluator = Evaluator(
      QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    )
    let permit = try #require(board.record(RecordReference(register: "work-permits", id: "wpe-1")))
    let policies = PolicyEvaluator(RuleCases.book, evaluator)
    let rule = try #require(RuleCases.book.rule("permit-category-a-7-days"))
    let finding = policies.finding(of: rule, on: permit)
    #expect(finding.verdict == .unknown)
    #expect(finding.missing.map(\.label) == [Phrase("Zone of the employer", "用人单位的所属园区")])
    #expect(policies.tally(rule)?.slots == [.unknown: [0]])
    // In a zone only what is known to lie there counts.
    let beijing = RecordReference(register: "zones", id: "beijing")
    #expect(policies.tally(rule, zone: beijing)?.slots == [:])
    let watch = try #require(Registry.standard.watches.first { $0.id == "work-permits.decideBy" })
    let due = try #require(try watch.attention(evaluator, zone: nil)?.first)
    #expect(due.due == nil && due.urgency == .unknown)
    #expect(due.says.en.hasSuffix("not known when: the employer or its zone is missing"))
  }
}
