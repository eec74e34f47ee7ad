public import ZoneModel
import ZoneQuery

extension PolicyEvaluator {
  /// What a rule says of a record, with what it rests on.
  public func finding(of rule: Rule, on record: Record) -> Finding {
    let verdict = verdict(of: rule, on: record)
    let reading = rule.reading(readings)
    var trace = Trace(evaluator: evaluator, record: record, settings: book.settings)
    if verdict.isShown || verdict == .notApplicable {
      if let applies = rule.applies { trace.add(applies) }
      if verdict != .notApplicable, let needs = rule.needs { trace.add(needs) }
      if verdict != .notApplicable, let test = reading?.test { trace.add(test) }
    }
    if verdict == .unknown, let place = placeLacking(of: rule, on: record) {
      trace.add(place, of: rule.register)
    }
    var until: Day?
    if verdict == .running, let expression = rule.running?.until,
      case .day(let day) = evaluator.outcome(expression, for: record)
    {
      until = day
    }
    let isShort = [.unmet, .notCovered, .running].contains(verdict)
    var failing: Failing?
    var deciding = Trace(evaluator: evaluator, record: record, settings: book.settings)
    if [.unmet, .notCovered].contains(verdict), let test = reading?.test {
      failing = evaluator.failing(test, for: record)
      if let failing { deciding.add(failing.reason) } else { deciding.add(test) }
    }
    return Finding(
      rule: rule,
      record: record.reference,
      verdict: verdict,
      citation: citation(of: rule, on: record),
      reading: rule.readings.count > 1 ? reading : nil,
      values: trace.values,
      missing: verdict == .unknown ? trace.missing + unmetNeed(of: rule, on: record) : [],
      gap: isShort ? gap(of: rule, reading, for: record) : nil,
      failing: failing?.says,
      deciding: deciding.values,
      until: until,
      tick: ticks[rule.id, record.reference],
      competing: verdict.isShown ? competing(with: rule, on: record) : []
    )
  }
}

extension PolicyEvaluator {
  /// The value that would close a gap; `nil` where nothing says it or data is missing for it.
  func gap(_ expression: Expression?, for record: Record) -> UsedValue? {
    guard let expression else { return nil }
    let outcome = evaluator.outcome(expression, for: record)
    guard outcome.isKnown else { return nil }
    return UsedValue(
      text: expression.text,
      label: Phrase("gap", "差距"),
      outcome: outcome,
      type: expression.type,
      period: nil,
      records: [],
      counts: nil,
      isPrivate: expression.readsPrivate,
      isYear: expression.shownKind == .year
    )
  }

  /// The amount that may not grow on a record that breaks a rule already; `nil` where there is none,
  /// or data is missing for it.
  func growing(of rule: Rule, on record: Record) -> Quantity? {
    guard let amount = rule.grows,
      case .number(let quantity) = evaluator.outcome(amount, for: record)
    else { return nil }
    return quantity
  }

  /// The value that would close the gap of a rule: what lacks of a set of which it asks for one
  /// each, else what the rule says.
  private func gap(of rule: Rule, _ reading: Rule.Reading?, for record: Record) -> UsedValue? {
    guard let test = reading?.test, let (set, ids) = evaluator.lacking(test, for: record) else {
      return gap(reading?.gap ?? rule.gap, for: record)
    }
    var gap = UsedValue(
      text: test.text,
      label: Phrase("gap", "差距"),
      outcome: .list(ids.joined().map { .choice($0) }),
      type: .list(.choice(set)),
      period: nil,
      records: [],
      counts: nil,
      isPrivate: test.readsPrivate
    )
    func label(_ id: String) -> Phrase { set[id]?.label ?? Phrase(same: id) }
    gap.words = Phrase(
      ids.map { $0.map { label($0).en }.joined(separator: " or ") }.joined(separator: ", "),
      ids.map { $0.map { label($0).zh }.joined(separator: "或") }.joined(separator: "、")
    )
    return gap
  }

