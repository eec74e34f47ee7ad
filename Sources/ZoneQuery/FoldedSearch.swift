import ZoneModel

/// Looks for a folded word in bytes that need not be folded.
struct FoldedSearch {
  let word: [UInt8]
  /// Each byte's folded form, where one byte has one.
  private static let folded: [UInt8] = (0...255).map {
    (0x41...0x5A).contains($0) ? UInt8($0) + 32 : UInt8($0)
  }
  /// Bytes that begin characters which fold to others: Latin with diacritics, combining marks,
  /// full-width ASCII, the ideographic space.
  private static let mayFold: [Bool] = (0...255).map { byte in
    switch byte {
    case 0xC3...0xC9, 0xCC, 0xCD, 0xE1, 0xE3, 0xEF: true
    default: false
    }
  }

  /// - Parameter word: a word that is folded already.
  init(_ word: [UInt8]) {
    self.word = word
  }

  /// Whether the word stands in a part of the bytes.
  func isIn(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = word.first else { return true }
    let last = range.upperBound - word.count
    var hasFoldable = false
    var at = range.lowerBound
    let folded = Self.folded.span
    let mayFold = Self.mayFold.span
    let word = self.word.span
    while at <= last {
      let byte = bytes[at]
      if folded[Int(byte)] == first {
        var length = 1
        while length < word.count, folded[Int(bytes[at + length])] == word[length] { length += 1 }
        if length == word.count { return true }
      }
      if mayFold[Int(byte)] { hasFoldable = true }
      at += 1
    }
    while !hasFoldable, at < range.upperBound {
      if at >= range.lowerBound, mayFold[Int(bytes[at])] { hasFoldable = true }
      at += 1
    }
    guard hasFoldable else { return false }
    let plain = Folding.bytes(bytes.extracting(range))
    return ByteSearch.find(self.word, in: plain.span, from: 0) != nil
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
