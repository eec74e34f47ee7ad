import ZoneModel

/// The records of a register while an evaluation lasts.
final class Table {
  let register: Register
  let source: any RecordSource
  private var slotsByID: [String: Int] = [:]
  private var lastRecord: (slot: Int, record: Record)?
  /// What computed fields gave, by field and slot.
  var computed: [String: [Int: Outcome]] = [:]

  init(register: Register, source: any RecordSource) {
    self.register = register
    self.source = source
  }

  func slot(of id: String) -> Int? {
    if let known = slotsByID[id] { return known < 0 ? nil : known }
    let slot = source.slot(of: id)
    slotsByID[id] = slot ?? -1
    return slot
  }

  func record(at slot: Int) -> Record? {
    if let lastRecord, lastRecord.slot == slot { return lastRecord.record }
    guard let record = source.record(at: slot) else { return nil }
    lastRecord = (slot, record)
    return record
  }

  func outcome(of field: Field, at slot: Int) -> Outcome {
    guard let record = record(at: slot) else { return .missing }
    return field.id == Names.id.id ? .text(record.id) : Outcome(record[field.id], kind: field.kind)
  }
}

/// A record that an expression is about.
enum Subject {
  case none
  /// A record that may not be on the board: a form's, a file's.
  case record(Record)
  case slot(Table, Int)

  var reference: RecordReference? {
    switch self {
    case .none: nil
    case .record(let record): record.reference
    case .slot(let table, let slot):
      table.source.id(at: slot).map { RecordReference(register: table.register.id, id: $0) }
    }
  }
}

/// The records that names mean while a part is evaluated.
struct Frame {
  var this: Subject
  var row: Subject = .none
}
