import Testing
import ZoneModel
import ZoneQuery

struct ReasonTests {
  private func reason(_ text: String, _ path: String) throws -> Reason {
    let reference = try #require(RecordReference(path))
    let expression = try Expression(
      parsing: text,
      in: reference.register,
      registry: Samples.registry,
      mode: .value
    )
    return Evaluator(Samples.context())
      .explain(expression, for: Samples.board.record(reference))
  }

  @Test func `a comparison is explained by its sides`() throws {
    let reason = try reason("revenue >= 1万元 and listed", "enterprises/ent-0001")
    #expect(reason.outcome == .truth(true))
    #expect(reason.parts.map(\.text) == ["revenue >= 1万元", "listed"])
    #expect(reason.parts[0].parts.map(\.outcome.description) == ["16000000", "10000"])
    #expect(reason.parts[0].parts[0].label == Phrase("Revenue", "营业收入"))
  }

  @Test func `a count lists the rows that count and those that may`() throws {
    let reason = try reason(
      "count(patents of this where state:granted) > 2",
      "enterprises/ent-0001"
    )
    let count = reason.parts[0]
    #expect(reason.outcome == .unknown)
    #expect(count.outcome.description == "2…3")
    #expect(count.records.map(\.id) == ["pat-1", "pat-2"])
    #expect(count.possible.map(\.id) == ["pat-3"])
    #expect(count.counts == 2...3)
  }

  @Test(arguments: [
    (
      "last(patents of this where kind:invention, claims order year(today), claims - claims)",
      ["Claims (the same) pat-1", "Claims (the same) pat-2"]
    ),
    (
      "first(patents of this where kind:invention, claims)",
      ["Claims (differs) pat-1", "Claims (differs) pat-2"]
    ),
    ("last(patents of this where kind:invention, claims order filedOn)", ["Filed pat-2"]),
    ("last(patents of this where kind:invention, claims order claims)", []),
  ])
  func `records of which any may be the last are named with what does not part them`(
    text: String,
    lacking: [String]
  ) throws {
    let inputs = try reason(text, "enterprises/ent-0001").inputsLacking
    #expect(inputs.map { "\($0.reason.label?.en ?? "") \($0.row?.id ?? "")" } == lacking)
  }

  @Test func `a computed field is explained by its expression`() throws {
    let reason = try reason("strong", "enterprises/ent-0001")
    #expect(reason.parts.map(\.text) == ["granted >= 2"])
    #expect(reason.parts[0].parts[0].parts[0].records.map(\.id) == ["pat-1", "pat-2"])
  }

  @Test func `a path names the record that it goes through`() throws {
    let reason = try reason("tenant.zone within beijing", "tenancies/ten-1")
    #expect(reason.parts[0].records.map(\.description) == ["enterprises/ent-0001"])
  }
}

struct SummaryTests {
  private let evaluator = Evaluator(Samples.context())

  @Test func `values are counted in the order of their choices`() throws {
    let all = try #require(try evaluator.select(Query("enterprises")))
    let sizes = try evaluator.tallies(of: "size", among: all)
    #expect(sizes.map(\.value) == [.choice("micro"), .choice("small"), .choice("large")])
    let states = try evaluator.tallies(of: "state", among: all)
    #expect(states.map(\.value) == [.choice("incubating"), .choice("left"), .missing])
    let fields = try evaluator.tallies(of: "field", among: all)
    #expect(fields.map(\.count) == [2, 1, 1])
    #expect(try evaluator.tallies(of: "zone.name", among: all).map(\.count) == [1, 1, 1])
  }

  @Test func `numbers are summed exactly and missing ones counted`() throws {
    let all = try #require(try evaluator.select(Query("enterprises")))
    let revenue = try evaluator.summary(of: "revenue", among: all)
    #expect(revenue.sum == Quantity(16_900_000))
    #expect(revenue.known == 2 && revenue.unknown == 1)
    #expect(revenue.median == Quantity(8_450_000))
    #expect(revenue.least == .number(Quantity(900_000)))
    let since = try evaluator.summary(of: "operatingSince", among: all)
    #expect(since.sum == nil && since.most == .day(Samples.day(2022, 6, 30)))
  }

