import Foundation
import TestSupport
import Testing

/// Terminals of every kind, locales of every kind, and sizes from the smallest to the largest.
@Suite(.serialized) struct TerminalKindsTests {
  @Test(arguments: ["xterm-256color", "xterm", "screen", "tmux-256color", "linux", "vt100"])
  func `it works on a terminal of each type`(type: String) throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(environment: ["TERM": type])
    try terminal.showEnterprises(with: "quokka")
    try terminal.changeCell(to: "Wombat Optics")
    try terminal.wait(forText: "Saved: Wombat Optics")
    try terminal.wait(forText: "▸")
    #expect(terminal.screen.unknownSequences == [])
    if type == "vt100" {
      #expect(!terminal.sentColours, "vt100 has no colours")
    }
    terminal.press(.control("Z"))
    try terminal.wait(forText: "Taken back")
    try terminal.leave()
    #expect(!terminal.screen.contains("Quokka"), "a record is left on the screen")
  }

  @Test(arguments: ["terminal", "dark", "light", "high-contrast", "colour-blind-safe"])
  func `on a terminal of sixteen colours every theme stays within them`(theme: String) throws {
    let store = try TerminalSampleStore()
    let description = store.program.home.file("16.ti")
    // What few machines have in their terminfo: aixterm's colours, and xterm for the rest.
    try """
    test-16color|xterm with sixteen colours,
    \tcolors#16, pairs#256,
    \tsetab=\\E[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm,
    \tsetaf=\\E[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm,
    \tuse=xterm-256color,

    """.write(toFile: description, atomically: false, encoding: .utf8)
    let entries = store.program.home.file("terminfo")
    let made = try runProgram(
      "/usr/bin/tic",
      ["-x", "-o", entries, description],
      environment: ["PATH": "/usr/bin:/bin"],
      directory: store.program.home.path
    )
    try #require(made.status == 0, "\(made.errors)")
    let terminal = try store.open(
      environment: ["TERM": "test-16color", "TERMINFO": entries],
      options: ["--theme", theme]
    )
    try terminal.showEnterprises(with: "quokka")
    try terminal.leave()
    #expect(terminal.sentColours)
    let sent = String(decoding: terminal.output, as: UTF8.self)
    #expect(!sent.contains("38;5;") && !sent.contains("48;5;") && !sent.contains("38;2;"))
    #expect(terminal.screen.unknownSequences == [])
  }

  @Test(arguments: [nil, "C", "POSIX", "zh_CN.UTF-8", "de_DE.ISO-8859-1"])
  func `it speaks UTF-8 whatever the locale is`(locale: String?) throws {
    let store = try TerminalSampleStore()
    try store.add("ent-zh", name: "袋熊光学")
    var environment = store.program.environment
    environment["LANG"] = locale
    store.program.environment = environment
    let terminal = try store.open()
    try terminal.wait(forText: locale == "zh_CN.UTF-8" ? "概览" : "Overview")
    terminal.press(.text("3"), .text("/"))
    terminal.type("袋熊")
    try terminal.wait(for: "one row") { $0.contains("1 / ") && $0.contains("袋熊光学") }
    try terminal.leave()
  }

  @Test func `no colour is sent where NO_COLOR is set`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(environment: ["NO_COLOR": "1"], options: ["--theme", "dark"])
    terminal.press(.text("3"))
    try terminal.wait(forText: "[Enterprises")
    try terminal.leave()
    #expect(!terminal.sentColours)
  }

  @Test func `with --ascii nothing beside the data leaves ASCII`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(options: ["--ascii"])
    try terminal.showEnterprisesInASCII(with: "quokka")
    expectASCII(terminal)
    terminal.press(.control("E"))
    try terminal.wait(forText: "Identity")
    expectASCII(terminal)
    terminal.press(.function(9))
    try terminal.wait(forText: "Menu")
    expectASCII(terminal)
    terminal.press(.escape, .escape, .escape)
    try terminal.leave()
  }

  private func expectASCII(_ terminal: PseudoTerminal) {
    let other = terminal.screen.text.unicodeScalars.first { !$0.isASCII }
    #expect(other == nil, "\(terminal.screen.text)")
  }

  @Test func `where ambiguous characters take two cells, borders and marks become ASCII`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(ambiguousIsWide: true)
    try terminal.wait(for: "borders in ASCII") { screen in
      screen.contains("-- ") && !screen.contains("──") && !screen.contains("▸")
    }
    try terminal.showEnterprisesInASCII(with: "quokka")
    for mark in ["▸", "─", "│", "▾", "…", "█"] {
      #expect(!terminal.screen.contains(mark), "\(mark) on the screen:\n\(terminal.screen.text)")
    }
    try terminal.leave()
  }

  @Test func `what the terminal answers is not waited for`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(answersQuestions: false)
    try terminal.wait(forText: "──")
    terminal.press(.text("3"))
    try terminal.wait(forText: "[Enterprises")
    try terminal.leave()
  }

  @Test(arguments: [("narrow", true), ("wide", false)])
  func `--ambiguous decides by hand`(choice: String, borders: Bool) throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open(options: ["--ambiguous", choice])
    try terminal.wait(for: "borders as chosen") { $0.contains("──") == borders }
    try terminal.leave()
  }

  @Test func `in eight places it draws fifteen widths up to 250 and heights up to 70`() throws {
    let store = try TerminalSampleStore()
    let terminal = try store.open()
    let widths = [1, 2, 3, 9, 19, 39, 40, 41, 79, 80, 119, 120, 121, 160, 250]
    let heights = [1, 2, 3, 5, 9, 10, 11, 23, 24, 40, 70]
    let places: [[TerminalKey]] = [
      [], [.text("3")], [.enter], [.escape, .control("T")], [.escape, .text("3"), .control("E")],
      [.escape, .function(9)], [.escape, .function(1)], [.escape, .function(5)],
    ]
    var turn = 0
    for keys in places {
      for key in keys {
        terminal.press(key)
        // An ESC is a key of its own only if nothing follows it at once.
        if key == .escape { terminal.settle(quiet: .milliseconds(60)) }
      }
      for (index, width) in widths.enumerated() {
        turn += 1
        let height = heights[(turn * 7 + index) % heights.count]
        terminal.mark()
        terminal.resize(columns: width, rows: height)
        try terminal.waitForOutput()
      }
      terminal.resize(columns: 1, rows: 1)
      terminal.resize(columns: 250, rows: 70)
      terminal.resize(columns: 80, rows: 24)
      try terminal.wait(forText: "F10")
    }
    #expect(terminal.screen.unknownSequences == [])
    terminal.signal(15)
    _ = try terminal.waitForEnd()
    #expect(terminal.modes == terminal.modesAtStart)
  }

  @Test(arguments: [(1, 1), (3, 2), (39, 9), (40, 10), (250, 70)])
  func `it starts at any size`(columns: Int, rows: Int) throws {
    let store = try TerminalSampleStore()
    let terminal = try store.program.openTerminal(
      "open",
      "--store",
      store.path,
      columns: columns,
      rows: rows
    )
    try terminal.wait(for: "a first frame") { screen in
      screen.isAlternate && screen.text.contains { $0 != " " && $0 != "\n" }
    }
    terminal.resize(columns: 80, rows: 24)
    try terminal.wait(forText: "F10")
    try terminal.leave()
  }
}

extension PseudoTerminal {
  /// Whether any colour was sent, as foreground or background.
  fileprivate var sentColours: Bool {
    let text = String(decoding: output, as: UTF8.self)
    return text.split(separator: "\u{1B}[").contains { sequence in
      let parameters = sequence.prefix { "0123456789;".contains($0) }
      guard sequence.dropFirst(parameters.count).first == "m" else { return false }
      let numbers = parameters.split(separator: ";").compactMap { Int($0) }
      return numbers.contains { (30...38).contains($0) || (40...48).contains($0) }
    }
  }

  /// Goes to the one enterprise with a text where marks are ASCII.
  fileprivate func showEnterprisesInASCII(with text: String) throws {
    press(.text("3"))
    try wait(forText: "[Enterprises")
    press(.text("/"))
    type(text)
    try wait(for: "one row with \(text)") { $0.contains("1 / ") && $0.contains("/ \(text)") }
    press(.enter)
    try wait(forText: ">")
  }
}
