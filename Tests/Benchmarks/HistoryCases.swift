import Foundation
import Synchronization
import TestSupport
import ZoneModel
import ZoneStore

/// A history of a million changes.
enum HistoryCases {
  static let all = [Case(name: "history-million", run: million)]

  private static let count = 1_000_000
  /// The one change whose label has a word of its own.
  private static let rare = count / 2

  private static func million() throws -> [Figure] {
    let program = try ProgramUnderTest()
    let path = try longStore(program)
    return try onScreen(path, program) + commands(path, program)
  }

  // MARK: - Measuring

  private static func onScreen(_ path: String, _ program: ProgramUnderTest) throws -> [Figure] {
    _ = try ProgramCases.open(path, program)
    let starts = try (0..<5).map { _ in
      try ContinuousClock().measure { _ = try ProgramCases.open(path, program) }.milliseconds
    }
    let terminal = try ProgramCases.open(path, program)
    terminal.settle(quiet: .milliseconds(500))
    // The history of everything, not that of the zone that is chosen at first.
    terminal.press(.text("@"))
    try terminal.wait(forText: "All zones")
    terminal.type("all zones")
    terminal.press(.enter)
    try terminal.wait(forText: "All zones ▾")
    terminal.settle(quiet: .milliseconds(500))
    let first = try (0..<9).map { _ in
      let time = try ContinuousClock().measure {
        terminal.press(.control("T"))
        try terminal.wait(forText: "200+")
      }
      terminal.press(.escape)
      try terminal.wait(untilGone: "200+")
      return time.milliseconds
    }
    terminal.press(.control("T"))
    try terminal.wait(forText: "200+")
    let memory = Double(ProgramCases.anonymousMemory(of: terminal.processID)) / 1024
    for _ in 0..<60 {
      terminal.press(.text("G"))
      terminal.settle(quiet: .milliseconds(30))
    }
    let after = Double(ProgramCases.anonymousMemory(of: terminal.processID)) / 1024
    terminal.press(.text("/"))
    terminal.type("needle \(rare)")
    terminal.settle()
    let search = try ContinuousClock().measure {
      terminal.press(.enter)
      try terminal.wait(forText: "N\(rare)", within: .seconds(300))
    }
    return [
      Figure(name: "1,000,000 changes: start to first frame", value: median(starts), limit: 300),
      Figure(name: "  history key to first page", value: median(first), limit: 100),
      Figure(name: "  memory of its own then", value: memory, unit: "MB"),
      Figure(name: "  memory after 60 pages back", value: after, unit: "MB"),
      Figure(name: "  a rare text looked for in all of it", value: search.milliseconds),
    ]
  }

  private static func commands(_ path: String, _ program: ProgramUnderTest) throws -> [Figure] {
    func time(_ name: String, _ arguments: [String], runs: Int = 3) throws -> Figure {
      let value = try medianTime(of: runs) {
        let run = try program.run(arguments + ["--store", path], within: .seconds(900))
        guard run.status == 0 else {
          throw NotMeasured(reason: "\(arguments) ended with \(run.status): \(run.errors)")
        }
      }
      return Figure(name: "  " + name, value: value)
    }
    let list = ["list", "enterprises", "--limit", "1", "--columns", "id", "--as-of"]
    let ofZone = ["history", "--limit", "20", "--zone"]
    return try [
      time("history --limit 20", ["history", "--limit", "20"]),
      time("history --author anna --limit 200", ["history", "--author", "anna", "--limit", "200"]),
      time("history --search, one in a million", ["history", "--search", "needle \(rare)"]),
      time("history --zone, a page", ofZone + ["huairou-science-city"]),
      time("history --zone, where nothing changed", ofZone + ["lujiazui"], runs: 1),
      time("list --as-of 1,000 changes ago", list + ["seq:\(count - 1_000)"]),
      time("list --as-of the beginning", list + ["seq:1"], runs: 1),
      time("diff of all changes", ["diff", "seq:1"], runs: 1),
    ] + [undo(path, program)]
  }

  /// A change of Anna's is taken back, made just before: whatever an earlier run has left, nobody can
  /// have come behind it.
  private static func undo(_ path: String, _ program: ProgramUnderTest) throws -> Figure {
    func run(_ arguments: [String]) throws -> ProgramRun {
      let run = try program.run(arguments + ["--store", path], within: .seconds(900))
      guard run.status == 0 else {
        throw NotMeasured(reason: "\(arguments) ended with \(run.status): \(run.errors)")
      }
      return run
    }
    let list = ["list", "enterprises", "--limit", "1", "--columns", "id"]
    guard let id = try run(list).lines.last else { throw NotMeasured(reason: "no enterprises") }
    let process = ProcessInfo.processInfo.processIdentifier
    _ = try run(["set", "enterprises", id, "shortName=T\(process)"])
    let time = try ContinuousClock().measure { _ = try run(["undo"]) }
    return Figure(name: "  undo, of whoever made few changes", value: time.milliseconds)
  }

  // MARK: - Making

  /// A store whose journal has a million changes by two people, made once.
  private static func longStore(_ program: ProgramUnderTest) throws -> String {
    let files = FileManager.default
    let path = files.currentDirectoryPath + "/.build/bench-history.zb"
    if files.fileExists(atPath: path + "/FORMAT.json") { return path }
    // Under another name until it is whole.
    let work = path + ".\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? files.removeItem(atPath: work) }
    let made = try program.run("init", "--store", work, "--sample", "all", within: .seconds(300))
    guard made.status == 0 else { throw NotMeasured(reason: made.errors) }
    try write(count, to: work)
    try files.moveItem(atPath: work, toPath: path)
    return path
  }

  private static func write(_ count: Int, to path: String) throws {
    func author(_ name: String) -> Author {
      Author(name: name, uid: Int(getuid()), session: "bench-\(name)")
    }
    let (anna, bo) = (author("anna"), author("bo"))
    do throws(StoreError) {
      let store = try Store.open(
        at: path,
        author: bo,
        order: { Registry.standard[$0]?.order ?? [:] },
        clock: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
      )
      let source = store.board.source("enterprises")
      let ids = (0..<source.slots).compactMap { source.id(at: $0) }
      var values: [String: Value] = [:]
      for id in ids { values[id] = source.record(id)?["shortName"] }
      // In parts, with a snapshot behind each, so that none of them has to be replayed again.
      let part = 50_000
      for start in stride(from: 0, to: count, by: part) {
        try store.extendJournal(
          part,
          // One change in ten thousand is Anna's.
          as: { ((start + $0 + 1).isMultiple(of: 10_000) ? anna : bo) },
          label: { turn in
            let number = start + turn + 1
            return (number == rare ? "needle " : "Short name ") + "\(number)"
          },
          { turn in
            let number = start + turn + 1
            let id = ids[number % ids.count]
            let before = values[id]
            let after = Value.text("N\(number)")
            values[id] = after
            return .set(
              RecordReference(register: "enterprises", id: id),
              field: "shortName",
              before: before,
              after: after
            )
          }
        )
        _ = try store.follow()
        _ = try store.writeSnapshot()
        print("  …\(start + part)")
      }
    } catch {
      throw NotMeasured(reason: error.message.en)
    }
  }
}
