import Foundation

/// The systems of the documents, and what scenario shows each.
struct Coverage {
  /// A system that the documents describe.
  struct System {
    let id: String
    let theme: String
    let name: String
    let clauses: String
    /// How many things it must do.
    let duties: Int
  }

  let systems: [System]

  /// Reads the list of systems.
  ///
  /// - Throws: ``ScenarioFault`` where a line has not its five columns.
  init() throws {
    let path = Scenario.folder + "/systems.tsv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    systems = try lines.enumerated().dropFirst().map { index, line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, let duties = Int(cells[4]) else {
        throw ScenarioFault(path: path, line: index + 1, reason: "expected five columns")
      }
      return System(
        id: cells[0],
        theme: cells[1],
        name: cells[2],
        clauses: cells[3],
        duties: duties
      )
    }
  }

  /// What `docs/coverage.md` says.
  ///
  /// - Throws: ``ScenarioFault`` where a scenario cannot be read.
  func text() throws -> String {
    var lines = [
      "# What works of the five documents",
      "",
      "Made from the scenarios under `Tests/Scenarios` by `RECORD_SCENARIOS=1 make test`; each of them",
      "runs with the tests. A duty is one thing that a system must do; clauses name their pack.",
      "",
    ]
    var shown = 0
    var body: [String] = []
    for system in systems {
      if body.isEmpty || system.theme != theme(before: system) {
        body += ["", "## \(Self.capitalised(system.theme))", ""]
        body += ["| system | clauses | scenario | duties shown |", "|---|---|---|---|"]
      }
      let scenario = try scenario(of: system)
      let parts = scenario?.parts.filter { $0.obstacle == nil }.count ?? 0
      if parts == system.duties { shown += 1 }
      let link = scenario == nil ? "none yet" : "[\(system.id)](../Tests/Scenarios/\(system.id).md)"
      body.append(
        "| \(system.name) | \(system.clauses) | \(link) | \(parts) of \(system.duties) |"
      )
      for part in scenario?.parts ?? [] {
        guard let obstacle = part.obstacle else { continue }
        body.append("| | | not in a terminal: \(part.title) | \(obstacle) |")
      }
    }
    lines.append("\(shown) of \(systems.count) systems are shown whole.")
    return (lines + body).joined(separator: "\n") + "\n"
  }

  /// The scenario of a system; `nil` where there is none.
  func scenario(of system: System) throws -> Scenario? {
    guard FileManager.default.fileExists(atPath: Scenario.folder + "/\(system.id).md") else {
      return nil
    }
    return try Scenario(system: system.id)
  }

  private func theme(before system: System) -> String? {
    guard let index = systems.firstIndex(where: { $0.id == system.id }), index > 0 else {
      return nil
    }
    return systems[index - 1].theme
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
