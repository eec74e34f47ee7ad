import ZoneModel

/// What the values of a field come to within a group.
public struct GroupSum: Hashable, Sendable {
  /// The sum of the definite values.
  public let sum: Quantity
  /// How many records of the group have none, or none that is certain.
  public let unknown: Int

  /// The sum of no records.
  public static let none = GroupSum(sum: Quantity(0), unknown: 0)
}

/// Records that share their values.
public struct RecordGroup: Hashable, Sendable {
  /// The values that they share; `missing` and `unknown` are groups of their own.
  public let keys: [Outcome]
  /// How many they are.
  public let count: Int
  /// What was summed, in the order asked.
  public let sums: [GroupSum]

  /// A group that no record is in.
  public static func empty(_ keys: [Outcome], sums: Int) -> RecordGroup {
    RecordGroup(keys: keys, count: 0, sums: Array(repeating: .none, count: sums))
  }
}

/// Records of a selection by what they share.
public struct Grouping: Sendable {
  /// The groups, in the order of their keys: choices as declared, missing values last.
  public let groups: [RecordGroup]
  /// All records together, each counted once.
  public let total: RecordGroup
  /// Whether some record has several values of a key and stands in several groups.
  public let isOverlapping: Bool
}

extension Evaluator {
  /// Records of a selection by what they share, counted and summed.
  ///
  /// A record with several values of a key counts in the group of each.
  ///
  /// - Parameters:
  ///   - selection: the records.
  ///   - keys: what makes a group.
  ///   - sums: numbers to add up.
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: the groups; what has been found so far when it was cancelled.
  /// - Complexity: O(*n*) in the selection's records.
  public func grouping(
    _ selection: Selection,
    by keys: [Expression],
    summing sums: [Expression],
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Grouping {
    withRun { run in
      run.isCancelled = isCancelled
      defer { run.isCancelled = { false } }
      return run.grouping(selection, by: keys.map(\.root), summing: sums.map(\.root))
    }
  }

  /// Sorts the values of a key as its groups stand.
  public func sorted(_ values: [Outcome], of key: Expression) -> [Outcome] {
    withRun { run in
      values.map { (value: $0, place: run.place(of: $0, key.type)) }
        .sorted { $0.place < $1.place }.map(\.value)
    }
  }
}

/// Where a value of a key stands among the others.
struct KeyPlace: Comparable {
  var rank = 0
  var number = 0.0
  var text = ""

  static func < (left: KeyPlace, right: KeyPlace) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.number != right.number { return left.number < right.number }
    return Collation.precedes(left.text, right.text)
  }
}

/// Sums up the records of a group.
private struct GroupTally {
  var count = 0
  var sums: [(sum: Quantity, unknown: Int)]

  init(_ sums: Int) {
    self.sums = Array(repeating: (Quantity(0), 0), count: sums)
  }

  mutating func add(_ values: [Quantity?]) {
    count += 1
    for (place, value) in values.enumerated() {
      if let value {
        sums[place].sum = sums[place].sum + value
      } else {
        sums[place].unknown += 1
      }
    }
  }

  func group(_ keys: [Outcome]) -> RecordGroup {
    RecordGroup(
      keys: keys,
      count: count,
      sums: sums.map { GroupSum(sum: $0.sum, unknown: $0.unknown) }
    )
  }
}

extension Run {
  fileprivate func grouping(
    _ selection: Selection,
    by keys: [Node],
    summing sums: [Node]
  ) -> Grouping {
    var tallies: [[Outcome]: GroupTally] = [:]
    var total = GroupTally(sums.count)
    var isOverlapping = false
    if let table = table(selection.register) {
      if selection.slots.count > 200 {
        table.load((keys + sums).flatMap { fields($0, .this) })
      }
      for (place, slot) in selection.slots.enumerated() {
        if place & 0xFFF == 0, isCancelled() { break }
        let frame = Frame(this: .slot(table, Int(slot)))
        let values = sums.map { outcome($0, frame).quantity }
        total.add(values)
        var shared: [[Outcome]] = [[]]
        for key in keys {
          let parts = Self.parts(of: outcome(key, frame))
          if parts.count > 1 { isOverlapping = true }
          shared = shared.flatMap { before in parts.map { before + [$0] } }
        }
        for key in shared { tallies[key, default: GroupTally(sums.count)].add(values) }
      }
    }
    let placed = tallies.map { keyed in
      (keyed, zip(keyed.key, keys).map { place(of: $0, $1.type) })
    }
    return Grouping(
      groups: placed.sorted { $0.1.lexicographicallyPrecedes($1.1) }
        .map { $0.0.value.group($0.0.key) },
      total: total.group([]),
      isOverlapping: isOverlapping
    )
  }

  /// The different values of a key that a record has; one that is not certain is unknown.
  private static func parts(of value: Outcome) -> [Outcome] {
    switch value {
    case .list(let values):
      var seen: Set<Outcome> = []
      let parts = values.filter { seen.insert($0).inserted }
      return parts.isEmpty ? [.missing] : parts
    case .between, .days: return [.unknown]
    default: return [value]
    }
  }

  fileprivate func place(of value: Outcome, _ type: ValueType) -> KeyPlace {
    switch value {
    case .missing: return KeyPlace(rank: 3)
    case .unknown, .between, .days, .list: return KeyPlace(rank: 2)
    case .truth(let truth): return KeyPlace(number: truth ? 0 : 1)
    case .number(let quantity): return KeyPlace(number: quantity.approximate)
    case .day(let day): return KeyPlace(number: Double(day.number))
    case .span(let span): return KeyPlace(number: Double(span.bounds.lowerBound))
    case .text(let text): return KeyPlace(text: text)
    case .record(let reference): return KeyPlace(text: title(of: reference))
    case .choice(let id):
      guard case .choice(let set) = type.element,
        let place = set.choices.firstIndex(where: { $0.id == id })
      else { return KeyPlace(rank: 1, text: id) }
      return KeyPlace(number: Double(place))
    }
  }
}
