import Canvas
import ZoneModel

extension Painter {
  /// Draws a form: a field a row, what was understood beside it, reasons and corrections below.
  mutating func drawForm(_ form: FormState, in area: Rect) {
    guard let register = state.registry[form.register] else { return }
    if let conflict = form.conflict {
      drawConflict(form, conflict, in: area)
      return
    }
    let title = heading(of: form, register)
    if let kept = state.keeping(of: form), let why = kept.failure {
      let text = say(
        kept.keptAt.map {
          Phrase("draft NOT kept since \($0): \(why.en)", "草稿自 \($0) 起没有保存：\(why.zh)")
        } ?? Phrase("draft NOT kept: \(why.en)", "草稿没有保存：\(why.zh)")
      )
      drawTitle(title, beside: frame.lettering.cut(text, to: area.columns * 2 / 3), .act, area)
    } else if let change = form.deletedBy {
      let text = say(state.wayBackWords(change))
      let room = max(0, area.columns - width(title) - 4)
      drawTitle(title, beside: frame.lettering.cut(text, to: room), .act, area)
    } else if let time = state.keeping(of: form)?.keptAt {
      let text = say(Phrase("draft kept \(time)", "草稿已存 \(time)"))
      drawTitle(title, beside: text, .muted, area)
    } else {
      let text = form.sent == nil ? "" : say(Phrase("saving…", "正在保存…"))
      drawTitle(title, beside: text, .info, area)
    }
    let rows = form.rows(in: state, columns: area.columns)
    let textColumn = form.textColumn(in: state, columns: area.columns)
    let height = max(0, area.rows - 1)
    for (offset, row) in rows.dropFirst(form.top).prefix(height).enumerated() {
      let y = area.top + 1 + offset
      switch row.content {
      case .heading(let title, let trailing):
        frame.rule(y, columns: area.left..<area.right, title: title, trailing: trailing)
      case .field(let place):
        drawField(form, place, Rect(area.left, y, area.columns, 1), textColumn)
      case .words(let text, let style):
        let isUnderField = row.stop.map { $0 < form.lines.count } ?? false
        put(
          text,
          at: Position(area.left + (isUnderField ? textColumn : 1), y),
          style,
          width: area.columns - (isUnderField ? textColumn : 1)
        )
      case .buttons: drawButtons(form, Rect(area.left, y, area.columns, 1))
      case .gap: break
      }
    }
  }

  /// Draws the title, cut before what stands at the right edge.
  private mutating func drawTitle(
    _ title: String,
    beside text: String,
    _ style: Style,
    _ area: Rect
  ) {
    let taken = text.isEmpty ? 0 : width(text) + 2
    let room = max(0, area.columns - 2 - taken)
    put(frame.lettering.cut(title, to: room), at: Position(1, area.top), Style.title.bold)
    guard !text.isEmpty else { return }
    frame.put(text, endingBefore: area.right - 1, row: area.top, style)
  }

  private func heading(of form: FormState, _ register: Register) -> String {
    switch form.purpose {
    case .new:
      let zone = state.preferences.zone.map {
        state.reader.title(of: RecordReference(register: "zones", id: $0))
      }
      let place = zone.map { Phrase(" in \($0)", "（\($0)）") } ?? Phrase("", "")
      return say(
        Phrase(
          "New \(register.singular.en.lowercased())\(place.en)",
          "新建\(register.singular.zh)\(place.zh)"
        )
      )
    case .edit(let id):
      let title = state.knownTitle(of: RecordReference(register: register.id, id: id))
      return "\(title)   r\(form.revision)"
    case .action(let action, let ids):
      let title =
        ids.count == 1
        ? state.reader.title(of: RecordReference(register: register.id, id: ids[0]))
        : say(Phrase("\(ids.count) records", "\(ids.count) 条记录"))
      return say(Phrase("\(action.label.en): \(title)", "\(action.label.zh)：\(title)"))
    }
  }

