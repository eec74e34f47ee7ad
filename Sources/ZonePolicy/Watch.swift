public import ZoneModel
public import ZoneQuery

/// How much something matters.
public enum Urgency: Int, Sendable, Comparable, CaseIterable {
  /// For information.
  case info
  /// Something is not known.
  case unknown
  /// It comes soon, or is a warning.
  case soon
  /// Somebody must act.
  case act

  /// Whether one matters less than another.
  public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
}

/// Something to watch for in the records, as data: which records, from when on, and what to say.
///
/// Source: daily work; leases and follow-ups are what an operator is rung about.
public struct Watch: Sendable, Identifiable {
  /// Its id, kebab-case.
  public let id: String
  /// What it is called.
  public let label: Phrase
  /// The register that it looks at.
  public let register: String
  /// Which records, as a filter.
  public let filter: String
  /// Which of them need somebody to act, as a check; the others come soon.
  public let act: String
  /// The date field that says when.
  public let due: String
  /// The field that names who looks after it, if any.
  public let officer: String?
  /// What is said once the day is over, with `{n}` for how many days.
  public let late: Phrase

  /// What is watched.
  public static let all: [Watch] = [
    Watch(
      id: "lease-ends",
      label: Phrase("Lease ends", "租约到期"),
      register: "tenancies",
      filter: "current daysLeft<=60",
      act: "daysLeft <= 14",
      due: "to",
      officer: nil,
      late: Phrase("Lease ended {n} days ago", "租约已到期 {n} 天")
    ),
    Watch(
      id: "follow-up",
      label: Phrase("Follow up", "跟进"),
      register: "notes",
      filter: "open followUpOn<=today+14d",
      act: "followUpOn <= today",
      due: "followUpOn",
      officer: "followUpBy",
      late: Phrase("Follow-up {n} days late", "跟进已逾期 {n} 天")
    ),
    Watch(
      id: "title-ends",
      label: Phrase("Title ends", "资质到期"),
      register: "qualifications",
      filter: "valid daysLeft<=90",
      act: "daysLeft <= 30",
      due: "validTo",
      officer: nil,
      late: Phrase("Title ended {n} days ago", "资质已到期 {n} 天")
    ),
  ]
}

/// A record that needs somebody to look at it.
public struct Attention: Sendable, Hashable {
  /// What it is about: a watch's id, or `check` for a field check.
  public let kind: String
  /// How much it matters.
  public let urgency: Urgency
  /// The record.
  public let record: RecordReference
  /// The field, where it is about one.
  public let field: String?
  /// What is to be said.
  public let says: Phrase
  /// When it is due, if it is.
  public let due: Day?
  /// The login of who looks after it, if anybody.
  public let officer: String?
}

extension Watch {
  /// The records that need somebody to look at them, the most urgent and earliest first.
  ///
  /// - Parameters:
  ///   - evaluator: answers for the board.
  ///   - zone: the zone whose records count; `nil` for all.
  ///   - isCancelled: asked now and then.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: where a filter does not fit the registry.
  /// - Complexity: O(*n*) in the register's records.
  public func attention(
    _ evaluator: Evaluator,
    zone: RecordReference?,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> [Attention]? {
    let context = evaluator.context
    let filter = try evaluator.cache.expression(filter, in: register, mode: .filter)
    let act = try evaluator.cache.expression(act, in: register, mode: .check)
    let query = Query(register, filter: filter, sort: [SortKey(due)], zone: zone)
    guard let selection = try evaluator.select(query, isCancelled: isCancelled) else { return nil }
    let source = context.board.source(register)
    return selection.slots.compactMap { slot -> Attention? in
      guard let record = source.record(at: Int(slot)) else { return nil }
      let day = record[due]?.day
      return Attention(
        kind: id,
        urgency: evaluator.answer(act, for: record) == .yes ? .act : .soon,
        record: record.reference,
        field: due,
        says: words(due: day, today: context.today),
        due: day,
        officer: officer.flatMap { record[$0]?.text }
      )
    }
  }

  private func words(due: Day?, today: Day) -> Phrase {
    guard let due else { return label }
    let days = due.number - today.number
    switch days {
    case 0: return Phrase("\(label.en) today", "\(label.zh)：今天")
    case 1: return Phrase("\(label.en) tomorrow", "\(label.zh)：明天")
    case 2...: return Phrase("\(label.en) in \(days) days", "\(label.zh)：\(days) 天后")
    default: return Phrase(filled(late.en, -days), filled(late.zh, -days))
    }
  }

  private func filled(_ text: String, _ days: Int) -> String {
    let parts = text.split(separator: "{n}", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: String(days))
  }
}
