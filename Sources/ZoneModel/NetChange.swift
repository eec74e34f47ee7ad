/// What several changes come to: for each field the first value and the last.
public struct NetChange: Sendable {
  private struct Place: Hashable {
    var record: RecordReference
    var field: String?
  }

  private var order: [Place] = []
  private var steps: [Place: Edit] = [:]

  /// Makes the difference of no changes.
  public init() {}

  /// Adds the next step.
  public mutating func add(_ edit: Edit) {
    guard let record = edit.record else { return }
    let place = Place(record: record, field: edit.field)
    guard let before = steps[place] else {
      order.append(place)
      steps[place] = edit
      return
    }
    switch (before, edit) {
    case (.set(_, let field, let first, _), .set(_, _, _, let last)):
      steps[place] = .set(record, field: field, before: first, after: last)
    case (.members(_, let field, let added, let removed), .members(_, _, let more, let less)):
      let joined = Set(added).subtracting(less).union(Set(more).subtracting(removed))
      let left = Set(removed).subtracting(more).union(Set(less).subtracting(added))
      steps[place] = .members(record, field: field, added: joined.sorted(), removed: left.sorted())
    case (.create, .delete): steps[place] = nil
    case (.delete(_, let old), .create(_, let new)):
      steps[place] = old == new ? nil : edit
    default: steps[place] = edit
    }
  }

  /// The steps that make a difference, in the order in which their fields were first touched.
  public var edits: [Edit] {
    order.compactMap { place -> Edit? in
      switch steps[place] {
      case .set(_, _, let before, let after) where before == after: nil
      case .members(_, _, let added, let removed) where added.isEmpty && removed.isEmpty: nil
      case let edit: edit
      }
    }
  }
}
