public import ZoneModel

/// What an action writes besides the state that it brings about, where the state came another way: a
/// transfer that somebody sets to registered gives the patent its new owner, as the action does.
///
/// New records are left out: a record may tell of what was long ago. So is what the action asks for,
/// which the record has itself, and the records that it makes.
public struct StateEffect: Sendable {
  /// The record that came into the state.
  public let record: RecordReference
  /// The action that its values and states speak for.
  public let action: RegisterAction
  /// What the action writes and the change does not.
  public let edits: [Edit]
  /// Whether no other action speaks for itself as much: else it is only told of.
  let isSure: Bool

  /// The same with other steps.
  func writing(_ edits: [Edit]) -> StateEffect {
    StateEffect(record: record, action: action, edits: edits, isSure: isSure)
  }

  /// So many steps are told of one by one.
  private static let told = 3

  /// The steps in words, such as `Register the transfer: Applicant of “Probe” becomes Alpha`.
  ///
  /// - Parameters:
  ///   - registry: the registers.
  ///   - board: where the titles of records are had from.
  /// - Returns: a line for each of the first steps, and how many more there are.
  public func words(in registry: Registry, on board: any Board) -> [Phrase] {
    let lines = edits.prefix(Self.told).compactMap { edit -> Phrase? in
      guard case .set(let target, let id, _, let after) = edit,
        let field = registry[target.register]?[field: id]
      else { return nil }
      func value(_ language: Language) -> String {
        if field.isPrivate { return "…" }
        let formatter = ValueFormatter(language) {
          board.title(of: $0, in: registry, language, depth: 1)
        }
        let text = formatter.text(after, of: field, .full)
        return text.isEmpty ? "—" : text
      }
      func title(_ language: Language) -> String {
        board.title(of: target, in: registry, language) ?? target.id
      }
      return Phrase(
        "\(action.label.en): \(field.label.en) of “\(title(.en))” becomes \(value(.en)).",
        "\(action.label.zh)：「\(title(.zh))」的\(field.label.zh)变为\(value(.zh))。"
      )
    }
    let rest = edits.count - Self.told
    guard rest > 0 else { return lines }
    return lines + [Phrase("And \(rest) more.", "另有 \(rest) 项。")]
  }
}

extension StateDemand {
  /// Whether the action writes on other records than its own and those that it makes.
  var reachesOthers: Bool {
    action.steps.contains { step in
      switch step {
      case .setOn, .setOnAll, .advance, .lead: true
      case .set, .append, .keep, .create, .copy, .handOver: false
      }
    }
  }

  /// What of the action follows from the state: all but the state itself, what was asked for and the
  /// records that are made.
  fileprivate var consequences: [ActionStep] {
    action.steps.filter { step in
      switch step {
      case .set("state", _), .set(_, .asked), .set(_, .added), .append, .create, .copy, .handOver:
        false
      case .set, .keep, .setOn, .setOnAll, .advance, .lead: true
      }
    }
  }

  /// The day as of which the action asks whether it can be done, as the record has it.
  func dayOfAct(in record: Record) -> Day? {
    action.asOf.flatMap { answers(in: record)[$0]?.day }
  }

  /// What the action would have asked for, as the record has it.
  fileprivate func answers(in record: Record) -> Fields {
    var asked = Fields()
    for step in action.steps {
      if case .set(let field, .asked(let name)) = step { asked[name] = record[field] }
    }
    return asked
  }
}

extension Evaluator {
  /// What actions would write besides, where a change brings records into the states that they bring
  /// about; it belongs into the same change.
  ///
  /// - Parameter edits: a change that nobody has saved.
  /// - Returns: for each record what is to be written besides; nothing for new records.
  /// - Throws: where an expression of a declaration cannot be read.
  public func effects(of edits: [Edit]) throws(Refusal) -> [StateEffect] {
    let isConcerned = edits.contains { edit in
      if case .set(_, "state", _, _) = edit { true } else { false }
    }
    guard isConcerned else { return [] }
    var after = context
    after.board = EditedBoard(context.board, after: edits)
    let inspection = Inspection(
      evaluator: .ofThought(after, cache: cache),
      before: context.board,
      touches: Touches(edits),
      operation: .edit
    )
    var effects: [StateEffect] = []
    var written: Set<Place> = []
    for (reference, touch) in inspection.touches.records where !touch.isNew {
      guard let effect = try inspection.effect(on: reference, touch), effect.isSure else {
        continue
      }
      let fresh = effect.edits.filter { edit in
        Place(edit).map { written.insert($0).inserted } ?? true
      }
      guard !fresh.isEmpty else { continue }
      effects.append(effect.writing(fresh))
    }
    return effects
  }

