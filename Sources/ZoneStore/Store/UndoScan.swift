internal import ZoneModel

/// What came after a change and still stands on what it touched.
struct UndoScan {
  /// A later change that overlaps, with what is left of its overlap.
  private struct Live {
    let change: Change
    /// The change whose steps these are: itself, or for a redo the one that it put back.
    let owner: Int
    /// Whether it took back something from before.
    let isPop: Bool
    /// Which records it made or deleted.
    let acts: [RecordReference: LaterAct]
    var touches: [Touch]
  }

  /// Somebody at a place; what they did there before their newest change is not told.
  private struct Told: Hashable {
    let name: String
    let uid: Int
    let place: Touch
  }

  private let target: Change
  private let touched: Places
  private var live: [Live] = []

  init(target: Change) {
    self.target = target
    touched = Places(target.edits.flatMap(Touch.touches))
  }

  /// Takes the next change in order.
  mutating func take(_ change: Change) {
    let touches = change.edits.flatMap(Touch.touches).filter(touched.overlap)
    guard !touches.isEmpty else { return }
    switch change.operation {
    case .undo:
      if let place = live.lastIndex(where: { $0.owner == change.of && !$0.isPop }) {
        live[place].touches.removeAll { old in touches.contains(old) }
        if live[place].touches.isEmpty { live.remove(at: place) }
      } else {
        add(change, owner: change.of ?? 0, isPop: true, touches)
      }
    case .redo:
      if let place = live.lastIndex(where: { $0.owner == change.of && $0.isPop }) {
        live[place].touches.removeAll { old in touches.contains(old) }
        if live[place].touches.isEmpty { live.remove(at: place) }
      } else {
        add(change, owner: change.of ?? 0, isPop: false, touches)
      }
    case .edit, .revert, .import, .adopt:
      add(change, owner: change.seq, isPop: false, touches)
    }
  }

  private mutating func add(_ change: Change, owner: Int, isPop: Bool, _ touches: [Touch]) {
    var acts: [RecordReference: LaterAct] = [:]
    for edit in change.edits {
      switch edit {
      case .create(let record, _): acts[record] = .made
      case .delete(let record, _): acts[record] = .deleted
      case .set, .members, .adopt: break
      }
    }
    let bare = change.with(edits: [])
    live.append(Live(change: bare, owner: owner, isPop: isPop, acts: acts, touches: touches))
  }

  /// What of the change has been undone and not redone: it may be a part of it only.
  private var undone: [Touch] {
    live.filter { $0.isPop && $0.owner == target.seq }.flatMap(\.touches)
  }

  /// Whether all of the change has been undone and not redone.
  var isUndone: Bool {
    let undone = undone
    return !undone.isEmpty && edits(without: undone).isEmpty
  }

  /// Whether a part of the change has been undone and not redone.
  var isPartlyUndone: Bool { !undone.isEmpty }

  /// The later changes that stand in the way, newest first, with each of their fields; of what one
  /// person did to a field again and again, only the newest.
  var blockers: [UndoRefusal.Blocker] {
    let undone = undone
    // What came after a part was undone is in the way of nothing but what is left.
    let left =
      undone.isEmpty ? touched : Places(edits(without: undone).flatMap(Touch.touches))
    var told: Set<Told> = []
    return live.reversed().flatMap { entry -> [UndoRefusal.Blocker] in
      guard !(entry.isPop && entry.owner == target.seq) else { return [] }
      let author = entry.change.author
      return entry.touches.filter(left.overlap).compactMap { touch in
        // A set is named once, however many of its elements are in the way.
        let field = Touch(record: touch.record, field: touch.field, file: touch.file)
        let whole = Touch(record: touch.record, field: nil, file: touch.file)
        let places = [whole, field].map { Told(name: author.name, uid: author.uid, place: $0) }
        guard !places.contains(where: told.contains) else { return nil }
        told.insert(places[1])
        let act = touch.field == nil ? touch.record.flatMap { entry.acts[$0] } : nil
        return UndoRefusal.Blocker(
          change: entry.change,
          record: touch.record,
          field: touch.field ?? touch.file,
          act: act ?? .changed
        )
      }
    }
  }

  /// The steps, or parts of steps, that nothing later touched.
  var untouchedEdits: [Edit] { edits(without: live.flatMap(\.touches)) }

  /// The steps, or parts of steps, that are elsewhere.
  private func edits(without taken: [Touch]) -> [Edit] {
    let taken = Places(taken)
    return target.edits.compactMap { edit in
      guard case .members(let record, let field, let added, let removed) = edit else {
        return Touch.touches(of: edit).contains(where: taken.overlap) ? nil : edit
      }
      func isFree(_ element: String) -> Bool {
        !taken.overlap(Touch(record: record, field: field, element: element))
      }
      let (free, freed) = (added.filter(isFree), removed.filter(isFree))
      guard !free.isEmpty || !freed.isEmpty else { return nil }
      return .members(record, field: field, added: free, removed: freed)
    }
  }
}

/// Touches, found by what they touch.
private struct Places {
  private var ofRecords: [RecordReference: [Touch]] = [:]
  private var ofFiles: Set<String> = []

  init(_ touches: [Touch]) {
    for touch in touches {
      if let record = touch.record { ofRecords[record, default: []].append(touch) }
      if let file = touch.file { ofFiles.insert(file) }
    }
  }

  /// Whether one of them overlaps with another touch.
  func overlap(_ touch: Touch) -> Bool {
    if let record = touch.record {
      return ofRecords[record]?.contains { $0.overlaps(touch) } ?? false
    }
    return touch.file.map { ofFiles.contains($0) } ?? false
  }
}
