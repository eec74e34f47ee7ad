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
    return withRun { $0.isPlaced(path.root, Frame(this: .record(record)), zone) }
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
    var mask = mask(Node(.placed(path, place), .truth, 0..<0), table, .this)
    for slot in mask.indices where mask[slot] == 2 { mask[slot] = 0 }
    if !isCancelled() { table.narrowings[place] = mask }
    return mask
  }

  /// Whether a path leads into a zone.
  func isPlaced(_ path: Node, _ frame: Frame, _ place: RecordReference) -> Bool {
    references(in: outcome(path, frame)).contains { isPlaced($0, in: place, steps: 0) }
  }

  /// Whether a record lies in a zone; one of a register without a path to it lies in all.
  private func isPlaced(_ reference: RecordReference, in place: RecordReference, steps: Int)
    -> Bool
  {
    if reference.register == place.register { return lies(reference, within: place) }
    guard let table = table(reference.register) else { return false }
    // Records that belong to each other in a circle belong to no zone.
    guard steps < 8, let slot = table.slot(of: reference.id) else { return false }
    // A path that is none is told by whoever narrows that register; here it leads nowhere.
    guard table.register.zonePath != nil else { return true }
    guard let path = try? cache.zonePath(of: table.register) else { return false }
    return references(in: outcome(path.root, Frame(this: .slot(table, slot))))
      .contains { isPlaced($0, in: place, steps: steps + 1) }
  }
}
