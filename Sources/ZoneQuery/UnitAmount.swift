import ZoneModel

/// A number with its unit attached, a date or a length of time, as people write them.
struct UnitAmount {
  let outcome: Outcome
  let unit: NumberUnit

  /// Reads `5`, `3.5%`, `1.5万元`, `4.6bn`, `12mu`, `90d`; `nil` when the whole is none of them.
  ///
  /// - Parameters:
  ///   - text: what is written.
  ///   - type: what it stands beside: `m` are months, beside a number millions.
  init?(_ text: [Character], beside type: ValueType? = nil) {
    var at = 0
    var negative = false
    if text.first == "-" {
      negative = true
      at = 1
    }
    let start = at
    while at < text.count, Self.isDigit(text[at]) { at += 1 }
    guard at > start else { return nil }
    if at + 1 < text.count, text[at] == ".", Self.isDigit(text[at + 1]) {
      at += 1
      while at < text.count, Self.isDigit(text[at]) { at += 1 }
    }
    let digits = Self.trimmed(String(text[start..<at]))
    guard let number = Number(digits) else { return nil }
    let amount = negative ? Quantity(0) - Quantity(number) : Quantity(number)
    let name = String(text[at...])
    if let (factor, unit) = Self.unit(name) ?? Self.millions(name, beside: type) {
      outcome = .number(amount * factor)
      self.unit = unit
    } else if let whole = amount.integer, whole.magnitude < 100_000, let span = Self.span(name) {
      outcome = .span(TimeSpan(months: whole * span.months, days: whole * span.days))
      unit = .plain
    } else {
      return nil
    }
  }

  static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character)
  }

  /// JSON numbers have no leading zeros; people write them.
  private static func trimmed(_ digits: String) -> String {
    var rest = digits[...]
    while rest.first == "0", let next = rest.dropFirst().first, next != "." { rest.removeFirst() }
    return String(rest)
  }

  private static func unit(_ name: String) -> (Quantity, NumberUnit)? {
    switch name {
    case "": (Quantity(1), .plain)
    case "%": (Quantity(1, over: 100), .percent)
    case "k", "千": (Quantity(1_000), .plain)
    case "万", "wan": (Quantity(10_000), .plain)
    case "百万", "mn", "million": (Quantity(1_000_000), .plain)
    case "千万": (Quantity(10_000_000), .plain)
    case "亿", "yi": (Quantity(100_000_000), .plain)
    case "bn", "billion", "十亿": (Quantity(1_000_000_000), .plain)
    case "元", "CNY", "yuan": (Quantity(1), .money)
    case "千元": (Quantity(1_000), .money)
    case "万元": (Quantity(10_000), .money)
    case "百万元": (Quantity(1_000_000), .money)
    case "千万元": (Quantity(10_000_000), .money)
    case "亿元": (Quantity(100_000_000), .money)
    case "mu", "亩": (Quantity(2000, over: 3), .area)
    case "m2", "m²", "㎡", "平方米", "平米": (Quantity(1), .area)
    case "km2", "km²", "平方公里": (Quantity(1_000_000), .area)
    case "ha", "公顷": (Quantity(10_000), .area)
    case "万平方米", "万平米", "万㎡": (Quantity(10_000), .area)
    default: nil
    }
  }

  private static func millions(
    _ name: String,
    beside type: ValueType?
  ) -> (Quantity, NumberUnit)? {
    guard name == "m", case .number = type?.element else { return nil }
    return (Quantity(1_000_000), .plain)
  }

  private static func span(_ name: String) -> TimeSpan? {
    switch name {
    case "d", "天", "日": TimeSpan(days: 1)
    case "w", "周": TimeSpan(days: 7)
    case "m", "个月", "月": TimeSpan(months: 1)
    case "y", "年": TimeSpan(months: 12)
    default: nil
    }
  }
}

/// A date as people write it: `2026-11-20`, `2026/1/1`, `2026年1月1日`, `today`, `today-30d`, `2026-11-20+1y`.
struct DateWord {
  /// The day that is named; `nil` means the present day.
  let day: Day?
  /// What is added to it.
  let offset: TimeSpan

  init?(_ text: [Character]) {
    let word = String(text)
    for name in Vocabulary.today where word.hasPrefix(name) {
      guard let offset = Self.offset(Array(word.dropFirst(name.count))) else { return nil }
      (day, self.offset) = (nil, offset)
      return
    }
    guard let (day, length) = Self.day(text), let offset = Self.offset(Array(text[length...]))
    else { return nil }
    (self.day, self.offset) = (day, offset)
  }

  /// The day that a text begins with, and in how many characters.
  private static func day(_ text: [Character]) -> (Day, Int)? {
    if text.count >= 10, let day = Day(String(text[..<10])) { return (day, 10) }
    // Every word of every rule is tried: by hand it costs nothing, as a pattern a sixth of the packs.
    var at = 0
    func number(_ digits: ClosedRange<Int>) -> Int? {
      let start = at
      while at < text.count, at - start < digits.upperBound, UnitAmount.isDigit(text[at]) {
        at += 1
      }
      return digits.contains(at - start) ? Int(String(text[start..<at])) : nil
    }
    func sign(_ signs: Set<Character>) -> Bool {
      guard at < text.count, signs.contains(text[at]) else { return false }
      at += 1
      return true
    }
    guard let year = number(4...4), sign(["/", "年"]), let month = number(1...2),
      sign(["/", "月"]), let date = number(1...2), let day = Day(year: year, month: month, day: date)
    else { return nil }
    _ = sign(["日"])
    return (day, at)
  }

  private static func offset(_ text: [Character]) -> TimeSpan? {
    guard let sign = text.first else { return TimeSpan() }
    guard sign == "+" || sign == "-", text.count > 1, text[1] != "-",
      let amount = UnitAmount(Array(text.dropFirst())), case .span(let span) = amount.outcome
    else { return nil }
    return sign == "-" ? span.negated : span
  }
}
