import TestSupport
import Testing

/// The built program as its users run it.
@Suite struct ProgramTests {
  @Test func `the program says its version`() throws {
    let program = try ProgramUnderTest()
    let run = try program.run("--version")
    #expect(run.status == 0)
    #expect(run.output.contains("0.1.0"))
    #expect(run.errors == "")
  }
}
