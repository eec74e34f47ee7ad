import Canvas
import ZoneModel

extension DashboardState {
  /// The place that the overlays lie over, which menu and help are about.
  var placeBelow: Place { screenPlace }

  /// Opens everything that can be done here, with its key, or why it is off.
  mutating func openMenu() -> [Effect] {
    closeOverlays()
    let place = placeBelow
    var items: [ListItem] = []
    let showsTyping = place.isTyping || place == .conflict
    for section in CommandSection.allCases where section != .typing || showsTyping {
      let commands = CommandTable.standard.commands.filter { command in
        command.section == section && command.places.contains(place) && command.id != "menu"
          && !command.id.hasPrefix("typing-") && !command.id.hasPrefix("text-")
      }
      guard !commands.isEmpty else { continue }
      items.append(.heading(section.label))
      items += commands.map { command in
        ListItem(
          command.id,
          command.name,
          right: command.keys(in: place).prefix(3).map(\.shown).joined(separator: " "),
          off: command.whyOff(self),
          words: command.id + " " + command.help.en + " " + command.help.zh
        )
      }
    }
    open(ListState(title: Phrase("Menu", "菜单"), purpose: .menu, items: items))
    return []
  }

  /// Opens what each key does here; typing searches it.
  mutating func openHelp() -> [Effect] {
    let place = self.place
    var items = packFaultItems
    for section in CommandSection.allCases {
      let commands = CommandTable.standard.commands(in: place).filter { $0.section == section }
      guard !commands.isEmpty else { continue }
      items.append(.heading(section.label))
      items += commands.map { command in
        ListItem(
          command.id,
          command.name,
          note: command.help,
          right: command.keys(in: place).map(\.shown).joined(separator: " "),
          off: command.whyOff(self),
          words: command.id
        )
      }
    }
    // What it explains waits below, so that Esc goes back there and a line of it is done there.
    if case .list(let list)? = overlays.last, case .help = list.purpose { overlays.removeLast() }
    open(
      ListState(
        title: Phrase("Help: \(place.label.en)", "帮助：\(place.label.zh)"),
        purpose: .help(place),
        intro: Self.intro(of: place),
        items: items
      )
    )
    return []
  }

  /// What a place is for and how to use it, in a few lines.
  static func intro(of place: Place) -> [Phrase] {
    let always = Phrase(
      "Type to search this help; Enter does the line. Shift+drag selects text.",
      "输入即可搜索帮助；回车执行该行。按住 Shift 拖动可选文字。"
    )
    let own: Phrase? =
      switch place {
      case .overview:
        Phrase(
          "Every line opens the records behind it. Digits open panes, F5 everything.",
          "每一行都可打开其背后的记录。数字键打开栏目，F5 前往各处。"
        )
      case .table:
        Phrase(
          "Marks: ! act, ~ soon, ? not known, * marked, / no longer matches the filter.",
          "标记：! 要办，~ 临近，? 未知，* 已选，/ 不再符合筛选。"
        )
      case .detail:
        Phrase(
          "Tabs are the registers that refer to this record; left and right change them.",
          "页签是引用此记录的登记簿；左右键切换。"
        )
      case .history:
        Phrase(
          "Newest first. F8 takes a change back, puts one value back, or shows the board then.",
          "最新的在前。F8 可撤回某次修改、恢复某个值，或查看当时的数据。"
        )
      case .finding:
        Phrase(
          "Each check with its clause, the values it used and what would close it; Enter does a line.",
          "每项检查列出条款、所用数据和解决办法；回车执行该行。"
        )
      case .view:
        Phrase(
          "F4 chooses another part, Enter opens what is behind a row, F8 assigns and puts off.",
          "F4 选择其他部分，回车打开该行背后的内容，F8 分配或推迟。"
        )
      case .form:
        Phrase(
          "Saving is never a surprise: what would be saved stands below; drafts are kept.",
          "保存前下方会列出将保存的内容；草稿自动保留。"
        )
      case .conflict:
        Phrase(
          "Left and right choose a value; nothing is saved before Ctrl-S, nothing typed is lost.",
          "左右键选择用哪个值；按 Ctrl-S 之前不会保存，已填的内容不会丢失。"
        )
      case .calendar:
        Phrase(
          "Arrows go by days and weeks; - is a day off, + one worked instead; nothing is saved yet.",
          "方向键按天和周移动；休为放假，班为调休上班；此处不会保存。"
        )
      case .line, .list, .dialog, .page, .editor, .start: nil
      }
    return (own.map { [$0] } ?? []) + [always]
  }

