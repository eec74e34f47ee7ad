/// A value of a file of rows, with where it starts.
public struct Cell: Hashable, Sendable {
  /// The text without its quotes.
  public let text: String
  /// The line that it starts in, from 1.
  public let line: Int
  /// The character of that line that it starts with, from 1.
  public let column: Int

  /// Makes a cell.
  public init(_ text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}
