public import Canvas
public import ZoneModel

/// One record: its fields, and the records that refer to it.
public struct DetailState: Hashable, Sendable {
  /// The area that has the keys.
  public enum Area: Hashable, Sendable, CaseIterable {
    /// The strip of tabs.
    case tabs
    /// The fields, or the rows of a tab.
    case fields
    /// What is to be done, checks, people, notes and files.
    case side
  }

  /// The record.
  public let reference: RecordReference
  /// The register whose records are shown instead of the profile, or the timeline, if any.
  public internal(set) var tab: String?
  /// The area that has the keys.
  public internal(set) var area = Area.fields
  /// What is searched for in it while it is typed.
  public internal(set) var search: TextField?
  /// The newest change of the record, once it is known.
  public internal(set) var lastChange: Change?
  /// The change that deleted the record while it was shown.
  public internal(set) var deletion: Change?
  /// Whether only lines and rows with a sign of something to do are shown.
  public internal(set) var onlyMarked = false
  /// The marked rows of the tab.
  public internal(set) var marks: Set<String> = []
  /// The line of the fields, or the row of the tab, under the cursor.
  var line = 0
  /// The first line or row in view.
  var top = 0
  /// The line of the side under the cursor.
  var sideLine = 0
  /// What is shown, as read from the board that it was last shown from.
  var content: DetailContent?
  /// Which search of large registers is awaited from the worker, if one is.
  var ticket: Int?
  /// The timeline, once it was made.
  var timeline: DetailTimeline?
  /// Which timeline is awaited from the worker, if one is.
  var timelineTicket: Int?
  /// Cells of the tab's rows in view, by row.
  var cells: [Int: [String]] = [:]

  /// Makes the detail of a record.
  public init(_ reference: RecordReference) {
    self.reference = reference
  }

  /// The lines of the profile, a heading for each section, then its fields; those of the timeline;
  /// none in another tab.
  func lines(in state: DashboardState) -> [DetailLine] {
    if isTimeline { return timelineLines }
    guard tab == nil, area != .side else { return [] }
    return shownContent(in: state).lines
  }

  /// What is shown, read anew where nothing was kept.
  func shownContent(in state: DashboardState) -> DetailContent {
    content ?? state.content(of: reference)
  }

  /// The open tab with its rows; `nil` for the profile.
  func openTab(in state: DashboardState) -> DetailTab? {
    guard let tab else { return nil }
    return shownContent(in: state).tabs.first { $0.register == tab }
  }

  /// The tabs of the strip in order: the profile (`nil`), the timeline, then registers.
  func stripTabs(in state: DashboardState) -> [String?] {
    [nil, Self.timelineTab] + shownContent(in: state).strip(open: tab).map(\.register)
  }

  /// The record that commands act on: the row under the cursor of a tab, else the record.
  var current: RecordReference {
    if isTimeline, area == .fields {
      let lines = timelineLines
      return lines.indices.contains(line) ? lines[line].target ?? reference : reference
    }
    guard area == .fields, let tab, let rows = content?.tabs.first(where: { $0.register == tab })
    else { return reference }
    guard rows.ids.indices.contains(line) else { return reference }
    return RecordReference(register: tab, id: rows.ids[line])
  }

  /// The records that commands act on: the marked rows of a tab, else the current record.
  var targets: [RecordReference] {
    guard let tab, area == .fields, !marks.isEmpty else { return [current] }
    return marks.sorted().map { RecordReference(register: tab, id: $0) }
  }

  /// The field under the cursor, if the cursor is on one.
  var field: String? {
    guard tab == nil, area == .fields, let content, content.lines.indices.contains(line) else {
      return nil
    }
    return content.lines[line].field
  }

  /// Moves to the next or previous area.
  mutating func moveArea(by step: Int) {
    let areas: [Area] = tab == nil ? [.tabs, .fields, .side] : [.tabs, .fields]
    let place = areas.firstIndex(of: area) ?? 0
    area = areas[(place + step + areas.count) % areas.count]
  }

  /// Marks the row under the cursor of a tab, or takes the mark off.
  mutating func toggleMark() {
    guard area == .fields, let tab, let rows = content?.tabs.first(where: { $0.register == tab }),
      rows.ids.indices.contains(line)
    else { return }
    if marks.remove(rows.ids[line]) == nil { marks.insert(rows.ids[line]) }
    line = min(line + 1, rows.ids.count - 1)
  }

  /// Marks every row of the tab, or none.
  mutating func toggleAllMarks() {
    guard let tab, let rows = content?.tabs.first(where: { $0.register == tab }) else { return }
    marks = marks.count == rows.ids.count ? [] : Set(rows.ids)
  }

  /// What copying gives: the line or row under the cursor, or the marked rows as a table.
  func copyText(in state: DashboardState) -> String? {
    if area == .side {
      let side = shownContent(in: state).side
      return side.indices.contains(sideLine) ? side[sideLine].text : nil
    }
    guard let rows = openTab(in: state), let register = state.registry[rows.register] else {
      let lines = lines(in: state)
      guard lines.indices.contains(line) else { return nil }
      let (text, cells) = (lines[line].text, lines[line].cells)
      guard isTimeline, cells.count > 2 else { return text }
      return [lines[line].label, cells[0], text, cells[1], cells[2]].joined(separator: "\t")
    }
    let fields = rows.columns.compactMap { register[field: $0] }
    let ids = marks.isEmpty ? rows.ids[min(line, rows.ids.count)...].prefix(1).map { $0 } : rows.ids
    let texts = ids.filter { marks.isEmpty || marks.contains($0) }.compactMap { id in
      state.board.source(rows.register).record(id).map { record in
        fields.map { state.reader.cell(of: record, $0).text }.joined(separator: "\t")
      }
    }
    guard !texts.isEmpty else { return nil }
    guard !marks.isEmpty else { return texts[0] }
    let head = fields.map { state.say($0.label) }.joined(separator: "\t")
    return ([head] + texts).joined(separator: "\n")
  }
}

extension Field {
  /// Stands beside a value that only editors see.
  static let privateWord = Phrase("private", "不公开")
}

extension DashboardState {
  /// Whether this person may see a field here.
  func maySee(_ field: Field) -> Bool {
    !field.isPrivate || seesPrivate
  }

  /// A register with the fields that the person may see.
  func seen(_ register: Register) -> Register {
    seesPrivate ? register : register.withoutPrivate
  }
}
