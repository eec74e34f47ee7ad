import Canvas
import ZoneModel
import ZonePolicy

extension DashboardState {
  // MARK: - Opening

  /// Opens a view across panes.
  mutating func open(_ kind: ViewKind, scope: String? = nil, rule: String? = nil) -> [Effect] {
    if case .view(let view) = screen, view.kind == kind, rule == nil, view.rule == nil {
      guard let scope else { return [] }
      return show(scope: scope)
    }
    open(.view(ViewState(kind, scope: scope, rule: rule, day: clock.today)))
    return []
  }

  /// How many rows there are beyond those that are listed.
  func more(of view: ViewState) -> Int {
    switch view.kind {
    case .records where view.rule == nil: survey.counted?.moreRecords ?? 0
    case .due: survey.counted?.unlistedDue.count ?? 0
    default: 0
    }
  }

  /// Makes the rows anew where something that they rest on is another, and keeps the cursor on its
  /// row and in view.
  mutating func settleView() -> [Effect] {
    guard case .view(var view) = screen else { return [] }
    var effects = view.kind == .chain ? settleChain() : []
    if view.kind == .counts { effects += settleCounts(&view) }
    let basis = ViewBasis(
      survey: survey.stamp,
      chain: chain.stamp,
      work: work.key,
      seq: board.seq,
      language: language,
      scope: view.scope,
      rule: view.rule,
      isMonth: view.isMonth,
      counted: view.counts?.key,
      column: view.column
    )
    let narrowing = ViewNarrowing(
      filter: view.bar?.text ?? view.filter,
      onlyMarked: view.onlyMarked,
      day: view.isMonth ? view.day : nil
    )
    if basis != view.basis {
      view.basis = basis
      view.narrowing = nil
      view.all = allRows(of: view)
      view.days = [:]
      if view.isMonth {
        for row in view.all {
          guard let day = row.day, let mark = row.mark else { continue }
          view.days[day, default: []].append(mark)
        }
      }
    }
    if narrowing != view.narrowing {
      view.narrowing = narrowing
      view.rows = Self.rows(view.all, narrowedBy: narrowing)
      let ids = Set(view.rows.map(\.id))
      if !view.marks.isEmpty, view.marks.isDisjoint(with: ids) { view.isLost = true }
      view.marks = view.marks.intersection(ids)
    }
    if let cursor = view.cursor {
      if let place = view.rows.firstIndex(where: { $0.id == cursor }) {
        view.line = place
      } else if view.marks.isEmpty {
        view.isLost = true
      }
    }
    view.line = min(view.line, max(0, view.rows.count - 1))
    if overlays.isEmpty { view.isLost = false }
    if !view.isLost { view.cursor = view.row?.id }
    let layout = ViewLayout(ScreenLayout(size).whole, view)
    let lines = view.lines
    let row = lines.firstIndex { if case .row(view.line) = $0 { true } else { false } } ?? 0
    // The heading of the first row of a group stays in view with it.
    let shown = row > 0 && view.line == 0 ? 0 : row
    view.top = Scroll.top(
      from: view.top,
      showing: shown,
      of: lines.count,
      height: max(1, layout.list.rows)
    )
    screen = .view(view)
    return effects
  }

