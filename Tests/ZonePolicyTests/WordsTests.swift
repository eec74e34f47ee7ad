import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneSamples

/// That whatever is made of an expression for the screen reads as words, in both languages.
struct WordsTests {
  private static let today = RuleWorld.today
  private static let board = MemoryBoard(SampleData.make(today: today))
  private static let evaluator = Evaluator(
    QueryContext(registry: .standard, board: board, today: today)
  )

  /// What is wrong with a text as words.
  ///
  /// That is a call of a function, the id of a field, or English within the Chinese. A setting or a
  /// reading keeps the name by which `settings.yaml` and readings know it.
  private static func faults(of phrase: Phrase) -> [String] {
    // A fund that is not in the store and a task of a pack have no other name there than their ids.
    let names =
      #/(?:设置项|指标|setting|reading of) ?[a-z][a-z0-9-.]*|(?:资金来源|规则包任务)为[a-z0-9-]+/#
    let (en, zh) = (phrase.en.replacing(names, with: ""), phrase.zh.replacing(names, with: ""))
    let call = #/[A-Za-z]\(|\bthis\.|[<>=]=?|\?\?/#
    let id = #/\b[a-z]+[A-Z][A-Za-z]+|[a-z]+[.-]id\b/#
    let english = #/[a-z]{3,}/#
    return [
      en.firstMatch(of: call).map { "“\($0.0)”: \(phrase.en)" },
      zh.firstMatch(of: call).map { "“\($0.0)”: \(phrase.zh)" },
      en.firstMatch(of: id).map { "“\($0.0)”: \(phrase.en)" },
      zh.firstMatch(of: english).map { "“\($0.0)”: \(phrase.zh)" },
    ].compactMap(\.self)
  }

  /// Expressions that can be told, with the entry that they belong to.
  private static let expressions: [(entry: String, expression: Expression)] = {
    let book = RuleCases.book
    var found: [(entry: String, expression: Expression)] = []
    for rule in book.rules {
      let all = [rule.applies, rule.needs].compactMap(\.self) + rule.readings.map(\.test)
      found += all.map { (rule.id, $0) }
    }
    for programme in book.programmes {
      found += programme.conditions.map { ("\(programme.id) \($0.id)", $0.test) }
    }
    for target in book.targets { found += target.readings.map { (target.id, $0.value) } }
    for register in Registry.standard.registers {
      for action in register.actions where action.whenNot == nil {
        guard let text = action.when,
          let when = try? evaluator.cache.expression(text, in: register.id, mode: .check)
        else { continue }
        found.append(("\(register.id) \(action.id)", when))
      }
    }
    return found
  }()

  @Test func `every condition reads as words in both languages`() {
    #expect(Self.expressions.count > 300)
    for (entry, expression) in Self.expressions {
      let words = expression.words(in: .standard, on: Self.board)
      for fault in Self.faults(of: words) { Issue.record("\(entry): \(fault)") }
    }
  }

  @Test(arguments: RuleCases.book.rules.map(\.id))
  func `what a finding uses and lacks is named in words`(id: String) throws {
    let rule = try #require(RuleCases.book.rule(id))
    let policies = PolicyEvaluator(RuleCases.book, Self.evaluator)
    let tally = try #require(policies.tally(rule))
    let source = Self.board.source(rule.register)
    for slots in tally.slots.values {
      guard let record = slots.first.flatMap({ source.record(at: Int($0)) }) else { continue }
      let finding = policies.finding(of: rule, on: record)
      let titles = Set(finding.missing.compactMap(\.owner))
      let phrases =
        finding.values.map(\.label) + [finding.failing].compactMap(\.self)
        + finding.missing.filter { $0.owner.map { !titles.contains($0) } ?? true }.map(\.label)
      for phrase in phrases {
        for fault in Self.faults(of: phrase) { Issue.record("\(fault)") }
      }
    }
  }

  @Test func `what is missing of a row is named with the record`() throws {
    let rule = try #require(RuleCases.book.rule("financing-mix"))
    let example = try #require(
      RuleCases.all.first {
        $0.rule.id == rule.id && $0.verdict == .unknown && $0.number == 1
      }
    )
    let world = RuleWorld(rule, example.written)
    let finding = world.evaluator.finding(of: rule, on: world.subject)
    #expect(finding.missing.map(\.label.en) == ["Source of subject (b)"])
    #expect(finding.missing.first?.owner?.id == "b")
    #expect(
      finding.values.map(\.label.en).contains {
        $0.hasPrefix("amount of investments in all (source government")
      }
    )
  }

  @Test func `of alternatives that hold in part the rest is told`() throws {
    let rule = try #require(RuleCases.book.rule("entrusted-asset-company"))
    let world = RuleWorld(
      rule,
      [
        "entrustsAssetCompany": .text("true"), "kind": .text("institute"),
        "level": .text("district"),
      ]
    )
    let finding = world.evaluator.finding(of: rule, on: world.subject)
    #expect(finding.failing?.en.hasPrefix("level ") == true)
    #expect(finding.failing?.zh.hasPrefix("级别为") == true, "\(finding.failing?.zh ?? "")")
  }

  @Test func `services that do as well are told as one`() throws {
    let rule = try #require(RuleCases.book.rule("incubation-service-scope"))
    let example = try #require(
      RuleCases.all.first { $0.rule.id == rule.id && $0.verdict == .unmet }
    )
    var written = example.written
    written["services"] = .list(["workstations"])
    let world = RuleWorld(rule, written)
    let gap = try #require(world.evaluator.finding(of: rule, on: world.subject).gap)
    #expect(gap.shown(ValueFormatter(.en)).contains(" or "))
    #expect(gap.shown(ValueFormatter(.zh)).contains("或"))
  }
}
