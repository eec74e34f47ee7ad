import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// The evaluation of zones: scores with what is missing, ranks, weights.
struct ZoneEvaluationTests {
  private let zone = RecordReference(register: "zones", id: "east")

  private func index(_ id: String = "zones-2021") throws -> EvaluationIndex {
    try #require(RuleCases.book.indexes.first { $0.id == id })
  }

  /// Readings of all indicators of an index for a zone, some left out.
  private func points(
    _ index: EvaluationIndex,
    _ zone: String,
    without: Set<String> = [],
    _ points: (String) -> Number
  ) -> [Record] {
    index.dimensions.flatMap(\.indicators).filter { !without.contains($0.id) }.map { indicator in
      Record(
        reference: RecordReference(
          register: "indicator-readings",
          id: "\(zone)-\(indicator.id.replacing(".", with: "-"))"
        ),
        fields: Fields([
          ("metric", .text(index.metric(of: indicator))), ("zone", .text(zone)),
          ("periodTo", .text("2025-12-31")), ("value", .number(points(indicator.id))),
        ])
      )
    }
  }

  @Test func `the index of 2021 has five dimensions, and says which weights are not known`() throws
  {
    let index = try index()
    #expect(index.dimensions.map(\.weight) == [20, 20, 15, 15, 30])
    #expect(index.dimensions.map(\.indicators.count) == [10, 10, 9, 7, 10])
    let first = try #require(index.dimensions.first)
    #expect(first.indicators.prefix(2).map(\.weight) == [Number("0.8"), Number("1.2")])
    #expect(index.unknownWeights == 44)
    let later = try self.index("zones-2024")
    #expect(!later.isWhole)
    #expect(later.unknownWeights == 0)
  }

  @Test func `dimensions without a known weight leave a range, which the store's weights close`()
    throws
  {
    let index = try index("zones-2024")
    #expect(index.dimensions.count == 6)
    #expect(index.dimensions.compactMap(\.weight) == [15])
    let records = points(index, "east") { $0 == "dimension-2" ? 60 : $0 == "dimension-3" ? 90 : 80 }
    let readings = Readings(MemoryBoard(records))
    // 15 percent of 80 are sure; the other 85 lie between the worst and the best dimension.
    let open = index.evaluation(of: zone, year: 2025, readings)
    #expect(open.score == (63...(try #require(Number("88.5")))))
    #expect(open.record(grade: nil, .en) == nil)
    #expect(index.evaluation(of: zone, year: 2024, readings).score == 0...100)
    let weights: [String: Number] = [
      "quality": 15, "dimension-2": 20, "dimension-3": 20, "dimension-4": 15, "dimension-5": 15,
      "dimension-6": 15,
    ]
    let own = index.evaluation(of: zone, year: 2025, readings, weights: weights)
    #expect(own.exact == 78)
  }

  @Test func `a grade is decided by the score as it is, not as it is shown`() throws {
    let index = try index()
    // The first of the indicators weighs 0.8 of the 10 of a dimension of 20 percent.
    let more = try #require(Number("50.01"))
    let records = points(index, "east") { $0 == "1.1" ? more : 50 }
    let found = index.evaluation(of: zone, year: 2025, Readings(MemoryBoard(records)))
    func grade(excellent: String) throws -> String? {
      let limits: [String: Number] = [
        "excellent": try #require(Number(excellent)), "good": 40, "fair": 30,
      ]
      return found.grade { limits[$0] }
    }
    #expect(found.exact == Number("50.0002"))
    #expect(try grade(excellent: "50.00016") == "excellent")
    #expect(try grade(excellent: "50.0002") == "good")
    #expect(found.grade { $0 == "good" ? 40 : nil } == nil)
  }

