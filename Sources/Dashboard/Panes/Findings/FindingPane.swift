import Canvas
import ZoneModel
import ZonePolicy

/// Where the parts of the screen of findings stand.
struct FindingLayout {
  /// The list of all checks; empty where there is no room beside the one that is shown.
  var list: Rect
  /// The check that is shown.
  var body: Rect

  init(_ area: Rect) {
    let body = area.inset(top: 1)
    guard area.columns >= 120 else {
      list = Rect(body.left, body.top, 0, body.rows)
      self.body = body
      return
    }
    let left = Painter.listColumns(beside: area.columns)
    list = Rect(body.left, body.top, left, body.rows)
    self.body = body.inset(left: left + 1)
  }
}

extension Painter {
  /// Draws the checks of a record: the one that is shown in full, the others a line each.
  mutating func drawFinding(_ finding: FindingState, in area: Rect) {
    guard area.rows > 1 else { return }
    drawFindingTitle(finding, area.row(0))
    let layout = FindingLayout(area)
    guard let items = finding.items else {
      let text = Phrase("Checking…", "正在核查…")
      put(say(text), at: Position(area.left + 2, area.top + 1), .muted)
      return
    }
    if layout.list.columns > 0 {
      drawChecks(finding, layout.list)
      frame.vline(layout.list.right, layout.list.top, layout.list.rows)
    }
    if let gone = finding.gone {
      put(say(gone), at: Position(layout.body.left + 2, layout.body.top), .act)
      return
    }
    guard finding.item != nil else {
      let text =
        items.isEmpty
        ? Phrase("ok  No rule in force is about this record.", "ok  没有适用于此记录的规则。")
        : Phrase("ok  Nothing needs action. ! shows all checks.", "ok  没有要办的。! 显示全部检查。")
      put(say(text), at: Position(layout.body.left + 2, layout.body.top), .muted)
      return
    }
    let lines = state.lines(
      of: finding,
      columns: layout.body.columns,
      withOthers: layout.list.columns == 0
    )
    var number = lines.prefix(finding.top).filter { $0.choice != nil }.count
    for (offset, line) in lines.dropFirst(finding.top).prefix(layout.body.rows).enumerated() {
      let row = layout.body.row(offset)
      draw(line, row)
      guard line.choice != nil else { continue }
      note(row, .line(number))
      if number == finding.line {
        frame.restyle(row, .selection)
        put(frame.glyphs.cursor, at: row.origin, .selection)
      }
      number += 1
    }
  }

  private mutating func drawFindingTitle(_ finding: FindingState, _ row: Rect) {
    let title = state.reader.title(of: finding.reference)
    let register =
      finding.sheet.map { say($0.programme.name) }
      ?? state.registry[finding.reference.register].map { say($0.singular) } ?? ""
    var right = ""
    if !finding.shown.isEmpty {
      let (place, count) = (finding.place + 1, finding.shown.count)
      right = say(Phrase("check \(place) of \(count)", "第 \(place) 项，共 \(count) 项"))
      if let sheet = finding.sheet {
        let verdict = sheet.verdict.label
        let (met, all) = (sheet.count(.met), sheet.standings.count)
        right = say(
          Phrase(
            "\(verdict.en), \(met) of \(all) met   condition \(place)",
            "\(verdict.zh)，符合 \(met)/\(all)   第 \(place) 项"
          )
        )
      }
      if finding.onlyMarked { right = say(Phrase("! only", "只看 !")) + "   " + right }
    }
    let start = row.right - width(right) - 1
    let text = frame.lettering.cut("\(register) · \(title)", to: max(0, start - row.left - 2))
    put(text, at: Position(row.left + 1, row.top), Style.title.bold)
    put(right, at: Position(start, row.top), .muted)
  }

  private mutating func drawChecks(_ finding: FindingState, _ area: Rect) {
    let top = Scroll.top(
      from: 0,
      showing: finding.place,
      of: finding.shown.count,
      height: area.rows
    )
    for (offset, item) in finding.shown.dropFirst(top).prefix(area.rows).enumerated() {
      let row = area.row(offset)
      put(item.mark.rawValue, at: Position(row.left + 1, row.top), style(of: item.mark))
      put(
        frame.lettering.cut(state.checkText(item), to: row.columns - 5),
        at: Position(row.left + 4, row.top),
        item.mark == .info ? .muted : .body
      )
      note(row, .tab(top + offset))
      if top + offset == finding.place { frame.restyle(row, .selectionDim) }
    }
  }

  private mutating func draw(_ line: FindingLine, _ row: Rect) {
    switch line.content {
    case .heading(let title, let trailing, let mark):
      let text = mark.map { "\($0.rawValue) \(title)" } ?? title
      frame.rule(
        row.top,
        columns: row.left..<row.right,
        title: text,
        trailing: trailing,
        mark.map { style(of: $0) } ?? .heading
      )
    case .labelled(let label, let text):
      put(label, at: Position(row.left + 1, row.top), .label, width: FindingWriter.label - 1)
      put(
        text,
        at: Position(row.left + 1 + FindingWriter.label, row.top),
        line.choice == nil ? .body : .link,
        width: row.columns - FindingWriter.label - 1
      )
    case .text(let text, let style):
      put(
        frame.lettering.cut(text, to: row.columns - 4),
        at: Position(row.left + 3, row.top),
        style
      )
    case .value(let label, let value, let source, let isKnown):
      let room = row.columns - 4
      let (first, second) = (FindingLine.room(forNames: row.columns), room * 3 / 10)
      put(frame.lettering.cut(label, to: first), at: Position(row.left + 3, row.top), .label)
      put(
        frame.lettering.cut(value, to: second),
        at: Position(row.left + 4 + first, row.top),
        isKnown ? .body : .unknown
      )
      let start = row.left + 5 + first + second
      put(
        frame.lettering.cut(source, to: max(0, row.right - start)),
        at: Position(start, row.top),
        .muted
      )
    case .check(let mark, let text):
      put(mark.rawValue, at: Position(row.left + 3, row.top), style(of: mark))
      put(
        frame.lettering.cut(text, to: row.columns - 7),
        at: Position(row.left + 6, row.top)
      )
    }
  }
}
