import ZoneModel

/// Looks for a folded word in bytes that need not be folded.
struct FoldedSearch {
  let word: [UInt8]
  /// By byte: 1 where the word may begin, 2 where a character stands that folds to others.
  private let starts: [UInt8]
  /// Each byte's folded form, where one byte has one.
  private static let folded: [UInt8] = (0...255).map {
    (0x41...0x5A).contains($0) ? UInt8($0) + 32 : UInt8($0)
  }

  /// Bytes that begin characters which fold to others: Latin with diacritics, combining marks,
  /// full-width ASCII, the ideographic space.
  private static func mayFold(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC3...0xC9, 0xCC, 0xCD, 0xE1, 0xE3, 0xEF: true
    default: false
    }
  }

  /// - Parameter word: a word that is folded already.
  init(_ word: [UInt8]) {
    self.word = word
    starts = (0...255).map { byte -> UInt8 in
      if Self.mayFold(UInt8(byte)) { return 2 }
      return Self.folded[byte] == word.first ? 1 : 0
    }
  }

  /// Whether the word stands in a part of the bytes.
  func isIn(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !word.isEmpty else { return true }
    let starts = self.starts.span
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      let start = starts[Int(bytes[at])]
      if start != 0, matches(bytes, at, end, skipping: 0) { return true }
      // The word may begin within what a character folds to: “ß” holds “s” twice.
      if start == 2, bytes[at] < 0xEF, matches(bytes, at, end, skipping: 1) { return true }
      at += 1
    }
    return false
  }

  /// Whether the word begins at an offset, folding on the way.
  private func matches(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    skipping skipped: Int
  ) -> Bool {
    var skipped = skipped
    let word = self.word.span
    let folded = Self.folded.span
    var (at, matched) = (start, 0)
    while matched < word.count {
      guard at < end else { return false }
      let byte = bytes[at]
      guard starts[Int(byte)] == 2 else {
        guard folded[Int(byte)] == word[matched] else { return false }
        matched += 1
        at += 1
        continue
      }
      let (value, length) = UTF8Reader.scalar(bytes, at)
      at += length
      guard let count = matchesFolded(value, matched, skipped) else { return false }
      matched += count
      skipped = 0
    }
    return true
  }

  /// How many bytes of the word a character covers that may fold; `nil` where it differs.
  private func matchesFolded(_ value: UInt32, _ matched: Int, _ skipped: Int) -> Int? {
    // Full-width ASCII is common in Chinese text: no array for it.
    if skipped == 0, (0xFF01...0xFF5E).contains(value) {
      let plain = UInt8(value - 0xFEE0)
      return Self.folded[Int(plain)] == word[matched] ? 1 : nil
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    var plain: [UInt8] = []
    Folding.append(scalar, to: &plain)
    if skipped > 0 {
      guard plain.count > skipped, plain[0] < 0x80 else { return nil }
      plain.removeFirst(skipped)
    }
    // A word that ends within what a character folds to is found there too.
    let count = min(plain.count, word.count - matched)
    for index in 0..<count where plain[index] != word[matched + index] { return nil }
    return count
  }

  /// Whether any text value of a record's line holds the word.
  func isIn(row line: Span<UInt8>) -> Bool {
    // Most rows hold it nowhere; a backslash may hide anything.
    var hasEscape = false
    for index in 0..<line.count where line[index] == UInt8(ascii: "\\") {
      hasEscape = true
      break
    }
    guard hasEscape || isIn(line, 0..<line.count) else { return false }
    var found = false
    JSONLine.forEachMember(of: line) { _, place in
      found = isIn(value: line, place)
      return !found
    }
    return found
  }

  private func isIn(value line: Span<UInt8>, _ place: Range<Int>) -> Bool {
    switch line[place.lowerBound] {
    case UInt8(ascii: "\""):
      let inner = (place.lowerBound + 1)..<max(place.lowerBound + 1, place.upperBound - 1)
      for index in inner where line[index] == UInt8(ascii: "\\") {
        guard let text = try? JSONLine.text(of: line.extracting(place)) else { return false }
        return ByteSearch.contains(Folding.bytes(text), word)
      }
      return isIn(line, inner)
    case UInt8(ascii: "["):
      guard let texts = try? JSONLine.value(line.extracting(place)).list else { return false }
      return texts.contains { ByteSearch.contains(Folding.bytes($0), word) }
    default: return false
    }
  }
}

extension Folding {
  /// The folded form of UTF-8 bytes.
  static func bytes(_ bytes: Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let (value, length) = UTF8Reader.scalar(bytes, at)
      if let scalar = Unicode.Scalar(value) { append(scalar, to: &folded) }
      at += length
    }
    return folded
  }
}

/// Reads characters from UTF-8 bytes that are known to be valid.
enum UTF8Reader {
  /// The code of the character at an offset, and how many bytes it takes.
  static func scalar(_ bytes: Span<UInt8>, _ at: Int) -> (value: UInt32, length: Int) {
    let first = bytes[at]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, at + length <= bytes.count else { return (UInt32(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[at + index] & 0x3F) }
    return (value, length)
  }
}
