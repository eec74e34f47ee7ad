import ZoneModel

extension Inspection {
  /// What a record lacks of what an action asks for, where it comes into the state that the action
  /// brings about, or loses it while it is in that state; and the action's condition where it fails.
  ///
  /// Of several actions one is enough. What is imported is only told of. A new record may tell of
  /// what was long ago: a date may be unknown there, but a reason, a person or a result may not.
  func demands(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    asksConditions: Bool
  ) -> [Refusal] {
    guard touch.isNew || !rules.demanded.isDisjoint(with: touch.fields),
      let state = record["state"]?.text, var demands = rules.demands[state]
    else { return [] }
    let register = rules.register
    var isComing = true
    if touch.isNew {
      guard register[field: "state"]?.defaultValue != .value(.text(state)) else { return [] }
    } else if let old = before.record(record.reference), let was = old["state"]?.text {
      isComing = was != state
      if isComing {
        let fitting = demands.filter { $0.action.states.isEmpty || $0.action.states.contains(was) }
        if !fitting.isEmpty { demands = fitting }
      } else {
        guard demands.contains(where: { old.lacking($0.fields).isEmpty }) else { return [] }
      }
    }
    let conditions =
      isComing && asksConditions
      ? demands.map { beginnings.condition(of: $0, record, self) } : []
    if !conditions.isEmpty, conditions.allSatisfy({ $0.holds == .no }) {
      return [refusal(of: state, failing: Array(zip(demands, conditions)), record, register)]
    }
    let possible = demands.indices.filter { conditions.isEmpty || conditions[$0].holds != .no }
    let lacks = possible.map { lack(of: demands[$0], record, touch, register, isComing: isComing) }
    guard !lacks.contains(where: \.isEmpty), let least = lacks.min(by: { $0.weight < $1.weight })
    else {
      let open = zip(possible, lacks).filter { $1.isEmpty }.map(\.0)
      guard !conditions.isEmpty, !open.contains(where: { conditions[$0].holds == .yes }) else {
        return isComing ? reasonsOfBefore(open.map { demands[$0] }, record, touch, register) : []
      }
      let unsure = open.map { (demands[$0], conditions[$0]) }
      return [refusal(of: state, failing: unsure, record, register)]
    }
    if let makes = least.makes {
      let open = lacks.filter { $0.weight == least.weight && $0.makes == makes }.map(\.demand)
      let meant = open.filter { isMeant($0, by: record, touch) }
      let actions = (meant.isEmpty ? open : meant).map(\.action)
      return [refusal(of: state, making: makes, by: actions, record, register, isNew: touch.isNew)]
    }
    let action = least.demand.action
    return least.fields.map {
      refusal(of: state, by: action, without: $0, of: least.fields, record, register)
    }
  }

  /// Whether what was entered is what an action would set: a firm that closes the short way is not
  /// closed the ordinary one.
  private func isMeant(
    _ demand: StateDemand,
    by record: Record,
    _ touch: Touches.Touch
  ) -> Bool {
    demand.action.steps.allSatisfy { step in
      guard case .set(let field, .value(let value)) = step, let entered = record[field],
        touch.isNew || touch.fields.contains(field)
      else { return true }
      return entered == value
    }
  }

  /// Reasons that a state asks for and that stand there from an earlier time in it: they are told.
  private func reasonsOfBefore(
    _ demands: [StateDemand],
    _ record: Record,
    _ touch: Touches.Touch,
    _ register: Register
  ) -> [Refusal] {
    guard !touch.isNew, let was = before.record(record.reference)?["state"]?.text,
      let state = record["state"]?.text, register.actionsLead(from: state, to: was)
    else { return [] }
    let fields = demands.map { demand in
      demand.fields.filter { register[field: $0]?.kind == .note && !touch.fields.contains($0) }
    }
    return (fields.min { $0.count < $1.count } ?? []).map { field in
      let label = register[field: field]?.label ?? Phrase(same: field)
      return Refusal(
        .warning,
        record: record.reference,
        field: field,
        Phrase(
          "“\(label.en)” stands there from before.",
          "「\(label.zh)」为此前所填。"
        ),
        nextStep: Phrase(
          "Where it was for an earlier time, enter what holds now.",
          "如为以前的内容，请改为本次的内容。"
        )
      )
    }
  }

