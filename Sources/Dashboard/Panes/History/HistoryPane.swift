import Canvas
import ZoneModel

extension Painter {
  /// Draws the history: the changes, and below them the one under the cursor step by step.
  mutating func drawHistory(_ history: HistoryState, in area: Rect) {
    guard area.rows > 0 else { return }
    let layout = HistoryLayout(rows: area.rows)
    drawHistoryHead(history, area.row(0))
    let list = Rect(area.left, area.top + 1, area.columns, layout.list)
    drawChanges(history, list)
    guard layout.change > 0 else { return }
    drawSteps(
      history,
      Rect(area.left, list.bottom, area.columns, min(layout.change + 1, area.bottom - list.bottom))
    )
  }

  /// Whose history it is, the filter, and how many changes there are.
  private mutating func drawHistoryHead(_ history: HistoryState, _ row: Rect) {
    if var bar = history.bar {
      put(" /", at: row.origin, .footerKey)
      let room = max(2, row.columns - 20)
      let view = bar.view(columns: room, lettering: frame.lettering)
      put(view.text, at: Position(row.left + 3, row.top), .fieldFocused, width: room)
      if state.overlays.isEmpty {
        frame.showCursor(at: Position(row.left + 3 + view.cursorColumn, row.top))
      }
      frame.put(count(history), endingBefore: row.right - 1, row: row.top, .muted)
      return
    }
    frame.rule(
      row.top,
      columns: row.left..<row.right,
      title: subject(of: history.query, room: row.columns - 30),
      trailing: (history.filter.isEmpty ? "" : "/ \(history.filter)   ") + count(history)
    )
  }

  private func count(_ history: HistoryState) -> String {
    guard history.isLoaded else { return frame.glyphs.ellipsis }
    let more = history.hasOlder || history.hasNewer ? "+" : ""
    let all = grouped(history.changes.count) + more
    return history.shown.count == history.changes.count
      ? all : "\(grouped(history.shown.count)) / \(all)"
  }

  /// What a history is of; where a field is named, its record's name has what is left of the room.
  private func subject(of query: HistoryQuery, room: Int) -> String {
    var text = Phrase("History of everything", "全部历史")
    if let register = query.register.flatMap({ state.registry[$0] }) {
      text = Phrase("History of \(register.label.en)", "\(register.label.zh)的历史")
      if query.records.count == 1 {
        var title = state.reader.title(
          of: RecordReference(register: register.id, id: query.records[0])
        )
        if let field = query.field.flatMap({ register[field: $0] }) {
          title = frame.lettering.cut(title, to: max(8, room - width(say(field.label))))
        }
        text = Phrase("History of \(title)", "「\(title)」的历史")
      } else if query.records.count > 1 {
        let count = query.records.count
        text = Phrase("History of \(count) records", "\(count) 条记录的历史")
      }
      if let field = query.field.flatMap({ register[field: $0] }) {
        text = Phrase(text.en + ": " + field.label.en, text.zh + "：" + field.label.zh)
      }
    }
    if let zone = query.zone {
      let title = state.reader.title(of: RecordReference(register: "zones", id: zone))
      text =
        query.register == nil
        ? Phrase("History of \(title)", "「\(title)」的历史")
        : Phrase(text.en + " in \(title)", "「\(title)」" + text.zh)
    }
    if let operation = query.operation {
      let name = state.name(of: operation)
      text = Phrase(text.en + ", \(name.en)", text.zh + "，\(name.zh)")
    }
    if let since = query.since {
      let day = state.local(since).day
      text = Phrase(text.en + ", since \(day)", text.zh + "，\(day) 起")
    }
    if let author = query.author {
      let name = state.personName(author)
      text = Phrase(text.en + ", by \(name.en)", text.zh + "，\(name.zh)所做")
    }
    return say(text)
  }

