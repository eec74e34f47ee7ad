import ZoneModel

/// Looking at one change, or at records at rest.
struct Inspection {
  /// Answers about the board with the change.
  let evaluator: Evaluator
  let before: any Board
  let touches: Touches
  /// What kind of act the change is.
  let operation: ZoneModel.Operation
  /// Where conditions of actions are asked.
  let beginnings = Beginnings()

  /// Undo, redo and revert are exempt from lifecycles.
  var isTakingBack: Bool {
    operation == .undo || operation == .redo || operation == .revert
  }
  var context: QueryContext { evaluator.context }
  var cache: QueryCache { evaluator.cache }
  var after: any Board { context.board }

  func refusals() -> [Refusal] {
    var refusals: [Refusal] = []
    var written: [String: [(record: Record, touch: Touches.Touch)]] = [:]
    var order: [String] = []
    var deleted: [RecordReference] = []
    for (reference, touch) in touches.records {
      guard let rules = cache.rules(of: reference.register) else {
        if !isTakingBack { refusals.append(Self.unknownRegister(reference, context.registry)) }
        continue
      }
      guard let record = after.record(reference) else {
        if touch.isDeleted { deleted.append(reference) }
        continue
      }
      refusals += unknownFields(touch, rules, reference)
      // Looking for the nearest ids takes its time; the first few refusals are what people read.
      let suggests = refusals.count < 10
      let own = self.refusals(of: record, touch, rules, suggests: suggests)
      refusals += own
      if !isTakingBack {
        if !touch.isNew {
          refusals +=
            transitions(record, touch, rules) + takenOut(record, touch, rules)
            + unsettled(record, touch, rules)
        }
        // A check that fails has often said already why the action can't be done.
        let asks = !own.contains { $0.code == .check }
        refusals += demands(record, touch, rules, asksConditions: asks)
        refusals += losses(record, touch, rules)
        if asks { refusals += effectsLeft(record, touch) }
        // Lists of what is new come without days; whoever changes what is there can say when.
        if operation != .import || !touch.isNew {
          let unknown = touch.isNew ? daysUnknown(record, rules) : []
          refusals += unknown + undated(record, touch, rules, told: unknown)
        }
        let days = daysAhead(record, touch, rules, told: own)
        refusals += days + openActs(record, touch, rules, told: own + days)
        refusals += plansMoved(record, touch, rules)
      }
      if written[reference.register] == nil { order.append(reference.register) }
      written[reference.register, default: []].append((record, touch))
    }
    for id in order {
      guard let rules = cache.rules(of: id), let records = written[id] else { continue }
      let same = duplicates(records, rules)
      refusals += same
      if !isTakingBack {
        let taken = Set(same.compactMap(\.record))
        refusals += alike(records.filter { !taken.contains($0.record.reference) }, rules)
      }
    }
    refusals += referred(deleted)
    if !isTakingBack { refusals += leftBehind() }
    return refusals
  }

  /// What is wrong with a record by itself and by what it refers to.
  func refusals(
    of record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    suggests: Bool
  ) -> [Refusal] {
    fieldRefusals(record, touch, rules)
      + references(record, touch, rules, suggests: suggests)
      + checks(record, touch, rules)
      + order(record, touch, rules)
  }

  // MARK: - Names

  private static func unknownRegister(
    _ reference: RecordReference,
    _ registry: Registry
  ) -> Refusal {
    Refusal(
      .unknownName,
      record: reference,
      Phrase("There is no register \(reference.register).", "没有登记册 \(reference.register)。"),
      suggestions: Nearest.names(to: reference.register, among: registry.registers.map(\.id))
    )
  }

