public import Canvas
public import ZoneModel
public import ZoneQuery

/// The table of one register: which records in which order, and where the person is in it.
///
/// The cursor, the marks and the first row in view are ids, so that nothing moves under the person
/// when others change things.
public struct TableState: Sendable {
  /// The area that has the keys.
  public enum Area: Hashable, Sendable {
    /// The strip of the pane's registers.
    case strip
    /// The rows.
    case list
    /// The record beside the list, on wide screens.
    case detail
  }

  /// The register's id.
  public let register: String
  /// The filter in force, as typed.
  public internal(set) var filter = ""
  /// The filter while it is typed; `nil` where the bar has not the keys.
  public internal(set) var bar: TextField?
  /// Why the filter was not understood.
  public internal(set) var problem: FilterProblem?
  /// Whether only records that need action are shown.
  public internal(set) var onlyMarked = false
  /// The order.
  public internal(set) var sort: [SortKey] = []
  /// The name of the saved view in force, if any.
  public internal(set) var view: String?
  /// The columns in order.
  public internal(set) var columns: [String]
  /// Widths that the person set or `=` found.
  public internal(set) var widths: [String: Int] = [:]
  /// Widths that the first rows need, found once so that columns stand still.
  var fitted: [String: Int] = [:]
  /// Widths that the first rows would like, found with them; given where room is left.
  var wished: [String: Int] = [:]
  /// How many columns stay where they are.
  public internal(set) var frozen = 1
  /// The column under the cursor.
  public internal(set) var column: String
  /// The first column in view after the frozen ones, as an index of `columns`.
  public internal(set) var firstColumn = 1

  /// The slots in order.
  public internal(set) var slots: [Int] = []
  /// The records that the slots are of.
  public internal(set) var source: (any RecordSource)?
  /// How many records the filter could not decide.
  public internal(set) var unknown = 0
  /// How many records there are in all.
  public internal(set) var total = 0
  /// Slots whose record no longer matches the filter or was deleted.
  public internal(set) var stale: Set<Int> = []
  /// How many records others made since the selection.
  public internal(set) var arrived = 0
  /// What the rows were selected by: the filter and the zone.
  var question: [String] = []
  /// Which selection is awaited, if one runs on the worker.
  public internal(set) var ticket: Int?
  /// Whether another selection is wanted once that one is done or stopped.
  var wantsAnother = false
  /// Whether `slots` are all rows, not only the first.
  public internal(set) var isWhole = true
  /// Whether the table was ever selected.
  public internal(set) var isLoaded = false

  /// The place of the cursor in `slots`.
  var row = 0
  /// The place of the first row in view in `slots`.
  var top = 0
  /// The record under the cursor.
  public internal(set) var cursor: String?
  /// The marked records.
  public internal(set) var marks: Set<String> = []
  /// Records that were marked and that the filter or the zone hides now.
  private var hiddenMarks: Set<String> = []
  /// The area that has the keys.
  public internal(set) var area = Area.list
  /// What the rows in view show.
  var shown = ShownRows()

  /// Makes the table that a person sees first.
  public init(
    _ register: Register,
    preferences: TablePreferences? = nil,
    language: Language = .en
  ) {
    self.register = register.id
    let wanted = (preferences?.columns ?? []).filter { register[field: $0] != nil }
    let declared = Self.usualColumns(of: register, language)
    columns = wanted.isEmpty ? declared : wanted
    if columns.isEmpty { columns = register.fields.prefix(6).map(\.id) }
    widths = preferences?.widths ?? [:]
    frozen = Swift.max(0, preferences?.frozen ?? 1)
    sort = (preferences?.sort ?? []).map(SortKey.init(text:))
      .filter { register[field: $0.field] != nil }
    column = columns.first ?? ""
    firstColumn = frozen
  }

  /// The declared columns, of texts in both languages only those in one.
  static func usualColumns(of register: Register, _ language: Language) -> [String] {
    register.columns(in: language)
  }