  @Test func `points of half a year, or beyond a hundred, are none of the year`() throws {
    let index = try index()
    let first = try #require(index.dimensions.first?.indicators.first)
    func evaluation(_ value: Number, from day: String) throws -> ZoneEvaluation {
      var records = points(index, "east", without: [first.id]) { _ in 80 }
      records.append(
        Record(
          reference: RecordReference(register: "indicator-readings", id: "r"),
          fields: Fields([
            ("metric", .text(index.metric(of: first))), ("zone", .text("east")),
            ("periodFrom", .text(day)), ("periodTo", .text("2025-12-31")),
            ("value", .number(value)),
          ])
        )
      )
      return index.evaluation(of: zone, year: 2025, Readings(MemoryBoard(records)))
    }
    #expect(try evaluation(80, from: "2025-01-01").exact == 80)
    for (value, day) in [(Number(80), "2025-07-01"), (150, "2025-01-01"), (-5, "2025-01-01")] {
      let found = try evaluation(value, from: day)
      #expect(found.exact == nil)
      #expect(found.missing.map(\.id) == [first.id])
      #expect(found.missingNames.first?.en.contains("reading of 2025-12-31") == true)
    }
  }

  @Test func `with all points the score is exact, by the weights that are known`() throws {
    let index = try index()
    let readings = Readings(
      MemoryBoard(points(index, "east") { $0 == "1.1" ? 0 : $0 == "1.2" ? 100 : 80 })
    )
    let evaluation = index.evaluation(of: zone, year: 2025, readings)
    // 0.8 and 1.2 of 10 weigh in the first dimension: 12 and eight times 8 are 76.
    #expect(evaluation.parts.first?.points == 76...76)
    #expect(evaluation.exact == Number("79.2"))
    #expect(evaluation.missing.isEmpty)
    let fields = try #require(evaluation.record(grade: "good", .en))
    #expect(fields["score"]?.number == Number("79.2"))
    #expect(fields["items"]?.list?.contains { $0.contains("assumed 1") } == true)
    #expect(index.evaluation(of: zone, year: 2024, readings).score == 0...100)
  }

  @Test func `what is missing is named, and leaves a range instead of a score`() throws {
    let index = try index()
    let records = points(index, "east", without: ["1.3", "5.10"]) { _ in 80 }
    let evaluation = index.evaluation(of: zone, year: 2025, Readings(MemoryBoard(records)))
    #expect(evaluation.missing.map(\.id) == ["1.3", "5.10"])
    #expect(evaluation.missingNames.first?.zh.contains("研发经费") == true)
    // A tenth of 20 and a tenth of 30 percent are open.
    #expect(evaluation.score == 76...81)
    #expect(evaluation.exact == nil)
    #expect(evaluation.record(grade: nil, .en) == nil)
  }

  @Test(arguments: [("2026-11-21", "1"), ("2025-12-31", "2"), ("2024-12-31", "0")])
  func `what the registers count for the year stands beside the points`(
    today: String,
    count: String
  ) throws {
    func title(_ id: String, _ from: String, _ firm: String = "ent-1") -> Record {
      Record(
        reference: RecordReference(register: "qualifications", id: id),
        fields: Fields([
          ("enterprise", .text(firm)), ("kind", .text("technology-sme")),
          ("validFrom", .text(from)), ("state", .text("recognised")),
        ])
      )
    }
    let records = [
      Record(reference: zone, fields: Fields([("name", .text("East"))])),
      Record(
        reference: RecordReference(register: "enterprises", id: "ent-1"),
        fields: Fields([("zone", .text("east"))])
      ),
      Record(reference: RecordReference(register: "zones", id: "west"), fields: Fields()),
      Record(
        reference: RecordReference(register: "enterprises", id: "ent-2"),
        fields: Fields([("zone", .text("west"))])
      ),
      Record(
        reference: RecordReference(register: "enterprises", id: "ent-3"),
        fields: Fields([("zone", .text("east"))])
      ),
      title("q1", "2025-03-01"), title("q2", "2025-06-01", "ent-3"), title("q3", "2026-03-01"),
      title("q5", "2025-07-01"), title("q6", "2026-12-01", "ent-3"),
      title("q4", "2025-03-01", "ent-2"),
    ]
    let board = MemoryBoard(records)
    let day = try #require(Day(today))
    let evaluation = try index().evaluation(
      of: zone,
      year: day.year,
      Readings(board),
      counting: Evaluator(QueryContext(registry: .standard, board: board, today: day))
    )
    let items = evaluation.parts.flatMap(\.items)
    let item = try #require(items.first { $0.indicator.id == "1.8" })
    #expect(item.figure?.shown(ValueFormatter(.en)) == count)
    #expect(item.points == nil)
    #expect(items.first { $0.indicator.id == "1.3" }?.figure == nil)
  }

