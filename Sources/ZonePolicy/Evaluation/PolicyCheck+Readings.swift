import ZoneModel
import ZoneQuery

extension PolicyCheck {
  /// The register of readings, and its field that names what was measured.
  static let readings = "indicator-readings"
  static let metric = "metric"
  /// What of a reading says which target it counts for, and how.
  static let readingFields: Set<String> = [
    metric, "zone", "periodFrom", "periodTo", "value", "unit",
  ]

  /// Readings that a change makes and that no target is judged by: of another measure, of another
  /// zone, in a unit of another kind, of a longer or shorter period, or beside what the registers count.
  ///
  /// What the measure cannot be is refused; what is imported is only told of.
  func idleReadings(
    _ touched: Touched,
    _ policies: PolicyEvaluator,
    _ operation: ZoneModel.Operation
  ) -> [Refusal] {
    let fields = Set(Self.readingFields.map { "\(Self.readings).\($0)" })
    let board = policies.evaluator.context.board
    let readings = touched.order.filter {
      $0.register == Self.readings && touched.concerns($0, fields)
    }
    guard !policies.book.targets.isEmpty, !readings.isEmpty else { return [] }
    let uses = ReadingUses(policies)
    return readings.prefix(Self.warnedOf).compactMap { reference in
      guard let reading = board.record(reference) else { return nil }
      return uses.unlike(reading, isTold: operation == .import) ?? uses.idle(reading)
        ?? uses.assumed(reading)
    }
  }
}

/// What readings are used for on a board.
private struct ReadingUses {
  let policies: PolicyEvaluator
  /// The store's own targets.
  let own: [Record]
  /// What the values of targets are written as; a measure that one looks up counts for it.
  let values: String

  init(_ policies: PolicyEvaluator) {
    self.policies = policies
    let source = policies.evaluator.context.board.source("targets")
    own = (0..<source.slots).compactMap { source.record(at: $0) }
    values = policies.book.targets.flatMap { [$0.value] + $0.readings.map(\.value) }
      .compactMap { $0?.text }.joined(separator: " ")
  }

  /// Why no target is judged by a reading; `nil` where one is, or an index.
  func idle(_ reading: Record) -> Refusal? {
    guard let metric = reading[PolicyCheck.metric]?.text,
      values.firstRange(of: "reading(\"\(metric)\"") == nil,
      !policies.book.indexes.contains(where: { metric.hasPrefix($0.id + "/") })
    else { return nil }
    let zone = reading["zone"]?.text
    let owned = own.filter { $0[PolicyCheck.metric]?.text == metric }
    let targets = policies.book.targets.filter { $0.id == metric }
    if targets.isEmpty && owned.isEmpty { return stray(reading, metric) }
    guard !owned.contains(where: { $0["zone"]?.text == zone }) else { return nil }
    guard let target = targets.first(where: { $0.zone == zone }) else {
      return targets.first.map { elsewhere(reading, $0) }
    }
    return beside(reading, target.read(policies.readings))
  }

  /// Why a reading is none of what its measure asks for; `nil` where it is.
  ///
  /// A unit or a value that the measure cannot have is refused, or told where it is imported; a period
  /// of another length is told.
  func unlike(_ reading: Record, isTold: Bool) -> Refusal? {
    guard let entry = Readings.Entry(reading) else { return nil }
    if let refusal = unlikeIndex(entry, isTold: isTold) { return refusal }
    let target = policies.book.targets
      .first { $0.id == entry.metric && $0.zone == entry.zone }?.read(policies.readings)
    if let target, let misfit = target.misfit(of: entry) {
      return refusal(misfit, isTold: isTold, unit: target.unit)
    }
    let units = owned(entry).compactMap { $0["unit"]?.text.map { Phrase(same: $0) } }
    guard let unit = entry.unit, let wanted = units.first(where: { unit.factor(to: $0) == nil })
    else { return unlikePeriod(entry, isTold: isTold) }
    let misfit = Readings.Misfit(
      entry: entry,
      part: .unit,
      wanted: Phrase("in \(wanted.en)", "以“\(wanted.zh)”为单位"),
      found: Phrase("in \(unit)", "为“\(unit)”")
    )
    return refusal(misfit, isTold: isTold, unit: wanted)
  }

  /// Why a reading is of no period that a target of the store's own asks for; `nil` where one takes it.
  private func unlikePeriod(_ entry: Readings.Entry, isTold: Bool) -> Refusal? {
    let spans = owned(entry).compactMap { Target(own: $0) }.map(\.span)
    let misfits = spans.compactMap { entry.misfit(to: $0) }
    guard misfits.count == spans.count else { return nil }
    return misfits.first.map { refusal($0, isTold: isTold, unit: nil) }
  }

  /// The store's own targets that a reading is of.
  private func owned(_ entry: Readings.Entry) -> [Record] {
    own.filter {
      $0[PolicyCheck.metric]?.text == entry.metric && $0["zone"]?.text == entry.zone
    }
  }

