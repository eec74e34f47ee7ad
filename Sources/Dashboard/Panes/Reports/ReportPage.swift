public import Canvas
public import ZoneModel
public import ZonePolicy

/// A report over the whole screen: its rows can be walked through, and Enter opens their records.
public struct ReportPage: Sendable {
  /// The report.
  public let report: ZoneReport
  /// The row under the cursor, counted through all tables.
  public internal(set) var cursor = 0
  /// How wide the columns of each table are where there is room for all of their texts; 0 for those
  /// that say nothing.
  let widths: [[Int]]
  /// How wide the values are, without the headings.
  let valueWidths: [[Int]]
  /// The zone that it was made for, by its id.
  var zone: String?

  /// Shows a report from its first row.
  ///
  /// - Complexity: O(*n*) in the cells, which are measured once.
  public init(_ report: ZoneReport, _ lettering: Lettering) {
    self.report = report
    let values = report.sections.map { section in
      section.columns.indices.map { column in
        section.columns[column].isForPrograms
          ? 0 : section.rows.map { lettering.width($0.cells[column].shown) }.max() ?? 0
      }
    }
    valueWidths = values
    widths = zip(report.sections, values).map { section, values in
      zip(section.columns, values).map { column, width in
        width > 0 || section.rows.isEmpty && !column.isForPrograms
          ? max(width, lettering.width(column.label)) : 0
      }
    }
  }

  /// How many rows it has.
  var count: Int { report.sections.reduce(0) { $0 + $1.rows.count } }

  /// The row under the cursor with its table.
  var current: (section: ZoneReport.Section, row: ZoneReport.Row)? {
    var place = cursor
    for section in report.sections {
      if section.rows.indices.contains(place) { return (section, section.rows[place]) }
      place -= section.rows.count
    }
    return nil
  }

  /// What a column says in the row under the cursor.
  func value(of column: String) -> String? {
    guard let (section, row) = current else { return nil }
    return section.columns.firstIndex { $0.id == column }.map { row.cells[$0].shown }
  }

  /// The row under the cursor as text, each value with its heading.
  var details: [(label: String, value: String)] {
    guard let (section, row) = current else { return [] }
    return zip(section.columns, row.cells).compactMap { column, cell in
      cell.shown.isEmpty || column.isForPrograms ? nil : (column.label, cell.shown)
    }
  }
}

/// Where records were opened from a report.
struct ReportBehind: Hashable, Sendable {
  /// How many screens there were once they were shown.
  var depth: Int
  /// The register whose table shows them; `nil` where one record was opened.
  var table: String?
  /// The filter that the table had before.
  var filter = ""
  /// Whether going back leaves the table for another screen.
  var isScreenOfItsOwn = true
  /// The zone before all panes were narrowed to one of several in the report, where they were.
  var zoneBefore: String??
}

/// What report is wanted.
public struct ReportRequest: Sendable {
  /// Which answer belongs to it.
  public let ticket: Int
  /// The report.
  public let name: ReportName
  /// The zone that it is narrowed to.
  public let zone: RecordReference?
  /// The records that it is about, for a report about chosen ones.
  public let subjects: [RecordReference]
  /// The language.
  public let language: Language
  /// The past moment that it is made of; `nil` for the present.
  public let moment: Moment?
}

extension DashboardState {
  /// Lists the reports, or makes the one of the chosen records.
  mutating func openReports() -> [Effect] {
    closeOverlays()
    var items: [ListItem] = []
    if let last = lastReport {
      let zone = preferences.zone.map {
        reader.title(of: RecordReference(register: "zones", id: $0))
      }
      items.append(
        isOfThisZone(last)
          ? ListItem(
            "last",
            Phrase("Again: \(last.report.title)", "继续：\(last.report.title)"),
            note: Phrase(same: last.report.subject)
          )
          : ListItem(
            "last",
            Phrase(
              "The same here: \(last.report.name.title.en)",
              "同一报表，当前园区：\(last.report.name.title.zh)"
            ),
            note: zone.map { Phrase(same: $0) } ?? Phrase("All zones", "全部园区")
          )
      )
    }
    items += reportItems
    open(ListState(title: Phrase("Reports", "报表"), purpose: .reports, items: items))
    return []
  }

