import ZoneModel

extension Run {
  func sorted(
    _ slots: [Int32],
    by keys: [(node: Node, isDescending: Bool)],
    _ table: Table
  ) -> [Int32] {
    let columns = keys.map { key in
      quickSortColumn(key.node, key.isDescending, slots, table)
        ?? sortColumn(key.node, key.isDescending, slots, table)
    }
    var sorter = PlaceSorter(columns: columns, isCancelled: isCancelled)
    return sorter.sorted(slots.count).map { slots[Int($0)] }
  }

  // MARK: - From columns

  private func quickSortColumn(
    _ node: Node,
    _ isDescending: Bool,
    _ slots: [Int32],
    _ table: Table
  ) -> SortColumn? {
    guard case .field(.this, let field) = node.form, Column.fits(field), field.id != Names.id.id,
      let column = table.column(field)
    else { return nil }
    var sorted = SortColumn(isDescending: isDescending)
    switch column.cells {
    case .days(let days):
      sorted.prefixes = slots.map { slot in
        let day = days[Int(slot)]
        guard day > Column.Mark.oddDay else { return SortColumn.missing }
        return sorted.directed(SortColumn.prefix(Double(day)))
      }
    case .numbers(let units, let scales):
      // Beyond 15 digits two numbers may have one Double.
      let isExact = units.allSatisfy { $0.magnitude < 1_000_000_000_000_000 }
      guard isExact else { return nil }
      let powers = (0...18).map { Double(Quantity.power(of: $0)) }
      sorted.prefixes = slots.map { slot in
        let scale = scales[Int(slot)]
        guard scale < Column.Mark.oddScale else { return SortColumn.missing }
        return sorted.directed(SortColumn.prefix(Double(units[Int(slot)]) / powers[Int(scale)]))
      }
    case .codes(let codes, _, let outcomes):
      let ranks = ranks(outcomes, node.type)
      sorted.prefixes = slots.map { slot in
        let code = codes[Int(slot)]
        guard code >= 0, let rank = ranks[Int(code)] else { return SortColumn.missing }
        return sorted.directed(rank)
      }
    case .texts(let starts, let lengths, let bytes):
      let span = bytes.span
      sorted.prefixes.reserveCapacity(slots.count)
      for slot in slots {
        let (start, length) = (starts[Int(slot)], Int(lengths[Int(slot)]))
        sorted.prefixes.append(
          length < 0
            ? SortColumn.missing
            : sorted.directed(Collation.prefix(span, start..<start + length))
        )
      }
      sorted.tie = .texts(column, slots)
    }
    return sorted
  }

  /// The places of different values in their order; `nil` for those without one.
  private func ranks(_ outcomes: [Outcome], _ type: ValueType) -> [UInt64?] {
    let choices = Self.ranks(type)
    var keys: [(place: Int, prefix: UInt64, text: String)] = []
    for (place, outcome) in outcomes.enumerated() {
      let value = comparable(outcome)
      guard let prefix = Self.prefix(of: value, choices) else { continue }
      keys.append((place, prefix, texts(in: value).first ?? ""))
    }
    keys.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let order = Collation.compare(left.text, right.text)
      return order == 0 ? left.place < right.place : order < 0
    }
    var ranks = [UInt64?](repeating: nil, count: outcomes.count)
    // Not 0: turned round it would be the mark of what is missing.
    var rank: UInt64 = 1
    for (index, key) in keys.enumerated() {
      if index > 0 {
        let before = keys[index - 1]
        let isSame = before.prefix == key.prefix && Self.ranksEqual(before.text, key.text)
        if !isSame { rank += 1 }
      }
      ranks[key.place] = rank
    }
    return ranks
  }

  private static func ranksEqual(_ left: String, _ right: String) -> Bool {
    Collation.compare(
      left.utf8.span,
      0..<left.utf8.count,
      right.utf8.span,
      0..<right.utf8.count
    ) == 0
  }

  // MARK: - Row by row

  private func sortColumn(
    _ node: Node,
    _ isDescending: Bool,
    _ slots: [Int32],
    _ table: Table
  ) -> SortColumn {
    var column = SortColumn(isDescending: isDescending)
    column.prefixes.reserveCapacity(slots.count)
    let ranks = Self.ranks(node.type)
    var outcomes: [Outcome] = []
    for (place, slot) in slots.enumerated() {
      if place & 0xFFF == 0, isCancelled() { break }
      let value = comparable(outcome(node, Frame(this: .slot(table, Int(slot)))))
      column.prefixes.append(
        Self.prefix(of: value, ranks).map(column.directed) ?? SortColumn.missing
      )
      outcomes.append(value)
    }
    while outcomes.count < slots.count {
      column.prefixes.append(SortColumn.missing)
      outcomes.append(.missing)
    }
    column.tie = .outcomes(outcomes)
    return column
  }

  /// What a value is sorted by: the first of several, a record's title.
  private func comparable(_ value: Outcome) -> Outcome {
    if case .list(let values) = value { return comparable(values.first ?? .missing) }
    guard case .record(let reference) = value else { return value }
    if let known = titles[reference] { return .text(known) }
    let title = title(of: reference)
    titles[reference] = title
    return .text(title)
  }

  /// The places of choices: as declared where that order means something, else by label.
  private static func ranks(_ type: ValueType) -> [String: UInt64] {
    guard case .choice(let set) = type.element else { return [:] }
    let choices =
      set.isOrdered
      ? set.choices
      : set.choices.sorted { Collation.precedes($0.label.en, $1.label.en) }
    return Dictionary(
      choices.enumerated().map { ($0.element.id, UInt64($0.offset) + 1) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A word in the order of values; `nil` where there is no value to sort by.
  private static func prefix(of value: Outcome, _ ranks: [String: UInt64]) -> UInt64? {
    switch value {
    case .missing, .unknown, .record, .list: nil
    case .truth(let truth): truth ? 1 : 2
    case .number(let quantity): SortColumn.prefix(quantity.approximate)
    case .between(let low, _): SortColumn.prefix(low.approximate)
    case .day(let day), .days(let day, _): SortColumn.prefix(Double(day.number))
    case .span(let span): SortColumn.prefix(Double(span.bounds.lowerBound))
    case .text(let text): Collation.prefix(text)
    case .choice(let id): ranks[id] ?? UInt64(ranks.count) + 1
    }
  }

  /// The name that people know a record by, or its id.
  func title(of reference: RecordReference) -> String {
    guard let subject = subject(reference), let register = context.registry[reference.register]
    else { return reference.id }
    for field in namingFields(register) {
      if let text = texts(in: value(of: field, subject)).first { return text }
    }
    return reference.id
  }
}
