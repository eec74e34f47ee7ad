import Canvas
import ZoneModel

extension Painter {
  /// The fewest columns at which fields and side stand beside each other.
  private static let twoColumns = 72

  /// Draws a record in any rectangle.
  mutating func drawDetail(_ detail: DetailState, in area: Rect) {
    guard area.rows > 0, area.columns > 0 else { return }
    let content = detail.shownContent(in: state)
    drawTitle(detail, content, area.row(0))
    guard area.rows > 1 else { return }
    if detail.search != nil {
      drawSearch(detail, area.row(1))
    } else {
      drawTabs(detail, content, area.row(1))
    }
    var body = area.inset(top: 2)
    if state.board.record(detail.reference) == nil {
      drawDeletion(detail, body.row(0))
      body = body.inset(top: 1)
    }
    if let tab = detail.openTab(in: state) {
      drawRows(of: tab, detail, body)
      return
    }
    if detail.isTimeline {
      drawTimeline(detail, in: body)
      return
    }
    guard area.columns >= Self.twoColumns else {
      if detail.area == .side {
        drawSide(detail, content, body, isCurrent: true)
      } else {
        drawProfile(detail, content, body)
      }
      return
    }
    let left = body.columns * 9 / 16
    drawProfile(detail, content, Rect(body.left, body.top, left, body.rows))
    frame.vline(body.left + left, body.top, body.rows)
    drawSide(
      detail,
      content,
      body.inset(left: left + 1),
      isCurrent: detail.area == .side
    )
    joinRules(body, left)
  }

  /// Where a rule meets the line between fields and side, a fitting sign stands.
  mutating func joinRules(_ body: Rect, _ left: Int) {
    let column = body.left + left
    let line = frame.glyphs.horizontal
    for row in body.top..<body.bottom {
      let isLeft = frame[Position(column - 1, row)].text == line
      let isRight = frame[Position(column + 1, row)].text == line
      let glyph: String? =
        switch (isLeft, isRight) {
        case (true, true): row == body.top ? frame.glyphs.teeDown : frame.glyphs.cross
        case (true, false): frame.glyphs.teeLeft
        case (false, true): frame.glyphs.teeRight
        case (false, false): nil
        }
      if let glyph { put(glyph, at: Position(column, row), .border) }
    }
  }

  // MARK: - Above the fields

  /// `‹ 7 of 41   name   other name   r7, zhao 14:02`.
  private mutating func drawTitle(_ detail: DetailState, _ content: DetailContent, _ area: Rect) {
    var column = area.left
    if let list = state.recordList(of: detail) {
      let text = say(
        Phrase(
          "\(frame.glyphs.moreLeft) \(grouped(list.place + 1)) of \(grouped(list.count))",
          "\(frame.glyphs.moreLeft) \(grouped(list.place + 1)) / \(grouped(list.count))"
        )
      )
      column = put(text, at: Position(column + 1, area.top), .muted) + 2
      note(Rect(area.left, area.top, column - area.left, 1), .command("back"))
    }
    var right = "r\(content.revision)"
    if let change = detail.lastChange {
      let who = say(state.personName(change.author.name))
      right += say(Phrase(", ", "，")) + who + " " + state.localTime(of: change.time)
    }
    if content.revision == 0 { right = "" }
    let start = area.right - width(right) - 1
    let room = start - column - 2
    let title = frame.lettering.cut(content.title, to: max(0, room))
    let end = put(title, at: Position(column + 1, area.top), Style.title.bold)
    if start - end > 8, !content.otherName.isEmpty {
      put(
        frame.lettering.cut(content.otherName, to: start - end - 4),
        at: Position(end + 2, area.top),
        .muted
      )
    }
    if room > 0 { put(right, at: Position(start, area.top), .muted) }
  }

