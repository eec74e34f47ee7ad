import ZoneModel
import ZonePolicy
import ZoneQuery

/// What the overview's figures were counted from; where one of these differs they are counted anew.
struct OverviewKey: Hashable, Sendable {
  var seq: Int
  var zone: String?
  var today: Day
  var language: Language
}

/// Something that needs somebody to look at it.
struct AttentionItem: Hashable, Sendable {
  var mark: DetailMark
  /// What it is about.
  var says: Phrase
  /// The record, or how many there are.
  var what: String
  var due: Day?
  /// Who looks after it, by the id of the member of staff.
  var officer: String?
  /// The record that Enter opens; where there are several, the register is opened.
  var target: RecordReference?
  var register: String
  var filter = ""
  /// Whether the register is to show only what needs action.
  var onlyMarked = false
  /// What made the item; decisions about it name this.
  var cause: String
  /// The field of the record that it is about, where it is about one.
  var field: String?
  /// The rule that it is a finding of, if it is one.
  var rule: String?
  /// The clause of that rule as it is cited.
  var citation: Phrase?
  /// What is due, without how soon.
  var label = Phrase("", "")
  /// Since when it is there, where that is known.
  var since: Day?
  /// The half-filled form that it stands for, if it does.
  var draft: String?
  /// What somebody decided about it.
  var decision: WorkDecision?
  /// Whether it waits until a later day.
  var isPutOff = false
}

/// What was counted for the overview, as far as it has come.
struct OverviewFigures: Sendable {
  var key: OverviewKey
  /// How many parts have been counted, those of the registers' checks aside.
  var parts = 0
  /// Whether all parts have been counted.
  var isComplete = false
  /// Readings by the id of their figure.
  var readings: [String: FigureReading] = [:]
  /// The share of rooms let at the ends of the last six months, oldest first.
  var occupancy: [Double?] = []
  var attention: [AttentionItem] = []
  /// What the checks found so far, by register; kept for the next count.
  var findings: [String: RegisterFindings] = [:]
  /// How many of the registers have been checked.
  var checked = 0
  /// How far the checks are, 0 to 1; `nil` before they begin and after they end.
  var progress: Double?
  /// Expressions that could not be read, each with its place.
  var problems: [Phrase] = []

  init(key: OverviewKey, keeping findings: [String: RegisterFindings] = [:]) {
    self.key = key
    self.findings = findings
  }
}

extension BoardReader {
  /// How many records are checked in one part: a tenth of a second's worth.
  private static let checkedAtOnce = 4_000

  /// What the overview's figures are counted from.
  var overviewKey: OverviewKey {
    OverviewKey(seq: board.seq, zone: zone, today: today, language: language)
  }

