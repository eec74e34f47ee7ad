import ZoneModel

/// Answers whether the conditions of actions hold for records that a change brings into a state, as
/// if the actions themselves were now to be done on them.
///
/// For each action the records are looked at together, on the board before the change, with what the
/// change makes and with what it writes on them but the state and what the action writes itself: a
/// fund has as much left as before the award was paid. A new record is taken in its first state.
final class Beginnings {
  private var evaluators: [String: Evaluator] = [:]

  func condition(
    of demand: StateDemand,
    _ record: Record,
    _ inspection: Inspection
  ) -> (holds: Truth, says: Phrase) {
    let action = demand.action
    guard action.when != nil || action.whenAsOf != nil else { return (.yes, Phrase(same: "")) }
    let register = record.reference.register
    let before = condition(
      of: demand,
      record,
      evaluator(of: demand, register, inspection),
      inspection
    )
    guard before.holds == .no else { return before }
    // What the change does to other records may be what the action waits for, as the order that is
    // signed for the first purchase of a product.
    let key = "\(register) \(action.id) caused"
    let evaluator =
      evaluators[key]
      ?? Self.evaluator(before: demand, register, inspection, changesOthers: true)
    evaluators[key] = evaluator
    let caused = condition(of: demand, record, evaluator, inspection)
    return caused.holds == .no ? before : caused
  }

  /// Whether the condition of an action holds, also as of the day that the record tells; a new record
  /// may tell of a day of which the board no longer says how it was.
  private func condition(
    of demand: StateDemand,
    _ record: Record,
    _ evaluator: Evaluator,
    _ inspection: Inspection
  ) -> (holds: Truth, says: Phrase) {
    guard let begun = evaluator.context.board.record(record.reference) else {
      return (.unknown, Phrase(same: ""))
    }
    let now = evaluator.condition(of: demand.action, on: begun)
    guard now.holds == .yes, inspection.before.record(record.reference) != nil,
      let day = demand.dayOfAct(in: record),
      let says = evaluator.whyNotThen(demand.action, on: begun, as: day)
    else { return now }
    return (.no, says)
  }

  /// What answers about the board as it was before an action was done.
  func evaluator(
    of demand: StateDemand,
    _ register: String,
    _ inspection: Inspection
  ) -> Evaluator {
    let key = "\(register) \(demand.action.id)"
    let evaluator = evaluators[key] ?? Self.evaluator(before: demand, register, inspection)
    evaluators[key] = evaluator
    return evaluator
  }

  private static func evaluator(
    before demand: StateDemand,
    _ register: String,
    _ inspection: Inspection,
    changesOthers: Bool = false
  ) -> Evaluator {
    var context = inspection.context
    let steps = inspection.touches.records.flatMap { reference, touch in
      changesOthers && reference.register != register && !touch.isNew
        ? edits(on: reference, touch.fields, inspection)
        : edits(on: reference, touch, demand, register, inspection)
    }
    context.board = EditedBoard(inspection.before, after: steps)
    return .ofThought(context, cache: inspection.cache)
  }

  /// What of a change on a record was so before the action.
  private static func edits(
    on reference: RecordReference,
    _ touch: Touches.Touch,
    _ demand: StateDemand,
    _ register: String,
    _ inspection: Inspection
  ) -> [Edit] {
    guard let record = inspection.after.record(reference) else { return [] }
    let comes = reference.register == register && record["state"]?.text == demand.state
    if touch.isNew {
      guard comes else {
        return demand.makes.contains(reference.register) ? [] : [.create(reference, record.fields)]
      }
      var fields = record.fields
      for field in demand.writes { fields[field] = nil }
      if case .value(let first) = inspection.context.registry[register]?[field: "state"]?
        .defaultValue
      {
        fields["state"] = first
      }
      return [.create(reference, fields)]
    }
    return comes ? edits(on: reference, touch.fields.subtracting(demand.writes), inspection) : []
  }

  /// What a change sets in some fields of a record that was there before and still is.
  private static func edits(
    on reference: RecordReference,
    _ fields: Set<String>,
    _ inspection: Inspection
  ) -> [Edit] {
    guard let record = inspection.after.record(reference) else { return [] }
    let old = inspection.before.record(reference)
    return fields.map { .set(reference, field: $0, before: old?[$0], after: record[$0]) }
  }
}
