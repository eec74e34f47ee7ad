public import ZoneModel

/// Everything that evaluation may look at: it is all passed in, and stays the same while it lasts.
public struct QueryContext: Sendable {
  /// The registers that there are.
  public var registry: Registry
  /// The records at one moment.
  public var board: any Board
  /// The present day, in the store's time zone; views of the past move it.
  public var today: Day
  /// The day that the records are of, where that is not `today`: a day that is over is answered for
  /// from what is recorded now.
  public var recordedOn: Day?
  /// Which days are worked.
  public var calendar: WorkingCalendar
  /// A setting by its name and keys; `nil` where there is none, which is unknown.
  public var setting: @Sendable (_ name: String, _ keys: [String]) -> Outcome?
  /// A reading of a metric, by year and zone; `nil` where there is none, which is unknown.
  public var reading:
    @Sendable (_ metric: String, _ year: Int, _ zone: RecordReference?) -> Outcome?

  /// Whom the store lets do what another person has to do; `nil` where one person is enough.
  public var twoPersons: TwoPersons?

  /// The language of texts that actions write.
  public var language = Language.en

  /// Makes a context; settings and readings are unknown unless they are given.
  public init(
    registry: Registry,
    board: any Board,
    today: Day,
    calendar: WorkingCalendar = .china,
    setting: @escaping @Sendable (_ name: String, _ keys: [String]) -> Outcome? = { _, _ in nil },
    reading:
      @escaping @Sendable (_ metric: String, _ year: Int, _ zone: RecordReference?) -> Outcome? = {
        _,
        _,
        _ in nil
      }
  ) {
    self.registry = registry
    self.board = board
    self.today = today
    recordedOn = nil
    self.calendar = calendar
    self.setting = setting
    self.reading = reading
  }
}
