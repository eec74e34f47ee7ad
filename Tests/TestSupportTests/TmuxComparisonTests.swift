import TestSupport
import Testing

/// tmux is an emulator that others wrote: the same bytes must give the same screen.
@Suite struct TmuxComparisonTests {
  @Test(arguments: Trials.seeds(6))
  func `the emulated screen shows what tmux shows`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let columns = 20 + random.below(30)
    let rows = 6 + random.below(8)
    // The last word tells when tmux has drawn all the others.
    let end = "\u{1B}[r\u{1B}[\(rows)H\u{1B}[2Kend"
    let bytes = drawing(columns: columns, rows: rows, &random) + end
    let folder = try TemporaryDirectory()
    let file = try folder.write("bytes", bytes)
    let tmux = try Tmux(
      running: "/bin/sh",
      arguments: ["-c", "stty raw -echo; cat \"$0\"; read -r x", file],
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"],
      directory: folder.path,
      columns: columns,
      rows: rows
    )
    try tmux.wait(forText: "end")
    var screen = VirtualScreen(columns: columns, rows: rows)
    screen.receive(bytes)
    #expect(screen.unknownSequences == [])
    let shown = try tmux.lines()
    let difference = lineDifference(
      expected: shown.joined(separator: "\n"),
      made: screen.lines.joined(separator: "\n")
    )
    #expect(shown == screen.lines, "\(difference)")
  }

  /// Bytes such as ncurses sends, in no sensible order.
  private func drawing(columns: Int, rows: Int, _ random: inout SeededGenerator) -> String {
    // tmux keeps a wide character of which only the second half is erased, others do not; so half
    // of the screens have wide characters, and the others erase in lines.
    let isWide = random.oneIn(2)
    let words = ["word", "Jørgen", "─│┌", "a", "0123456789"] + (isWide ? ["园区", "科", "技术"] : [])
    let erasing = ["K", "1K", "2K", "P", "2P", "@", "3@", "X", "4X", "J", "1J"]
    var bytes = "\u{1B}[2J\u{1B}[H"
    for _ in 0..<400 {
      // After the last column terminals disagree where the cursor is; so it is told first.
      let place = "\u{1B}[\(1 + random.below(rows));\(1 + random.below(columns))H"
      let count = 1 + random.below(4)
      switch random.below(16) {
      case 0...2: bytes += place
      case 3...7: bytes += random.pick(words)
      case 8, 9: bytes += place + (isWide ? "" : "\u{1B}[" + random.pick(erasing))
      // They also disagree about these outside the scroll region, and the column after them.
      case 10: bytes += "\u{1B}[r" + place + "\u{1B}[\(count)\(random.pick(["L", "M"]))\r"
      case 11: bytes += place + "\u{1B}[\(count)\(random.pick(["A", "B", "C", "D"]))"
      case 12: bytes += place + random.pick(["\r", "\n", "\u{8}", "\t", "\u{1B}M", "\u{1B}D"])
      case 13: bytes += "\u{1B}[\(count);\(count + 2)r"
      case 14: bytes += "\u{1B}[r"
      default: bytes += place + random.pick(["\u{1B}7", "\u{1B}8", "\u{1B}[2S", "\u{1B}[T"])
      }
    }
    return bytes
  }
}
