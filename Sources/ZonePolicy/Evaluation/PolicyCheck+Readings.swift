import ZoneModel
import ZoneQuery

extension PolicyCheck {
  /// The register of readings, and its field that names what was measured.
  static let readings = "indicator-readings"
  static let metric = "metric"
  /// What of a reading says which target it counts for, and how.
  static let readingFields: Set<String> = [metric, "zone", "periodTo", "value", "unit"]

  /// Readings that a change makes and that no target is judged by: of another measure, of another
  /// zone, in a unit of another kind, or beside what the registers count.
  ///
  /// A unit of another kind is refused; what is imported is only told of.
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

  /// Why a reading cannot be told in the unit of its measure; `nil` where it can.
  func unlike(_ reading: Record, isTold: Bool) -> Refusal? {
    guard let unit = reading["unit"]?.text.flatMap({ MeasureUnit($0) }) else { return nil }
    let metric = reading[PolicyCheck.metric]?.text
    let zone = reading["zone"]?.text
    let units =
      policies.book.targets.filter { $0.id == metric && $0.zone == zone }.compactMap(\.unit)
      + own.filter { $0[PolicyCheck.metric]?.text == metric && $0["zone"]?.text == zone }
      .compactMap { $0["unit"]?.text.map { Phrase(same: $0) } }
    guard let wanted = units.first(where: { unit.factor(to: $0) == nil }) else { return nil }
    return Refusal(
      isTold ? .warning : .invalid,
      record: reading.reference,
      field: "unit",
      Phrase(
        "The measure is in \(wanted.en); a reading in \(unit) can't be told in it and counts for nothing.",
        "该指标的单位为“\(wanted.zh)”，以“\(unit)”为单位的读数无法换算，不能计入。"
      ),
      nextStep: Phrase(
        "Give the value in \(wanted.en), or in a multiple of it.",
        "请以“\(wanted.zh)”或其倍数填写。"
      ),
      suggestions: [wanted.zh]
    )
  }

  private func stray(_ reading: Record, _ metric: String) -> Refusal {
    let known =
      policies.book.targets.map(\.id) + own.compactMap { $0[PolicyCheck.metric]?.text }
    let nearest = Nearest.names(to: metric, among: known)
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
