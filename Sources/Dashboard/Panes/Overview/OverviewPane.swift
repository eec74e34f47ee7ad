import Canvas
import ZoneModel
import ZonePolicy

extension Painter {
  /// Draws the overview: what needs attention, the zone's figures, what was changed.
  mutating func drawOverview(in area: Rect) {
    let layout = state.overviewLayout
    drawAttention(layout.attention)
    drawTargets(layout.targets)
    drawFigures(layout.figures, columns: layout.columns)
    drawNews(layout.news)
    if layout.figures.left > area.left {
      let column = layout.figures.left - 1
      frame.vline(column, area.top, area.rows)
      joinRules(area, column - area.left)
    }
  }

  // MARK: - Panes

  /// Draws the panes with the keys that open them.
  mutating func drawPanes(_ area: Rect) {
    guard area.rows > 0 else { return }
    let more = say(Phrase("F5 more", "F5 更多"))
    let room = area.right - width(more) - 3
    var column = area.left
    let overview = "0 " + say(Phrase("Overview", "概览"))
    column = put("[\(overview)]", at: area.origin, .tabCurrent)
    for (pane, key) in DashboardState.paneKeys
    where !state.registry.registers(of: pane).isEmpty {
      let text = " \(key) \(say(pane.label)) "
      guard column + width(text) <= room else { break }
      let start = column
      column = put(text, at: Position(column, area.top), .tab)
      note(Rect(start, area.top, column - start, 1), .command("pane-\(pane.rawValue)"))
    }
    let start = column + 1
    column = put(more, at: Position(start, area.top), .muted)
    note(Rect(start, area.top, column - start, 1), .command("go-to"))
  }

  // MARK: - Needs attention

  /// Up to how many items all are measured for their columns, beyond which only those in view.
  private static let measuredItems = 500

  /// How many columns of a name are enough to know it by.
  private static let nameColumns = 16
  /// How many columns hold what is said of a date, such as “Lease ended 152 days ago”.
  private static let dueColumns = 26

  /// When something is due, as it is shown.
  private func due(_ item: AttentionItem) -> String {
    item.due.map { say(state.shortDay($0)) } ?? ""
  }

