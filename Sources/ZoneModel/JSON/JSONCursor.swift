/// A place in a JSON text, with the steps of a strict reader (RFC 8259).
///
/// The bytes are passed to each step, so that they are never copied and never held.
struct JSONCursor {
  /// How deep values may be nested; deeper ones are refused, so that no text exhausts the stack.
  static let maximumDepth = 200

  /// The offset of the next byte.
  var offset = 0
  /// How deep the cursor stands in objects and arrays.
  var depth = 0

  /// The next byte; 0 at the end, which no valid text has outside of a string.
  func next(_ bytes: Span<UInt8>) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  /// Steps over a byte that must stand here.
  mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONFault) {
    guard next(bytes) == byte, offset < bytes.count else { throw .byte(byte, offset) }
    offset += 1
  }

  /// Steps over a byte if it stands here.
  mutating func takes(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipToEnd(_ bytes: Span<UInt8>) throws(JSONFault) {
    skipSpace(bytes)
    guard offset == bytes.count else { throw .end(offset) }
  }

  mutating func enter() throws(JSONFault) {
    offset += 1
    depth += 1
    guard depth <= Self.maximumDepth else { throw .depth(offset - 1) }
  }

  mutating func leave() {
    depth -= 1
  }

  /// Calls `element` at each element of the array that starts here.
  mutating func array(
    _ bytes: Span<UInt8>,
    _ element: (inout JSONCursor) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try enter()
    skipSpace(bytes)
    if takes(UInt8(ascii: "]"), bytes) { return leave() }
    while true {
      skipSpace(bytes)
      try element(&self)
      skipSpace(bytes)
      if takes(UInt8(ascii: "]"), bytes) { return leave() }
      try take(UInt8(ascii: ","), bytes)
    }
  }

  /// Calls `member` at the value of each member of the object that starts here.
  ///
  /// - Throws: the fault, also where a name comes twice.
  mutating func object(
    _ bytes: Span<UInt8>,
    _ member: (inout JSONCursor, String) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    guard next(bytes) == UInt8(ascii: "{") else { throw .byte(UInt8(ascii: "{"), offset) }
    try enter()
    var names = SeenNames()
    skipSpace(bytes)
    if takes(UInt8(ascii: "}"), bytes) { return leave() }
    while true {
      skipSpace(bytes)
      let start = offset
      let name = try text(bytes)
      guard names.insert(name) else { throw .newName(start) }
      skipSpace(bytes)
      try take(UInt8(ascii: ":"), bytes)
      skipSpace(bytes)
      try member(&self, name)
      skipSpace(bytes)
      if takes(UInt8(ascii: "}"), bytes) { return leave() }
      try take(UInt8(ascii: ","), bytes)
    }
  }

  /// Steps over the value that starts here, checking all of it.
  mutating func skipValue(_ bytes: Span<UInt8>) throws(JSONFault) {
    switch next(bytes) {
    case UInt8(ascii: "\""): _ = try text(bytes)
    case UInt8(ascii: "{"):
      try object(bytes) { cursor, _ throws(JSONFault) in try cursor.skipValue(bytes) }
    case UInt8(ascii: "["):
      try array(bytes) { cursor throws(JSONFault) in try cursor.skipValue(bytes) }
    case UInt8(ascii: "t"): try word("true", bytes)
    case UInt8(ascii: "f"): try word("false", bytes)
    case UInt8(ascii: "n"): try word("null", bytes)
    default: try skipNumber(bytes)
    }
  }

  mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) throws(JSONFault) {
    let text = String(describing: word)
    for (index, byte) in text.utf8.enumerated() {
      guard offset + index < bytes.count, bytes[offset + index] == byte else {
        throw .value(offset)
      }
    }
    offset += text.utf8.count
  }

  mutating func skipNumber(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = offset
    _ = takes(UInt8(ascii: "-"), bytes)
    let whole = skipDigits(bytes)
    guard whole > 0 else {
      guard offset == start else { throw .number(offset) }
      throw .value(start)
    }
    if whole > 1, bytes[offset - whole] == UInt8(ascii: "0") { throw .number(start) }
    if takes(UInt8(ascii: "."), bytes), skipDigits(bytes) == 0 { throw .number(start) }
    guard takes(UInt8(ascii: "e"), bytes) || takes(UInt8(ascii: "E"), bytes) else { return }
    if !takes(UInt8(ascii: "+"), bytes) { _ = takes(UInt8(ascii: "-"), bytes) }
    guard skipDigits(bytes) > 0 else { throw .number(start) }
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) -> Int {
    let start = offset
    while offset < bytes.count, bytes[offset] &- UInt8(ascii: "0") < 10 { offset += 1 }
    return offset - start
  }
}

/// The names that an object has had so far: along a few, by hash where there are many.
private struct SeenNames {
  private var few: [String] = []
  private var many: Set<String> = []
  /// A bit for each name that came, by its length and ends: where it is clear, a name is new.
  private var marks: UInt64 = 0
  /// Only of ASCII names can be told from their bytes that they differ.
  private var isPlain = true

  mutating func insert(_ name: String) -> Bool {
    if few.count < 32 {
      let mark = mark(of: name)
      guard (isPlain && marks & mark == 0) || !few.contains(name) else { return false }
      marks |= mark
      if few.isEmpty { few.reserveCapacity(16) }
      few.append(name)
      return true
    }
    if many.isEmpty { many = Set(few) }
    return many.insert(name).inserted
  }

  private mutating func mark(of name: String) -> UInt64 {
    let bytes = name.utf8
    var mark = bytes.count &* 7
    for byte in bytes {
      mark = mark &* 3 &+ Int(byte)
      if byte >= 0x80 { isPlain = false }
    }
    return 1 << UInt64(truncatingIfNeeded: mark & 63)
  }
}
