import Synchronization
public import ZoneModel

extension QueryCache {
  /// The register of the days that an office has entered itself.
  static let calendarRegister = "holiday-calendars"

  /// Which days are worked: those of the context with what the register of calendar days says.
  func calendar(_ context: QueryContext) -> WorkingCalendar { calendars(context).office }

  /// Which days other authorities work: the published calendar, with the years that an office has
  /// entered whole before they were published here; its own days off move no day of theirs.
  func publicCalendar(_ context: QueryContext) -> WorkingCalendar { calendars(context).everywhere }

  private func calendars(_ context: QueryContext) -> OfficeCalendar.Calendars {
    let published = OfficeCalendar.Calendars(office: context.calendar, everywhere: context.calendar)
    guard context.registry[Self.calendarRegister] != nil else { return published }
    let source = context.board.source(Self.calendarRegister)
    guard source.count > 0 else { return published }
    let state = OfficeCalendar.State(
      seq: context.board.seq,
      generation: source.generation,
      published: context.calendar
    )
    // A board that is only a thought has the seq of the one below it.
    let mayKeep = !(context.board is EditedBoard)
    if mayKeep, let kept = officeCalendar.withLock({ $0 }), kept.state == state {
      return kept.calendars
    }
    var days: [(day: Day, isWorked: Bool)] = []
    var complete: Set<Int> = []
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), let day = record["date"]?.day else { continue }
      if case .flag(let isWorked)? = record["isWorkingDay"] { days.append((day, isWorked)) }
      if case .flag(true)? = record["yearComplete"] { complete.insert(day.year) }
    }
    let whole = complete.filter { !context.calendar.isPublished($0) }
    let calendars = OfficeCalendar.Calendars(
      office: context.calendar.adding(days: days, complete: complete),
      everywhere: context.calendar.adding(
        days: days.filter { whole.contains($0.day.year) },
        complete: whole
      )
    )
    if mayKeep {
      officeCalendar.withLock { $0 = OfficeCalendar(state: state, calendars: calendars) }
    }
    return calendars
  }
}

/// A calendar with the days of an office, and what it was made of.
struct OfficeCalendar: Sendable {
  struct State: Hashable, Sendable {
    let seq: Int
    let generation: Int
    let published: WorkingCalendar
  }

  /// The days of the office itself, and those that everybody works.
  struct Calendars: Sendable {
    let office: WorkingCalendar
    let everywhere: WorkingCalendar
  }

  let state: State
  let calendars: Calendars
}

extension Evaluator {
  /// Which days are worked: the published calendar and what the office has entered.
  public var calendar: WorkingCalendar { cache.calendar(context) }

  /// Which days other authorities work: without the office's own days off.
  public var publicCalendar: WorkingCalendar { cache.publicCalendar(context) }
}
