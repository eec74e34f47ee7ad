public import ZoneModel
public import ZoneQuery

extension QueryContext {
  /// What expressions may look at on a board of a store with these settings.
  ///
  /// Readings are read from the board when an expression first asks for one.
  public init(
    _ board: any Board,
    registry: Registry,
    settings: StoreSettings,
    today: Day,
    login: String
  ) {
    let readings = Readings(board)
    self.init(
      registry: registry,
      board: board,
      today: today,
      calendar: settings.calendar,
      setting: { name, keys in
        // How the store reads a clause that can be read in several ways; unknown where it chose none.
        if name == "reading-in-force" {
          return keys.first.flatMap { settings.readings[$0] }.map { .text($0) }
        }
        return settings.threshold(name, keys).flatMap { Outcome(setting: $0) }
      },
      reading: { metric, year, zone in readings.outcome(metric, year, zone, until: today) }
    )
    twoPersons = TwoPersons(login: login, registers: Set(settings.twoPersons.keys))
  }
}

extension Outcome {
  /// A setting as expressions see it: a number, a length of time, a flag or a text.
  fileprivate init?(setting value: Value) {
    switch value {
    case .number(let number): self = .number(Quantity(number))
    case .flag(let flag): self = .truth(flag)
    case .text(let text): self = TimeSpan(text).map { .span($0) } ?? .text(text)
    case .list(let texts): self = .list(texts.map { .text($0) })
    case .null, .json: return nil
    }
  }
}
