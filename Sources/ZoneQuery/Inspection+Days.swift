import ZoneModel

extension Inspection {
  /// Days on which something was done, as the record says, and that are still to come; those of which
  /// `told` says something already are left out.
  ///
  /// It is refused where the state says that it has been done, whatever else is told of the day, and told
  /// where no state tells.
  func daysAhead(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    told: [Refusal]
  ) -> [Refusal] {
    let state = record["state"]?.text ?? ""
    return rules.daysOfActs.compactMap { act in
      guard let day = record[act.field]?.day, day > context.today,
        touch.isNew || touch.fields.contains(act.field)
          || act.states != nil && touch.fields.contains("state"),
        act.states?.contains(state) ?? true,
        !told.contains(where: {
          $0.field == act.field && (act.states == nil || $0.code != .warning)
        }),
        let label = rules.register[field: act.field]?.label
      else { return nil }
      let isTold = act.states == nil
      let (en, zh) =
        isTold
        ? ("it is entered as done", "却已录入为完成")
        : ("it says when this was done", "而该日期应为完成之日")
      return Refusal(
        isTold ? .warning : .check,
        record: record.reference,
        field: act.field,
        Phrase(
          "“\(label.en)”: \(day) is still to come, and \(en).",
          "「\(label.zh)」：\(day) 尚未到来，\(zh)。"
        ),
        general: Phrase(
          "“\(label.en)” is still to come, and \(en).",
          "「\(label.zh)」尚未到来，\(zh)。"
        ),
        nextStep: isTold ? nil : wayOut(of: act, rules.register)
      )
    }
  }

  /// What to do instead of entering a day that is still to come as that of what was done.
  private func wayOut(of act: DayOfAct, _ register: Register) -> Phrase {
    let states = register[field: "state"]?.kind.choiceSet?.choices.map(\.id) ?? []
    let (en, zh) =
      act.states?.isSuperset(of: states) ?? true
      ? ("leave it empty until it has been done", "在完成之前留空")
      : ("wait with it until then", "届时再录入")
    return Phrase(
      "Enter a day up to \(context.today), or \(en).",
      "请填写不晚于 \(context.today) 的日期，或\(zh)。"
    )
  }

  /// Days on which something was done, entered by hand while the record still stands before it, so that
  /// lists by state and lists by day would differ; each with the action that brings the record on.
  ///
  /// A day that is still to come is a plan.
  func openActs(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    told: [Refusal]
  ) -> [Refusal] {
    let register = rules.register
    guard let state = record["state"]?.text else { return [] }
    return rules.daysOfActs.compactMap { act in
      guard let states = act.states, !states.contains(state),
        touch.isNew || touch.fields.contains(act.field),
        let day = record[act.field]?.day, day <= context.today,
        !told.contains(where: { $0.field == act.field }),
        let label = register[field: act.field]?.label,
        let action = register.action(doneOn: act.field, from: state, to: states)
      else { return nil }
      let standing = register.label(ofState: state)
      return Refusal(
        .warning,
        record: record.reference,
        field: act.field,
        Phrase(
          "“\(label.en)” says \(day), but the state is still “\(standing.en)”.",
          "「\(label.zh)」已填 \(day)，但状态仍为「\(standing.zh)」。"
        ),
        general: Phrase(
          "“\(label.en)” has a day, but the state is still “\(standing.en)”.",
          "「\(label.zh)」已填日期，但状态仍为「\(standing.zh)」。"
        ),
        nextStep: action.states.contains(state)
          ? Phrase(
            "The action \(action.label.en) brings it on.",
            "请用操作「\(action.label.zh)」办理。"
          )
          : Phrase(
            "The action \(action.label.en) belongs to it, after the steps before.",
            "应先办理前面各步，再用操作「\(action.label.zh)」办理。"
          )
      )
    }
  }

  /// Days that were planned for later and are now taken as that on which it was done.
  func plansMoved(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    guard !touch.isNew, let old = before.record(record.reference) else { return [] }
    return rules.daysOfActs.compactMap { act in
      guard act.states != nil, touch.fields.contains(act.field), touch.fields.contains("state"),
        let plan = old[act.field]?.day, plan > context.today,
        let day = record[act.field]?.day, day <= context.today,
        let label = rules.register[field: act.field]?.label
      else { return nil }
      return Refusal(
        .warning,
        record: record.reference,
        field: act.field,
        Phrase(
          "“\(label.en)” was planned for \(plan) and is now \(day).",
          "「\(label.zh)」原计划为 \(plan)，现记为 \(day)。"
        ),
        general: Phrase(
          "“\(label.en)” was planned for later and is done now.",
          "「\(label.zh)」早于原计划办理。"
        )
      )
    }
  }

