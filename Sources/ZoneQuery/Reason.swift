public import ZoneModel

/// Why an expression gives what it gives: a part of it with its outcome, and the same of its parts.
public struct Reason: Hashable, Sendable {
  /// The part as it is written.
  public let text: String
  /// What it gives.
  public let outcome: Outcome
  /// Whether it reads a private field, so that not everybody may see what it gives.
  public let isPrivate: Bool
  /// What kind of value the part gives; `any` for settings and readings.
  public let type: ValueType
  /// Whether it gives a calendar year.
  public let isYear: Bool
  /// The name of the field, where the part is one; what an aggregate is called in plain words.
  public let label: Phrase?
  /// The year that the value comes from, where it has one.
  public let period: Int?
  /// The years of the rows that a sum or another figure of several was made of, in order.
  public let years: [Int]
  /// The record whose field the part is; `nil` where it is no field of one record.
  public let subject: RecordReference?
  /// The records that it looked at: the one that a reference names, the rows that surely count.
  public let records: [RecordReference]
  /// Rows that count if what is missing turns out so.
  public let possible: [RecordReference]
  /// How many rows count surely and possibly; lists of records may be shorter.
  public let counts: ClosedRange<Int>?
  /// The parts that it is made of.
  public let parts: [Reason]
  /// Of rows that may count: the fields without a value that the aggregate asks of them.
  public var lacking: [RecordReference: [String]] = [:]
  /// The row of an aggregate that the part was looked at for; `nil` where it is about the record itself.
  public var row: RecordReference?
  /// What is not on record, where an aggregate found no row: `Base figures (kind population)`.
  public var rowLacking: Phrase?
  /// What the part is compared with, where it is one side of a comparison.
  public var beside: Outcome?

  /// The inputs without a value for which the part is not decided, each with the row of an aggregate
  /// that it was asked of; parts that are decided lack nothing.
  public var inputsLacking: [(reason: Reason, row: RecordReference?)] {
    let inputs = inputsLacking(of: row)
    // Where no case of an `if` held, what was asked whether it is missing would have decided.
    return inputs.isEmpty && !outcome.isKnown ? inputsFoundMissing(of: row) : inputs
  }

  /// The same; where it is decided, what the parts lack of which it asks whether they are unknown.
  var inputsNotKnown: [(reason: Reason, row: RecordReference?)] {
    guard outcome.isKnown else { return inputsLacking }
    guard outcome == .truth(true), text.hasPrefix("unknown(") else {
      return parts.filter(\.outcome.isKnown).flatMap(\.inputsNotKnown)
    }
    return parts.flatMap(\.inputsLacking)
  }

  /// What is missing, by name: a figure of a year for which nothing is on record is of that year.
  public var lacked: Phrase? {
    guard let name = rowLacking ?? label, counts == 0...0, let period else {
      return rowLacking ?? label
    }
    return Phrase("\(name.en) of \(period)", "\(period) 年\(name.zh)")
  }

  private func inputsFoundMissing(
    of row: RecordReference?
  ) -> [(reason: Reason, row: RecordReference?)] {
    let row = self.row ?? row
    guard outcome == .truth(true), text.hasPrefix("missing(") else {
      return parts.flatMap { $0.inputsFoundMissing(of: row) }
    }
    return parts.flatMap { $0.inputsLacking(of: row) }
  }

  private func inputsLacking(
    of row: RecordReference?
  ) -> [(reason: Reason, row: RecordReference?)] {
    guard !outcome.isKnown else { return [] }
    let row = self.row ?? row
    let isOfNoRow = counts == 0...0 && (period != nil || rowLacking != nil)
    guard label == nil || counts != nil && !isOfNoRow || !parts.isEmpty else {
      return [(self, row)]
    }
    return parts.flatMap { $0.inputsLacking(of: row) }
  }
}

