import Foundation
import TestSupport
import Testing

struct ShowingTests {
  @Test(
    arguments: ["xterm-256color", "xterm", "screen", "tmux-256color", "linux", "vt100"],
    ["C.UTF-8", "C", "", "zh_CN.UTF-8"]
  )
  func `Chinese and Latin text stand in their columns on every terminal`(
    type: String,
    language: String
  ) throws {
    let terminal = try Probe.start(
      type: type,
      environment: ["LANG": language],
      columns: 100,
      rows: 16
    )
    try terminal.wait(forText: "F1 Help")
    terminal.press(.down)
    try terminal.wait(for: "the cursor in the second row") {
      $0.lines[3].hasPrefix("▸") && $0.contains("key: down")
    }
    let lines = terminal.screen.lines
    #expect(lines[0].hasPrefix("probe 园区"))
    #expect(terminal.screen.column(of: "B-1000", inRow: 2) == 28)
    #expect(terminal.screen.column(of: "B-1002", inRow: 4) == 28)
    #expect(terminal.screen.column(of: "B-1005", inRow: 7) == 28)
    #expect(lines[3].hasPrefix("▸  Jørgen 作者              B-1001              7919  加速器        ▌"))
    #expect(lines[7].contains("a b·[31mc"))
    #expect(terminal.screen.style(of: "Jørgen")?.isReversed == true)
    #expect(terminal.screen.unknownSequences.isEmpty)
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `a cursor move, a page and rest cost few bytes`() throws {
    let terminal = try Probe.start(columns: 120, rows: 40)
    try terminal.wait(forText: "F1 Help")
    func cost(_ key: TerminalKey, until text: String) throws -> Int {
      terminal.mark()
      terminal.press(key)
      try terminal.wait(forText: text)
      terminal.settle(quiet: .milliseconds(30))
      return terminal.outputSinceMark.count
    }
    _ = try cost(.down, until: "2 of 1000")
    let down = try (3...12).map { try cost(.down, until: "\($0) of 1000") }
    let page = try cost(.pageDown, until: "47 of 1000")
    let scroll = try cost(.down, until: "48 of 1000")
    // The key that came is the same as before, so nothing at all changes.
    terminal.press(.function(5))
    try terminal.wait(forText: "function(5)")
    terminal.settle(quiet: .milliseconds(30))
    terminal.mark()
    terminal.press(.function(5))
    terminal.settle()
    #expect((down.max() ?? .max) <= 330, "\(down)")
    #expect(page <= 4000)
    #expect(scroll <= 660)
    #expect(terminal.outputSinceMark.isEmpty)
    terminal.type("q")
    try terminal.waitForEnd()
  }

  @Test func `without colours the cursor and what calls for action still stand out`() throws {
    let terminal = try Probe.start(environment: ["NO_COLOR": "1"])
    try terminal.wait(forText: "F1 Help")
    #expect(terminal.screen.style(row: 2, column: 3).isReversed)
    #expect(terminal.screen.style(row: 5, column: 1).isBold)
    let bytes = String(decoding: terminal.output, as: UTF8.self)
    #expect(!bytes.contains("\u{1B}[31m") && !bytes.contains("38;5"))
  }

  @Test func `a theme paints in its own colours and can be changed while shown`() throws {
    let terminal = try Probe.start(environment: ["PROBE_THEME": "light"])
    try terminal.wait(forText: "F1 Help")
    let light = terminal.screen.style(row: 3, column: 3)
    #expect(light.background != .standard)
    terminal.type("d")
    try terminal.wait(forText: "character(\"d\")")
    let dark = terminal.screen.style(row: 3, column: 3)
    #expect(dark.background != .standard && dark.background != light.background)
  }

  @Test func `the window's size is followed, down to a single cell`() throws {
    let terminal = try Probe.start()
    try terminal.wait(forText: "80x24")
    for (columns, rows) in [(120, 40), (40, 10), (7, 3), (1, 1), (2, 6), (250, 70), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      if columns > 20, rows > 6 { try terminal.wait(forText: "\(columns)x\(rows)") }
      terminal.press(.down)
    }
    try terminal.wait(forText: "F1 Help")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `what another program wrote on the screen is gone after a redraw`() throws {
    let terminal = try Probe.start()
    try terminal.wait(forText: "F1 Help")
    terminal.mark()
    terminal.press(.control("l"))
    try terminal.wait(forText: "control(\"l\")")
    terminal.settle(quiet: .milliseconds(30))
    #expect(terminal.outputSinceMark.count > 1000)
    #expect(terminal.screen.lines[0].hasPrefix("probe 园区"))
  }

  @Test(arguments: [("dumb", "poorType"), ("no-such", "unknownType"), ("", "unknownType")])
  func `a terminal that can't be used is refused with its reason`(type: String, reason: String)
    throws
  {
    let terminal = try Probe.start(type: type)
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.screen.text.contains("error: \(reason)"))
    #expect(terminal.modes == terminal.modesAtStart)
  }
}
