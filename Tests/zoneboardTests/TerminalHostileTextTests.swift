import Foundation
import TestSupport
import Testing

/// Text in records that would harm a terminal if it got there.
@Suite(.serialized) struct TerminalHostileTextTests {
  /// Characters that no terminal should get from data.
  private static let forbidden: [ClosedRange<UInt32>] = [
    0x7F...0x9F, 0x200B...0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x2064,
    0x2066...0x2069, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xE0001...0xE007F,
  ]

  @Test func `control, bidi and zero-width characters never reach the terminal`() throws {
    let program = try ProgramUnderTest()
    let path = program.home.file("park.zb")
    #expect(try program.run("init", "--store", path, "--sample", "all").status == 0)
    let hostile = "Quokka\u{202E}evil\u{2066}\u{200B}\u{FEFF}\u{2028}\u{E0041}end"
    let record = [
      ["id": "ent-bad", "name": hostile, "nameZh": hostile, "zone": "huairou-science-city"]
    ]
    let file = program.home.file("bad.json")
    try JSONSerialization.data(withJSONObject: record).write(to: URL(filePath: file))
    let run = try program.run("import", "enterprises", file, "--store", path)
    #expect(run.status == 0, "\(run.errors)")
    let list = ["list", "enterprises", "--store", path, "--where", "ent-bad", "--format", "table"]
    let listed = try program.run(list)
    #expect(listed.status == 0)
    expectHarmless(listed.output)
    let patent = [
      [
        "id": "pat-bad", "name": hostile, "nameZh": hostile, "applicant": "ent-bad",
        "kind": "invention", "filedOn": "2020-01-01", "grantedOn": "2021-01-01", "state": "granted",
      ]
    ]
    try JSONSerialization.data(withJSONObject: patent).write(to: URL(filePath: file))
    #expect(try program.run("import", "patents", file, "--store", path).status == 0)
    for words in [
      ["show", "patents", "pat-bad", "--format", "table"],
      ["report", "fee-ladder", "pat-bad"],
      ["report", "fee-ladder", "pat-bad", "--format", "markdown"],
      [
        "list", "patents", "--where", "pat-bad", "--group-by", "applicant", "--across", "name",
        "--format", "table",
      ],
    ] {
      let run = try program.run(words + ["--store", path])
      #expect(run.status == 0, "\(words): \(run.errors)")
      #expect(run.output.contains("Quokka"), "\(words)")
      expectHarmless(run.output)
    }
    let terminal = try program.openTerminal("open", "--store", path)
    try terminal.wait(forText: "F10")
    terminal.press(.text("3"))
    try terminal.wait(forText: "[Enterprises")
    terminal.type("/quokka")
    try terminal.wait(for: "one row") { $0.contains("1 / ") }
    terminal.press(.enter)
    terminal.settle()
    terminal.press(.enter)
    terminal.settle()
    terminal.press(.control("E"))
    terminal.settle()
    terminal.press(.function(1))
    terminal.settle()
    terminal.press(.escape)
    terminal.settle()
    terminal.press(.control("T"))
    terminal.settle()
    #expect(terminal.screen.bells == 0)
    #expect(terminal.screen.unknownSequences == [])
    terminal.signal(15)
    _ = try terminal.waitForEnd()
    let text = String(decoding: terminal.output, as: UTF8.self)
    for scalar in text.unicodeScalars {
      #expect(!Self.forbidden.contains { $0.contains(scalar.value) }, "U+\(scalar.value)")
    }
  }

  @Test func `a store's own labels reach no terminal with control or bidi characters`() throws {
    let store = try TerminalSampleStore()
    let text = #"""
      registers:
        enterprises:
          fields:
            parking:
              kind: integer
              label: {en: "Park\e[31m\u202Eing\u200B\a\x9B2J", zh: "车\e]2;t\a\u2066位"}
              help: {en: "He\e[2Jlp\u202E", zh: "说\u200B明"}
      """#
    try text.write(toFile: store.path + "/settings.yaml", atomically: false, encoding: .utf8)
    let run = try store.program.run("adopt", "settings.yaml", "--store", store.path)
    #expect(run.status == 0, "\(run.errors)")
    expectHarmless(run.errors)
    let list = ["registers", "enterprises", "--store", store.path, "--format", "table"]
    let listed = try store.program.run(list)
    #expect(listed.output.contains("parking"))
    expectHarmless(listed.output)
    for language in ["en", "zh"] {
      let terminal = try store.open(options: ["--lang", language])
      terminal.press(.text("3"))
      terminal.settle()
      terminal.press(.function(4))
      terminal.settle()
      terminal.press(.escape)
      terminal.settle()
      terminal.press(.control("E"))
      terminal.settle()
      terminal.press(.end)
      for key in 0..<4 { terminal.press(key == 2 ? .function(1) : .up) }
      terminal.settle()
      #expect(terminal.screen.bells == 0)
      #expect(terminal.screen.unknownSequences == [])
      terminal.signal(15)
      _ = try terminal.waitForEnd()
      let text = String(decoding: terminal.output, as: UTF8.self)
      for scalar in text.unicodeScalars {
        #expect(!Self.forbidden.contains { $0.contains(scalar.value) }, "U+\(scalar.value)")
      }
    }
  }

  @Test func `text with control characters is refused, and told without them`() throws {
    let store = try TerminalSampleStore()
    for text in ["Quokka\u{1B}[31mRed", "a\u{7}b", "a\u{9B}2Jb", "a\u{1B}]2;t\u{7}", "a\u{85}b"] {
      let run = try store.program.run(
        "set",
        "enterprises",
        TerminalSampleStore.record,
        "--store",
        store.path,
        "name=\(text)"
      )
      #expect(run.status == 65, "\(text.debugDescription)")
      expectHarmless(run.errors)
    }
    #expect(try store.value("name") == "Quokka Optics")
  }

  @Test func `hostile names of files and commands are told without harm`() throws {
    let program = try ProgramUnderTest()
    let hostile = "a\u{1B}[31mb\u{9B}2J\u{202E}c"
    for arguments in [
      ["list", hostile], ["show", "enterprises", hostile, "--store", hostile],
      ["init", "--store", hostile + "/x"], ["number", "uscc", hostile], [hostile],
      ["list", "enterprises", "--where", hostile],
    ] {
      expectHarmless(try program.run(arguments).errors)
    }
  }

  private func expectHarmless(_ text: String) {
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" {
      let isForbidden = scalar.value < 0x20 || Self.forbidden.contains { $0.contains(scalar.value) }
      #expect(!isForbidden, "U+\(String(scalar.value, radix: 16)) in \(text.debugDescription)")
    }
  }
}
