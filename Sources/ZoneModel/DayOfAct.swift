/// That a date field says on which day something was done, so that it cannot lie ahead once it is done.
///
/// It follows from the declarations: a date that a new record, or an action when it is done, starts
/// with the present day, and a date that names the states itself. Days on which something begins, ends or is due may lie ahead.
public struct DayOfAct: Hashable, Sendable {
  /// The field.
  public let field: String
  /// The states in which it is done, also those that come only after it; `nil` where the state does
  /// not tell.
  public let states: Set<String>?
}

extension Register {
  /// The fields that say on which day something was done.
  public var daysOfActs: [DayOfAct] {
    fields.compactMap { field in
      if let states = field.doneStates { return DayOfAct(field: field.id, states: states) }
      guard field.kind == .date, field.deadline == nil, field.edge == nil else { return nil }
      if field.defaultValue == .today { return DayOfAct(field: field.id, states: nil) }
      let acts = actions.filter { $0.asks(forDayOf: field.id) }
      guard !acts.isEmpty else { return nil }
      let coming = Set(acts.flatMap(\.comingStates))
      let states = coming.isEmpty ? nil : coming.union(statesOnly(through: coming))
      return DayOfAct(field: field.id, states: states)
    }
  }

  /// The states that a record reaches only through one of some states, and those that come after it
  /// with no way round; not the states themselves, and none where the states have no declared steps.
  public func statesOnly(through states: Set<String>) -> Set<String> {
    guard let state = self[field: "state"], !state.transitions.isEmpty,
      case .value(.text(let first)) = state.defaultValue
    else { return [] }
    let around = state.reached(from: [first], without: states)
    return state.reached(from: states, without: []).subtracting(around).subtracting(states)
  }
}

extension Field {
  /// The choices that steps lead to from one, over others too, with this one.
  public func choices(from start: String) -> Set<String> {
    reached(from: [start], without: [])
  }

  /// The choices that steps lead to from some, with these, where others are not entered.
  func reached(from starts: Set<String>, without barred: Set<String>) -> Set<String> {
    starts.subtracting(barred).closed { choice in
      transitions.filter { $0.from == choice && !barred.contains($0.to) }.map(\.to)
    }
  }
}

extension Set<String> {
  /// The set with all that its members lead to, over others too.
  func closed(by next: (String) -> [String]) -> Set<String> {
    var reached = self
    var open = Array(self)
    while let member = open.popLast() {
      open += next(member).filter { reached.insert($0).inserted }
    }
    return reached
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

/// Two days of one record of which the first cannot lie after the second, since what is done on the
/// second comes after what is done on the first.
public struct DayOrder: Hashable, Sendable {
  /// The field of what is done first.
  public let first: String
  /// The field of what is done afterwards.
  public let second: String
}

extension Register {
  /// The days that follow from the register's actions to be in their order, without those that the
  /// check of either field compares already.
  ///
  /// Of two actions that ask for the day on which they are done, one comes first where it leads on to
  /// the other and the other does not lead back to it. A day that another counts from begins a term,
  /// which may be set back, as that of a project; the day that a new record starts with as the present
  /// one may be that of its entry, and what it tells of be older.
  public var daysInOrder: [DayOrder] {
    let beginnings = Set(fields.compactMap(\.countsFrom))
    let days = fields.filter { $0.kind == .date && !beginnings.contains($0.id) }
    let acts = actions.flatMap { action in
      days.filter { action.asks(forDayOf: $0.id) }.map { (field: $0, action: action) }
    }
    var pairs: [DayOrder] = []
    for later in acts {
      // What can be done again, as progress, may be done after all that it comes before.
      for earlier in acts
      where earlier.field.id != later.field.id && !isRepeated(earlier.action) {
        guard comes(earlier.action, before: later.action),
          !comes(later.action, before: earlier.action)
        else { continue }
        pairs.append(DayOrder(first: earlier.field.id, second: later.field.id))
      }
    }
    var seen: Set<DayOrder> = []
    return pairs.filter { pair in
      let reversed = DayOrder(first: pair.second, second: pair.first)
      return !pairs.contains(reversed) && !isCompared(pair) && seen.insert(pair).inserted
    }
  }

  /// Whether an action can be done in a state that it brings about.
  private func isRepeated(_ action: RegisterAction) -> Bool {
    action.comingStates.contains { action.states.contains($0) }
  }

  /// Whether an action leads, over others too, to a state in which another can be done.
  private func comes(_ first: RegisterAction, before second: RegisterAction) -> Bool {
    first.comingStates.contains { reached in
      second.states.contains { $0 == reached || actionsLead(from: reached, to: $0) }
    }
  }

  /// Whether the check of either field speaks of the other.
  private func isCompared(_ pair: DayOrder) -> Bool {
    speaks(pair.second, of: pair.first) || speaks(pair.first, of: pair.second)
  }

  private func speaks(_ field: String, of other: String) -> Bool {
    let words = self[field: field]?.check?.split { !$0.isLetter && !$0.isNumber } ?? []
    return words.contains { $0 == other }
  }
}
