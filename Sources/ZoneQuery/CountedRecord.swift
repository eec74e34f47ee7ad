public import ZoneModel

/// What a record must be like for a count to count it, as far as its condition fixes values.
public struct CountedRecord: Sendable {
  /// The register whose records are counted.
  public let register: String
  /// The field by which they must point at the record that the count is about, where it names one.
  public let link: Field?
  /// The values that do in a field, the first ones first, by the id of the field.
  public let values: [(field: Field, values: [Value])]
}

extension Expression {
  /// What a record must be like to be counted, such as a bank that has settled in; `nil` where the
  /// expression is no count.
  public var counted: CountedRecord? {
    guard case .aggregate(let aggregate) = root.form, aggregate.kind == .count else { return nil }
    var fixed: [(field: Field, values: [Value])] = []
    var open = [aggregate.condition].compactMap(\.self)
    while let part = open.popLast() {
      if case .and(let nodes) = part.form {
        open += nodes.reversed()
      } else if let (field, values) = Self.fixed(by: part), !field.kind.isComputed {
        fixed.append((field, values))
      }
    }
    return CountedRecord(register: aggregate.register, link: aggregate.link, values: fixed)
  }

  /// The field of a row that a condition gives one of some values.
  private static func fixed(by part: Node) -> (field: Field, values: [Value])? {
    switch part.form {
    case .field(.row, let field) where field.kind == .flag: return (field, [.flag(true)])
    case .not(let node):
      guard case .field(.row, let field) = node.form, field.kind == .flag else { return nil }
      return (field, [.flag(false)])
    case .oneOf(let node, let ids, _):
      guard case .field(.row, let field) = node.form else { return nil }
      return (field, ids.map { field.kind.isSet ? .list([$0]) : .text($0) })
    case .compare(.equal, let left, let right):
      guard case .field(.row, let field) = left.form, case .constant(let outcome) = right.form,
        let value = outcome.value(as: field.kind)
      else { return nil }
      return (field, [value])
    default: return nil
    }
  }
}
