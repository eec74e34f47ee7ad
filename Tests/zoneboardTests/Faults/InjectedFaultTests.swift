import Foundation
import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Calls of the real program that fail, one after the other, once and for good.
@Suite(.enabled(if: Strace.path != nil, "strace is needed, and the permission to trace"))
struct InjectedFaultTests {
  /// A command with what it needs.
  private struct Subject: Sendable {
    let arguments: [String]
    let environment: [String: String]
    let home: String
    /// A store that each trial copies.
    let template: String
    let program: String

    /// Runs the command on a copy of the store, through `strace` with these faults.
    func run(
      on path: String,
      faults: [String],
      log: String
    ) throws -> ProgramRun {
      if FileManager.default.fileExists(atPath: template) {
        try FileManager.default.copyItem(atPath: template, toPath: path)
      }
      let words =
        Strace.injecting(faults, trace: InjectedFaultTests.calls.joined(separator: ","), log: log)
        + [program] + arguments.map { $0 == "STORE" ? path : $0 }
      return try RunningProgram(
        words[0],
        Array(words.dropFirst()),
        environment: environment.merging(["ZONEBOARD_STORE": path]) { $1 },
        directory: home
      ).wait()
    }
  }

  private static let calls = [
    "openat", "pread64", "pwrite64", "write", "fdatasync", "fsync", "renameat", "renameat2",
    "flock", "fchmod", "unlinkat",
  ]