  @Test(arguments: [
    ("nano", ["enterprises/ent-0001", "enterprises/ent-0002"]),
    ("JORGEN sensor", ["enterprises/ent-0002"]),
    (
      "怀柔",
      [
        "zones/huairou-district", "zones/huairou-science-city",
      ]
    ), ("量子 sensor", ["enterprises/ent-0002"]), ("pat-3", ["patents/pat-3"]),
    ("nowhere", []), ("", []),
  ])
  func `a search finds records in all registers`(text: String, records: [String]) {
    let found = evaluator.search(text, in: ["zones", "enterprises", "patents"])
    #expect(found.hits.map(\.record.description) == records)
    #expect(found.isComplete)
  }

  @Test(arguments: [
    ("ZL201710601862.3", ["patents/a"]), ("ZL 2017 1 0601862.3", ["patents/a"]),
    ("zl2017106018623", ["patents/a"]), ("201710601862-3", ["patents/a"]),
    ("ＺＬ２０１７１０６０１８６２．３", ["patents/a"]), ("CN201710601862.3", ["patents/a"]),
    ("ZL 2017 1060", ["patents/a"]), ("CN 108 123 456 B", ["patents/a"]),
    ("ZL201710601863.8", []), ("9111 0108 MA00 1234 1Q", ["enterprises/e"]),
    ("91110108-MA0012341-Q", ["enterprises/e"]),
  ])
  func `a number is found however it is printed`(text: String, records: [String]) throws {
    let board = MemoryBoard([
      Samples.record(
        "patents/a",
        [
          ("applicationNumber", .text("201710601862.3")),
          ("publicationNumber", .text("CN108123456B")),
        ]
      ), Samples.record("patents/b", [("name", .text("Other"))]),
      Samples.record("enterprises/e", [("creditCode", .text("91110108MA0012341Q"))]),
    ])
    let evaluator = Evaluator(
      QueryContext(registry: .standard, board: board, today: Samples.today)
    )
    #expect(evaluator.search(text).hits.map(\.record.description) == records)
    for register in ["patents", "enterprises"] {
      let names = ["applicationNumber", "publicationNumber", "creditCode"]
        .filter { Registry.standard[register]?[field: $0] != nil }
      let asked = names.map { "\($0):\"\(text)\"" }.joined(separator: " or ")
      for filter in ["\"\(text)\"", asked] {
        let expression = try evaluator.cache.expression(filter, in: register, mode: .filter)
        let found = try #require(try evaluator.select(Query(register, filter: expression)))
        let ids = found.slots.compactMap { board.source(register).id(at: Int($0)) }
        let expected = records.filter { $0.hasPrefix(register) }
        #expect(ids.map { "\(register)/\($0)" } == expected, "\(filter)")
      }
    }
  }

  @Test func `a search stops at its limit and shows what stands around the word`() {
    let long = String(repeating: "很长的文字", count: 40) + "目标" + String(repeating: "尾", count: 80)
    let board = MemoryBoard([
      Samples.record("patents/a", [("title", .text(long))]),
      Samples.record("patents/b", [("title", .text("目标"))]),
    ])
    let result = Evaluator(Samples.context(board)).search("目标", limit: 1)
    #expect(result.hits.map(\.record.id) == ["a"])
    #expect(result.hits.first?.field == "title")
    #expect(result.hits.first?.excerpt.contains("目标") == true)
    #expect((result.hits.first?.excerpt.count ?? 99) <= 62)
    #expect(!result.isComplete)
  }

  @Test(arguments: [
    ("year(filedOn)", true), ("year(filedOn) - 1", true), ("1 + year(today)", true),
    ("max(patents where title = this.title, year(filedOn))", true),
    ("year(today) - year(filedOn)", false), ("count(patents where title = this.title)", false),
  ])
  func `a year is shown as one, and a difference of years as a number`(
    text: String,
    isYear: Bool
  ) throws {
    let expression = try Expression(
      parsing: text,
      in: "patents",
      registry: Samples.registry,
      mode: .value
    )
    #expect((expression.shownKind == .year) == isYear)
  }
}
