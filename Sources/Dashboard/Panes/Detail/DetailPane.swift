import Canvas
import ZoneModel

extension Painter {
  /// Draws a record.
  mutating func drawDetail(_ detail: DetailState, in area: Rect) {
    guard let register = state.registry[detail.reference.register] else { return }
    let title = state.reader.title(of: detail.reference)
    put("\(say(register.singular))  \(title)", at: area.origin, .title, width: area.columns)
    let lines = detail.lines(in: state)
    let rows = area.rows - 1
    for (offset, line) in lines.dropFirst(detail.top).prefix(max(0, rows)).enumerated() {
      let row = area.top + 1 + offset
      let index = detail.top + offset
      if line.field == nil {
        frame.rule(row, columns: area.left..<area.right, title: say(line.label))
        continue
      }
      put(say(line.label), at: Position(area.left + 1, row), .label, width: 20)
      put(line.text, at: Position(area.left + 22, row), .body, width: area.columns - 23)
      if index == detail.line {
        put(frame.glyphs.cursor, at: Position(area.left, row))
        frame.restyle(Rect(area.left, row, area.columns, 1), .selection)
      }
    }
  }
}
