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
    func reading(_ value: Number?, parts: [(String, Int)] = []) -> FigureReading {
      FigureReading(
        figure: self,
        value: value,
        unknown: selected.unknown,
        parts: parts.map { (choice: $0.0, count: $0.1) }
      )
    }
    switch measure {
    case .count: return reading(Number(selected.slots.count))
    case .sum(let field):
      return reading(try sum(of: field, selected, evaluator))
    case .share(let also):
      guard let part = try selection(filter + " " + also) else { return nil }
      return reading(Self.percent(Number(part.slots.count), of: Number(selected.slots.count)))
    case .portion(let field, let also):
      guard let part = try selection(filter + " " + also) else { return nil }
      let whole = try sum(of: field, selected, evaluator)
      return reading(Self.percent(try sum(of: field, part, evaluator), of: whole))
    case .ratio(let part, let whole):
      let whole = try sum(of: whole, selected, evaluator)
      return reading(Self.percent(try sum(of: part, selected, evaluator), of: whole))
    case .parts(let field):
      let tallies = try evaluator.tallies(of: field, among: selected)
      let counts = tallies.compactMap { tally -> (key: String, value: Int)? in
        switch tally.value {
        case .choice(let id), .text(let id): (id, tally.count)
        default: nil
        }
      }
      let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return reading(
        Number(selected.slots.count),
        parts: order.map { ($0.key, $0.value) }
      )
    }
  }

  /// The sum of a field over records; missing values are left out.
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
