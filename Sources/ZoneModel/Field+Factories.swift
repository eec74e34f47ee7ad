extension Field {
  /// A line of text.
  @inline(never)
  public static func text(
    _ id: String,
    _ en: String,
    _ zh: String,
    form: TextForm? = nil,
    required: Bool = false,
    unique: Bool = false,
    private isPrivate: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil,
    default defaultValue: DefaultValue? = nil,
    width: Int? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .text(form),
      required: required,
      unique: unique,
      private: isPrivate,
      check: check,
      help: help,
      source: source,
      default: defaultValue,
      width: width
    )
  }

  /// Text of several lines.
  @inline(never)
  public static func note(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    private isPrivate: Bool = false,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .note,
      required: required,
      private: isPrivate,
      help: help,
      source: source
    )
  }

  /// One of some choices.
  @inline(never)
  public static func choice(
    _ id: String,
    _ en: String,
    _ zh: String,
    _ choices: [Choice],
    ordered: Bool = false,
    required: Bool = false,
    transitions: [Transition] = [],
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil,
    default defaultValue: DefaultValue? = nil,
    width: Int? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .choice(ChoiceSet(choices, isOrdered: ordered)),
      required: required,
      check: check,
      help: help,
      source: source,
      default: defaultValue,
      transitions: transitions,
      width: width
    )
  }

  /// Any of some choices; `open` lets people enter new words.
  @inline(never)
  public static func choices(
    _ id: String,
    _ en: String,
    _ zh: String,
    _ choices: [Choice],
    open: Bool = false,
    required: Bool = false,
    help: Phrase? = nil,
    source: String? = nil,
    width: Int? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .choices(ChoiceSet(choices, isOpen: open)),
      required: required,
      help: help,
      source: source,
      width: width
    )
  }

  /// A field of a simple kind: texts, integer, number, money, area, percent, date, year, duration or
  /// flag.
  @inline(never)
  public static func plain(
    _ kind: FieldKind,
    _ id: String,
    _ en: String,
    _ zh: String,
    unit: Phrase? = nil,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil,
    default defaultValue: DefaultValue? = nil,
    width: Int? = nil,
    negative: Bool = false
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: kind,
      unit: unit,
      required: required,
      check: check,
      help: help,
      source: source,
      default: defaultValue,
      width: width,
      negative: negative
    )
  }

  /// A whole number.
  @inline(never)
  public static func integer(
    _ id: String,
    _ en: String,
    _ zh: String,
    unit: Phrase? = nil,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    plain(
      .integer,
      id,
      en,
      zh,
      unit: unit,
      required: required,
      check: check,
      help: help,
      source: source
    )
  }

  /// Money in yuan.
  @inline(never)
  public static func money(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    plain(.money, id, en, zh, required: required, check: check, help: help, source: source)
  }

  /// An area in square metres.
  @inline(never)
  public static func area(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    plain(.area, id, en, zh, required: required, check: check, help: help, source: source)
  }

  /// A percentage.
  @inline(never)
  public static func percent(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    plain(.percent, id, en, zh, required: required, check: check, help: help, source: source)
  }

  /// A day.
  @inline(never)
  public static func date(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil,
    default defaultValue: DefaultValue? = nil
  ) -> Field {
    plain(
      .date,
      id,
      en,
      zh,
      required: required,
      check: check,
      help: help,
      source: source,
      default: defaultValue
    )
  }

  /// A calendar year.
  @inline(never)
  public static func year(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    plain(.year, id, en, zh, required: required, check: check, help: help, source: source)
  }

  /// Yes or no.
  @inline(never)
  public static func flag(
    _ id: String,
    _ en: String,
    _ zh: String,
    required: Bool = false,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    var field = plain(.flag, id, en, zh, help: help, source: source)
    field.isRequired = required
    return field
  }

  /// A record of one of these registers.
  @inline(never)
  public static func reference(
    _ id: String,
    to registers: [String],
    _ en: String,
    _ zh: String,
    required: Bool = false,
    check: String? = nil,
    help: Phrase? = nil,
    source: String? = nil,
    default defaultValue: DefaultValue? = nil,
    width: Int? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .reference(registers),
      required: required,
      check: check,
      help: help,
      source: source,
      default: defaultValue,
      width: width
    )
  }

  /// Several records of these registers.
  @inline(never)
  public static func references(
    _ id: String,
    to registers: [String],
    _ en: String,
    _ zh: String,
    required: Bool = false,
    help: Phrase? = nil,
    source: String? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .references(registers),
      required: required,
      help: help,
      source: source
    )
  }

  /// A value that an expression gives; `period` gives the year that it comes from.
  @inline(never)
  public static func computed(
    _ id: String,
    _ en: String,
    _ zh: String,
    _ expression: String,
    gives kind: FieldKind,
    period: String? = nil,
    unit: Phrase? = nil,
    help: Phrase? = nil,
    source: String? = nil,
    width: Int? = nil
  ) -> Field {
    Field(
      id,
      Phrase(en, zh),
      kind: .computed(Computation(expression, gives: kind, period: period)),
      unit: unit,
      help: help,
      source: source,
      width: width
    )
  }
}
