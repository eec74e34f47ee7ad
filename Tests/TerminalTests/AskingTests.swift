import Foundation
import TestSupport
import Testing

struct AskingTests {
  @Test func `where ambiguous characters are wide, marks are ASCII and columns still hold`() throws
  {
    let terminal = try Probe.start(
      environment: ["PROBE_ASK": "1"],
      columns: 100,
      ambiguousIsWide: true
    )
    // The frame may come in pieces: wait for its marks and its rule.
    try terminal.wait(for: "an ASCII rule and cursor") {
      $0.lines[1].hasPrefix("-- Table ---") && $0.lines[2].hasPrefix(">")
        && $0.column(of: "B-1005", inRow: 7) == 28
    }
    #expect(terminal.screen.lines[0].hasPrefix("probe 园区"))
    #expect(terminal.screen.column(of: "B-1002", inRow: 4) == 28)
    #expect(terminal.screen.column(of: "B-1005", inRow: 7) == 28)
  }

  @Test func `where they are narrow, nothing of the question is left to see`() throws {
    let terminal = try Probe.start(environment: ["PROBE_ASK": "1"])
    try terminal.wait(forText: "cursorReport")
    #expect(terminal.screen.lines[0].hasPrefix("probe 园区"))
    #expect(terminal.screen.lines[1].hasPrefix("── Table ──"))
    #expect(!terminal.screen.text.contains("…"))
  }

  @Test func `a terminal that does not answer shows its first frame all the same`() throws {
    let terminal = try Probe.start(environment: ["PROBE_ASK": "1"], answersQuestions: false)
    try terminal.wait(forText: "F1 Help")
    #expect(terminal.screen.lines[1].hasPrefix("── Table ──"))
  }

  @Test func `a terminal that can hold updates back gets large ones in one piece`() throws {
    let terminal = try Probe.start(environment: ["PROBE_ASK": "1"])
    try terminal.wait(forText: "cursorReport")
    terminal.settle(quiet: .milliseconds(30))
    terminal.mark()
    terminal.press(.pageDown)
    try terminal.wait(forText: "key: pageDown")
    terminal.settle(quiet: .milliseconds(30))
    let page = String(decoding: terminal.outputSinceMark, as: UTF8.self)
    #expect(page.hasPrefix("\u{1B}[?2026h") && page.hasSuffix("\u{1B}[?2026l"))
    #expect(!terminal.screen.modes.contains(2026))
  }

  @Test func `a text is copied through the terminal`() throws {
    let terminal = try Probe.start()
    try terminal.wait(forText: "F1 Help")
    terminal.type("c")
    try terminal.wait(forText: "key: sent")
    let sent = "\u{1B}]52;c;\(Data("纳米 copied".utf8).base64EncodedString())\u{7}"
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(sent))
  }

  @Test func `modes are those that the frame asks for`() throws {
    let terminal = try Probe.start()
    try terminal.wait(forText: "F1 Help")
    #expect(terminal.screen.modes.contains(2004))
    #expect(!terminal.screen.modes.contains(1000))
    #expect(!terminal.screen.showsCursor)
    terminal.type("mvT")
    try terminal.wait(forText: "character(\"T\")")
    #expect(terminal.screen.modes.isSuperset(of: [1000, 1006]))
    #expect(terminal.screen.showsCursor)
    #expect(terminal.screen.cursor == (22, 5))
    #expect(terminal.screen.title == "纳米·")
    terminal.type("m")
    try terminal.wait(forText: "character(\"m\")")
    #expect(!terminal.screen.modes.contains(1000))
  }
}
