/// A group of registers that an operator opens with one key.
public enum Pane: String, Sendable, CaseIterable {
  /// Zones and functional areas.
  case zones
  /// Incubators of all kinds and who rents in them.
  case incubators
  /// Firms, their titles and yearly figures.
  case enterprises
  /// Patents and what is done with them.
  case patents
  /// Money: funds, awards, vouchers.
  case funds
  /// Research results on their way to the market.
  case achievements
  /// Research projects.
  case projects
  /// People, permits and titles.
  case talent
  /// Research facilities and platforms.
  case facilities
  /// Application scenarios.
  case scenarios
  /// Agencies, alliances and regional partners.
  case partners
  /// Land and buildings.
  case land
  /// Policies and one-stop cases.
  case policies
  /// Tasks, targets and evaluation.
  case performance

  /// Its name.
  public var label: Phrase {
    switch self {
    case .zones: Phrase("Zones", "园区")
    case .incubators: Phrase("Incubators", "孵化载体")
    case .enterprises: Phrase("Enterprises", "企业")
    case .patents: Phrase("Patents", "专利")
    case .funds: Phrase("Funds", "资金")
    case .achievements: Phrase("Achievements", "成果")
    case .projects: Phrase("Projects", "项目")
    case .talent: Phrase("Talent", "人才")
    case .facilities: Phrase("Facilities", "设施平台")
    case .scenarios: Phrase("Scenarios", "应用场景")
    case .partners: Phrase("Partners", "合作机构")
    case .land: Phrase("Land", "土地")
    case .policies: Phrase("Policies", "政策")
    case .performance: Phrase("Performance", "绩效")
    }
  }
}

/// Fields that stand together in a form and in a detail.
public struct Section: Hashable, Sendable {
  /// Its heading.
  public let label: Phrase
  /// Its fields in order.
  public var fields: [Field]

  /// Makes a section.
  @inline(never)
  public init(_ en: String, _ zh: String, _ fields: [Field]) {
    label = Phrase(en, zh)
    self.fields = fields
  }

  /// Its fields as a reader of a language wants them: of two names, the one in it first.
  public func fields(for language: Language) -> [Field] {
    guard language == .zh else { return fields }
    var fields = fields
    for (place, field) in fields.enumerated() {
      guard let other = field.substitute,
        let there = fields.firstIndex(where: { $0.id == other }), there > place
      else { continue }
      fields.insert(fields.remove(at: there), at: place)
    }
    return fields
  }
}

/// One kind of record: its fields, its lifecycle, its actions and its names.
///
/// Tables, forms, filters, validation, CSV, JSON, help and the command line are all made from the
/// declaration; a new register is one declaration and nothing elsewhere.
public struct Register: Hashable, Sendable, Identifiable {
  /// In the list of a reference's targets: a record of any register.
  public static let any = "*"

  /// Its id, plural and kebab-case.
  public let id: String
  /// The pane that it stands in.
  public let pane: Pane
  /// Its name in the plural.
  public let label: Phrase
  /// The name of one record.
  public let singular: Phrase
  /// What stands for a record where there is one line for it: a text with `{field}` in it.
  ///
  /// `{name}` is the name in the language of the screen, else the other.
  public let title: String
  /// What the register is for.
  public let help: Phrase?
  /// The document and clause that it comes from.
  public let source: String?
  /// The first letters of ids that are made for new records, for example `ent`.
  public let idPrefix: String
  /// The fields by section, in declared order; computed and state fields are among them.
  public private(set) var sections: [Section]
  /// The fields of all sections in declared order.
  public private(set) var fields: [Field]
  /// Fields that are a table's columns before somebody chooses others.
  public let columns: [String]
  /// Groups of fields that no two records may have all the same.
  public let keys: [[String]]
  /// Fields of `keys` of which none is as good as a value.
  ///
  /// Two records that both lack one are the same in it; one that lacks another field of a group is the
  /// same as none.
  public let openKeyFields: Set<String>
  /// The path from a record to its zone (`zone`, `enterprise.zone`, …); `nil` where it has none.
  ///
  /// Where a step leads to records of several registers that lie in zones in different ways, the ways
  /// stand behind each other (`client.zone ?? client`).
  public let zonePath: String?
  /// What can be done with a record beside editing it.
  public let actions: [RegisterAction]

  /// What of a record stays as it was once it counts; `nil` where all may change.
  public private(set) var seal: Seal?

  /// Which records a total adds, as a condition, where some are part of others; `nil` for all.
  public private(set) var addends: String?

  private var places: [String: Int]

  /// The same register, of whose records a total adds only some, since the others are part of those.
  public func adding(only condition: String) -> Register {
    var register = self
    register.addends = condition
    return register
  }

  /// The same register, whose records or some fields of them stay as they were once they count.
  public func sealed(_ seal: Seal) -> Register {
    var register = self
    register.seal = seal
    return register
  }

