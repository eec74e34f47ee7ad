import ZoneModel

/// What an aggregate makes of its rows, one after the other.
///
/// A row belongs surely or possibly; its value may be missing, unknown or a range. What is not
/// certain widens a range or, where no range can be given, makes the whole unknown.
struct Reduction {
  let aggregate: Aggregate
  private var sure = 0
  private var possible = 0
  /// Whether some row's value is not known.
  private var isVague = false
  private var low = Quantity(0)
  private var high = Quantity(0)
  private var hasNoUpperBound = false
  private var sureExtreme: Outcome?
  private var anyExtreme: Outcome?
  /// The different values of rows that surely belong, and of all.
  private var sureDistinct: Set<Outcome> = []
  private var distinct: Set<Outcome> = []
  /// How many rows have a value that is not known, and may be one more.
  private var vague = 0
  private var answers: Set<Truth> = []
  private var possibleAnswers: Set<Truth> = []
  private var placing: Placing

  init(_ aggregate: Aggregate) {
    self.aggregate = aggregate
    placing = Placing(aggregate)
  }

  /// Adds a row with what the aggregate asks of it.
  mutating func add(
    _ row: (slot: Int, isSure: Bool),
    _ table: Table,
    _ frame: Frame,
    in run: Run
  ) {
    let inner = Frame(this: frame.this, row: .slot(table, row.slot))
    let isSure = row.isSure
    let value = aggregate.value.map { run.outcome($0, inner) } ?? .missing
    if isSure { sure += 1 } else { possible += 1 }
    switch aggregate.kind {
    case .count: break
    case .sum, .avg: addNumber(isSure, value)
    case .min, .max: addExtreme(isSure, value, in: run)
    case .distinct:
      guard value.isKnown else {
        vague += 1
        return
      }
      distinct.insert(value)
      if isSure { sureDistinct.insert(value) }
    case .any, .all:
      let answer = aggregate.value == nil ? .yes : value.truth
      if isSure { answers.insert(answer) } else { possibleAnswers.insert(answer) }
    case .first, .last:
      let order = aggregate.order.map { run.outcome($0, inner) }
      placing.add(Placing.Row(slot: row.slot, isSure: isSure, value: value, order: order), in: run)
    }
  }

  private mutating func addNumber(_ isSure: Bool, _ value: Outcome) {
    guard let bounds = Arithmetic.bounds(value) else {
      isVague = true
      hasNoUpperBound = true
      return
    }
    if bounds.low != bounds.high { isVague = true }
    if isSure { low = low + bounds.low }
    if let most = bounds.high { high = high + most } else { hasNoUpperBound = true }
  }

  private mutating func addExtreme(_ isSure: Bool, _ value: Outcome, in run: Run) {
    guard value.isKnown else {
      isVague = true
      return
    }
    let comparison: Comparison = aggregate.kind == .max ? .greater : .less
    let type = aggregate.value?.type ?? .any
    func better(_ old: Outcome?) -> Outcome {
      guard let old else { return value }
      return run.compare(comparison, value, old, type) == .yes ? value : old
    }
    if isSure { sureExtreme = better(sureExtreme) }
    anyExtreme = better(anyExtreme)
  }

  /// What the rows give together.
  func outcome(in run: Run) -> Outcome {
    let isExact = possible == 0 && !isVague
    switch aggregate.kind {
    case .count:
      return Arithmetic.between(Quantity(sure), Quantity(sure + possible))
    case .sum:
      if isExact { return .number(low) }
      guard run.isNonNegative(aggregate) else { return .unknown }
      return Arithmetic.between(low, hasNoUpperBound ? nil : high)
    case .avg:
      guard isExact else { return .unknown }
      return low.divided(by: Quantity(sure)).map { .number($0) } ?? .missing
    case .distinct:
      return Arithmetic.between(Quantity(sureDistinct.count), Quantity(distinct.count + vague))
    case .any:
      if answers.contains(.yes) { return .truth(true) }
      let mayBe = answers.union(possibleAnswers)
      return mayBe.isSubset(of: [.no]) ? .truth(false) : .unknown
    case .all:
      if answers.contains(.no) { return .truth(false) }
      let mayBe = answers.union(possibleAnswers)
      return mayBe.isSubset(of: [.yes]) ? .truth(true) : .unknown
    case .min, .max: return extreme(isExact, in: run)
    case .first, .last: return sure + possible == 0 ? .missing : placing.outcome(in: run)
    }
  }

  /// The slots of the rows of which any may be the first or the last.
  func tied(in run: Run) -> [Int] { placing.contenders(in: run).map(\.slot) }

  private func extreme(_ isExact: Bool, in run: Run) -> Outcome {
    if sure + possible == 0 { return .missing }
    guard let known = sureExtreme, let widest = anyExtreme else { return .unknown }
    if isExact { return known }
    let isMaximum = aggregate.kind == .max
    switch (known, widest) {
    case (.number(let known), .number(let widest)):
      if isMaximum { return Arithmetic.between(known, isVague ? nil : widest) }
      if !isVague { return Arithmetic.between(widest, known) }
      return run.isNonNegative(aggregate) ? Arithmetic.between(Quantity(0), known) : .unknown
    case (.day(let known), .day(let widest)):
      if isVague { return .unknown }
      if known == widest { return .day(known) }
      return isMaximum ? .days(known, widest) : .days(widest, known)
    default: return !isVague && known == widest ? known : .unknown
    }
  }
}
