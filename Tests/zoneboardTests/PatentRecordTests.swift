import Foundation
import TestSupport
import Testing

/// What the program takes as the record of a patent and of its fees.
struct PatentRecordTests {
  /// A store with an invention filed on 2020-04-15, granted on 2022-05-10 and paid to its sixth year.
  private func program() throws -> ProgramUnderTest {
    let program = try ProgramUnderTest(store: "park.zb")
    for arguments in [
      ["init"], ["new", "zones", "z", "name=Z", "kind=science-city"],
      ["new", "enterprises", "e", "name=E", "zone=z"],
      [
        "new", "patents", "p", "name=P", "kind=invention", "applicant=enterprises/e",
        "filedOn=2020-04-15", "grantedOn=2022-05-10", "state=granted",
      ],
      ["new", "fee-payments", "f6", "patent=p", "year=6", "paidOn=2025-04-10", "amount=1200"],
    ] {
      let run = try program.run(arguments)
      #expect(run.status == 0, "\(run.errors)")
    }
    return program
  }

  @Test(arguments: [
    // The fee of the seventh year is 2,000 yuan, late from 2026-04-16, lost after 2026-10-15.
    ("2026-04-15", "2000", nil, true), ("2026-04-15", "1999.99", nil, false),
    ("2026-09-10", "2000", "400", true), ("2026-09-10", "2000", nil, false),
    ("2026-09-10", "0", nil, false), ("2026-10-16", "2000", "500", false),
    // What asking the right back costs, with 25 % of the full fee and 1,000 yuan.
    ("2026-10-16", "2000", "1500", true),
  ])
  func `a payment that is short of what was owed on its day settles no year`(
    paidOn: String,
    amount: String,
    surcharge: String?,
    isTaken: Bool
  ) throws {
    let program = try program()
    let made = try program.run(
      ["new", "fee-payments", "f7", "patent=p", "year=7", "paidOn=\(paidOn)", "amount=\(amount)"]
        + (surcharge.map { ["surcharge=\($0)"] } ?? [])
    )
    #expect(made.status == (isTaken ? 0 : 65), "\(made.errors)")
    #expect(isTaken || made.errors.contains("short payment settles no year"), "\(made.errors)")
  }

  @Test func `a year that the term does not have is not paid for`() throws {
    let program = try program()
    try program.run("set", "patents", "p", "kind=utility-model")
    let made = try program.run(
      "new",
      "fee-payments",
      "f",
      "patent=p",
      "year=11",
      "paidOn=2026-04-10",
      "amount=9000"
    )
    #expect(made.status == 65)
    #expect(made.errors.contains("a year of the patent's term was expected"), "\(made.errors)")
  }

  @Test(arguments: [("85", 0), ("70", 0), ("0", 0), ("0.85", 65), ("84.99", 65), ("60", 65)])
  func `a fee reduction is one that there is`(reduction: String, status: Int32) throws {
    let run = try program().run("set", "patents", "p", "feeReduction=\(reduction)")
    #expect(run.status == status, "\(run.errors)")
  }

  @Test(arguments: [
    ("202010601862.5", "invention", "2020-04-15", 0, nil),
    (
      "202030601862.6", "invention", "2020-04-15", 65,
      "Its digit 3 says design, but Kind is invention"
    ),
    (
      "201710601862.3", "invention", "2020-04-15", 0,
      "It is a number of 2017, but Filed is 2020-04-15."
    ),
    // Through the PCT the number is of the year of entering China.
    ("202280601862.2", "invention", "2020-04-15", 0, nil),
    (
      "201980601862.0", "invention", "2020-04-15", 0,
      "It is a number of 2019, but Filed is 2020-04-15."
    ),
  ])
  func `a number and its record do not contradict each other unsaid`(
    number: String,
    kind: String,
    filedOn: String,
    status: Int32,
    said: String?
  ) throws {
    let run = try program().run(
      "set",
      "patents",
      "p",
      "applicationNumber=\(number)",
      "kind=\(kind)",
      "filedOn=\(filedOn)"
    )
    #expect(run.status == status, "\(run.errors)")
    if let said {
      #expect(run.errors.contains(said), "\(run.errors)")
    } else {
      #expect(!run.errors.contains("Its digit") && !run.errors.contains("a number of"))
    }
  }

  @Test func `a file of settings says what is in force again when its adoption is undone`() throws {
    let program = try program()
    let file = program.home.file("park.zb/settings.yaml")
    func adopt(_ text: String) throws {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let run = try program.run("adopt", "settings.yaml")
      #expect(run.status == 0, "\(run.errors)")
    }
    let first = "# Ours.\ntimezone: Asia/Shanghai\nzone: z\n"
    try adopt(first)
    try adopt(first + "readings: {continuous-operation-5-years: forward}\n")
    #expect(try program.run("undo").status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
    #expect(try program.run("redo").status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("forward"))
    // What somebody has edited since stays.
    try (first + "# Mine.\n").write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try program.run("undo").status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("# Mine."))
  }
}
