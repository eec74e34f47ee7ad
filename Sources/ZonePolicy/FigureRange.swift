public import ZoneModel

/// What a figure that is reported can be: a count is a whole number of at least none, a rank a whole
/// number from the first on, an amount or a share no less than nothing.
public struct FigureRange: Sendable, Hashable {
  /// The least that it can be; `nil` where it has no end.
  public let least: Number?
  /// The most that it can be; `nil` where it has no end.
  public let most: Number?
  /// Whether it is a whole number.
  public let isWhole: Bool

  /// What sort of figure it is.
  public enum Sort: String, Sendable, CaseIterable {
    /// So many things.
    case count
    /// A place among others, the first being 1.
    case rank
    /// An amount or a share.
    case amount
  }

  /// Makes a range.
  public init(least: Number?, most: Number?, isWhole: Bool = false) {
    (self.least, self.most, self.isWhole) = (least, most, isWhole)
  }

  /// Makes the range of a sort of figure, within bounds where they are said; `nil` where neither is.
  init?(_ sort: Sort?, within bounds: ClosedRange<Number>?) {
    guard sort != nil || bounds != nil else { return nil }
    self.init(
      least: bounds?.lowerBound ?? (sort == .rank ? 1 : 0),
      most: bounds?.upperBound,
      isWhole: sort == .count || sort == .rank
    )
  }

  /// Whether a figure is one that can be.
  func contains(_ figure: Number) -> Bool {
    (least.map { figure >= $0 } ?? true) && (most.map { figure <= $0 } ?? true)
      && (!isWhole || figure.integer != nil)
  }

  /// What it asks of a figure, as it goes on after “a reading” and “读数应”.
  var words: Phrase {
    let whole = isWhole ? Phrase("that is a whole number ", "整数") : Phrase("", "数值")
    switch (least, most) {
    case (let least?, let most?):
      return Phrase(
        "\(whole.en)between \(least) and \(most)",
        "\(isWhole ? "为" : "在") \(least) 至 \(most) \(isWhole ? "的整数" : "之间")"
      )
    case (let least?, nil):
      return Phrase("\(whole.en)of \(least) or more", "为不小于 \(least) 的\(whole.zh)")
    case (nil, let most?):
      return Phrase("\(whole.en)of \(most) or less", "为不大于 \(most) 的\(whole.zh)")
    case (nil, nil): return Phrase("that is a whole number", "为整数")
    }
  }
}
