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
  case provisional
  case year
  case age
  case lower
  case abs
  case round
  case larger
  case smaller
  case missing
  case unknown
  case includes
  case only
  case common
  case setting
  case reading
  case annuity

  /// How many arguments it takes.
  var arguments: ClosedRange<Int> {
    switch self {
    case .years, .months, .days, .workingDays, .provisional, .larger, .smaller, .includes, .common:
      2...2
    case .year, .lower, .abs, .missing, .unknown: 1...1
    case .age, .round: 1...2
    case .only: 2...20
    case .setting: 1...6
    case .reading: 2...3
    case .annuity: 5...7
    }
  }
}

/// The words of the language, in English and Chinese.
enum Vocabulary {
  enum Word {
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

  static func word(_ text: String) -> Word? {
    switch text {
    case "and", "且", "并且": .and
    case "or", "或", "或者": .or
    case "not", "非", "不", "不是": .not
    case "within", "属于", "位于": .within
    case "this", "本记录": .this
    case "if", "如果": .if
    case "then", "那么": .then
    case "else", "否则": .else
    case "of", "关于": .of
    case "by", "按": .by
    case "where", "其中": .where
    case "order", "排序": .order
    default: nil
    }
  }

  /// The words of the language in Chinese, as a person may write them as well.
  static let chinese: [String: String] = [
    "and": "且", "or": "或", "not": "非", "within": "属于", "this": "本记录", "if": "如果",
    "then": "那么", "else": "否则", "of": "关于", "by": "按", "where": "其中", "order": "排序",
    "row": "本行", "yes": "是", "no": "否", "count": "计数", "sum": "合计", "avg": "平均",
    "min": "最小", "max": "最大", "any": "任一", "all": "全部", "distinct": "去重",
    "first": "首个", "last": "末个", "years": "年数", "months": "月数", "days": "天数",
    "workingDays": "工作日", "provisional": "暂定", "year": "年份", "age": "年龄",
    "lower": "小写", "abs": "绝对值", "round": "四舍五入", "larger": "较大", "smaller": "较小",
    "missing": "缺失", "unknown": "不详", "includes": "包含", "only": "仅", "common": "共有",
    "setting": "设置", "reading": "读数", "annuity": "年费", "today": "今天",
  ]

  static func aggregate(_ text: String) -> AggregateKind? {
    if let kind = AggregateKind(rawValue: text) { return kind }
    return switch text {
    case "计数", "数量": .count
    case "合计", "求和": .sum
    case "平均": .avg
    case "最小": .min
    case "最大": .max
    case "任一": .any
    case "全部": .all
    case "去重": .distinct
    case "首个": .first
    case "末个": .last
    default: nil
    }
  }

  static func function(_ text: String) -> Function? {
    if let function = Function(rawValue: text) { return function }
    return switch text {
    case "年数": .years
    case "月数": .months
    case "天数": .days
    case "工作日": .workingDays
    case "暂定": .provisional
    case "年份": .year
    case "年龄": .age
    case "小写": .lower
    case "绝对值": .abs
    case "四舍五入": .round
    case "较大": .larger
    case "较小": .smaller
    case "缺失", "为空": .missing
    case "不详": .unknown
    case "包含": .includes
    case "仅": .only
    case "共有": .common
    case "设置": .setting
    case "读数": .reading
    case "年费": .annuity
    default: nil
    }
  }

  /// Whether a word means the row of an aggregate itself, as `this` means the record.
  static func isRow(_ text: String) -> Bool { text == "row" || text == "本行" }

  static func truth(_ text: String) -> Bool? {
    switch Folding.fold(text) {
    case "yes", "true", "是", "有", "y": true
    case "no", "false", "否", "无", "n": false
    default: nil
    }
  }

  /// All names that may stand before a bracket.
  static var calls: [String] {
    AggregateKind.allCases.map(\.rawValue) + Function.allCases.map(\.rawValue)
  }
}
