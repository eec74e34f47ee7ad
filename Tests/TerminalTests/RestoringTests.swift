import Foundation
import TestSupport
import Testing

struct RestoringTests {
  private static func expectRestored(_ terminal: PseudoTerminal) {
    #expect(terminal.modes == terminal.modesAtStart)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.showsCursor)
    #expect(terminal.screen.modes.isDisjoint(with: [1000, 1002, 1006, 2004, 2026]))
  }

  private static func started() throws -> PseudoTerminal {
    let terminal = try Probe.start()
    try terminal.wait(forText: "F1 Help")
    // With everything on that can be left on.
    terminal.type("mv")
    try terminal.wait(forText: "character(\"v\")")
    return terminal
  }

  private static func isStopped(_ process: Int32) throws -> Bool {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return status.contains("State:\tT")
  }

  @Test func `the terminal is as before after leaving`() throws {
    let terminal = try Self.started()
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    Self.expectRestored(terminal)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func `the terminal is as before after a signal to leave`(signal: Int32) throws {
    let terminal = try Self.started()
    terminal.signal(signal)
    #expect(try terminal.waitForEnd() == .exited(128 + signal))
    Self.expectRestored(terminal)
  }

  @Test(arguments: [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE])
  func `the terminal is as before after a crash, which is told`(signal: Int32) throws {
    let terminal = try Self.started()
    terminal.signal(signal)
    #expect(try terminal.waitForEnd() == .signalled(signal))
    Self.expectRestored(terminal)
    #expect(terminal.screen.text.contains("probe crashed"))
  }

  @Test func `a trap of Swift leaves its message in the log and the terminal as before`() throws {
    let folder = try TemporaryDirectory("probe")
    let log = folder.file("log")
    let terminal = try Probe.start(environment: ["PROBE_LOG": log])
    try terminal.wait(forText: "F1 Help")
    terminal.type("E")
    try terminal.wait(forText: "character(\"E\")")
    #expect(!terminal.screen.text.contains("standard error"))
    terminal.type("C")
    let end = try terminal.waitForEnd()
    #expect(end == .signalled(SIGTRAP) || end == .signalled(SIGILL))
    Self.expectRestored(terminal)
    let text = try String(contentsOfFile: log, encoding: .utf8)
    #expect(text.contains("to standard error"))
    #expect(text.contains("crash on request"))
    #expect(terminal.screen.text.contains("probe crashed"))
  }

  @Test func `stopped from outside it gives the terminal back and takes it again`() throws {
    let terminal = try Self.started()
    terminal.signal(SIGTSTP)
    try terminal.wait(for: "the shell's screen") { !$0.isAlternate }
    #expect(!terminal.screen.modes.contains(2004))
    // It stops after its last byte: nothing comes that could be waited for.
    var looks = 0
    while try !Self.isStopped(terminal.processID), looks < 1000 {
      terminal.settle(quiet: .milliseconds(10))
      looks += 1
    }
    #expect(terminal.modes == terminal.modesAtStart)
    terminal.signal(SIGCONT)
    try terminal.wait(for: "the program's screen") { $0.isAlternate && $0.contains("F1 Help") }
    try terminal.wait(for: "its modes") { $0.modes.isSuperset(of: [1000, 2004]) }
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    Self.expectRestored(terminal)
  }

  @Test func `it ends when the terminal is gone`() throws {
    let terminal = try Self.started()
    terminal.type("\u{1B}[200~unfinished")
    terminal.signal(SIGHUP)
    #expect(try terminal.waitForEnd() == .exited(128 + SIGHUP))
  }
}
