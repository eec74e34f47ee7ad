import Canvas
import ZoneModel
import ZonePolicy

/// Where the parts of a view stand.
struct ViewLayout {
  /// The line of what is shown and how much of it.
  var head: Rect
  /// The month, or the links of the chain; empty where there are only rows.
  var board: Rect
  /// The names of the columns.
  var columns: Rect
  /// The rows.
  var list: Rect
  /// What is said of the row under the cursor, its rule included.
  var details: Rect

  init(_ area: Rect, _ view: ViewState) {
    head = area.row(0)
    var body = area.inset(top: 1)
    let rows =
      view.isMonth ? min(8, body.rows) : view.kind != .chain ? 0 : body.rows >= 16 ? 5 : 3
    board = Rect(body.left, body.top, body.columns, min(rows, body.rows))
    body = body.inset(top: board.rows)
    columns = Rect(body.left, body.top, body.columns, min(1, body.rows))
    body = body.inset(top: columns.rows)
    if area.columns >= 120 {
      let left = body.columns * 2 / 3
      list = Rect(body.left, body.top, left, body.rows)
      details = body.inset(left: left + 1)
      columns = Rect(columns.left, columns.top, left, columns.rows)
      return
    }
    let below = body.rows >= 14 ? 7 : body.rows >= 9 ? 4 : 0
    list = Rect(body.left, body.top, body.columns, max(0, body.rows - below))
    details = Rect(body.left, list.bottom, body.columns, below)
  }
}

/// A line of the list of a view.
enum ViewLine: Sendable {
  case group(Phrase)
  case row(Int)
}

extension ViewState {
  /// The lines of the list: rows with the headings that they stand under.
  var lines: [ViewLine] {
    var lines: [ViewLine] = []
    var group: Phrase?
    for (place, row) in rows.enumerated() {
      if let own = row.group, own != group { lines.append(.group(own)) }
      group = row.group
      lines.append(.row(place))
    }
    return lines
  }
}

extension Painter {
  /// Draws a view across panes: the rows, and what is said of the one under the cursor.
  mutating func drawView(_ view: ViewState, in area: Rect) {
    guard area.rows > 1 else { return }
    let layout = ViewLayout(area, view)
    drawViewHead(view, layout)
    if view.isMonth { drawMonth(view, layout.board) }
    if view.kind == .chain { drawChain(view, layout.board) }
    let columns = state.columns(of: view)
    let widths = widths(of: columns, view, layout.list.columns - 4)
    drawHeads(columns, widths, layout.columns)
    if layout.details.left > layout.list.left {
      frame.vline(layout.list.right, layout.columns.top, layout.list.rows + 1)
    }
    guard !view.rows.isEmpty else {
      drawEmpty(view, layout.list)
      return
    }
    for (offset, line) in view.lines.dropFirst(view.top).prefix(layout.list.rows).enumerated() {
      let row = layout.list.row(offset)
      switch line {
      case .group(let name):
        put(
          frame.lettering.cut(say(name), to: row.columns - 2),
          at: Position(row.left + 1, row.top),
          .heading
        )
      case .row(let place): draw(view, place, columns, widths, row)
      }
    }
    drawDetails(view, layout.details)
  }

  /// Says why there are no rows.
  private mutating func drawEmpty(_ view: ViewState, _ list: Rect) {
    if view.kind == .chain, let problem = state.chain.problem {
      let text = Phrase(
        "!  The chain could not be made: \(problem.en)",
        "!  无法生成链条：\(problem.zh)"
      )
      for (offset, line) in frame.lettering.wrap(say(text), to: list.columns - 3).enumerated()
      where offset < list.rows {
        put(line, at: Position(list.left + 2, list.top + offset), .error)
      }
      return
    }
    if let problem = view.counts?.problem {
      put(say(problem), at: Position(list.left + 2, list.top), .error, width: list.columns - 3)
      return
    }
    let isMaking =
      switch view.kind {
      case .chain: state.chain.links == nil
      case .counts: view.counts == nil
      default: state.survey.counted == nil
      }
    let text =
      isMaking
      ? Phrase("Evaluating…", "正在核查…")
      : !(view.bar?.text ?? view.filter).isEmpty
        ? Phrase("No line fits the filter; Esc clears it.", "没有符合筛选的行；Esc 取消筛选。")
        : view.onlyMarked
          ? Phrase("ok  Nothing needs action. ! shows all.", "ok  没有要办的。! 显示全部。")
          : Phrase("ok  Nothing here.", "ok  没有内容。")
    put(say(text), at: Position(list.left + 2, list.top), .muted)
  }

