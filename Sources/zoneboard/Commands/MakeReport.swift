public import ArgumentParser
import Canvas
public import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

/// `report`: a report on the screen, as text, Markdown, HTML or JSON.
struct MakeReport: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "report",
      Phrase("Print a report.", "打印报表。"),
      discussion: Phrase(
        "Reports: " + ReportName.allCases.map(\.rawValue).joined(separator: ", "),
        "报表：" + ReportName.allCases.map(\.rawValue).joined(separator: ", ")
      ),
      examples: [
        ("zoneboard report monthly --zone huairou-science-city", nil),
        ("zoneboard report huairou-targets --format markdown > targets.md", nil),
        ("zoneboard report application app-0001 --format html > application.html", nil),
        ("zoneboard report fund-use --as-of 2026-06-30 --format html > funds.html", nil),
      ]
    )
  }

  @Argument(help: ArgumentHelp(say("The report.", "报表。"), valueName: "name"))
  var name: ReportName

  @Argument(
    help: ArgumentHelp(
      say("The record, for a report about one: application.", "记录编号（用于 application 报表）。"),
      valueName: "id"
    )
  )
  var record: String?

  @Option(
    help: ArgumentHelp(
      say("Only of this zone and all that lies in it.", "只看这个园区（含其下级）。"),
      valueName: "id"
    )
  )
  var zone: String?

  @Option(help: ArgumentHelp(say("As it was then.", "当时的状态。"), valueName: "when"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      say("How it is written: text, markdown, html or json.", "格式：text、markdown、html 或 json。"),
      valueName: "format"
    )
  )
  var format: Report.Format = .text

  @Option(help: ArgumentHelp(say("The store's directory.", "数据目录。"), valueName: "dir"))
  var store: String?

  @Option(help: ArgumentHelp(say("The language: en or zh.", "语言：en 或 zh。"), valueName: "lang"))
  var lang: Language?

  @Option(help: ArgumentHelp(say("Answer as on this day.", "按这一天计算。"), valueName: "date"))
  var today: String?

  func run() throws {
    var arguments = ["--read-only"]
    if let store { arguments += ["--store", store] }
    if let lang { arguments += ["--lang", lang.rawValue] }
    let options = try GlobalOptions.parse(arguments)
    let desk = try StoreDesk.open(Invocation(options, today: today))
    let past = try AsOfOption.parse(asOf.map { ["--as-of", $0] } ?? [])
    let view = try desk.view(past)
    let zone = try zone.map { (name) throws(CommandFailure) in try desk.zone(named: name) }
    let report = try ReportBuilder(desk: desk, view: view, zone: zone).report(name, record)
    var output = StandardOutput()
    let lettering = Lettering.unicode
    try output.write(report.written(format) { lettering.width($0) })
    try output.flush()
  }
}

extension Report.Format: ExpressibleByArgument {}

/// The reports that there are.
enum ReportName: String, CaseIterable, ExpressibleByArgument {
  case monthly
  case huairouTargets = "huairou-targets"
  case tongzhouTargets = "tongzhou-targets"
  case incubators
  case fundUse = "fund-use"
  case talentClocks = "talent-clocks"
  case application

  /// Its title.
  var title: Phrase {
    switch self {
    case .monthly: Phrase("Monthly report of the zone", "园区月报")
    case .huairouTargets: Phrase("Targets of the Huairou action plan", "怀柔行动计划目标")
    case .tongzhouTargets: Phrase("Targets of the Tongzhou opinions", "通州意见目标")
    case .incubators: Phrase("Statistics form of incubators", "孵化载体统计表")
    case .fundUse: Phrase("Use of funds", "资金使用情况")
    case .talentClocks: Phrase("Clocks of talent", "人才事项时限")
    case .application: Phrase("Application", "申报")
    }
  }
}
