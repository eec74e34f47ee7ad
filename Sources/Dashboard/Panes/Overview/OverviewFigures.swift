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
  /// The login of who looks after it.
  var officer: String?
  /// The record that Enter opens; where there are several, the register is opened.
  var target: RecordReference?
  var register: String
  var filter = ""
  /// Whether the register is to show only what needs action.
  var onlyMarked = false
}

/// What was counted for the overview, as far as it has come.
struct OverviewFigures: Sendable {
  var key: OverviewKey
  /// How many parts have been counted.
  var parts = 0
  /// Whether all parts have been counted.
  var isComplete = false
  /// Readings by the id of their figure.
  var readings: [String: FigureReading] = [:]
  /// The share of rooms let at the ends of the last six months, oldest first.
  var occupancy: [Double?] = []
  var attention: [AttentionItem] = []
}

extension BoardReader {
  /// Registers with more records are checked in their own lists only.
  private static let mostChecked = 20_000

  /// What the overview's figures are counted from.
  var overviewKey: OverviewKey {
    OverviewKey(seq: board.seq, zone: zone, today: today, language: language)
  }

  /// Counts the next part of what the overview shows: a figure, what is watched, or a register's
  /// checks.
  ///
  /// Parts are short, so that a selection that a person waits for comes between them.
  ///
  /// - Complexity: O(*n*) in the records that the part looks at.
  func countNext(_ figures: OverviewFigures) -> OverviewFigures {
    var figures = figures
    let place = zone.map { RecordReference(register: "zones", id: $0) }
    var part = figures.parts
    figures.parts += 1
    if Figure.overview.indices.contains(part) {
      let figure = Figure.overview[part]
      // A register that a store has changed so that a figure does not fit it shows no figure.
      figures.readings[figure.id] = try? figure.read(evaluator, zone: place)
      return figures
    }
    part -= Figure.overview.count
    if part == 0 {
      figures.occupancy = occupancy(months: 6)
      figures.attention += watched(place)
    } else {
      figures.attention += fieldChecks(of: registry.registers[part - 1])
    }
    figures.isComplete = part >= registry.registers.count
    figures.attention = figures.attention.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.mark != other.mark { return one.mark.rank < other.mark.rank }
      let (soon, late) = (one.due?.number ?? Int.max, other.due?.number ?? Int.max)
      return soon == late ? left.offset < right.offset : soon < late
    }.map(\.element)
    return figures
  }

  /// Leases, titles and follow-ups that are due in the zone.
  private func watched(_ place: RecordReference?) -> [AttentionItem] {
    Watch.all.filter { registry[$0.register] != nil }.flatMap { watch in
      let found = (try? watch.attention(evaluator, zone: place)) ?? []
      return found.compactMap { item -> AttentionItem? in
        let subject = subject(of: item.record)
        // Notes lie in no zone themselves; what they are about does.
        guard isInZone(subject) else { return nil }
        var what = title(of: subject)
        if subject != item.record, let text = board.record(item.record)?["text"]?.text {
          what += ": " + text
        }
        return AttentionItem(
          mark: DetailMark(item.urgency),
          says: item.says,
          what: what,
          due: item.due,
          officer: item.officer ?? officer(of: item.record),
          target: item.record,
          register: item.record.register
        )
      }
    }
  }

  /// The record that a note or document is about; any other record itself.
  private func subject(of reference: RecordReference) -> RecordReference {
    guard let text = board.record(reference)?["about"]?.text,
      let targets = registry[reference.register]?[field: "about"]?.kind.targets
    else { return reference }
    return Registry.target(of: text, in: targets) ?? reference
  }

  private func isInZone(_ reference: RecordReference) -> Bool {
    guard let register = registry[reference.register], let record = board.record(reference) else {
      return true
    }
    return isInZone(record, register)
  }

  /// Who looks after a record or, for a lease or title, after its enterprise.
  private func officer(of reference: RecordReference) -> String? {
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

  /// What the checks of a register's fields find, one item for all records with the same finding.
  private func fieldChecks(of register: Register) -> [AttentionItem] {
    struct Place: Hashable {
      var field: String
      var mark: RowMark
    }
    var order: [Place] = []
    var found: [Place: (count: Int, first: RecordReference, says: Phrase)] = [:]
    let source = board.source(register.id)
    guard source.count <= Self.mostChecked else { return [] }
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), isInZone(record, register) else { continue }
      for (mark, refusal) in fieldFindings(of: record, register) {
        let place = Place(field: refusal.field ?? "", mark: mark)
        if found[place] == nil { order.append(place) }
        found[place, default: (0, record.reference, refusal.message)].count += 1
      }
    }
    return order.compactMap { place -> AttentionItem? in
      guard let (count, first, says) = found[place] else { return nil }
      let field = register[field: place.field]
      let label = field?.label ?? register.singular
      let unknown = Phrase("\(label.en) not known", "\(label.zh)未知")
      let several = "\(grouped(count)) " + register.label[language].lowercased()
      return AttentionItem(
        mark: DetailMark(place.mark),
        says: place.mark == .unknown
          ? unknown
          : count == 1
            ? Phrase("\(label.en): \(says.en)", "\(label.zh)：\(says.zh)")
            : Phrase("\(label.en) to mend", "\(label.zh)须改正"),
        what: count == 1 ? title(of: first) : several,
        due: nil,
        officer: count == 1 ? officer(of: first) : nil,
        target: count == 1 ? first : nil,
        register: register.id,
        filter: place.mark == .unknown && field != nil ? "missing(\(place.field))" : "",
        onlyMarked: place.mark != .unknown
      )
    }
  }

  // MARK: - Occupancy

  /// The share of usable rooms that were let at the ends of the last months, oldest first.
  private func occupancy(months: Int) -> [Double?] {
    guard let rooms = registry["rooms"] else { return [] }
    var usable: Set<String> = []
    let source = board.source("rooms")
    for slot in 0..<source.slots {
      guard let room = source.record(at: slot), isInZone(room, rooms),
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
