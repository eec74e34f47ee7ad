import TestSupport
import Testing

@Suite struct VirtualScreenTests {
  private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> VirtualScreen {
    var screen = VirtualScreen(columns: columns, rows: rows)
    screen.receive(text)
    return screen
  }

  @Test func `text stands where it was written and the cursor after it`() {
    let screen = screen("ab\u{1B}[3;4Hcd")
    #expect(screen.lines == ["ab", "", "   cd", ""])
    #expect(screen.cursor == (2, 5))
  }

  @Test func `a full line wraps only with the next character`() {
    var screen = screen("0123456789")
    #expect(screen.cursor == (0, 9))
    screen.receive("x")
    #expect(screen.lines == ["0123456789", "x", "", ""])
  }

  @Test func `without wrapping the last column is overwritten`() {
    #expect(screen("\u{1B}[?7l0123456789xyz").lines[0] == "012345678z")
  }

  @Test func `a wide character takes two columns and is never halved`() {
    var screen = screen("科技a")
    #expect(screen.cursor == (0, 5))
    #expect(screen.character(row: 0, column: 1) == "")
    screen.receive("\u{1B}[1;2Hx")
    #expect(screen.lines[0] == " x技a")
    screen.receive("\u{1B}[1;10H园")
    #expect(screen.lines[1] == "园")
  }

  @Test func `a combining mark belongs to the character before it`() {
    let screen = screen("Jo\u{308}rgen")
    #expect(screen.cursor == (0, 6))
    #expect(screen.character(row: 0, column: 1) == "o\u{308}")
  }

