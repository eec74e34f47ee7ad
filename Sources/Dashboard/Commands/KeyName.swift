public import Canvas

extension Key {
  /// The key's name as people read it: `F2`, `^E`, `Enter`, `/`.
  public var shown: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .tab: "Tab"
    case .shiftTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "^" + letter.uppercased()
    case .paste, .mouse, .cursorReport, .modeReport, .resize, .unreadable: ""
    }
  }

  /// Whether the key is a letter, which an input method keeps for itself.
  public var isLetter: Bool {
    guard case .character(let character) = self else { return false }
    return character.isLetter
  }

  private static let names: [String: Key] = [
    "Space": .character(" "), "Enter": .enter, "Tab": .tab, "Shift-Tab": .shiftTab,
    "Esc": .escape, "Backspace": .backspace, "Delete": .delete, "Insert": .insert, "Up": .up,
    "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end, "PgUp": .pageUp,
    "PgDn": .pageDown,
  ]

  /// The key of a name.
  ///
  /// - Returns: `nil` where no key has that name.
  public init?(named name: String) {
    if let key = Self.names[name] {
      self = key
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if name.count == 2, name.first == "^", let letter = name.lowercased().last {
      self = .control(letter)
    } else if name.first == "F", let number = Int(name.dropFirst()), (1...10).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// The keys of names with spaces between them; a name that is none is a mistake in the table.
  static func named(_ names: String) -> [Key] {
    names.split(separator: " ").map { name in
      guard let key = Key(named: String(name)) else {
        preconditionFailure("there is no key \(name)")
      }
      return key
    }
  }
}