  /// What a record loses of what came with a state that it went through on the way to its present one.
  ///
  /// Where it may have come another way, it is only told.
  func losses(_ record: Record, _ touch: Touches.Touch, _ rules: FieldRules) -> [Refusal] {
    guard !touch.isNew, !rules.demanded.isDisjoint(with: touch.fields),
      let state = record["state"]?.text, let old = before.record(record.reference)
    else { return [] }
    let register = rules.register
    var refusals: [Refusal] = []
    for (earlier, demands) in rules.demands.sorted(by: { $0.key < $1.key }) {
      let isSure = rules.statesAfter[earlier]?.contains(state) ?? false
      guard isSure || rules.statesAhead[earlier]?.contains(state) ?? false else { continue }
      // What goes back to before the state is asked for anew on the way there.
      if old["state"]?.text == earlier, register.actionsLead(from: state, to: earlier) { continue }
      let kept = demands.filter { old.lacking($0.fields).isEmpty }
      guard
        let least = kept.map({ (action: $0.action, fields: record.lacking($0.fields)) })
          .min(by: { $0.fields.count < $1.fields.count })
      else { continue }
      for field in least.fields where !refusals.contains(where: { $0.field == field }) {
        refusals.append(
          isSure
            ? refusal(
              of: state,
              by: least.action,
              without: field,
              of: least.fields,
              record,
              register
            )
            : told(of: field, from: earlier, record, register)
        )
      }
    }
    return refusals
  }

  /// Values that a change takes out although what they began ends otherwise.
  func takenOut(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    rules.places(of: touch.fields).compactMap { place in
      let field = rules.register.fields[place]
      guard let next = field.lastsUntil, record[field.id] == nil,
        let old = before.record(record.reference)?[field.id]
      else { return nil }
      return Refusal(
        .check,
        record: record.reference,
        field: field.id,
        Phrase(
          "“\(field.label.en)” (\(old.text ?? "")) is not taken out.",
          "「\(field.label.zh)」（\(old.text ?? "")）不能清空。"
        ),
        nextStep: next
      )
    }
  }

  /// That a value is taken out which came with a state that the record may have gone through.
  private func told(
    of field: String,
    from state: String,
    _ record: Record,
    _ register: Register
  ) -> Refusal {
    let (label, state) = (
      register[field: field]?.label ?? Phrase(same: field), register.label(ofState: state)
    )
    return Refusal(
      .warning,
      record: record.reference,
      field: field,
      Phrase(
        "“\(label.en)” is taken out; it comes with “\(state.en)”, which the record may have been.",
        "「\(label.zh)」已清空；它随「\(state.zh)」填写，本记录可能经过该状态。"
      ),
      nextStep: Phrase("Keep it where it was so.", "如确曾如此，请保留。")
    )
  }

  /// What a record at rest lacks though it is in the state that comes with it, as one that was
  /// imported may; of days only those that are watched or from which something is reckoned.
  func lacksOfState(_ record: Record, _ rules: FieldRules) -> [Refusal] {
    lacksOfState(record, rules) { field, isRead in field.kind != .date || isRead }
  }

  /// The days that a new record lacks though it is in the state that comes with them: they may be
  /// unknown, which is told.
  func daysUnknown(_ record: Record, _ rules: FieldRules) -> [Refusal] {
    lacksOfState(record, rules) { field, _ in field.kind == .date }
  }

