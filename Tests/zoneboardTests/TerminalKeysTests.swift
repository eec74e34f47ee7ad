import TestSupport
import Testing

/// Bytes that come from a keyboard, a clipboard or a line's noise.
@Suite(.serialized) struct TerminalKeysTests {
  @Test func `a lone ESC closes what is open`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    terminal.press(.function(9))
    try terminal.wait(forText: "Menu ")
    let menu = terminal.screen.text
    terminal.send([0x1B])
    try terminal.wait(for: "the menu to close") { $0.text != menu && $0.contains("Overview") }
    try terminal.leave()
  }

  @Test func `sequences that nobody knows are swallowed whole`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    try terminal.showEnterprises(with: "quokka")
    let unknown = [
      "\u{1B}[99~", "\u{1B}[1;5A", "\u{1B}[38;5;3q", "\u{1B}Oq",
      "\u{1B}[?1;2c", "\u{1B}[200;300Z", "\u{1B}[>0;276;0c", "\u{1B}[57399u", "\u{1B}[1;2P",
    ]
    for sequence in unknown { terminal.send(Array(sequence.utf8)) }
    // A key with an answer of its own shows that all before it has been read.
    terminal.press(.control("S"))
    try terminal.wait(forText: "All is saved")
    #expect(terminal.screen.contains("Quokka Optics"))
    #expect(terminal.screen.contains("[Enterprises"))
    #expect(try store.value("name") == "Quokka Optics")
    try terminal.leave()
  }

  @Test func `text pasted into a list never runs as commands`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    try terminal.showEnterprises(with: "quokka")
    try terminal.wait(for: "bracketed paste") { $0.modes.contains(2004) }
    terminal.send(Array("\u{1B}[200~:quit\rq\u{7F}\u{1B}[3~d\r0\n\u{1B}[201~".utf8))
    terminal.send(Array("\u{1B}[200~\u{11}\u{1A}\u{3}\u{1B}[201~".utf8))
    terminal.settle()
    terminal.press(.escape)
    terminal.settle()
    terminal.press(.escape)
    terminal.settle()
    terminal.press(.control("S"))
    try terminal.wait(forText: "All is saved")
    #expect(try store.value("name") == "Quokka Optics")
    let history = try store.program.run(
      "history",
      "--store",
      store.path,
      "--record",
      "enterprises/\(TerminalSampleStore.record)",
      "--format",
      "jsonl"
    )
    #expect(history.lines.count == 1, "\(history.output)")
    try terminal.leave()
  }

  @Test func `text pasted into a field is text, whatever it holds`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    try terminal.showEnterprises(with: "quokka")
    terminal.press(.function(2))
    try terminal.wait(forText: "Esc Back")
    terminal.press(.control("U"))
    terminal.paste("Wombat\u{1B}[31m\u{7} 光学\u{202E}\u{200B}")
    terminal.press(.enter)
    try terminal.wait(forText: "Saved: ")
    let name = try store.value("name")
    #expect(name.hasPrefix("Wombat"))
    #expect(name.contains("光学"))
    #expect(!name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    try terminal.leave()
  }

  @Test func `control keys that terminals keep for themselves reach the program`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    terminal.press(.control("S"))
    try terminal.wait(forText: "All is saved")
    terminal.press(.control("Z"))
    try terminal.wait(forText: "was not made in this window")
    terminal.press(.text("1"))
    try terminal.wait(forText: "Taken back: ")
    terminal.press(.control("Y"))
    try terminal.wait(forText: "Done again: ")
    terminal.press(.control("Q"))
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `Ctrl-C never leaves`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    let places: [[TerminalKey]] = [
      [], [.text("3")], [.text("/")], [.control("E")], [.function(9)], [.text(":")],
    ]
    for place in places {
      for key in place { terminal.press(key) }
      terminal.settle()
      terminal.press(.control("C"), .control("C"), .control("C"), .control("C"))
      terminal.settle()
      terminal.press(.escape)
      terminal.settle()
    }
    terminal.press(.control("S"))
    try terminal.waitForOutput()
    #expect(terminal.screen.isAlternate)
    terminal.signal(15)
    #expect(try terminal.waitForEnd() != .exited(0))
  }

  @Test func `random bytes neither end it with a fault nor upset the terminal`() throws {
    let store = try TerminalSampleStore()
    var generator = SeededGenerator(seed: 7)
    for round in 0..<4 {
      let terminal = try store.open()
      var bytes: [UInt8] = []
      for _ in 0..<600 {
        let byte = UInt8.random(in: 0...255, using: &generator)
        // Leaving, suspending and the command line's words are meant; all else may come.
        if byte != 0x11, byte != UInt8(ascii: ":"), byte != UInt8(ascii: "q") { bytes.append(byte) }
      }
      terminal.send(bytes)
      terminal.settle(quiet: .milliseconds(50), within: .seconds(2))
      terminal.signal(15)
      let end = try terminal.waitForEnd()
      #expect(end == .exited(143) || end == .exited(0), "round \(round)")
      #expect(terminal.modes == terminal.modesAtStart, "round \(round)")
      #expect(!terminal.screen.isAlternate, "round \(round)")
    }
  }
}
