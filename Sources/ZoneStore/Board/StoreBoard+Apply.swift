internal import HashTreeCollections
internal import ZoneModel

/// A step that does not fit the state that it is applied to.
struct ApplyFault: Error {
  let edit: Edit
  let reason: Phrase

  init(_ edit: Edit, _ en: String, _ zh: String) {
    self.edit = edit
    reason = Phrase(en, zh)
  }
}

extension StoreBoard {
  /// The slots that a change touched, by register.
  typealias Touched = [String: Set<Int>]

  /// Applies the steps of a change; afterwards the board shows `seq`.
  ///
  /// - Returns: the slots that were touched.
  /// - Throws: the first step that does not fit; the board is then of no use.
  mutating func apply(_ edits: [Edit], seq: Int) throws(ApplyFault) -> Touched {
    var work = ChangeWork(board: self, seq: seq)
    for edit in edits { try work.apply(edit) }
    work.flush()
    self = work.finish()
    return work.touched
  }

  /// Takes a change back, so that the board is as it was before it; revisions fall again.
  mutating func unapply(_ edits: [Edit], before seq: Int) throws(ApplyFault) {
    var work = ChangeWork(board: self, seq: seq, isReverse: true)
    for edit in edits.reversed() { try work.apply(edit.inverse) }
    self = work.finish()
  }

  /// Tells those who keep columns which slots a change touched.
  func publish(_ touched: Touched, seq: Int) {
    for (register, slots) in touched {
      registers[register]?.touched.add(slots.sorted(), seq: seq)
    }
  }
}

/// The work of applying one change: the record at hand stays decoded while steps follow on it.
private struct ChangeWork {
  var board: StoreBoard
  let seq: Int
  var touched: StoreBoard.Touched = [:]
  private var source: RegisterSource?
  private var slot: Int?
  private var record: Record?
  private var isChanged = false

  /// Whether steps are taken back, which is not a touch of its own.
  private let isReverse: Bool

  init(board: StoreBoard, seq: Int, isReverse: Bool = false) {
    self.board = board
    self.seq = seq
    self.isReverse = isReverse
  }

  mutating func apply(_ edit: Edit) throws(ApplyFault) {
    switch edit {
    case .adopt(let file, _, let after): board.texts[file] = after
    case .create(let reference, let fields):
      turn(to: reference.register)
      guard source?.slot(of: reference.id) == nil else {
        throw ApplyFault(edit, "the record exists already", "记录已存在")
      }
      create(reference, fields)
    case .delete(let reference, _):
      try load(reference, for: edit)
      guard let record, let slot else { return }
      let isTouched = isTouched(slot)
      let grave =
        isReverse
        ? record.revision - (isTouched ? 0 : 1)
        : record.revision + (isTouched ? 0 : 1)
      source?.graves[record.id] = grave > 0 ? grave : nil
      source?.kill(slot, id: record.id)
      touch(slot)
      forget()
    case .set(let reference, let field, _, let after):
      try load(reference, for: edit)
      put(after, in: field)
    case .members(let reference, let field, let added, let removed):
      try load(reference, for: edit)
      guard let members = members(of: field) else {
        throw ApplyFault(edit, "the field is not a set", "该字段不是集合")
      }
      let rest = members.filter { !removed.contains($0) } + added
      put(rest.isEmpty ? nil : .set(rest), in: field)
    }
  }

  private func members(of field: String) -> [String]? {
    guard let value = record?[field] else { return [] }
    return value.list
  }

  private mutating func create(_ reference: RecordReference, _ fields: Fields) {
    flushRecord()
    let grave = source?.graves[reference.id] ?? 0
    if grave > 0 { source?.graves[reference.id] = nil }
    let revision = isReverse ? grave - 1 : grave + 1
    let record = Record(reference: reference, revision: revision, fields: fields)
    var line: [UInt8] = []
    line.reserveCapacity(512)
    JSONLine.append(record, to: &line)
    guard let slot = source?.append(reference.id, line) else { return }
    touch(slot)
  }

  private mutating func put(_ value: Value?, in field: String) {
    guard var record, let slot else { return }
    let isNew = record[field] == nil && value != nil
    record[field] = value
    if isNew {
      record.fields = record.fields.sorted(by: board.order(record.reference.register))
    }
    if !isTouched(slot) {
      record.revision += isReverse ? -1 : 1
      touch(slot)
    }
    self.record = record
    isChanged = true
  }

  private mutating func load(_ reference: RecordReference, for edit: Edit) throws(ApplyFault) {
    if let record, record.reference == reference { return }
    turn(to: reference.register)
    flushRecord()
    guard let found = source?.slot(of: reference.id), let read = source?.record(at: found) else {
      throw ApplyFault(edit, "there is no such record", "没有此记录")
    }
    slot = found
    record = read
  }

  private func isTouched(_ slot: Int) -> Bool {
    guard let register = source?.register else { return false }
    return touched[register]?.contains(slot) == true
  }

  private mutating func touch(_ slot: Int) {
    guard let register = source?.register else { return }
    touched[register, default: []].insert(slot)
  }

  private mutating func turn(to register: String) {
    guard source?.register != register else { return }
    flush()
    source = board.registers[register] ?? board.empty(register)
    // The only reference, so that what follows need not copy.
    board.registers[register] = nil
  }

  private mutating func flushRecord() {
    if isChanged, let record, let slot {
      var line: [UInt8] = []
      line.reserveCapacity(512)
      JSONLine.append(record, to: &line)
      source?.replace(slot, with: line)
    }
    forget()
  }

  private mutating func forget() {
    record = nil
    slot = nil
    isChanged = false
  }

  mutating func flush() {
    flushRecord()
    guard var source else { return }
    source.touchedSeq = seq
    board.registers[source.register] = source
    self.source = nil
  }

  mutating func finish() -> StoreBoard {
    flush()
    board.seq = seq
    for register in board.registers.keys { board.registers[register]?.seq = seq }
    return board
  }
}
