/// The Chinese of free texts that `SampleLines` has in English, one a line: `English = 中文`.
package enum ChineseTexts {
  /// The Chinese by the English.
  package static let table: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      PlacesChinese.text, RightsChinese.text, MoneyChinese.text, ResultsChinese.text,
      WorkChinese.text, PeopleChinese.text, ResourcesChinese.text, MarketsChinese.text,
      GovernmentChinese.text, TaskChinese.text,
    ]
    .flatMap { $0.split(separator: "\n") }
    .map { line in
      let sides = line.split(separator: " = ", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { preconditionFailure("no Chinese in: \(line)") }
      return (sides[0], sides[1])
    }
  )
}
