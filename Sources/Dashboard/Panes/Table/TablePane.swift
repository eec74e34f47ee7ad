import Canvas
import ZoneModel
import ZoneQuery

extension Painter {
  /// Draws the table of a register.
  mutating func drawTable(_ id: String, _ layout: ScreenLayout) {
    guard let register = state.registry[id], let table = state.tables[id] else { return }
    drawStrip(register, table, layout.strip)
    drawBar(register, table, layout.bar)
    var body = layout.body
    if let problem = table.problem {
      drawProblem(problem, body.row(0))
      body = body.inset(top: 1)
    }
    drawHeads(register, table, body.row(0))
    let rows = body.inset(top: 1)
    if table.slots.isEmpty {
      drawEmpty(register, table, rows)
    } else {
      drawRows(register, table, rows)
    }
    drawSums(table, layout.sums)
  }

  /// Draws heads and rows only, as they stand beside a record.
  mutating func drawList(_ register: Register, _ table: TableState, in area: Rect) {
    var table = table
    table.area = .detail
    drawHeads(register, table, area.row(0))
    drawRows(
      register,
      table,
      Rect(area.left, area.top + 1, area.columns, min(area.rows - 1, state.pageRows(of: table)))
    )
  }

  /// The registers of the pane with their counts.
  private mutating func drawStrip(_ register: Register, _ table: TableState, _ area: Rect) {
    guard area.rows > 0 else { return }
    let registers = state.registry.registers(of: register.pane)
    let key = DashboardState.key(of: register.pane)
    let again = say(Phrase("\(key): next  ,: all", "\(key) 下一个  , 全部"))
    let room = area.right - width(again) - 3
    let texts = registers.map { other in
      let count =
        other.id == register.id && table.isLoaded && table.isWhole
        ? table.total : state.counts[other.id]
      return say(other.label) + (count.map { " " + grouped($0) } ?? "")
    }
    // The strip moves as little as needed to show the register that is open.
    let current = registers.firstIndex { $0.id == register.id } ?? 0
    var first = 0
    func end(from first: Int) -> Int {
      texts[first...current].reduce(1) { $0 + width($1) + 2 }
    }
    while first < current, end(from: first) > room { first += 1 }
    var column = 0
    if first > 0 { column = put(frame.glyphs.moreLeft, at: area.origin, .muted) }
    for index in first..<registers.count {
      let needed = width(texts[index]) + 2
      guard column + needed <= room else {
        put(frame.glyphs.moreRight, at: Position(column, area.top), .muted)
        break
      }
      let isCurrent = index == current
      let style: Style = isCurrent ? .tabCurrent : .tab
      let start = column
      column = put(
        isCurrent ? "[\(texts[index])]" : " \(texts[index]) ",
        at: Position(column, area.top),
        isCurrent && table.area == .strip ? style.reversed : style
      )
      note(Rect(start, area.top, column - start, 1), .register(registers[index].id))
    }
    if registers.count > 1 {
      frame.put(again, endingBefore: area.right - 1, row: area.top, .muted)
    }
  }

  /// The filter with its counts, the order and the view.
  private mutating func drawBar(_ register: Register, _ table: TableState, _ area: Rect) {
    var right: [String] = []
    if table.ticket != nil {
      right.append(say(Phrase("counting…", "计数中…")))
    } else if table.isLoaded {
      let shown = grouped(table.slots.count)
      let isNarrowed = !table.filter.isEmpty || table.bar != nil || table.onlyMarked
      var count =
        isNarrowed
        ? "\(shown) / \(grouped(table.total))" : say(Phrase("\(shown) rows", "\(shown) 条"))
      if isNarrowed, table.unknown > 0 {
        count += say(
          Phrase(", and \(table.unknown) unknown", " 另 \(table.unknown) 条未知")
        )
      }
      right.append(count)
    }
    if let key = table.sort.first, let field = register[field: key.field] {
      let arrow = key.isDescending ? frame.glyphs.descending : frame.glyphs.ascending
      let more = table.sort.count > 1 ? "+\(table.sort.count - 1)" : ""
      right.append(say(Phrase("sort ", "排序 ")) + say(field.label) + " " + arrow + more)
    }
    if table.onlyMarked { right.append(say(Phrase("! only", "只看 !"))) }
    if table.frozen != 1 {
      right.append(say(Phrase("frozen \(table.frozen)", "冻结 \(table.frozen)")))
    }
    if let view = table.view {
      right.append(say(Phrase("view ", "视图 ")) + view)
    } else if !table.filter.isEmpty || table.bar != nil {
      right.append("")
    }
    right.removeAll(where: \.isEmpty)
    var rightText = right.joined(separator: "   ")
    while width(rightText) > area.columns * 2 / 3, right.count > 1 {
      right.removeLast()
      rightText = right.joined(separator: "   ")
    }
    let start = area.right - width(rightText) - 1
    frame.put(rightText, at: Position(start, area.top), .muted)
    put(" /", at: area.origin, table.bar == nil ? .muted : .footerKey)
    note(Rect(0, area.top, max(0, start - 1), 1), .command("filter"))
    let room = max(2, start - 5)
    if var bar = table.bar {
      let view = bar.view(columns: room, lettering: frame.lettering)
      put(view.text, at: Position(3, area.top), .fieldFocused, width: room)
      if let problem = table.problem, problem.length > 0 {
        frame.restyle(
          Rect(3 + problem.place, area.top, min(problem.length, room - problem.place), 1),
          .fieldError
        )
      }
      if state.overlays.isEmpty {
        frame.showCursor(at: Position(3 + view.cursorColumn, area.top))
      }
    } else if table.filter.isEmpty {
      put(
        say(Phrase("filter", "筛选")),
        at: Position(3, area.top),
        .muted,
        width: min(room, 8)
      )
    } else {
      put(table.filter, at: Position(3, area.top), .body, width: room)
    }
  }

