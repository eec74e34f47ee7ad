import Canvas
import ZoneModel
import ZonePolicy

/// How a value or a line of a detail stands; shown as a sign, never by colour alone.
enum DetailMark: String, Hashable, Sendable {
  /// Something must be done.
  case act = "!"
  /// Something is due soon, or is a warning.
  case soon = "~"
  /// Something is not known.
  case unknown = "?"
  /// Information.
  case info = "-"
  /// Checked and in order.
  case ok = "ok"

  /// How it looks.
  var style: Style {
    switch self {
    case .act: .act
    case .soon: .soon
    case .unknown: .unknown
    case .info: .info
    case .ok: .ok
    }
  }

  init(_ mark: RowMark) {
    switch mark {
    case .act: self = .act
    case .soon: self = .soon
    case .unknown: self = .unknown
    }
  }
}

/// A line of a detail.
struct DetailLine: Hashable, Sendable {
  /// What the line is.
  enum Kind: Hashable, Sendable {
    /// The heading of a section.
    case heading
    /// A field with its value.
    case field
    /// The same figure of some years.
    case years
    /// Fields without a value, which nobody must enter.
    case missing
    /// A text.
    case text
    /// A record of the timeline.
    case entry
  }

  var kind: Kind
  var label = ""
  /// The field of the record, where the line is about one.
  var field: String?
  var text = ""
  var mark: DetailMark?
  /// The values of the years, where the line has them; their years in a heading.
  var cells: [String] = []
  /// The record that Enter opens.
  var target: RecordReference?
  /// Whether the value is missing.
  var isMissing = false
  /// Whether only editors see it.
  var isPrivate = false
}

/// The records of one register that refer to the record shown.
struct DetailTab: Hashable, Sendable {
  var register: String
  /// The field by which the first of them refer.
  var field: String
  /// All fields by which records of the register can refer.
  var fields: [String]
  /// The columns that are shown.
  var columns: [String]
  /// The ids in order; empty while they are being counted.
  var ids: [String]
  /// Whether a worker still looks for them.
  var isCounting = false
}

/// What a detail was made from; where one of these differs it is made anew.
struct DetailKey: Hashable, Sendable {
  var seq: Int
  var language: Language
  var today: Day
  var isDemo: Bool
}

/// Everything that a detail shows of a record.
struct DetailContent: Hashable, Sendable {
  var key: DetailKey
  var title = ""
  var otherName = ""
  var revision = 0
  var lines: [DetailLine] = []
  var side: [DetailLine] = []
  var tabs: [DetailTab] = []

  /// The tabs that stand in the strip: those with records, and the one that is open; where nothing
  /// refers to the record yet, all that might.
  func strip(open tab: String?) -> [DetailTab] {
    let used = tabs.filter { !$0.ids.isEmpty || $0.isCounting }
    guard !used.isEmpty else { return tabs }
    return tabs.filter { !$0.ids.isEmpty || $0.isCounting || $0.register == tab }
  }

  /// The lines and rows with a sign of something to do, each line under its heading.
  func onlyMarked(_ reader: BoardReader) -> DetailContent {
    var content = self
    content.lines = []
    var heading: DetailLine?
    for line in lines {
      if line.kind == .heading {
        heading = line
      } else if let mark = line.mark, mark != .info, mark != .ok {
        content.lines += [heading, line].compactMap { $0 }
        heading = nil
      }
    }
    for place in tabs.indices {
      let source = reader.board.source(tabs[place].register)
      content.tabs[place].ids = tabs[place].ids.filter { id in
        source.record(id).flatMap { reader.mark(of: $0) } != nil
      }
    }
    return content
  }
}

extension DashboardState {
  /// What details are made from now.
  var detailKey: DetailKey {
    DetailKey(
      seq: board.seq,
      language: language,
      today: clock.today,
      isDemo: environment.isDemo
    )
  }

  /// Reads everything that a detail shows of a record.
  ///
  /// - Parameters:
  ///   - reference: The record; where it is not there, only its id is shown.
  ///   - counted: Rows of large registers that the worker has found.
  /// - Returns: Everything that is shown of it.
  func content(
    of reference: RecordReference,
    counted: [String: [String]] = [:]
  ) -> DetailContent {
    var content = DetailContent(key: detailKey)
    guard let register = registry[reference.register], let record = board.record(reference) else {
      content.title = reference.id
      return content
    }
    content.title = reader.title(of: reference)
    let other = language == .zh ? record["name"]?.text : record["nameZh"]?.text
    content.otherName = other == content.title ? "" : other ?? ""
    content.revision = record.revision
    content.tabs = relatedTabs(of: reference, counted: counted)
    let findings = reader.findings(of: record)
    var marks: [String: RowMark] = [:]
    for (mark, refusal) in findings {
      guard let field = refusal.field else { continue }
      marks[field] = max(marks[field] ?? mark, mark)
    }
    let due = reader.due(on: record)
    for item in due {
      guard let field = item.field, let mark = RowMark(item.urgency) else { continue }
      marks[field] = max(marks[field] ?? mark, mark)
    }
    content.lines = profile(of: record, register, content.tabs, marks)
    content.side = side(
      of: record,
      register,
      content.tabs,
      due: due,
      findings: findings.map { ($0.0, $0.1) }
    )
    return content
  }

  // MARK: - Profile

