import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

/// `eligible`: every condition of a programme for an applicant.
struct Eligible: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "eligible",
      Phrase(
        "Check every condition of a programme for an applicant.",
        "逐项核查申请人是否符合项目条件。"
      ),
      discussion: Phrase(
        "Ends with 1 where a condition is not met; unknown alone is 0.",
        "有条件不符合时退出码为 1，仅有未知为 0。"
      ),
      examples: [
        ("zoneboard eligible jingan-special-fund ent-0042", nil),
        ("zoneboard policies --programmes", Phrase("lists the programmes", "列出可申请项目")),
      ]
    )
  }

  @Argument(help: ArgumentHelp(say("The programme.", "项目。"), valueName: "programme"))
  var programme: String

  @Argument(help: ArgumentHelp(say("The applicant's id.", "申请人编号。"), valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp(say("Answer as on this day.", "按这一天计算。"), valueName: "date"))
  var today: String?

  @OptionGroup var sheet: ColumnsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: today, columns: sheet.columns))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    let programmes = policies.book.programmes
    guard let programme = programmes.first(where: { $0.id == programme }) else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: programme),
        Phrase("there is no such programme", "没有这个项目")
          + Words.suggestion(for: programme, among: programmes.map(\.id)),
        next: Phrase(
          "zoneboard policies --programmes lists them.",
          "zoneboard policies --programmes 列出全部项目。"
        )
      )
    }
    let register = try desk.registry.register(named: programme.register)
    let record = try desk.record(id, in: register, of: view.board)
    if try desk.print(policies.sheet(of: programme, for: record), policies) {
      throw Ending(.unmet)
    }
  }
}

extension StoreDesk {
  /// Prints the conditions; says whether one is not met.
  fileprivate func print(
    _ sheet: [ConditionStanding],
    _ policies: PolicyEvaluator
  ) throws(CommandFailure) -> Bool {
    let language = call.language
    let board = policies.evaluator.context.board
    let registry = registry
    let formatter = ValueFormatter(language) {
      board.title(of: $0, in: registry, language, depth: 1)
    }
    var printer = SheetPrinter(
      call,
      columns: [
        SheetColumn("condition", label: Phrase("Condition", "条件")[language]),
        SheetColumn("verdict", label: Phrase("Verdict", "结论")[language]),
        SheetColumn("says", label: Phrase("In plain words", "内容")[language]),
        SheetColumn("values", label: Phrase("Values used", "所用数值")[language]),
        SheetColumn("missing", label: Phrase("Missing", "缺少")[language]),
        SheetColumn("gap", label: Phrase("To close the gap", "差距与办法")[language]),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
      ]
    )
    for standing in sheet {
      let gap = [standing.gap?.shown(formatter), standing.condition.remedy?[language]]
        .compactMap(\.self)
      try printer.add([
        SheetCell(.text(standing.condition.id)),
        SheetCell(.text(standing.verdict.rawValue), shown: standing.verdict.label[language]),
        SheetCell(.text(standing.condition.says[language])),
        SheetCell(
          standing.values.isEmpty
            ? nil : .list(standing.values.map { $0.described(formatter) })
        ),
        SheetCell(
          standing.missing.isEmpty ? nil : .list(standing.missing.map { $0.label[language] })
        ),
        SheetCell(
          standing.verdict == .unmet && !gap.isEmpty ? .text(gap.joined(separator: " · ")) : nil
        ),
        SheetCell(.text(standing.citation[language])),
      ])
    }
    try printer.finish()
    return sheet.contains { $0.verdict == .unmet }
  }
}
