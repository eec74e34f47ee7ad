import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneSamples

/// What is not known names what is missing for it.
struct MissingInputTests {
  private static let today = RuleWorld.today
  private static let board = MemoryBoard(SampleData.make(today: today))
  private static let policies = PolicyEvaluator(
    RuleCases.book,
    Evaluator(QueryContext(registry: .standard, board: board, today: today))
  )

  @Test func `every rule that is not known of a record of the sample names what is missing`() {
    var unknown = 0
    for rule in RuleCases.book.rules {
      let source = Self.board.source(rule.register)
      for record in (0..<source.slots).compactMap(source.record)
      where Self.policies.verdict(of: rule, on: record) == .unknown {
        unknown += 1
        let missing = Self.policies.finding(of: rule, on: record).missing
        for language in [Language.en, .zh] {
          let names = missing.map { $0.lacked[language] }
          let place = "\(rule.id) \(record.reference): \(names)"
          #expect(!names.isEmpty && names.allSatisfy { !$0.isEmpty }, "\(place)")
          #expect(Set(names).count == names.count, "\(place)")
        }
      }
    }
    #expect(unknown > 0)
  }

  @Test func `every target of which the registers do not tell the value names what is missing`() {
    let standings = Self.policies.targets(zone: nil, readings: Readings(Self.board))
      .filter { $0.judgement == .unknown && $0.value == nil && $0.today?.isKnown == false }
    #expect(!standings.isEmpty)
    for standing in standings { #expect(!standing.missing.isEmpty, "\(standing.target.id)") }
  }

  @Test(arguments: [
    ("sub-fund-green-channel", "funds", ["kind": "sub-fund"], ["Sub-fund of"]),
    ("projects-in-line-with-goals", "awards", [:], ["For the project", "Recipient"]),
  ])
  func `a path through an empty reference lacks the reference`(
    rule: String,
    register: String,
    values: [String: String],
    names: [String]
  ) throws {
    let rule = try #require(RuleCases.book.rules.first { $0.id == rule })
    var fields = Fields()
    for (field, value) in values { fields[field] = .text(value) }
    let record = Record(reference: RecordReference(register: register, id: "new"), fields: fields)
    let expression = rule.readings.map(\.test) + [rule.applies].compactMap(\.self)
    let missing = expression.flatMap {
      Self.policies.evaluator.explain($0, for: record).inputsLacking.compactMap(\.reason.lacked?.en)
    }
    for name in names { #expect(missing.contains(name), "\(missing)") }
    #expect(!missing.contains("Kind"), "\(missing)")
  }

  @Test func `a case that no branch decides lacks what was asked whether it is missing`() throws {
    let project = Record(
      reference: RecordReference(register: "research-projects", id: "prj-1"),
      fields: Fields([("title", .text("Gels")), ("class", .text("applied"))])
    )
    let request = Record(
      reference: RecordReference(register: "land-requests", id: "new"),
      fields: Fields([("project", .text("research-projects/prj-1"))])
    )
    func lacking(_ text: String) throws -> [String?] {
      let evaluator = Evaluator(
        QueryContext(registry: .standard, board: MemoryBoard([project]), today: Self.today)
      )
      let expression = try Expression(
        parsing: text,
        in: "land-requests",
        registry: .standard,
        mode: .value
      )
      return evaluator.explain(expression, for: request).inputsLacking.map(\.reason.lacked?.en)
    }
    #expect(try Set(lacking("projectClass")) == ["Level"])
    #expect(try lacking("if not missing(dueOn) then 1") == ["Decide by"])
  }

  @Test func `a share of a figure that is not on record lacks that figure of that year`() throws {
    let figure = Record(
      reference: RecordReference(register: "base-figures", id: "new"),
      fields: Fields([
        ("zone", .text("tongzhou-district")), ("kind", .text("st-spending")),
        ("year", .number(2013)), ("value", .number(5)), ("unit", .text("yuan")),
      ])
    )
    let share = try Expression(
      parsing: "budgetShare",
      in: "base-figures",
      registry: .standard,
      mode: .value
    )
    let inputs = Self.policies.evaluator.explain(share, for: figure).inputsLacking
    #expect(
      inputs.map(\.reason.lacked?.en) == ["Base figures (kind general fiscal budget) of 2013"]
    )
  }
}
