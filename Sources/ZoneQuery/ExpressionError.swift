public import ZoneModel

/// Why a text is not an expression: what is wrong, where, and what would do.
public struct ExpressionError: Error, Hashable, Sendable {
  /// The place, counted in characters of the text.
  public let range: Range<Int>
  /// What is wrong and what was expected.
  public let message: Phrase
  /// The names that come nearest to what was written, best first.
  public let nearest: [String]
  /// What people call those of them that are choices or fields, by their id.
  public let labels: [String: Phrase]

  /// Whether it could be read, but not for this person.
  public private(set) var isForbidden = false

  static func isPrivate(_ range: Range<Int>) -> ExpressionError {
    var error = ExpressionError(
      range,
      Phrase("this field is shown to editors only", "该字段仅编辑可见")
    )
    error.isForbidden = true
    return error
  }

  /// Makes an error.
  public init(
    _ range: Range<Int>,
    _ message: Phrase,
    nearest: [String] = [],
    labels: [String: Phrase] = [:]
  ) {
    self.range = range
    self.message = message
    self.nearest = nearest
    self.labels = labels
  }

  /// The message with the nearest name, if there is one.
  public var sentence: Phrase {
    guard let best = nearest.first else { return message }
    let chinese = labels[best].map { "“\($0.zh)”（\(best)）" } ?? " \(best)"
    return Phrase("\(message.en); did you mean \(best)?", "\(message.zh)；是否指\(chinese)？")
  }
}
