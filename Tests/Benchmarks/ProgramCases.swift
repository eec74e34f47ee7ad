import Foundation
import TestSupport

/// What a person at a terminal gets from the whole program, on stores of two sizes.
enum ProgramCases {
  static let all = [
    Case(name: "open-million", run: openMillion),
    Case(name: "keys-10000", run: keys),
    Case(name: "bytes", run: bytes),
    Case(name: "start", run: start),
  ]

  private static let firstFrame = "F10"

  /// A generated store, made once and kept in the build folder for the next run.
  private static func store(enterprises: Int, patents: Int, _ program: ProgramUnderTest) throws
    -> String
  {
    let path =
      FileManager.default.currentDirectoryPath + "/.build/bench-\(enterprises)-\(patents).zb"
    guard !FileManager.default.fileExists(atPath: path + "/FORMAT.json") else { return path }
    let run = try program.run(
      "generate",
      "--store",
      path,
      "--enterprises",
      "\(enterprises)",
      "--patents",
      "\(patents)",
      "--seed",
      "1",
      within: .seconds(900)
    )
    guard run.status == 0 else {
      try? FileManager.default.removeItem(atPath: path)
      throw NotMeasured(reason: "generate ended with \(run.status): \(run.errors)")
    }
    return path
  }

  /// Opening a store of 1,000,000 patents and 100,000 enterprises.
  private static func openMillion() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 100_000, patents: 1_000_000, program)
    var memory: [Double] = []
    let time = try medianTime(of: 5) {
      let terminal = try program.openTerminal("open", "--store", path, columns: 120, rows: 40)
      try terminal.wait(forText: firstFrame, within: .seconds(60))
      memory.append(Double(anonymousMemory(of: terminal.processID)) / 1024)
    }
    return [
      Figure(name: "1,100,000 records: start to first frame", value: time, unit: "ms", limit: 300),
      Figure(name: "  memory of its own by then", value: median(memory), unit: "MB"),
    ]
  }

  /// From a key to the first byte of the answer, with 10,000 records.
  private static func keys() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 10_000, patents: 10_000, program)
    let terminal = try program.openTerminal("open", "--store", path, columns: 120, rows: 40)
    try terminal.wait(forText: firstFrame)
    terminal.settle()
    terminal.press(.text("3"))
    terminal.settle()
    return try [
      ("down", TerminalKey.down), ("page down", .pageDown), ("F4 and back", .function(4)),
    ]
    .map { name, key in
      let times = try (0..<40).map { _ in
        terminal.mark()
        let time = try ContinuousClock().measure {
          terminal.press(key)
          try terminal.waitForOutput()
        }
        terminal.settle(quiet: .milliseconds(20))
        if key == .function(4) {
          terminal.press(.escape)
          terminal.settle(quiet: .milliseconds(60))
        }
        return time.milliseconds
      }
      return Figure(
        name: "10,000 enterprises: \(name), key to bytes",
        value: median(times),
        unit: "ms"
      )
    }
  }

  /// Bytes for a key at 120x40 in the default theme.
  private static func bytes() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 10_000, patents: 10_000, program)
    let terminal = try program.openTerminal("open", "--store", path, columns: 120, rows: 40)
    try terminal.wait(forText: firstFrame)
    terminal.settle(quiet: .milliseconds(500))
    let first = Double(terminal.output.count)
    terminal.press(.text("3"))
    terminal.settle()
    func sent(_ key: TerminalKey) -> Double {
      median(
        (0..<15).map { _ in
          terminal.mark()
          terminal.press(key)
          terminal.settle(quiet: .milliseconds(100))
          return Double(terminal.outputSinceMark.count)
        }
      )
    }
    let down = sent(.down)
    let page = sent(.pageDown)
    terminal.settle(quiet: .milliseconds(500))
    terminal.mark()
    terminal.settle(quiet: .seconds(5))
    return [
      Figure(name: "first frame, 120x40", value: first, unit: "bytes"),
      Figure(name: "↓ in a table", value: down, unit: "bytes", limit: 330),
      Figure(name: "PgDn in a table", value: page, unit: "bytes", limit: 4_000),
      Figure(
        name: "5 s at rest (the minute's clock may fall into them)",
        value: Double(terminal.outputSinceMark.count),
        unit: "bytes",
        limit: 60
      ),
    ]
  }

  /// What each command pays before it does anything.
  private static func start() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let time = try medianTime(of: 15) { try program.run("--version") }
    return [Figure(name: "zoneboard --version", value: time, unit: "ms")]
  }

  /// Kilobytes that a process does not share with files.
  private static func anonymousMemory(of pid: Int32) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}

/// Why a case has no figures.
struct NotMeasured: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}