  /// Opens the languages.
  mutating func openLanguages() -> [Effect] {
    open(
      ListState(
        title: Phrase("Language 语言", "语言 Language"),
        purpose: .languages,
        items: [
          ListItem("zh", Phrase("中文 Chinese", "中文 Chinese")),
          ListItem("en", Phrase("English 英文", "English 英文")),
        ],
        current: language.rawValue
      )
    )
    return []
  }

  /// What the themes that come with the program are like.
  private static let themeNotes = [
    "terminal": Phrase("the terminal's own colours", "终端自身的颜色"),
    "light": Phrase("dark on light", "浅色背景"), "dark": Phrase("light on dark", "深色背景"),
    "high-contrast": Phrase("for bright rooms and weak eyes", "高对比度"),
    "colour-blind-safe": Phrase("red and green never differ alone", "色觉友好，不单靠红绿区分"),
  ]

  /// Opens the themes.
  mutating func openThemes() -> [Effect] {
    open(
      ListState(
        title: Phrase("Theme", "主题"),
        purpose: .themes,
        items: environment.themes.map {
          ListItem($0, Phrase(same: $0), note: Self.themeNotes[$0])
        },
        current: theme
      )
    )
    return []
  }

  /// Switches the mouse on or off.
  mutating func toggleMouse() -> [Effect] {
    environment.usesMouse.toggle()
    message = Message(
      .done,
      environment.usesMouse
        ? Phrase(
          "The mouse is on; Shift and dragging selects text.",
          "鼠标已开；按住 Shift 拖动可选文字。"
        )
        : Phrase("The mouse is off; dragging selects text.", "鼠标已关；拖动即可选文字。")
    )
    return []
  }

  /// Closes the topmost thing.
  mutating func close() -> [Effect] {
    if case .editor? = overlays.last { return leaveEditor() }
    if overlays.popLast() != nil { return [] }
    if tour != nil, !place.isTyping {
      endTour()
      return []
    }
    switch screen {
    case .table(let id):
      guard let table = tables[id] else { return [] }
      if table.bar != nil { return leaveBar() }
      if table.area != .list {
        tables[id]?.area = .list
        return []
      }
      if let request = countBehind(id) {
        // A row of a count was opened: back to the count, and the table is as it was before it.
        tables[id]?.filter = request.filter
        goBack()
        return select(id)
      }
      if let effects = closeRecordsOfReport(id) { return effects }
      if !table.filter.isEmpty || table.onlyMarked { return clearFilter() }
    case .detail(let detail):
      if detail.search != nil { return leaveBar() }
    case .history(let history):
      if history.bar != nil { return leaveBar() }
      if !history.filter.isEmpty || history.area == .change || !history.marks.isEmpty {
        return clear(history)
      }
      if running?.ticket == history.query.ticket { return stopHistorySearch() }
    case .form(let form):
      guard form.conflict == nil else {
        closeConflict()
        return []
      }
      return leaveForm()
    case .view(var view):
      if view.bar != nil { return leaveBar() }
      let isBare = view.filter.isEmpty && !view.onlyMarked && view.marks.isEmpty
      if !isBare || view.isMonth && view.area == .list {
        if isBare { view.area = .calendar }
        view.filter = ""
        view.onlyMarked = false
        view.marks = []
        screen = .view(view)
        return []
      }
    case .overview where asOf != nil: return openBoard(asOf: nil)
    case .overview:
      sayHowToLeave()
      return []
    case .finding, .start: break
    }
    if !goBack() { sayHowToLeave() }
    return []
  }

  private mutating func sayHowToLeave() {
    message = Message(
      .note,
      Phrase("F10 or ^Q leaves; everything is saved.", "F10 或 ^Q 退出；一切都已保存。")
    )
  }
}
