import ZoneModel

/// How many records have a value.
public struct Tally: Hashable, Sendable {
  /// The value; `missing` for those that have none.
  public let value: Outcome
  /// How many records have it.
  public let count: Int
}

/// What the values of a field come to over some records.
public struct Summary: Hashable, Sendable {
  /// How many records have a definite value.
  public let known: Int
  /// How many have none, or none that is certain.
  public let unknown: Int
  /// The sum of the definite values; `nil` where they are no numbers.
  public let sum: Quantity?
  /// The middle value: of an even number of values, the mean of the two in the middle.
  public let median: Quantity?
  /// The smallest value.
  public let least: Outcome?
  /// The largest value.
  public let most: Outcome?
}

extension Evaluator {
  /// How often each value of a field comes among the records of a selection.
  ///
  /// Of a field with several values, every value counts.
  ///
  /// - Parameters:
  ///   - path: a field, or a path through references.
  ///   - selection: the records.
  /// - Returns: choices in declared order, else the most frequent first; missing values last.
  /// - Throws: where the path is none.
  public func tallies(
    of path: String,
    among selection: Selection
  ) throws(ExpressionError) -> [Tally] {
    let expression = try cache.expression(path, in: selection.register, mode: .value)
    let counts: [Outcome: Int] = withRun { run in
      var counts: [Outcome: Int] = [:]
      run.forEachValue(of: expression.root, selection) { value in
        switch value {
        case .list(let values): for one in values { counts[one, default: 0] += 1 }
        case .unknown, .between, .days: counts[.unknown, default: 0] += 1
        default: counts[value, default: 0] += 1
        }
      }
      return counts
    }
    var order: [String: Int] = [:]
    if case .choice(let set) = expression.type.element {
      for (place, choice) in set.choices.enumerated() { order[choice.id] = place }
    }
    func rank(_ value: Outcome) -> Int {
      switch value {
      case .missing: Int.max
      case .unknown: Int.max - 1
      case .choice(let id): order[id] ?? Int.max - 2
      default: 0
      }
    }
    return counts.map { Tally(value: $0.key, count: $0.value) }.sorted { left, right in
      let (one, other) = (rank(left.value), rank(right.value))
      if one != other { return one < other }
      if left.count != right.count { return left.count > right.count }
      return left.value.description.utf8.lexicographicallyPrecedes(right.value.description.utf8)
    }
  }

  /// Sum, middle and ends of a field's values among the records of a selection.
  ///
  /// - Parameters:
  ///   - path: a field, or a path through references.
  ///   - selection: the records.
  /// - Returns: what the definite values come to, and how many have none.
  /// - Throws: where the path is none.
  public func summary(
    of path: String,
    among selection: Selection
  ) throws(ExpressionError) -> Summary {
    let expression = try cache.expression(path, in: selection.register, mode: .value)
    return withRun { run in
      var (known, unknown) = (0, 0)
      var numbers: [Quantity] = []
      var days: [Day] = []
      run.forEachValue(of: expression.root, selection) { value in
        if value.isKnown { known += 1 } else { unknown += 1 }
        switch value {
        case .number(let quantity): numbers.append(quantity)
        case .day(let day): days.append(day)
        default: break
        }
      }
      numbers.sort()
      var median: Quantity?
      if let middle = numbers.indices.dropFirst(numbers.count / 2).first {
        median =
          numbers.count % 2 == 1
          ? numbers[middle]
          : (numbers[middle - 1] + numbers[middle]).divided(by: Quantity(2))
      }
      let isNumber: Bool
      if case .number = expression.type { isNumber = true } else { isNumber = !numbers.isEmpty }
      return Summary(
        known: known,
        unknown: unknown,
        sum: isNumber ? numbers.reduce(Quantity(0), +) : nil,
        median: median,
        least: numbers.first.map { .number($0) } ?? days.min().map { .day($0) },
        most: numbers.last.map { .number($0) } ?? days.max().map { .day($0) }
      )
    }
  }
}

extension Selection {
  /// The records of it that are wanted, by their slots; the counts stay those of the query.
  public func only(_ isWanted: (Int) -> Bool) -> Selection {
    Selection(
      register: register,
      slots: slots.filter { isWanted(Int($0)) },
      unknown: unknown,
      total: total,
      generation: generation
    )
  }
}

extension Evaluator {
  /// The records of a selection for which each of some fields has a definite value.
  ///
  /// - Throws: where a path is none.
  public func known(
    _ paths: [String],
    among selection: Selection
  ) throws(ExpressionError) -> Selection {
    var kept = selection
    for path in paths {
      let expression = try cache.expression(path, in: selection.register, mode: .value)
      kept = withRun { run in
        var places: Set<Int> = []
        var place = 0
        run.forEachValue(of: expression.root, kept) { value in
          if value.isKnown { places.insert(Int(kept.slots[place])) }
          place += 1
        }
        return kept.only { places.contains($0) }
      }
    }
    return kept
  }
}

extension Run {
  fileprivate func forEachValue(
    of node: Node,
    _ selection: Selection,
    _ body: (Outcome) -> Void
  ) {
    guard let table = table(selection.register) else { return }
    if selection.slots.count > 200 { table.load(fields(node, .this)) }
    for slot in selection.slots {
      body(outcome(node, Frame(this: .slot(table, Int(slot)))))
    }
  }
}
