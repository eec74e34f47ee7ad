import Testing
import ZoneModel
import ZoneQuery

struct SelectionTests {
  @Test(arguments: [
    ("enterprises", "huairou-district", ["ent-0001", "ent-0003"]),
    ("enterprises", "three-cities", ["ent-0001"]),
    ("enterprises", "beijing", ["ent-0001", "ent-0003"]),
    ("tenancies", "beijing", ["ten-1", "ten-2"]),
    ("zones", "huairou-district", ["huairou-district", "huairou-science-city"]),
    ("patents", "jingan-district", ["pat-4"]),
    ("awards", "jingan-district", ["awa-1", "awa-2", "awa-3"]),
  ])
  func `a zone narrows to what lies in it`(
    register: String,
    zone: String,
    ids: [String]
  ) throws {
    #expect(try Samples.found("", in: register, zone: zone).ids == ids)
  }

  @Test func `totals and unknown answers are those of the zone`() throws {
    let evaluator = Evaluator(Samples.context())
    let filter = try Expression(
      parsing: "listed",
      in: "enterprises",
      registry: Samples.registry,
      mode: .filter
    )
    let zone = RecordReference(register: "zones", id: "beijing")
    for _ in 0..<2 {
      let found = try #require(
        try evaluator.select(Query("enterprises", filter: filter, zone: zone))
      )
      #expect(found.total == 2 && found.unknown == 1 && found.slots.count == 1)
    }
  }

  @Test func `a sort by what is no field is refused`() {
    #expect(throws: ExpressionError.self) {
      try Evaluator(Samples.context()).select(Query("enterprises", sort: [SortKey("nmae")]))
    }
  }

  @Test func `the records that refer to one are found`() {
    let evaluator = Evaluator(Samples.context())
    let found = evaluator.referrers(to: RecordReference(register: "enterprises", id: "ent-0001"))
    #expect(
      found.map(\.record.description) == [
        "tenancies/ten-1", "patents/pat-1", "patents/pat-2", "patents/pat-3", "awards/awa-1",
        "awards/awa-2",
      ]
    )
    #expect(found.first?.field == "tenant")
  }

  @Test func `computed values carry the year that they come from`() throws {
    let register = try #require(Registry.standard["enterprises"])
    let revenue = try #require(register[field: "revenue"])
    let records = [
      Samples.record("enterprises/e1", [("name", .text("One"))]),
      Samples.record(
        "enterprise-figures/f1",
        [("enterprise", .text("e1")), ("year", .number(2024)), ("revenue", .number(5))]
      ),
      Samples.record(
        "enterprise-figures/f2",
        [("enterprise", .text("e1")), ("year", .number(2025)), ("revenue", .number(7))]
      ),
      Samples.record(
        "enterprise-figures/f3",
        [("enterprise", .text("e1")), ("year", .number(2026))]
      ),
    ]
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Samples.today
    )
    let computed = Evaluator(context).computed(revenue, of: records[0])
    #expect(computed.value == .number(7))
    #expect(computed.period == 2025)
  }

  @Test func `an unsaved record is answered as it stands`() throws {
    let board = EditedBoard(
      Samples.board,
      after: [
        .create(
          RecordReference(register: "patents", id: "new"),
          Fields([("applicant", .text("ent-0003")), ("state", .text("granted"))])
        )
      ]
    )
    #expect(
      try Samples.outcome("count(patents of this)", "enterprises/ent-0003", board: board)
        == .number(Quantity(1))
    )
    #expect(
      try Samples.outcome("applicant.name", "patents/new", board: board) == .text("Cloud")
    )
  }
}
