import Foundation
import TestSupport
import Testing

/// What was so the first time stays to be read, and a day is entered by what happened on it.
struct FirstTimesTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-21"
    try done("init", "--sample", "all")
  }

  private func output(_ arguments: String...) throws -> String {
    try program.run(arguments).output
  }

  private func value(_ register: String, _ id: String, _ field: String) throws -> String {
    try output(
      "list",
      register,
      "--where",
      "id:\(id)",
      "--columns",
      "\(field),id",
      "--format",
      "tsv"
    ).split(separator: "\n").dropFirst().first.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    } ?? ""
  }

  @Test(arguments: [["do", "return"], ["set", "state=pool"]])
  func `an attempt to be listed that failed is kept with its days and reason`(
    way: [String]
  ) throws {
    let (register, id) = ("listing-candidates", "lis-0003")
    let filed = try value(register, id, "filedOn")
    try done("do", "fail", register, id, "failedBecause=Revenue fell")
    let run = try program.run(
      way[0] == "do" ? [way[0], way[1], register, id] : [way[0], register, id, way[1]]
    )
    #expect(run.status == 0, "\(run.errors)")
    let kept = try value(register, id, "earlierAttempts")
    #expect(kept.contains("Filed \(filed); Failed because Revenue fell"), "\(kept)")
    #expect(try value(register, id, "failedBecause").isEmpty)
  }

  @Test func `a planned listing that passed is late, and a second candidature is told`() throws {
    let (register, id) = ("listing-candidates", "lis-0003")
    try done("set", register, id, "targetDate=2026-11-01")
    #expect(try output("due", "--search", "Planned listing").contains("-20"))
    let firm = try value(register, id, "enterprise")
    #expect(!firm.isEmpty)
    let told = try done("new", register, "lis-z1", "enterprise=ent-0001", "board=star")
    #expect(told.contains("candidate for this board already"), "\(told)")
    #expect(
      try !done("new", register, "lis-z2", "enterprise=ent-0001", "board=main").contains("already")
    )
  }

  @Test func `a meeting is held on its day or later, whatever was decided`() throws {
    let new = ["new", "meeting-decisions"]
    let meeting = ["body=plan-joint-meeting", "date=2026-12-30", "agenda=Budget"]
    #expect(try program.run(new + ["m1"] + meeting).status == 0)
    #expect(try refused("do", "hold", "meeting-decisions", "m1").contains("still to come"))
    #expect(try refused("set", "meeting-decisions", "m1", "state=held").contains("still to come"))
    #expect(try program.run(new + ["m2"] + meeting + ["state=held"]).status == 65)
    program.environment["ZONEBOARD_TODAY"] = "2026-12-30"
    try done("do", "hold", "meeting-decisions", "m1")
    #expect(
      try done("set", "meeting-decisions", "m1", "dueOn=2026-12-01").contains("after the meeting")
    )
  }

  @Test func `a draft has no day of signing, and signing asks for it`() throws {
    let contract = [
      "new", "technology-contracts", "c1", "name=Film", "kind=licence", "amount=90万元",
      "seller=enterprises/ent-0003", "buyer=enterprises/ent-0001", "zone=huairou-science-city",
    ]
    #expect(try program.run(contract + ["state=draft"]).status == 0)
    #expect(try value("technology-contracts", "c1", "signedOn").isEmpty)
    program.environment["ZONEBOARD_TODAY"] = "2027-01-10"
    try done("do", "sign", "technology-contracts", "c1")
    #expect(try value("technology-contracts", "c1", "signedOn") == "2027-01-10")
    var signed = contract
    signed[2] = "c2"
    #expect(try program.run(signed).status == 0)
    #expect(try value("technology-contracts", "c2", "signedOn") == "2027-01-10")
    try done(
      "new",
      "purchase-orders",
      "o1",
      "product=\(try first("products"))",
      "mode=bidding",
      "buyer=\(try first("departments"))",
      "amount=10万元"
    )
    #expect(try value("purchase-orders", "o1", "date").isEmpty)
  }

  private func first(_ register: String) throws -> String {
    let list = try output("list", register, "--columns", "id", "--format", "tsv")
    return try #require(list.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test func `who closes is sent to both ways of closing, or to the one that was meant`() throws {
    let both = try refused("set", "enterprises", "ent-0005", "state=closing")
    #expect(both.contains("Close (close) or Close the short way (close-simply)"), "\(both)")
    let short = try refused(
      "set",
      "enterprises",
      "ent-0005",
      "state=closing",
      "closingWay=simple"
    )
    #expect(short.contains("Use the action Close the short way (close-simply)."), "\(short)")
  }

  @Test func `a firm that is closing already gets its steps, and those of one way only`() throws {
    let told = try done(
      "new",
      "enterprises",
      "ent-c1",
      "name=Closing",
      "zone=huairou-science-city",
      "state=closing",
      "closingWay=simple"
    )
    #expect(told.contains("the action Close the short way makes"), "\(told)")
    func open() throws -> [Substring] {
      try output(
        "list",
        "notes",
        "--where",
        "about:ent-c1 open",
        "--columns",
        "text",
        "--format",
        "tsv"
      ).split(separator: "\n").dropFirst().map { $0 }
    }
    #expect(try open().isEmpty)
    try done("do", "close-simply", "enterprises", "ent-c1")
    #expect(try open().count == 3)
    #expect(
      try refused("do", "close-simply", "enterprises", "ent-c1").contains("notes already")
    )
    try done("do", "close", "enterprises", "ent-c1")
    #expect(try open().count == 4)
    #expect(try open().allSatisfy { $0.hasPrefix("Deregistration") })
    #expect(try value("enterprises", "ent-c1", "closingWay") == "general")
  }

  @Test func `a firm that graduated into a carrier without a lease there is told`() throws {
    let told = try done(
      "do",
      "graduate",
      "tenancies",
      "ten-0026-1",
      "graduatedTo=inc-0005"
    )
    #expect(told.contains("Send on"), "\(told)")
    try done("undo")
    #expect(
      try !done("do", "send-on", "tenancies", "ten-0026-1", "graduatedTo=inc-0005")
        .contains("no lease")
    )
  }

  @Test func `a second title of the same year is told`() throws {
    try done(
      "new",
      "qualifications",
      "q1",
      "enterprise=ent-0009",
      "kind=technology-sme",
      "state=recognised",
      "validFrom=2024-03-01",
      "validTo=2024-12-31"
    )
    #expect(
      try done(
        "new",
        "qualifications",
        "q2",
        "enterprise=ent-0009",
        "kind=technology-sme",
        "state=recognised",
        "validFrom=2024-06-01",
        "validTo=2024-12-31"
      ).contains("same year")
    )
    #expect(
      try !done(
        "new",
        "qualifications",
        "q3",
        "enterprise=ent-0009",
        "kind=technology-sme",
        "state=recognised",
        "validFrom=2026-10-01",
        "validTo=2027-09-30"
      ).contains("same year")
    )
  }

  @Test func `figures that lack for a target's year are named with it`() throws {
    try done("delete", "base-figures", "bas-0003", "bas-0004")
    for (id, kind, value) in [("b1", "fiscal-budget", "400"), ("b2", "st-spending", "5.6")] {
      try done(
        "new",
        "base-figures",
        id,
        "zone=tongzhou-district",
        "year=2025",
        "kind=\(kind)",
        "value=\(value)",
        "unit=亿元"
      )
    }
    let standing = try output("targets", "tongzhou-st-budget-share", "--format", "json")
    #expect(standing.contains("of 2020"), "\(standing)")
  }
}
