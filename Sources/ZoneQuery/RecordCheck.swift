public import ZoneModel

/// What must hold of records before a change is written: fields, keys, references, checks and
/// lifecycles as the registers declare them.
///
/// It looks at what the change touches, on the merged state. What was wrong before and is not
/// touched is no reason to refuse; it shows among the findings of records at rest.
public struct RecordCheck: ChangeCheck {
  private let cache: QueryCache
  private let context: @Sendable (any Board) -> QueryContext

  /// Makes a check.
  ///
  /// - Parameters:
  ///   - registry: the registers whose declarations must hold.
  ///   - cache: shared with the evaluators of the same registry.
  ///   - context: what expressions may look at on a board; asked at each change, so that the present
  ///     day is the one of the change.
  public init(
    registry: Registry,
    cache: QueryCache? = nil,
    context: @escaping @Sendable (any Board) -> QueryContext
  ) {
    self.cache = cache ?? QueryCache(registry: registry)
    self.context = context
  }

  /// Looks at a change on the state that it would leave behind.
  public func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    let context = context(after)
    let inspection = Inspection(
      evaluator: Evaluator(context, cache: cache, isSharing: false),
      before: before,
      touches: Touches(edits),
      operation: operation
    )
    let registry = context.registry
    let sealed = Seal.refusals(
      of: edits,
      operation: operation,
      before: before,
      after: after,
      registry
    )
    return inspection.refusals() + sealed
      + (context.twoPersons?.refusals(
        of: edits,
        operation: operation,
        before: before,
        after: after,
        registry
      ) ?? [])
  }
}

/// What a change does, by record.
struct Touches {
  struct Touch {
    /// The fields that it sets; all of them where the record is made.
    var fields: Set<String> = []
    var isNew = false
    var isDeleted = false
  }

  private(set) var records: [(reference: RecordReference, touch: Touch)] = []
  /// The registers where records are made, with how many.
  private(set) var made: [String: Int] = [:]
  private var places: [RecordReference: Int] = [:]

  init(_ edits: [Edit]) {
    places.reserveCapacity(edits.count)
    for edit in edits {
      guard let reference = edit.record else { continue }
      let place = places[reference] ?? records.count
      if place == records.count {
        places[reference] = place
        records.append((reference, Touch()))
      }
      switch edit {
      case .set(_, let field, _, _), .members(_, let field, _, _):
        records[place].touch.fields.insert(field)
      case .create:
        made[reference.register, default: 0] += 1
        records[place].touch.isNew = true
        records[place].touch.isDeleted = false
      case .delete:
        records[place].touch.isNew = false
        records[place].touch.isDeleted = true
      case .adopt: break
      }
    }
  }
  /// Whether a record is written.
  func isTouched(_ record: RecordReference) -> Bool { places[record] != nil }

  /// Whether a field of a record is written, or the whole record.
  func touches(_ field: String, of record: RecordReference) -> Bool {
    guard let place = places[record] else { return false }
    let touch = records[place].touch
    return touch.isNew || touch.isDeleted || touch.fields.contains(field)
  }
}