  private func profile(
    of record: Record,
    _ register: Register,
    _ tabs: [DetailTab],
    _ marks: [String: RowMark]
  ) -> [DetailLine] {
    var sections = register.sections
    // Where a record stands matters more than what it is made of.
    if sections.count > 2,
      let state = sections.firstIndex(where: { $0.fields.first?.id == "state" })
    {
      sections.insert(sections.remove(at: state), at: 1)
    }
    let years = yearTable(of: register, tabs)
    if years != nil, sections.count > 3,
      let figures = sections.firstIndex(where: { $0.fields.contains { hasPeriod($0) } }),
      figures > 2
    {
      sections.insert(sections.remove(at: figures), at: 2)
    }
    var lines: [DetailLine] = []
    for section in sections {
      var fields = section.fields(for: language)
        .filter { maySee($0) && !isToldOtherwise($0, of: record, register) }
      var table: [DetailLine] = []
      if let years, fields.contains(where: { years.register[field: $0.id] != nil && hasPeriod($0) })
      {
        table = yearLines(years, for: fields.filter { hasPeriod($0) })
        fields.removeAll { hasPeriod($0) && years.register[field: $0.id] != nil }
      }
      guard !fields.isEmpty || !table.isEmpty else { continue }
      var heading = DetailLine(kind: .heading, label: say(section.label))
      if let years, !table.isEmpty { heading.cells = years.records.map { yearText($0) } }
      lines.append(heading)
      lines += table
      let (shown, missing) = parted(fields, record, marks)
      lines += shown.map { line(of: $0, record, marks[$0.id]) }
      guard let first = missing.first else { continue }
      lines.append(
        DetailLine(
          kind: .missing,
          label: say(Phrase("Not entered", "未填")),
          field: first.id,
          text: missing.map { say($0.label) }.joined(separator: say(Phrase(", ", "、"))),
          cells: missing.map(\.id),
          isMissing: true
        )
      )
    }
    return lines
  }

  /// Whether a text stands in the reader's language in the field beside it; names stand in both.
  private func isToldOtherwise(_ field: Field, of record: Record, _ register: Register) -> Bool {
    guard let twin = register.twin(of: field.id), !field.id.hasPrefix("name") else { return false }
    return twin.id.hasSuffix("Zh") == (language == .zh) && record[twin.id] != nil
  }

  /// Fields that have something to say, and those that are merely empty where there are several.
  private func parted(
    _ fields: [Field],
    _ record: Record,
    _ marks: [String: RowMark]
  ) -> (shown: [Field], missing: [Field]) {
    let missing = fields.filter { field in
      !field.kind.isComputed && record[field.id] == nil && !field.isRequired
        && marks[field.id] == nil
    }
    guard missing.count > 1 else { return (fields, []) }
    return (fields.filter { !missing.contains($0) }, missing)
  }

  private func line(of field: Field, _ record: Record, _ mark: RowMark?) -> DetailLine {
    var line = DetailLine(kind: .field, label: say(field.label), field: field.id)
    line.isPrivate = field.isPrivate
    let value = record[field.id]
    if field.kind.isComputed {
      line.text = reader.cell(of: record, field, .full).text
    } else if value == nil {
      let isNeeded = field.isRequired && field.substitute.map { record[$0] == nil } ?? true
      line.text = isNeeded ? "?" : "-"
      line.isMissing = true
      line.mark = isNeeded ? .unknown : nil
    } else {
      line.text = reader.text(of: value, field)
    }
    line.target = value?.text.flatMap { Registry.target(of: $0, in: field.kind.targets) }
    if let mark {
      line.mark = DetailMark(mark)
    } else if case .text(.some) = field.kind, value != nil {
      // A number with a form was held against it, and nothing was found.
      line.mark = .ok
    }
    return line
  }

  // MARK: - Figures of years

  private struct YearTable {
    var register: Register
    /// One record a year, the oldest first.
    var records: [Record]
  }

  private func hasPeriod(_ field: Field) -> Bool {
    if case .computed(let computation) = field.kind { computation.period != nil } else { false }
  }

  private func yearText(_ record: Record) -> String {
    record["year"]?.number.map(\.description) ?? "?"
  }

  /// The register that has one record a year for records of this one, with the newest years.
  private func yearTable(of register: Register, _ tabs: [DetailTab]) -> YearTable? {
    for tab in tabs where !tab.ids.isEmpty {
      guard let yearly = registry[tab.register], yearly.keys.contains([tab.field, "year"]) else {
        continue
      }
      let source = board.source(tab.register)
      let records = tab.ids.prefix(3).compactMap { source.record($0) }
      return YearTable(register: yearly, records: records.reversed())
    }
    return nil
  }

  private func yearLines(_ years: YearTable, for fields: [Field]) -> [DetailLine] {
    var shown = fields.compactMap { years.register[field: $0.id] }
    // Where the figures come from, and who has checked them, says how far they can be trusted.
    shown += ["figuresFrom", "checkedBy"].compactMap { years.register[field: $0] }
    return shown.map { field in
      DetailLine(
        kind: .years,
        label: say(field.label),
        field: field.id,
        cells: years.records.map { record in
          let text = reader.cell(of: record, field).text
          return text == "-" && !field.kind.isComputed ? "?" : text
        },
        target: years.records.last?.reference
      )
    }
  }
}
