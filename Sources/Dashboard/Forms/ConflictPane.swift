import Canvas
import ZoneModel

/// A row of the conflict screen.
struct ConflictRow {
  /// What stands in it.
  enum Content {
    /// A rule with a heading.
    case heading(String, trailing: String)
    /// The heads of the columns, or a field's values below them.
    case cells([String], Style, place: Int?)
    /// A text.
    case words(String, Style)
    /// A label with a text.
    case labelled(String, String)
    /// [Save] and [Back].
    case buttons
  }

  /// What stands in it.
  let content: Content
  /// The stop of the cursor that it belongs to, if any.
  var stop: Int?
}

extension FormState {
  /// The rows of the conflict screen from top to bottom.
  func conflictRows(in state: DashboardState, columns: Int) -> [ConflictRow] {
    var rows: [ConflictRow] = []
    rows.append(ConflictRow(content: .words(conflictTitle(in: state), Style.title.bold)))
    rows.append(
      ConflictRow(
        content: .heading(
          state.say(whoSaved(in: state)),
          trailing: state.say(Phrase("nothing is lost", "没有丢失任何内容"))
        )
      )
    )
    rows.append(ConflictRow(content: .cells(conflictHeads(in: state), .muted, place: nil)))
    for place in collisions.indices {
      rows.append(
        ConflictRow(content: .cells(cells(of: place, in: state), .body, place: place), stop: place)
      )
    }
    rows += mergedRows(in: state)
    rows += aboutRows(in: state, columns: columns)
    rows += afterRows(in: state, columns: columns)
    return rows
  }

  private func conflictTitle(in state: DashboardState) -> String {
    guard let reference else { return "" }
    let now = state.board.record(reference)?.revision ?? revision
    return state.reader.title(of: reference)
      + state.say(
        Phrase("   you opened r\(revision), now r\(now)", "   您打开时 r\(revision)，现在 r\(now)")
      )
  }

  /// `zhao saved twice while you were editing (14:22 to 14:31)`.
  private func whoSaved(in state: DashboardState) -> Phrase {
    var seen: Set<Int> = []
    let changes = (collisions.map(\.change) + news.map(\.change))
      .filter { seen.insert($0.seq).inserted }.sorted { $0.seq < $1.seq }
    var names: Set<String> = []
    let people = changes.map { state.authorName(of: $0) }.filter { names.insert($0.en).inserted }
    let (en, zh) = (
      people.map(\.en).joined(separator: ", "), people.map(\.zh).joined(separator: "、")
    )
    let times = changes.filter(\.isKnown).map { state.localTime(of: $0.time) }
    let count = changes.count
    let saved = count > 1 ? " \(count) times" : ""
    guard !times.isEmpty else {
      return Phrase("\(en) saved\(saved) meanwhile", "此间\(zh)保存了 \(count) 次")
    }
    let span =
      times.first == times.last
      ? Phrase(times.first ?? "", times.first ?? "")
      : Phrase(
        "\(times.first ?? "") to \(times.last ?? "")",
        "\(times.first ?? "") 至 \(times.last ?? "")"
      )
    return Phrase(
      "\(en) saved\(saved) while you were editing (\(span.en))",
      "您编辑期间\(zh)保存了 \(count) 次（\(span.zh)）"
    )
  }

  private func conflictHeads(in state: DashboardState) -> [String] {
    let changes = collisions.map(\.change)
    let people = Set(changes.map(\.author.name))
    var theirs = Phrase("theirs", "对方")
    if people.count == 1, let change = changes.last {
      theirs = state.byline(of: change)
    }
    return [
      Phrase("Field", "字段"), Phrase("before", "之前"), theirs, Phrase("you", "您"),
      Phrase("will be", "结果"),
    ].map { state.say($0) }
  }

  private func cells(of place: Int, in state: DashboardState) -> [String] {
    let collision = collisions[place]
    guard let field = state.registry[register]?[field: collision.field] else { return [] }
    let values = FormCollision.Choice.allCases.map {
      shown($0, of: collision, field, state.reader)
    }
    let result: Phrase =
      switch collision.choice {
      case .before: Phrase("before", "之前的")
      case .theirs: Phrase("theirs", "对方的")
      case .yours: Phrase("yours", "您的")
      case nil: Phrase("choose", "请选择")
      }
    return [state.say(field.label)] + values + [state.say(result)]
  }

