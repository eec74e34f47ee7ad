import Foundation
import ZoneModel

/// A moment that a person names: a day, a time of a day, or the number of a change.
enum PointInTime: Hashable, Sendable {
  /// A moment.
  case moment(Moment)
  /// Right after the change of this number.
  case seq(Int)

  /// Which end of a day is meant where only a day is named.
  enum DayEnd: Sendable {
    case start
    case end
  }

  /// Reads `YYYY-MM-DDTHH:MM` (with seconds and zone if wanted), `seq:N`, or a day as people write it:
  /// `2026-11-20`, `yesterday`, `7天前`.
  ///
  /// - Parameters:
  ///   - written: what was written.
  ///   - option: the option's name, for the message.
  ///   - dayEnd: what a day alone means.
  ///   - clock: the present day, and the time zone of times without one.
  /// - Throws: `CommandFailure` where it is none of these.
  init(
    _ written: String,
    option: String,
    dayEnd: DayEnd,
    clock: WallClock
  ) throws(CommandFailure) {
    let text = DashedValues.written(written)
    if text.hasPrefix("seq:"), let seq = Int(text.dropFirst(4)), seq >= 0 {
      self = .seq(seq)
      return
    }
    if let day = Self.day(text, clock.today) {
      let start = Self.start(of: dayEnd == .end ? day.adding(days: 1) : day, in: clock.zone)
      self = .moment(Moment(milliseconds: dayEnd == .end ? start - 1 : start))
      return
    }
    if let moment = Self.moment(text, in: clock.zone) {
      self = .moment(moment)
      return
    }
    throw CommandFailure(
      .usage,
      at: Phrase(same: option),
      Phrase("“\(text)” is neither a day nor a time nor seq:N", "“\(text)”不是日期、时间或 seq:N"),
      next: Phrase(
        "Write 2026-11-20, yesterday, -7d, 2026-11-20T14:30 or seq:1200.",
        "请写 2026-11-20、昨天、7天前、-7d、2026-11-20T14:30 或 seq:1200。"
      )
    )
  }

  /// A day as it is typed in forms, too.
  static func day(_ text: String, _ today: Day) -> Day? {
    let field = Field.date("day", "Day", "日期")
    return try? EntryReader(today: today).read(text, for: field).value?.day
  }

  /// Milliseconds of the start of a day in a time zone.
  static func start(of day: Day, in zone: TimeZone) -> Int64 {
    let utc = Double(day.number) * 86_400
    // The offset at the start of the day itself, which may differ from that at midnight UTC.
    let guess = utc - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: utc)))
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: guess))
    return Int64(utc - Double(offset)) * 1000
  }

  private static func moment(_ text: String, in zone: TimeZone) -> Moment? {
    let parts = text.split(maxSplits: 1, whereSeparator: { $0 == "T" || $0 == " " })
    guard parts.count == 2, let day = Day(parts[0]) else { return nil }
    var time = parts[1]
    var offset: Int?
    if time.hasSuffix("Z") {
      time = time.dropLast()
      offset = 0
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let digits = time[time.index(after: sign)...].split(separator: ":").compactMap { Int($0) }
      guard digits.count == 2 else { return nil }
      offset = (digits[0] * 60 + digits[1]) * (time[sign] == "-" ? -60 : 60)
      time = time[..<sign]
    }
    let fields = time.split(separator: ":", omittingEmptySubsequences: false)
    let whole = fields.prefix(2).compactMap { Int($0) }
    guard (2...3).contains(fields.count), whole.count == 2,
      (0..<24).contains(whole[0]), (0..<60).contains(whole[1])
    else { return nil }
    var seconds = Double(whole[0] * 3600 + whole[1] * 60)
    if fields.count == 3 {
      guard let part = Double(fields[2]), (0..<60).contains(part) else { return nil }
      seconds += part
    }
    let midnight =
      offset.map { Int64(day.number * 86_400 - $0) * 1000 } ?? start(of: day, in: zone)
    return Moment(milliseconds: midnight + Int64((seconds * 1000).rounded()))
  }
}
