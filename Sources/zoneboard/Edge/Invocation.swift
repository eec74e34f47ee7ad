import ZoneModel
import ZoneQuery

/// One call of a command: what was asked, by whom, and where.
struct Invocation {
  let options: GlobalOptions
  let surroundings: Surroundings
  let settings: Settings
  /// The language of output: `--lang`, else the settings, else the locale.
  let language: Language
  /// The columns that a command was asked for; `nil` for its own.
  let columns: String?
  /// The words that a row must have to be printed; empty for all rows.
  let search: [String]

  /// Reads the person's settings.
  ///
  /// - Parameters:
  ///   - options: the options of every command.
  ///   - today: the day to answer as on; the present one where left out.
  ///   - columns: the columns to print; all where left out.
  ///   - rows: the columns and rows to print, where the command lets people choose both.
  ///   - surroundings: environment and folders.
  /// - Throws: `CommandFailure` where they are not what they should be.
  init(
    _ options: GlobalOptions,
    today: String? = nil,
    columns: ColumnsOption? = nil,
    rows: RowsOption? = nil,
    in surroundings: Surroundings = .process
  ) throws(CommandFailure) {
    fixedDay = try today.map { (text) throws(CommandFailure) in try Self.day(text, "--today") }
    presentDay = try surroundings["ZONEBOARD_TODAY"].map { (text) throws(CommandFailure) in
      try Self.day(text, "ZONEBOARD_TODAY")
    }
    self.options = options
    self.columns = (columns ?? rows?.sheet)?.columns
    search = (rows?.search ?? "").split(separator: " ").map { Folding.fold(String($0)) }
    self.surroundings = surroundings
    settings = try Settings.read(surroundings.settingsFile)
    language = options.lang ?? settings.language ?? surroundings.localeLanguage
  }

  /// Where the store is, or `nil` where none is named and the default one does not exist.
  var storeLocation: StoreLocation? {
    StoreLocation(options: options, settings: settings, surroundings: surroundings)
  }

  /// The registers: those of the store where there is one, else those that zoneboard declares.
  func registry() throws(CommandFailure) -> Registry {
    guard let location = storeLocation else { return .standard }
    return try StoreDesk.open(self, at: location.path, watching: false).registry
  }

  /// Where a store was looked for in vain.
  var placesLookedAt: [Phrase] {
    [
      Phrase("ZONEBOARD_STORE (not set)", "ZONEBOARD_STORE（未设置）"),
      Phrase("settings (none)", "设置（无）"),
      Phrase(same: surroundings.shortened(surroundings.defaultStore)),
    ]
  }

  /// The zone that new records belong to where nobody says so.
  var zone: String? { settings.zone }

  /// The day to answer as on; `nil` for the present one.
  let fixedDay: Day?

  /// The day that `ZONEBOARD_TODAY` takes for the present one; `nil` for the calendar's.
  let presentDay: Day?

  /// The day now, in the time zone that stores have unless they say otherwise.
  var today: Day { presentDay ?? WallClock.standard.today }

  private static func day(_ text: String, _ place: String) throws(CommandFailure) -> Day {
    guard let day = Day(text) ?? PointInTime.day(text, WallClock.standard.today) else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: place),
        Phrase("“\(text)” is no day", "“\(text)”不是日期"),
        next: Phrase("Write it as 2026-11-20.", "请写成 2026-11-20。")
      )
    }
    return day
  }

  /// Tells the person something on standard error.
  func tell(_ phrase: Phrase) {
    StandardError.tell(phrase[language] + "\n")
  }

  /// Prints a line of data.
  func print(_ line: String) throws(CommandFailure) {
    var output = StandardOutput()
    try output.write(line + "\n")
    try output.flush()
  }

  /// What `config` tells: files and folders, with where each is settled.
  var configuration: [(name: String, label: Phrase, value: Phrase)] {
    let file = surroundings.settingsFile
    let store = storeLocation
    let none = Phrase("none", "无")
    return [
      ("settings", Phrase("settings", "设置"), Phrase(same: file)),
      (
        "store", Phrase("store", "数据"),
        store.map {
          Phrase(same: $0.path) + Phrase(" (\($0.origin.name.en))", "（\($0.origin.name.zh)）")
        }
          ?? none
      ),
      ("language", Phrase("language", "语言"), Phrase(same: language.rawValue)),
      ("author", Phrase("author", "作者"), Phrase(same: surroundings.userName)),
      ("logs", Phrase("logs", "日志"), Phrase(same: surroundings.stateDirectory)),
      (
        "share", Phrase("themes and samples", "主题和样例"),
        surroundings.share.map { Phrase(same: $0) } ?? none
      ),
    ]
  }
}
