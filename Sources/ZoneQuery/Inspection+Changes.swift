import ZoneModel

extension Inspection {
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
        nextStep: Phrase("Enter the day of the change.", "请填写变更日期。")
      )
    }
  }
}
