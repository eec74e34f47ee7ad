public import ZoneModel
public import ZoneQuery

/// How a zone scores by an index in a year.
///
/// Points are between 0 and 100. Where an indicator has none, or the weights of dimensions are not
/// known, the score is a range: what is missing may be worth nothing or everything.
public struct ZoneEvaluation: Sendable {
  /// An indicator with its points.
  public struct Item: Sendable {
    /// The indicator.
    public let indicator: EvaluationIndex.Indicator
    /// The points, 0 to 100; `nil` where nobody has reported them.
    public let points: Number?
    /// Where they come from.
    public let reading: Readings.Entry?
    /// The reading that gives no points, as it is not of a year or not between 0 and 100.
    public let unfit: Readings.Misfit?
    /// What the registers say of it in the year; `nil` where they do not count it.
    public let figure: UsedValue?
  }

  /// A dimension with the range of its points.
  public struct Part: Sendable {
    /// The dimension.
    public let dimension: EvaluationIndex.Dimension
    /// Its share of the whole that was used: the index's, or the store's own; `nil` where neither
    /// says it.
    public let weight: Number?
    /// Its indicators.
    public let items: [Item]
    /// The points at least and at most, of 100.
    public let points: ClosedRange<Number>
  }

  /// The index.
  public let index: EvaluationIndex
  /// The zone.
  public let zone: RecordReference
  /// The year.
  public let year: Int
  /// Its dimensions.
  public let parts: [Part]
  /// The share of the whole, in percent, that dimensions without a known weight have together.
  public let undescribed: Number
  /// The score at least and at most, of 100, rounded to four decimals.
  public let score: ClosedRange<Number>
  /// The score as it is, where nothing is missing.
  fileprivate let whole: Quantity?

  /// The score, where nothing is missing.
  public var exact: Number? { score.lowerBound == score.upperBound ? score.lowerBound : nil }

  /// The grade that the score leads to, by the limits of a store; `nil` where the score or one of the
  /// limits is not known.
  ///
  /// It is judged as it is and rounded to be shown.
  public func grade(limits: (_ grade: String) -> Number?) -> String? {
    guard let whole else { return nil }
    let known = EvaluationIndex.grades.compactMap { grade in limits(grade).map { (grade, $0) } }
    guard known.count == EvaluationIndex.grades.count else { return nil }
    return known.first { whole >= Quantity($0.1) }?.0 ?? "poor"
  }

  /// The indicators without points.
  public var missing: [EvaluationIndex.Indicator] { lacking.map(\.indicator) }

  private var lacking: [Item] { parts.flatMap(\.items).filter { $0.points == nil } }
}

/// The places of a zone among others: the best and the worst that it can have.
public struct ZoneRank: Sendable {
  /// The evaluation.
  public let evaluation: ZoneEvaluation
  /// The first and the last place that it can have, from 1.
  public let places: ClosedRange<Int>
}

extension ZoneEvaluation {
  /// The indicators without points, each with the number that the index gives it, and with the reading
  /// that gives none where there is one.
  public var missingNames: [Phrase] {
    lacking.map { item in
      let (id, name) = (item.indicator.id, item.indicator.name)
      let unfit = item.unfit.map { Phrase(": \($0.label.en)", "：\($0.label.zh)") }
      return Phrase("\(id) \(name.en)\(unfit?.en ?? "")", "\(id) \(name.zh)\(unfit?.zh ?? "")")
    }
  }

  /// The record of the evaluation: score, weights and the points of each indicator.
  ///
  /// - Parameters:
  ///   - grade: the grade that the score leads to, where the store's settings say it.
  ///   - language: the language of the lines.
  /// - Returns: its values; `nil` where points are missing, for then there is no score.
  public func record(grade: String?, _ language: Language) -> Fields? {
    guard let exact else { return nil }
    var fields = Fields()
    fields["zone"] = .text(zone.id)
    fields["year"] = .number(Number(year))
    fields["indexVersion"] = .text(index.id)
    fields["items"] = .list(
      parts.flatMap(\.items).map { item in
        let weight = item.indicator.weight.map { "\($0)" } ?? Phrase("assumed 1", "按1计")[language]
        let figure = item.figure.map { figure in
          let shown = figure.shown(ValueFormatter(language))
          return Phrase("; registers \(shown)", "；登记 \(shown)")[language]
        }
        return "\(item.indicator.id) \(item.indicator.name[language]): "
          + "\(item.points.map { "\($0)" } ?? "?") (\(weight))\(figure ?? "")"
      }
    )
    fields["weights"] = .list(
      parts.map { "\($0.dimension.name[language]): \($0.weight.map { "\($0)" } ?? "?")" }
    )
    // Where a weight is not known, what the others add up to is no sum of all.
    let weights = parts.compactMap(\.weight).map { Quantity($0) }
    if weights.count == parts.count {
      fields["weightSum"] = weights.reduce(Quantity(0)) { $0 + $1 }.rounded(decimals: 4)
        .map { .number($0) }
    }
    fields["score"] = .number(exact)
    fields["grade"] = grade.map { .text($0) }
    fields["state"] = .text("scored")
    return fields
  }
}

