import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// The columns of a count: the key, a column for each value that stands across, then all.
  func countColumns(of view: ViewState) -> [ViewColumn] {
    guard let request = view.count, let register = registry[request.register] else { return [] }
    let key = reader.label(ofCount: request.key, in: register)
    var columns = [ViewColumn(label: key, room: .share(1))]
    let heads = view.counts?.table?.heads ?? []
    let shown = shownHeads(of: view)
    for (place, head) in heads.enumerated() {
      let text = view.counts.map { reader.words(of: head, $0.keys[1]) } ?? ""
      columns.append(
        ViewColumn(
          label: Phrase(same: text),
          room: .fit(shown.contains(place) ? Self.headColumns : 0),
          align: .trailing
        )
      )
    }
    let all = heads.isEmpty ? Phrase("Records", "记录") : Phrase("All", "合计")
    columns.append(ViewColumn(label: all, room: .fit(14), align: .trailing))
    guard heads.isEmpty else { return columns }
    columns.append(ViewColumn(label: Phrase("Share", "占比"), room: .fit(6), align: .trailing))
    if let sum = request.sum.flatMap({ register[field: $0] }) {
      columns.append(
        ViewColumn(label: Phrase(same: heading(of: sum)), room: .fit(16), align: .trailing)
      )
    }
    return columns
  }

  /// How wide a column of a value that stands across may be.
  private static let headColumns = 11

  /// The values across that have room, so that the chosen one is among them.
  private func shownHeads(of view: ViewState) -> Range<Int> {
    let count = view.counts?.table?.heads.count ?? 0
    let columns = ViewLayout(ScreenLayout(size).whole, view).list.columns
    let room = max(1, (columns - 30) / (Self.headColumns + 1))
    let first = max(0, min(view.column - room, count - room))
    return first..<min(count, first + room)
  }

  /// The rows of a count, with what stands behind the chosen column, and all of them at the end.
  func countRows(_ view: ViewState) -> [ViewRow] {
    guard let request = view.count, let counts = view.counts, !counts.keys.isEmpty else {
      return []
    }
    var rows: [ViewRow] = []
    for (place, group) in counts.rows.enumerated() {
      let cells = counts.table?.rows[place].cells ?? []
      rows.append(row(of: group, cells, request, counts, view.column))
    }
    if !rows.isEmpty {
      rows.append(row(of: counts.total, counts.table?.foot ?? [], request, counts, view.column))
    }
    return rows
  }

  private func row(
    of group: RecordGroup,
    _ cells: [RecordGroup],
    _ request: CountRequest,
    _ counts: CountAnswer,
    _ column: Int
  ) -> ViewRow {
    let isTotal = group.keys.isEmpty
    let key = counts.keys[0]
    let name =
      group.keys.first.map { reader.words(of: $0, key) } ?? say(Phrase("All", "合计"))
    let chosen = column > 0 && cells.indices.contains(column - 1) ? cells[column - 1] : nil
    var shown: [ViewCell] = [.text(name, isTotal ? .heading : group.count > 0 ? .link : .soon)]
    let isOpen = isOpen(cells, counts)
    shown += cells.map { cell in
      cell.count > 0
        ? .text(measure(cell, request), .body)
        : isOpen ? .text("?", .muted) : .text(measure(cell, request), .soon)
    }
    shown.append(.text(measure(group, request, across: !cells.isEmpty), .body))
    if cells.isEmpty {
      let all = max(1, counts.total.count)
      let share = (group.count * 200 + all) / (2 * all)
      shown.append(.text(isTotal ? "" : "\(share)%", .muted))
      if request.sum != nil { shown.append(.text(sum(of: group, request), .body)) }
    }
    var clauses: [String] = []
    if let value = group.keys.first { clauses.append(reader.clause(of: value, key)) }
    if chosen != nil, let head = counts.table?.heads[column - 1] {
      clauses.append(reader.clause(of: head, counts.keys[1]))
    }
    return ViewRow(
      id: group.keys.first?.description ?? "",
      mark: group.count == 0 ? .act : nil,
      lacks: !isTotal && !isOpen
        && zip(counts.table?.heads ?? [], cells).contains { $0.isKnown && $1.count == 0 },
      cells: shown,
      details: details(of: group, name, cells, chosen, request, counts, column),
      target: .register(
        request.register,
        filter: narrowed(request.filter, by: clauses, request.register),
        onlyMarked: false
      ),
      words: name
    )
  }

  /// Whether some record of a row lacks the field that stands across, so that it may belong to any of
  /// the columns where the row has none.
  private func isOpen(_ cells: [RecordGroup], _ counts: CountAnswer) -> Bool {
    guard let table = counts.table, counts.keys.last?.field != nil else { return false }
    return zip(table.heads, cells).contains { !$0.isKnown && $1.count > 0 }
  }

  /// What a cell of a count says: the sum where one stands across, else how many.
  private func measure(_ group: RecordGroup, _ request: CountRequest, across: Bool = true) -> String
  {
    across && request.sum != nil ? sum(of: group, request) : grouped(group.count)
  }

  private func sum(of group: RecordGroup, _ request: CountRequest) -> String {
    guard let field = request.sum.flatMap({ registry[request.register]?[field: $0] }),
      let sum = group.sums.first
    else { return "" }
    guard group.count == 0 || sum.unknown < group.count else { return "?" }
    let value = Outcome.number(sum.sum).value(as: field.shownKind)
    return value.map { reader.formatter.text($0, of: field.shownKind, .short) } ?? ""
  }

  private func details(
    of group: RecordGroup,
    _ name: String,
    _ cells: [RecordGroup],
    _ chosen: RecordGroup?,
    _ request: CountRequest,
    _ counts: CountAnswer,
    _ column: Int
  ) -> [(label: Phrase, text: Phrase)] {
    guard let register = registry[request.register] else { return [] }
    let label = reader.label(ofCount: request.key, in: register)
    var details: [(label: Phrase, text: Phrase)] = [(label, Phrase(same: name))]
    if chosen != nil, let across = request.across, let head = counts.table?.heads[column - 1] {
      details.append(
        (
          reader.label(ofCount: across, in: register),
          Phrase(same: reader.words(of: head, counts.keys[1]))
        )
      )
    }
    let here = chosen ?? group
    details.append((Phrase("Records", "记录"), Phrase(same: grouped(here.count))))
    if let field = request.sum.flatMap({ register[field: $0] }) {
      let unknown = here.sums.first?.unknown ?? 0
      let text = sum(of: here, request)
      details.append(
        (
          field.label,
          unknown > 0
            ? Phrase("\(text), \(unknown) not known", "\(text)，未知 \(unknown) 条")
            : Phrase(same: text)
        )
      )
    }
    if let table = counts.table {
      let gaps = zip(table.heads, cells).filter { $0.1.count == 0 }
        .map { reader.words(of: $0.0, counts.keys[1]) }
      if !gaps.isEmpty {
        let label = isOpen(cells, counts) ? Phrase("Not known", "未知") : Phrase("Missing", "缺项")
        details.append((label, Phrase(same: gaps.joined(separator: ", "))))
      }
    }
    if counts.isOverlapping, group.keys.isEmpty {
      details.append(
        (
          Phrase("Note", "说明"),
          Phrase(
            "A record with several values stands in each of its groups, here once.",
            "有多个取值的记录计入其每一组，此处只计一次。"
          )
        )
      )
    }
    if counts.lacksEmpty {
      details.append(
        (
          Phrase("Note", "说明"),
          Phrase(
            "Groups without a record would be too many to be listed.",
            "没有记录的分组过多，未列出。"
          )
        )
      )
    }
    return details
  }

  /// A filter with more clauses.
  private func narrowed(_ filter: String, by clauses: [String], _ register: String) -> String {
    guard !clauses.isEmpty, !filter.isEmpty else {
      return filter.isEmpty ? clauses.joined(separator: " and ") : filter
    }
    let strict = reader.strict(filter, register: register).map { "(\($0))" } ?? filter
    return ([strict] + clauses).joined(separator: " and ")
  }

  /// Moves to the column of the next or the previous value that stands across; the first is the row.
  mutating func moveCountColumn(by step: Int) -> [Effect] {
    guard case .view(var view) = screen, let heads = view.counts?.table?.heads else { return [] }
    view.column = min(max(0, view.column + step), heads.count)
    screen = .view(view)
    return []
  }
}
