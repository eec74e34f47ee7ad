import Canvas
import ZoneModel
import ZonePolicy

/// What the overview shows and where the person is in it.
public struct OverviewState: Sendable {
  /// The area that has the keys.
  enum Area: Hashable, Sendable, CaseIterable {
    /// What needs attention.
    case attention
    /// How the targets of the zone stand.
    case targets
    /// The figures of the zone.
    case figures
    /// What was changed.
    case news
  }

  /// A figure with the records behind it.
  struct Item: Sendable {
    var label: String
    var value: String
    /// A small chart behind the value.
    var chart = ""
    /// How full the bar behind the value is.
    var share: Double?
    /// How many records could not be told of.
    var unknown = 0
    var register: String
    var filter: String
    /// Whether it stands in the row of parts of a whole.
    var isPart = false
  }

  /// Whether only what needs action is shown.
  var onlyMarked = false
  /// Whether the figures are of an older board.
  var isStale = true
  /// What was counted last.
  var counted: OverviewFigures?
  /// What is being counted.
  var counting: OverviewFigures?
  /// What counts on the worker.
  var counter: BoardReader?
  /// Which count is awaited from the worker, if one is.
  var ticket: Int?
  /// The newest changes, newest first.
  var news: [Change] = []
  /// The query for the newest changes that has been asked, and whether it was answered.
  var asked: (news: HistoryQuery, isAnswered: Bool)?
  /// The area that has the keys.
  var area = Area.attention
  /// The line of each area under the cursor.
  var line: [Area: Int] = [:]
  /// The figure in its row under the cursor.
  var cell = 0
  /// The first line of attention in view.
  var top = 0

  /// Makes an overview that has not been counted yet.
  public init() {}

  /// The open items of the work list, as far as they are to be shown.
  var attention: [AttentionItem] = []
  /// How many items were put off.
  var putOff = 0
  /// Whether somebody moved the cursor or opened what is under it, so that it is where they want it.
  var isVisited = false
  /// Whether the item under the cursor went away while a list or line over the overview asks what to
  /// do with it, so that no other stands in for it.
  var isLost = false

  /// The item under the cursor, where what needs attention has the keys.
  var item: AttentionItem? {
    let place = line[.attention] ?? 0
    return !isLost && area == .attention && attention.indices.contains(place)
      ? attention[place] : nil
  }

  /// Moves to the next or previous area.
  mutating func moveArea(by step: Int) {
    let areas = Area.allCases
    let place = areas.firstIndex(of: area) ?? 0
    area = areas[(place + step + areas.count) % areas.count]
    cell = 0
  }

  /// What copying gives: the line under the cursor.
  func copyText(in state: DashboardState) -> String? {
    let place = line[area] ?? 0
    switch area {
    case .attention:
      guard let item else { return nil }
      return [state.say(item.says), item.what, item.due?.description ?? ""]
        .filter { !$0.isEmpty }.joined(separator: "\t")
    case .targets:
      let targets = state.overviewTargets
      guard targets.indices.contains(place) else { return nil }
      return state.say(targets[place].target.measures)
    case .figures:
      let rows = state.figureRows(columns: 3)
      guard rows.indices.contains(place), rows[place].indices.contains(cell) else { return nil }
      return rows[place][cell].label + "\t" + rows[place][cell].value
    case .news:
      let news = state.shownNews
      return news.indices.contains(place) ? state.newsText(news[place]) : nil
    }
  }
}

extension DashboardState {
  /// The query for the newest changes of the zone that the board shows, which the overview names.
  var newsQuery: HistoryQuery {
    HistoryQuery(zone: preferences.zone, before: asOf.map { _ in board.seq + 1 }, limit: 120)
  }

  /// Up to so many records are counted between two frames; more are left to the worker.
  private static let countedInline = 2_000

  /// Counts anew when the board, the zone, the day or the language has changed.
  mutating func settleOverview() -> [Effect] {
    guard showsSurvey else { return [] }
    var effects: [Effect] = []
    if overview.asked?.news != newsQuery {
      overview.asked = (newsQuery, false)
      overview.news = []
      effects.append(.loadHistory(newsQuery))
    }
    overview.isStale = false
    if overview.ticket == nil { effects += countFigures() }
    keepOverviewInView()
    return effects
  }

  /// Counts what has not been counted on this board: all at once, or the next part by the worker.
  private mutating func countFigures() -> [Effect] {
    let key = reader.overviewKey
    if let counted = overview.counted, counted.key == key, counted.isComplete { return [] }
    if overview.counting?.key != key {
      // Checks go on from what they found before; only what has changed is looked at again.
      let before = overview.counting ?? overview.counted
      overview.counting = OverviewFigures(key: key, keeping: before?.findings ?? [:])
      overview.counter = nil
    }
    guard var counting = overview.counting else { return [] }
    let all = registry.registers.reduce(0) { $0 + board.source($1.id).count }
    if all <= Self.countedInline {
      while !counting.isComplete { counting = reader.countNext(counting) }
      overview.counting = counting
      overview.counted = counting
      tell(counting.problems)
      return []
    }
    // One reader counts all parts, so that what it found out for one serves the next.
    let counter = overview.counter ?? reader.ofItsOwn()
    overview.counter = counter
    idsMade += 1
    overview.ticket = idsMade
    return [.work(Work(ticket: idsMade, task: .figures(counting), reader: counter))]
  }

