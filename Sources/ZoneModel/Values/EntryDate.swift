/// Reads days and lengths of time as people type them.
enum EntryDate {
  /// Reads a day: `2026-11-20`, `2026/11/20`, `2026.11.20`, `20261120`, `2026年11月20日`, `11-24`
  /// (the one nearest to the present day), `today`, `明天`, `+30d`, `-1y`, `3个月后`.
  static func read(_ typed: String, today: Day) throws(EntryError) -> Day {
    let text = typed.halfWidth.lowercased().filter { !$0.isWhitespace }
    switch text {
    case "today", "今天", "今日", "t": return today
    case "tomorrow", "明天", "明日": return today.adding(days: 1)
    case "yesterday", "昨天", "昨日": return today.adding(days: -1)
    case "后天": return today.adding(days: 2)
    default: break
    }
    if let span = DaySpan(text) { return span.from(today) }
    if let match = text.wholeMatch(of: /([0-9]{4})[-\/.年]([0-9]{1,2})[-\/.月]([0-9]{1,2})日?/),
      let day = day(match.1, match.2, match.3)
    {
      return day
    }
    if let match = text.wholeMatch(of: /([0-9]{4})([0-9]{2})([0-9]{2})/),
      let day = day(match.1, match.2, match.3)
    {
      return day
    }
    if let match = text.wholeMatch(of: /([0-9]{1,2})[-\/.月]([0-9]{1,2})[日号]?/),
      let month = Int(match.1), let date = Int(match.2)
    {
      let year = today.year
      let near = (year - 1...year + 1).compactMap { Day(year: $0, month: month, day: date) }
      if let nearest = near.min(by: {
        (abs($0.number - today.number), $0) < (abs($1.number - today.number), $1)
      }) {
        return nearest
      }
    }
    throw EntryError(
      Phrase(
        "A day is expected, such as 2026-11-20, 11-24, today or +30d.",
        "应为日期，例如 2026-11-20、2026年11月20日、11-24、今天 或 +30d。"
      )
    )
  }

  private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> Day? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Reads a length of time into `3y`, `18m` or `90d`.
  static func duration(_ typed: String) throws(EntryError) -> String {
    let text = typed.halfWidth.lowercased().filter { !$0.isWhitespace }
    if let match = text.wholeMatch(of: /([0-9]{1,5})([a-z\p{Han}]+)/), let count = Int(match.1),
      let length = Length(String(match.2))
    {
      if let days = length.days { return "\(count * days)d" }
      return length.months == 12 ? "\(count)y" : "\(count * length.months)m"
    }
    throw EntryError(
      Phrase(
        "A length of time is expected, such as 3y, 18m or 90d.",
        "应为时长，例如 3年、18个月 或 90天。"
      )
    )
  }

  /// A unit of time: so many days, or so many months.
  struct Length {
    var days: Int?
    var months = 0

    init?(_ name: String) {
      switch name {
      case "d", "day", "days", "天", "日": days = 1
      case "w", "week", "weeks", "周", "星期": days = 7
      case "m", "mo", "month", "months", "月", "个月": months = 1
      case "q", "季度", "个季度": months = 3
      case "y", "year", "years", "年": months = 12
      default: return nil
      }
    }
  }
}
