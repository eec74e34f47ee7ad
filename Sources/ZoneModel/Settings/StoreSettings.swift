/// What a store's `settings.yaml` says: the zone's own fields, choices and states, its time zone,
/// days off, thresholds and the chosen readings of ambiguous clauses.
///
/// ```yaml
/// timezone: Asia/Shanghai
/// zone: huairou-science-city
/// registers:
///   enterprises:
///     fields:
///       parking: {kind: integer, label: {en: Parking spaces, zh: 车位}, unit: {en: places, zh: 个}}
///     choices:
///       stage: [{id: pre-listing, en: Pre-listing, zh: 拟上市}]
///     states: [{id: dormant, en: dormant, zh: 休眠}]
///     transitions:
///       state: [active>dormant, dormant>active]
/// readings: {continuous-operation-5-years: forward}
/// two-persons: [awards, applications]
/// weights: {zones-2021: {innovation: 30, structure: 20, green: 15, openness: 15, overall: 20}}
/// thresholds: {task-stalled-after: 90d, grade: {excellent: 85, good: 70, fair: 60}}
/// holidays:
///   2027: {off: [2027-01-01..2027-01-03], work: [2027-01-09]}
/// ```
public struct StoreSettings: Hashable, Sendable {
  /// The name of the store's time zone.
  public var timeZone: String
  /// Where the time zone stands, if the text names one.
  public internal(set) var timeZonePlace: SettingsPlace?
  /// The zone that screens and commands start narrowed to.
  public var zone: String?
  /// Where the zone stands, if the text names one.
  public internal(set) var zonePlace: SettingsPlace?
  /// What is added to registers, in the order of the text.
  public var additions: [RegisterAddition]
  /// The chosen reading of a rule, by the rule's id.
  public var readings: [String: String]
  /// The registers where who files something may not approve it, with where that stands;
  /// ``Register/any`` for all.
  public var twoPersons: [String: SettingsPlace] = [:]
  /// The store's own weights of an index's dimensions in percent, by the index's id.
  public var weights: [String: [String: Number]] = [:]
  /// Thresholds by name and keys.
  public var thresholds: [[String]: Value]
  /// Where the names stand that documents give: of readings, thresholds and weights.
  public internal(set) var entries: [SettingsEntry] = []
  /// The working days, with the notices that the store adds.
  public var calendar: WorkingCalendar

  /// Makes the settings of a store that has none of its own.
  public init() {
    timeZone = "Asia/Shanghai"
    additions = []
    readings = [:]
    thresholds = [:]
    calendar = .china
  }

  /// Reads the text of `settings.yaml`.
  ///
  /// - Parameter text: the text; blank or comments alone give the settings of a store without any.
  /// - Returns: what it says.
  /// - Throws: `SettingsError` with everything that is wrong, each with its line, column and key.
  public static func parse(_ text: String) throws(SettingsError) -> StoreSettings {
    let root = try SettingsNode.compose(text)
    var reader = SettingsReader()
    if let root { reader.read(root) }
    guard reader.faults.isEmpty else { throw SettingsError(reader.faults) }
    return reader.settings
  }

  /// A threshold by its name and keys, the most exact first: without a value for the keys, that of
  /// the name alone.
  public func threshold(_ name: String, _ keys: [String] = []) -> Value? {
    thresholds[[name] + keys] ?? thresholds[[name]]
  }
}

/// A value in settings under names that documents give.
public struct SettingsEntry: Hashable, Sendable {
  /// The keys that lead there: `readings`, `thresholds` or `weights`, then names.
  public let path: [String]
  /// Where the last of them stands.
  public let keyPlace: SettingsPlace
  /// Where the value stands.
  public let place: SettingsPlace
}

/// What a store adds to one register.
public struct RegisterAddition: Hashable, Sendable {
  /// The register's id.
  public let register: String
  /// Where that stands.
  public let place: SettingsPlace
  /// New fields.
  public internal(set) var fields: [PlacedField] = []
  /// New choices of fields that the register has.
  public internal(set) var choices: [PlacedChoices] = []
  /// New steps between choices.
  public internal(set) var transitions: [PlacedTransitions] = []

  /// A field with its place in the text.
  public struct PlacedField: Hashable, Sendable {
    /// The field.
    public let field: Field
    /// Where it stands.
    public let place: SettingsPlace
    /// Where the expressions of its declaration begin, by their texts.
    public let expressionPlaces: [String: SettingsPlace]
  }

  /// Choices for a field with their place in the text.
  public struct PlacedChoices: Hashable, Sendable {
    /// The field's id.
    public let field: String
    /// The choices.
    public let choices: [Choice]
    /// Where they stand.
    public let place: SettingsPlace
  }

  /// Steps for a field with their place in the text.
  public struct PlacedTransitions: Hashable, Sendable {
    /// The field's id.
    public let field: String
    /// The steps.
    public let transitions: [Transition]
    /// Where they stand.
    public let place: SettingsPlace
  }
}
