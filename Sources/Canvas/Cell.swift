/// One column of one row: a character with its marks, or the right half of a wide one.
public struct Cell: Hashable, Sendable {
  /// The character with its combining marks; empty in the right half of a wide character.
  public let text: String

  /// How many columns the character takes: 1, 2, or 0 for the right half of a wide one.
  public let columns: Int8

  /// How it is to look.
  public internal(set) var style: Style

  /// A space.
  public static let blank = Cell(text: " ", columns: 1, style: .body)

  /// The right half of a wide character.
  static func tail(_ style: Style) -> Cell { Cell(text: "", columns: 0, style: style) }

  init(text: String, columns: Int8, style: Style) {
    self.text = text
    self.columns = columns
    self.style = style
  }

  /// Whether this is the right half of a wide character.
  public var isTail: Bool { columns == 0 }
}
