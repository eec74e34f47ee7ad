import ZoneModel

/// Which row is the first or the last by some values.
///
/// Neither ids nor the order of entry decide: where rows are equal in all that is asked, where it is
/// not known of one, or where nothing is asked, any of them may be it. What is asked of it is known
/// then only where all of them give the same.
struct Placing {
  struct Row {
    let slot: Int
    let isSure: Bool
    let value: Outcome
    let order: [Outcome]
  }

  private var rows: [Row] = []
  /// One of the rows that surely belong that none of them goes before.
  private var leader: Row?
  private let aggregate: Aggregate

  init(_ aggregate: Aggregate) {
    self.aggregate = aggregate
  }

  mutating func add(_ row: Row, in run: Run) {
    if let leader {
      if isBeaten(row, by: leader, in: run) { return }
      if row.isSure, isBeaten(leader, by: row, in: run) { self.leader = row }
    } else if row.isSure {
      leader = row
    }
    rows.append(row)
  }

  /// The rows that none which surely belongs goes before.
  func contenders(in run: Run) -> [Row] {
    guard let leader, rows.count > 1 else { return rows }
    return rows.filter { !isBeaten($0, by: leader, in: run) }
  }

  private func isBeaten(_ row: Row, by leader: Row, in run: Run) -> Bool {
    let (less, more) = aggregate.kind == .last ? (row, leader) : (leader, row)
    return Self.isBefore(less, more, aggregate.order, in: run)
  }

  /// Whether one row surely stands before another: by the first value in which they differ.
  private static func isBefore(_ one: Row, _ other: Row, _ order: [Node], in run: Run) -> Bool {
    for (place, node) in order.enumerated() {
      let (left, right) = (one.order[place], other.order[place])
      if run.compare(.less, left, right, node.type) == .yes { return true }
      guard run.compare(.equal, left, right, node.type) == .yes else { return false }
    }
    return false
  }

  /// What the row gives; unknown where it may be any of several that differ.
  func outcome(in run: Run) -> Outcome {
    let contenders = contenders(in: run)
    guard leader != nil, let value = contenders.first?.value,
      contenders.allSatisfy({ $0.value == value })
    else { return .unknown }
    return value
  }
}
