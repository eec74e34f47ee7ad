import Canvas
import ZoneModel

extension DashboardState {
  /// The commands of the first line of hints: those of the place, the most useful first.
  private static let ownHints: [Place: [String]] = [
    .overview: ["open", "edit-field", "actions", "zone", "new", "only-marked"],
    .table: ["open", "edit-cell", "column", "mark", "actions", "filter", "new"],
    .detail: ["open", "edit-field", "new", "tabs", "previous-record", "next-record", "actions"],
    .history: ["open", "history-filter-list", "actions", "mark", "filter"],
    .finding: [
      "open", "file-application", "versions", "previous-check", "next-check", "checks", "actions",
      "only-marked",
    ],
    .view: [
      "open", "send-on", "scope", "mark", "actions", "filter", "only-marked", "next-section",
    ],
    .form: ["next-field", "choices", "save", "what-if", "about-field", "undo-typing"],
    .conflict: ["settle", "left", "right", "other-value", "save", "what-if", "close"],
    .line: ["accept-line", "complete", "erase-line", "close"],
    .list: ["choose", "tick", "close"],
    .dialog: ["answer", "next-answer", "close"],
    .calendar: ["take-day", "often-meant", "today", "close"],
    .page: ["accept-page", "actions", "copy", "close"],
    .start: ["open"],
  ]

  /// The commands of the second line of hints: what is the same everywhere.
  private static let commonHints: [String] = [
    "help", "find", "go-to", "check", "menu", "new", "history", "undo", "leave",
  ]

  /// The commands that the hints of a place name, line by line.
  static func hints(in place: Place) -> [[Command]] {
    let table = CommandTable.standard
    let own = (ownHints[place] ?? []).compactMap { table[$0] }
    let shown = Set(own.map(\.id))
    // Where there are no records yet, nothing can be found or gone to.
    let wanted = place == .start ? ["help", "menu", "leave"] : commonHints
    let common = wanted.compactMap { table[$0] }.filter { command in
      !shown.contains(command.id) && !command.keys(in: place).isEmpty
    }
    return [own, common]
  }

  /// What the hint of a command says.
  func hintText(_ command: Command) -> String {
    switch command.id {
    case "tick":
      guard case .list(let list)? = overlays.last, list.isTicking else { return "" }
    case "actions" where place == .page:
      guard case .report? = overlays.last else { return "" }
      return say(Phrase("Save to a file", "存为文件"))
    case "actions":
      if targets.count > 1 { return say(Phrase("Actions", "操作")) + "(\(targets.count))" }
    case "accept-page":
      if case .report? = overlays.last { return say(Phrase("Open its records", "打开记录")) }
      if case .page(let page)? = overlays.last {
        return page.enter.map { say($0.label) } ?? say(Phrase("Close", "关闭"))
      }
    case "copy" where place == .page:
      guard case .report? = overlays.last else { return "" }
    case "complete":
      if dateAsked != nil { return say(Phrase("Calendar", "日历")) }
      switch (overlays.last, screen) {
      case (.line(let line)?, _) where line.purpose == .command: break
      case (nil, .table): break
      default: return ""
      }
    case "left" where place == .conflict: return say(Phrase("theirs", "对方的"))
    case "right" where place == .conflict: return say(Phrase("yours", "您的"))
    case "next-record": return say(Phrase("next", "下一条"))
    case "previous-record": return say(Phrase("previous", "上一条"))
    case "file-application", "versions":
      guard case .finding(let finding) = screen, finding.programme != nil else { return "" }
    case "send-on":
      guard case .view(let view) = screen, view.kind == .chain else { return "" }
    case "next-check": return say(Phrase("next", "下一项"))
    case "previous-check": return say(Phrase("previous", "上一项"))
    default: break
    }
    return say(command.hint ?? command.name)
  }
}

extension Painter {
  /// The key hints; their words are buttons.
  mutating func drawHints(_ layout: ScreenLayout) {
    let place = state.place
    var lines = DashboardState.hints(in: place)
    if layout.hints.rows == 1 { lines = [lines.flatMap { $0 }] }
    for (offset, commands) in lines.prefix(layout.hints.rows).enumerated() {
      let row = layout.hints.top + offset
      frame.fill(layout.hints.row(offset), .footer)
      var column = 1
      for command in commands {
        guard let key = command.keys(in: place).first else { continue }
        let text = state.hintText(command)
        guard !text.isEmpty else { continue }
        let end = column + width(key.shown) + 1 + width(text)
        guard end < layout.hints.right else { continue }
        var next = put(key.shown, at: Position(column, row), .footerKey)
        let style: Style = command.whyOff(state) == nil ? .footer : .muted
        next = put(" " + text, at: Position(next, row), style)
        note(Rect(column, row, next - column, 1), .command(command.id))
        column = next + 1
      }
    }
  }
}