  private func mergedRows(in state: DashboardState) -> [ConflictRow] {
    let asked = Set(collisions.map(\.field))
    var rows: [ConflictRow] = []
    for one in news where !asked.contains(one.field) {
      guard let field = state.registry[register]?[field: one.field], state.maySee(field) else {
        continue
      }
      var cells = [state.say(field.label), state.reader.text(of: one.before, field)]
      cells += [state.reader.text(of: one.theirs, field)]
      let line = lines.first { $0.field.id == one.field }
      if one.isShared, let line {
        cells += [state.reader.text(of: line.value, field), state.say(Phrase("both", "两者都留"))]
      } else {
        cells += ["-", state.say(Phrase("theirs", "对方的"))]
      }
      rows.append(ConflictRow(content: .cells(cells, .body, place: nil)))
    }
    for line in lines where line.isTouched && line.error == nil {
      guard !asked.contains(line.field.id), news(of: line.field.id) == nil else { continue }
      let cells = [
        state.say(line.field.label), state.reader.text(of: original[line.field.id], line.field),
        "-", state.reader.text(of: line.value, line.field), state.say(Phrase("yours", "您的")),
      ]
      rows.append(ConflictRow(content: .cells(cells, .body, place: nil)))
    }
    guard !rows.isEmpty else { return [] }
    let title = state.say(Phrase("merged by themselves", "自动合并"))
    return [ConflictRow(content: .heading(title, trailing: ""))] + rows
  }

  /// The values of the field under the cursor in full, with who changed it and how.
  private func aboutRows(in state: DashboardState, columns: Int) -> [ConflictRow] {
    guard let conflict, collisions.indices.contains(conflict.line) else { return [] }
    let collision = collisions[conflict.line]
    guard let field = state.registry[register]?[field: collision.field] else { return [] }
    let title = state.say(Phrase("about \(field.label.en)", "关于「\(field.label.zh)」"))
    var rows = [ConflictRow(content: .heading(title, trailing: ""))]
    let labels: [Phrase] = [
      Phrase("before", "之前"), Phrase("theirs", "对方"), Phrase("yours", "您的"),
    ]
    for (label, choice) in zip(labels, FormCollision.Choice.allCases) {
      var text = shown(choice, of: collision, field, state.reader)
      if choice == .theirs {
        text += "   " + state.say(state.authorName(of: collision.change))
        if collision.change.isKnown {
          text += ", \(state.localTime(of: collision.change.time))"
          text += state.say(Phrase(", ", "，")) + state.say(state.called(collision.change))
        }
        if let why = collision.change.why { text += state.say(Phrase(": ", "：")) + why }
      }
      let wrapped = state.environment.lettering.wrap(text, to: max(16, columns - 13)).prefix(3)
      for (index, part) in wrapped.enumerated() {
        rows.append(
          ConflictRow(content: .labelled(index == 0 ? state.say(label) : "", part))
        )
      }
    }
    return rows
  }

  private func afterRows(in state: DashboardState, columns: Int) -> [ConflictRow] {
    var rows = [
      ConflictRow(
        content: .heading(
          state.say(Phrase("after saving", "保存之后")),
          trailing: state.say(Phrase("F7 shows all findings", "F7 看全部核查结果"))
        )
      )
    ]
    let room = max(16, columns - 3)
    let found = errors + problems.filter { !$0.isError }
    for refusal in found.prefix(2) {
      let mark = refusal.isError ? "! " : "~ "
      for text in state.environment.lettering.wrap(mark + state.say(refusal.message), to: room) {
        rows.append(ConflictRow(content: .words(text, refusal.isError ? .error : .soon)))
      }
    }
    if found.isEmpty {
      let text = state.say(Phrase("Nothing is in the way.", "没有妨碍保存的问题。"))
      rows.append(ConflictRow(content: .words(text, .body)))
    }
    let waiting = collisions.filter { $0.choice == nil }.compactMap {
      state.registry[register]?[field: $0.field]?.label
    }
    if !waiting.isEmpty {
      let (en, zh) = (
        waiting.map(\.en).joined(separator: ", "), waiting.map(\.zh).joined(separator: "、")
      )
      let text = state.say(Phrase("! Still to choose: \(en).", "! 还要选择：\(zh)。"))
      rows += state.environment.lettering.wrap(text, to: room).map {
        ConflictRow(content: .words($0, .act))
      }
    }
    let line = conflict?.line ?? 0
    rows.append(
      ConflictRow(content: .buttons, stop: max(collisions.count, min(line, collisions.count + 2)))
    )
    return rows
  }
}

