public import Canvas
public import ZoneModel
import ZonePolicy

/// Everything that the dashboard knows; changed only by ``update(_:_:)``.
public struct DashboardState: Sendable {
  /// What the dashboard was told about its world.
  public var environment: Environment
  /// What the person has chosen.
  public var preferences: Preferences
  /// The size of the screen.
  public var size: Size
  /// The present.
  public internal(set) var present: Clock
  /// What is seen of the store: the present, or a past moment.
  public internal(set) var board: any Board
  /// The moment of the board, where that is a past one.
  public internal(set) var asOf: Moment?
  /// What was changed while a board of the past is shown.
  var missed: [Change] = []
  /// Why the staff register lets this person only look, if so.
  var lookingOnly: LookingOnly?
  /// Whether the store can be written.
  public internal(set) var condition: StoreCondition

  /// The screens from the first to the one that is shown.
  public internal(set) var screens: [Screen]
  /// The screens that were gone back from, the nearest last.
  public internal(set) var ahead: [Screen] = []
  /// What lies over the screen, the topmost last.
  public internal(set) var overlays: [Overlay] = []
  /// The tables that were looked at, by register.
  public internal(set) var tables: [String: TableState] = [:]
  /// The walk through the sample, while it lasts.
  var tour: Tour?
  /// What the overview shows.
  public internal(set) var overview = OverviewState()
  /// What the packs say of the board.
  var survey = SurveyState()
  /// The work list.
  var work = WorkList()
  /// The links of the chain of carriers.
  var chain = ChainState()
  /// What the message line says until the next key.
  public internal(set) var message: Message?
  /// What an action on several records left out, by the draft of the others.
  var leftOut: (draft: String, words: Phrase)?
  /// Who else is here.
  public internal(set) var others: [Presence] = []
  /// Where others were told that this person is.
  var whereabouts = Whereabouts()
  /// What was said of others who edit the record that was opened, until it no longer holds.
  var warningOfOthers: Message?
  /// What others changed a moment ago.
  var changedCells: Set<ChangedCell> = []
  /// The two moments that are being compared, if any are.
  var comparison: ComparisonRequest?
  /// The report that was looked at last, and the one that is awaited.
  var lastReport: ReportPage?
  /// Where the records were opened from that report, while they are shown or can be gone back to.
  var reportBehind: ReportBehind?
  var awaitedReport: (ticket: Int, zone: String?)?
  /// Half-filled forms that were found.
  public internal(set) var drafts: [FormDraft] = []
  /// How far the half-filled forms of this session are kept, by key.
  var keeping: [String: DraftKeeping] = [:]
  /// Whether the person leaves once they are.
  var wantsToLeave = false
  /// What deleted the records of half-filled forms, where the history was asked.
  var deletions: [RecordReference: Change] = [:]
  /// The changes that came with a reason, newest first, as of a seq of the board; asked for once a
  /// finding is looked at that a reason may have let in.
  var reasoned: (seq: Int, changes: [Change])?
  /// The value that is put back, while it is looked up who changed its field since.
  var puttingBack: PutBack?
  /// The newest changes that came in while this session ran, newest first.
  public internal(set) var recent: [Change] = []
  /// What the worker does now, if anything.
  public internal(set) var running: Running?
  /// How many records of the zone the registers of the pane have, where that is known.
  var counts: [String: Int] = [:]
  /// The list of programmes or matches that the worker is asked for.
  var caseTicket: Int?
  /// The record under the cursor when it was asked.
  var caseRecord: RecordReference?
  /// The changes that came in and are to be looked through for a zone.
  var arrivals = Arrivals()
  /// Which search for the marks of rows is awaited from the worker, if one is.
  var marksTicket: Int?
  /// The search that the worker does, and whether another text is wanted since.
  var searchTicket: Int?
  var wantsAnotherSearch = false
  /// The value that was typed last into a line and sent, until it is saved.
  var sentLine: SentLine?
  /// The lines of the command line that were accepted, oldest first.
  var commandLines: [String] = []
  /// The change that was sent last.
  var sentDraft: ChangeDraft?
  /// Reads values through expressions; made anew for each board.
  var reader: BoardReader
  /// The text of the settings that the reader has.
  var settingsText: String?
  /// Whether the settings in force ask for other fields or another time zone than this run began with:
  /// opening the store anew takes them.
  var settingsAskForMore = false
  /// The time zone that this run began with.
  private let timeZoneAtStart: String
  /// The policy packs, once the worker has read them.
  var book: PolicyBook?
  /// Whether the expressions of the registers in use have been looked at.
  var hasReadDeclarations = false
  /// What was said of expressions that cannot be read.
  var toldProblems: Set<Phrase> = []
  /// How many ids this session has made.
  var idsMade = 0

