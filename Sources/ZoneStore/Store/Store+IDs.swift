internal import Synchronization

/// Numbers that nobody else has: xoshiro256**, seeded by the system once a run, because asking it for
/// each takes as long as a look at a file.
private struct IDNumbers {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init() {
    var system = SystemRandomNumberGenerator()
    // Of four zeros nothing else would ever come.
    state = (system.next() | 1, system.next(), system.next(), system.next())
  }

  mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }
}

extension Store {
  private static let numbers = Mutex(IDNumbers())

  /// Makes an id for a change or a store: 32 hexadecimal digits.
  public static func makeID() -> String {
    let words = numbers.withLock { ($0.next(), $0.next()) }
    return String(unsafeUninitializedCapacity: 32) { buffer in
      for index in 0..<32 {
        let word = index < 16 ? words.0 : words.1
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (index & 15))) & 15
        buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
      }
      return 32
    }
  }
}
