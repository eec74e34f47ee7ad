/// A day of the Gregorian calendar, without time or time zone.
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int

  /// Makes the day so many days after 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// Makes a day of year (1 to 9999), month and day; `nil` when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.daysIn(year: year, month: month)).contains(day)
    else { return nil }
    // Days from civil, after Howard Hinnant's algorithm: eras of 400 years that start in March.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `YYYY-MM-DD`; `nil` when it is not a day in exactly this form.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: Array(text.utf8))
  }

  /// Reads the UTF-8 bytes of `YYYY-MM-DD`; `nil` when they are not a day in exactly this form.
  public init?(utf8 bytes: [UInt8]) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func value(_ range: Range<Int>) -> Int? {
      var result = 0
      for index in range {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
        result = result * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      }
      return result
    }
    guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1 to 12) and day (1 to 31).
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The calendar year.
  public var year: Int { parts.year }

  /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The day so many days later (earlier when negative).
  public func adding(days: Int) -> Day {
    Day(number: number + days)
  }

  /// The same day so many months later; where that month is shorter, its last day.
  public func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let total = year * 12 + month - 1 + months
    let target = (year: max(1, min(9999, total / 12)), month: total % 12 + 1)
    let last = Day.daysIn(year: target.year, month: target.month)
    return Day(year: target.year, month: target.month, day: min(day, last)) ?? self
  }

  /// The same day so many years later; 29 February becomes 28 where the year has no such day.
  public func adding(years: Int) -> Day {
    adding(months: years * 12)
  }

  /// How many days a month has.
  public static func daysIn(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: Comparable {
  /// Whether a day comes before another.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(10)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes `YYYY-MM-DD`.
  func append(to bytes: inout [UInt8]) {
    let (year, month, day) = parts
    if (0...9999).contains(year) {
      appendDigits(year, 4, to: &bytes)
    } else {
      bytes.append(contentsOf: String(year).utf8)
    }
    bytes.append(UInt8(ascii: "-"))
    appendDigits(month, 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendDigits(day, 2, to: &bytes)
  }
}

/// Writes a number of at most four digits in so many of them.
func appendDigits(_ value: Int, _ width: Int, to bytes: inout [UInt8]) {
  if width > 3 { bytes.append(UInt8(ascii: "0") + UInt8(value / 1000)) }
  if width > 2 { bytes.append(UInt8(ascii: "0") + UInt8(value / 100 % 10)) }
  bytes.append(UInt8(ascii: "0") + UInt8(value / 10 % 10))
  bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
}

/// A moment: milliseconds since 1970-01-01 00:00 UTC.
public struct Moment: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  /// Makes a moment of milliseconds since 1970-01-01 00:00 UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Whether a moment comes before another.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
