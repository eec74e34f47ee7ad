public import Canvas
public import ZoneModel

/// The history of everything, of records or of a field, newest first.
public struct HistoryState: Hashable, Sendable {
  /// The area that has the keys.
  public enum Area: Hashable, Sendable {
    /// The changes.
    case list
    /// The steps of the change under the cursor.
    case change
  }

  /// Which changes are shown.
  public internal(set) var query: HistoryQuery
  /// The zone that all panes were narrowed to when this was narrowed last.
  var panesZone: String?
  /// The changes, newest first.
  public internal(set) var changes: [Change] = []
  /// The changes that take another back or bring it about again, by seq, also where they are not shown.
  var acts: [Int: Change] = [:]
  /// How many steps the changes have that are here without theirs, by seq.
  var counts: [Int: Int] = [:]
  /// Whether there are older ones.
  public internal(set) var hasOlder = false
  /// What to give as `before` for the older ones; `nil` for the seq of the oldest change.
  var next: Int?
  /// Whether newer ones were let go of, so that memory stays small.
  public internal(set) var hasNewer = false
  /// Whether the person stopped the search for more; going on downwards resumes it.
  public internal(set) var isStopped = false
  /// Whether the first page has come.
  public internal(set) var isLoaded = false
  /// The seq before which an older page is awaited, if one is.
  public internal(set) var awaited: Int?
  /// Only changes with this text are shown.
  public internal(set) var filter = ""
  /// The filter while it is typed.
  public internal(set) var bar: TextField?
  /// The area that has the keys.
  public internal(set) var area = Area.list
  /// The moments that are to be compared, by seq, at most two.
  public internal(set) var marks: [Int] = []
  /// The places in `changes` of those that are shown.
  var shown: [Int] = []
  /// The place of the cursor among the shown changes.
  var line = 0
  /// The first one in view.
  var top = 0
  /// Whether the columns are as wide as the texts of all changes at hand need.
  var isFitted = false
  /// The step under the cursor, of the change under the cursor.
  var step = 0
  /// The filter that `shown` was made for.
  var shownFilter: String?

  /// Makes the history of what a query asks for, while all panes are narrowed to a zone, if any.
  public init(_ query: HistoryQuery, panesZone: String? = nil) {
    self.query = query
    self.panesZone = panesZone
    filter = query.text
  }

  /// The change under the cursor.
  public var change: Change? {
    shown.indices.contains(line) ? changes[shown[line]] : nil
  }

  /// The record that the step under the cursor is about, else that of the change.
  var currentRecord: RecordReference? {
    let steps = change.map { self.steps(of: $0) } ?? []
    return steps.indices.contains(step) ? steps[step].record : steps.first?.record
  }

  /// The steps of a change that the query asks for.
  func steps(of change: Change) -> [Edit] {
    let asked = change.edits.filter { edit in
      guard let register = query.register else { return true }
      guard let record = edit.record, record.register == register else { return false }
      guard query.records.isEmpty || query.records.contains(record.id) else { return false }
      return query.field == nil || edit.field == nil || edit.field == query.field
    }
    return asked.isEmpty ? change.edits : asked
  }

  /// Whether a change is one that the query asks for.
  func wants(_ change: Change) -> Bool {
    if let author = query.author, change.author.name != author { return false }
    if let operation = query.operation, change.operation != operation { return false }
    // What a search finds is what stood there when it was asked for.
    if !query.words.isEmpty { return false }
    guard let register = query.register else { return true }
    return change.edits.contains { edit in
      guard let record = edit.record, record.register == register else { return false }
      guard query.records.isEmpty || query.records.contains(record.id) else { return false }
      return query.field == nil || edit.field == nil || edit.field == query.field
    }
  }

  /// Keeps those changes that name another.
  mutating func learn(_ later: [Change]) {
    for change in later where change.of != nil { acts[change.seq] = change }
  }

  /// What later ones have taken back of a change; `nil` where they have nothing.
  func takenBack(_ change: Change) -> TakenBack? {
    guard acts.values.contains(where: { $0.of == change.seq }) else { return nil }
    return TakenBack(of: change, by: Dictionary(grouping: acts.values) { $0.of ?? 0 }) {
      counts[$0.seq] ?? $0.edits.count
    }
  }

  /// Goes between the changes and the steps of the one under the cursor.
  mutating func moveArea(by step: Int) {
    area = area == .list ? .change : .list
    self.step = 0
  }

  /// Marks the change under the cursor as one of two moments, or takes the mark off.
  mutating func toggleMark() {
    guard let seq = change?.seq else { return }
    if let place = marks.firstIndex(of: seq) {
      marks.remove(at: place)
    } else {
      marks.append(seq)
      if marks.count > 2 { marks.removeFirst() }
    }
    line = min(line + 1, max(0, shown.count - 1))
  }

  /// What copying gives: the change under the cursor in words.
  func copyText(in state: DashboardState) -> String? {
    change.map { state.newsText($0) }
  }
}