  private static func rows(_ all: [ViewRow], narrowedBy narrowing: ViewNarrowing) -> [ViewRow] {
    let words = Narrowing.words(of: narrowing.filter)
    return all.filter { row in
      if let day = narrowing.day, row.day != day { return false }
      if narrowing.onlyMarked, row.mark != .act, !row.lacks { return false }
      guard !words.isEmpty else { return true }
      let text = Narrowing.folded(row.words)
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// Shows another part of the view.
  mutating func show(scope: String) -> [Effect] {
    if case .table(let id) = screen, let key = scope.after("by:") { return count(id, by: key) }
    guard case .view(var view) = screen else { return [] }
    if view.kind == .counts { return choose(count: scope, view) }
    switch scope {
    case "month", "list":
      view.isMonth = scope == "month"
      view.area = view.isMonth ? .calendar : .list
    default: view.scope = scope
    }
    (view.cursor, view.line, view.top) = (nil, 0, 0)
    view.marks = []
    screen = .view(view)
    return []
  }

  /// Lists the parts of the view.
  mutating func openScopes() -> [Effect] {
    guard case .view(let view) = screen else { return [] }
    if let request = view.count { return openCountChoices(request) }
    var items = ViewScope.all(of: view.kind).map { ListItem($0.id, $0.label, words: $0.id) }
    if view.kind == .due {
      items.insert(
        view.isMonth
          ? ListItem("list", Phrase("As a list", "列表显示"), words: "list")
          : ListItem("month", Phrase("As a month", "月历显示"), words: "month"),
        at: 0
      )
    }
    if let target = targetUnderCursor, !target.readings.isEmpty,
      let command = CommandTable.standard["read-otherwise"]
    {
      items.append(
        ListItem(command.id, command.name, note: target.measures, words: command.id)
      )
    }
    open(
      ListState(
        title: view.kind.label,
        purpose: .scopes,
        items: items,
        current: view.kind == .due ? nil : view.scope
      )
    )
    return []
  }

  // MARK: - Moving

  mutating func moveInView(_ motion: Motion) -> [Effect] {
    guard case .view(var view) = screen else { return [] }
    if view.bar != nil { return motion == .down ? acceptLine() : [] }
    if view.isMonth, view.area == .calendar {
      view.day = view.day.moved(motion)
      (view.cursor, view.line, view.top) = (nil, 0, 0)
      screen = .view(view)
      return []
    }
    if view.kind == .chain, motion == .left || motion == .right {
      return moveLink(by: motion == .left ? -1 : 1)
    }
    if view.kind == .counts, motion == .left || motion == .right {
      return moveCountColumn(by: motion == .left ? -1 : 1)
    }
    let layout = ViewLayout(ScreenLayout(size).whole, view)
    view.line = view.line.moved(motion, count: view.rows.count, page: layout.list.rows)
    view.cursor = view.row?.id
    screen = .view(view)
    return []
  }

  /// Moves to the next or previous group of rows, or month.
  mutating func moveSection(by step: Int) -> [Effect] {
    guard case .view(var view) = screen else { return [] }
    if view.isMonth {
      view.day = view.day.adding(months: step)
      (view.cursor, view.line, view.top) = (nil, 0, 0)
      screen = .view(view)
      return []
    }
    if view.kind == .chain { return moveLink(by: step) }
    let rows = view.rows
    let here = view.row?.group
    var place = view.line + step
    while rows.indices.contains(place), rows[place].group == here { place += step }
    guard rows.indices.contains(place) else {
      message = Message(.note, Phrase("There is no further group.", "没有更多分组。"))
      return []
    }
    if step < 0 {
      let group = rows[place].group
      while place > 0, rows[place - 1].group == group { place -= 1 }
    }
    view.line = place
    view.cursor = rows[place].id
    screen = .view(view)
    return []
  }

  /// Puts the cursor on a day of the month.
  mutating func click(day: Day) {
    guard case .view(var view) = screen else { return }
    view.day = day
    view.area = .calendar
    (view.cursor, view.line, view.top) = (nil, 0, 0)
    screen = .view(view)
  }

  // MARK: - Opening rows

  /// Opens what is behind the row under the cursor.
  mutating func openInView() -> [Effect] {
    guard case .view(var view) = screen else { return [] }
    if view.isMonth, view.area == .calendar, !view.rows.isEmpty {
      view.area = .list
      screen = .view(view)
      return []
    }
    return view.row.map { follow($0.target) } ?? []
  }

  /// Shows all that is said of the row under the cursor, which the part below the list may cut.
  mutating func openRowDetails() -> [Effect] {
    guard case .view(let view) = screen, let row = view.row, !row.details.isEmpty else {
      message = Message(.note, Phrase("There is nothing to read here.", "此处没有说明。"))
      return []
    }
    let lines = row.details.map { label, text in
      Phrase("\(label.en): \(text.en)", "\(label.zh)：\(text.zh)")
    }
    overlays.append(.page(PageState(title: view.kind.label, lines: lines)))
    return []
  }

  /// Opens what a row or an item stands for.
  mutating func follow(_ target: ViewRow.Target) -> [Effect] {
    switch target {
    case .nothing: return []
    case .record(let reference): return openDetail(reference)
    case .finding(let reference, let rule): return openFindings(reference, rule: rule)
    case .rule(let rule): return open(.records, rule: rule)
    case .draft(let key): return resume(draft: key)
    case .new(let id, let values):
      guard let register = registry[id] else { return [] }
      return openForm(register, nil, values: values)
    case .register(let id, let filter, let onlyMarked):
      let effects = open(register: id, filter: filter)
      guard onlyMarked else { return effects }
      tables[id]?.onlyMarked = true
      return select(id)
    }
  }

  // MARK: - Deciding

  /// The items of the work list that commands act on.
  var workTargets: [AttentionItem] {
    switch screen {
    case .view(let view): view.targets.compactMap(\.item)
    case .overview: overview.item.map { [$0] } ?? []
    case .table, .detail, .history, .finding, .form, .start: []
    }
  }

  /// Why nothing can be decided here, if so.
  var whyNoWork: Phrase? {
    if registry["work-items"] == nil {
      return Phrase("This store has no work items.", "这份数据没有待办登记簿。")
    }
    return workTargets.isEmpty
      ? Phrase("There is no item of the work list here.", "这里没有待办事项。") : whyNotWritable
  }

  /// Asks who is to look after the items.
  mutating func openAssigning() -> [Effect] {
    let source = board.source("staff")
    var items = [ListItem("", Phrase("(nobody)", "（未分配）"))]
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), record["active"]?.flag != false else { continue }
      items.append(
        ListItem(
          record.id,
          Phrase(same: reader.title(of: record.reference)),
          note: record["department"]?.text.map { Phrase(same: $0) },
          words: record.id + " " + (record["login"]?.text ?? "")
        )
      )
    }
    open(
      ListState(
        title: Phrase("Who looks after it?", "由谁负责？"),
        purpose: .assign(causes: Set(workTargets.map(\.cause))),
        items: items,
        current: workTargets.first?.officer
      )
    )
    return []
  }

