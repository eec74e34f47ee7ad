import ZoneModel
import ZoneStore

extension TestStore {
  /// Where a salvage makes the new store.
  var newPath: String { root + "/new.zb" }

  /// Salvages the store.
  func salvage(
    order: @escaping @Sendable (String) -> [String: Int] = TestStore.order,
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(StoreError) -> SalvageReport {
    try Store.salvage(
      path,
      into: newPath,
      author: Self.author("anna"),
      order: order,
      clock: clock.read,
      progress: progress
    )
  }

  /// The new store.
  func salvaged() throws(StoreError) -> Store {
    try Store.open(at: newPath, author: Self.author("anna"), clock: clock.read)
  }
}