  private func lacksOfState(
    _ record: Record,
    _ rules: FieldRules,
    isTold: (Field, _ isRead: Bool) -> Bool
  ) -> [Refusal] {
    let register = rules.register
    guard let (label, missing) = missingOfState(record, rules), !missing.isEmpty else { return [] }
    // The year of a day is there to group by.
    let computed = register.fields.filter { field in
      if case .computed(let computation) = field.kind { computation.gives != .year } else { false }
    }
    let read = cache.stored(behind: Set(computed.map { "\(register.id).\($0.id)" }))
    return missing.compactMap { field in
      let isRead = field.deadline != nil || read.contains("\(register.id).\(field.id)")
      guard isTold(field, isRead) else { return nil }
      let words =
        isRead
        ? Phrase(
          "“\(field.label.en)” is not entered, though the state is “\(label.en)”; what is reckoned from it "
            + "stays unknown.",
          "状态为「\(label.zh)」，但未填「\(field.label.zh)」，据此推算的内容不详。"
        )
        : Phrase(
          "“\(field.label.en)” is not entered, though the state is “\(label.en)”.",
          "状态为「\(label.zh)」，但未填「\(field.label.zh)」。"
        )
      return Refusal(.warning, record: record.reference, field: field.id, words)
    }
  }

  /// The label of a record's state, and what the record lacks of what the action that asks for the
  /// least of it brings along; `nil` where the state is the one that records begin in.
  ///
  /// An action that leads back to the state from those after it is none by which a record came into it
  /// first.
  private func missingOfState(
    _ record: Record,
    _ rules: FieldRules
  ) -> (state: Phrase, missing: [Field])? {
    let register = rules.register
    guard let state = record["state"]?.text,
      register[field: "state"]?.defaultValue != .value(.text(state))
    else { return nil }
    let demands = rules.demands[state] ?? []
    let after = rules.statesAfter[state, default: []].union([state])
    let first = demands.filter { demand in
      demand.action.states.isEmpty || !demand.action.states.allSatisfy(after.contains)
    }
    let least = (first.isEmpty ? demands : first).map { record.lacking($0.fields) }
      .min { $0.count < $1.count }
    let own = (least ?? []).compactMap { register[field: $0] }
    return (
      register.label(ofState: state), own + watchedDaysMissing(record, rules, besides: own)
    )
  }

  /// The days that count while a record is in its state, which it lacks although they came with a state
  /// that it surely went through.
  private func watchedDaysMissing(
    _ record: Record,
    _ rules: FieldRules,
    besides own: [Field]
  ) -> [Field] {
    guard let state = record["state"]?.text else { return [] }
    let passed = rules.statesAfter.filter { $0.value.contains(state) }.keys
    return rules.register.fields.filter { field in
      guard let deadline = field.deadline, record[field.id] == nil, !own.contains(field),
        passed.contains(where: {
          rules.demands[$0]?.allSatisfy { $0.fields.contains(field.id) } ?? false
        }),
        let condition = deadline.condition,
        let counts = try? cache.expression(condition, in: rules.register.id, mode: .check)
      else { return false }
      return evaluator.answer(counts, for: record) == .yes
    }
  }

  /// What is not there of what an action leaves behind.
  struct Lack {
    let demand: StateDemand
    let fields: [String]
    let makes: String?

    var isEmpty: Bool { fields.isEmpty && makes == nil }
    /// What can be filled in weighs least.
    var weight: Int { fields.count + (makes == nil ? 0 : 100) }
  }

  func lack(
    of demand: StateDemand,
    _ record: Record,
    _ touch: Touches.Touch,
    _ register: Register,
    isComing: Bool
  ) -> Lack {
    var fields = record.lacking(demand.fields)
    if touch.isNew { fields.removeAll { register[field: $0]?.kind == .date } }
    return Lack(
      demand: demand,
      fields: fields,
      makes: isComing ? demand.makes.first { !isMade(in: $0, beside: record, touch) } : nil
    )
  }

  /// Whether the change makes a record of a register beside this one.
  private func isMade(in id: String, beside record: Record, _ touch: Touches.Touch) -> Bool {
    let isItself = touch.isNew && id == record.reference.register
    return (touches.made[id] ?? 0) > (isItself ? 1 : 0)
  }

