public import ZoneModel
public import ZoneQuery

/// Makes reports from a board: what each says stands in an extension of its own.
public struct ReportMaker: Sendable {
  /// Answers about the board and what the documents say of it.
  public let policies: PolicyEvaluator
  /// Answers about the board of a month before, where the store goes back so far.
  public let before: Evaluator?
  /// The zone that it is narrowed to.
  public let zone: RecordReference?
  /// The records that it is about, for a report about chosen ones.
  public let subjects: [RecordReference]
  /// The language.
  public let language: Language
  /// Asked now and then; once it says yes, the work ends.
  let isCancelled: @Sendable () -> Bool

  /// Makes a maker of reports.
  public init(
    _ policies: PolicyEvaluator,
    before: Evaluator? = nil,
    zone: RecordReference? = nil,
    subjects: [RecordReference] = [],
    language: Language,
    unless isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.policies = policies
    self.before = before
    self.zone = zone
    self.subjects = subjects
    self.language = language
    self.isCancelled = isCancelled
  }

  var evaluator: Evaluator { policies.evaluator }
  var registry: Registry { evaluator.context.registry }
  var board: any Board { evaluator.context.board }
  var today: Day { evaluator.context.today }

  /// A report.
  ///
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: where an expression of the report does not fit the registry.
  public func report(_ name: ReportName) throws(ExpressionError) -> ZoneReport? {
    let sections: [ZoneReport.Section] =
      switch name {
      case .monthly: [try figures(Figure.overview), targets(nil), unmetRules()]
      case .huairouTargets: [targets("huairou-plan")]
      case .tongzhouTargets: [targets("tongzhou-2015")]
      case .incubators: try incubatorSections()
      case .fundUse: try fundSections()
      case .talentClocks: try talentSections()
      case .annualFees: try feeSections()
      case .feeLadder: subjects.compactMap { ladder(of: $0) }
      case .occupancy: try occupancySections()
      case .chain: try chainSections()
      case .comparison: [try comparison()] + subjects.map { targets(nil, of: $0) }
      case .application: subjects.flatMap { application($0) }
      }
    guard !isCancelled() else { return nil }
    if name == .application {
      let names = subjects.map { board.title(of: $0, in: registry, language) ?? $0.id }
      return ZoneReport(
        name: name,
        title: ([name.title[language]] + names).joined(separator: " "),
        subject: subjects.map { filed($0) }.joined(separator: ", "),
        sections: sections
      )
    }
    let place: String
    switch name {
    case .feeLadder: place = subjects.map { title(of: $0) }.joined(separator: ", ")
    case .comparison: place = ""
    default: place = zone.map { title(of: $0) } ?? say("all zones", "全部园区")
    }
    return ZoneReport(
      name: name,
      title: name.title[language],
      subject: (place.isEmpty ? [] : [place]).joined() + (place.isEmpty ? "" : " · ") + "\(today)",
      sections: sections
    )
  }

  // MARK: - Pieces

  func say(_ en: String, _ zh: String) -> String { Phrase(en, zh)[language] }

  func column(_ id: String, _ en: String, _ zh: String, numeric: Bool = false)
    -> ZoneReport.Column
  {
    ZoneReport.Column(id: id, label: say(en, zh), isNumeric: numeric)
  }

  func title(of reference: RecordReference) -> String {
    board.title(of: reference, in: registry, language, depth: 1) ?? reference.description
  }

  /// A field's value of a record, computed where it is.
  func value(_ field: String, of record: Record) -> Value? {
    guard let declared = registry[record.reference.register]?[field: field] else { return nil }
    return evaluator.computed(declared, of: record).value
  }

  /// A field of a record as a cell.
  func cell(_ field: String, of record: Record) -> ZoneReport.Cell {
    guard let declared = registry[record.reference.register]?[field: field] else {
      return ZoneReport.Cell(nil)
    }
    let value = evaluator.computed(declared, of: record).value
    return ZoneReport.Cell(value, shown: formatter.text(value, of: declared, .full))
  }

  /// A field as a column.
  func column(_ field: String, of register: String) -> ZoneReport.Column {
    let declared = registry[register]?[field: field]
    let isNumeric =
      switch declared?.shownKind {
      case .integer, .number, .money, .area, .percent, .year: true
      default: false
      }
    return ZoneReport.Column(
      id: field,
      label: declared?.label[language] ?? field,
      isNumeric: isNumeric
    )
  }

  var formatter: ValueFormatter { ValueFormatter(language) { title(of: $0) } }

  func text(_ text: String) -> ZoneReport.Cell { ZoneReport.Cell(.text(text)) }

  func number(_ number: Int) -> ZoneReport.Cell { ZoneReport.Cell(.number(Number(number))) }

  func money(_ amount: Quantity) -> ZoneReport.Cell {
    let value = amount.rounded(decimals: 2).map { Value.number($0) }
    return ZoneReport.Cell(value, shown: value.map { formatter.text($0, of: .money) } ?? "")
  }

  /// A day, with a sign where it rests on a calendar that is not published.
  func day(_ day: Day?, isProvisional: Bool = false) -> ZoneReport.Cell {
    ZoneReport.Cell(
      day.map { .text($0.description) },
      shown: day.map { $0.description + (isProvisional ? " ~" : "") }
    )
  }

  /// The records of a register that a filter finds in a zone, else in that of the report, in an
  /// order.
  func records(
    of register: String,
    where filter: String = "",
    sort: [SortKey] = [],
    in place: RecordReference? = nil
  ) throws(ExpressionError) -> [Record] {
    guard registry[register] != nil else { return [] }
    let expression =
      filter.isEmpty ? nil : try evaluator.cache.expression(filter, in: register, mode: .filter)
    let query = Query(register, filter: expression, sort: sort, zone: place ?? zone)
    guard let selection = try evaluator.select(query, isCancelled: isCancelled) else { return [] }
    let source = board.source(register)
    return selection.slots.compactMap { source.record(at: Int($0)) }
  }

  /// The records behind a row: those that it opens on the screen.
  ///
  /// - Throws: where the filter does not fit the registry.
  public func records(
    behind opening: ZoneReport.Opening?
  ) throws(ExpressionError) -> [RecordReference] {
    switch opening {
    case nil: []
    case .record(let reference): [reference]
    case .records(let register, let filter):
      try records(of: register, where: filter).map(\.reference)
    case .recordsOfZones(let register, let filter, let zones):
      try zones.map { (zone) throws(ExpressionError) in
        try records(of: register, where: filter, in: RecordReference(register: "zones", id: zone))
          .map(\.reference)
      }.flatMap(\.self)
    }
  }

  /// Whether an expression holds for a record.
  func answer(_ text: String, for record: Record) throws(ExpressionError) -> Truth {
    let register = record.reference.register
    return evaluator.answer(
      try evaluator.cache.expression(text, in: register, mode: .check),
      for: record
    )
  }

  /// Rows with a gap before those without, otherwise as they stand.
  func gapsFirst(_ rows: [ZoneReport.Row]) -> [ZoneReport.Row] {
    rows.filter(\.isGap) + rows.filter { !$0.isGap }
  }
}