  /// Drops the columns and the order that somebody may not see who could before.
  mutating func keepToPublic(_ registry: Registry) {
    guard let register = registry[register]?.withoutPrivate else { return }
    columns.removeAll { register[field: $0] == nil }
    sort.removeAll { register[field: $0.field] == nil }
    if columns.isEmpty { columns = register.fields.prefix(6).map(\.id) }
    if !columns.contains(column) { column = columns.first ?? "" }
  }

  /// The record under the cursor, if there is one.
  public var cursorReference: RecordReference? {
    cursor.map { RecordReference(register: register, id: $0) }
  }

  /// The marked records that are shown: only on these is anything done.
  var shownMarks: Set<String> {
    hiddenMarks.isEmpty ? marks : marks.subtracting(hiddenMarks)
  }

  /// The records that an action is done on: the marked ones, else the one under the cursor.
  public var targets: [RecordReference] {
    let marked = shownMarks
    if marked.isEmpty { return cursorReference.map { [$0] } ?? [] }
    return marked.sorted().map { RecordReference(register: register, id: $0) }
  }

  /// Finds out which marked records are not among the rows.
  ///
  /// - Complexity: O(*n*) in the rows where there are marks, else O(1).
  mutating func noteHiddenMarks() {
    hiddenMarks = []
    guard !marks.isEmpty, let source else { return }
    var missing: [Int: String] = [:]
    for id in marks {
      if let slot = source.slot(of: id) { missing[slot] = id }
    }
    for slot in slots { missing[slot] = nil }
    hiddenMarks = Set(missing.values)
  }

  /// Puts the cursor on a row.
  mutating func move(toRow row: Int) {
    self.row = Swift.min(Swift.max(0, row), Swift.max(0, slots.count - 1))
    cursor = id(atRow: self.row)
  }

  /// The id of a row.
  func id(atRow row: Int) -> String? {
    guard slots.indices.contains(row), let source else { return nil }
    return source.id(at: slots[row]) ?? shown.deleted[slots[row]]
  }

  /// Where the cursor belongs among rows that were selected by the same question once more: on its
  /// record, else on the one that took its place in the order, else on the last before it.
  func row(in answer: SelectionAnswer) -> Int {
    if let row = answer.row(of: cursor) { return row }
    let places = Dictionary(zip(answer.slots, answer.slots.indices)) { first, _ in first }
    func place(ofRow row: Int) -> Int? {
      id(atRow: row).flatMap { answer.source.slot(of: $0) }.flatMap { places[$0] }
    }
    if row + 1 < slots.count, let next = (row + 1..<slots.count).lazy.compactMap(place).first {
      return next
    }
    return (0..<Swift.min(row, slots.count)).reversed().lazy.compactMap(place).first ?? 0
  }

  /// Keeps the cursor in view.
  mutating func scroll(page: Int) {
    let page = Swift.max(1, page)
    if row < top { top = row }
    if row >= top + page { top = row - page + 1 }
    top = Swift.max(0, Swift.min(top, Swift.max(0, slots.count - page)))
  }
}

/// What stands before a row.
public enum RowMark: String, Hashable, Sendable, Comparable {
  /// Something must be done.
  case act = "!"
  /// Something is due soon, or is a warning.
  case soon = "~"
  /// Something is not known.
  case unknown = "?"

  /// Whether a mark matters less than another.
  public static func < (left: RowMark, right: RowMark) -> Bool {
    left.weight < right.weight
  }

  private var weight: Int {
    switch self {
    case .unknown: 0
    case .soon: 1
    case .act: 2
    }
  }
}

/// One row as it is drawn.
struct ShownRow: Sendable {
  var id: String
  var mark: RowMark?
  /// The texts by field.
  var cells: [String: ShownCell]
  /// Who deleted it, where somebody did.
  var deletedBy: Phrase?
  /// Whether there is a record that cannot be read.
  var isUnreadable = false
}

/// One cell as it is drawn.
struct ShownCell: Sendable {
  var text: String
  var isUnknown = false
}

/// The rows that were read for drawing, kept until something changes.
struct ShownRows: Sendable {
  /// Rows by slot.
  var rows: [Int: ShownRow] = [:]
  /// Ids of rows that were deleted while they were shown.
  var deleted: [Int: String] = [:]
  /// What the footer says of the whole selection; `nil` until that was counted.
  var sums: [String]?
}
