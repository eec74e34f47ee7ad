import Foundation
import TestSupport
import Testing

/// Every system of the documents, at work in the real program.
struct ScenarioTests {
  private static let sample = Result { try ScenarioRun.sample() }
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SCENARIOS"] == "1"

  @Test(arguments: Scenario.chosen)
  func `a system does what its scenario says`(system: String) throws {
    let scenario = try Scenario(system: system)
    let sample = try Self.sample.get()
    let run = try ScenarioRun(
      scenario,
      sample: sample.file("sample.zb"),
      isRecording: Self.isRecording
    )
    defer { try? write(run.recorded, into: scenario) }
    try run.run()
  }

  @Test
  func `a scenario has a part for each duty of its system`() throws {
    let coverage = try Coverage()
    for system in coverage.systems {
      guard let scenario = try coverage.scenario(of: system) else { continue }
      #expect(scenario.parts.count == system.duties, "\(scenario.path)")
    }
    let known = Set(coverage.systems.map(\.id))
    for name in Scenario.chosen {
      #expect(known.contains(name), "\(name) is no system of the documents")
    }
  }

  @Test
  func `the table of coverage is what the scenarios say`() throws {
    let path = Scenario.folder + "/../../docs/coverage.md"
    let text = try Coverage().text()
    if Self.isRecording { try Data(text.utf8).write(to: URL(filePath: path)) }
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == text,
      "RECORD_SCENARIOS=1 makes docs/coverage.md anew"
    )
  }

  /// Puts what was printed below the commands that expect nothing yet.
  private func write(_ recorded: [Int: [String]], into scenario: Scenario) throws {
    guard !recorded.isEmpty else { return }
    let text = try String(contentsOfFile: scenario.path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let whole = lines.enumerated().flatMap { index, line in [line] + (recorded[index + 1] ?? []) }
    try Data(whole.joined(separator: "\n").utf8).write(to: URL(filePath: scenario.path))
  }
}

/// What `…` stands for in a scenario.
struct ExpectationTests {
  @Test(arguments: [
    ("abc", "abc", true), ("abc", "abcd", false), ("a…c", "abbc", true), ("a…", "abc", true),
    ("…c", "abc", true), ("…", "", true), ("a…b…c", "a1b2c", true), ("a…b…c", "acb", false),
  ])
  func `a line is compared whole`(expected: String, line: String, isMatch: Bool) {
    #expect(Expectation.matches(expected, line) == isMatch)
  }

  @Test
  func `a line of three points stands for any number of lines`() {
    #expect(Expectation.difference(["a", "…", "d"], ["a", "b", "c", "d"]) == nil)
    #expect(Expectation.difference(["a", "…", "d"], ["a", "d"]) == nil)
    #expect(Expectation.difference(["a", "…", "d"], ["a", "b"]) != nil)
    #expect(Expectation.difference([], ["a"]) != nil)
  }

  @Test
  func `lines of a screen are found in their order`() {
    let rows = ["Title   here", "one", "two   three"]
    #expect(Expectation.firstMissing(["Title here", "two … three"], on: rows) == nil)
    #expect(Expectation.firstMissing(["one", "Title"], on: rows) == "Title")
  }
}
