public import ZoneModel
public import ZoneQuery

extension UsedValue {
  /// The value in words, with its year or years where it has some.
  public func shown(_ formatter: ValueFormatter) -> String {
    guard !isPrivate || formatter.showsPrivate else { return Self.hidden }
    if let words { return words[formatter.language] }
    let plain = outcome.words(of: type, formatter, isYear: isYear)
    let text =
      others.lazy.map { outcome.words(of: type, formatter, isYear: isYear, besides: $0) }
      .first { $0 != plain } ?? plain
    return yearsWords.map { "\(text) (\($0))" } ?? text
  }

  /// The numbers that it must be told apart from: what it is compared with, and none.
  public var others: [Outcome] { [beside, .number(Quantity(0))].compactMap(\.self) }

  /// The year or years that it comes from: `2025`, `2023-2025`, `2022, 2024-2025`.
  public var yearsWords: String? {
    period.map { String($0) } ?? Self.words(of: years)
  }

  /// Years in order: `2025`, `2023-2025`, `2022, 2024-2025`; `nil` where there are none.
  static func words(of years: [Int]) -> String? {
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

  /// What is missing, with the year of which it is asked: `Staff of 2025`.
  public var lacked: Phrase {
    guard let period, owner == nil else { return label }
    return Phrase("\(label.en) of \(period)", "\(period) 年\(label.zh)")
  }

  /// What stands for a value that whoever reads it may not see.
  static let hidden = "…"

  /// Its name and value, such as `R&D share 6.1% (2025)`.
  public func described(_ formatter: ValueFormatter) -> String {
    "\(label[formatter.language]) \(shown(formatter))"
  }
}
