import ZoneModel

/// The values that one key of a sort gives for the records to sort.
struct SortColumn {
  /// Values in an order that numbers keep, so that most comparisons are of one word; missing ones
  /// are the largest.
  var prefixes: [UInt64]
  /// What decides between equal prefixes; empty where prefixes say it all.
  var outcomes: [Outcome]
  let isDescending: Bool

  static let missing = UInt64.max

  /// Below zero where the record at one place comes first.
  func compare(_ left: Int, _ right: Int) -> Int {
    let (one, other) = (prefixes[left], prefixes[right])
    guard one == other else { return one < other ? -1 : 1 }
    guard !outcomes.isEmpty, one != Self.missing else { return 0 }
    let order = Self.compare(outcomes[left], outcomes[right])
    return isDescending ? -order : order
  }

  private static func compare(_ left: Outcome, _ right: Outcome) -> Int {
    switch (left, right) {
    case (.number(let one), .number(let other)): one == other ? 0 : one < other ? -1 : 1
    case (.text(let one), .text(let other)): Collation.compare(one, other)
    default: 0
    }
  }

  /// Bits of a number in an order that whole numbers keep.
  static func prefix(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  func directed(_ prefix: UInt64) -> UInt64 {
    // The largest stays free for what is missing.
    isDescending ? min(~prefix, Self.missing - 1) : min(prefix, Self.missing - 1)
  }
}

extension Run {
  func sorted(
    _ slots: [Int32],
    by keys: [(node: Node, isDescending: Bool)],
    _ table: Table
  ) -> [Int32] {
    let columns = keys.map { sortColumn($0.node, $0.isDescending, slots, table) }
    guard let first = columns.first else { return slots }
    struct Entry {
      let prefix: UInt64
      let place: Int32
    }
    var entries: [Entry] = []
    entries.reserveCapacity(slots.count)
    for place in 0..<slots.count {
      entries.append(Entry(prefix: first.prefixes[place], place: Int32(place)))
    }
    let isPlain = columns.count == 1 && first.outcomes.isEmpty
    if isPlain {
      entries.sort {
        $0.prefix == $1.prefix ? $0.place < $1.place : $0.prefix < $1.prefix
      }
    } else {
      entries.sort { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        for column in columns {
          let order = column.compare(Int(left.place), Int(right.place))
          if order != 0 { return order < 0 }
        }
        return left.place < right.place
      }
    }
    return entries.map { slots[Int($0.place)] }
  }

  private func sortColumn(
    _ node: Node,
    _ isDescending: Bool,
    _ slots: [Int32],
    _ table: Table
  ) -> SortColumn {
    var column = SortColumn(prefixes: [], outcomes: [], isDescending: isDescending)
    column.prefixes.reserveCapacity(slots.count)
    let ranks = Self.ranks(node.type)
    var needsOutcomes = false
    switch node.type.element {
    case .number, .text, .record, .any: needsOutcomes = true
    default: break
    }
    var titles: [RecordReference: String] = [:]
    for (place, slot) in slots.enumerated() {
      if place & 0xFFF == 0, isCancelled() { break }
      var value = outcome(node, Frame(this: .slot(table, Int(slot))))
      if case .list(let values) = value { value = values.first ?? .missing }
      if case .record(let reference) = value {
        let title = titles[reference] ?? self.title(of: reference)
        titles[reference] = title
        value = .text(title)
      }
      column.prefixes.append(
        Self.prefix(of: value, ranks).map(column.directed) ?? SortColumn.missing
      )
      if needsOutcomes { column.outcomes.append(value) }
    }
    while column.prefixes.count < slots.count { column.prefixes.append(SortColumn.missing) }
    while needsOutcomes, column.outcomes.count < slots.count { column.outcomes.append(.missing) }
    return column
  }

  /// The places of choices: as declared where that order means something, else by label.
  private static func ranks(_ type: ValueType) -> [String: UInt64] {
    guard case .choice(let set) = type.element else { return [:] }
    let choices =
      set.isOrdered
      ? set.choices
      : set.choices.sorted { Collation.precedes($0.label.en, $1.label.en) }
    return Dictionary(
      choices.enumerated().map { ($0.element.id, UInt64($0.offset)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A word in the order of values; `nil` where there is no value to sort by.
  private static func prefix(of value: Outcome, _ ranks: [String: UInt64]) -> UInt64? {
    switch value {
    case .missing, .unknown, .record, .list: nil
    case .truth(let truth): truth ? 0 : 1
    case .number(let quantity): SortColumn.prefix(quantity.approximate)
    case .between(let low, _): SortColumn.prefix(low.approximate)
    case .day(let day), .days(let day, _): SortColumn.prefix(Double(day.number))
    case .span(let span): SortColumn.prefix(Double(span.bounds.lowerBound))
    case .text(let text): Collation.prefix(text)
    case .choice(let id): ranks[id] ?? UInt64(ranks.count)
    }
  }

  /// The name that people know a record by, or its id.
  func title(of reference: RecordReference) -> String {
    guard let subject = subject(reference), let register = context.registry[reference.register]
    else { return reference.id }
    for field in Self.namingFields(register) {
      if let text = texts(in: value(of: field, subject)).first { return text }
    }
    return reference.id
  }
}
