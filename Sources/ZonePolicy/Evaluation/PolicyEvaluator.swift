public import ZoneModel
public import ZoneQuery

/// Answers what the rules of a book say of the records of one board.
public struct PolicyEvaluator: Sendable {
  /// The packs.
  public let book: PolicyBook
  /// Answers expressions about the board.
  public let evaluator: Evaluator
  /// Which reading of an ambiguous clause the store uses, by rule.
  public let readings: [String: String]
  let reach: Reach
  let ticks: Ticks
  let crew: Crew

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - book: the packs.
  ///   - evaluator: answers expressions about the board.
  ///   - readings: which reading of an ambiguous clause the store's settings choose, by rule.
  ///   - crew: who judges the registers of a large board.
  public init(
    _ book: PolicyBook,
    _ evaluator: Evaluator,
    readings: [String: String] = [:],
    crew: Crew = .alone
  ) {
    self.book = book
    self.evaluator = evaluator
    self.readings = readings
    self.crew = crew
    reach = Reach(evaluator.context.board)
    ticks = Ticks(evaluator.context.board)
  }

  private func expression(_ text: String, _ register: String) -> Expression? {
    try? evaluator.cache.expression(text, in: register, mode: .check)
  }

  /// Whether a rule is in force anywhere on the board.
  public func isInForce(_ rule: Rule) -> Bool { !reach.roots(rule.reach).isEmpty }

  /// Whether a rule is in force in a zone or a part of it; without a zone, anywhere on the board.
  public func isInForce(_ rule: Rule, in zone: RecordReference?) -> Bool {
    guard let zone else { return isInForce(rule) }
    return reaches(rule.reach, partOf: zone)
  }

  /// How a rule is cited on a record: the clauses of the documents that reach it.
  public func citation(of rule: Rule, on record: Record) -> Phrase {
    citation(of: rule) { reaches($0, record, by: rule.zonePath) }
      ?? book.citation(rule.pack, rule.clause)
  }

  /// How a rule is cited of a zone: the clauses of the documents that reach it or a part of it.
  public func citation(of rule: Rule, in zone: RecordReference?) -> Phrase {
    zone.flatMap { zone in citation(of: rule) { reaches($0, partOf: zone) } }
      ?? book.citation(of: rule)
  }

  /// The clauses of those documents of a rule that reach so far; `nil` where none does, or where
  /// there is but one document.
  private func citation(of rule: Rule, where reaches: ([String]) -> Bool) -> Phrase? {
    guard !rule.also.isEmpty else { return nil }
    let places =
      [(rule.pack, rule.clause, rule.ownReach)] + rule.also.map { ($0.pack, $0.clause, $0.reach) }
    let cited = places.filter { reaches($0.2) }.map { book.citation($0.0, $0.1) }
    return cited.isEmpty ? nil : book.joined(cited)
  }

  private func reaches(_ zones: [String], partOf zone: RecordReference) -> Bool {
    let roots = reach.roots(zones)
    if roots == [Reach.everywhere] { return true }
    let parts = roots.map { RecordReference(register: zone.register, id: $0) }
    return binds(roots, zone) || parts.contains { binds([zone.id], $0) }
  }

  /// Whether a reach takes in a record with this path to its zone, where that is known.
  func reaches(_ zones: [String], _ record: Record, by path: String?) -> Bool {
    let roots = reach.roots(zones)
    guard !roots.isEmpty else { return false }
    guard let path, roots != [Reach.everywhere] else { return true }
    guard let question = reach.question(roots, path: path),
      let inside = expression(question, record.reference.register)
    else { return false }
    return evaluator.answer(inside, for: record) == .yes
  }

  /// Whether a zone lies in one of the zones that a document binds.
  private func binds(_ roots: [String], _ zone: RecordReference) -> Bool {
    guard let record = evaluator.context.board.record(zone),
      let question = reach.question(roots, path: "this"),
      let inside = expression(question, zone.register)
    else { return false }
    return evaluator.answer(inside, for: record) == .yes
  }

  // MARK: - One record