  /// `[Profile] Figures 4  Patents 12 ›`; the strip moves as little as needed.
  private mutating func drawTabs(_ detail: DetailState, _ content: DetailContent, _ area: Rect) {
    var texts = [say(Phrase("Profile", "概况")), say(DetailState.timelineLabel)]
    let leading = texts.count
    let tabs = content.strip(open: detail.tab)
    texts += tabs.map { tab in
      let count = tab.isCounting ? frame.glyphs.ellipsis : grouped(tab.ids.count)
      return (state.registry[tab.register].map { say($0.label) } ?? tab.register) + " " + count
    }
    let current =
      detail.isTimeline
      ? 1 : tabs.firstIndex { $0.register == detail.tab }.map { $0 + leading } ?? 0
    // Registers that refer to it and have no record yet are one word at the edge.
    let others = content.tabs.count - tabs.count
    let narrowing = detail.onlyMarked ? say(Phrase("! only  ", "只看 !  ")) : ""
    let more = narrowing + (others > 0 ? say(Phrase("F4 more \(others)", "F4 更多 \(others)")) : "")
    let room = area.columns - 2 - (more.isEmpty ? 0 : width(more) + 2)
    var first = 0
    func end(from first: Int) -> Int {
      texts[first...current].reduce(1) { $0 + width($1) + 2 }
    }
    while first < current, end(from: first) > room { first += 1 }
    var column = area.left
    if first > 0 { column = put(frame.glyphs.moreLeft, at: area.origin, .muted) }
    for index in first..<texts.count {
      guard column + width(texts[index]) + 2 <= area.left + room || index == current else {
        put(frame.glyphs.moreRight, at: Position(column, area.top), .muted)
        break
      }
      let isCurrent = index == current
      let isEmpty = index >= leading && tabs[index - leading].ids.isEmpty
      let style: Style = isCurrent ? .tabCurrent : isEmpty ? .muted : .tab
      let start = column
      let text = frame.lettering.cut(texts[index], to: room - 2)
      column = put(
        isCurrent ? "[\(text)]" : " \(text) ",
        at: Position(column, area.top),
        isCurrent && detail.area == .tabs ? style.reversed : style
      )
      note(Rect(start, area.top, column - start, 1), .tab(index))
    }
    if !more.isEmpty {
      let start = area.right - width(more) - 1
      put(more, at: Position(start, area.top), .muted)
      note(Rect(start, area.top, width(more), 1), .tab(texts.count))
    }
  }

  private mutating func drawSearch(_ detail: DetailState, _ area: Rect) {
    guard var search = detail.search else { return }
    put(" /", at: area.origin, .footerKey)
    let room = max(2, area.columns - 5)
    let view = search.view(columns: room, lettering: frame.lettering)
    put(view.text, at: Position(area.left + 3, area.top), .fieldFocused, width: room)
    if state.overlays.isEmpty {
      frame.showCursor(at: Position(area.left + 3 + view.cursorColumn, area.top))
    }
  }

  /// Who deleted the record, and how it comes back.
  private mutating func drawDeletion(_ detail: DetailState, _ area: Rect) {
    var text = Phrase("This record was deleted.", "此记录已被删除。")
    if let change = detail.deletion {
      let who = state.personName(change.author.name)
      let time = state.localTime(of: change.time)
      text = Phrase("\(who.en) deleted this at \(time).", "\(who.zh) 在 \(time) 删除了此记录。")
    }
    let keys = say(Phrase("F8 brings it back, Esc leaves it.", "F8 恢复，Esc 返回。"))
    put("! " + say(text) + "  " + keys, at: area.origin, .act, width: area.columns)
  }

  // MARK: - Fields

  private mutating func drawProfile(_ detail: DetailState, _ content: DetailContent, _ area: Rect) {
    if content.lines.isEmpty, detail.onlyMarked {
      put(
        say(Phrase("Nothing here needs action; ! shows all.", "此处没有要办的；按 ! 看全部。")),
        at: Position(area.left + 2, area.top + 1),
        .muted
      )
    }
    let longest = content.lines.map { $0.kind == .heading ? 0 : width($0.label) }.max() ?? 0
    let labels = min(longest, max(8, area.columns * 2 / 5)) + 1
    for (offset, line) in content.lines.dropFirst(detail.top).prefix(max(0, area.rows)).enumerated()
    {
      let row = Rect(area.left, area.top + offset, area.columns, 1)
      let place = detail.top + offset
      switch line.kind {
      case .heading:
        frame.rule(row.top, columns: row.left..<row.right, title: line.label)
        drawYears(line, row, labels, .heading)
      case .years:
        put(line.label, at: Position(row.left + 1, row.top), .label, width: labels)
        drawYears(line, row, labels, .body)
        note(row, .line(place))
      case .field, .missing, .text, .entry:
        drawField(line, row, labels, of: detail.reference)
        note(row, .line(place))
      }
      if place == detail.line, line.kind != .heading {
        frame.restyle(row, detail.area == .fields ? .selection : .selectionDim)
        put(
          frame.glyphs.cursor,
          at: row.origin,
          detail.area == .fields ? .selection : .selectionDim
        )
      }
    }
  }

