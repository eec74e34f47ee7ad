public import ZoneModel
public import ZoneQuery

/// All that the board knows of a record, by day: its own days, the records that refer to it, and what
/// falls due on any of them.
public struct Timeline: Sendable {
  /// One thing that happened or will.
  public struct Entry: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
      /// A day of the record itself, by its field.
      case own(field: String)
      /// A record that refers to it.
      case record
      /// A day of such a record, by its field, where it stands at two: at its first, and at that on
      /// which its present state came about.
      case act(field: String)
      /// What falls due, with how much that matters now.
      case due(Phrase, Urgency)
    }

    /// What it is.
    public let kind: Kind
    /// When; `nil` where it has no day.
    public let day: LeadingDay?
    /// The record that it is about.
    public let record: RecordReference
    /// Who looks after it: a member of staff by id, or a login.
    public let officer: String?
  }

  /// What lies ahead, the farthest first.
  public var ahead: [Entry] = []
  /// What was until and with the present day, the newest first.
  public var past: [Entry] = []
  /// What has no day, by register and id.
  public var undated: [Entry] = []

  /// How many of those before today are still due.
  public var late: Int {
    past.count { if case .due = $0.kind { true } else { false } }
  }
}

extension Evaluator {
  /// Gathers all that is known of a record by day.
  ///
  /// A record that refers to it stands at its own leading day (``ZoneModel/Register/leadingDays``),
  /// at the day on which its present state came about, as a permit at that of its grant, and once more
  /// at each day on which something is due on it, as long as that counts.
  ///
  /// - Parameters:
  ///   - reference: the record.
  ///   - showsPrivate: whether private fields may say a day or refer.
  ///   - isCancelled: asked now and then.
  /// - Returns: `nil` where the record is not there, or when it was cancelled.
  /// - Throws: where the condition of a deadline does not fit the registry.
  /// - Complexity: O(*n*) in the records that refer to it, once these have been found.
  public func timeline(
    of reference: RecordReference,
    showsPrivate: Bool,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(ExpressionError) -> Timeline? {
    guard let record = context.board.record(reference) else { return nil }
    var maker = TimelineMaker(self, showsPrivate: showsPrivate)
    try maker.addOwn(record)
    let found = referrers(to: reference, limit: .max)
    var seen: Set<RecordReference> = [reference]
    for (place, referrer) in found.enumerated() {
      if place & 0xFF == 0, isCancelled() { return nil }
      guard showsPrivate || !isPrivate(referrer), seen.insert(referrer.record).inserted,
        let other = context.board.record(referrer.record)
      else { continue }
      try maker.add(other)
    }
    return maker.timeline
  }

  private func isPrivate(_ referrer: Referrer) -> Bool {
    context.registry[referrer.record.register]?[field: referrer.field]?.isPrivate ?? false
  }
}

/// Puts records into a timeline.
private struct TimelineMaker {
  /// What is asked of the records of a register.
  private struct Days {
    /// The dates and years that it has.
    let all: [Field]
    /// Those of them that may say which day a record is of.
    let leading: [Field]
    /// Those that say when a state came about.
    let acts: [DayOfAct]
    let watches: [Watch]
    let officers: [String]
  }

  private let evaluator: Evaluator
  private let showsPrivate: Bool
  private var days: [String: Days] = [:]
  private var entries: [Timeline.Entry] = []

  init(_ evaluator: Evaluator, showsPrivate: Bool) {
    self.evaluator = evaluator
    self.showsPrivate = showsPrivate
  }

  /// What was put in, in order.
  var timeline: Timeline {
    let today = evaluator.context.today
    var timeline = Timeline()
    timeline.undated = entries.filter { $0.day == nil }
      .sorted { $0.record.description < $1.record.description }
    let dated = entries.filter { $0.day != nil }.sorted { left, right in
      guard let one = left.day, let other = right.day, one.day != other.day else {
        return left.record.description < right.record.description
      }
      return one > other
    }
    // The present year has begun.
    func isAhead(_ day: LeadingDay) -> Bool {
      day.isYear ? day.day.year > today.year : day.day > today
    }
    timeline.ahead = dated.filter { $0.day.map(isAhead) ?? false }
    timeline.past = dated.filter { !($0.day.map(isAhead) ?? false) }
    return timeline
  }