  @Test func `points outside the scale do not count`() throws {
    let index = try index()
    let records = points(index, "east") { $0 == "2.2" ? 101 : 100 }
    let evaluation = index.evaluation(of: zone, year: 2025, Readings(MemoryBoard(records)))
    #expect(evaluation.missing.map(\.id) == ["2.2"])
  }

  @Test func `a rank is as sure as the scores are`() throws {
    let index = try index()
    let records =
      points(index, "a") { _ in 90 } + points(index, "b", without: ["1.3"]) { _ in 80 }
      + points(index, "c") { _ in 81 }
    let readings = Readings(MemoryBoard(records))
    let ranks = EvaluationIndex.ranked(
      ["c", "b", "a"].map { id in
        index.evaluation(of: RecordReference(register: "zones", id: id), year: 2025, readings)
      }
    )
    #expect(ranks.map(\.evaluation.zone.id) == ["a", "c", "b"])
    #expect(ranks.map(\.places) == [1...1, 2...2, 3...3])
    let close = points(index, "b", without: ["5.1"]) { _ in 80 }
    let others = Readings(MemoryBoard(points(index, "c") { _ in 79 } + close))
    let open = EvaluationIndex.ranked(
      ["b", "c"].map { id in
        index.evaluation(of: RecordReference(register: "zones", id: id), year: 2025, others)
      }
    )
    #expect(open.map(\.places) == [1...2, 1...2])
  }

  @Test(arguments: [(100, 0), (99, 1), (101, 1)])
  func `weights of an index that do not add up to a hundred are refused`(
    sum: Int,
    faults: Int
  ) throws {
    let text = """
      document: mine
      version: "1"
      title: mine
      clauses: {"1": one}
      indexes:
        - id: mine
          clause: "1"
          name: mine
          version: "1"
          dimensions:
            - {id: a, weight: \(sum - 60), name: a, indicators: [{id: "1", name: x}]}
            - {id: b, weight: 60, name: b, indicators: [{id: "2", name: y, weight: 2}]}
      """
    let (pack, wrong) = Pack.read(text, file: "mine.yaml", registry: .standard)
    #expect(wrong.count == faults)
    #expect(pack?.indexes.count == 1 - faults)
  }

  @Test(arguments: [("20", true), ("20.5", false), ("19.9999", false)])
  func `a store's own weights must add up to a hundred`(weight: String, isRight: Bool) throws {
    let text =
      "weights: {zones-2021: {innovation: \(weight), structure: 20, green: 15, openness: 15, overall: 30}}"
    do {
      let settings = try StoreSettings.parse(text)
      #expect(isRight)
      let index = try #require(RuleCases.book.indexes.first)
      let records = points(index, "east") { $0.hasPrefix("1.") ? 100 : 0 }
      let weights = settings.weights["zones-2021"] ?? [:]
      let evaluation = index.evaluation(
        of: zone,
        year: 2025,
        Readings(MemoryBoard(records)),
        weights: weights
      )
      #expect(evaluation.exact == 20)
    } catch let error as SettingsError {
      #expect(!isRight)
      #expect(error.faults.first?.described.en.contains("not to 100") == true)
    }
  }

  // MARK: - Praise, warn, rectify, remove

