import ZoneModel

/// What a person has settled for themselves in `config.yaml`.
///
/// Everything may be left out; the command line goes before it and the environment after.
struct Settings: Hashable, Sendable {
  /// The store that is opened where none is named.
  var store: String?
  /// The language of screens and messages.
  var language: Language?
  /// The theme's name.
  var theme: String?
  /// Whether lines and marks are drawn with ASCII only.
  var ascii: Bool?
  /// How many cells an ambiguous character takes: 1, 2, or as the terminal answers.
  var ambiguous: AmbiguousWidth?
  /// Whether the mouse is used.
  var mouse: Bool?
  /// The zone that the dashboard opens with.
  var zone: String?
  /// Whether commands use colours.
  var color: ColorChoice?

  /// The keys of the file, in the order of the example.
  static let keys = ["store", "lang", "theme", "zone", "ascii", "ambiguous", "mouse", "color"]
}

/// How wide characters are that East Asian terminals draw in two cells and others in one.
enum AmbiguousWidth: String, CaseIterable, Sendable {
  case narrow
  case wide
}

/// When output has colours.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto
  case always
  case never
}
