import TestSupport
import Testing

/// What the state of a record asks for is told, and told alike wherever it is asked.
struct ToldAlikeTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-21"
    try done("init --sample all")
  }

  /// What a command says beside its answer; it must end well.
  @discardableResult private func done(_ command: String) throws -> String {
    let run = try program.run(command.split(separator: " ").map(String.init))
    try #require(run.status == 0, "\(command) ended with \(run.status): \(run.errors)")
    return run.errors
  }

  private func value(_ register: String, _ id: String, _ field: String) throws -> String {
    let list = "list \(register) --where id:\(id) --columns \(field) --format tsv"
    return try program.run(list.split(separator: " ").map(String.init)).output
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
      ?? ""
  }

  private func project(_ id: String, _ fields: String) throws {
    let own = "title=\(id) number=\(id) zone=tongzhou-district fundingSource=special-fund"
    try done("new research-projects \(id) \(own) \(fields)")
  }

  @Test func `a stage whose review was held by others lacks a third party at once`() throws {
    try project("prj-k1", "startOn=2025-02-01 state=running")
    let review = "project=prj-k1 score=70 state=done"
    try done("new project-evaluations pev-k1 \(review) stage=selection reviewerKind=third-party")
    #expect(try value("research-projects", "prj-k1", "lacksReviewAt") == "complete")
    let told = try done(
      "new project-evaluations pev-k2 \(review) stage=execution reviewerKind=internal"
    )
    #expect(told.contains("III(II)"), "\(told)")
    #expect(try value("research-projects", "prj-k1", "lacksReviewAt") == "execution")
    try done("new project-evaluations pev-k3 \(review) stage=execution reviewerKind=third-party")
    #expect(try value("research-projects", "prj-k1", "lacksReviewAt") == "complete")
  }

  @Test func `a stage of which it is not known does not hide the next one`() throws {
    try project("prj-k2", "state=closed")
    try done("new project-evaluations pev-k4 project=prj-k2 stage=selection score=80 state=done")
    #expect(try value("research-projects", "prj-k2", "lacksReviewAt") == "evaluation")
  }

  @Test func `a right that nobody holds is undecided`() throws {
    let own = "title=Amplifier owner=research-institutions/ucas isJobRelated=yes"
    try done("new achievements ach-k1 \(own) rightGranted=long-term-use")
    #expect(try value("achievements", "ach-k1", "rightUndecided") == "true")
    try done("set achievements ach-k1 rightHolders=tal-0002")
    #expect(try value("achievements", "ach-k1", "rightUndecided") == "false")
    try done("new achievements ach-k2 \(own) rightGranted=none")
    #expect(try value("achievements", "ach-k2", "rightUndecided") == "false")
  }

  @Test func `a programme for some zones says that the applicant's zone is missing`() throws {
    try done(
      "new research-institutions rin-k1 name=Nowhere kind=university resultsGrade=remarkable"
    )
    let told = try done("eligible all-in-pilot rin-k1")
    #expect(told.contains("unknown: Zone is missing"), "\(told)")
  }

  @Test
  func `a medium firm of the three places is no holder of a voucher, a firm elsewhere may be`()
    throws
  {
    for (zone, isTold) in [("tongzhou-district", true), ("shibei-park", false)] {
      let firm = "ent-\(zone)"
      try done("new enterprises \(firm) name=\(zone) zone=\(zone) size=medium")
      let told = try done("new vouchers vou-\(zone) number=\(zone) holder=\(firm) value=20000")
      #expect(told.contains("IV(IV)13") == isTold, "\(told)")
    }
  }

  @Test func `what a state comes with and is not entered is told of new records, too`() throws {
    let patent = "name=Probe kind=invention applicant=ent-0003 filedOn=2025-12-01 state=granted"
    #expect(try done("new patents pat-k1 \(patent)").contains("Granted"))
    let stake = "enterprise=ent-0001 amount=1000000 share=2 date=2024-01-01 quality=high"
    let fund = "fund=beijing-incubation-relay-fund relayed=yes"
    let told = try done("new fund-investments inv-k1 \(stake) \(fund) state=invested")
    #expect(told.contains("fund that sold the stake is not entered"), "\(told)")
  }

  @Test func `a project under three years that goes into inspection is told to be exempt`() throws {
    for (id, end, isTold) in [("w1", "2026-12-30", true), ("w2", "2026-12-31", false)] {
      let own = "title=\(id) number=\(id) zone=huairou-district startOn=2024-01-01 endOn=\(end)"
      try done("new research-projects prj-\(id) \(own) state=running")
      let told = try done("set research-projects prj-\(id) state=inspection")
      #expect(told.contains("exempt from process inspection") == isTold, "\(told)")
    }
  }

  @Test func `a firm that skips links of the chain has the stage of its carrier`() throws {
    try done("do send-on tenancies ten-0116-1 graduatedTo=inc-0005")
    #expect(try value("enterprises", "ent-0116", "stage") == "incubator")
  }

  @Test func `a permit that is granted keeps the first day that was entered`() throws {
    let people = "holder=tal-0003 employer=enterprises/ent-0001 kind=work-residence"
    let days = "appliedOn=2026-11-20 from=2026-12-01 to=2027-11-30"
    try done("new residence-permits rsp-k1 \(people) \(days) state=applied")
    try done("do grant residence-permits rsp-k1")
    #expect(try value("residence-permits", "rsp-k1", "from") == "2026-12-01")
  }
}
