import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// `match`: what is wanted with what is offered, scored, with the reasons.
struct Match: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "match",
      Phrase(
        "Match demands, needs and scenarios with what is offered, with reasons.",
        "为技术需求、融资需求和应用场景匹配供给，并说明理由。"
      ),
      discussion: Phrase(
        """
        demands: achievements; needs: financial products and funds; scenarios: products. Without an id \
        the best three for each that is open; with --search all that have the words, such as all needs \
        that a product fits. The score is the share of the weights that surely speak \
        for a pair; what is not known is named and counted only in the second figure. A clause is named \
        where it is in force for the demand. --propose keeps a match, which undo takes back.
        """,
        """
        demands：成果；needs：金融产品与资金；scenarios：产品。不写编号则列出每项在办需求的前三名；\
        用 --search 则列出含有该词的全部，例如某产品适合的全部需求。\
        得分为确定符合的权重占比；未知项列出，只计入第二个数字；只列对需方所在区域有效的条款。--propose 保存一条对接，可撤销。
        """
      ),
      examples: [
        ("zoneboard match demands", nil),
        ("zoneboard match needs nee-0001 --limit 5", nil),
        ("zoneboard match demands dem-0001 --propose carbon-nanotubes", nil),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(
      say("What is matched: demands, needs or scenarios.", "匹配对象：demands、needs 或 scenarios。"),
      valueName: "what"
    ),
    completion: .matchings
  )
  var matching: String

  @Argument(help: ArgumentHelp(say("One of them.", "其中一项的编号。"), valueName: "id"))
  var id: String?

  @OptionGroup var most: LimitOption

  @Option(
    help: ArgumentHelp(say("Keep the match with this supply.", "与此供给保存对接。"), valueName: "id")
  )
  var propose: String?

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    let matching = try policies.book.matching(named: matching)
    let register = try desk.registry.register(named: matching.demand)
    let demands =
      try id.map { (id) throws(CommandFailure) in
        [try desk.record(id, in: register, of: view.board)]
      } ?? policies.demands(of: matching)
    if let propose {
      guard past.asOf == nil else {
        throw CommandFailure(
          .usage,
          at: Phrase(same: "--as-of"),
          Phrase("a match is kept of the present only", "只能按当前数据保存对接"),
          next: Phrase("Leave out --as-of.", "请去掉 --as-of。")
        )
      }
      guard let demand = demands.first, id != nil else {
        throw CommandFailure(
          .usage,
          Phrase("which demand is not said", "没有写明需求"),
          next: Phrase(
            "Write zoneboard match \(matching.id) ID --propose SUPPLY.",
            "请写 zoneboard match \(matching.id) 编号 --propose 供给编号。"
          )
        )
      }
      return try keep(propose, matching, demand, policies, desk)
    }
    let usual = id == nil && desk.call.search.isEmpty ? 3 : nil
    try desk.print(demands, matching, policies, limit: most.limit ?? usual)
  }

  private func keep(
    _ supply: String,
    _ matching: Matching,
    _ demand: Record,
    _ policies: PolicyEvaluator,
    _ desk: StoreDesk
  ) throws {
    let proposals = policies.proposals(of: matching, for: demand)
    guard
      let proposal = proposals.first(where: {
        $0.supply.id == supply || $0.supply.description == supply
      })
    else {
      throw CommandFailure(
        .data,
        at: Phrase(same: supply),
        Phrase("is not among what fits \(demand.id)", "不在适合 \(demand.id) 的供给之列")
          + Words.suggestion(for: supply, among: proposals.map(\.supply.id)),
        next: Phrase(
          "zoneboard match \(matching.id) \(demand.id) lists them.",
          "zoneboard match \(matching.id) \(demand.id) 列出全部。"
        )
      )
    }
    if let match = proposal.match {
      throw CommandFailure(
        .data,
        at: Phrase(same: match.description),
        Phrase("the two have been matched before", "双方此前已有对接"),
        next: Phrase("Go on with that record.", "请在该记录上继续。")
      )
    }
    let edits = policies.keeping(proposal, desk.call.language)
    let (offer, wanted) = (desk.title(of: proposal.supply), desk.title(of: proposal.demand))
    let label = Phrase(
      "Match proposed: \(offer.en) for \(wanted.en)",
      "建议对接：\(offer.zh) — \(wanted.zh)"
    )
    let commit = try desk.commit(desk.draft(label, edits, why: reason.reason))
    desk.tell(Phrase("Kept", "已保存"), commit)
    desk.finish()
    guard try !desk.printWhereAsked([commit.change].compactMap(\.self)) else { return }
    if let made = commit.firstMade { try desk.call.print(made.id) }
  }
}

extension PolicyBook {
  /// The matching that a person named.
  fileprivate func matching(named name: String) throws(CommandFailure) -> Matching {
    if let matching = matchings.first(where: { $0.id == name || $0.demand == name }) {
      return matching
    }
    let known = matchings.map(\.id)
    throw CommandFailure(
      .usage,
      at: Phrase(same: name),
      Phrase("cannot be matched", "不能匹配") + Words.suggestion(for: name, among: known),
      next: Phrase(
        "What can be: \(known.joined(separator: ", ")).",
        "可以匹配的有：\(known.joined(separator: "、"))。"
      )
    )
  }
}

extension StoreDesk {
  fileprivate func print(
    _ demands: [Record],
    _ matching: Matching,
    _ policies: PolicyEvaluator,
    limit: Int?
  ) throws(CommandFailure) {
    let language = call.language
    let board = policies.evaluator.context.board
    func title(_ reference: RecordReference) -> String {
      board.title(of: reference, in: registry, language) ?? reference.id
    }
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("demand", label: Phrase("Demand", "需方")[language]),
        SheetColumn("demandTitle", label: Phrase("Wanted", "需求内容")[language]),
        SheetColumn("supply", label: Phrase("Supply", "供方")[language]),
        SheetColumn("supplyTitle", label: Phrase("Offered", "供给内容")[language]),
        SheetColumn("score", label: Phrase("Score", "得分")[language], isNumeric: true),
        SheetColumn("possible", label: Phrase("At best", "最高可达")[language], isNumeric: true),
        SheetColumn("reasons", label: Phrase("Reasons", "理由")[language]),
        SheetColumn("match", label: Phrase("Match", "已有对接")[language]),
        SheetColumn("clauses", label: Phrase("Clauses", "条款")[language]),
      ]
    )
    for demand in demands {
      try Interruption.check()
      var printed = 0
      for proposal in policies.proposals(of: matching, for: demand) where printed < limit ?? .max {
        let clauses = policies.clauses(of: proposal, in: matching).map { $0.cited[language] }
        let isPrinted = try printer.add([
          SheetCell(.text(demand.id)), SheetCell(.text(title(demand.reference))),
          SheetCell(.text(proposal.supply.description)), SheetCell(.text(title(proposal.supply))),
          SheetCell(.number(Number(proposal.score))),
          SheetCell(.number(Number(proposal.possible))),
          SheetCell(.text(proposal.reasons[language])),
          SheetCell(proposal.match.map { .text($0.id) }),
          SheetCell(clauses.isEmpty ? nil : .list(clauses)),
        ])
        if isPrinted { printed += 1 }
      }
    }
    try printer.finish()
  }
}
