import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Moves the cursor of the table.
  mutating func moveInTable(_ id: String, _ motion: Motion) -> [Effect] {
    guard var table = tables[id] else { return [] }
    if table.area == .strip {
      guard motion == .left || motion == .right, let pane = registry[id]?.pane else { return [] }
      let registers = registry.registers(of: pane)
      guard let place = registers.firstIndex(where: { $0.id == id }) else { return [] }
      let next = place + (motion == .left ? -1 : 1)
      guard registers.indices.contains(next) else { return [] }
      screens.removeLast()
      let effects = open(register: registers[next].id)
      tables[registers[next].id]?.area = .strip
      return effects
    }
    switch motion {
    case .left, .right:
      guard let place = table.columns.firstIndex(of: table.column) else { return [] }
      let next = place + (motion == .left ? -1 : 1)
      if table.columns.indices.contains(next) { table.column = table.columns[next] }
    case .up, .down, .pageUp, .pageDown, .first, .last:
      let page = pageRows(of: table)
      let row = table.row.moved(motion, count: table.slots.count, page: page)
      if motion == .pageDown || motion == .pageUp {
        // The page moves as a whole, so that the eye finds the cursor where it was.
        table.top += row - table.row
      }
      table.move(toRow: row)
    }
    tables[id] = table
    return []
  }

  /// Moves to the next or the previous area.
  mutating func moveArea(by step: Int) -> [Effect] {
    switch screen {
    case .table(let id):
      guard let area = tables[id]?.area else { return [] }
      tables[id]?.area = area == .list ? .strip : .list
    case .detail(let detail) where detail.isTimeline && detail.area == .fields:
      return openEntryDetails(detail)
    case .detail(var detail):
      detail.moveArea(by: step)
      screen = .detail(detail)
    case .history(var history):
      history.moveArea(by: step)
      screen = .history(history)
    case .overview:
      overview.moveArea(by: step)
      if overview.area == .targets, overviewLayout.targets.rows == 0 {
        overview.moveArea(by: step)
      }
    case .view(var view):
      guard view.isMonth else { return openRowDetails() }
      view.area = view.area == .list ? .calendar : .list
      screen = .view(view)
    case .finding, .form, .start: break
    }
    return []
  }

  /// Moves to the next or previous row with another value in the column sorted by.
  mutating func moveGroup(by step: Int) -> [Effect] {
    guard case .table(let id) = screen, var table = tables[id], let register = registry[id],
      let source = table.source
    else { return [] }
    guard let key = table.sort.first, let field = register[field: key.field] else {
      message = Message(
        .note,
        Phrase(
          "Groups are of the column sorted by; nothing is sorted yet (F4).",
          "分组按排序列；现在没有排序（F4）。"
        )
      )
      return []
    }
    let (slots, reader) = (table.slots, reader)
    func text(_ row: Int) -> String? {
      guard slots.indices.contains(row), slots[row] >= 0,
        let record = source.record(at: slots[row])
      else { return nil }
      return reader.cell(of: record, field).text
    }
    let here = text(table.row)
    var row = table.row + step
    while table.slots.indices.contains(row), text(row) == here { row += step }
    guard table.slots.indices.contains(row) else {
      message = Message(.note, Phrase("There is no further group.", "没有更多分组。"))
      return []
    }
    if step < 0 {
      // To the first row of the group.
      let group = text(row)
      while row > 0, text(row - 1) == group { row -= 1 }
    }
    table.move(toRow: row)
    tables[id] = table
    return []
  }

  /// Marks the row under the cursor, or takes the mark off.
  mutating func toggleMark() -> [Effect] {
    switch screen {
    case .table(let id):
      guard var table = tables[id], let cursor = table.cursor else { return [] }
      if table.marks.remove(cursor) == nil { table.marks.insert(cursor) }
      table.move(toRow: table.row + 1)
      tables[id] = table
    case .detail(var detail):
      detail.toggleMark()
      screen = .detail(detail)
    case .history(var history):
      history.toggleMark()
      screen = .history(history)
    case .view(var view):
      guard let row = view.row else { return [] }
      if view.marks.remove(row.id) == nil { view.marks.insert(row.id) }
      view.line = min(view.line + 1, view.rows.count - 1)
      view.cursor = view.row?.id
      screen = .view(view)
    case .overview, .finding, .form, .start: break
    }
    return []
  }

  /// Marks every row that is shown, or none.
  mutating func toggleAllMarks() -> [Effect] {
    if case .detail(var detail) = screen {
      detail.toggleAllMarks()
      screen = .detail(detail)
      message = Message(
        .note,
        Phrase("\(detail.marks.count) marked.", "已选 \(detail.marks.count) 条。")
      )
      return []
    }
    if case .view(var view) = screen {
      view.marks = view.marks.count == view.rows.count ? [] : Set(view.rows.map(\.id))
      message = Message(.note, Phrase("\(view.marks.count) marked.", "已选 \(view.marks.count) 条。"))
      screen = .view(view)
      return []
    }
    guard case .table(let id) = screen, var table = tables[id] else { return [] }
    let ids = table.slots.indices.compactMap { row in
      table.slots[row] >= 0 && !table.stale.contains(table.slots[row]) ? table.id(atRow: row) : nil
    }
    let isAll = !ids.isEmpty && ids.allSatisfy { table.marks.contains($0) }
    table.marks = isAll ? [] : Set(ids)
    tables[id] = table
    let count = table.marks.count
    message = Message(.note, Phrase("\(count) marked.", "已选 \(count) 条。"))
    return []
  }

  /// Keeps how the person likes a table.
  mutating func keepTable(_ id: String) -> [Effect] {
    guard let table = tables[id], let register = registry[id] else { return [] }
    var kept = TablePreferences()
    kept.columns =
      table.columns == TableState.usualColumns(of: seen(register), language) ? [] : table.columns
    kept.widths = table.widths
    kept.frozen = table.frozen
    kept.sort = table.sort.map(\.text)
    preferences.tables[id] = kept == TablePreferences() ? nil : kept
    return [.keep(preferences)]
  }
}
