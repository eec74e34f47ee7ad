import Foundation
import Glibc
import TestSupport
import ZoneModel
import ZoneStore

/// What a store costs: commits beside SQLite's, undo, long journals.
enum StoreCases {
  static let all = [
    Case(name: "store-commit", run: commit),
    Case(name: "store-throughput", run: throughput),
    Case(name: "store-undo", run: undo),
    Case(name: "store-journal", run: journal),
    Case(name: "store-old-journal", run: oldJournal),
  ]

  private static let clock = ContinuousClock()

  /// One durable commit through the store and the check, in turn with one of SQLite's.
  private static func commit() throws -> [Figure] {
    let folder = try BenchStore.folder("commit")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = try BenchStore(making: folder + "/store.zb", enterprises: 10_000)
    let store = try bench.open()
    let database = try filled(folder + "/store.db", records: 10_000)
    let keeping = try filled(folder + "/history.db", records: 10_000)
    let json = String(repeating: "x", count: 300)
    var ratios: [Double] = []
    var keepingRatios: [Double] = []
    var ours: [Double] = []
    var theirs: [Double] = []
    for round in 0..<7 {
      var mine: [Double] = []
      var other: [Double] = []
      var third: [Double] = []
      for turn in 0..<200 {
        let number = (round * 200 + turn * 37) % 10_000
        mine.append(
          try clock.measure {
            try bench.set(number..<number + 1, "R\(round) T\(turn)", store)
          }.milliseconds
        )
        other.append(
          try clock.measure { try database.set(BenchStore.id(number), json + "\(turn)") }
            .milliseconds
        )
        third.append(
          try clock.measure {
            try keeping.setKeepingHistory(BenchStore.id(number), json + "\(turn)")
          }.milliseconds
        )
      }
      // The first round brings files and code into memory.
      guard round > 0 else { continue }
      ratios.append(median(mine) / median(other))
      keepingRatios.append(median(mine) / median(third))
      ours += mine
      theirs += other
    }
    return [
      Figure(name: "durable commit / SQLite WAL FULL", value: median(ratios), unit: "x", limit: 1),
      Figure(name: "  of the store, p50", value: median(ours)),
      Figure(name: "  of the store, p99", value: high(ours)),
      Figure(name: "  of SQLite, p50", value: median(theirs)),
      Figure(name: "  of SQLite, p99", value: high(theirs)),
      Figure(
        name: "  the same / SQLite that keeps a history as well",
        value: median(keepingRatios),
        unit: "x"
      ),
    ]
  }

  private static func filled(_ path: String, records: Int) throws -> SQLite {
    let database = try SQLite(path)
    try database.run("BEGIN")
    let json = String(repeating: "x", count: 300)
    for number in 0..<records {
      try database.run("INSERT INTO records VALUES ('\(BenchStore.id(number))', '\(json)')")
    }
    try database.run("COMMIT")
    return database
  }

  // MARK: - Many processes

  private static let writers = 20
  private static let commitsEach = 50
  /// So many milliseconds a writer waits for its turn, whichever store it writes to.
  static let patience = 60_000

  /// Twenty processes at once, each with fifty commits, in turn with as many on SQLite.
  private static func throughput() throws -> [Figure] {
    let folder = try BenchStore.folder("throughput")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = folder + "/store.zb"
    _ = try BenchStore(making: store, enterprises: 2000)
    _ = try filled(folder + "/store.db", records: 2000)
    var ratios: [Double] = []
    var ours: [Double] = []
    var theirs: [Double] = []
    for round in 0..<6 {
      let mine = try together("store", store, round)
      let other = try together("sqlite", folder + "/store.db", round)
      guard round > 0 else { continue }
      ratios.append(other / mine)
      ours.append(mine)
      theirs.append(other)
    }
    let commits = Double(writers * commitsEach)
    return [
      Figure(
        name: "commits a second of 20 processes / SQLite WAL FULL",
        value: median(ratios),
        unit: "x",
        least: 1
      ),
      Figure(name: "  of the store", value: commits / median(ours) * 1000, unit: "/s"),
      Figure(name: "  of SQLite", value: commits / median(theirs) * 1000, unit: "/s"),
    ]
  }

