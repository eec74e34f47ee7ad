public import Canvas
import ZoneModel

/// Draws the state as a frame.
///
/// - Parameters:
///   - state: What is to be shown.
///   - size: The size of the screen.
/// - Returns: The frame; the same for the same state and size.
/// - Complexity: O(*n*) in the cells of the screen.
public func render(_ state: DashboardState, size: Size) -> Frame {
  var painter = Painter(state, size)
  painter.draw()
  return painter.frame
}

/// What a click on a part of the screen means.
enum Target: Hashable, Sendable {
  /// Runs a command.
  case command(String)
  /// Puts the cursor on a row of the table.
  case row(Int)
  /// Puts the cursor on a column of the table.
  case column(String)
  /// Shows a register.
  case register(String)
  /// Puts the cursor on a line of the topmost list.
  case item(Int)
  /// Gives an answer of the topmost question.
  case answer(Int)
  /// Puts the cursor on a line of the screen's pane.
  case line(Int)
  /// Gives a field that two people changed a value.
  case choice(Int, FormCollision.Choice)
  /// Shows a tab of the record, counted from the profile.
  case tab(Int)
  /// Puts the cursor on a line beside the record's fields.
  case sideLine(Int)
  /// Puts the cursor on a day of the month.
  case day(Day)
  /// Takes a day of the topmost calendar.
  case chosenDay(Day)
  /// Puts the cursor on a line or figure of the overview.
  case overview(OverviewState.Area, line: Int, cell: Int)
}

/// Draws the parts of a screen and notes what a click on them means.
struct Painter {
  let state: DashboardState
  var frame: Frame
  /// What clicks mean, later ones above earlier ones.
  var targets: [(area: Rect, target: Target)] = []

  init(_ state: DashboardState, _ size: Size) {
    self.state = state
    frame = Frame(size, lettering: state.environment.lettering)
    frame.modes = Frame.Modes(
      mouse: state.environment.usesMouse,
      bracketedPaste: true,
      title: "zoneboard"
    )
  }

  /// A text in the language of the screen.
  func say(_ phrase: Phrase) -> String { phrase[state.language] }

  /// The columns of a text.
  func width(_ text: String) -> Int { frame.lettering.width(text) }

  @discardableResult mutating func put(
    _ text: String,
    at position: Position,
    _ style: Style = .body,
    width: Int? = nil,
    align: Alignment = .leading
  ) -> Int {
    frame.put(text, at: position, style, width: width.map { max(0, $0) }, align: align)
  }

  /// Notes what a click on an area means.
  mutating func note(_ area: Rect, _ target: Target) {
    targets.append((area, target))
  }

  mutating func draw() {
    let size = frame.size
    guard size.columns >= ScreenLayout.smallest.columns, size.rows >= ScreenLayout.smallest.rows
    else {
      drawTooSmall()
      return
    }
    let layout = ScreenLayout(size)
    if case .start = state.screen {
      frame.fill(layout.header, .title)
      put("zoneboard \(state.environment.version)", at: Position(1, 0), Style.title.bold)
    } else {
      drawHeader(layout)
    }
    switch state.screen {
    case .table(let id): drawTable(id, layout)
    case .overview:
      drawPanes(layout.panes)
      drawOverview(in: layout.overview)
    case .detail(let detail): drawBesideList(detail, layout)
    case .history(let history): drawHistory(history, in: layout.whole)
    case .finding(let finding): drawFinding(finding, in: layout.whole)
    case .view(let view): drawView(view, in: layout.whole)
    case .form(let form): drawForm(form, in: layout.whole)
    case .start(let start): drawStart(start, in: layout.whole)
    }
    drawMessage(layout)
    drawHints(layout)
    for (depth, overlay) in state.overlays.enumerated() {
      draw(overlay, layout, isTop: depth == state.overlays.count - 1)
    }
  }

