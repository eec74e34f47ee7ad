public import Canvas
public import ZoneModel

/// A line of a pop-up list.
public struct ListItem: Hashable, Sendable, Identifiable {
  /// What choosing it gives.
  public let id: String
  /// Its text.
  public var label: Phrase
  /// What stands behind the text.
  public var note: Phrase?
  /// What stands at the right edge: keys or a count.
  public var right: String
  /// Why it cannot be chosen now; `nil` where it can.
  public var off: Phrase?
  /// Whether it is a heading, which cannot be chosen.
  public var isHeading: Bool
  /// Whether it is shown only when typing finds it.
  public var isHidden: Bool
  /// How deep it stands in a tree.
  public var depth: Int
  /// Further words that find it.
  public var words: String

  /// Makes a line.
  public init(
    _ id: String,
    _ label: Phrase,
    note: Phrase? = nil,
    right: String = "",
    off: Phrase? = nil,
    isHeading: Bool = false,
    isHidden: Bool = false,
    depth: Int = 0,
    words: String = ""
  ) {
    self.id = id
    self.label = label
    self.note = note
    self.right = right
    self.off = off
    self.isHeading = isHeading
    self.isHidden = isHidden
    self.depth = depth
    self.words = words
  }

  /// A heading.
  static func heading(_ label: Phrase) -> ListItem {
    ListItem("", label, isHeading: true)
  }
}

/// A list that pops up: arrows and digits choose, typing narrows it, Esc closes it.
public struct ListState: Sendable {
  /// What choosing a line does.
  public enum Purpose: Hashable, Sendable {
    /// Runs the command.
    case menu
    /// Shows what commands mean, and runs one.
    case help(Place)
    /// Goes to a pane, a register, a view, a bookmark.
    case goTo
    /// Opens a record that was found.
    case find
    /// Takes a record that was found for a field of the open form.
    case findFor(field: String)
    /// Narrows all panes to a zone.
    case zones
    /// Does something with a column.
    case column(register: String, field: String)
    /// Filters by the ticked values of a column.
    case values(register: String, field: String)
    /// Shows the ticked columns.
    case columns(register: String)
    /// Chooses a view.
    case views(register: String)
    /// Does an action on records.
    case actions(register: String, ids: [String])
    /// Gives records a value.
    case value(register: String, field: String, ids: [String])
    /// Makes a record of a register.
    case newRecord
    /// Chooses the language.
    case languages
    /// Chooses the theme.
    case themes
    /// A choice for a field of the open form.
    case formValue(field: String)
    /// A tab of the open detail.
    case tabs
    /// A field of the open detail to be filled in.
    case missing
    /// Makes a report.
    case reports
    /// Compares the ticked zones in a report.
    case compared
    /// Opens the records behind a figure of one of several zones.
    case zonesOfReport(register: String, filter: String)
    /// A filter of the history.
    case history
    /// Shows another part of a view.
    case scopes
    /// Gives the items of the work list with these causes to somebody.
    case assign(causes: Set<String>)
    /// Shows a check of the record.
    case checks
    /// Shows the sheet of a programme for a record.
    case programmes(RecordReference)
    /// Proposes a match for a demand.
    case matches(RecordReference)
    /// Shows another version of the programme, or compares them.
    case versions(RecordReference)
    /// Matches a demand.
    case demands
    /// Shows a check of one of several records.
    case checked
    /// Sends the tenants of leases on to a carrier.
    case sendingOn([String])
    /// Chooses how a clause is read.
    case readings(rule: String)
    /// Does something with a change of the history.
    case change(seq: Int)
    /// Takes a day that is often meant, for what the calendar below is about.
    case days

    /// Whether what is typed is searched for in all registers.
    var isFind: Bool {
      switch self {
      case .find, .findFor: true
      default: false
      }
    }
  }

