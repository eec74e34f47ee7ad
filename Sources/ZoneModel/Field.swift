/// An allowed step of a lifecycle, written `from>to`.
public struct Transition: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The choice before.
  public let from: String
  /// The choice after.
  public let to: String

  /// Reads `from>to`.
  @inline(never)
  public init(stringLiteral text: String) {
    let parts = text.split(separator: ">", omittingEmptySubsequences: false)
    precondition(parts.count == 2, "a transition is written from>to: \(text)")
    from = String(parts[0])
    to = String(parts[1])
  }
}

/// One of several conditions that must hold of a record, and what is said where it does not.
public struct CheckCause: Hashable, Sendable {
  /// The condition, as an expression.
  public let check: String
  /// What is said where it does not hold.
  public let says: Phrase
  /// Whether it is only told of where it does not hold, while others of the field refuse.
  public let warns: Bool

  /// Makes a condition.
  public init(_ check: String, _ en: String, _ zh: String, warns: Bool = false) {
    self.check = check
    says = Phrase(en, zh)
    self.warns = warns
  }
}

/// When a value is settled, so that a change of it is told.
public struct Settlement: Hashable, Sendable {
  /// Where it is settled, as an expression about the record.
  public let condition: String
  /// What to do where the change is no correction.
  public let next: Phrase
}

/// What a field of a new record starts with.
public enum DefaultValue: Hashable, Sendable {
  /// This value.
  case value(Value)
  /// The present day.
  case today
  /// The zone that the screen or the command is narrowed to.
  case zone
  /// The login of the person who makes the record.
  case me
}

/// A field of a register: what one value of a record means and how people meet it.
public struct Field: Hashable, Sendable, Identifiable {
  /// Its id, camelCase: the key in JSON, the name in filters, the heading in CSV.
  public let id: String
  /// Its name.
  public let label: Phrase
  /// What its values are.
  public var kind: FieldKind
  /// The unit of a number, shown in headings and forms.
  public var unit: Phrase?
  /// Whether a record must have a value.
  public var isRequired: Bool
  /// Where it is required: the field whose value does as well (a name in the other language).
  public var substitute: String?
  /// Whether no two records may have the same value.
  public var isUnique: Bool
  /// Whether it is shown to editors only, never in a demo, and in exports only when named.
  public var isPrivate: Bool
  /// What must hold of the record when this field has a value, as an expression.
  public var check: String?
  /// Whether a failed check is only a warning.
  public var checkWarns: Bool
  /// What is said where the check fails, in place of the check's own words.
  public var checkSays: Phrase?
  /// The conditions that the check is made of, each with words of its own; empty where `checkSays`
  /// holds for all of it.
  public private(set) var causes: [CheckCause] = []
  /// What the value means, for people.
  public var help: Phrase?
  /// Where it comes from: document and clause, standard, or "daily work".
  public var source: String?
  /// What a new record starts with.
  public var defaultValue: DefaultValue?
  /// For a choice field with a lifecycle: the allowed steps; empty means any.
  public var transitions: [Transition]
  /// The width in columns that a table starts with; `nil` lets the kind decide.
  public var width: Int?
  /// Whether numbers may fall below zero.
  public var mayBeNegative: Bool
  /// For a date: that it says when something is due.
  public var deadline: Deadline?
  /// For a date: the field with the day that a length typed for it (`+1y`, `一年`) counts from; `nil`
  /// for the present day.
  public private(set) var countsFrom: String?
  /// Whether it is said where another record has the same name but for spaces, signs, width and
  /// legal form.
  public private(set) var tellsAlike = false
  /// Whether its text is the login of a person, shown by the name that the staff register gives.
  public private(set) var isLogin = false
  /// For a date that may lie ahead: the states in which what it tells of has been done.
  public private(set) var doneStates: Set<String>?
  /// Whether its text is the id of a rule of a policy pack, which people are told in plain words.
  public private(set) var namesRule = false
  /// For texts: that each gives something its share of a whole (`Growth: 30`), with the field that
  /// holds what all of them add up to.
  public private(set) var sharesAddUpTo: String?
  /// Whether the shares are all listed, so that those that are known add up to the whole.
  public private(set) var sharesAreWhole = false
  /// For a date: the fields of which it says when they were last changed.
  public private(set) var dated: [String] = []
  /// What to do instead of taking its value out; `nil` where it may be taken out.
  public private(set) var lastsUntil: Phrase?
  /// What makes its value a settled one, of which a change is told.
  public private(set) var settled: Settlement?
  /// For the number of a patent application: the fields that must agree with what it says.
  public private(set) var tellsOfPatent: PatentNumber.Fields?
  /// For a person: that it names who looks after the record.
  public var handOver: HandOver?
  /// What a new record has here unless it is entered, as an expression about the record, such as the
  /// employer of its holder; what is stored stays when that changes later.
  public private(set) var takenFrom: String?

