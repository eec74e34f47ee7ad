public import ZoneModel
public import ZoneQuery

/// What must hold of a change before it is written: the registers' declarations, and the rules of
/// documents that block or warn.
///
/// A rule that a change breaks refuses it unless a reason is given; then, and where the change only
/// takes back, it is told of. Unknown never refuses.
public struct PolicyCheck: ChangeCheck {
  private let records: RecordCheck
  private let book: @Sendable (TouchedFields) -> PolicyBook
  private let readings: @Sendable (any Board) -> [String: String]
  private let hasReason: Bool
  let cache: QueryCache
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

  /// The same check of a change that comes with a reason, or without; blanks are none.
  public func given(reason: String?) -> PolicyCheck {
    PolicyCheck(self, hasReason: reason?.contains { !$0.isWhitespace } ?? false)
  }

  /// Reads what a change needs of the packs now, so that it is not read with the store locked.
  public func prepare(for edits: [Edit]) {
    let touched = Touched(edits)
    if !touched.order.isEmpty { _ = book(touched.fields) }
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

  /// So many records of a change are looked at for rules that warn, and for what refers to them.
  static let warnedOf = 200

  private func broken(
    by edits: [Edit],
    _ operation: Operation,
    _ before: any Board,
    _ after: any Board
  ) -> [Refusal] {
    let touched = Touched(edits)
    guard let first = touched.order.first else { return [] }
    let book = book(touched.fields)
    // What is off cannot refuse; the person is told that it did not look.
    let unread = book.faults.map { self.unread($0, first) }
    let rules = book.rules.filter(\.isBlocking).map {
      ($0, reads: cache.stored(behind: $0.fieldsRead), grows: cache.stored(behind: $0.growthRead))
    }
    let isReported = hasReason || ![.edit, .adopt, .import].contains(operation)
    let now = evaluator(book, after)
    var then: PolicyEvaluator?
    func past() -> PolicyEvaluator {
      let past = then ?? evaluator(book, before)
      then = past
      return past
    }
    func wasUnmet(_ rule: Rule, _ reference: RecordReference) -> Bool {
      before.record(reference) != nil && past().wasBroken(rule, by: reference)
    }
    func hasGrown(_ rule: Rule, _ record: Record) -> Bool {
      guard let amount = now.growing(of: rule, on: record),
        let earlier = before.record(record.reference).flatMap({ past().growing(of: rule, on: $0) })
      else { return false }
      return amount > earlier
    }
    var refusals = unread + unknownEntries(touched, book, operation, on: after)
    refusals += otherSchedules(touched, book, operation, on: after)
    refusals += takenTargets(touched, book, operation)
    if [.edit, .import].contains(operation) {
      refusals += unknownClauses(touched, book, on: after)
    }
    var judged: [String: Set<RecordReference>] = [:]
    /// Judges a record that was touched, or that a touched one refers to; an old fault is no reason
    /// to refuse a change of something else, but one that grows is.
    func judge(_ rule: Rule, _ reference: RecordReference, oldFaultCounts: Bool) {
      guard refusals.count < 20 + unread.count,
        judged[rule.id, default: []].insert(reference).inserted,
        let record = after.record(reference), now.verdict(of: rule, on: record) == .unmet,
        oldFaultCounts || !wasUnmet(rule, reference) || hasGrown(rule, record)
      else { return }
      refusals.append(
        refusal(
          now.finding(of: rule, on: record),
          isReported: isReported,
          isElsewhere: !touched.order.contains(reference),
          on: after
        )
      )
    }
    for reference in touched.order {
      for (rule, reads, grows) in rules where rule.register == reference.register {
        let isConcerned = touched.concerns(reference, reads)
        guard touched.isNew(reference) || isConcerned || touched.concerns(reference, grows) else {
          continue
        }
        judge(
          rule,
          reference,
          oldFaultCounts: isConcerned && !isReported && operation != .import
            || operation == .adopt || touched.isNew(reference)
        )
      }
    }
    for reference in touched.order {
      for (rule, reads, grows) in rules where touched.concerns(reference, reads.union(grows)) {
        for other in referred(by: reference, to: rule.register, before, after) {
          judge(rule, other, oldFaultCounts: false)
        }
      }
    }
    // What refers to a touched record may rest on it: an award on the day its firm left.
    var referring = Referring(touched, limit: Self.warnedOf, in: cache.registry) {
      .ofThought(context(before), cache: cache)
    }
    for (rule, reads, _) in rules {
      let beside = referring.records(of: rule, reading: reads, beside: after)
      for other in referring.records(of: rule, reading: reads) + beside {
        judge(rule, other, oldFaultCounts: false)
      }
    }
    refusals += broken(
      byMoved: touched,
      rules.map(\.0),
      isReported: isReported,
      now: now,
      past: past,
      on: after
    )
    guard !refusals.contains(where: \.isError), [.edit, .import].contains(operation) else {
      return refusals
    }
    refusals += idleReadings(touched, now, operation)
    refusals += unknownSteps(touched, rules.map { ($0.0, $0.reads) }, now)
    var isCut = referring.isCut
    for rule in book.rules where rule.isWarning {
      let reads = cache.stored(behind: rule.fieldsRead)
      let own = touched.order.filter {
        $0.register == rule.register && touched.concerns($0, reads)
      }
      var known = Set(own)
      let concerned =
        own
        + (referring.records(of: rule, reading: reads)
        + touched.order.prefix(Self.warnedOf).filter { touched.concerns($0, reads) }
        .flatMap { referred(by: $0, to: rule.register, before, after) })
        .filter { known.insert($0).inserted }
      if concerned.count > Self.warnedOf { isCut = true }
      let broken = concerned.prefix(Self.warnedOf).compactMap { reference -> Record? in
        guard !(touched.isNew(reference) && rule.looksAtReferrers),
          let record = after.record(reference), now.verdict(of: rule, on: record) == .unmet,
          !wasUnmet(rule, reference)
        else { return nil }
        return record
      }
      guard let record = broken.first else { continue }
      let finding = now.finding(of: rule, on: record)
      refusals.append(
        refusal(
          finding,
          isReported: true,
          isElsewhere: !touched.order.contains(record.reference),
          on: after,
          more: broken.count - 1
        )
      )
    }
    refusals += broken(
      byMoved: touched,
      book.rules.filter(\.isWarning),
      isReported: true,
      now: now,
      past: past,
      on: after
    )
    if isCut { refusals.append(notAllSeen(first)) }
    return refusals
  }

  private func notAllSeen(_ record: RecordReference) -> Refusal {
    let most = Self.warnedOf
    return Refusal(
      .warning,
      record: record,
      field: nil,
      Phrase(
        "Rules were looked at for the first \(most) records only; a check looks at all.",
        "规则只核查了前 \(most) 条；可另行核查全部。"
      )
    )
  }

  private func evaluator(_ book: PolicyBook, _ board: any Board) -> PolicyEvaluator {
    PolicyEvaluator(
      book,
      .ofThought(context(board), cache: cache),
      readings: readings(board)
    )
  }

  /// The records of another register that a record refers to, or did.
  private func referred(
    by reference: RecordReference,
    to register: String,
    _ before: any Board,
    _ after: any Board
  ) -> [RecordReference] {
    guard register != reference.register, let own = cache.registry[reference.register] else {
      return []
    }
    let records = [after.record(reference), before.record(reference)].compactMap { $0 }
    return own.fields(referringTo: register).flatMap { field in
      records.flatMap { record in
        (record[field.id]?.list ?? record[field.id]?.text.map { [$0] } ?? [])
          .compactMap { Registry.target(of: $0, in: field.kind.targets) }
          .filter { $0.register == register }
      }
    }
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

  /// That a sentence is true of more records; empty for none.
  static func others(_ more: Int) -> Phrase {
    more == 0 ? Phrase("", "") : Phrase("; the same on \(more) more", "；另有 \(more) 条相同")
  }

  /// So many values of what does not hold are told in one sentence.
  private static let mostValues = 6

  func refusal(
    _ finding: Finding,
    isReported: Bool,
    isElsewhere: Bool,
    on board: any Board,
    more: Int = 0
  ) -> Refusal {
    let registry = cache.registry
    let english = ValueFormatter(.en) { board.title(of: $0, in: registry, .en, depth: 1) }
    let chinese = ValueFormatter(.zh) { board.title(of: $0, in: registry, .zh, depth: 1) }
    let decides = finding.deciding.isEmpty ? finding.values : finding.deciding
    var values = Array(decides.filter { !$0.isPrivate }.prefix(Self.mostValues))
    if let gap = finding.gap, !gap.isPrivate, case .number = gap.outcome { values.append(gap) }
    let usedEn = values.map { $0.described(english) }.joined(separator: "; ")
    let usedZh = values.map { $0.described(chinese) }.joined(separator: "；")
    // What a rule names beside its test, such as the earlier award.
    let named: String? = if case .text(let text)? = finding.gap?.outcome { text } else { nil }
    let citation = finding.citation
    // A record that the person did not touch is named.
    let record = finding.record
    let place: Phrase =
      if isElsewhere, let name = registry[record.register]?.singular {
        Phrase(
          "\(name.en) \(board.title(of: record, in: registry, .en, depth: 1) ?? record.id): ",
          "\(name.zh)「\(board.title(of: record, in: registry, .zh, depth: 1) ?? record.id)」："
        )
      } else {
        Phrase("", "")
      }
    let others = Self.others(more)
    return Refusal(
      isReported ? .warning : .policy,
      record: finding.record,
      field: nil,
      reads: finding.rule.readings.first.map { cache.stored(behind: $0.test) } ?? [],
      Phrase(
        place.en + "\(citation.en): \(finding.rule.says.en)"
          + (usedEn.isEmpty ? "" : " (\(usedEn))") + (named.map { "; see \($0)" } ?? "")
          + others.en,
        place.zh + "\(citation.zh)：\(finding.rule.says.zh)"
          + (usedZh.isEmpty ? "" : "（\(usedZh)）") + (named.map { "；见 \($0)" } ?? "")
          + others.zh
      ),
      nextStep: isReported
        ? nil
        : finding.remedy
          ?? Phrase(
            "Give a reason to do it all the same; it is kept in the history.",
            "如确需办理，请填写理由，理由将记入历史。"
          ),
      rule: finding.rule.id
    )
  }
}

/// What a change touches, record by record.
struct Touched {
  private(set) var order: [RecordReference] = []
  private var names: [RecordReference: Set<String>] = [:]
  private var made: Set<RecordReference> = []
  private var deleted: Set<RecordReference> = []

  init(_ edits: [Edit]) {
    for edit in edits {
      guard let record = edit.record else { continue }
      if names[record] == nil {
        order.append(record)
        names[record] = []
      }
      switch edit {
      case .create: made.insert(record)
      case .delete: deleted.insert(record)
      case .set(_, let field, _, _), .members(_, let field, _, _):
        names[record]?.insert(field)
      case .adopt: break
      }
    }
  }

  func isNew(_ record: RecordReference) -> Bool { made.contains(record) }

  /// The fields of a record; `nil` for all, where it is made or deleted.
  private func fields(of record: RecordReference) -> Set<String>? {
    made.contains(record) || deleted.contains(record) ? nil : names[record]
  }

  /// Whether it touches one of the fields that are read, written `register.field`.
  func concerns(_ record: RecordReference, _ read: Set<String>) -> Bool {
    guard let fields = fields(of: record) else {
      return read.contains { $0.hasPrefix(record.register + ".") }
    }
    return fields.contains { read.contains("\(record.register).\($0)") }
  }

  /// All of it, by register.
  var fields: TouchedFields {
    var touched = TouchedFields()
    for record in order { touched.add(fields(of: record), of: record.register) }
    return touched
  }
}
