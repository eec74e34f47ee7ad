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

  @Test(arguments: ["tenancies.to", "notes.followUpOn", "qualifications.validTo"])
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

  @Test func `every declared day can be watched in the sample`() throws {
    for watch in Registry.standard.watches {
      let all = try watch.attention(Self.evaluator, zone: nil, within: 36_500)
      #expect(all != nil, "\(watch.id)")
    }
  }
}
