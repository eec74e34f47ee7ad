/// Where an action takes a value from.
public enum ActionValue: Hashable, Sendable {
  /// This value.
  case value(Value)
  /// This text, in the language of whoever does it.
  case text(Phrase)
  /// No value: the field becomes missing.
  case missing
  /// What the person entered for an asked field.
  case asked(String)
  /// The number that the record has with what the person entered for an asked field: what is paid now
  /// comes to what was paid before.
  case added(String)
  /// What an expression gives for the record.
  case expression(String)
  /// The record that the action is done on, as a reference.
  case this
}

/// One thing that an action writes.
public enum ActionStep: Hashable, Sendable {
  /// A field of the record itself.
  case set(field: String, to: ActionValue)
  /// What was asked for goes behind the texts of a field of the record, where it is not among them; with
  /// an asked day before it, so that the same on another day is told apart.
  case append(field: String, asked: String, on: String? = nil)
  /// What some fields of the record say now goes, with their names, behind the texts of another field,
  /// because the next time writes over it or takes it out.
  case keep([String], in: String)
  /// A field of the record that a reference of this one names, if it names one; not where a condition
  /// holds of that record.
  case setOn(reference: String, field: String, to: ActionValue, unless: String? = nil)
  /// A field of every record of a register that names this one in a field, and for which a condition
  /// holds.
  case setOnAll(
    _ register: String,
    by: String,
    where: String? = nil,
    field: String,
    to: ActionValue
  )
  /// A field of the record that a reference of this one names becomes a field of the record that was
  /// asked for, where its lifecycle allows the step; else it stays.
  case advance(reference: String, field: String, to: String, of: String)
  /// The state of the record that a reference of this one names, or of each that it names, becomes the
  /// one given for its register, where its lifecycle allows the step; else it stays. With a condition it
  /// stays too where that does not hold of the record itself.
  case lead(reference: String, to: [String: String], where: String? = nil)
  /// A new record of a register, with these values.
  case create(register: String, values: [String: ActionValue])
  /// A new record like this one, with these values instead (renewing a lease keeps the old one).
  case copy(values: [String: ActionValue])
  /// Every record that names this one as who looks after it names the other one instead.
  case handOver(to: ActionValue)
}

/// Something that can be done with a record beside editing its fields: renew, graduate, pay.
///
/// It asks for some fields, writes to one or more records, and is one change and one undo.
public struct RegisterAction: Hashable, Sendable, Identifiable {
  /// Its id, kebab-case, as on the command line.
  public let id: String
  /// Its name, as a command.
  public let label: Phrase
  /// What it does, in a sentence.
  public let help: Phrase
  /// The states from which it can be done; empty means any.
  public let states: [String]
  /// What must hold of the record besides, as an expression.
  public let when: String?
  /// Why not, where `when` does not hold.
  public let whenNot: Phrase?
  /// What it asks for; a default that names the record's own field is an expression in `defaults`.
  public private(set) var asks: [Field]
  /// Expressions that give the asked fields their first values.
  public let defaults: [String: String]
  /// The asked date as of which those expressions are reckoned, where it is not the present day.
  public let asOf: String?
  /// What must hold of the record as of that date, as an expression.
  public let whenAsOf: String?
  /// Why not, where `whenAsOf` does not hold; `{field}` stands for the record's value as of that date.
  public let whenAsOfNot: Phrase?
  /// What it writes, in order.
  public let steps: [ActionStep]
  /// Whether it can be done on several marked records at once.
  public let isBulk: Bool
  /// The field that names who filed the record; where the store asks for two persons, that person
  /// may not do this.
  public let notBy: String?

  /// Makes an action.
  @inline(never)
  public init(
    _ id: String,
    _ label: Phrase,
    help: Phrase,
    states: [String] = [],
    when: String? = nil,
    whenNot: Phrase? = nil,
    asks: [Field] = [],
    defaults: [String: String] = [:],
    asOf: String? = nil,
    whenAsOf: String? = nil,
    whenAsOfNot: Phrase? = nil,
    steps: [ActionStep],
    bulk: Bool = true,
    notBy: String? = nil
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.states = states
    self.when = when
    self.whenNot = whenNot
    self.asks = asks
    self.defaults = defaults
    self.asOf = asOf
    self.whenAsOf = whenAsOf
    self.whenAsOfNot = whenAsOfNot
    self.steps = steps
    isBulk = bulk
    self.notBy = notBy
  }

  /// The same action, whose asked dates count lengths from where the register's own fields do.
  func counting(as fields: [Field]) -> RegisterAction {
    var action = self
    action.asks = asks.map { ask in
      guard ask.countsFrom == nil,
        let start = fields.first(where: { $0.id == ask.id })?.countsFrom
      else { return ask }
      return ask.counting(from: start)
    }
    return action
  }
}
