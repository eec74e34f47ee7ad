public import Canvas
public import ZoneModel
public import ZonePolicy

/// The person who sits before the screen.
public struct Person: Hashable, Sendable {
  /// The login name, or `ZONEBOARD_USER`.
  public var login: String
  /// The name that is shown, in both languages where the staff register has both.
  public var name: Phrase
  /// The number of the account that the program runs for; `nil` where it is not known.
  public var uid: Int?
  /// Whether the person may see private fields and change records.
  public var isEditor: Bool

  /// Makes a person.
  public init(login: String, name: Phrase? = nil, uid: Int? = nil, isEditor: Bool = true) {
    self.login = login
    self.uid = uid
    self.name = name ?? Phrase(same: login)
    self.isEditor = isEditor
  }
}

/// What the dashboard is told about the world it runs in; it never changes by itself.
public struct Environment: Sendable {
  /// The registers of the store.
  public var registry: Registry
  /// The person.
  public var person: Person
  /// One run of the program; unique, so that ids of changes made from it are.
  public var session: String
  /// The language of this run, before the one that the person chose; `nil` for that one.
  public var language: Language?
  /// The theme of this run, before the one that the person chose; `nil` for that one.
  public var theme: String?
  /// Names of the themes that can be chosen.
  public var themes: [String]
  /// How text is set on this terminal.
  public var lettering: Lettering
  /// Whether the store can be written when the dashboard begins.
  public var condition: StoreCondition
  /// Whether the store is a private copy of the sample data.
  public var isDemo: Bool
  /// Whether clicks and the wheel are wanted.
  public var usesMouse: Bool
  /// Where the store is, as the person named it.
  public var storeName: String
  /// The terminal, for the first screen: its type, encoding and colours.
  public var terminal: Phrase
  /// The version of the program, for the first screen.
  public var version: String
  /// Whether private fields may be seen here, as far as the files say.
  var seesPrivate: Bool { person.isEditor && !isDemo }
  /// The policy packs of the store; reading them takes a moment, so only the worker asks.
  public var policies: @Sendable () -> PolicyBook

  /// Makes an environment.
  public init(
    registry: Registry,
    person: Person,
    session: String,
    language: Language? = nil,
    theme: String? = nil,
    themes: [String] = ["terminal"],
    lettering: Lettering = .unicode,
    condition: StoreCondition = .writable,
    isDemo: Bool = false,
    usesMouse: Bool = true,
    storeName: String = "",
    terminal: Phrase = Phrase("", ""),
    version: String = "",
    policies: @escaping @Sendable () -> PolicyBook = { PolicyBook() }
  ) {
    self.registry = registry
    self.person = person
    self.session = session
    self.language = language
    self.theme = theme
    self.themes = themes
    self.lettering = lettering
    self.condition = condition
    self.isDemo = isDemo
    self.usesMouse = usesMouse
    self.storeName = storeName
    self.terminal = terminal
    self.version = version
    self.policies = policies
  }
}

/// The present, as the edge tells it each minute.
public struct Clock: Hashable, Sendable {
  /// The moment.
  public var now: Moment
  /// The day where the person is.
  public var today: Day
  /// The local time of day, `14:31`.
  public var time: String
  /// How many minutes local time is ahead of UTC.
  public var minutesAhead: Int
  /// The day that the records are of, where another one than `today` is answered for or somebody
  /// asked for that day by hand.
  public var recordedOn: Day?

  /// Makes a present.
  public init(
    now: Moment,
    today: Day,
    time: String,
    minutesAhead: Int = 480,
    recordedOn: Day? = nil
  ) {
    self.recordedOn = recordedOn
    self.now = now
    self.today = today
    self.time = time
    self.minutesAhead = minutesAhead
  }
}