  /// Makes a field.
  ///
  /// The factory methods (`.text`, `.money`, …) read better in declarations.
  @inline(never)
  public init(
    _ id: String,
    _ label: Phrase,
    kind: FieldKind,
    unit: Phrase? = nil,
    required: Bool = false,
    unique: Bool = false,
    private isPrivate: Bool = false,
    check: String? = nil,
    checkWarns: Bool = false,
    help: Phrase? = nil,
    source: String? = nil,
    default defaultValue: DefaultValue? = nil,
    transitions: [Transition] = [],
    width: Int? = nil,
    negative: Bool = false
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.unit = unit
    isRequired = required
    isUnique = unique
    self.isPrivate = isPrivate
    self.check = check
    self.checkWarns = checkWarns
    self.help = help
    self.source = source
    self.defaultValue = defaultValue
    self.transitions = transitions
    self.width = width
    mayBeNegative = negative
  }

  /// The same field, required unless another one has a value.
  public func required(unless substitute: String) -> Field {
    var field = self
    field.isRequired = true
    field.substitute = substitute
    return field
  }

  /// The same field, without which an action that asks for it is not done.
  public var needed: Field {
    var field = self
    field.isRequired = true
    return field
  }

  /// The same field, with what to say where its check fails instead of the check itself.
  public func saying(_ says: Phrase) -> Field {
    var field = self
    field.checkSays = says
    return field
  }

  /// The same field with several conditions that must hold of the record while it has a value; those
  /// that do not are told.
  ///
  /// - Parameters:
  ///   - scope: where they must hold, as an expression; `nil` for always.
  ///   - causes: the conditions.
  /// - Returns: the field with its check.
  public func holding(where scope: String? = nil, _ causes: [CheckCause]) -> Field {
    var field = self
    let all = causes.map { "(\($0.check))" }.joined(separator: " and ")
    field.check = scope.map { "not (\($0)) or \(all)" } ?? all
    field.causes = causes
    return field
  }

  /// The same field with a failed check being a warning only.
  public var warning: Field {
    var field = self
    field.checkWarns = true
    return field
  }

  /// The same date field, of something that has been done once the record is in one of some states.
  public func done(in states: String...) -> Field {
    var field = self
    field.doneStates = Set(states)
    return field
  }

  /// The same field, which a new record takes from what else was entered.
  ///
  /// - Parameter expression: what it has unless it is entered, about the record.
  /// - Returns: the field, whose values follow what it is taken from until the record is stored.
  public func taken(from expression: String) -> Field {
    var field = self
    field.takenFrom = expression
    return field
  }

  /// The same field, whose text is the login of a person.
  public var login: Field {
    var field = self
    field.isLogin = true
    return field
  }

  /// The same field, whose text is the id of a rule of a policy pack.
  public var namingRule: Field {
    var field = self
    field.namesRule = true
    return field
  }

  /// The same field, a name of which it is said where another record has it but for how it is written.
  public var tellingAlike: Field {
    var field = self
    field.tellsAlike = true
    return field
  }

  /// The same field of texts, each of which gives something its share of a whole in percent.
  ///
  /// - Parameters:
  ///   - sum: the field that holds what all of them add up to.
  ///   - whole: whether all of them are listed also where that field is empty; else some may be left out.
  /// - Returns: the field, whose shares are held against their whole.
  public func shares(addingUpTo sum: String, whole: Bool = false) -> Field {
    var field = self
    field.sharesAddUpTo = sum
    field.sharesAreWhole = whole
    return field
  }

  /// The same date, which says when other fields were last changed.
  public func dating(_ fields: String...) -> Field {
    var field = self
    field.dated = fields
    return field
  }

  /// The same field, whose value is not taken out once it is entered: what it began ends otherwise.
  ///
  /// - Parameter next: what to do instead.
  /// - Returns: the field; undoing the entry stays possible.
  public func lasting(_ next: Phrase) -> Field {
    var field = self
    field.lastsUntil = next
    return field
  }

  /// The same field, whose value is settled where something holds, so that a change is told.
  ///
  /// - Parameters:
  ///   - condition: where it is settled, as an expression about the record.
  ///   - next: what to do where the change is no correction.
  /// - Returns: the field.
  public func settled(while condition: String, _ next: Phrase) -> Field {
    var field = self
    field.settled = Settlement(condition: condition, next: next)
    return field
  }

  /// The same number of a patent application, whose digits say what is applied for and when.
  ///
  /// - Parameters:
  ///   - kind: the field with the kind, of choices `invention`, `utility-model` and `design`.
  ///   - filedOn: the field with the day of filing.
  ///   - country: the field with the country or office, as two letters.
  /// - Returns: the field, whose numbers are held against those three.
  public func agreeing(kind: String, filedOn: String, country: String) -> Field {
    var field = self
    field.tellsOfPatent = PatentNumber.Fields(kind: kind, filedOn: filedOn, country: country)
    return field
  }

  /// The same date field, where a length that is typed counts from the day of another field: of those
  /// entered together, else of the record.
  public func counting(from field: String) -> Field {
    var counting = self
    counting.countsFrom = field
    return counting
  }

  /// The length that a text means where the field has a day to count it from.
  public func span(of text: String) -> DaySpan? {
    countsFrom == nil ? nil : DaySpan(text, unsigned: true)
  }

  /// The same field, shown to editors only.
  public var secret: Field {
    var field = self
    field.isPrivate = true
    return field
  }

  /// The kind of the values that people see: what a computed field gives, else the kind itself.
  public var shownKind: FieldKind {
    if case .computed(let computation) = kind { computation.gives } else { kind }
  }
}