extension Evaluator {
  /// The tree of reasons for what an expression gives for a record.
  ///
  /// - Parameters:
  ///   - expression: the expression.
  ///   - record: the record that it is about, if any.
  ///   - limit: how many records to list for an aggregate.
  /// - Returns: the whole expression's reason, its parts within.
  public func explain(
    _ expression: Expression,
    for record: Record?,
    limit: Int = 20
  ) -> Reason {
    withRun { run in
      let explainer = Explainer(run: run, cache: cache, limit: limit)
      return explainer.reason(
        expression.root,
        Array(expression.text),
        Frame(this: record.map { .record($0) } ?? .none),
        depth: 0
      )
    }
  }
}

extension Evaluator {
  /// The tree of reasons for what a part of an expression gives for a record.
  func explain(_ part: Node, of expression: Expression, for record: Record, _ run: Run) -> Reason {
    Explainer(run: run, cache: cache, limit: 20)
      .reason(part, Array(expression.text), Frame(this: .record(record)), depth: 0)
  }
}

/// Walks a checked expression and notes what each part gives.
struct Explainer {
  let run: Run
  let cache: QueryCache
  let limit: Int

  /// Computed fields of computed fields are explained so far down.
  private static let maximumDepth = 4

  func reason(_ node: Node, _ text: [Character], _ frame: Frame, depth: Int) -> Reason {
    let outcome = run.outcome(node, frame)
    let range = node.range.clamped(to: 0..<text.count)
    let written = String(text[range])
    switch node.form {
    case .field(let scope, let field):
      let subject = scope == .this ? frame.this : frame.row
      return made(node, written, outcome, field: field, subject, depth: depth)
    case .member(let part, _, let fields):
      let inner = reason(part, text, frame, depth: depth)
      let references = run.references(in: inner.outcome)
      let subject = references.first.flatMap { run.subject($0) } ?? .none
      let field = references.first.flatMap { fields[$0.register] } ?? fields.values.first
      let own = made(node, written, outcome, field: field, subject, depth: depth)
      return Reason(
        text: written,
        outcome: outcome,
        isPrivate: node.readsPrivate,
        type: node.type,
        isYear: node.isYear,
        label: own.label,
        period: own.period,
        years: [],
        subject: own.subject,
        records: Array(references.prefix(limit)),
        possible: [],
        counts: nil,
        // A path through a reference that is empty lacks the reference.
        parts: own.parts + (inner.parts.isEmpty && inner.outcome.isKnown ? [] : [inner])
      )
    case .aggregate(let aggregate):
      return made(node, text, outcome, aggregate, frame, depth: depth)
    default:
      var parts = node.form.parts.map { reason($0, text, frame, depth: depth) }
      if case .compare = node.form, parts.count == 2 {
        (parts[0].beside, parts[1].beside) = (parts[1].outcome, parts[0].outcome)
      }
      return Reason(
        text: written,
        outcome: outcome,
        isPrivate: node.readsPrivate,
        type: node.isLookUp ? .any : node.type,
        isYear: node.isYear,
        label: nil,
        period: nil,
        years: [],
        subject: nil,
        records: records(in: outcome),
        possible: [],
        counts: nil,
        parts: parts
      )
    }
  }

  private func records(in outcome: Outcome) -> [RecordReference] {
    Array(run.references(in: outcome).prefix(limit))
  }

  private func made(
    _ node: Node,
    _ text: String,
    _ outcome: Outcome,
    field: Field?,
    _ subject: Subject,
    depth: Int
  ) -> Reason {
    var parts: [Reason] = []
    var period: Int?
    if let field, case .computed(let computation) = field.kind,
      let register = subject.reference?.register, depth < Self.maximumDepth
    {
      if let expression = try? cache.computation(field, of: register) {
        let inner = Array(expression.text)
        parts = [reason(expression.root, inner, Frame(this: subject), depth: depth + 1)]
      }
      if let text = computation.period,
        let expression = try? cache.expression(text, in: register, mode: .value)
      {
        period = run.outcome(expression.root, Frame(this: subject)).quantity?.integer
      }
    }
    return Reason(
      text: text,
      outcome: outcome,
      isPrivate: field?.isPrivate ?? false,
      type: node.type,
      isYear: node.isYear,
      label: field?.label,
      period: period,
      years: [],
      subject: subject.reference,
      records: records(in: outcome),
      possible: [],
      counts: nil,
      parts: parts
    )
  }

