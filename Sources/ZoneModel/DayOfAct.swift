/// That a date field says on which day something was done, so that it cannot lie ahead once it is done.
///
/// It follows from the declarations: a date that a new record, or an action when it is done, starts
/// with the present day, and a date that names the states itself. Days on which something begins, ends or is due may lie ahead.
public struct DayOfAct: Hashable, Sendable {
  /// The field.
  public let field: String
  /// The states in which it is done; `nil` for all.
  public let states: Set<String>?
}

extension Register {
  /// The fields that say on which day something was done.
  public var daysOfActs: [DayOfAct] {
    fields.compactMap { field in
      if let states = field.doneStates { return DayOfAct(field: field.id, states: states) }
      guard field.kind == .date, field.deadline == nil, field.edge == nil else { return nil }
      if field.defaultValue == .today { return DayOfAct(field: field.id, states: nil) }
      let states = actions.reduce(into: Set<String>()) { states, action in
        if action.asks(forDayOf: field.id) { states.formUnion(Set(action.comingStates)) }
      }
      return states.isEmpty ? nil : DayOfAct(field: field.id, states: states)
    }
  }
}

extension RegisterAction {
  /// Whether it asks for the day of a field as the one on which it is done; a day that it reckons,
  /// such as that on which a right ends, may lie ahead.
  public func asks(forDayOf field: String) -> Bool {
    steps.contains { step in
      guard case .set(field, .asked(let name)) = step else { return false }
      return defaults[name] == nil
        && asks.contains { $0.id == name && $0.isRequired && $0.defaultValue == .today }
    }
  }
}
