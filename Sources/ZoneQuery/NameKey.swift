/// What is left of the name of an organisation without what people write differently: case, width,
/// spaces, signs, and the words for its legal form at the end.
enum NameKey {
  /// Words for the legal form, folded.
  private static let forms: Set<[UInt8]> = Set(
    [
      "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "limited", "llc",
      "ltd",
      "plc",
    ].map { Array($0.utf8) }
  )

  /// The same in Chinese, the longer ones first.
  private static let chineseForms: [[UInt8]] = ["股份有限公司", "有限责任公司", "有限公司", "公司"]
    .map { Array($0.utf8) }

  /// The key of a name; empty where nothing is left of it.
  static func key(_ name: Span<UInt8>) -> [UInt8] {
    let folded = Folding.bytes(name)
    let bytes = folded.span
    var key: [UInt8] = []
    key.reserveCapacity(folded.count)
    // Where the words begin.
    var starts = [0]
    var at = 0
    while at < bytes.count {
      let (value, length) = UTF8Reader.scalar(bytes, at)
      if isLetter(value) {
        for index in at..<(at + length) { key.append(bytes[index]) }
      } else if starts.last != key.count {
        starts.append(key.count)
      }
      at += length
    }
    if starts.last == key.count { starts.removeLast() }
    while starts.count > 1, let start = starts.last, forms.contains(Array(key[start...])) {
      key.removeSubrange(start...)
      starts.removeLast()
    }
    for form in chineseForms where key.count > form.count && key.suffix(form.count) == form[...] {
      key.removeLast(form.count)
      break
    }
    return key
  }

  /// The key of a text.
  static func key(of name: String) -> [UInt8] { key(Array(name.utf8).span) }

  /// What is left of any text without case, width, spaces and signs; of signs alone, the text itself.
  static func letters(of text: String) -> String {
    let kept = Folding.fold(text).unicodeScalars.filter { isLetter($0.value) }
    return kept.isEmpty ? text : String(String.UnicodeScalarView(kept))
  }

  /// Whether a character is part of a name: no space, no punctuation mark.
  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x61...0x7A: true
    case ..<0xC0, 0x2000...0x206F, 0x3000...0x303F, 0xFE30...0xFE6F, 0xFF00...0xFF65: false
    default: true
    }
  }
}
