internal import ZoneModel

/// The last changes, kept at hand for conflicts and for drafts that come twice.
struct RecentChanges: Sendable {
  /// More are not kept, and of none more steps.
  private static let (most, mostSteps) = (512, 10_000)

  /// All changes behind this one are here.
  private(set) var floor: Int
  private(set) var changes: [Change] = []
  private var ids: Set<String> = []

  init(floor: Int) {
    self.floor = floor
  }

  mutating func add(_ change: Change) {
    guard change.edits.count <= Self.mostSteps, changes.count < Self.most else {
      self = RecentChanges(floor: change.seq)
      return
    }
    changes.append(change)
    ids.insert(change.id)
  }

  /// The change of a draft.
  func change(id: String) -> Change? {
    ids.contains(id) ? changes.last { $0.id == id } : nil
  }
}
