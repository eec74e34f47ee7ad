public import ZoneModel
import ZoneQuery

extension Readings {
  /// A reading that is not what a target or an index asks for, so that nothing is judged by it.
  public struct Misfit: Sendable, Hashable {
    /// What of it does not fit.
    public enum Part: Sendable, Hashable {
      /// Its unit is of another kind.
      case unit
      /// Its value lies outside what the figure can be.
      case value
      /// It is of a longer or shorter period.
      case period
    }

    /// The reading.
    public let entry: Entry
    /// What of it does not fit.
    public let part: Part
    /// What was asked for: `in yuan`, `of a year`.
    public let wanted: Phrase
    /// What it is: `in mu`, `of 2015-01-01 to 2020-12-31`.
    public let found: Phrase

    /// The reading with what was asked for and what it is.
    public var label: Phrase {
      Phrase(
        "reading of \(entry.end) \(wanted.en) (it is \(found.en))",
        "\(entry.end) 读数应\(wanted.zh)（现\(found.zh)）"
      )
    }
  }
}

extension Readings.Entry {
  /// The period that it is of, as far as it is said.
  var period: Phrase {
    start.map { Phrase("\($0) to \(end)", "\($0) 至 \(end)") }
      ?? Phrase("a period until \(end) that does not say when it begins", "截至 \(end)、未注明起始日的数据")
  }

  /// The same reading told in the unit of a target; `nil` where the number has no room for it.
  func value(in target: Target) -> Self? {
    guard let unit, let wanted = target.unit else { return self }
    let amount = Quantity(value) * (unit.factor(to: wanted).map { Quantity($0) } ?? Quantity(1))
    guard let value = amount.number ?? amount.rounded(decimals: 6) else { return nil }
    return Self(
      record: record,
      metric: metric,
      zone: zone,
      start: start,
      end: end,
      value: value,
      unit: MeasureUnit(wanted.zh),
      source: source
    )
  }

  /// Why its period is not the one that is asked for; `nil` where it is.
  ///
  /// A reading of which nobody has said when it begins may be of all so far, never of a year.
  func misfit(to span: Target.Span?) -> Readings.Misfit? {
    guard let span else { return nil }
    let lastOfYear = start?.adding(years: 1).adding(days: -1)
    let wanted: Phrase
    switch span {
    case .year:
      guard end != lastOfYear else { return nil }
      wanted = Phrase("of a year", "为一个年度的数据")
    case .inAll:
      guard let lastOfYear, end <= lastOfYear else { return nil }
      wanted = Phrase("of all so far", "为历年累计数据")
    }
    return Readings.Misfit(
      entry: self,
      part: .period,
      wanted: wanted,
      found: Phrase("of \(period.en)", "为 \(period.zh)")
    )
  }

  /// Why its value is none that the figure can have; `nil` where it is one.
  func misfit(to range: FigureRange?, told: Number) -> Readings.Misfit? {
    guard let range, !range.contains(told) else { return nil }
    return Readings.Misfit(
      entry: self,
      part: .value,
      wanted: range.words,
      found: Phrase("\(told)", "为 \(told)")
    )
  }
}

extension Target {
  /// Why it is not judged by a reading; `nil` where it can be.
  func misfit(of entry: Readings.Entry) -> Readings.Misfit? {
    if let unit = entry.unit, let wanted = self.unit, !takes(unit) {
      return Readings.Misfit(
        entry: entry,
        part: .unit,
        wanted: Phrase("in \(wanted.en)", "以“\(wanted.zh)”为单位"),
        found: Phrase("in \(unit)", "为“\(unit)”")
      )
    }
    return entry.misfit(to: range, told: entry.value(in: self)?.value ?? entry.value)
      ?? entry.misfit(to: span)
  }

  /// Whether a reading may be in a unit: one of its own kind; of what is counted its own word, one that
  /// its measure names, or one for things of all kinds.
  private func takes(_ unit: MeasureUnit) -> Bool {
    guard let wanted = self.unit, unit.factor(to: wanted) != nil else { return self.unit == nil }
    guard let thing = unit.thing, !thing.isEmpty, !MeasureUnit.isOfAllKinds(thing) else {
      return true
    }
    let word = thing.hasSuffix("s") ? String(thing.dropLast()) : thing
    return [wanted.en, wanted.zh, measures.en, measures.zh].contains { text in
      text.lowercased().contains(word)
    }
  }
}

extension MeasureUnit {
  /// How many of a measure's unit one of this is; `nil` where they are not of a kind.
  func factor(to wanted: Phrase) -> Factor? {
    [wanted.zh, wanted.en].lazy.compactMap { MeasureUnit($0) }.compactMap { self.factor(to: $0) }
      .first
  }
}
