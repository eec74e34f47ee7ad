public import ZoneModel
public import ZoneQuery

extension Target {
  /// Units that belong to the number itself; others are what is counted, and stand with the goal.
  private static let measures: Set<String> = ["%", "元", "公顷", "平方公里"]

  /// Whether its unit belongs to the number itself: a share, a sum, an area.
  var isMeasured: Bool { unit.map { Self.measures.contains($0.zh) } ?? false }

  /// A value of the target for people: `5,204`, `1.3333%`, `1,600,000,000 yuan`.
  public func shown(_ number: Number, _ language: Language) -> String {
    let text = ValueFormatter.grouped(number)
    guard let unit, Self.measures.contains(unit.zh) else { return text }
    return joined(text, unit[language], language)
  }

  /// What is missing to the goal, for people; of a percentage in points.
  public func shown(gap: Number, _ language: Language) -> String {
    guard isPercent else { return shown(gap, language) }
    return ValueFormatter.grouped(gap)
      + (gap == 1 ? Phrase(" point", "个百分点") : Phrase(" points", "个百分点"))[language]
  }

  /// What a value of today gives, in the unit of the target: `11`, `7…27`, `at least 12 yuan`.
  public func shown(_ outcome: Outcome, _ language: Language) -> String {
    switch outcome {
    case .missing: return Phrase("missing", "缺失")[language]
    case .unknown: return Phrase("unknown", "未知")[language]
    case .between(let low, let high):
      guard let low = number(.number(low)) else { return outcome.description }
      guard let high = high.flatMap({ number(.number($0)) }) else {
        return Phrase("at least ", "至少")[language] + shown(low, language)
      }
      return "\(ValueFormatter.grouped(low))…\(shown(high, language))"
    default: return number(outcome).map { shown($0, language) } ?? outcome.description
    }
  }

  /// What is wanted, with its figures and unit: `> 100 enterprises`, `>= 3 and <= 5 laboratories`.
  ///
  /// - Parameters:
  ///   - language: the language.
  ///   - isBrief: whether it stands where the unit is told beside it: `> 100`, `>= 1.6bn yuan`.
  /// - Returns: the goal; of a target without a figure, where it should go.
  public func shownGoal(_ language: Language, isBrief: Bool = false) -> String {
    guard let test else { return goal[language] }
    let isMoney = unit?.zh == "元"
    let formatter = ValueFormatter(language)
    let text = test.parts.map { part in
      let figure =
        isBrief && isMoney
        ? formatter.text(.number(part.figure), of: .money, .short)
        : ValueFormatter.grouped(part.figure)
      return "\(part.comparison.rawValue) \(figure)"
    }.joined(separator: Phrase(" and ", " 且 ")[language])
    guard let unit, !isBrief || Self.measures.contains(unit.zh) else { return text }
    return joined(text, unit[language], language)
  }

  /// What is wanted as programs read it, with its unit: `>= 1600000000 yuan`; of a target without a
  /// figure, where it should go.
  public func writtenGoal(_ language: Language) -> String {
    guard let test else { return goal[language] }
    return [test.description, unit?[language]].compactMap(\.self).joined(separator: " ")
  }

  private func number(_ outcome: Outcome) -> Number? {
    quantity(outcome)?.rounded(decimals: 4)
  }

  private func joined(_ text: String, _ unit: String, _ language: Language) -> String {
    unit == "%" ? text + unit : text + Phrase(" ", "")[language] + unit
  }
}

extension TargetStanding {
  /// Where its value comes from: a reading's source, or the registers, with the base figures that it is
  /// reckoned from; `nil` where there is no value.
  public func origin(_ language: Language) -> String? {
    if let reading { return reading.source }
    guard value != nil || isDecidedByRange else { return nil }
    let computed: Phrase =
      isOfPresentRecords
      ? Phrase("computed from the records of now", "按现有登记计算")
      : isReckoned
        ? Phrase("computed for its year", "按目标年计算") : Phrase("computed", "系统计算")
    guard let shownFigures else { return computed[language] }
    return computed[language] + Phrase(": \(shownFigures.en)", "：\(shownFigures.zh)")[language]
  }

  /// The base figures that the value is reckoned from: `base figures bas-0003 (2020), bas-0004 (2020)`;
  /// `nil` where there are none.
  public var shownFigures: Phrase? {
    guard !figures.isEmpty else { return nil }
    let texts = figures.map { figure in
      Phrase("\(figure.record.id) (\(figure.year))", "\(figure.record.id)（\(figure.year)）")
    }
    return Phrase(
      "base figures \(texts.map(\.en).joined(separator: ", "))",
      "基础数据 \(texts.map(\.zh).joined(separator: "、"))"
    )
  }

  /// That years since its reading have none, in words; `nil` where none lacks.
  public var shownYearsLacking: Phrase? {
    yearsLacking.map { years in
      let list =
        years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
      return Phrase("no reading of \(list)", "缺少 \(list) 年读数")
    }
  }

  /// What it is judged by, for people: its value, else the range that today's records give, where that
  /// decides; `nil` where there is none.
  public func shownValue(_ language: Language) -> String? {
    if isDecidedByRange, let today { return target.shown(today, language) }
    return value.map { target.shown($0, language) }
  }

  /// What is missing to the target, for people: `2.6`, `more than 0 points`, `above the band by 1`.
  public func shownGap(_ language: Language) -> String? {
    guard let gap else { return nil }
    if isAboveBand {
      let excess = target.shown(gap: Number(units: -gap.units, scale: gap.scale), language)
      return Phrase("above the band by \(excess)", "超出区间上限 \(excess)")[language]
    }
    let text = target.shown(gap: gap, language)
    return isGapStrict ? Phrase(beyond: text, isBelow: gap < 0)[language] : text
  }
}

extension Phrase {
  /// A gap to a limit that is not enough itself.
  ///
  /// - Parameters:
  ///   - gap: the gap in words, in the language that is asked for.
  ///   - isBelow: whether the value has to go down by it and the gap is below zero.
  init(beyond gap: String, isBelow: Bool = false) {
    self.init("\(isBelow ? "less" : "more") than \(gap)", "\(isBelow ? "低于" : "超过") \(gap)")
  }
}
