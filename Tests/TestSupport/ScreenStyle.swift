/// How one cell of an emulated screen looks.
public struct ScreenStyle: Hashable, Sendable {
  /// A colour as the program asked for it.
  public enum Color: Hashable, Sendable {
    /// The terminal's own.
    case standard
    /// One of the 256 by number.
    case indexed(Int)
    /// By its parts, 0 to 255.
    case rgb(Int, Int, Int)
  }

  /// The colour of the character.
  public var foreground: Color = .standard
  /// The colour behind the character.
  public var background: Color = .standard
  /// SGR 1.
  public var isBold = false
  /// SGR 2.
  public var isDim = false
  /// SGR 3.
  public var isItalic = false
  /// SGR 4 and 21.
  public var isUnderlined = false
  /// SGR 5.
  public var isBlinking = false
  /// SGR 7.
  public var isReversed = false
  /// SGR 8.
  public var isHidden = false
  /// SGR 9.
  public var isStruck = false

  /// The terminal's own colours and nothing else.
  public init() {}

  /// Follows a "select graphic rendition"; each parameter comes with its colon-separated parts.
  ///
  /// - Parameter parameters: As they stand between `CSI` and `m`.
  /// - Returns: False if one of them is not known.
  mutating func apply(_ parameters: [[Int]]) -> Bool {
    var rest = (parameters.isEmpty ? [[0]] : parameters)[...]
    while let parts = rest.popFirst() {
      switch parts.first ?? 0 {
      case 0: self = ScreenStyle()
      case 1: isBold = true
      case 2: isDim = true
      case 3: isItalic = true
      case 4: isUnderlined = parts.count < 2 || parts[1] != 0
      case 5, 6: isBlinking = true
      case 7: isReversed = true
      case 8: isHidden = true
      case 9: isStruck = true
      // The linux console and its relatives choose a character set so.
      case 10, 11, 12: break
      case 21: isUnderlined = true
      case 22:
        isBold = false
        isDim = false
      case 23: isItalic = false
      case 24: isUnderlined = false
      case 25: isBlinking = false
      case 27: isReversed = false
      case 28: isHidden = false
      case 29: isStruck = false
      case let number where (30...37).contains(number): foreground = .indexed(number - 30)
      case 38:
        guard let color = Self.color(parts, &rest) else { return false }
        foreground = color
      case 39: foreground = .standard
      case let number where (40...47).contains(number): background = .indexed(number - 40)
      case 48:
        guard let color = Self.color(parts, &rest) else { return false }
        background = color
      case 49: background = .standard
      case let number where (90...97).contains(number): foreground = .indexed(number - 82)
      case let number where (100...107).contains(number): background = .indexed(number - 92)
      default: return false
      }
    }
    return true
  }

  /// A colour of 38 or 48: in the parts after colons, or in the parameters that follow.
  private static func color(_ parts: [Int], _ rest: inout ArraySlice<[Int]>) -> Color? {
    var numbers = Array(parts.dropFirst())
    if numbers.isEmpty {
      guard let kind = rest.first?.first else { return nil }
      let length = kind == 5 ? 2 : 4
      numbers = rest.prefix(length).compactMap(\.first)
      rest = rest.dropFirst(length)
    }
    switch (numbers.first, numbers.count) {
    case (5, 2): return .indexed(numbers[1])
    case (2, 4): return .rgb(numbers[1], numbers[2], numbers[3])
    // With a colour space before the parts.
    case (2, 5): return .rgb(numbers[2], numbers[3], numbers[4])
    default: return nil
    }
  }
}
