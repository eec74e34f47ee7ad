public import ZoneModel
public import ZoneQuery

/// How one condition of a programme stands for an applicant.
public struct ConditionStanding: Sendable {
  /// The condition.
  public let condition: Programme.Condition
  /// The clause as it is cited.
  public let citation: Phrase
  /// Whether it is met.
  public let verdict: Verdict
  /// What is compared with what is needed, where the condition is a comparison or has a single one.
  public let measure: Measure?
  /// The condition as the parts that it is made of.
  public let tree: TestTree
  /// The values that were used.
  public let values: [UsedValue]
  /// The inputs that are missing.
  public let missing: [UsedValue]
  /// The value that would close the gap.
  public let gap: UsedValue?
  /// Where the values come from, as the records say whose values they are.
  public let sources: [ValueSource]

  /// The years of the value that is compared: `2025`, `2023-2025`; `nil` where it has none.
  public var yearsWords: String? {
    let compared = tree.parts.filter { $0.measure != nil }
    return compared.count == 1 ? UsedValue.words(of: compared[0].years) : nil
  }
}

/// Where a value of a sheet comes from.
public struct ValueSource: Sendable, Hashable {
  /// The record whose value it is, where that is neither the applicant nor one that was counted.
  public let owner: RecordReference?
  /// Where it comes from, as the record says.
  public let text: String

  /// The source, with whose value it is.
  func words(_ formatter: ValueFormatter) -> String {
    guard let owner else { return text }
    return formatter.name(of: owner) + Phrase(": ", "：")[formatter.language] + text
  }
}

/// Every condition of a programme for an applicant, on one board and day.
public struct ProgrammeSheet: Sendable {
  /// The programme.
  public let programme: Programme
  /// The version of its pack.
  public let packVersion: String
  /// The applicant.
  public let applicant: RecordReference
  /// Whether the programme reaches the applicant's zone.
  public let reach: Truth
  /// What is missing where it is not known whether the programme reaches the applicant's zone.
  public let placeLacking: Phrase?
  /// The day that it is answered for.
  public let day: Day
  /// The conditions in order.
  public let standings: [ConditionStanding]
  /// The figures of the store's settings and the readings that were used.
  public let settingsUsed: [UsedValue]

  /// How many conditions have a verdict.
  public func count(_ verdict: Verdict) -> Int { standings.count { $0.verdict == verdict } }

  /// Whether the applicant may have it.
  ///
  /// What is unknown is never counted as met: it leaves the whole unknown unless the rest decides.
  public var verdict: Verdict {
    programme.verdict(
      met: count(.met),
      unmet: count(.unmet),
      unknown: count(.unknown),
      reach: reach
    )
  }

  /// The document with its version: `titles 2026.1`, and the version of the conditions themselves.
  public var version: String {
    ["\(programme.pack) \(packVersion)", programme.version].compactMap(\.self)
      .joined(separator: " · ")
  }
}

extension UsedValue {
  /// A value that a programme has a name for.
  fileprivate init(_ named: NamedOutcome) {
    self.init(
      text: "",
      label: named.label,
      outcome: named.outcome,
      type: named.type,
      period: nil,
      records: [],
      counts: nil,
      isPrivate: named.isPrivate,
      years: named.years
    )
  }
}

extension PolicyEvaluator {
  /// Whether a programme reaches a record: whether it lies in a zone that the document binds.
  public func reaches(_ programme: Programme, _ record: Record) -> Truth {
    switch bound(of: programme) {
    case .everywhere: .yes
    case .nowhere: .no
    case .within(let inside): evaluator.answer(inside, for: record)
    }
  }

  /// Why nobody can apply for a programme now: its rules are not in force yet, or no more.
  public func whyNotInForce(_ programme: Programme) -> Phrase? {
    let today = evaluator.context.today
    if let from = programme.from, from > today {
      return Phrase("these rules are in force from \(from) on", "该规则自 \(from) 起施行")
    }
    let later = book.versions(of: programme).filter { other in
      guard let from = other.from, from <= today, other.id != programme.id else { return false }
      return programme.from.map { from > $0 } ?? true
    }
    guard let next = later.max(by: { ($0.from ?? today) < ($1.from ?? today) }),
      let from = next.from
    else { return nil }
    return Phrase(
      "superseded on \(from) by \(next.name.en) (\(next.id))",
      "自 \(from) 起由\(next.name.zh)（\(next.id)）取代"
    )
  }