  /// The heading.
  public let title: Phrase
  /// What choosing does.
  public let purpose: Purpose
  /// Said above the lines.
  public var intro: [Phrase]
  /// All lines.
  public private(set) var items: [ListItem]
  /// What stood in the cell when the list was opened; `nil` where no single one is meant.
  var basis: CellBasis?
  /// Whether lines past the ninth are chosen by signs; elsewhere signs are typed.
  let hasSigns: Bool
  /// What was typed to narrow them.
  public var query = TextField()
  /// Whether Space ticks and Enter takes all ticked.
  public let isTicking: Bool
  /// The ticked lines.
  public var ticked: Set<String>
  /// The lines that match, as indexes of `items`.
  public private(set) var shown: [Int] = []
  /// The line under the cursor, as an index of `shown`.
  public internal(set) var cursor = 0
  /// The first line in view, as an index of `shown`.
  var top = 0

  /// Makes a list with the cursor on the first line that can be chosen, or on `current`.
  public init(
    title: Phrase,
    purpose: Purpose,
    intro: [Phrase] = [],
    items: [ListItem],
    isTicking: Bool = false,
    ticked: Set<String> = [],
    current: String? = nil,
    hasSigns: Bool = false
  ) {
    self.hasSigns = hasSigns
    self.title = title
    self.purpose = purpose
    self.intro = intro
    self.items = items
    self.isTicking = isTicking
    self.ticked = ticked
    narrow()
    if let current, let place = shown.firstIndex(where: { items[$0].id == current }) {
      cursor = place
    }
  }

  /// The line under the cursor.
  public var current: ListItem? {
    shown.indices.contains(cursor) && !items[shown[cursor]].isHeading
      ? items[shown[cursor]] : nil
  }

  /// The lines that match.
  public var lines: [ListItem] { shown.map { items[$0] } }

  /// The keys that choose a line at once, in the order of the lines: nine digits and, in a list with
  /// signs, those that open panes; all of them arrive with an input method on.
  static let keys = Array("1234567890-&#;%")

  /// The key that chooses a line; `nil` for one that has none.
  func key(ofLine number: Int) -> Character? {
    guard !purpose.isFind, !isTicking, number <= (hasSigns ? Self.keys.count : 9) else {
      return nil
    }
    return Self.keys[number - 1]
  }

  /// The line that a key chooses, counted from 1 without headings.
  func numbered(_ number: Int) -> Int? {
    var seen = 0
    for (place, index) in shown.enumerated() where !items[index].isHeading {
      seen += 1
      if seen == number { return place }
    }
    return nil
  }

  /// Replaces the lines, as a search does, and keeps the cursor where it can stay.
  mutating func replace(items: [ListItem]) {
    let before = current?.id
    self.items = items
    shown = Array(items.indices)
    cursor = shown.firstIndex { items[$0].id == before } ?? firstChoice
  }

  /// Shows the lines that match what was typed.
  mutating func narrow() {
    let words = Narrowing.words(of: query.text)
    if words.isEmpty {
      shown = items.indices.filter { !items[$0].isHidden }
    } else {
      let found = items.indices.compactMap { index -> (index: Int, rank: Int)? in
        guard !items[index].isHeading else { return nil }
        return Narrowing.rank(of: items[index], for: words).map { (index, $0) }
      }
      shown = found.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
    }
    cursor = firstChoice
    top = 0
  }

  private var firstChoice: Int {
    shown.firstIndex { !items[$0].isHeading && items[$0].off == nil }
      ?? shown.firstIndex { !items[$0].isHeading } ?? 0
  }

  /// Moves the cursor, over headings.
  mutating func move(_ motion: Motion, page: Int) {
    guard !shown.isEmpty else { return }
    var target = cursor.moved(motion, count: shown.count, page: page)
    let step =
      switch motion {
      case .up, .pageUp, .last: -1
      case .down, .pageDown, .first, .left, .right: 1
      }
    while shown.indices.contains(target), items[shown[target]].isHeading { target += step }
    if !shown.indices.contains(target) {
      // Beyond a heading at the end there is nothing: stay, or take the nearest.
      guard items[shown[cursor]].isHeading else { return }
      target = firstChoice
    }
    cursor = target
  }
}
