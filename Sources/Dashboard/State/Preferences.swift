public import ZoneModel

/// A named filter, order and choice of columns of a register.
public struct SavedView: Hashable, Sendable, Codable {
  /// Its name.
  public var name: String
  /// The register.
  public var register: String
  /// The filter; empty for all records.
  public var filter: String
  /// The order, each `field` or `field:desc`.
  public var sort: [String]
  /// The columns; empty for the register's own.
  public var columns: [String]

  /// Makes a view.
  public init(
    name: String,
    register: String,
    filter: String = "",
    sort: [String] = [],
    columns: [String] = []
  ) {
    self.name = name
    self.register = register
    self.filter = filter
    self.sort = sort
    self.columns = columns
  }
}

/// How a person likes one register's table.
public struct TablePreferences: Hashable, Sendable, Codable {
  /// The columns in order; empty for the register's own.
  public var columns: [String] = []
  /// Widths that the person set.
  public var widths: [String: Int] = [:]
  /// How many columns stay where they are when the others move.
  public var frozen = 1
  /// The order, each `field` or `field:desc`.
  public var sort: [String] = []

  /// Makes the preferences of somebody who never changed anything.
  public init() {}
}

/// What a person has chosen and wants to find again; the edge keeps it in a file.
public struct Preferences: Hashable, Sendable, Codable {
  /// The language, `en` or `zh`; `nil` while none was chosen on the screen.
  public var language: String?
  /// The theme's name; `nil` while none was chosen on the screen.
  public var theme: String?
  /// The zone that all panes are narrowed to.
  public var zone: String?
  /// Tables by register.
  public var tables: [String: TablePreferences]
  /// Saved views.
  public var views: [SavedView]
  /// Bookmarked places: `register`, `register/id` or a view's name after `view:`.
  public var bookmarks: [String]
  /// The last seq that the person saw when leaving, for "since your last visit".
  public var lastSeen: Int?
  /// When that was, in milliseconds since 1970.
  public var lastVisit: Int64?
  /// The days on which findings of the work list were first seen, by their causes, as `2026-11-21`;
  /// nothing else tells how long a finding has stood.
  public var firstSeen: [String: String]?

  /// Makes preferences.
  public init(
    language: Language? = nil,
    theme: String? = nil,
    zone: String? = nil,
    tables: [String: TablePreferences] = [:],
    views: [SavedView] = [],
    bookmarks: [String] = [],
    lastSeen: Int? = nil,
    lastVisit: Int64? = nil
  ) {
    self.language = language?.rawValue
    self.theme = theme
    self.zone = zone
    self.tables = tables
    self.views = views
    self.bookmarks = bookmarks
    self.lastSeen = lastSeen
    self.lastVisit = lastVisit
  }

  /// The language that was chosen, where it is one that there is.
  public var spoken: Language? { language.flatMap { Language(rawValue: $0) } }
}
