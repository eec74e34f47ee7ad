import ZoneModel

extension Inspection {
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
        let action = register.actions.first(where: {
          $0.states.contains(state) && $0.asks(forDayOf: act.field)
            && !states.isDisjoint(with: $0.comingStates)
        })
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
        nextStep: Phrase(
          "The action \(action.label.en) brings it on.",
          "请用操作「\(action.label.zh)」办理。"
        )
      )
    }
  }
}
