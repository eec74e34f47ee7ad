import Foundation
import TestSupport

/// What a person at a terminal gets from the whole program, on stores of two sizes.
enum ProgramCases {
  static let all = [
    Case(name: "open-sample", run: openSample),
    Case(name: "open-million", run: openMillion),
    Case(name: "keys-10000", run: keys),
    Case(name: "escape", run: escape),
    Case(name: "zone-million", run: zone),
    Case(name: "bytes", run: bytes),
    Case(name: "commit", run: commit),
    Case(name: "check", run: check),
    Case(name: "save-rules", run: saveRules),
    Case(name: "start", run: start),
  ]

  private static let firstFrame = "F10"

  /// A generated store, made once and kept in the build folder for the next run.
  static func store(enterprises: Int, patents: Int, _ program: ProgramUnderTest) throws
    -> String
  {
    try kept("\(enterprises)-\(patents)") { path in
      try program.run(
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
    }
  }

  /// A store that is made once; `make clean` throws it away.
  static func kept(_ name: String, make: (String) throws -> ProgramRun) throws -> String {
    let path = FileManager.default.currentDirectoryPath + "/.build/bench-\(name).zb"
    guard !FileManager.default.fileExists(atPath: path + "/FORMAT.json") else { return path }
    let run = try make(path)
    guard run.status == 0 else {
      try? FileManager.default.removeItem(atPath: path)
      throw NotMeasured(reason: "making the store ended with \(run.status): \(run.errors)")
    }
    return path
  }

  /// Opens the dashboard and waits until its first frame is whole.
  static func open(_ path: String, _ program: ProgramUnderTest) throws -> PseudoTerminal {
    let terminal = try program.openTerminal("open", "--store", path, columns: 120, rows: 40)
    try terminal.wait(forText: firstFrame)
    return terminal
  }

  /// Times and memory from the program's start to its first frame.
  private static func firstFrames(of path: String, _ program: ProgramUnderTest) throws
    -> (times: [Double], memory: [Double])
  {
    var times: [Double] = []
    var memory: [Double] = []
    for round in 0..<8 {
      var terminal: PseudoTerminal?
      let time = try ContinuousClock().measure { terminal = try open(path, program) }
      // The first brings the files into the system's cache.
      guard round > 0, let terminal else { continue }
      times.append(time.milliseconds)
      memory.append(Double(anonymousMemory(of: terminal.processID)) / 1024)
    }
    return (times, memory)
  }

  /// Opening the sample store.
  private static func openSample() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try kept("sample") { try program.run("init", "--store", $0, "--sample", "all") }
    let (times, memory) = try firstFrames(of: path, program)
    return [
      Figure(name: "sample: start to first frame", value: median(times), unit: "ms", limit: 300),
      Figure(name: "  the fastest", value: times.min() ?? 0, unit: "ms"),
      Figure(name: "  memory of its own by then", value: median(memory), unit: "MB"),
    ]
  }

