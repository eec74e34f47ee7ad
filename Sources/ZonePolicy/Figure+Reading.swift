public import ZoneModel
public import ZoneQuery

extension Figure {
  /// What the kind of the value is, for showing it.
  public func kind(in registry: Registry) -> FieldKind {
    switch measure {
    case .count, .parts: .integer
    case .share, .ratio, .portion: .percent
    case .sum(let field): registry[register]?[field: field]?.shownKind ?? .number
    }
  }

  /// Reads the figure for a zone, or for all zones.
  ///
  /// A record whose value is not known, or of which it is not known whether it belongs to the part,
  /// is left out of part and whole alike and counted as unknown.
  ///
  /// - Parameters:
  ///   - evaluator: answers for the board.
  ///   - zone: the zone whose records count; `nil` for all.
  ///   - isCancelled: asked now and then.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: where the register or a filter of the figure does not fit the registry.
  /// - Complexity: O(*n*) in the register's records.
  public func read(
    _ evaluator: Evaluator,
    zone: RecordReference?,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> FigureReading? {
    func selection(_ filter: String) throws(ExpressionError) -> Selection? {
      let expression =
        filter.isEmpty
        ? nil : try evaluator.cache.expression(filter, in: register, mode: .filter)
      return try evaluator.select(
        Query(register, filter: expression, zone: zone),
        isCancelled: isCancelled
      )
    }
    guard let selected = try selection(filter) else { return nil }
    func reading(
      _ value: Number?,
      of known: Selection? = nil,
      parts: [(String, Int)] = [],
      without: Int = 0
    ) -> FigureReading {
      let left = known.map { selected.slots.count - $0.slots.count } ?? without
      return FigureReading(
        figure: self,
        value: value,
        unknown: selected.unknown + left,
        parts: parts.map { (choice: $0.0, count: $0.1) }
      )
    }
    /// The records of which it is known whether a further filter holds for them, and those for which
    /// it does.
    func divided(
      _ selection: Selection,
      by also: String
    ) throws(ExpressionError) -> (known: Selection, part: Selection)? {
      let test = try evaluator.cache.expression(also, in: register, mode: .filter)
      guard let answers = evaluator.answers(test, isCancelled: isCancelled) else { return nil }
      return (selection.only { answers[$0] != .unknown }, selection.only { answers[$0] == .yes })
    }
    switch measure {
    case .count: return reading(Number(selected.slots.count))
    case .sum(let field):
      let known = try evaluator.known([field], among: selected)
      let isNothingKnown = known.slots.isEmpty && !selected.slots.isEmpty
      return reading(isNothingKnown ? nil : try sum(of: field, known, evaluator), of: known)
    case .share(let also):
      guard let (known, part) = try divided(selected, by: also) else { return nil }
      let value = Self.percent(Number(part.slots.count), of: Number(known.slots.count))
      return reading(value, of: known)
    case .portion(let field, let also):
      let valued = try evaluator.known([field], among: selected)
      guard let (known, part) = try divided(valued, by: also) else { return nil }
      let whole = try sum(of: field, known, evaluator)
      return reading(Self.percent(try sum(of: field, part, evaluator), of: whole), of: known)
    case .ratio(let part, let whole):
      let known = try evaluator.known([part, whole], among: selected)
      let sum = try (sum(of: part, known, evaluator), sum(of: whole, known, evaluator))
      return reading(Self.percent(sum.0, of: sum.1), of: known)
    case .parts(let field):
      let tallies = try evaluator.tallies(of: field, among: selected)
      let counts = tallies.compactMap { tally -> (key: String, value: Int)? in
        switch tally.value {
        case .choice(let id), .text(let id): (id, tally.count)
        default: nil
        }
      }
      let whole = selected.slots.count
      let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return reading(
        Number(whole),
        parts: order.map { ($0.key, $0.value) },
        without: whole - counts.reduce(0) { $0 + $1.value }
      )
    }
  }

  /// The sum of a field over records.
  private func sum(
    of field: String,
    _ selection: Selection,
    _ evaluator: Evaluator
  ) throws(ExpressionError) -> Number {
    try evaluator.summary(of: field, among: selection).sum?.rounded(decimals: 2) ?? 0
  }

  private static func percent(_ part: Number, of whole: Number) -> Number? {
    guard whole != 0 else { return nil }
    return Number(units: Int64((part.approximate / whole.approximate * 10_000).rounded()), scale: 2)
  }
}
