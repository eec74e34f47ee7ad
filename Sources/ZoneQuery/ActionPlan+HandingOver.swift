public import ZoneModel

extension Evaluator {
  /// What moves from one person to another: every field that names who looks after a record.
  func handOver(from person: Record, to other: String?) throws(Refusal) -> [Edit] {
    guard let other, other != person.id else {
      throw Refusal(
        .invalid,
        record: person.reference,
        Phrase("Work is handed over to somebody else.", "只能移交给其他人。")
      )
    }
    let colleague = RecordReference(register: person.reference.register, id: other)
    if let taker = context.board.record(colleague),
      taker["active"] == .flag(false) || taker["role"]?.text == "reader"
    {
      let name = context.board.personName(other)
      throw Refusal(
        .invalid,
        record: person.reference,
        Phrase(
          "\(name.en) cannot look after records: no longer active here, or may only read.",
          "\(name.zh)已不在岗或仅可查看，不能接手工作。"
        )
      )
    }
    return try handedOver(by: person).map { record, field in
      let theirs = Registry.text(
        of: RecordReference(register: person.reference.register, id: other),
        in: field.kind.targets
      )
      return .set(
        record.reference,
        field: field.id,
        before: record[field.id],
        after: .text(theirs)
      )
    }
  }

  /// What a person hands over: each record with the field that names the person, in all zones.
  ///
  /// - Throws: `Refusal` where a condition of a declaration cannot be read.
  /// - Complexity: O(*n*) in the records that name the person, once it is known which they are.
  public func handedOver(by person: Record) throws(Refusal) -> [(record: Record, field: Field)] {
    var found: [(record: Record, field: Field)] = []
    for register in context.registry.registers {
      let source = context.board.source(register.id)
      for field in register.fields {
        guard let handOver = field.handOver, source.count > 0,
          field.kind.targets.contains(person.reference.register)
        else { continue }
        let condition = try handOver.condition.map { (text) throws(Refusal) in
          try self.condition(text, in: register.id, of: person)
        }
        let mine = Registry.text(of: person.reference, in: field.kind.targets)
        for slot in cache.slots(naming: person.id, in: register, of: context.board) {
          guard let record = source.record(at: Int(slot)), record[field.id]?.text == mine,
            condition.map({ answer($0, for: record) != .no }) ?? true
          else { continue }
          found.append((record, field))
        }
      }
    }
    return found
  }
}
