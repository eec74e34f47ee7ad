import ZoneModel

enum Comparison: String {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var isOrder: Bool { self != .equal && self != .unequal }

  /// The comparison with its sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

/// Whose field a name means: the record that the whole is about, or the row of an aggregate.
enum Scope {
  case this
  case row
}

/// A field that a part reads.
///
/// A class: all that a field is made of would be counted anew whenever it is read for one more row.
final class FieldRead: Sendable {
  let scope: Scope
  let field: Field
  let isComputed: Bool

  init(_ scope: Scope, _ field: Field) {
    self.scope = scope
    self.field = field
    isComputed = field.kind.isComputed
  }
}

/// A part of a checked expression.
///
/// A class, so that what is known of a part can be kept by its identity.
final class Node: Sendable {
  let form: Form
  /// The field that it reads, where it is one.
  let read: FieldRead?
  let type: ValueType
  let range: Range<Int>
  /// Whether it depends on the record that the whole is about.
  let usesThis: Bool
  /// Whether it depends on the row of the innermost aggregate.
  let usesRow: Bool

  enum Form {
    case constant(Outcome)
    case today(TimeSpan)
    case this
    case row
    case field(Scope, Field)
    /// A field of the record that a reference names; for each register that has it.
    case member(Node, String, [String: Field])
    /// Records that a word names: the one of that id in one of the registers, or by name what people
    /// call so.
    case named(String, [String], byName: Bool)
    case not(Node)
    case and([Node])
    case or([Node])
    case compare(Comparison, Node, Node)
    case plus(Node, Node)
    case minus(Node, Node)
    case times(Node, Node)
    case divided(Node, Node)
    case otherwise(Node, Node)
    case condition(Node, Node, Node)
    /// A text that holds one of some folded words.
    case contains(Node, [String])
    /// A choice that is one of some, with the places of their words.
    case oneOf(Node, [String], [Range<Int>])
    /// A reference whose record, or what it lies in, has one of some ids or names.
    case names(Node, [String], [Range<Int>])
    case matches(Node, String)
    case within(Node, Node)
    /// A reference whose record lies in a zone, by the path of its register where it is no zone.
    case placed(Node, RecordReference)
    /// Any text value of the record but those of some fields holds a folded word.
    case word(String, without: Set<String>)
    case call(Function, [Node])
    /// A setting or reading: its name, and what follows.
    case lookUp(Function, String, [Node])
    case aggregate(Aggregate)
  }

  init(_ form: Form, _ type: ValueType, _ range: Range<Int>) {
    self.form = form
    if case .field(let scope, let field) = form {
      read = FieldRead(scope, field)
    } else {
      read = nil
    }
    self.type = type
    self.range = range
    switch form {
    case .constant, .today, .named: (usesThis, usesRow) = (false, false)
    case .this, .word: (usesThis, usesRow) = (true, false)
    case .row: (usesThis, usesRow) = (false, true)
    case .field(let scope, _): (usesThis, usesRow) = (scope == .this, scope == .row)
    case .lookUp(let function, _, let arguments):
      // A reading without a zone is the one of the record itself.
      usesThis =
        arguments.contains { $0.usesThis } || (function == .reading && arguments.count < 2)
      usesRow = arguments.contains { $0.usesRow }
    case .aggregate(let aggregate):
      // The rows of an aggregate are its own.
      usesThis =
        aggregate.link != nil || aggregate.condition?.usesThis ?? false
        || aggregate.value?.usesThis ?? false || aggregate.order.contains(where: \.usesThis)
      usesRow = false
    default:
      let parts = form.parts
      usesThis = parts.contains { $0.usesThis }
      usesRow = parts.contains { $0.usesRow }
    }
  }
}

extension Node.Form {
  /// The parts that it is made of; those of an aggregate are about its own rows.
  var parts: [Node] {
    switch self {
    case .constant, .today, .this, .row, .field, .named, .word: []
    case .member(let node, _, _), .not(let node), .contains(let node, _), .oneOf(let node, _, _),
      .names(let node, _, _), .matches(let node, _), .placed(let node, _):
      [node]
    case .and(let nodes), .or(let nodes), .call(_, let nodes), .lookUp(_, _, let nodes): nodes
    case .compare(_, let left, let right), .plus(let left, let right), .minus(let left, let right),
      .times(let left, let right), .divided(let left, let right), .otherwise(let left, let right),
      .within(let left, let right):
      [left, right]
    case .condition(let test, let yes, let no): [test, yes, no]
    case .aggregate(let aggregate):
      aggregate.parts
    }
  }
}

extension Node {
  /// The part that reads a private field, if one does.
  var privatePart: Node? {
    guard readsPrivate else { return nil }
    return form.parts.lazy.compactMap(\.privatePart).first ?? self
  }

  /// Whether it reads a field that people see only where they may change the store.
  ///
  /// A computed field says for itself who may see it, whatever it is reckoned from.
  var readsPrivate: Bool {
    switch form {
    case .field(_, let field): field.isPrivate
    case .member(let record, _, let fields):
      fields.values.contains(where: \.isPrivate) || record.readsPrivate
    default: form.parts.contains(where: \.readsPrivate)
    }
  }
}

/// A count, sum, … over the rows of a register.
final class Aggregate: Sendable {
  let kind: AggregateKind
  let register: String
  /// The field of the rows that must point at the record, for `of this`.
  let link: Field?
  let condition: Node?
  let value: Node?
  /// What the first or last row is found by; the next where rows are equal in one.
  let order: [Node]

  init(
    kind: AggregateKind,
    register: String,
    link: Field?,
    condition: Node?,
    value: Node?,
    order: [Node]
  ) {
    self.kind = kind
    self.register = register
    self.link = link
    self.condition = condition
    self.value = value
    self.order = order
  }

  /// Its parts, which are about its own rows.
  var parts: [Node] { [condition, value].compactMap(\.self) + order }
}

extension Node {
  /// Whether a field, `register.id`, is read through references only, never of the record itself and
  /// in no aggregate.
  func readsOnlyOfOthers(_ name: String) -> Bool {
    switch form {
    case .field(_, let field): !name.hasSuffix(".\(field.id)")
    case .aggregate(let aggregate):
      aggregate.parts.allSatisfy { !$0.names(name) }
    default: form.parts.allSatisfy { $0.readsOnlyOfOthers(name) }
    }
  }

  private func names(_ name: String) -> Bool {
    switch form {
    case .field(_, let field): name.hasSuffix(".\(field.id)")
    case .member(let part, let member, _): name.hasSuffix(".\(member)") || part.names(name)
    default: form.parts.contains { $0.names(name) }
    }
  }
}
