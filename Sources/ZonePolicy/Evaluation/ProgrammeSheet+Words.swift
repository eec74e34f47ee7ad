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
    // Of a condition that is met, what is not there did no harm.
    let known = verdict == .met ? values.filter(\.outcome.isKnown) : []
    var value = (known.isEmpty ? values : known).map { $0.described(formatter) }.joined(
      separator: Phrase("; ", "；")[language]
    )
    var needed = ""
    var close = [gap.map { $0.shownAsGap(of: measure, formatter) }].compactMap(\.self)
    if tree.isTold {
      value = tree.parts.map { $0.valueWords(formatter) }.joined(
        separator: Phrase("; ", "；")[language]
      )
      needed = tree.needWords(formatter)
    } else if let measure, measure.limit.isKnown {
      let seesLimit = !measure.isLimitPrivate || formatter.showsPrivate
      needed = measure.sign + " " + (seesLimit ? measure.limitWords(formatter) : UsedValue.hidden)
      if measure.value.isKnown, !measure.isValuePrivate || formatter.showsPrivate {
        let text = measure.valueWords(formatter)
        value = yearsWords.map { "\(text) (\($0))" } ?? text
      }
    }
    if verdict != .met, let remedy = condition.remedy { close.append(remedy[language]) }
    return ConditionWords(
      says: condition.says[language],
      value: value,
      needed: needed,
      missing: missing.map { $0.lacked[language] }.joined(separator: comma),
      gap: close.joined(separator: " · "),
      clause: citation[language],
      source: sources.prefix(2).map { $0.words(formatter) }
        .joined(separator: Phrase("; ", "；")[language])
    )
  }
}

extension TestPart {
  /// What is compared with its years, and what it is made of; whether it holds where nothing is
  /// compared.
  fileprivate func valueWords(_ formatter: ValueFormatter) -> String {
    let language = formatter.language
    let name = label[language]
    guard let measure else {
      return name + Phrase(": ", "：")[language] + Outcome(answer).words(of: .truth, formatter)
    }
    guard !measure.isValuePrivate || formatter.showsPrivate else {
      return name + " " + UsedValue.hidden
    }
    let parts = named.filter { !$0.isPrivate || formatter.showsPrivate }.map {
      "\($0.label[language]) \($0.outcome.words(of: $0.type, formatter))"
    }
    let from = parts.isEmpty ? UsedValue.words(of: years).map { [$0] } ?? [] : parts
    let behind = from.joined(separator: Phrase(", ", "，")[language])
    return "\(name) \(measure.valueWords(formatter))"
      + (behind.isEmpty ? "" : Phrase(" (\(behind))", "（\(behind)）")[language])
  }

  /// What is needed of it: its name, sign and limit.
  fileprivate func needWords(_ formatter: ValueFormatter) -> String {
    let name = label[formatter.language]
    guard let measure else { return name }
    let isHidden = measure.isLimitPrivate && !formatter.showsPrivate
    return "\(name) \(measure.sign) "
      + (isHidden ? UsedValue.hidden : measure.limitWords(formatter))
  }
}

extension TestTree {
  /// What is needed of the parts: `Revenue >= 15,000,000 yuan or New equity >= 20,000,000 yuan`.
  fileprivate func needWords(_ formatter: ValueFormatter, isWithin: Bool = false) -> String {
    let language = formatter.language
    func joined(_ trees: [TestTree], _ sign: Phrase) -> String {
      trees.map { $0.needWords(formatter, isWithin: true) }.joined(separator: sign[language])
    }
    switch self {
    case .part(let part): return part.needWords(formatter)
    case .all(let trees): return joined(trees, Phrase(" and ", " 且 "))
    case .any(let trees):
      let words = joined(trees, Phrase(" or ", " 或 "))
      return isWithin ? "(\(words))" : words
    }
  }
}

extension UsedValue {
  /// What would close the gap of a comparison, in words: a share lacks percentage points, a length of
  /// time days or years, and where the figure itself is not enough it takes more than the gap.
  fileprivate func shownAsGap(of measure: Measure?, _ formatter: ValueFormatter) -> String {
    let language = formatter.language
    var text = shown(formatter)
    guard !isPrivate || formatter.showsPrivate, case .number = outcome else { return text }
    if type == .number(.percent), text.hasSuffix("%") {
      text = text.dropLast() + Phrase(" percentage points", " 个百分点")[language]
    }
    guard let measure else { return text }
    if type == .number(.plain) { text = measure.counted(text, outcome, formatter) }
    return [">", "<"].contains(measure.sign) ? Phrase(beyond: text)[language] : text
  }
}

extension ProgrammeSheet {
  /// The verdict of the whole with how many conditions stand how.
  public var summary: Phrase {
    let (met, unmet, unknown) = (count(.met), count(.unmet), count(.unknown))
    let all = standings.count
    let rule =
      programme.passing == .any ? Phrase("any one is enough: ", "符合任一项即可：") : Phrase("", "")
    let place =
      placeLacking.map {
        Phrase(
          "; whether it is for the applicant's zone is unknown: \($0.en) is missing",
          "；是否适用于申请人所在园区未知：缺少\($0.zh)"
        )
      } ?? Phrase("", "")
    return Phrase(
      "\(rule.en)\(met) of \(all) met, \(unmet) not met, \(unknown) unknown\(place.en)",
      "\(rule.zh)共 \(all) 项，符合 \(met)，不符合 \(unmet)，未知 \(unknown)\(place.zh)"
    )
  }

  /// The settings and readings that were used, each with its value.
  public func settingsWords(_ formatter: ValueFormatter) -> [String] {
    settingsUsed.map { "\($0.label[formatter.language]) = \($0.shown(formatter))" }
  }
}
