import Canvas
import ZoneModel

extension DashboardState {
  /// Reads what the rows in view show; done after each event, so that drawing only draws.
  mutating func settle() -> [Effect] {
    var effects: [Effect] = []
    if !hasReadDeclarations {
      hasReadDeclarations = true
      tell(reader.problems)
    }
    if case .table(let id) = screen, tables[id]?.isLoaded != true, tables[id]?.ticket == nil {
      if tables[id] == nil, let register = registry[id] {
        tables[id] = TableState(
          seen(register),
          preferences: preferences.tables[id],
          language: language
        )
      }
      effects += select(id)
    }
    for case .table(let id) in screens.suffix(2) { settleTable(id) }
    effects += settleMarks()
    effects += settleArrivals()
    if case .table(let id) = screen, let pane = registry[id]?.pane { countRegisters(of: pane) }
    effects += settleDetail()
    effects += settleOverview()
    effects += settleSurvey()
    settleWork()
    if case .overview = screen { keepOverviewInView() }
    effects += settleView()
    effects += settleHistory()
    effects += settleFinding()
    effects += settleForm()
    settleTour()
    return effects
  }

  /// Counts the records of the registers of a pane once for each board.
  mutating func countRegisters(of pane: Pane) {
    for register in registry.registers(of: pane) where counts[register.id] == nil {
      let count = board.source(register.id).count
      if preferences.zone == nil || register.zonePath == nil {
        counts[register.id] = count
      } else if count <= Self.inlineLimit / 4 {
        counts[register.id] = reader.count(register)
      }
    }
  }

  /// Has the worker look for what marks the rows of the table in view: what is due on records that
  /// refer to theirs.
  private mutating func settleMarks() -> [Effect] {
    let shown = screens.suffix(2).compactMap { screen in
      if case .table(let id) = screen { id } else { nil }
    }
    guard marksTicket == nil,
      let id = shown.first(where: { id in
        guard let table = tables[id], table.isLoaded, table.isWhole, table.ticket == nil else {
          return false
        }
        return !reader.dueElsewhere.isFound(id, reader)
      })
    else { return [] }
    idsMade += 1
    marksTicket = idsMade
    return [.work(Work(ticket: idsMade, task: .marks(id), reader: reader.ofItsOwn()))]
  }

  /// Draws the rows of a register anew where their marks are others than before.
  mutating func takeMarks(of id: String, areOthers: Bool, ticket: Int) {
    guard marksTicket == ticket else { return }
    marksTicket = nil
    if areOthers { tables[id]?.shown.rows = [:] }
  }

  private mutating func settleTable(_ id: String) {
    guard var table = tables[id], let register = registry[id], let source = table.source else {
      return
    }
    let page = pageRows(of: table)
    table.scroll(page: page)
    if table.fitted.isEmpty, !table.slots.isEmpty {
      fit(&table, register, source)
    }
    table.scrollColumns(width: size.columns)
    let view = table.slots.indices.clamped(to: table.top..<table.top + page)
    if table.shown.rows.count > 400 { table.shown.rows = [:] }
    for slot in table.slots[view] where table.shown.rows[slot] == nil {
      table.shown.rows[slot] = row(at: slot, of: source, in: table, register)
    }
    // While a filter is typed, each key counts.
    if table.shown.sums == nil, table.bar == nil, table.isWhole {
      table.shown.sums = reader.sums(of: table, register).map { say($0) }
    }
    tables[id] = table
  }

  /// Finds the widths that the first rows of a table need.
  private func fit(
    _ table: inout TableState,
    _ register: Register,
    _ source: any RecordSource
  ) {
    let lettering = environment.lettering
    let records = table.slots.prefix(60).compactMap { $0 >= 0 ? source.record(at: $0) : nil }
    for column in table.columns {
      guard let field = register[field: column] else { continue }
      let least = min(lettering.width(heading(of: field)) + 1, 12)
      let needed = records.map { lettering.width(reader.cell(of: $0, field).text) }.max() ?? 0
      let most = TableState.mostColumns(of: field, isFirst: column == table.columns.first)
      table.fitted[column] = max(least, min(needed, most))
      table.wished[column] = min(max(needed, lettering.width(fullHeading(of: field)) + 1), 60)
    }
  }

