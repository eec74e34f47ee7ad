/// The records of one register in memory: a record source for tests, trials and plain lists.
///
/// Records stand sorted by the bytes of their ids, as in a store's snapshot.
public struct MemorySource: RecordSource {
  /// The register's id.
  public let register: String
  private let records: [Record]
  private let lines: [[UInt8]]
  /// The seq at which the records were put here; earlier ones know nothing.
  private let seq: Int

  /// Makes a source of a register's records; of records with the same id the last one counts.
  public init(register: String, records: [Record], seq: Int = 0) {
    self.register = register
    self.seq = seq
    var newest: [String: Record] = [:]
    for record in records { newest[record.id] = record }
    self.records = newest.values.sorted { Self.precedes($0.id, $1.id) }
    lines = self.records.map { record in
      var bytes: [UInt8] = []
      JSONLine.append(record, to: &bytes)
      return bytes
    }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// How many records there are.
  public var count: Int { records.count }
  /// How many slots there are.
  public var slots: Int { records.count }
  /// Changes with every new list of records.
  public var generation: Int { seq }

  /// Whether a slot holds a record.
  public func isLive(_ slot: Int) -> Bool { records.indices.contains(slot) }

  /// The slot of a record; `nil` when there is none.
  ///
  /// - Complexity: O(log *n*).
  public func slot(of id: String) -> Int? {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if Self.precedes(records[middle].id, id) { low = middle + 1 } else { high = middle }
    }
    guard low < records.count, records[low].id.utf8.elementsEqual(id.utf8) else { return nil }
    return low
  }

  /// The id at a slot; `nil` where there is none.
  public func id(at slot: Int) -> String? {
    isLive(slot) ? records[slot].id : nil
  }

  /// The record at a slot; `nil` where there is none.
  public func record(at slot: Int) -> Record? {
    isLive(slot) ? records[slot] : nil
  }

  /// Calls `body` with the record's line; returns `nil` where the slot holds none.
  public func withRow<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard isLive(slot) else { return nil }
    let line = lines[slot]
    return body(line.span)
  }

  /// Calls `body` with the slot and line of each record in turn, until it returns `false`.
  public func forEachRow(_ body: (Int, Span<UInt8>) -> Bool) {
    for (slot, line) in lines.enumerated() {
      guard body(slot, line.span) else { return }
    }
  }

  /// No slots for the seq that the records were put here at or a later one, `nil` for earlier ones.
  public func slotsChanged(since seq: Int) -> [Int]? {
    seq >= self.seq ? [] : nil
  }
}

/// A store's records in memory: a board for tests, trials and plain lists.
public struct MemoryBoard: Board {
  /// The seq of the last change that it shows.
  public private(set) var seq: Int
  private var sources: [String: MemorySource]
  private var texts: [String: String]

  /// Makes a board of records of any registers.
  public init(_ records: [Record] = [], seq: Int = 0, texts: [String: String] = [:]) {
    self.seq = seq
    self.texts = texts
    sources = [:]
    for (register, records) in Dictionary(grouping: records, by: \.reference.register) {
      sources[register] = MemorySource(register: register, records: records, seq: seq)
    }
  }

  /// The records of a register; a register without records has an empty source.
  public func source(_ register: String) -> any RecordSource {
    sources[register] ?? MemorySource(register: register, records: [], seq: 0)
  }

  /// The text of a hand-edited file that is in force.
  public func adoptedText(_ file: String) -> String? {
    texts[file]
  }

  /// The board after these steps, one seq later.
  ///
  /// Steps on records that there are not are left out; nothing is checked.
  public func applying(_ edits: [Edit]) -> MemoryBoard {
    var board = self
    board.seq += 1
    var touched: [String: [String: Record]] = [:]
    for edit in edits {
      if case .adopt(let file, _, let after) = edit { board.texts[file] = after }
      guard let reference = edit.record else { continue }
      var records = touched[reference.register] ?? records(of: reference.register)
      records[reference.id] = Self.record(records[reference.id], at: reference, after: edit)
      touched[reference.register] = records
    }
    for (register, records) in touched {
      board.sources[register] = MemorySource(
        register: register,
        records: Array(records.values),
        seq: board.seq
      )
    }
    return board
  }

  private func records(of register: String) -> [String: Record] {
    var records: [String: Record] = [:]
    let source = source(register)
    for slot in 0..<source.slots {
      if let record = source.record(at: slot) { records[record.id] = record }
    }
    return records
  }

  private static func record(
    _ record: Record?,
    at reference: RecordReference,
    after edit: Edit
  ) -> Record? {
    if case .create(_, let fields) = edit {
      return Record(reference: reference, revision: 1, fields: fields)
    }
    guard var record else { return nil }
    if case .delete = edit { return nil }
    record.revision += 1
    record.fields.apply(edit)
    return record
  }
}
