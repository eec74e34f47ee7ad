/// The day that a record is of: when it was filed, began, was paid, took place.
public struct LeadingDay: Hashable, Sendable, Comparable {
  /// The field that says it.
  public let field: String
  /// The day; of a year, its last.
  public let day: Day
  /// Whether only the year is known.
  public let isYear: Bool

  /// Makes the day of a field.
  public init(field: String, day: Day, isYear: Bool = false) {
    self.field = field
    self.day = day
    self.isYear = isYear
  }

  /// The day as people write it, `2026-11-20` or `2026`.
  public var text: String { isYear ? String(day.year) : day.description }

  /// Whether one is before the other.
  public static func < (left: LeadingDay, right: LeadingDay) -> Bool { left.day < right.day }
}

extension Register {
  /// The fields that may say which day a record is of, the likeliest first.
  ///
  /// It follows from the declarations: the year where there is one record a year, then dates in their
  /// declared order, those on which a time ends, other years, and dates on which something is due.
  /// Private dates, such as that of a birth, say it of no record.
  public var leadingDays: [Field] {
    let days = fields.filter { ($0.kind == .date || $0.kind == .year) && !$0.isPrivate }
    return (0...4).flatMap { rank in days.filter { self.rank(of: $0) == rank } }
  }

  private func rank(of field: Field) -> Int {
    if field.kind == .year { return keys.contains { $0.contains(field.id) } ? 0 : 3 }
    return field.deadline != nil ? 4 : field.edge == .end ? 2 : 1
  }
}

extension Field {
  /// What a date is of a time.
  enum Edge {
    /// The time begins on it.
    case start
    /// The time ends on it.
    case end
  }

  /// Whether a date begins or ends a time, which its name says; `nil` for all others.
  var edge: Edge? {
    if ["from", "start", "since"].contains(id) || id.hasSuffix("From") { return .start }
    if ["to", "until"].contains(id) || id.hasSuffix("To") || id.hasSuffix("Until") { return .end }
    return nil
  }
}

extension Record {
  /// The first day that the record has of some fields; a year is its last day.
  public func leadingDay(_ fields: [Field]) -> LeadingDay? {
    for field in fields {
      if let found = day(of: field) { return found }
    }
    return nil
  }

  /// The day that the record has in a field, be it a date or a year.
  public func day(of field: Field) -> LeadingDay? {
    if let day = self[field.id]?.day { return LeadingDay(field: field.id, day: day) }
    guard field.kind == .year, let year = self[field.id]?.number.map({ Int($0.approximate) }),
      let last = Day(year: year, month: 12, day: 31)
    else { return nil }
    return LeadingDay(field: field.id, day: last, isYear: true)
  }
}