  private mutating func drawField(
    _ line: DetailLine,
    _ row: Rect,
    _ labels: Int,
    of record: RecordReference
  ) {
    put(line.label, at: Position(row.left + 1, row.top), .label, width: labels - 1)
    let start = row.left + 1 + labels
    let mark = line.mark.map(\.rawValue) ?? ""
    let count = line.kind == .missing ? "\(line.cells.count)" + say(Phrase(": ", "：")) : ""
    let hidden = line.isPrivate ? say(Field.privateWord) : ""
    let room =
      row.right - start - (mark.isEmpty ? 0 : width(mark) + 2)
      - (hidden.isEmpty ? 0 : width(hidden) + 2)
    let isChanged = line.kind == .field && state.isJustChanged(record, line.field)
    let style: Style =
      isChanged
      ? Style.info.underlined : line.isMissing ? .muted : line.target == nil ? .body : .link
    // A missing value is its own mark.
    guard line.text != mark else {
      let end = put(mark, at: Position(start, row.top), self.style(of: line.mark))
      put(hidden, at: Position(end + 2, row.top), .muted)
      return
    }
    var end = put(
      frame.lettering.cut(count + Self.oneLine(line.text), to: max(0, room)),
      at: Position(start, row.top),
      style
    )
    if !mark.isEmpty { end = put(mark, at: Position(end + 2, row.top), self.style(of: line.mark)) }
    put(hidden, at: Position(end + 2, row.top), .muted)
  }

  private mutating func drawYears(_ line: DetailLine, _ row: Rect, _ labels: Int, _ style: Style) {
    guard !line.cells.isEmpty else { return }
    let room = row.columns - labels - 2
    let each = max(4, room / 3)
    // The newest years where not all have room.
    let shown = line.cells.suffix(max(1, room / each))
    var column = row.right - 1 - shown.count * each
    if line.kind == .heading {
      frame.fill(Rect(column, row.top, shown.count * each, 1), .heading)
    }
    for text in shown {
      let cut = frame.lettering.cut(text, to: each - 1)
      frame.put(
        " " + cut,
        endingBefore: column + each,
        row: row.top,
        text == "?" ? .unknown : style
      )
      column += each
    }
  }

  /// A text of several lines in one.
  static func oneLine(_ text: String) -> String {
    text.contains(where: \.isNewline)
      ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
  }

  /// How a mark looks.
  func style(of mark: DetailMark?) -> Style { mark?.style ?? .body }

  // MARK: - Side

  private mutating func drawSide(
    _ detail: DetailState,
    _ content: DetailContent,
    _ area: Rect,
    isCurrent: Bool
  ) {
    guard area.columns > 6 else { return }
    // Each line of the side takes as many rows as its text needs, at most three.
    var rows: [(place: Int, text: String, isFirst: Bool)] = []
    for (place, line) in content.side.enumerated() {
      guard line.kind != .heading else {
        rows.append((place, line.label, true))
        continue
      }
      let texts = frame.lettering.wrap(Self.oneLine(line.text), to: area.columns - 4)
      for (index, text) in texts.prefix(3).enumerated() {
        let isCut = index == 2 && texts.count > 3
        let end = isCut ? frame.glyphs.ellipsis : ""
        rows.append((place, frame.lettering.cut(text + end, to: area.columns - 4), index == 0))
      }
    }
    let last = rows.lastIndex { $0.place == detail.sideLine } ?? 0
    let top = isCurrent ? max(0, last - area.rows + 1) : 0
    for (offset, shown) in rows.dropFirst(top).prefix(max(0, area.rows)).enumerated() {
      let row = Rect(area.left, area.top + offset, area.columns, 1)
      let line = content.side[shown.place]
      if line.kind == .heading {
        frame.rule(row.top, columns: row.left..<row.right, title: shown.text, lead: 1)
        continue
      }
      if shown.isFirst, let mark = line.mark {
        put(mark.rawValue, at: Position(row.left + 1, row.top), style(of: mark))
      }
      let start = row.left + (shown.isFirst && line.mark == .ok ? 4 : 3)
      put(
        frame.lettering.cut(shown.text, to: row.right - start),
        at: Position(start, row.top),
        line.target == nil ? .body : .link
      )
      note(row, .sideLine(shown.place))
      if isCurrent, shown.place == detail.sideLine {
        frame.restyle(row, .selection)
        if shown.isFirst { put(frame.glyphs.cursor, at: row.origin, .selection) }
      }
    }
  }

