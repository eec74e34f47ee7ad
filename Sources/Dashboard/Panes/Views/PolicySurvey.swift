import ZoneModel
import ZonePolicy
import ZoneQuery

/// What the rules find on one record, counted.
struct RecordTally: Sendable {
  var reference: RecordReference
  /// The rules that are not met.
  var unmet: [String] = []
  /// The rules that cannot be answered.
  var unknown: [String] = []
  /// The duties that nobody has ticked.
  var open: [String] = []
  /// The rules that are met, where the records of one rule are listed.
  var met: [String] = []
}

/// What the packs say of a board: every rule on every record, the targets, the tasks, what is due.
///
/// It is counted on the worker in parts, so that a selection that a person waits for comes between.
struct PolicySurvey: Sendable {
  /// What it was counted from.
  var key: OverviewKey
  /// The packs.
  var book: PolicyBook?
  /// How many rules have been counted.
  var counted = 0
  /// Whether all parts have been counted.
  var isComplete = false
  var tallies: [RuleTally] = []
  var targets: [TargetStanding] = []
  var tasks: [TaskStanding] = []
  /// What the rules add to the work list.
  var items: [AttentionItem] = []
  /// What is due in the next months, the earliest first.
  var due: [AttentionItem] = []
  /// The causes of what is due beyond what `due` holds.
  var unlistedDue: Set<String> = []
  /// The records on which something is found, those with the most first.
  var records: [RecordTally] = []
  /// How many more there are than `records` holds.
  var moreRecords = 0
  /// Expressions that could not be read, each with its place.
  var problems: [Phrase] = []

  init(key: OverviewKey) { self.key = key }

  /// How far it is, 0 to 1.
  var progress: Double {
    guard let book, !book.rules.isEmpty else { return 0 }
    return Double(counted) / Double(book.rules.count)
  }
}

extension BoardReader {
  /// How many records are looked at in one part.
  private static let surveyedAtOnce = 30_000
  /// So many records of one rule are items of their own; more are one item together.
  private static let single = 5
  /// How many records with findings, and how many due days, are listed.
  private static let listed = 2_000
  /// How many days ahead due days are listed.
  private static let daysAhead = 400

  /// Counts the next part of a survey.
  ///
  /// - Complexity: O(*n*) in the records that the part looks at.
  func surveyNext(
    _ survey: PolicySurvey,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) -> PolicySurvey {
    var survey = survey
    let book = survey.book ?? policies()
    survey.book = book
    let policy = PolicyEvaluator(book, evaluator, readings: settings.readings)
    let place = zone.map { RecordReference(register: "zones", id: $0) }
    let rules = book.rules
    var seen = 0
    while survey.counted < rules.count, seen < Self.surveyedAtOnce {
      let rule = rules[survey.counted]
      guard let tally = policy.tally(rule, zone: place, isCancelled: isCancelled) else {
        return survey
      }
      if !tally.slots.isEmpty { survey.tallies.append(tally) }
      survey.counted += 1
      seen += 200 + board.source(rule.register).slots
    }
    guard survey.counted >= rules.count, seen < Self.surveyedAtOnce else { return survey }
    survey.targets = policy.targets(
      zone: place,
      readings: Readings(board),
      withPrivate: seesPrivate
    )
    survey.tasks = policy.tasks()
    survey.items = survey.tallies.flatMap { items(for: $0, policy) }
    count(records: &survey)
    listDue(place, &survey, isCancelled)
    survey.problems = book.told
    survey.isComplete = !isCancelled()
    return survey
  }

  private func items(for tally: RuleTally, _ policy: PolicyEvaluator) -> [AttentionItem] {
    let rule = tally.rule
    var items: [AttentionItem] = []
    for verdict in [Verdict.unmet, .unknown, .open] {
      // An offer that cannot be judged asks nobody for anything.
      if verdict == .unknown, rule.isOffer { continue }
      let slots = tally.slots[verdict] ?? []
      guard !slots.isEmpty else { continue }
      let mark = DetailMark(verdict, rule)
      let says = words(verdict, rule)
      if verdict == .unmet, slots.count <= Self.single {
        let source = board.source(rule.register)
        for record in slots.compactMap({ source.record(at: Int($0)) }) {
          let reference = record.reference
          items.append(
            AttentionItem(
              mark: mark,
              says: says,
              what: title(of: reference),
              officer: officer(of: reference),
              target: reference,
              register: rule.register,
              cause: WorkCause.rule(rule.id, reference),
              rule: rule.id,
              citation: policy.citation(of: rule, on: record)
            )
          )
        }
        continue
      }
      let label = registry[rule.register]?.label[language].lowercased() ?? rule.register
      items.append(
        AttentionItem(
          mark: mark,
          says: says,
          what: "\(grouped(slots.count)) \(label)",
          register: rule.register,
          cause: WorkCause.rule(rule.id, verdict, zone: zone),
          rule: rule.id,
          citation: tally.citation
        )
      )
    }
    return items
  }

