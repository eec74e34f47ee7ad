import ZoneModel
import ZonePolicy
import ZoneQuery

/// What somebody decided about an item of the work list.
struct WorkDecision: Hashable, Sendable {
  /// The record that says so.
  var record: RecordReference
  var title: String
  var cause: String
  var about: RecordReference?
  var officer: String?
  var putOffUntil: Day?
  var note: String?
  var since: Day?
}

/// What the work list was made from; where one of these differs it is made anew.
struct WorkKey: Hashable, Sendable {
  var seq: Int
  var survey: Int
  var figures: OverviewKey?
  /// How many items the figures have given so far.
  var found: Int
  /// Whether everything has been looked at.
  var isWhole: Bool
  var drafts: [String]
  var language: Language
  var today: Day
}

/// The items of the work list with what people decided about them.
struct WorkList: Sendable {
  var key: WorkKey?
  /// The person, as items name who looks after them.
  var me: String?
  /// Open items and those that were put off, what matters most first.
  var items: [AttentionItem] = []
  /// What is due in the next months, the earliest first; part of it are items of the work list.
  var due: [AttentionItem] = []
  /// What was decided about items whose cause is gone.
  var gone: [WorkDecision] = []

  /// The items that are open.
  var open: [AttentionItem] { items.filter { !$0.isPutOff } }
  /// The items that were put off.
  var putOff: [AttentionItem] { items.filter(\.isPutOff) }

  /// The items with some causes, as they are now.
  func items(with causes: Set<String>) -> [AttentionItem] {
    var left = causes
    return (items + due).filter { left.remove($0.cause) != nil }
  }
}

extension AttentionItem {
  /// The day on which its cause began, whoever decided what about it; `nil` where nothing tells it.
  func begun(by today: Day) -> Day? { since ?? due.flatMap { $0 <= today ? $0 : nil } }

  /// The item with what somebody decided about it.
  func decided(_ decision: WorkDecision?, on today: Day) -> AttentionItem {
    guard let decision else { return self }
    var item = self
    item.decision = decision
    item.officer = decision.officer ?? officer
    item.isPutOff = decision.putOffUntil.map { $0 > today } ?? false
    return item
  }
}

extension BoardReader {
  /// What people decided, by the cause of the item.
  func decisions() -> [String: WorkDecision] {
    let source = board.source("work-items")
    var decisions: [String: WorkDecision] = [:]
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), let cause = record["cause"]?.text else {
        continue
      }
      decisions[cause] = WorkDecision(
        record: record.reference,
        title: record["title"] == nil ? cause : title(of: record.reference),
        cause: cause,
        about: record["about"]?.text.flatMap { RecordReference($0) },
        officer: record["officer"]?.text,
        putOffUntil: record["putOffUntil"]?.day,
        note: record["note"]?.text,
        since: record["since"]?.day
      )
    }
    return decisions
  }
}

