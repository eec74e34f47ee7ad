import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// Pairs of demand and supply: the score, its reasons, and what is left out.
struct MatchingTests {
  private func record(_ register: String, _ id: String, _ fields: [(String, Value)]) -> Record {
    Record(reference: RecordReference(register: register, id: id), fields: Fields(fields))
  }

  private func policies(_ records: [Record]) -> PolicyEvaluator {
    let context = QueryContext(
      registry: .standard,
      board: MemoryBoard(records),
      today: RuleWorld.today
    )
    return PolicyEvaluator(RuleCases.book, Evaluator(context))
  }

  private func demand(_ fields: [(String, Value)] = []) -> Record {
    record(
      "technology-demands",
      "dem-1",
      [
        ("enterprise", .text("ent-1")), ("problem", .text("Coating")),
        ("field", .set(["nanotechnology"])), ("state", .text("released")),
      ] + fields
    )
  }

  private func achievement(_ id: String, _ fields: [(String, Value)] = []) -> Record {
    record(
      "achievements",
      id,
      [("title", .text(id)), ("field", .set(["nanotechnology"])), ("state", .text("in-library"))]
        + fields
    )
  }

  private func proposals(_ records: [Record]) throws -> [MatchProposal] {
    let policies = policies(records)
    let matching = try #require(policies.matching(of: "technology-demands"))
    let demand = try #require(policies.demands(of: matching).first)
    return policies.proposals(of: matching, for: demand)
  }

  @Test func `what speaks for a pair is weighed, what is unknown only counts at best`() throws {
    let found = try proposals([
      demand([("budget", .number(100))]),
      achievement("dear", [("value", .number(101)), ("maturity", .text("industrial"))]),
      achievement("fit", [("value", .number(100)), ("maturity", .text("pilot"))]),
      achievement("raw", [("value", .number(100)), ("maturity", .text("small-scale"))]),
      achievement("vague"),
    ])
    #expect(found.map(\.supply.id) == ["fit", "dear", "raw", "vague"])
    // Field 40, pilot 20, budget 15; core IP 10, the zone 10 and the deadline 5 are not known.
    #expect(found.map(\.score) == [75, 60, 55, 40])
    #expect(found.map(\.possible) == [100, 85, 80, 100])
    #expect(found[1].reasons.en.contains("Against: its value is within the budget (15)"))
    #expect(found[3].reasons.zh.contains("未知：已达中试及以上（20）"))
  }

  @Test func `another field is no match, an unknown one may be`() throws {
    let found = try proposals([
      demand(),
      record(
        "achievements",
        "other",
        [("title", .text("x")), ("field", .set(["biomedicine"])), ("state", .text("in-library"))]
      ),
      record("achievements", "bare", [("title", .text("y")), ("state", .text("in-library"))]),
      achievement("gone", [("state", .text("transformed"))]),
    ])
    #expect(found.map(\.supply.id) == ["bare"])
  }

  @Test func `conditions in words and a match that failed are named, and weigh nothing`() throws {
    let policies = policies(
      [
        record("enterprises", "ent-1", [("name", .text("Firm")), ("state", .text("independent"))]),
        record(
          "financial-institutions",
          "bank",
          [("name", .text("Bank")), ("state", .text("settled"))]
        ),
        record(
          "financing-needs",
          "nee-1",
          [
            ("enterprise", .text("ent-1")), ("kind", .text("loan")), ("amount", .number(100)),
            ("state", .text("published")),
          ]
        ),
      ]
        + ["bare", "tied"].map { id in
          record(
            "financial-products",
            id,
            [
              ("name", .text(id)), ("provider", .text("bank")), ("kind", .text("loan")),
              ("limit", .number(100)), ("state", .text("offered")),
            ] + (id == "tied" ? [("conditions", .text("Never had a loan"))] : [])
          )
        } + [
          record(
            "matches",
            "mat-1",
            [
              ("supply", .text("financial-products/tied")),
              ("demand", .text("financing-needs/nee-1")),
              ("result", .text("Too young")), ("state", .text("failed")),
            ]
          )
        ]
    )
    let matching = try #require(policies.matching(of: "financing-needs"))
    let need = try #require(policies.demands(of: matching).first)
    let found = policies.proposals(of: matching, for: need)
    #expect(found.map(\.supply.id) == ["bare", "tied"])
    #expect(found[0].score == found[1].score)
    #expect(found.allSatisfy { $0.match == nil })
    #expect(!found[0].reasons.en.contains("conditions"))
    #expect(found[1].reasons.en.contains("the product's own conditions, which are not checked"))
    #expect(found[1].reasons.en.hasSuffix("A match failed before: Too young."))
    #expect(found[1].reasons.zh.hasSuffix("此前对接未成：Too young。"))
  }

  @Test func `a demand that is met or over is not matched`() {
    let policies = policies([demand([("state", .text("solved"))])])
    let matching = policies.matching(of: "technology-demands")
    #expect(matching.map { policies.demands(of: $0).isEmpty } == true)
  }

