import ZoneModel

extension Inspection {
  /// Changes of values that were settled: they may put an entry right, and are told.
  func unsettled(
    _ record: Record,
    _ touch: Touches.Touch,
    _ rules: FieldRules
  ) -> [Refusal] {
    rules.places(of: touch.fields).compactMap { place in
      let field = rules.register.fields[place]
      guard let settled = field.settled, record[field.id] != nil,
        let old = before.record(record.reference)?[field.id], old != record[field.id],
        let condition = try? cache.expression(
          settled.condition,
          in: record.reference.register,
          mode: .check
        ),
        evaluator.answer(condition, for: record) == .yes
      else { return nil }
      return Refusal(
        .warning,
        record: record.reference,
        field: field.id,
        Phrase(
          "“\(field.label.en)” was settled and is changed. \(settled.next.en)",
          "「\(field.label.zh)」已定，现被修改。\(settled.next.zh)"
        )
      )
    }
  }
}
