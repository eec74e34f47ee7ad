internal import HashTreeCollections
internal import Synchronization
public import ZoneModel

/// The records of one register of a store: the register file with what changed since.
public struct RegisterSource: RecordSource {
  /// What stands at a slot instead of the file's line.
  enum Row: Sendable {
    case dead
    case line([UInt8])
  }

  let base: BaseRegister
  private(set) var overlay: TreeDictionary<Int, Row> = [:]
  /// Rows that a change has just replaced and that are not in `overlay` yet.
  private var fresh: [(slot: Int, row: Row)] = []
  /// The slots of records made since, by id, also of those that were deleted again.
  var added: TreeDictionary<String, Int> = [:]
  /// The last revision of deleted records, so that none falls when one comes back.
  var graves: TreeDictionary<String, Int> = [:]
  /// How many slots there are, dead ones included.
  public private(set) var slots: Int
  /// How many records there are.
  public private(set) var count: Int
  /// Changes when slots are numbered anew.
  public let generation: Int
  /// The seq that this shows; in a board's own keeping it may be that of an earlier change.
  var seq: Int
  /// The seq of the last change that touched it.
  var touchedSeq: Int
  let touched: TouchedSlots
  private let lookedUp = LookedUp()

  init(base: BaseRegister, generation: Int, seq: Int, graves: [String: Int] = [:]) {
    self.base = base
    self.generation = generation
    self.seq = seq
    touchedSeq = base.seq
    slots = base.count
    count = base.count
    touched = TouchedSlots(floor: seq)
    for (id, revision) in graves { self.graves[id] = revision }
  }

  /// Whether a record has or had an id.
  public func knows(_ id: String) -> Bool { slot(of: id) != nil || graves[id] != nil }

  /// The same records under another generation.
  func renumbered(generation: Int) -> RegisterSource {
    var copy = RegisterSource(base: base, generation: generation, seq: seq)
    copy.overlay = overlay
    copy.fresh = fresh
    copy.added = added
    copy.graves = graves
    copy.slots = slots
    copy.count = count
    copy.touchedSeq = touchedSeq
    return copy
  }

  /// The register's id.
  public var register: String { base.register }

  /// Whether a slot holds a record.
  public func isLive(_ slot: Int) -> Bool {
    guard (0..<slots).contains(slot) else { return false }
    switch row(at: slot) {
    case .dead: return false
    case .line: return true
    case nil: return slot < base.count
    }
  }

  /// The slot of a record; `nil` when there is none.
  ///
  /// O(log n).
  public func slot(of id: String) -> Int? {
    if let slot = added[id] { return isLive(slot) ? slot : nil }
    guard let slot = baseSlot(of: id), isLive(slot) else { return nil }
    return slot
  }

  /// The id at a slot; `nil` where the slot is dead.
  public func id(at slot: Int) -> String? {
    withRow(at: slot) { line in Self.id(of: line) }
  }

  /// The record at a slot, decoded; `nil` where the slot is dead.
  public func record(at slot: Int) -> Record? {
    let register = register
    return withRow(at: slot) { line in try? JSONLine.record(register: register, line) } ?? nil
  }

  /// A record and its slot, by its id; quick for one that was looked up just before.
  func found(_ id: String) -> (slot: Int, record: Record)? {
    if let known = lookedUp.record(of: id, at: { line(at: $0) }) { return known }
    guard let slot = slot(of: id), let record = record(at: slot) else { return nil }
    keep(record, at: slot)
    return (slot, record)
  }

  /// Keeps a record that a slot's line has, for who looks it up next.
  func keep(_ record: Record, at slot: Int) {
    if let line = line(at: slot) { lookedUp.keep(record, at: slot, line) }
  }

  private func line(at slot: Int) -> LookedUp.Line? {
    switch row(at: slot) {
    case .line(let bytes): .overlay(bytes)
    case nil where slot < base.count: .base
    case .dead, nil: nil
    }
  }

