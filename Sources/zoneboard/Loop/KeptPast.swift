import Dashboard
import Synchronization
import ZoneModel
import ZoneQuery

/// What the last page of a zone's history has learnt of newer changes, for the page behind it.
final class KeptPast: Sendable {
  private let kept = Mutex<(query: HistoryQuery, past: ZonePast)?>(nil)

  /// Keeps what a page has learnt.
  func keep(_ scope: (any StepScope)?, for query: HistoryQuery) {
    guard let past = scope as? ZonePast else { return }
    kept.withLock { $0 = (Self.alike(query), past) }
  }

  /// What the page before has learnt, if a query goes on where that one ended.
  func scope(of query: HistoryQuery) -> ZonePast? {
    kept.withLock { kept in
      guard let kept, kept.query == Self.alike(query), kept.past.told == query.before else {
        return nil
      }
      return kept.past
    }
  }

  /// The query of all pages of a history.
  private static func alike(_ query: HistoryQuery) -> HistoryQuery {
    var query = query
    query.before = nil
    return query
  }
}
