import Canvas
import ZoneModel

extension DashboardState {
  /// Reads what the rows in view show; done after each event, so that drawing only draws.
  mutating func settle() -> [Effect] {
    var effects: [Effect] = []
    if case .table(let id) = screen, tables[id]?.isLoaded != true, tables[id]?.ticket == nil {
      if tables[id] == nil, let register = registry[id] {
        tables[id] = TableState(
          register,
          preferences: preferences.tables[id],
          language: language
        )
      }
      effects += select(id)
    }
    for case .table(let id) in screens.suffix(2) { settleTable(id) }
    settleDetail()
    settleOverview()
    effects += settleForm()
    return effects
  }

  private mutating func settleTable(_ id: String) {
    guard var table = tables[id], let register = registry[id], let source = table.source else {
      return
    }
    let page = pageRows(of: table)
    table.scroll(page: page)
    table.scrollColumns(width: size.columns, register: register, language: language)
    let view = table.slots.indices.clamped(to: table.top..<table.top + page)
    if table.shown.rows.count > 2_000 { table.shown.rows = [:] }
    for slot in table.slots[view] where table.shown.rows[slot] == nil {
      table.shown.rows[slot] = row(at: slot, of: source, in: table, register)
    }
    if table.shown.sums.isEmpty, table.slots.count <= Self.inlineLimit {
      table.shown.sums = reader.sums(of: table, register).map { say($0) }
    }
    tables[id] = table
  }

  private func row(
    at slot: Int,
    of source: any RecordSource,
    in table: TableState,
    _ register: Register
  ) -> ShownRow {
    guard slot >= 0, let record = source.record(at: slot) else {
      let id = table.shown.deleted[slot] ?? source.id(at: slot) ?? "?"
      let by = recent.first { change in
        change.edits.contains {
          if case .delete(let reference, _) = $0 {
            reference.id == id && reference.register == register.id
          } else {
            false
          }
        }
      }
      return ShownRow(id: id, cells: [:], deletedBy: by?.author.name ?? "?")
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

  /// The width of a column in the table.
  func width(of column: String, register: Register, language: Language) -> Int {
    if let width = widths[column] { return width }
    guard let field = register[field: column] else { return 8 }
    let heading = Lettering.unicode.width(field.label[language]) + (field.unit == nil ? 0 : 2)
    if let width = field.width { return Swift.max(width, Swift.min(heading, 12)) }
    let lettering = Lettering.unicode
    let usual =
      switch field.shownKind {
      case .text, .texts, .note: columns.first == column ? 24 : 16
      case .choice(let set):
        Swift.min(12, set.choices.map { lettering.width($0.label[language]) }.max() ?? 8)
      case .choices: 14
      case .integer, .percent: 7
      case .number, .area: 9
      case .money, .date: 10
      case .year: 5
      case .duration: 8
      case .flag: 4
      case .reference, .references: columns.first == column ? 24 : 18
      case .computed: 10
      }
    return Swift.max(usual, Swift.min(heading + 1, 12))
  }

  /// Moves the columns as little as needed to keep the one under the cursor in view.
  mutating func scrollColumns(width: Int, register: Register, language: Language) {
    frozen = Swift.min(Swift.max(0, frozen), Swift.max(0, columns.count - 1))
    firstColumn = Swift.min(Swift.max(frozen, firstColumn), Swift.max(frozen, columns.count - 1))
    guard let place = columns.firstIndex(of: column) else {
      column = columns.first ?? ""
      return
    }
    if place < frozen { return }
    if place < firstColumn { firstColumn = place }
    while firstColumn < place,
      !visibleColumns(width: width, register: register, language: language)
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
  func visibleColumns(width: Int, register: Register, language: Language) -> [VisibleColumn] {
    var left = Self.markColumns
    var visible: [VisibleColumn] = []
    let order = columns.prefix(frozen) + columns.dropFirst(firstColumn)
    for field in order {
      let wanted = self.width(of: field, register: register, language: language)
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
    return visible
  }
}