  private func refusals(
    _ state: String,
    rectification: String?,
    isNational: Bool = true,
    reason: String? = nil
  ) -> [Refusal] {
    let warned = Record(
      reference: zone,
      fields: Fields([
        ("name", .text("East")), ("kind", .text("park")), ("isNationalHighTech", .flag(isNational)),
        ("state", .text("warned")), ("warnedOn", .text("2026-03-01")),
      ])
    )
    var records = [warned]
    if let rectification {
      records.append(
        Record(
          reference: RecordReference(register: "rectifications", id: "rec-1"),
          fields: Fields([
            ("zone", .text("east")), ("state", .text(rectification)),
            ("notifiedOn", .text("2026-03-02")),
          ])
        )
      )
    }
    let before = MemoryBoard(records)
    let edits: [Edit] = [.set(zone, field: "state", before: .text("warned"), after: .text(state))]
    var left = warned
    left.fields["state"] = .text(state)
    let after = MemoryBoard([left] + records.dropFirst())
    let check = PolicyCheck(
      registry: .standard,
      book: { _ in RuleCases.book },
      readings: { _ in [:] },
      context: { QueryContext(registry: .standard, board: $0, today: RuleWorld.today) }
    )
    .given(reason: reason)
    return check.refusals(of: edits, operation: .edit, before: before, after: after)
      .filter(\.isError)
  }

  @Test func `a zone leaves only after a warning and a failed rectification`() {
    #expect(!refusals("withdrawn", rectification: nil).isEmpty)
    #expect(!refusals("withdrawn", rectification: "passed").isEmpty)
    #expect(refusals("withdrawn", rectification: "failed").isEmpty)
    #expect(refusals("operating", rectification: "passed").isEmpty)
    #expect(
      refusals("withdrawn", rectification: nil).allSatisfy { $0.rule == "dynamic-management" }
    )
  }

  @Test func `a zone of no national list is held to it by our own check, and a reason lets it go`()
  {
    let refused = refusals("withdrawn", rectification: nil, isNational: false)
    #expect(refused.map(\.rule) == ["zone-leaves-after-warning"])
    #expect(refusals("withdrawn", rectification: nil, reason: "The State Council says so").isEmpty)
  }

  // MARK: - Technology contracts

  @Test(arguments: [
    (3_000_000, "0"), (5_000_000, "0"), (5_000_001, "0.5"), (8_000_000, "1500000"),
  ])
  func `half of what a year's transfers bring above five million is taxed`(
    income: Int,
    taxable: String
  ) throws {
    let firm = Record(
      reference: RecordReference(register: "enterprises", id: "firm"),
      fields: Fields()
    )
    func contract(_ id: String, _ kind: String, _ income: Int, _ day: String) -> Record {
      Record(
        reference: RecordReference(register: "technology-contracts", id: id),
        fields: Fields([
          ("kind", .text(kind)), ("seller", .text("enterprises/firm")),
          ("transferIncome", .number(Number(income))), ("certifiedOn", .text(day)),
          ("registeredOn", .text(day)), ("state", .text("registered")),
        ])
      )
    }
    let board = MemoryBoard([
      firm, contract("a", "transfer", income - 1, "2026-02-01"),
      contract("b", "licence", 1, "2026-03-01"),
      contract("c", "development", 9_000_000, "2026-03-01"),
      contract("d", "transfer", 9_000_000, "2025-12-31"),
    ])
    let evaluator = Evaluator(
      QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    )
    let register = try #require(Registry.standard["enterprises"])
    let field = try #require(register[field: "transferTaxable"])
    #expect(evaluator.computed(field, of: firm).value?.number == Number(taxable))
    let contracts = try #require(Registry.standard["technology-contracts"])
    let exempt = try #require(contracts[field: "vatExempt"])
    let development = try #require(
      board.record(RecordReference(register: "technology-contracts", id: "c"))
    )
    #expect(evaluator.computed(exempt, of: development).value?.flag == true)
  }
}
