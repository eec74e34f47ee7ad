public import ZoneModel

extension Expression {
  /// The field that it is, where it is no more than one: of the record, or of one that a reference
  /// names.
  public var field: Field? {
    switch root.form {
    case .field(.this, let field): field
    case .member(_, _, let fields): fields.count == 1 ? fields.values.first : nil
    default: nil
    }
  }

  /// As what kind its values are shown; of several values, each.
  public var shownKind: FieldKind {
    switch field?.shownKind {
    case .choices(let set): return .choice(set)
    case .references(let targets): return .reference(targets)
    case .texts: return .text(nil)
    case let kind?: return kind
    case nil: break
    }
    if root.isYear { return .year }
    return switch root.type.element {
    case .number(.money): .money
    case .number(.area): .area
    case .number(.percent): .percent
    case .number: .number
    case .truth: .flag
    case .day: .date
    case .span: .duration
    case .choice(let set): .choice(set)
    case .record(let targets): .reference(targets)
    case .any, .text, .list: .text(nil)
    }
  }

  /// Whether it reads a field that people see only where they may change the store.
  public var readsPrivate: Bool { root.readsPrivate }

  /// The fields that people see only where they may change the store.
  public func privateFields(in registry: Registry) -> [String] {
    fieldsRead.filter { name in
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      return parts.count == 2 && registry[parts[0]]?[field: parts[1]]?.isPrivate ?? false
    }.sorted()
  }
}

extension Node {
  /// Whether it gives a calendar year, which no sign of thousands belongs into; what lies between two
  /// years is a number as any other.
  var isYear: Bool {
    switch form {
    case .call(.year, _): true
    case .field(_, let field): field.shownKind == .year
    case .member(_, _, let fields):
      !fields.isEmpty && fields.values.allSatisfy { $0.shownKind == .year }
    case .plus(let left, let right): left.isYear != right.isYear
    case .minus(let left, let right): left.isYear && !right.isYear
    case .otherwise(let left, _), .condition(_, let left, _): left.isYear
    case .aggregate(let aggregate):
      [.min, .max, .first, .last].contains(aggregate.kind) && aggregate.value?.isYear ?? false
    default: false
    }
  }
}