  /// Draws a record; on a wide screen beside the list that it was opened from.
  private mutating func drawBesideList(_ detail: DetailState, _ layout: ScreenLayout) {
    let whole = layout.whole
    guard state.isWide, case .table(let id)? = state.screens.dropLast().last,
      id == detail.reference.register, let table = state.tables[id],
      let register = state.registry[id]
    else {
      drawDetail(detail, in: whole)
      return
    }
    let left = Self.listColumns(beside: whole.columns)
    drawList(register, table, in: Rect(0, whole.top, left, whole.rows))
    frame.vline(left, whole.top, whole.rows)
    drawDetail(detail, in: whole.inset(left: left + 1))
  }

  /// How many columns of a wide screen the list keeps beside a record.
  static func listColumns(beside columns: Int) -> Int { max(39, (columns - 1) / 3) }

  private mutating func drawTooSmall() {
    let size = frame.size
    let smallest = ScreenLayout.smallest
    let text = say(
      Phrase(
        "needs \(smallest.columns)x\(smallest.rows), is \(size.columns)x\(size.rows)",
        "需要 \(smallest.columns)x\(smallest.rows)，现在 \(size.columns)x\(size.rows)"
      )
    )
    guard size.rows > 0 else { return }
    put(text, at: Position(0, size.rows / 2), width: size.columns)
  }

  // MARK: - What every screen has

  /// The title line: zone, screen, day and time, person, who else is here.
  private mutating func drawHeader(_ layout: ScreenLayout) {
    let area = layout.header
    frame.fill(area, .title)
    let dropDown = frame.glyphs.dropDown
    let zone =
      state.preferences.zone.map {
        state.reader.title(of: RecordReference(register: "zones", id: $0))
      } ?? say(Phrase("All zones", "全部园区"))
    var right = say(
      Phrase(
        "\(state.weekday(state.clock.today).en) \(state.clock.today) \(state.clock.time)",
        "\(state.clock.today) \(state.weekday(state.clock.today).zh) \(state.clock.time)"
      )
    )
    if area.columns < 60 { right = state.clock.time }
    if let asOf = state.asOf {
      right = say(Phrase("READ-ONLY ", "只读 ")) + state.localDateTime(of: asOf)
      if case .overview = state.screen {
        right += say(Phrase("  Esc: now", "  Esc：现在"))
      } else {
        right += say(Phrase("  F9: now", "  F9：现在"))
      }
    }
    var person = "   " + say(state.personName(state.environment.person.login))
    if state.environment.isDemo { person += say(Phrase(" demo", " 样例")) }
    let here = Set(state.others.map(\.login) + [state.environment.person.login]).count
    if here > 1 { person += "   " + say(Phrase("\(here) here", "在线 \(here) 人")) }
    let full = right + person
    let rightText = width(full) <= area.columns / 2 + 8 ? full : right
    let rightStart = area.right - width(rightText) - 1
    let zoneText = frame.lettering.cut(zone, to: max(8, min(30, rightStart / 2)))
    let end = put(" \(zoneText) \(dropDown)", at: area.origin, .title)
    note(Rect(0, area.top, end, 1), .command("zone"))
    let room = rightStart - end - 4
    if room > 3 {
      put(
        frame.lettering.cut(title, to: room),
        at: Position(end + 3, area.top),
        Style.title.bold
      )
    }
    if rightStart > end {
      put(
        rightText,
        at: Position(rightStart, area.top),
        state.asOf == nil ? .title : Style.act
      )
    }
  }

  /// What the screen is called.
  private var title: String {
    switch state.screen {
    case .overview: say(Phrase("Overview", "概览"))
    case .table(let id): state.registry[id].map { say($0.label) } ?? id
    case .detail(let detail):
      state.registry[detail.reference.register].map { say($0.singular) }
        ?? detail.reference.register
    case .history: say(Phrase("History", "历史"))
    case .finding(let finding) where finding.programme != nil: say(Phrase("Apply", "申报"))
    case .finding: say(Phrase("Checks", "核查"))
    case .view(let view): say(view.kind.label)
    case .form(let form): state.registry[form.register].map { say($0.singular) } ?? form.register
    case .start: "zoneboard"
    }
  }

