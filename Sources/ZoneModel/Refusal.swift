/// Why something that a person asked for is not done, or is done with a warning.
///
/// It names the thing and the place, what was expected and the next step; the edge adds file and
/// line where there are any.
public struct Refusal: Error, Hashable, Sendable {
  /// The kinds of reason that a caller may branch on.
  public enum Code: String, Sendable {
    /// A value is not of its field's kind or form.
    case invalid
    /// A required value is missing.
    case required
    /// A value or key must be unique and is not.
    case duplicate
    /// A reference names a record that does not exist.
    case noSuchRecord
    /// The register or field does not exist.
    case unknownName
    /// The lifecycle does not allow the step.
    case transition
    /// A check of the declaration does not hold.
    case check
    /// A rule of a document does not hold; it may be done with a reason.
    case policy
    /// Other records refer to this one.
    case referred
    /// Somebody else changed it first.
    case conflict
    /// The action cannot be done on this record now.
    case disabled
    /// The person may only look.
    case notPermitted
    /// It may be stored; a person should look at it.
    case warning
  }

  /// What kind of reason it is.
  public let code: Code
  /// The record, where it has one.
  public let record: RecordReference?
  /// The field, where it has one.
  public let field: String?
  /// The fields that the rule or check behind it reads, written `register.field`, in its order.
  public let reads: [String]
  /// What is wrong and what was expected.
  public let message: Phrase
  /// The message without the values of this record, where it has some: what is the same for all.
  public let general: Phrase
  /// What to do next, where that is not plain from the message.
  public let nextStep: Phrase?
  /// Values that would do, best first.
  public let suggestions: [String]
  /// The rule of a document that it comes from, where it does.
  public let rule: String?

  /// Makes a refusal.
  public init(
    _ code: Code,
    record: RecordReference? = nil,
    field: String? = nil,
    reads: [String] = [],
    _ message: Phrase,
    general: Phrase? = nil,
    nextStep: Phrase? = nil,
    suggestions: [String] = [],
    rule: String? = nil
  ) {
    self.code = code
    self.record = record
    self.field = field
    self.reads = reads
    self.message = message
    self.general = general ?? message
    self.nextStep = nextStep
    self.suggestions = suggestions
    self.rule = rule
  }

  /// Whether it stops the change.
  public var isError: Bool { code != .warning }
}
