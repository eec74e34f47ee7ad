import Canvas
import ZoneModel

extension Painter {
  /// Draws the history.
  mutating func drawHistory(_ history: HistoryState, in area: Rect) {
    frame.rule(
      area.top,
      columns: area.left..<area.right,
      title: say(Phrase("History", "历史")),
      trailing: history.isLoaded ? String(history.changes.count) : nil
    )
    for (offset, change) in history.changes.dropFirst(history.top).prefix(area.rows - 1)
      .enumerated()
    {
      let row = area.top + 1 + offset
      put(say(state.words(for: change)), at: Position(area.left + 1, row), width: area.columns - 2)
      if history.top + offset == history.line {
        put(frame.glyphs.cursor, at: Position(area.left, row))
        frame.restyle(Rect(area.left, row, area.columns, 1), .selection)
      }
    }
  }
}
