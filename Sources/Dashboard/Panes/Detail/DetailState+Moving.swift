import Canvas
import ZoneModel

extension DashboardState {
  /// Shows a record.
  mutating func openDetail(_ reference: RecordReference) -> [Effect] {
    guard board.record(reference) != nil else {
      message = Message(.warning, whyNotThere(reference))
      return []
    }
    open(.detail(DetailState(reference)))
    return effectsOfShowing(reference)
  }

  /// What is told and asked outside when a record is shown.
  private func effectsOfShowing(_ reference: RecordReference) -> [Effect] {
    // The title line names it.
    [.loadHistory(newestChange(asShown: reference))]
  }

  // MARK: - Moving within

  /// Moves the cursor of the detail, or changes its tab.
  mutating func moveInDetail(_ motion: Motion) -> [Effect] {
    guard case .detail(var detail) = screen else { return [] }
    switch motion {
    case .left, .right: return turnTab(by: motion == .left ? -1 : 1)
    case .up, .down, .pageUp, .pageDown, .first, .last: break
    }
    switch detail.area {
    case .tabs:
      if motion == .down || motion == .pageDown { detail.area = .fields }
    case .side:
      let side = detail.shownContent(in: self).side
      detail.sideLine = Self.moved(detail.sideLine, motion, in: side, page: pageLines)
    case .fields:
      if let tab = detail.openTab(in: self) {
        detail.line = detail.line.moved(motion, count: tab.ids.count, page: pageLines)
      } else {
        let lines = detail.lines(in: self)
        detail.line = Self.moved(detail.line, motion, in: lines, page: pageLines)
      }
    }
    screen = .detail(detail)
    return []
  }

  /// The line after a motion; headings are passed over.
  private static func moved(
    _ line: Int,
    _ motion: Motion,
    in lines: [DetailLine],
    page: Int
  ) -> Int {
    let target = line.moved(motion, count: lines.count, page: page)
    let step = motion == .up || motion == .pageUp || motion == .last ? -1 : 1
    var place = target
    while lines.indices.contains(place), lines[place].kind == .heading { place += step }
    if lines.indices.contains(place) { return place }
    place = target
    while lines.indices.contains(place), lines[place].kind == .heading { place -= step }
    return lines.indices.contains(place) ? place : line
  }

  /// Shows the next or previous tab; the profile is the first.
  private mutating func turnTab(by step: Int) -> [Effect] {
    guard case .detail(let detail) = screen else { return [] }
    let tabs = detail.stripTabs(in: self)
    let place = tabs.firstIndex(of: detail.tab) ?? 0
    guard tabs.indices.contains(place + step) else { return [] }
    return show(tab: tabs[place + step])
  }

  /// Shows a tab of the open detail; `nil` is the profile.
  mutating func show(tab: String?) -> [Effect] {
    guard case .detail(var detail) = screen else { return [] }
    detail.tab = tab
    if detail.area == .side { detail.area = .fields }
    detail.line = 0
    detail.top = 0
    detail.marks = []
    detail.cells = [:]
    if detail.isTimeline { detail.line = detail.timelineStart }
    screen = .detail(detail)
    return []
  }

  // MARK: - Opening what is there

  /// Opens what the line under the cursor refers to; a missing value opens the form at its field.
  mutating func openInDetail() -> [Effect] {
    guard case .detail(var detail) = screen else { return [] }
    if detail.area == .tabs {
      detail.area = .fields
      screen = .detail(detail)
      return []
    }
    if detail.area == .side {
      let side = detail.shownContent(in: self).side
      guard side.indices.contains(detail.sideLine) else { return [] }
      let line = side[detail.sideLine]
      if let target = line.target { return openDetail(target) }
      if let field = line.field { return edit(field: field) }
      return say(full: line.text)
    }
    if let tab = detail.openTab(in: self) {
      guard tab.ids.indices.contains(detail.line) else {
        message = Message(.note, Phrase("There is no record here.", "这里没有记录。"))
        return []
      }
      return openDetail(RecordReference(register: tab.register, id: tab.ids[detail.line]))
    }
    let lines = detail.lines(in: self)
    guard lines.indices.contains(detail.line) else { return [] }
    let line = lines[detail.line]
    if line.kind == .missing { return openMissing(line, detail.reference) }
    if let target = line.target, board.record(target) != nil { return openDetail(target) }
    guard let id = line.field, let field = registry[detail.reference.register]?[field: id] else {
      return []
    }
    if let texts = board.record(detail.reference)?[id]?.list, !field.kind.targets.isEmpty {
      return openReferences(texts, of: field)
    }
    if line.isMissing { return run("edit-field") }
    if field.kind.isComputed, openCounted(field, of: detail.reference) { return [] }
    explain(field, line.text)
    return []
  }

