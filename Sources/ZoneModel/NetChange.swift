/// What several changes come to: what was made, what was deleted, and for each other field the first
/// value and the last; what was done and taken back is left out.
public struct NetChange: Sendable {
  private enum Subject: Hashable {
    case record(RecordReference)
    case file(String)
  }

  /// What comes of one record, or of one file.
  fileprivate struct Net {
    /// What a record holds now that was not there at the start.
    var made: Fields?
    /// What a record held at the start that is not there now.
    var deleted: Fields?
    /// What became of the fields of a record that was there all along, or of a file.
    var steps: [Edit] = []
  }

  private var order: [Subject] = []
  private var nets: [Subject: Net] = [:]

  /// Makes the difference of no changes.
  public init() {}

  /// Adds the next step.
  public mutating func add(_ edit: Edit) {
    let subject: Subject
    switch edit {
    case .adopt(let file, _, _): subject = .file(file)
    case .set(let record, _, _, _), .members(let record, _, _, _), .create(let record, _),
      .delete(let record, _):
      subject = .record(record)
    }
    if nets[subject] == nil { order.append(subject) }
    nets[subject, default: Net()].add(edit)
  }

  /// The steps that make a difference, in the order in which their records were first touched.
  public var edits: [Edit] {
    order.flatMap { subject -> [Edit] in
      guard let net = nets[subject] else { return [] }
      guard case .record(let record) = subject else { return net.steps.filter(\.makesADifference) }
      if let made = net.made { return [.create(record, made)] }
      if let deleted = net.deleted { return [.delete(record, deleted)] }
      return net.steps.filter(\.makesADifference)
    }
  }
}

extension NetChange.Net {
  fileprivate mutating func add(_ edit: Edit) {
    switch edit {
    case .create(let record, let fields):
      guard let old = deleted else {
        made = fields
        return
      }
      deleted = nil
      steps = Self.steps(of: record, from: old, to: fields)
    case .delete(_, let fields):
      guard made == nil else {
        made = nil
        return
      }
      deleted = steps.reduce(into: fields) { $0.apply($1.inverse) }
      steps = []
    case .set, .members, .adopt:
      guard made == nil else {
        made?.apply(edit)
        return
      }
      let index = steps.firstIndex { $0.field == edit.field }
      if let index { steps[index] = Self.join(steps[index], edit) } else { steps.append(edit) }
    }
  }

  private static func steps(
    of record: RecordReference,
    from old: Fields,
    to new: Fields
  ) -> [Edit] {
    let fields = old.entries.map(\.field) + new.entries.map(\.field).filter { old[$0] == nil }
    return fields.map { .set(record, field: $0, before: old[$0], after: new[$0]) }
  }

  /// One step for two of the same field, or of the same file.
  private static func join(_ first: Edit, _ next: Edit) -> Edit {
    switch (first, next) {
    case (.adopt(let file, let before, _), .adopt(_, _, let after)):
      return .adopt(file: file, before: before, after: after)
    case (
      .members(let record, let field, let added, let removed), .members(_, _, let more, let less)
    ):
      let joined = Set(added).subtracting(less).union(Set(more).subtracting(removed))
      let left = Set(removed).subtracting(more).union(Set(less).subtracting(added))
      return .members(record, field: field, added: joined.sorted(), removed: left.sorted())
    case (.set(let record, let field, let before, let middle), _):
      var value = Fields(middle.map { [(field, $0)] } ?? [])
      value.apply(next)
      return .set(record, field: field, before: before, after: value[field])
    case (_, .set(let record, let field, let middle, let after)):
      var value = Fields(middle.map { [(field, $0)] } ?? [])
      value.apply(first.inverse)
      return .set(record, field: field, before: value[field], after: after)
    default: return next
    }
  }
}

extension Edit {
  fileprivate var makesADifference: Bool {
    switch self {
    case .set(_, _, let before, let after): before != after
    case .members(_, _, let added, let removed): !added.isEmpty || !removed.isEmpty
    case .adopt(_, let before, let after): before != after
    case .create, .delete: true
    }
  }
}