  @Test func `ambiguous characters take two columns where the terminal says so`() {
    var narrow = VirtualScreen(columns: 10, rows: 1)
    var wide = VirtualScreen(columns: 10, rows: 1, ambiguousIsWide: true)
    for character in "─·½▸…α" {
      narrow.receive("\r\(character)\u{1B}[6n")
      wide.receive("\r\(character)\u{1B}[6n")
      #expect(String(decoding: narrow.takeReplies(), as: UTF8.self) == "\u{1B}[1;2R")
      #expect(
        String(decoding: wide.takeReplies(), as: UTF8.self)
          == (character == "▸" ? "\u{1B}[1;2R" : "\u{1B}[1;3R")
      )
    }
  }

  @Test(arguments: [
    ("\u{1B}[2;3H\u{1B}[K", ["aaaaa", "bb", "ccccc", "ddddd"]),
    ("\u{1B}[2;3H\u{1B}[1K", ["aaaaa", "   bb", "ccccc", "ddddd"]),
    ("\u{1B}[2;3H\u{1B}[J", ["aaaaa", "bb", "", ""]),
    ("\u{1B}[2;3H\u{1B}[1J", ["", "   bb", "ccccc", "ddddd"]),
    ("\u{1B}[2J", ["", "", "", ""]),
    ("\u{1B}[2;2H\u{1B}[2X", ["aaaaa", "b  bb", "ccccc", "ddddd"]),
    ("\u{1B}[2;2H\u{1B}[2P", ["aaaaa", "bbb", "ccccc", "ddddd"]),
    ("\u{1B}[2;2H\u{1B}[2@", ["aaaaa", "b  bbbb", "ccccc", "ddddd"]),
    ("\u{1B}[2;2H\u{1B}[4hx\u{1B}[4l", ["aaaaa", "bxbbbb", "ccccc", "ddddd"]),
    ("\u{1B}[2H\u{1B}[L", ["aaaaa", "", "bbbbb", "ccccc"]),
    ("\u{1B}[2H\u{1B}[M", ["aaaaa", "ccccc", "ddddd", ""]),
    ("\u{1B}[2;3r\u{1B}[3H\n", ["aaaaa", "ccccc", "", "ddddd"]),
    ("\u{1B}[2;3r\u{1B}[2H\u{1B}M", ["aaaaa", "", "bbbbb", "ddddd"]),
    ("\u{1B}[S", ["bbbbb", "ccccc", "ddddd", ""]),
    ("\u{1B}[T", ["", "aaaaa", "bbbbb", "ccccc"]),
    ("\u{1B}[2Hx\u{1B}[3b", ["aaaaa", "xxxxb", "ccccc", "ddddd"]),
    ("\u{1B}[2H\u{1B}(0lqk\u{1B}(B", ["aaaaa", "┌─┐bb", "ccccc", "ddddd"]),
    ("\u{1B}[2H\u{1B})0\u{0E}x\u{0F}x", ["aaaaa", "│xbbb", "ccccc", "ddddd"]),
    ("\u{1B}[2H\u{1B}]0;title\u{7}z", ["aaaaa", "zbbbb", "ccccc", "ddddd"]),
    ("\u{1B}[2H\u{1B}Pnothing\u{1B}\\z", ["aaaaa", "zbbbb", "ccccc", "ddddd"]),
  ])
  func `erasing, moving and drawing do what xterm does`(sequence: String, lines: [String]) {
    let screen = screen("aaaaa\r\nbbbbb\r\nccccc\r\nddddd\(sequence)")
    #expect(screen.lines == lines)
    #expect(screen.unknownSequences == [])
  }

  @Test func `styles are told by cell`() {
    let screen = screen("\u{1B}[1;31;48;5;17mab\u{1B}[22;38;2;1;2;3mc\u{1B}[m d\u{1B}[7;97me")
    #expect(screen.style(row: 0, column: 0).isBold)
    #expect(screen.style(of: "b")?.foreground == .indexed(1))
    #expect(screen.style(of: "b")?.background == .indexed(17))
    #expect(screen.style(of: "c")?.foreground == .rgb(1, 2, 3))
    #expect(screen.style(of: "c")?.isBold == false)
    #expect(screen.style(of: "d") == ScreenStyle())
    #expect(screen.style(of: "e")?.isReversed == true)
    #expect(screen.style(of: "e")?.foreground == .indexed(15))
  }

  @Test func `leaving the alternate screen brings back what was there`() {
    var screen = screen("$ zoneboard")
    screen.receive("\u{1B}[?1049h\u{1B}[?25l\u{1B}[Hboard")
    #expect(screen.lines[0] == "board")
    #expect(screen.isAlternate)
    #expect(!screen.showsCursor)
    screen.receive("\u{1B}[?25h\u{1B}[?1049l")
    #expect(screen.lines[0] == "$ zoneboar")
    #expect(screen.cursor == (1, 1))
  }

  @Test func `questions are answered`() {
    var screen = screen("ab\u{1B}[6n\u{1B}[5n\u{1B}[c\u{1B}[?2026$p\u{1B}[?2004h\u{1B}[?2004$p")
    #expect(
      String(decoding: screen.takeReplies(), as: UTF8.self)
        == "\u{1B}[1;3R\u{1B}[0n\u{1B}[?62;22c\u{1B}[?2026;2$y\u{1B}[?2004;1$y"
    )
    #expect(screen.takeReplies() == [])
  }

  @Test func `what it does not know is told and not shown`() {
    let screen = screen("a\u{1B}[?9999h\u{1B}[5zb\u{1}\u{1B}#3")
    #expect(screen.lines[0] == "ab")
    #expect(screen.unknownSequences == ["CSI ?9999h", "CSI 5z", "control 1", "ESC #3"])
  }

  @Test func `resizing keeps the upper left and the cursor's line`() {
    var screen = screen("one\r\ntwo\r\nthree\r\nfour科")
    screen.resize(columns: 5, rows: 2)
    #expect(screen.lines == ["three", "four"])
    screen.resize(columns: 8, rows: 3)
    #expect(screen.lines == ["three", "four", ""])
  }

  @Test(arguments: Trials.seeds(20))
  func `no bytes whatever upset it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var screen = VirtualScreen(columns: 1 + random.below(12), rows: 1 + random.below(6))
    let pieces = [
      "\u{1B}", "[", "?", ";", "H", "r", "m", "L", "M", "P", "@", "X", "J", "K", "b", "h", "l", "科",
      "a",
      "\u{308}", "\n", "\r", "\t", "\u{8}", "1049", "4", "7", "3", "99999", "S", "T", "7", "8", "M",
    ]
    for _ in 0..<2_000 {
      screen.receive(random.pick(pieces))
      if random.oneIn(50) { screen.receive([UInt8(random.below(256))]) }
      if random.oneIn(80) {
        screen.resize(columns: 1 + random.below(12), rows: 1 + random.below(6))
      }
      let cursor = screen.cursor
      #expect(
        (0..<screen.rows).contains(cursor.row) && (0..<screen.columns).contains(cursor.column)
      )
    }
    #expect(screen.lines.count == screen.rows)
  }
}