  /// Makes the state that the program starts with: the overview of the zone.
  public init(
    environment: Environment,
    preferences: Preferences,
    size: Size,
    clock: Clock,
    board: any Board,
    screen: Screen = .overview
  ) {
    self.environment = environment
    self.preferences = preferences
    self.size = size
    present = clock
    self.board = board
    condition = environment.condition
    screens = [screen]
    lookingOnly = board.whyOnlyLooking(environment.person.login)
    reader = BoardReader(
      board: board,
      registry: environment.registry,
      today: clock.today,
      zone: preferences.zone,
      login: environment.person.login,
      language: environment.language ?? preferences.spoken ?? .en,
      recordedOn: clock.recordedOn,
      seesPrivate: environment.seesPrivate && lookingOnly == nil,
      // Where they cannot be read, nothing can be changed, and the screen says so.
      settings: (try? .inForce(on: board)) ?? StoreSettings(),
      policies: environment.policies
    )
    settingsText = board.adoptedText("settings.yaml")
    timeZoneAtStart = reader.settings.timeZone
  }

  /// The present, or of a past moment its own day, unless a day was asked for by hand.
  public var clock: Clock {
    guard let asOf else { return present }
    var clock = present
    let day = local(asOf).day
    if present.recordedOn == nil { clock.today = day }
    clock.recordedOn = day
    return clock
  }

  /// The settings in force on the board that is shown; read again only where their text is another.
  var settingsInForce: StoreSettings {
    mutating get {
      let text = board.adoptedText("settings.yaml")
      guard text.map({ Value.text($0) }) != settingsText.map({ Value.text($0) }) else {
        return reader.settings
      }
      settingsText = text
      // What cannot be read puts nothing in place of what was in force until now.
      guard let settings = try? StoreSettings.inForce(on: board),
        let wanted = try? Registry.standard.applying(settings)
      else { return reader.settings }
      settingsAskForMore =
        wanted.registers != registry.registers || settings.timeZone != timeZoneAtStart
      return settings
    }
  }

  /// Whether the store should be opened anew to show what its settings ask for; a private copy has
  /// nobody else who could have changed them.
  var wantsOpeningAnew: Bool { settingsAskForMore && asOf == nil && !environment.isDemo }

  /// The language of the screen.
  public var language: Language { environment.language ?? preferences.spoken ?? .en }

  /// The name of the theme of the screen.
  public var theme: String { environment.theme ?? preferences.theme ?? "terminal" }

  /// The registers.
  public var registry: Registry { environment.registry }

  /// A text in the language of the screen.
  func say(_ phrase: Phrase) -> String { phrase[language] }

  /// The screen that is shown.
  public var screen: Screen {
    get { screens.last ?? .overview }
    set {
      if screens.isEmpty { screens = [newValue] } else { screens[screens.count - 1] = newValue }
    }
  }

  /// Where the keys go now.
  public var place: Place {
    if let overlay = overlays.last { return overlay.place }
    return screenPlace
  }

  /// Where the keys go when no overlay is open.
  public var screenPlace: Place {
    switch screen {
    case .overview: .overview
    case .table(let register): tables[register]?.bar == nil ? .table : .line
    case .detail(let detail): detail.search == nil ? .detail : .line
    case .history(let history): history.bar == nil ? .history : .line
    case .finding: .finding
    case .view(let view): view.bar == nil ? .view : .line
    case .form(let form): form.conflict == nil ? .form : .conflict
    case .start: .start
    }
  }

