extension SeededGenerator {
  /// An input with a few changes such as libFuzzer makes, some of them pieces of other inputs.
  public mutating func mutated(_ seed: [UInt8], among seeds: [[UInt8]]) -> [UInt8] {
    var bytes = seed
    for _ in 0...below(4) {
      let at = below(bytes.count + 1)
      switch below(8) {
      case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8(below(8))
      case 1 where at < bytes.count: bytes[at] = UInt8(below(256))
      case 2: bytes.insert(UInt8(below(256)), at: at)
      case 3 where at < bytes.count: bytes.remove(at: at)
      case 4: bytes.removeLast(bytes.count - at)
      case 5:
        // A piece of another input.
        let other = pick(seeds)
        let start = below(other.count + 1)
        bytes.insert(contentsOf: other[start...].prefix(1 + below(32)), at: at)
      case 6:
        let end = min(bytes.count, at + 1 + below(16))
        bytes.insert(contentsOf: bytes[at..<end], at: at)
      default:
        let token = pick(Self.tokens)
        bytes.insert(contentsOf: token, at: at)
      }
    }
    return bytes
  }

  /// What readers treat in a way of their own.
  private static let tokens =
    [
      "\"", "\\u0000", "\\ud800", "\\\"", "{", "}", "[", "]", ":", ",", "null", "-0", "1e999", "9",
      "\n", "\r\n", "\u{FEFF}", "\u{202E}", "é", "e\u{301}", "纳", "🏳️‍🌈", "\u{0}", "\u{1B}[", "\u{1B}",
      "\u{1B}[200~", "\u{1B}[201~", "(", ")", " and ", " or ", "not ", "count(", "<", ">=", "..",
      "- ",
      ": ", "#", "&a", "*a", "!!", "|", "99999999999999999999", "0x", "'", "\t",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]
}
