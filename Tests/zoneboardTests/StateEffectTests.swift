import Foundation
import TestSupport
import Testing

/// What an action writes on other records is written whichever way its state is reached.
struct StateEffectTests: ProgramSuite {
  let program: ProgramUnderTest
  /// A granted patent that is neither pledged nor in a deal of these tests.
  let patent: String

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    _ = try Self.succeed(program, ["init", "--sample", "all"])
    let text = "state:granted not pledged applicant!=ent-0003"
    patent = try Self.first(program, "patents", where: text)
  }

  @discardableResult private static func succeed(
    _ program: ProgramUnderTest,
    _ arguments: [String]
  ) throws -> ProgramRun {
    let run = try program.run(arguments)
    try #require(run.status == 0, "\(arguments) ended with \(run.status): \(run.errors)")
    return run
  }

  private static func first(
    _ program: ProgramUnderTest,
    _ register: String,
    where text: String
  ) throws -> String {
    let list = try succeed(
      program,
      ["list", register, "--where", text, "--columns", "id", "--format", "tsv"]
    )
    return try #require(list.output.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @discardableResult private func succeed(_ arguments: String...) throws -> ProgramRun {
    try Self.succeed(program, arguments)
  }

  private func first(_ register: String, where text: String) throws -> String {
    try Self.first(program, register, where: text)
  }

  private func value(_ field: String, of register: String, _ id: String) throws -> String {
    let list = try succeed(
      "list",
      register,
      "--where",
      "id=\"\(id)\"",
      "--columns",
      field,
      "--format",
      "tsv"
    )
    let lines = list.output.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.dropFirst().first.map(String.init))
  }

  private func makeTransfer(_ id: String, _ more: String...) throws -> ProgramRun {
    try Self.succeed(
      program,
      [
        "new", "ip-deals", id, "kind=transfer", "patent=\(patent)", "grantee=ent-0003",
        "amount=10万", "signedOn=2026-11-02",
      ] + more
    )
  }

  @Test func `a transfer that is set to registered gives the patent its new owner, as one change`()
    throws
  {
    _ = try makeTransfer("deal-t", "state=signed")
    let owner = try value("applicant", of: "patents", patent)
    let step = ["set", "ip-deals", "deal-t", "state=registered", "registeredOn=2026-11-20"]
    let rehearsed = try Self.succeed(program, step + ["--dry-run"])
    #expect(rehearsed.output.contains("patents/\(patent)\tapplicant\t\(owner)\tent-0003"))
    #expect(try value("applicant", of: "patents", patent) == owner)
    let run = try Self.succeed(program, step)
    #expect(run.errors.contains("Register the transfer: Applicant or owner of “"), "\(run.errors)")
    #expect(run.errors.contains("2 records"), "\(run.errors)")
    #expect(try value("applicant", of: "patents", patent) == "ent-0003")
    try succeed("undo")
    #expect(try value("applicant", of: "patents", patent) == owner)
    #expect(try value("state", of: "ip-deals", "deal-t") == "signed")
    try succeed("redo")
    #expect(try value("applicant", of: "patents", patent) == "ent-0003")
    #expect(try value("state", of: "ip-deals", "deal-t") == "registered")
  }

  @Test func `what the change says itself of the other record stays as it says`() throws {
    _ = try makeTransfer("deal-p", "state=signed")
    try succeed("set", "ip-deals", "deal-p", "kind=licence")
    let owner = try value("applicant", of: "patents", patent)
    try succeed("set", "ip-deals", "deal-p", "state=registered", "registeredOn=2026-11-20")
    // A licence changes no owner: the condition of its action decides which one it is.
    #expect(try value("applicant", of: "patents", patent) == owner)
  }

  @Test func `a new record and an import tell what the action would have written`() throws {
    let made = try makeTransfer("deal-n", "state=registered", "registeredOn=2026-11-20")
    #expect(
      made.errors.contains("what the action does besides was not written. Register the transfer: "),
      "\(made.errors)"
    )
    let owner = try value("applicant", of: "patents", patent)
    #expect(owner != "ent-0003")
    _ = try makeTransfer("deal-i", "state=signed")
    let file = program.home.file("deals.csv")
    try "id,state,registeredOn\ndeal-i,registered,2026-11-20\n"
      .write(toFile: file, atomically: false, encoding: .utf8)
    let imported = try succeed("import", "ip-deals", file)
    #expect(
      imported.errors.contains("Register the transfer: Applicant or owner of"),
      "\(imported.errors)"
    )
    #expect(try value("applicant", of: "patents", patent) == owner)
    // Where the owner is the new one already, there is nothing to tell.
    try succeed("set", "patents", patent, "applicant=ent-0003")
    let again = try makeTransfer("deal-m", "state=registered", "registeredOn=2026-11-20")
    #expect(!again.errors.contains("besides"), "\(again.errors)")
  }

  @Test func `an approval gives the zone its area and a grant supplies the parcel`() throws {
    let zone = "huairou-science-city"
    try succeed("set", "zones", zone, "isNationalHighTech=yes", "qualified=yes")
    try succeed("apply", "enlarge-zone", zone)
    let application = try first("applications", where: "applicant = \(zone)")
    try succeed(
      "new",
      "approval-matters",
      "mat-e",
      "project=Enlarge",
      "zone=\(zone)",
      "route=ordinary",
      "application=\(application)",
      "newArea=105 km2",
      "state=accepted"
    )
    let run = try succeed("set", "approval-matters", "mat-e", "state=approved", "decidedOn=today")
    #expect(run.errors.contains("Enlarge the zone: Area of “"), "\(run.errors)")
    try succeed("do", "rank", "land-requests", try first("land-requests", where: "state:requested"))
    let request = try first("land-requests", where: "state:ranked")
    let parcel = try first("land-parcels", where: "state:approved")
    try succeed(
      "set",
      "land-requests",
      request,
      "state=granted",
      "parcel=\(parcel)",
      "decidedOn=2026-11-20"
    )
    #expect(try value("state", of: "land-parcels", parcel) == "supplied")
    #expect(try value("suppliedOn", of: "land-parcels", parcel) == "2026-11-20")
    // It is given once, within its zone, and no smaller than what was asked for.
    for (id, place, area) in [
      ("second", zone, "1000"), ("elsewhere", "shibei-park", "1000"), ("large", zone, "99999"),
    ] {
      let given = id == "second" ? parcel : "hr-01-07"
      let run = try program.run(
        "new",
        "land-requests",
        id,
        "project=infrastructure-projects/yanqi-road",
        "zone=\(place)",
        "area=\(area)",
        "parcel=\(given)",
        "state=granted",
        "decidedOn=2026-11-20"
      )
      #expect(run.status == 65, "\(id): \(run.output)")
      #expect(run.errors.contains("given to no other request"), "\(id): \(run.errors)")
    }
  }

  @Test func `a batch takes its requests with it`() throws {
    let batch = try first("procurement-batches", where: "items > 0")
    let state = try value("state", of: "procurement-batches", batch)
    if state == "collecting" {
      try succeed("set", "procurement-batches", batch, "state=sent", "sentOn=2026-11-19")
    }
    try succeed(
      "set",
      "procurement-batches",
      batch,
      "state=approved",
      "approvalNo=77",
      "approvedOn=2026-11-20"
    )
    let requests = try succeed(
      "list",
      "procurement-requests",
      "--where",
      "batch:\(batch)",
      "--columns",
      "state,approvedOn",
      "--format",
      "tsv"
    ).output.split(separator: "\n").dropFirst()
    #expect(!requests.isEmpty)
    #expect(Set(requests) == ["approved\t2026-11-20"], "\(requests)")
  }
}
