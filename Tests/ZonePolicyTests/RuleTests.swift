import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

struct RuleTests {
  @Test func `the packs of the checkout are read without a fault`() {
    #expect(RuleCases.book.faults.map(\.described.en) == [])
    #expect(RuleCases.book.packs.count >= 5)
  }

  @Test(arguments: RuleCases.all)
  func `a rule says of a record what its case says`(example: RuleCase) {
    let world = RuleWorld(example.rule, example.written)
    let finding = world.evaluator.finding(of: example.rule, on: world.subject)
    #expect(
      finding.verdict == example.verdict,
      "\(finding.values.map { "\($0.text) = \($0.outcome)" })"
    )
    if finding.verdict == .unknown { #expect(!finding.missing.isEmpty) }
    guard let gap = example.written["GAP"]?.text else { return }
    switch finding.gap?.outcome {
    case .day(let day): #expect(day.description == gap)
    case .text(let text): #expect(text == gap)
    case .list(let ones): #expect(ones.map(\.description).joined(separator: ",") == gap)
    case let other: Issue.record("\(String(describing: other)) is no gap of \(gap)")
    }
  }

  @Test func `what is decided by one side lacks nothing of the other`() throws {
    let rule = try #require(RuleCases.book.rule("pension-top-up-15-years"))
    // That somebody is of a high level decides; whether high-end is then no matter.
    let world = RuleWorld(rule, ["level": .text("high"), "permanentResident": .text("true")])
    let finding = world.evaluator.finding(of: rule, on: world.subject)
    #expect(finding.verdict == .unknown)
    let missing = finding.missing.map(\.text)
    #expect(missing.contains("birthDate"))
    #expect(missing.contains("pensionYears"))
    #expect(!missing.contains("highEnd"))
  }

  @Test(
    arguments: [
      ("information-correlation-kinds", "standard"), ("incubation-service-scope", "finance"),
      ("evaluation-index-composition", "rd-spending"), ("fund-stage-coverage", "ma"),
      ("huairou-three-fund-kinds", "industrialization"),
    ]
  )
  func `what a list lacks is the gap`(id: String, lacking: String) throws {
    let cases = RuleCases.all.filter {
      $0.rule.id == id && [.unmet, .notCovered].contains($0.verdict)
    }
    let gaps = cases.compactMap { example in
      let world = RuleWorld(example.rule, example.written)
      return world.evaluator.finding(of: example.rule, on: world.subject).gap?.outcome.description
    }
    #expect(gaps.contains { $0.contains(lacking) }, "\(gaps)")
  }

  @Test(
    arguments: [
      ("huairou-science-city", ["Beijing"]), ("shibei-park", ["Jing'an"]),
      (nil, ["Beijing", "Jing'an", "Guofa"]),
    ] as [(String?, [String])]
  )
  func `of a zone a rule cites only the documents that reach it`(
    zone: String?,
    cited: [String]
  ) throws {
    let rule = try #require(
      RuleCases.book.rules.first { $0.also.count == 2 && !$0.readings.isEmpty }
    )
    let world = RuleWorld(rule, [:])
    let place = zone.map { RecordReference(register: "zones", id: $0) }
    let citation = try #require(world.evaluator.tally(rule, zone: place)).citation.en
    for document in ["Beijing", "Jing'an", "Guofa"] {
      #expect(citation.contains(document) == cited.contains(document), "\(citation)")
    }
  }

  @Test(arguments: RuleCases.all)
  func `all records at once are answered as one by one`(example: RuleCase) throws {
    let world = RuleWorld(example.rule, example.written)
    let tally = try #require(world.evaluator.tally(example.rule))
    let source = world.evaluator.evaluator.context.board.source(example.rule.register)
    let slot = try #require(source.slot(of: world.subject.id))
    let found = tally.slots.first { $0.value.contains(Int32(slot)) }?.key
    #expect(found == (example.verdict.isShown ? example.verdict : nil))
    let prepared = RuleWorld(example.rule, example.written).evaluator
    #expect(prepared.tallies([example.rule]).first?.slots == tally.slots)
  }

  @Test(
    arguments: RuleCases.all.filter {
      $0.number == 0 && $0.verdict == .met && $0.rule.zonePath != nil
        && $0.rule.register != "zones" && $0.rule.reach != ["*"] && $0.written["with"] == nil
        && $0.written["zone"] == nil
    }
  )
  func `a rule has nothing to say where its document does not reach`(example: RuleCase) {
    let world = RuleWorld(example.rule, example.written, elsewhere: true)
    #expect(world.evaluator.verdict(of: example.rule, on: world.subject) == .outOfReach)
  }
}