  /// What is wrong with the filter, under the place where it is, with words that would do.
  private mutating func drawProblem(_ problem: FilterProblem, _ area: Rect) {
    var text = say(problem.message)
    if let first = problem.suggestions.first {
      let found = problem.found.map { " (\(grouped($0)))" } ?? ""
      let words = ([first + found] + problem.suggestions.dropFirst().prefix(2))
        .joined(separator: ", ")
      text += say(
        first.isEmpty ? Phrase("", "") : Phrase("; nearest: \(words)", "；相近：\(words)")
      )
    }
    put("   " + text, at: area.origin, .error, width: area.columns)
    put("!", at: Position(1, area.top), .act)
  }

  /// The heads of the columns.
  private mutating func drawHeads(_ register: Register, _ table: TableState, _ area: Rect) {
    frame.fill(area, .columnHead)
    let columns = table.visibleColumns(width: area.columns)
    for (index, column) in columns.enumerated() {
      guard let field = register[field: column.field] else { continue }
      var text = state.heading(of: field)
      var mark = ""
      if let key = table.sort.first(where: { $0.field == field.id }) {
        mark = key.isDescending ? frame.glyphs.descending : frame.glyphs.ascending
      }
      if field.id == table.column, table.area == .list { mark += frame.glyphs.dropDown }
      let full = state.fullHeading(of: field)
      if width(full) + width(mark) <= column.width { text = full }
      text = frame.lettering.cut(text, to: column.width - width(mark))
      let style: Style = field.id == table.column ? Style.columnHead.underlined : .columnHead
      put(
        text + mark,
        at: Position(column.left, area.top),
        style,
        width: column.width,
        align: isNumber(field) ? .trailing : .leading
      )
      note(Rect(column.left, area.top, column.width, 1), .column(field.id))
      if index == table.frozen, table.firstColumn > table.frozen {
        put(frame.glyphs.moreLeft, at: Position(column.left - 1, area.top), .columnHead)
      }
    }
    let shown = columns.count - table.frozen + table.firstColumn
    if shown < table.columns.count || columns.last?.isCut == true {
      put(frame.glyphs.moreRight, at: Position(area.right - 1, area.top), .columnHead)
    }
  }

  private func isNumber(_ field: Field) -> Bool {
    switch field.shownKind {
    case .integer, .number, .money, .area, .percent, .duration: true
    default: false
    }
  }