  private mutating func drawViewHead(_ view: ViewState, _ layout: ViewLayout) {
    let row = layout.head
    if var bar = view.bar {
      put(" /", at: row.origin, .footerKey)
      let room = max(2, row.columns - 20)
      let shown = bar.view(columns: room, lettering: frame.lettering)
      put(shown.text, at: Position(row.left + 3, row.top), .fieldFocused, width: room)
      if state.overlays.isEmpty {
        frame.showCursor(at: Position(row.left + 3 + shown.cursorColumn, row.top))
      }
      frame.put(String(view.rows.count), endingBefore: row.right - 1, row: row.top, .muted)
      return
    }
    let scope = ViewScope.all(of: view.kind).first { $0.id == view.scope }?.label
    var parts: [String] = []
    if let progress = state.survey.progress {
      let share = Int(progress * 100)
      parts.append(say(Phrase("evaluating \(share) %", "核查 \(share) %")))
    }
    if !view.filter.isEmpty { parts.append("/ " + view.filter) }
    if view.onlyMarked { parts.append(say(Phrase("! only", "只看 !"))) }
    if !view.marks.isEmpty {
      parts.append(say(Phrase("\(view.marks.count) marked", "已选 \(view.marks.count)")))
    }
    parts.append("\(view.rows.isEmpty ? 0 : view.line + 1) / \(grouped(view.rows.count))")
    let more = state.more(of: view)
    if more > 0 { parts.append(say(Phrase("and \(grouped(more)) more", "另有 \(grouped(more))"))) }
    var title = say(view.kind.label)
    if let request = view.count {
      title += " · " + state.title(of: request)
    } else if let rule = view.rule.flatMap({ state.book?.rule($0) }) {
      title += " · " + say(rule.says)
    } else if view.isMonth {
      let (year, month, _) = view.day.parts
      let number = (month < 10 ? "0" : "") + String(month)
      title += say(Phrase(" · \(year)-\(number)", " · \(year) 年 \(month) 月"))
    } else if let scope {
      title += " · " + say(scope)
    }
    let trailing = parts.joined(separator: "   ")
    frame.rule(
      row.top,
      columns: row.left..<row.right,
      title: frame.lettering.cut(title, to: max(8, row.columns - width(trailing) - 9)),
      trailing: trailing
    )
  }

  // MARK: - Rows

  /// How wide the columns are: as wide as needed, or a share of what is left.
  ///
  /// Of the shares none gets more than it needs while another needs more; what is over is room in the
  /// last.
  private func widths(of columns: [ViewColumn], _ view: ViewState, _ room: Int) -> [Int] {
    let needs = needs(of: columns, view)
    var widths = columns.indices.map { place -> Int in
      guard case .fit(let most) = columns[place].room else { return 0 }
      return min(most, needs[place])
    }
    let shares = columns.indices.compactMap { place -> (place: Int, share: Int)? in
      guard case .share(let share) = columns[place].room else { return nil }
      return (place, share)
    }
    let taken = widths.reduce(0) { $0 + ($1 > 0 ? $1 + 1 : 0) }
    var left = max(0, room - taken - shares.count)
    var open = shares
    while !open.isEmpty {
      let all = open.reduce(0) { $0 + $1.share }
      let content = open.filter { needs[$0.place] <= left * $0.share / all }
      for column in content.isEmpty ? open : content {
        widths[column.place] = content.isEmpty ? left * column.share / all : needs[column.place]
      }
      guard !content.isEmpty else { return widths }
      left -= content.reduce(0) { $0 + needs[$1.place] }
      open.removeAll { column in content.contains { $0.place == column.place } }
    }
    if let last = shares.last { widths[last.place] += left }
    return widths
  }

  /// How wide each column would be that holds its longest cell; 0 for one that is only as wide as its
  /// cells, where all are empty.
  private func needs(of columns: [ViewColumn], _ view: ViewState) -> [Int] {
    let measured =
      view.rows.count <= 500 ? view.rows[...] : view.rows.dropFirst(view.line).prefix(60)
    return columns.indices.map { place in
      let longest =
        measured.map { row -> Int in
          guard row.cells.indices.contains(place) else { return 0 }
          switch row.cells[place] {
          case .text(let text, _): return width(text)
          case .bar(let share):
            guard share != nil, case .fit(let most) = columns[place].room else { return 0 }
            return most
          }
        }.max() ?? 0
      if case .share = columns[place].room {
        // Where there are no rows yet, the names stand as the rows will.
        return view.rows.isEmpty ? .max : max(longest, width(say(columns[place].label)))
      }
      return longest == 0 ? 0 : max(longest, width(say(columns[place].label)))
    }
  }

  private mutating func drawHeads(_ columns: [ViewColumn], _ widths: [Int], _ row: Rect) {
    guard row.rows > 0 else { return }
    frame.fill(row, .columnHead)
    var left = row.left + 4
    for (column, width) in zip(columns, widths) where width > 0 {
      put(
        frame.lettering.cut(say(column.label), to: width),
        at: Position(left, row.top),
        .columnHead,
        width: width,
        align: column.align
      )
      left += width + 1
    }
  }