  /// Why a programme is not for a record, with the clause or document that says so; `nil` where it
  /// reaches it, or may.
  public func whyOutOfReach(_ programme: Programme, _ record: Record) -> Phrase? {
    guard reaches(programme, record) == .no else { return nil }
    let context = evaluator.context
    func names(_ language: Language) -> [String] {
      programme.reach.map { id in
        let zone = RecordReference(register: "zones", id: id)
        return context.board.title(of: zone, in: context.registry, language, depth: 1) ?? id
      }
    }
    let cited =
      programme.clause.map { book.citation(programme.pack, $0) }
      ?? book.pack(programme.pack)?.title ?? Phrase(same: programme.pack)
    let places = Phrase(
      names(.en).joined(separator: ", "),
      names(.zh).joined(separator: "、")
    )
    return Phrase(
      "not for this zone: \(cited.en) is for \(places.en)",
      "不适用于本园区：\(cited.zh)适用于\(places.zh)"
    )
  }

  enum Bound {
    case everywhere
    case nowhere
    case within(Expression)
  }

  /// Which records a programme reaches.
  func bound(of programme: Programme) -> Bound {
    guard !programme.reach.isEmpty else { return .everywhere }
    let roots = reach.roots(programme.reach)
    guard roots != [Reach.everywhere], let path = programme.zonePath else {
      return roots.isEmpty ? .nowhere : .everywhere
    }
    guard let question = reach.question(roots, path: path),
      let inside = try? evaluator.cache.expression(
        question,
        in: programme.register,
        mode: .check
      )
    else { return .nowhere }
    return .within(inside)
  }

  /// The programmes that records of a register may apply for.
  public func programmes(for register: String) -> [Programme] {
    book.programmes.filter { $0.register == register }
  }

  /// Every condition of a programme for an applicant.
  public func sheet(of programme: Programme, for record: Record) -> ProgrammeSheet {
    var used: [UsedValue] = []
    let standings = programme.conditions.map { condition in
      let verdict: Verdict =
        switch evaluator.answer(condition.test, for: record) {
        case .yes: .met
        case .no: .unmet
        case .unknown: .unknown
        }
      var trace = Trace(evaluator: evaluator, record: record, settings: book.settings)
      trace.add(condition.test)
      for value in trace.values
      where value.isSetting && !used.contains(where: { $0.text == value.text }) {
        used.append(value)
      }
      let tree = evaluator.tree(
        of: condition.test,
        for: record,
        names: programme.names.map { ($0.text, $0.label) }
      )
      let measures = tree.isTold ? tree.parts.compactMap(\.measure) : []
      return ConditionStanding(
        condition: condition,
        citation: book.citation(programme.pack, condition.clause),
        verdict: verdict,
        measure: evaluator.measure(condition.test, for: record)
          ?? (measures.count == 1 ? measures[0] : nil),
        tree: tree,
        values: tree.parts.flatMap(\.named).map(UsedValue.init) + trace.values,
        missing: verdict == .unknown ? trace.missing : [],
        gap: verdict == .unmet ? gap(condition.gap, for: record) : nil,
        sources: sources(of: condition.test, for: record)
      )
    }
    let reach = reaches(programme, record)
    let place = reach == .unknown ? programme.zonePath : nil
    return ProgrammeSheet(
      programme: programme,
      packVersion: book.pack(programme.pack)?.version ?? "",
      applicant: record.reference,
      reach: reach,
      placeLacking: place.flatMap { placeLacking(on: $0, of: record)?.field?.label },
      day: evaluator.context.today,
      standings: standings,
      settingsUsed: used
    )
  }

  /// What the records whose values an expression uses say of where they come from.
  private func sources(of expression: Expression, for record: Record) -> [ValueSource] {
    var sources: [ValueSource] = []
    func add(_ record: Record?, owner: RecordReference? = nil) {
      guard let text = record?["dataSource"]?.text, !text.isEmpty else { return }
      let source = ValueSource(owner: owner, text: text)
      if !sources.contains(source) { sources.append(source) }
    }
    func walk(_ reason: Reason) {
      let board = evaluator.context.board
      if reason.counts != nil {
        for reference in reason.records {
          let other = board.record(reference)
          if let period = reason.period, let year = other?["year"]?.number?.integer, year != period
          {
            continue
          }
          add(other)
        }
      } else if reason.subject == record.reference {
        // Another value of the applicant that is computed rests on what its parts say.
        if reason.parts.isEmpty { add(record) }
      } else if let subject = reason.subject {
        add(board.record(subject), owner: subject)
      }
      for part in reason.parts where part.row == nil { walk(part) }
    }
    walk(evaluator.explain(expression, for: record, limit: 12))
    return sources
  }
}
