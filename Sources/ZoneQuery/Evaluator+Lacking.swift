public import ZoneModel

extension Evaluator {
  /// Which of a set are not there, where a test asks for one row of each: `count(platforms of this
  /// where kind:rd) >= 1 and count(platforms of this where kind:testing) >= 1 and …`, or
  /// for each choice of one field: `services:training and services:(finance, legal)`.
  ///
  /// - Parameters:
  ///   - test: the test.
  ///   - record: the record that it is about.
  /// - Returns: the choices of which there is surely none, in the order of the test, each with those
  ///   that would do as well; `nil` where the test is no such one, or nothing is lacking.
  public func lacking(
    _ test: Expression,
    for record: Record
  ) -> (set: ChoiceSet, ids: [[String]])? {
    var parts: [Node] = []
    var open = [test.root]
    while let node = open.popLast() {
      if case .and(let nodes) = node.form { open += nodes.reversed() } else { parts.append(node) }
    }
    let presences = parts.compactMap { Presence($0) }
    let fields = presences.flatMap { presence in
      presence.picks.map { "\(presence.register).\($0.field)" }
    }
    for name in fields {
      var seen: Set<String> = []
      let asked = presences.compactMap { presence -> (node: Node, pick: Presence.Pick)? in
        let pick = presence.picks.first { "\(presence.register).\($0.field)" == name }
        return pick.map { (presence.node, $0) }
      }
      let differ = asked.flatMap(\.pick.ids).allSatisfy { seen.insert($0).inserted }
      guard differ, asked.count > 1, let set = asked.first?.pick.set else { continue }
      let ids = single { run in
        asked.filter { run.outcome($0.node, Frame(this: .record(record))).truth == .no }
          .map(\.pick.ids)
      }
      return ids.isEmpty ? nil : (set, ids)
    }
    return nil
  }

  /// What of a condition does not hold for a record.
  ///
  /// Of alternatives those are told that hold in part, and those of one step about something else: of
  /// `kind:university or kind:institute and level:bureau or accredited` for an institute the level and
  /// the accreditation, since it is no university.
  ///
  /// - Parameters:
  ///   - test: the condition.
  ///   - record: the record that it is about.
  ///   - limit: how many records to list for an aggregate.
  /// - Returns: the part; `nil` where nothing of it surely fails.
  public func failing(_ test: Expression, for record: Record, limit: Int = 20) -> Failing? {
    withRun { run in
      let frame = Frame(this: .record(record))
      guard let node = run.failing(test.root, frame) else { return nil }
      return Failing(
        says: Speech(registry: context.registry, board: context.board).conditions([node]),
        reason: Explainer(run: run, cache: cache, limit: limit)
          .reason(node, Array(test.text), frame, depth: 0)
      )
    }
  }
}

/// The part of a condition that does not hold for a record.
public struct Failing: Hashable, Sendable {
  /// The part, in plain words.
  public let says: Phrase
  /// Why it does not hold: the values that it looked at.
  public let reason: Reason
}

extension Run {
  fileprivate func failing(_ node: Node, _ frame: Frame) -> Node? {
    guard outcome(node, frame).truth == .no else { return nil }
    switch node.form {
    case .and(let parts):
      let failing = parts.compactMap { self.failing($0, frame) }
      return failing.count == 1 ? failing[0] : Node(.and(failing), .truth, node.range)
    case .or(let parts):
      let held = parts.flatMap { part -> [Node] in
        guard case .and(let nodes) = part.form else { return [] }
        return nodes.filter { outcome($0, frame).truth == .yes }
      }
      guard !held.isEmpty else { return node }
      let known = Set(held.flatMap { fields($0, .this).map(\.id) })
      let near = parts.filter { part in
        guard case .and(let nodes) = part.form else {
          return known.isDisjoint(with: fields(part, .this).map(\.id))
        }
        return nodes.contains { outcome($0, frame).truth == .yes }
      }
      let failing = near.compactMap { self.failing($0, frame) }
      return failing.count == 1 ? failing[0] : Node(.or(failing), .truth, node.range)
    default: return node
    }
  }
}

/// A part of a test that asks for at least one row with one choice in a field, or for one of some
/// choices in a field of the record.
private struct Presence {
  struct Pick {
    let field: String
    let ids: [String]
    let set: ChoiceSet
  }

  let node: Node
  let register: String
  let picks: [Pick]

  init?(_ node: Node) {
    var conditions: [Node]
    switch node.form {
    case .oneOf(let value, let ids, _):
      guard case .field(.this, let field) = value.form, field.kind.isSet,
        case .choice(let set) = value.type.element
      else { return nil }
      self.node = node
      register = ""
      picks = [Pick(field: field.id, ids: ids, set: set)]
      return
    case .compare(let comparison, let left, let right):
      guard case .aggregate(let aggregate) = left.form, aggregate.kind == .count,
        case .constant(.number(let least)) = right.form,
        comparison == .greaterOrEqual && least == Quantity(1)
          || comparison == .greater && least == Quantity(0)
      else { return nil }
      register = aggregate.register
      conditions = [aggregate.condition].compactMap(\.self)
    case .aggregate(let aggregate) where aggregate.kind == .any:
      register = aggregate.register
      conditions = [aggregate.condition, aggregate.value].compactMap(\.self)
    default: return nil
    }
    self.node = node
    var picks: [Pick] = []
    while let part = conditions.popLast() {
      switch part.form {
      case .and(let nodes): conditions += nodes
      case .oneOf(let node, let ids, _):
        guard case .field(.row, let field) = node.form,
          case .choice(let set) = node.type.element
        else { continue }
        picks.append(Pick(field: field.id, ids: ids, set: set))
      case .call(.includes, let parts):
        guard parts.count == 2, case .field(.row, let field) = parts[0].form,
          case .choice(let set) = parts[0].type.element,
          case .constant(.choice(let id)) = parts[1].form
        else { continue }
        picks.append(Pick(field: field.id, ids: [id], set: set))
      default: break
      }
    }
    guard !picks.isEmpty else { return nil }
    self.picks = picks
  }
}
