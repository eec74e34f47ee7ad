/// Turns the bytes of a terminal into keys, a piece at a time.
///
/// A decoder is a value without a clock: it keeps what is not yet whole and says how long to wait for
/// the rest (``patience``); the caller then says that the time is up (``flush()``). Every complete
/// sequence that is not known is swallowed whole, so that none of its bytes acts as a key.
public struct KeyDecoder: Sendable {
  private enum State: Sendable {
    case ground
    case escape
    /// After `ESC O`, and whether a modifier came since.
    case single(modified: Bool)
    /// After `ESC [`, with what came since.
    case control([UInt8])
    /// After `ESC [ M`: three bytes of an old mouse report.
    case oldMouse([UInt8])
    /// After `ESC [ [`: a function key of the Linux console.
    case console
    /// A string sequence (DCS, OSC or APC by its second byte), swallowed up to its end.
    case string(UInt8, length: Int, sawEscape: Bool)
    /// Between the brackets of a paste.
    case paste([UInt8])
    /// The first bytes of a character.
    case character([UInt8], length: Int)
  }

  /// Bytes of a paste beyond these are dropped.
  private static let largestPaste = 16 << 20

  /// No known control sequence is longer.
  private static let longestSequence = 64

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var state = State.ground

  /// Makes a decoder that has seen nothing.
  public init() {}

  /// How many milliseconds to wait for more bytes before ``flush()``; `nil` if nothing is pending.
  ///
  /// After a lone ESC it is short, because ESC is a key; within a sequence it is long, because a slow
  /// line may part it; within a paste there is none, because pasted text must never become keys.
  public var patience: Int? {
    switch state {
    case .ground, .paste: nil
    case .escape: 20
    case .single, .control, .oldMouse, .console, .string, .character: 250
    }
  }

