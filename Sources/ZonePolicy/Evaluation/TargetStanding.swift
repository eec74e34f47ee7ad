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
    /// Its value is above the band that is wanted.
    case above
    /// Its value rises or falls as it should.
    case towards
    /// Its value stays as it was.
    case unchanged
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
      case .above: Phrase("above the band", "超出区间上限")
      case .towards: Phrase("moving the right way", "趋势符合")
      case .unchanged: Phrase("unchanged", "持平")
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
  /// The years that are over since that reading and of which none is entered, up to the target's.
  public let yearsLacking: ClosedRange<Int>?
  /// The last reading, where the target is judged by something else.
  public let reported: Readings.Entry?
  /// The reading by which it would be judged, were it of the unit and the period that are asked for.
  public let unlike: Readings.Misfit?
  /// Whether today's value is a range and all of it agrees, so that it is judged by that.
  public let isDecidedByRange: Bool
  /// Whether the value was reckoned for the end of the target's year, from records of that year.
  public let isReckoned: Bool
  /// Whether the day that is answered for is over and no reading is of it or before, so that the value
  /// is what the records give now.
  public let isOfPresentRecords: Bool
  /// The base figures that the value is reckoned from, with their years.
  public let figures: [(record: RecordReference, year: Int)]
  /// What today's records give, where they give something.
  public let today: Outcome?
  /// The parts of today's value that are missing.
  public let missing: [UsedValue]
  /// What is missing to the target.
  public let gap: Number?
  /// Whether it takes more than the gap, since the goal itself is not enough.
  public let isGapStrict: Bool
  /// Whether the value is above the band that is wanted, so that the gap is what it is too much.
  public let isAboveBand: Bool
  /// How fast it moves, where it can be told.
  public let pace: Pace?

  /// The least and the most that today's value may be, as it is compared with the goal; the same where
  /// it is known, without a most where it has no end, `nil` where nothing is known of it.
  public var amountToday: (least: Number, most: Number?)? {
    func number(_ outcome: Outcome) -> Number? {
      target.quantity(outcome)?.rounded(decimals: 4)
    }
    guard case .between(let low, let high)? = today else {
      return today.flatMap(number).map { ($0, $0) }
    }
    return number(.number(low)).map { ($0, high.flatMap { number(.number($0)) }) }
  }
}

extension PolicyEvaluator {
  /// How the targets that reach a zone stand, those of the documents and the store's own.
  ///
  /// - Parameters:
  ///   - zone: the zone; `nil` for all targets whose zone is in the store.
  ///   - readings: what was reported.
  ///   - withPrivate: whether it is for somebody who may see private fields; a value of today that
  ///     rests on one is left out for others, and the judgement stays.
  /// - Returns: the standings in the order of the book, those of its own targets last.
  public func targets(
    zone: RecordReference?,
    readings: Readings,
    withPrivate: Bool = false
  ) -> [TargetStanding] {
    let board = evaluator.context.board
    let asked = zone.flatMap { board.record($0) }
    return targets.compactMap { target in
      guard let record = board.record(RecordReference(register: "zones", id: target.zone)) else {
        return nil
      }
      if let zone, !lies(record, within: zone), !(asked.map { isBound($0, by: target) } ?? false) {
        return nil
      }
      return standing(
        of: target.read(self.readings),
        zone: record,
        readings,
        withPrivate: withPrivate
      )
    }
  }

  /// Whether a zone lies where a target is set, by its own flag as well.
  private func isBound(_ zone: Record, by target: Target) -> Bool {
    reach.roots([target.zone]).contains {
      lies(zone, within: RecordReference(register: "zones", id: $0))
    }
  }

  /// Whether a zone lies in another, through its territory or its groups.
  private func lies(_ zone: Record, within place: RecordReference) -> Bool {
    // A path to the zone that cannot be read is told by `problems()`.
    (try? evaluator.lies(zone, within: place)) ?? false
  }

