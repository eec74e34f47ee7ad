import Canvas
import Testing

struct KeyDecoderTests {
  private static let escape = "\u{1B}"

  static let known: [(String, Key)] = [
    ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)),
    ("[11~", .function(1)), ("[12~", .function(2)), ("[13~", .function(3)),
    ("[14~", .function(4)), ("[[A", .function(1)), ("[[B", .function(2)), ("[[C", .function(3)),
    ("[[D", .function(4)), ("[[E", .function(5)), ("[15~", .function(5)),
    ("[17~", .function(6)), ("[18~", .function(7)), ("[19~", .function(8)),
    ("[20~", .function(9)), ("[21~", .function(10)), ("[2~", .insert), ("[3~", .delete),
    ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .shiftTab), ("OH", .home), ("[H", .home),
    ("[1~", .home), ("[7~", .home), ("OF", .end), ("[F", .end), ("[4~", .end), ("[8~", .end),
    ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left), ("[A", .up), ("[B", .down),
    ("[C", .right), ("[D", .left), ("OM", .enter),
    ("[24;80R", .cursorReport(Position(79, 23))),
    ("[?2026;2$y", .modeReport(mode: 2026, state: 2)),
    ("[<0;5;3M", .mouse(Mouse(.press, at: Position(4, 2)))),
    ("[<0;5;3m", .mouse(Mouse(.release, at: Position(4, 2)))),
    ("[<32;5;3M", .mouse(Mouse(.drag, at: Position(4, 2)))),
    ("[<2;5;3M", .mouse(Mouse(.press, .right, at: Position(4, 2)))),
    ("[<64;1;1M", .mouse(Mouse(.wheelUp, .none, at: .zero))),
    ("[<65;1;1M", .mouse(Mouse(.wheelDown, .none, at: .zero))),
    ("[<4;1;1M", .mouse(Mouse(.press, at: .zero))),
    ("[M !!", .mouse(Mouse(.press, at: .zero))),
    ("[M#!!", .mouse(Mouse(.release, .none, at: .zero))),
    ("[200~quit\r\nyes\u{1B}[A\u{7}\u{1B}[201~", .paste("quit\nyes[A")),
  ]

  @Test(arguments: known)
  func `every known sequence is one key, whole or byte by byte`(bytes: String, key: Key) {
    let sequence = Array((Self.escape + bytes).utf8)
    var decoder = KeyDecoder()
    #expect(decoder.decode(sequence) == [key])
    #expect(decoder.patience == nil)
    #expect(sequence.flatMap { decoder.decode([$0]) } == [key])
    #expect(decoder.flush().isEmpty)
  }

  @Test(
    arguments: [
      "[1;5A", "[1;2P", "[24~", "[27;5;9~", "[120;5u", "[I", "[?1;2c", "[>0;276;0c", "OX", "O2P",
      "[<99;1;1M", "[<0;1M", "[[Z", "]11;rgb:00/00/00\u{7}", "P1$r0m\u{1B}\\", "[0n", "[200;1~",
      "[1;1;1R", "[" + String(repeating: "1;", count: 200) + "~",
    ])
  func `any other complete sequence is swallowed whole`(bytes: String) {
    var decoder = KeyDecoder()
    #expect(decoder.decode((Self.escape + bytes + "x").utf8) == [.character("x")])
  }

  @Test func `a lone escape waits for its time and is a key then`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B]).isEmpty)
    #expect(decoder.patience.map { $0 <= 25 } == true)
    #expect(decoder.flush() == [.escape])
    #expect(decoder.patience == nil)
  }

  @Test func `escape and another character are two keys`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("\u{1B}x".utf8) == [.escape, .character("x")])
    #expect(decoder.decode("\u{1B}\u{1B}".utf8) == [.escape])
    #expect(decoder.flush() == [.escape])
    for character in ["[", "O", "P"] as [Character] {
      #expect(decoder.decode("\u{1B}\(character)".utf8).isEmpty)
      #expect(decoder.flush() == [.escape, .character(character)])
    }
    #expect(decoder.decode("\u{1B}[15".utf8).isEmpty)
    #expect(decoder.flush().isEmpty)
  }

  @Test(
    arguments: zip(
      [0x00, 0x01, 0x03, 0x08, 0x09, 0x0A, 0x0D, 0x11, 0x13, 0x1A, 0x1C, 0x1F, 0x7F] as [UInt8],
      [
        .control(" "), .control("a"), .control("c"), .backspace, .tab, .enter, .enter,
        .control("q"), .control("s"), .control("z"), .control("\\"), .control("_"), .backspace,
      ] as [Key]
    )
  )
  func `control bytes are keys`(byte: UInt8, key: Key) {
    var decoder = KeyDecoder()
    #expect(decoder.decode([byte]) == [key])
  }

  @Test func `characters are put together from their bytes`() {
    var decoder = KeyDecoder()
    let text = "aé中😀"
    let keys = text.utf8.flatMap { decoder.decode([$0]) }
    #expect(keys == text.map { .character($0) })
  }

  @Test func `bytes that are not UTF-8 are told and nothing is lost beside them`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xD6, 0xD0, 0x78]) == [.unreadable, .character("x")])
    #expect(decoder.decode([0xE4, 0xB8, 0x78]) == [.unreadable, .character("x")])
    #expect(decoder.decode([0xED, 0xA0, 0x80]) == [.unreadable])
    #expect(decoder.decode([0xE4, 0xB8]).isEmpty)
    #expect(decoder.flush() == [.unreadable])
    #expect(decoder.decode("\u{1B}[中".utf8) == [.character("中")])
  }

  @Test func `a paste waits for its end and never becomes keys`() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("\u{1B}[200~:quit\r".utf8).isEmpty)
    #expect(decoder.patience == nil)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.decode("纳米\u{1B}[201~x".utf8) == [.paste(":quit\n纳米"), .character("x")])
  }

  @Test func `any bytes leave the decoder able to read the next key`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let seed = UInt64.random(in: 0...UInt64.max, using: &generator)
      var state = seed
      var decoder = KeyDecoder()
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 33)
        _ = decoder.decode([state >> 60 < 4 ? 0x1B : byte])
      }
      _ = decoder.flush()
      // Only the start of a paste keeps what follows; its end is its way out.
      _ = decoder.decode("\u{1B}[201~".utf8)
      #expect(decoder.decode("x".utf8) == [.character("x")], "seed \(seed)")
    }
  }

  @Test func `full-width characters mean their ASCII twins`() {
    let typed = "？／、：！＊＝【】《》，１２３\u{3000}ａ中。"
    #expect(Key.narrowed(typed) == "?/\\:!*=[]<>,123 a中.")
    #expect(Key.character("／").narrowed == .character("/"))
    #expect(Key.enter.narrowed == .enter)
  }

  @Test func `two presses on a cell within the time are a double click`() {
    var counter = ClickCounter()
    let press = Mouse(.press, at: Position(3, 3))
    #expect(counter.counted(press, at: 1000).clicks == 1)
    #expect(counter.counted(Mouse(.release, at: Position(3, 3)), at: 1050).clicks == 1)
    #expect(counter.counted(press, at: 1200).clicks == 2)
    #expect(counter.counted(press, at: 2000).clicks == 1)
    #expect(counter.counted(Mouse(.press, at: .zero), at: 2100).clicks == 1)
  }
}
