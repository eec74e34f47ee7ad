public import ZoneModel
import ZoneQuery

/// A line of a sheet in a person's language.
public struct ConditionWords: Sendable {
  /// The condition in plain words.
  public let says: String
  /// The value that is compared, with its years; else all values used, each with its name.
  public let value: String
  /// What is needed of it, such as `>= 10%`; empty where the condition is no comparison.
  public let needed: String
  /// The data that lacks.
  public let missing: String
  /// What would close the gap.
  public let gap: String
  /// Document and clause.
  public let clause: String
  /// Where the values come from.
  public let source: String
}

extension ConditionStanding {
  /// The line in the formatter's language.
  public func words(_ formatter: ValueFormatter) -> ConditionWords {
    let language = formatter.language
    let comma = Phrase(", ", "、")[language]
    var value = values.map { $0.described(formatter) }.joined(
      separator: Phrase("; ", "；")[language]
    )
    var needed = ""
    if let measure, measure.limit.isKnown {
      let isYear = measure.isYear
      let limit = measure.limit.words(of: measure.limitType, formatter, isYear: isYear)
      let seesLimit = !measure.isLimitPrivate || formatter.showsPrivate
      needed = measure.sign + " " + (seesLimit ? limit : UsedValue.hidden)
      if measure.value.isKnown, !measure.isValuePrivate || formatter.showsPrivate {
        let text = measure.value.words(of: measure.valueType, formatter, isYear: isYear)
        value = values.lazy.compactMap(\.yearsWords).first.map { "\(text) (\($0))" } ?? text
      }
    }
    var close = [gap?.shown(formatter)].compactMap(\.self)
    if let measure, [">", "<"].contains(measure.sign), case .number? = gap?.outcome {
      close = close.map { Phrase(beyond: $0)[language] }
    }
    if verdict != .met, let remedy = condition.remedy { close.append(remedy[language]) }
    return ConditionWords(
      says: condition.says[language],
      value: value,
      needed: needed,
      missing: missing.map { $0.label[language] }.joined(separator: comma),
      gap: close.joined(separator: " · "),
      clause: citation[language],
      source: sources.prefix(2).map { $0.words(formatter) }
        .joined(separator: Phrase("; ", "；")[language])
    )
  }
}

extension ProgrammeSheet {
  /// The verdict of the whole with how many conditions stand how.
  public var summary: Phrase {
    let (met, unmet, unknown) = (count(.met), count(.unmet), count(.unknown))
    let all = standings.count
    let rule =
      programme.passing == .any ? Phrase("any one is enough: ", "符合任一项即可：") : Phrase("", "")
    return Phrase(
      "\(rule.en)\(met) of \(all) met, \(unmet) not met, \(unknown) unknown",
      "\(rule.zh)共 \(all) 项，符合 \(met)，不符合 \(unmet)，未知 \(unknown)"
    )
  }

  /// The settings and readings that were used, each with its value.
  public func settingsWords(_ formatter: ValueFormatter) -> [String] {
    settingsUsed.map { "\($0.label[formatter.language]) = \($0.shown(formatter))" }
  }
}
