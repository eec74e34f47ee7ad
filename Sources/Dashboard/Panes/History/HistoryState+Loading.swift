import Canvas
import ZoneModel

extension DashboardState {
  /// Shows the history that a query asks for.
  mutating func openHistory(_ query: HistoryQuery) -> [Effect] {
    open(.history(HistoryState(query)))
    return [.loadHistory(query)]
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
    return openHistoryOfTargets()
  }

  /// Shows the history of the row or the marked ones, or of the record.
  mutating func openHistoryOfTargets() -> [Effect] {
    let records = targets
    return openHistory(
      HistoryQuery(
        register: records.first?.register ?? currentRegister?.id,
        records: records.map(\.id)
      )
    )
  }

  /// Takes a page of the history.
  mutating func take(_ page: HistoryPage) -> [Effect] {
    if takeNewestChange(page) || takeNews(page) { return [] }
    guard case .history(var history) = screen else { return [] }
    var query = page.query
    query.before = history.query.before
    guard query == history.query else { return [] }
    if let before = history.awaited, page.query.before == before {
      let known = Set(history.changes.map(\.seq))
      history.changes += page.changes.filter { !known.contains($0.seq) }
      history.awaited = nil
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
  mutating func followHistory(changes: [Change]) -> [Effect] {
    guard case .history(var history) = screen else { return [] }
    // A window into the past, such as one change that is looked at, stays as it is.
    guard history.query.before == nil else { return [] }
    let newest = history.changes.first?.seq ?? 0
    let more = changes.filter { $0.seq > newest && history.wants($0) }
    guard !more.isEmpty else { return [] }
    let cursor = history.change?.seq
    history.changes = more.reversed() + history.changes
    history.shownFilter = nil
    screen = .history(history)
    settleShown()
    guard case .history(var settled) = screen, let cursor else { return [] }
    if let place = settled.shown.firstIndex(where: { settled.changes[$0].seq == cursor }) {
      settled.top += place - settled.line
      settled.line = place
    }
    screen = .history(settled)
    return []
  }

  /// Finds the changes that match the filter and loads older ones when the end is near.
  mutating func settleHistory() -> [Effect] {
    settleShown()
    guard case .history(var history) = screen else { return [] }
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
    var effects: [Effect] = []
    let isNearEnd = history.line + 2 * height >= history.shown.count
    if history.isLoaded, history.hasOlder, history.awaited == nil, isNearEnd,
      let oldest = history.changes.last?.seq
    {
      history.awaited = oldest
      var query = history.query
      query.before = oldest
      effects = [.loadHistory(query)]
    }
    screen = .history(history)
    return effects
  }

  private mutating func settleShown() {
    guard case .history(var history) = screen else { return }
    let filter = history.bar?.text.trimmed ?? history.filter
    guard history.shownFilter != filter else { return }
    let wanted = Narrowing.words(of: filter)
    history.shown = history.changes.indices.filter { place in
      guard !wanted.isEmpty else { return true }
      let change = history.changes[place]
      let text = Narrowing.folded(
        ([personName(change.author.name)[language], change.author.name, say(summary(of: change))]
          + change.edits.prefix(50).map { self.say(self.words(for: $0)) }).joined(separator: " ")
      )
      return wanted.allSatisfy { text.contains($0) }
    }
    history.shownFilter = filter
    screen = .history(history)
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
    for author in Set(history.changes.map(\.author.name)).sorted() {
      let count = history.changes.filter { $0.author.name == author }.count
      items.append(
        ListItem("by:" + author, personName(author), right: String(count), words: author)
      )
    }
    items.append(.heading(Phrase("By register", "按登记簿")))
    for register in registry.registers {
      let count = history.changes.filter { change in
        change.edits.contains { $0.record?.register == register.id }
      }.count
      guard count > 0 || history.query.register == register.id else { continue }
      items.append(
        ListItem("in:" + register.id, register.label, right: String(count), words: register.id)
      )
    }
    open(
      ListState(title: Phrase("Show which changes", "显示哪些修改"), purpose: .history, items: items)
    )
    return []
  }

  /// Shows only changes by a person, or of a register, or all.
  mutating func filterHistory(_ choice: String) -> [Effect] {
    guard case .history(var history) = screen else { return [] }
    if choice == "all" {
      history.query = HistoryQuery()
    } else if choice == "record" {
      history.query.field = nil
    } else if let author = choice.after("by:") {
      history.query.author = author.isEmpty ? nil : author
    } else if let register = choice.after("in:") {
      history.query = HistoryQuery(register: register, author: history.query.author)
    }
    history.line = 0
    history.isLoaded = false
    history.changes = []
    history.shownFilter = nil
    history.awaited = nil
    screen = .history(history)
    return [.loadHistory(history.query)]
  }

  /// Closes the topmost of what a history was narrowed to: steps, filter, marks.
  mutating func clear(_ history: HistoryState) -> [Effect] {
    var history = history
    if history.area == .change {
      history.area = .list
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
