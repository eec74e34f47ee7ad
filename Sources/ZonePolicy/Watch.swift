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

/// Something to watch for in the records of a register: days on which something is due, or records
/// that wait for somebody.
///
/// What is due follows from the date fields that the registers declare with a ``Deadline``.
public struct Watch: Sendable, Identifiable {
  /// What makes a record one to look at.
  public enum Cause: Hashable, Sendable {
    /// A date field with its declaration.
    case day(field: String, Deadline)
    /// Records that fit a check wait, since the day of a field.
    case waiting(String, since: String, says: Phrase)
  }

  /// Its id: the register, with the field or `waiting`.
  public let id: String
  /// The register that it looks at.
  public let register: String
  /// What makes a record one to look at.
  public let cause: Cause

  /// What it is called.
  public var label: Phrase {
    switch cause {
    case .day(_, let deadline): deadline.label
    case .waiting(_, _, let says): says
    }
  }

  /// What is watched in these registers, in their order.
  public static func all(in registry: Registry) -> [Watch] {
    registry.registers.flatMap(days) + waiting.filter { registry[$0.register] != nil }
  }

  /// What is watched in the records of one register.
  public static func all(about register: Register) -> [Watch] {
    days(of: register) + waiting.filter { $0.register == register.id }
  }

  private static func days(of register: Register) -> [Watch] {
    register.fields.compactMap { field in
      field.deadline.map { deadline in
        Watch(
          id: "\(register.id).\(field.id)",
          register: register.id,
          cause: .day(field: field.id, deadline)
        )
      }
    }
  }

  /// Applications that wait for a second person.
  private static let waiting: [Watch] = [
    Watch(
      id: "awards.waiting",
      register: "awards",
      cause: .waiting(
        "state:(applied, checked)",
        since: "appliedOn",
        says: Phrase("Waits for a decision", "等待审批")
      )
    ),
    Watch(
      id: "applications.waiting",
      register: "applications",
      cause: .waiting(
        "state:filed",
        since: "appliedOn",
        says: Phrase("Waits for a decision", "等待审批")
      )
    ),
    Watch(
      id: "vouchers.waiting",
      register: "vouchers",
      cause: .waiting(
        "state:applied",
        since: "appliedOn",
        says: Phrase("Waits for a decision", "等待审批")
      )
    ),
  ]
}

/// A record that needs somebody to look at it.
public struct Attention: Sendable, Hashable {
  /// What it is about: a watch's id.
  public let kind: String
  /// What it is called.
  public let label: Phrase
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
  /// Since when it waits, where that is known.
  public let since: Day?
  /// The login of who looks after it, if anybody.
  public let officer: String?
}

