import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

/// `targets`: how the targets of the documents stand.
struct Targets: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "targets",
      Phrase("Show how the targets stand, each with its clause.", "列出各项目标的进展并注明条款。"),
      discussion: Phrase(
        "A target whose year is over is judged by its last reading of that year or before; today's "
          + "value stands beside it. --today looks at all that is recorded now: for a day that is over "
          + "the last reading up to it judges what bears no date; --as-of looks at what the store knew "
          + "then.",
        "目标年已过的，按该年及以前最近一次读数判断；当前值列在旁边。--today 用现有的全部数据：问过去某日时，"
          + "不带日期的数据以当日及以前最近一次读数为准；--as-of 只用当时数据目录中已有的数据。"
      ),
      examples: [
        ("zoneboard targets", nil),
        ("zoneboard targets --zone huairou-district --as-of 2026-10-31", nil),
        ("zoneboard targets tongzhou-platforms-count", Phrase("one target", "一项目标")),
        ("zoneboard targets --search 'patents missed'", Phrase("all of these words", "含有每个词")),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The target's id.", "目标的编号。"), valueName: "target"),
    completion: .targets
  )
  var target: String?

  @Option(
    help: ArgumentHelp(
      say("Only those that concern this zone.", "只看与这个园区有关的。"),
      valueName: "id"
    ),
    completion: .zones
  )
  var zone: String?

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    let zone = try zone.map { (name) throws(CommandFailure) in try desk.zone(named: name) }
    if let target, !policies.targets.contains(where: { $0.id == target }) {
      throw desk.noTarget(target, policies)
    }
    let standings = policies.targets(
      zone: zone,
      readings: Readings(view.board),
      withPrivate: desk.seesPrivate
    )
    try desk.print(standings.filter { target == nil || $0.target.id == target })
  }
}

extension StoreDesk {
  fileprivate func noTarget(_ name: String, _ policies: PolicyEvaluator) -> CommandFailure {
    CommandFailure(
      .notFound,
      at: Phrase(same: name),
      Phrase("there is no such target", "没有这项目标")
        + Words.suggestion(for: name, among: policies.targets.map(\.id)),
      next: Phrase("zoneboard targets lists them.", "zoneboard targets 列出全部目标。")
    )
  }

  fileprivate func print(_ standings: [TargetStanding]) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("target", label: Phrase("Target", "目标")[language]),
        SheetColumn("zone", label: Phrase("Zone", "园区")[language]),
        SheetColumn("measures", label: Phrase("Measures", "内容")[language]),
        SheetColumn("judgement", label: Phrase("Stands", "进展")[language]),
        SheetColumn("value", label: Phrase("Value", "数值")[language], isNumeric: true),
        SheetColumn("test", label: Phrase("Goal", "要求")[language]),
        SheetColumn("unit", label: Phrase("Unit", "单位")[language]),
        SheetColumn("gap", label: Phrase("Gap", "差距")[language], isNumeric: true),
        SheetColumn("by", label: Phrase("By", "期限")[language], isNumeric: true),
        SheetColumn("period", label: Phrase("Period", "口径")[language]),
        SheetColumn("reading", label: Phrase("Read as", "理解口径")[language]),
        SheetColumn("readingOn", label: Phrase("Reading of", "读数日期")[language]),
        SheetColumn("source", label: Phrase("Source", "来源")[language]),
        SheetColumn("reported", label: Phrase("Reported", "填报值")[language], isNumeric: true),
        SheetColumn("reportedOn", label: Phrase("Reported of", "填报日期")[language]),
        SheetColumn("today", label: Phrase("Today", "当前值")[language]),
        SheetColumn("pace", label: Phrase("Change a year", "年变化")[language], isNumeric: true),
        SheetColumn("needed", label: Phrase("Needed a year", "年需变化")[language], isNumeric: true),
        SheetColumn("missing", label: Phrase("Missing", "缺少")[language]),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
      ]
    )
    for standing in standings {
      try Interruption.check()
      let target = standing.target
      let lacks =
        standing.missing.map { $0.lacked[language] }
        + [standing.shownYearsLacking?[language]].compactMap(\.self)
      let today = standing.today.map { outcome in
        let shown = target.shown(outcome, language)
        guard let (least, most) = standing.amountToday else { return SheetCell(nil, shown: shown) }
        guard least != most else { return SheetCell(.number(least), shown: shown) }
        return SheetCell(
          .range(.number(least), most.map { .number($0) }),
          shown: shown,
          plain: shown
        )
      }
      try printer.add([
        SheetCell(.text(target.id)),
        SheetCell(.text(target.zone)),
        SheetCell(.text(target.measures[language])),
        SheetCell(
          .text(standing.judgement.rawValue),
          shown: standing.judgement.label[language]
        ),
        SheetCell(standing.value.map { .number($0) }, shown: standing.shownValue(language)),
        SheetCell(
          .text(target.test?.description ?? target.goal[language]),
          shown: target.shownGoal(language)
        ),
        SheetCell(target.unit.map { .text($0[language]) }),
        SheetCell(standing.gap.map { .number($0) }, shown: standing.shownGap(language)),
        SheetCell(target.by.map { .number(Number($0)) }),
        SheetCell(target.period.map { .text($0[language]) }),
        SheetCell(target.reading.map { .text($0.says[language]) }),
        SheetCell(standing.reading.map { .day($0.end) }),
        SheetCell(standing.origin(language).map { .text($0) }),
        cell(standing.reported?.value) { target.shown($0, language) },
        SheetCell(standing.reported.map { .day($0.end) }),
        today ?? SheetCell(nil),
        cell(standing.pace?.actual) { target.shown(gap: $0, language) },
        cell(standing.pace?.needed) { target.shown(gap: $0, language) },
        SheetCell(lacks.isEmpty ? nil : .list(lacks)),
        SheetCell(.text(standing.citation[language])),
      ])
    }
    try printer.finish()
  }

  private func cell(_ number: Number?, _ shown: (Number) -> String) -> SheetCell {
    SheetCell(number.map { .number($0) }, shown: number.map(shown))
  }
}
