import Foundation
import Glibc
import TestSupport
import Testing

/// ^C while a command works on a store: it stops where everything is as it was, and says so.
@Suite(
  .serialized,
  .enabled(if: Strace.path != nil, "strace is needed, and the permission to trace")
)
struct InterruptedCommandTests {
  private static let calls = ["flock", "pread64", "fsync"]

  /// The number of the first call of a kind behind the first lock that a command takes.
  private func place(of call: String, behindLockIn log: String) throws -> Int {
    var count = 0
    var isLocked = false
    for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
      if line.contains(" flock(") { isLocked = true }
      guard line.contains(" \(call)(") else { continue }
      count += 1
      if isLocked { return count }
    }
    Issue.record("the command makes no call \(call) behind its lock")
    return 1
  }

  private func files(of store: TerminalSampleStore) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: store.path) {
      files[name] = FileManager.default.contents(atPath: store.path + "/" + name)
    }
    return files
  }

  private func run(
    _ arguments: [String],
    on store: TerminalSampleStore,
    faults: [String]
  ) throws -> (run: ProgramRun, log: String) {
    let log = store.program.home.file("calls.log")
    let run = try store.program.start(
      arguments + ["--store", store.path],
      environment: ["ZONEBOARD_USER": "anna"],
      through: Strace.injecting(faults, trace: Self.calls.joined(separator: ","), log: log)
    ).wait(within: .seconds(120))
    return (run, log)
  }

  @Test(arguments: ["undo --change 2", "revert 2", "compact", "backup ARCHIVE"])
  func `a command that is stopped before it writes leaves everything as it was`(
    _ command: String
  ) throws {
    let store = try TerminalSampleStore()
    let archive = store.program.home.file("park.tar")
    let arguments = command.split(separator: " ").map { $0 == "ARCHIVE" ? archive : String($0) }
    let before = try files(of: store)
    // Before the lock is held, where signals come at once.
    let early = try run(arguments, on: store, faults: ["flock:signal=SIGINT:when=1"]).run
    // While it is held, where signals wait.
    let (look, log) = try run(["compact", "--dry-run"], on: store, faults: [])
    #expect(look.status == 0, "\(look.errors)")
    let call = try place(of: "pread64", behindLockIn: log)
    let late = try run(arguments, on: store, faults: ["pread64:signal=SIGINT:when=\(call)"]).run
    for run in [early, late] {
      #expect(run.status == 130, "\(run.errors)")
      #expect(run.errors.contains("stopped; nothing was changed"), "\(run.errors)")
    }
    #expect(try files(of: store) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.program.home.path)
    #expect(!left.contains { $0.contains("park.tar") })
  }

  @Test func `a backup that is stopped when it is written leaves no part of it behind`() throws {
    let store = try TerminalSampleStore()
    let archive = store.program.home.file("park.tar")
    let stopped = try run(
      ["backup", archive],
      on: store,
      faults: ["fsync:signal=SIGINT:when=1"]
    ).run
    #expect(stopped.status == 130, "\(stopped.errors)")
    var left = try FileManager.default.contentsOfDirectory(atPath: store.program.home.path)
    #expect(!left.contains { $0.contains("park.tar") })
    // Nor does a check change anything.
    let whole = try run(["backup", archive], on: store, faults: []).run
    #expect(whole.status == 0, "\(whole.errors)")
    let check = try run(
      ["backup", archive, "--check"],
      on: store,
      faults: ["flock:signal=SIGINT:when=1"]
    ).run
    #expect(check.status == 130, "\(check.errors)")
    #expect(check.errors.contains("stopped; nothing was changed"))
    left = try FileManager.default.contentsOfDirectory(atPath: store.program.home.path)
    #expect(left.contains("park.tar"))
  }

  @Test func `on the screen ^C stops the taking back of a change before it is written`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(
      through: Strace.injecting(
        // The lock is taken slowly, so that there is time for a key.
        ["flock:delay_exit=2000000"],
        trace: "flock",
        log: store.program.home.file("calls.log")
      )
    )
    terminal.press(.control("Z"))
    try terminal.wait(forText: "Take this back?")
    terminal.press(.text("1"))
    try terminal.wait(forText: "Taking back…")
    terminal.press(.control("C"))
    try terminal.wait(forText: "Stopped; nothing was changed")
    #expect(!terminal.screen.contains("Taking back…"))
    try terminal.leave()
    #expect(try store.value("name") == "Quokka Optics")
  }
}