  private func refusal(
    of state: String,
    by action: RegisterAction,
    without field: String,
    of missing: [String],
    _ record: Record,
    _ register: Register
  ) -> Refusal {
    let label = register[field: field]?.label ?? Phrase(same: field)
    let state = register.label(ofState: state)
    let list = missing.joined(separator: ", ")
    return Refusal(
      operation == .import ? .warning : .required,
      record: record.reference,
      field: field,
      Phrase(
        "“\(label.en)” is needed where the state is “\(state.en)”.",
        "状态为「\(state.zh)」时须填写「\(label.zh)」。"
      ),
      nextStep: before.record(record.reference)?[field] == nil
        ? Phrase(
          "Fill in \(list) too, or use the action \(action.label.en) (\(action.id)), which asks for it.",
          "请一并填写 \(list)，或使用操作「\(action.label.zh)」（\(action.id)），办理时会询问。"
        )
        : Phrase("Keep the value, or enter another.", "请保留原值，或填写其他值。")
    )
  }

  /// A state whose actions can't be done on the record, or of which it is not known that they can.
  private func refusal(
    of state: String,
    failing: [(demand: StateDemand, condition: (holds: Truth, says: Phrase))],
    _ record: Record,
    _ register: Register
  ) -> Refusal {
    let label = register.label(ofState: state)
    let isFalse = failing.allSatisfy { $0.condition.holds == .no }
    let reasons = failing.map { demand, condition in
      Phrase(
        "\(demand.action.label.en): \(condition.says.en.ended(with: "."))",
        "\(demand.action.label.zh)：\(condition.says.zh.ended(with: "。"))"
      )
    }
    let en = reasons.map(\.en).joined(separator: " ")
    let zh = reasons.map(\.zh).joined()
    return Refusal(
      operation == .import || !isFalse ? .warning : .transition,
      record: record.reference,
      field: "state",
      isFalse
        ? Phrase("It can't become “\(label.en)”. \(en)", "不能变为「\(label.zh)」。\(zh)")
        : Phrase("It becomes “\(label.en)”. \(en)", "变为「\(label.zh)」。\(zh)"),
      nextStep: isFalse
        ? Phrase("Put that right first.", "请先满足该条件。")
        : Phrase("Fill in what is missing, or look whether it holds.", "请补齐资料，或自行核实。")
    )
  }

  /// A state that only its actions can bring about, because those make other records; a new record may
  /// tell of what was begun before.
  private func refusal(
    of state: String,
    making makes: String,
    by actions: [RegisterAction],
    _ record: Record,
    _ register: Register,
    isNew: Bool
  ) -> Refusal {
    let label = register.label(ofState: state)
    let made = context.registry[makes]?.singular ?? Phrase(same: makes)
    func listed(_ name: (RegisterAction) -> Phrase) -> Phrase {
      let names = actions.map(name)
      return Phrase(
        names.map(\.en).joined(separator: " or "),
        names.map(\.zh).joined(separator: "或")
      )
    }
    let by = listed { Phrase($0.label.en, "「\($0.label.zh)」") }
    let use = listed { Phrase("\($0.label.en) (\($0.id))", "「\($0.label.zh)」（\($0.id)）") }
    return Refusal(
      operation == .import || isNew ? .warning : .transition,
      record: record.reference,
      field: "state",
      Phrase(
        "“\(label.en)” comes with a new record (\(made.en)), which the action \(by.en) makes.",
        "「\(label.zh)」须同时新建一条「\(made.zh)」，由操作\(by.zh)办理。"
      ),
      nextStep: Phrase("Use the action \(use.en).", "请使用操作\(use.zh)。")
    )
  }
}

extension Record {
  /// Those of some fields that have no value.
  fileprivate func lacking(_ names: [String]) -> [String] {
    names.filter { self[$0] == nil }
  }
}

extension String {
  /// The text with a full stop, where it ends without one.
  fileprivate func ended(with stop: Character) -> String {
    last == stop ? self : self + String(stop)
  }
}

extension Register {
  /// What a state is called.
  func label(ofState id: String) -> Phrase {
    self[field: "state"]?.kind.choiceSet?[id]?.label ?? Phrase(same: id)
  }
}