  /// Forgets what was counted for the zone that is left, so that it never stands under another one's
  /// name; the cursor goes back to the top.
  mutating func forgetFigures() {
    overview.counting = overview.counting ?? overview.counted
    overview.counted = nil
    survey.counted = nil
    survey.stamp += 1
    chain.links = nil
    chain.stamp += 1
    overview.isVisited = false
    (overview.area, overview.line, overview.cell, overview.top) = (.attention, [:], 0, 0)
  }

  /// Takes the part that the worker has counted.
  mutating func take(_ figures: OverviewFigures, ticket: Int) {
    guard overview.ticket == ticket else { return }
    overview.ticket = nil
    overview.counting = figures
    // Figures of this zone stay until all new ones are there; where there are none, each one helps.
    if figures.key.zone == preferences.zone,
      figures.isComplete || overview.counted.map({ !$0.isComplete }) ?? true
    {
      overview.counted = figures
    }
    tell(figures.problems)
    if figures.isComplete { overview.counter = nil }
  }

  /// Says which expressions cannot be read, once for each set of them.
  mutating func tell(_ problems: [Phrase]) {
    let new = problems.filter { toldProblems.insert($0).inserted }
    guard let first = new.first else { return }
    let more = new.count - 1
    let text =
      more == 0
      ? first : Phrase("\(first.en) (and \(more) more)", "\(first.zh)（另有 \(more) 处）")
    message = Message(.error, text)
  }

  /// Lets what a person waits for come before what the worker counts for the overview.
  func makeWay() -> [Effect] {
    let counting = [overview.ticket, survey.ticket, chain.ticket, marksTicket, arrivals.ticket]
    return counting.allSatisfy { $0 == nil } ? [] : [.makeWay]
  }

  /// Takes the newest changes.
  mutating func takeNews(_ page: HistoryPage) -> Bool {
    guard page.query == overview.asked?.news else { return false }
    overview.news = page.changes
    overview.asked?.isAnswered = true
    return true
  }

  /// Puts changes that came in before the others.
  mutating func addNews(_ changes: [Change]) {
    let newest = overview.news.first?.seq ?? 0
    let more = changes.filter { $0.seq > newest }
    guard !more.isEmpty else { return }
    overview.news = (more.reversed() + overview.news).prefix(200).map { $0 }
  }

  // MARK: - What is shown

  /// Changes by others since the last visit; none on a board of the past, where they do not matter.
  var newsSinceVisit: [Change] {
    guard asOf == nil, let seen = preferences.lastSeen else { return [] }
    return overview.news.filter { $0.seq > seen && !isMine($0) }
  }

  /// The changes that the overview names: those since the last visit, else the newest.
  var shownNews: [Change] {
    let since = newsSinceVisit
    return since.isEmpty ? overview.news : since
  }

  /// A change in a line with the whole name of its record; where it is too long it is cut.
  func newsText(_ change: Change) -> String {
    let who = personName(change.author.name)
    let what = deed(of: change)
    return localTime(of: change.time) + " "
      + say(Phrase("\(who.en): \(what.en)", "\(who.zh)：\(what.zh)"))
  }

  /// The figures in rows of so many columns, the states of patents in a row of their own.
  func figureRows(columns: Int) -> [[OverviewState.Item]] {
    var items: [OverviewState.Item] = []
    var parts: [OverviewState.Item] = []
    let counted = overview.counted
    for figure in Figure.overview where registry[figure.register] != nil {
      guard let reading = counted?.readings[figure.id] else {
        // The names stand there at once, so that nothing moves when the numbers come.
        guard counted?.isComplete != true else { continue }
        if case .parts = figure.measure { continue }
        items.append(
          OverviewState.Item(
            label: say(figure.label),
            value: environment.lettering.glyphs.ellipsis,
            register: figure.register,
            filter: figure.filter
          )
        )
        continue
      }
      if case .parts(let id) = figure.measure {
        let field = registry[figure.register]?[field: id]
        parts = reading.parts.map { part in
          OverviewState.Item(
            label: field?.kind.choiceSet?[part.choice].map { say($0.label) } ?? part.choice,
            value: grouped(part.count),
            register: figure.register,
            filter: "\(id):\(part.choice)",
            isPart: true
          )
        }
        if reading.unknown > 0 {
          parts.append(
            OverviewState.Item(
              label: say(Phrase("not known", "未知")),
              value: grouped(reading.unknown),
              register: figure.register,
              filter: "missing(\(id))",
              isPart: true
            )
          )
        }
        continue
      }
      let kind = figure.kind(in: registry)
      var item = OverviewState.Item(
        label: say(figure.label),
        value: reading.value.map { reader.formatter.text(.number($0), of: kind, .short) } ?? "-",
        unknown: reading.unknown,
        register: figure.register,
        filter: figure.filter
      )
      switch figure.measure {
      case .ratio, .portion: item.share = reading.value.map { $0.approximate / 100 }
      case .share(let also):
        item.chart = environment.lettering.glyphs.chart(counted?.occupancy ?? [])
        item.filter += (item.filter.isEmpty ? "" : " ") + also
      case .count, .sum, .parts: break
      }
      items.append(item)
    }
    let rows = Self.rows(of: items, columns)
    return parts.isEmpty ? rows : rows + [parts]
  }

  private static func rows(
    of items: [OverviewState.Item],
    _ columns: Int
  ) -> [[OverviewState.Item]] {
    stride(from: 0, to: items.count, by: columns).map {
      Array(items[$0..<min(items.count, $0 + columns)])
    }
  }
}
