import Canvas
import ZoneModel

extension DashboardState {
  /// Moves the cursor of whatever has the keys.
  mutating func move(_ motion: Motion) -> [Effect] {
    if let overlay = overlays.last {
      switch overlay {
      case .list(var list):
        list.move(motion, page: max(1, size.rows - 6))
        overlays[overlays.count - 1] = .list(list)
      case .dialog(var dialog):
        let count = dialog.answers.count
        let step = motion == .up || motion == .left ? count - 1 : 1
        dialog.cursor = (dialog.cursor + step) % max(1, count)
        overlays[overlays.count - 1] = .dialog(dialog)
      case .page(var page):
        page.top = page.top.moved(
          motion,
          count: max(
            1,
            page.rows(in: language, environment.lettering, columns: size.columns).count
          ),
          page: max(1, size.rows - 6)
        )
        overlays[overlays.count - 1] = .page(page)
      case .report(var page):
        page.cursor = page.cursor.moved(motion, count: page.count, page: max(1, size.rows - 10))
        overlays[overlays.count - 1] = .report(page)
        lastReport = page
      case .calendar(var calendar):
        calendar.move(motion, today: clock.today)
        overlays[overlays.count - 1] = .calendar(calendar)
      case .line: recall(motion)
      case .editor: break
      }
      return []
    }
    switch screen {
    case .table(let id):
      // From the filter bar, down goes to the rows with the filter as typed.
      if tables[id]?.bar != nil { return motion == .down ? acceptLine() : [] }
      return moveInTable(id, motion)
    case .overview: return moveInOverview(motion)
    case .detail: return moveInDetail(motion)
    case .history: return moveInHistory(motion)
    case .finding: return moveInFinding(motion)
    case .view: return moveInView(motion)
    case .form(let form) where form.conflict != nil: return moveInConflict(motion)
    case .form(var form):
      form.move(motion, in: self)
      screen = .form(form)
    case .start: return moveInStart(motion)
    }
    return []
  }

  /// Opens what is under the cursor.
  mutating func openCurrent() -> [Effect] {
    switch screen {
    case .table(let id):
      guard let table = tables[id] else { return [] }
      if table.area == .strip {
        tables[id]?.area = .list
        return []
      }
      guard let reference = table.cursorReference else {
        message = Message(.note, Phrase("There is no record here.", "这里没有记录。"))
        return []
      }
      return openDetail(reference)
    case .overview: return openInOverview()
    case .detail: return openInDetail()
    case .history: return openInHistory()
    case .finding: return openInFinding()
    case .view: return openInView()
    case .start(let start): return self.start(start.line)
    case .form: return []
    }
  }
}
