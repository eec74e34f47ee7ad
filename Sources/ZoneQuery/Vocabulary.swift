import ZoneModel

/// What an aggregate makes of rows.
enum AggregateKind: String, CaseIterable {
  case count
  case sum
  case avg
  case min
  case max
  case any
  case all
  case distinct
  case first
  case last
}

/// The functions of the language.
enum Function: String, CaseIterable {
  case years
  case months
  case days
  case workingDays
  case workingDay
  case provisional
  case year
  case age
  case lower
  case letters
  case clause
  case abs
  case round
  case larger
  case smaller
  case missing
  case unknown
  case includes
  case only
  case common
  case inUnit
  case setting
  case reading
  case annuity

  /// How many arguments it takes.
  var arguments: ClosedRange<Int> {
    switch self {
    case .years, .months, .days, .workingDays, .workingDay, .provisional, .larger, .smaller,
      .includes, .common:
      2...2
    case .year, .lower, .letters, .clause, .abs, .missing, .unknown: 1...1
    case .age, .round: 1...2
    case .inUnit: 3...3
    case .only: 2...20
    case .setting: 1...6
    case .reading: 1...3
    case .annuity: 5...7
    }
  }
}

/// The words of the language, in English and Chinese.
enum Vocabulary {
  enum Word: String, CaseIterable {
    case and
    case or
    case not
    case within
    case this
    case `if`
    case then
    case `else`
    case of
    case by
    case `where`
    case order
  }

  static func word(_ text: String) -> Word? { Word(rawValue: english[text] ?? text) }

  static func aggregate(_ text: String) -> AggregateKind? {
    AggregateKind(rawValue: english[text] ?? text)
  }

  static func function(_ text: String) -> Function? { Function(rawValue: english[text] ?? text) }

  /// A word of the language in Chinese; what is none as it stands.
  static func inChinese(_ word: String) -> String { chinese[word]?.first ?? word }

  /// A word of the language in English; what is none as it stands.
  static func inEnglish(_ word: String) -> String { english[word] ?? word }

  /// The words of the language in Chinese, the one that is shown before others that mean the same.
  private static let chinese: [String: [String]] = [
    "and": ["且", "并且"], "or": ["或", "或者"], "not": ["非", "不", "不是"],
    "within": ["属于", "位于"], "this": ["本记录"], "if": ["如果"], "then": ["那么"],
    "else": ["否则"], "of": ["关于"], "by": ["按"], "where": ["其中"], "order": ["排序"],
    "row": ["本行"], "count": ["计数", "数量"], "sum": ["合计", "求和"], "avg": ["平均"],
    "min": ["最小"], "max": ["最大"], "any": ["任一"], "all": ["全部"], "distinct": ["去重"],
    "first": ["首个"], "last": ["末个"], "years": ["年数"], "months": ["月数"], "days": ["天数"],
    "workingDays": ["工作日"], "workingDay": ["工作日止"], "provisional": ["暂定"], "year": ["年份"],
    "age": ["年龄"],
    "lower": ["小写"], "letters": ["字词"], "clause": ["条号"], "abs": ["绝对值"], "round": ["四舍五入"],
    "larger": ["较大"],
    "smaller": ["较小"], "missing": ["缺失", "为空"], "unknown": ["不详", "未知"], "includes": ["包含"],
    "only": ["仅"], "common": ["共有"], "inUnit": ["换算"], "setting": ["设置"], "reading": ["读数"],
    "annuity": ["年费"], "yes": ["是", "有"], "no": ["否", "无"], "today": ["今天", "今日"],
  ]

  /// The English word that a Chinese one stands for.
  private static let english = Dictionary(
    uniqueKeysWithValues: chinese.flatMap { english, words in words.map { ($0, english) } }
  )

  /// Whether a word means the row of an aggregate itself, as `this` means the record.
  static func isRow(_ text: String) -> Bool { (english[text] ?? text) == "row" }

  /// The words that a day may begin with to mean the present one.
  static let today = ["today"] + (chinese["today"] ?? [])

  /// The Chinese words between conditions, the longer ones first.
  static let links = [Word.and, .or].flatMap { chinese[$0.rawValue] ?? [] }
    .sorted { $0.count > $1.count }.map { Array($0) }

  /// Whether characters begin with a word for the present day.
  static func startsToday(_ text: [Character]) -> Bool {
    today.contains { text.starts(with: $0) }
  }

  static func truth(_ text: String) -> Bool? {
    switch Folding.fold(english[text] ?? text) {
    case "yes", "true", "y": true
    case "no", "false", "n": false
    default: nil
    }
  }

  /// All names that may stand before a bracket.
  static var calls: [String] {
    AggregateKind.allCases.map(\.rawValue) + Function.allCases.map(\.rawValue)
  }
}
