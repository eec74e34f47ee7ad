/// A board as it would be after some steps that nobody has saved.
///
/// It shares everything with the board below it but the records that the steps touch, so that "what
/// if?" costs as little as the steps are few.
public struct EditedBoard: Board {
  /// The seq of the board below.
  public var seq: Int { base.seq }
  private let base: any Board
  private var sources: [String: EditedSource] = [:]
  private var texts: [String: String?] = [:]

  /// Makes the board after steps on another.
  ///
  /// Steps on records that there are not are left out; nothing is checked.
  ///
  /// - Complexity: O(*n*) in the number of steps.
  public init(_ base: any Board, after edits: [Edit]) {
    self.base = base
    for edit in edits {
      if case .adopt(let file, _, let after) = edit { texts[file] = .some(after) }
      guard let reference = edit.record else { continue }
      let register = reference.register
      sources[register, default: EditedSource(base.source(register))].apply(edit, to: reference)
    }
  }

  /// The records of a register after the steps.
  public func source(_ register: String) -> any RecordSource {
    sources[register] ?? base.source(register)
  }

  /// The text of a hand-edited file after the steps.
  public func adoptedText(_ file: String) -> String? {
    texts[file] ?? base.adoptedText(file)
  }
}

/// The records of a register with some of them edited; new ones stand in slots at the end.
struct EditedSource: RecordSource {
  private let base: any RecordSource
  /// The records that differ, by slot; `nil` where one was deleted.
  private var edited: [Int: Record?] = [:]
  private var made: [String: Int] = [:]

  init(_ base: any RecordSource) {
    self.base = base
    slots = base.slots
    count = base.count
  }

  var register: String { base.register }
  private(set) var count: Int
  private(set) var slots: Int
  var generation: Int { base.generation }

  func isLive(_ slot: Int) -> Bool {
    if let record = edited[slot] { return record != nil }
    return slot < base.slots && base.isLive(slot)
  }

  func slot(of id: String) -> Int? {
    guard let slot = base.slot(of: id) ?? made[id], isLive(slot) else { return nil }
    return slot
  }

  func knows(_ id: String) -> Bool { slot(of: id) != nil || base.knows(id) }

  func id(at slot: Int) -> String? {
    if let record = edited[slot] { return record?.id }
    return slot < base.slots ? base.id(at: slot) : nil
  }

  func record(at slot: Int) -> Record? {
    if let record = edited[slot] { return record }
    return slot < base.slots ? base.record(at: slot) : nil
  }

  func withRow<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
    if let record = edited[slot] { return record.map { Self.line(of: $0, body) } }
    return slot < base.slots ? base.withRow(at: slot, body) : nil
  }

  func forEachRow(_ body: (Int, Span<UInt8>) -> Bool) {
    var goesOn = true
    base.forEachRow { slot, line in
      if let record = edited[slot] {
        if let record { goesOn = Self.line(of: record) { body(slot, $0) } }
      } else {
        goesOn = body(slot, line)
      }
      return goesOn
    }
    for slot in base.slots..<max(base.slots, slots) where goesOn {
      if let record = edited[slot] ?? nil { goesOn = Self.line(of: record) { body(slot, $0) } }
    }
  }

  /// Unknown: what a board below knew of its changes does not hold for this one.
  func slotsChanged(since seq: Int) -> [Int]? { nil }

  private static func line<Result>(of record: Record, _ body: (Span<UInt8>) -> Result) -> Result {
    var bytes: [UInt8] = []
    JSONLine.append(record, to: &bytes)
    return body(bytes.span)
  }

  mutating func apply(_ edit: Edit, to reference: RecordReference) {
    let slot = slot(of: reference.id)
    switch edit {
    case .create(_, let fields):
      guard slot == nil else { return }
      edited[slots] = Record(reference: reference, fields: fields)
      made[reference.id] = slots
      slots += 1
      count += 1
    case .delete:
      guard let slot else { return }
      edited[slot] = .some(nil)
      count -= 1
    case .set, .members: change(slot) { $0.fields.apply(edit) }
    case .adopt: break
    }
  }

  private mutating func change(_ slot: Int?, _ body: (inout Record) -> Void) {
    guard let slot, var record = record(at: slot) else { return }
    body(&record)
    edited[slot] = .some(record)
  }
}
