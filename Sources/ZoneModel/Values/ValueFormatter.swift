/// Puts values into words: in tables, details, forms and on the command line.
///
/// Missing values are the caller's to show; the formatter says nothing for them.
public struct ValueFormatter: Sendable {
  /// How much room there is.
  public enum Length: Sendable {
    /// A cell of a table: large money in 万 or thousands, areas without decimals.
    case short
    /// Everything, with its unit.
    case full
    /// What a person would type to enter the value again; exact.
    case entry
  }

  /// The language.
  public let language: Language
  /// Whether values that rest on private fields are shown to whoever reads the words.
  public let showsPrivate: Bool
  private let title: @Sendable (RecordReference) -> String?

  /// Makes a formatter.
  ///
  /// - Parameters:
  ///   - language: the language of choices, flags and units.
  ///   - showsPrivate: whether the words are for somebody who may see private fields; what they
  ///     decide about is what is made of several values, a field's own value is its caller's.
  ///   - title: what stands for the record of a reference; `nil` shows the reference itself.
  public init(
    _ language: Language,
    showsPrivate: Bool = false,
    title: @escaping @Sendable (RecordReference) -> String? = { _ in nil }
  ) {
    self.language = language
    self.showsPrivate = showsPrivate
    self.title = title
  }

  /// The same for words that anybody may read, such as those that are kept in the store.
  public var withoutPrivate: ValueFormatter { ValueFormatter(language, title: title) }

  /// What stands for a record.
  public func name(of record: RecordReference) -> String { title(record) ?? record.id }

  /// A value of a field in words; empty where it is missing.
  ///
  /// A value that is not of the field's kind is shown as it is written, so that it can be seen and
  /// mended.
  public func text(_ value: Value?, of field: Field, _ length: Length = .full) -> String {
    guard let value else { return "" }
    if field.isLogin, length != .entry, let login = value.text {
      return title(RecordReference(register: "staff", id: login)) ?? login
    }
    if field.namesRule, length != .entry, let id = value.text {
      let says = title(RecordReference(register: Self.rules, id: id))
      return says.map { length == .full ? "\($0) (\(id))" : $0 } ?? id
    }
    return text(value, of: field.shownKind, unit: field.unit, length)
  }

  /// What stands for the register of a reference where the title of a policy pack's rule is asked for.
  public static let rules = "policy rules"

  /// A value of a kind in words.
  public func text(
    _ value: Value,
    of kind: FieldKind,
    unit: Phrase? = nil,
    _ length: Length = .full
  ) -> String {
    switch (kind, value) {
    case (_, .null): return ""
    case (_, .json(let text)): return text
    case (.flag, .flag(let flag)): return (flag ? Self.yes : Self.no)[language]
    case (_, .flag(let flag)): return flag ? "true" : "false"
    case (.choice(let set), .text(let id)): return label(id, in: set, length)
    case (.choices(let set), .list(let ids)):
      return ids.map { label($0, in: set, length) }.joined(separator: separator(length))
    case (.reference(let targets), .text(let text)): return named(text, in: targets, length)
    case (.references(let targets), .list(let texts)):
      return texts.map { named($0, in: targets, length) }.joined(separator: separator(length))
    case (.computed(let computation), _):
      return self.text(value, of: computation.gives, unit: unit, length)
    case (_, .list(let texts)): return texts.joined(separator: separator(length))
    case (.duration, .text(let text)): return length == .entry ? text : duration(text)
    case (_, .text(let text)): return text
    case (let kind, .number(let number)): return self.number(number, of: kind, unit: unit, length)
    }
  }

  private static let yes = Phrase("yes", "是")
  private static let no = Phrase("no", "否")

  private func separator(_ length: Length) -> String {
    length == .entry ? ", " : Phrase(", ", "、")[language]
  }

  private func label(_ id: String, in set: ChoiceSet, _ length: Length) -> String {
    guard let label = set[id]?.label[language] else { return id }
    // Labels may hold the signs that part a list.
    return length == .entry && label.contains(where: { ",，;；、".contains($0) }) ? id : label
  }

  private func named(_ text: String, in targets: [String], _ length: Length) -> String {
    guard length != .entry, let reference = Registry.target(of: text, in: targets) else {
      return text
    }
    return title(reference) ?? text
  }

