/// The order of texts for people: punctuation, digits, Chinese characters by pinyin, Latin letters
/// whatever their case and diacritics, then all others.
///
/// It agrees with the Chinese collation of the Unicode locale data on the characters that records
/// hold; where texts differ in case or diacritics only, lower case and plain letters come first.
public enum Collation {
  /// Whether one text comes before another.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    compare(left, right) < 0
  }

  /// Below zero where the first text comes first, above zero where the second does, zero where both
  /// have the same characters.
  public static func compare(_ left: String, _ right: String) -> Int {
    let order = compare(
      left.utf8.span,
      0..<left.utf8.count,
      right.utf8.span,
      0..<right.utf8.count
    )
    return order == 0 ? tie(left, right) : order
  }

  /// Compares two texts by their ranks alone: case and diacritics make no difference.
  static func compare(
    _ left: Span<UInt8>,
    _ leftRange: Range<Int>,
    _ right: Span<UInt8>,
    _ rightRange: Range<Int>
  ) -> Int {
    var one = Ranks(leftRange)
    var other = Ranks(rightRange)
    while true {
      let (first, second) = (one.next(left), other.next(right))
      guard first == second else { return first < second ? -1 : 1 }
      if first == 0 { return 0 }
    }
  }

  private static func tie(_ left: String, _ right: String) -> Int {
    var one = left.unicodeScalars.makeIterator()
    var other = right.unicodeScalars.makeIterator()
    while true {
      switch (one.next(), other.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let first?, let second?):
        guard first != second else { continue }
        let (a, b) = (weight(first), weight(second))
        return a < b ? -1 : 1
      }
    }
  }

  /// Lower case before upper case of the same letter.
  private static func weight(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    return (0x41...0x5A).contains(value) ? (value + 32) * 2 + 1 : value * 2
  }

  /// The first four ranks of a text, so that most comparisons need one machine word.
  static func prefix(_ text: String) -> UInt64 {
    prefix(text.utf8.span, 0..<text.utf8.count)
  }

  /// The first four ranks of a text.
  static func prefix(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var place = Place(at: range.lowerBound)
    return prefix(bytes, range, from: &place)
  }

  /// Four ranks of a text from a place on, which moves behind them.
  static func prefix(_ bytes: Span<UInt8>, _ range: Range<Int>, from place: inout Place) -> UInt64 {
    var ranks = Ranks(range, from: place)
    var prefix: UInt64 = 0
    for _ in 0..<4 { prefix = prefix << 16 | UInt64(min(ranks.next(bytes), 0xFFFF)) }
    place = ranks.place
    return prefix
  }

  /// Where reading a text's ranks goes on: a character, and how many of its ranks have been read.
  struct Place {
    var at: Int
    var used = 0
  }

  /// The capital letter that a character's pinyin begins with, or the letter that it is itself.
  ///
  /// - Returns: `nil` for digits, signs and characters without a known reading.
  public static func pinyinInitial(of character: Character) -> Character? {
    guard let scalar = character.unicodeScalars.first else { return nil }
    if let place = hanPlace(scalar) {
      let initial = table.initials[place]
      return initial == 0 ? nil : Character(Unicode.Scalar(initial))
    }
    var bytes: [UInt8] = []
    Folding.append(scalar, to: &bytes)
    guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 2 else {
      return nil
    }
    return Character(Unicode.Scalar(first - 32))
  }

  /// The initials of a text's characters: 怀柔 gives `HR`; other signs are left out.
  public static func initials(of text: String) -> String {
    String(text.compactMap { pinyinInitial(of: $0) })
  }

  private static func hanPlace(_ scalar: Unicode.Scalar) -> Int? {
    (0x4E00...0x9FFF).contains(scalar.value) ? Int(scalar.value) - 0x4E00 : nil
  }

  private static let table = Table()

  private struct Table {
    /// By code less U+4E00: the place in the order.
    var ranks: [UInt16]
    /// By code less U+4E00: the capital letter of the pinyin, 0 where it is not known.
    var initials: [UInt8]

    init() {
      ranks = Array(repeating: 0, count: 0x5200)
      initials = Array(repeating: 0, count: 0x5200)
      var rank: UInt16 = 0
      var initial: UInt8 = 0
      for scalar in PinyinTable.characters.unicodeScalars {
        guard let place = Collation.hanPlace(scalar) else {
          initial = scalar == "?" ? 0 : UInt8(truncatingIfNeeded: scalar.value)
          continue
        }
        ranks[place] = rank
        initials[place] = initial
        rank += 1
      }
    }
  }

  /// The signs of ASCII in their order.
  private static let signs: [UInt32] = {
    var ranks = [UInt32](repeating: 0, count: 128)
    for (place, scalar) in " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".unicodeScalars.enumerated() {
      ranks[Int(scalar.value)] = UInt32(place) + 2
    }
    for digit in 0..<10 { ranks[0x30 + digit] = 0x50 + UInt32(digit) }
    for letter in 0..<26 { ranks[0x61 + letter] = latin + UInt32(letter) }
    return ranks
  }()

  private static let han: UInt32 = 0x100
  private static let latin: UInt32 = 0x6000
  private static let others: UInt32 = 0x7000

  /// The ranks of a text's characters, one after the other; 0 at the end.
  private struct Ranks {
    private var at: Int
    private let end: Int
    private var pending: [UInt8] = []
    /// Where the character begins of which ranks are pending, and how many it had.
    private var start = 0
    private var skipped = 0

    init(_ range: Range<Int>, from place: Place? = nil) {
      at = place?.at ?? range.lowerBound
      end = range.upperBound
      skipped = place?.used ?? 0
    }

    /// Where the next rank is to be read.
    var place: Place {
      pending.isEmpty ? Place(at: at) : Place(at: start, used: used)
    }

    private var used = 0

    mutating func next(_ bytes: Span<UInt8>) -> UInt32 {
      while skipped > 0 {
        let left = skipped
        skipped = 0
        for _ in 0..<left { _ = next(bytes) }
      }
      if !pending.isEmpty {
        used += 1
        return Collation.signs[Int(pending.removeLast())]
      }
      while at < end {
        start = at
        used = 1
        let (value, length) = UTF8Reader.scalar(bytes, at)
        at += length
        if value < 0x80 {
          let folded = (0x41...0x5A).contains(value) ? value + 32 : value
          let rank = Collation.signs[Int(folded)]
          return rank == 0 ? 1 : rank
        }
        guard let scalar = Unicode.Scalar(value) else { continue }
        if let place = Collation.hanPlace(scalar) {
          return Collation.han + UInt32(Collation.table.ranks[place])
        }
        if let rank = rare(scalar) { return rank }
      }
      return 0
    }

    /// The rank of a character that is neither ASCII nor a common Chinese one; `nil` for marks that
    /// count for nothing.
    private mutating func rare(_ scalar: Unicode.Scalar) -> UInt32? {
      var bytes: [UInt8] = []
      Folding.append(scalar, to: &bytes)
      guard let first = bytes.first else { return nil }
      guard first >= 0x80 else {
        pending = bytes.dropFirst().reversed()
        return Collation.signs[Int(first)]
      }
      // General and Chinese punctuation stand among the signs.
      let value = scalar.value
      let isPunctuation =
        (0x2000...0x206F).contains(value) || (0x3000...0x303F).contains(value)
        || (0xFF00...0xFF65).contains(value) || value < 0xC0
      return isPunctuation ? 0x48 : Collation.others + value
    }
  }
}