  /// Adds the days of the record itself.
  mutating func addOwn(_ record: Record) throws(ExpressionError) {
    guard let days = days(of: record.reference.register) else { return }
    for field in days.all where field.deadline == nil {
      guard let day = record.day(of: field) else { continue }
      entries.append(entry(.own(field: field.id), day, record, days))
    }
    _ = try addDue(record, days)
  }

  /// Adds a record that refers to it.
  mutating func add(_ record: Record) throws(ExpressionError) {
    guard let days = days(of: record.reference.register) else { return }
    let isDue = try addDue(record, days)
    let day = record.leadingDay(days.leading)
    let isDeadline = days.leading.contains { $0.id == day?.field && $0.deadline != nil }
    guard !isDue || day != nil && !isDeadline else { return }
    guard let first = day, let last = act(of: record, days), last.day != first.day else {
      entries.append(entry(.record, day, record, days))
      return
    }
    for day in [first, last] { entries.append(entry(.act(field: day.field), day, record, days)) }
  }

  /// The last day on which something was done that brought a record into its present state.
  private func act(of record: Record, _ days: Days) -> LeadingDay? {
    guard let state = record["state"]?.text else { return nil }
    return days.acts.compactMap { act in
      guard act.states?.contains(state) ?? false, let day = record[act.field]?.day else {
        return nil
      }
      return LeadingDay(field: act.field, day: day)
    }
    .max { $0.day < $1.day }
  }

  /// Adds what is due on a record; gives whether there is any such thing.
  private mutating func addDue(_ record: Record, _ days: Days) throws(ExpressionError) -> Bool {
    var isDue = false
    for watch in days.watches {
      guard let due = try watch.due(on: record, evaluator) else { continue }
      isDue = true
      let day = LeadingDay(field: due.field, day: due.day)
      entries.append(entry(.due(watch.label, due.urgency), day, record, days))
    }
    return isDue
  }

  private func entry(
    _ kind: Timeline.Entry.Kind,
    _ day: LeadingDay?,
    _ record: Record,
    _ days: Days
  ) -> Timeline.Entry {
    Timeline.Entry(
      kind: kind,
      day: day,
      record: record.reference,
      officer: days.officers.compactMap { record[$0]?.text }.first
    )
  }

  private mutating func days(of id: String) -> Days? {
    if let known = days[id] { return known }
    guard let register = evaluator.context.registry[id] else { return nil }
    let seen = showsPrivate ? register : register.withoutPrivate
    let found = Days(
      all: seen.fields.filter { $0.kind == .date || $0.kind == .year },
      leading: seen.leadingDays,
      acts: seen.daysOfActs.filter { seen[field: $0.field]?.deadline == nil },
      watches: Watch.all(about: seen),
      officers: ["officer"] + seen.fields.filter { $0.handOver != nil }.map(\.id)
    )
    days[id] = found
    return found
  }
}

extension Timeline.Entry {
  /// The words of an entry in a language.
  public struct Words: Hashable, Sendable {
    /// The day; empty where there is none.
    public let day: String
    /// What kind of record it is.
    public let kind: String
    /// What happened or falls due, and on which record.
    public let what: String
    /// The record's state, where it has one.
    public let state: String
    /// Who looks after it, where that is somebody.
    public let who: String
  }

  /// The entry in words.
  public func words(on board: any Board, in registry: Registry, _ language: Language) -> Words {
    let register = registry[record.register]
    let title = board.title(of: record, in: registry, language) ?? record.id
    let what: String =
      switch kind {
      case .own(let field): register?[field: field]?.label[language] ?? field
      case .record: title
      case .act(let field):
        Self.said(of: title, register?[field: field]?.label ?? Phrase(same: field), language)
      case .due(let label, _): Self.said(of: title, label, language)
      }
    let state = board.record(record)?["state"]?.text
    let choice = state.flatMap { register?[field: "state"]?.kind.choiceSet?[$0] }
    return Words(
      day: day?.text ?? "",
      kind: register?.singular[language] ?? record.register,
      what: what,
      state: choice?.label[language] ?? state ?? "",
      who: officer.map { board.personName($0)[language] } ?? ""
    )
  }

  private static func said(of title: String, _ label: Phrase, _ language: Language) -> String {
    Phrase("\(label.en): \(title)", "\(label.zh)：\(title)")[language]
  }
}
