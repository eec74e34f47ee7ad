import Synchronization
import ZoneModel

/// Ids for new records, for whichever thread asks.
final class IDSupply: Sendable {
  // An import reads rows through a `Sendable` closure, which may not hold a plain variable.
  private let ids: Mutex<NewIDs>

  init(for register: Register, in source: any RecordSource) {
    ids = Mutex(NewIDs(for: register, in: source))
  }

  func next() -> String {
    ids.withLock { $0.next() }
  }
}
