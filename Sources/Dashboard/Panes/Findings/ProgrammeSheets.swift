import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension BoardReader {
  /// The conditions of a programme for a record as checks, in the programme's order.
  func conditions(
    of id: String,
    for reference: RecordReference
  ) -> (items: [FindingItem], sheet: ProgrammeSheet)? {
    let policy = policy
    guard let record = board.record(reference),
      let programme = policy.book.programmes.first(where: { $0.id == id })
    else { return nil }
    let sheet = policy.sheet(of: programme, for: record)
    let items = sheet.standings.map { standing in
      FindingItem(
        id: standing.condition.id,
        subject: .condition(standing),
        mark: DetailMark(standing.verdict),
        says: standing.condition.says,
        closings: closings(of: standing, on: record)
      )
    }
    return (items, sheet)
  }

  private func closings(of standing: ConditionStanding, on record: Record) -> [Closing] {
    var closings: [Closing] = []
    func add(_ closing: Closing?) {
      guard let closing, !closings.contains(where: { $0.act == closing.act }) else { return }
      closings.append(closing)
    }
    guard standing.verdict != .met else { return [] }
    let values = standing.verdict == .unknown ? standing.missing : standing.values
    for value in values { add(closing(filling: value, on: record)) }
    return Array(closings.prefix(8))
  }

  // MARK: - Where a value is entered

  /// The field that a computed value lacks, or rests on: on the record itself, on the last record
  /// that refers to it, or on a new one.
  func closing(enteringFieldsOf value: UsedValue, on record: Record) -> Closing? {
    guard let made = expression(of: value, on: record) else { return nil }
    let wanted = fieldsEntered(behind: made)
    let own = wanted.filter { $0.register == record.reference.register }.map(\.field)
    if let field = own.first(where: { record[$0] == nil }) {
      return closing(record.reference, field)
    }
    for register in wanted.map(\.register) where register != record.reference.register {
      let fields = wanted.filter { $0.register == register }.map(\.field)
      if let closing = closing(entering: fields, of: value, in: register, on: record) {
        return closing
      }
    }
    return own.first.flatMap { closing(record.reference, $0) }
  }

  /// A new record of the register that a count found none of, where it would refer to the record; it
  /// begins with what the count asks of it.
  func closing(adding value: UsedValue, to record: Record) -> Closing? {
    guard let made = expression(of: value, on: record) else { return nil }
    let counted = made.counted
    for id in fieldsEntered(behind: made).map(\.register)
    where id != record.reference.register {
      guard let register = registry[id],
        let link = counted.flatMap({ $0.register == id ? $0.link : nil })
          ?? register.fields(referringTo: record.reference.register).first
      else { continue }
      var values = counted.flatMap { $0.register == id ? start(of: $0) : nil } ?? Fields()
      let text = Registry.text(of: record.reference, in: link.kind.targets)
      values[link.id] = link.kind.isSet ? .list([text]) : .text(text)
      return Closing(
        says: Phrase("A new \(register.singular.en.lowercased())", "新建\(register.singular.zh)"),
        act: .new(register: id, values: values)
      )
    }
    return nil
  }

  /// What a new record begins with so that a count counts it: values that must be so, and of several
  /// that do the first where a new record would begin with another.
  private func start(of counted: CountedRecord) -> Fields {
    var start = Fields()
    for (field, values) in counted.values {
      if case .value(let usual)? = field.defaultValue {
        if !values.contains(usual) { start[field.id] = values.first }
      } else if values.count == 1 {
        start[field.id] = values[0]
      }
    }
    return start
  }

  /// The expression that gave a value of a record; `nil` where its text is no value by itself.
  private func expression(of value: UsedValue, on record: Record) -> Expression? {
    try? evaluator.cache.expression(value.text, in: record.reference.register, mode: .value)
  }

  /// The fields with a value of their own that an expression rests on, always in the same order.
  private func fieldsEntered(
    behind expression: Expression
  ) -> [(register: String, field: String)] {
    evaluator.cache.stored(behind: expression).compactMap { name in
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let field = registry[parts[0]]?[field: parts[1]],
        !field.kind.isComputed
      else { return nil }
      return (parts[0], parts[1])
    }
  }

  /// The last record of a register that refers to a record and lacks one of some fields, of those that
  /// a value rests on where it says so, and of the year of which it asks; where none lacks one the last,
  /// where there is none a new one.
  private func closing(
    entering fields: [String],
    of value: UsedValue,
    in id: String,
    on record: Record
  ) -> Closing? {
    guard let register = registry[id],
      let link = register.fields.first(where: { field in
        field.kind.targets.contains(record.reference.register)
      })
    else { return nil }
    let entered = fields.filter { $0 != link.id && $0 != "year" && $0 != "state" }
    guard let first = entered.first else { return nil }
    let referrers = (referrers(of: record.reference, in: register)).compactMap {
      board.record(RecordReference(register: id, id: $0))
    }.filter { $0[link.id] != nil }.filter { other in
      guard let year = value.period, register[field: "year"] != nil else { return true }
      return other["year"]?.number == Number(year)
    }
    let wanted = referrers.filter { value.records.contains($0.reference) }
    let candidates = (wanted.isEmpty ? referrers : wanted).sorted { left, right in
      (left["year"]?.number ?? 0, left.id) < (right["year"]?.number ?? 0, right.id)
    }
    let lacking = candidates.last { record in entered.contains { record[$0] == nil } }
    if let last = lacking ?? candidates.last {
      return closing(last.reference, entered.first { last[$0] == nil } ?? first)
    }
    var values = Fields()
    values[link.id] = .text(Registry.text(of: record.reference, in: link.kind.targets))
    let year = register[field: "year"].map { _ in value.period ?? today.year - 1 }
    values["year"] = year.map { .number(Number($0)) }
    let name = register[field: first]?.label ?? Phrase(same: first)
    return Closing(
      says: Phrase(
        "\(name.en), missing: a new \(register.singular.en.lowercased())"
          + (year.map { ", \($0)" } ?? ""),
        "\(name.zh)（缺失）：新建\(register.singular.zh)\(year.map { "（\($0)）" } ?? "")"
      ),
      act: .new(register: id, values: values, at: first)
    )
  }
}

extension DetailMark {
  /// What a verdict on a condition means.
  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .unmet: .act
      case .unknown: .unknown
      case .met: .ok
      case .open, .running, .notCovered, .notApplicable, .outOfReach: .info
      }
  }
}
