public import ZoneModel

/// What a row of a file gives for one heading.
public struct ImportEntry: Hashable, Sendable {
  /// The heading, or the name of a JSON member.
  public let heading: String
  /// The place in the line, in characters from 1; `nil` in JSON.
  public let column: Int?
  /// What stands there: a text, or any JSON value.
  public let value: JSONTree

  /// Makes an entry.
  public init(heading: String, column: Int?, value: JSONTree) {
    self.heading = heading
    self.column = column
    self.value = value
  }
}

/// A row of a file that is to become a record or a change of one.
public struct ImportRow: Hashable, Sendable {
  /// The line that it starts in, from 1.
  public let line: Int
  /// What it gives, in the order of the file.
  public let entries: [ImportEntry]
  /// Why it cannot be taken, where that is known from the row alone.
  public let fault: ExchangeError?

  /// Makes a row.
  public init(line: Int, entries: [ImportEntry], fault: ExchangeError? = nil) {
    self.line = line
    self.entries = entries
    self.fault = fault
  }
}

/// Reads the rows of a file in any format that can be read, one after the other.
public struct ImportReader: Sendable {
  private enum Source {
    case csv(CSVReader)
    case tsv(TSVReader)
    case json(JSONRows)
  }

  private var source: Source
  private var headings: [String]?

  /// Reads bytes in a format; `.table` is for people and cannot be read.
  ///
  /// - Throws: `ExchangeError` for `.table`.
  public init(_ bytes: [UInt8], format: ExchangeFormat) throws(ExchangeError) {
    switch format {
    case .csv: source = .csv(CSVReader(bytes))
    case .tsv: source = .tsv(TSVReader(bytes))
    case .json: source = .json(JSONRows(bytes, isArray: true))
    case .jsonl: source = .json(JSONRows(bytes, isArray: false))
    case .table:
      throw ExchangeError(
        line: nil,
        Phrase(
          "a table is for reading by people; csv, tsv, json or jsonl was expected",
          "table 只供阅读；应为 csv、tsv、json 或 jsonl"
        )
      )
    }
  }

  /// How many bytes have been read.
  public var position: Int {
    switch source {
    case .csv(let reader): reader.position
    case .tsv(let reader): reader.position
    case .json(let reader): reader.position
    }
  }

  /// The next row; `nil` at the end.
  ///
  /// - Throws: `ExchangeError` with its place where the file is not what it should be; nothing can be
  ///   read after it.
  public mutating func next() throws(ExchangeError) -> ImportRow? {
    if case .json(var rows) = source {
      let row = try rows.next()
      source = .json(rows)
      return row
    }
    guard let cells = try nextCells(), let first = cells.first else { return nil }
    guard let headings else {
      self.headings = cells.map { trimmed($0.text) }
      return try next()
    }
    let fault = cells.dropFirst(headings.count).first.map { surplus in
      ExchangeError(
        line: surplus.line,
        column: surplus.column,
        Phrase(
          "this row has \(cells.count) values, but there "
            + (headings.count == 1 ? "is 1 heading" : "are \(headings.count) headings"),
          "这一行有 \(cells.count) 个值，而表头只有 \(headings.count) 列"
        )
      )
    }
    let entries = zip(headings, cells).map { heading, cell in
      ImportEntry(heading: heading, column: cell.column, value: .text(cell.text))
    }
    return ImportRow(line: first.line, entries: entries, fault: fault)
  }

  private mutating func nextCells() throws(ExchangeError) -> [Cell]? {
    switch source {
    case .csv(var reader):
      let cells = try reader.next()
      source = .csv(reader)
      return cells
    case .tsv(var reader):
      let cells = try reader.next()
      source = .tsv(reader)
      return cells
    case .json: return nil
    }
  }
}

/// A text without white space at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  guard let start = text.firstIndex(where: { !$0.isWhitespace }),
    let end = text.lastIndex(where: { !$0.isWhitespace })
  else { return "" }
  return String(text[start...end])
}
