import Canvas
import ZoneModel

extension DashboardState {
  /// Opens a list over what is shown.
  mutating func open(_ list: ListState) {
    overlays.append(.list(list))
  }

  /// Takes the line under the cursor of the topmost list, or all ticked ones.
  mutating func chooseFromList() -> [Effect] {
    guard case .list(let list)? = overlays.last else { return [] }
    if list.isTicking {
      overlays.removeLast()
      return take(ticked: list)
    }
    guard let item = list.current else { return [] }
    if let off = item.off {
      message = Message(.warning, off)
      return []
    }
    overlays.removeLast()
    return choose(item, for: list.purpose, list.basis)
  }

  /// Ticks the line under the cursor, or types a space.
  mutating func tickOrSpace() -> [Effect] {
    guard case .list(var list)? = overlays.last, list.isTicking else {
      return editText { $0.insert(" ") }
    }
    if let item = list.current {
      if list.ticked.remove(item.id) == nil { list.ticked.insert(item.id) }
      list.move(.down, page: 10)
    }
    overlays[overlays.count - 1] = .list(list)
    return []
  }

  /// Takes the line or the answer with a number.
  mutating func chooseNumber(_ number: Int) -> [Effect] {
    switch overlays.last {
    case .list(var list):
      // In a list that searches, digits are part of numbers and names.
      if list.purpose.isFind || !list.query.isEmpty || number > 9 && !list.hasSigns {
        return editText { $0.insert(ListState.keys[number - 1]) }
      }
      guard let place = list.numbered(number) else { return [] }
      list.cursor = place
      overlays[overlays.count - 1] = .list(list)
      return list.isTicking ? tickOrSpace() : chooseFromList()
    case .dialog(var dialog):
      guard dialog.answers.indices.contains(number - 1) else { return [] }
      dialog.cursor = number - 1
      overlays[overlays.count - 1] = .dialog(dialog)
      // A digit that was meant for a pane must not throw away what was typed.
      if case .drop = dialog.answers[number - 1].then {
        message = Message(.note, Phrase("Enter or Delete drops it.", "按 Enter 或 Delete 丢弃。"))
        return []
      }
      return answerDialog()
    case nil:
      guard case .start = screen else { return [] }
      return start(number - 1)
    case .line, .page, .report, .editor, .calendar: return []
    }
  }

  private mutating func choose(
    _ item: ListItem,
    for purpose: ListState.Purpose,
    _ basis: CellBasis?
  ) -> [Effect] {
    switch purpose {
    case .menu, .help: return run(item.id)
    case .goTo: return go(to: item.id)
    case .find:
      if let draft = item.id.after(Self.draftPrefix) { return resume(draft: draft) }
      guard let reference = RecordReference(item.id) else { return [] }
      return openDetail(reference)
    case .findFor(let field): return takeFormChoice(item.id, field: field)
    case .zones: return narrow(toZone: item.id.isEmpty ? nil : item.id)
    case .column(let register, let field): return doWithColumn(item.id, register, field)
    case .values, .columns, .compared: return []
    case .views(let register): return show(view: item.id, of: register)
    case .actions(let register, let ids):
      return begin(action: item.id, register: register, ids: ids)
    case .value(let register, let field, let ids):
      let value: Value? = item.id.isEmpty ? nil : chosenValue(item.id, register, field)
      return give(value, register: register, field: field, ids: ids, over: basis)
    case .newRecord: return beginNew(register: item.id)
    case .languages:
      return speak(Language(rawValue: item.id) ?? language)
    case .themes:
      return dress(in: item.id)
    case .formValue(let field): return takeFormChoice(item.id, field: field)
    case .tabs: return openTab(item.id)
    case .missing: return fillIn(item.id)
    case .reports: return make(report: item.id)
    case .zonesOfReport(let register, let filter):
      return open(register: register, filter: filter, ofZone: item.id)
    case .history: return filterHistory(item.id)
    case .programmes(let reference): return openSheet(of: item.id, for: reference)
    case .matches(let reference): return propose(item.id, for: reference)
    case .versions(let reference): return choose(version: item.id, for: reference)
    case .demands: return match(item.id)
    case .checked: return openChecked(item.id)
    case .sendingOn(let leases): return sendOn(leases, to: item.id)
    case .scopes where item.id == "read-otherwise": return openReadings()
    case .scopes:
      if case .overview = screen { return open(.work, scope: item.id) }
      return show(scope: item.id)
    case .assign(let causes): return assign(causes, to: item.id)
    case .checks: return show(check: item.id)
    case .readings(let rule): return choose(reading: item.id, of: rule)
    case .change(let seq): return perform(item.id, onChange: seq)
    case .days: return Day(item.id).map { take(day: $0) } ?? []
    }
  }

