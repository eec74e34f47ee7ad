extension JSONLine {
  /// Writes a record as one line, `id` first and `revision` second, fields in their order.
  public static func append(_ record: Record, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: #"{"id":"#.utf8)
    append(text: record.id, to: &bytes)
    bytes.append(contentsOf: #","revision":"#.utf8)
    bytes.append(contentsOf: String(record.revision).utf8)
    for (field, value) in record.fields.entries {
      bytes.append(UInt8(ascii: ","))
      append(text: field, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes fields as one object.
  public static func append(_ fields: Fields, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, (field, value)) in fields.entries.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text: field, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes a value.
  public static func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: number.description.utf8)
    case .text(let text): append(text: text, to: &bytes)
    case .list(let texts): append(texts: texts, to: &bytes)
    case .json(let raw): appendRaw(Array(raw.utf8).span, to: &bytes)
    }
  }

  /// Writes a list of texts.
  public static func append(texts: [String], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text: text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a text in quotes.
  ///
  /// Beside what JSON asks for, DEL, C1 controls, line and paragraph separators and bidirectional
  /// controls are written as `\u…`, so that a file of such lines is safe to show in a terminal.
  public static func append(text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let utf8 = text.utf8.span
    var plain = true
    for index in 0..<utf8.count where mayNeedEscape(utf8[index]) {
      plain = false
      break
    }
    if plain {
      bytes.append(contentsOf: text.utf8)
    } else {
      escape(utf8, quoting: true, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes JSON text as it stands, less the space between its parts, with the characters escaped
  /// that a line never has.
  ///
  /// Such characters stand in strings only, so that an escape means the same.
  public static func appendRaw(_ raw: Span<UInt8>, to bytes: inout [UInt8]) {
    var at = 0
    while at < raw.count {
      switch raw[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "\""):
        let start = at
        at += 1
        while at < raw.count, raw[at] != UInt8(ascii: "\"") {
          at += raw[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at + 1, raw.count)
        escape(raw.extracting(start..<at), quoting: false, to: &bytes)
      default:
        bytes.append(raw[at])
        at += 1
      }
    }
  }

  /// Whether a byte is, or may begin, a character that is written as an escape.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xD8, 0xE2: true
    default: false
    }
  }

  private static func escape(_ utf8: Span<UInt8>, quoting: Bool, to bytes: inout [UInt8]) {
    var at = 0
    while at < utf8.count {
      let byte = utf8[at]
      switch byte {
      case UInt8(ascii: "\"") where quoting, UInt8(ascii: "\\") where quoting:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case ..<0x20, 0x7F: append(escape: UInt16(byte), to: &bytes)
      case 0xC2, 0xD8, 0xE2:
        if let (code, length) = unsafeToShow(utf8, at) {
          append(escape: code, to: &bytes)
          at += length - 1
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
      at += 1
    }
  }

  /// The code and length of the character here if a terminal may act on it: C1 controls
  /// (U+0080–9F), U+061C, U+200E/F, U+2028–E, U+2066–9.
  private static func unsafeToShow(_ utf8: Span<UInt8>, _ at: Int) -> (UInt16, Int)? {
    guard at + 1 < utf8.count else { return nil }
    let second = UInt16(utf8[at + 1])
    switch utf8[at] {
    case 0xC2: return second < 0xA0 ? (second, 2) : nil
    case 0xD8: return second == 0x9C ? (0x061C, 2) : nil
    default:
      guard at + 2 < utf8.count else { return nil }
      let code = 0x2000 | (second & 0x3F) << 6 | UInt16(utf8[at + 2] & 0x3F)
      switch code {
      case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return (code, 3)
      default: return nil
      }
    }
  }

  private static func append(escape code: UInt16, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: #"\u"#.utf8)
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(code >> UInt16(shift) & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
