import Dispatch
import Synchronization
import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct TalliesTests {
  private static let today = Day("2026-11-21") ?? Day(number: 0)

  /// So many records of each register that several workers judge them.
  private static let count = 7_000

  private static func record(_ id: String, _ fields: [(String, Value)]) -> Record {
    let reference = RecordReference(id) ?? RecordReference(register: "", id: id)
    return Record(reference: reference, fields: Fields(fields))
  }

  /// A firm, a patent and a tenancy of a number.
  private static func records(_ number: Int) -> [Record] {
    let isEven = number % 2 == 0
    let firm: [(String, Value)] = [
      ("zone", .text(number % 3 == 0 ? "beijing" : "huairou-district")),
      ("isTechBased", .flag(isEven)), ("state", .text("registered")),
    ]
    let patent: [(String, Value)] = [
      ("kind", .text(number % 5 == 0 ? "design" : "invention")), ("country", .text("CN")),
      ("applicant", .text("enterprises/e-\(number / 2)")), ("state", .text("granted")),
    ]
    let tenancy: [(String, Value)] = [
      ("tenant", .text("e-\(number)")), ("from", .text("2026-01-01")),
      ("state", .text(isEven ? "incubating" : "admitted")),
    ]
    return [
      record("enterprises/e-\(number)", firm), record("patents/p-\(number)", patent),
      record("tenancies/t-\(number)", tenancy),
    ]
  }

  private static let board = MemoryBoard(
    [
      record("zones/beijing", []),
      record("zones/huairou-district", [("parent", .text("beijing"))]),
    ] + (0..<count).flatMap(records)
  )

  private var evaluator: PolicyEvaluator {
    let context = QueryContext(registry: .standard, board: Self.board, today: Self.today)
    return PolicyEvaluator(
      RuleCases.book,
      Evaluator(context),
      crew: Crew(size: 3) { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) }
    )
  }

  @Test(arguments: [nil, "huairou-district"])
  func `registers beside each other give what rules give one by one`(zone: String?) {
    let rules = RuleCases.book.rules
    let place = zone.map { RecordReference(register: "zones", id: $0) }
    let one = evaluator
    let expected = rules.compactMap { one.tally($0, zone: place) }
    let found = evaluator.tallies(rules, zone: place)
    #expect(found.map(\.rule.id) == rules.map(\.id))
    #expect(found.map(\.slots) == expected.map(\.slots))
    #expect(found.reduce(0) { $0 + $1.count(.unmet) } > Self.count / 4)
  }

  @Test func `what was cancelled gives what was done`() {
    let asked = Mutex(0)
    let found = evaluator.tallies(
      RuleCases.book.rules,
      isCancelled: {
        asked.withLock { asked in
          asked += 1
          return asked > 40
        }
      }
    )
    #expect(found.count < RuleCases.book.rules.count)
  }
}