  /// Speaks a language from now on.
  mutating func speak(_ language: Language) -> [Effect] {
    let before = self.language
    preferences.language = language.rawValue
    environment.language = nil
    renewReader()
    overview.isStale = true
    for (id, table) in tables {
      tables[id]?.fitted = [:]
      guard let register = registry[id],
        table.columns == TableState.usualColumns(of: seen(register), before)
      else { continue }
      let usual = TableState.usualColumns(of: seen(register), language)
      if let place = table.columns.firstIndex(of: table.column), usual.indices.contains(place) {
        tables[id]?.column = usual[place]
      }
      tables[id]?.columns = usual
    }
    return [.keep(preferences)]
  }

  /// Uses a theme from now on.
  mutating func dress(in theme: String) -> [Effect] {
    preferences.theme = theme
    environment.theme = nil
    return [.keep(preferences)]
  }

  private mutating func take(ticked list: ListState) -> [Effect] {
    let chosen = list.items.map(\.id).filter { list.ticked.contains($0) }
    switch list.purpose {
    case .values(let register, let field):
      return filter(register, field: field, values: chosen)
    case .columns(let register): return show(columns: chosen, of: register)
    case .value(let register, let field, let ids):
      return give(
        chosen.isEmpty ? nil : .set(chosen),
        register: register,
        field: field,
        ids: ids,
        over: list.basis
      )
    case .formValue(let field): return takeFormChoices(chosen, field: field)
    case .compared: return compare(zones: chosen, in: list)
    case .menu, .help, .goTo, .find, .findFor, .zones, .column, .views, .actions, .newRecord,
      .languages,
      .themes, .tabs, .missing, .reports, .zonesOfReport, .history, .checks, .readings, .programmes,
      .matches, .versions, .demands, .checked, .sendingOn, .scopes, .assign, .change, .days:
      preconditionFailure("nothing is ticked in this list")
    }
  }

  /// Does what the answer under the cursor of the topmost question says.
  mutating func answerDialog() -> [Effect] {
    guard case .dialog(let dialog)? = overlays.last else { return [] }
    overlays.removeLast()
    guard dialog.answers.indices.contains(dialog.cursor) else { return [] }
    return follow(dialog.answers[dialog.cursor].then)
  }

  /// Throws the draft away that the topmost question is about.
  mutating func dropDraft() -> [Effect] {
    guard case .dialog(var dialog)? = overlays.last else { return [] }
    let drop = dialog.answers.firstIndex { answer in
      if case .drop = answer.then { true } else { false }
    }
    guard let drop else {
      message = Message(.note, Phrase("There is nothing to drop here.", "这里没有可丢弃的内容。"))
      return []
    }
    dialog.cursor = drop
    overlays[overlays.count - 1] = .dialog(dialog)
    return answerDialog()
  }

  /// Does what Enter means on the topmost text.
  mutating func acceptPage() -> [Effect] {
    if case .report(let page)? = overlays.last { return openFromReport(page) }
    guard case .page(let page)? = overlays.last else { return [] }
    overlays.removeLast()
    return page.enter.map { follow($0.then) } ?? []
  }

  private mutating func follow(_ consequence: DialogState.Consequence) -> [Effect] {
    switch consequence {
    case .nothing: return []
    case .command(let id): return run(id)
    case .resume(let draft): return resume(draft: draft)
    case .openAnew(let register, let id, let field, let values):
      guard let register = registry[register] else { return [] }
      let reference = id.map { RecordReference(register: register.id, id: $0) }
      return openForm(register, reference, at: field, values: values, isOffered: true)
    case .drop(let draft):
      drafts.removeAll { $0.key == draft }
      return [.dropDraft(key: draft)]
    case .undo(let seq): return [.undo(seq: seq, untouchedOnly: false)]
    case .undoUntouched(let seq): return [.undo(seq: seq, untouchedOnly: true)]
    case .redoUntouched: return [.redoUntouched]
    case .revertUntouched(let seq): return [.revert(seq: seq, untouchedOnly: true)]
    case .redo(let undo): return [.redo(asked: undo)]
    case .look(let seq): return openHistory(HistoryQuery(before: seq + 1, limit: 50))
    case .open(let reference): return openDetail(reference)
    case .makeAgain: return makeAgain()
    case .bringBack(let reference): return bringBack(reference)
    case .leaveForm: return leaveFormNow()
    case .leave: return leaveNow()
    case .leaveAtOnce: return [.leaveAtOnce]
    case .openStore(let choice): return open(choice)
    case .readRows(let text, let register): return [.readRows(text, register: register)]
    case .commit(let draft): return [.commit(draft)]
    }
  }
}
