public import ZoneModel
public import ZoneQuery

extension Finding {
  /// The change whose reason let a rule be broken that refuses without one: the newest with a reason
  /// that touched what the rule reads of the record, of a record that it names, or of one that names it.
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
          guard let edited = edit.record,
            edit.field.map({ reads.contains("\(edited.register).\($0)") }) ?? true
          else { return false }
          return records.contains(edited) || names(edited, evaluator.context, reading: reads)
        }
    }
  }

  /// Whether a record of a register that is read names the record of the finding, as a budget line does
  /// its project.
  private func names(
    _ other: RecordReference,
    _ context: QueryContext,
    reading reads: Set<String>
  ) -> Bool {
    guard let fields = context.board.record(other),
      let register = context.registry[other.register],
      register.fields.contains(where: { reads.contains("\(register.id).\($0.id)") })
    else { return false }
    return register.fields.contains { field in
      guard field.kind.targets.contains(record.register) else { return false }
      let texts = fields[field.id]?.list ?? fields[field.id]?.text.map { [$0] } ?? []
      return texts.contains { Registry.target(of: $0, in: field.kind.targets) == record }
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