  /// Why a reading gives an index no points: a number that the index has not, or points beyond its
  /// scale.
  private func unlikeIndex(_ entry: Readings.Entry, isTold: Bool) -> Refusal? {
    guard
      let index = policies.book.indexes.first(where: { entry.metric.hasPrefix($0.id + "/") })
    else { return nil }
    let metrics = index.dimensions.flatMap(\.indicators).map { index.metric(of: $0) }
    guard metrics.contains(entry.metric) else {
      let nearest = Nearest.names(to: entry.metric, among: metrics)
      return Refusal(
        isTold ? .warning : .invalid,
        record: entry.record,
        field: PolicyCheck.metric,
        Phrase(
          "\(index.name.en) has no indicator “\(entry.metric)”; the reading counts for nothing.",
          "\(index.name.zh)没有指标“\(entry.metric)”，此读数不能计入。"
        ),
        nextStep: Phrase(
          "zoneboard evaluate lists the numbers of its indicators.",
          "zoneboard evaluate 列出各指标的序号。"
        ),
        suggestions: nearest
      )
    }
    return EvaluationIndex.misfit(of: entry).map { refusal($0, isTold: isTold, unit: nil) }
  }

  /// What is said of a reading that is none of what its measure asks for.
  private func refusal(_ misfit: Readings.Misfit, isTold: Bool, unit: Phrase?) -> Refusal {
    let (field, next): (String, Phrase?) =
      switch misfit.part {
      case .unit:
        (
          "unit",
          unit.map {
            Phrase("Give the value in \($0.en), or in a multiple of it.", "请以“\($0.zh)”或其倍数填写。")
          }
        )
      case .value: ("value", nil)
      case .period:
        (
          "periodFrom",
          misfit.entry.start == nil
            ? Phrase("Enter Period from, the first day of the year.", "请填写“所属期起”，即年度第一天。") : nil
        )
      }
    return Refusal(
      isTold || misfit.part == .period ? .warning : .invalid,
      record: misfit.entry.record,
      field: field,
      Phrase(
        "The measure asks for a reading \(misfit.wanted.en); this one is \(misfit.found.en) and counts for nothing.",
        "该指标的读数应\(misfit.wanted.zh)；此读数\(misfit.found.zh)，不能计入。"
      ),
      nextStep: next,
      suggestions: misfit.part == .unit ? unit.map { [$0.zh] } ?? [] : []
    )
  }

  /// That a share, a sum or an area is read in the unit of its measure, where none is said; `nil` where
  /// there is nothing to take for granted.
  func assumed(_ reading: Record) -> Refusal? {
    guard let entry = Readings.Entry(reading), entry.unit == nil,
      let target = policies.book.targets
        .first(where: { $0.id == entry.metric && $0.zone == entry.zone }),
      let unit = target.unit, target.isMeasured
    else { return nil }
    return Refusal(
      .warning,
      record: entry.record,
      field: "unit",
      Phrase(
        "No unit is said; the reading counts as \(target.shown(entry.value, .en)).",
        "未填写单位，此读数按 \(target.shown(entry.value, .zh)) 计。"
      ),
      suggestions: [unit.zh]
    )
  }

  private func stray(_ reading: Record, _ metric: String) -> Refusal {
    let known =
      policies.book.targets.map(\.id) + own.compactMap { $0[PolicyCheck.metric]?.text }
    // Targets are entered by their ids, and shown by what they measure.
    let meant = policies.book.targets.filter { target in
      [target.measures.en, target.measures.zh].contains { $0.lowercased() == metric.lowercased() }
    }
    let nearest = meant.isEmpty ? Nearest.names(to: metric, among: known) : meant.map(\.id)
    return Refusal(
      .warning,
      record: reading.reference,
      field: PolicyCheck.metric,
      Phrase(
        "No target has the measure “\(metric)”; the reading counts for none."
          + (nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."),
        "没有目标采用指标“\(metric)”，此读数不计入任何目标。"
          + (nearest.isEmpty ? "" : "最接近的有：\(nearest.joined(separator: "、"))。")
      ),
      suggestions: nearest
    )
  }

  private func elsewhere(_ reading: Record, _ target: Target) -> Refusal {
    let context = policies.evaluator.context
    let zone = RecordReference(register: "zones", id: target.zone)
    func name(_ language: Language) -> String {
      context.board.title(of: zone, in: context.registry, language, depth: 1) ?? target.zone
    }
    return Refusal(
      .warning,
      record: reading.reference,
      field: "zone",
      Phrase(
        "The target is set for \(name(.en)); a reading of another zone counts for none.",
        "该目标为\(name(.zh))设定，其他区域的读数不计入。"
      ),
      suggestions: [target.zone]
    )
  }

  /// A reading beside what judges its target: the registers, or a reading of the target's own year.
  private func beside(_ reading: Record, _ target: Target) -> Refusal? {
    let context = policies.evaluator.context
    if let year = target.by, year < context.today.year {
      guard let end = reading["periodTo"]?.day, end.year > year else { return nil }
      return Refusal(
        .warning,
        record: reading.reference,
        field: "periodTo",
        Phrase(
          "The target is judged by \(year); a later reading is shown beside it and does not judge it.",
          "该目标按 \(year) 年判断，之后的读数仅并列显示，不作为判断依据。"
        )
      )
    }
    // Which way a target without a figure moves is said by readings alone.
    guard target.test != nil, let value = target.value,
      let zone = context.board.record(RecordReference(register: "zones", id: target.zone))
    else { return nil }
    let outcome = policies.evaluator.outcome(value, for: zone)
    guard target.quantity(outcome) != nil else { return nil }
    func shown(_ language: Language) -> String {
      value.readsPrivate ? UsedValue.hidden : target.shown(outcome, language)
    }
    return Refusal(
      .warning,
      record: reading.reference,
      field: PolicyCheck.metric,
      Phrase(
        "The target is counted from the registers (\(shown(.en)) today); the reading is shown beside "
          + "it and does not judge it.",
        "该目标按登记数据计算（当前 \(shown(.zh))），此读数仅并列显示，不作为判断依据。"
      )
    )
  }
}