extension EvaluationIndex {
  /// How a zone scores in a year.
  ///
  /// - Parameters:
  ///   - zone: the zone.
  ///   - year: the year.
  ///   - readings: the points that were reported, by ``metric(of:)``.
  ///   - weights: the store's own weights of dimensions, in percent; empty for the index's.
  ///   - evaluator: counts in the registers, as of a day of the year; `nil` leaves figures out.
  /// - Returns: its score with every part of it.
  public func evaluation(
    of zone: RecordReference,
    year: Int,
    _ readings: Readings,
    weights: [String: Number] = [:],
    counting evaluator: Evaluator? = nil
  ) -> ZoneEvaluation {
    let place = evaluator?.context.board.record(zone)
    var low = Quantity(0)
    var high = Quantity(0)
    // What the dimensions without a known weight share, and the least and the most points of them:
    // however their weights are, the score lies between.
    var rest = Quantity(1)
    var least: Quantity?
    var most: Quantity?
    let parts = dimensions.map { dimension in
      let items = dimension.indicators.map { indicator -> ZoneEvaluation.Item in
        let (entry, unfit) = reported(indicator, zone.id, year, readings)
        return ZoneEvaluation.Item(
          indicator: indicator,
          points: entry?.value,
          reading: entry,
          unfit: unfit,
          figure: evaluator.flatMap { counting in
            place.flatMap { indicator.figure(of: $0, counting) }
          }
        )
      }
      let points = Self.points(of: items)
      let weight = weights[dimension.id] ?? dimension.weight
      if let weight {
        let share = Quantity(weight).divided(by: Quantity(100)) ?? Quantity(0)
        rest = rest - share
        low = low + share * points.low
        high = high + share * points.high
      } else {
        least = min(least ?? points.low, points.low)
        most = max(most ?? points.high, points.high)
      }
      return ZoneEvaluation.Part(
        dimension: dimension,
        weight: weight,
        items: items,
        points: Self.range(points.low, points.high)
      )
    }
    if let least, let most {
      low = low + rest * least
      high = high + rest * most
    }
    let isDescribed = parts.allSatisfy { $0.weight != nil }
    let undescribed = isDescribed ? Quantity(0) : rest * Quantity(100)
    return ZoneEvaluation(
      index: self,
      zone: zone,
      year: year,
      parts: parts,
      undescribed: undescribed.rounded(decimals: 4) ?? 0,
      score: Self.range(low, high),
      whole: low == high ? low : nil
    )
  }

  /// The points that a zone has of an indicator in a year are between these.
  static let scale = FigureRange(least: 0, most: 100)

  /// Why a reading gives no points; `nil` where it does.
  ///
  /// Points of which nobody has said when their period begins are those of the year in which it ends.
  static func misfit(of entry: Readings.Entry) -> Readings.Misfit? {
    entry.misfit(to: scale, told: entry.value)
      ?? (entry.start == nil ? nil : entry.misfit(to: .year))
  }

  /// The last reading of a year that gives points, else the last that gives none.
  private func reported(
    _ indicator: Indicator,
    _ zone: String,
    _ year: Int,
    _ readings: Readings
  ) -> (told: Readings.Entry?, unfit: Readings.Misfit?) {
    let entries = readings.entries(of: metric(of: indicator), zone: zone)
      .filter { $0.end.year == year }
    if let told = entries.last(where: { Self.misfit(of: $0) == nil }) { return (told, nil) }
    return (nil, entries.last.flatMap(Self.misfit))
  }

  /// The weighted mean of points; a weight that is not known counts as one.
  private static func points(of items: [ZoneEvaluation.Item]) -> (low: Quantity, high: Quantity) {
    var sum = Quantity(0)
    var low = Quantity(0)
    var high = Quantity(0)
    for item in items {
      let weight = Quantity(item.indicator.weight ?? 1)
      sum = sum + weight
      low = low + weight * Quantity(item.points ?? 0)
      high = high + weight * Quantity(item.points ?? 100)
    }
    return (low.divided(by: sum) ?? Quantity(0), high.divided(by: sum) ?? Quantity(100))
  }

  private static func range(_ low: Quantity, _ high: Quantity) -> ClosedRange<Number> {
    let first = low.rounded(decimals: 4) ?? 0
    return first...max(first, high.rounded(decimals: 4) ?? 100)
  }

  /// The zones by their scores, with the places that each can have.
  public static func ranked(_ evaluations: [ZoneEvaluation]) -> [ZoneRank] {
    evaluations.sorted {
      ($1.score.lowerBound, $1.score.upperBound, $0.zone.id)
        < ($0.score.lowerBound, $0.score.upperBound, $1.zone.id)
    }.map { evaluation in
      let surelyBetter = evaluations.count { $0.score.lowerBound > evaluation.score.upperBound }
      let possiblyBetter = evaluations.count { other in
        other.zone != evaluation.zone && other.score.upperBound > evaluation.score.lowerBound
      }
      return ZoneRank(
        evaluation: evaluation,
        places: (surelyBetter + 1)...max(surelyBetter + 1, possiblyBetter + 1)
      )
    }
  }
}

extension EvaluationIndex.Indicator {
  /// What the registers say of a zone; `nil` where they do not count it.
  fileprivate func figure(of zone: Record, _ evaluator: Evaluator) -> UsedValue? {
    guard let value else { return nil }
    return UsedValue(
      text: value.text,
      label: name,
      outcome: evaluator.outcome(value, for: zone),
      type: value.type,
      period: nil,
      records: [],
      counts: nil
    )
  }
}