  /// The reports, each with why it cannot be made from here where it cannot.
  var reportItems: [ListItem] {
    ReportName.allCases.map { name in
      ListItem(
        name.rawValue,
        name.title,
        note: name.help,
        off: whyNot(name),
        words: "\(name.rawValue) 报告"
      )
    }
  }

  /// Why a report cannot be made from here; `nil` where it can.
  private func whyNot(_ name: ReportName) -> Phrase? {
    guard let register = name.subject.flatMap({ registry[$0] }) else { return nil }
    // Which zones to compare is asked.
    guard name != .comparison, !targets.contains(where: { $0.register == register.id }) else {
      return nil
    }
    return name == .application
      ? Phrase("Put the cursor on an application first.", "请先把光标放在申报上。")
      : Phrase("Put the cursor on a patent first.", "请先把光标放在专利上。")
  }

  /// Asks which zones to compare.
  private mutating func askZonesToCompare() -> [Effect] {
    guard let register = registry["zones"] else { return [] }
    let chosen = targets.filter { $0.register == register.id }.map(\.id)
    open(
      ListState(
        title: Phrase("Compare which zones", "对比哪些园区"),
        purpose: .compared,
        intro: [
          Phrase(
            "Space ticks two or more, Enter compares them.",
            "空格勾选两个以上，回车进行对比。"
          )
        ],
        items: zoneItems(of: register),
        isTicking: true,
        ticked: Set(chosen.isEmpty ? [preferences.zone].compactMap(\.self) : chosen)
      )
    )
    return []
  }

  /// Makes the report that compares the ticked zones.
  mutating func compare(zones: [String], in list: ListState) -> [Effect] {
    guard zones.count > 1 else {
      open(list)
      message = Message(.warning, Phrase("Tick two or more zones.", "请勾选两个以上园区。"))
      return []
    }
    return make(.comparison, of: zones.map { RecordReference(register: "zones", id: $0) })
  }

  /// The report about a record of the register that is shown, such as the ladder of fees of a patent.
  var ownReport: ReportName? {
    ReportName.allCases.first { $0.subject == currentRegister?.id && $0 != .comparison }
  }

  /// Why there is no report about the record under the cursor.
  var whyNoOwnReport: Phrase? {
    guard let own = ownReport else {
      return Phrase("There is no report about a single record here.", "此处没有针对单条记录的报表。")
    }
    return whyNot(own)
  }

  /// Makes the report about the record under the cursor, or the marked ones.
  mutating func openOwnReport() -> [Effect] {
    guard let own = ownReport else { return [] }
    return make(report: own.rawValue)
  }

  /// Whether a report is what would be made of it now: of the chosen zone, or of chosen records.
  private func isOfThisZone(_ page: ReportPage) -> Bool {
    page.zone == preferences.zone || page.report.name.subject != nil
  }

  /// Makes a report beside the screen.
  mutating func make(report id: String) -> [Effect] {
    if id == "last", let last = lastReport {
      guard isOfThisZone(last) else { return make(report: last.report.name.rawValue) }
      overlays.append(.report(last))
      return []
    }
    guard let name = ReportName(rawValue: id) else { return [] }
    let subjects = targets.filter { $0.register == name.subject }
    if name == .comparison, subjects.count < 2 { return askZonesToCompare() }
    return make(name, of: subjects)
  }

  private mutating func make(_ name: ReportName, of subjects: [RecordReference]) -> [Effect] {
    idsMade += 1
    running = Running(
      ticket: idsMade,
      title: Phrase("Making the report", "正在生成报表"),
      progress: nil
    )
    awaitedReport = (idsMade, preferences.zone)
    return [
      .report(
        ReportRequest(
          ticket: idsMade,
          name: name,
          zone: preferences.zone.map { RecordReference(register: "zones", id: $0) },
          subjects: subjects,
          language: language,
          moment: asOf
        )
      )
    ]
  }

  /// Shows a report that was made, unless another one is wanted since.
  mutating func take(_ report: ZoneReport, ticket: Int) -> [Effect] {
    if running?.ticket == ticket { running = nil }
    guard let awaited = awaitedReport, awaited.ticket == ticket else { return [] }
    awaitedReport = nil
    var page = ReportPage(report, environment.lettering)
    page.zone = awaited.zone
    lastReport = page
    guard isIdle else {
      message = Message(
        .note,
        Phrase(
          "The report is ready: the list of reports has it, \(report.title).",
          "报表已生成，可从报表列表打开：\(report.title)。"
        )
      )
      return []
    }
    overlays.append(.report(page))
    return []
  }

