import ZoneModel

extension Run {
  /// Whether no value of an aggregate falls below zero, so that a sum of which some are not known has a
  /// lower bound.
  func isNonNegative(_ aggregate: Aggregate) -> Bool {
    let key = ObjectIdentifier(aggregate)
    if let known = signs[key] { return known.isNonNegative }
    let answer = isNonNegative(aggregate, within: nil, depth: 0)
    signs[key] = (aggregate, answer)
    return answer
  }

  /// So deep at most lie computed fields in each other before nothing is said of them.
  private static let deepest = 6

  /// The same within the record of a register, `nil` where that is not known, reached through so many
  /// computed fields.
  private func isNonNegative(_ aggregate: Aggregate, within register: String?, depth: Int) -> Bool {
    switch aggregate.kind {
    case .count, .distinct: true
    case .any, .all: false
    case .sum, .avg, .min, .max, .first, .last:
      aggregate.value.map {
        isNonNegative($0, this: register, row: aggregate.register, depth: depth)
      } ?? false
    }
  }

  private func isNonNegative(_ node: Node, this: String?, row: String?, depth: Int) -> Bool {
    func part(_ node: Node) -> Bool { isNonNegative(node, this: this, row: row, depth: depth) }
    switch node.form {
    case .field(let scope, let field):
      return isNonNegative(field, of: scope == .this ? this : row, depth: depth)
    case .member(_, _, let fields):
      return fields.allSatisfy { isNonNegative($0.value, of: $0.key, depth: depth) }
    // Where there is no value nothing is added.
    case .constant(.missing): return true
    case .constant(.number(let quantity)): return quantity >= Quantity(0)
    case .call(.inUnit, let parts): return part(parts[0])
    case .call(.larger, let parts): return parts.contains(where: part)
    case .call(.smaller, let parts): return parts.allSatisfy(part)
    case .plus(let left, let right), .times(let left, let right), .divided(let left, let right),
      .otherwise(let left, let right):
      return part(left) && part(right)
    case .condition(_, let yes, let no): return part(yes) && part(no)
    case .aggregate(let inner): return isNonNegative(inner, within: this, depth: depth)
    default: return false
    }
  }

  private func isNonNegative(_ field: Field, of register: String?, depth: Int) -> Bool {
    switch field.kind {
    case .integer, .number, .money, .area, .percent, .year: return !field.mayBeNegative
    case .computed:
      guard let register, depth < Self.deepest,
        let root = (try? cache.computation(field, of: register))?.root
      else { return false }
      return isNonNegative(root, this: register, row: nil, depth: depth + 1)
    default: return false
    }
  }
}