  private func standing(
    of target: Target,
    zone: Record,
    _ readings: Readings,
    withPrivate: Bool
  ) -> TargetStanding {
    let today = evaluator.context.today
    let (entries, unlike) = readings.entries(of: target, until: today)
    let isPast = target.by.map { $0 < today.year } ?? false
    let current = target.value.map { evaluator.outcome($0, for: zone) }
    var amount = current.flatMap { target.quantity($0) }
    let ofYear = isPast ? reckoned(target, zone) : nil
    let since = ofYear?.year ?? .min
    let judged = entries.filter { $0.end.year <= target.by ?? .max && $0.end.year >= since }
    // Where the registers tell of the year, what counts for nothing takes nothing from them.
    let misfits = unlike.filter {
      ofYear == nil || $0.part != .period && $0.entry.end.year >= since
    }
    // Of a day that is over the records of now tell only what bears its date itself.
    let isLookingBack = !target.isDated && today < (evaluator.context.recordedOn ?? today)
    let isReported = isLookingBack && !(entries.isEmpty && unlike.isEmpty)
    // What a past target was in its year is said by its readings, never by today's records; where
    // there is none, by records that bear their year themselves.
    let agreed = isPast || isReported ? nil : current.flatMap { target.agreed($0) }
    // A movement is judged by readings and shown by the last of them, what the records say beside it.
    let isMoved = target.isMovement && !entries.isEmpty
    let isCounted = !isPast && (amount != nil || agreed != nil) && !isReported && !isMoved
    let odd =
      isCounted && target.test != nil ? nil : target.odd(among: misfits, judged, isPast: isPast)
    let reading = isCounted || odd != nil ? nil : isPast ? judged.last : entries.last
    if !isCounted { amount = reading.map { Quantity($0.value) } }
    let isReckoned = isPast && reading == nil && odd == nil && target.isDated
    if isReckoned { amount = ofYear?.amount }
    // It is judged as it is and rounded to be shown.
    let number = amount?.rounded(decimals: 4)
    var trace = Trace(evaluator: evaluator, record: zone, settings: book.settings)
    if let value = target.value, current?.isKnown != true { trace.add(value) }
    let lacked = isReckoned && ofYear == nil ? lackedAtClosing(of: target, zone) : []
    let missing =
      (odd.map { [$0.used] } ?? []) + (lacked.isEmpty ? trace.missing : lacked)
    let hidesToday = !withPrivate && target.value?.readsPrivate ?? false
    let isShown = reading != nil || !hidesToday
    let gap = isShown ? amount.flatMap { target.test?.gap(of: $0) } : nil
    return TargetStanding(
      target: target,
      citation: target.isOwn
        ? Phrase("Own target of the zone", "园区自设目标")
        : book.citation(target.pack, target.clause),
      judgement: odd == nil
        ? judgement(target, amount, judged, agreed: agreed, isPast: isPast) : .unknown,
      value: isShown ? number : nil,
      reading: reading,
      yearsLacking: reading.flatMap { reading in
        let (first, last) = (reading.end.year + 1, min(target.by ?? .max, today.year - 1))
        return first <= last ? first...last : nil
      },
      reported: target.test == nil ? nil : entries.last.flatMap { $0 == reading ? nil : $0 },
      unlike: odd,
      isDecidedByRange: agreed != nil,
      isReckoned: isReckoned && number != nil,
      isOfPresentRecords: isLookingBack && reading == nil && number != nil,
      figures: isCounted || isReckoned ? figures(of: target, zone, isReckoned: isReckoned) : [],
      today: hidesToday ? nil : current,
      missing: missing,
      gap: gap?.amount,
      isGapStrict: gap?.isStrict ?? false,
      isAboveBand: gap != nil && amount.map { target.test?.isAboveBand($0) ?? false } ?? false,
      pace: isShown ? pace(target, entries, number, today) : nil
    )
  }

  /// What answers as of the end of a target's year.
  private func closing(_ target: Target) -> Evaluator? {
    guard let end = target.by.flatMap({ Day("\($0)-12-31") }) else { return nil }
    var context = evaluator.context
    context.today = end
    return .ofThought(context, cache: evaluator.cache)
  }

  /// What records that bear their year give for the end of a target's year, and the year that they are
  /// of: that of the oldest base figure, else the target's own; `nil` where they do not tell.
  private func reckoned(_ target: Target, _ zone: Record) -> (amount: Quantity, year: Int)? {
    guard target.isDated, target.test != nil, let by = target.by, let value = target.value,
      let amount = closing(target).flatMap({ target.quantity($0.outcome(value, for: zone)) })
    else { return nil }
    return (amount, figures(of: target, zone, isReckoned: true).map(\.year).min() ?? by)
  }

