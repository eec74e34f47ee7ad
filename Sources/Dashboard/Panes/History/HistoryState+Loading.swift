import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Shows the history that a query asks for.
  mutating func openHistory(_ query: HistoryQuery) -> [Effect] {
    let stopping = stopHistorySearch()
    let query = asked(query)
    open(.history(HistoryState(query, panesZone: preferences.zone)))
    return stopping + [.loadHistory(query)]
  }

  /// A query as it is sent; one that may take long can be stopped.
  mutating func asked(_ query: HistoryQuery) -> HistoryQuery {
    guard query.isNarrow else { return query }
    idsMade += 1
    var query = query
    query.ticket = idsMade
    running = Running(
      ticket: idsMade,
      title: Phrase("Looking through the history", "正在查找历史"),
      progress: nil
    )
    return query
  }

  /// Stops looking through the history, if that is what runs.
  mutating func stopHistorySearch() -> [Effect] {
    let known = screens.contains { screen in
      if case .history(let history) = screen {
        history.query.ticket == running?.ticket
      } else {
        false
      }
    }
    guard running != nil, known else { return [] }
    running = nil
    return [.stop]
  }

  /// Shows the history of the zone, of the row or the marked ones, of the field or the record.
  mutating func openHistoryHere() -> [Effect] {
    if case .detail(let detail) = screen, let field = detail.field {
      return openHistory(
        HistoryQuery(
          register: detail.reference.register,
          records: [detail.reference.id],
          field: field
        )
      )
    }
    // The overview is the zone's, wherever its cursor is.
    if case .overview = screen { return openHistory(HistoryQuery(zone: preferences.zone)) }
    return openHistoryOfTargets()
  }

  /// Shows what was changed in the zone since the person left.
  mutating func openHistorySinceVisit() -> [Effect] {
    guard let visit = preferences.lastVisit else {
      message = Message(.note, Phrase("This is your first visit.", "您是第一次来访。"))
      return []
    }
    var query = HistoryQuery(zone: preferences.zone)
    query.since = Moment(milliseconds: visit)
    return openHistory(query)
  }

  /// Shows the history of the row or the marked ones, or of the record.
  mutating func openHistoryOfTargets() -> [Effect] {
    let records = targets
    return openHistory(
      HistoryQuery(
        zone: records.isEmpty ? preferences.zone : nil,
        register: records.first?.register ?? currentRegister?.id,
        records: records.map(\.id)
      )
    )
  }

  /// Takes a page of the history.
  mutating func take(_ page: HistoryPage) -> [Effect] {
    // It is found, whether the history is still looked at or has been left.
    if running?.ticket == page.query.ticket { running = nil }
    let effects = takeAsked(page)
    if takeNewestChange(page) || takeNews(page) { return effects }
    guard case .history(var history) = screen else { return effects }
    var query = page.query
    query.before = history.query.before
    guard query == history.query else { return effects }
    history.counts.merge(page.counts) { _, new in new }
    history.learn(page.acts)
    history.next = page.next
    history.isStopped = page.isStopped
    if let before = history.awaited, page.query.before == before {
      let known = Set(history.changes.map(\.seq))
      history.changes += page.changes.filter { !known.contains($0.seq) }
      history.awaited = nil
      history.forgetNewest()
    } else if page.query == history.query {
      history.changes = page.changes
      history.awaited = nil
    } else {
      return []
    }
    history.hasOlder = page.hasOlder
    history.isLoaded = true
    history.shownFilter = nil
    screen = .history(history)
    return []
  }

  /// Puts changes that came in at the top; the cursor stays on its change.
  ///
  /// - Parameters:
  ///   - arrived: the changes with the steps that are shown.
  ///   - whole: the same changes, and others, with all their steps.
  mutating func addToHistory(_ arrived: [Change], of whole: [Change]) {
    guard case .history(var history) = screen else { return }
    history.learn(whole)
    screen = .history(history)
    // A window into the past, such as one change that is looked at, stays as it is.
    guard history.query.before == nil, !history.hasNewer else { return }
    let newest = history.changes.first?.seq ?? 0
    let new = whole.filter { $0.seq > newest && history.wants($0) }
    let wanted = Set(new.map(\.seq))
    let more = arrived.filter { wanted.contains($0.seq) }
    guard !more.isEmpty else { return }
    for change in new { history.counts[change.seq] = change.edits.count }
    let cursor = history.change?.seq
    history.changes = more.reversed() + history.changes
    history.shownFilter = nil
    screen = .history(history)
    settleShown()
    guard case .history(var settled) = screen, let cursor else { return }
    if let place = settled.shown.firstIndex(where: { settled.changes[$0].seq == cursor }) {
      settled.top += place - settled.line
      settled.line = place
    }
    screen = .history(settled)
  }

  /// Narrows a history to the zone that all panes were narrowed to since.
  ///
  /// That of records is theirs wherever they lie, and a window into the past stays as it is.
  private mutating func followZone() -> [Effect] {
    guard case .history(var history) = screen, history.panesZone != preferences.zone else {
      return []
    }
    history.panesZone = preferences.zone
    guard history.query.records.isEmpty, history.query.before == nil else {
      screen = .history(history)
      return []
    }
    // What was filtered stays so; there may be more of it than is at hand.
    var query = query(history.query, with: history.filter)
    query.zone = preferences.zone
    return reload(history, query)
  }

  /// Finds the changes that match the filter and loads older ones when the end is near.
  mutating func settleHistory() -> [Effect] {
    let following = followZone()
    settleShown()
    guard case .history(var history) = screen else { return following }
    let height = HistoryLayout(rows: ScreenLayout(size).whole.rows).list
    history.line = min(history.line, max(0, history.shown.count - 1))
    history.top = Scroll.top(
      from: history.top,
      showing: history.line,
      of: history.shown.count,
      height: height
    )
    if let change = history.change {
      history.step = min(history.step, max(0, history.steps(of: change).count - 1))
    }
    var effects = following
    let isNearEnd = history.line + 2 * height >= history.shown.count
    // What is being typed narrows what is at hand; Enter looks through the rest.
    let isNarrowed = history.bar != nil || history.filter != history.query.text
    if history.isLoaded, history.hasOlder, history.awaited == nil, isNearEnd, !isNarrowed,
      !history.isStopped,
      let oldest = history.next ?? history.changes.last?.seq
    {
      history.awaited = oldest
      var query = history.query
      query.before = oldest
      effects.append(.loadHistory(query))
    }
    screen = .history(history)
    return effects
  }

  private mutating func settleShown() {
    guard case .history(var history) = screen else { return }
    // What a search found is narrowed no further before another text is typed.
    var filter = history.bar?.text.trimmed ?? history.filter
    if filter == history.query.text { filter = "" }
    guard history.shownFilter != filter else { return }
    let typed = Narrowing.words(of: filter)
    let known = typed.isEmpty ? nil : historyWords
    let wanted = typed.map { known?.spellings(of: $0) ?? [$0] }
    history.shown = history.changes.indices.filter { place in
      guard !wanted.isEmpty else { return true }
      let text = searchText(of: history.changes[place])
      return wanted.allSatisfy { spellings in spellings.contains { text.contains($0) } }
    }
    history.shownFilter = filter
    screen = .history(history)
  }

  /// What a row of the history says in either language, with the words that the journal keeps.
  private func searchText(of change: Change) -> String {
    var said = [personName(change.author.name), deed(of: change), called(change)]
    // “edited” is said of no row.
    if change.operation != .edit { said.append(name(of: change.operation)) }
    said += change.edits.prefix(50).map { words(for: $0) }
    let kept = [change.author.name, change.label, change.why ?? ""]
    return Narrowing.folded((said.flatMap { [$0.en, $0.zh] } + kept).joined(separator: "\n"))
  }

  // MARK: - Filtering

  /// Opens what the history can be filtered by.
  mutating func openHistoryFilter() -> [Effect] {
    guard case .history(let history) = screen else { return [] }
    var items = [ListItem("all", Phrase("Everything", "全部历史"))]
    if history.query.field != nil {
      items.append(ListItem("record", Phrase("The whole record", "整条记录")))
    }
    items.append(.heading(Phrase("By person", "按人")))
    items.append(ListItem("by:", Phrase("Everybody", "所有人")))
    let staff = board.source("staff")
    let logins = (0..<staff.slots).prefix(1_000).compactMap { staff.record(at: $0)?["login"]?.text }
    // Of a long history only the newest part is at hand, and counts of a part mislead.
    let isWhole = !history.hasOlder && !history.hasNewer
    for author in Set(history.changes.map(\.author.name) + logins).sorted() {
      let count = history.changes.count { $0.author.name == author }
      if isWhole, count == 0 { continue }
      items.append(
        ListItem(
          "by:" + author,
          personName(author),
          right: isWhole ? String(count) : "",
          words: author
        )
      )
    }
    items.append(.heading(Phrase("By time", "按时间")))
    let day = clock.today
    items += [
      ("", Phrase("Any time", "任何时间")), ("\(day.number)", Phrase("Today", "今天")),
      ("\(day.number - 6)", Phrase("The last 7 days", "最近 7 天")),
      ("\(day.number - 29)", Phrase("The last 30 days", "最近 30 天")),
      ("\(day.number - 364)", Phrase("The last year", "最近一年")),
    ].map { ListItem("since:" + $0, $1) }
    items.append(.heading(Phrase("By kind", "按类型")))
    items.append(ListItem("op:", Phrase("Any kind", "任何类型")))
    items += Operation.allCases.map {
      ListItem("op:" + $0.rawValue, name(of: $0), words: $0.rawValue)
    }
    items += zoneItems(history.query)
    items.append(.heading(Phrase("By register", "按登记簿")))
    for register in registry.registers {
      let count = history.changes.filter { change in
        change.edits.contains { $0.record?.register == register.id }
      }.count
      guard !isWhole || count > 0 || history.query.register == register.id else { continue }
      items.append(
        ListItem(
          "in:" + register.id,
          register.label,
          right: isWhole ? String(count) : "",
          words: register.id
        )
      )
    }
    open(
      ListState(title: Phrase("Show which changes", "显示哪些修改"), purpose: .history, items: items)
    )
    return []
  }

  /// The zones that a history can be of; that of a record is of the record.
  private func zoneItems(_ query: HistoryQuery) -> [ListItem] {
    guard query.records.isEmpty, let zones = registry["zones"] else { return [] }
    let all = [
      ListItem.heading(Phrase("By zone", "按园区")), ListItem("zone:", Phrase("All zones", "全部园区")),
    ]
    return all
      + reader.zoneTree(zones).map { zone in
        ListItem("zone:" + zone.id, zone.name, depth: zone.depth, words: zone.id)
      }
  }

  /// Shows only changes of a zone, by a person, of a time, of a kind, or of a register, or all.
  mutating func filterHistory(_ choice: String) -> [Effect] {
    guard case .history(let history) = screen else { return [] }
    var query = history.query
    if choice == "all" {
      query = HistoryQuery()
    } else if choice == "record" {
      query.field = nil
    } else if let zone = choice.after("zone:") {
      query.zone = zone.isEmpty ? nil : zone
    } else if let author = choice.after("by:") {
      query.author = author.isEmpty ? nil : author
    } else if let number = choice.after("since:") {
      let ahead = clock.minutesAhead
      query.since = Int(number).map { day in
        Moment(milliseconds: Int64(day * 1440 - ahead) * 60_000)
      }
    } else if let kind = choice.after("op:") {
      query.operation = Operation(rawValue: kind)
    } else if let register = choice.after("in:") {
      query.register = register
      query.records = []
      query.field = nil
    }
    return reload(history, query)
  }

  /// Loads a history anew from its newest change.
  mutating func reload(_ history: HistoryState, _ query: HistoryQuery) -> [Effect] {
    let stopping = stopHistorySearch()
    var query = asked(query)
    if !query.isNarrow { query.ticket = 0 }
    var history = history
    history.query = query
    history.filter = query.text
    history.bar = nil
    history.line = 0
    history.top = 0
    history.isLoaded = false
    history.isStopped = false
    history.hasNewer = false
    history.next = nil
    history.changes = []
    history.shownFilter = nil
    history.awaited = nil
    screen = .history(history)
    return stopping + [.loadHistory(query)]
  }

  /// Takes the text that was typed: narrows what is at hand, or looks through the whole history.
  mutating func acceptHistoryFilter() -> [Effect] {
    guard case .history(var history) = screen else { return [] }
    let text = history.bar?.text.trimmed ?? ""
    history.bar = nil
    // All of it is at hand, unless it is what a search found.
    guard history.hasOlder || history.hasNewer || !history.query.text.isEmpty else {
      history.filter = text
      screen = .history(history)
      return []
    }
    guard text != history.query.text else {
      history.filter = text
      screen = .history(history)
      return []
    }
    return reload(history, query(history.query, with: text))
  }

  /// A query that looks through the whole history for a text.
  private func query(_ query: HistoryQuery, with text: String) -> HistoryQuery {
    var query = query
    query.text = text
    let known = historyWords
    query.words = Narrowing.words(of: text).map { known.spellings(of: $0) }
    return query
  }

  /// What words may stand for in the history.
  private var historyWords: HistoryWords {
    let staff = board.source("staff")
    let people = (0..<staff.slots).prefix(1_000).compactMap { slot in
      staff.record(at: slot)?["login"]?.text.map { (login: $0, name: personName($0)) }
    }
    return HistoryWords(registry: registry, people: people)
  }

  /// Closes the topmost of what a history was narrowed to: steps, filter, marks.
  mutating func clear(_ history: HistoryState) -> [Effect] {
    var history = history
    if history.area == .change {
      history.area = .list
    } else if !history.query.text.isEmpty {
      var query = history.query
      query.text = ""
      query.words = []
      return reload(history, query)
    } else if !history.filter.isEmpty {
      history.filter = ""
    } else {
      history.marks = []
    }
    screen = .history(history)
    return []
  }

  /// Moves among the changes or among the steps of one.
  mutating func moveInHistory(_ motion: Motion) -> [Effect] {
    guard case .history(var history) = screen else { return [] }
    let layout = HistoryLayout(rows: ScreenLayout(size).whole.rows)
    // Going on downwards resumes a search that was stopped; going up to the top finds the newest.
    if motion == .down || motion == .pageDown || motion == .last { history.isStopped = false }
    if history.area == .list, history.hasNewer,
      motion == .first || motion == .up && history.line == 0
    {
      return reload(history, history.query)
    }
    switch history.area {
    case .list:
      history.line = history.line.moved(motion, count: history.shown.count, page: layout.list)
      history.step = 0
    case .change:
      let count = history.change.map { history.steps(of: $0).count } ?? 0
      history.step = history.step.moved(motion, count: count, page: max(1, layout.change))
    }
    screen = .history(history)
    return []
  }
}

extension HistoryState {
  /// The most changes that are kept at hand.
  private static let most = 4_000

  /// Lets go of the newest changes where more are at hand than anybody looks at; the cursor stays on
  /// its change.
  mutating func forgetNewest() {
    guard changes.count > Self.most else { return }
    let cursor = change?.seq
    let offset = line - top
    changes.removeFirst(changes.count - Self.most * 3 / 4)
    let newest = changes.first?.seq ?? 0
    let known = acts
    acts = known.filter { act in act.value.of.map { $0 <= newest || known[$0] != nil } ?? false }
    hasNewer = true
    // The filter in force finds the rest again; until then every change stands for itself.
    shown = Array(changes.indices)
    shownFilter = nil
    line = changes.firstIndex { $0.seq == cursor } ?? 0
    top = max(0, line - offset)
  }
}

/// How the rows of a history are shared between the changes and the one under the cursor.
struct HistoryLayout {
  /// Rows of changes.
  var list: Int
  /// Rows of the steps of the change under the cursor, below its rule; none where there is no room.
  var change: Int

  init(rows: Int) {
    change = rows >= 14 ? max(4, rows / 4) : 0
    list = max(1, rows - 1 - (change > 0 ? change + 1 : 0))
  }
}
