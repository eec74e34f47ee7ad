public import ZoneModel
public import ZoneQuery

/// An index by which zones are evaluated, as data: dimensions with their weights, and indicators.
///
/// The weight of an indicator is relative to the others of its dimension; most are not published,
/// and are `nil`.
public struct EvaluationIndex: Sendable, Identifiable {
  /// One indicator.
  public struct Indicator: Sendable, Identifiable {
    /// Its id within the index, such as `1.2`.
    public let id: String
    /// What it measures.
    public let name: Phrase
    /// What it weighs in its dimension; `nil` where that is not known.
    public let weight: Number?
    /// What the registers say of a zone in the year of today; `nil` where they do not count it.
    public let value: Expression?
  }

  /// A group of indicators.
  public struct Dimension: Sendable, Identifiable {
    /// Its id.
    public let id: String
    /// Its name.
    public let name: Phrase
    /// Its share of the whole, in percent; `nil` where that is not known.
    public let weight: Number?
    /// Its indicators in order; itself alone where they are not known.
    public let indicators: [Indicator]
  }

  /// Its id, kebab-case.
  public let id: String
  /// The id of its document.
  public let pack: String
  /// The number of its clause.
  public let clause: String
  /// Its name.
  public let name: Phrase
  /// Its version, such as the year.
  public let version: String
  /// Whether the weights of all of its dimensions are known.
  public var isWhole: Bool { dimensions.allSatisfy { $0.weight != nil } }
  /// Its dimensions in order.
  public let dimensions: [Dimension]
  /// What is to be known about our reading of it.
  public let note: Phrase?

  /// The metric under which readings of an indicator's points are kept.
  public func metric(of indicator: Indicator) -> String { id + "/" + indicator.id }

  /// The figure of a store's settings that says from which score on a grade is given.
  public static let gradeSetting = "grade"

  /// The grades that have a limit in it, the best first; what is below the last is poor.
  static let grades = ["excellent", "good", "fair"]

  /// How many indicators have a weight that is not known.
  public var unknownWeights: Int {
    dimensions.flatMap(\.indicators).count { $0.weight == nil }
  }
}
