/// What an action leaves behind beside the state that it brings about.
///
/// What the action cannot do without is asked for whichever way the state is reached: with `set`, in
/// a form or a cell, by a bulk change or with a new record. Its condition (`when`) must not fail then.
public struct StateDemand: Hashable, Sendable {
  /// The action.
  public let action: RegisterAction
  /// The state that it brings about.
  public let state: String
  /// The fields of the record that hold what the action asks for and cannot do without.
  public let fields: [String]
  /// The fields of the record that the action sets, with whatever value.
  public let writes: Set<String>
  /// The registers where the action makes records.
  public let makes: [String]

  init(_ action: RegisterAction, of register: String, to state: String) {
    let required = Set(action.asks.filter(\.isRequired).map(\.id))
    var fields: [String] = []
    var writes: Set<String> = []
    var makes: [String] = []
    for step in action.steps {
      switch step {
      case .set(let field, _), .append(let field, _, _), .keep(_, let field): writes.insert(field)
      default: break
      }
      switch step {
      case .set(let field, .asked(let name)), .set(let field, .added(let name)),
        .append(let field, let name, _):
        if required.contains(name) { fields.append(field) }
      case .create(let other, _): makes.append(other)
      case .copy: makes.append(register)
      case .set, .keep, .setOn, .setOnAll, .advance, .lead, .handOver: break
      }
    }
    self.action = action
    self.state = state
    self.fields = fields
    self.writes = writes
    self.makes = makes
  }
}

extension RegisterAction {
  /// The states that it brings a record into.
  public var comingStates: [String] {
    steps.compactMap { step in
      if case .set("state", .value(.text(let state))) = step { state } else { nil }
    }
  }
}

extension Register {
  /// The actions that bring a record into each state, with what they leave behind.
  ///
  /// A state that no action brings about is not among them.
  public var stateDemands: [String: [StateDemand]] {
    var demands: [String: [StateDemand]] = [:]
    for action in actions {
      for state in action.comingStates {
        demands[state, default: []].append(StateDemand(action, of: id, to: state))
      }
    }
    return demands
  }

  /// Whether actions lead from one state to another, over others too.
  ///
  /// A step back that no action takes puts an entry right.
  public func actionsLead(from start: String, to end: String) -> Bool {
    let first = states(after: start)
    return Set(first).closed(by: states(after:)).contains(end)
  }

  /// The states that an action brings a record into from one.
  private func states(after state: String) -> [String] {
    actions.filter { $0.states.isEmpty || $0.states.contains(state) }.flatMap(\.comingStates)
  }
}
