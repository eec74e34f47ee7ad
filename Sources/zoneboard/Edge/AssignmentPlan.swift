import ZoneModel

/// Assignments of a command line, read once for however many records.
struct AssignmentPlan {
  private let steps: [(field: Field, act: Assignment.Act, value: Value?)]
  /// Lengths given for dates, which each record counts from a day of its own.
  private var spans: [(field: Field, span: DaySpan)] = []
  private let today: Day

  /// Reads assignments.
  ///
  /// - Throws: `CommandFailure` that names the field and what was expected.
  init(
    _ arguments: [String],
    of register: Register,
    on desk: StoreDesk
  ) throws(CommandFailure) {
    let reader = desk.entryReader()
    var steps: [(Field, Assignment.Act, Value?)] = []
    var given: [String: Assignment.Act] = [:]
    for argument in arguments {
      let assignment = try Assignment(argument)
      let field = try register.field(named: assignment.field)
      if let earlier = given.updateValue(assignment.act, forKey: field.id),
        earlier == .set || assignment.act == .set
      {
        throw .givenTwice(field, of: register)
      }
      guard assignment.act == .set || field.kind.isSet else {
        throw CommandFailure(
          .usage,
          at: Phrase(same: "\(register.id) \(field.id)"),
          Phrase("this field is no set; += and -= are for sets", "这个字段不是多选；+= 和 -= 只用于多选"),
          next: Phrase(
            "Write \(field.id)=VALUE, which takes the place of what is there.",
            "请写 \(field.id)=值，将替换原有内容。"
          )
        )
      }
      if let span = field.span(of: assignment.text) {
        spans.append((field, span))
        desk.tellCounting(field, of: register, assignment.text)
        continue
      }
      let entry = try desk.read(assignment.text, for: field, of: register, with: reader)
      if assignment.act != .remove { desk.tell(entry, of: field, in: register, assignment.text) }
      steps.append((field, assignment.act, entry.value))
    }
    self.steps = steps
    today = desk.clock.today
  }

  /// The values with everything assigned.
  func applied(to fields: Fields) -> Fields {
    var fields = fields
    for (field, act, value) in steps {
      guard act != .set else {
        fields[field.id] = value
        continue
      }
      let old = fields[field.id]?.list ?? []
      // As values, because texts are the same only where their bytes are.
      let given = Set((value?.list ?? []).map { Value.text($0) })
      let others = old.filter { !given.contains(.text($0)) }
      let new = others + (act == .add ? given.compactMap(\.text) : [])
      fields[field.id] = new.isEmpty ? nil : .set(new)
    }
    for (field, span) in spans {
      let start = field.countsFrom.flatMap { fields[$0]?.day } ?? today
      fields[field.id] = .day(span.from(start))
    }
    return fields
  }
}
