import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

/// The timeline of a record: all that refers to it and falls due on it, by day.
struct DetailTimeline: Hashable, Sendable {
  var key: DetailKey
  /// Headings and entries: the day is the label, the record's title the text; the kind of record, its
  /// state and who looks after it are the cells.
  var lines: [DetailLine] = []
  /// Why it could not be made, if so.
  var problem: Phrase?
}

extension DetailState {
  /// Stands for the timeline where tabs go by their registers.
  static let timelineTab = "timeline"

  /// Stands for a field in the line of the timeline that parts what lies ahead from what was.
  static let todayLine = "today"

  /// What the tab with the timeline is called.
  static let timelineLabel = Phrase("Timeline", "经历")

  /// Whether the timeline is shown.
  var isTimeline: Bool { tab == Self.timelineTab }

  /// The lines of the timeline that are shown.
  var timelineLines: [DetailLine] {
    let lines = timeline?.lines ?? []
    return onlyMarked ? lines.filter { $0.mark != nil } : lines
  }

  /// The line that the timeline begins with: the newest that does not lie ahead.
  var timelineStart: Int {
    let lines = timelineLines
    guard let today = lines.firstIndex(where: { $0.field == Self.todayLine }) else { return 1 }
    return lines.indices.contains(today + 1) ? today + 1 : 1
  }
}

extension BoardReader {
  /// The timeline of a record as it is shown; `nil` when it was cancelled.
  func timeline(
    of reference: RecordReference,
    key: DetailKey,
    unless isCancelled: @Sendable () -> Bool = { false }
  ) -> DetailTimeline? {
    var shown = DetailTimeline(key: key)
    do throws(ExpressionError) {
      let found = try evaluator.timeline(
        of: reference,
        showsPrivate: seesPrivate,
        isCancelled: isCancelled
      )
      if isCancelled() { return nil }
      guard let found else { return shown }
      let (ahead, past, undated) = (found.ahead.count, found.past.count, found.undated.count)
      if ahead > 0 {
        shown.lines.append(heading(Phrase("Ahead: \(ahead)", "今后：\(ahead)")))
        shown.lines += found.ahead.map { line(of: $0) }
      }
      let late = found.late
      var now = heading(
        Phrase(
          "Today, \(today); before: \(past)" + (late > 0 ? ", late: \(late)" : ""),
          "今天 \(today)，此前：\(past)" + (late > 0 ? "，逾期：\(late)" : "")
        )
      )
      now.field = DetailState.todayLine
      shown.lines.append(now)
      shown.lines += found.past.map { line(of: $0) }
      if undated > 0 {
        shown.lines.append(heading(Phrase("No day: \(undated)", "无日期：\(undated)")))
        shown.lines += found.undated.map { line(of: $0) }
      }
    } catch {
      shown.problem = error.sentence
    }
    return shown
  }

  private func heading(_ says: Phrase) -> DetailLine {
    DetailLine(kind: .heading, label: says[language])
  }

  private func line(of entry: Timeline.Entry) -> DetailLine {
    let words = entry.words(on: board, in: registry, language)
    var line = DetailLine(kind: .entry, label: words.day, text: words.what)
    line.cells = [words.kind, words.state, words.who]
    if case .due(_, let urgency) = entry.kind {
      line.mark = RowMark(urgency).map { DetailMark($0) }
    }
    line.field = entry.day?.field
    line.target = entry.record
    return line
  }
}

extension DashboardState {
  /// How many records may refer to one for its timeline to be made between two frames.
  private static let mostAtOnce = 200

  /// Makes the timeline of the record shown, where it is wanted and not there; a long one on the worker.
  mutating func settleTimeline(_ detail: inout DetailState) -> [Effect] {
    guard detail.isTimeline, detail.timeline?.key != detailKey, detail.timelineTicket == nil,
      board.record(detail.reference) != nil
    else { return [] }
    let tabs = detail.content?.tabs ?? []
    let isShort =
      !tabs.contains(where: \.isCounting)
      && tabs.reduce(0) { $0 + $1.ids.count } <= Self.mostAtOnce
    if isShort {
      let made = reader.timeline(of: detail.reference, key: detailKey)
      Self.place(made, into: &detail)
      return []
    }
    idsMade += 1
    detail.timelineTicket = idsMade
    let task = Work.Task.timeline(detail.reference, detailKey)
    return [.work(Work(ticket: idsMade, task: task, reader: reader))]
  }

  /// Takes a timeline that the worker has made.
  mutating func take(_ made: DetailTimeline?, of reference: RecordReference, ticket: Int) {
    amend { screen in
      guard case .detail(var detail) = screen, detail.timelineTicket == ticket else { return false }
      detail.timelineTicket = nil
      if detail.reference == reference { Self.place(made, into: &detail) }
      screen = .detail(detail)
      return true
    }
  }

