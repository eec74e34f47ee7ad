import Foundation

/// Random numbers that are the same each time for the same seed (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator at the start of a seed's sequence.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next number of the sequence.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 up to, but not including, a bound above 0.
  public mutating func below(_ bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &self)
  }

  /// True once in so many times.
  public mutating func oneIn(_ count: Int) -> Bool {
    below(count) == 0
  }

  /// One of the elements, which may not be empty.
  public mutating func pick<Elements: RandomAccessCollection>(
    _ elements: Elements
  ) -> Elements.Element {
    precondition(!elements.isEmpty, "nothing to pick from")
    return elements[elements.index(elements.startIndex, offsetBy: below(elements.count))]
  }
}

/// How long random tests go on.
public enum Trials {
  /// How many times the usual effort is spent: `ZONEBOARD_SOAK`, which `make soak` sets, else 1.
  public static let effort = max(
    1,
    ProcessInfo.processInfo.environment["ZONEBOARD_SOAK"].flatMap(Int.init) ?? 1
  )

  /// The one seed to try again: `ZONEBOARD_SEED`.
  public static let seed = ProcessInfo.processInfo.environment["ZONEBOARD_SEED"].flatMap(
    UInt64.init
  )

  /// A number of trials, multiplied by the effort.
  public static func count(_ usual: Int) -> Int {
    usual * effort
  }

  /// Seeds for a test's `arguments:`; a failing one is then in the test's name.
  public static func seeds(_ usual: Int) -> [UInt64] {
    (1...UInt64(count(usual))).map { $0 }
  }
}
