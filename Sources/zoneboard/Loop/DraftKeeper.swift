import Dashboard

/// Holds half-filled forms back until a second has passed, so that typing does not write at each key.
struct DraftKeeper {
  /// What is to be done with a draft.
  enum Work: Sendable {
    case keep(FormDraft)
    case drop(key: String)
  }

  private var waiting: [String: Work] = [:]
  /// When the oldest that waits is due, in milliseconds of the steady clock.
  private(set) var due: UInt64?

  /// How long a draft waits at most, in milliseconds.
  static let delay: UInt64 = 500

  /// Takes a draft that is to be kept.
  mutating func keep(_ draft: FormDraft, at time: UInt64) {
    waiting[draft.key] = .keep(draft)
    due = due ?? time + Self.delay
  }

  /// Takes a draft that is to be thrown away; this never waits.
  mutating func drop(_ key: String, at time: UInt64) {
    waiting[key] = .drop(key: key)
    due = time
  }

  /// What is due; everything at the end.
  mutating func take(at time: UInt64?) -> [Work] {
    guard let due, time.map({ $0 >= due }) ?? true else { return [] }
    self.due = nil
    defer { waiting = [:] }
    // A form that goes on under another key is kept before its old draft is dropped.
    return waiting.values.sorted { one, other in
      if case .keep = one, case .drop = other { true } else { false }
    }
  }
}
