import Canvas
import ZoneModel

extension Painter {
  /// Draws the registers of a pane that was just opened, each with its key, over the last rows.
  mutating func drawRegisterKeys(_ id: String, _ area: Rect) {
    let registers = state.paneRegisters
    let shown = Array(zip(DashboardState.registerKeys, registers))
    let columns = max(1, area.columns / 26)
    let rows = min((shown.count + columns - 1) / columns, area.rows - 3)
    guard let pane = registers.first?.pane, rows > 0 else { return }
    let panel = area.inset(top: area.rows - rows - 1)
    frame.fill(panel, .popup)
    frame.rule(
      panel.top,
      columns: panel.left..<panel.right,
      title: say(
        Phrase(
          "\(pane.label.en): the key of a register, or go on",
          "\(pane.label.zh)：按登记簿的键，或直接操作"
        )
      )
    )
    let each = area.columns / columns
    for (place, line) in shown.prefix(rows * columns).enumerated() {
      let (key, register) = line
      let cell = Rect(panel.left + place / rows * each, panel.top + 1 + place % rows, each, 1)
      let isOpen = register.id == id
      put(key, at: Position(cell.left + 1, cell.top), .footerKey)
      let count = state.counts[register.id].map { " " + grouped($0) } ?? ""
      let label = frame.lettering.cut(say(register.label), to: each - 5 - width(count))
      put(label + count, at: Position(cell.left + 3, cell.top), isOpen ? .tabCurrent : .popup)
      note(cell, .register(register.id))
    }
  }
}
