/// Takes a program's bytes apart into characters, controls and sequences.
struct ScreenParser: Sendable {
  /// One thing that a terminal acts upon.
  enum Token: Equatable {
    case character(Unicode.Scalar)
    case control(UInt8)
    /// ESC, intermediates, final.
    case escape(intermediates: String, final: Character)
    case sequence(ControlSequence)
    /// An operating-system command's text.
    case command(String)
    case malformed(String)
  }

  private enum State: Sendable {
    case ground
    case escape(String)
    case sequence(String)
    case string(isCommand: Bool, bytes: [UInt8], afterEscape: Bool)
  }

  private var state = State.ground
  private var character: [UInt8] = []

  /// The tokens that a byte completes.
  mutating func take(_ byte: UInt8) -> [Token] {
    if case .string(let isCommand, var bytes, let afterEscape) = state {
      let ends = byte == 0x07 || (afterEscape && byte == UInt8(ascii: "\\"))
      guard !ends else {
        state = .ground
        return isCommand ? [.command(String(decoding: bytes, as: UTF8.self))] : []
      }
      if byte != 0x1B { bytes.append(byte) }
      state = .string(isCommand: isCommand, bytes: bytes, afterEscape: byte == 0x1B)
      return []
    }
    if !character.isEmpty || byte >= 0x80 {
      return takeCharacter(byte)
    }
    if byte < 0x20 || byte == 0x7F {
      return takeControl(byte)
    }
    let letter = Character(Unicode.Scalar(byte))
    switch state {
    case .escape(let intermediates): return takeEscape(letter, byte, intermediates)
    case .sequence(let body): return takeSequence(letter, byte, body)
    case .ground, .string: return [.character(Unicode.Scalar(byte))]
    }
  }

  private mutating func takeControl(_ byte: UInt8) -> [Token] {
    switch byte {
    case 0x1B: state = .escape("")
    // CAN and SUB break a sequence off.
    case 0x18, 0x1A: state = .ground
    // Inside a sequence other controls act at once, and the sequence goes on.
    default: return [.control(byte)]
    }
    return []
  }

  private mutating func takeEscape(
    _ letter: Character,
    _ byte: UInt8,
    _ intermediates: String
  ) -> [Token] {
    switch (letter, intermediates) {
    case ("[", ""): state = .sequence("")
    case ("]", ""): state = .string(isCommand: true, bytes: [], afterEscape: false)
    case ("P", ""), ("X", ""), ("^", ""), ("_", ""):
      state = .string(isCommand: false, bytes: [], afterEscape: false)
    default:
      guard !(0x20...0x2F).contains(byte) else {
        state = .escape(intermediates + String(letter))
        return []
      }
      state = .ground
      return [.escape(intermediates: intermediates, final: letter)]
    }
    return []
  }

  private mutating func takeSequence(
    _ letter: Character,
    _ byte: UInt8,
    _ body: String
  ) -> [Token] {
    guard (0x40...0x7E).contains(byte) else {
      state = .sequence(body + String(letter))
      return []
    }
    state = .ground
    guard let sequence = ControlSequence(body: body, final: letter) else {
      return [.malformed("CSI \(body)\(letter)")]
    }
    return [.sequence(sequence)]
  }

  private mutating func takeCharacter(_ byte: UInt8) -> [Token] {
    guard !character.isEmpty else {
      guard (0xC2...0xF4).contains(byte) else {
        return [.malformed("byte \(String(byte, radix: 16))")]
      }
      character = [byte]
      return []
    }
    guard (0x80...0xBF).contains(byte) else {
      character = []
      return [.malformed("a broken character")] + take(byte)
    }
    character.append(byte)
    let length = character[0] < 0xE0 ? 2 : character[0] < 0xF0 ? 3 : 4
    guard character.count == length else { return [] }
    let text = String(validating: character, as: UTF8.self)
    character = []
    guard let scalar = text?.unicodeScalars.first else { return [.malformed("a broken character")] }
    return [.character(scalar)]
  }
}

/// A "CSI": its mark, parameters with their colon-separated parts, intermediates and final.
struct ControlSequence: Equatable, Sendable {
  /// `?`, `>`, `<`, `=` or nothing.
  let mark: String
  let parameters: [[Int]]
  let intermediates: String
  let final: Character
  /// As it came, for reports.
  let text: String

  init?(body: String, final: Character) {
    text = "CSI \(body)\(final)"
    self.final = final
    var rest = body[...]
    mark = rest.first.flatMap { "?><=".contains($0) ? String(rest.removeFirst()) : nil } ?? ""
    let numbers = rest.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
    intermediates = String(rest.dropFirst(numbers.count))
    guard intermediates.unicodeScalars.allSatisfy({ (0x20...0x2F).contains($0.value) }) else {
      return nil
    }
    parameters =
      numbers.isEmpty
      ? []
      : numbers.split(separator: ";", omittingEmptySubsequences: false).map { parameter in
        parameter.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      }
  }

  /// A parameter by place, where left out or 0 the usual value.
  func number(_ index: Int, usually: Int = 1) -> Int {
    guard index < parameters.count, let value = parameters[index].first, value != 0 else {
      return usually
    }
    return value
  }
}