  /// Puts the cursor on a field and opens the form there.
  private mutating func edit(field: String) -> [Effect] {
    guard case .detail(var detail) = screen else { return [] }
    detail.area = .fields
    let lines = detail.lines(in: self)
    if let place = lines.firstIndex(where: { $0.field == field || $0.cells.contains(field) }) {
      detail.line = place
    }
    screen = .detail(detail)
    return fillIn(field)
  }

  private mutating func openReferences(_ texts: [String], of field: Field) -> [Effect] {
    let references = texts.compactMap { Registry.target(of: $0, in: field.kind.targets) }
      .filter { board.record($0) != nil }
    if references.count == 1 { return openDetail(references[0]) }
    guard !references.isEmpty else { return [] }
    open(
      ListState(
        title: field.label,
        purpose: .tabs,
        items: references.map {
          ListItem($0.description, Phrase(same: reader.title(of: $0)), words: $0.id)
        }
      )
    )
    return []
  }

  /// Opens the fields without a value; choosing one opens the form there.
  private mutating func openMissing(_ line: DetailLine, _ reference: RecordReference) -> [Effect] {
    guard let register = registry[reference.register] else { return [] }
    open(
      ListState(
        title: Phrase("Not entered", "未填"),
        purpose: .missing,
        items: line.cells.compactMap { register[field: $0] }.map { field in
          ListItem(field.id, field.label, note: field.help, words: field.id)
        }
      )
    )
    return []
  }

  /// Opens the form of the record at a field without a value.
  mutating func fillIn(_ field: String) -> [Effect] {
    guard case .detail(let detail) = screen, let register = registry[detail.reference.register]
    else { return [] }
    if let why = whyNotWritable {
      message = Message(.warning, why)
      return []
    }
    return openForm(register, detail.reference, at: field)
  }

  private mutating func say(full text: String) -> [Effect] {
    let lines = wrapped(text)
    overlays.append(.page(PageState(title: Phrase("In full", "全文"), lines: lines)))
    return []
  }

  /// A text in lines that fit a page.
  func wrapped(_ text: String) -> [Phrase] {
    environment.lettering.wrap(text, to: max(20, min(90, size.columns - 6)))
      .map { Phrase(same: $0) }
  }

  /// Shows a value in full with what its field means and where it comes from.
  private mutating func explain(_ field: Field, _ text: String) {
    var lines = wrapped(text)
    lines.append(Phrase(same: ""))
    if let help = field.help { lines += wrapped(say(help)) }
    if case .computed(let computation) = field.kind {
      lines += wrapped(
        say(Phrase("Computed: \(computation.expression)", "计算方式：\(computation.expression)"))
      )
    }
    if let unit = field.unit { lines.append(Phrase("Unit: \(unit.en)", "单位：\(unit.zh)")) }
    if let source = field.cited {
      lines += wrapped(say(Phrase("Source: \(source.en)", "出处：\(source.zh)")))
    }
    let canEdit = !field.kind.isComputed && whyNotWritable == nil
    overlays.append(
      .page(
        PageState(
          title: field.label,
          lines: lines,
          enter: canEdit ? (Phrase("Edit", "修改"), .command("edit-field")) : nil
        )
      )
    )
  }

  // MARK: - Tabs

  /// Opens all tabs as a list.
  mutating func openTabs() -> [Effect] {
    guard case .detail(let detail) = screen else { return [] }
    let items = detail.shownContent(in: self).tabs.compactMap { tab -> ListItem? in
      guard let register = registry[tab.register] else { return nil }
      return ListItem(
        register.id,
        register.label,
        note: note(beside: tab, of: detail.reference),
        right: tab.isCounting ? environment.lettering.glyphs.ellipsis : grouped(tab.ids.count),
        words: register.id
      )
    }
    open(
      ListState(
        title: Phrase("Tabs", "页签"),
        purpose: .tabs,
        items: [
          ListItem("", Phrase("Profile", "概况")),
          ListItem(
            DetailState.timelineTab,
            DetailState.timelineLabel,
            note: Phrase("all of it by day", "按日期排列"),
            words: DetailState.timelineTab
          ),
        ] + items,
        current: detail.tab
      )
    )
    return []
  }

  /// Shows a tab that was chosen, or a record of a list of references.
  mutating func openTab(_ id: String) -> [Effect] {
    if let reference = RecordReference(id) { return openDetail(reference) }
    if id.hasPrefix(Self.meaningMark), case .detail(let detail) = screen,
      let field = registry[detail.reference.register]?[field: String(id.dropFirst())],
      let record = board.record(detail.reference)
    {
      explain(field, reader.cell(of: record, field, .full).text)
      return []
    }
    return show(tab: id.isEmpty ? nil : id)
  }

