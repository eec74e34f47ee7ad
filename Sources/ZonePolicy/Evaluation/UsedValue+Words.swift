public import ZoneModel
import ZoneQuery

extension UsedValue {
  /// The value in words, with its year or years where it has some.
  public func shown(_ formatter: ValueFormatter) -> String {
    guard !isPrivate || formatter.showsPrivate else { return Self.hidden }
    let text = Self.words(outcome, type, formatter, isYear: isYear)
    return yearsWords.map { "\(text) (\($0))" } ?? text
  }

  /// The year or years that it comes from: `2025`, `2023-2025`, `2022, 2024-2025`.
  var yearsWords: String? {
    if let period { return String(period) }
    var runs: [ClosedRange<Int>] = []
    for year in years {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    guard !runs.isEmpty else { return nil }
    return runs.map { run in
      run.count == 1 ? String(run.lowerBound) : "\(run.lowerBound)-\(run.upperBound)"
    }.joined(separator: ", ")
  }

  /// What stands for a value that whoever reads it may not see.
  static let hidden = "…"

  /// Its name and value, such as `R&D share 6.1% (2025)`.
  public func described(_ formatter: ValueFormatter) -> String {
    "\(label[formatter.language]) \(shown(formatter))"
  }

  static func words(
    _ outcome: Outcome,
    _ type: ValueType,
    _ formatter: ValueFormatter,
    isYear: Bool = false
  ) -> String {
    switch outcome {
    case .missing: return Phrase("missing", "缺失")[formatter.language]
    case .unknown: return Phrase("unknown", "未知")[formatter.language]
    case .between(let low, let high):
      let first = words(.number(low), type, formatter, isYear: isYear)
      let last = high.map { words(.number($0), type, formatter, isYear: isYear) }
      return last.map { "\(first)…\($0)" } ?? "≥ \(first)"
    case .days(let low, let high): return "\(low)…\(high)"
    default:
      guard let kind = isYear ? .year : kind(type, outcome), let value = outcome.value(as: kind)
      else {
        return outcome.description
      }
      let text = formatter.text(value, of: kind, .full)
      return text.isEmpty ? outcome.description : text
    }
  }

  private static func kind(_ type: ValueType, _ outcome: Outcome) -> FieldKind? {
    switch type {
    case .number(.money): .money
    case .number(.area): .area
    case .number(.percent): .percent
    case .number(.plain): .number
    case .day: .date
    case .truth: .flag
    case .text: .text(nil)
    case .span: .duration
    case .choice(let set): .choice(set)
    case .record(let targets): .reference(targets)
    case .list(.choice(let set)): .choices(set)
    case .list(.record(let targets)): .references(targets)
    case .list: .texts
    case .any:
      switch outcome {
      case .number: .number
      case .day: .date
      case .truth: .flag
      case .record(let reference): .reference([reference.register])
      default: .text(nil)
      }
    }
  }
}