  /// Makes a register.
  ///
  /// `states` (with `transitions`) declares the lifecycle: a choice field `state` that stands
  /// first in a section of its own, unless a section already has a field of that id. `stateCheck`
  /// must hold of a record when its state is set; `stateSays` is what is said where it does not,
  /// with its own source. In `keys` a field that stands with `?` is one of `openKeyFields`.
  @inline(never)
  public init(
    _ id: String,
    pane: Pane,
    _ label: Phrase,
    one singular: Phrase,
    title: String = "{name}",
    idPrefix: String,
    help: Phrase? = nil,
    source: String? = nil,
    sections: [Section],
    states: [Choice] = [],
    transitions: [Transition] = [],
    stateCheck: String? = nil,
    stateSays: Phrase? = nil,
    columns: [String],
    keys: [[String]] = [],
    zonePath: String? = nil,
    actions: [RegisterAction] = []
  ) {
    self.id = id
    self.pane = pane
    self.label = label
    self.singular = singular
    self.title = title
    self.idPrefix = idPrefix
    self.help = help
    self.source = source
    self.columns = columns
    self.keys = keys.map { $0.map { $0.hasSuffix("?") ? String($0.dropLast()) : $0 } }
    openKeyFields = Set(keys.joined().filter { $0.hasSuffix("?") }.map { String($0.dropLast()) })
    self.zonePath = zonePath
    var sections = sections
    if let first = states.first {
      var state = Field(
        "state",
        Phrase("State", "状态"),
        kind: .choice(ChoiceSet(states)),
        check: stateCheck,
        source: stateSays == nil ? source : nil,
        default: .value(.text(first.id)),
        transitions: transitions
      )
      state.checkSays = stateSays
      sections.append(Section("State", "状态", [state]))
    }
    self.sections = sections
    let fields = sections.flatMap(\.fields)
    self.fields = fields
    self.actions = actions.map { $0.counting(as: fields) }
    places = [:]
    for (place, field) in fields.enumerated() {
      let previous = places.updateValue(place, forKey: field.id)
      precondition(previous == nil, "register \(id) declares \(field.id) twice")
    }
  }

  /// A field by its id.
  public subscript(field id: String) -> Field? {
    places[id].map { fields[$0] }
  }

  /// The fields that may refer to records of a register.
  public func fields(referringTo register: String) -> [Field] {
    fields.filter { field in
      field.kind.targets.contains(register) || field.kind.targets.contains(Register.any)
    }
  }

  /// The field that says what an amount is for or in, where that differs from record to record:
  /// `priceUnit` beside `price`, or `unit` beside a number without a unit of its own.
  public func unitField(of field: Field) -> Field? {
    if let own = self[field: field.id + "Unit"] { return own }
    return field.kind == .number && field.unit == nil ? self[field: "unit"] : nil
  }

  /// The place of each field in declared order, for writing records.
  public var order: [String: Int] { places }

  /// The same register as those see it who may not see private fields.
  public var withoutPrivate: Register {
    guard fields.contains(where: \.isPrivate) else { return self }
    var register = self
    register.sections = sections.map { section in
      var section = section
      section.fields.removeAll(where: \.isPrivate)
      return section
    }
    register.fields.removeAll(where: \.isPrivate)
    register.places = [:]
    for (place, field) in register.fields.enumerated() { register.places[field.id] = place }
    return register
  }

  /// The same register with more fields, in a section of the store's own.
  package func adding(_ section: Section) -> Register {
    var register = self
    register.sections.append(section)
    for field in section.fields where register.places[field.id] == nil {
      register.places[field.id] = register.fields.count
      register.fields.append(field)
    }
    return register
  }

  /// The same register with more choices for one of its fields.
  package func adding(choices: [Choice], to field: String) -> Register {
    var register = self
    func widened(_ old: Field) -> Field {
      guard old.id == field else { return old }
      var new = old
      switch old.kind {
      case .choice(var set):
        set.choices += choices.filter { set[$0.id] == nil }
        new.kind = .choice(set)
      case .choices(var set):
        set.choices += choices.filter { set[$0.id] == nil }
        new.kind = .choices(set)
      default: break
      }
      return new
    }
    register.fields = register.fields.map(widened)
    register.sections = register.sections.map { section in
      var section = section
      section.fields = section.fields.map(widened)
      return section
    }
    return register
  }

  /// The same register with more allowed steps for one of its fields.
  ///
  /// Where no step was declared any is allowed, and stays so.
  package func adding(transitions: [Transition], to field: String) -> Register {
    var register = self
    func widened(_ old: Field) -> Field {
      guard old.id == field, !old.transitions.isEmpty else { return old }
      var new = old
      new.transitions += transitions.filter { !old.transitions.contains($0) }
      return new
    }
    register.fields = register.fields.map(widened)
    register.sections = register.sections.map { section in
      var section = section
      section.fields = section.fields.map(widened)
      return section
    }
    return register
  }
}
