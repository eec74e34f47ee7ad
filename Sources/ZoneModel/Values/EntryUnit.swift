/// A unit that people attach to a number, with how many of the field's own unit it is.
struct EntryUnit {
  /// How it is written, in small letters.
  let names: [String]
  /// The numerator of its size.
  let numerator: Int128
  /// The denominator of its size.
  let denominator: Int128

  init(_ names: String..., size numerator: Int128, over denominator: Int128 = 1) {
    self.names = names
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Multiples that counts and money share.
  private static let multiples = [
    EntryUnit("千", size: 1_000),
    EntryUnit("万", "wan", size: 10_000),
    EntryUnit("十万", size: 100_000),
    EntryUnit("百万", size: 1_000_000),
    EntryUnit("千万", size: 10_000_000),
    EntryUnit("亿", "yi", size: 100_000_000),
  ]

  static let counts = multiples

  static let money =
    multiples + [
      EntryUnit("元", "yuan", "cny", "rmb", "圆", size: 1),
      EntryUnit("千元", "k", size: 1_000),
      EntryUnit("万元", "万元整", "万人民币", size: 10_000),
      EntryUnit("十万元", size: 100_000),
      EntryUnit("百万元", "m", "mn", "million", size: 1_000_000),
      EntryUnit("千万元", size: 10_000_000),
      EntryUnit("亿元", "亿人民币", size: 100_000_000),
      EntryUnit("bn", "billion", "十亿", "十亿元", size: 1_000_000_000),
      EntryUnit("角", size: 1, over: 10),
      EntryUnit("分", size: 1, over: 100),
    ]

  static let areas = [
    EntryUnit("m²", "m2", "㎡", "sqm", "sq m", "平方米", "平米", "平", size: 1),
    // 15 mu are one hectare: 1 mu = 10,000/15 m².
    EntryUnit("mu", "亩", size: 2_000, over: 3),
    EntryUnit("万亩", size: 20_000_000, over: 3),
    EntryUnit("ha", "公顷", size: 10_000),
    EntryUnit("万平方米", "万㎡", "万平米", "万平", "万m²", "万m2", size: 10_000),
    EntryUnit("km²", "km2", "㎢", "平方公里", "平方千米", "sq km", size: 1_000_000),
  ]

  /// Some units that people know, for an error.
  static func examples(of units: [EntryUnit]) -> Phrase {
    let names = Set(units.flatMap(\.names))
    if names.contains("元") { return Phrase("yuan, k, m, bn, 万, 亿", "元、万、万元、亿") }
    if names.contains("亩") { return Phrase("m², mu, ha, km²", "㎡、亩、公顷、平方公里") }
    return names.contains("%") ? Phrase(same: "%") : Phrase(same: "千, 万, 亿")
  }

  static let percents = [EntryUnit("%", "percent", "pct", "个百分点", size: 1)]
}

/// A number with its unit, in the field's own unit.
struct EntryQuantity {
  /// The number.
  let number: Number
  /// Whether a unit or grouping made it other than it was typed.
  let isConverted: Bool
  /// Whether nothing was rounded: a mu is a fraction of square metres.
  let isExact: Bool

  /// How it was understood, where that is not plain.
  func understood(_ en: String, _ zh: String) -> Phrase? {
    guard isConverted else { return nil }
    let text = ValueFormatter.grouped(number.rounded(to: 2))
    return Phrase("= \(text)\(en)", "= \(text)\(zh)")
  }

  static func read(
    _ typed: String,
    units: [EntryUnit],
    ownUnits: [String]
  ) throws(EntryError) -> EntryQuantity {
    var text = typed.halfWidth.lowercased().trimmed
    for sign in ["¥", "￥", "rmb", "cny"] where text.hasPrefix(sign) {
      text = String(text.dropFirst(sign.count)).trimmed
    }
    let isDigit = { (character: Character) in
      character.isASCII && (character.isNumber || ",.-+ '".contains(character))
    }
    let digits = String(text.prefix(while: isDigit)).trimmed
    let name = String(text.dropFirst(text.prefix(while: isDigit).count)).trimmed
    guard let plain = digits.isEmpty ? nil : plainNumber(digits) else {
      if digits.prefix(while: { $0 != "." }).count(where: \.isNumber) > mostDigits {
        throw tooLarge
      }
      throw EntryError(
        Phrase("A number is expected, such as 1200 or 1.5.", "应为数字，例如 1200 或 1.5。")
      )
    }
    let unit: EntryUnit
    if name.isEmpty || ownUnits.contains(name) {
      unit = EntryUnit(size: 1)
    } else if let known = units.first(where: { $0.names.contains(name) }) {
      unit = known
    } else {
      let known = EntryUnit.examples(of: units)
      throw EntryError(
        Phrase(
          "The unit \(name) is not known here; known are \(known.en).",
          "这里没有单位“\(name)”；可用 \(known.zh)。"
        )
      )
    }
    guard let number = scaled(plain, by: unit) else {
      throw tooLarge
    }
    return EntryQuantity(
      number: number,
      isConverted: number.description != typed,
      isExact: unit.denominator == 1
    )
  }

  /// The most digits before the point of a number below ``Validation/largest``.
  private static let mostDigits = 15

  private static let tooLarge = EntryError(
    Phrase(
      "The number is too large: below 1,000,000,000,000,000 is expected.",
      "数字太大：应小于 1,000,000,000,000,000。"
    )
  )

  /// Digits with grouping commas where people put them, and a decimal point.
  private static func plainNumber(_ digits: String) -> Number? {
    var text = digits.filter { $0 != " " && $0 != "'" }
    if text.hasPrefix("+") { text.removeFirst() }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count < 2 || !parts[1].contains(",") else { return nil }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    // 1,200,000 and 1200,0000 (grouped by ten thousands) are both in use; 1,5 is neither.
    if groups.count > 1 {
      let rest = groups.dropFirst()
      guard rest.allSatisfy({ $0.count == 3 }) || rest.allSatisfy({ $0.count == 4 }) else {
        return nil
      }
    }
    var plain = groups.joined()
    // 007 is a number to people.
    while plain.count > 1, plain.hasPrefix("0") { plain.removeFirst() }
    if plain.isEmpty { plain = "0" }
    if parts.count == 2 {
      guard !parts[1].isEmpty else { return nil }
      plain += "." + parts[1]
    }
    return Number(plain)
  }

  /// A number times a unit's size; exact, or to 10 decimals where the size is a third.
  private static func scaled(_ number: Number, by unit: EntryUnit) -> Number? {
    let product = Int128(number.units) * unit.numerator
    var scale = number.scale
    var units = product
    if unit.denominator != 1 {
      let places: UInt8 = 4
      for _ in 0..<places { units *= 10 }
      scale += places
      let (quotient, rest) = units.quotientAndRemainder(dividingBy: unit.denominator)
      units = quotient
      if rest.magnitude * 2 >= unit.denominator.magnitude { units += rest < 0 ? -1 : 1 }
    }
    while scale > 0, units % 10 == 0 {
      units /= 10
      scale -= 1
    }
    guard scale <= 18, let small = Int64(exactly: units) else { return nil }
    return Number(units: small, scale: scale)
  }
}