  @Test func `what a firm that is gone asks for or offers is not matched`() throws {
    let gone = record("enterprises", "ent-1", [("state", .text("deregistered"))])
    let here = record("enterprises", "ent-2", [("state", .text("incubating"))])
    let asking = policies([demand(), gone])
    let matching = try #require(asking.matching(of: "technology-demands"))
    #expect(asking.demands(of: matching).isEmpty)
    let scenario = record(
      "application-scenarios",
      "sce-1",
      [("title", .text("Lamps")), ("field", .text("5g")), ("state", .text("listed"))]
    )
    func product(_ id: String, of firm: String) -> Record {
      record("products", id, [("enterprise", .text(firm)), ("field", .set(["5g"]))])
    }
    let offering = policies([
      gone, here, scenario, product("old", of: "ent-1"), product("new", of: "ent-2"),
    ])
    let scenarios = try #require(offering.matching(of: "application-scenarios"))
    #expect(offering.proposals(of: scenarios, for: scenario).map(\.supply.id) == ["new"])
  }

  @Test func `what has a match that is signed looks no longer`() throws {
    let scenario = record(
      "application-scenarios",
      "sce-1",
      [("title", .text("Lamps")), ("field", .text("5g")), ("state", .text("listed"))]
    )
    for (state, open) in [("failed", ["sce-1"]), ("talking", ["sce-1"]), ("signed", [])] {
      let match = record(
        "matches",
        "mat-1",
        [
          ("supply", .text("products/prd-1")), ("demand", .text("application-scenarios/sce-1")),
          ("state", .text(state)),
        ]
      )
      let policies = policies([scenario, match])
      let matching = try #require(policies.matching(of: "application-scenarios"))
      #expect(policies.demands(of: matching).map(\.id) == open, "\(state)")
    }
  }

  @Test(arguments: [
    ("tongzhou-district", ["Tongzhou II(I)1"]),
    ("huairou-science-city", ["Huairou IV(III)6"]),
    ("shibei-park", ["Jing'an IV.3(2)"]),
    ("elsewhere", []),
  ])
  func `a match names the clauses that are in force for the demand`(
    zone: String,
    clauses: [String]
  ) throws {
    let places = [
      ("beijing", nil), ("tongzhou-district", "beijing"), ("huairou-district", "beijing"),
      ("huairou-science-city", "huairou-district"), ("jingan-district", nil),
      ("shibei-park", "jingan-district"), ("elsewhere", nil),
    ]
    let zones = places.map { place in
      record("zones", place.0, place.1.map { [("parent", .text($0))] } ?? [])
    }
    let policies = policies(
      zones + [
        record("enterprises", "ent-1", [("zone", .text(zone)), ("state", .text("incubating"))]),
        record(
          "financing-needs",
          "nee-1",
          [
            ("enterprise", .text("ent-1")), ("kind", .text("equity")), ("amount", .number(10)),
            ("state", .text("published")),
          ]
        ),
        record(
          "funds",
          "fun-1",
          [("kind", .text("fund")), ("size", .number(100)), ("state", .text("open"))]
        ),
      ]
    )
    let matching = try #require(policies.matching(of: "financing-needs"))
    let need = try #require(policies.demands(of: matching).first)
    let proposal = try #require(policies.proposals(of: matching, for: need).first)
    #expect(policies.clauses(of: proposal, in: matching).map(\.number) == clauses)
  }

  @Test func `a match is kept with score and reasons, and is known the next time`() throws {
    let records = [demand(), achievement("fit")]
    let first = try #require(try proposals(records).first)
    #expect(first.match == nil)
    let edits = policies(records).keeping(first, .en)
    guard case .create(let reference, let fields)? = edits.first else {
      Issue.record("nothing is made")
      return
    }
    #expect(edits.count == 1)
    #expect(fields["supply"]?.text == "achievements/fit")
    #expect(fields["demand"]?.text == "technology-demands/dem-1")
    #expect(fields["score"]?.number == Number(first.score))
    #expect(fields["reason"]?.text == first.reasons.en)
    let again = try proposals(records + [Record(reference: reference, fields: fields)])
    #expect(again.first?.match == reference)
  }

  @Test func `every criterion names a clause, and the weights of a supply are a hundred`() {
    for matching in RuleCases.book.matchings {
      for supply in matching.supplies {
        #expect(supply.criteria.map(\.weight).reduce(0, +) == 100, "\(matching.id)")
        for criterion in supply.criteria {
          #expect(!criterion.clauses.isEmpty)
          for clause in criterion.clauses {
            #expect(RuleCases.book.pack(matching.pack)?.clause(clause)?.reach != nil, "\(clause)")
          }
        }
      }
    }
    #expect(RuleCases.book.matchings.map(\.id) == ["demands", "needs", "scenarios"])
  }

  @Test func `a pack with a criterion that cannot be read is told of with its place`() {
    let text = """
      document: mine
      version: "1"
      title: mine
      clauses: {"1": one}
      matchings:
        - id: demands
          name: mine
          demand: technology-demands
          supplies:
            - register: achievements
              criteria:
                - {id: a, clause: "1", weight: 10, says: x, test: "supply.fild = 1"}
      """
    let (pack, faults) = Pack.read(text, file: "mine.yaml", registry: .standard)
    #expect(pack?.matchings.isEmpty == true)
    #expect(faults.map(\.line) == [12])
  }
}
