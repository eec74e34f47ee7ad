import Foundation
import TestSupport
import Testing

/// What an action asks for holds whichever way its state is reached.
struct StateDemandTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try succeed("init", "--sample", "all")
  }

  @discardableResult private func succeed(_ arguments: [String]) throws -> ProgramRun {
    let run = try program.run(arguments)
    try #require(run.status == 0, "\(arguments) ended with \(run.status): \(run.errors)")
    return run
  }

  private func refuse(_ arguments: String...) throws -> String { try refuse(arguments) }

  private func refuse(_ arguments: [String]) throws -> String {
    let run = try program.run(arguments)
    #expect(run.status == 65, "\(arguments): \(run.errors)")
    return run.errors
  }

  /// The first record of a register of which an expression holds.
  private func first(_ register: String, where text: String) throws -> String {
    let list = try succeed("list", register, "--where", text, "--columns", "id", "--format", "tsv")
    return try #require(list.output.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test func `a state that an action leads to needs what the action asks for`() throws {
    let cases = [
      ("rule-checks", "state:failed", "overridden", ["overriddenBy", "reason"]),
      ("land-requests", "state:ranked", "refused", ["refusedBecause", "decidedOn"]),
      ("land-requests", "state:ranked", "granted", ["parcel", "decidedOn"]),
      ("patents", "state:granted", "lapsed", ["lapseReason", "endedOn"]),
      ("tenancies", "state:incubating", "left", ["exitReason", "leftOn"]),
    ]
    for (register, text, state, fields) in cases {
      let id = try first(register, where: text)
      let errors = try refuse("set", register, id, "state=\(state)")
      for field in fields { #expect(errors.contains(" \(field): "), "\(errors)") }
    }
  }

  @Test func `the refusal names the field, the state and the action in both languages`() throws {
    try succeed("do", "rank", "land-requests", try first("land-requests", where: "state:requested"))
    let id = try first("land-requests", where: "state:ranked")
    let arguments = ["set", "land-requests", id, "state=refused", "decidedOn=today"]
    #expect(
      try program.run(arguments).errors.hasSuffix(
        """
        zoneboard: land-requests/\(id) refusedBecause: “Refused because” is needed where the state is “refused”
          Fill in refusedBecause too, or use the action Refuse (refuse), which asks for it.

        """
      )
    )
    let chinese = try program.run(arguments + ["--lang", "zh"]).errors
    #expect(chinese.contains("状态为「不予安排」时须填写「不予安排原因」"), "\(chinese)")
    #expect(chinese.contains("或使用操作「不予安排」（refuse）"))
    try succeed(
      "set",
      "land-requests",
      id,
      "state=refused",
      "decidedOn=today",
      "refusedBecause=No room"
    )
    // What the state needs can't be taken away afterwards.
    #expect(try refuse("set", "land-requests", id, "refusedBecause=").contains(" refusedBecause: "))
    try succeed("set", "land-requests", id, "refusedBecause=No land left")
  }

  @Test func `a day that is watched is missed in the states after the one that it came with`()
    throws
  {
    func told(_ state: String) throws -> String {
      try succeed("new", "service-plans", "enterprise=ent-0001", "state=\(state)", "result=Kept")
        .errors
    }
    #expect(try told("running").contains("“Review on” is not entered"))
    #expect(try !told("closed").contains("“Review on”"))
  }

  @Test func `a state that comes with another record is left to the action`() throws {
    let id = try first("tenancies", where: "state:incubating not missing(to)")
    let errors = try refuse("set", "tenancies", id, "state=renewed")
    #expect(errors.contains("Use the action Renew (renew)."), "\(errors)")
    let request = try first("land-requests", where: "state:ranked")
    let grant = ["land-requests", request, "parcel=hr-02-03", "decidedOn=2026-11-20"]
    #expect(try program.run(["do", "grant"] + grant).status == 0)
    try succeed("do", "renew", "tenancies", id)
    try succeed("undo")
    try succeed("redo")
  }

  @Test func `a new record and a bulk change are asked for the same, and dates may be unknown`()
    throws
  {
    let errors = try refuse(
      "new",
      "rule-checks",
      "rule=personnel-reward-floor",
      "about=proceeds-distributions/pdi-0002",
      "state=overridden"
    )
    #expect(errors.contains("“Reason” is needed where the state is “overridden”"), "\(errors)")
    let bulk = try refuse("set", "patents", "--where", "state:granted", "state=lapsed")
    #expect(bulk.contains("lapseReason"), "\(bulk)")
    try succeed("new", "patents", "name=Old probe", "kind=invention", "state=granted")
    let permit = ["work-permits", "wor-old", "holder=tal-0003", "employer=enterprises/ent-0001"]
    let made = try succeed(
      ["new"] + permit + ["category=a", "appliedOn=2026-11-02", "state=granted", "--lang", "zh"]
    )
    for day in ["批准日期", "有效期至"] {
      #expect(made.errors.contains("状态为「已批准」，但未填「\(day)」"), "\(made.errors)")
    }
    // What was so before does not stand in the way of other edits.
    try succeed("set", "work-permits", "wor-old", "category=b")
  }

  @Test func `import only tells, and what is taken back is not asked`() throws {
    let id = try first("patents", where: "state:granted")
    let file = program.home.file("patents.csv")
    try "id,state\n\(id),lapsed\n".write(toFile: file, atomically: false, encoding: .utf8)
    let run = try succeed("import", "patents", file)
    #expect(run.errors.contains("is needed where the state is “lapsed (fee)”"), "\(run.errors)")
    try succeed("undo")
    try succeed("redo")
  }

  @Test func `the condition of an action holds whichever way its state is set`() throws {
    let id = try first("incubators", where: "state:operating incubatees > 0")
    #expect(
      try program.run(["set", "incubators", id, "state=closed"]).errors.hasSuffix(
        """
        zoneboard: incubators/\(id) state: It can't become “closed”. Close: Somebody still rents \
        here; end those tenancies first
          Put that right first.

        """
      )
    )
    let chinese = try program.run(["set", "incubators", id, "state=closed", "--lang", "zh"]).errors
    #expect(chinese.contains("不能变为「已关闭」。关闭：仍有在租的入驻方，请先办理退租"), "\(chinese)")
    let bulk = try refuse("set", "incubators", "--where", "incubatees > 0", "state=closed")
    #expect(bulk.contains("Somebody still rents"), "\(bulk)")
    try succeed(
      "new",
      "incubators",
      "inc-e",
      "name=Empty house",
      "kind=incubator",
      "zone=shibei-park",
      "state=operating"
    )
    try succeed("set", "incubators", "inc-e", "state=closed")
    // What is imported is told of, and what was taken back comes again.
    let file = program.home.file("incubators.csv")
    try "id,state\n\(id),closed\n".write(toFile: file, atomically: false, encoding: .utf8)
    let run = try succeed("import", "incubators", file)
    #expect(run.errors.contains("It can't become “closed”"), "\(run.errors)")
    try succeed("undo")
    try succeed("redo")
  }

  @Test func `a condition is asked of the record before its step, with what is written beside it`()
    throws
  {
    let deal = [
      "new", "ip-deals", "deal-p", "kind=pledge", "signedOn=2026-05-05", "registeredOn=2026-05-06",
      "patent=\(try first("patents", where: "state:granted"))", "amount=100万",
    ]
    // A pledge may end before it is signed, and only then; a new record begins with its first state.
    try succeed(deal + ["state=registered"])
    let ended = try refuse("set", "ip-deals", "deal-p", "state=ended")
    #expect(ended.contains("End: A pledge is released, not ended"), "\(ended)")
    try succeed("set", "ip-deals", "deal-p", "state=repaid")
    // The money of the award itself does not count as gone.
    try succeed("new", "funds", "fund-s", "name=Small fund", "size=100万", "kind=special")
    let award = [
      "recipient=ent-0002", "fund=fund-s", "year=2026", "appliedOn=2026-04-01",
      "grantedOn=2026-05-02",
    ]
    try succeed(["new", "awards", "awa-a"] + award + ["amount=90万", "state=approved"])
    try succeed("set", "awards", "awa-a", "state=paid", "paidOn=today")
    // A batch is sent with an item that meets what is asked.
    try succeed(
      "new",
      "procurement-batches",
      "bat-s",
      "title=Two lasers",
      "collectedBy=huairou-stc"
    )
    let sent = try refuse("set", "procurement-batches", "bat-s", "state=sent", "sentOn=today")
    #expect(sent.contains("Send: A batch is sent with at least one item"), "\(sent)")
  }

  @Test func `a condition of which nobody knows whether it holds is told of, and is no hindrance`()
    throws
  {
    try succeed("new", "research-projects", "rpj-s", "title=Free", "zone=beijing", "state=running")
    let run = try succeed(
      "set",
      "research-projects",
      "rpj-s",
      "state=failed-with-diligence",
      "failureCause=wrong-technical-route",
      "diligenceRecord=Three routes"
    )
    #expect(
      run.errors.contains(
        "It becomes “failed with diligence”. Failed with diligence: It is not known whether it may be done"
      ),
      "\(run.errors)"
    )
  }
}
