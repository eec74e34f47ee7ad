import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Two documents on one case: the order that they give says which decides.
struct PrecedenceTests {
  private func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
    Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
  }

  private func finding(_ rule: String, on record: Record, _ others: [Record], _ book: PolicyBook)
    throws -> Finding
  {
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard([record] + others),
      today: RuleWorld.today
    )
    let policies = PolicyEvaluator(book, Evaluator(context))
    return policies.finding(of: try #require(book.rule(rule)), on: record)
  }

  private var zones: [Record] {
    [
      record("zones", "beijing", []),
      record("zones", "huairou-district", [("parent", .text("beijing"))]),
      record(
        "zones",
        "shibei-park",
        [("parent", .text("jingan-district")), ("isNationalHighTech", .flag(true))]
      ),
      record("zones", "jingan-district", []),
    ]
  }

  private func investment(in zone: String) -> (record: Record, others: [Record]) {
    (
      record(
        "fund-investments",
        "inv",
        [
          ("enterprise", .text("firm")), ("investorOwnership", .text("state")),
          ("qualified", .flag(true)),
        ]
      ), [record("enterprises", "firm", [("zone", .text(zone))])]
    )
  }

  @Test func `where a document says who goes first, that rule decides on the same case`() throws {
    let book = RuleCases.book
    let (record, firms) = investment(in: "shibei-park")
    let district = try finding("state-vc-participation", on: record, zones + firms, book)
    #expect(district.competing.map(\.rule.id) == ["state-vc-co-investment"])
    #expect(district.competing.map(\.decision) == [.other])
    #expect(district.competing.first?.words.en.contains("decides") == true)
    #expect(district.competing.first?.words.zh.contains("以其为准") == true)
    let state = try finding("state-vc-co-investment", on: record, zones + firms, book)
    #expect(state.competing.map(\.decision) == [.this])
  }

  @Test func `a rule that several documents lay down cites those that reach the record`() throws {
    let national = record(
      "zones",
      "shibei-park",
      [("parent", .text("jingan-district")), ("isNationalHighTech", .flag(true))]
    )
    let zones = [record("zones", "beijing", []), record("zones", "jingan-district", [])]
    func citation(of zone: String, _ places: [Record]) throws -> String {
      let parcel = record(
        "land-parcels",
        "par-1",
        [
          ("zone", .text(zone)), ("ownership", .text("rural-collective")),
          ("use", .text("incubation")),
        ]
      )
      return try finding("collective-land-use", on: parcel, places, RuleCases.book).citation.en
    }
    let beijing = try citation(of: "beijing", zones)
    #expect(beijing == "Beijing's 30 measures on science and technology III.10")
    let shibei = try citation(of: "shibei-park", zones + [national])
    #expect(shibei == "Guofa [2020] No. 7 on national high-tech zones (18)")
    let yizhuang = record(
      "zones",
      "beijing-etda",
      [("parent", .text("beijing")), ("isNationalHighTech", .flag(true))]
    )
    #expect(try citation(of: "beijing-etda", zones + [yizhuang]) == "\(beijing); \(shibei)")
  }

  @Test func `every other document that a rule names has the clause`() {
    for rule in RuleCases.book.rules {
      for other in rule.also {
        #expect(RuleCases.book.pack(other.pack)?.clause(other.clause) != nil, "\(rule.id)")
      }
    }
  }

  @Test func `a rule that does not reach the record competes with nobody`() throws {
    let (record, firms) = investment(in: "jingan-district")
    let found = try finding("state-vc-participation", on: record, zones + firms, RuleCases.book)
    #expect(found.verdict.isShown)
    #expect(found.competing.isEmpty)
  }

  @Test func `the age to 65 and the pension from retirement age can hold of one person`() throws {
    let today = RuleWorld.today
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(
        zones + [
          record(
            "zones",
            "yizhuang",
            [("parent", .text("beijing")), ("isNationalHighTech", .flag(true))]
          ), record("enterprises", "firm", [("zone", .text("yizhuang"))]),
          record(
            "talents",
            "jan",
            [
              ("employer", .text("enterprises/firm")), ("category", .text("foreign")),
              ("level", .text("high")), ("highEnd", .flag(true)),
              ("permanentResident", .flag(true)), ("birthDate", .text("1963-05-01")),
              ("pensionYears", .number(12)),
            ]
          ),
          record(
            "work-permits",
            "permit",
            [
              ("holder", .text("jan")), ("employer", .text("enterprises/firm")),
              ("approverLevel", .text("municipal")), ("validTo", .text("2028-11-20")),
            ]
          ),
        ]
      ),
      today: today,
      setting: { name, _ in name == "retirement-age" ? .number(Quantity(60)) : nil }
    )
    let policies = PolicyEvaluator(RuleCases.book, Evaluator(context))
    for (rule, place, id) in [
      ("pension-top-up-15-years", "talents", "jan"),
      ("work-permit-age-65", "work-permits", "permit"),
    ] {
      let reference = RecordReference(register: place, id: id)
      let subject = try #require(context.board.record(reference))
      let found = policies.finding(of: try #require(RuleCases.book.rule(rule)), on: subject)
      #expect(found.verdict == .met, "\(rule)")
      #expect(found.competing.isEmpty)
    }
  }

  @Test func `only the document that prints an order has one`() {
    #expect(RuleCases.book.packs.filter { !$0.precedence.isEmpty }.map(\.id) == ["jingan-2018"])
  }

  @Test(arguments: [
    (["this"], ["this"], Competing.Decision.unsaid),
    (["state", "this"], ["this"], .other),
    (["mine", "this", "yours"], ["this"], .unsaid),
    (["this", "state"], ["this"], .this),
    (["this"], ["this", "districts"], .other),
    (["state", "this"], ["districts", "this"], .unsaid),
    (["national", "this"], ["this"], .other),
  ])
  func `the order of either document counts, and contradictions are told`(
    district: [String],
    state: [String],
    expected: Competing.Decision
  ) throws {
    func pack(_ id: String, _ level: String, _ zone: String, _ order: [String]) -> String {
      """
      document: \(id)
      version: "1"
      title: \(id)
      level: \(level)
      binds: [\(zone)]
      precedence: [\(order.joined(separator: ", "))]
      clauses: {"1": one}
      rules:
        - id: \(id)-rule
          clause: "1"
          says: \(id)
          kind: cap
          case: rent
          about: enterprises
          test: "priorLoans <= 1"
      """
    }
    let book = PolicyBook(
      reading: [
        ("a", pack("local", "district", "jingan-district", district)),
        ("b", pack("nation", "state", "national", state)),
      ],
      registry: .standard
    )
    #expect(book.faults.isEmpty)
    let places = [
      record("zones", "national", []),
      record("zones", "jingan-district", [("parent", .text("national"))]),
    ]
    let firm = record(
      "enterprises",
      "firm",
      [("zone", .text("jingan-district")), ("priorLoans", .number(2))]
    )
    let found = try finding("local-rule", on: firm, places, book)
    #expect(found.competing.map(\.decision) == [expected])
    #expect(found.competing.first?.verdict == .unmet)
  }
}
