import Canvas
import ZoneExchange
import ZoneModel
import ZoneQuery

/// Makes the cells of records.
struct RecordRow {
  let register: Register
  let registry: Registry
  let board: any Board
  let language: Language
  private let formatter: ValueFormatter
  private let evaluator: Evaluator

  init(
    register: Register,
    registry: Registry,
    board: any Board,
    evaluator: Evaluator,
    _ language: Language
  ) {
    self.evaluator = evaluator
    self.register = register
    self.registry = registry
    self.board = board
    self.language = language
    formatter = ValueFormatter(language) { reference in
      board.title(of: reference, in: registry, language, depth: 1)
    }
  }

  /// The cells of a record, in the order of the sheet's columns.
  func cells(
    of record: Record,
    _ sheet: RecordSheet,
    _ length: ValueFormatter.Length = .short
  ) -> [SheetCell] {
    sheet.columns.map { column in
      switch column {
      case .id: SheetCell(.text(record.id))
      case .revision: SheetCell(.number(Number(record.revision)))
      case .field(let field):
        cell(of: field, record, length, orOf: twin(of: field, beside: sheet))
      }
    }
  }

  /// The field that has the same text in the other language, where the sheet does not show it as well.
  private func twin(of field: Field, beside sheet: RecordSheet) -> Field? {
    guard let twin = register.twin(of: field.id), !sheet.columns.contains(.field(twin)) else {
      return nil
    }
    return twin
  }

  /// The record as one JSON object with its line end.
  func json(of record: Record, _ sheet: RecordSheet) -> String {
    let known = Set(register.fields.map(\.id))
    var fields = Fields()
    for (column, cell) in zip(sheet.columns, cells(of: record, sheet)) {
      guard let value = cell.value else { continue }
      switch column {
      case .id: fields["id"] = value
      case .revision: fields["revision"] = value
      case .field(let field): fields[field.id] = value
      }
    }
    // What this version does not know is shown all the same.
    for entry in record.fields.entries where !known.contains(entry.field) {
      fields[entry.field] = entry.value
    }
    var bytes: [UInt8] = []
    JSONLine.append(fields, to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private func cell(
    of field: Field,
    _ record: Record,
    _ length: ValueFormatter.Length,
    orOf twin: Field?
  ) -> SheetCell {
    guard field.kind.isComputed else {
      let value = record[field.id]
      // A name in the other language says more than none.
      let told = value ?? twin.flatMap { record[$0.id] }
      return SheetCell(value, shown: shown(told, of: field, length))
    }
    let computed = evaluator.computed(field, of: record)
    let period = computed.period.map { year in
      let digits = String(year % 100)
      return "'" + (digits.count < 2 ? "0" : "") + digits
    }
    if let ends = computed.outcome.ends(as: field.shownKind) {
      let shown = computed.outcome.range(of: field.shownKind, field.unit, formatter, length)
      let plain = computed.outcome.range(of: field.shownKind, nil, formatter, .full)
      return SheetCell(.range(ends.low, ends.high), shown: shown, plain: plain)
    }
    let shown = shown(computed.value, of: field, length)
    return SheetCell(computed.value, shown: shown.isEmpty ? "" : shown + (period ?? ""))
  }

  private func shown(_ value: Value?, of field: Field, _ length: ValueFormatter.Length) -> String {
    Lettering.unicode.shown(formatter.text(value, of: field, length))
  }
}
