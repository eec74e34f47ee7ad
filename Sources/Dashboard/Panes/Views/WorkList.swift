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
  var parts: Int
  var drafts: [String]
  var language: Language
  var today: Day
}

/// The items of the work list with what people decided about them.
struct WorkList: Sendable {
  var key: WorkKey?
  /// Open items and those that were put off, what matters most first.
  var items: [AttentionItem] = []
  /// What was decided about items whose cause is gone.
  var gone: [WorkDecision] = []

  /// The items that are open.
  var open: [AttentionItem] { items.filter { !$0.isPutOff } }
  /// The items that were put off.
  var putOff: [AttentionItem] { items.filter(\.isPutOff) }
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
        title: record["title"]?.text ?? cause,
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
    let key = WorkKey(
      seq: board.seq,
      survey: survey.stamp,
      figures: counted?.key,
      parts: (counted?.parts ?? 0) + (counted?.checked ?? 0),
      drafts: drafts.map(\.key),
      language: language,
      today: clock.today
    )
    guard work.key != key else { return }
    var decisions = reader.decisions()
    var items = (counted?.attention ?? []) + (survey.counted?.items ?? [])
    items += drafts.map { draft in item(for: draft) }
    var causes: Set<String> = []
    items = items.filter { causes.insert($0.cause).inserted }
      .map { item in
        var item = item
        if let decision = decisions.removeValue(forKey: item.cause) {
          item.decision = decision
          item.officer = decision.officer ?? item.officer
          item.since = item.since ?? decision.since
          item.isPutOff = decision.putOffUntil.map { $0 > clock.today } ?? false
        }
        return item
      }
    let sorted = items.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.mark != other.mark { return one.mark.rank < other.mark.rank }
      let (soon, late) = (one.due?.number ?? Int.max, other.due?.number ?? Int.max)
      return soon == late ? left.offset < right.offset : soon < late
    }
    work.items = sorted.map(\.element)
    // Nothing is called gone before everything has been looked at.
    let now = reader.overviewKey
    let isWhole =
      counted?.isComplete == true && counted?.key == now && survey.counted?.key == now
    work.gone = isWhole ? decisions.values.sorted { $0.record.id < $1.record.id } : []
    work.key = key
    refreshOverview()
  }

  /// Shows the open items on the overview.
  mutating func refreshOverview() {
    let open = work.open
    overview.open = (open.count, work.items.count - open.count)
    overview.attention = overview.onlyMarked ? open.filter { $0.mark == .act } : open
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
    let register = registry[draft.register]
    let name = draft.id.map {
      reader.title(of: RecordReference(register: draft.register, id: $0))
    }
    return AttentionItem(
      mark: .soon,
      says: Phrase("Half-filled form", "未填完的表单"),
      what: name ?? register.map { say($0.singular) } ?? draft.register,
      officer: draft.author ?? environment.person.login,
      register: draft.register,
      cause: "draft:\(draft.key)",
      since: local(Moment(milliseconds: draft.keptAt)).day,
      draft: draft.key
    )
  }

  // MARK: - Deciding

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
    guard let register = registry["work-items"], !items.isEmpty else { return [] }
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
      var fields = Fields()
      fields["title"] = .text(say(item.says) + ": " + item.what)
      fields["cause"] = .text(item.cause)
      fields["since"] = .day(item.since ?? clock.today)
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
