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
  /// - Parameters:
  ///   - edits: the steps.
  ///   - seq: the seq of the change.
  ///   - isForNow: whether `settle` comes later, and `apply` need not do what can wait.
  /// - Returns: the slots that were touched.
  /// - Throws: the first step that does not fit; the board is then of no use.
  mutating func apply(
    _ edits: [Edit],
    seq: Int,
    isForNow: Bool = false
  ) throws(ApplyFault) -> Touched {
    var work = ChangeWork(board: self, isForNow: isForNow)
    try work.apply(edits, seq: seq)
    let touched = work.touched
    self = work.finish()
    return touched
  }

  /// Takes changes back, newest first, so that the board is as it was before them; revisions fall
  /// again.
  mutating func unapply(_ changes: some Sequence<Change>) throws(UnapplyFault) {
    var work = ChangeWork(board: self, isReverse: true)
    for change in changes {
      do throws(ApplyFault) {
        try work.apply(change.edits.reversed().map(\.inverse), seq: change.seq - 1)
      } catch {
        throw UnapplyFault(seq: change.seq, reason: error.reason)
      }
    }
    self = work.finish()
  }

  /// Does what `apply` has left for later.
  mutating func settle(_ touched: Touched) {
    for register in touched.keys { registers[register]?.settle() }
  }

  /// Tells those who keep columns which slots a change touched.
  func publish(_ touched: Touched, seq: Int) {
    for (register, slots) in touched {
      registers[register]?.touched.add(slots.sorted(), seq: seq)
    }
  }
}

/// A change that cannot be taken back because it does not fit the records.
struct UnapplyFault: Error {
  let seq: Int
  let reason: Phrase
}

extension Record {
  /// Whether its line is read as this very record: other members of JSON are written without the space
  /// that their text may have.
  fileprivate var isReadAsWritten: Bool {
    fields.entries.allSatisfy { entry in
      if case .json = entry.value { false } else { true }
    }
  }
}

/// The work of applying changes one after the other: the records that they touch stay decoded until
/// all are done, because in a journal the same ones come again and again.
struct ChangeWork {
  /// A register that is being changed, outside of the board, so that it need not be copied.
  private struct Register {
    var source: RegisterSource
    /// Records whose lines are to be written anew.
    var pending: [Int: Record] = [:]
    /// Where records were found.
    var slots: [String: Int] = [:]
    /// The slots that the change at hand touched.
    var touched: Set<Int> = []
  }

  /// More decoded records than these are not kept.
  private static let most = 1 << 16

  private var board: StoreBoard
  private var seq: Int
  private var registers: [String: Register] = [:]
  private var name = ""
  private var open: Register?
  /// The registers that the change at hand touched.
  private var names: Set<String> = []
  /// Whether steps are taken back, which is not a touch of its own.
  private let isReverse: Bool
  /// Whether the board is settled later.
  private let isForNow: Bool

  init(board: StoreBoard, isReverse: Bool = false, isForNow: Bool = false) {
    self.board = board
    self.isForNow = isForNow
    self.isReverse = isReverse
    seq = board.seq
  }

  /// The slots that the last change touched.
  var touched: StoreBoard.Touched {
    var touched: StoreBoard.Touched = [:]
    for name in names {
      touched[name] = (name == self.name ? open : registers[name])?.touched
    }
    return touched
  }

  /// Tells those who keep columns which slots the last change touched.
  func publish() {
    for name in names {
      guard let register = name == self.name ? open : registers[name] else { continue }
      register.source.touched.add(register.touched.sorted(), seq: seq)
    }
  }

  /// Applies the steps of the next change.
  ///
  /// - Throws: the first step that does not fit; the work is then of no use.
  mutating func apply(_ edits: [Edit], seq: Int) throws(ApplyFault) {
    for name in names {
      if name == self.name {
        open?.touched.removeAll(keepingCapacity: true)
      } else {
        registers[name]?.touched.removeAll(keepingCapacity: true)
      }
    }
    names.removeAll(keepingCapacity: true)
    self.seq = seq
    for edit in edits { try apply(edit) }
  }

  private mutating func apply(_ edit: Edit) throws(ApplyFault) {
    switch edit {
    case .adopt(let file, _, let after): board.texts[file] = after
    case .create(let reference, let fields):
      turn(to: reference.register)
      guard find(reference.id) == nil else {
        throw ApplyFault(edit, "the record exists already", "记录已存在")
      }
      create(reference, fields)
    case .delete(let reference, _): delete(reference.id, try load(reference, for: edit))
    case .set(let reference, let field, _, let after):
      put(after, in: field, try load(reference, for: edit))
    case .members(let reference, let field, let added, let removed):
      let slot = try load(reference, for: edit)
      guard let members = members(of: field, slot) else {
        throw ApplyFault(edit, "the field is not a set", "该字段不是集合")
      }
      let rest = members.filter { !removed.contains($0) } + added
      put(rest.isEmpty ? nil : .set(rest), in: field, slot)
    }
  }

