public import ZoneModel
public import ZoneQuery

/// How a target stands on a day.
public struct TargetStanding: Sendable {
  /// How it is judged.
  public enum Judgement: String, Sendable, CaseIterable {
    /// It is met.
    case met
    /// Its year is over and it was not met.
    case missed
    /// It is not met yet.
    case behind
    /// Its value rises or falls as it should.
    case towards
    /// Its value does not move as it should.
    case away
    /// There is nothing to judge by.
    case unknown

    /// The judgement in words.
    public var label: Phrase {
      switch self {
      case .met: Phrase("met", "已达到")
      case .missed: Phrase("missed", "未达到")
      case .behind: Phrase("not yet", "尚未达到")
      case .towards: Phrase("moving the right way", "趋势符合")
      case .away: Phrase("moving the wrong way", "趋势不符")
      case .unknown: Phrase("unknown", "未知")
      }
    }
  }

  /// How fast it moves.
  public struct Pace: Sendable, Hashable {
    /// The change a year between the first and the last reading.
    public let actual: Number
    /// The change a year that is still needed.
    public let needed: Number
  }

  /// The target.
  public let target: Target
  /// The clause as it is cited.
  public let citation: Phrase
  /// Its judgement.
  public let judgement: Judgement
  /// The value that it is judged by.
  public let value: Number?
  /// The reading that it is judged by, where it is one; else it is today's value.
  public let reading: Readings.Entry?
  /// What today's records give, where they give something.
  public let today: Outcome?
  /// The parts of today's value that are missing.
  public let missing: [UsedValue]
  /// What is missing to the target.
  public let gap: Number?
  /// How fast it moves, where it can be told.
  public let pace: Pace?
}

extension PolicyEvaluator {
  /// How the targets that reach a zone stand; all of those whose zone is in the store without one.
  public func targets(zone: RecordReference?, readings: Readings) -> [TargetStanding] {
    let board = evaluator.context.board
    return book.targets.compactMap { target in
      guard let record = board.record(RecordReference(register: "zones", id: target.zone)) else {
        return nil
      }
      if let zone, zone.id != target.zone, !lies(record.id, in: zone.id),
        !lies(zone.id, in: record.id)
      {
        return nil
      }
      return standing(of: target, zone: record, readings)
    }
  }

  /// Whether a zone lies in another, through its territory or its groups.
  private func lies(_ zone: String, in place: String) -> Bool {
    let board = evaluator.context.board
    guard let record = board.record(RecordReference(register: "zones", id: zone)),
      let question = reach.question([place], path: "this"),
      let expression = try? evaluator.cache.expression(question, in: "zones", mode: .check)
    else { return false }
    return evaluator.answer(expression, for: record) == .yes
  }

  /// How a target stands.
  public func standing(
    of target: Target,
    zone: Record,
    _ readings: Readings
  ) -> TargetStanding {
    let today = evaluator.context.today
    let entries = readings.entries(of: target.id, zone: target.zone).filter { $0.end <= today }
    let isPast = target.by.map { $0 < today.year } ?? false
    let current = target.value.map { evaluator.outcome($0, for: zone) }
    var number = current?.quantity.flatMap { quantity in
      (target.isPercent ? quantity * Quantity(100) : quantity).rounded(decimals: 4)
    }
    let judged = target.by.map { year in entries.filter { $0.end.year <= year } } ?? entries
    let reading = isPast ? judged.last : (number == nil ? entries.last : nil)
    // What a past target was in its year is said by its readings, never by today's records.
    if isPast || number == nil { number = reading?.value }
    var trace = Trace(evaluator: evaluator, record: zone)
    if let value = target.value, current?.isKnown != true { trace.add(value) }
    return TargetStanding(
      target: target,
      citation: book.citation(target.pack, target.clause),
      judgement: judgement(target, number, judged, isPast: isPast),
      value: number,
      reading: reading,
      today: current,
      missing: trace.missing,
      gap: number.flatMap { number in target.test?.gap(of: number) },
      pace: pace(target, entries, number, today)
    )
  }

  private func judgement(
    _ target: Target,
    _ number: Number?,
    _ entries: [Readings.Entry],
    isPast: Bool
  ) -> TargetStanding.Judgement {
    if let test = target.test {
      guard let number else { return .unknown }
      return test.holds(for: number) ? .met : isPast ? .missed : .behind
    }
    if target.kind == .milestone {
      guard let last = entries.last else { return .unknown }
      return last.value > 0 ? .met : isPast ? .missed : .behind
    }
    guard entries.count >= 2 else { return .unknown }
    let (before, last) = (entries[entries.count - 2].value, entries[entries.count - 1].value)
    return (target.isLowerBetter ? last < before : last > before) ? .towards : .away
  }

  private func pace(
    _ target: Target,
    _ entries: [Readings.Entry],
    _ number: Number?,
    _ today: Day
  ) -> TargetStanding.Pace? {
    guard let by = target.by, by >= today.year, let test = target.test, let number,
      let first = entries.first, let last = entries.last, last.end > first.end,
      let part = test.parts.first, let end = Day("\(by)-12-31")
    else { return nil }
    let years = Quantity(Int128(last.end.number - first.end.number), over: 365)
    let left = Quantity(Int128(max(1, end.number - today.number)), over: 365)
    guard
      let actual = (Quantity(last.value) - Quantity(first.value)).divided(by: years)?
        .rounded(decimals: 2),
      let needed = (Quantity(part.figure) - Quantity(number)).divided(by: left)?
        .rounded(decimals: 2)
    else { return nil }
    return TargetStanding.Pace(actual: actual, needed: needed)
  }
}

extension Target {
  /// What is wanted of a target without a figure.
  public var goal: Phrase {
    switch kind {
    case .milestone,
      .index where !isLowerBetter:
      Phrase("in place", "到位")
    case .figure, .direction, .index:
      isLowerBetter ? Phrase("less", "下降") : Phrase("more", "上升")
    }
  }
}
