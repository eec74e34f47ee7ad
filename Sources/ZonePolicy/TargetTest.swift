public import ZoneModel
import ZoneQuery

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
  }

  /// The comparisons that must all hold.
  public let parts: [Part]

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

  /// Whether the test holds of a number.
  public func holds(for number: Number) -> Bool {
    parts.allSatisfy { part in
      switch part.comparison {
      case .atLeast: number >= part.figure
      case .atMost: number <= part.figure
      case .more: number > part.figure
      case .less: number < part.figure
      case .exactly: number == part.figure
      }
    }
  }

  /// What is missing to the nearest figure that would do; `nil` where the test holds.
  public func gap(of number: Number) -> Number? {
    for part in parts {
      let isMet =
        switch part.comparison {
        case .atLeast: number >= part.figure
        case .atMost: number <= part.figure
        case .more: number > part.figure
        case .less: number < part.figure
        case .exactly: number == part.figure
        }
      if !isMet {
        return (Quantity(part.figure) - Quantity(number)).rounded(decimals: 4)
      }
    }
    return nil
  }

  /// The test as it is written.
  public var description: String {
    parts.map { "\($0.comparison.rawValue) \($0.figure)" }.joined(separator: " and ")
  }
}