  /// Milliseconds from the word to start until the last of the processes is done.
  private static func together(_ kind: String, _ path: String, _ round: Int) throws -> Double {
    var processes: [(process: Process, input: Pipe, output: Pipe)] = []
    for number in 0..<writers {
      let process = Process()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = ["--writer", kind, path, "\(number)", "\(round)"]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      processes.append((process, input, output))
    }
    for item in processes {
      guard try item.output.fileHandleForReading.read(upToCount: 1)?.count == 1 else {
        throw NotMeasured(reason: "a writer did not start")
      }
    }
    let time = try clock.measure {
      for item in processes { try item.input.fileHandleForWriting.write(contentsOf: Data([1])) }
      for item in processes { item.process.waitUntilExit() }
    }
    guard processes.allSatisfy({ $0.process.terminationStatus == 0 }) else {
      throw NotMeasured(reason: "a writer failed")
    }
    return time.milliseconds
  }

  /// What one of the processes does: opens, says so, waits for the word, commits.
  static func write(_ arguments: [String]) throws {
    guard arguments.count == 4, let number = Int(arguments[2]), let round = Int(arguments[3]) else {
      throw NotMeasured(reason: "--writer KIND PATH NUMBER ROUND")
    }
    func begin() throws {
      try FileHandle.standardOutput.write(contentsOf: Data([1]))
      _ = try FileHandle.standardInput.read(upToCount: 1)
    }
    let first = number * 100
    if arguments[0] == "store" {
      let bench = BenchStore(at: arguments[1])
      let store = try bench.open("w\(number)", patience: patience)
      try begin()
      for turn in 0..<commitsEach {
        try bench.set(first + turn..<first + turn + 1, "R\(round) T\(turn)", store)
      }
    } else {
      let database = try SQLite(arguments[1])
      let json = String(repeating: "x", count: 300)
      try begin()
      for turn in 0..<commitsEach {
        try database.set(BenchStore.id(first + turn), json + "\(round) \(turn)")
      }
    }
  }

  // MARK: - Undo

  /// Undo of a bulk edit of 10,000 records, against the edit itself.
  private static func undo() throws -> [Figure] {
    let folder = try BenchStore.folder("undo")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = try BenchStore(making: folder + "/store.zb", enterprises: 10_000)
    let store = try bench.open()
    var edits: [Double] = []
    var undos: [Double] = []
    for round in 0..<6 {
      let edit = try clock.measure { try bench.set(0..<10_000, "R\(round)", store) }
      let undo = try clock.measure {
        do throws(StoreError) {
          _ = try store.undo(check: bench.check)
        } catch {
          throw NotMeasured(reason: error.message.en)
        }
      }
      guard round > 0 else { continue }
      edits.append(edit.milliseconds)
      undos.append(undo.milliseconds)
    }
    let ratios = zip(undos, edits).map { $0 / $1 }
    return [
      Figure(name: "undo of 10,000 records / the edit", value: median(ratios), unit: "x", limit: 2),
      Figure(name: "  the edit", value: median(edits)),
      Figure(name: "  the undo", value: median(undos)),
    ]
  }

  // MARK: - Long journals

  /// Opening with 100,000 changes behind the snapshot.
  private static func journal() throws -> [Figure] {
    let folder = try BenchStore.folder("journal")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let long = try BenchStore(making: folder + "/long.zb", enterprises: 10_000)
    try long.addHistory(of: 100_000, to: try long.open(), snapshot: false)
    let opening = try medianTime(of: 9) {
      guard try long.open().board.seq == 100_001 else { throw NotMeasured(reason: "short") }
    }
    return [Figure(name: "open, 100,000 changes since the snapshot", value: opening, limit: 1000)]
  }

  /// Opening with a million changes behind a fresh snapshot, against a store without them.
  private static func oldJournal() throws -> [Figure] {
    let folder = try BenchStore.folder("old-journal")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let short = try BenchStore(making: folder + "/short.zb", enterprises: 10_000)
    let old = try BenchStore(making: folder + "/old.zb", enterprises: 10_000)
    try old.addHistory(of: 1_000_000, to: try old.open(), snapshot: true)
    func look(_ bench: BenchStore) throws {
      guard try bench.open().board.record(BenchStore.reference(5000)) != nil else {
        throw NotMeasured(reason: "a record is missing")
      }
    }
    let ratio = try pairedRatio(of: 15, { try look(old) }, to: { try look(short) })
    return [
      Figure(
        name: "open, a million changes before it / without them",
        value: ratio,
        unit: "x",
        limit: 1.25
      ),
      Figure(name: "  without them", value: try medianTime(of: 15) { try look(short) }),
    ]
  }
}
