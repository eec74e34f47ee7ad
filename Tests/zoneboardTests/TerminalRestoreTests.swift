import Foundation
import Glibc
import TestSupport
import Testing

/// However the program ends, the terminal is as it was.
@Suite(.serialized) struct TerminalRestoreTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func `a signal from outside ends it with the terminal restored`(number: Int32) throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    #expect(terminal.screen.isAlternate)
    #expect(terminal.modes != terminal.modesAtStart)
    terminal.signal(number)
    let end = try terminal.waitForEnd()
    #expect(end == .exited(128 + number) || end == .signalled(number))
    #expect(terminal.modes == terminal.modesAtStart)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.showsCursor)
    #expect(!terminal.screen.modes.contains(2004))
    #expect(!terminal.screen.modes.contains(1000))
    #expect(terminal.screen.text.allSatisfy { $0 == "\n" || $0 == " " })
  }

  @Test func `a connection that is lost ends it, and what was typed in a form is found again`()
    throws
  {
    let store = try TerminalSampleStore()
    let first = try store.open()
    try first.showEnterprises(with: "quokka")
    first.press(.control("E"))
    try first.wait(forText: "── Identity")
    first.press(.control("U"))
    first.type("Numbat Optics")
    try first.wait(forText: "Numbat Optics")
    first.signal(SIGHUP)
    _ = try first.waitForEnd()
    #expect(try store.value("name") == "Quokka Optics")

    let second = try store.open()
    try second.wait(forText: "Unfinished")
    try second.leave()
  }

  @Test func `stopped from outside it gives the shell its terminal, and takes it again`() throws {
    let store = try TerminalSampleStore()
    // A program can be stopped only where a shell would let it go on.
    let tmux = try Tmux(
      running: "/bin/bash",
      arguments: ["--norc", "--noprofile", "-i"],
      environment: store.program.environment.merging(["PS1": "ready "]) { $1 },
      directory: store.program.home.path
    )
    try tmux.wait(forText: "ready")
    let program = try ProgramUnderTest.path()
    try tmux.type("'\(program)' open --store '\(store.path)'")
    try tmux.press(.enter)
    try tmux.wait(forText: "F10 Leave")
    try tmux.type("3")
    try tmux.wait(forText: "[Enterprises")
    let shell = try tmux.processID()
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children",
      encoding: .utf8
    )
    let pid = try #require(children.split(separator: " ").first.flatMap { Int32($0) })
    kill(pid, SIGTSTP)
    try tmux.wait(for: "the shell") { lines in
      lines.contains { $0.contains("Stopped") } && !lines.contains { $0.contains("[Enterprises") }
    }
    try tmux.type("fg; echo left with $?")
    try tmux.press(.enter)
    try tmux.wait(forText: "[Enterprises")
    try tmux.press(.down, .function(10))
    try tmux.wait(forText: "left with 0")
  }

  @Test func `without a terminal it says so and what to do`() throws {
    let store = try TerminalSampleStore()
    let run = try store.program.run("open", "--store", store.path)
    #expect(run.status == 69)
    #expect(run.errors.hasPrefix("zoneboard: "))
    #expect(run.output == "")
  }

  @Test(arguments: ["dumb", "no-such-terminal", ""])
  func `a terminal that cannot be used is told with status 69`(type: String) throws {
    let store = try TerminalSampleStore()
    let terminal = try store.program.openTerminal(
      "open",
      "--store",
      store.path,
      environment: ["TERM": type]
    )
    #expect(try terminal.waitForEnd() == .exited(69))
    #expect(terminal.screen.contains("TERM"))
    #expect(terminal.modes == terminal.modesAtStart)
  }
}
