import ZoneModel

/// The values that one key of a sort gives for the records to sort.
struct SortColumn {
  /// What decides between equal prefixes.
  enum Tie {
    /// Nothing: prefixes say it all.
    case none
    case outcomes([Outcome])
    /// Texts of a column, by slot.
    case texts(Column, [Int32])
  }

  /// Values in an order that numbers keep, so that most comparisons are of one word; missing ones
  /// are the largest.
  var prefixes: [UInt64] = []
  var tie = Tie.none
  let isDescending: Bool

  static let missing = UInt64.max

  /// Below zero where the record at one place comes first.
  func compare(_ left: Int, _ right: Int) -> Int {
    let (one, other) = (prefixes[left], prefixes[right])
    guard one == other else { return one < other ? -1 : 1 }
    guard one != Self.missing else { return 0 }
    let order: Int
    switch tie {
    case .none: return 0
    case .outcomes(let outcomes): order = Self.compare(outcomes[left], outcomes[right])
    case .texts(let column, let slots):
      guard case .texts(_, _, let bytes) = column.cells,
        let first = column.place(of: Int(slots[left])),
        let second = column.place(of: Int(slots[right]))
      else { return 0 }
      order = Collation.compare(bytes.span, first, bytes.span, second)
    }
    return isDescending ? -order : order
  }

  private static func compare(_ left: Outcome, _ right: Outcome) -> Int {
    switch (left, right) {
    case (.number(let one), .number(let other)): one == other ? 0 : one < other ? -1 : 1
    case (.text(let one), .text(let other)):
      Collation.compare(
        one.utf8.span,
        0..<one.utf8.count,
        other.utf8.span,
        0..<other.utf8.count
      )
    default: 0
    }
  }

  /// Bits of a number in an order that whole numbers keep.
  static func prefix(_ value: Double) -> UInt64 {
    // Zero has two signs and one place.
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The prefix in the direction of the sort; the largest stays free for what is missing.
  func directed(_ prefix: UInt64) -> UInt64 {
    min(isDescending ? ~prefix : prefix, Self.missing - 1)
  }

  /// The prefix of a text behind so many characters that are the same.
  func deeper(_ place: Int, after skipped: Int) -> UInt64? {
    guard case .texts(let column, let slots) = tie, case .texts(_, _, let bytes) = column.cells,
      let range = column.place(of: Int(slots[place]))
    else { return nil }
    return directed(Collation.prefix(bytes.span, range, after: skipped))
  }
}

/// Sorts places by their prefixes and what decides between equal ones.
struct PlaceSorter {
  struct Entry {
    var prefix: UInt64
    let place: Int32
  }

  let columns: [SortColumn]
  let isCancelled: () -> Bool

  func sorted(_ count: Int) -> [Int32] {
    guard let first = columns.first else { return (0..<Int32(count)).map { $0 } }
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    for place in 0..<count {
      entries.append(Entry(prefix: first.prefixes[place], place: Int32(place)))
    }
    sort(&entries, 0..<count, depth: 0)
    return entries.map(\.place)
  }

  /// Sorts a run whose texts agree in their first four times `depth` characters.
  private func sort(_ entries: inout [Entry], _ range: Range<Int>, depth: Int) {
    if isCancelled() { return }
    entries[range].sort { $0.prefix == $1.prefix ? $0.place < $1.place : $0.prefix < $1.prefix }
    guard let first = columns.first else { return }
    var isPlain = columns.count == 1
    if case .none = first.tie {} else { isPlain = false }
    if isPlain { return }
    var start = range.lowerBound
    while start < range.upperBound {
      let prefix = entries[start].prefix
      var end = start + 1
      while end < range.upperBound, entries[end].prefix == prefix { end += 1 }
      if end - start > 1 { settle(&entries, start..<end, prefix, depth) }
      start = end
    }
  }

  /// Decides between equal prefixes: a few by comparing, many texts by their next characters.
  private func settle(
    _ entries: inout [Entry],
    _ range: Range<Int>,
    _ prefix: UInt64,
    _ depth: Int
  ) {
    if range.count > 32, depth < 60, prefix != SortColumn.missing, let first = columns.first,
      case .texts = first.tie
    {
      let skipped = (depth + 1) * 4
      var isLonger = false
      let end = first.directed(0)
      for index in range {
        let next = first.deeper(Int(entries[index].place), after: skipped) ?? SortColumn.missing
        if next != end { isLonger = true }
        entries[index].prefix = next
      }
      if isLonger {
        sort(&entries, range, depth: depth + 1)
        return
      }
    }
    entries[range].sort { left, right in
      for column in columns {
        let order = column.compare(Int(left.place), Int(right.place))
        if order != 0 { return order < 0 }
      }
      return left.place < right.place
    }
  }
}
