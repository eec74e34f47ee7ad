import Foundation
import TestSupport

/// One run of a scenario on its own copy of the sample store.
final class ScenarioRun {
  /// The day that every scenario takes place on.
  static let day = "2026-11-21"

  /// What the commands have printed where the file expects nothing yet, by the line of the command.
  private(set) var recorded: [Int: [String]] = [:]

  private let scenario: Scenario
  private let program: ProgramUnderTest
  private let isRecording: Bool

  init(_ scenario: Scenario, sample: String, isRecording: Bool) throws {
    self.scenario = scenario
    self.isRecording = isRecording
    program = try ProgramUnderTest()
    program.environment["ZONEBOARD_STORE"] = program.home.file("store.zb")
    program.environment["ZONEBOARD_TODAY"] = Self.day
    let folder = (try ProgramUnderTest.path() as NSString).deletingLastPathComponent
    program.environment["PATH"] = folder + ":" + (program.environment["PATH"] ?? "/usr/bin:/bin")
    try FileManager.default.copyItem(atPath: sample, toPath: program.home.file("store.zb"))
  }

  /// Makes the store that all scenarios copy.
  ///
  /// - Returns: The folder in which it lies, which goes with the last use of it.
  static func sample() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory("zoneboard-scenarios")
    let program = try ProgramUnderTest()
    let made = try program.run(
      ["init", "--store", folder.file("sample.zb"), "--sample", "all"],
      environment: ["ZONEBOARD_TODAY": day]
    )
    guard made.status == 0 else {
      throw ScenarioFault(path: Scenario.folder, line: 1, reason: "no sample: \(made.errors)")
    }
    return folder
  }

  /// Does everything; ends with the first thing that is not as expected.
  ///
  /// - Throws: ``ScenarioFault`` with the line.
  func run() throws {
    for block in scenario.parts.flatMap(\.blocks) {
      switch block.place {
      case .shell: for step in block.steps { try perform(step) }
      case .screen(let columns, let rows): try drive(block.steps, columns: columns, rows: rows)
      }
    }
  }

  // MARK: - Shell

  private func perform(_ step: Scenario.Step) throws {
    let run = try runProgram(
      "/bin/sh",
      ["-c", step.action],
      environment: program.environment,
      directory: program.home.path
    )
    let ending = run.status != 0 ? ["[\(run.status)]"] : []
    let lines = (Self.lines(run.output) + Self.lines(run.errors) + ending)
      .map(\.trimmingTrailingBlanks)
    if isRecording, step.expected.allSatisfy(\.isEmpty) {
      recorded[step.line] = lines
      return
    }
    // A blank line before the next command is for the reader.
    let expected = Self.withoutBlankEnd(step.expected)
    if let difference = Expectation.difference(expected, Self.withoutBlankEnd(lines)) {
      throw fault(step, "$ \(step.action)\n\(difference)")
    }
  }

  private static func lines(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let whole = text.hasSuffix("\n") ? text.dropLast() : text[...]
    return whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func withoutBlankEnd(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  // MARK: - Screen

  private func drive(_ steps: [Scenario.Step], columns: Int, rows: Int) throws {
    let terminal = try program.openTerminal(columns: columns, rows: rows)
    try terminal.wait(for: "the first screen") { $0.contains("F10") }
    for step in steps {
      for key in try keys(step) {
        terminal.press(key)
        // A person looks before the next key; what a key opens may come from beside the screen.
        terminal.settle(quiet: .milliseconds(60), within: .seconds(5))
      }
      var missing: String?
      do {
        try terminal.wait(for: "what is expected", within: .seconds(20)) { screen in
          missing = Expectation.firstMissing(step.expected, on: screen.lines)
          return missing == nil
        }
      } catch {
        throw fault(step, "> \(step.action)\nnot seen: \(missing ?? "")\n\(error)")
      }
    }
  }

  private func keys(_ step: Scenario.Step) throws -> [TerminalKey] {
    var keys: [TerminalKey] = []
    var rest = step.action[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "\"" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "\"") else {
          throw fault(step, "a quote does not end")
        }
        keys.append(.text(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { $0 != " " }
        rest = rest.dropFirst(word.count)
        keys.append(Self.key(String(word)))
      }
    }
    return keys
  }

  private static let named: [String: TerminalKey] = [
    "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end,
    "PgUp": .pageUp, "PgDn": .pageDown, "Insert": .insert, "Delete": .delete,
    "Backspace": .backspace, "Enter": .enter, "Tab": .tab, "Shift-Tab": .shiftTab, "Esc": .escape,
    "Space": .space,
  ]

  private static func key(_ word: String) -> TerminalKey {
    if let key = named[word] { return key }
    if word.hasPrefix("F"), let number = Int(word.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    if word.count == 2, word.hasPrefix("^"), let letter = word.last { return .control(letter) }
    return .text(word)
  }

  private func fault(_ step: Scenario.Step, _ reason: String) -> ScenarioFault {
    ScenarioFault(path: scenario.path, line: step.line, reason: reason)
  }
}