extension Watch {
  /// The records that need somebody to look at them, the earliest first.
  ///
  /// - Parameters:
  ///   - evaluator: answers for the board.
  ///   - zone: the zone whose records count; `nil` for all.
  ///   - days: up to how many days ahead something due is wanted; as declared where it is `nil`.
  ///   - isCancelled: asked now and then.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: where a condition does not fit the registry.
  /// - Complexity: O(*n*) in the register's records.
  public func attention(
    _ evaluator: Evaluator,
    zone: RecordReference?,
    within days: Int? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> [Attention]? {
    let context = evaluator.context
    let source = context.board.source(register)
    guard source.count > 0 else { return [] }
    let sort: String
    switch cause {
    case .day(let field, _): sort = field
    case .waiting(_, let since, _): sort = since
    }
    let filter = try evaluator.cache.expression(check(within: days), in: register, mode: .check)
    let hasSort = context.registry[register]?[field: sort] != nil
    let query = Query(
      register,
      filter: filter,
      sort: hasSort ? [SortKey(sort)] : [],
      zone: zone
    )
    guard let selection = try evaluator.select(query, isCancelled: isCancelled) else { return nil }
    return selection.slots.compactMap { slot in
      source.record(at: Int(slot)).map { attention(for: $0, evaluator) }
    }
  }

  /// The registers whose records decide what is due, by the check and the fields that it computes.
  ///
  /// - Throws: where a condition does not fit the registry.
  public func registersRead(_ evaluator: Evaluator) throws(ExpressionError) -> Set<String> {
    let check = try evaluator.cache.expression(check(within: nil), in: register, mode: .check)
    let read = evaluator.cache.stored(behind: check.fieldsRead)
    return Set(read.compactMap { $0.split(separator: ".").first.map(String.init) } + [register])
  }

  /// What is to be said of one record of the register; `nil` where nothing is due or waits.
  ///
  /// - Throws: where the condition does not fit the registry.
  public func attention(
    of record: Record,
    _ evaluator: Evaluator
  ) throws(ExpressionError) -> Attention? {
    let check = try evaluator.cache.expression(check(within: nil), in: register, mode: .check)
    guard evaluator.answer(check, for: record) == .yes else { return nil }
    return attention(for: record, evaluator)
  }

  /// The day on which something falls due on one record of the register, however far ahead, and how
  /// much that matters now; `nil` where there is none, or it no longer counts.
  ///
  /// - Throws: where the condition does not fit the registry.
  public func due(
    on record: Record,
    _ evaluator: Evaluator
  ) throws(ExpressionError) -> (field: String, day: Day, urgency: Urgency)? {
    guard case .day(let field, let deadline) = cause,
      let day = day(field, of: record, evaluator)
    else { return nil }
    if let condition = deadline.condition {
      let check = try evaluator.cache.expression(condition, in: register, mode: .check)
      guard evaluator.answer(check, for: record) == .yes else { return nil }
    }
    let left = day.number - evaluator.context.today.number
    return (field, day, left <= deadline.act ? .act : left <= deadline.soon ? .soon : .info)
  }

  /// The day that a record has in a field, computed or not.
  private func day(_ field: String, of record: Record, _ evaluator: Evaluator) -> Day? {
    guard let declared = evaluator.context.registry[register]?[field: field],
      declared.kind.isComputed
    else { return record[field]?.day }
    return evaluator.computed(declared, of: record).value?.day
  }

  /// The check that finds the records: what waits, or is due within days.
  private func check(within days: Int?) -> String {
    switch cause {
    case .day(let field, let deadline):
      var within = "\(field) <= today+\(days ?? deadline.soon)d"
      if let lack = deadline.lack { within = "(\(within) or \(lack.check))" }
      return deadline.condition.map { "(\($0)) and \(within)" } ?? within
    case .waiting(let condition, _, _): return condition
    }
  }

  private func attention(for record: Record, _ evaluator: Evaluator) -> Attention {
    let today = evaluator.context.today
    switch cause {
    case .day(let field, let deadline):
      let day = day(field, of: record, evaluator)
      let left = day.map { $0.number - today.number }
      return Attention(
        kind: id,
        label: deadline.label,
        urgency: left.map { $0 <= deadline.act ? .act : .soon } ?? .unknown,
        record: record.reference,
        field: field,
        says: left.map { words(deadline, $0, of: record, evaluator) } ?? Self.wordsOfLack(deadline),
        due: day,
        since: nil,
        officer: record[deadline.officer ?? "officer"]?.text
      )
    case .waiting(_, let since, let says):
      return Attention(
        kind: id,
        label: says,
        urgency: .soon,
        record: record.reference,
        field: nil,
        says: says,
        due: nil,
        since: record[since]?.day,
        officer: record["officer"]?.text
      )
    }
  }

  private func words(
    _ deadline: Deadline,
    _ days: Int,
    of record: Record,
    _ evaluator: Evaluator
  ) -> Phrase {
    let words = wordsOfDay(deadline, days, of: record, evaluator)
    guard let check = deadline.provisional,
      let expression = try? evaluator.cache.expression(check, in: register, mode: .check),
      evaluator.answer(expression, for: record) == .yes
    else { return words }
    return Phrase("\(words.en) (provisional)", "\(words.zh)（暂定）")
  }

  private func wordsOfDay(
    _ deadline: Deadline,
    _ days: Int,
    of record: Record,
    _ evaluator: Evaluator
  ) -> Phrase {
    guard days >= 0, let says = deadline.says else { return Self.words(deadline, days) }
    var (en, zh) = (says.en, says.zh)
    for field in evaluator.context.registry[register]?.fields ?? []
    where en.contains("{\(field.id)}") {
      let value =
        field.kind.isComputed ? evaluator.computed(field, of: record).value : record[field.id]
      guard let number = value?.number else { return Self.words(deadline, days) }
      en = en.replacing("{\(field.id)}", with: "\(number)")
      zh = zh.replacing("{\(field.id)}", with: "\(number)")
    }
    return Phrase(en, zh)
  }

  /// What is said where it is not known whether there is a day.
  private static func wordsOfLack(_ deadline: Deadline) -> Phrase {
    let (label, lack) = (deadline.label, deadline.lack?.says ?? Phrase("its day", "日期"))
    return Phrase(
      "\(label.en), not known when: \(lack.en) is missing",
      "\(label.zh)未知：缺少\(lack.zh)"
    )
  }

  private static func words(_ deadline: Deadline, _ days: Int) -> Phrase {
    let label = deadline.label
    return switch days {
    case 0: Phrase("\(label.en) today", "\(label.zh)：今天")
    case 1: Phrase("\(label.en) tomorrow", "\(label.zh)：明天")
    case 2...: Phrase("\(label.en) in \(days) days", "\(label.zh)：\(days) 天后")
    case -1:
      Phrase(
        filled(deadline.late.en.replacing("{n} days", with: "{n} day"), 1),
        filled(deadline.late.zh, 1)
      )
    default: Phrase(filled(deadline.late.en, -days), filled(deadline.late.zh, -days))
    }
  }

  private static func filled(_ text: String, _ days: Int) -> String {
    let parts = text.split(separator: "{n}", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: String(days))
  }
}

extension Registry {
  /// What is watched in the registers.
  public var watches: [Watch] { Watch.all(in: self) }
}
