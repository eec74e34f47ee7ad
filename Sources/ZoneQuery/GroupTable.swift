public import ZoneModel

/// Groups of two kinds of keys: a row for the values of the first ones, a column for each of the last.
public struct GroupTable: Sendable {
  /// The groups that share the first keys.
  public struct Row: Sendable {
    /// Those of each column; one without records where there is none.
    public let cells: [RecordGroup]
    /// All of them together, each record counted once.
    public let all: RecordGroup
  }

  /// The values of the last key, in order.
  public let heads: [Outcome]
  /// The rows, in the order of the groups.
  public let rows: [Row]
  /// The records of each column.
  public let foot: [RecordGroup]
}

extension Evaluator {
  /// Lays groups out as a table whose last key stands across.
  ///
  /// - Parameters:
  ///   - groups: the groups, with those without a record where these are wanted.
  ///   - selection: the records that they were made of.
  ///   - keys: what makes a row.
  ///   - across: what makes a column.
  ///   - sums: what was added up.
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: the table; what has been found so far when it was cancelled.
  /// - Complexity: O(*n*) in the selection's records.
  public func table(
    of groups: [RecordGroup],
    _ selection: Selection,
    by keys: [Expression],
    across: Expression,
    summing sums: [Expression],
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> GroupTable {
    func found(_ keys: [Expression]) -> [[Outcome]: RecordGroup] {
      let groups = grouping(selection, by: keys, summing: sums, isCancelled: isCancelled).groups
      return Dictionary(uniqueKeysWithValues: groups.map { ($0.keys, $0) })
    }
    let heads = sorted(Array(Set(groups.compactMap(\.keys.last))), of: across)
    let cells = Dictionary(uniqueKeysWithValues: groups.map { ($0.keys, $0) })
    let (all, foot) = (found(keys), found([across]))
    var known: Set<[Outcome]> = []
    let rows = groups.map { Array($0.keys.dropLast()) }.filter { known.insert($0).inserted }
    return GroupTable(
      heads: heads,
      rows: rows.map { row in
        GroupTable.Row(
          cells: heads.map { cells[row + [$0]] ?? .empty(row + [$0], sums: sums.count) },
          all: all[row] ?? .empty(row, sums: sums.count)
        )
      },
      foot: heads.map { foot[[$0]] ?? .empty([$0], sums: sums.count) }
    )
  }

  /// Sorts groups by their keys, the first of them first.
  public func sorted(_ groups: [RecordGroup], by keys: [Expression]) -> [RecordGroup] {
    var ranks: [[Outcome: Int]] = []
    for (place, key) in keys.enumerated() {
      let values = sorted(Array(Set(groups.map { $0.keys[place] })), of: key)
      ranks.append(
        Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
      )
    }
    func rank(_ group: RecordGroup) -> [Int] { zip(group.keys, ranks).map { $1[$0] ?? 0 } }
    return groups.map { ($0, rank($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  // MARK: - Groups without a record

  /// The values that a key may have: all choices, or all records that a reference may name.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - zone: of records only those in this zone; all where it is `nil`.
  /// - Returns: `nil` where nobody can say.
  /// - Throws: where the way to a record's zone does not fit the registry.
  public func possibleValues(
    of key: Expression,
    in zone: RecordReference? = nil
  ) throws(ExpressionError) -> [Outcome]? {
    switch key.shownKind {
    case .choice(let set), .choices(let set): return set.choices.map { .choice($0.id) }
    case .flag: return [.truth(true), .truth(false)]
    case .reference(let targets), .references(let targets):
      guard targets.count == 1, let target = targets.first, target != Register.any else {
        return nil
      }
      let source = context.board.source(target)
      var slots = Array(0..<source.slots)
      if let zone, let found = try select(Query(target, zone: zone)) {
        slots = found.slots.map(Int.init)
      }
      return slots.compactMap { slot in
        source.id(at: slot).map { .record(RecordReference(register: target, id: $0)) }
      }
    default: return nil
    }
  }

  /// The groups that no record is in.
  ///
  /// - Parameters:
  ///   - groups: the groups with records.
  ///   - keys: their keys.
  ///   - sums: how many numbers were added up.
  ///   - most: how many groups there may be in all.
  ///   - zone: of records only those in this zone may make a group; all where it is `nil`.
  /// - Returns: `nil` where there would be more groups than that.
  /// - Throws: where the way to a record's zone does not fit the registry.
  public func emptyGroups(
    beside groups: [RecordGroup],
    by keys: [Expression],
    sums: Int,
    most: Int,
    in zone: RecordReference? = nil
  ) throws(ExpressionError) -> [RecordGroup]? {
    let known = Set(groups.map(\.keys))
    var combined: [[Outcome]] = [[]]
    for (place, key) in keys.enumerated() {
      var values = Array(Set(groups.map { $0.keys[place] }))
      let seen = Set(values)
      values += (try possibleValues(of: key, in: zone) ?? []).filter { !seen.contains($0) }
      guard combined.count * values.count <= most else { return nil }
      combined = combined.flatMap { before in values.map { before + [$0] } }
    }
    return combined.filter { !known.contains($0) }.map { .empty($0, sums: sums) }
  }
}