extension DashboardState {
  /// Makes the work list anew where something that it rests on is another.
  mutating func settleWork() {
    guard showsSurvey else { return }
    let counted = overview.counted
    let now = reader.overviewKey
    let isWhole =
      counted?.isComplete == true && counted?.key == now && survey.counted?.key == now
    let key = WorkKey(
      seq: board.seq,
      survey: survey.stamp,
      figures: counted?.key,
      found: counted?.attention.count ?? 0,
      isWhole: isWhole,
      drafts: drafts.map(\.key),
      language: language,
      today: clock.today
    )
    guard work.key != key else { return }
    work.me = myID
    let decisions = reader.decisions()
    var items = (counted?.attention ?? []) + (survey.counted?.items ?? [])
    items += drafts.map { draft in item(for: draft) }
    var causes: Set<String> = []
    items = items.filter { causes.insert($0.cause).inserted }
      .map { $0.decided(decisions[$0.cause], on: clock.today) }
    work.items = items.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.mark != other.mark { return one.mark.rank < other.mark.rank }
      let (soon, late) = (one.due?.number ?? Int.max, other.due?.number ?? Int.max)
      return soon == late ? left.offset < right.offset : soon < late
    }.map(\.element)
    work.due = (survey.counted?.due ?? []).map {
      $0.decided(decisions[$0.cause], on: clock.today)
    }
    causes.formUnion(work.due.map(\.cause))
    // Nothing is called gone before everything has been looked at.
    work.gone = isWhole ? gone(of: decisions.values.filter { !causes.contains($0.cause) }) : []
    work.key = key
    if asOf == nil { noteFirstSeen(isWhole: isWhole) }
    refreshOverview()
  }

  /// Writes down on which day this person first saw each item whose beginning nothing else tells, and
  /// forgets those of the zone that are gone; it is kept with the other choices.
  private mutating func noteFirstSeen(isWhole: Bool) {
    var seen = preferences.firstSeen ?? [:]
    let causes = work.items.filter { $0.begun(by: clock.today) == nil }.map(\.cause)
    for cause in causes where seen[cause] == nil { seen[cause] = clock.today.description }
    if isWhole {
      let there = Set(causes)
      seen = seen.filter { there.contains($0.key) || !isOfThisZone(cause: $0.key) }
    }
    if seen != preferences.firstSeen ?? [:] { preferences.firstSeen = seen }
  }

  /// Whether a cause would be among the items of the chosen zone if it were still there.
  private func isOfThisZone(cause: String) -> Bool {
    let last = cause.split(separator: " ").last.map(String.init)
    guard let about = last.flatMap({ RecordReference($0) }) else {
      return WorkCause.zone(of: cause) == preferences.zone
    }
    return board.record(about).map { reader.isInZone($0) } ?? true
  }

  /// Those of some decisions whose cause is gone, of decisions that are of the zone.
  ///
  /// A half-filled form is known to its author alone, so that nobody else can say that it is gone.
  private func gone(of decisions: [WorkDecision]) -> [WorkDecision] {
    guard let survey = survey.counted else { return [] }
    let tallies = Dictionary(
      survey.tallies.map { ($0.rule.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let gone = decisions.filter { decision in
      let cause = decision.cause
      if cause.hasPrefix("draft:") || survey.unlistedDue.contains(cause) { return false }
      guard let about = decision.about, cause.hasSuffix(" \(about)") else {
        guard WorkCause.zone(of: cause) == preferences.zone else { return false }
        guard let (rule, verdict) = WorkCause.rule(of: cause) else { return true }
        // Fewer records are an item each, and the cause is still there.
        return Verdict(rawValue: verdict).flatMap { tallies[rule]?.slots[$0] } ?? [] == []
      }
      guard preferences.zone == nil || board.record(about).map({ reader.isInZone($0) }) ?? false
      else { return false }
      guard let (rule, _) = WorkCause.rule(of: cause), let tally = tallies[rule],
        let slot = board.source(about.register).slot(of: about.id)
      else { return true }
      // More records are one item together, and the cause is still there.
      return [Verdict.unmet, .unknown, .open].allSatisfy {
        tally.slots[$0]?.contains(Int32(slot)) != true
      }
    }
    return gone.sorted { $0.record.id < $1.record.id }
  }

  /// Shows the open items on the overview; the cursor stays on its item once somebody is there.
  mutating func refreshOverview() {
    let open = work.open
    // What a list or line over the overview is about stays, too; the form offered at the start is not.
    let isAsked = !overlays.isEmpty && offeredDraft == nil
    let cursor = overview.isVisited || isAsked ? overview.item?.cause : nil
    overview.putOff = work.items.count - open.count
    overview.attention = overview.onlyMarked ? open.filter { $0.mark == .act } : open
    guard let cursor else { return }
    guard let place = overview.attention.firstIndex(where: { $0.cause == cursor }) else {
      overview.isLost = isAsked
      return
    }
    overview.line[.attention] = place
  }

  /// The targets that the overview names, those that are not met first.
  var overviewTargets: [TargetStanding] {
    guard preferences.zone != nil else { return [] }
    return (survey.counted?.targets ?? []).enumerated().sorted {
      ($0.element.mark.rank, $0.offset) < ($1.element.mark.rank, $1.offset)
    }.map(\.element)
  }

  /// A half-filled form as an item of the work list.
  private func item(for draft: FormDraft) -> AttentionItem {
    AttentionItem(
      mark: .soon,
      says: Phrase("Half-filled form", "未填完的表单"),
      what: draftName(draft),
      officer: draft.author.map { board.staff($0)?.id ?? $0 } ?? work.me,
      register: draft.register,
      cause: WorkCause.draft(draft.key),
      since: local(Moment(milliseconds: draft.keptAt)).day,
      draft: draft.key
    )
  }

  // MARK: - Deciding

  /// What an item is called for as long as it is decided about: without how late it is on a day.
  private func lastingTitle(of item: AttentionItem) -> Phrase {
    let says = item.label.en.isEmpty ? item.says : item.label
    guard let target = item.target else {
      guard item.draft == nil, let label = registry[item.register]?.label else {
        return Phrase("\(says.en): \(item.what)", "\(says.zh)：\(item.what)")
      }
      return Phrase("\(says.en): \(label.en)", "\(says.zh)：\(label.zh)")
    }
    func name(_ language: Language) -> String {
      board.title(of: target, in: registry, language) ?? target.id
    }
    return Phrase("\(says.en): \(name(.en))", "\(says.zh)：\(name(.zh))")
  }

  /// Writes down what is decided about items: who looks after them, until when they wait.
  ///
  /// One change for all of them, with one undo.
  mutating func decide(
    _ items: [AttentionItem],
    label: Phrase,
    _ values: [(field: String, value: Value?)]
  ) -> [Effect] {
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    guard let register = registry["work-items"], !items.isEmpty else {
      message = Message(
        .note,
        Phrase("There is nothing here that this could be done with.", "这里没有可如此处理的事项。")
      )
      return []
    }
    var edits: [Edit] = []
    for item in items {
      if let decision = item.decision, let record = board.record(decision.record) {
        for (field, value) in values {
          if let edit = register.edit(
            of: field,
            from: record[field],
            to: value,
            of: record.reference
          ) {
            edits.append(edit)
          }
        }
        continue
      }
      // Nothing was decided yet, and nobody looks after it: that is not worth a record.
      guard values.contains(where: { $0.value != nil }) else { continue }
      var fields = Fields()
      let title = lastingTitle(of: item)
      fields["title"] = .text(title.en)
      fields["titleZh"] = .text(title.zh)
      fields["cause"] = .text(item.cause)
      fields["since"] = .day(clock.today)
      if let target = item.target { fields["about"] = .text(target.description) }
      for (field, value) in values { fields[field] = value }
      edits.append(
        .create(
          reader.evaluator.nextReference(register, taken: edits),
          fields.sorted(by: register.order)
        )
      )
    }
    guard !edits.isEmpty else {
      message = Message(.note, Phrase("It is so already.", "已是如此。"))
      return []
    }
    let what = items.count == 1 ? items[0].what : "× \(items.count)"
    return [
      .commit(
        ChangeDraft(
          id: makeID(),
          label: say(label) + " " + what,
          edits: edits,
          seen: board.seq
        )
      )
    ]
  }
}
