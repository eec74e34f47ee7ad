/// Text of tab-separated values: one record a line, no quotes.
///
/// `\t`, `\n`, `\r` and `\\` stand for the characters that would break a line.
public enum TSVText {
  /// The text with what would break a line escaped.
  public static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text that was escaped; a backslash before any other character stays.
  public static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var result = ""
    var pending = false
    for scalar in text.unicodeScalars {
      guard pending else {
        if scalar == "\\" { pending = true } else { result.unicodeScalars.append(scalar) }
        continue
      }
      pending = false
      switch scalar {
      case "\\": result += "\\"
      case "t": result += "\t"
      case "n": result += "\n"
      case "r": result += "\r"
      default:
        result += "\\"
        result.unicodeScalars.append(scalar)
      }
    }
    return pending ? result + "\\" : result
  }
}

/// Reads tab-separated values, a row at a time; a line without a single character is no row.
public struct TSVReader: Sendable {
  /// How many bytes have been read.
  public private(set) var position: Int
  /// How many bytes there are.
  public var byteCount: Int { bytes.count }

  private let bytes: [UInt8]
  private var line = 0

  /// Reads these bytes, behind a byte order mark if there is one.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row; `nil` at the end.
  ///
  /// - Throws: `ExchangeError` with the line where the bytes are not UTF-8; the reader can go on
  ///   with the line after it.
  public mutating func next() throws(ExchangeError) -> [Cell]? {
    while position < bytes.count {
      line += 1
      let rest = bytes[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var row = bytes[position..<end]
      position = min(end + 1, bytes.count)
      if row.last == UInt8(ascii: "\r") { row = row.dropLast() }
      guard !row.isEmpty else { continue }
      guard let text = String(validating: row, as: UTF8.self) else {
        throw ExchangeError(line: line, .notUTF8)
      }
      var column = 1
      return text.split(separator: "\t", omittingEmptySubsequences: false).map { part in
        defer { column += part.unicodeScalars.count + 1 }
        return Cell(TSVText.unescaped(String(part)), line: line, column: column)
      }
    }
    return nil
  }
}
