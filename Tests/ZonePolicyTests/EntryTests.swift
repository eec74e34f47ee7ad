import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneSamples

/// Records that name an entry of a pack.
struct EntryTests {
  @Test func `rule checks of the sample name rules that reach the record and say what they say`()
    throws
  {
    let board = MemoryBoard(SampleData.make(today: RuleWorld.today))
    let context = QueryContext(registry: .standard, board: board, today: RuleWorld.today)
    let policies = PolicyEvaluator(RuleCases.book, Evaluator(context))
    let results: [String: Verdict] = ["met": .met, "not-met": .unmet, "unknown": .unknown]
    let source = board.source("rule-checks")
    #expect(source.count > 0)
    for check in (0..<source.slots).compactMap(source.record) {
      let rule = try #require(
        RuleCases.book.rules.first { $0.id == check["rule"]?.text },
        "\(check.reference)"
      )
      let about = try #require(check["about"]?.text.flatMap { RecordReference($0) })
      let record = try #require(board.record(about), "\(check.reference)")
      let verdict = policies.verdict(of: rule, on: record)
      if check["state"]?.text == "overridden" {
        #expect(check["reason"] != nil && verdict.isShown, "\(check.reference)")
      } else {
        #expect(results[check["result"]?.text ?? ""] == verdict, "\(check.reference): \(verdict)")
      }
    }
  }

  @Test func `tasks of the sample are tasks of the packs`() {
    let ids = Set(RuleCases.book.tasks.map(\.id))
    let named = SampleData.make(today: RuleWorld.today)
      .filter { $0.reference.register == "plan-tasks" }.compactMap { $0["task"]?.text }
    #expect(!named.isEmpty)
    #expect(named.allSatisfy(ids.contains), "\(named.filter { !ids.contains($0) })")
  }

  private func refusals(
    _ register: String,
    _ fields: [(String, Value)],
    _ operation: ZoneModel.Operation = .edit
  ) -> [Refusal] {
    let reference = RecordReference(register: register, id: "x")
    return PolicyCheckTests().refusals(
      of: [.create(reference, Fields(fields))],
      on: [PolicyCheckTests.firm()],
      operation: operation
    )
  }

  @Test func `a rule or a task that no pack has is refused with the nearest`() throws {
    let fields: [(String, Value)] = [
      ("rule", .text("personel-reward-floor")), ("about", .text("enterprises/e")),
      ("result", .text("met")), ("checkedOn", .day(RuleWorld.today)), ("state", .text("passed")),
    ]
    let refused = try #require(refusals("rule-checks", fields).first)
    #expect(refused.code == .unknownName && refused.field == "rule")
    #expect(refused.suggestions.first == "personnel-reward-floor")
    #expect(refused.message.zh.contains("personnel-reward-floor"))
    #expect(refusals("rule-checks", fields, .import).contains { $0.field == "rule" && !$0.isError })
    let task: [(String, Value)] = [
      ("title", .text("A task")), ("scheduleKind", .text("unstated")),
      ("zone", .text("jingan-district")),
      ("state", .text("open")), ("task", .text("huairou-task-99")),
    ]
    #expect(refusals("plan-tasks", task).map(\.field) == ["task"])
    #expect(refusals("plan-tasks", Array(task.dropLast())).isEmpty)
  }

  @Test
  func `a programme that no pack has is refused with the nearest`()
    throws
  {
    func application(_ programme: String) -> [(String, Value)] {
      [
        ("applicant", .text("enterprises/e")), ("programme", .text(programme)),
        ("appliedOn", .day(RuleWorld.today)), ("state", .text("draft")),
      ]
    }
    let refused = try #require(refusals("applications", application("jingan-special-found")).first)
    #expect(refused.code == .unknownName && refused.field == "programme")
    #expect(refused.suggestions.first == "jingan-special-fund")
    #expect(refused.nextStep?.en == "zoneboard policies --programmes lists what there is.")
    #expect(refused.message.zh.contains("jingan-special-fund"))
    let imported = refusals("applications", application("jingan-special-found"), .import)
    #expect(imported.contains { $0.field == "programme" && !$0.isError })
    #expect(refusals("applications", application("jingan-special-fund")).isEmpty)
  }
}
