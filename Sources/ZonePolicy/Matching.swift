public import ZoneModel
public import ZoneQuery

/// How what is wanted is matched with what is offered: which records, and what speaks for a pair.
///
/// It is declared in a pack; the criteria are expressions about a pair, whose sides are `demand` and
/// `supply`.
public struct Matching: Sendable, Identifiable {
  /// Something that speaks for a pair.
  public struct Criterion: Sendable, Identifiable {
    /// Its id within the supply.
    public let id: String
    /// The numbers of its clauses; on a record only those are named that are in force there.
    public let clauses: [String]
    /// What it says where it holds, in plain words.
    public let says: Phrase
    /// How much it weighs among the others.
    public let weight: Int
    /// Whether a pair for which it does not hold is no match at all.
    public let isRequired: Bool
    /// What must hold of the pair.
    public let test: Expression
  }

  /// A register of what is offered, with what speaks for it.
  public struct Supply: Sendable {
    /// The register.
    public let register: String
    /// Which of its records are offered; `nil` for all.
    public let offered: Expression?
    /// What speaks for a pair, in order.
    public let criteria: [Criterion]
  }

  /// Its id, such as `demands`.
  public let id: String
  /// The id of its document.
  public let pack: String
  /// Its name.
  public let name: Phrase
  /// The register of what is wanted.
  public let demand: String
  /// Which of its records are still looking; `nil` for all.
  public let open: Expression?
  /// What is offered.
  public let supplies: [Supply]
}

/// How one criterion stands for a pair.
public struct CriterionStanding: Sendable {
  /// The criterion.
  public let criterion: Matching.Criterion
  /// Whether it holds.
  public let truth: Truth
}

/// A pair of demand and supply with what speaks for it.
public struct MatchProposal: Sendable {
  /// What is wanted.
  public let demand: RecordReference
  /// What is offered.
  public let supply: RecordReference
  /// How each criterion stands, in declared order.
  public let standings: [CriterionStanding]
  /// The record of the match, where one has been proposed before.
  public let match: RecordReference?
  /// How an earlier match of the two failed, as it was written down; empty where nothing was, and
  /// `nil` where none failed.
  public let failed: String?

  private func weight(_ truths: Set<Truth>) -> Int {
    standings.filter { truths.contains($0.truth) }.map(\.criterion.weight).reduce(0, +)
  }

  private func share(_ weight: Int) -> Int {
    let all = standings.map(\.criterion.weight).reduce(0, +)
    return all > 0 ? (weight * 100 + all / 2) / all : 0
  }

  /// Points out of 100 for what surely speaks for it.
  public var score: Int { share(weight([.yes])) }

  /// Points if everything unknown turned out well.
  public var possible: Int { share(weight([.yes, .unknown])) }

  /// The criteria in a sentence: what speaks for it, what against, what is not known.
  public var reasons: Phrase {
    func listed(_ truth: Truth, _ en: String, _ zh: String) -> Phrase? {
      // What weighs nothing is named where somebody has to look at it.
      let found = standings.filter {
        $0.truth == truth && ($0.criterion.weight > 0 || truth != .yes)
      }
      guard !found.isEmpty else { return nil }
      let parts = found.map { standing in
        guard standing.criterion.weight > 0 else { return standing.criterion.says }
        let points = share(standing.criterion.weight)
        return Phrase(
          "\(standing.criterion.says.en) (\(points))",
          "\(standing.criterion.says.zh)（\(points)）"
        )
      }
      return Phrase(
        en + parts.map(\.en).joined(separator: ", "),
        zh + parts.map(\.zh).joined(separator: "、")
      )
    }
    let before = failed.map { result in
      Phrase(
        "A match failed before" + (result.isEmpty ? "" : ": \(result)"),
        "此前对接未成" + (result.isEmpty ? "" : "：\(result)")
      )
    }
    let parts = [
      listed(.yes, "For: ", "符合："), listed(.no, "Against: ", "不符："),
      listed(.unknown, "Not known: ", "未知："), before,
    ].compactMap(\.self)
    return Phrase(
      parts.map(\.en).joined(separator: ". ") + ".",
      parts.map(\.zh).joined(separator: "；") + "。"
    )
  }
}

extension Matching {
  /// A register of pairs with these sides alone, so that their fields can be read.
  static func pairs(_ demand: String, _ supply: String) -> Register {
    Register(
      "matches",
      pane: .achievements,
      Phrase("Matches", "对接"),
      one: Phrase("Match", "对接"),
      title: "{supply} · {demand}",
      idPrefix: "mat",
      sections: [
        Section(
          "Match",
          "对接",
          [
            .reference("supply", to: [supply], "Supply", "供方"),
            .reference("demand", to: [demand], "Demand", "需方"),
          ]
        )
      ],
      columns: ["supply", "demand"]
    )
  }
}

