import Synchronization
public import ZoneModel

extension QueryCache {
  /// The register of the days that an office has entered itself.
  static let calendarRegister = "holiday-calendars"

  /// Which days are worked: those of the context with what the register of calendar days says.
  func calendar(_ context: QueryContext) -> WorkingCalendar {
    guard context.registry[Self.calendarRegister] != nil else { return context.calendar }
    let source = context.board.source(Self.calendarRegister)
    guard source.count > 0 else { return context.calendar }
    let state = OfficeCalendar.State(
      seq: context.board.seq,
      generation: source.generation,
      published: context.calendar
    )
    // A board that is only a thought has the seq of the one below it.
    let mayKeep = !(context.board is EditedBoard)
    if mayKeep, let kept = officeCalendar.withLock({ $0 }), kept.state == state {
      return kept.calendar
    }
    var days: [(day: Day, isWorked: Bool)] = []
    var complete: Set<Int> = []
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), let day = record["date"]?.day else { continue }
      if case .flag(let isWorked)? = record["isWorkingDay"] { days.append((day, isWorked)) }
      if case .flag(true)? = record["yearComplete"] { complete.insert(day.year) }
    }
    let calendar = context.calendar.adding(days: days, complete: complete)
    if mayKeep {
      officeCalendar.withLock { $0 = OfficeCalendar(state: state, calendar: calendar) }
    }
    return calendar
  }
}

/// A calendar with the days of an office, and what it was made of.
struct OfficeCalendar: Sendable {
  struct State: Hashable, Sendable {
    let seq: Int
    let generation: Int
    let published: WorkingCalendar
  }

  let state: State
  let calendar: WorkingCalendar
}

extension Evaluator {
  /// Which days are worked: the published calendar and what the office has entered.
  public var calendar: WorkingCalendar { cache.calendar(context) }
}