  private mutating func drawChanges(_ history: HistoryState, _ area: Rect) {
    if history.shown.isEmpty {
      let text =
        !history.isLoaded
        ? Phrase("Loading…", "正在读取…")
        : history.isStopped
          ? Phrase("Stopped. Down goes on with the search.", "已停止。↓ 继续查找。")
          : history.changes.isEmpty
            ? history.query.text.isEmpty
              ? Phrase("Nothing was changed yet.", "还没有修改。")
              : Phrase("No change has this text. Esc clears the filter.", "没有含此文字的修改。Esc 取消筛选。")
            : history.bar != nil && (history.hasOlder || history.hasNewer)
              ? Phrase(
                "None of the \(history.changes.count) changes at hand; Enter looks through all.",
                "已读取的 \(history.changes.count) 次修改中没有；按回车查找全部。"
              )
              : Phrase(
                "0 of \(history.changes.count). Esc clears the filter.",
                "0 / \(history.changes.count)。Esc 取消筛选。"
              )
      put(say(text), at: Position(area.left + 2, area.top + min(1, area.rows - 1)), .muted)
      return
    }
    let view = history.shown.dropFirst(history.top).prefix(area.rows).map { history.changes[$0] }
    let times = view.map { state.localTime(of: $0.time) }
    let people = view.map { say(state.personName($0.author.name)) }
    let timeWidth = times.map(width).max() ?? 5
    let nameWidth = nameWidth(history, inView: people)
    for (offset, change) in view.enumerated() {
      let row = area.row(offset)
      let place = history.top + offset
      let isMarked = history.marks.contains(change.seq)
      let back = history.takenBack(change)
      let style: Style = back?.isWhole ?? false ? .muted : .body
      if isMarked { put("*", at: Position(row.left + 1, row.top), .marked) }
      var column = row.left + 2
      put(times[offset], at: Position(column, row.top), .muted, width: timeWidth)
      column += timeWidth + 1
      put(people[offset], at: Position(column, row.top), .label, width: nameWidth)
      column += nameWidth + 2
      let end = back.map { "  " + say($0.words) } ?? ""
      let room = row.right - column - width(end)
      let text = frame.lettering.cut(rowText(change, history), to: max(0, room))
      put(text + end, at: Position(column, row.top), style)
      note(row, .line(place))
      if place == history.line {
        frame.restyle(row, history.area == .list ? .selection : .selectionDim)
        put(frame.glyphs.cursor, at: row.origin, .selection)
      }
    }
  }

  /// How many columns the names of the people get: those in view up to a dozen; once the widths were
  /// fitted, those of all changes at hand.
  private func nameWidth(_ history: HistoryState, inView people: [String]) -> Int {
    guard history.isFitted else { return min(12, people.map(width).max() ?? 6) }
    let logins = Set(history.shown.map { history.changes[$0].author.name })
    return min(40, logins.map { width(say(state.personName($0))) }.max() ?? 6)
  }

  /// A change in a line; of a single record its name is left out.
  private func rowText(_ change: Change, _ history: HistoryState) -> String {
    let steps = history.steps(of: change)
    let isOne = history.query.records.count == 1
    var text =
      steps.count == 1 && !state.goesByLabel(change)
      ? say(state.words(for: steps[0], of: change.operation, named: !isOne))
      : say(state.summary(of: change))
    switch change.operation {
    // What was put in force says so itself.
    case .edit, .adopt: break
    case .undo, .redo, .revert, .import:
      let name = state.name(of: change.operation)
      text = say(Phrase("\(name.en): ", "\(name.zh)：")) + text
    }
    return text
  }

  /// How many steps a change has where not all of them are here; empty where they are.
  private func othersWords(_ all: Int, beside here: Int) -> String {
    guard all > here else { return "" }
    let count = grouped(all)
    return here == 0
      ? say(Phrase("\(count) steps", "共 \(count) 步"))
      : say(Phrase(" of \(count) steps", "，全部共 \(count) 步"))
  }

  /// The change under the cursor: its label and its steps, from and to.
  private mutating func drawSteps(_ history: HistoryState, _ area: Rect) {
    guard area.rows > 1, let change = history.change else { return }
    let steps = history.steps(of: change)
    let rows = area.rows - 1
    let place = steps.count > rows ? "\(history.step + 1) / \(grouped(steps.count))" : ""
    let others = othersWords(history.counts[change.seq] ?? 0, beside: steps.count)
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: say(state.called(change)),
      trailing: place.isEmpty && others.isEmpty ? nil : place + others
    )
    if steps.isEmpty, !others.isEmpty {
      let text = Phrase("Too many steps to show here: Enter reads them.", "步骤太多，此处不列；按回车读取。")
      put(say(text), at: Position(area.left + 2, area.row(1).top), .muted, width: area.columns - 2)
    }
    let back = history.takenBack(change)
    let top = Scroll.top(from: 0, showing: history.step, of: steps.count, height: rows)
    for (offset, step) in steps.dropFirst(top).prefix(rows).enumerated() {
      let row = area.row(offset + 1)
      let isGone = back.map { !$0.isWhole && $0.includes(step) } ?? false
      let end = isGone ? "  " + say(Phrase("(taken back)", "（已撤回）")) : ""
      let room = row.columns - 3 - width(end)
      let text = frame.lettering.cut(say(state.words(for: step, columns: room)), to: room)
      put(text + end, at: Position(row.left + 2, row.top), end.isEmpty ? .body : .muted)
      if history.area == .change, top + offset == history.step {
        frame.restyle(row, .selection)
        put(frame.glyphs.cursor, at: row.origin, .selection)
      }
    }
  }
}

extension TakenBack {
  /// What is said behind the change.
  var words: Phrase {
    isWhole ? Phrase("(taken back)", "（已撤回）") : Phrase("(taken back in part)", "（部分撤回）")
  }
}
