import ZoneModel

/// Reads comma-separated values as RFC 4180 has them, a row at a time.
///
/// A byte order mark at the start is skipped, lines end with LF or CRLF, and a line without a
/// single character is no row. A quote may open a cell only at its start and must be closed; a
/// quote within is written twice.
public struct CSVReader: Sendable {
  /// How many bytes have been read.
  public private(set) var position: Int
  /// How many bytes there are.
  public var byteCount: Int { bytes.count }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var line = 1
  private var column = 1

  /// Reads these bytes, with cells parted by `separator` (a comma unless said).
  public init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row; `nil` at the end.
  ///
  /// - Throws: `ExchangeError` with line and column where the bytes are not CSV or not UTF-8; the
  ///   reader cannot go on after that.
  public mutating func next() throws(ExchangeError) -> [Cell]? {
    while atLineEnd != nil { passLineEnd() }
    guard position < bytes.count else { return nil }
    var cells: [Cell] = []
    while true {
      cells.append(try readCell())
      guard position < bytes.count else { return cells }
      guard bytes[position] == separator else {
        passLineEnd()
        return cells
      }
      position += 1
      column += 1
    }
  }

  /// How many bytes end the line here; `nil` where it goes on.
  private var atLineEnd: Int? {
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "\n") { return 1 }
    guard bytes[position] == UInt8(ascii: "\r") else { return nil }
    let next = position + 1
    return next < bytes.count && bytes[next] == UInt8(ascii: "\n") ? 2 : 1
  }

  private mutating func passLineEnd() {
    position += atLineEnd ?? 0
    line += 1
    column = 1
  }

  private mutating func readCell() throws(ExchangeError) -> Cell {
    let (startLine, startColumn) = (line, column)
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      let text = try readQuoted()
      return Cell(text, line: startLine, column: startColumn)
    }
    let start = position
    while position < bytes.count, bytes[position] != separator, atLineEnd == nil {
      guard bytes[position] != UInt8(ascii: "\"") else {
        throw ExchangeError(
          line: line,
          column: startColumn + characters(start..<position),
          Phrase(
            "a quote may only stand at the start of a value; write it twice inside a quoted value",
            "引号只能在值的开头；在带引号的值里要写成两个"
          )
        )
      }
      position += 1
    }
    let text = try decode(start..<position)
    column += text.unicodeScalars.count
    return Cell(text, line: startLine, column: startColumn)
  }

  /// Reads a cell whose first byte is a quote, to behind its closing quote.
  private mutating func readQuoted() throws(ExchangeError) -> String {
    let (startLine, startColumn) = (line, column)
    position += 1
    column += 1
    var text = ""
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        text += try decode(start..<position)
        column += characters(start..<position) + 1
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          try requireCellEnd()
          return text
        }
        // A quote written twice: the second one is part of the value.
        start = position
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        position += 1
        text += try decode(start..<position)
        start = position
        line += 1
        column = 1
      } else {
        position += 1
      }
    }
    throw ExchangeError(
      line: startLine,
      column: startColumn,
      Phrase(
        "this quoted value is never closed; a closing quote was expected",
        "这个带引号的值没有结束，缺少结束引号"
      )
    )
  }

  private func requireCellEnd() throws(ExchangeError) {
    guard position < bytes.count, bytes[position] != separator, atLineEnd == nil else { return }
    throw ExchangeError(
      line: line,
      column: column,
      Phrase(
        "after a closing quote a separator or the end of the line was expected",
        "结束引号之后应为分隔符或行尾"
      )
    )
  }

  private func decode(_ range: Range<Int>) throws(ExchangeError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw ExchangeError(line: line, column: column, .notUTF8)
    }
    return text
  }

  /// How many characters (scalars) a range of valid UTF-8 holds.
  private func characters(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