  // MARK: - The list that it came from

  /// The ids among which `[` and `]` move, with the place of the record in them.
  func recordList(of detail: DetailState) -> (count: Int, place: Int)? {
    switch screens.dropLast().last {
    case .detail(let before):
      guard let tab = before.openTab(in: self), tab.register == detail.reference.register,
        let place = tab.ids.firstIndex(of: detail.reference.id)
      else { return nil }
      return (tab.ids.count, place)
    case .table(let id) where id == detail.reference.register:
      guard let table = tables[id], table.cursor == detail.reference.id else { return nil }
      return (table.slots.count, table.row)
    case .table, .overview, .history, .finding, .view, .form, .start, nil: return nil
    }
  }

  /// Moves to the next or previous record of the list that the detail was opened from.
  mutating func moveRecord(by step: Int) -> [Effect] {
    guard case .detail(let detail) = screen, let list = recordList(of: detail),
      (0..<list.count).contains(list.place + step)
    else {
      message = Message(.note, Phrase("There is no further record.", "没有更多记录。"))
      return []
    }
    var next: RecordReference?
    switch screens.dropLast().last {
    case .detail(var before):
      guard let tab = before.openTab(in: self) else { return [] }
      before.line = list.place + step
      next = RecordReference(register: tab.register, id: tab.ids[before.line])
      screens[screens.count - 2] = .detail(before)
    case .table(let id):
      tables[id]?.move(toRow: list.place + step)
      next = tables[id]?.cursorReference
    case .overview, .history, .finding, .view, .form, .start, nil: break
    }
    guard let next else { return [] }
    var shown = DetailState(next)
    shown.tab = detail.tab
    screen = .detail(shown)
    return effectsOfShowing(next)
  }

  // MARK: - Searching

  /// Moves to the next line with the text that was typed.
  mutating func searchInDetail() -> [Effect] {
    guard case .detail(var detail) = screen, let text = detail.search?.text else { return [] }
    let words = Narrowing.words(of: text)
    let content = detail.shownContent(in: self)
    func holds(_ text: String) -> Bool {
      let folded = Narrowing.folded(text)
      return words.allSatisfy { folded.contains($0) }
    }
    var texts: [String]
    if let tab = detail.openTab(in: self), let register = registry[tab.register] {
      let fields = tab.columns.compactMap { register[field: $0] }
      let source = board.source(tab.register)
      texts = tab.ids.map { id in
        guard let record = source.record(id) else { return "" }
        return fields.map { reader.cell(of: record, $0).text }.joined(separator: " ")
      }
    } else {
      texts = detail.lines(in: self).map { line in
        line.kind == .heading ? "" : ([line.label, line.text] + line.cells).joined(separator: " ")
      }
    }
    let order = texts.indices.map { (detail.line + 1 + $0) % max(1, texts.count) }
    if let found = order.first(where: { !texts[$0].isEmpty && holds(texts[$0]) }) {
      detail.area = .fields
      detail.line = found
    } else if detail.tab == nil,
      let found = content.side.firstIndex(where: { $0.kind == .text && holds($0.text) })
    {
      detail.area = .side
      detail.sideLine = found
    } else {
      message = Message(.note, Phrase("“\(text)” is not in it.", "其中没有「\(text)」。"))
    }
    screen = .detail(detail)
    return []
  }

  /// Shows only lines and rows with a sign of something to do, or all again.
  mutating func toggleOnlyMarked(in detail: DetailState) -> [Effect] {
    var detail = detail
    detail.onlyMarked.toggle()
    (detail.content, detail.ticket) = (nil, nil)
    (detail.line, detail.top) = (0, 0)
    if detail.area == .side { detail.area = .fields }
    screen = .detail(detail)
    return settleDetail()
  }

  // MARK: - Following the board

