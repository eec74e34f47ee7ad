import Canvas
import ZoneModel

extension DashboardState {
  /// Does what the mouse means where it is.
  mutating func take(_ mouse: Mouse) -> [Effect] {
    switch mouse.action {
    case .wheelUp: return wheel(.up)
    case .wheelDown: return wheel(.down)
    case .release, .drag: return []
    case .press: break
    }
    guard mouse.button == .left else { return [] }
    message = nil
    var painter = Painter(self, size)
    painter.draw()
    let hit = painter.targets.last { $0.area.contains(mouse.position) }?.target
    let isDouble = mouse.clicks == 2
    if !overlays.isEmpty {
      switch hit {
      case .item(let place):
        guard case .list(var list)? = overlays.last, list.shown.indices.contains(place) else {
          return []
        }
        list.cursor = place
        overlays[overlays.count - 1] = .list(list)
        return list.isTicking ? tickOrSpace() : chooseFromList()
      case .answer(let index): return chooseNumber(index + 1)
      case .line(let line):
        guard case .report(var page)? = overlays.last else { return close() }
        page.cursor = line
        overlays[overlays.count - 1] = .report(page)
        return isDouble ? acceptPage() : []
      case .chosenDay(let day): return take(day: day)
      case .command(let id): return run(id)
      case .row, .column, .register, .choice, .tab, .sideLine, .overview, .day, nil:
        return close()
      }
    }
    switch hit {
    case .command(let id): return run(id)
    case .register(let id):
      if case .table = screen { screens.removeLast() }
      return open(register: id)
    case .row(let row):
      guard case .table(let id) = screen else { return [] }
      tables[id]?.area = .list
      tables[id]?.move(toRow: row)
      return isDouble ? openCurrent() : []
    case .column(let field):
      guard case .table(let id) = screen else { return [] }
      let isSame = tables[id]?.column == field
      tables[id]?.column = field
      return isSame && !isDouble ? openColumn() : []
    case .choice(let place, let choice): return settle(place, as: choice)
    case .line(let line): return click(line: line, isDouble: isDouble)
    case .tab(let place): return clickTab(place)
    case .sideLine(let line):
      guard case .detail(var detail) = screen else { return [] }
      detail.area = .side
      detail.sideLine = line
      screen = .detail(detail)
      return isDouble ? openCurrent() : []
    case .overview(let area, let line, let cell):
      clickOverview(area, line: line, cell: cell)
      return isDouble ? openCurrent() : []
    case .day(let day):
      click(day: day)
      return isDouble ? openCurrent() : []
    case .item, .answer, .chosenDay, nil: return []
    }
  }

  private mutating func clickTab(_ place: Int) -> [Effect] {
    if case .finding(let finding) = screen {
      let shown = finding.shown
      return shown.indices.contains(place) ? show(check: shown[place].id) : []
    }
    if case .view(let view) = screen {
      let parts = ViewScope.all(of: view.kind)
      return parts.indices.contains(place) ? show(scope: parts[place].id) : []
    }
    guard case .detail(let detail) = screen else { return [] }
    let tabs = detail.stripTabs(in: self)
    return tabs.indices.contains(place) ? show(tab: tabs[place]) : openTabs()
  }

  private mutating func wheel(_ motion: Motion) -> [Effect] {
    if case .calendar? = overlays.last { return move(motion == .up ? .pageUp : .pageDown) }
    var effects: [Effect] = []
    for _ in 0..<3 { effects += move(motion) }
    return effects
  }

  /// Puts the cursor on a line of the screen's pane; a double click opens it.
  private mutating func click(line: Int, isDouble: Bool) -> [Effect] {
    switch screen {
    case .detail(var detail):
      detail.area = .fields
      detail.line = line
      screen = .detail(detail)
    case .history(var history):
      history.area = .list
      history.line = line
      screen = .history(history)
    case .view(var view):
      view.area = .list
      view.line = line
      view.cursor = view.row?.id
      screen = .view(view)
    case .finding(var finding):
      finding.line = line
      screen = .finding(finding)
    case .form(var form) where form.conflict != nil:
      form.conflict?.line = line
      screen = .form(form)
    case .form(var form):
      form.line = line
      screen = .form(form)
    case .start(var start):
      start.line = line
      screen = .start(start)
    case .table, .overview: break
    }
    return isDouble ? openCurrent() : []
  }
}
