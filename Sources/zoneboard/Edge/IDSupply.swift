import Synchronization
import ZoneModel

/// Ids for new records, for whichever thread asks.
final class IDSupply: Sendable {
  // An import reads rows through a `Sendable` closure, which may not hold a plain variable.
  private let ids: Mutex<NewIDs>
  private let all = Mutex<Set<String>>([])

  init(for register: Register, in source: any RecordSource) {
    ids = Mutex(NewIDs(for: register, in: source))
  }

  func next() -> String {
    let id = ids.withLock { $0.next() }
    all.withLock { _ = $0.insert(id) }
    return id
  }

  /// Whether it gave this one.
  func gave(_ id: String) -> Bool { all.withLock { $0.contains(id) } }
}
