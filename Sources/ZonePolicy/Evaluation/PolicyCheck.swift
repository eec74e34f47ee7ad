public import ZoneModel
public import ZoneQuery

/// What must hold of a change before it is written: the registers' declarations, and the rules of
/// documents that block.
///
/// A rule that a change breaks refuses it unless a reason is given; then, and where the change only
/// takes back or brings in what was so already, it is told of. Unknown never refuses.
public struct PolicyCheck: ChangeCheck {
  private let records: RecordCheck
  private let book: @Sendable (TouchedFields) -> PolicyBook
  private let readings: @Sendable (any Board) -> [String: String]
  private let hasReason: Bool
  private let cache: QueryCache
  private let context: @Sendable (any Board) -> QueryContext

  /// Makes a check.
  ///
  /// - Parameters:
  ///   - registry: the registers whose declarations must hold.
  ///   - cache: shared with the evaluators of the same registry.
  ///   - book: the packs, or of a change of such fields at least those that may refuse it.
  ///   - readings: the readings that the settings in force on a board choose, by rule.
  ///   - hasReason: whether the person gave a reason for the change.
  ///   - context: what expressions may look at on a board; asked at each change.
  public init(
    registry: Registry,
    cache: QueryCache? = nil,
    book: @escaping @Sendable (TouchedFields) -> PolicyBook,
    readings: @escaping @Sendable (any Board) -> [String: String],
    hasReason: Bool = false,
    context: @escaping @Sendable (any Board) -> QueryContext
  ) {
    let cache = cache ?? QueryCache(registry: registry)
    records = RecordCheck(registry: registry, cache: cache, context: context)
    self.book = book
    self.readings = readings
    self.hasReason = hasReason
    self.cache = cache
    self.context = context
  }

  private init(_ other: PolicyCheck, hasReason: Bool) {
    records = other.records
    book = other.book
    readings = other.readings
    self.hasReason = hasReason
    cache = other.cache
    context = other.context
  }

  /// The same check of a change that comes with a reason, or without.
  public func given(reason: String?) -> PolicyCheck {
    PolicyCheck(self, hasReason: reason.map { !$0.isEmpty } ?? false)
  }

  /// Looks at a change on the state that it would leave behind.
  public func refusals(
    of edits: [Edit],
    operation: Operation,
    before: any Board,
    after: any Board
  ) -> [Refusal] {
    let declared = records.refusals(of: edits, operation: operation, before: before, after: after)
    guard !declared.contains(where: \.isError) else { return declared }
    return declared + broken(by: edits, operation, before, after)
  }

  private func broken(
    by edits: [Edit],
    _ operation: Operation,
    _ before: any Board,
    _ after: any Board
  ) -> [Refusal] {
    var touched: [RecordReference: Set<String>?] = [:]
    var order: [RecordReference] = []
    for edit in edits {
      guard let record = edit.record else { continue }
      if touched[record] == nil { order.append(record) }
      switch edit {
      case .create: touched[record] = .some(nil)
      case .set(_, let field, _, _), .members(_, let field, _, _):
        if case .some(.some(var fields)) = touched[record] {
          fields.insert(field)
          touched[record] = fields
        } else if touched[record] == nil {
          touched[record] = [field]
        }
      case .delete, .adopt: break
      }
    }
    guard let first = order.first else { return [] }
    var fields = TouchedFields()
    for (record, names) in touched { fields.add(names, of: record.register) }
    let book = book(fields)
    // What is off cannot refuse; the person is told that it did not look.
    var refusals = book.faults.map { unread($0, first) }
    let rules = book.rules.filter(\.isBlocking)
    let registers = Set(rules.map(\.register))
    guard order.contains(where: { registers.contains($0.register) }) else { return refusals }
    let isReported = hasReason || ![.edit, .adopt].contains(operation)
    let now = PolicyEvaluator(
      book,
      .ofThought(context(after), cache: cache),
      readings: readings(after)
    )
    var then: PolicyEvaluator?
    for reference in order where registers.contains(reference.register) {
      guard let fields = touched[reference], let record = after.record(reference) else { continue }
      for rule in rules where rule.register == reference.register {
        // An old fault is no reason to refuse a change of something else.
        if let fields, !concerns(rule, reference.register, fields) { continue }
        guard now.verdict(of: rule, on: record) == .unmet else { continue }
        if fields != nil, let old = before.record(reference) {
          let past =
            then
            ?? PolicyEvaluator(
              book,
              .ofThought(context(before), cache: cache),
              readings: readings(before)
            )
          then = past
          if past.verdict(of: rule, on: old) == .unmet, operation != .adopt, isReported {
            continue
          }
        }
        refusals.append(refusal(now.finding(of: rule, on: record), isReported: isReported))
        if refusals.count >= 20 { return refusals }
      }
    }
    return refusals
  }

  private func unread(_ fault: PackFault, _ record: RecordReference) -> Refusal {
    Refusal(
      .warning,
      record: record,
      field: nil,
      Phrase(
        "not checked against all rules: \(fault.described.en)",
        "未按全部规则核查：\(fault.described.zh)"
      )
    )
  }

  private func concerns(_ rule: Rule, _ register: String, _ fields: Set<String>) -> Bool {
    let read = rule.fieldsRead
    return fields.contains { read.contains("\(register).\($0)") }
  }

  private func refusal(_ finding: Finding, isReported: Bool) -> Refusal {
    let english = ValueFormatter(.en)
    let chinese = ValueFormatter(.zh)
    let values = finding.values.prefix(4)
    let usedEn = values.map { $0.described(english) }.joined(separator: "; ")
    let usedZh = values.map { $0.described(chinese) }.joined(separator: "；")
    let citation = finding.citation
    return Refusal(
      isReported ? .warning : .policy,
      record: finding.record,
      field: nil,
      Phrase(
        "\(citation.en): \(finding.rule.says.en)" + (usedEn.isEmpty ? "" : " (\(usedEn))"),
        "\(citation.zh)：\(finding.rule.says.zh)" + (usedZh.isEmpty ? "" : "（\(usedZh)）")
      ),
      nextStep: isReported
        ? nil
        : finding.rule.remedy
          ?? Phrase(
            "Give a reason to do it all the same; it is kept in the history.",
            "如确需办理，请填写理由，理由将记入历史。"
          )
    )
  }
}
