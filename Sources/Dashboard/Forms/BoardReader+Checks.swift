import ZoneModel

extension BoardReader {
  /// What is wrong with records as some steps would leave them, and what should be looked at.
  func problems(of edits: [Edit]) -> [Refusal] {
    let after = EditedBoard(board, after: edits)
    return Set(edits.compactMap(\.record)).flatMap { reference -> [Refusal] in
      guard let register = registry[reference.register], let record = after.record(reference) else {
        return []
      }
      return register.fields.compactMap { field in
        field.isRequired && record[field.id] == nil
          ? Refusal(
            .required,
            record: reference,
            field: field.id,
            Phrase("\(field.label.en) is required.", "「\(field.label.zh)」必填。")
          ) : nil
      }
    }
  }

  /// What an expression gives for a record; `nil` where that is missing.
  func value(of expression: String, on record: Record) -> Value? { record[expression] }
}
