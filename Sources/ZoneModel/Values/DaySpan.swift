/// A length of time as people type it beside a date: `+30d`, `-1y`, `3个月后`.
public struct DaySpan: Hashable, Sendable {
  private let days: Int
  private let months: Int

  /// Reads a length; `nil` for a text that is none, such as a day.
  ///
  /// - Parameters:
  ///   - typed: what was typed; `半年` and `两年后` are understood, too.
  ///   - unsigned: whether a length alone (`1y`, `一年`) is meant as one ahead.
  public init?(_ typed: String, unsigned: Bool = false) {
    let text = ChineseCount.inDigits(typed.halfWidth.lowercased().filter { !$0.isWhitespace })
    var sign = 1
    var count: Substring
    var unit: Substring
    if let match = text.wholeMatch(of: /([+-])([0-9]{1,5})([a-z\p{Han}]*)/) {
      sign = match.1 == "-" ? -1 : 1
      (count, unit) = (match.2, match.3)
    } else if let match = text.wholeMatch(of: /([0-9]{1,5})(天|日|周|个?月|年)(后|前)/) {
      sign = match.3 == "前" ? -1 : 1
      (count, unit) = (match.1, match.2)
    } else if unsigned,
      let match = text.wholeMatch(of: /([0-9]{1,3})(d|days?|w|weeks?|m|months?|y|years?|天|周|个月|年)/)
    {
      (count, unit) = (match.1, match.2)
    } else {
      return nil
    }
    guard let number = Int(count), let length = EntryDate.Length(unit.isEmpty ? "d" : String(unit))
    else { return nil }
    days = sign * number * (length.days ?? 0)
    months = length.days == nil ? sign * number * length.months : 0
  }

  /// The day that lies so far from another.
  public func from(_ day: Day) -> Day {
    months == 0 ? day.adding(days: days) : day.adding(months: months)
  }
}
