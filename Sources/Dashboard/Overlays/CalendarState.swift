import Canvas
import ZoneModel

/// A month over a form or a line, in which a day is chosen.
///
/// Arrows move by days and weeks; what is typed goes to the day that it means. Nothing that lies below
/// changes before a day is taken.
public struct CalendarState: Sendable {
  /// Where the day goes.
  enum Purpose: Hashable, Sendable {
    /// Into a field of the open form.
    case formField(String)
    /// Into the line that is typed below.
    case line
  }

  /// The date field that is asked for, which also reads what is typed.
  let field: Field
  /// Where the day goes.
  let purpose: Purpose
  /// The other values of the record, which a length may count from.
  let beside: Fields
  /// The chosen day; its month is shown.
  private(set) var day: Day
  /// The day that was chosen before anything was typed.
  private var start: Day
  /// What is typed.
  var text = TextField()

  /// Opens the month of a day.
  init(field: Field, purpose: Purpose, beside: Fields = Fields(), day: Day) {
    self.field = field
    self.purpose = purpose
    self.beside = beside
    self.day = day
    start = day
  }

  /// Goes to a day instead of what is typed; one before the year 1 or after 9999 is none.
  mutating func go(to day: Day) {
    text.deleteAll()
    guard (1...9999).contains(day.year) else { return }
    self.day = day
    start = day
  }

  /// Moves by days, weeks and months; first is the present day.
  mutating func move(_ motion: Motion, today: Day) {
    go(to: motion == .first ? today : day.moved(motion))
  }

  /// Goes to what is typed, as far as it means a day.
  mutating func read(with reader: BoardReader) {
    day = meant(by: reader) ?? start
  }

  /// The day that is typed: one of the month, a year or a month, else as forms read it.
  func meant(by reader: BoardReader) -> Day? {
    near(Narrowing.folded(text.text).trimmed)
      ?? (try? reader.read(text.text.trimmed, for: field, beside: beside).get())?.day
  }

  /// The day of `24`, `2027` and `2027-03`, beside the one that was chosen before.
  private func near(_ text: String) -> Day? {
    let (year, month, date) = start.parts
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch (numbers.count, text.count) {
    case (1, 1...2): return numbers[0].flatMap { Day(year: year, month: month, day: $0) }
    case (1, 4): return numbers[0].flatMap { Self.day($0, month, date) }
    case (2, 6...7):
      guard let year = numbers[0], let month = numbers[1], year > 99 else { return nil }
      return Self.day(year, month, date)
    default: return nil
    }
  }

  /// A day of a month; where that is shorter, its last.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    Day(year: year, month: month, day: 1).map { first in
      first.adding(days: min(day, Day.daysIn(year: year, month: month)) - 1)
    }
  }
}

/// The days of a month in weeks, Monday first.
struct MonthGrid {
  private let first: Day

  /// The month that a day lies in.
  init(around day: Day) {
    first = day.adding(days: 1 - day.parts.day)
  }

  /// The weeks that the month reaches into, 4 to 6.
  var weeks: Int {
    let (year, month, _) = first.parts
    return (first.weekday - 1 + Day.daysIn(year: year, month: month) + 6) / 7
  }

  /// The week that a day of the month lies in, from 0.
  func week(of day: Day) -> Int { (first.weekday - 1 + day.number - first.number) / 7 }

  /// The day of a week and a column, both from 0; `nil` where that is of another month.
  func day(week: Int, column: Int) -> Day? {
    let day = first.adding(days: week * 7 + column + 1 - first.weekday)
    return day.parts.month == first.parts.month ? day : nil
  }
}

extension Day {
  /// The day that a motion in a month leads to; first and last are those of the month.
  func moved(_ motion: Motion) -> Day {
    let (year, month, day) = parts
    return switch motion {
    case .up: adding(days: -7)
    case .down: adding(days: 7)
    case .left: adding(days: -1)
    case .right: adding(days: 1)
    case .pageUp: adding(months: -1)
    case .pageDown: adding(months: 1)
    case .first: adding(days: 1 - day)
    case .last: adding(days: Day.daysIn(year: year, month: month) - day)
    }
  }
}

extension DashboardState {
  /// Opens the month of a date field of the open form.
  mutating func openCalendar(for line: FormLine, in form: FormState) -> [Effect] {
    overlays.append(
      .calendar(
        CalendarState(
          field: line.field,
          purpose: .formField(line.field.id),
          beside: form.values,
          day: line.value?.day ?? clock.today
        )
      )
    )
    return []
  }