  /// The places at which a call can fail: those that have to do with the store.
  private func places(of subject: Subject, in scratch: String) throws -> [(String, Int)] {
    let (path, log) = (scratch + "/dry.zb", scratch + "/dry.log")
    let run = try subject.run(on: path, faults: [], log: log)
    try #require(run.status == 0, "\(subject.arguments): \(run.errors)")
    var counts: [String: Int] = [:]
    var places: [(String, Int)] = []
    for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
      guard
        let word = line.drop(while: { $0 != " " }).drop(while: { $0 == " " })
          .split(separator: "(").first
      else { continue }
      let call = String(word)
      counts[call, default: 0] += 1
      if line.contains(path) { places.append((call, counts[call] ?? 0)) }
    }
    return places
  }

  /// What a trial came to.
  private struct Tally: Sendable {
    var trials = 0
    var acknowledged = 0
    var silent = 0
    var faults: [String] = []
  }

  @Test(arguments: [
    ["set", "enterprises", "ent-1", "name=New", "address=New"], ["undo"], ["compact"],
  ])
  func `whichever call fails, nothing acknowledged is lost and the failure is told`(
    arguments: [String]
  ) throws {
    let store = try FaultStore()
    try store.succeed("set", "enterprises", "ent-1", "name=Old", "address=Old")
    let scratch = try FastDirectory()
    let subject = Subject(
      arguments: arguments,
      environment: store.program.environment,
      home: store.program.home.path,
      template: store.path,
      program: try ProgramUnderTest.path()
    )
    let seq = try store.open(readOnly: true).board.seq
    var faults: [String] = []
    for (call, number) in try places(of: subject, in: scratch.path) {
      for error in ["EIO", "ENOSPC"] {
        faults.append("\(call):error=\(error):when=\(number)")
        faults.append("\(call):error=\(error):when=\(number)+")
      }
      // A signal handler that came between; a flush or a lock for good would never end.
      faults.append("\(call):error=EINTR:when=\(number)")
    }
    if Trials.effort == 1 {
      // All calls once, and every third of the sticky faults.
      faults = faults.enumerated().filter { !$1.hasSuffix("+") || $0.isMultiple(of: 3) }.map(\.1)
    }
    let total = Mutex(Tally())
    let list = faults
    let place = scratch.path
    DispatchQueue.concurrentPerform(iterations: list.count) { index in
      let trial: Tally
      do {
        trial = try Self.trial(subject, list[index], "\(place)/\(index)", after: seq)
      } catch {
        trial = Tally(trials: 1, faults: ["\(list[index]): \(error)"])
      }
      total.withLock { total in
        total.trials += trial.trials
        total.acknowledged += trial.acknowledged
        total.silent += trial.silent
        total.faults += trial.faults
      }
    }
    let tally = total.withLock { $0 }
    print(
      "Injected faults in \(arguments[0]): \(tally.trials); \(tally.acknowledged) acknowledged all "
        + "the same, \(tally.silent) kept that nobody was told of"
    )
    #expect(tally.trials > 40)
    #expect(tally.faults.isEmpty, "\(tally.faults.prefix(8).joined(separator: "\n"))")
  }

  private static func trial(
    _ subject: Subject,
    _ fault: String,
    _ place: String,
    after seq: Int
  ) throws -> Tally {
    let (path, log) = (place + ".zb", place + ".log")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = try subject.run(on: path, faults: [fault], log: log)
    var tally = Tally(trials: 1)
    func object(_ reason: String) {
      tally.faults.append("\(fault): \(reason) (status \(run.status): \(run.errors))")
    }
    let isCompact = subject.arguments[0] == "compact"
    let isTold = run.errors.contains("(change \(seq + 1)")
    tally.acknowledged = run.status == 0 ? 1 : 0
    if run.status == 0, !isTold, !isCompact, !fault.hasPrefix("write:") {
      object("success without a word")
    }
    if run.status != 0 {
      if run.errors.isEmpty, !fault.hasPrefix("write:") { object("a failure without a word") }
      if ![74, 75, 77, 141].contains(run.status) { object("an undocumented status") }
    }
    if fault.contains("EINTR"), run.status != 0, !fault.hasPrefix("write:") {
      object("an interrupted call is no failure")
    }
    if fault.hasPrefix("fdatasync"), fault.contains("EIO") {
      let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      let behind = calls.drop { !$0.contains("INJECTED") }.dropFirst()
      if behind.contains(where: { $0.contains(" fdatasync(") }) { object("flushed a second time") }
    }
    let store = try Store.open(forTest: path)
    if let reason = store.readOnlyReason { object("read-only afterwards: \(reason.message.en)") }
    if isTold, store.board.seq != seq + 1 { object("what was told is lost") }
    if !isTold, store.board.seq > seq, !isCompact {
      tally.silent = 1
      // Only where cutting back failed too may a line stand that nobody was told of.
      if !fault.hasSuffix("+"), !fault.hasPrefix("write:") { object("kept without a word") }
    }
    let record = store.board.record(RecordReference(register: "enterprises", id: "ent-1"))
    if record?["name"] != record?["address"], record?["address"] != nil { object("half a change") }
    if try store.fsck().isDamaged { object("damaged afterwards") }
    try store.addNote("note-after")
    if try Store.open(forTest: path).board.seq != store.board.seq { object("no change after it") }
    return tally
  }

  /// Room for some bytes more, then none: writes that are really short.
  @Test func `a save that the system cuts short at any byte is taken back`() throws {
    let prlimit = "/usr/bin/prlimit"
    try #require(FileManager.default.isExecutableFile(atPath: prlimit))
    let store = try FaultStore()
    let segment = store.path + "/journal/000000000001.jsonl"
    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: segment))) }
    // A segment without room, so that there is none for a line either.
    let before = Array(try bytes().prefix { $0 != UInt8(ascii: "\t") })
    try Data(before).write(to: URL(filePath: segment))
    let seq = try store.open(readOnly: true).board.seq
    var refused = 0
    for room in [0, 1, 2, 7, 40, 100, 200, 250, 300] {
      let run = try store.program.start(
        ["set", "enterprises", "ent-1", "name=A longer name", "address=Some road"],
        through: [prlimit, "--fsize=\(before.count + room)"]
      ).wait()
      guard run.status != 0 else { continue }
      refused += 1
      #expect(run.status == 74, "\(run.errors)")
      #expect(run.errors.contains("it would become longer than is allowed"), "\(run.errors)")
      #expect(try bytes() == before, "with room for \(room) bytes")
    }
    #expect(refused >= 7)
    #expect(try store.open(readOnly: true).board.seq == seq)
    try store.succeed("set", "enterprises", "ent-1", "name=At last")
    #expect(try store.fsck().status == 0)
  }

  @Test func `the dashboard says that a save is not confirmed, and shows what was saved`() throws {
    let store = try TerminalSampleStore()
    let log = store.program.home.file("calls")
    let words = Strace.injecting(["fdatasync:error=EIO:when=1"], trace: "fdatasync", log: log)
    let terminal = try PseudoTerminal(
      running: words[0],
      arguments: Array(words.dropFirst())
        + [ProgramUnderTest.path(), "open", "--store", store.path],
      environment: store.program.environment,
      directory: store.program.home.path,
      columns: 100,
      rows: 30
    )
    try terminal.wait(forText: "F10")
    try terminal.showEnterprises(with: "quokka")
    try terminal.changeCell(to: "Wombat Optics")
    try terminal.wait(
      forText: "Not saved: the disk reports an input/output error. What you typed is kept"
    )
    #expect(terminal.screen.contains("Quokka Optics"))
    #expect(try store.value("name") == "Quokka Optics")
  }

  @Test func `a form whose save failed on the disk is saved when it is tried again`() throws {
    let store = try TerminalSampleStore()
    let log = store.program.home.file("calls")
    let words = Strace.injecting(["fdatasync:error=EIO:when=1"], trace: "fdatasync", log: log)
    let terminal = try store.open(columns: 100, rows: 30, through: words)
    try terminal.showEnterprises(with: "quokka")
    terminal.press(.control("E"))
    try terminal.wait(forText: "── Identity")
    terminal.press(.control("U"))
    terminal.type("Wombat Optics")
    terminal.press(.control("S"))
    try terminal.wait(
      forText: "Not saved: the disk reports an input/output error. What you typed is kept"
    )
    #expect(try store.value("name") == "Quokka Optics")
    terminal.press(.control("S"))
    try terminal.wait(forText: "Saved: ")
    #expect(try store.value("name") == "Wombat Optics")
  }
}
