/// What the person did: a key, pasted text, the mouse; or what the terminal answered.
public enum Key: Hashable, Sendable {
  /// A character that was typed; a combining mark arrives as a character of its own.
  case character(Character)
  case enter
  case tab
  case shiftTab
  case escape
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 to F10.
  case function(Int)
  /// Ctrl with a small letter, or with one of `` ]^_\ `` or a space.
  case control(Character)
  /// Text that was pasted, whole, with line ends as `\n`; never keys.
  case paste(String)
  case mouse(Mouse)
  /// Where the cursor stands, as the terminal answered; counted from 0.
  case cursorReport(Position)
  /// Whether the terminal knows a private mode, as it answered.
  case modeReport(mode: Int, state: Int)
  /// The window has another size now.
  case resize(Size)
  /// Bytes that are not UTF-8, such as a terminal set to GBK sends.
  case unreadable

  /// The key with full-width ASCII and the ideographic space replaced by their ASCII twins.
  ///
  /// With a Chinese input method on, `／` arrives where `/` was meant. Use this wherever a key is a
  /// command, never where text is typed.
  public var narrowed: Key {
    guard case .character(let character) = self else { return self }
    return .character(Self.narrowed(character))
  }

  /// The ASCII twin of a full-width character or of Chinese punctuation; others are unchanged.
  public static func narrowed(_ character: Character) -> Character {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else {
      return character
    }
    switch scalar.value {
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map { Character($0) } ?? character
    case 0x3000: return " "
    // What a Chinese keyboard sends for [ ] < > , . and \.
    case 0x3010, 0x300C: return "["
    case 0x3011, 0x300D: return "]"
    case 0x300A: return "<"
    case 0x300B: return ">"
    case 0x3001: return "\\"
    case 0x3002: return "."
    default: return character
    }
  }

  /// A text with full-width ASCII and the ideographic space replaced by their ASCII twins.
  public static func narrowed(_ text: String) -> String {
    String(text.map { narrowed($0) })
  }
}

/// Something done with the mouse.
public struct Mouse: Hashable, Sendable {
  /// Which button.
  public enum Button: Hashable, Sendable {
    case left
    case middle
    case right
    /// No button, as when the mouse only moves.
    case none
  }

  /// What happened.
  public enum Action: Hashable, Sendable {
    case press
    case release
    case drag
    case wheelUp
    case wheelDown
  }

  /// The cell it happened in.
  public let position: Position

  /// The button, where one matters.
  public let button: Button

  /// What happened.
  public let action: Action

  /// How many presses followed one another here: 2 for a double click.
  public var clicks: Int

  /// Makes an event of the mouse.
  public init(_ action: Action, _ button: Button = .left, at position: Position, clicks: Int = 1) {
    self.position = position
    self.button = button
    self.action = action
    self.clicks = clicks
  }
}

/// Counts presses that follow one another on the same cell.
public struct ClickCounter: Sendable {
  /// Presses further apart than this many milliseconds are single ones.
  public static let interval: UInt64 = 400

  private var last: (position: Position, button: Mouse.Button, time: UInt64, clicks: Int)?

  /// Makes a counter that has seen no press.
  public init() {}

  /// The event with its number of clicks.
  ///
  /// - Parameters:
  ///   - mouse: What happened.
  ///   - time: When, in milliseconds of a clock that only goes forward.
  /// - Returns: The same event; for a press, with how many there were in a row.
  public mutating func counted(_ mouse: Mouse, at time: UInt64) -> Mouse {
    guard mouse.action == .press else { return mouse }
    var mouse = mouse
    mouse.clicks = 1
    if let last, last.position == mouse.position, last.button == mouse.button,
      time >= last.time, time - last.time <= Self.interval
    {
      mouse.clicks = last.clicks + 1
    }
    last = (mouse.position, mouse.button, time, mouse.clicks)
    return mouse
  }
}