  /// A field of a record.
  private struct Place: Hashable {
    let record: RecordReference
    let field: String

    init?(_ edit: Edit) {
      guard let record = edit.record, let field = edit.field else { return nil }
      (self.record, self.field) = (record, field)
    }
  }
}

extension Inspection {
  /// What the action that a record's values speak for writes besides, and the change does not.
  ///
  /// Of several actions it is the one whose condition holds and that has left the most behind; where
  /// another has left as much, it is not sure.
  func effect(
    on reference: RecordReference,
    _ touch: Touches.Touch
  ) throws(Refusal) -> StateEffect? {
    guard let rules = cache.rules(of: reference.register), let record = after.record(reference),
      touch.isNew || touch.fields.contains("state"), let state = record["state"]?.text,
      var demands = rules.demands[state]
    else { return nil }
    if touch.isNew {
      let first = rules.register[field: "state"]?.defaultValue
      guard first != .value(.text(state)) else { return nil }
    } else if let was = before.record(reference)?["state"]?.text {
      guard was != state else { return nil }
      let fitting = demands.filter { $0.action.states.isEmpty || $0.action.states.contains(was) }
      if !fitting.isEmpty { demands = fitting }
    }
    guard demands.contains(where: { !$0.consequences.isEmpty }) else { return nil }
    let speaking = demands.filter { demand in
      demand.makes.isEmpty
        && lack(of: demand, record, touch, rules.register, isComing: true).isEmpty
        && beginnings.condition(of: demand, record, self).holds == .yes
    }
    let most = speaking.map(\.fields.count).max()
    let best = speaking.filter { $0.fields.count == most }
    guard let demand = best.first(where: { !$0.consequences.isEmpty }) else { return nil }
    let edits = try left(by: demand, on: record)
    return edits.isEmpty
      ? nil
      : StateEffect(
        record: reference,
        action: demand.action,
        edits: edits,
        isSure: best.count == 1
      )
  }

  /// What an action writes besides and the change does not.
  func left(by demand: StateDemand, on record: Record) throws(Refusal) -> [Edit] {
    let steps = demand.consequences
    guard !steps.isEmpty else { return [] }
    let evaluator = beginnings.evaluator(of: demand, record.reference.register, self)
    guard let begun = evaluator.context.board.record(record.reference) else { return [] }
    let asked = demand.answers(in: record)
    var edits: [Edit] = []
    for step in steps {
      edits += try evaluator.edits(of: step, on: begun, asked: asked, taken: [])
    }
    return edits.filter { edit in
      guard let target = edit.record, let field = edit.field else { return true }
      return !touches.touches(field, of: target)
    }
  }

  /// What an action would have written on other records and the change leaves as it is.
  ///
  /// It is told of new and imported records, and where one of several actions would have written it.
  func effectsLeft(_ record: Record, _ touch: Touches.Touch) -> [Refusal] {
    let found: StateEffect?
    do throws(Refusal) {
      found = try effect(on: record.reference, touch)
    } catch {
      return [error]
    }
    guard let effect = found, touch.isNew || operation == .import || !effect.isSure else {
      return []
    }
    let others = effect.edits.filter { edit in
      guard edit.record != record.reference, case .set(_, _, _, let after) = edit else {
        return false
      }
      return !touch.isNew || after != nil
    }
    guard !others.isEmpty else { return [] }
    let words = effect.writing(others).words(in: context.registry, on: after)
    let state = context.registry[record.reference.register]?.label(
      ofState: record["state"]?.text ?? ""
    )
    let (en, zh) = (state?.en ?? "", state?.zh ?? "")
    return [
      Refusal(
        .warning,
        record: record.reference,
        field: "state",
        Phrase(
          "“\(en)” was entered; what the action does besides was not written. "
            + words.map(\.en).joined(separator: " "),
          "已录入「\(zh)」，但未写入该操作的其他变更。" + words.map(\.zh).joined()
        ),
        nextStep: Phrase("Write that there too, where it is so.", "如属实，请另行修改。")
      )
    ]
  }
}
