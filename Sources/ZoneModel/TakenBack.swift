/// How much of a change has been taken back since.
public struct TakenBack: Hashable, Sendable {
  /// The steps, or parts of steps, that still stand; empty also where the steps are not known.
  public let left: [Edit]
  /// How many steps still stand.
  public let leftCount: Int

  /// Whether nothing of the change is left.
  public var isWhole: Bool { leftCount == 0 }

  /// Whether a step of the change, or of a set all that the step did to it, has been taken back.
  public func includes(_ step: Edit) -> Bool {
    if isWhole { return true }
    guard !left.isEmpty else { return false }
    guard case .members(let record, let field, _, _) = step else { return !left.contains(step) }
    return !left.contains { $0.record == record && $0.field == field }
  }

  /// Finds what later changes have taken back of a change; `nil` where it is nothing.
  ///
  /// - Parameters:
  ///   - change: the change.
  ///   - later: the changes that name another, by the seq that they name, in any order.
  ///   - count: how many steps a change has, also one that is here without them.
  public init?(
    of change: Change,
    by later: [Int: [Change]],
    count: (Change) -> Int
  ) {
    guard let acts = later[change.seq]?.sorted(by: { $0.seq < $1.seq }), !acts.isEmpty else {
      return nil
    }
    let total = count(change)
    guard change.edits.count == total, acts.allSatisfy({ $0.edits.count == count($0) }) else {
      self.init(counting: acts, of: total, by: later, count)
      return
    }
    var gone: Set<Place> = []
    for act in acts {
      let places = Self.standing(act, by: later)
      if act.operation == .redo { gone.subtract(places) } else { gone.formUnion(places) }
    }
    let left = change.edits.compactMap { Self.rest(of: $0, without: gone) }
    if left == change.edits { return nil }
    self.init(left: left, leftCount: left.count)
  }

  private init(left: [Edit], leftCount: Int) {
    self.left = left
    self.leftCount = leftCount
  }

  /// Of changes whose steps are not at hand, their number has to do.
  private init?(
    counting acts: [Change],
    of total: Int,
    by later: [Int: [Change]],
    _ count: (Change) -> Int
  ) {
    let gone = acts.reduce(0) { sum, act in
      // What took it back may itself have been taken back.
      let standing = TakenBack(of: act, by: later, count: count)?.leftCount ?? count(act)
      return sum + (act.operation == .redo ? -standing : standing)
    }
    guard gone > 0 else { return nil }
    self.init(left: [], leftCount: max(0, total - gone))
  }

  /// What a step touches: a field, an element of a set, a whole record or a file.
  private struct Place: Hashable {
    var record: RecordReference?
    var field: String?
    var element: String?
    var file: String?
  }

  private static func places(of edit: Edit) -> [Place] {
    switch edit {
    case .set(let record, let field, _, _): [Place(record: record, field: field)]
    case .members(let record, let field, let added, let removed):
      (added + removed).map { Place(record: record, field: field, element: $0) }
    case .create(let record, _), .delete(let record, _): [Place(record: record)]
    case .adopt(let file, _, _): [Place(file: file)]
    }
  }

  /// What an act touches and has not been taken back itself, as a revert may have been.
  private static func standing(_ act: Change, by later: [Int: [Change]]) -> [Place] {
    let taken = TakenBack(of: act, by: later) { $0.edits.count }
    return (taken?.left ?? act.edits).flatMap { places(of: $0) }
  }

  private static func rest(of edit: Edit, without gone: Set<Place>) -> Edit? {
    guard case .members(let record, let field, let added, let removed) = edit else {
      return places(of: edit).contains(where: gone.contains) ? nil : edit
    }
    func stands(_ element: String) -> Bool {
      !gone.contains(Place(record: record, field: field, element: element))
    }
    let (joined, parted) = (added.filter(stands), removed.filter(stands))
    guard !joined.isEmpty || !parted.isEmpty else { return nil }
    return .members(record, field: field, added: joined, removed: parted)
  }
}