  /// The date field that the topmost line asks for, with the record's other values.
  var dateAsked: (field: Field, beside: Fields)? {
    guard case .line(let line)? = overlays.last else { return nil }
    switch line.purpose {
    case .value(let register, let id, let ids):
      guard let field = registry[register]?[field: id], field.kind == .date else { return nil }
      return (field, fields(of: ids, in: register))
    case .range(let register, let id):
      guard let field = registry[register]?[field: id], field.shownKind == .date else { return nil }
      return (.date(field.id, field.label.en, field.label.zh), Fields())
    case .putOff: return (.date("until", "Put off until", "推迟至"), Fields())
    case .moment: return (.date("moment", "Board of", "查看哪天的数据"), Fields())
    case .command, .export, .saveReport, .viewName, .storePath, .reason, .note: return nil
    }
  }

  /// Opens the month of the day that the topmost line asks for.
  mutating func openCalendarOverLine() -> [Effect] {
    guard case .line(let line)? = overlays.last, let asked = dateAsked else { return [] }
    let typed = reader.read(line.dayParts.day, for: asked.field, beside: asked.beside)
    overlays.append(
      .calendar(
        CalendarState(
          field: asked.field,
          purpose: .line,
          beside: asked.beside,
          day: (try? typed.get())?.day ?? clock.today
        )
      )
    )
    return []
  }

  /// Changes what is typed over the month, and goes there.
  mutating func edit(_ calendar: CalendarState, _ edit: (inout TextField) -> Void) {
    var calendar = calendar
    let before = calendar.text.text
    edit(&calendar.text)
    if calendar.text.text != before { calendar.read(with: reader) }
    overlays[overlays.count - 1] = .calendar(calendar)
  }

  /// Moves the chosen day by years.
  mutating func moveYear(by years: Int) -> [Effect] {
    guard case .calendar(var calendar)? = overlays.last else { return [] }
    calendar.go(to: calendar.day.adding(years: years))
    overlays[overlays.count - 1] = .calendar(calendar)
    return []
  }

  /// Takes the chosen day; where what is typed means none, says so.
  mutating func takeChosenDay() -> [Effect] {
    guard case .calendar(let calendar)? = overlays.last else { return [] }
    let typed = calendar.text.text.trimmed
    guard typed.isEmpty || calendar.meant(by: reader) != nil else {
      message = Message(
        .warning,
        Phrase(
          "\(typed) is no day: 24, 2027-03, 2026-11-20 or +30d would do.",
          "「\(typed)」不是日期：可输入 24、2027-03、2026-11-20 或 +30d。"
        )
      )
      return []
    }
    return take(day: calendar.day)
  }

  /// Takes a day from the topmost month, which goes away with what lies over it.
  mutating func take(day: Day) -> [Effect] {
    guard case .calendar(let calendar)? = overlays.popLast() else { return [] }
    switch calendar.purpose {
    case .formField(let id): return takeFormChoice("text:\(day)", field: id)
    case .line:
      guard case .line(let line)? = overlays.last else { return [] }
      let parts = line.dayParts
      return editText { $0.replace(with: parts.before + day.description + parts.after) }
    }
  }

  /// Opens the days that are often meant, over the month.
  mutating func openOftenMeant() -> [Effect] {
    guard case .calendar(let calendar)? = overlays.last else { return [] }
    open(
      ListState(
        title: calendar.field.label,
        purpose: .days,
        items: oftenMeant(for: calendar.field, beside: calendar.beside)
      )
    )
    return []
  }
}

extension LineState {
  /// What is typed in three parts: what stands before the day, the day, what stands behind it.
  ///
  /// Of a range it is the end that is typed now, elsewhere the first word: a time of day or a reason
  /// may follow it.
  var dayParts: (before: String, day: String, after: String) {
    let text = field.text
    if case .range = purpose {
      let ends = Self.ends(ofRange: text)
      return ends.count > 1 ? (ends[0] + "..", ends[1], "") : ("", text.trimmed, "..")
    }
    if case .value = purpose { return ("", text, "") }
    let word = text.prefix { !$0.isWhitespace }
    let isDay = word.first.map { $0.isNumber || "+-".contains($0) } ?? false
    if isDay { return ("", String(word), String(text[word.endIndex...])) }
    return ("", "", text.isEmpty ? "" : " " + text.trimmed)
  }

  /// The two ends of `3..5`, `3～5`, `3至5`; one where nothing parts them.
  static func ends(ofRange text: String) -> [String] {
    text.replacing("～", with: "..").replacing("至", with: "..")
      .split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0).trimmed }
  }
}