  private mutating func drawField(
    _ form: FormState,
    _ place: Int,
    _ area: Rect,
    _ textColumn: Int
  ) {
    let line = form.lines[place]
    let isCurrent = place == form.line && state.overlays.isEmpty
    let isAtCursor = place == form.line
    let problems = form.problems(of: line.field.id)
    if isAtCursor { put(frame.glyphs.cursor, at: Position(area.left + 1, area.top), .body) }
    let label = say(line.field.label) + (form.isStarred(line.field, state.language) ? " *" : "")
    put(
      frame.lettering.cut(label, to: textColumn - 5),
      at: Position(area.left + 3, area.top),
      isAtCursor ? Style.label.bold : .label
    )
    let isError =
      problems.contains { $0.isError }
      || form.collisions.contains { $0.field == line.field.id && $0.choice == nil }
    if isError {
      put("!", at: Position(area.left + textColumn - 2, area.top), .act)
    } else if form.news(of: line.field.id) != nil {
      put("-", at: Position(area.left + textColumn - 2, area.top), .info)
    } else if !problems.isEmpty {
      put("~", at: Position(area.left + textColumn - 2, area.top), .soon)
    }
    let words = [
      line.field.isPrivate ? say(Field.privateWord) : "", wordsBeside(line, isAtCursor: isAtCursor),
    ]
    let beside = words.filter { !$0.isEmpty }.joined(separator: "  ")
    let start = area.left + textColumn
    let room = max(8, area.right - start - 1 - min(30, beside.isEmpty ? 0 : width(beside) + 2))
    var text = line.text
    // What is only read is read from its beginning.
    if !isAtCursor { text.moveToStart() }
    let view = text.view(columns: room, lettering: frame.lettering)
    let style: Style = isError ? .fieldError : isAtCursor ? .fieldFocused : .field
    put(view.text, at: Position(start, area.top), style, width: isAtCursor ? room : nil)
    if view.continuesRight {
      put(frame.glyphs.moreRight, at: Position(start + room, area.top), .muted)
    }
    if view.continuesLeft { put(frame.glyphs.moreLeft, at: Position(start - 1, area.top), .muted) }
    if isCurrent { frame.showCursor(at: Position(start + view.cursorColumn, area.top)) }
    if !beside.isEmpty {
      frame.put(
        frame.lettering.cut(beside, to: max(0, area.right - start - room - 1)),
        endingBefore: area.right - 1,
        row: area.top,
        line.understood == nil ? .muted : .info
      )
    }
    note(area, .line(place))
  }

  /// What was understood, else what F4 offers or the unit.
  private func wordsBeside(_ line: FormLine, isAtCursor: Bool) -> String {
    if let understood = line.understood, line.error == nil { return say(understood) }
    if line.isLong { return say(Phrase("F2 opens it", "F2 打开")) }
    if line.field.isLogin, let login = line.value?.text {
      let name = say(state.personName(login))
      return name == login ? "" : name
    }
    if case .form(let form) = state.screen, form.isEachItsOwn(line), line.text.text.isEmpty {
      return say(Phrase("each its own", "各取其值"))
    }
    let list = isAtCursor ? say(Phrase("F4 list", "F4 列表")) : ""
    switch line.field.kind {
    case .date: return isAtCursor ? say(Phrase("F4 calendar", "F4 日历")) : ""
    case .choice, .choices, .reference, .references, .flag, .year: return list
    case .money: return say(Phrase("yuan", "元"))
    case .area: return "m²"
    case .percent: return "%"
    case .integer, .number: return line.field.unit.map { say($0) } ?? ""
    case .text(.some): return form(hasSuggestionsFor: line.field.id) ? list : ""
    default: return ""
    }
  }

  private func form(hasSuggestionsFor field: String) -> Bool {
    guard case .form(let form) = state.screen else { return false }
    return form.problems(of: field).contains { !$0.suggestions.isEmpty }
  }

  private mutating func drawButtons(_ form: FormState, _ area: Rect) {
    let buttons = [
      (say(Phrase("[ Save  Ctrl-S ]", "[ 保存  Ctrl-S ]")), form.lines.count, "save"),
      (
        say(Phrase("[ Leave, keep draft  Esc ]", "[ 离开，保留草稿  Esc ]")), form.lines.count + 1, "close"
      ),
      (say(Phrase("[ What if?  F7 ]", "[ 假如保存？ F7 ]")), -1, "what-if"),
    ]
    var column = area.left + 3
    for (text, stop, command) in buttons {
      let isAtCursor = form.line == stop
      guard column + width(text) <= area.right else { break }
      if isAtCursor { put(frame.glyphs.cursor, at: Position(column - 2, area.top)) }
      let end = put(text, at: Position(column, area.top), isAtCursor ? .selection : .footerKey)
      note(Rect(column, area.top, end - column, 1), .command(command))
      column = end + 3
    }
  }

  /// Draws the large editor over a form.
  mutating func draw(_ editor: EditorState, _ layout: ScreenLayout) {
    let room = Rect(0, 1, layout.header.columns, max(0, layout.message.top - 1))
    frame.fill(room, .popup)
    frame.box(
      room,
      title: say(editor.field.label),
      trailing: say(Phrase("^S takes the text, Esc leaves it", "^S 采用，Esc 放弃"))
    )
    let inner = room.inset(left: 2, top: 1, right: 2, bottom: 1)
    guard inner.columns > 4, inner.rows > 0 else { return }
    let (lines, cursor) = editor.area.layout(columns: inner.columns, lettering: frame.lettering)
    let top = Scroll.top(from: 0, showing: cursor.row, of: lines.count, height: inner.rows)
    for (offset, line) in lines.dropFirst(top).prefix(inner.rows).enumerated() {
      put(line, at: Position(inner.left, inner.top + offset), .popup)
    }
    frame.showCursor(at: Position(inner.left + cursor.column, inner.top + cursor.row - top))
  }
}