  private func made(
    _ node: Node,
    _ text: [Character],
    _ outcome: Outcome,
    _ aggregate: Aggregate,
    _ frame: Frame,
    depth: Int
  ) -> Reason {
    let rows = run.rows(of: aggregate, frame)
    let source = run.table(aggregate.register)?.source
    func references(_ isSure: Bool) -> [RecordReference] {
      rows.lazy.filter { $0.isSure == isSure }.prefix(limit).compactMap { row in
        source?.id(at: row.slot).map {
          RecordReference(register: aggregate.register, id: $0)
        }
      }
    }
    let sure = rows.count { $0.isSure }
    let speech = Speech(registry: cache.registry, board: run.context.board)
    var reason = Reason(
      text: String(text[node.range.clamped(to: 0..<text.count)]),
      outcome: outcome,
      isPrivate: node.readsPrivate,
      type: node.type,
      isYear: node.isYear,
      label: speech.name(of: aggregate),
      period: yearAsked(by: aggregate, frame),
      years: years(of: rows.lazy.filter { $0.isSure }.map { $0.slot }, aggregate),
      subject: nil,
      records: references(true),
      possible: references(false),
      counts: sure...rows.count,
      parts: outcome.isKnown ? [] : lacked(by: aggregate, rows, text, frame, depth: depth),
      lacking: lacking(rows.lazy.filter { !$0.isSure }.prefix(limit).map { $0.slot }, aggregate)
    )
    if rows.isEmpty, !outcome.isKnown { reason.rowLacking = speech.rowsLacking(aggregate) }
    return reason
  }

  /// The one year of which an aggregate asks for a figure, with `year = year(today) - 1`: its value is
  /// of that year, and where there is none it is of that year that it lacks.
  private func yearAsked(by aggregate: Aggregate, _ frame: Frame) -> Int? {
    switch aggregate.kind {
    case .count, .any, .all, .distinct: return nil
    case .sum, .avg, .min, .max, .first, .last: break
    }
    var open = [aggregate.condition].compactMap(\.self)
    while let node = open.popLast() {
      if case .and(let parts) = node.form { open += parts }
      guard case .compare(.equal, let left, let right) = node.form else { continue }
      for (year, asked) in [(left, right), (right, left)] where !asked.usesRow {
        guard case .field(.row, let field) = year.form, field.id == "year", case .year = field.kind
        else { continue }
        return run.outcome(asked, frame).quantity?.integer
      }
    }
    return nil
  }

  /// The fields without a value that an aggregate asks of some rows.
  private func lacking(
    _ slots: some Sequence<Int>,
    _ aggregate: Aggregate
  ) -> [RecordReference: [String]] {
    let asked = Set(aggregate.condition?.rowFields ?? [])
    guard let source = run.table(aggregate.register)?.source,
      let fields = cache.registry[aggregate.register]?.fields.filter({ asked.contains($0.id) })
    else { return [:] }
    var found: [RecordReference: [String]] = [:]
    for slot in slots {
      guard let record = source.record(at: slot) else { continue }
      found[record.reference] = fields.lazy.map(\.id).filter { record[$0] == nil }
    }
    return found
  }

