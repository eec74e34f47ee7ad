import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// What a rule of a store shows of private fields, whichever side of a comparison they stand on.
struct PrivateValuesTests {
  private static let pack = """
    document: trial
    version: "1"
    title: {en: Trial, zh: 试行}
    binds: [zon_1]
    clauses:
      "1": {en: First, zh: 第一条}
    rules:
      - id: after-birth
        clause: "1"
        says: {en: Nobody works before birth., zh: 出生后方可工作。}
        kind: duty
        about: talents
        test: "workStartedOn >= birthDate + 18y"
        gap: "birthDate"
    programmes:
      - id: early-start
        name: {en: "Early start", zh: "早期就业"}
        about: talents
        family: early-start
        version: "2026"
        from: 2026-01-01
        passes: all
        conditions:
          - id: limit
            clause: "1"
            says: {en: "Later than birth.", zh: "晚于出生。"}
            test: "workStartedOn >= birthDate"
          - id: value
            clause: "1"
            says: {en: "Born in time.", zh: "按期出生。"}
            test: "birthDate <= workStartedOn"
          - id: open
            clause: "1"
            says: {en: "At work by 2020.", zh: "2020年前到岗。"}
            test: "workStartedOn <= 2020-01-01"
    targets:
      - id: youngest
        clause: "1"
        zone: zon_1
        measures: {en: "Year of birth of the youngest", zh: "最年轻者出生年份"}
        kind: figure
        value: "max(talents where employer.zone within this, year(birthDate))"
        test: ">= 1990"
        by: 2030

    """

  private static func record(_ path: String, _ fields: [(String, Value)]) -> Record {
    let parts = path.split(separator: "/").map(String.init)
    return Record(
      reference: RecordReference(register: parts[0], id: parts[1]),
      fields: Fields(fields)
    )
  }

  private static func day(_ text: String) -> Value { .day(Day(text) ?? Day(number: 0)) }

  private let policies: PolicyEvaluator
  private let person: Record

  init() throws {
    let book = PolicyBook(reading: [("trial.yaml", Self.pack)], registry: .standard)
    try #require(book.faults.isEmpty, "\(book.faults.map(\.described.en))")
    person = Self.record(
      "talents/tal-1",
      [
        ("name", .text("Chen Jie")), ("employer", .text("enterprises/ent-1")),
        ("birthDate", Self.day("1961-05-17")), ("workStartedOn", Self.day("1978-03-01")),
      ]
    )
    let board = MemoryBoard([
      Self.record("zones/zon_1", [("name", .text("Park"))]),
      Self.record("enterprises/ent-1", [("name", .text("Alpha")), ("zone", .text("zon_1"))]),
      person,
    ])
    let context = QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    policies = PolicyEvaluator(book, Evaluator(context))
  }

  private func words(_ condition: String, _ formatter: ValueFormatter) throws -> ConditionWords {
    let programme = try #require(policies.book.programmes.first)
    let sheet = policies.sheet(of: programme, for: person)
    return try #require(sheet.standings.first { $0.condition.id == condition }).words(formatter)
  }

  @Test func `a private value is hidden as the limit and as the value`() throws {
    let reader = ValueFormatter(.en)
    let limit = try words("limit", reader)
    #expect((limit.value, limit.needed) == ("1978-03-01", ">= …"))
    let value = try words("value", reader)
    #expect(!value.value.contains("1961"))
    #expect(value.needed == "<= 1978-03-01")
    let open = try words("open", reader)
    #expect((open.value, open.needed) == ("1978-03-01", "<= 2020-01-01"))
  }

  @Test func `who may change the store sees both sides`() throws {
    let editor = ValueFormatter(.en, showsPrivate: true)
    #expect(try words("limit", editor).needed == ">= 1961-05-17")
    #expect(try words("value", editor).value == "1961-05-17")
  }

  @Test func `a filed application keeps no private value on either side`() throws {
    let programme = try #require(policies.book.programmes.first)
    let filing = policies.sheet(of: programme, for: person).filing(
      with: policies.evaluator,
      by: "anna"
    )
    #expect(!"\(filing.edits)".contains("1961"))
    #expect(!"\(filing.edits)".contains("\(Self.day("1961-05-17"))"))
  }

  @Test func `values and gap of a finding are hidden`() throws {
    let rule = try #require(policies.book.rules.first)
    let finding = policies.finding(of: rule, on: person)
    #expect(finding.verdict == .unmet)
    let reader = ValueFormatter(.en)
    let shown = finding.values.map { $0.described(reader) } + [finding.gap?.shown(reader) ?? ""]
    #expect(shown == ["Work started 1978-03-01", "Born …", "…"])
  }

  @Test func `a target by private values is judged and its value told to editors only`() throws {
    let readings = Readings(policies.evaluator.context.board)
    let hidden = try #require(policies.targets(zone: nil, readings: readings).first)
    #expect(hidden.judgement == .behind)
    #expect(hidden.value == nil && hidden.today == nil && hidden.gap == nil)
    let seen = try #require(
      policies.targets(zone: nil, readings: readings, withPrivate: true).first
    )
    #expect(seen.judgement == .behind)
    #expect(seen.value == 1961)
  }

  @Test func `an id that is no plain word still names its zone`() throws {
    let rule = try #require(policies.book.rules.first)
    let inside = RecordReference(register: "zones", id: "zon_1")
    let elsewhere = RecordReference(register: "zones", id: "zon_2")
    #expect(policies.verdict(of: rule, on: person) == .unmet)
    #expect(policies.tally(rule, zone: inside)?.count(.unmet) == 1)
    #expect(policies.tally(rule, zone: elsewhere)?.count(.unmet) == 0)
    let programme = try #require(policies.book.programmes.first)
    #expect(policies.applicants(for: programme, zone: inside)?.count == 1)
    #expect(policies.applicants(for: programme, zone: elsewhere)?.isEmpty == true)
  }
}
