import Canvas
import ZoneModel
import ZonePolicy

/// A line of a report as it is drawn.
private enum ReportLine {
  case blank
  case heading(String)
  case note(String)
  case columns(Int)
  case row(section: Int, row: Int, number: Int)
}

extension Painter {
  /// Draws a report over everything but the message line, the row under the cursor in full below it.
  mutating func draw(_ page: ReportPage, _ layout: ScreenLayout) {
    let area = Rect(0, 1, layout.header.columns, max(0, layout.message.top - 1))
    frame.fill(area, .body)
    guard area.rows > 4 else { return }
    let count = page.count
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: "\(page.report.title) · \(page.report.subject)",
      trailing: count == 0 ? nil : "\(page.cursor + 1) / \(count)"
    )
    let details = detailLines(page, area.columns - 2)
    let body = Rect(area.left, area.top + 1, area.columns, area.rows - 2 - details.count)
    let lines = lines(of: page, columns: area.columns - 2)
    let place =
      lines.firstIndex {
        if case .row(_, _, page.cursor) = $0 { true } else { false }
      } ?? 0
    // At the first row its headings are seen as well.
    let shown = page.cursor == 0 ? 0 : place
    let top = Scroll.top(
      from: max(0, shown - body.rows / 2),
      showing: place,
      of: lines.count,
      height: body.rows
    )
    let widths = page.report.sections.indices.map { place in
      Self.widths(
        of: page.report.sections[place],
        page.widths[place],
        values: page.valueWidths[place],
        columns: area.columns - 3
      )
    }
    for (offset, line) in lines.dropFirst(top).prefix(body.rows).enumerated() {
      draw(line, of: page, widths, body.row(offset))
    }
    let bottom = area.bottom - details.count - 1
    frame.rule(bottom, columns: area.left..<area.right)
    for (offset, line) in details.enumerated() {
      put(line, at: Position(area.left + 1, bottom + 1 + offset), .muted)
    }
  }

  private func lines(of page: ReportPage, columns: Int) -> [ReportLine] {
    var lines: [ReportLine] = []
    var number = 0
    for (place, section) in page.report.sections.enumerated() {
      if place > 0 { lines.append(.blank) }
      lines.append(.heading(section.title))
      if let note = section.note {
        lines += frame.lettering.wrap(note, to: columns).map { .note($0) }
      }
      lines.append(.columns(place))
      for row in section.rows.indices {
        lines.append(.row(section: place, row: row, number: number))
        number += 1
      }
    }
    return lines
  }

  /// The row under the cursor, value by value, in at most three lines.
  private func detailLines(_ page: ReportPage, _ columns: Int) -> [String] {
    let text = page.details.map { "\($0.label): \($0.value)" }.joined(separator: "  ")
    return Array(frame.lettering.wrap(text, to: columns).prefix(3))
  }

  /// How wide the columns are: what they need, the widest texts and headings giving way; 0 for none.
  private static func widths(
    of section: ZoneReport.Section,
    _ needed: [Int],
    values: [Int],
    columns: Int
  ) -> [Int] {
    var widths = needed
    func total() -> Int { widths.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } }
    while total() > columns {
      // Figures stay whole; their headings need not.
      let wide = section.columns.indices.filter { place in
        widths[place] > (section.columns[place].isNumeric ? max(values[place], 8) : 12)
      }
      guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else {
        // What finds no room stands below, where the row under the cursor is shown in full.
        guard let last = widths.lastIndex(where: { $0 > 0 }), last > 0 else { break }
        widths[last] = 0
        continue
      }
      widths[widest] -= 1
    }
    return widths
  }

  private mutating func draw(
    _ line: ReportLine,
    of page: ReportPage,
    _ widths: [[Int]],
    _ row: Rect
  ) {
    switch line {
    case .blank: break
    case .heading(let title):
      put(title, at: Position(row.left + 1, row.top), .heading, width: row.columns - 2)
    case .note(let text): put(text, at: Position(row.left + 1, row.top), .muted)
    case .columns(let place):
      let section = page.report.sections[place]
      drawCells(section.columns.map(\.label), section, widths[place], row, .label)
    case .row(let place, let index, let number):
      let section = page.report.sections[place]
      let own = section.rows[index]
      drawCells(own.cells.map(\.shown), section, widths[place], row, .body)
      if own.isGap { put("!", at: row.origin, .soon) }
      note(row, .line(number))
      if number == page.cursor {
        frame.restyle(row, .selection)
        put(frame.glyphs.cursor, at: row.origin, .selection)
      }
    }
  }

  private mutating func drawCells(
    _ texts: [String],
    _ section: ZoneReport.Section,
    _ widths: [Int],
    _ row: Rect,
    _ style: Style
  ) {
    var column = row.left + 2
    for (place, text) in texts.enumerated() where widths[place] > 0 {
      put(
        frame.lettering.cut(text, to: widths[place]),
        at: Position(column, row.top),
        style,
        width: widths[place],
        align: section.columns[place].isNumeric ? .trailing : .leading
      )
      column += widths[place] + 2
    }
  }
}