  /// What must hold so that a rule can be judged, where it does not.
  private func unmetNeed(of rule: Rule, on record: Record) -> [UsedValue] {
    guard let needs = rule.needs, evaluator.answer(needs, for: record) == .no else { return [] }
    return [
      UsedValue(
        text: needs.text,
        label: needs.words(in: evaluator.context.registry, on: evaluator.context.board),
        outcome: .truth(false),
        type: .truth,
        period: nil,
        records: [],
        counts: nil
      )
    ]
  }
}

/// The values that expressions used for a record, and those that they lacked.
struct Trace {
  let evaluator: Evaluator
  let record: Record
  /// What figures of the store's settings are called.
  let settings: [String: Phrase]
  /// The values that were used.
  var values: [UsedValue] { toldApart(kept) }
  /// What is missing.
  var missing: [UsedValue] { toldApart(lacking) }
  private var kept: [UsedValue] = []
  private var lacking: [UsedValue] = []
  private var seen: Set<String> = []
  /// The rows of aggregates that lack a field, by register and field.
  private var owners: [String: [RecordReference]] = [:]

  init(evaluator: Evaluator, record: Record, settings: [String: Phrase]) {
    self.evaluator = evaluator
    self.record = record
    self.settings = settings
  }

  mutating func add(_ expression: Expression) {
    add(evaluator.explain(expression, for: record, limit: 20))
  }

  /// Adds the path to the zone of a record, of which a part is missing; the zone itself is called by
  /// whose it is.
  mutating func add(_ path: Expression, of register: String) {
    let known = lacking.count
    add(path)
    let steps = evaluator.context.registry.fields(along: path.text, from: register)
    guard steps.count > 1 else { return }
    let (owner, zone) = (steps[steps.count - 2].label, steps[steps.count - 1].label)
    for place in lacking.indices.dropFirst(known) where lacking[place].label == zone {
      lacking[place].label = Phrase(
        "\(zone.en) of the \(owner.en.lowercased())",
        "\(owner.zh)的\(zone.zh)"
      )
    }
  }

  /// Values with the same name are called by whose they are: `Field (For the project)`.
  private func toldApart(_ values: [UsedValue]) -> [UsedValue] {
    func times(_ language: Language) -> [String: Int] {
      Dictionary(values.map { ($0.label[language], 1) }, uniquingKeysWith: +)
    }
    let (en, zh) = (times(.en), times(.zh))
    return values.map { value in
      guard value.owner == nil, max(en[value.label.en] ?? 0, zh[value.label.zh] ?? 0) > 1 else {
        return value
      }
      let path = String(Self.path(value.text))
      let steps = evaluator.context.registry.fields(along: path, from: record.reference.register)
      guard steps.count > 1, steps.count == Reach.steps(of: path).count else { return value }
      let owner = steps[steps.count - 2].label
      var told = value
      told.label = Phrase("\(value.label.en) (\(owner.en))", "\(value.label.zh)（\(owner.zh)）")
      return told
    }
  }

  /// Adds what a part used, and what it lacked: a part that is decided lacks nothing, although one
  /// side of it is missing.
  mutating func add(_ reason: Reason, isDecided: Bool = false) {
    let isSetting = UsedValue.isSetting(reason.text)
    let isDecided = isDecided || reason.outcome.isKnown
    guard reason.label != nil || reason.counts != nil || isSetting else {
      for part in reason.parts { add(part, isDecided: isDecided) }
      return
    }
    if seen.insert(reason.text).inserted { kept.append(used(reason)) }
    guard !isDecided else { return }
    // A computed value lacks what its own expression lacks.
    let inputs = reason.inputsLacking
    for input in inputs.isEmpty ? [(reason, nil)] : inputs {
      addMissing(input.reason, of: input.row)
    }
  }

