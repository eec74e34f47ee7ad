public import ZoneModel
public import ZoneQuery

extension Finding {
  /// The change whose reason let a rule be broken that refuses without one: the newest with a reason
  /// that touched what the rule reads of the record, or of a record that it names.
  ///
  /// - Parameters:
  ///   - changes: changes that came with a reason, newest first, with their steps.
  ///   - evaluator: answers about the board of the finding.
  /// - Returns: `nil` where the rule is met or refuses nothing, or no such change is among them.
  public func reasonGiven(among changes: [Change], _ evaluator: Evaluator) -> Change? {
    guard verdict == .unmet, rule.isBlocking else { return nil }
    let reads = evaluator.cache.stored(behind: rule.fieldsRead)
    let records = named(evaluator.context, reading: reads).union([record])
    return changes.first { change in
      change.why != nil
        && change.edits.contains { edit in
          guard let record = edit.record, records.contains(record) else { return false }
          return edit.field.map { reads.contains("\(record.register).\($0)") } ?? true
        }
    }
  }

  /// The records that those fields of the record name that are read.
  private func named(
    _ context: QueryContext,
    reading reads: Set<String>
  ) -> Set<RecordReference> {
    guard let fields = context.board.record(record),
      let register = context.registry[record.register]
    else { return [] }
    var found: Set<RecordReference> = []
    for field in register.fields where reads.contains("\(register.id).\(field.id)") {
      let texts = fields[field.id]?.list ?? fields[field.id]?.text.map { [$0] } ?? []
      for text in texts {
        if let target = Registry.target(of: text, in: field.kind.targets) { found.insert(target) }
      }
    }
    return found
  }
}