  /// Calls `body` with the record's line; returns `nil` where the slot is dead.
  public func withRow<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard (0..<slots).contains(slot) else { return nil }
    switch row(at: slot) {
    case .dead: return nil
    case .line(let bytes): return body(bytes.span)
    case nil:
      guard slot < base.count else { return nil }
      let view = base.view(line: slot)
      return withExtendedLifetime(view.bytes) {
        let line = view.line(slot)
        guard line.first == UInt8(ascii: "{") else { return nil }
        return body(line.span)
      }
    }
  }

  /// Calls `body` with the slot and line of each live record in turn, until it returns `false`.
  public func forEachRow(_ body: (Int, Span<UInt8>) -> Bool) {
    var overlay = overlay
    for (slot, row) in fresh { overlay[slot] = row }
    let replaced = overlay.keys.filter { $0 < base.count }.sorted()
    var nextReplaced = 0
    var slot = 0
    while slot < base.count {
      // In pieces of a run, so that the first rows come before the last are verified.
      let whole = base.view()
      let limit = whole.starts[slot] + BaseRegister.runLength
      var end = slot
      while end < base.count, whole.starts[end] < limit { end += 1 }
      let view = base.view(verifying: whole.starts[slot]..<whole.starts[end])
      let more = withExtendedLifetime(view.bytes) {
        while slot < end {
          defer { slot += 1 }
          if nextReplaced < replaced.count, replaced[nextReplaced] == slot {
            nextReplaced += 1
            guard case .line(let bytes) = overlay[slot] else { continue }
            guard body(slot, bytes.span) else { return false }
          } else {
            let line = view.line(slot)
            guard line.first == UInt8(ascii: "{") else { continue }
            guard body(slot, line.span) else { return false }
          }
        }
        return true
      }
      guard more else { return }
    }
    while slot < slots {
      if case .line(let bytes) = overlay[slot] {
        guard body(slot, bytes.span) else { return }
      }
      slot += 1
    }
  }

  /// The slots that changes after `seq` touched, or `nil` when that is no longer known.
  public func slotsChanged(since seq: Int) -> [Int]? {
    touched.slots(after: seq, upTo: self.seq)
  }

  // MARK: - Changing

  /// What stands at a slot instead of the file's line.
  private func row(at slot: Int) -> Row? {
    for entry in fresh where entry.slot == slot { return entry.row }
    return overlay.isEmpty ? nil : overlay[slot]
  }

  /// Puts a line in place of a record's.
  mutating func replace(_ slot: Int, with line: [UInt8]) {
    settle()
    overlay[slot] = .line(line)
  }

  /// Puts a line in place of a record's for now; `settle` does what there is time for later.
  mutating func replaceForNow(_ slot: Int, with line: [UInt8]) {
    fresh.append((slot, .line(line)))
  }

  /// Puts the rows among the others that were replaced for now.
  mutating func settle() {
    guard !fresh.isEmpty else { return }
    for (slot, row) in fresh { overlay[slot] = row }
    fresh = []
  }

  /// Puts a record's line where it stood before it was deleted; returns its slot, `nil` where it had
  /// none.
  mutating func revive(_ id: String, _ line: [UInt8]) -> Int? {
    guard let slot = added[id] ?? baseSlot(of: id) else { return nil }
    settle()
    overlay[slot] = .line(line)
    count += 1
    return slot
  }

  /// Puts a new record's line behind the others; returns its slot.
  mutating func append(_ id: String, _ line: [UInt8]) -> Int {
    let slot = slots
    overlay[slot] = .line(line)
    added[id] = slot
    slots += 1
    count += 1
    return slot
  }

  /// Takes a record away.
  mutating func kill(_ slot: Int, id: String) {
    settle()
    overlay[slot] = .dead
    count -= 1
  }

  // MARK: - Reading lines

  /// The id of a line: the first member's text, without escapes.
  static func id(of line: Span<UInt8>) -> String {
    var id: [UInt8] = []
    var at = 7
    while at < line.count, line[at] != UInt8(ascii: "\"") {
      id.append(line[at])
      at += 1
    }
    return String(decoding: id, as: UTF8.self)
  }

  private func baseSlot(of id: String) -> Int? {
    guard base.count > 0 else { return nil }
    let wanted = Array(id.utf8)
    let verified = base.verifiedView
    let line = firstBaseLine(notBefore: wanted, verified)
    guard line < base.count, order(of: wanted, withLine: line, verified) == 0 else { return nil }
    return line
  }

  /// The first line of the file whose id is not before an id.
  func firstBaseLine(notBefore id: [UInt8]) -> Int {
    firstBaseLine(notBefore: id, base.verifiedView)
  }

  private func firstBaseLine(notBefore id: [UInt8], _ verified: BaseRegister.View?) -> Int {
    var (low, high) = (0, base.count)
    while low < high {
      let middle = (low + high) / 2
      if order(of: id, withLine: middle, verified) <= 0 { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Compares with the id of a line, whose run is verified first unless all of them are.
  private func order(
    of id: [UInt8],
    withLine line: Int,
    _ verified: BaseRegister.View?
  ) -> Int {
    let view = verified ?? base.view(line: line)
    return withExtendedLifetime(view.bytes) { compare(id, with: view.line(line)) }
  }

  /// The order of an id and the id of a line: negative, zero or positive.
  private func compare(_ id: [UInt8], with line: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    while true {
      let theirs = 7 + at < line.count ? line[7 + at] : UInt8(ascii: "\"")
      let isEnd = theirs == UInt8(ascii: "\"")
      if at == id.count { return isEnd ? 0 : -1 }
      if isEnd { return 1 }
      if id[at] != theirs { return id[at] < theirs ? -1 : 1 }
      at += 1
    }
  }
}

/// The slots that changes touched, in the order of the changes, as far back as is remembered.
///
/// All boards of a generation share it; a board sees it up to its own seq.
final class TouchedSlots: Sendable {
  private struct State: Sendable {
    var floor: Int
    var entries: [(seq: Int, slot: Int)] = []
  }

  private static let limit = 1 << 18
  private let state: Mutex<State>

  init(floor: Int) {
    state = Mutex(State(floor: floor))
  }

  func add(_ slots: some Sequence<Int>, seq: Int) {
    state.withLock { state in
      // Two boards may arrive at the same change (a check, then the commit); once is enough.
      if let last = state.entries.last, last.seq >= seq { return }
      for slot in slots { state.entries.append((seq, slot)) }
      guard state.entries.count > Self.limit else { return }
      let kept = state.entries.count / 2
      let dropped = state.entries.count - kept
      state.floor = state.entries[dropped - 1].seq
      state.entries.removeFirst(dropped)
      state.entries.removeAll { $0.seq <= state.floor }
    }
  }

  func slots(after seq: Int, upTo last: Int) -> [Int]? {
    state.withLock { state in
      guard seq >= state.floor else { return nil }
      var (low, high) = (0, state.entries.count)
      while low < high {
        let middle = (low + high) / 2
        if state.entries[middle].seq > seq { high = middle } else { low = middle + 1 }
      }
      var seen: Set<Int> = []
      var slots: [Int] = []
      for entry in state.entries[low...] where entry.seq <= last {
        if seen.insert(entry.slot).inserted { slots.append(entry.slot) }
      }
      return slots
    }
  }
}