  private mutating func addMissing(_ reason: Reason, of row: RecordReference?) {
    // A field that a row is compared with may be that of another record.
    guard let row = row.map({ reason.subject ?? $0 }), row != record.reference else {
      let path = Self.path(reason.text)
      if !lacking.contains(where: { $0.owner == nil && Self.path($0.text) == path }) {
        var value = used(reason)
        if let name = reason.rowLacking { value.label = name }
        lacking.append(value)
      }
      return
    }
    let kind = "\(row.register) \(reason.text)"
    var owners = owners[kind] ?? []
    guard !owners.contains(row) else { return }
    owners.append(row)
    self.owners[kind] = owners
    if let place = lacking.firstIndex(where: {
      $0.owner?.register == row.register && $0.text == reason.text
    }) {
      lacking[place].label = label(of: reason, lackedBy: owners)
    } else {
      var value = used(reason)
      value.label = label(of: reason, lackedBy: owners)
      value.owner = row
      lacking.append(value)
    }
  }

  /// A field of the record itself is the same with `this.` before it, as it stands within an aggregate.
  private static func path(_ text: String) -> Substring {
    text.hasPrefix("this.") ? text.dropFirst(5) : text[...]
  }

  /// So many records that lack the same are named.
  private static let mostNamed = 2

  /// What is missing, and of which other records: `Source of Yanqi Fund · Nami (inv-0003)`.
  private func label(of reason: Reason, lackedBy owners: [RecordReference]) -> Phrase {
    let (board, registry) = (evaluator.context.board, evaluator.context.registry)
    let isOfNoRow = reason.counts == 0...0
    let field = reason.lacked ?? Phrase(same: reason.text)
    func names(_ language: Language) -> [String] {
      owners.prefix(Self.mostNamed).map { owner in
        let title = board.title(of: owner, in: registry, language, depth: 1) ?? owner.id
        guard title != owner.id else { return title }
        return Phrase("\(title) (\(owner.id))", "「\(title)」（\(owner.id)）")[language]
      }
    }
    let more = owners.count - Self.mostNamed
    return Phrase(
      "\(field.en) \(isOfNoRow ? "for" : "of") \(names(.en).joined(separator: ", "))"
        + (more > 0 ? " and \(more) more" : ""),
      names(.zh).joined(separator: "、") + (more > 0 ? " 等 \(owners.count) 条" : "")
        + (isOfNoRow ? "所需的" : "的") + field.zh
    )
  }

  private func used(_ reason: Reason) -> UsedValue {
    var value = UsedValue(
      text: reason.text,
      label: reason.label ?? settingLabel(reason.text) ?? Phrase(same: reason.text),
      outcome: reason.outcome,
      type: reason.type,
      period: reason.period,
      records: reason.records,
      counts: reason.counts,
      isPrivate: reason.isPrivate,
      isYear: reason.isYear,
      years: reason.years
    )
    value.beside = reason.beside
    return value
  }

  /// What `setting("retirement-age")` is called, with the name that the settings know it by.
  private func settingLabel(_ text: String) -> Phrase? {
    guard UsedValue.isSetting(text), let open = text.firstIndex(of: "(") else { return nil }
    let name = String(text[open...].dropFirst(2).prefix { $0 != "\"" })
    if text.hasPrefix("reading(") || text.hasPrefix("读数(") {
      return Phrase("reading of \(name)", "指标 \(name) 的读数")
    }
    // `setting("grade", "good")` is one of several figures of a name.
    let key = text[open...].split(separator: "\"").enumerated()
      .compactMap { $0.offset.isMultiple(of: 2) ? nil : $0.element }.joined(separator: ".")
    guard let label = settings[name] else {
      return Phrase("setting \(key)", "设置项 \(key)")
    }
    return Phrase("\(label.en) (setting \(key))", "\(label.zh)（设置项 \(key)）")
  }
}

extension Registry {
  /// The fields that a path goes through, such as `holder.employer.zone`; as far as they are declared.
  fileprivate func fields(along path: String, from register: String) -> [Field] {
    var found: [Field] = []
    var registers = [register]
    for step in Reach.steps(of: path) {
      guard let field = registers.lazy.compactMap({ self[$0]?[field: step] }).first else {
        break
      }
      found.append(field)
      registers = field.kind.targets
    }
    return found
  }
}
