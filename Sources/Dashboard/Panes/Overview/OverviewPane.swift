import Canvas
import ZoneModel

extension Painter {
  /// Draws the overview.
  mutating func drawOverview(in area: Rect) {
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: say(Phrase("Zone", "园区")),
      trailing: say(Phrase("Enter opens the list behind a figure", "回车打开数字背后的列表"))
    )
    for (offset, line) in state.overview.lines.prefix(area.rows - 1).enumerated() {
      let row = area.top + 1 + offset
      put(say(line.label), at: Position(area.left + 1, row), .label, width: 24)
      frame.put(line.text, endingBefore: area.left + 34, row: row)
      if offset == state.overview.line {
        put(frame.glyphs.cursor, at: Position(area.left, row))
        frame.restyle(Rect(area.left, row, area.columns, 1), .selection)
      }
    }
  }
}
