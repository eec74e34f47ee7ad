import Canvas
import ZoneModel

extension DashboardState {
  /// Changes the text that is being typed and what follows from it.
  ///
  /// A text of several lines is changed in the large editor, or as a whole: taken back, done again.
  mutating func editText(
    isWhole: Bool = false,
    _ edit: (inout TextField) -> Void
  ) -> [Effect] {
    if let overlay = overlays.last {
      switch overlay {
      case .list(var list):
        let before = list.query.text
        edit(&list.query)
        let isChanged = list.query.text != before
        if isChanged, !list.purpose.isFind { list.narrow() }
        overlays[overlays.count - 1] = .list(list)
        if isChanged, list.purpose.isFind { return searchAll() }
      case .line(var line):
        let before = line.field.text
        edit(&line.field)
        line.reading = nil
        overlays[overlays.count - 1] = .line(line)
        if line.field.text != before { readLine() }
      case .calendar(let calendar): self.edit(calendar, edit)
      case .dialog, .page, .report, .editor: break
      }
      return []
    }
    switch screen {
    case .table(let register):
      guard var bar = tables[register]?.bar else { return [] }
      let before = bar.text
      edit(&bar)
      tables[register]?.bar = bar
      return bar.text == before ? [] : filterAsTyped(register)
    case .form(var form):
      let effects = form.edit(isWhole: isWhole, edit, in: self)
      screen = .form(form)
      return effects
    case .detail(var detail):
      guard var search = detail.search else { return [] }
      edit(&search)
      detail.search = search
      screen = .detail(detail)
      return []
    case .history(var history):
      guard var bar = history.bar else { return [] }
      edit(&bar)
      history.bar = bar
      screen = .history(history)
      return []
    case .view(var view):
      guard var bar = view.bar else { return [] }
      edit(&bar)
      view.bar = bar
      screen = .view(view)
      return []
    case .overview, .finding, .start: return []
    }
  }

  /// Says how the line that is being typed is understood.
  mutating func readLine() {
    guard case .line(var line)? = overlays.last else { return }
    switch line.purpose {
    case .value(let register, let field, let ids):
      line.reading = reading(of: line.field.text, register: register, field: field, ids: ids)
    case .reason, .note, .putOff: break
    case .command:
      let text = line.field.text
      let found = text.isEmpty ? [] : completions(of: text)
      line.reading =
        found.isEmpty || found == [text]
        ? nil : Message(.note, Phrase(same: found.prefix(8).joined(separator: "  ")))
    case .range, .viewName, .export, .saveReport, .storePath, .moment: line.reading = nil
    }
    overlays[overlays.count - 1] = .line(line)
  }
}
