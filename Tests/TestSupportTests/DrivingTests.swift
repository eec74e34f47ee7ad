import TestSupport
import Testing

/// Drives `/bin/sh`, so that what the tests stand on is known to be sound itself.
@Suite struct DrivingTests {
  private let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"]

  private func shell(_ script: String, columns: Int = 40, rows: Int = 6) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: "/bin/sh",
      arguments: ["-c", script],
      environment: environment,
      columns: columns,
      rows: rows
    )
  }

  @Test func `a program is seen, answered and ends with its status`() throws {
    let terminal = try shell("printf '园区 ready> '; read -r word; echo got $word; exit 7")
    try terminal.wait(forText: "园区 ready>")
    terminal.type("innovation")
    terminal.press(.enter)
    #expect(try terminal.waitForEnd() == .exited(7))
    #expect(terminal.screen.lines.prefix(2) == ["园区 ready> innovation", "got innovation"])
    #expect(terminal.modes == terminal.modesAtStart)
  }

  @Test func `a wait for what never comes says what was on the screen`() throws {
    let terminal = try shell("echo only this")
    let error = #expect(throws: DrivingError.self) { try terminal.wait(forText: "something else") }
    #expect(error?.description.contains("only this") == true)
    #expect(error?.description.contains("ended") == true)
  }

  @Test func `a wait ends at its limit`() throws {
    let terminal = try shell("read -r word")
    #expect(throws: DrivingError.self) {
      try terminal.wait(forText: "never", within: .milliseconds(20))
    }
  }

  @Test func `signals and sizes reach the program`() throws {
    let terminal = try shell(
      "trap 'stty size' WINCH; trap 'echo bye; exit 3' TERM; echo up; while :; do read -r x; done"
    )
    try terminal.wait(forText: "up")
    terminal.resize(columns: 50, rows: 9)
    try terminal.wait(forText: "9 50")
    terminal.signal(15)
    #expect(try terminal.waitForEnd() == .exited(3))
    #expect(terminal.screen.contains("bye"))
    let killed = try shell("kill -9 $$")
    #expect(try killed.waitForEnd() == .signalled(9))
  }

  @Test func `settings that a program leaves behind are seen`() throws {
    let terminal = try shell("stty -echo -icanon")
    try terminal.waitForEnd()
    #expect(terminal.modes != terminal.modesAtStart)
  }

  @Test func `bytes are counted from a mark`() throws {
    let terminal = try shell("echo one; read -r x; printf 12345; read -r x")
    try terminal.wait(forText: "one")
    terminal.settle(quiet: .milliseconds(20))
    terminal.mark()
    #expect(terminal.outputSinceMark.isEmpty)
    terminal.press(.enter)
    try terminal.wait(forText: "12345")
    // The echo of Enter is two bytes.
    #expect(terminal.outputSinceMark.count == 7)
  }

  @Test func `the terminal answers the program's questions`() throws {
    let terminal = try shell(
      "stty raw -echo; printf 'ab\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c; stty sane"
    )
    try terminal.waitForEnd()
    #expect(terminal.screen.text.contains("033   [   1   ;   3   R"))
  }

  @Test func `a large output is taken whole`() throws {
    let terminal = try shell("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.contains("line 19999"))
    #expect(terminal.output.count { $0 == 10 } == 20_000)
  }

  @Test func `a program without a terminal is run to its end`() throws {
    let long = [UInt8](repeating: 97, count: 300_000)
    let run = try runProgram(
      "/bin/sh",
      ["-c", "wc -c; echo trouble >&2; exit 65"],
      environment: environment,
      input: long
    )
    #expect(run.status == 65)
    #expect(run.lines.map { $0.filter { $0 != " " } } == ["300000"])
    #expect(run.errors == "trouble\n")
    let deaf = try runProgram("/bin/true", [], environment: environment, input: long)
    #expect(deaf.end == .exited(0))
    #expect(throws: DrivingError.self) {
      try runProgram(
        "/bin/sh",
        ["-c", "read x <&2; sleep 60"],
        environment: environment,
        within: .milliseconds(20)
      )
    }
    #expect(throws: DrivingError.self) {
      try runProgram("/nowhere/zoneboard", [], environment: environment)
    }
  }

  @Test func `tmux shows what a program draws and tells how it ended`() throws {
    let folder = try TemporaryDirectory()
    let tmux = try Tmux(
      running: "/bin/sh",
      arguments: ["-c", "echo \"$TERM 园区\"; read -r x; stty size; exit 4"],
      environment: environment,
      directory: folder.path,
      columns: 60,
      rows: 8
    )
    try tmux.wait(forText: "tmux-256color 园区")
    #expect(tmux.end() == nil)
    try tmux.press(.text("x"), .enter)
    #expect(try tmux.waitForEnd() == .exited(4))
    #expect(try tmux.lines().contains("8 60"))
  }
}
