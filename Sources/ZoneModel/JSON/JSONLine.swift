/// Records and values as lines of JSON: how they are read.
///
/// Strict RFC 8259 over bytes that are never copied. Names that come twice, lone surrogates and
/// invalid UTF-8 are refused.
public enum JSONLine {
  /// Reads a record's line: one object with `id` first and `revision` second.
  ///
  /// - Parameters:
  ///   - register: the register that the record belongs to.
  ///   - line: the bytes of the object; space around it is allowed, a comma behind it is not.
  /// - Returns: the record with its fields in the order of the line.
  /// - Throws: where the line is not a strict record.
  public static func record(
    register: String,
    _ line: Span<UInt8>
  ) throws(JSONFault) -> Record {
    var cursor = JSONCursor()
    cursor.skipSpace(line)
    let record = try record(register: register, line, at: &cursor)
    try cursor.skipToEnd(line)
    return record
  }

  private static func record(
    register: String,
    _ line: Span<UInt8>,
    at cursor: inout JSONCursor
  ) throws(JSONFault) -> Record {
    var id: String?
    var revision: Int?
    var entries: [(field: String, value: Value)] = []
    entries.reserveCapacity(24)
    try cursor.object(line) { cursor, name throws(JSONFault) in
      let start = cursor.offset
      let value = try cursor.value(line)
      if id == nil {
        guard name == "id", case .text(let text) = value, !text.isEmpty else {
          throw .member("id", start)
        }
        id = text
      } else if revision == nil {
        guard name == "revision", let number = value.number?.integer else {
          throw .member("revision", start)
        }
        revision = number
      } else {
        entries.append((name, value))
      }
    }
    guard let id else { throw .member("id", cursor.offset) }
    guard let revision else { throw .member("revision", cursor.offset) }
    return Record(
      reference: RecordReference(register: register, id: id),
      revision: revision,
      fields: Fields(unique: entries)
    )
  }

  /// Reads a value.
  ///
  /// Lists of texts become `.list`; numbers that `Number` does not write the same way, objects and
  /// other arrays become `.json` with their text.
  ///
  /// - Throws: where the bytes are not one strict JSON value.
  public static func value(_ bytes: Span<UInt8>) throws(JSONFault) -> Value {
    var cursor = JSONCursor()
    cursor.skipSpace(bytes)
    let value = try cursor.value(bytes)
    try cursor.skipToEnd(bytes)
    return value
  }

  /// Reads the text of a value that is one, quotes and escapes removed.
  ///
  /// - Throws: where the bytes are not one strict JSON string.
  public static func text(of value: Span<UInt8>) throws(JSONFault) -> String {
    var cursor = JSONCursor()
    let text = try cursor.text(value)
    try cursor.skipToEnd(value)
    return text
  }

  /// Checks that the bytes are one strict JSON value, without reading it.
  ///
  /// - Throws: where they are not.
  public static func check(_ bytes: Span<UInt8>) throws(JSONFault) {
    var cursor = JSONCursor()
    cursor.skipSpace(bytes)
    try cursor.skipValue(bytes)
    try cursor.skipToEnd(bytes)
  }

  /// Calls `body` with the places of each member's name (without its quotes) and value, until it
  /// returns `false`.
  ///
  /// It is for lines that are known to be records, and quick: what a value holds is not checked.
  /// On any other line it stops early.
  public static func forEachMember(
    of line: Span<UInt8>,
    _ body: (_ name: Range<Int>, _ value: Range<Int>) -> Bool
  ) {
    let count = line.count
    var at = 0
    while at < count, line[at] != UInt8(ascii: "{") { at += 1 }
    at += 1
    while true {
      while at < count, line[at] != UInt8(ascii: "\"") {
        if line[at] == UInt8(ascii: "}") { return }
        at += 1
      }
      let nameStart = at + 1
      at = endOfText(line, from: nameStart)
      guard at < count else { return }
      let name = nameStart..<at
      at += 1
      while at < count, line[at] == 0x20 || line[at] == UInt8(ascii: ":") { at += 1 }
      let start = at
      at = endOfValue(line, from: at)
      guard at <= count, start < at, body(name, start..<at) else { return }
    }
  }

  /// Whether the bytes at a place are those of a text.
  public static func equal(_ line: Span<UInt8>, _ place: Range<Int>, _ text: String) -> Bool {
    let utf8 = text.utf8
    guard utf8.count == place.count else { return false }
    var at = place.lowerBound
    for byte in utf8 {
      guard line[at] == byte else { return false }
      at += 1
    }
    return true
  }

  /// The offset of the quote that ends the text.
  private static func endOfText(_ line: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at < line.count {
      let byte = line[at]
      if byte == UInt8(ascii: "\"") { return at }
      at += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return line.count
  }

  /// The offset behind the value.
  private static func endOfValue(_ line: Span<UInt8>, from start: Int) -> Int {
    var at = start
    var depth = 0
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "\""):
        at = endOfText(line, from: at + 1)
        if depth == 0 { return at + 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return at }
        depth -= 1
        if depth == 0 { return at + 1 }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return at }
      default: break
      }
      at += 1
    }
    return line.count
  }
}
