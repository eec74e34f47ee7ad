import ZoneModel

extension Run {
  func call(_ function: Function, _ arguments: [Node], _ frame: Frame) -> Outcome {
    switch function {
    case .missing: return .truth(outcome(arguments[0], frame) == .missing)
    case .unknown: return .truth(!outcome(arguments[0], frame).isKnown)
    case .larger, .smaller: return bound(function, arguments, frame)
    case .inUnit: return inUnit(arguments.map { outcome($0, frame) })
    case .includes, .only, .common: return Outcome(sets(function, arguments, frame))
    default: break
    }
    var values = arguments.map { outcome($0, frame) }
    if function == .age, values.count == 1 { values.append(.day(context.today)) }
    if values.contains(.unknown) { return .unknown }
    if values.contains(.missing) { return .missing }
    switch (function, values.first, values.last) {
    case (.year, .day(let day), _): return .number(Quantity(day.year))
    case (.years, .day(let from), .day(let to)), (.age, .day(let from), .day(let to)):
      return .number(Quantity(Self.months(from, to) / 12))
    case (.months, .day(let from), .day(let to)):
      return .number(Quantity(Self.months(from, to)))
    case (.days, .day(let from), .day(let to)): return .number(Quantity(to.number - from.number))
    case (.workingDays, .day(let from), .day(let to)): return workingDays(from, to)
    case (.workingDay, .day(let from), .number(let count)): return workingDay(count, after: from)
    case (.provisional, .day(let from), .day(let to)): return .truth(isProvisional(from, to))
    case (.lower, .text(let text), _): return .text(text.lowercased())
    case (.letters, .text(let text), _): return .text(NameKey.letters(of: text))
    case (.clause, .text(let text), _): return .text(ClauseNumber.folded(text))
    case (.abs, .number(let quantity), _): return .number(quantity.magnitude)
    case (.round, .number(let quantity), .number(let decimals)):
      let places = values.count == 1 ? 0 : decimals.integer ?? -1
      return quantity.rounded(decimals: places).map { .number(Quantity($0)) } ?? .unknown
    default: return .unknown
    }
  }

  /// How many whole months lie between two days; below zero when the second is the earlier.
  static func months(_ from: Day, _ to: Day) -> Int {
    guard from <= to else { return -months(to, from) }
    let (start, end) = (from.parts, to.parts)
    var months = (end.year - start.year) * 12 + end.month - start.month
    if from.adding(months: months) > to { months -= 1 }
    return months
  }

  /// How many days are worked after one day and up to another.
  private func workingDays(_ from: Day, _ to: Day) -> Outcome {
    guard abs(to.number - from.number) < 40_000 else { return .unknown }
    let (first, last) = from <= to ? (from, to) : (to, from)
    var count = 0
    var day = first.adding(days: 1)
    while day <= last {
      if calendar.isWorked(day) { count += 1 }
      day = day.adding(days: 1)
    }
    return .number(Quantity(from <= to ? count : -count))
  }

  /// The day on which so many days have been worked since another.
  private func workingDay(_ count: Quantity, after start: Day) -> Outcome {
    guard let count = count.integer, (0..<10_000).contains(count) else { return .unknown }
    return .day(calendar.adding(workingDays: count, to: start).value)
  }

  /// Whether a year between two days has no published calendar.
  private func isProvisional(_ from: Day, _ to: Day) -> Bool {
    let (first, last) = from <= to ? (from, to) : (to, from)
    return !(first.year...last.year).allSatisfy { calendar.isPublished($0) }
  }

  /// A number in another unit; as it stands where neither unit is said, unknown where one is not or
  /// where they are not of a kind.
  private func inUnit(_ values: [Outcome]) -> Outcome {
    guard case .number(let number) = values[0] else { return values[0] }
    let units = values.dropFirst().map { value -> MeasureUnit? in
      guard case .text(let text) = value else { return nil }
      return MeasureUnit(text)
    }
    if values.contains(.unknown) { return .unknown }
    if units.allSatisfy({ $0 == nil }) { return .number(number) }
    guard let own = units[0], let wanted = units[1] else { return .unknown }
    return own.factor(to: wanted).map { .number(number * Quantity($0)) } ?? .unknown
  }

  private func bound(_ function: Function, _ arguments: [Node], _ frame: Frame) -> Outcome {
    let (left, right) = (outcome(arguments[0], frame), outcome(arguments[1], frame))
    if left == .unknown || right == .unknown { return .unknown }
    if left == .missing || right == .missing { return .missing }
    let type = arguments[0].type.joined(with: arguments[1].type) ?? .any
    switch compare(.greaterOrEqual, left, right, type) {
    case .yes: return function == .larger ? left : right
    case .no: return function == .larger ? right : left
    case .unknown: return Arithmetic.bound(left, right, isLarger: function == .larger)
    }
  }

  private func sets(_ function: Function, _ arguments: [Node], _ frame: Frame) -> Truth {
    guard case .list(let elements) = outcome(arguments[0], frame) else { return .unknown }
    let others = arguments.dropFirst().map { outcome($0, frame) }
    let type = arguments[0].type.element
    func isAmong(_ element: Outcome, _ candidates: [Outcome]) -> Bool {
      candidates.contains { compare(.equal, element, $0, type) == .yes }
    }
    switch function {
    case .includes:
      guard let wanted = others.first, wanted.isKnown else { return .unknown }
      return isAmong(wanted, elements) ? .yes : .no
    case .only:
      guard others.allSatisfy(\.isKnown) else { return .unknown }
      return elements.allSatisfy { isAmong($0, others) } ? .yes : .no
    default:
      guard case .list(let second)? = others.first else { return .unknown }
      return elements.contains { isAmong($0, second) } ? .yes : .no
    }
  }

  func lookUp(
    _ function: Function,
    _ name: String,
    _ arguments: [Node],
    _ frame: Frame
  ) -> Outcome {
    let values = arguments.map { outcome($0, frame) }
    if function == .setting {
      return context.setting(name, values.map(\.description)) ?? .unknown
    }
    if function == .annuity { return annuity(name, values) }
    guard let wanted = values.first else { return lastReading(of: name, frame) }
    guard let year = wanted.quantity?.integer else { return .unknown }
    let zone: RecordReference?
    if values.count > 1 {
      guard case .record(let reference) = values[1] else { return .unknown }
      zone = reference
    } else {
      zone = frame.this.reference
    }
    return context.reading(name, year, zone) ?? .unknown
  }

  /// How many years back the last reading of a metric is looked for: a census is taken every ten.
  private static let readingYears = 30

  /// The reading of the latest year that has one, for the record itself.
  private func lastReading(of metric: String, _ frame: Frame) -> Outcome {
    let years = stride(from: context.today.year, to: context.today.year - Self.readingYears, by: -1)
    return years.lazy.compactMap { context.reading(metric, $0, frame.this.reference) }.first
      ?? .unknown
  }
}
