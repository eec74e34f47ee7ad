import Foundation
import TestSupport
import Testing

struct KeyTests {
  @Test(
    arguments: zip(
      [
        "\u{13}", "\u{11}", "\u{1A}", "\u{3}", "\u{16}", "\u{F}", "\u{1C}", "\r", "\u{1B}[15~",
        "\u{1B}OA", "中", "\u{1B}[1;5A\u{1B}[24~x", "\u{1B}[<0;5;3M\u{1B}[<0;5;3M",
        "\u{1B}[200~:q\ry\u{1B}[201~",
      ],
      [
        "control(\"s\")", "control(\"q\")", "control(\"z\")", "control(\"c\")", "control(\"v\")",
        "control(\"o\")", "control(\"\\\\\")", "enter", "function(5)", "up", "character(\"中\")",
        "character(\"x\")", "press 4,2 x2", "paste 4 :q|y",
      ]
    )
  )
  func `every key reaches the program, those of flow and job control too`(
    bytes: String,
    words: String
  ) throws {
    let terminal = try Probe.start()
    try terminal.wait(forText: "F1 Help")
    terminal.type(bytes)
    try terminal.wait(forText: "key: \(words)")
  }

  @Test func `a lone escape is a key without another key after it`() throws {
    let terminal = try Probe.start()
    try terminal.wait(forText: "F1 Help")
    terminal.press(.escape)
    try terminal.wait(forText: "key: escape")
    terminal.type("\u{1B}x")
    try terminal.wait(forText: "key: character(\"x\")")
  }
}
