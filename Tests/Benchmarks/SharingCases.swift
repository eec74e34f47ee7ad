import Foundation
import TestSupport

/// How soon one person's change is on another's screen.
enum SharingCases {
  static let all = [Case(name: "live", run: live)]

  private static func live() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try ProgramCases.store(enterprises: 10_000, patents: 10_000, program)
    let list = ["list", "enterprises", "--limit", "1", "--format", "tsv", "--columns", "id"]
    let listed = try program.run(list + ["--store", path], within: .seconds(300))
    guard listed.status == 0, let id = listed.lines.last else {
      throw NotMeasured(reason: "list ended with \(listed.status): \(listed.errors)")
    }
    let watcher = try ProgramCases.open(path, program)
    watcher.press(.text("3"))
    watcher.settle(quiet: .seconds(1))
    let times = try (0..<200).map { turn in
      try time(program, path, id, turn, watcher)
    }
    return [
      Figure(name: "commit by a command to bytes on a screen, p50", value: median(times)),
      Figure(
        name: "commit by a command to bytes on a screen, p99",
        value: high(times),
        limit: 50
      ),
    ]
  }

  /// Milliseconds from the moment that the journal has the change to the first byte on the other
  /// terminal; what was sent before it was seen counts as no time at all.
  private static func time(
    _ program: ProgramUnderTest,
    _ path: String,
    _ id: String,
    _ turn: Int,
    _ watcher: PseudoTerminal
  ) throws -> Double {
    watcher.settle(quiet: .milliseconds(60))
    watcher.mark()
    let journal = try activeSegment(of: path)
    let before = change(of: journal)
    let command = Process()
    command.executableURL = URL(filePath: try ProgramUnderTest.path())
    command.arguments = ["set", "enterprises", id, "shortName=L \(turn)", "--store", path]
    command.environment = program.environment.merging(["ZONEBOARD_USER": "bo"]) { $1 }
    command.standardError = FileHandle.nullDevice
    command.standardOutput = FileHandle.nullDevice
    try command.run()
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(20)
    while change(of: journal) == before, clock.now < deadline { usleep(50) }
    let elapsed = try clock.measure { try watcher.waitForOutput(within: .seconds(10)) }
    command.waitUntilExit()
    return elapsed.milliseconds
  }

  private static func activeSegment(of path: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/journal")
    guard let last = names.filter({ $0.hasSuffix(".jsonl") }).max() else {
      throw NotMeasured(reason: "the store has no journal")
    }
    return path + "/journal/" + last
  }

  /// When a file was last written: a line makes it longer only where there is no room for it.
  private static func change(of file: String) -> [Int] {
    var information = stat()
    guard stat(file, &information) == 0 else { return [] }
    return [information.st_mtim.tv_sec, information.st_mtim.tv_nsec]
  }
}