  private mutating func drawAttention(_ area: Rect) {
    guard area.rows > 0 else { return }
    let overview = state.overview
    let items = overview.attention
    let rows = area.rows - 1
    let title = say(Phrase("Needs attention", "要办的事"))
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: title,
      trailing: attentionState(items, rows, room: area.columns - width(title) - 9)
    )
    guard rows > 0 else { return }
    if items.isEmpty {
      let text =
        overview.counted?.isComplete != true
        ? Phrase("Still counting…", "正在统计…")
        : Phrase("ok  Nothing is due and no check failed.", "ok  没有到期事项，检查均通过。")
      put(say(text), at: Position(area.left + 1, area.top + 1), .muted, width: area.columns - 1)
      return
    }
    let visible = items.dropFirst(overview.top).prefix(rows)
    // Columns that stay where they are while one scrolls; of a long list only what is in view is
    // measured, so that a frame stays a frame.
    let measured = items.count <= Self.measuredItems ? items[...] : visible
    let personWidth = min(10, measured.map { width(state.person($0.officer)) }.max() ?? 0)
    let dueWidth = max(6, measured.map { width(due($0)) }.max() ?? 0)
    let longest = measured.map { width(say($0.says)) }.max() ?? 0
    // What falls due is read whole, if the name beside it keeps enough to be known by.
    let room = area.columns - dueWidth - personWidth - 6
    let says = min(longest, max(room * 9 / 20, min(Self.dueColumns, room - Self.nameColumns)))
    for (offset, item) in visible.enumerated() {
      let row = area.row(offset + 1)
      let place = overview.top + offset
      put(item.mark.rawValue, at: Position(row.left + 1, row.top), style(of: item.mark))
      put(
        frame.lettering.cut(say(item.says), to: says),
        at: Position(row.left + 3, row.top)
      )
      let right = row.right - personWidth - 1
      put(state.person(item.officer), at: Position(right, row.top), .muted, width: personWidth)
      let dueStart = right - dueWidth - 1
      put(due(item), at: Position(dueStart, row.top), .body)
      let start = row.left + 4 + says
      put(
        frame.lettering.cut(item.what, to: max(0, dueStart - start - 1)),
        at: Position(start, row.top),
        .link
      )
      note(row, .overview(.attention, line: place, cell: 0))
      point(at: row, .attention, place)
    }
  }

  /// How much needs attention, what is in view and how far the checks are; what matters least is
  /// left out where there is no room.
  private func attentionState(_ items: [AttentionItem], _ rows: Int, room: Int) -> String {
    let overview = state.overview
    guard overview.counted != nil else { return frame.glyphs.ellipsis }
    let me = state.work.me
    let mine = items.filter { $0.officer == me }.count
    let all = say(Phrase("all \(items.count)", "全部 \(items.count)"))
    var parts = [say(Phrase("mine \(mine)", "我的 \(mine)")), all]
    let putOff = overview.putOff
    if putOff > 0 { parts.append(say(Phrase("put off \(putOff)", "推迟 \(putOff)"))) }
    if overview.onlyMarked { parts.append(say(Phrase("! only", "只看 !"))) }
    var range = ""
    if items.count > rows, rows > 0 {
      range = "\(overview.top + 1)-\(min(items.count, overview.top + rows))"
      parts.append(range)
    }
    var end = ""
    if let progress = (overview.counting ?? overview.counted)?.progress {
      let share = Int(progress * 100)
      parts.append(say(Phrase("checking \(share) %", "核查 \(share) %")))
    } else if overview.ticket != nil || !(overview.counted?.isComplete ?? true) {
      end = " " + frame.glyphs.ellipsis
    }
    for least in [range, parts[0], all] {
      guard width(parts.joined(separator: "   ")) + width(end) > room else { break }
      parts.removeAll { $0 == least }
    }
    return parts.joined(separator: "   ") + end
  }

  /// Shows the cursor where it is.
  private mutating func point(at row: Rect, _ area: OverviewState.Area, _ place: Int) {
    guard state.overview.area == area, state.overview.line[area] ?? 0 == place else { return }
    frame.restyle(row, .selection)
    put(frame.glyphs.cursor, at: row.origin, .selection)
  }

  // MARK: - Targets

  /// How the targets of the zone stand, those that are not met first.
  private mutating func drawTargets(_ area: Rect) {
    guard area.rows > 1 else { return }
    let targets = state.overviewTargets
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: say(Phrase("Targets of the zone", "园区目标")),
      trailing: "\(targets.filter { $0.judgement == .met }.count) / \(targets.count) "
        + say(Phrase("met", "已达到"))
    )
    for (place, standing) in targets.prefix(area.rows - 1).enumerated() {
      let row = area.row(place + 1)
      let target = standing.target
      put(standing.mark.rawValue, at: Position(row.left + 1, row.top), style(of: standing.mark))
      let value = standing.value.map { target.shown($0.rounded(to: 2), state.language) } ?? "?"
      let test = target.test == nil ? "" : target.shownGoal(state.language, isBrief: true)
      let by = target.by.map { say(Phrase("by \($0)", "\($0) 年前")) } ?? ""
      let right = [test, by, value, say(standing.judgement.label)].filter { !$0.isEmpty }
        .joined(separator: "  ")
      let room = max(8, row.columns - width(right) - 6)
      put(frame.lettering.cut(say(target.measures), to: room), at: Position(row.left + 4, row.top))
      frame.put(right, endingBefore: row.right - 1, row: row.top, style(of: standing.mark))
      note(row, .overview(.targets, line: place, cell: 0))
      point(at: row, .targets, place)
    }
  }

  // MARK: - Figures

  private mutating func drawFigures(_ area: Rect, columns: Int) {
    guard area.rows > 0 else { return }
    let name =
      state.preferences.zone.map {
        state.reader.title(of: RecordReference(register: "zones", id: $0))
      } ?? say(Phrase("All zones", "全部园区"))
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: name,
      trailing: say(Phrase("Enter opens the list behind a figure", "回车打开数字背后的列表"))
    )
    let rows = state.figureRows(columns: columns)
    let each = area.columns / max(1, columns)
    let cursor = state.overview.area == .figures ? state.overview.line[.figures] ?? 0 : 0
    let top = max(0, cursor - (area.rows - 2))
    for (line, items) in rows.enumerated().dropFirst(top).prefix(area.rows - 1) {
      let row = area.row(line - top + 1)
      let isParts = items.first?.isPart == true
      var column = row.left
      if isParts {
        let name = say(Phrase("Patents by state:", "专利状态："))
        column = put(name, at: Position(column + 1, row.top), .label)
      }
      let parts = items.map { width($0.label + " " + $0.value) }
      // Closer together where that lets the last one stand whole.
      let gap = parts.reduce(column, { $0 + $1 + 3 }) <= row.right ? 3 : 2
      for (cell, item) in items.enumerated() {
        let room = isParts ? min(parts[cell] + gap, row.right - column) : each
        guard room > 4, column + room <= row.right else { break }
        drawFigure(item, Rect(column, row.top, room, 1), line: line, cell: cell)
        column += room
      }
    }
  }

  private mutating func drawFigure(
    _ item: OverviewState.Item,
    _ area: Rect,
    line: Int,
    cell: Int
  ) {
    let value = item.value + (item.unknown > 0 ? " ?\(item.unknown)" : "")
    let label = frame.lettering.cut(item.label, to: max(2, area.columns - width(value) - 3))
    var column = put(label, at: Position(area.left + 1, area.top), .label) + 1
    column = put(item.value, at: Position(column, area.top), Style.body.bold)
    if item.unknown > 0 {
      column = put(" ?\(item.unknown)", at: Position(column, area.top), .unknown)
    }
    if !item.chart.isEmpty, area.right - column > width(item.chart) + 1 {
      put(item.chart, at: Position(column + 1, area.top), .info)
    } else if let share = item.share, area.right - column > 6 {
      let bar = frame.glyphs.bar(share, columns: min(8, area.right - column - 2))
      column = put(bar.full, at: Position(column + 1, area.top), .barFull)
      put(bar.empty, at: Position(column, area.top), .barEmpty)
    }
    note(area, .overview(.figures, line: line, cell: cell))
    guard state.overview.area == .figures, state.overview.line[.figures] ?? 0 == line,
      state.overview.cell == cell
    else { return }
    frame.restyle(area, .selection)
    put(frame.glyphs.cursor, at: area.origin, .selection)
  }

  // MARK: - News

  private mutating func drawNews(_ area: Rect) {
    guard area.rows > 0 else { return }
    let since = state.newsSinceVisit
    let visit = state.preferences.lastVisit.map { Moment(milliseconds: $0) }
    var title = Phrase("Lately changed", "最近修改")
    var trailing = Phrase("", "")
    if let visit, !since.isEmpty {
      let (day, time) = state.local(visit)
      let weekday = state.weekday(day)
      let short = state.shortDay(day)
      title = Phrase(
        "Since your last visit, \(weekday.en) \(short.en) \(time)",
        "自上次来访（\(short.zh)\(weekday.zh) \(time)）以来"
      )
      let people = Set(since.map(\.author.name)).count
      trailing = Phrase(
        since.count.counted("change", "changes") + " by "
          + (people == 1 ? "1 person" : "\(people) people"),
        "\(people) 人的 \(since.count) 次修改"
      )
    } else if let visit, state.asOf == nil {
      let time = state.localTime(of: visit)
      trailing = Phrase("nothing by others since \(time)", "\(time) 以来他人没有修改")
    }
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: say(title),
      trailing: say(trailing)
    )
    var rows = area.rows - 1
    if state.preferences.lastVisit == nil, rows > 0 {
      // The first time a line of the screen says where help is.
      rows -= 1
      let hint = Phrase(
        "New here? F1 explains this screen, F9 has it all.",
        "第一次来？F1 说明本屏，F9 里有全部功能。"
      )
      put(say(hint), at: Position(area.left + 1, area.bottom - 1), .info, width: area.columns - 1)
    }
    let news = state.shownNews
    if news.isEmpty, rows > 0 {
      put(
        state.overview.asked?.isAnswered == true
          ? say(Phrase("Nothing was changed yet.", "还没有修改。")) : frame.glyphs.ellipsis,
        at: Position(area.left + 1, area.top + 1),
        .muted
      )
    }
    let cursor = state.overview.line[.news] ?? 0
    let top = state.overview.area == .news ? max(0, cursor - rows + 1) : 0
    guard rows > 0 else { return }
    for (offset, change) in news.dropFirst(top).prefix(rows).enumerated() {
      let row = area.row(offset + 1)
      put(
        frame.lettering.cut(state.newsText(change), to: row.columns - 2),
        at: Position(row.left + 1, row.top)
      )
      note(row, .overview(.news, line: top + offset, cell: 0))
      point(at: row, .news, top + offset)
    }
  }
}
