import Foundation
import TestSupport
import Testing

/// Lists, checks, what is due, reports and actions say the same of one record.
struct OneAnswerTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-21"
    try done("init", "--sample", "all")
  }

  /// What a command prints, whether or not all is met.
  private func said(_ arguments: String...) throws -> String {
    try program.run(arguments).output
  }

  private func verdict(_ register: String, _ id: String, _ rule: String) throws -> String {
    let lines = try said("check", register, id, "--rule", rule, "--columns", "verdict,gap")
    return lines.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
  }

  private func values(_ register: String, _ id: String, _ fields: String) throws -> [String] {
    try program.run([
      "list", register, "--where", "id:\(id)", "--columns", fields, "--format", "tsv",
    ])
    .output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) } ?? []
  }

  @Test
  func `a permit whose seventh day is over is late on the day off after it, wherever it is asked`()
    throws
  {
    let id = "wpe-s1"
    try done(
      "new",
      "work-permits",
      id,
      "holder=tal-0003",
      "employer=enterprises/ent-0001",
      "category=a",
      "appliedOn=2026-11-11"
    )
    #expect(try values("work-permits", id, "workingDays,workingDaysLeft") == ["7", "-1"])
    #expect(try said("due").contains("2026-11-20\t-1\tWork permit to be decided"))
    #expect(try verdict("work-permits", id, "permit-category-a-7-days") == "unmet\t1")
    try done("do", "grant", "work-permits", id, "validTo=2028-11-20")
    #expect(try verdict("work-permits", id, "permit-category-a-7-days") == "unmet\t1")
    #expect(try values("work-permits", id, "workingDaysLeft") == ["-1"])
  }

  @Test func `what is not known of a permit's limit is not known in its report either`() throws {
    try done(
      "new",
      "talents",
      "tal-s1",
      "name=Jane Roe",
      "category=foreign",
      "employer=enterprises/ent-0003"
    )
    try done(
      "new",
      "residence-permits",
      "rpe-s1",
      "holder=tal-s1",
      "kind=work-residence",
      "appliedOn=2026-11-10"
    )
    let report = try said("report", "talent-clocks", "--format", "markdown")
    let line = try #require(report.split(separator: "\n").first { $0.contains("rpe-s1") })
    #expect(line.contains("? High-end talent missing") && !line.contains(" -1 "))
  }

  @Test func `a residence permit is judged by the work permit of its time`() throws {
    try done(
      "new",
      "talents",
      "tal-s1",
      "name=Jane Roe",
      "category=foreign",
      "highEnd=no",
      "employer=enterprises/ent-0003"
    )
    try done(
      "new",
      "work-permits",
      "wpe-s1",
      "holder=tal-s1",
      "category=a",
      "appliedOn=2024-09-20",
      "grantedOn=2024-10-12",
      "validTo=2026-11-20",
      "state=granted"
    )
    try done(
      "new",
      "residence-permits",
      "rpe-s1",
      "holder=tal-s1",
      "kind=work-residence",
      "appliedOn=2024-10-14",
      "grantedOn=2024-11-20",
      "from=2024-11-20",
      "to=2026-12-20",
      "state=granted"
    )
    let rule = "residence-permit-7-days"
    #expect(try verdict("residence-permits", "rpe-s1", rule) == "unmet\t20")
    try done("do", "expire", "work-permits", "wpe-s1")
    #expect(try verdict("residence-permits", "rpe-s1", rule) == "unmet\t20")
  }

  @Test func `a parcel that is marked idle lies idle for all that asks`() throws {
    try done("set", "zones", "huairou-science-city", "isNationalHighTech=yes", "qualified=yes")
    #expect(try said("eligible", "enlarge-zone", "huairou-science-city").contains("idle-land\tmet"))
    try done(
      "new",
      "land-parcels",
      "lap-s1",
      "code=S-1",
      "zone=huairou-science-city",
      "area=50亩",
      "ownership=state",
      "state=supplied",
      "approvedOn=2023-01-10",
      "suppliedOn=2024-02-01"
    )
    try done(
      "set",
      "land-parcels",
      "lap-s1",
      "idle=yes",
      "idleSince=2026-01-01",
      "disposeBy=2026-12-10"
    )
    #expect(
      try said("eligible", "enlarge-zone", "huairou-science-city").contains("idle-land\tunmet")
    )
    #expect(try said("due").contains("land-parcels/lap-s1"))
    #expect(try values("land-parcels", "lap-s1", "liesIdle,idleDays") == ["true", "324"])
    // The state says that the others are not.
    #expect(try values("land-parcels", "sb-04", "idleDays") == ["0"])
  }

  @Test func `an enlargement that was entered as approved can still enlarge the zone`() throws {
    try done("set", "zones", "huairou-science-city", "isNationalHighTech=yes", "qualified=yes")
    let filed = try program.run(["apply", "enlarge-zone", "huairou-science-city"])
    let application = filed.output.trimmingCharacters(in: .whitespacesAndNewlines)
    try done(
      "new",
      "approval-matters",
      "apm-s1",
      "project=Extension",
      "zone=huairou-science-city",
      "route=ordinary",
      "application=\(application)",
      "newArea=105km2",
      "appliedOn=2026-11-02",
      "state=approved",
      "decidedOn=2026-11-21"
    )
    program.environment["ZONEBOARD_TODAY"] = "2026-11-23"
    try done("do", "enlarge", "approval-matters", "apm-s1")
    #expect(try values("zones", "huairou-science-city", "area") == ["105000000"])
    #expect(try values("approval-matters", "apm-s1", "decidedOn") == ["2026-11-21"])
    #expect(try program.run(["do", "enlarge", "approval-matters", "apm-s1"]).status == 65)
  }

  @Test func `a firm that is struck off counts no more among the tenants`() throws {
    let before = try values("incubators", "inc-0030", "incubatees")
    #expect(try done("do", "close", "enterprises", "ent-0060").isEmpty == false)
    try done("do", "deregister", "enterprises", "ent-0060")
    let after = try values("incubators", "inc-0030", "incubatees")
    #expect(Int(after[0]) == Int(before[0]).map { $0 - 1 })
  }

  @Test func `what is finished is done in full`() throws {
    try done("do", "finish", "infrastructure-projects", "yanqi-road")
    #expect(try values("infrastructure-projects", "yanqi-road", "progress") == ["100"])
    #expect(
      try done("set", "infrastructure-projects", "yanqi-road", "progress=55%")
        .contains("the project is finished")
    )
  }

  @Test func `the next run of an achievement leaves the earlier one right`() throws {
    for id in ["sbo-s1", "sbo-s2"] {
      try done(
        "new",
        "service-bookings",
        id,
        "resource=public-platforms/nano-pilot",
        "user=ent-0003",
        "achievement=quantum-communication",
        "from=2026-11-01",
        "state=confirmed"
      )
    }
    try done(
      "do",
      "pilot-result",
      "service-bookings",
      "sbo-s1",
      "result=Good",
      "maturityAfter=pilot"
    )
    let said = try done(
      "do",
      "pilot-result",
      "service-bookings",
      "sbo-s2",
      "result=Good",
      "maturityAfter=industrial"
    )
    #expect(!said.contains("another maturity"))
    #expect(
      try done("set", "service-bookings", "sbo-s2", "maturityAfter=pilot")
        .contains("another maturity")
    )
  }

  @Test func `a clause is found however its number is written, and one that is not there is told`()
    throws
  {
    let told = try done(
      "new",
      "policy-clauses",
      "clause-s1",
      "policy=huairou-plan",
      "number=IV（II）3",
      "state=in-progress",
      "progress=Half of the firms have answered",
      "lastProgress=2026-11-20"
    )
    #expect(!told.contains("has no clause"), "\(told)")
    let shown = try said("policies", "huairou-plan", "--clauses", "--search", "IV(II)3")
    #expect(shown.contains("Half of the firms have answered"), "\(shown)")
    let odd = try done(
      "new",
      "policy-clauses",
      "clause-s2",
      "policy=huairou-plan",
      "number=IX(I)2"
    )
    #expect(odd.contains("has no clause “IX(I)2”") && odd.contains("Nearest:"), "\(odd)")
  }
}
