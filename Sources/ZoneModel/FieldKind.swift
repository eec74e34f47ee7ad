/// One of the values that a choice field may take.
public struct Choice: Hashable, Sendable {
  /// The id that records keep, kebab-case.
  public let id: String
  /// Its name.
  public let label: Phrase
  /// Short names that people type for it as well.
  public let also: [String]

  /// Makes a choice.
  @inline(never)
  public init(_ id: String, _ en: String, _ zh: String, also: [String] = []) {
    self.id = id
    label = Phrase(en, zh)
    self.also = also
  }
}

/// The values that a choice field may take.
public struct ChoiceSet: Hashable, Sendable {
  /// The choices in the order in which they are shown.
  public var choices: [Choice]
  /// Whether that order means something, so that `<` compares (nursery < incubator).
  public let isOrdered: Bool
  /// Whether people may enter words that are not in the list (tags).
  public let isOpen: Bool

  /// Makes a set of choices.
  @inline(never)
  public init(_ choices: [Choice], isOrdered: Bool = false, isOpen: Bool = false) {
    self.choices = choices
    self.isOrdered = isOrdered
    self.isOpen = isOpen
  }

  /// The choice with an id.
  public subscript(id: String) -> Choice? {
    choices.first { $0.id == id }
  }
}

/// The form that a text field's value must have, beyond being a text.
public enum TextForm: String, Hashable, Sendable, CaseIterable {
  /// Unified social credit code, GB 32100-2015.
  case creditCode = "uscc"
  /// Organisation code, GB 11714-1997.
  case organisationCode = "organisation"
  /// Chinese patent application number, ZC 0006-2003.
  case patentNumber = "patent"
  /// Chinese patent publication number, ZC 0007.
  case publicationNumber = "publication"
  /// Number of a registered technology contract.
  case contractNumber = "contract"
  /// Code of an administrative division, GB/T 2260.
  case regionCode = "region"
  /// Code of an industry, GB/T 4754.
  case industryCode = "industry"
  /// A telephone number as people write it.
  case telephone
  /// An e-mail address.
  case email
}

/// What a field's values are and how they are entered, shown, compared and written.
public indirect enum FieldKind: Hashable, Sendable {
  /// A line of text, with the form it must have, if any.
  case text(TextForm?)
  /// Text of several lines.
  case note
  /// One of a set of choices.
  case choice(ChoiceSet)
  /// Any of a set of choices; a set.
  case choices(ChoiceSet)
  /// Texts in an order of their own.
  case texts
  /// A whole number.
  case integer
  /// A number; its unit is the field's.
  case number
  /// Money in yuan, at most two decimals.
  case money
  /// An area in square metres, at most two decimals; 1 mu = 2000/3 m².
  case area
  /// A percentage: 3.5 means 3.5 %.
  case percent
  /// A day.
  case date
  /// A calendar year.
  case year
  /// A length of time, written `3y`, `18m`, `90d`.
  case duration
  /// Yes or no.
  case flag
  /// A record of one of these registers; `Register.any` for all. Written as the id, or as
  /// `register/id` where several registers are allowed.
  case reference([String])
  /// Several such records; a set.
  case references([String])
  /// Computed by an expression, never stored: what it gives, and from which period if that matters.
  case computed(Computation)

  /// Whether values are sets, which travel as added and removed elements.
  public var isSet: Bool {
    switch self {
    case .choices, .references: true
    default: false
    }
  }

  /// Whether the values are never written.
  public var isComputed: Bool {
    if case .computed = self { true } else { false }
  }

  /// The registers that a reference may name; empty for other kinds.
  public var targets: [String] {
    switch self {
    case .reference(let registers), .references(let registers): registers
    default: []
    }
  }

  /// The choices of a choice field or of a computed one that gives a choice.
  public var choiceSet: ChoiceSet? {
    switch self {
    case .choice(let set), .choices(let set): set
    case .computed(let computation): computation.gives.choiceSet
    default: nil
    }
  }
}

/// How a computed field comes about.
public struct Computation: Hashable, Sendable {
  /// The expression, with the record as `this`.
  public let expression: String
  /// The kind of what it gives.
  public let gives: FieldKind
  /// The expression for the year that the value comes from, shown beside it (`6.1%'25`).
  public let period: String?

  /// Makes a computation.
  @inline(never)
  public init(_ expression: String, gives: FieldKind, period: String? = nil) {
    self.expression = expression
    self.gives = gives
    self.period = period
  }
}
