public import ZoneModel

/// The steps of the history on records of a zone.
///
/// A record is of the zone where it lies in it now or lay in it before the change; what belongs to
/// it lay where it lay.
public struct ZonePast: StepScope, Sendable {
  /// The seq of the oldest change whose steps were told.
  public var told = Int.max
  private let zone: RecordReference
  private let evaluator: Evaluator
  /// The fields of each register that say where its records lie: what its path to the zone begins
  /// with, and of a zone what it lies in.
  private let roots: [String: [String]]
  /// Whether records lie in the zone on the present board.
  private var present: [RecordReference: Bool] = [:]
  /// Whether records that were moved or deleted lay in the zone before that.
  private var past: [RecordReference: Bool] = [:]
  /// What records belong to by the first step of their path.
  private var owners: [RecordReference: [RecordReference]] = [:]

  /// Looks back from the present board.
  ///
  /// - Parameters:
  ///   - zone: the zone.
  ///   - evaluator: that of the newest board.
  public init(of zone: RecordReference, from evaluator: Evaluator) {
    self.zone = zone
    self.evaluator = evaluator
    roots = evaluator.context.registry.registers.reduce(into: [:]) { roots, register in
      guard let root = register.zonePath?.prefix(while: \.isLetter).description else { return }
      roots[register.id] = root == "this" ? Run.placing : [root]
    }
  }

  /// Whether a step on a record must be told: it is of the zone, or may say where the record lay.
  public mutating func mustSee(_ record: RecordReference, field: String?) -> Bool {
    field.map { isRoot($0, record) } ?? true || isOfZone(record)
  }

  private func isRoot(_ field: String, _ record: RecordReference) -> Bool {
    roots[record.register]?.contains(field) ?? false
  }

  /// Tells a step, and whether it is on a record of the zone.
  public mutating func takes(_ edit: Edit) -> Bool {
    guard let record = edit.record else { return false }
    let isKnown = isOfZone(record)
    guard let before = layBefore(edit, record) else { return isKnown }
    past[record] = before.was
    return isKnown || before.was || before.became
  }

  /// Where a record lay by what a step says of it; `nil` where it says nothing of that.
  private mutating func layBefore(
    _ edit: Edit,
    _ record: RecordReference
  ) -> (was: Bool, became: Bool)? {
    switch edit {
    case .create(_, let fields):
      return (false, lies(Record(reference: record, fields: fields)))
    case .delete(_, let fields):
      return (lies(Record(reference: record, fields: fields)), false)
    case .set(_, let field, let before, let after) where isRoot(field, record):
      return (lies(record, root: field, before), lies(record, root: field, after))
    case .members(_, let field, let added, let removed) where isRoot(field, record):
      let stays = present[record] ?? false
      return (
        stays || lies(record, root: field, .list(removed)),
        lies(record, root: field, .list(added))
      )
    case .set, .members, .adopt: return nil
    }
  }

  private mutating func lies(
    _ reference: RecordReference,
    root: String,
    _ value: Value?
  ) -> Bool {
    var record =
      evaluator.context.board.record(reference) ?? Record(reference: reference, fields: Fields([]))
    record[root] = value
    return lies(record)
  }

  /// Whether a record as it stood lay in the zone, by where what it belongs to lies or lay.
  private mutating func lies(_ record: Record) -> Bool {
    if record.reference.register == zone.register {
      // The board knows where a zone lies now, and not where it lies by this record.
      return record.reference == zone || owners(of: record).contains { isOfZone($0) }
    }
    if isPlaced(record) { return true }
    guard !past.isEmpty else { return false }
    return owners(of: record).contains { lay($0, steps: 0) }
  }

  private func isPlaced(_ record: Record) -> Bool {
    do throws(ExpressionError) {
      return try evaluator.lies(record, within: zone)
    } catch {
      // A path that is none leads into no zone; the checks of the store tell what is wrong with it.
      return false
    }
  }

  /// Whether a record lies in the zone now, or lay in it before the newer steps.
  private mutating func isOfZone(_ record: RecordReference) -> Bool {
    let lies: Bool
    if let known = present[record] {
      lies = known
    } else {
      lies = evaluator.context.board.record(record).map { isPlaced($0) } ?? false
      present[record] = lies
    }
    return lies || lay(record, steps: 0)
  }

  /// Whether a record lay in the zone before the newer steps, by itself or by what it belongs to.
  private mutating func lay(_ record: RecordReference, steps: Int) -> Bool {
    if let known = past[record] { return known }
    // Records that belong to each other in a circle belong to no zone.
    guard !past.isEmpty, steps < 8 else { return false }
    let owners: [RecordReference]
    if let known = self.owners[record] {
      owners = known
    } else {
      owners = evaluator.context.board.record(record).map { self.owners(of: $0) } ?? []
      self.owners[record] = owners
    }
    return owners.contains { lay($0, steps: steps + 1) }
  }

  private func owners(of record: Record) -> [RecordReference] {
    let register = evaluator.context.registry[record.reference.register]
    return roots[record.reference.register, default: []].flatMap { root -> [RecordReference] in
      guard let field = register?[field: root], let value = record[root] else { return [] }
      let texts = value.list ?? value.text.map { [$0] } ?? []
      return texts.compactMap { Registry.target(of: $0, in: field.kind.targets) }
    }
  }
}
