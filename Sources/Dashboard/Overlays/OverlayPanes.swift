import Canvas
import ZoneModel

extension Painter {
  /// Draws an overlay over what is there.
  mutating func draw(_ overlay: Overlay, _ layout: ScreenLayout, isTop: Bool) {
    switch overlay {
    case .list(let list): draw(list, layout, isTop)
    case .line(let line): draw(line, layout, isTop)
    case .dialog(let dialog): draw(dialog, layout)
    case .page(let page): draw(page, layout)
    case .report(let page): draw(page, layout)
    case .editor(let editor): draw(editor, layout)
    case .calendar(let calendar): draw(calendar, layout, isTop)
    }
  }

  /// Clears a box in the middle of the screen above the message line and draws its edge.
  mutating func openBox(
    _ layout: ScreenLayout,
    columns: Int,
    rows: Int,
    title: String,
    trailing: String? = nil
  ) -> Rect {
    let room = Rect(0, 1, layout.header.columns, max(0, layout.message.top - 1))
    let width = min(columns, room.columns)
    let height = min(rows, room.rows)
    let box = Rect(
      (room.columns - width) / 2,
      room.top + max(0, (room.rows - height) / 3),
      width,
      height
    )
    frame.fill(box, .popup)
    frame.box(box, title: title, trailing: trailing)
    return box.inset(left: 1, top: 1, right: 1, bottom: 1)
  }

  private mutating func draw(_ list: ListState, _ layout: ScreenLayout, _ isTop: Bool) {
    let lines = list.lines
    let isHelp = if case .help = list.purpose { true } else { false }
    let isWide = isHelp || list.purpose.isFind
    let widest = isWide ? 100 : 78
    // Beside the intro stand the edges of the box and a blank at each end.
    let room = min(76, min(widest, frame.size.columns) - 4)
    let intro = list.intro.flatMap { frame.lettering.wrap(say($0), to: room) }
    let longest =
      list.items.map { item in
        let note = (item.off ?? item.note).map { width(say($0)) + 2 } ?? 0
        return width(say(item.label)) + note + width(item.right) + item.depth * 2 + 10
      }.max() ?? 20
    let wanted = max(longest, 44, width(say(list.title)) + 10, (intro.map(width).max() ?? 0) + 4)
    let columns = isWide ? min(widest, frame.size.columns) : min(wanted, widest)
    let rows = max(list.items.count, 1) + intro.count + 3
    let full = list.purpose.isFind ? max(rows, 12) : rows
    let box = openBox(
      layout,
      columns: columns,
      rows: full,
      title: say(list.title),
      trailing: lines.isEmpty ? nil : String(lines.filter { !$0.isHeading }.count)
    )
    guard box.rows > 1, box.columns > 8 else { return }
    var row = box.top
    var query = list.query
    let view = query.view(columns: box.columns - 4, lettering: frame.lettering)
    put("/ ", at: Position(box.left + 1, row), .popup)
    if list.query.isEmpty {
      put(
        say(Phrase("type to narrow", "输入即可筛选")),
        at: Position(box.left + 3, row),
        Style(.muted)
      )
    } else {
      put(view.text, at: Position(box.left + 3, row), .fieldFocused)
    }
    if isTop { frame.showCursor(at: Position(box.left + 3 + view.cursorColumn, row)) }
    row += 1
    for line in intro.prefix(max(0, box.rows - 3)) {
      put(line, at: Position(box.left + 1, row), .muted, width: box.columns - 2)
      row += 1
    }
    let page = box.bottom - row
    guard page > 0 else { return }
    let top = max(0, min(list.cursor - page / 2, lines.count - page))
    let shift = lines.count > page ? top : 0
    var number = lines.prefix(shift).filter { !$0.isHeading }.count
    for (offset, item) in lines.dropFirst(shift).prefix(page).enumerated() {
      if !item.isHeading { number += 1 }
      drawItem(
        item,
        number: number,
        isCursor: shift + offset == list.cursor,
        list: list,
        area: Rect(box.left, row + offset, box.columns, 1)
      )
      note(Rect(box.left, row + offset, box.columns, 1), .item(shift + offset))
    }
    if lines.isEmpty, !list.purpose.isFind {
      put(
        say(Phrase("Nothing fits.", "没有符合的。")),
        at: Position(box.left + 3, row),
        .muted
      )
    }
  }