extension PolicyEvaluator {
  /// The matching of a register of demands, if any is declared.
  public func matching(of demand: String) -> Matching? {
    book.matchings.first { $0.demand == demand }
  }

  /// The demands of a matching that are still looking, in the order of the register.
  public func demands(of matching: Matching) -> [Record] {
    let source = evaluator.context.board.source(matching.demand)
    return (0..<source.slots).compactMap { source.record(at: $0) }
      .filter { record in matching.open.map { evaluator.answer($0, for: record) == .yes } ?? true }
  }

  /// What is offered for a demand, the best first.
  ///
  /// - Complexity: O(*n*) in the records that are offered.
  public func proposals(of matching: Matching, for demand: Record) -> [MatchProposal] {
    let stored = matches(of: demand.reference)
    var proposals: [MatchProposal] = []
    for supply in matching.supplies {
      let source = evaluator.context.board.source(supply.register)
      for slot in 0..<source.slots {
        guard let record = source.record(at: slot) else { continue }
        if let proposal = proposal(supply, demand.reference, record, stored) {
          proposals.append(proposal)
        }
      }
    }
    return proposals.sorted { left, right in
      (-left.score, -left.possible, left.supply.description)
        < (-right.score, -right.possible, right.supply.description)
    }
  }

  /// One of what is offered for a demand, as it stands now; `nil` where it is not, or does not fit.
  public func proposal(
    of matching: Matching,
    for demand: Record,
    offering reference: RecordReference
  ) -> MatchProposal? {
    guard let supply = matching.supplies.first(where: { $0.register == reference.register }),
      let record = evaluator.context.board.record(reference)
    else { return nil }
    return proposal(supply, demand.reference, record, matches(of: demand.reference))
  }

  /// The clauses of what surely speaks for a pair, those that are in force where the demand lies.
  public func clauses(of proposal: MatchProposal, in matching: Matching) -> [Clause] {
    guard let pack = book.pack(matching.pack),
      let demand = evaluator.context.board.record(proposal.demand)
    else { return [] }
    let path = evaluator.context.registry[matching.demand]?.zonePath
    let named = proposal.standings.filter { $0.truth == .yes }.flatMap(\.criterion.clauses)
    return pack.clauses.filter { clause in
      named.contains(clause.number) && reaches(clause.reach ?? pack.binds, demand, by: path)
    }
  }

  /// A pair with what speaks for it; `nil` where it is not offered or something required does not
  /// hold.
  private func proposal(
    _ supply: Matching.Supply,
    _ demand: RecordReference,
    _ record: Record,
    _ stored: [RecordReference: Record]
  ) -> MatchProposal? {
    if let offered = supply.offered, evaluator.answer(offered, for: record) != .yes { return nil }
    let offer = record.reference
    let pair = Record(
      reference: RecordReference(register: "matches", id: "pair"),
      fields: Fields([("supply", .text(offer.id)), ("demand", .text(demand.id))])
    )
    var standings: [CriterionStanding] = []
    for criterion in supply.criteria {
      let truth = evaluator.answer(criterion.test, for: pair)
      if criterion.isRequired, truth == .no { return nil }
      standings.append(CriterionStanding(criterion: criterion, truth: truth))
    }
    let before = stored[offer]
    let hasFailed = before?["state"] == .text("failed")
    return MatchProposal(
      demand: demand,
      supply: offer,
      standings: standings,
      match: hasFailed ? nil : before?.reference,
      failed: hasFailed ? before?["result"]?.text ?? "" : nil
    )
  }

  /// The records of matches that a demand has, by supply; of one that failed, which may be proposed
  /// anew, only where there is no other.
  private func matches(of demand: RecordReference) -> [RecordReference: Record] {
    let source = evaluator.context.board.source("matches")
    var found: [RecordReference: Record] = [:]
    for slot in 0..<source.slots {
      guard let record = source.record(at: slot), record["demand"]?.text == demand.description,
        let supply = record["supply"]?.text.flatMap({ RecordReference($0) })
      else { continue }
      if record["state"] == .text("failed"), let known = found[supply],
        known["state"] != .text("failed")
      {
        continue
      }
      found[supply] = record
    }
    return found
  }

  /// The step that keeps a proposal as a match, with its reasons.
  public func keeping(_ proposal: MatchProposal, _ language: Language) -> [Edit] {
    guard let register = evaluator.context.registry["matches"] else { return [] }
    var fields = Fields()
    let targets = { (field: String) in register[field: field]?.kind.targets ?? [] }
    fields["supply"] = .text(Registry.text(of: proposal.supply, in: targets("supply")))
    fields["demand"] = .text(Registry.text(of: proposal.demand, in: targets("demand")))
    fields["score"] = .number(Number(proposal.score))
    fields["reason"] = .text(proposal.reasons[language])
    fields["proposedOn"] = .day(evaluator.context.today)
    fields["state"] = .text("proposed")
    return [.create(evaluator.nextReference(register), fields.sorted(by: register.order))]
  }
}
