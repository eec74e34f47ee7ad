public import Canvas
public import ZoneModel

/// The history of everything, of records or of a field, newest first.
public struct HistoryState: Hashable, Sendable {
  /// Which changes are shown.
  public internal(set) var query: HistoryQuery
  /// The changes, newest first.
  public internal(set) var changes: [Change] = []
  /// Whether there are older ones.
  public internal(set) var hasOlder = false
  /// Whether the first page has come.
  public internal(set) var isLoaded = false
  /// Only changes with this text are shown.
  public internal(set) var filter = ""
  /// The filter while it is typed.
  public internal(set) var bar: TextField?
  /// The place of the cursor among the shown changes.
  var line = 0
  /// The first one in view.
  var top = 0

  /// Makes the history of what a query asks for.
  public init(_ query: HistoryQuery) {
    self.query = query
  }

  /// The record that the change under the cursor is about, where it is one.
  var currentRecord: RecordReference? {
    changes.indices.contains(line) ? changes[line].edits.first?.record : nil
  }

  mutating func moveArea(by step: Int) {}

  mutating func toggleMark() {}

  /// What copying gives: the change under the cursor in words.
  func copyText(in state: DashboardState) -> String? {
    changes.indices.contains(line) ? state.say(state.words(for: changes[line])) : nil
  }
}

extension DashboardState {
  /// Shows the history that a query asks for.
  mutating func openHistory(_ query: HistoryQuery) -> [Effect] {
    open(.history(HistoryState(query)))
    return [.loadHistory(query)]
  }

  /// Shows the history of the zone, of the row or the marked ones, or of the record.
  mutating func openHistoryHere() -> [Effect] {
    let records = targets
    return openHistory(
      HistoryQuery(register: records.first?.register, records: records.map(\.id))
    )
  }

  /// Takes a page of the history.
  mutating func take(_ page: HistoryPage) -> [Effect] {
    if takeNewestChange(page) { return [] }
    guard case .history(var history) = screen, history.query == page.query else { return [] }
    history.changes = page.changes
    history.hasOlder = page.hasOlder
    history.isLoaded = true
    screen = .history(history)
    return []
  }

  /// Loads the history again when the store moved on.
  mutating func followHistory(changes: [Change]) -> [Effect] {
    guard case .history(let history) = screen, !changes.isEmpty else { return [] }
    return [.loadHistory(history.query)]
  }

  /// Opens what the history can be filtered by.
  mutating func openHistoryFilter() -> [Effect] {
    guard case .history(let history) = screen else { return [] }
    let authors = Set(history.changes.map(\.author.name)).sorted()
    open(
      ListState(
        title: Phrase("By person", "按人"),
        purpose: .history,
        items: [ListItem("", Phrase("Everybody", "所有人"))]
          + authors.map { ListItem($0, Phrase(same: $0)) }
      )
    )
    return []
  }

  /// Shows only changes by a person, or by all.
  mutating func filterHistory(_ author: String) -> [Effect] {
    guard case .history(var history) = screen else { return [] }
    history.query.author = author.isEmpty ? nil : author
    history.line = 0
    screen = .history(history)
    return [.loadHistory(history.query)]
  }
}