  private func members(of field: String, _ slot: Int) -> [String]? {
    guard let value = open?.pending[slot]?[field] else { return [] }
    return value.list
  }

  private mutating func create(_ reference: RecordReference, _ fields: Fields) {
    let grave = open?.source.graves[reference.id] ?? 0
    if grave > 0 { open?.source.graves[reference.id] = nil }
    let revision = isReverse ? grave - 1 : grave + 1
    let record = Record(reference: reference, revision: revision, fields: fields)
    let line = Self.line(of: record)
    // What comes back stands where it stood; a new record was nowhere, and is not looked for.
    let old = grave > 0 ? open?.source.revive(reference.id, line) : nil
    guard let slot = old ?? open?.source.append(reference.id, line) else { return }
    open?.slots[reference.id] = slot
    touch(slot)
  }

  private mutating func delete(_ id: String, _ slot: Int) {
    guard let record = open?.pending.removeValue(forKey: slot) else { return }
    let isTouched = isTouched(slot)
    let grave =
      isReverse
      ? record.revision - (isTouched ? 0 : 1)
      : record.revision + (isTouched ? 0 : 1)
    open?.source.graves[id] = grave > 0 ? grave : nil
    open?.source.kill(slot, id: id)
    open?.slots[id] = nil
    touch(slot)
  }

  private mutating func put(_ value: Value?, in field: String, _ slot: Int) {
    guard var record = open?.pending.removeValue(forKey: slot) else { return }
    let isNew = record[field] == nil && value != nil
    record[field] = value
    if isNew {
      record.fields = record.fields.sorted(by: board.order(record.reference.register))
    }
    if !isTouched(slot) {
      record.revision += isReverse ? -1 : 1
      touch(slot)
    }
    open?.pending[slot] = record
  }

  private mutating func find(_ id: String) -> Int? {
    if let slot = open?.slots[id] { return slot }
    guard let slot = open?.source.slot(of: id) else { return nil }
    open?.slots[id] = slot
    return slot
  }

  /// Finds a record and decodes it; it must then be put back or deleted.
  private mutating func load(
    _ reference: RecordReference,
    for edit: Edit
  ) throws(ApplyFault) -> Int {
    turn(to: reference.register)
    if let slot = open?.slots[reference.id], open?.pending[slot] != nil { return slot }
    guard let (slot, record) = open?.source.found(reference.id) else {
      throw ApplyFault(edit, "there is no such record", "没有此记录")
    }
    if open?.pending.count ?? 0 >= Self.most { flushOpen() }
    open?.slots[reference.id] = slot
    open?.pending[slot] = record
    return slot
  }

  private func isTouched(_ slot: Int) -> Bool { open?.touched.contains(slot) == true }

  private mutating func touch(_ slot: Int) {
    open?.touched.insert(slot)
    open?.source.touchedSeq = seq
    names.insert(name)
  }

  private mutating func turn(to register: String) {
    guard open == nil || name != register else { return }
    close()
    name = register
    if let known = registers.removeValue(forKey: register) {
      open = known
    } else {
      open = Register(source: board.registers[register] ?? board.empty(register))
      // The only reference, so that what follows need not copy.
      board.registers[register] = nil
    }
  }

  private mutating func close() {
    guard let open else { return }
    self.open = nil
    registers[name] = open
  }

  private static func line(of record: Record) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(512)
    JSONLine.append(record, to: &line)
    return line
  }

  private mutating func flushOpen() {
    guard var register = open else { return }
    open = nil
    // Whoever made a small change looks at its records next.
    let isSmall = register.pending.count <= 2
    for (slot, record) in register.pending {
      let line = Self.line(of: record)
      if isSmall, isForNow {
        register.source.replaceForNow(slot, with: line)
      } else {
        register.source.replace(slot, with: line)
      }
      if isSmall, record.isReadAsWritten { register.source.keep(record, at: slot) }
    }
    register.pending.removeAll(keepingCapacity: true)
    register.slots.removeAll(keepingCapacity: true)
    open = register
  }

  /// The board behind the last change.
  mutating func finish() -> StoreBoard {
    close()
    for name in Array(registers.keys) {
      open = registers.removeValue(forKey: name)
      flushOpen()
      if let source = open?.source { board.registers[name] = source }
      open = nil
    }
    board.seq = seq
    return board
  }
}
