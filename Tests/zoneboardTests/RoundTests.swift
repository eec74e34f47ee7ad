import Foundation
import TestSupport
import Testing

/// What is done a second time has days and reasons of its own, not those of the first.
struct RoundTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    program.environment["ZONEBOARD_TODAY"] = "2026-11-21"
    try done("init", "--sample", "all")
  }

  private func values(_ register: String, _ id: String, _ fields: String) throws -> [String] {
    try program.run([
      "list", register, "--where", "id:\(id)", "--columns", fields, "--format", "tsv",
    ])
    .output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) } ?? []
  }

  @Test func `a remark is no reason for a failure`() throws {
    try done(
      "new",
      "listing-candidates",
      "lis-s1",
      "enterprise=ent-0030",
      "board=chinext",
      "state=guided",
      "guidedOn=2026-03-01",
      "remarks=Contact: Mr Li at the exchange"
    )
    #expect(try refused("do", "fail", "listing-candidates", "lis-s1").contains("failedBecause"))
    #expect(
      try refused("set", "listing-candidates", "lis-s1", "state=failed").contains("failedBecause")
    )
  }

  @Test(arguments: [["do", "return"], ["set", "state=pool"]])
  func `who returns to the pool begins anew`(way: [String]) throws {
    let (register, id) = ("listing-candidates", "lis-0003")
    try done("do", "fail", register, id, "failedBecause=Revenue fell")
    let run = try program.run(
      way[0] == "do" ? [way[0], way[1], register, id] : [way[0], register, id, way[1]]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try values(register, id, "guidedOn,filedOn,failedBecause,id") == [
        "", "", "", id,
      ]
    )
    try done("do", "guide", register, id)
    try done("do", "file", register, id)
    #expect(try values(register, id, "guidedOn,filedOn") == ["2026-11-21", "2026-11-21"])
    #expect(try refused("do", "fail", register, id).contains("failedBecause"))
  }

  @Test func `a second objection has a reason of its own beneath the first`() throws {
    let (register, id) = ("incubator-reviews", "ire-s1")
    try done(
      "new",
      register,
      id,
      "carrier=inc-0001",
      "year=2020",
      "score=70",
      "ratedLevel=good",
      "findings=Few mentors",
      "doneOn=2021-03-01",
      "state=done"
    )
    #expect(try refused("do", "appeal", register, id).contains("appealedBecause"))
    try done("do", "appeal", register, id, "appealedBecause=Two mentors left out")
    try done("do", "decide", register, id)
    #expect(try refused("do", "appeal", register, id).contains("appealedBecause"))
    try done("do", "appeal", register, id, "appealedBecause=Still one left out")
    #expect(
      try values(register, id, "appealedBecause")[0].contains("Two mentors left out")
    )
  }

  @Test func `a milestone that is opened again is done on another day`() throws {
    let (register, id) = ("project-milestones", "mil-s1")
    try done(
      "new",
      register,
      id,
      "name=Prototype",
      "project=prj-0001",
      "dueOn=2026-12-31",
      "state=done",
      "doneOn=2026-05-01"
    )
    try done("do", "reopen", register, id)
    try done("do", "done", register, id)
    #expect(try values(register, id, "doneOn") == ["2026-11-21"])
  }

  @Test func `a parcel that is found idle keeps the day since which it is`() throws {
    let (register, id) = ("land-parcels", "lap-s1")
    try done(
      "new",
      register,
      id,
      "code=S-1",
      "zone=huairou-science-city",
      "area=50亩",
      "ownership=state",
      "state=supplied",
      "approvedOn=2023-01-10",
      "suppliedOn=2024-02-01"
    )
    try done("set", register, id, "idle=yes", "idleSince=2026-01-01", "disposeBy=2026-12-10")
    try done("do", "idle", register, id)
    #expect(try values(register, id, "idleSince,disposeBy") == ["2026-01-01", "2026-12-10"])
    try done("do", "dispose", register, id)
    try done("do", "supply", register, id)
    #expect(try values(register, id, "suppliedOn,idleSince") == ["2026-11-21", ""])
  }
}
