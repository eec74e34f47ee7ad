public import ZoneModel

/// A column of rows that go out.
public struct SheetColumn: Hashable, Sendable {
  /// The name in JSON, and the heading of CSV and TSV: a field's id.
  public let id: String
  /// The heading for people.
  public let label: String
  /// Whether tables set it to the right.
  public let isNumeric: Bool
  /// Whether it is for programs: another column of a table tells it in words.
  public let isForPrograms: Bool

  /// Makes a column.
  public init(
    _ id: String,
    label: String? = nil,
    isNumeric: Bool = false,
    isForPrograms: Bool = false
  ) {
    self.id = id
    self.label = label ?? id
    self.isNumeric = isNumeric
    self.isForPrograms = isForPrograms
  }
}

/// A value that goes out.
public struct SheetCell: Hashable, Sendable {
  /// What JSON gives; `nil` where it is missing.
  public let value: Value?
  /// What CSV and TSV give.
  public let plain: String
  /// What a table shows.
  public let shown: String

  /// Makes a cell.
  ///
  /// - Parameters:
  ///   - value: what JSON gives; `nil` where it is missing.
  ///   - shown: what a table shows; the same as CSV and TSV unless told otherwise.
  ///   - plain: what CSV and TSV give; the value as plain text unless told otherwise.
  public init(_ value: Value?, shown: String? = nil, plain: String? = nil) {
    self.value = value
    self.plain = plain ?? value?.plainText ?? ""
    self.shown = shown ?? self.plain
  }
}

/// Writes rows in a format, each as soon as it is known.
///
/// Tables look at the first rows to settle how wide columns are; what is longer later moves the rest
/// of its row to the right and loses nothing.
public struct SheetWriter {
  private let format: ExchangeFormat
  private let columns: [SheetColumn]
  private let width: (String) -> Int
  private let emphasise: (String) -> String
  private var waiting: [[String]] = []
  private var widths: [Int]?
  private var count = 0

  /// How many rows a table looks at.
  private static let rowsLookedAt = 1000

  /// Writes rows of these columns.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - columns: what each row has.
  ///   - width: how many cells of a screen a text takes.
  ///   - emphasise: makes a table's headings stand out.
  public init(
    _ format: ExchangeFormat,
    columns: [SheetColumn],
    width: @escaping (String) -> Int = { $0.count },
    emphasise: @escaping (String) -> String = { $0 }
  ) {
    self.format = format
    self.columns = columns
    self.width = width
    self.emphasise = emphasise
  }

  /// The text of a row, with everything that stands before it.
  public mutating func add(_ cells: [SheetCell]) -> String {
    precondition(
      cells.count == columns.count,
      "a row of \(cells.count) in \(columns.count) columns"
    )
    defer { count += 1 }
    switch format {
    case .json: return (count == 0 ? "[\n" : ",\n") + object(cells)
    case .jsonl: return object(cells) + "\n"
    case .csv: return heading() + CSVText.row(cells.map(\.plain))
    case .tsv:
      return heading() + cells.map { TSVText.escaped($0.plain) }.joined(separator: "\t") + "\n"
    case .table:
      let shown = cells.map(\.shown)
      guard widths == nil else { return line(shown) }
      waiting.append(shown)
      return waiting.count < Self.rowsLookedAt ? "" : settled()
    }
  }

  /// What stands behind the last row.
  public mutating func finish() -> String {
    switch format {
    case .json: return count == 0 ? "[]\n" : "\n]\n"
    case .jsonl: return ""
    case .csv, .tsv: return heading()
    case .table: return widths == nil && count > 0 ? settled() : ""
    }
  }

  /// The headings, before the first row.
  private func heading() -> String {
    guard count == 0 else { return "" }
    return format == .csv
      ? CSVText.row(columns.map(\.id))
      : columns.map { TSVText.escaped($0.id) }.joined(separator: "\t") + "\n"
  }

  private func object(_ cells: [SheetCell]) -> String {
    var fields = Fields()
    for (column, cell) in zip(columns, cells) {
      if let value = cell.value { fields[column.id] = value }
    }
    var bytes: [UInt8] = []
    JSONLine.append(fields, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Tables

  private mutating func settled() -> String {
    let rows = waiting
    waiting = []
    widths = columns.indices.map { place in
      rows.reduce(width(columns[place].label)) { max($0, width($1[place])) }
    }
    return emphasise(line(columns.map(\.label), ends: false)) + "\n"
      + rows.map { line($0) }.joined()
  }

  private func line(_ texts: [String], ends: Bool = true) -> String {
    var line = ""
    for (place, text) in texts.enumerated() {
      let space = String(repeating: " ", count: max(0, (widths?[place] ?? 0) - width(text)))
      let isLast = place == texts.count - 1
      line += columns[place].isNumeric ? space + text : isLast ? text : text + space
      if !isLast { line += "  " }
    }
    while line.last == " " { line.removeLast() }
    return ends ? line + "\n" : line
  }
}
