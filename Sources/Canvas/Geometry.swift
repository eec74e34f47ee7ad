/// A place on the screen: a column and a row, both counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  /// The column, counted from 0.
  public var column: Int

  /// The row, counted from 0.
  public var row: Int

  /// Makes a position from a column and a row.
  public init(_ column: Int, _ row: Int) {
    self.column = column
    self.row = row
  }

  /// The top left corner.
  public static let zero = Position(0, 0)

  /// The position moved by the given numbers of columns and rows.
  public func moved(columns: Int = 0, rows: Int = 0) -> Position {
    Position(column + columns, row + rows)
  }
}

/// A number of columns and rows; never negative.
public struct Size: Hashable, Sendable {
  /// How many columns there are.
  public let columns: Int

  /// How many rows there are.
  public let rows: Int

  /// Makes a size; negative numbers count as 0, so that a subtraction that went too far is empty.
  public init(_ columns: Int, _ rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Nothing at all.
  public static let zero = Size(0, 0)

  /// Whether there is no cell in it.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The top left cell.
  public var origin: Position

  /// How many columns and rows it covers.
  public var size: Size

  /// Makes a rectangle from its top left cell and its size.
  public init(_ origin: Position, _ size: Size) {
    self.origin = origin
    self.size = size
  }

  /// Makes a rectangle from its left column, top row and size; negative sizes count as 0.
  public init(_ column: Int, _ row: Int, _ columns: Int, _ rows: Int) {
    self.init(Position(column, row), Size(columns, rows))
  }

  /// The leftmost column.
  public var left: Int { origin.column }

  /// The topmost row.
  public var top: Int { origin.row }

  /// The column after the last one.
  public var right: Int { origin.column + size.columns }

  /// The row after the last one.
  public var bottom: Int { origin.row + size.rows }

  /// How many columns it covers.
  public var columns: Int { size.columns }

  /// How many rows it covers.
  public var rows: Int { size.rows }

  /// Whether there is no cell in it.
  public var isEmpty: Bool { size.isEmpty }

  /// Whether the cell at a position lies in it.
  public func contains(_ position: Position) -> Bool {
    position.column >= left && position.column < right && position.row >= top
      && position.row < bottom
  }

  /// What this rectangle and another have in common; empty if nothing.
  public func intersection(_ other: Rect) -> Rect {
    let column = max(left, other.left)
    let row = max(top, other.top)
    return Rect(column, row, min(right, other.right) - column, min(bottom, other.bottom) - row)
  }

  /// The rectangle moved by the given numbers of columns and rows.
  public func moved(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(origin.moved(columns: columns, rows: rows), size)
  }

  /// The rectangle without some columns and rows at its edges.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(self.left + left, self.top + top, columns - left - right, rows - top - bottom)
  }

  /// One row of it, counted from its top.
  public func row(_ index: Int) -> Rect { Rect(left, top + index, columns, 1) }
}