  private func words(_ verdict: Verdict, _ rule: Rule) -> Phrase {
    verdict == .unmet
      ? rule.says
      : Phrase("\(verdict.label.en): \(rule.says.en)", "\(verdict.label.zh)：\(rule.says.zh)")
  }

  /// Counts the findings by record.
  private func count(records survey: inout PolicySurvey) {
    var tallies: [String: [Int32: RecordTally]] = [:]
    for tally in survey.tallies {
      let (register, id) = (tally.rule.register, tally.rule.id)
      func add(_ verdict: Verdict, _ rules: WritableKeyPath<RecordTally, [String]>) {
        for slot in tally.slots[verdict] ?? [] {
          let none = RecordTally(reference: RecordReference(register: register, id: ""))
          tallies[register, default: [:]][slot, default: none][keyPath: rules].append(id)
        }
      }
      add(.unmet, \.unmet)
      if !tally.rule.isOffer { add(.unknown, \.unknown) }
      add(.open, \.open)
    }
    let all = tallies.flatMap { register, slots in slots.map { (register, $0.key, $0.value) } }
    let order = all.sorted { left, right in
      let (one, other) = (left.2, right.2)
      if one.unmet.count != other.unmet.count { return one.unmet.count > other.unmet.count }
      if one.unknown.count != other.unknown.count { return one.unknown.count > other.unknown.count }
      return (left.0, left.1) < (right.0, right.1)
    }
    survey.records = order.prefix(Self.listed).compactMap { register, slot, tally in
      guard let id = board.source(register).id(at: Int(slot)) else { return nil }
      var tally = tally
      tally.reference = RecordReference(register: register, id: id)
      return tally
    }
    survey.moreRecords = order.count - survey.records.count
  }

  private func listDue(
    _ place: RecordReference?,
    _ survey: inout PolicySurvey,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    var found: [Attention] = []
    for watch in registry.watches {
      guard case .day = watch.cause else { continue }
      do throws(ExpressionError) {
        found +=
          try watch.attention(
            evaluator,
            zone: place,
            within: Self.daysAhead,
            isCancelled: isCancelled
          ) ?? []
      } catch {
        let sentence = error.sentence
        survey.problems.append(
          Phrase("\(watch.id): \(sentence.en)", "\(watch.id)：\(sentence.zh)")
        )
      }
    }
    found.sort {
      ($0.due?.number ?? .max, $0.record.description)
        < ($1.due?.number ?? .max, $1.record.description)
    }
    survey.due = found.prefix(Self.listed).map { item(for: $0) }
    survey.unlistedDue = Set(found.dropFirst(Self.listed).map { WorkCause.watch($0) })
  }
}

/// The survey that is shown and the one that is being counted.
struct SurveyState: Sendable {
  /// What was counted last.
  var counted: PolicySurvey?
  /// What is being counted.
  var counting: PolicySurvey?
  /// What counts on the worker.
  var counter: BoardReader?
  /// Which part is awaited from the worker, if one is.
  var ticket: Int?
  /// Grows with each survey that is counted.
  var stamp = 0

  /// How far a survey that is under way is; `nil` where none is.
  var progress: Double? { counting.flatMap { $0.isComplete ? nil : $0.progress } }
}

extension DashboardState {
  /// Whether the screen shows something of a survey.
  var showsSurvey: Bool {
    switch screen {
    case .overview, .view: true
    case .table, .detail, .history, .finding, .form, .start: false
    }
  }

  /// Has the survey counted on the worker where the board, the zone or the day is another.
  mutating func settleSurvey() -> [Effect] {
    guard showsSurvey, survey.ticket == nil else { return [] }
    let key = reader.overviewKey
    if let counted = survey.counted, counted.key == key { return [] }
    if survey.counting?.key != key {
      survey.counting = PolicySurvey(key: key)
      survey.counter = nil
    }
    guard let counting = survey.counting else { return [] }
    // One reader counts all parts, so that what it found out for one serves the next.
    let counter = survey.counter ?? reader.ofItsOwn()
    survey.counter = counter
    idsMade += 1
    survey.ticket = idsMade
    return [.work(Work(ticket: idsMade, task: .survey(counting), reader: counter))]
  }

  /// Takes the part of a survey that the worker has counted.
  mutating func take(_ part: PolicySurvey, ticket: Int) {
    guard survey.ticket == ticket else { return }
    survey.ticket = nil
    survey.counting = part
    if let book = part.book { self.book = book }
    guard part.isComplete, part.key.zone == preferences.zone else { return }
    survey.counted = part
    survey.counting = nil
    survey.counter = nil
    survey.stamp += 1
    tell(part.problems)
  }
}
