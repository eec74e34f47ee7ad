import ZoneModel

/// Reads records from a JSON array, or from one JSON object a line.
///
/// Each object is read by itself, so that a file of a million needs the memory of one.
struct JSONRows: Sendable {
  private(set) var position: Int

  private let bytes: [UInt8]
  private let isArray: Bool
  private var line = 1
  private var lineStart: Int
  private var isStarted = false
  private var isEnded = false

  init(_ bytes: [UInt8], isArray: Bool) {
    self.bytes = bytes
    self.isArray = isArray
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  mutating func next() throws(ExchangeError) -> ImportRow? {
    skipSpace()
    guard !isEnded else {
      guard position == bytes.count else { throw error(Phrase("the end was expected", "此处应为结尾")) }
      return nil
    }
    if isArray {
      guard try stepIntoArray() else { return nil }
    } else if position == bytes.count {
      return nil
    }
    return try readObject()
  }

  /// Steps over `[` or `,` to the next element; `false` behind the last.
  private mutating func stepIntoArray() throws(ExchangeError) -> Bool {
    let opening = isStarted ? UInt8(ascii: ",") : UInt8(ascii: "[")
    let found = position < bytes.count ? bytes[position] : 0
    if isStarted, found == UInt8(ascii: "]") { return try endArray() }
    guard found == opening else {
      throw error(
        isStarted
          ? Phrase("`,` or `]` was expected", "此处应为“,”或“]”")
          : Phrase(
            "a JSON array starts with `[`; for one object a line use jsonl",
            "JSON 数组以“[”开头；每行一个对象请用 jsonl"
          )
      )
    }
    position += 1
    skipSpace()
    if !isStarted, position < bytes.count, bytes[position] == UInt8(ascii: "]") {
      isStarted = true
      return try endArray()
    }
    isStarted = true
    return true
  }

  private mutating func endArray() throws(ExchangeError) -> Bool {
    position += 1
    isEnded = true
    skipSpace()
    guard position == bytes.count else { throw error(Phrase("the end was expected", "此处应为结尾")) }
    return false
  }

  private mutating func readObject() throws(ExchangeError) -> ImportRow {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "{") else {
      throw error(Phrase("an object was expected: {\"id\": …}", "此处应为对象：{\"id\": …}"))
    }
    let (start, startLine) = (position, line)
    let end = objectEnd()
    let tree: JSONTree
    do throws(JSONFault) {
      tree = try JSONTree(bytes: Array(bytes[start..<end]))
    } catch {
      passLines(upTo: min(start + error.offset, bytes.count))
      throw self.error(Phrase("\(error.expected.en) was expected", "此处应为\(error.expected.zh)"))
    }
    passLines(upTo: end)
    guard case .object(let members) = tree else { return ImportRow(line: startLine, entries: []) }
    let entries = members.map { ImportEntry(heading: $0.name, column: nil, value: $0.value) }
    return ImportRow(line: startLine, entries: entries)
  }

  /// The offset behind the object that starts here, as its brackets tell; the end where it has none.
  private func objectEnd() -> Int {
    var depth = 0
    var inText = false
    var place = position
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch (byte, inText) {
      case (UInt8(ascii: "\\"), true): place += 1
      case (UInt8(ascii: "\""), _): inText.toggle()
      case (UInt8(ascii: "{"), false), (UInt8(ascii: "["), false): depth += 1
      case (UInt8(ascii: "}"), false), (UInt8(ascii: "]"), false):
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
    }
    return bytes.count
  }

  private mutating func skipSpace() {
    var place = position
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    passLines(upTo: place)
  }

  private mutating func passLines(upTo place: Int) {
    while position < place {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
  }

  private func error(_ message: Phrase) -> ExchangeError {
    let before = bytes[lineStart..<position]
    let column = before.reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return ExchangeError(line: line, column: column, message)
  }
}