  /// The verdict of a rule on a record.
  public func verdict(of rule: Rule, on record: Record) -> Verdict {
    let reached = reaches(rule, record)
    guard reached != .no else { return .outOfReach }
    switch rule.applies.map({ evaluator.answer($0, for: record) }) ?? .yes {
    case .no: return .notApplicable
    case .unknown: return .unknown
    case .yes: break
    }
    guard reached == .yes else { return .unknown }
    guard let reading = rule.reading(readings) else {
      return ticks[rule.id, record.reference] == nil ? .open : .met
    }
    if let needs = rule.needs, evaluator.answer(needs, for: record) != .yes { return .unknown }
    if let running = rule.running(reading), evaluator.answer(running.condition, for: record) == .yes
    {
      return .running
    }
    return verdict(evaluator.answer(reading.test, for: record), rule)
  }

  /// Whether the document of a rule reaches a record; unknown where it is not known where the record
  /// lies, and where the path to its zone cannot be read.
  private func reaches(_ rule: Rule, _ record: Record) -> Truth {
    let roots = reach.roots(rule.reach)
    guard !roots.isEmpty else { return .no }
    guard let path = rule.zonePath, roots != [Reach.everywhere] else { return .yes }
    guard let question = reach.question(roots, path: path) else { return .no }
    return expression(question, rule.register).map { evaluator.answer($0, for: record) } ?? .unknown
  }

  /// The path to the zone of a record, as far as the first reference that is missing, where it is not
  /// known whether the document of a rule reaches the record.
  func placeLacking(of rule: Rule, on record: Record) -> Expression? {
    guard let path = rule.zonePath, reaches(rule, record) == .unknown else { return nil }
    return placeLacking(on: path, of: record)
  }

  /// The path to the zone of a record, as far as the first reference that is missing.
  func placeLacking(on path: String, of record: Record) -> Expression? {
    let register = record.reference.register
    let names = Reach.steps(of: path)
    for count in 1...max(1, names.count) {
      let part = names.prefix(count).joined(separator: ".")
      guard let step = try? evaluator.cache.expression(part, in: register, mode: .value) else {
        break
      }
      if case .missing = evaluator.outcome(step, for: record) { return step }
    }
    return try? evaluator.cache.expression(path, in: register, mode: .value)
  }

  private func verdict(_ truth: Truth, _ rule: Rule) -> Verdict {
    switch truth {
    case .yes: .met
    case .no: rule.isOffer ? .notCovered : .unmet
    case .unknown: .unknown
    }
  }

  // MARK: - All records