  /// Puts a timeline in the place of the one before; the cursor stays on its entry, and of a new one
  /// it begins with the newest that is not ahead.
  private static func place(_ made: DetailTimeline?, into detail: inout DetailState) {
    let before = detail.timeline?.lines
    detail.timeline = made
    guard detail.isTimeline, let lines = made?.lines else { return }
    if let before, before.indices.contains(detail.line),
      let same = lines.firstIndex(of: before[detail.line])
    {
      detail.line = same
    } else if before == nil {
      detail.line = detail.timelineStart
    }
  }

  /// Shows the whole text of the entry under the cursor.
  mutating func openEntryDetails(_ detail: DetailState) -> [Effect] {
    let lines = detail.lines(in: self)
    guard lines.indices.contains(detail.line), lines[detail.line].kind == .entry,
      let record = lines[detail.line].target
    else { return [] }
    let line = lines[detail.line]
    let field = line.field.flatMap { registry[record.register]?[field: $0] }
    let day = field?.label ?? Phrase("Day", "日期")
    let parts: [(Phrase, String)] = [
      (day, line.label), (Phrase("What", "事项"), line.text),
      (Phrase("Register", "登记簿"), line.cells[0]), (Phrase("State", "状态"), line.cells[1]),
      (Phrase("Officer", "负责人"), line.cells[2]), (Phrase("Id", "编号"), record.id),
    ]
    let texts = parts.filter { !$0.1.isEmpty }.flatMap { label, text in
      wrapped(say(label) + say(Phrase(": ", "：")) + text)
    }
    overlays.append(
      .page(
        PageState(
          title: DetailState.timelineLabel,
          lines: texts,
          enter: (Phrase("Open the record", "打开记录"), .command("open"))
        )
      )
    )
    return []
  }
}

extension Painter {
  /// Draws the timeline of a record.
  mutating func drawTimeline(_ detail: DetailState, in area: Rect) {
    let lines = detail.lines(in: state)
    guard !lines.isEmpty else {
      drawNoTimeline(detail, area)
      return
    }
    let widths = timelineWidths(lines, area.columns)
    for (offset, line) in lines.dropFirst(detail.top).prefix(max(0, area.rows)).enumerated() {
      let row = area.row(offset)
      let place = detail.top + offset
      if line.kind == .heading {
        frame.rule(row.top, columns: row.left..<row.right, title: line.label)
        continue
      }
      draw(entry: line, widths, row)
      note(row, .line(place))
      if place == detail.line {
        frame.restyle(row, detail.area == .fields ? .selection : .selectionDim)
        put(frame.glyphs.cursor, at: row.origin, .selection)
      }
    }
  }

  private mutating func drawNoTimeline(_ detail: DetailState, _ area: Rect) {
    let text =
      detail.timeline?.problem
      ?? (detail.onlyMarked
        ? Phrase("Nothing here needs action; ! shows all.", "此处没有要办的；按 ! 看全部。")
        : Phrase("Still looking…", "正在查找…"))
    put(
      say(text),
      at: Position(area.left + 2, area.top + 1),
      detail.timeline?.problem == nil ? .muted : .error,
      width: area.columns - 3
    )
  }

  /// How wide the kind of record, what happened, the state and the person are; 0 where there is no
  /// room.
  private func timelineWidths(_ lines: [DetailLine], _ columns: Int) -> [Int] {
    let measured = lines.prefix(300).filter { $0.kind == .entry }
    func longest(_ place: Int, _ most: Int) -> Int {
      min(most, measured.map { width($0.cells[place]) }.max() ?? 0)
    }
    let room = columns - Self.timelineLead - 1
    let kind = longest(0, max(8, columns / 5))
    let state = columns < 56 ? 0 : longest(1, columns / 6)
    let who = columns < 72 ? 0 : longest(2, 12)
    let taken = [kind, state, who].reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) }
    return [kind, max(8, room - taken), state, who]
  }

  /// What stands before the kind of record: the cursor, the mark and the day.
  private static let timelineLead = 14

  private mutating func draw(entry line: DetailLine, _ widths: [Int], _ row: Rect) {
    if let mark = line.mark { put(mark.rawValue, at: Position(row.left + 1, row.top), mark.style) }
    put(line.label, at: Position(row.left + 3, row.top), .label)
    let texts = [line.cells[0], Self.oneLine(line.text), line.cells[1], line.cells[2]]
    let styles: [Style] = [.muted, .link, .body, .muted]
    var left = row.left + Self.timelineLead
    for (place, width) in widths.enumerated() where width > 0 {
      let room = min(width, row.right - left)
      put(frame.lettering.cut(texts[place], to: room), at: Position(left, row.top), styles[place])
      left += width + 2
    }
  }
}