  /// Changes whose day is not entered with them, or lies before that of the change before.
  func undated(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules,
    told: [Refusal]
  ) -> [Refusal] {
    rules.dating.compactMap { field in
      guard !told.contains(where: { $0.field == field.id }) else { return nil }
      let old = touch.isNew ? nil : before.record(record.reference)
      let changed = field.dated.compactMap { rules.register[field: $0] }.first {
        record[$0.id] != nil && record[$0.id] != old?[$0.id]
      }
      guard let changed else { return nil }
      let (day, last) = (record[field.id]?.day, old?[field.id]?.day)
      let says: Phrase
      if let day, let last, day < last {
        says = Phrase(
          "“\(changed.label.en)” is changed as of \(day), before its last change (\(last)).",
          "「\(changed.label.zh)」的变更日期 \(day) 早于上次变更（\(last)）。"
        )
      } else if let day {
        guard day == last, day < context.today else { return nil }
        says = Phrase(
          "“\(changed.label.en)” is changed, and “\(field.label.en)” is still \(day).",
          "「\(changed.label.zh)」已变更，但「\(field.label.zh)」仍为 \(day)。"
        )
      } else {
        says = Phrase(
          "“\(changed.label.en)” has no day: “\(field.label.en)” is not entered.",
          "「\(changed.label.zh)」没有日期：未填「\(field.label.zh)」。"
        )
      }
      return Refusal(
        .warning,
        record: record.reference,
        field: field.id,
        says,
        general: Phrase(
          "“\(changed.label.en)” is changed without the day of the change.",
          "「\(changed.label.zh)」已变更，但未填变更日期。"
        ),
        nextStep: Phrase("Enter the day of the change.", "请填写变更日期。")
      )
    }
  }

  /// Days that lie before the day of what must have been done first.
  func order(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    rules.daysInOrder.compactMap { order in
      guard touch.isNew || !touch.fields.isDisjoint(with: [order.first, order.second]),
        let first = record[order.first]?.day, let second = record[order.second]?.day,
        second < first,
        let before = rules.register[field: order.first]?.label,
        let after = rules.register[field: order.second]?.label
      else { return nil }
      return Refusal(
        .check,
        record: record.reference,
        field: touch.fields.contains(order.second) || touch.isNew ? order.second : order.first,
        Phrase(
          "“\(after.en)” (\(second)) lies before “\(before.en)” (\(first)), which comes first.",
          "「\(after.zh)」（\(second)）早于在先的「\(before.zh)」（\(first)）。"
        ),
        general: Phrase(
          "“\(after.en)” lies before “\(before.en)”, which comes first.",
          "「\(after.zh)」早于在先的「\(before.zh)」。"
        ),
        nextStep: Phrase("Correct one of the two days.", "请更正其中一个日期。")
      )
    }
  }
}

extension Register {
  /// The action that is done on the day of a field: one that can be done in a state, else one that
  /// can be done after other steps, unless a term begins on that day, which is settled before;
  /// `nil` where no step leads to it.
  fileprivate func action(
    doneOn field: String,
    from state: String,
    to states: Set<String>
  ) -> RegisterAction? {
    let acts = actions.filter {
      $0.asks(forDayOf: field) && !states.isDisjoint(with: $0.comingStates)
    }
    if let next = acts.first(where: { $0.states.contains(state) }) { return next }
    // A day that another action sets as well may be of that one, as that of a firm's move.
    guard let ahead = self[field: "state"]?.choices(from: state),
      !fields.contains(where: { $0.countsFrom == field }),
      !actions.contains(where: { $0.sets(field) && !$0.asks(forDayOf: field) })
    else { return nil }
    return acts.first { !ahead.isDisjoint(with: $0.states) }
  }
}

extension RegisterAction {
  /// Whether it writes a field of the record.
  fileprivate func sets(_ field: String) -> Bool {
    steps.contains { step in
      if case .set(field, _) = step { true } else { false }
    }
  }
}