  private func unknownFields(
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    _ reference: RecordReference
  ) -> [Refusal] {
    guard !isTakingBack else { return [] }
    let register = rules.register
    return touch.fields.sorted().compactMap { name in
      guard let place = rules.place(of: name) else {
        return Refusal(
          .unknownName,
          record: reference,
          field: name,
          Phrase(
            "\(register.label.en) have no field \(name).",
            "\(register.label.zh)没有字段 \(name)。"
          ),
          suggestions: Names.nearestFields(name, in: register)
        )
      }
      guard register.fields[place].kind.isComputed else { return nil }
      let field = register.fields[place]
      return Refusal(
        .invalid,
        record: reference,
        field: name,
        Phrase(
          "\(field.label.en) is computed and can't be set.",
          "\(field.label.zh)由系统计算，不能填写。"
        )
      )
    }
  }

  // MARK: - Fields

  private func fieldRefusals(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    let today = evaluator.context.today
    if touch.isNew { return Validation.refusals(of: record, in: rules.register, today: today) }
    var refusals: [Refusal] = []
    for place in rules.concerned(by: touch.fields) {
      let field = rules.register.fields[place]
      for refusal in Validation.refusals(
        of: record[field.id],
        for: field,
        among: record.fields,
        in: rules.register,
        today: today
      ) {
        refusals.append(refusal.placed(at: record.reference))
      }
    }
    return refusals
  }

  // MARK: - References

  private func references(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    suggests: Bool
  ) -> [Refusal] {
    var refusals: [Refusal] = []
    for place in rules.referring
    where touch.isNew || touch.fields.contains(rules.register.fields[place].id) {
      let field = rules.register.fields[place]
      let targets = field.kind.targets
      let texts = record[field.id]?.list ?? record[field.id]?.text.map { [$0] } ?? []
      for text in texts {
        guard let target = Registry.target(of: text, in: targets) else { continue }
        if exists(target) { continue }
        refusals.append(missing(target, field, record.reference, suggests: suggests))
      }
      let isTree = field.id == "parent" || field.check?.hasPrefix("\(field.id) != this") == true
      if isTree, targets == [rules.register.id], lies(record.reference, field) {
        refusals.append(
          Refusal(
            .check,
            record: record.reference,
            field: field.id,
            Phrase("It would lie in itself.", "将导致自身成为自己的上级。")
          )
        )
      }
    }
    return refusals
  }

  private func exists(_ target: RecordReference) -> Bool {
    after.source(target.register).slot(of: target.id) != nil
  }

  private func missing(
    _ target: RecordReference,
    _ field: Field,
    _ record: RecordReference,
    suggests: Bool
  ) -> Refusal {
    let label = context.registry[target.register]?.label ?? Phrase(same: target.register)
    return Refusal(
      .noSuchRecord,
      record: record,
      field: field.id,
      Phrase(
        "\(field.label.en): there is no \(target.id) among \(label.en).",
        "\(field.label.zh)：\(label.zh)中没有 \(target.id)。"
      ),
      suggestions: suggests ? nearestIDs(to: target) : []
    )
  }

  /// The ids next to one that is not there; only a small register is looked through.
  private func nearestIDs(to target: RecordReference) -> [String] {
    let source = after.source(target.register)
    guard source.count <= 5000 else { return [] }
    return Nearest.names(
      to: target.id,
      among: (0..<source.slots).compactMap { source.id(at: $0) }
    )
  }

  private func lies(_ start: RecordReference, _ field: Field) -> Bool {
    var seen: Set<RecordReference> = []
    var next: RecordReference? = start
    while let place = next, seen.insert(place).inserted {
      next = after.record(place)?[field.id]?.text.map {
        RecordReference(register: start.register, id: $0)
      }
      if next == start { return seen.count > 1 }
    }
    return false
  }

  // MARK: - Checks

  private func checks(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    let register = rules.register.id
    return rules.checked.compactMap { place in
      guard record[rules.register.fields[place].id] != nil else { return nil }
      let field = rules.register.fields[place]
      guard let check = field.check,
        let expression = try? cache.expression(check, in: register, mode: .check)
      else { return nil }
      guard touch.isNew || touch.fields.contains(field.id) || reads(expression, touch, register)
      else { return nil }
      return refusal(expression, field, record)
    }
  }

