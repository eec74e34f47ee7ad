import Synchronization
public import ZoneModel

/// Which records of a register lie in a zone.
public struct ZoneNarrowing: Sendable {
  let mask: Mask

  /// Whether the record at a slot does.
  public func holds(_ slot: Int) -> Bool { mask.indices.contains(slot) && mask[slot] == 1 }
}

extension Evaluator {
  /// Which records of a register lie in a zone, by the register's path to it.
  ///
  /// A path that ends at a record of another register, as that of notes and documents does, goes on
  /// with the path of that register. Kept by the evaluator for the next question.
  ///
  /// - Parameters:
  ///   - register: the register.
  ///   - zone: the zone.
  ///   - isCancelled: asked now and then; once it says yes, what comes out means nothing.
  /// - Returns: `nil` where the register has no path: its records are of all zones.
  /// - Throws: where the path is none.
  public func narrowing(
    _ register: Register,
    _ zone: RecordReference,
    _ isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> ZoneNarrowing? {
    guard let path = try cache.zonePath(of: register) else { return nil }
    return withRun { run in
      run.isCancelled = isCancelled
      defer { run.isCancelled = { false } }
      return run.table(register.id).map { ZoneNarrowing(mask: run.narrowed(path.root, zone, $0)) }
    }
  }

  /// Whether a record, which need not be on the board, lies in a zone by its register's path to it.
  ///
  /// - Throws: where the path is none.
  public func lies(
    _ record: Record,
    within zone: RecordReference
  ) throws(ExpressionError) -> Bool {
    guard let register = context.registry[record.reference.register],
      let path = try cache.zonePath(of: register)
    else { return true }
    return withRun { $0.isPlaced($0.shortened(path.root), Frame(this: .record(record)), zone) }
  }
}

extension QueryCache {
  /// The path of a register to the zone of its records; `nil` where they are of all zones.
  ///
  /// - Throws: what is wrong with it.
  func zonePath(of register: Register) throws(ExpressionError) -> Expression? {
    guard let path = register.zonePath else { return nil }
    return try expression(path, in: register.id, mode: .value)
  }
}

extension Run {
  /// Which rows lie within a zone.
  func narrowed(_ path: Node, _ place: RecordReference, _ table: Table) -> Mask {
    if let known = table.narrowings[place] { return known }
    let path = shortened(path)
    let kept = isSharing ? cache.narrowing(of: table.register, place, context) : nil
    var mask: Mask
    if var known = kept {
      // Only what has changed since is looked at again.
      known.mask += Mask(repeating: 0, count: max(0, table.source.slots - known.mask.count))
      for slot in known.changed {
        let isIn =
          table.source.isLive(slot) && isPlaced(path, Frame(this: .slot(table, slot)), place)
        known.mask[slot] = isIn ? 1 : 0
      }
      mask = known.mask
    } else {
      mask = self.mask(Node(.placed(path, place), .truth, 0..<0), table, .this)
      for slot in mask.indices where mask[slot] == 2 { mask[slot] = 0 }
    }
    guard !isCancelled() else { return mask }
    table.narrowings[place] = mask
    if isSharing { cache.keep(mask, of: table.register, place, context) }
    return mask
  }

  /// Whether a path leads into a zone.
  func isPlaced(_ path: Node, _ frame: Frame, _ place: RecordReference) -> Bool {
    references(in: outcome(path, frame)).contains { isPlaced($0, in: place, steps: 0) }
  }

  /// A path without its last steps where those are the path of the records before them: what lies
  /// in the zone of its enterprise lies where its enterprise does.
  func shortened(_ path: Node) -> Node {
    guard case .member(let before, let name, let fields) = path.form, !fields.isEmpty,
      !Names.targets(before.type).contains(Register.any),
      Names.targets(before.type).allSatisfy({ context.registry[$0]?.zonePath == name })
    else { return path }
    return shortened(before)
  }

  /// How often a register is asked before all of its records in a zone are found at once.
  private static var mostAsked: Int { 1000 }

  /// Whether a record lies in a zone; one of a register without a path to it lies in all.
  private func isPlaced(
    _ reference: RecordReference,
    in place: RecordReference,
    steps: Int
  ) -> Bool {
    if reference.register == place.register { return lies(reference, within: place) }
    guard let table = table(reference.register) else { return false }
    if let ids = table.placed[place] { return ids.contains(reference.id) }
    // Records that belong to each other in a circle belong to no zone.
    guard steps < 8, let slot = table.slot(of: reference.id) else { return false }
    // A path that is none is told by whoever narrows that register; here it leads nowhere.
    guard table.register.zonePath != nil else { return true }
    guard let path = try? cache.zonePath(of: table.register) else { return false }
    table.placeAsks += 1
    if table.placeAsks == Self.mostAsked, table.source.count > Self.mostAsked {
      let mask = narrowed(path.root, place, table)
      if !isCancelled() {
        var ids: Set<String> = []
        for slot in mask.indices where mask[slot] == 1 {
          if let id = table.source.id(at: slot) { ids.insert(id) }
        }
        table.placed[place] = ids
      }
    }
    return isPlaced(path.root, Frame(this: .slot(table, slot)), place, steps + 1)
  }

  private func isPlaced(
    _ path: Node,
    _ frame: Frame,
    _ place: RecordReference,
    _ steps: Int
  ) -> Bool {
    references(in: outcome(path, frame)).contains { isPlaced($0, in: place, steps: steps) }
  }
}

/// The rows of a register that lie in a zone, with the state of the registers that decide it.
struct KeptNarrowing: Sendable {
  var mask: Mask
  let seq: Int
  let generations: [String: Int]
}

extension QueryCache {
  /// The registers that decide where records of a register lie.
  private func deciding(_ register: Register, _ place: RecordReference) -> Set<String> {
    guard let path = try? zonePath(of: register) else { return [register.id] }
    var found = path.registersRead.union([register.id, place.register])
    switch path.type {
    case .record(let targets), .list(.record(let targets)):
      found.formUnion(targets.contains(Register.any) ? registry.registers.map(\.id) : targets)
    default: break
    }
    return found
  }

  /// Rows that were found before, and the slots that may be different now; `nil` where all may be.
  func narrowing(
    of register: Register,
    _ place: RecordReference,
    _ context: QueryContext
  ) -> (mask: Mask, changed: [Int])? {
    guard let known = narrowings.withLock({ $0["\(register.id) \(place)"] }) else { return nil }
    let board = context.board
    guard board.seq >= known.seq else { return nil }
    for (id, generation) in known.generations {
      let source = board.source(id)
      guard source.generation == generation else { return nil }
      guard board.seq > known.seq, id != register.id else { continue }
      guard source.slotsChanged(since: known.seq)?.isEmpty ?? false else { return nil }
    }
    guard board.seq > known.seq else { return (known.mask, []) }
    let changed = board.source(register.id).slotsChanged(since: known.seq)
    return changed.map { (known.mask, $0) }
  }

  /// Keeps the rows of a zone for the next evaluator; those of a few zones.
  func keep(
    _ mask: Mask,
    of register: Register,
    _ place: RecordReference,
    _ context: QueryContext
  ) {
    let board = context.board
    let kept = KeptNarrowing(
      mask: mask,
      seq: board.seq,
      generations: Dictionary(
        uniqueKeysWithValues: deciding(register, place).map { ($0, board.source($0).generation) }
      )
    )
    narrowings.withLock { narrowings in
      if narrowings.count >= 64 { narrowings.removeAll() }
      narrowings["\(register.id) \(place)"] = kept
    }
  }
}