  /// Takes bytes and gives the keys that they complete.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { take(byte, &keys) }
    return keys
  }

  /// Gives what is pending as keys, because nothing more came in time.
  ///
  /// - Returns: ESC for a lone ESC; ESC and the character for `ESC [` and `ESC O`; nothing for a
  ///   longer piece of a sequence, which is dropped; nothing within a paste, which goes on.
  public mutating func flush() -> [Key] {
    var keys: [Key] = []
    switch state {
    case .ground, .paste: return []
    case .escape: keys = [.escape]
    case .single(let modified): keys = modified ? [] : [.escape, .character("O")]
    case .control(let bytes): keys = bytes.isEmpty ? [.escape, .character("[")] : []
    case .character: keys = [.unreadable]
    case .string(let byte, let length, _):
      keys = length == 0 ? [.escape, .character(Character(Unicode.Scalar(byte)))] : []
    case .oldMouse, .console: keys = []
    }
    state = .ground
    return keys
  }

  private mutating func take(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: ground(byte, &keys)
    case .escape: escape(byte, &keys)
    case .single(let modified): single(byte, modified, &keys)
    case .control(let bytes): control(byte, bytes, &keys)
    case .oldMouse(let bytes): oldMouse(bytes + [byte], &keys)
    case .console:
      state = .ground
      if (0x41...0x45).contains(byte) { keys.append(.function(Int(byte) - 0x40)) }
    case .string(let kind, let length, let sawEscape):
      // Ended by BEL, or by ESC \.
      if byte == 0x07 || (sawEscape && byte == 0x5C) {
        state = .ground
      } else {
        state = .string(kind, length: length + 1, sawEscape: byte == 0x1B)
      }
    case .paste: paste(byte, &keys)
    case .character(let bytes, let length): character(byte, bytes, length, &keys)
    }
  }

  // MARK: - Plain bytes

  private mutating func ground(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D, 0x0A: keys.append(.enter)
    case 0x09: keys.append(.tab)
    case 0x08, 0x7F: keys.append(.backspace)
    case 0x00: keys.append(.control(" "))
    case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x1C...0x1F: keys.append(.control(Character(Unicode.Scalar(byte + 0x40))))
    case 0x20...0x7E: keys.append(.character(Character(Unicode.Scalar(byte))))
    case 0xC2...0xDF: state = .character([byte], length: 2)
    case 0xE0...0xEF: state = .character([byte], length: 3)
    case 0xF0...0xF4: state = .character([byte], length: 4)
    default: unreadable(&keys)
    }
  }

  private mutating func character(
    _ byte: UInt8,
    _ bytes: [UInt8],
    _ length: Int,
    _ keys: inout [Key]
  ) {
    guard (0x80...0xBF).contains(byte) else {
      // Cut short: what follows is read for itself.
      state = .ground
      unreadable(&keys)
      return take(byte, &keys)
    }
    let bytes = bytes + [byte]
    guard bytes.count == length else {
      state = .character(bytes, length: length)
      return
    }
    state = .ground
    // Over-long forms and surrogates are refused here; C1 controls are no keys.
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return unreadable(&keys) }
    if !Sanitiser.isControl(scalar) { keys.append(.character(Character(scalar))) }
  }

  private func unreadable(_ keys: inout [Key]) {
    // One notice for a run of such bytes.
    if keys.last != .unreadable { keys.append(.unreadable) }
  }

  // MARK: - Sequences

  private mutating func escape(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 0x1B: keys.append(.escape)
    case 0x4F: state = .single(modified: false)
    case 0x5B: state = .control([])
    case 0x50, 0x5D, 0x5F: state = .string(byte, length: 0, sawEscape: false)
    default:
      // Alt is not used: ESC and a character are two keys.
      state = .ground
      keys.append(.escape)
      take(byte, &keys)
    }
  }

  private mutating func single(_ byte: UInt8, _ modified: Bool, _ keys: inout [Key]) {
    // Some terminals put a modifier before the letter: swallowed together.
    if (0x30...0x3B).contains(byte) {
      state = .single(modified: true)
      return
    }
    state = .ground
    if modified { return }
    switch byte {
    case 0x50...0x53: keys.append(.function(Int(byte) - 0x4F))
    case 0x4D: keys.append(.enter)
    case 0x1B: take(byte, &keys)
    default: if let key = Self.cursorKey(byte) { keys.append(key) }
    }
  }

  private static func cursorKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    default: nil
    }
  }

  private mutating func control(_ byte: UInt8, _ bytes: [UInt8], _ keys: inout [Key]) {
    switch byte {
    case 0x5B where bytes.isEmpty: state = .console
    case 0x4D where bytes.isEmpty: state = .oldMouse([])
    case 0x40...0x7E:
      state = .ground
      if bytes == Array("200".utf8), byte == 0x7E {
        state = .paste([])
      } else if let key = ControlSequence(parameters: bytes, final: byte).key {
        keys.append(key)
      }
    case 0x20...0x3F:
      // What is too long to be known is still swallowed up to its end.
      state = .control(bytes.count < Self.longestSequence ? bytes + [byte] : bytes)
    default:
      // Broken off: what follows is read for itself.
      state = .ground
      take(byte, &keys)
    }
  }

  private mutating func oldMouse(_ bytes: [UInt8], _ keys: inout [Key]) {
    guard bytes.count == 3 else {
      state = .oldMouse(bytes)
      return
    }
    state = .ground
    guard bytes.allSatisfy({ $0 >= 0x20 }) else { return }
    let code = Int(bytes[0]) - 32
    let place = Position(max(0, Int(bytes[1]) - 33), max(0, Int(bytes[2]) - 33))
    if let mouse = Mouse(code: code, released: code & 3 == 3 && code < 64, at: place) {
      keys.append(.mouse(mouse))
    }
  }

  // MARK: - Paste

  private mutating func paste(_ byte: UInt8, _ keys: inout [Key]) {
    guard case .paste(var bytes) = state else { return }
    // Taken out of the state while it grows, so that it isn't copied for each byte.
    state = .ground
    bytes.append(byte)
    guard bytes.count >= Self.pasteEnd.count, byte == 0x7E,
      bytes.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd)
    else {
      if bytes.count > Self.largestPaste {
        // The end mark must still be found in what follows.
        bytes.remove(at: Self.largestPaste - Self.pasteEnd.count)
      }
      state = .paste(bytes)
      return
    }
    bytes.removeLast(Self.pasteEnd.count)
    keys.append(.paste(Self.pasted(bytes)))
  }

  /// Pasted text with its line ends as `\n` and without control characters but the tab.
  private static func pasted(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var lastWasReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { lastWasReturn = scalar == "\r" }
      if scalar == "\r" || (scalar == "\n" && !lastWasReturn) {
        text.append("\n")
      } else if scalar == "\t" || !Sanitiser.isControl(scalar) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