  private func reads(
    _ expression: Expression,
    _ touch: Touches.Touch,
    _ register: String
  ) -> Bool {
    let read = expression.fieldsRead
    return touch.fields.contains { read.contains("\(register).\($0)") }
  }

  func refusal(
    _ expression: Expression,
    _ field: Field,
    _ record: Record
  ) -> Refusal? {
    guard evaluator.answer(expression, for: record) == .no else { return nil }
    let failed = expression.failed
    let wording = expression.wording(of: failed, in: cache.registry, on: after)
    let failing = failing(of: field, record)
    let causes = failing.isEmpty ? nil : Self.listed(failing)
    let says =
      causes ?? field.checkSays
      ?? Phrase("it must hold that \(wording.en)", "须满足 \(wording.zh)")
    let used = causes == nil ? evaluator.used(by: failed, of: expression, for: record) : nil
    func told(_ values: Phrase?) -> Phrase {
      Phrase(
        "\(field.label.en): \(says.en)\(values.map { " (\($0.en))" } ?? "").",
        "\(field.label.zh)：\(says.zh)\(values.map { "（\($0.zh)）" } ?? "")。"
      )
    }
    return Refusal(
      field.checkWarns || causes != nil && failing.allSatisfy(\.warns) ? .warning : .check,
      record: record.reference,
      field: field.id,
      reads: cache.stored(behind: expression),
      told(used),
      general: told(nil)
    )
  }

  /// Those conditions of a field with words of their own that do not hold for a record.
  private func failing(of field: Field, _ record: Record) -> [CheckCause] {
    field.causes.filter { cause in
      let register = record.reference.register
      guard
        let condition = try? cache.expression(cause.check, in: register, mode: .check)
      else { return false }
      return evaluator.answer(condition, for: record) == .no
    }
  }

  /// What conditions say, in a sentence.
  private static func listed(_ causes: [CheckCause]) -> Phrase {
    Phrase(
      causes.map(\.says.en).joined(separator: "; "),
      causes.map(\.says.zh).joined(separator: "；")
    )
  }

  // MARK: - Lifecycles

  private func transitions(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    rules.places(of: touch.fields).compactMap { place in
      let field = rules.register.fields[place]
      guard !field.transitions.isEmpty,
        let old = before.record(record.reference)?[field.id]?.text,
        let new = record[field.id]?.text, old != new
      else { return nil }
      return Self.refusal(of: field, from: old, to: new, record.reference)
    }
  }

  /// Why a field may not go from one state to another; `nil` where it may.
  static func refusal(
    of field: Field,
    from old: String,
    to new: String,
    _ record: RecordReference
  ) -> Refusal? {
    let listed = Set(field.transitions.flatMap { [$0.from, $0.to] })
    // States that no transition names are free.
    guard listed.contains(old), listed.contains(new) else { return nil }
    let next = field.transitions.filter { $0.from == old }.map(\.to)
    guard !next.contains(new) else { return nil }
    func label(_ id: String) -> Phrase {
      field.kind.choiceSet?[id]?.label ?? Phrase(same: id)
    }
    let (from, to) = (label(old), label(new))
    let choices = next.map(label)
    let way =
      choices.isEmpty
      ? Phrase("nothing comes after it", "其后没有下一状态")
      : Phrase(
        "it can become \(choices.map(\.en).joined(separator: ", "))",
        "可变为\(choices.map(\.zh).joined(separator: "、"))"
      )
    return Refusal(
      .transition,
      record: record,
      field: field.id,
      Phrase(
        "\(field.label.en) can't go from \(from.en) to \(to.en); \(way.en).",
        "\(field.label.zh)不能由\(from.zh)变为\(to.zh)；\(way.zh)。"
      ),
      suggestions: next
    )
  }
}

extension Refusal {
  /// The same refusal, about a record.
  func placed(at record: RecordReference) -> Refusal {
    Refusal(
      code,
      record: record,
      field: field,
      message,
      general: general,
      nextStep: nextStep,
      suggestions: suggestions,
      rule: rule
    )
  }
}
