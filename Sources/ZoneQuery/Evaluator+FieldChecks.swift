public import ZoneModel

extension Evaluator {
  /// What is wrong with one record as it stands: fields, references, checks.
  ///
  /// It need not be on the board: a form's draft is looked at as it stands. Values that another
  /// record has already are left to the checks of the whole register.
  public func fieldChecks(of record: Record) -> [Refusal] {
    guard let rules = cache.rules(of: record.reference.register) else { return [] }
    let inspection = inspection(of: [record])
    return inspection.refusals(of: record, .whole, rules, suggests: false)
      + inspection.lacksOfState(record, rules)
  }

  /// What is wrong with the records of a register as they stand: fields, references, keys, checks.
  ///
  /// - Parameters:
  ///   - register: the register's id.
  ///   - slots: the slots to look at; all of them when `nil`.
  ///   - zone: only records whose zone lies within this one; registers without a zone are not
  ///     narrowed.
  ///   - limit: how many refusals to give at most.
  ///   - isCancelled: asked now and then; once it says yes, the work ends.
  /// - Returns: errors and warnings record by record; `nil` when it was cancelled.
  /// - Throws: where the register's path to its zone is none.
  public func fieldChecks(
    _ register: String,
    slots: Range<Int>? = nil,
    zone: RecordReference? = nil,
    limit: Int = 10_000,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> [Refusal]? {
    guard let rules = cache.rules(of: register) else { return [] }
    let source = context.board.source(register)
    let places = try zone.map { place throws(ExpressionError) in
      try narrowing(rules.register, place, isCancelled)
    }
    let wanted = (slots ?? 0..<source.slots).clamped(to: 0..<source.slots)
    var refusals: [Refusal] = []
    var start = wanted.lowerBound
    // By parts, so that neither the list of records nor the time until an answer grows too long.
    while start < wanted.upperBound, refusals.count < limit {
      if isCancelled() { return nil }
      let end = min(start + 2000, wanted.upperBound)
      let records = (start..<end).compactMap { slot in
        places.map { $0?.holds(slot) ?? true } ?? true ? source.record(at: slot) : nil
      }
      refusals += inspection(of: records).refusals(of: records, rules)
      start = end
    }
    return Array(refusals.prefix(limit))
  }

  private func inspection(of records: [Record]) -> Inspection {
    Inspection(
      evaluator: self,
      before: context.board,
      touches: Touches([]),
      operation: .edit
    )
  }
}

extension Inspection {
  /// What is wrong with records of a register at rest, which need not be looked up again.
  func refusals(of records: [Record], _ rules: FieldRules) -> [Refusal] {
    var refusals: [Refusal] = []
    for record in records {
      let suggests = refusals.count < 10
      refusals += self.refusals(of: record, .whole, rules, suggests: suggests)
      refusals += lacksOfState(record, rules)
    }
    return refusals + duplicates(records.map { ($0, .whole) }, rules)
  }
}

extension Touches.Touch {
  /// All of a record.
  static var whole: Self { Self(isNew: true) }
}
