/// Which days are worked: weekends, public holidays and the weekend days worked in their stead.
///
/// The State Council announces a year's days off in the autumn before. Of a year without a notice
/// Monday to Friday are taken as worked, and every answer that touches it is marked provisional.
public struct WorkingCalendar: Hashable, Sendable {
  /// An answer that may rest on a year without a notice.
  public struct Answer<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The answer.
    public let value: Value
    /// Whether it touches a year of which no notice is known.
    public let isProvisional: Bool
  }

  private var years: Set<Int>
  private var off: Set<Int>
  private var worked: Set<Int>

  /// The calendar of mainland China with the notices that this version knows.
  public static let china = WorkingCalendar(notices)

  /// Reads lines of year, days off, a bar and days worked.
  private init(_ notices: String) {
    years = []
    off = []
    worked = []
    for line in notices.split(separator: "\n") {
      let sides = line.split(separator: "|", omittingEmptySubsequences: false)
      let words = sides[0].split(separator: " ")
      guard let year = words.first.flatMap({ Int($0) }) else { continue }
      let makeUps = sides.count > 1 ? sides[1].split(separator: " ") : []
      add(
        year: year,
        off: words.dropFirst().flatMap { WorkingCalendar.days($0, year) },
        worked: makeUps.flatMap { WorkingCalendar.days($0, year) }
      )
    }
  }

  /// Reads `0101` or `0101-0103`.
  private static func days(_ word: Substring, _ year: Int) -> [Day] {
    let ends = word.split(separator: "-").compactMap { end -> Day? in
      guard let number = Int(end) else { return nil }
      return Day(year: year, month: number / 100, day: number % 100)
    }
    guard let first = ends.first, let last = ends.last, first <= last else { return [] }
    return (first.number...last.number).map { Day(number: $0) }
  }

  private mutating func add(year: Int, off: [Day], worked: [Day]) {
    years.insert(year)
    self.off.formUnion(off.map(\.number))
    self.worked.formUnion(worked.map(\.number))
  }

  /// The same calendar with the notice of one more year, or with another notice of a known one.
  ///
  /// - Parameters:
  ///   - year: the year of the notice.
  ///   - off: the days off; weekends need not be among them.
  ///   - worked: the weekend days that are worked.
  /// - Returns: the calendar with that year published.
  public func adding(year: Int, off: [Day], worked: [Day]) -> WorkingCalendar {
    var calendar = self
    calendar.off = calendar.off.filter { Day(number: $0).year != year }
    calendar.worked = calendar.worked.filter { Day(number: $0).year != year }
    calendar.add(year: year, off: off, worked: worked)
    return calendar
  }

  /// The same calendar with single days of an office, which stand above the notices.
  ///
  /// - Parameters:
  ///   - days: the days, each with whether it is worked.
  ///   - complete: years whose days are all known with these, as if a notice were published.
  /// - Returns: the calendar with those days.
  public func adding(days: [(day: Day, isWorked: Bool)], complete: Set<Int>) -> WorkingCalendar {
    var calendar = self
    for (day, isWorked) in days {
      calendar.off.remove(day.number)
      calendar.worked.remove(day.number)
      if isWorked {
        calendar.worked.insert(day.number)
      } else {
        calendar.off.insert(day.number)
      }
    }
    calendar.years.formUnion(complete)
    return calendar
  }

  /// Whether a year's notice is known.
  public func isPublished(_ year: Int) -> Bool {
    years.contains(year)
  }

  /// Whether a day is worked.
  public func isWorked(_ day: Day) -> Bool {
    if worked.contains(day.number) { return true }
    return day.weekday <= 5 && !off.contains(day.number)
  }

  /// How many days are worked after a day, up to and with another; negative where that comes
  /// before.
  ///
  /// - Complexity: O(*n*) in the days between.
  public func workingDays(after start: Day, through end: Day) -> Answer<Int> {
    let (first, last) = start <= end ? (start, end) : (end, start)
    var count = 0
    var number = first.number + 1
    while number <= last.number {
      if isWorked(Day(number: number)) { count += 1 }
      number += 1
    }
    let isSure = (first.adding(days: 1).year...max(last.year, first.adding(days: 1).year))
      .allSatisfy(isPublished)
    return Answer(value: start <= end ? count : -count, isProvisional: first < last && !isSure)
  }

  /// The day on which so many days have been worked since another, which is not counted.
  ///
  /// - Parameters:
  ///   - count: how many, 0 or more; 0 gives the day itself.
  ///   - start: the day before the first that is counted.
  /// - Returns: the day, provisional where a year on the way has no notice.
  /// - Complexity: O(*count*).
  public func adding(workingDays count: Int, to start: Day) -> Answer<Day> {
    precondition(count >= 0, "working days are counted forwards: \(count)")
    var day = start
    var left = count
    var isProvisional = false
    while left > 0 {
      day = day.adding(days: 1)
      if isWorked(day) { left -= 1 }
      if !isPublished(day.year) { isProvisional = true }
    }
    return Answer(value: day, isProvisional: isProvisional)
  }

  /// The day itself where it is worked, else the next that is.
  public func workingDay(onOrAfter day: Day) -> Answer<Day> {
    var next = day
    while !isWorked(next) { next = next.adding(days: 1) }
    return Answer(value: next, isProvisional: !(day.year...next.year).allSatisfy(isPublished))
  }
}
