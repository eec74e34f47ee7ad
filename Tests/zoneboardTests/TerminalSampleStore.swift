import Foundation
import TestSupport
import Testing

/// A sample store of one test, with an enterprise of its own that the tests edit.
struct TerminalSampleStore {
  /// The record that tests edit.
  static let record = "ent-test"

  let program: ProgramUnderTest
  let path: String

  init() throws {
    program = try ProgramUnderTest()
    path = program.home.file("park.zb")
    let made = try program.run("init", "--store", path, "--sample", "all", within: .seconds(120))
    try #require(made.status == 0, "\(made.errors)")
    try add(Self.record, name: "Quokka Optics")
  }

  /// Adds an enterprise of the zone that is shown first.
  func add(_ id: String, name: String, by user: String = "anna") throws {
    let run = try program.run(
      "new",
      "enterprises",
      id,
      "--store",
      path,
      "name=\(name)",
      "zone=huairou-science-city",
      environment: ["ZONEBOARD_USER": user]
    )
    try #require(run.status == 0, "\(run.errors)")
  }

  /// Opens the dashboard and waits for its first screen.
  func open(
    columns: Int = 80,
    rows: Int = 24,
    user: String = "anna",
    environment: [String: String] = [:],
    options: [String] = [],
    through starter: [String] = [],
    ambiguousIsWide: Bool = false,
    answersQuestions: Bool = true
  ) throws -> PseudoTerminal {
    let words = try starter + [ProgramUnderTest.path(), "open", "--store", path] + options
    let terminal = try PseudoTerminal(
      running: words[0],
      arguments: Array(words.dropFirst()),
      environment: program.environment.merging(environment) { $1 }
        .merging(["ZONEBOARD_USER": user]) { $1 },
      directory: program.home.path,
      columns: columns,
      rows: rows,
      ambiguousIsWide: ambiguousIsWide,
      answersQuestions: answersQuestions
    )
    try terminal.wait(forText: "F10")
    return terminal
  }

  /// What a field of a record holds on the disk, as a new process reads it; empty where it has none.
  func value(_ field: String, of record: String = Self.record) throws -> String {
    let run = try program.run("show", "enterprises", record, "--store", path, "--format", "json")
    try #require(run.status == 0, "\(run.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(run.outputBytes))
    let values = try #require(object as? [String: any Sendable])
    return values[field].map { "\($0)" } ?? ""
  }
}

extension PseudoTerminal {
  /// Goes to the enterprises and narrows them to those with a text.
  func showEnterprises(with text: String) throws {
    press(.text("3"))
    try wait(forText: "[Enterprises")
    press(.text("/"))
    type(text)
    try wait(for: "one row with \(text)") { $0.contains("1 / ") && $0.contains("/ \(text)") }
    press(.enter)
    try wait(forText: "▸")
  }

  /// Puts a text in place of the one in the cell under the cursor.
  func changeCell(to text: String) throws {
    press(.function(2))
    try wait(forText: "Esc Back")
    press(.control("U"))
    type(text)
    press(.enter)
  }

  /// Leaves and expects a good end.
  func leave() throws {
    press(.function(10))
    #expect(try waitForEnd() == .exited(0))
    #expect(!screen.isAlternate)
    #expect(modes == modesAtStart)
  }
}