  /// Reads what the detail shows and keeps the line under the cursor in view.
  mutating func settleDetail() -> [Effect] {
    guard case .detail(var detail) = screen else { return [] }
    var effects: [Effect] = []
    if detail.content?.key != detailKey, board.record(detail.reference) != nil {
      let before = detail.content?.lines
      let isFirst = before == nil
      let all = content(of: detail.reference)
      detail.content = detail.onlyMarked ? all.onlyMarked(reader) : all
      detail.cells = [:]
      // The cursor stays on its field, whatever came in above it.
      if detail.tab == nil, let before, before.indices.contains(detail.line),
        let same = detail.content?.lines.firstIndex(where: {
          $0.kind == before[detail.line].kind && $0.field == before[detail.line].field
        })
      {
        detail.line = same
      }
      if isFirst, detail.tab == nil { detail.line = max(detail.line, 1) }
      if isFirst { detail.sideLine = max(detail.sideLine, 1) }
    }
    let waiting =
      detail.content?.tabs.filter(\.isCounting).compactMap { registry[$0.register] } ?? []
    if !waiting.isEmpty, detail.ticket == nil {
      idsMade += 1
      detail.ticket = idsMade
      let task = Work.Task.referrers(detail.reference, in: waiting)
      effects.append(.work(Work(ticket: idsMade, task: task, reader: reader)))
    }
    if let tab = detail.openTab(in: self) {
      detail.line = min(detail.line, max(0, tab.ids.count - 1))
      detail.top = Scroll.top(
        from: detail.top,
        showing: detail.line,
        of: tab.ids.count,
        height: max(1, pageLines - 1)
      )
      readCells(of: tab, into: &detail)
    } else {
      if detail.tab != nil, !detail.isTimeline { detail.tab = nil }
      effects += settleTimeline(&detail)
      let lines =
        detail.isTimeline ? detail.timelineLines : detail.shownContent(in: self).lines
      if detail.area != .side || detail.line >= lines.count {
        detail.line = min(detail.line, max(0, lines.count - 1))
        if lines.indices.contains(detail.line), lines[detail.line].kind == .heading {
          detail.line = min(detail.line + 1, max(0, lines.count - 1))
        }
      }
      // The heading above the first line is worth its row.
      let shown = detail.line == 1 ? 0 : detail.line
      detail.top = Scroll.top(
        from: detail.top,
        showing: shown,
        of: lines.count,
        height: pageLines
      )
    }
    screen = .detail(detail)
    return effects
  }

  /// Takes the records of large registers that refer to the record shown.
  mutating func take(_ found: [String: [String]], of reference: RecordReference, ticket: Int) {
    let (content, reader) = (content(of: reference, counted: found), reader)
    amend { screen in
      guard case .detail(var detail) = screen, detail.ticket == ticket else { return false }
      detail.ticket = nil
      if detail.reference == reference {
        detail.content = detail.onlyMarked ? content.onlyMarked(reader) : content
        detail.cells = [:]
      }
      screen = .detail(detail)
      return true
    }
  }

  /// Reads the cells of the tab's rows in view.
  private func readCells(of tab: DetailTab, into detail: inout DetailState) {
    guard let register = registry[tab.register] else { return }
    let fields = tab.columns.compactMap { register[field: $0] }
    let source = board.source(tab.register)
    let view = tab.ids.indices.clamped(to: detail.top..<detail.top + pageLines)
    if detail.cells.count > 1_000 { detail.cells = [:] }
    for row in view where detail.cells[row] == nil {
      guard let record = source.record(tab.ids[row]) else { continue }
      detail.cells[row] =
        [reader.mark(of: record)?.rawValue ?? ""] + fields.map { reader.cell(of: record, $0).text }
    }
  }

  /// Notes who changed or deleted the records of the details that are open, also beneath a form.
  mutating func followDetails(changes: [Change]) {
    for place in screens.indices {
      guard case .detail(var detail) = screens[place] else { continue }
      for change in changes {
        for edit in change.edits where edit.record == detail.reference {
          detail.lastChange = change
          if case .delete = edit { detail.deletion = change }
          if case .create = edit { detail.deletion = nil }
        }
      }
      screens[place] = .detail(detail)
    }
  }

  /// The query for the newest change of a record as of the board that is shown.
  private func newestChange(asShown reference: RecordReference) -> HistoryQuery {
    var query = Self.newestChange(of: reference)
    query.before = asOf.map { _ in board.seq + 1 }
    return query
  }

  /// Asks anew for the newest changes of the records that are open, where another moment is shown.
  mutating func askDetailsAgain() -> [Effect] {
    screens.indices.compactMap { place in
      guard case .detail(var detail) = screens[place] else { return nil }
      detail.lastChange = nil
      screens[place] = .detail(detail)
      return .loadHistory(newestChange(asShown: detail.reference))
    }
  }

  /// Takes the newest change of a record that is open.
  mutating func takeNewestChange(_ page: HistoryPage) -> Bool {
    var isTaken = false
    for place in screens.indices {
      guard case .detail(var detail) = screens[place],
        page.query == newestChange(asShown: detail.reference)
      else { continue }
      isTaken = true
      if let newest = page.changes.first, newest.seq >= detail.lastChange?.seq ?? 0 {
        detail.lastChange = newest
      }
      screens[place] = .detail(detail)
    }
    return isTaken
  }
}