  private mutating func draw(
    _ view: ViewState,
    _ place: Int,
    _ columns: [ViewColumn],
    _ widths: [Int],
    _ row: Rect
  ) {
    let item = view.rows[place]
    if view.marks.contains(item.id) { put("*", at: row.origin, .marked) }
    if let mark = item.mark {
      put(mark.rawValue, at: Position(row.left + 1, row.top), style(of: mark))
    }
    var left = row.left + 4
    var chosen: Rect?
    for (index, width) in widths.enumerated() where width > 0 {
      switch item.cells[index] {
      case .text(let text, let style):
        put(
          frame.lettering.cut(text, to: width),
          at: Position(left, row.top),
          style,
          width: width,
          align: columns[index].align
        )
        if index > 0, index == view.column, place == view.line {
          chosen = Rect(left, row.top, width, 1)
        }
      case .bar(let share):
        if let share { drawBar(share, Rect(left, row.top, width, 1)) }
      }
      left += width + 1
    }
    note(row, .line(place))
    if place == view.line {
      frame.restyle(row, view.area == .list ? .selection : .selectionDim)
      put(frame.glyphs.cursor, at: row.origin, .selection)
      if let chosen { frame.restyle(chosen, .fieldFocused) }
    }
  }

  /// A bar whose goal is marked where the value goes beyond it; it is never cut at the goal.
  private mutating func drawBar(_ share: Double, _ area: Rect) {
    guard share > 1 else {
      let bar = frame.glyphs.bar(share, columns: area.columns)
      let end = put(bar.full, at: area.origin, .barFull)
      put(bar.empty, at: Position(end, area.top), .barEmpty)
      return
    }
    let bar = frame.glyphs.bar(1, columns: area.columns)
    put(bar.full, at: area.origin, .barFull)
    let goal = min(area.columns - 1, Int(Double(area.columns) / share))
    put(frame.glyphs.vertical, at: Position(area.left + goal, area.top), .ok)
  }

  // MARK: - Details

  private mutating func drawDetails(_ view: ViewState, _ area: Rect) {
    guard area.rows > 0, let row = view.row else { return }
    let isBeside = area.left > 0
    var line = area.top
    if !isBeside {
      frame.rule(line, columns: area.left..<area.right)
      line += 1
    }
    let labels = row.details.map { width(say($0.label)) }.max() ?? 0
    let label = min(12, labels)
    let room = max(8, area.columns - label - 4)
    let lines = row.details.flatMap { detail in
      frame.lettering.wrap(say(detail.text), to: room).enumerated().map { place, text in
        (label: place == 0 ? say(detail.label) : "", text: text)
      }
    }
    for (name, text) in lines.prefix(area.bottom - line) {
      put(frame.lettering.cut(name, to: label), at: Position(area.left + 1, line), .label)
      put(text, at: Position(area.left + label + 3, line))
      line += 1
    }
    guard lines.count > area.bottom - (isBeside ? area.top : area.top + 1) else { return }
    let hidden = lines.count - (area.bottom - (isBeside ? area.top : area.top + 1))
    let more = Phrase("\(hidden) more", "还有 \(hidden) 行")
    let key = view.isMonth ? "" : "  F6"
    frame.put(
      " \(frame.glyphs.ellipsis) \(say(more))\(key) ",
      endingBefore: area.right - 1,
      row: isBeside ? area.bottom - 1 : area.top,
      .muted
    )
  }

  // MARK: - Month

  /// The days of a month with how much is due on each.
  private mutating func drawMonth(_ view: ViewState, _ area: Rect) {
    guard area.rows > 1 else { return }
    let grid = MonthGrid(around: view.day)
    let each = max(4, area.columns / 7)
    for place in 0..<7 {
      let name = state.weekday(Day(number: Self.monday + place))
      put(say(name), at: Position(area.left + place * each + 1, area.top), .muted)
    }
    for week in 0..<min(grid.weeks, area.rows - 1) {
      for column in 0..<7 {
        guard let day = grid.day(week: week, column: column) else { continue }
        let cell = Rect(area.left + column * each, area.top + 1 + week, each, 1)
        let number = day.parts.day
        let isToday = day == state.clock.today
        var end = put(
          (number < 10 ? " " : "") + String(number),
          at: Position(cell.left + 1, cell.top),
          isToday ? Style.body.bold : .body
        )
        let marks = view.days[day] ?? []
        for mark in [DetailMark.act, .soon] {
          let count = marks.filter { $0 == mark }.count
          guard count > 0, cell.right - end > 3 else { continue }
          end = put(" \(mark.rawValue)\(count)", at: Position(end, cell.top), style(of: mark))
        }
        note(cell, .day(day))
        if day == view.day {
          frame.restyle(cell, view.area == .calendar ? .selection : .selectionDim)
        }
      }
    }
  }

  /// A day that was a Monday.
  static let monday = 4
}