extension Painter {
  /// Draws what both changed side by side.
  mutating func drawConflict(_ form: FormState, _ conflict: ConflictState, in area: Rect) {
    let rows = form.conflictRows(in: state, columns: area.columns)
    for (offset, row) in rows.dropFirst(conflict.top).prefix(area.rows).enumerated() {
      let line = area.row(offset)
      switch row.content {
      case .heading(let title, let trailing):
        let room = line.columns - width(title) - 8
        frame.rule(
          line.top,
          columns: line.left..<line.right,
          title: title,
          trailing: width(trailing) <= room ? trailing : nil
        )
      case .cells(let cells, let style, let place):
        drawCells(cells, style, place, form, conflict, line)
      case .words(let text, let style):
        put(text, at: Position(line.left + 1, line.top), style, width: line.columns - 1)
      case .labelled(let label, let text):
        put(label, at: Position(line.left + 1, line.top), .label, width: 10)
        put(text, at: Position(line.left + 12, line.top), width: line.columns - 12)
      case .buttons: drawConflictButtons(form, conflict, line)
      }
    }
  }

  /// A field with what stood there before, theirs, yours and what it will be.
  private mutating func drawCells(
    _ cells: [String],
    _ style: Style,
    _ place: Int?,
    _ form: FormState,
    _ conflict: ConflictState,
    _ row: Rect
  ) {
    guard cells.count == 5 else { return }
    let first = row.left + 3
    let labels = max(8, min(18, row.columns / 5))
    let last = 10
    let room = max(12, row.columns - 3 - labels - last - 1)
    let each = room / 3
    let collision = place.map { form.collisions[$0] }
    if let place, let collision {
      if collision.choice == nil { put("!", at: Position(row.left + 1, row.top), .act) }
      note(row, .line(place))
      if place == conflict.line { put(frame.glyphs.cursor, at: row.origin, .body) }
    }
    let isCurrent = place == conflict.line
    put(
      frame.lettering.cut(cells[0], to: labels - 1),
      at: Position(first, row.top),
      place == nil ? style : isCurrent ? Style.label.bold : .label
    )
    for (index, choice) in FormCollision.Choice.allCases.enumerated() {
      let left = first + labels + index * each
      let text = frame.lettering.cut(cells[index + 1], to: each - 2)
      let isChosen = collision != nil && collision?.choice == choice
      put(
        text,
        at: Position(left, row.top),
        isChosen ? (isCurrent ? .selection : Style.ok.bold) : style
      )
      if let place { note(Rect(left, row.top, each - 1, 1), .choice(place, choice)) }
    }
    let left = first + labels + 3 * each
    let result = place == nil ? cells[4] : "‹ \(cells[4]) ›"
    put(
      frame.lettering.cut(frame.lettering.shown(result), to: max(0, row.right - left)),
      at: Position(left, row.top),
      place == nil ? style : collision?.choice == nil ? .act : .ok
    )
  }

  /// The button that writes to whoever changed the field under the cursor.
  private func noteButton(_ form: FormState, _ conflict: ConflictState) -> String {
    let who = form.noteAddressee(at: conflict.line).map { state.personName($0) }
    return say(
      Phrase(
        "[ Note for \(who?.en ?? "them")  F8 ]",
        "[ 给\(who?.zh ?? "对方")留言  F8 ]"
      )
    )
  }

  private mutating func drawConflictButtons(
    _ form: FormState,
    _ conflict: ConflictState,
    _ row: Rect
  ) {
    let buttons = [
      (say(Phrase("[ Save  Ctrl-S ]", "[ 保存  Ctrl-S ]")), 0, "save"),
      (say(Phrase("[ Back to the form  Esc ]", "[ 回到表单  Esc ]")), 1, "close"),
      (noteButton(form, conflict), 2, "note"),
    ]
    var column = row.left + 3
    for (text, stop, command) in buttons {
      let isAtCursor = conflict.line == form.collisions.count + stop
      if isAtCursor { put(frame.glyphs.cursor, at: Position(column - 2, row.top)) }
      let end = put(text, at: Position(column, row.top), isAtCursor ? .selection : .footerKey)
      note(Rect(column, row.top, end - column, 1), .command(command))
      column = end + 3
    }
  }
}
