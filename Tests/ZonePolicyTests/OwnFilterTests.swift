import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneSamples

/// The filters that the program sets by itself, told in a person's language.
struct OwnFilterTests {
  private static let today = Day("2026-11-21") ?? Day(number: 0)
  private static let board = MemoryBoard(SampleData.make(today: today))

  /// What figures and all reports of the sample open, by register.
  private static func filters(_ evaluator: Evaluator) throws -> [String: Set<String>] {
    var filters: [String: Set<String>] = [:]
    for figure in Figure.overview { filters[figure.register, default: []].insert(figure.filter) }
    let maker = ReportMaker(
      PolicyEvaluator(RuleCases.book, evaluator),
      zone: RecordReference(register: "zones", id: "huairou-district"),
      subjects: ["huairou-district", "jingan-district"].map {
        RecordReference(register: "zones", id: $0)
      },
      language: .zh
    )
    for name in ReportName.allCases {
      for row in try maker.report(name)?.sections.flatMap(\.rows) ?? [] {
        if case .records(let register, let filter) = row.opens {
          filters[register, default: []].insert(filter)
        }
      }
    }
    return filters
  }

  @Test func `each filter of a figure or a report finds the same when it is told in Chinese`()
    throws
  {
    let evaluator = Evaluator(
      QueryContext(registry: .standard, board: Self.board, today: Self.today)
    )
    var told = 0
    for (register, texts) in try Self.filters(evaluator) {
      for text in texts where !text.isEmpty {
        let filter = try evaluator.cache.expression(text, in: register, mode: .filter)
        let chinese = filter.retold(in: .zh, .standard)
        #expect(chinese != text, "\(register): \(text) stays English")
        let again = try evaluator.cache.expression(chinese, in: register, mode: .filter)
        #expect(again.retold(in: .en, .standard) == filter.retold(in: .en, .standard))
        #expect(again.words(in: .standard) == filter.words(in: .standard))
        #expect(
          try evaluator.select(Query(register, filter: again))?.slots
            == evaluator.select(Query(register, filter: filter))?.slots,
          "\(chinese)"
        )
        told += 1
      }
    }
    #expect(told > 40)
  }
}