  /// Gives the items with some causes to a member of staff, by id; to nobody where that is empty.
  mutating func assign(_ causes: Set<String>, to id: String) -> [Effect] {
    decide(
      work.items(with: causes),
      label: Phrase("Assign", "分配"),
      [(field: "officer", value: id.isEmpty ? nil : .text(id))]
    )
  }

  /// Asks until when the items wait.
  mutating func askPuttingOff() -> [Effect] {
    let day = clock.today.adding(days: 7)
    overlays.append(
      .line(
        LineState(
          title: Phrase("Put off until (day, then why)", "推迟至（日期，后写原因）"),
          text: day.description + " ",
          purpose: .putOff(causes: Set(workTargets.map(\.cause)))
        )
      )
    )
    return []
  }

  /// Puts the items with some causes off until a day; a note that stands there stays unless another
  /// one is typed.
  mutating func putOff(_ causes: Set<String>, _ text: String) -> [Effect] {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let field = registry["work-items"]?[field: "putOffUntil"], let first = parts.first,
      case .success(.some(let value)) = reader.read(first, for: field), let day = value.day
    else {
      say(
        Message(
          .error,
          Phrase("A day such as 2026-12-01 or +14d, then why.", "请输入日期，如 2026-12-01 或 +14d，再写原因。")
        )
      )
      return []
    }
    guard day > clock.today else {
      say(Message(.error, Phrase("A day after today.", "请输入今天以后的日期。")))
      return []
    }
    let note = parts.count > 1 ? parts[1].trimmed : ""
    if let word = note.split(separator: " ").first, let second = Day(String(word)) {
      say(
        Message(
          .error,
          Phrase(
            "Two days: \(day) and \(second). Leave one, then write why.",
            "有两个日期：\(day) 和 \(second)。请只留一个，再写原因。"
          )
        )
      )
      return []
    }
    overlays.removeLast()
    var values: [(field: String, value: Value?)] = [(field: "putOffUntil", value: .day(day))]
    if !note.isEmpty { values.append((field: "note", value: .text(note))) }
    return decide(
      work.items(with: causes),
      label: Phrase("Put off until \(day)", "推迟至 \(day)"),
      values
    )
  }

  /// Opens what can be done with the rows of a view, or with the item under the overview's cursor:
  /// with their records first, then with the items of the work list.
  mutating func openViewActions() -> [Effect] {
    let records = targets.compactMap { board.record($0) }
    var commands: [String] = []
    if case .view(let view) = screen, view.kind == .chain { commands.append("send-on") }
    if targetUnderCursor != nil { commands += ["enter-reading", "read-otherwise"] }
    if !workTargets.isEmpty { commands += ["take-it", "assign", "put-off"] }
    if workTargets.contains(where: { $0.decision != nil }) { commands.append("open-again") }
    if case .overview = screen {
      commands.append("open")
    } else if !records.isEmpty {
      commands += ["open-record", "check", "history-of-record"]
    }
    // The line of a target is not its zone: what changes the zone is done on the zone's own record.
    return openActions(commands, on: targetUnderCursor == nil ? records : [])
  }

  // MARK: - Handing over

  /// The record of the person in the register of staff, by id or login.
  var myStaffRecord: RecordReference? { board.staff(environment.person.login)?.reference }

  /// The person as records name who looks after them: the id among the staff, else the login.
  var myID: String { myStaffRecord?.id ?? environment.person.login }

  /// Why nobody's work can be handed over from here.
  var whyNoStaff: Phrase {
    let me = environment.person.login
    return Phrase(
      "\(me) is not among the staff; open the member of staff and press F8.",
      "工作人员中没有 \(me)；请打开相应工作人员并按 F8。"
    )
  }

  /// Asks to whom the person's own work goes.
  mutating func beginHandOver() -> [Effect] {
    guard let reference = myStaffRecord else { return [] }
    return begin(action: "hand-over", register: reference.register, ids: [reference.id])
  }

  /// The target of the row or of the overview's line under the cursor, as the packs declare it.
  var targetUnderCursor: ZonePolicy.Target? {
    if case .overview = screen { return overviewTarget?.target }
    guard case .view(let view) = screen, view.kind == .targets, let id = view.row?.id else {
      return nil
    }
    return survey.counted?.targets.first { $0.target.id == id }?.target
  }

  /// Begins a reading of the target under the cursor.
  mutating func enterReading() -> [Effect] {
    guard let target = targetUnderCursor, let register = registry["indicator-readings"] else {
      return []
    }
    return openForm(register, nil, values: reading(of: target))
  }

  /// What copying gives: the marked rows or the one under the cursor.
  func copyText(of view: ViewState) -> String? {
    let lines = view.targets.map { row in
      row.cells.compactMap { cell in
        if case .text(let text, _) = cell { text } else { nil }
      }.joined(separator: "\t")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
