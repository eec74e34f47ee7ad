extension JSONCursor {
  /// Reads the text in quotes that starts here.
  mutating func text(_ bytes: Span<UInt8>) throws(JSONFault) -> String {
    guard next(bytes) == UInt8(ascii: "\"") else { throw .text(offset) }
    offset += 1
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        defer { offset += 1 }
        return try Self.string(bytes.extracting(start..<offset), at: start)
      }
      if byte == UInt8(ascii: "\\") { return try escapedText(bytes, from: start) }
      if byte < 0x20 { throw .escapedControl(offset) }
      offset += 1
    }
    throw .quote(offset)
  }

  static func string(_ bytes: Span<UInt8>, at start: Int) throws(JSONFault) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw .encoding(start + error.byteOffsets.lowerBound)
    }
  }

  /// Reads on where the first backslash stands.
  private mutating func escapedText(
    _ bytes: Span<UInt8>,
    from start: Int
  ) throws(JSONFault) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(offset - start + 32)
    for index in start..<offset { plain.append(bytes[index]) }
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return try Self.string(plain.span, at: start)
      case UInt8(ascii: "\\"): try escape(bytes, into: &plain)
      case ..<0x20: throw .escapedControl(offset)
      default:
        plain.append(byte)
        offset += 1
      }
    }
    throw .quote(offset)
  }

  private mutating func escape(_ bytes: Span<UInt8>, into plain: inout [UInt8]) throws(JSONFault) {
    let start = offset
    offset += 1
    let letter = next(bytes)
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0C)
    case UInt8(ascii: "n"): plain.append(0x0A)
    case UInt8(ascii: "r"): plain.append(0x0D)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "u"):
      var code = try fourDigits(bytes, from: start)
      if (0xD800..<0xDC00).contains(code) {
        guard takes(UInt8(ascii: "\\"), bytes), takes(UInt8(ascii: "u"), bytes) else {
          throw .surrogate(start)
        }
        let low = try fourDigits(bytes, from: start)
        guard (0xDC00..<0xE000).contains(low) else { throw .surrogate(start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw .surrogate(start) }
      plain.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    default: throw .escape(start)
    }
  }

  private mutating func fourDigits(
    _ bytes: Span<UInt8>,
    from start: Int
  ) throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = next(bytes)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 + UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 + UInt32(byte - 0x61 + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 + UInt32(byte - 0x41 + 10)
      default: throw .escape(start)
      }
      offset += 1
    }
    return code
  }

  /// Reads the value that starts here, in the shape that records keep it.
  mutating func value(_ bytes: Span<UInt8>) throws(JSONFault) -> Value {
    switch next(bytes) {
    case UInt8(ascii: "\""): return .text(try text(bytes))
    case UInt8(ascii: "t"):
      try word("true", bytes)
      return .flag(true)
    case UInt8(ascii: "f"):
      try word("false", bytes)
      return .flag(false)
    case UInt8(ascii: "n"):
      try word("null", bytes)
      return .null
    case UInt8(ascii: "["):
      if let texts = try texts(bytes) { return .list(texts) }
    case UInt8(ascii: "{"): break
    default:
      let start = offset
      try skipNumber(bytes)
      if let number = Self.exactNumber(bytes.extracting(start..<offset)) { return .number(number) }
      offset = start
    }
    let start = offset
    try skipValue(bytes)
    var raw: [UInt8] = []
    JSONLine.appendRaw(bytes.extracting(start..<offset), to: &raw)
    return .json(String(decoding: raw, as: UTF8.self))
  }

  /// Reads an array of texts; `nil`, without a step, where it holds anything else.
  private mutating func texts(_ bytes: Span<UInt8>) throws(JSONFault) -> [String]? {
    let start = self
    var texts: [String] = []
    var mixed = false
    try array(bytes) { cursor throws(JSONFault) in
      if cursor.next(bytes) == UInt8(ascii: "\""), !mixed {
        texts.append(try cursor.text(bytes))
      } else {
        mixed = true
        try cursor.skipValue(bytes)
      }
    }
    guard mixed else { return texts }
    self = start
    return nil
  }

  /// The number whose own text these bytes are; `nil` where writing it would give other bytes
  /// (`1.50`, `1e3`, more than 18 digits), so that unknown members keep the text that they had.
  static func exactNumber(_ bytes: Span<UInt8>) -> Number? {
    var units: Int64 = 0
    var scale: UInt8 = 0
    var point = false
    let negative = bytes[0] == UInt8(ascii: "-")
    for index in (negative ? 1 : 0)..<bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") {
        point = true
        continue
      }
      guard byte &- UInt8(ascii: "0") < 10 else { return nil }
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      if overflow || carry || scale == 18 { return nil }
      units = sum
      if point { scale += 1 }
    }
    if point, bytes[bytes.count - 1] == UInt8(ascii: "0") { return nil }
    if negative, units == 0 { return nil }
    return Number(units: negative ? -units : units, scale: scale)
  }
}