  private func duration(_ text: String) -> String {
    guard let last = text.last, let count = Int(text.dropLast()) else { return text }
    let unit: Phrase? =
      switch last {
      case "y": count == 1 ? Phrase(" year", " 年") : Phrase(" years", " 年")
      case "m": count == 1 ? Phrase(" month", " 个月") : Phrase(" months", " 个月")
      case "d": count == 1 ? Phrase(" day", " 天") : Phrase(" days", " 天")
      default: nil
      }
    return unit.map { "\(count)" + $0[language] } ?? text
  }

  // MARK: - Numbers

  private func number(
    _ number: Number,
    of kind: FieldKind,
    unit: Phrase?,
    _ length: Length
  ) -> String {
    switch (kind, length) {
    case (.year, _): return number.description
    case (.percent, .entry): return number.description + "%"
    case (.percent, .short): return Self.grouped(number.rounded(to: 1), decimals: 1) + "%"
    case (.percent, .full): return Self.grouped(number.rounded(to: 2)) + "%"
    case (_, .entry): return number.description
    case (.money, .short): return shortMoney(number)
    case (.money, .full): return Self.grouped(number) + Phrase(" yuan", " 元")[language]
    case (.area, .short): return Self.grouped(number.rounded(to: 0))
    case (.area, .full): return area(number)
    case (.number, .full), (.integer, .full):
      return Self.grouped(number.rounded(to: 4)) + (unit.map { " " + $0[language] } ?? "")
    default:
      return Self.grouped(number.rounded(to: Number.readableDecimals(of: number.approximate)))
    }
  }

  /// Money for a cell: 万 and 亿 in Chinese, thousands grouped, k, m and bn in English.
  private func shortMoney(_ yuan: Number) -> String {
    let size = yuan.approximate.magnitude
    func scaled(_ power: UInt8, _ suffix: String) -> String {
      let value = Number(units: yuan.units, scale: min(18, yuan.scale + power))
      return Self.grouped(value.rounded(to: size / pow10(power) >= 100 ? 0 : 1)) + suffix
    }
    switch language {
    case .zh:
      if size >= 100_000_000 { return scaled(8, "亿") }
      if size >= 10_000 { return scaled(4, "万") }
    case .en:
      if size >= 1_000_000_000 { return scaled(9, "bn") }
      if size >= 1_000_000 { return scaled(6, "m") }
      if size >= 100_000 { return scaled(3, "k") }
    }
    return Self.grouped(yuan)
  }

  private func pow10(_ power: UInt8) -> Double {
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// An area with square kilometres beside square metres where it is large.
  private func area(_ squareMetres: Number) -> String {
    let text = Self.grouped(squareMetres) + " m²"
    guard squareMetres.units.magnitude > 0, squareMetres.approximate >= 1_000_000 else {
      return text
    }
    let kilometres = Number(units: squareMetres.units, scale: min(18, squareMetres.scale + 6))
    return "\(text) (\(Self.grouped(kilometres.rounded(to: 2))) km²)"
  }

  /// A number with its thousands grouped, with at least so many decimals.
  public static func grouped(_ number: Number, decimals: Int = 0) -> String {
    let text = number.description
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = Array(parts[0])
    let sign = whole.first == "-" ? String(whole.removeFirst()) : ""
    var place = whole.count - 3
    while place > 0 {
      whole.insert(",", at: place)
      place -= 3
    }
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    if fraction.count < decimals {
      fraction += String(repeating: "0", count: decimals - fraction.count)
    }
    return sign + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension Number {
  /// How many decimals of a number are read: two, and of a small one as many as keep three digits.
  ///
  /// Energy to output is 0.083 in one year and 0.084 in the next. Six at most.
  public static func readableDecimals(of value: Double) -> UInt8 {
    var decimals: UInt8 = 2
    var shown = value.magnitude * 100
    while shown > 0, shown < 100, decimals < 6 {
      shown *= 10
      decimals += 1
    }
    return decimals
  }

  /// The nearest number with at most so many decimals, halves away from zero.
  public func rounded(to decimals: UInt8) -> Number {
    guard scale > decimals else { return self }
    var divisor: Int64 = 1
    for _ in decimals..<scale { divisor *= 10 }
    let (quotient, rest) = units.quotientAndRemainder(dividingBy: divisor)
    let away = rest.magnitude >= UInt64(divisor / 2) ? (units < 0 ? -1 : 1) : 0
    return Number(units: quotient + Int64(away), scale: decimals)
  }
}
