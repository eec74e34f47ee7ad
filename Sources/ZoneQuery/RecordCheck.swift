public import ZoneModel

/// What must hold of records before a change is written: fields, keys, references, checks and
/// lifecycles as the registers declare them.
///
/// It looks at what the change touches, on the merged state. What was wrong before and is not
/// touched is no reason to refuse; it shows among the findings of records at rest.
public struct RecordCheck: ChangeCheck {
  private let template: QueryContext
  private let cache: QueryCache

  /// Makes a check.
  ///
  /// - Parameters:
  ///   - context: registers, calendar, settings and the present day; its board is not used.
  ///   - cache: shared with the evaluators of the same registry.
  public init(_ context: QueryContext, cache: QueryCache? = nil) {
    template = context
    self.cache = cache ?? QueryCache(registry: context.registry)
  }

  /// Looks at a change on the state that it would leave behind.
  public func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    var context = template
    context.board = after
    let inspection = Inspection(
      evaluator: Evaluator(context, cache: cache),
      before: before,
      touches: Touches(edits),
      isTakingBack: [.undo, .redo, .revert].contains(operation)
    )
    return inspection.refusals()
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

  init(_ edits: [Edit]) {
    var places: [RecordReference: Int] = [:]
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
        records[place].touch.isNew = true
        records[place].touch.isDeleted = false
      case .delete:
        records[place].touch.isNew = false
        records[place].touch.isDeleted = true
      case .adopt: break
      }
    }
  }
}
