import Dashboard
import Foundation
import Glibc
import ZoneModel

/// The time on the wall, in the time zone of a store.
struct WallClock: Sendable {
  /// The time zone that days and times are given in.
  let zone: TimeZone
  /// The day to answer as on, where somebody asked for one.
  let fixedDay: Day?
  /// The day that is taken for the present one, where it is not the calendar's.
  var presentDay: Day?

  /// Beijing time, which stores use unless they say otherwise.
  static let standard = WallClock(
    zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
    fixedDay: nil
  )

  /// The moment now.
  static func now() -> Moment {
    Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
  }

  /// Milliseconds of a clock that only goes forward.
  static func steady() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }

  /// The day now, or the one to answer as on.
  var today: Day { fixedDay ?? present }

  /// The day now, which the records are of.
  var present: Day { presentDay ?? local(Self.now()).day }

  /// What the dashboard is told each minute.
  func reading() -> Clock {
    let now = Self.now()
    let (day, minutes, ahead) = local(now)
    return Clock(
      now: now,
      today: fixedDay ?? presentDay ?? day,
      time: Self.time(minutes),
      minutesAhead: ahead,
      recordedOn: fixedDay.map { _ in presentDay ?? day }
    )
  }

  /// Milliseconds until the clock shows another minute.
  func untilNextMinute() -> Int {
    Int(60_000 - Self.now().milliseconds % 60_000)
  }

  /// The day of a moment.
  func day(of moment: Moment) -> Day { local(moment).day }

  /// A moment as day and time: `2026-11-20 14:31`.
  func text(of moment: Moment) -> String {
    let (day, minutes, _) = local(moment)
    return "\(day) \(Self.time(minutes))"
  }

  private static func time(_ minutes: Int) -> String {
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return padded(minutes / 60) + ":" + padded(minutes % 60)
  }

  private func local(_ moment: Moment) -> (day: Day, minutes: Int, ahead: Int) {
    let seconds = Double(moment.milliseconds) / 1000
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
    let local = Int(seconds.rounded(.down)) + offset
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return (Day(number: day), (local - day * 86_400) / 60, offset / 60)
  }
}
