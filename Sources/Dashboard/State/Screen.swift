public import ZoneModel

/// What fills the screen below overlays.
public enum Screen: Sendable {
  /// The overview of the zone.
  case overview
  /// The table of a register; its state stands in ``DashboardState/tables``.
  case table(String)
  /// One record.
  case detail(DetailState)
  /// The history of the zone, of records or of a field.
  case history(HistoryState)
  /// What the rules say of a record.
  case finding(FindingState)
  /// A view across panes: the work list, what is due, targets, tasks, findings.
  case view(ViewState)
  /// A record being entered.
  case form(FormState)
  /// The first screen, where there is no store.
  case start(StartState)
}

/// Where the keys go: one key has one meaning in a place.
public enum Place: String, Hashable, Sendable, CaseIterable {
  /// The overview.
  case overview
  /// The table of a register.
  case table
  /// One record.
  case detail
  /// The history.
  case history
  /// The checks of a record.
  case finding
  /// A view across panes.
  case view
  /// A form, where text is typed.
  case form
  /// Theirs and mine side by side, over a form.
  case conflict
  /// One line being typed: filter bar, command line, a value.
  case line
  /// A list that pops up and narrows by typing.
  case list
  /// A question with numbered answers.
  case dialog
  /// A text to read.
  case page
  /// A text of several lines being typed.
  case editor
  /// A month in which a day is chosen or typed.
  case calendar
  /// The first screen.
  case start

  /// Whether characters are typed here rather than meant as commands.
  public var isTyping: Bool {
    switch self {
    case .form, .line, .list, .editor, .calendar: true
    case .overview, .table, .detail, .history, .finding, .view, .conflict, .dialog, .page, .start:
      false
    }
  }

  /// Its name in help.
  public var label: Phrase {
    switch self {
    case .overview: Phrase("Overview", "概览")
    case .table: Phrase("Table", "列表")
    case .detail: Phrase("Detail", "详情")
    case .history: Phrase("History", "历史")
    case .finding: Phrase("Checks", "核查")
    case .view: Phrase("View", "总览视图")
    case .form: Phrase("Form", "表单")
    case .conflict: Phrase("Two values", "两个值")
    case .line: Phrase("Line being typed", "输入行")
    case .list: Phrase("Pop-up list", "弹出列表")
    case .dialog: Phrase("Question", "提问")
    case .page: Phrase("Text", "文本")
    case .editor: Phrase("Large editor", "大编辑框")
    case .calendar: Phrase("Calendar", "日历")
    case .start: Phrase("First screen", "首屏")
    }
  }
}

/// Where a cursor goes.
public enum Motion: Hashable, Sendable {
  /// One up.
  case up
  /// One down.
  case down
  /// A page up.
  case pageUp
  /// A page down.
  case pageDown
  /// To the left.
  case left
  /// To the right.
  case right
  /// To the first.
  case first
  /// To the last.
  case last
}

extension Int {
  /// The index after a motion among `count` things of which `page` are in view.
  func moved(_ motion: Motion, count: Int, page: Int) -> Int {
    guard count > 0 else { return 0 }
    let target =
      switch motion {
      case .up: self - 1
      case .down: self + 1
      case .pageUp: self - Swift.max(1, page - 1)
      case .pageDown: self + Swift.max(1, page - 1)
      case .first: 0
      case .last: count - 1
      case .left, .right: self
      }
    return Swift.min(Swift.max(0, target), count - 1)
  }
}
