/// A complete control sequence: `ESC [`, parameters, a final byte.
struct ControlSequence {
  let parameters: [UInt8]
  let final: UInt8

  /// What it means, or `nil` if it is not known and to be swallowed.
  var key: Key? {
    switch parameters.first {
    case 0x3C: mouse
    case 0x3F: modeReport
    default: plain
    }
  }

  private var plain: Key? {
    guard let numbers = Self.numbers(parameters) else { return nil }
    switch (final, numbers.count) {
    case (0x41, 0): return .up
    case (0x42, 0): return .down
    case (0x43, 0): return .right
    case (0x44, 0): return .left
    case (0x46, 0): return .end
    case (0x48, 0): return .home
    case (0x5A, 0): return .shiftTab
    case (0x52, 2): return .cursorReport(Position(max(0, numbers[1] - 1), max(0, numbers[0] - 1)))
    case (0x7E, 1): return Self.numbered(numbers[0])
    default: return nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    default: nil
    }
  }

  /// `ESC [ < code ; column ; row M`, or `m` for a release.
  private var mouse: Key? {
    guard final == 0x4D || final == 0x6D, let numbers = Self.numbers(parameters.dropFirst()),
      numbers.count == 3
    else { return nil }
    let place = Position(max(0, numbers[1] - 1), max(0, numbers[2] - 1))
    return Mouse(code: numbers[0], released: final == 0x6D, at: place).map { .mouse($0) }
  }

  /// `ESC [ ? mode ; state $ y`.
  private var modeReport: Key? {
    guard final == 0x79, parameters.last == 0x24,
      let numbers = Self.numbers(parameters.dropFirst().dropLast()), numbers.count == 2
    else { return nil }
    return .modeReport(mode: numbers[0], state: numbers[1])
  }

  /// Decimal numbers between semicolons; `nil` for anything else.
  private static func numbers(_ bytes: some Collection<UInt8>) -> [Int]? {
    if bytes.isEmpty { return [] }
    var numbers = [0]
    for byte in bytes {
      if byte == 0x3B {
        numbers.append(0)
      } else if (0x30...0x39).contains(byte), numbers[numbers.count - 1] < 100_000 {
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte) - 0x30
      } else {
        return nil
      }
    }
    return numbers
  }
}

extension Mouse {
  /// Reads the code that terminals send: buttons in the low bits, 32 for movement, 64 for the wheel.
  init?(code: Int, released: Bool, at position: Position) {
    // Shift, Alt and Ctrl change nothing.
    let code = code & ~0b11100
    if code & 64 != 0 {
      guard !released, code & 3 < 2, code < 128 else { return nil }
      self.init(code & 3 == 0 ? .wheelUp : .wheelDown, .none, at: position)
      return
    }
    guard code < 64 else { return nil }
    let button: Button =
      switch code & 3 {
      case 0: .left
      case 1: .middle
      case 2: .right
      default: .none
      }
    if released {
      self.init(.release, button, at: position)
    } else if code & 32 != 0 {
      self.init(.drag, button, at: position)
    } else {
      self.init(.press, button, at: position)
    }
  }
}