  /// Opening a store of 1,000,000 patents and 100,000 enterprises.
  private static func openMillion() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 100_000, patents: 1_000_000, program)
    let (times, memory) = try firstFrames(of: path, program)
    return [
      Figure(
        name: "1,100,000 records: start to first frame",
        value: median(times),
        unit: "ms",
        limit: 300
      ),
      Figure(name: "  the fastest", value: times.min() ?? 0, unit: "ms"),
      Figure(name: "  memory of its own by then", value: median(memory), unit: "MB"),
    ]
  }

  /// From a key to the first byte of the answer, with 10,000 records.
  private static func keys() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 10_000, patents: 10_000, program)
    let terminal = try open(path, program)
    terminal.settle()
    terminal.press(.text("3"))
    terminal.settle(quiet: .seconds(1))
    return try [("down", TerminalKey.down), ("page down", .pageDown), ("right", .right)]
      .flatMap { name, key in
        let times = try (0..<100).map { turn in
          // Back and forth where a row of columns would end.
          let pressed = key == .right && !turn.isMultiple(of: 2) ? TerminalKey.left : key
          terminal.mark()
          let time = try ContinuousClock().measure {
            terminal.press(pressed)
            try terminal.waitForOutput(within: .seconds(10))
          }
          terminal.settle(quiet: .milliseconds(20))
          return time.milliseconds
        }
        return [
          Figure(name: "10,000 enterprises: \(name), key to bytes, p50", value: median(times)),
          Figure(name: "10,000 enterprises: \(name), key to bytes, p99", value: high(times)),
        ]
      }
  }

  /// From an ESC that nothing follows to the first byte of the answer, on the overview.
  private static func escape() throws -> [Figure] {
    try [(10_000, 10_000), (100_000, 1_000_000)].flatMap { try escape($0.0, $0.1) }
  }

  private static func escape(_ enterprises: Int, _ patents: Int) throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: enterprises, patents: patents, program)
    let terminal = try open(path, program)
    // Until the checks beside the screen are done, so that both cores are free.
    try terminal.wait(untilGone: "checking", within: .seconds(600))
    terminal.settle(quiet: .seconds(1))
    let times = try (0..<50).map { _ in
      terminal.press(.function(9))
      terminal.settle(quiet: .milliseconds(60))
      terminal.mark()
      let time = try ContinuousClock().measure {
        terminal.press(.escape)
        try terminal.waitForOutput(within: .seconds(10))
      }
      terminal.settle(quiet: .milliseconds(60))
      return time.milliseconds
    }
    return [
      Figure(name: "\(enterprises) enterprises, lone ESC, p50", value: median(times), limit: 30),
      Figure(name: "\(enterprises) enterprises, lone ESC, p99", value: high(times)),
    ]
  }

  /// The patents of a zone among 1,000,000: the first rows, and how many there are.
  private static func zone() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 100_000, patents: 1_000_000, program)
    var (first, whole, pages): ([Double], [Double], [Double]) = ([], [], [])
    for round in 0..<4 {
      let terminal = try open(path, program)
      terminal.settle(quiet: .milliseconds(500))
      terminal.press(.text("@"))
      try terminal.wait(forText: "Huairou District")
      terminal.press(.text("huairou district"), .enter)
      terminal.settle(quiet: .milliseconds(500), within: .seconds(2))
      let clock = ContinuousClock()
      let start = clock.now
      terminal.press(.text("4"))
      try terminal.wait(forText: "counting…")
      try terminal.wait(forText: "still counting")
      let rows = start.duration(to: clock.now)
      try terminal.wait(untilGone: "counting…")
      let all = start.duration(to: clock.now)
      guard round > 0 else { continue }
      first.append(rows.milliseconds)
      whole.append(all.milliseconds)
      for _ in 0..<10 {
        terminal.mark()
        terminal.press(.pageDown)
        terminal.settle(quiet: .milliseconds(100))
        pages.append(Double(terminal.outputSinceMark.count))
      }
    }
    return [
      Figure(name: "1,000,000 patents in a zone: first rows", value: median(first), limit: 300),
      Figure(name: "  all counted", value: median(whole), limit: 2_000),
      Figure(name: "  PgDn", value: median(pages), unit: "bytes", limit: 4_000),
      Figure(name: "  the most", value: pages.max() ?? 0, unit: "bytes", limit: 4_000),
    ]
  }

  /// Bytes for a key at 120x40 in the default theme.
  private static func bytes() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 10_000, patents: 10_000, program)
    let terminal = try open(path, program)
    terminal.settle(quiet: .milliseconds(500))
    let first = Double(terminal.output.count)
    terminal.press(.text("3"))
    terminal.settle(quiet: .seconds(1))
    func sent(_ key: TerminalKey) -> [Double] {
      (0..<30).map { _ in
        terminal.mark()
        terminal.press(key)
        terminal.settle(quiet: .milliseconds(100))
        return Double(terminal.outputSinceMark.count)
      }
    }
    let down = sent(.down)
    let page = sent(.pageDown)
    terminal.settle(quiet: .milliseconds(500))
    let rest = (0..<3).map { _ in
      terminal.mark()
      terminal.settle(quiet: .seconds(5), within: .seconds(5))
      return Double(terminal.outputSinceMark.count)
    }
    return [
      Figure(name: "first frame, 120x40", value: first, unit: "bytes"),
      Figure(name: "↓ in a table", value: median(down), unit: "bytes", limit: 330),
      Figure(name: "  the most", value: down.max() ?? 0, unit: "bytes"),
      Figure(name: "PgDn in a table", value: median(page), unit: "bytes", limit: 4_000),
      Figure(name: "  the most", value: page.max() ?? 0, unit: "bytes"),
      Figure(name: "5 s at rest between minutes", value: median(rest), unit: "bytes", limit: 0),
    ]
  }

  /// One change through the command line: its start, the store's opening, the commit, the end.
  private static func commit() throws -> [Figure] {
    let program = try ProgramUnderTest()
    var figures: [Figure] = []
    for (enterprises, patents) in [(10_000, 10_000), (100_000, 1_000_000)] {
      let path = try store(enterprises: enterprises, patents: patents, program)
      let list = ["list", "enterprises", "--limit", "1", "--format", "tsv", "--columns", "id"]
      let listed = try program.run(list + ["--store", path], within: .seconds(300))
      guard listed.status == 0, let id = listed.lines.last else {
        throw NotMeasured(reason: "list ended with \(listed.status): \(listed.errors)")
      }
      var turn = 0
      func time(_ arguments: [String]) throws -> Double {
        try medianTime(of: 9) {
          turn += 1
          let run = try program.run(
            arguments.map { $0.replacing("TURN", with: "\(turn)") } + ["--store", path],
            within: .seconds(300)
          )
          guard run.status == 0 else {
            throw NotMeasured(reason: "\(arguments) ended with \(run.status): \(run.errors)")
          }
        }
      }
      let size = enterprises + patents
      figures += try [
        Figure(name: "\(size) records: show", value: time(["show", "enterprises", id])),
        Figure(
          name: "\(size) records: set",
          value: time(["set", "enterprises", id, "shortName=T TURN"])
        ),
        Figure(name: "\(size) records: undo", value: time(["undo"])),
      ]
    }
    return figures
  }

  /// All rules of all packs on all records of a large store.
  private static func check() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try store(enterprises: 10_000, patents: 100_000, program)
    let nothing = try medianTime(of: 5) {
      try program.run("check", "--store", path, "--rule", "charter-autonomy", within: .seconds(300))
    }
    let all = try medianTime(of: 5) {
      let run = try program.run("check", "--store", path, within: .seconds(300))
      guard run.status <= 1 else {
        throw NotMeasured(reason: "check ended with \(run.status): \(run.errors)")
      }
    }
    return [
      Figure(name: "110000 records: packs read, one rule", value: nothing, unit: "ms"),
      Figure(
        name: "110000 records: all rules beyond that",
        value: all - nothing,
        unit: "ms",
        limit: 1000
      ),
    ]
  }

  /// What the rules of documents add to a save: of a field that some of them read, against one that
  /// none does, in turn.
  private static func saveRules() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let sample = try kept("sample") { try program.run("init", "--store", $0, "--sample", "all") }
    let large = try store(enterprises: 10_000, patents: 100_000, program)
    return try [("sample", sample), ("110000 records", large)].flatMap { name, path in
      let list = ["list", "enterprises", "--limit", "1", "--format", "tsv", "--columns", "id"]
      let listed = try program.run(list + ["--store", path], within: .seconds(300))
      guard listed.status == 0, let id = listed.lines.last else {
        throw NotMeasured(reason: "list ended with \(listed.status): \(listed.errors)")
      }
      func time(_ value: String) throws -> Double {
        try ContinuousClock().measure {
          let run = try program.run("set", "enterprises", id, value, "--store", path)
          guard run.status == 0 else {
            throw NotMeasured(reason: "set \(value) ended with \(run.status): \(run.errors)")
          }
        }.milliseconds
      }
      var (plain, judged): ([Double], [Double]) = ([], [])
      for turn in 0..<16 {
        let pair = try (time("shortName=S \(turn)"), time("leftOn=2026-01-\(10 + turn)"))
        // The first notes which fields the rules read.
        guard turn > 0 else { continue }
        plain.append(pair.0)
        judged.append(pair.1)
      }
      let added = zip(judged, plain).map { $0 - $1 }
      return [
        Figure(name: "\(name): set, a field that no rule reads", value: median(plain)),
        Figure(
          name: "  what rules add where they read the field",
          value: median(added),
          limit: 100
        ),
      ]
    }
  }

  /// What each command pays before it does anything.
  private static func start() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let time = try medianTime(of: 15) { try program.run("--version") }
    return [Figure(name: "zoneboard --version", value: time, unit: "ms")]
  }

  /// Kilobytes that a process does not share with files.
  static func anonymousMemory(of pid: Int32) -> Int {
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
