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

  /// Whether a prefix says that its text ends within it.
  func isEnd(_ prefix: UInt64) -> Bool {
    (isDescending ? ~prefix : prefix) & 0xFFFF == 0
  }
}

/// Sorts places by their prefixes, then by what decides between equal ones, then by the next key.
struct PlaceSorter {
  struct Entry {
    var prefix: UInt64
    let place: Int32
  }

  let columns: [SortColumn]
  let isCancelled: () -> Bool
  /// By place: where its text goes on, while texts are compared piece by piece.
  private var going: [Collation.Place] = []

  init(columns: [SortColumn], isCancelled: @escaping () -> Bool) {
    self.columns = columns
    self.isCancelled = isCancelled
  }

  mutating func sorted(_ count: Int) -> [Int32] {
    var entries = (0..<count).map { Entry(prefix: 0, place: Int32($0)) }
    sort(&entries, 0..<count, by: 0)
    return entries.map(\.place)
  }

  /// Sorts a run that all keys before this one leave undecided.
  private mutating func sort(_ entries: inout [Entry], _ range: Range<Int>, by key: Int) {
    guard key < columns.count, range.count > 1, !isCancelled() else { return }
    for index in range {
      entries[index].prefix = columns[key].prefixes[Int(entries[index].place)]
    }
    order(&entries, range)
    for run in runs(entries, range) { settle(&entries, run, by: key, isDeep: false) }
  }

  /// Orders a run by prefix; equal ones stay in their order, which is that of places.
  private func order(_ entries: inout [Entry], _ range: Range<Int>) {
    var isOrdered = true
    for index in range.dropFirst() where entries[index].prefix < entries[index - 1].prefix {
      isOrdered = false
      break
    }
    if isOrdered { return }
    guard range.count > 2048 else {
      entries[range].sort { $0.prefix == $1.prefix ? $0.place < $1.place : $0.prefix < $1.prefix }
      return
    }
    radixSort(&entries, range)
  }

  /// Byte by byte from the last, leaving out bytes that are the same everywhere.
  private func radixSort(_ entries: inout [Entry], _ range: Range<Int>) {
    var counts = [Int](repeating: 0, count: 8 * 256)
    for index in range {
      let prefix = entries[index].prefix
      for byte in 0..<8 { counts[byte << 8 | Int(prefix >> UInt64(byte * 8) & 0xFF)] += 1 }
    }
    var from = Array(entries[range])
    var to = from
    for byte in 0..<8 {
      var starts = [Int](repeating: 0, count: 256)
      var start = 0
      var isConstant = false
      for value in 0..<256 {
        let count = counts[byte << 8 | value]
        if count == range.count { isConstant = true }
        starts[value] = start
        start += count
      }
      if isConstant { continue }
      for entry in from {
        let value = Int(entry.prefix >> UInt64(byte * 8) & 0xFF)
        to[starts[value]] = entry
        starts[value] += 1
      }
      swap(&from, &to)
    }
    entries.replaceSubrange(range, with: from)
  }

  /// The parts of a run, two places long or more, whose prefixes are equal.
  private func runs(_ entries: [Entry], _ range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let prefix = entries[start].prefix
      var end = start + 1
      while end < range.upperBound, entries[end].prefix == prefix { end += 1 }
      if end - start > 1 { runs.append(start..<end) }
      start = end
    }
    return runs
  }

  /// Decides within a run of equal prefixes.
  private mutating func settle(
    _ entries: inout [Entry],
    _ range: Range<Int>,
    by key: Int,
    isDeep: Bool
  ) {
    let column = columns[key]
    let prefix = entries[range.lowerBound].prefix
    switch column.tie {
    case .none: sort(&entries, range, by: key + 1)
    case .outcomes:
      compareAll(&entries, range, by: key)
    case .texts:
      if prefix == SortColumn.missing || column.isEnd(prefix) {
        sort(&entries, range, by: key + 1)
      } else if range.count <= 24 {
        compareAll(&entries, range, by: key)
      } else {
        deepen(&entries, range, by: key, isDeep: isDeep)
      }
    }
  }

  /// Goes on with the next characters of texts that agree so far.
  private mutating func deepen(
    _ entries: inout [Entry],
    _ range: Range<Int>,
    by key: Int,
    isDeep: Bool
  ) {
    if isCancelled() { return }
    let column = columns[key]
    if going.isEmpty {
      going = Array(repeating: Collation.Place(at: 0), count: column.prefixes.count)
    }
    guard case .texts(let cells, let slots) = column.tie,
      case .texts(let starts, let lengths, let bytes) = cells.cells
    else { return }
    let span = bytes.span
    for index in range {
      let place = Int(entries[index].place)
      let slot = Int(slots[place])
      let text = starts[slot]..<(starts[slot] + Int(max(0, lengths[slot])))
      if !isDeep {
        going[place] = Collation.Place(at: text.lowerBound)
        _ = Collation.prefix(span, text, from: &going[place])
      }
      let next = Collation.prefix(span, text, from: &going[place])
      entries[index].prefix = column.directed(next)
    }
    order(&entries, range)
    for run in runs(entries, range) { settle(&entries, run, by: key, isDeep: true) }
  }

  private func compareAll(_ entries: inout [Entry], _ range: Range<Int>, by key: Int) {
    let columns = columns[key...]
    entries[range].sort { left, right in
      for column in columns {
        let order = column.compare(Int(left.place), Int(right.place))
        if order != 0 { return order < 0 }
      }
      return left.place < right.place
    }
  }
}
