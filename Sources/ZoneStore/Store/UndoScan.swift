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
    var touches: [Touch]
  }

  private let target: Change
  private var index: [RecordReference: [Touch]] = [:]
  private var fileIndex: [String: Touch] = [:]
  private var live: [Live] = []

  init(target: Change) {
    self.target = target
    for touch in target.edits.flatMap(Touch.touches) {
      if let record = touch.record {
        index[record, default: []].append(touch)
      } else if let file = touch.file {
        fileIndex[file] = touch
      }
    }
  }

  private func overlaps(_ touch: Touch) -> Bool {
    if let record = touch.record {
      return index[record]?.contains { $0.overlaps(touch) } ?? false
    }
    return touch.file.map { fileIndex[$0] != nil } ?? false
  }

  /// Takes the next change in order.
  mutating func take(_ change: Change) {
    let touches = change.edits.flatMap(Touch.touches).filter(overlaps)
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
    live.append(Live(change: change.with(edits: []), owner: owner, isPop: isPop, touches: touches))
  }

  /// Whether the change has been undone and not redone.
  var isUndone: Bool { live.contains { $0.isPop && $0.owner == target.seq } }

  /// The later changes that stand in the way, newest first, each with the first place.
  var blockers: [UndoRefusal.Blocker] {
    live.reversed().compactMap { entry in
      entry.touches.first.map {
        UndoRefusal.Blocker(change: entry.change, record: $0.record, field: $0.field ?? $0.file)
      }
    }
  }

  /// The steps, or parts of steps, that nothing later touched.
  var untouchedEdits: [Edit] {
    var places: [RecordReference: [Touch]] = [:]
    for touch in live.flatMap(\.touches) {
      if let record = touch.record { places[record, default: []].append(touch) }
    }
    return target.edits.compactMap { edit in
      guard let record = edit.record else {
        let touches = Touch.touches(of: edit)
        return live.contains { $0.touches.contains(where: touches.contains) } ? nil : edit
      }
      guard let blocked = places[record] else { return edit }
      if case .members(_, let field, let added, let removed) = edit {
        func isFree(_ element: String) -> Bool {
          let touch = Touch(record: record, field: field, element: element)
          return !blocked.contains { $0.overlaps(touch) }
        }
        let (free, freed) = (added.filter(isFree), removed.filter(isFree))
        guard !free.isEmpty || !freed.isEmpty else { return nil }
        return .members(record, field: field, added: free, removed: freed)
      }
      let touches = Touch.touches(of: edit)
      return blocked.contains { place in touches.contains { $0.overlaps(place) } } ? nil : edit
    }
  }
}
