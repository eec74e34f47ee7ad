/// A terminal in memory: it takes a program's bytes and tells what a person would see.
///
/// It follows what ncurses sends for xterm, screen, tmux, linux and vt100 and what programs ask a
/// terminal. What it does not know it keeps in ``unknownSequences``, so that a test can expect none.
public struct VirtualScreen: Sendable {
  /// One cell of the screen.
  struct Cell: Equatable {
    /// What stands there; empty in the second half of a wide character.
    var text = " "
    var style = ScreenStyle()

    var isSecondHalf: Bool { text.isEmpty }
  }

  /// Where writing goes on, with what a saved cursor also saves.
  struct Cursor: Equatable {
    var row = 0
    var column = 0
    /// The last column is full, and the next character goes to the next line.
    var wrapsNext = false
    var style = ScreenStyle()
    var usesSecondSet = false
    var setsAreGraphics = [false, false]
    var startsAtRegion = false
  }

  /// How many columns there are.
  public internal(set) var columns: Int
  /// How many rows there are.
  public internal(set) var rows: Int
  /// Whether characters of ambiguous width take two columns here.
  public var ambiguousIsWide: Bool
  /// What the screen was asked and answers; the program's keyboard input.
  public internal(set) var replies: [UInt8] = []
  /// Private modes that are set, such as 1049 (alternate screen) and 2004 (bracketed paste).
  public internal(set) var modes: Set<Int> = [7, 25]
  /// The window's title, as the program set it.
  public internal(set) var title = ""
  /// How often the bell rang.
  public internal(set) var bells = 0
  /// Sequences and control characters that mean nothing to this terminal.
  public internal(set) var unknownSequences: [String] = []

  var grid: [[Cell]]
  var place = Cursor()
  var savedPlaces: [Cursor] = [Cursor(), Cursor()]
  var otherGrid: [[Cell]]
  var region: ClosedRange<Int>
  var tabs: Set<Int>
  var inserts = false
  var newlineReturns = false
  var lastScalar: Unicode.Scalar?
  var parser = ScreenParser()

  /// An empty screen.
  ///
  /// - Parameters:
  ///   - columns: At least 1.
  ///   - rows: At least 1.
  ///   - ambiguousIsWide: Whether characters of ambiguous width take two columns.
  public init(columns: Int, rows: Int, ambiguousIsWide: Bool = false) {
    precondition(columns > 0 && rows > 0, "no screen has \(columns) columns and \(rows) rows")
    self.columns = columns
    self.rows = rows
    self.ambiguousIsWide = ambiguousIsWide
    grid = Self.blank(columns: columns, rows: rows)
    otherGrid = grid
    region = 0...(rows - 1)
    tabs = Set(stride(from: 8, to: 1000, by: 8))
  }

  static func blank(columns: Int, rows: Int) -> [[Cell]] {
    Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }
}

// MARK: - What is seen

extension VirtualScreen {
  /// The rows as text, without the blanks at their ends.
  public var lines: [String] {
    grid.map { row in
      var text = ""
      for cell in row { text += cell.text }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The rows as one text, each with its line end.
  public var text: String {
    lines.map { $0 + "\n" }.joined()
  }

  /// Where the cursor is, from 0.
  public var cursor: (row: Int, column: Int) { (place.row, place.column) }

  /// Whether the cursor is shown.
  public var showsCursor: Bool { modes.contains(25) }

  /// Whether the program has the alternate screen.
  public var isAlternate: Bool {
    modes.contains(1049) || modes.contains(47) || modes.contains(1047)
  }

  /// Whether a text stands somewhere on one line.
  public func contains(_ text: String) -> Bool {
    lines.contains { $0.contains(text) }
  }

  /// The first row with a text, from 0.
  public func row(of text: String) -> Int? {
    lines.firstIndex { $0.contains(text) }
  }

  /// The column, from 0, where a text starts in a row.
  public func column(of text: String, inRow row: Int) -> Int? {
    guard grid.indices.contains(row) else { return nil }
    for start in grid[row].indices {
      let rest = grid[row][start...].map(\.text).joined()
      if rest.hasPrefix(text), !grid[row][start].isSecondHalf { return start }
    }
    return nil
  }

  /// What stands in a cell; empty in the second half of a wide character and outside.
  public func character(row: Int, column: Int) -> String {
    guard grid.indices.contains(row), grid[row].indices.contains(column) else { return "" }
    return grid[row][column].text
  }

  /// How a cell looks; the plain style outside.
  public func style(row: Int, column: Int) -> ScreenStyle {
    guard grid.indices.contains(row), grid[row].indices.contains(column) else {
      return ScreenStyle()
    }
    return grid[row][column].style
  }

  /// How the first cell of a text looks, searched from the top.
  public func style(of text: String) -> ScreenStyle? {
    guard let row = row(of: text), let column = column(of: text, inRow: row) else { return nil }
    return style(row: row, column: column)
  }

  /// The answers since the last time this was called.
  public mutating func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }
}

// MARK: - Size

extension VirtualScreen {
  /// Changes the size as terminals do: the upper left stays, the rest is cut or blank.
  ///
  /// - Parameters:
  ///   - columns: At least 1.
  ///   - rows: At least 1.
  public mutating func resize(columns: Int, rows: Int) {
    precondition(columns > 0 && rows > 0, "no screen has \(columns) columns and \(rows) rows")
    // The cursor's line stays on the screen: what is above it leaves at the top.
    let lost = max(0, place.row - rows + 1)
    grid = Self.fitted(Array(grid.dropFirst(lost)), columns: columns, rows: rows)
    otherGrid = Self.fitted(otherGrid, columns: columns, rows: rows)
    place.row = min(place.row - lost, rows - 1)
    place.column = min(place.column, columns - 1)
    place.wrapsNext = false
    self.columns = columns
    self.rows = rows
    region = 0...(rows - 1)
  }

  private static func fitted(_ grid: [[Cell]], columns: Int, rows: Int) -> [[Cell]] {
    var rest = grid.prefix(rows).map { row in
      var cells = Array(row.prefix(columns))
      // Half a wide character is none.
      if row.count > columns, row[columns].isSecondHalf { cells[columns - 1] = Cell() }
      cells += Array(repeating: Cell(), count: columns - cells.count)
      return cells
    }
    rest += blank(columns: columns, rows: rows - rest.count)
    return rest
  }
}
