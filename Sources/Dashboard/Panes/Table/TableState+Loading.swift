import Canvas
import ZoneModel
import ZoneQuery

extension DashboardState {
  /// Registers with more records are selected on the worker.
  public static let inlineLimit = 20_000

  /// Shows a register's table; the pane's other registers are one key apart.
  ///
  /// - Parameters:
  ///   - id: the register's id.
  ///   - filter: a filter of the program's own, which is shown in the person's language; `nil` leaves
  ///     the one that is there.
  /// - Returns: what follows.
  mutating func open(register id: String, filter: String? = nil) -> [Effect] {
    guard let register = registry[id] else {
      message = Message(
        .error,
        Phrase("There is no register \(id).", "没有登记簿 \(id)。")
      )
      return []
    }
    if tables[id] == nil {
      tables[id] = TableState(
        seen(register),
        preferences: preferences.tables[id],
        language: language
      )
    }
    if case .table(id) = screen, overlays.isEmpty {} else { open(.table(id)) }
    tables[id]?.area = .list
    if let filter {
      tables[id]?.filter = reader.retold(filter, register: id)
      tables[id]?.onlyMarked = false
      tables[id]?.bar = nil
      return select(id)
    }
    return tables[id]?.isLoaded == true ? [] : select(id)
  }

  /// Shows a pane: its first register, or the next one where the pane is shown already.
  mutating func open(_ pane: Pane) -> [Effect] {
    let registers = registry.registers(of: pane)
    guard let first = registers.first else {
      message = Message(
        .warning,
        Phrase("\(pane.label.en) has no registers yet.", "「\(pane.label.zh)」还没有登记簿。")
      )
      return []
    }
    if case .table(let id) = screen, let place = registers.firstIndex(where: { $0.id == id }) {
      let next = registers[(place + 1) % registers.count]
      // The same key walks through the pane without filling the way back.
      if next.id != id { screens.removeLast() }
      return open(register: next.id)
    }
    // Come back to the register of the pane that was looked at last.
    let last = screens.reversed().lazy.compactMap { screen -> String? in
      guard case .table(let id) = screen else { return nil }
      return registers.contains { $0.id == id } ? id : nil
    }.first
    return open(register: last ?? first.id)
  }

  /// Selects the rows of a table anew, here or on the worker.
  ///
  /// While a filter is typed in a large register, only the newest text is selected by.
  mutating func select(_ id: String) -> [Effect] {
    guard let register = registry[id], let table = tables[id] else { return [] }
    if table.ticket != nil {
      tables[id]?.wantsAnother = true
      return [.stop]
    }
    idsMade += 1
    let request = SelectionRequest(
      ticket: idsMade,
      register: register,
      filter: table.bar?.text ?? table.filter,
      sort: table.sort,
      onlyMarked: table.onlyMarked,
      columns: table.columns,
      reader: reader
    )
    // Checks cost more than a filter does, and what is due on other records is looked for elsewhere.
    let limit = table.onlyMarked ? Self.inlineLimit / 20 : Self.inlineLimit
    let isReady = !table.onlyMarked || reader.dueElsewhere.isFound(id, reader)
    guard board.source(id).count > limit || !isReady else {
      if let answer = reader.select(request) { take(answer) }
      return []
    }
    tables[id]?.ticket = request.ticket
    running = Running(
      ticket: request.ticket,
      title: Phrase("Selecting from \(register.label.en)", "正在筛选「\(register.label.zh)」"),
      progress: nil
    )
    return makeWay() + [.select(request)]
  }

  /// Selects the rows of all tables anew.
  mutating func findRowsAnew() -> [Effect] {
    guard asOf == nil else { return [] }
    return tables.keys.sorted().filter { tables[$0]?.isLoaded == true }.flatMap { select($0) }
  }

  /// Selects once more where that was asked for meanwhile.
  mutating func selectAgain(_ id: String) -> [Effect] {
    guard tables[id]?.wantsAnother == true, tables[id]?.ticket == nil else { return [] }
    tables[id]?.wantsAnother = false
    return select(id)
  }

  /// Goes on after the worker stopped something.
  mutating func wasStopped(_ ticket: Int) -> [Effect] {
    if running?.ticket == ticket { running = nil }
    for (id, table) in tables where table.ticket == ticket {
      tables[id]?.ticket = nil
      return selectAgain(id)
    }
    // Counting goes on by itself once what made it stop is under way.
    if overview.ticket == ticket { overview.ticket = nil }
    if survey.ticket == ticket { survey.ticket = nil }
    if chain.ticket == ticket { chain.ticket = nil }
    if marksTicket == ticket { marksTicket = nil }
    if arrivals.ticket == ticket { arrivals.ticket = nil }
    amend { screen in
      switch screen {
      case .detail(var detail) where detail.ticket == ticket:
        detail.ticket = nil
        screen = .detail(detail)
      case .detail(var detail) where detail.timelineTicket == ticket:
        detail.timelineTicket = nil
        screen = .detail(detail)
      case .view(var view) where view.countTicket == ticket:
        view.countTicket = nil
        screen = .view(view)
      case .finding(var finding) where finding.ticket == ticket:
        finding.ticket = nil
        screen = .finding(finding)
      default: return false
      }
      return true
    }
    if caseTicket == ticket {
      caseTicket = nil
      message = Message(.note, Phrase("Stopped; ask once more.", "已停止，请重新查找。"))
    }
    return searchTicket == ticket ? searchAgain() : []
  }

