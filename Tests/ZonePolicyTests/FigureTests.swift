import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneSamples

struct FigureTests {
  private static let today = Day("2026-11-21") ?? Day(number: 0)
  private static let evaluator = Evaluator(
    QueryContext(
      registry: .standard,
      board: MemoryBoard(SampleData.make(today: today)),
      today: today
    )
  )

  @Test(arguments: Figure.overview.map(\.id))
  func `each figure of the overview is read from the sample`(id: String) throws {
    let figure = try #require(Figure.overview.first { $0.id == id })
    let reading = try #require(try figure.read(Self.evaluator, zone: nil))
    #expect(reading.value != nil)
  }

  @Test func `a figure of the overview is of every zone and names no document of one`() {
    for figure in Figure.overview {
      #expect(figure.source == nil, "\(figure.id)")
    }
  }

  @Test func `a figure of a zone counts only what lies in it`() throws {
    let figure = try #require(Figure.overview.first { $0.id == "enterprises" })
    let zone = RecordReference(register: "zones", id: "huairou-science-city")
    let all = try #require(try figure.read(Self.evaluator, zone: nil)?.value)
    let some = try #require(try figure.read(Self.evaluator, zone: zone)?.value)
    #expect(some > 0)
    #expect(some < all)
  }

  @Test func `a share of nothing is not zero`() throws {
    let evaluator = Evaluator(
      QueryContext(registry: .standard, board: MemoryBoard(), today: Self.today)
    )
    let figure = try #require(Figure.overview.first { $0.id == "rooms-let" })
    #expect(try figure.read(evaluator, zone: nil)?.value == nil)
  }

  @Test func `what is dated later is not new yet`() throws {
    let figure = try #require(Figure.overview.first { $0.id == "new-enterprises" })
    let records = [-31, -30, 0, 1, 40].map { days in
      Record(
        reference: RecordReference(register: "enterprises", id: "ent-\(days + 50)"),
        fields: Fields([("registeredOn", .day(Day(number: Self.today.number + days)))])
      )
    }
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Self.today
    )
    #expect(try figure.read(Evaluator(context), zone: nil)?.value == 2)
  }

  /// A figure of rooms on a board of rooms with these areas and states.
  private func reading(
    _ measure: Figure.Measure,
    of rooms: [[(String, Value)]]
  ) throws -> FigureReading {
    let records = rooms.enumerated().map { place, fields in
      Record(
        reference: RecordReference(register: "rooms", id: "room-\(place)"),
        fields: Fields(fields)
      )
    }
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: Self.today
    )
    let figure = Figure("trial", Phrase(same: "trial"), of: "rooms", measure)
    return try #require(try figure.read(Evaluator(context), zone: nil))
  }

  private func room(_ area: Int?, _ seats: Int?, _ state: String? = nil) -> [(String, Value)] {
    var fields: [(String, Value)] = []
    if let area { fields.append(("area", .number(Number(area)))) }
    if let seats { fields.append(("seats", .number(Number(seats)))) }
    if let state { fields.append(("state", .text(state))) }
    return fields
  }

  @Test func `a sum counts what has no value as unknown, and of nothing known there is none`()
    throws
  {
    let sum = try reading(.sum("area"), of: [room(20, nil), room(nil, nil), room(30, nil)])
    #expect((sum.value, sum.unknown) == (50, 1))
    let none = try reading(.sum("area"), of: [room(nil, nil)])
    #expect((none.value, none.unknown) == (nil, 1))
    #expect(try reading(.sum("area"), of: []).value == 0)
  }

  @Test func `what is not known is in neither part nor whole of a percentage`() throws {
    let rooms = [
      room(60, 3, "usable"), room(40, 1, "withdrawn"), room(100, 5), room(nil, 9, "usable"),
    ]
    let share = try reading(.share("state:usable"), of: rooms)
    #expect((share.value, share.unknown) == (Number(units: 6667, scale: 2), 1))
    let portion = try reading(.portion(of: "area", where: "state:usable"), of: rooms)
    #expect((portion.value, portion.unknown) == (60, 2))
    let ratio = try reading(.ratio(of: "seats", to: "area"), of: rooms)
    #expect((ratio.value, ratio.unknown) == (Number(units: 45, scale: 1), 1))
  }

  @Test(arguments: ["tenancies.to", "notes.followUpOn", "qualifications.endsOn"])
  func `what is watched is found in the sample, the most pressing first`(id: String) throws {
    let watch = try #require(Registry.standard.watches.first { $0.id == id })
    let found = try #require(try watch.attention(Self.evaluator, zone: nil))
    #expect(!found.isEmpty)
    let dates = found.compactMap(\.due)
    #expect(dates == dates.sorted())
  }

  @Test func `a lease that ends next week must be acted on and says when`() throws {
    let watch = try #require(Registry.standard.watches.first { $0.id == "tenancies.to" })
    let found = try #require(try watch.attention(Self.evaluator, zone: nil))
    let soon = found.filter { attention in
      attention.due.map { (1...14).contains($0.number - Self.today.number) } ?? false
    }
    #expect(!soon.isEmpty)
    #expect(soon.allSatisfy { $0.urgency == .act && $0.says.en.hasPrefix("Lease ends") })
  }

  @Test func `a permit's clock is watched while it runs, and says which day it is`() throws {
    let watch = try #require(Registry.standard.watches.first { $0.id == "work-permits.decideBy" })
    let found = try #require(try watch.attention(Self.evaluator, zone: nil))
    let permit = try #require(found.first { $0.record.id == "wpe-0001" })
    #expect(permit.says == Phrase("Work permit, day 5 of 7", "工作许可，7 个工作日中的第 5 天"))
    #expect(permit.due == Day("2026-11-24"))
  }

  @Test func `a clock that ends in a year without a calendar is told as provisional`() throws {
    func record(_ path: String, _ fields: [(String, Value)]) throws -> Record {
      Record(reference: try #require(RecordReference(path)), fields: Fields(fields))
    }
    let permit = try record(
      "work-permits/permit",
      [
        ("employer", .text("enterprises/firm")), ("category", .text("a")),
        ("appliedOn", .text("2026-12-28")), ("state", .text("applied")),
      ]
    )
    let board = MemoryBoard([
      permit, try record("zones/beijing", []),
      try record("enterprises/firm", [("zone", .text("beijing"))]),
    ])
    let today = try #require(Day("2026-12-29"))
    let evaluator = Evaluator(QueryContext(registry: .standard, board: board, today: today))
    let field = try #require(Registry.standard["work-permits"]?[field: "isProvisional"])
    #expect(evaluator.computed(field, of: permit).value == .flag(true))
    let watch = try #require(Registry.standard.watches.first { $0.id == "work-permits.decideBy" })
    let due = try #require(try watch.attention(evaluator, zone: nil, within: 30)?.first)
    #expect(due.says.en.hasSuffix(" of 7 (provisional)"))
    #expect(due.says.zh.hasSuffix("（暂定）"))
  }

  @Test func `every declared day can be watched in the sample`() throws {
    for watch in Registry.standard.watches {
      let all = try watch.attention(Self.evaluator, zone: nil, within: 36_500)
      #expect(all != nil, "\(watch.id)")
    }
  }
}
