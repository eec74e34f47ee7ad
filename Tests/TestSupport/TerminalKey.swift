/// A key as a person presses it, with the bytes that terminals send for it.
public enum TerminalKey: Hashable, Sendable {
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete, backspace
  case enter, tab, shiftTab, escape, space
  /// F1 to F12.
  case function(Int)
  /// Ctrl with a letter.
  case control(Character)
  /// Any text, also one letter.
  case text(String)

  /// What xterm sends.
  ///
  /// - Parameter cursorKeysAreApplication: Whether the program has set mode 1, as ncurses does.
  /// - Returns: The bytes.
  public func bytes(cursorKeysAreApplication: Bool = true) -> [UInt8] {
    let lead = cursorKeysAreApplication ? "\u{1B}O" : "\u{1B}["
    let text: String =
      switch self {
      case .up: lead + "A"
      case .down: lead + "B"
      case .right: lead + "C"
      case .left: lead + "D"
      case .home: lead + "H"
      case .end: lead + "F"
      case .insert: "\u{1B}[2~"
      case .delete: "\u{1B}[3~"
      case .pageUp: "\u{1B}[5~"
      case .pageDown: "\u{1B}[6~"
      case .backspace: "\u{7F}"
      case .enter: "\r"
      case .tab: "\t"
      case .shiftTab: "\u{1B}[Z"
      case .escape: "\u{1B}"
      case .space: " "
      case .function(let number): Self.functionKey(number)
      case .control(let letter): Self.controlKey(letter)
      case .text(let text): text
      }
    return Array(text.utf8)
  }

  private static func functionKey(_ number: Int) -> String {
    switch number {
    case 1...4: "\u{1B}O" + String("PQRS".dropFirst(number - 1).prefix(1))
    case 5...12:
      "\u{1B}[\([15, 17, 18, 19, 20, 21, 23, 24][number - 5])~"
    default: preconditionFailure("there is no key F\(number)")
    }
  }

  private static func controlKey(_ letter: Character) -> String {
    guard let value = letter.asciiValue, value >= 0x40 else {
      preconditionFailure("there is no Ctrl-\(letter)")
    }
    return String(Unicode.Scalar(value & 0x1F))
  }

  /// The name that tmux's `send-keys` has for it, and whether it is to be sent literally.
  var tmuxName: (name: String, isLiteral: Bool) {
    switch self {
    case .up: ("Up", false)
    case .down: ("Down", false)
    case .left: ("Left", false)
    case .right: ("Right", false)
    case .home: ("Home", false)
    case .end: ("End", false)
    case .insert: ("IC", false)
    case .delete: ("DC", false)
    case .pageUp: ("PPage", false)
    case .pageDown: ("NPage", false)
    case .backspace: ("BSpace", false)
    case .enter: ("Enter", false)
    case .tab: ("Tab", false)
    case .shiftTab: ("BTab", false)
    case .escape: ("Escape", false)
    case .space: ("Space", false)
    case .function(let number): ("F\(number)", false)
    case .control(let letter): ("C-\(letter.lowercased())", false)
    case .text(let text): (text, true)
    }
  }
}
