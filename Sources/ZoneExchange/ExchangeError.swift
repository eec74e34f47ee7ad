public import ZoneModel

/// A place in a file of rows that could not be taken, and why.
public struct ExchangeError: Error, Hashable, Sendable {
  /// The line in the file, from 1; `nil` where the file as a whole is meant.
  public let line: Int?
  /// The place in that line, in characters from 1; `nil` where the whole line is meant.
  public let column: Int?
  /// The heading or the field that the value stands under.
  public let field: String?
  /// What is wrong, and what was expected.
  public let message: Phrase

  /// Makes an error of its place and its reason.
  public init(line: Int?, column: Int? = nil, field: String? = nil, _ message: Phrase) {
    self.line = line
    self.column = column
    self.field = field
    self.message = message
  }

  /// The place in words: `line 4, column 17, field staff`.
  public var place: Phrase {
    var english: [String] = []
    var chinese: [String] = []
    if let line {
      english.append("line \(line)")
      chinese.append("第 \(line) 行")
    }
    if let column {
      english.append("column \(column)")
      chinese.append("第 \(column) 列")
    }
    if let field {
      english.append("field \(field)")
      chinese.append("字段 \(field)")
    }
    return Phrase(english.joined(separator: ", "), chinese.joined(separator: "，"))
  }
}

extension Phrase {
  /// The bytes are no UTF-8, and how to make them so.
  package static let notUTF8 = Phrase(
    "these bytes are not UTF-8; save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)",
    "不是 UTF-8 编码；请另存为 UTF-8（表格软件里选“CSV UTF-8”）"
  )
}