  /// Opens the records behind the row under the cursor.
  mutating func openFromReport(_ page: ReportPage) -> [Effect] {
    lastReport = page
    switch page.current?.row.opens {
    case nil:
      message = Message(.note, Phrase("There is nothing behind this row.", "此行没有对应的记录。"))
      return []
    case .record(let reference)?:
      let effects = openDetail(reference)
      reportBehind = ReportBehind(depth: screens.count)
      return effects
    case .records(let register, let filter)?:
      return openBehindReport(register: register, filter: filter)
    case .recordsOfZones(let register, let filter, let zones)?:
      open(
        ListState(
          title: Phrase("Open the records of…", "打开哪个园区的记录…"),
          purpose: .zonesOfReport(register: register, filter: filter),
          items: zones.map { id in
            ListItem(
              id,
              Phrase(same: reader.title(of: RecordReference(register: "zones", id: id))),
              right: page.value(of: id) ?? "",
              words: id
            )
          }
        )
      )
      return []
    }
  }

  /// Narrows all panes to a zone of a report, as its figure was, and opens the records behind it.
  mutating func open(register: String, filter: String, ofZone zone: String) -> [Effect] {
    let before = preferences.zone
    var effects = narrow(toZone: zone)
    effects += openBehindReport(register: register, filter: filter)
    reportBehind?.zoneBefore = .some(before)
    return effects
  }

  private mutating func openBehindReport(register: String, filter: String) -> [Effect] {
    closeOverlays()
    let (depth, earlier) = (screens.count, tables[register]?.filter ?? "")
    let effects = open(register: register, filter: filter)
    reportBehind = ReportBehind(
      depth: screens.count,
      table: register,
      filter: earlier,
      isScreenOfItsOwn: screens.count > depth
    )
    return effects
  }

  /// Goes back from the table that a report opened to the report; table and zone are as they were
  /// before it.
  ///
  /// - Returns: `nil` where the table was not opened from a report.
  mutating func closeRecordsOfReport(_ id: String) -> [Effect]? {
    guard let behind = reportBehind, behind.depth == screens.count, behind.table == id else {
      return nil
    }
    tables[id]?.filter = behind.filter
    if behind.isScreenOfItsOwn { goBack() } else { reopenReport() }
    let effects = behind.zoneBefore.map { narrow(toZone: $0) } ?? []
    return effects + select(id)
  }

  /// Shows the report again from which records were opened, at its row.
  mutating func reopenReport() {
    reportBehind = nil
    if let lastReport, overlays.isEmpty { overlays.append(.report(lastReport)) }
  }

  /// Asks for the file that the report is written to, to be printed or sent.
  mutating func askSaveReport() -> [Effect] {
    guard case .report(let page)? = overlays.last else { return [] }
    overlays.append(
      .line(
        LineState(
          title: Phrase("File (.txt, .md, .html)", "文件（.txt、.md、.html）"),
          text: "\(page.report.name.rawValue)-\(clock.today).txt",
          purpose: .saveReport
        )
      )
    )
    return []
  }

  /// Writes the report below the line to the file that was typed there.
  mutating func saveReport(to file: String) -> [Effect] {
    guard !file.isEmpty else {
      say(Message(.error, Phrase("Type the name of a file.", "请输入文件名。")))
      return []
    }
    guard fits(file, [".txt", ".md", ".html", ".json"]) else { return [] }
    overlays.removeLast()
    guard case .report(let page)? = overlays.last else { return [] }
    return [.write(page.report, file: file)]
  }

  /// The whole report as text, tabs between values, for the clipboard.
  func copyText(of page: ReportPage) -> String {
    var lines = [page.report.title, page.report.subject]
    for section in page.report.sections {
      lines += ["", section.title]
      lines.append(section.columns.map(\.label).joined(separator: "\t"))
      lines += section.rows.map { $0.cells.map(\.shown).joined(separator: "\t") }
    }
    return lines.joined(separator: "\n")
  }
}
