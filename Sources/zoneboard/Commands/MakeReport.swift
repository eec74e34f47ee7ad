public import ArgumentParser
import Canvas
public import ZoneExchange
import ZoneModel
public import ZonePolicy

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
        ("zoneboard report fee-ladder pat-0001", nil),
        ("zoneboard report comparison huairou-science-city,shibei-park", nil),
        ("zoneboard report fund-use --as-of 2026-06-30 --format html > funds.html", nil),
      ]
    )
  }

  @Argument(help: ArgumentHelp(say("The report.", "报表。"), valueName: "name"))
  var name: ReportName

  @Argument(
    help: ArgumentHelp(
      say(
        "What it is about, with commas: zones to compare, patents for a ladder, an application.",
        "报表所涉记录，用逗号分隔：要对比的园区、要看年费阶梯的专利、某份申报。"
      ),
      valueName: "ids"
    )
  )
  var record: String?

  @OptionGroup var place: ZoneOption

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

  @OptionGroup var day: TodayOption

  func run() throws {
    var arguments = ["--read-only"]
    if let store { arguments += ["--store", store] }
    if let lang { arguments += ["--lang", lang.rawValue] }
    let options = try GlobalOptions.parse(arguments)
    let desk = try StoreDesk.open(Invocation(options, today: day.today))
    let past = try AsOfOption.parse(asOf.map { ["--as-of", $0] } ?? [])
    let view = try desk.view(past)
    let zone = try place.zone(of: desk)
    guard let report = try self.report(desk, view, zone) else { return }
    var output = StandardOutput()
    let lettering = Lettering.unicode
    let text = report.written(format) { lettering.width($0) }
    switch format {
    case .text, .markdown: try output.writeShown(text)
    case .html, .json: try output.write(text)
    }
    try output.flush()
  }
}

extension MakeReport {
  private func report(
    _ desk: StoreDesk,
    _ view: StoreView,
    _ zone: RecordReference?
  ) throws(CommandFailure) -> Report? {
    let policies = desk.policies(on: view)
    let subjects = try desk.subjects(of: name, record ?? "", on: view)
    let isCancelled: @Sendable () -> Bool = { Interruption.wasRequested }
    let made =
      format == .json
      ? try desk.reportWithRecords(
        name,
        on: view,
        with: policies,
        zone: zone,
        subjects: subjects,
        unless: isCancelled
      )
      : try desk.report(
        name,
        on: view,
        with: policies,
        zone: zone,
        subjects: subjects,
        language: desk.call.language,
        unless: isCancelled
      ).map { Report($0) }
    try Interruption.check()
    return made
  }
}

extension Report.Format: ExpressibleByArgument {}

extension ReportName: ExpressibleByArgument {}
