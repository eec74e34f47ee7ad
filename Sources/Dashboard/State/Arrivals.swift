import ZoneModel
import ZoneQuery

/// Changes that came in and are to be shown with their steps in a zone alone.
///
/// Where a record lies or lay is reckoned for each step, and an import has thousands of them: that
/// belongs on the worker, so that no key waits for it.
struct Arrivals: Sendable {
  /// The changes that are still to be looked through, oldest first, by the zone.
  var waiting: [String: [Change]] = [:]
  /// Which look through them is awaited from the worker, if one is.
  var ticket: Int?
}

/// Changes that came in, looked through for what they did in a zone.
struct ArrivalsAnswer: Sendable {
  let zone: String
  /// The changes that were looked through.
  let changes: [Change]
  /// Those that did something in the zone, with their steps there alone.
  let inZone: [Change]
}

extension DashboardState {
  /// Puts changes that came in before the others, on the overview and in the history; of a zone once
  /// the worker has found what they did in it.
  mutating func follow(arrivals changes: [Change]) {
    var zones: Set<String> = []
    if let asked = overview.asked {
      if let zone = asked.news.zone { zones.insert(zone) } else { addNews(changes) }
    }
    if case .history(let history) = screen {
      if let zone = history.query.zone {
        zones.insert(zone)
      } else {
        addToHistory(changes, of: changes)
      }
    }
    for zone in zones { arrivals.waiting[zone, default: []] += changes }
  }

  /// Has the worker look through what came in for a zone that is still shown.
  mutating func settleArrivals() -> [Effect] {
    guard !arrivals.waiting.isEmpty, arrivals.ticket == nil else { return [] }
    var shown = [overview.asked?.news.zone]
    if case .history(let history) = screen { shown.append(history.query.zone) }
    arrivals.waiting = arrivals.waiting.filter { shown.contains($0.key) }
    guard let (zone, changes) = arrivals.waiting.min(by: { $0.key < $1.key }) else { return [] }
    idsMade += 1
    arrivals.ticket = idsMade
    let work = Work(
      ticket: idsMade,
      task: .arrivals(changes, zone: zone),
      reader: reader.ofItsOwn()
    )
    return [.work(work)]
  }

  /// Takes what the worker has found of the changes that came in.
  mutating func take(_ answer: ArrivalsAnswer, ticket: Int) {
    guard arrivals.ticket == ticket else { return }
    arrivals.ticket = nil
    let last = answer.changes.last?.seq ?? 0
    arrivals.waiting[answer.zone]?.removeAll { $0.seq <= last }
    if arrivals.waiting[answer.zone]?.isEmpty == true { arrivals.waiting[answer.zone] = nil }
    if overview.asked?.news.zone == answer.zone { addNews(answer.inZone) }
    if case .history(let history) = screen, history.query.zone == answer.zone {
      addToHistory(answer.inZone, of: answer.changes)
    }
  }
}

extension BoardReader {
  /// Changes with their steps in a zone alone; those that have none there are left out.
  ///
  /// - Parameters:
  ///   - zone: the zone's id.
  ///   - changes: the changes, oldest first; the board is the one behind the last.
  ///   - isCancelled: asked at each change; once it says yes, the older ones are left out.
  /// - Returns: the changes that did something there, oldest first.
  /// - Complexity: O(*n*) in the steps.
  func inZone(
    _ zone: String,
    _ changes: [Change],
    unless isCancelled: () -> Bool
  ) -> [Change] {
    var past = ZonePast(of: RecordReference(register: "zones", id: zone), from: evaluator)
    var kept: [Change] = []
    for change in changes.reversed() where !isCancelled() {
      let edits = change.edits.reversed().filter { past.takes($0) }
      if !edits.isEmpty { kept.append(change.with(edits: edits.reversed())) }
    }
    return kept.reversed()
  }
}