  /// Takes the rows that were selected.
  mutating func take(_ answer: SelectionAnswer) {
    if answer.isWhole, running?.ticket == answer.ticket { running = nil }
    guard var table = tables[answer.register] else { return }
    if let awaited = table.ticket, awaited != answer.ticket { return }
    let question = [table.bar?.text ?? table.filter, preferences.zone ?? ""]
    let isAskedAgain = table.isLoaded && table.question == question
    // First rows are of use only while the others are awaited, and where none stand there yet.
    if !answer.isWhole, table.ticket == nil || isAskedAgain { return }
    if answer.isWhole { table.ticket = nil }
    table.isWhole = answer.isWhole
    table.problem = answer.problem
    if answer.problem != nil {
      // The rows that stood there stay while the filter is being mended.
      table.isLoaded = true
      if table.bar == nil { table.slots = [] }
      table.noteHiddenMarks()
      tables[answer.register] = table
      return
    }
    let row = isAskedAgain ? table.row(in: answer) : answer.row(of: table.cursor) ?? 0
    let offset = table.row - table.top
    table.question = question
    table.source = answer.source
    table.slots = answer.slots
    table.noteHiddenMarks()
    table.unknown = answer.unknown
    table.total = answer.total
    table.stale = []
    table.arrived = 0
    table.isLoaded = true
    table.shown = ShownRows()
    table.move(toRow: row)
    table.top = max(0, table.row - offset)
    tables[answer.register] = table
  }

  /// Reads through a new board, language, day or zone; what was drawn from the old one is forgotten.
  mutating func renewReader() {
    // What was so in the past does not open what is closed today.
    if asOf == nil { lookingOnly = board.whyOnlyLooking(environment.person.login) }
    reader = BoardReader(
      board: board,
      registry: registry,
      today: clock.today,
      zone: preferences.zone,
      login: environment.person.login,
      language: language,
      recordedOn: clock.recordedOn,
      seesPrivate: seesPrivate,
      settings: settingsInForce,
      policies: environment.policies,
      cache: reader.evaluator.cache,
      dueElsewhere: reader.dueElsewhere
    )
    counts = [:]
    let registry = registry
    for id in tables.keys {
      if !seesPrivate { tables[id]?.keepToPublic(registry) }
      tables[id]?.shown.rows = [:]
      tables[id]?.shown.sums = nil
    }
  }

  /// Brings a table to a new board without moving any row.
  mutating func follow(_ id: String, changes: [Change], byMe: Bool) -> [Effect] {
    guard var table = tables[id], table.isLoaded, let old = table.source else { return [] }
    let new = board.source(id)
    if new.generation != old.generation {
      if table.slots.count > Self.inlineLimit {
        tables[id] = table
        return select(id)
      }
      // Slots were numbered anew: every row keeps its place by its id.
      var deleted: [Int: String] = [:]
      table.slots = table.slots.map { slot in
        guard let name = old.id(at: slot) ?? table.shown.deleted[slot] else { return -1 }
        if let moved = new.slot(of: name) { return moved }
        let dead = -2 - deleted.count
        deleted[dead] = name
        return dead
      }
      table.shown = ShownRows(deleted: deleted)
      table.stale = Set(deleted.keys)
    } else {
      for slot in table.shown.rows.keys where !new.isLive(slot) {
        table.shown.deleted[slot] = old.id(at: slot)
      }
    }
    table.source = new
    let touched = Set(changes.flatMap(\.edits).compactMap(\.record).filter { $0.register == id })
    var names: [Int: String] = [:]
    for reference in touched {
      if let slot = new.slot(of: reference.id) ?? old.slot(of: reference.id) {
        names[slot] = reference.id
      }
    }
    let standing = names.isEmpty ? [] : Set(table.slots.filter { names[$0] != nil })
    for (slot, name) in names {
      if let record = new.record(at: slot) {
        let answer = reader.matches(record, filter: table.filter)
        if standing.contains(slot) {
          if answer == true { table.stale.remove(slot) } else { table.stale.insert(slot) }
        } else if answer == true {
          table.arrived += 1
        }
      } else if standing.contains(slot) {
        table.stale.insert(slot)
        table.shown.deleted[slot] = name
      }
    }
    table.shown.rows = [:]
    table.shown.sums = nil
    table.marks = table.marks.filter { new.slot(of: $0) != nil }
    tables[id] = table
    return []
  }
}
