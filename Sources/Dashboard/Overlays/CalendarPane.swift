import Canvas
import ZoneModel
import ZoneQuery

extension Painter {
  /// Draws a month in which a day is chosen.
  mutating func draw(_ calendar: CalendarState, _ layout: ScreenLayout, _ isTop: Bool) {
    let (year, month, _) = calendar.day.parts
    let number = (month < 10 ? "0" : "") + String(month)
    let sign = say(Self.daySigns).components.map(width).max() ?? 1
    let isWide = frame.size.columns >= 60
    // A narrow cell's right bracket stands where the next one's left may.
    let each = 3 + sign + (isWide ? 2 : 0)
    let below = wordsBelow(calendar, columns: min(frame.size.columns - 4, each * 7 + 1))
    let box = openBox(
      layout,
      columns: each * 7 + 5,
      rows: below.count + 10,
      title: say(
        Phrase(
          "\(calendar.field.label.en) · \(year)-\(number)",
          "\(calendar.field.label.zh) · \(year) 年 \(month) 月"
        )
      )
    )
    guard box.rows > 1 else { return }
    drawTyped(calendar, box.row(0), isTop)
    let grid = MonthGrid(around: calendar.day)
    let left = box.left + max(0, (box.columns - each * 7 - 1) / 2)
    for column in 0..<7 {
      let name = say(state.weekday(Day(number: Self.monday + column)))
      put(
        frame.lettering.cut(name, to: each - 1),
        at: Position(left + column * each + 1, box.top + 1),
        .muted
      )
    }
    let shown = min(grid.weeks, box.rows - 2)
    let start = max(0, min(grid.week(of: calendar.day), grid.weeks - shown))
    for week in start..<start + max(0, shown) {
      let row = box.top + 2 + week - start
      for column in 0..<7 {
        guard let day = grid.day(week: week, column: column) else { continue }
        let cell = Rect(left + column * each, row, each, 1)
        draw(day, of: calendar, cell)
        note(cell, .chosenDay(day))
      }
    }
    // What is said below the weeks stays where it is from month to month, as far as there is room.
    let rest = max(shown, min(6, box.rows - 2 - below.count)) + 2
    for (offset, line) in below.prefix(max(0, box.rows - rest)).enumerated() {
      let position = Position(box.left + 1, box.top + rest + offset)
      put(line.text, at: position, line.style, width: box.columns - 2)
    }
  }

  /// What is typed; where nothing is, that something can be.
  private mutating func drawTyped(_ calendar: CalendarState, _ row: Rect, _ isTop: Bool) {
    var text = calendar.text
    let start = row.left + 3
    let view = text.view(columns: max(1, row.columns - 4), lettering: frame.lettering)
    put("/ ", at: Position(row.left + 1, row.top), .popup)
    if text.isEmpty {
      let hint = say(Phrase("type a day: 24, 2027-03, +30d", "输入日期：24、2027-03、+30d"))
      put(hint, at: Position(start, row.top), .muted, width: row.columns - 4)
    } else {
      put(view.text, at: Position(start, row.top), .fieldFocused)
    }
    if isTop { frame.showCursor(at: Position(start + view.cursorColumn, row.top)) }
  }

  /// A day: its number, whether it is chosen, the present one, off or worked against the week.
  private mutating func draw(_ day: Day, of calendar: CalendarState, _ cell: Rect) {
    let number = day.parts.day
    let (isChosen, isToday) = (day == calendar.day, day == state.clock.today)
    let isWorked = state.reader.evaluator.calendar.isWorked(day)
    var style: Style = isWorked ? .popup : .muted
    if isToday { style = style.bold }
    if isToday, !isChosen { put("*", at: cell.origin, .marked) }
    var end = put(
      (number < 10 ? " " : "") + String(number),
      at: Position(cell.left + 1, cell.top),
      style
    )
    if isWorked != (day.weekday <= 5) {
      let signs = say(Self.daySigns).components
      end = put(signs[isWorked ? 1 : 0], at: Position(end, cell.top), isWorked ? .soon : .info)
    }
    guard isChosen else { return }
    put("[", at: cell.origin, .popup)
    put("]", at: Position(end, cell.top), .popup)
    frame.restyle(Rect(cell.left, cell.top, end + 1 - cell.left, 1), .selection)
  }

  /// What is said below the weeks, the most needed first.
  private func wordsBelow(
    _ calendar: CalendarState,
    columns: Int
  ) -> [(text: String, style: Style)] {
    let working = state.reader.evaluator.calendar
    var lines: [(Phrase, Style)] = [(words(for: calendar.day, working), .popup)]
    let year = calendar.day.year
    if !working.isPublished(year) {
      lines.append(
        (
          Phrase(
            "~ Days off of \(year) are not announced yet: Monday to Friday are taken as worked.",
            "~ \(year) 年放假安排尚未公布：暂按周一至周五上班。"
          ), .soon
        )
      )
    }
    lines.append(
      (Phrase("Home today  PgUp PgDn month  < > year", "Home 今天  PgUp PgDn 月  < > 年"), .muted)
    )
    lines.append((Phrase("* today  - day off  + worked instead", "* 今天  休 放假  班 调休上班"), .muted))
    return lines.flatMap { line in
      frame.lettering.wrap(say(line.0), to: max(1, columns)).map { ($0, line.1) }
    }
  }

  /// A day as people speak of it: its weekday, how far it is, how many working days lie before it.
  private func words(for day: Day, _ working: WorkingCalendar) -> Phrase {
    let weekday = state.weekday(day)
    let today = state.clock.today
    let days = day.number - today.number
    guard days != 0 else {
      return Phrase("\(weekday.en) \(day), today", "\(day) \(weekday.zh)，今天")
    }
    var far = Phrase(
      days > 0 ? "in \(days) days" : "\(-days) days ago",
      days > 0 ? "\(days) 天后" : "\(-days) 天前"
    )
    // Nobody counts the working days of many years.
    if days > 0, days < 4_000 {
      let count = working.workingDays(after: today, through: day)
      let about = count.isProvisional ? "~" : ""
      far = Phrase(
        "\(far.en) (\(about)\(count.value) worked)",
        "\(far.zh)（\(about)\(count.value) 个工作日）"
      )
    }
    return Phrase("\(weekday.en) \(day), \(far.en)", "\(day) \(weekday.zh)，\(far.zh)")
  }

  /// The signs of a weekday that is off, and of a day of the weekend that is worked.
  private static let daySigns = Phrase("- +", "休 班")
}

extension String {
  /// The parts between spaces.
  fileprivate var components: [String] { split(separator: " ").map(String.init) }
}