  // MARK: - Rows of a tab

  private mutating func drawRows(of tab: DetailTab, _ detail: DetailState, _ area: Rect) {
    guard let register = state.registry[tab.register], area.rows > 0 else { return }
    if tab.ids.isEmpty {
      let text =
        tab.isCounting
        ? Phrase("Still looking…", "正在查找…")
        : Phrase(
          "No \(register.label.en.lowercased()) refer to this yet.",
          "还没有与此相关的\(register.label.zh)。"
        )
      put(say(text), at: Position(area.left + 2, area.top + 1), .muted)
      if !tab.isCounting {
        put(
          say(Phrase("^N makes one.", "^N 新建。")),
          at: Position(area.left + 2, area.top + 2),
          .muted
        )
      }
      return
    }
    let columns = self.columns(of: tab, register, detail, area)
    frame.fill(area.row(0), .columnHead)
    for column in columns {
      put(
        frame.lettering.cut(column.title, to: column.width),
        at: Position(column.left, area.top),
        .columnHead,
        width: column.width,
        align: column.align
      )
    }
    if columns.count < tab.columns.count {
      put(frame.glyphs.moreRight, at: Position(area.right - 1, area.top), .columnHead)
    }
    for offset in 0..<area.rows - 1 {
      let place = detail.top + offset
      guard tab.ids.indices.contains(place) else { break }
      let row = area.row(offset + 1)
      let cells = detail.cells[place] ?? []
      let isMarked = detail.marks.contains(tab.ids[place])
      if let mark = cells.first, !mark.isEmpty {
        put(
          mark,
          at: Position(row.left + 1, row.top),
          mark == "!" ? .act : mark == "~" ? .soon : .unknown
        )
      }
      if isMarked { put("*", at: Position(row.left, row.top), .marked) }
      for column in columns where cells.indices.contains(column.place + 1) {
        put(
          cells[column.place + 1],
          at: Position(column.left, row.top),
          isMarked ? .marked : .body,
          width: column.width,
          align: column.align
        )
      }
      note(row, .line(place))
      if place == detail.line {
        frame.restyle(row, detail.area == .fields ? .selection : .selectionDim)
        if !isMarked { put(frame.glyphs.cursor, at: row.origin, .selection) }
      }
    }
  }

  private struct TabColumn {
    var place: Int
    var title: String
    var left: Int
    var width: Int
    var align: Alignment
  }

  /// The columns that have room, each as wide as its texts in view need.
  private func columns(
    of tab: DetailTab,
    _ register: Register,
    _ detail: DetailState,
    _ area: Rect
  ) -> [TabColumn] {
    var columns: [TabColumn] = []
    var left = area.left + 3
    for (place, id) in tab.columns.enumerated() {
      guard let field = register[field: id] else { continue }
      let title = say(field.label)
      let texts = detail.cells.values.compactMap {
        $0.indices.contains(place + 1) ? $0[place + 1] : nil
      }
      let longest = max(min(width(title), 14), texts.map { width($0) }.max() ?? 0)
      let wanted = min(longest, place == 0 ? 30 : 24)
      let room = area.right - 1 - left
      guard room >= min(wanted, 6) else { break }
      let isNumber =
        switch field.shownKind {
        case .integer, .number, .money, .area, .percent: true
        default: false
        }
      columns.append(
        TabColumn(
          place: place,
          title: title,
          left: left,
          width: min(wanted, room),
          align: isNumber ? .trailing : .leading
        )
      )
      left += wanted + 2
    }
    return columns
  }
}
