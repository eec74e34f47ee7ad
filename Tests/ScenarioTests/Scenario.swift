import Foundation

/// What a system of the documents does, as commands and keys with what they must show.
struct Scenario: Sendable, CustomStringConvertible {
  /// One line that is done, with what must be seen after it.
  struct Step: Sendable {
    /// The line in the file, from 1.
    let line: Int
    /// The command, or the keys.
    let action: String
    /// What must be seen, a line each.
    var expected: [String]
  }

  /// What is done in one place.
  struct Block: Sendable {
    /// Where it is done.
    enum Place: Hashable, Sendable {
      case shell
      case screen(columns: Int, rows: Int)
    }

    /// A shell, or the dashboard.
    let place: Place
    /// What is done there.
    var steps: [Step]
  }

  /// One duty of the system.
  struct Part: Sendable {
    /// The line in the file, from 1.
    let line: Int
    /// The duty in a sentence.
    let title: String
    /// Why it cannot work in a terminal; `nil` where it can.
    var obstacle: String?
    /// How it is shown.
    var blocks: [Block]
  }

  /// The system's id.
  let system: String
  /// The file.
  let path: String
  /// Its duties.
  var parts: [Part]

  var description: String { system }

  /// The folder of the scenarios.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scenarios").path(percentEncoded: false)

  /// The files that a run is asked for: all, or those that `SCENARIOS` names.
  static let chosen: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let all = names.filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .map { String($0.dropLast(3)) }.sorted()
    guard let wanted = ProcessInfo.processInfo.environment["SCENARIOS"] else { return all }
    return wanted.split(separator: ",").map(String.init)
  }()

  /// Reads the scenario of a system.
  ///
  /// - Throws: ``ScenarioFault`` with the line that is not as it should be.
  init(system: String) throws {
    self.system = system
    path = Self.folder + "/\(system).md"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ScenarioFault(path: path, line: 1, reason: "cannot be read")
    }
    parts = []
    var reader = Reader(path: path, system: system)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      try reader.take(String(line), at: index + 1)
    }
    parts = try reader.finish()
  }
}

/// A scenario that is not written as one, or did not show what it should.
struct ScenarioFault: Error, CustomStringConvertible {
  let path: String
  let line: Int
  let reason: String

  var description: String { "\(path):\(line): \(reason)" }
}

/// Reads a scenario line by line.
private struct Reader {
  let path: String
  let system: String
  private var parts: [Scenario.Part] = []
  private var block: Scenario.Block?
  private var hasTitle = false

  init(path: String, system: String) {
    self.path = path
    self.system = system
  }

  mutating func take(_ line: String, at number: Int) throws {
    func fault(_ reason: String) -> ScenarioFault {
      ScenarioFault(path: path, line: number, reason: reason)
    }
    if var open = block {
      if line.hasPrefix("```") {
        guard !parts.isEmpty else { throw fault("a block stands before the first duty") }
        parts[parts.count - 1].blocks.append(open)
        block = nil
        return
      }
      let mark = open.place == .shell ? "$ " : "> "
      if line.hasPrefix(mark) {
        open.steps.append(
          Scenario.Step(line: number, action: String(line.dropFirst(2)), expected: [])
        )
      } else if open.steps.isEmpty {
        throw fault("expected “\(mark)…” at the beginning of a block")
      } else {
        open.steps[open.steps.count - 1].expected.append(line.trimmingTrailingBlanks)
      }
      block = open
      return
    }
    if line.hasPrefix("```") {
      guard let place = Self.place(line.dropFirst(3)) else {
        throw fault("expected ```console or ```screen 80x24")
      }
      block = Scenario.Block(place: place, steps: [])
    } else if line.hasPrefix("## ") {
      parts.append(
        Scenario.Part(line: number, title: String(line.dropFirst(3)), obstacle: nil, blocks: [])
      )
    } else if line.hasPrefix("# ") {
      guard line == "# \(system)" else { throw fault("expected “# \(system)”") }
      hasTitle = true
    } else if line.hasPrefix(Self.obstacle), !parts.isEmpty {
      parts[parts.count - 1].obstacle = String(line.dropFirst(Self.obstacle.count))
    }
  }

  func finish() throws -> [Scenario.Part] {
    guard hasTitle else {
      throw ScenarioFault(path: path, line: 1, reason: "expected “# \(system)”")
    }
    if block != nil { throw ScenarioFault(path: path, line: 1, reason: "a block does not end") }
    for part in parts where part.obstacle == nil && part.blocks.isEmpty {
      throw ScenarioFault(path: path, line: part.line, reason: "nothing shows this duty")
    }
    return parts
  }

  private static let obstacle = "Not in a terminal: "

  private static func place(_ info: Substring) -> Scenario.Block.Place? {
    let words = info.split(separator: " ")
    if words == ["console"] { return .shell }
    guard words.count == 2, words[0] == "screen" else { return nil }
    let size = words[1].split(separator: "x").compactMap { Int($0) }
    guard size.count == 2 else { return nil }
    return .screen(columns: size[0], rows: size[1])
  }
}

extension String {
  /// The text without blanks at its end.
  var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