  /// Counts the next part of what the overview shows: a figure, what is watched, or some records'
  /// checks.
  ///
  /// Parts are short, so that a selection that a person waits for comes between them.
  ///
  /// - Complexity: O(*n*) in the records that the part looks at.
  func countNext(
    _ figures: OverviewFigures,
    unless isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> OverviewFigures {
    var figures = figures
    let place = zone.map { RecordReference(register: "zones", id: $0) }
    if figures.parts < Figure.overview.count {
      read(Figure.overview[figures.parts], place, &figures, isCancelled)
    } else if figures.parts == Figure.overview.count {
      figures.occupancy = occupancy(months: 6)
      watch(place, &figures, isCancelled)
    } else if registry.registers.indices.contains(figures.checked) {
      check(registry.registers[figures.checked], place, &figures, isCancelled)
    }
    // What was stopped is begun again, and what it found meanwhile is not kept.
    if isCancelled() { return figures }
    if figures.parts <= Figure.overview.count { figures.parts += 1 }
    figures.isComplete =
      figures.parts > Figure.overview.count && figures.checked >= registry.registers.count
    return figures
  }

  private func read(
    _ figure: Figure,
    _ place: RecordReference?,
    _ figures: inout OverviewFigures,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    guard registry[figure.register] != nil else { return }
    do throws(ExpressionError) {
      figures.readings[figure.id] = try figure.read(
        evaluator,
        zone: place,
        isCancelled: isCancelled
      )
    } catch {
      figures.problems.append(Self.problem(with: figure.label, figure.filter, error))
    }
  }

  /// An expression of the program's own that does not fit the registers of the store.
  private static func problem(
    with label: Phrase,
    _ text: String,
    _ error: ExpressionError
  ) -> Phrase {
    let sentence = error.sentence
    return Phrase(
      "Overview, \(label.en): “\(text)” can't be read: \(sentence.en)",
      "概览「\(label.zh)」：无法读取「\(text)」：\(sentence.zh)"
    )
  }

  /// Leases, titles and follow-ups that are due in the zone.
  private func watch(
    _ place: RecordReference?,
    _ figures: inout OverviewFigures,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    for watch in registry.watches {
      let found: [Attention]
      do throws(ExpressionError) {
        found = try watch.attention(evaluator, zone: place, isCancelled: isCancelled) ?? []
      } catch {
        figures.problems.append(Self.problem(with: watch.label, watch.id, error))
        continue
      }
      figures.attention += found.map { item(for: $0) }
    }
  }

  /// A record that is due or waits, as an item of the work list.
  func item(for attention: Attention) -> AttentionItem {
    let subject = subject(of: attention.record)
    var what = title(of: subject)
    if subject != attention.record, let text = board.record(attention.record)?["text"]?.text {
      what += Phrase(": ", "：")[language] + text
    }
    return AttentionItem(
      mark: DetailMark(attention.urgency),
      says: attention.says,
      what: what,
      due: attention.due,
      officer: attention.officer ?? officer(of: attention.record),
      target: attention.record,
      register: attention.record.register,
      cause: WorkCause.watch(attention),
      field: attention.field,
      label: attention.label,
      since: attention.since
    )
  }

  /// The record that a note or document is about; any other record itself.
  private func subject(of reference: RecordReference) -> RecordReference {
    guard let text = board.record(reference)?["about"]?.text,
      let targets = registry[reference.register]?[field: "about"]?.kind.targets
    else { return reference }
    return Registry.target(of: text, in: targets) ?? reference
  }

  /// Who looks after a record or, for a lease or title, after its enterprise.
  func officer(of reference: RecordReference) -> String? {
    guard let record = board.record(reference) else { return nil }
    if let login = record["officer"]?.text { return login }
    for field in ["tenant", "enterprise", "about"] {
      guard let text = record[field]?.text,
        let targets = registry[reference.register]?[field: field]?.kind.targets,
        let target = Registry.target(of: text, in: targets)
      else { continue }
      return board.record(target)?["officer"]?.text
    }
    return nil
  }

  // MARK: - Field checks

  /// Checks the next records of a register; after its last one, what was found is to be seen.
  private func check(
    _ register: Register,
    _ place: RecordReference?,
    _ figures: inout OverviewFigures,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) {
    var findings = figures.findings[register.id] ?? RegisterFindings(register.id)
    do throws(ExpressionError) {
      try findings.goOn(
        evaluator,
        zone: place,
        most: Self.checkedAtOnce,
        isCancelled: isCancelled
      )
    } catch {
      let problem = DeclarationProblem(
        register: register.id,
        field: "zonePath",
        text: register.zonePath ?? "",
        error: error
      )
      figures.problems.append(problem.described)
      figures.checked += 1
      return
    }
    figures.findings[register.id] = findings
    if findings.isComplete {
      figures.checked += 1
      figures.attention += findings.findings(on: board).map { item(for: $0, in: register) }
    }
    let all = registry.registers.reduce(0) { $0 + board.source($1.id).slots }
    let before = registry.registers.prefix(figures.checked)
      .reduce(0) { $0 + board.source($1.id).slots }
    let seen = before + (findings.isComplete ? 0 : findings.seen)
    figures.progress =
      figures.checked < registry.registers.count ? Double(seen) / Double(max(1, all)) : nil
  }

  /// One item for all records with the same finding.
  private func item(for finding: RegisterFinding, in register: Register) -> AttentionItem {
    let field = finding.field.flatMap { register[field: $0] }
    let label = field?.label ?? register.singular
    let isMissing = finding.urgency == .unknown
    let one = finding.count == 1
    let says = Refusal(.invalid, field: finding.field, finding.says).said(in: register)
    return AttentionItem(
      mark: DetailMark(finding.urgency),
      says: isMissing
        ? Phrase("\(label.en) not known", "\(label.zh)未知")
        : one ? says : Phrase("\(label.en) to mend", "\(label.zh)须改正"),
      what: one
        ? title(of: finding.first)
        : "\(grouped(finding.count)) " + register.label[language].lowercased(),
      due: nil,
      officer: one ? officer(of: finding.first) : nil,
      target: one ? finding.first : nil,
      register: register.id,
      filter: isMissing && field != nil ? "missing(\(finding.field ?? ""))" : "",
      onlyMarked: !isMissing,
      cause: WorkCause.check(finding, in: register, zone: zone),
      field: one ? finding.field : nil
    )
  }

  // MARK: - Occupancy

  /// The share of usable rooms that were let at the ends of the last months, oldest first.
  private func occupancy(months: Int) -> [Double?] {
    guard registry["rooms"] != nil else { return [] }
    var usable: Set<String> = []
    let source = board.source("rooms")
    for slot in 0..<source.slots {
      guard let room = source.record(at: slot), isInZone(room),
        room["state"]?.text == "usable", room["kind"]?.text != "common"
      else { continue }
      usable.insert(room.id)
    }
    guard !usable.isEmpty else { return [] }
    let (year, month, _) = today.parts
    let ends = (0..<months).reversed().compactMap { back -> Day? in
      guard back > 0 else { return today }
      let first = Day(year: year, month: month, day: 1)?.adding(months: 1 - back)
      return first?.adding(days: -1)
    }
    var taken = Array(repeating: Set<String>(), count: ends.count)
    let leases = board.source("tenancies")
    for slot in 0..<leases.slots {
      guard let lease = leases.record(at: slot), let room = lease["room"]?.text,
        usable.contains(room), let from = lease["from"]?.day,
        !["applied", "admitted"].contains(lease["state"]?.text ?? "")
      else { continue }
      let over = lease["leftOn"]?.day ?? lease["graduatedOn"]?.day
      for (place, end) in ends.enumerated() where from <= end && over.map({ end < $0 }) ?? true {
        taken[place].insert(room)
      }
    }
    return taken.map { Double($0.count) / Double(usable.count) }
  }
}

extension DetailMark {
  init(_ urgency: Urgency) {
    switch urgency {
    case .act: self = .act
    case .soon: self = .soon
    case .unknown: self = .unknown
    case .info: self = .info
    }
  }

  /// What matters most comes first.
  var rank: Int {
    switch self {
    case .act: 0
    case .soon: 1
    case .unknown: 2
    case .info: 3
    case .ok: 4
    }
  }
}