  private func row(
    at slot: Int,
    of source: any RecordSource,
    in table: TableState,
    _ register: Register
  ) -> ShownRow {
    guard slot >= 0, let record = source.record(at: slot) else {
      if slot >= 0, source.isLive(slot) { return ShownRow(id: "?", cells: [:], isUnreadable: true) }
      let id = table.shown.deleted[slot] ?? source.id(at: slot) ?? "?"
      return ShownRow(
        id: id,
        cells: [:],
        deletedBy: deleter(of: RecordReference(register: register.id, id: id))
          ?? Phrase("somebody", "他人")
      )
    }
    var cells: [String: ShownCell] = [:]
    for column in table.columns {
      if let field = register[field: column] { cells[column] = reader.cell(of: record, field) }
    }
    return ShownRow(id: record.id, mark: reader.mark(of: record), cells: cells)
  }
}

extension TableState {
  /// The columns that the marks before each row take.
  static let markColumns = 3

  /// The most columns that a field takes unless the person wants more.
  static func mostColumns(of field: Field, isFirst: Bool) -> Int {
    switch field.shownKind {
    case .text, .texts, .note, .reference, .references: isFirst ? 30 : 18
    case .choice, .choices: 16
    case .integer, .number, .money, .area, .percent, .date, .year, .duration, .flag, .computed: 14
    }
  }

  /// The width of a column on a screen of so many columns.
  func width(of column: String, on screen: Int) -> Int {
    if let width = widths[column] { return width }
    let width = fitted[column] ?? (columns.first == column ? 24 : 12)
    return columns.first == column && screen < 100 ? Swift.min(width, 24) : width
  }

  /// Moves the columns as little as needed to keep the one under the cursor in view.
  mutating func scrollColumns(width: Int) {
    frozen = Swift.min(Swift.max(0, frozen), Swift.max(0, columns.count - 1))
    firstColumn = Swift.min(Swift.max(frozen, firstColumn), Swift.max(frozen, columns.count - 1))
    guard let place = columns.firstIndex(of: column) else {
      column = columns.first ?? ""
      return
    }
    if place < frozen { return }
    if place < firstColumn { firstColumn = place }
    while firstColumn < place,
      !visibleColumns(width: width)
        .contains(where: { $0.field == column && !$0.isCut })
    {
      firstColumn += 1
    }
  }

  /// A column with where it stands.
  struct VisibleColumn {
    var field: String
    var left: Int
    var width: Int
    /// Whether it was cut at the right edge.
    var isCut: Bool
  }

  /// The columns in view, from the left.
  func visibleColumns(width: Int) -> [VisibleColumn] {
    var left = Self.markColumns
    var visible: [VisibleColumn] = []
    let order = columns.prefix(frozen) + columns.dropFirst(firstColumn)
    for field in order {
      let wanted = self.width(of: field, on: width)
      let room = width - left - 1
      guard room >= Swift.min(wanted, 4) else { break }
      visible.append(
        VisibleColumn(
          field: field,
          left: left,
          width: Swift.min(wanted, room),
          isCut: wanted > room
        )
      )
      left += wanted + 2
    }
    let isWhole = visible.count == order.count && visible.last?.isCut != true
    return isWhole ? widened(visible, spare: width - left + 1) : visible
  }

  /// Gives the room that is left to columns whose texts are cut, from the left.
  private func widened(_ columns: [VisibleColumn], spare: Int) -> [VisibleColumn] {
    var spare = spare
    var moved = 0
    var columns = columns
    for place in columns.indices {
      columns[place].left += moved
      let wish = widths[columns[place].field] == nil ? wished[columns[place].field] ?? 0 : 0
      let more = Swift.max(0, Swift.min(wish - columns[place].width, spare))
      columns[place].width += more
      spare -= more
      moved += more
    }
    return columns
  }
}