  /// The rows in view: cursor, mark, cells.
  private mutating func drawRows(_ register: Register, _ table: TableState, _ area: Rect) {
    let columns = table.visibleColumns(width: area.columns)
    for offset in 0..<area.rows {
      let row = table.top + offset
      guard table.slots.indices.contains(row) else { break }
      let slot = table.slots[row]
      guard let shown = table.shown.rows[slot] else { continue }
      let y = area.top + offset
      let isCursor = row == table.row
      let isMarked = table.marks.contains(shown.id)
      let style: Style = isMarked ? .marked : table.stale.contains(slot) ? .muted : .body
      note(area.row(offset), .row(row))
      if shown.isUnreadable {
        put(
          say(Phrase("cannot be read", "无法读取")),
          at: Position(TableState.markColumns, y),
          .muted,
          width: area.columns - 4
        )
      } else if let by = shown.deletedBy {
        let title = state.knownTitle(of: RecordReference(register: register.id, id: shown.id))
        put(
          say(Phrase("\(title) deleted by \(by.en)", "「\(title)」已被 \(by.zh)删除")),
          at: Position(TableState.markColumns, y),
          .muted,
          width: area.columns - 4
        )
      } else {
        let reference = RecordReference(register: register.id, id: shown.id)
        for column in columns {
          guard let cell = shown.cells[column.field], let field = register[field: column.field]
          else { continue }
          put(
            cell.text,
            at: Position(column.left, y),
            state.isJustChanged(reference, column.field)
              ? Style.info.underlined : cell.isUnknown ? .unknown : style,
            width: column.width,
            align: isNumber(field) ? .trailing : .leading
          )
        }
      }
      if isCursor {
        frame.restyle(
          Rect(0, y, area.columns, 1),
          table.area == .list ? .selection : .selectionDim
        )
        put(frame.glyphs.cursor, at: Position(0, y), .selection)
      }
      if table.stale.contains(slot) {
        put("/", at: Position(1, y), isCursor ? .selection : .muted)
      } else if isMarked {
        put("*", at: Position(isCursor ? 1 : 0, y), isCursor ? .selection : .marked)
      }
      if let mark = shown.mark, !(isCursor && isMarked), !table.stale.contains(slot) {
        let role: Style =
          switch mark {
          case .act: .act
          case .soon: .soon
          case .unknown: .unknown
          }
        put(mark.rawValue, at: Position(1, y), isCursor ? .selection : role)
      }
    }
  }

  /// What an empty table says and how to go on.
  private mutating func drawEmpty(_ register: Register, _ table: TableState, _ area: Rect) {
    guard area.rows > 0 else { return }
    var lines: [Phrase] = []
    if !table.isLoaded || table.ticket != nil {
      lines = [Phrase("Reading…", "正在读取…")]
    } else if table.problem != nil {
      lines = []
    } else if table.total == 0 && table.filter.isEmpty {
      lines = [
        Phrase(
          "No \(register.label.en.lowercased()) yet.",
          "还没有\(register.label.zh)。"
        ),
        Phrase(
          "^N makes one; F8 says how to paste rows from a spreadsheet.",
          "^N 新建；F8 说明如何从电子表格粘贴。"
        ),
      ]
      if state.preferences.zone != nil {
        lines.append(Phrase("@ shows another zone, or all.", "@ 换园区或看全部。"))
      }
    } else {
      let total = grouped(table.total)
      lines = [
        table.unknown > 0
          ? Phrase(
            "0 of \(total), and \(table.unknown) unknown. F4 shows the unknown.",
            "\(total) 条中没有符合的，另 \(table.unknown) 条未知。F4 可看未知的。"
          )
          : table.onlyMarked && table.filter.isEmpty
            ? Phrase("None of \(total) needs action.", "\(total) 条都没有要办的事。")
            : Phrase("0 of \(total).", "\(total) 条中没有符合的。"),
        table.onlyMarked && table.filter.isEmpty
          ? Phrase("! or Esc shows all.", "! 或 Esc 看全部。")
          : Phrase("Esc takes the filter off.", "Esc 取消筛选。"),
      ]
    }
    for (offset, line) in lines.prefix(area.rows).enumerated() {
      put(
        say(line),
        at: Position(TableState.markColumns, area.top + offset),
        .muted,
        width: area.columns - 4
      )
    }
  }

  /// Count, sums and marks of what is shown.
  private mutating func drawSums(_ table: TableState, _ area: Rect) {
    guard area.rows > 0, table.isLoaded else { return }
    let count = grouped(table.slots.count)
    var parts = [
      say(
        table.isWhole
          ? Phrase("\(count) rows", "\(count) 条")
          : table.ticket != nil
            ? Phrase("the first \(count) rows, still counting…", "前 \(count) 条，仍在计数…")
            : Phrase("the first \(count) rows; ^L counts all", "前 \(count) 条；^L 统计全部")
      )
    ]
    if !table.marks.isEmpty {
      let (count, hidden) = (table.marks.count, table.marks.count - table.shownMarks.count)
      parts.append(
        say(
          hidden == 0
            ? Phrase("\(count) marked", "已选 \(count)")
            : Phrase(
              "\(count) marked, \(hidden) of them not shown",
              "已选 \(count)（其中 \(hidden) 条未显示）"
            )
        )
      )
    }
    if table.arrived > 0 {
      parts.append(say(Phrase("\(table.arrived) new, ^L shows them", "新增 \(table.arrived)，^L 显示")))
    }
    if !table.stale.isEmpty {
      parts.append(say(Phrase("/ no longer matches, ^L sorts", "/ = 不再符合筛选，^L 重排")))
    }
    put(
      " " + (parts + (table.shown.sums ?? [])).joined(separator: "  "),
      at: area.origin,
      .muted,
      width: area.columns
    )
  }
}