  /// What is missing for the end of a target's year, also where today's value is known without it; it is
  /// asked of that year.
  private func lackedAtClosing(of target: Target, _ zone: Record) -> [UsedValue] {
    guard let value = target.value, let closing = closing(target) else { return [] }
    var trace = Trace(evaluator: closing, record: zone, settings: book.settings)
    trace.add(value)
    return trace.missing.map { used in
      var used = used
      if !UsedValue.isSetting(used.text) { used.period = used.period ?? target.by }
      return used
    }
  }

  /// The base figures that the value of a target is reckoned from, today or for the end of its year.
  private func figures(
    of target: Target,
    _ zone: Record,
    isReckoned: Bool
  ) -> [(record: RecordReference, year: Int)] {
    guard let value = target.value, value.fieldsRead.contains("base-figures.kind"),
      let evaluator = isReckoned ? closing(target) : evaluator
    else { return [] }
    var trace = Trace(evaluator: evaluator, record: zone, settings: book.settings)
    trace.add(value)
    var seen: Set<RecordReference> = []
    return trace.values.flatMap(\.records).compactMap { record in
      guard record.register == "base-figures", seen.insert(record).inserted,
        let year = evaluator.context.board.record(record)?["year"]?.number?.integer
      else { return nil }
      return (record, year)
    }
  }

  private func judgement(
    _ target: Target,
    _ amount: Quantity?,
    _ entries: [Readings.Entry],
    agreed: TargetStanding.Judgement?,
    isPast: Bool
  ) -> TargetStanding.Judgement {
    if let agreed { return agreed }
    if let test = target.test {
      guard let amount else { return .unknown }
      if test.holds(for: amount) { return .met }
      return isPast ? .missed : test.isAboveBand(amount) ? .above : .behind
    }
    if target.kind == .milestone {
      guard let last = entries.last else { return .unknown }
      return last.value > 0 ? .met : isPast ? .missed : .behind
    }
    guard entries.count >= 2 else { return .unknown }
    let (before, last) = (entries[entries.count - 2].value, entries[entries.count - 1].value)
    guard last != before else { return .unchanged }
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
        .readable,
      let needed = (Quantity(part.figure) - Quantity(number)).divided(by: left)?
        .readable
    else { return nil }
    return TargetStanding.Pace(actual: actual, needed: needed)
  }
}

extension Readings.Misfit {
  /// It as a value that is missing.
  fileprivate var used: UsedValue {
    UsedValue(
      text: "\(entry.record.register)/\(entry.record.id)",
      label: label,
      outcome: .unknown,
      type: .number(.plain),
      period: nil,
      records: [entry.record],
      counts: nil
    )
  }
}

extension Target {
  /// Whether it is judged by two readings: which way it moves.
  fileprivate var isMovement: Bool { test == nil && kind != .milestone }

  /// The reading for which it is not known how it stands.
  ///
  /// A later one that cannot be told in its unit says that nothing is known, not that the one before it
  /// holds; one of half a year takes nothing from a year's, nor from what the records tell of a year
  /// that is over.
  fileprivate func odd(
    among unlike: [Readings.Misfit],
    _ judged: [Readings.Entry],
    isPast: Bool
  ) -> Readings.Misfit? {
    let last = judged.dropLast(isMovement ? 1 : 0).last
    return unlike.last { later in
      guard !isPast || later.entry.end.year <= by ?? .max else { return false }
      return last.map { later.part != .period && $0.end < later.entry.end }
        ?? !(isPast && isDated && later.part == .period)
    }
  }

  /// A value as it is compared with the goal.
  func quantity(_ outcome: Outcome) -> Quantity? {
    outcome.quantity.map { isPercent ? $0 * Quantity(100) : $0 }
  }

  /// How it stands where the test holds of all that a range may be, or of nothing of it; `nil` where the
  /// outcome is none, or the test holds of some.
  fileprivate func agreed(_ outcome: Outcome) -> TargetStanding.Judgement? {
    guard let test, case .between(let low, let high) = outcome,
      let least = quantity(.number(low)),
      let holds = test.holds(from: least, to: high.flatMap { quantity(.number($0)) })
    else { return nil }
    return holds ? .met : test.isAboveBand(least) ? .above : .behind
  }

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
