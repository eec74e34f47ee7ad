public import ZoneModel
public import ZoneQuery

/// What must hold of a target's value: one or two comparisons with figures.
///
/// `> 100` fails at 100, `>= 100` holds there.
public struct TargetTest: Sendable, Hashable, CustomStringConvertible {
  /// How a value is compared.
  public enum Comparison: String, Sendable, CaseIterable {
    /// At least.
    case atLeast = ">="
    /// At most.
    case atMost = "<="
    /// More than.
    case more = ">"
    /// Less than.
    case less = "<"
    /// Exactly.
    case exactly = "="
  }

  /// One comparison.
  public struct Part: Sendable, Hashable {
    /// How.
    public let comparison: Comparison
    /// With which figure, in the target's unit.
    public let figure: Number

    /// Whether it holds of all that lies between two amounts, the upper one without an end if `nil`;
    /// `nil` where it holds of some only.
    func holds(from low: Quantity, to high: Quantity?) -> Bool? {
      let figure = Quantity(figure)
      let isAbove = low > figure
      let isBelow = high.map { $0 < figure } ?? false
      switch comparison {
      case .atLeast: return low >= figure ? true : isBelow ? false : nil
      case .more: return isAbove ? true : high.map { $0 <= figure } ?? false ? false : nil
      case .atMost: return high.map { $0 <= figure } ?? false ? true : isAbove ? false : nil
      case .less: return isBelow ? true : low >= figure ? false : nil
      case .exactly: return isAbove || isBelow ? false : nil
      }
    }

    func holds(for amount: Quantity) -> Bool {
      let figure = Quantity(figure)
      return switch comparison {
      case .atLeast: amount >= figure
      case .atMost: amount <= figure
      case .more: amount > figure
      case .less: amount < figure
      case .exactly: amount == figure
      }
    }
  }

  /// The comparisons that must all hold.
  public let parts: [Part]

  init(parts: [Part]) {
    self.parts = parts
  }

  /// Reads `>= 30` or `>= 3 and <= 5`; `nil` where it is none.
  public init?(_ text: String) {
    var parts: [Part] = []
    for piece in text.split(separator: " and ") {
      let words = piece.split(separator: " ")
      guard words.count == 2, let comparison = Comparison(rawValue: String(words[0])),
        let figure = Number(words[1])
      else { return nil }
      parts.append(Part(comparison: comparison, figure: figure))
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  /// Whether the test holds of an amount.
  public func holds(for amount: Quantity) -> Bool {
    parts.allSatisfy { $0.holds(for: amount) }
  }

  /// Whether the test holds of all that lies between two amounts, the upper one without an end if
  /// `nil`; `nil` where it holds of some only.
  public func holds(from low: Quantity, to high: Quantity?) -> Bool? {
    let answers = parts.map { $0.holds(from: low, to: high) }
    if answers.contains(false) { return false }
    return answers.contains(nil) ? nil : true
  }

  /// Whether an amount is above a band, a test with two ends: it is too much and not too little.
  public func isAboveBand(_ amount: Quantity) -> Bool {
    parts.contains { [.atLeast, .more].contains($0.comparison) }
      && parts.contains { [.atMost, .less].contains($0.comparison) && !$0.holds(for: amount) }
  }

  /// What is missing to the figure of the first comparison that fails; `nil` where the test holds.
  ///
  /// Rounded to four decimals, as values are shown. Of a strict comparison it takes more than that.
  public func gap(of amount: Quantity) -> (amount: Number, isStrict: Bool)? {
    guard let part = parts.first(where: { !$0.holds(for: amount) }),
      let gap = (Quantity(part.figure) - amount).rounded(decimals: 4)
    else { return nil }
    return (gap, [.more, .less].contains(part.comparison))
  }

  /// The test as it is written.
  public var description: String {
    parts.map { "\($0.comparison.rawValue) \($0.figure)" }.joined(separator: " and ")
  }
}
