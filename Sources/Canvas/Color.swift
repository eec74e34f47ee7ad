/// A colour as a theme names it.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case normal
  /// One of the sixteen colours that the terminal's user chose: 0 to 7, and 8 to 15 for the bright.
  case ansi(UInt8)
  /// Red, green and blue.
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal can show.
public enum ColorDepth: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// None: reverse, bold and underlined text have to do.
  case mono = 0
  case eight = 8
  case sixteen = 16
  case palette256 = 256

  /// The deepest that a number of colours allows.
  public init(colors: Int) {
    self = Self.allCases.last { $0.rawValue <= colors } ?? .mono
  }

  /// Whether one shows fewer colours than another.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How text looks on a terminal: what ncurses is told.
public struct Look: Hashable, Sendable {
  /// The number of the foreground colour in the terminal's palette, or -1 for its own.
  public var foreground: Int16

  /// The number of the background colour in the terminal's palette, or -1 for its own.
  public var background: Int16

  /// Bold, underline, reverse, dim.
  public var attributes: Attributes

  /// Makes a look.
  public init(foreground: Int16 = -1, background: Int16 = -1, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
