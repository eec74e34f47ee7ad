import ZoneModel

/// Looking for bytes in bytes.
enum ByteSearch {
  static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    find(word, in: bytes.span, from: 0) != nil
  }

  /// The first place of a word at or after an offset.
  static func find(_ word: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
    guard let first = word.first else { return start }
    let last = bytes.count - word.count
    var at = start
    while at <= last {
      if bytes[at] == first {
        var length = 1
        while length < word.count, bytes[at + length] == word[length] { length += 1 }
        if length == word.count { return at }
      }
      at += 1
    }
    return nil
  }
}

/// Which values of a record bare words search: its id and all that records keep as texts, lists of
/// texts included; not the names of fields and not the titles of references.
enum TextSearch {
  static func holds(_ record: Record, word: [UInt8], without hidden: Set<String>) -> Bool {
    if ByteSearch.contains(Folding.bytes(record.id), word) { return true }
    for (field, value) in record.fields.entries where !hidden.contains(field) {
      switch value {
      case .text(let text):
        if ByteSearch.contains(Folding.bytes(text), word) { return true }
      case .list(let texts):
        for text in texts where ByteSearch.contains(Folding.bytes(text), word) { return true }
      case .null, .flag, .number, .json: break
      }
    }
    return false
  }
}
