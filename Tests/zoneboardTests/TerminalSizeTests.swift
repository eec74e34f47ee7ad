import TestSupport
import Testing

/// A window that somebody drags about while the dashboard runs in it.
@Suite(.serialized) struct TerminalSizeTests {
  @Test func `hundreds of sizes in quick succession leave the dashboard alive and whole`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    var generator = SeededGenerator(seed: 7)
    let keys: [TerminalKey] = [
      .text("3"), .enter, .text("0"), .function(9), .escape, .text("/"), .escape, .text("1"),
    ]
    for step in 0..<400 {
      terminal.resize(
        columns: Int.random(in: 1...250, using: &generator),
        rows: Int.random(in: 1...70, using: &generator)
      )
      if step.isMultiple(of: 5) { terminal.press(keys[step / 5 % keys.count]) }
      if step.isMultiple(of: 50) { terminal.settle(quiet: .milliseconds(20)) }
    }
    terminal.resize(columns: 80, rows: 24)
    terminal.settle()
    terminal.press(.escape)
    terminal.settle()
    terminal.press(.escape)
    terminal.settle()
    terminal.press(.text("0"))
    try terminal.wait(forText: "Needs attention")
    try terminal.wait(forText: "F10 Leave")
    try terminal.leave()
  }
}
