import Foundation
import TestSupport
import Testing

/// What people, papers and permits say of each other holds, whichever record is changed.
struct HeldTogetherTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-21"
    try done("init", "--sample", "all")
  }

  private func refused(_ arguments: String...) throws -> String {
    let run = try program.run(arguments)
    #expect(run.status == 65, "\(arguments): \(run.errors)")
    return run.errors
  }

  private func value(_ register: String, _ id: String, _ field: String) throws -> String {
    try program.run([
      "list", register, "--where", "id:\(id)", "--columns", field, "--format", "tsv",
    ])
    .output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first
    .map(String.init) ?? ""
  }

  @Test func `a voucher that goes to another firm leaves its booking behind, which is told`() throws
  {
    try done(
      "new",
      "enterprises",
      "ent-s1",
      "name=Alpha Probes",
      "zone=huairou-district",
      "size=micro"
    )
    try done(
      "new",
      "enterprises",
      "ent-s2",
      "name=Beta Probes",
      "zone=huairou-district",
      "size=small"
    )
    try done(
      "new",
      "vouchers",
      "vou-s1",
      "holder=ent-s1",
      "value=100",
      "issuedIn=beijing",
      "issuedOn=2026-11-01",
      "validTo=2027-10-31",
      "state=issued"
    )
    try done(
      "new",
      "service-bookings",
      "sbo-s1",
      "user=ent-s1",
      "resource=public-platforms/nano-public",
      "from=2026-12-01",
      "voucher=vou-s1"
    )
    let told = try done("set", "vouchers", "vou-s1", "holder=ent-s2")
    #expect(told.contains("service-bookings/sbo-s1 voucher: Service booking “"), "\(told)")
    #expect(told.contains("the voucher is another firm's"), "\(told)")
    // The other half of the correction is silent, and so is what has nothing to do with it.
    #expect(try !done("set", "service-bookings", "sbo-s1", "user=ent-s2").contains("another"))
    #expect(try !done("set", "vouchers", "vou-s1", "value=200").contains("sbo-s1"))
  }

  @Test func `it is said that the size of a voucher's holder is not known`() throws {
    try done("new", "enterprises", "ent-s1", "name=Alpha Probes", "zone=huairou-district")
    let told = try done("new", "vouchers", "vou-s1", "holder=ent-s1", "value=100")
    #expect(told.contains("the size of the firm is not entered"), "\(told)")
  }

  @Test func `a day until which it is valid stays where it was entered`() throws {
    try done("new", "vouchers", "vou-s1", "holder=ent-0003", "value=100", "validTo=2027-03-31")
    try done("do", "issue", "vouchers", "vou-s1")
    #expect(try value("vouchers", "vou-s1", "validTo") == "2027-03-31")
    try done("new", "vouchers", "vou-s2", "holder=ent-0003", "value=100")
    try done("do", "issue", "vouchers", "vou-s2")
    #expect(try value("vouchers", "vou-s2", "validTo") == "2027-11-21")
  }

  @Test func `data that were withdrawn are not booked`() throws {
    try done("do", "withdraw", "data-resources", "dat-0002")
    let told = try done(
      "new",
      "service-bookings",
      "sbo-s1",
      "user=ent-0003",
      "resource=data-resources/dat-0002",
      "from=2026-12-01"
    )
    #expect(told.contains("the data were withdrawn"), "\(told)")
    #expect(try refused("do", "confirm", "service-bookings", "sbo-s1").contains("withdrawn"))
  }

  @Test func `a document that is issued repeals those that it supersedes`() throws {
    let told = try done(
      "new",
      "policies",
      "pol-s1",
      "name=New rules",
      "level=district",
      "zone=huairou-district",
      "supersedes=huairou-plan,beijing-10-3,jingan-2018"
    )
    #expect(told.contains("of a lower level") && told.contains("for another place"), "\(told)")
    try done("set", "policies", "pol-s1", "supersedes=huairou-plan,beijing-10-3")
    try done("do", "issue", "policies", "pol-s1")
    for old in ["huairou-plan", "beijing-10-3"] {
      #expect(try value("policies", old, "state") == "repealed")
    }
    #expect(try value("policies", "jingan-2018", "state") == "in-force")
  }

  @Test func `a case is solved and a title granted by somebody`() throws {
    try done("new", "service-cases", "svc-s1", "client=enterprises/ent-0003", "kind=policy")
    #expect(
      try program.run(["do", "solve", "service-cases", "svc-s1", "result=Told"]).errors
        .contains("officer")
    )
    try done("do", "solve", "service-cases", "svc-s1", "result=Told", "officer=wang.fang")
    try done("new", "title-reviews", "tir-s1", "person=tal-0003", "title=Engineer")
    #expect(
      try program.run(["do", "review", "title-reviews", "tir-s1"]).errors.contains("reviewer")
    )
    #expect(
      try refused("set", "title-reviews", "tir-s1", "state=reviewed", "reviewedOn=today")
        .contains("“Reviewer” is needed")
    )
  }

  @Test func `a trustee that is no state asset company is told`() throws {
    #expect(
      try done("set", "achievements", "carbon-nanotubes", "trustee=enterprises/ent-0003")
        .contains("no state-owned asset management company")
    )
    #expect(
      try !done("set", "achievements", "carbon-nanotubes", "trustee=operator-bodies/canal-assets")
        .contains("trustee:")
    )
  }

  @Test func `nobody is born tomorrow, and who would be very old is told of`() throws {
    #expect(try refused("set", "talents", "tal-0001", "birthDate=2026-11-22").contains("to come"))
    #expect(try done("set", "talents", "tal-0001", "birthDate=1920-01-01").contains("100 years"))
    #expect(try refused("set", "talents", "tal-0001", "pensionYears=61").contains("60"))
  }

  @Test func `years that are lowered under what entitles are told`() throws {
    try done("do", "entitle", "pension-records", "pen-0002")
    #expect(try done("set", "pension-records", "pen-0002", "yearsPaid=12").contains("fifteen"))
  }

  @Test func `what runs on has not expired, and the day of an earlier end is entered first`() throws
  {
    #expect(try refused("do", "expire", "work-permits", "wpe-0002").contains("until 2026-12-19"))
    #expect(try refused("set", "work-permits", "wpe-0002", "state=expired").contains("until"))
    try done("set", "work-permits", "wpe-0002", "validTo=2026-11-20", "state=expired")
    #expect(
      try refused("do", "expire", "residence-permits", "rpe-0002").contains("until 2026-12-31")
    )
  }

  @Test func `who left or declined may come after all`() throws {
    try done("do", "depart", "talents", "tal-0007")
    let started = try value("talents", "tal-0007", "workStartedOn")
    try done("do", "return", "talents", "tal-0007")
    #expect(try value("talents", "tal-0007", "state") == "employed")
    #expect(try value("talents", "tal-0007", "workStartedOn") == started)
    #expect(try value("talents", "tal-0007", "returnedOn") == "2026-11-21")
    try done("do", "decline", "talents", "tal-0008", "declineReason=Housing")
    try done("do", "reconsider", "talents", "tal-0008")
    try done("do", "invite", "talents", "tal-0008")
  }

  @Test func `what is paid on a second claim comes to the first`() throws {
    try done("do", "claim", "insurance-policies", "ins-0003", "paid=100000")
    #expect(try value("insurance-policies", "ins-0003", "claims") == "400000")
    try done("do", "claim", "insurance-policies", "ins-0001", "paid=2000")
    #expect(try value("insurance-policies", "ins-0001", "claims") == "2000")
  }

  @Test func `proceeds that were paid say to whom`() throws {
    #expect(
      try done("set", "proceeds-distributions", "pdi-0001", "recipients=")
        .contains("“Recipients” does not say to whom")
    )
  }

  @Test func `a line of a budget that is changed alone is told of by its project`() throws {
    let told = try done("set", "budget-lines", "bul-0001", "adjusted=3000000")
    #expect(told.contains("research-projects/prj-0001") && told.contains("IV.16"), "\(told)")
  }

  @Test func `a project that is produced stands at the industrial stage`() throws {
    try done("do", "finish", "transformation-projects", "tra-0001")
    #expect(try value("transformation-projects", "tra-0001", "stage") == "industrial")
    #expect(
      try done("set", "transformation-projects", "tra-0001", "stage=pilot").contains("earlier one")
    )
  }

  @Test func `a value of a step that may have been taken is missed where it is taken out`() throws {
    try done("do", "end", "application-scenarios", "sce-0001", "result=Works")
    let told = try done("set", "application-scenarios", "sce-0001", "supplier=")
    #expect(told.contains("it comes with “matched”"), "\(told)")
  }

  @Test func `a refusal says what can be done in the present state`() throws {
    #expect(
      try refused("set", "application-scenarios", "sce-0001", "supplier=")
        .hasSuffix("  Keep the value, or enter another.\n")
    )
    #expect(
      try refused("set", "transformation-projects", "tra-0003", "pilotOn=2027-01-01")
        .contains("or leave it empty until it has been done")
    )
  }

  @Test func `a scenario of another field is matched by the rest, and its field is not known`()
    throws
  {
    try done(
      "new",
      "application-scenarios",
      "sce-s1",
      "title=Tunnels",
      "field=other",
      "zone=huairou-science-city",
      "state=evaluated",
      "consultedOn=2026-01-01",
      "evaluatedOn=2026-02-01"
    )
    let run = try program.run([
      "match", "scenarios", "sce-s1", "--columns", "supply,reasons", "--format", "tsv",
    ])
    #expect(run.output.contains("Not known: the field of the scenario (40)"), "\(run.output)")
  }
}
