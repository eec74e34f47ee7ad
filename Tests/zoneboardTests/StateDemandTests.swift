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

  private func refuse(_ arguments: String...) throws -> String {
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
      ("land-requests", "state:ranked", "refused", ["remarks", "decidedOn"]),
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
        zoneboard: land-requests/\(id) remarks: “Remarks” is needed where the state is “refused”
          Fill in remarks too, or use the action Refuse (refuse), which asks for it.

        """
      )
    )
    let chinese = try program.run(arguments + ["--lang", "zh"]).errors
    #expect(chinese.contains("状态为「不予安排」时须填写「备注」"), "\(chinese)")
    #expect(chinese.contains("或使用操作「不予安排」（refuse）"))
    try succeed("set", "land-requests", id, "state=refused", "decidedOn=today", "remarks=No room")
    // What the state needs can't be taken away afterwards.
    #expect(try refuse("set", "land-requests", id, "remarks=").contains(" remarks: "))
    try succeed("set", "land-requests", id, "remarks=No land left")
  }

  @Test func `a state that comes with another record is left to the action`() throws {
    let id = try first("tenancies", where: "state:incubating not missing(to)")
    let errors = try refuse("set", "tenancies", id, "state=renewed")
    #expect(errors.contains("Use the action Renew (renew)."), "\(errors)")
    let request = try first("land-requests", where: "state:ranked")
    let grant = ["land-requests", request, "parcel=hr-02-03", "decidedOn=2026-11-20"]
    let granted = try program.run(["set"] + grant + ["state=granted"]).errors
    #expect(granted.contains("Use the action Grant (grant)."), "\(granted)")
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
}
