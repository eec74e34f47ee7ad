import Canvas
import ZoneModel
import ZonePolicy

/// How the rows of an overview are shared between its areas.
struct OverviewLayout {
  /// Where what needs attention stands, its heading included.
  var attention: Rect
  /// Where the targets stand, their heading included; empty where there are none or no room.
  var targets: Rect
  /// Where the figures stand, their heading included.
  var figures: Rect
  /// Where the changes stand, their heading included.
  var news: Rect
  /// How many figures stand in a row.
  var columns: Int

  init(
    _ area: Rect,
    figureRows: (Int) -> Int,
    attention count: Int,
    targets most: Int,
    focus: OverviewState.Area
  ) {
    let isWide = area.columns >= 118
    // Work first: beside it stand two figures in a row, or three where there is room for them.
    let figure = 26
    let left = isWide ? min(area.columns * 3 / 5, area.columns - 2 * figure - 1) : 0
    let right = isWide ? area.columns - left - 1 : area.columns
    columns = max(1, min(3, right / figure))
    let rows = figureRows(columns) + 1
    if isWide {
      attention = Rect(area.left, area.top, left, area.rows)
      figures = Rect(left + 1, area.top, right, min(rows, area.rows))
      let room = max(0, area.bottom - figures.bottom)
      let targetRows = most == 0 || room < 8 ? 0 : min(most + 1, room / 2)
      targets = Rect(left + 1, figures.bottom, right, targetRows)
      news = Rect(left + 1, targets.bottom, right, max(0, area.bottom - targets.bottom))
      return
    }
    // The figures stay whole; what needs attention gets what the newest changes can spare.
    let room = area.rows - rows
    guard room >= min(max(count, 1) + 1, 4) else {
      // Where there is room for one area only, it is the one that has the keys.
      func whole(_ one: OverviewState.Area) -> Rect {
        Rect(area.left, area.top, area.columns, one == focus ? area.rows : 0)
      }
      (attention, targets) = (whole(.attention), whole(.targets))
      (figures, news) = (whole(.figures), whole(.news))
      return
    }
    let newsRows = room >= 9 ? 4 : room >= 5 ? 2 : 0
    let targetRows = most == 0 || room < 12 ? 0 : min(most + 1, room >= 16 ? 4 : 3)
    let attentionRows = max(0, min(max(count, 1) + 1, room - newsRows - targetRows))
    attention = Rect(area.left, area.top, area.columns, attentionRows)
    targets = Rect(area.left, attention.bottom, area.columns, targetRows)
    figures = Rect(
      area.left,
      targets.bottom,
      area.columns,
      max(0, min(rows, area.bottom - targets.bottom))
    )
    news = Rect(area.left, figures.bottom, area.columns, max(0, area.bottom - figures.bottom))
  }
}

extension DashboardState {
  /// How the overview is laid out now.
  var overviewLayout: OverviewLayout {
    OverviewLayout(
      ScreenLayout(size).overview,
      figureRows: { self.figureRows(columns: $0).count },
      attention: overview.attention.count,
      targets: overviewTargets.count,
      focus: overview.area
    )
  }

  /// How many lines an area of the overview has.
  private func lines(of area: OverviewState.Area) -> Int {
    switch area {
    case .attention: overview.attention.count
    case .targets: max(0, min(overviewTargets.count, overviewLayout.targets.rows - 1))
    case .figures: figureRows(columns: overviewLayout.columns).count
    case .news: shownNews.count
    }
  }

  /// Keeps the cursor where there is something.
  mutating func keepOverviewInView() {
    if overlays.isEmpty { overview.isLost = false }
    for area in OverviewState.Area.allCases {
      overview.line[area] = min(overview.line[area] ?? 0, max(0, lines(of: area) - 1))
    }
    let rows = figureRows(columns: overviewLayout.columns)
    if let place = overview.line[.figures], rows.indices.contains(place) {
      overview.cell = min(overview.cell, max(0, rows[place].count - 1))
    }
    overview.top = Scroll.top(
      from: overview.top,
      showing: overview.line[.attention] ?? 0,
      of: overview.attention.count,
      height: max(1, overviewLayout.attention.rows - 1)
    )
  }

  /// Moves the cursor of the overview through its areas.
  mutating func moveInOverview(_ motion: Motion) -> [Effect] {
    overview.isVisited = true
    let area = overview.area
    let line = overview.line[area] ?? 0
    let count = lines(of: area)
    switch motion {
    case .left, .right:
      if area == .figures { overview.cell = max(0, overview.cell + (motion == .left ? -1 : 1)) }
    case .first:
      overview.area = .attention
      overview.line = [:]
      overview.cell = 0
    case .last:
      overview.area = .news
      overview.line[.news] = max(0, lines(of: .news) - 1)
    case .up, .pageUp:
      let step = motion == .up ? 1 : max(1, overviewLayout.attention.rows - 2)
      if line > 0 {
        overview.line[area] = max(0, line - step)
      } else {
        enter(area: area, by: -1)
      }
    case .down, .pageDown:
      let step = motion == .down ? 1 : max(1, overviewLayout.attention.rows - 2)
      if line + 1 < count {
        overview.line[area] = min(count - 1, line + step)
      } else {
        enter(area: area, by: 1)
      }
    }
    return []
  }

  /// Goes over the edge of an area into the next one that has lines.
  private mutating func enter(area: OverviewState.Area, by step: Int) {
    let areas = OverviewState.Area.allCases
    var place = (areas.firstIndex(of: area) ?? 0) + step
    while areas.indices.contains(place), lines(of: areas[place]) == 0 { place += step }
    guard areas.indices.contains(place) else { return }
    overview.area = areas[place]
    overview.line[areas[place]] = step > 0 ? 0 : lines(of: areas[place]) - 1
  }

  /// Opens the records behind the line under the cursor.
  mutating func openInOverview() -> [Effect] {
    overview.isVisited = true
    let line = overview.line[overview.area] ?? 0
    switch overview.area {
    case .attention:
      return overview.item.map { follow(target(of: $0)) } ?? []
    case .targets:
      guard let standing = overviewTarget else { return [] }
      let effects = open(.targets)
      if case .view(var view) = screen {
        view.cursor = standing.target.id
        screen = .view(view)
      }
      return effects
    case .figures:
      let rows = figureRows(columns: overviewLayout.columns)
      guard rows.indices.contains(line), rows[line].indices.contains(overview.cell) else {
        return []
      }
      let item = rows[line][overview.cell]
      return open(register: item.register, filter: item.filter)
    case .news:
      let news = shownNews
      guard news.indices.contains(line) else { return [] }
      return openHistory(
        HistoryQuery(zone: newsQuery.zone, before: news[line].seq + 1, limit: 50)
      )
    }
  }

  /// Puts the cursor on a line of the overview: its area and its place in it.
  mutating func clickOverview(_ area: OverviewState.Area, line: Int, cell: Int) {
    overview.isVisited = true
    overview.area = area
    overview.line[area] = line
    overview.cell = cell
  }
}
