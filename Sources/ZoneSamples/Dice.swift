/// Numbers that look random and are the same for the same seed, stream and index.
///
/// Each record throws its own dice, so that any record can be made without the ones before it. The
/// mixing function is SplitMix64's.
struct Dice {
  private var state: UInt64

  /// Dice for one record: `stream` tells registers apart.
  init(seed: UInt64, stream: Stream, index: Int) {
    state = Dice.mixed(seed &+ stream.rawValue &* 0x9E37_79B9_7F4A_7C15)
    state = Dice.mixed(state ^ UInt64(truncatingIfNeeded: index) &* 0xD1B5_4A32_D192_ED03)
  }

  /// What the dice are thrown for.
  enum Stream: UInt64 {
    case incubators = 1
    case rooms, enterprises, figures, qualifications, patents, awards, people, teams, tenancies
    case vouchers, notes, deals, fees
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Dice.mixed(state)
  }

  /// A whole number in a range.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next() % width)
  }

  /// A number in a range, more often near its lower end.
  mutating func low(_ range: ClosedRange<Int>) -> Int {
    let first = int(range)
    return min(first, int(range))
  }

  /// Whether something happens that does so in `percent` of all cases.
  mutating func chance(_ percent: Int) -> Bool {
    int(0...99) < percent
  }

  /// One of some things; there must be one.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[int(0...elements.count - 1)]
  }
}
