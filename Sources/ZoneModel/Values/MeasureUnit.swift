/// The unit of a measure as people write it: `万元`, `km²`, `%`, `万人`, `enterprises`.
///
/// Units of one kind can be told in each other; a word that is no unit of a known kind counts things
/// (`家`, `items`), alone or in thousands, ten thousands and so on.
public struct MeasureUnit: Hashable, Sendable, CustomStringConvertible {
  /// How many of another unit one of this is, as a fraction.
  public struct Factor: Hashable, Sendable {
    /// The numerator.
    public let numerator: Int128
    /// The denominator, above zero.
    public let denominator: Int128
  }

  /// The unit as it was typed.
  public let description: String
  private let text: String

  /// Makes a unit; `nil` of an empty text.
  public init?(_ description: String) {
    self.description = description.trimmed
    text = description.halfWidth.lowercased().trimmed
    guard !text.isEmpty else { return nil }
  }

  /// Units that can be told in each other; the first of each is the plain one.
  private static let kinds: [[EntryUnit]] = [
    [EntryUnit("元", size: 1)] + EntryUnit.money,
    EntryUnit.areas,
    EntryUnit.percents + [EntryUnit("‰", size: 1, over: 10)],
    [
      EntryUnit("usd", "us$", "us dollars", "dollars", "美元", size: 1),
      EntryUnit("万美元", size: 10_000), EntryUnit("million usd", "百万美元", size: 1_000_000),
      EntryUnit("亿美元", size: 100_000_000),
    ],
    [
      EntryUnit("kg", "公斤", "千克", size: 1),
      EntryUnit("t", "tons", "ton", "tonnes", "吨", size: 1_000),
      EntryUnit("万吨", size: 10_000_000),
    ],
    // Energy by its coal equivalent and electricity: what one is of the other is a matter of convention.
    [
      EntryUnit("tce", "吨标准煤", "吨标煤", size: 1),
      EntryUnit("万吨标准煤", "万吨标煤", size: 10_000),
    ],
    [
      EntryUnit("kwh", "千瓦时", "度", size: 1), EntryUnit("mwh", "兆瓦时", size: 1_000),
      EntryUnit("万千瓦时", "万度", size: 10_000), EntryUnit("亿千瓦时", size: 100_000_000),
    ],
    [EntryUnit("days", "day", "天", "日", size: 1)],
    [EntryUnit("working days", "working day", "个工作日", "工作日", size: 1)],
  ]

  /// Multiples before a counted thing, the longer ones first.
  private static let multiples = [
    EntryUnit("百万", "million ", size: 1_000_000), EntryUnit("千万", size: 10_000_000),
    EntryUnit("十万", size: 100_000), EntryUnit("十亿", "billion ", size: 1_000_000_000),
    EntryUnit("亿", size: 100_000_000), EntryUnit("万", "10,000 ", "10000 ", size: 10_000),
    EntryUnit("千", "thousand ", size: 1_000),
  ]

  /// How many of another unit one of this is; `nil` where they are not of a kind.
  ///
  /// Of two words that count things, 家 and 个, one is as much as the other; a figure for so many
  /// people is no count.
  public func factor(to wanted: MeasureUnit) -> Factor? {
    if text == wanted.text { return Factor(numerator: 1, denominator: 1) }
    for units in Self.kinds {
      guard let other = Self.unit(wanted.text, in: units) else { continue }
      return Self.unit(text, in: units).map { own in
        Factor(
          numerator: own.numerator * other.denominator,
          denominator: own.denominator * other.numerator
        )
      }
    }
    let (own, other) = (Self.counted(text), Self.counted(wanted.text))
    guard own.thing.isEmpty || !Self.kinds.contains(where: { Self.unit(text, in: $0) != nil }),
      own.thing == other.thing || !(own.isRatio || other.isRatio)
    else { return nil }
    return Factor(numerator: own.size, denominator: other.size)
  }

  /// How many of the plain unit of its kind one of it is: yuan, square metres, percent, people.
  public var plain: Factor {
    let unit = Self.kinds.lazy.compactMap { Self.unit(text, in: $0) }.first
    return unit.map { Factor(numerator: $0.numerator, denominator: $0.denominator) }
      ?? Factor(numerator: Self.counted(text).size, denominator: 1)
  }

  /// What it counts, without the multiple before it (`家` of 万家), empty where nothing but a multiple
  /// stands; `nil` of a unit of a known kind.
  public var thing: String? {
    Self.kinds.contains { Self.unit(text, in: $0) != nil } ? nil : Self.counted(text).thing
  }

  /// Whether a word counts things of all kinds.
  public static func isOfAllKinds(_ thing: String) -> Bool { classifiers.contains(thing) }

  private static let classifiers: Set<String> = [
    "个", "家", "件", "项", "种", "条", "处", "宗", "笔", "次", "份", "人", "名", "位", "items", "item",
    "pieces", "piece", "units", "unit", "number", "people", "persons",
  ]

  private static func unit(_ text: String, in units: [EntryUnit]) -> EntryUnit? {
    units.first { $0.names.contains(text) }
  }

  /// What a unit counts, in which multiple, and whether it is a figure for so many of something else.
  private static func counted(_ text: String) -> (size: Int128, thing: String, isRatio: Bool) {
    let isRatio = text.contains("/") || text.hasPrefix("per ") || text.hasPrefix("每")
    for multiple in multiples {
      for name in multiple.names where (text + " ").hasPrefix(name) {
        return (multiple.numerator, String((text + " ").dropFirst(name.count)).trimmed, isRatio)
      }
    }
    return (1, text, isRatio)
  }
}
