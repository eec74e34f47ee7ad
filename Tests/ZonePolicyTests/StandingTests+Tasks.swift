import Testing
import ZoneModel
import ZonePolicy
import ZoneQuery

/// How the tasks and clauses of the documents stand.
extension StandingTests {
  private func task(
    _ id: String,
    _ fields: [(String, Value)] = [],
    today: String = "2026-11-21"
  ) throws -> TaskStanding.State {
    let day = try #require(Day(today))
    let records = fields.isEmpty ? [] : [record("plan-tasks", "t", [("task", .text(id))] + fields)]
    let (policies, _) = evaluator(records, today: day)
    return try #require(policies.tasks().first { $0.task.id == id }).state
  }

  @Test func `a continuous task is active or stalled and never late`() throws {
    #expect(try task("huairou-task-02") == .unrecorded)
    let last = try #require(Day("2026-05-21"))
    let before = try #require(Day("2026-05-20"))
    #expect(try task("huairou-task-02", [("lastProgressOn", .day(last))]) == .active)
    #expect(try task("huairou-task-02", [("lastProgressOn", .day(before))]) == .stalled)
    #expect(try task("huairou-task-02", [("state", .text("stalled"))]) == .stalled)
  }

  @Test func `a clause stands with its own progress, else with that of the one task it sets`()
    throws
  {
    let last = try #require(Day("2026-11-01"))
    let (policies, _) = evaluator([
      record("policies", "plan", [("pack", .text("huairou-plan"))]),
      record("departments", "hr", [("name", .text("People")), ("nameZh", .text("人社局"))]),
      record(
        "policy-clauses",
        "c",
        [
          ("policy", .text("plan")), ("number", .text("IV(V)16")), ("department", .text("hr")),
          ("lastProgress", .day(last)), ("progress", .text("Two checked")),
          ("state", .text("in-progress")),
        ]
      ),
      record(
        "plan-tasks",
        "t",
        [("task", .text("huairou-task-02")), ("lastProgressOn", .day(last))]
      ),
    ])
    let clauses = policies.clauses(of: "huairou-plan")
    func standing(_ number: String) throws -> ClauseStanding {
      try #require(clauses.first { $0.clause.number == number })
    }
    let recorded = try standing("IV(V)16")
    #expect(recorded.owners == [Phrase("People", "人社局")])
    #expect(recorded.lastProgress == last)
    #expect(recorded.progress == "Two checked")
    #expect(recorded.state.en == "in progress")
    let tasked = try standing("IV(I)2")
    #expect(tasked.owners.map(\.en) == ["Huairou District Science and Technology Commission"])
    #expect(tasked.lastProgress == last)
    #expect(tasked.state == TaskStanding.State.active.label)
    #expect(try standing("V(II)").state == TaskStanding.State.unrecorded.label)
    #expect(try standing("V(II)").record == nil)
  }

  @Test(arguments: [
    (nil, "not-started", "2026-10-22", "Four linked", "active"),
    ("2026-10-01", "in-progress", "2026-10-22", "Four linked", "active"),
    ("2026-11-01", "in-progress", "2026-11-01", "Four linked", "in progress"),
    (nil, "implemented", "2026-10-22", "Four linked", "implemented"),
  ])
  func `a record that names an owner leaves the progress of the task in sight`(
    own: String?,
    state: String,
    last: String,
    progress: String,
    label: String
  ) throws {
    let day = try #require(Day("2026-10-22"))
    let (policies, _) = evaluator([
      record("policies", "plan", [("pack", .text("huairou-plan"))]),
      record("departments", "hr", [("name", .text("People")), ("nameZh", .text("人社局"))]),
      record(
        "policy-clauses",
        "c",
        [
          ("policy", .text("plan")), ("number", .text("IV(I)2")), ("department", .text("hr")),
          ("state", .text(state)),
        ] + (own.flatMap(Day.init).map { [("lastProgress", .day($0))] } ?? [])
      ),
      record(
        "plan-tasks",
        "t",
        [
          ("task", .text("huairou-task-02")), ("lastProgressOn", .day(day)),
          ("progress", .text("Four linked")),
        ]
      ),
    ])
    let clause = try #require(
      policies.clauses(of: "huairou-plan").first { $0.clause.number == "IV(I)2" }
    )
    #expect(clause.owners == [Phrase("People", "人社局")])
    #expect(clause.lastProgress?.description == last)
    #expect(clause.progress == progress)
    #expect(clause.state.en == label)
  }

  @Test func `a task with a day is late once the day is over`() throws {
    let id = "huairou-task-01"
    #expect(try task(id, today: "2017-12-31") == .open)
    #expect(try task(id, today: "2018-01-01") == .late)
    let inTime = try #require(Day("2017-12-31"))
    let late = try #require(Day("2018-01-01"))
    #expect(try task(id, [("doneOn", .day(inTime))]) == .done)
    #expect(try task(id, [("doneOn", .day(late))]) == .doneLate)
  }

  @Test(
    arguments: zip(1...16, [1, 1, 3, 4, 1, 4, 5, 5, 5, 4, 2, 2, 3, 3, 5, 3])
  )
  func `a task of Huairou has its bodies, and only the first has a day`(
    number: Int,
    bodies: Int
  ) throws {
    let task = try #require(
      RuleCases.book.tasks.first { $0.pack == "huairou-plan" && $0.number == number }
    )
    #expect(task.departments.count == bodies)
    #expect(
      task.departments.map(\.en).contains("Huairou District Science and Technology Commission")
    )
    if case .deadline(let day) = task.schedule {
      #expect(number == 1)
      #expect(day == Day("2017-12-31"))
    } else {
      #expect(task.schedule == .continuous)
    }
  }

  @Test func `no other document gives a task a day or calls it continuous`() {
    let others = RuleCases.book.tasks.filter { $0.pack != "huairou-plan" }
    #expect(others.count == 87)
    #expect(others.allSatisfy { [.unstated, .horizon(2020)].contains($0.schedule) })
    let dated = others.filter { $0.schedule == .horizon(2020) }
    #expect(Set(dated.map(\.pack)) == ["tongzhou-2015", "jingan-2018"])
  }

  @Test(
    arguments: [
      ("beijing-guidance-funds", "guiding-fund", "V.26", "municipal"),
      ("jingan-guiding-fund", "guiding-fund", "IV.3(2)", "district"),
      ("beijing-transformation-reward", "reward", "III.13", "enterprise"),
      ("beijing-foreign-talent-insurance", "insurance", "II.9", "enterprise"),
      ("beijing-service-purchase", "procurement", "I.3", nil),
      ("jingan-financial-leasing", "lease", "IV.3(2)", "market"),
      ("nhtz-ip-insurance", "insurance", "(17)", "market"),
    ] as [(String, String, String, String?)]
  )
  func `a fund has the kind, clause and level of its document`(
    id: String,
    kind: String,
    clause: String,
    level: String?
  ) throws {
    let fund = try #require(RuleCases.book.funds.first { $0.id == id })
    #expect(fund.kind.id == kind)
    #expect(fund.clause == clause)
    #expect(fund.level?.id == level)
  }

  @Test func `all parts of the documents are there`() {
    let rules = RuleCases.book.rules
    #expect(rules.filter { $0.pack != "upkeep" }.count == 169)
    #expect(RuleCases.book.targets.count == 71)
    #expect(RuleCases.book.tasks.count == 107)
    #expect(RuleCases.book.funds.count == 100)
  }
}