  /// Whether what comes in now may open over the screen: nothing is open, typed or asked there.
  var isIdle: Bool { overlays.isEmpty && !screenPlace.isTyping && screenPlace != .conflict }

  /// An id for a change, unique as long as sessions are.
  mutating func makeID() -> String {
    idsMade += 1
    return "\(environment.session)-\(idsMade)"
  }

  /// Why nothing can be changed now, if so.
  var whyNotWritable: Phrase? {
    if asOf != nil {
      return Phrase(
        "This is the board of the past; nothing can be changed in it. :now returns (F9 lists it).",
        "这是过去某一时刻的数据，不能修改。:now 回到现在（F9 中也有）。"
      )
    }
    if case .readOnly(let why, _, _) = condition { return why }
    return whyNotSaved
  }

  /// Why nothing can be saved now that is not worth trying again, if so.
  var whyNotSaved: Phrase? {
    if asOf != nil { return whyNotWritable }
    if !environment.person.isEditor {
      return Phrase("You may read this store, not change it.", "您只能查看，不能修改。")
    }
    return lookingOnly?.sentences
  }

  /// Whether this person may see private fields.
  var seesPrivate: Bool { environment.seesPrivate && lookingOnly == nil }
}

/// Something that the worker does.
public struct Running: Hashable, Sendable {
  /// Which answer belongs to it.
  public let ticket: Int
  /// What it is.
  public let title: Phrase
  /// How far it is, 0 to 1; `nil` where that is not known.
  public var progress: Double?

  /// What takes a change back, or does one again, beside the worker.
  static let takingBack = Running(ticket: -1, title: Phrase("Taking back", "正在撤销"), progress: nil)
}

// MARK: - Going from screen to screen

extension DashboardState {
  /// Changes the screen that takes it, wherever it stands on the way back or forward: an answer may
  /// come when another one is on top.
  ///
  /// - Parameter change: says whether the screen was the one that was meant.
  mutating func amend(_ change: (inout Screen) -> Bool) {
    for place in screens.indices.reversed() where change(&screens[place]) { return }
    for place in ahead.indices.reversed() where change(&ahead[place]) { return }
  }

  /// The most screens that can be gone back through.
  private static let depth = 60

  /// Shows another screen; Backspace and `<` come back to this one.
  mutating func open(_ screen: Screen) {
    closeOverlays()
    screens.append(screen)
    if screens.count > Self.depth {
      screens.removeFirst()
      reportBehind?.depth -= 1
    }
    ahead = []
  }

  /// Goes back to the screen before; `false` where there is none.
  @discardableResult mutating func goBack() -> Bool {
    guard screens.count > 1, let left = screens.popLast() else { return false }
    if let reportBehind, screens.count < reportBehind.depth { reopenReport() }
    // A form that was left is opened through its draft, never gone forward to.
    if case .form = left { return true }
    ahead.append(left)
    return true
  }

  /// Goes forward to the screen that was gone back from; `false` where there is none.
  @discardableResult mutating func goForward() -> Bool {
    guard let next = ahead.popLast() else { return false }
    screens.append(next)
    return true
  }

  /// The record under the cursor of the screen that is shown, if any.
  public var currentRecord: RecordReference? {
    switch screen {
    case .table(let register): tables[register]?.cursorReference
    case .detail(let detail): detail.current
    case .form(let form): form.reference
    case .history(let history): history.currentRecord
    case .finding(let finding): finding.reference
    case .view(let view): view.row?.record
    case .overview: overviewRecord
    case .start: nil
    }
  }

  /// The register of the screen that is shown, if any.
  public var currentRegister: Register? {
    switch screen {
    case .table(let register): registry[register]
    case .detail(let detail): registry[detail.current.register]
    case .form(let form): registry[form.register]
    case .finding(let finding): registry[finding.reference.register]
    case .view(let view): view.records.first.flatMap { registry[$0.register] }
    case .history, .overview, .start: nil
    }
  }
}
