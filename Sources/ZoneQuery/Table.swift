import ZoneModel

/// The records of a register while an evaluation lasts.
final class Table {
  let register: Register
  let source: any RecordSource
  private var slotsByID: [String: Int] = [:]
  private var lastRecord: (slot: Int, record: Record)?
  /// What computed fields gave, by field.
  var computed: [String: ComputedField] = [:]
  /// Which rows lie within a zone, for the zones that were asked about.
  var narrowings: [RecordReference: Mask] = [:]
  /// The ids of the records in a zone, once many were asked about.
  var placed: [RecordReference: Set<String>] = [:]
  /// How often one of its records was asked about.
  var placeAsks = 0
  /// The answers of computed questions, by field.
  var masks: [String: Mask] = [:]
  private var columns: [String: KeptColumn] = [:]
  /// How often a field was read from decoded records.
  private var misses: [String: Int] = [:]
  private let columnSource: ColumnSource

  init(register: Register, source: any RecordSource, columns: ColumnSource) {
    self.register = register
    self.source = source
    columnSource = columns
  }

  /// Reads columns that are not there yet, all in one pass.
  func load(_ fields: [Field]) {
    var seen: Set<String> = [Names.id.id]
    let wanted = fields.filter {
      columns[$0.id] == nil && Column.fits($0) && seen.insert($0.id).inserted
    }
    guard !wanted.isEmpty else { return }
    for column in columnSource.columns(wanted, source) {
      columns[column.field.id] = KeptColumn(column)
    }
  }

  /// The column of a field; `nil` where it has none or reading was cancelled.
  func column(_ field: Field) -> Column? {
    if columns[field.id] == nil { load([field]) }
    return columns[field.id]?.column
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
    if let kept = columns[field.id] { return kept.outcome(slot) }
    // A few records are decoded; for many a column is read, at the price of a part of them.
    let count = (misses[field.id] ?? 0) + 1
    misses[field.id] = count
    if count >= max(500, source.count / 16), source.count > 500, Column.fits(field),
      let column = column(field)
    {
      return column.outcome(slot)
    }
    guard let record = record(at: slot) else { return .missing }
    return field.id == Names.id.id ? .text(record.id) : Outcome(record[field.id], kind: field.kind)
  }
}

/// A column that a table keeps; a class with the cells of most columns at hand, so that looking at one
/// cell copies nothing of them.
private final class KeptColumn {
  let column: Column
  private let codes: [Int32]
  private let outcomes: [Outcome]

  init(_ column: Column) {
    self.column = column
    if case .codes(let codes, _, let outcomes) = column.cells {
      (self.codes, self.outcomes) = (codes, outcomes)
    } else {
      (codes, outcomes) = ([], [])
    }
  }

  func outcome(_ slot: Int) -> Outcome {
    guard !codes.isEmpty else { return column.outcome(slot) }
    return codes[slot] < 0 ? .missing : outcomes[Int(codes[slot])]
  }
}

/// What a computed field gave for the rows that were asked about.
final class ComputedField {
  /// Its expression; `nil` where that is wrong.
  let root: Node?
  /// Whether a text that it gives is a choice.
  let isChoice: Bool
  private let slots: Int
  /// By slot for a few rows; for many a list of all is smaller and faster.
  private var few: [Int: Outcome] = [:]
  private var all: [Outcome?] = []

  init(_ field: Field, root: Node?, _ slots: Int) {
    self.root = root
    self.slots = slots
    isChoice = Self.givesChoice(field)
  }

  static func givesChoice(_ field: Field) -> Bool {
    if case .choice = ValueType(field.kind) { true } else { false }
  }

  subscript(slot: Int) -> Outcome? {
    get { all.isEmpty ? few[slot] : all[slot] }
    set {
      guard all.isEmpty else {
        all[slot] = newValue
        return
      }
      few[slot] = newValue
      guard few.count > max(500, slots / 16) else { return }
      all = Array(repeating: nil, count: slots)
      for (slot, outcome) in few { all[slot] = outcome }
      few = [:]
    }
  }
}

/// Where tables have their columns from.
struct ColumnSource {
  let cache: QueryCache
  let seq: Int
  /// Whether columns may be kept for others: not those of a board that is only a thought.
  let isShared: Bool
  let isCancelled: () -> Bool
  let progress: (Double) -> Void

  func columns(_ fields: [Field], _ source: any RecordSource) -> [Column] {
    isShared
      ? cache.columns(
        fields,
        of: source,
        seq: seq,
        isCancelled: isCancelled,
        progress: progress
      )
      : Column.read(fields, of: source, seq: seq, isCancelled: isCancelled) ?? []
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
