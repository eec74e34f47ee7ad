import Foundation
import TestSupport
import Testing

/// A change reads the policy packs only where one of their rules may refuse it, and is refused all
/// the same where one does.
struct BlockingRuleTests: ProgramSuite {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest(store: "park.zb")
    try makePark(firms: "Alpha")
  }

  private func forbid(_ name: String) throws {
    let text = """
      document: own-2026
      version: "1"
      title: {en: Own, zh: 自有}
      issuer: {en: Park, zh: 园区}
      issued: 2026-01-02
      binds: [zon-1]
      clauses:
        "1": {en: Names, zh: 名称}
      rules:
        - id: no-such-name
          clause: "1"
          says: {en: "No firm has this name.", zh: "不得使用此名称。"}
          kind: duty
          enforcement: block
          about: enterprises
          test: 'name != "\(name)"'
      """
    try text.write(
      toFile: store + "/policies/own.yaml",
      atomically: false,
      encoding: .utf8
    )
    try succeed("adopt", "policies/own.yaml")
  }

  @Test func `a pack that names a zone which is not there says so`() throws {
    try forbid("Any")
    let path = store + "/policies/own.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("[zon-1]", with: "[zon-11]")
      .write(toFile: path, atomically: false, encoding: .utf8)
    let told =
      "policies/own.yaml names the zone zon-11, which this store does not have: "
      + "nothing is in force there. Did you mean zon-1?"
    #expect(try succeed("adopt", "policies/own.yaml").errors.contains(told))
  }

  @Test func `what was kept of the packs counts for exactly these packs`() throws {
    let kept = program.home.file("cache/zoneboard/judged-fields.json")
    try forbid("Forbidden")
    try succeed("set", "enterprises", "ent-1", "name=Beta")
    let first = try String(contentsOfFile: kept, encoding: .utf8)
    #expect(first.contains("\"enterprises\""))
    // Known by now: a field that no rule reads, and one that a rule reads.
    try succeed("set", "enterprises", "ent-1", "tags=x")
    let run = try program.run("set", "enterprises", "ent-1", "name=Forbidden")
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.errors.contains("No firm has this name."))
    // Another text of the pack is another pack.
    try forbid("Gamma")
    try succeed("set", "enterprises", "ent-1", "name=Forbidden")
    #expect(try program.run("set", "enterprises", "ent-1", "name=Gamma").status == 65)
    #expect(try String(contentsOfFile: kept, encoding: .utf8) != first)
    // A file that says nothing readable is as none.
    try "{".write(toFile: kept, atomically: false, encoding: .utf8)
    #expect(try program.run("set", "enterprises", "ent-1", "name=Gamma").status == 65)
    try succeed("set", "enterprises", "ent-1", "name=Delta")
  }

  @Test func `rows that a rule refuses are told with line and column, and taken with a reason`()
    throws
  {
    try forbid("Forbidden")
    let file = program.home.file("firms.csv")
    try "id,zone,name\nent-1,,Alpha Two\nent-2,zon-1,Forbidden\n"
      .write(toFile: file, atomically: false, encoding: .utf8)
    let reason = ["--reason", "An old list"]
    for also in [["--dry-run"], [], reason + ["--dry-run"], reason] {
      let run = try program.run(["import", "enterprises", file] + also)
      #expect(run.status == (also.contains("--reason") ? 0 : 65), "\(run.errors)")
      #expect(run.errors.contains("line 3, column 13, field name: "), "\(run.errors)")
      #expect(run.errors.contains("No firm has this name."), "\(run.errors)")
    }
  }
}