  private mutating func drawItem(
    _ item: ListItem,
    number: Int,
    isCursor: Bool,
    list: ListState,
    area: Rect
  ) {
    if item.isHeading {
      put(say(item.label), at: Position(area.left + 1, area.top), .heading, width: area.columns - 2)
      return
    }
    let style: Style = item.off == nil ? .popup : .muted
    var column = area.left + 1
    if list.isTicking {
      let tick = list.ticked.contains(item.id) ? "[x] " : "[ ] "
      column = put(tick, at: Position(column, area.top), style)
    } else if let key = list.key(ofLine: number) {
      put(String(key), at: Position(column + 1, area.top), .muted)
      column += 3
    } else {
      column += 3
    }
    column += item.depth * 2
    let rightStart = area.right - 1 - width(item.right)
    let label = frame.lettering.cut(say(item.label), to: rightStart - column - 1)
    column = put(label, at: Position(column, area.top), style)
    put(item.right, at: Position(rightStart, area.top), .footerKey)
    let behind = item.off ?? item.note
    if let behind, rightStart - column > 6 {
      put(
        frame.lettering.cut(say(behind), to: rightStart - column - 3),
        at: Position(column + 2, area.top),
        .muted
      )
    }
    if isCursor {
      frame.restyle(area, .selection)
      put(frame.glyphs.cursor, at: area.origin, .selection)
    }
  }

  private mutating func draw(_ line: LineState, _ layout: ScreenLayout, _ isTop: Bool) {
    let area = layout.message
    frame.fill(area, .message)
    let title = say(Phrase(" \(line.title.en): ", " \(line.title.zh)："))
    let start = line.purpose == .command ? 1 : put(title, at: area.origin, .label)
    if line.purpose == .command { put(":", at: area.origin, .footerKey) }
    var field = line.field
    let reading = line.reading.map { say($0.text) } ?? ""
    let readingWidth = min(width(reading) + 2, max(0, (area.columns - start) / 2))
    let room = max(4, area.columns - start - (reading.isEmpty ? 1 : readingWidth))
    let view = field.view(columns: room, lettering: frame.lettering)
    put(view.text, at: Position(start, area.top), .fieldFocused, width: room)
    if isTop { frame.showCursor(at: Position(start + view.cursorColumn, area.top)) }
    guard let message = line.reading else { return }
    let isError = message.kind == .error
    // An error stands whole above the line, so that the person can read what would do.
    if isError, area.top > 1 {
      let above = Rect(0, area.top - 1, area.columns, 1)
      tell("! ", reading, .error, in: above, most: area.top - 1)
    } else {
      put(
        frame.lettering.cut(reading, to: readingWidth - 1),
        at: Position(area.right - readingWidth, area.top),
        .info
      )
    }
  }

  private mutating func draw(_ dialog: DialogState, _ layout: ScreenLayout) {
    let columns = min(72, frame.size.columns)
    let text = dialog.text.flatMap { frame.lettering.wrap(say($0), to: columns - 4) }
    let box = openBox(
      layout,
      columns: columns,
      rows: text.count + dialog.answers.count + 3,
      title: say(dialog.title)
    )
    var row = box.top
    for line in text {
      put(line, at: Position(box.left + 1, row), .popup, width: box.columns - 2)
      row += 1
    }
    row += 1
    for (index, answer) in dialog.answers.enumerated() where row < box.bottom {
      let area = Rect(box.left, row, box.columns, 1)
      put(
        " \(index + 1)  \(say(answer.label))",
        at: Position(box.left + 1, row),
        .popup,
        width: box.columns - 2
      )
      if index == dialog.cursor {
        frame.restyle(area, .selection)
        put(frame.glyphs.cursor, at: area.origin, .selection)
      }
      note(area, .answer(index))
      row += 1
    }
  }

  private mutating func draw(_ page: PageState, _ layout: ScreenLayout) {
    let lines = page.rows(in: state.language, frame.lettering, columns: frame.size.columns)
    let box = openBox(
      layout,
      columns: PageState.widest,
      rows: lines.count + 2,
      title: say(page.title),
      trailing: lines.count > layout.message.top - 3 ? String(lines.count) : nil
    )
    let top = min(page.top, max(0, lines.count - box.rows))
    for (offset, line) in lines.dropFirst(top).prefix(max(0, box.rows)).enumerated() {
      put(line, at: Position(box.left + 1, box.top + offset), .popup, width: box.columns - 2)
    }
  }
}