  /// Why rows may count that surely neither do nor don't, and why it is not known what they give.
  private func lacked(
    by aggregate: Aggregate,
    _ rows: [(slot: Int, isSure: Bool)],
    _ text: [Character],
    _ frame: Frame,
    depth: Int
  ) -> [Reason] {
    guard depth < Self.maximumDepth, let table = run.table(aggregate.register) else { return [] }
    var found: [Reason] = []
    for row in rows where found.count < (depth == 0 ? limit : Self.maximumDepth) {
      let inner = Frame(this: frame.this, row: .slot(table, row.slot))
      let asked = [row.isSure ? nil : aggregate.condition, aggregate.value].compactMap(\.self)
      for part in asked where !run.outcome(part, inner).isKnown {
        var reason = reason(part, text, inner, depth: depth + 1)
        // A field that is looked at by itself is an input, and has to stand below its aggregate.
        reason.row = table.source.id(at: row.slot).map {
          RecordReference(register: aggregate.register, id: $0)
        }
        found.append(reason)
      }
    }
    return found.isEmpty ? tied(by: aggregate, table, text, frame) : found
  }

  /// Why it is not known which row is the first or the last: the rows of which any may be it, each with
  /// the value that does not part them.
  private func tied(
    by aggregate: Aggregate,
    _ table: Table,
    _ text: [Character],
    _ frame: Frame
  ) -> [Reason] {
    guard aggregate.kind == .first || aggregate.kind == .last else { return [] }
    let tied = run.tied(aggregate, frame)
    func isKnown(_ slot: Int, _ node: Node) -> Bool {
      run.outcome(node, Frame(this: frame.this, row: .slot(table, slot))).isKnown
    }
    let unknown = aggregate.order.first { node in tied.contains { !isKnown($0, node) } }
    guard let node = unknown ?? aggregate.order.last ?? aggregate.value,
      let id = node.rowFields.first ?? node.read?.field.id, let field = table.register[field: id]
    else { return [] }
    let open = tied.filter { !isKnown($0, node) }
    let note =
      !open.isEmpty
      ? Phrase(same: "")
      : aggregate.order.isEmpty
        ? Phrase(" (differs)", "（不一致）") : Phrase(" (the same)", "（相同）")
    return (open.isEmpty ? tied : open).prefix(limit).compactMap { slot in
      guard let id = table.source.id(at: slot) else { return nil }
      let row = RecordReference(register: aggregate.register, id: id)
      var reason = Reason(
        text: field.id,
        outcome: .unknown,
        isPrivate: node.readsPrivate,
        type: node.type,
        isYear: node.isYear,
        label: Phrase(field.label.en + note.en, field.label.zh + note.zh),
        period: nil,
        years: [],
        subject: row,
        records: [],
        possible: [],
        counts: nil,
        parts: []
      )
      reason.row = row
      return reason
    }
  }

  /// The years of rows whose values an aggregate takes together, where their register has years.
  private func years(of slots: [Int], _ aggregate: Aggregate) -> [Int] {
    switch aggregate.kind {
    case .sum, .avg, .min, .max, .distinct: break
    // Which row is the first or the last says more than the rows among which it was.
    case .first, .last: guard slots.count == 1 else { return [] }
    case .count, .any, .all: return []
    }
    guard slots.count <= limit, let source = run.table(aggregate.register)?.source,
      let field = cache.registry[aggregate.register]?[field: "year"], case .year = field.kind
    else { return [] }
    let found = slots.compactMap { source.record(at: $0)?[field.id]?.number?.integer }
    return Set(found).sorted()
  }
}

extension Node {
  /// The stored fields of an aggregate's row that the part reads.
  fileprivate var rowFields: [String] {
    switch form {
    case .field(.row, let field): field.kind.isComputed ? [] : [field.id]
    // The rows of an aggregate within are its own.
    case .aggregate: []
    default: form.parts.flatMap(\.rowFields)
    }
  }

  /// Whether it is a figure of the settings or a reported one.
  fileprivate var isLookUp: Bool {
    if case .lookUp = form { true } else { false }
  }
}