  private var isStart: Bool {
    if case .start = state.screen { true } else { false }
  }

  /// The message line: what was done or is wrong, else what runs or stops writing.
  private mutating func drawMessage(_ layout: ScreenLayout) {
    let area = layout.message
    if let message = state.message {
      let style: Style =
        switch message.kind {
        case .note: .message
        case .done: .ok
        case .warning: .soon
        case .error: .error
        }
      let mark =
        switch message.kind {
        case .note, .done: " "
        case .warning: "~ "
        case .error: "! "
        }
      tell(mark, say(message.text), style, in: area, most: max(1, area.top / 2))
      return
    }
    if let tour = state.tourText, state.running == nil, !isStart {
      let stop = say(Phrase("Esc stops", "Esc 停止"))
      put(" " + say(tour), at: area.origin, .info, width: area.columns - width(stop) - 2)
      frame.put(stop, endingBefore: area.right - 1, row: area.top, .muted)
      return
    }
    if let running = state.running {
      let share = running.progress.map { " \(Int($0 * 100)) %" } ?? ""
      let stop = say(Phrase("^C stops it", "^C 停止"))
      put(
        " " + say(running.title) + "…" + share + "   " + stop,
        at: area.origin,
        .info,
        width: area.columns
      )
      return
    }
    switch state.condition {
    case .writable:
      if let looking = state.lookingOnly {
        let why = looking.reason
        let text = say(Phrase("Read-only: \(why.en).", "只读：\(why.zh)。"))
        put("! " + text, at: area.origin, .act, width: area.columns)
        break
      }
      if state.wantsOpeningAnew {
        let text = Phrase(
          "settings.yaml in force has other fields: ^L opens the store with them.",
          "生效的 settings.yaml 改了字段：按 ^L 重新打开即可使用。"
        )
        put("~ " + say(text), at: area.origin, .soon, width: area.columns)
        break
      }
      guard let text = state.othersText else { break }
      let isEdited = state.isEditedByOthers
      put(
        (isEdited ? "~ " : " ") + say(text),
        at: area.origin,
        isEdited ? .soon : .muted,
        width: area.columns
      )
    case .readOnly(let why, let isForGood, let opensAnew):
      let again = isForGood ? Phrase("", "") : Phrase(" ^S tries again.", " ^S 重试。")
      let begin =
        opensAnew
        ? Phrase("Read-only, ^L opens it anew", "只读，^L 重新打开") : Phrase("Read-only", "只读")
      let text = say(
        Phrase("\(begin.en): \(why.en)\(again.en)", "\(begin.zh)：\(why.zh)\(again.zh)")
      )
      tell("! ", text, .act, in: area, most: 2)
    case .waiting(let who, let seconds):
      let text = say(
        Phrase(
          "\(who) is saving (\(seconds) s); trying again, your form is kept. ^C stops trying.",
          "\(who) 正在保存（\(seconds) 秒）；正在重试，表单已保留。^C 停止重试。"
        )
      )
      tell("~ ", text, .soon, in: area, most: 2)
    }
  }

  /// Puts a message behind its mark; what needs more than a line takes up to so many, upwards.
  mutating func tell(
    _ mark: String,
    _ text: String,
    _ style: Style,
    in area: Rect,
    most: Int
  ) {
    let lines = frame.lettering.wrap(text, to: max(8, area.columns - 2))
    let shown =
      lines.prefix(most - 1)
      + [lines.dropFirst(most - 1).joined(separator: " ")].filter { !$0.isEmpty }
    let indent = String(repeating: " ", count: mark.count)
    for (place, line) in shown.enumerated() {
      put(
        (place == 0 ? mark : indent) + line,
        at: Position(area.left, area.bottom - shown.count + place),
        style,
        width: area.columns
      )
    }
  }
}
