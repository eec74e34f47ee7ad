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
    var until: Day?
    if verdict == .running, let expression = rule.running?.until,
      case .day(let day) = evaluator.outcome(expression, for: record)
    {
      until = day
    }
    let isShort = [.unmet, .notCovered, .running].contains(verdict)
    let isIncomplete = rule.kind == "enumeration" && [.unmet, .notCovered].contains(verdict)
    return Finding(
      rule: rule,
      record: record.reference,
      verdict: verdict,
      citation: citation(of: rule, on: record),
      reading: rule.readings.count > 1 ? reading : nil,
      values: trace.values,
      missing: verdict == .unknown ? trace.missing + unmetNeed(of: rule, on: record) : [],
      gap: isShort ? gap(reading?.gap ?? rule.gap, for: record) : nil,
      until: until,
      tick: ticks[rule.id, record.reference],
      competing: verdict.isShown ? competing(with: rule, on: record) : [],
      lacking: isIncomplete ? reading.flatMap { trace.lacking(in: $0.test) } : nil
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

  /// What must hold so that a rule can be judged, where it does not.
  private func unmetNeed(of rule: Rule, on record: Record) -> [UsedValue] {
    guard let needs = rule.needs, evaluator.answer(needs, for: record) == .no else { return [] }
    return [
      UsedValue(
        text: needs.text,
        label: Phrase(same: needs.text),
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
  private(set) var values: [UsedValue] = []
  private(set) var missing: [UsedValue] = []
  private var seen: Set<String> = []

  init(evaluator: Evaluator, record: Record, settings: [String: Phrase]) {
    self.evaluator = evaluator
    self.record = record
    self.settings = settings
  }

  mutating func add(_ expression: Expression) {
    add(evaluator.explain(expression, for: record, limit: 20))
  }

  /// Adds what a part used, and what it lacked: a part that is decided lacks nothing, although one
  /// side of it is missing.
  private mutating func add(_ reason: Reason, isDecided: Bool = false) {
    let isSetting = UsedValue.isSetting(reason.text)
    let isDecided = isDecided || reason.outcome.isKnown
    guard reason.label != nil || reason.counts != nil || isSetting else {
      for part in reason.parts { add(part, isDecided: isDecided) }
      return
    }
    if seen.insert(reason.text).inserted { values.append(used(reason)) }
    guard !isDecided else { return }
    // A computed value lacks what its own expression lacks.
    let inputs = inputs(of: reason)
    for input in inputs.isEmpty ? [reason] : inputs
    where !missing.contains(where: { $0.text == input.text }) {
      missing.append(used(input))
    }
  }

  private func inputs(of reason: Reason) -> [Reason] {
    reason.parts.flatMap { part in
      part.label != nil && !part.outcome.isKnown && part.parts.isEmpty ? [part] : inputs(of: part)
    }
  }

  private func used(_ reason: Reason) -> UsedValue {
    let register = record.reference.register
    let expression = try? evaluator.cache.expression(reason.text, in: register, mode: .value)
    return UsedValue(
      text: reason.text,
      label: reason.label ?? settingLabel(reason.text) ?? aggregateLabel(reason.text)
        ?? Phrase(same: reason.text),
      outcome: reason.outcome,
      type: expression?.type ?? .any,
      period: reason.period,
      records: reason.records,
      counts: reason.counts,
      isPrivate: reason.isPrivate,
      isYear: expression?.shownKind == .year,
      years: reason.years
    )
  }

  /// What `setting("retirement-age")` is called, with the name that the settings know it by.
  private func settingLabel(_ text: String) -> Phrase? {
    guard UsedValue.isSetting(text), let open = text.firstIndex(of: "(") else { return nil }
    let name = String(text[open...].dropFirst(2).prefix { $0 != "\"" })
    if text.hasPrefix("reading(") || text.hasPrefix("读数(") {
      return Phrase("reading of \(name)", "指标 \(name) 的读数")
    }
    guard let label = settings[name] else {
      return Phrase("setting \(name)", "设置项 \(name)")
    }
    return Phrase("\(label.en) (setting \(name))", "\(label.zh)（设置项 \(name)）")
  }

  /// What `count(awards where …)` is called: number of awards.
  private func aggregateLabel(_ text: String) -> Phrase? {
    guard let open = text.firstIndex(of: "("), let name = aggregated(in: text),
      let label = evaluator.context.registry[name]?.label
    else { return nil }
    if let field = field(of: text, in: name) {
      return Self.label(of: String(text[..<open]), field, label)
    }
    let plural = label.en.lowercased()
    let which = wording(ofRowsIn: text, of: name)
    let called: Phrase? =
      switch text[..<open] {
      case "count": Phrase("number of \(plural)", "\(label.zh)数")
      case "sum": Phrase("sum over \(plural)", "\(label.zh)合计")
      case "distinct": Phrase("different ones among \(plural)", "\(label.zh)去重数")
      case "min": Phrase("least of \(plural)", "\(label.zh)最小值")
      case "max": Phrase("most of \(plural)", "\(label.zh)最大值")
      case "any": Phrase("any of \(plural)", "\(label.zh)中任一")
      case "all": Phrase("all of \(plural)", "\(label.zh)全部")
      case "first": Phrase("first of \(plural)", "\(label.zh)首个")
      case "last": Phrase("last of \(plural)", "\(label.zh)末个")
      case "avg": Phrase("average of \(plural)", "\(label.zh)平均")
      default: nil
      }
    guard let called, let which else { return called }
    return Phrase("\(called.en) (\(which.en))", "\(called.zh)（\(which.zh)）")
  }

  /// The register of which an aggregate takes rows.
  private func aggregated(in text: String) -> String? {
    text.firstIndex(of: "(").map { open in
      String(text[text.index(after: open)...].prefix { $0.isLetter || $0 == "-" })
    }
  }

  /// What a list must hold and does not, in words: the choices and records that its test asks for
  /// one by one and that are not there.
  func lacking(in test: Expression) -> Phrase? {
    // Of ways to choose from none is lacking by itself.
    guard !test.text.contains(" or ") else { return nil }
    let parts = evaluator.explain(test, for: record, limit: 1).parts
    let failing = parts.filter { part in
      let isChoice = part.text.drop { $0.isLetter }.hasPrefix(":")
      return part.outcome == .truth(false) && !part.isPrivate
        && (isChoice || part.text.hasPrefix("any("))
    }
    .compactMap { wording(of: $0.text) }
    guard parts.count > 1, !failing.isEmpty else { return nil }
    return Phrase(
      failing.map(\.en).joined(separator: "; "),
      failing.map(\.zh).joined(separator: "；")
    )
  }

  /// A part of a test, in words.
  private func wording(of text: String) -> Phrase? {
    let register = record.reference.register
    if text.hasPrefix("any("), let name = aggregated(in: text),
      let rows = evaluator.context.registry[name]?.label,
      let which = wording(ofRowsIn: text, of: name)
    {
      return Phrase("\(rows.en.lowercased()) (\(which.en))", "\(rows.zh)（\(which.zh)）")
    }
    return aggregateLabel(text)
      ?? (try? evaluator.cache.expression(text, in: register, mode: .check))?.wordingOfRows
  }

  /// Which rows `count(awards where …)` counts or `any(awards, …)` looks for, in words; `nil` for
  /// all, or where they are chosen by a field of the record that is looked at.
  private func wording(ofRowsIn text: String, of register: String) -> Phrase? {
    let condition: String
    if text.hasPrefix("count("), let start = text.firstRange(of: " where ") {
      condition = String(text[start.upperBound...].dropLast())
    } else if text.hasPrefix("any(") || text.hasPrefix("all("),
      let last = text.arguments.last, text.arguments.count == 2
    {
      condition = last
    } else {
      return nil
    }
    return (try? evaluator.cache.expression(condition, in: register, mode: .check))?.wordingOfRows
  }

  /// The field that an aggregate takes of its rows, where it takes one as it is.
  private func field(of text: String, in register: String) -> Field? {
    let arguments = text.arguments
    guard arguments.count > 1, let value = arguments.last else { return nil }
    let name = value.split(separator: " order").first ?? ""
    return evaluator.context.registry[register]?[field: name.filter { $0 != " " }]
  }

  /// What an aggregate of a field is called: the R&D spending in all, the last revenue.
  private static func label(of kind: String, _ field: Field, _ register: Phrase) -> Phrase? {
    let name = field.label
    return switch kind {
    case "sum": Phrase("\(name.en) in all", "\(name.zh)合计")
    case "first", "last": name
    case "min": Phrase("least \(name.en)", "\(name.zh)最小值")
    case "max": Phrase("most \(name.en)", "\(name.zh)最大值")
    case "avg": Phrase("average \(name.en)", "\(name.zh)平均")
    case "distinct":
      Phrase("different ones as \(name.en) of \(register.en)", "\(register.zh)的\(name.zh)去重数")
    default: nil
    }
  }
}

extension String {
  /// What stands between the commas of a call, each as it is written.
  fileprivate var arguments: [String] {
    var depth = 0
    var parts = [""]
    for character in self {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      switch (character, depth) {
      case ("(", 1), (_, 0): continue
      case (",", 1): parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0 == " " }) }
  }
}