  /// What a rule says of all records of a board, or of a zone.
  ///
  /// - Returns: `nil` when it was cancelled.
  /// - Complexity: O(*n*) in the records of the rule's register.
  public func tally(
    _ rule: Rule,
    zone: RecordReference? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> RuleTally? {
    let nothing = RuleTally(rule: rule, citation: citation(of: rule, in: zone), slots: [:])
    let roots = reach.roots(rule.reach)
    let source = evaluator.context.board.source(rule.register)
    guard !roots.isEmpty, source.count > 0 else { return nothing }
    var concerned: Answers?
    let isEverywhere = roots == [Reach.everywhere]
    // Records without a zone of their own are the business of the zones that the document binds.
    if let zone, rule.zonePath == nil, !isEverywhere, !binds(roots, zone) { return nothing }
    if let path = rule.zonePath, !isEverywhere || zone != nil {
      let bound = isEverywhere ? nil : reach.question(roots, path: path)
      guard isEverywhere || bound != nil else { return nothing }
      let narrow = zone.flatMap { reach.question([$0.id], path: path) }
      let question = [bound, narrow].compactMap { $0.map { "(\($0))" } }.joined(separator: " and ")
      guard let inside = expression(question, rule.register) else {
        let live = (0..<source.slots).filter { source.isLive($0) }.map { Int32($0) }
        return RuleTally(rule: rule, citation: nothing.citation, slots: [.unknown: live])
      }
      guard let answers = evaluator.answers(inside, isCancelled: isCancelled) else {
        return isCancelled() ? nil : nothing
      }
      concerned = answers
    }
    let inside = concerned
    var applying: Answers?
    if let applies = rule.applies {
      applying = evaluator.answers(applies, among: concerned, isCancelled: isCancelled)
      concerned = applying
    }
    let reading = rule.reading(readings)
    let judged = concerned
    let needed = rule.needs.flatMap {
      evaluator.answers($0, among: judged, isCancelled: isCancelled)
    }
    let running = rule.running(reading).flatMap {
      evaluator.answers($0.condition, among: judged, isCancelled: isCancelled)
    }
    let holds = reading.flatMap {
      evaluator.answers($0.test, among: judged, isCancelled: isCancelled)
    }
    if isCancelled() { return nil }
    // Put together by place: a verdict is hashed by its name, which is dear for each row.
    let verdicts = Verdict.allCases
    var found = Array(repeating: [Int32](), count: verdicts.count)
    for slot in 0..<source.slots where source.isLive(slot) {
      let reached = inside?[slot] ?? .yes
      // Of a zone only the records are looked at that are known to lie there.
      guard reached == .yes || reached == .unknown && zone == nil else { continue }
      let verdict: Verdict
      switch applying?[slot] ?? .yes {
      case .no: continue
      case .unknown: verdict = .unknown
      case .yes where reached == .unknown: verdict = .unknown
      case .yes:
        if let needed, needed[slot] != .yes {
          verdict = .unknown
        } else if running?[slot] == .yes {
          verdict = .running
        } else if let holds {
          verdict = self.verdict(holds[slot], rule)
        } else {
          let record = source.id(at: slot).map { RecordReference(register: rule.register, id: $0) }
          verdict = record.flatMap { ticks[rule.id, $0] } == nil ? .open : .met
        }
      }
      if let place = verdicts.firstIndex(of: verdict) { found[place].append(Int32(slot)) }
    }
    let slots = Dictionary(uniqueKeysWithValues: zip(verdicts, found)).filter { !$0.value.isEmpty }
    return RuleTally(rule: rule, citation: nothing.citation, slots: slots)
  }

  /// The records that a tally leaves out with a verdict: its document does not reach them, or it does
  /// not apply to them.
  ///
  /// - Complexity: O(*n*) in the records of the rule's register.
  public func leftOut(
    of rule: Rule,
    as verdict: Verdict,
    zone: RecordReference? = nil
  ) -> [Record] {
    let source = evaluator.context.board.source(rule.register)
    let path = evaluator.context.registry[rule.register]?.zonePath
    return (0..<source.slots).lazy.compactMap { source.record(at: $0) }.filter { record in
      (zone.map { reaches([$0.id], record, by: path) } ?? true)
        && self.verdict(of: rule, on: record) == verdict
    }
  }

  /// The findings of all rules on a record; those of documents that do not reach it left out, and
  /// those that do not apply to it unless they are wanted.
  public func findings(
    on record: Record,
    withThoseThatDoNotApply isWhole: Bool = false
  ) -> [Finding] {
    book.rules.filter { $0.register == record.reference.register }
      .map { finding(of: $0, on: record) }
      .filter { $0.verdict.isShown || isWhole && $0.verdict == .notApplicable }
  }
}

/// What people have ticked or overridden, in the register of rule checks.
struct Ticks: Sendable {
  private var ticks: [String: Tick] = [:]

  init(_ board: any Board) {
    let source = board.source("rule-checks")
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), let rule = record["rule"]?.text,
        record["state"]?.text != "failed", record["state"]?.text != "unknown-input"
      else { continue }
      let tick = Tick(
        record: record.reference,
        day: record["checkedOn"]?.day,
        by: record["overriddenBy"]?.text ?? record["checkedBy"]?.text,
        reason: record["reason"]?.text ?? record["explanation"]?.text
      )
      ticks[Self.key(rule, record["about"]?.text)] = tick
    }
  }

  private static func key(_ rule: String, _ subject: String?) -> String {
    rule + " " + (subject ?? "")
  }

  /// The word on a rule for a record, else for all records.
  subscript(rule: String, record: RecordReference) -> Tick? {
    ticks[Self.key(rule, record.description)] ?? ticks[Self.key(rule, record.id)]
      ?? ticks[Self.key(rule, nil)]
  }
}
