import ZoneExchange
import ZoneModel
import ZoneQuery

/// Records in the order of a tree: each behind the one above it.
struct RecordTree {
  /// The records with their depth; those whose upper one is not among them stand at the top.
  private(set) var rows: [(record: Record, depth: Int)] = []

  /// Orders records; those beside each other keep their order.
  ///
  /// - Parameters:
  ///   - records: the records.
  ///   - field: names the record above.
  /// - Complexity: O(*n*) in the records.
  init(_ records: [Record], by field: Field) {
    let ids = Set(records.map(\.id))
    var below: [String: [Record]] = [:]
    var top: [Record] = []
    for record in records {
      if let upper = record[field.id]?.text, upper != record.id, ids.contains(upper) {
        below[upper, default: []].append(record)
      } else {
        top.append(record)
      }
    }
    var seen: Set<String> = []
    func add(_ record: Record, _ depth: Int) {
      guard seen.insert(record.id).inserted else { return }
      rows.append((record, depth))
      for next in below[record.id] ?? [] { add(next, depth + 1) }
    }
    for record in top { add(record, 0) }
    // Records that stand above each other in a circle have no top.
    for record in records { add(record, 0) }
  }
}

extension StoreDesk {
  /// Prints records as a tree: a table's first column is moved in by the depth.
  func print(
    _ rows: [(record: Record, depth: Int)],
    of register: Register,
    _ sheet: RecordSheet,
    on board: any Board,
    with evaluator: Evaluator
  ) throws(CommandFailure) {
    let row = row(of: register, on: board, with: evaluator)
    var printer = try SheetPrinter(call, columns: sheet.headings(in: call.language))
    for (record, depth) in rows {
      try Interruption.check()
      var cells = row.cells(of: record, sheet)
      if let first = cells.first, depth > 0 {
        let space = String(repeating: "  ", count: depth)
        cells[0] = SheetCell(first.value, shown: space + first.shown)
      }
      try printer.add(cells)
    }
    try printer.finish()
  }
}
