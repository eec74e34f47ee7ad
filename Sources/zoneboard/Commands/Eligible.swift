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
        "Without an id: all who meet it; --only chooses others. With one: ends with 1 where it is "
          + "not eligible; unknown alone is 0. --versions sets all versions of the programme side "
          + "by side on the same data.",
        "不写编号则列出全部符合者，可用 --only 选择；写编号则不符合时退出码为 1，仅有未知为 0。--versions 用同一数据比较该项目的各个版本。"
      ),
      examples: [
        ("zoneboard eligible jingan-special-fund ent-0042", nil),
        ("zoneboard eligible jingan-special-fund", Phrase("all who may have it", "全部符合者")),
        ("zoneboard eligible little-giant-2026 ent-0042 --versions", nil),
        ("zoneboard policies --programmes", Phrase("lists the programmes", "列出可申请项目")),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The programme.", "项目。"), valueName: "programme"),
    completion: .programmes
  )
  var programme: String

  @Argument(
    help: ArgumentHelp(say("The applicant's id.", "申请人编号。"), valueName: "id"),
    completion: .applicants
  )
  var id: String?

  @Flag(help: ArgumentHelp(say("Compare all versions of it.", "比较它的各个版本。")))
  var versions = false

  @Option(
    help: ArgumentHelp(
      say("Without an id: those who are unmet or unknown instead.", "不写编号时：改列 unmet 或 unknown 者。"),
      valueName: "verdict"
    )
  )
  var only: Verdict?

  @OptionGroup var place: ZoneOption

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  /// Refuses what says nothing with an id, or without one.
  private func refuseStrays() throws(CommandFailure) {
    let stray =
      id == nil
      ? (versions ? "--versions" : nil)
      : only != nil ? "--only" : place.zone != nil ? "--zone" : nil
    guard let stray else { return }
    throw CommandFailure(
      .usage,
      at: Phrase(same: stray),
      id == nil
        ? Phrase("this goes with an id only", "须写明申请人编号")
        : Phrase("this goes without an id only", "不能与申请人编号同用"),
      next: Phrase("Leave it out.", "请去掉此项。")
    )
  }

  func run() throws {
    try refuseStrays()
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    let programme = try policies.book.programme(named: programme)
    let register = try desk.registry.register(named: programme.register)
    guard let id else {
      let zone = try place.zone(of: desk)
      return try desk.printApplicants(for: programme, policies, zone: zone, only: only ?? .met)
    }
    let record = try desk.record(id, in: register, of: view.board, asOf: past.asOf)
    if versions {
      let family = policies.book.versions(of: programme)
      try desk.print(family.map { policies.sheet(of: $0, for: record) }, policies)
    }
    let sheet = policies.sheet(of: programme, for: record)
    if !versions { try desk.print(sheet, policies) }
    if let why = policies.whyOutOfReach(programme, record) { desk.call.tell(why) }
    if let why = policies.whyNotInForce(programme) { desk.call.tell(why) }
    if sheet.verdict == .unmet || sheet.verdict == .outOfReach { throw Ending(.unmet) }
  }
}

extension PolicyBook {
  /// The programme that a person named.
  ///
  /// - Throws: `CommandFailure` with the nearest one.
  func programme(named name: String) throws(CommandFailure) -> Programme {
    if let programme = programmes.first(where: { $0.id == name }) { return programme }
    throw CommandFailure(
      .notFound,
      at: Phrase(same: name),
      Phrase("there is no such programme", "没有这个项目")
        + Words.suggestion(for: name, among: programmes.map(\.id)),
      next: Phrase(
        "zoneboard policies --programmes lists them.",
        "zoneboard policies --programmes 列出全部项目。"
      )
    )
  }
}

extension StoreDesk {
  /// Prints all who stand so to a programme.
  fileprivate func printApplicants(
    for programme: Programme,
    _ policies: PolicyEvaluator,
    zone: RecordReference?,
    only: Verdict
  ) throws(CommandFailure) {
    let language = call.language
    let board = policies.evaluator.context.board
    let source = board.source(programme.register)
    let standings = policies.applicants(for: programme, zone: zone) { Interruption.wasRequested }
    try Interruption.check()
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("record", label: Phrase("Record", "记录")[language]),
        SheetColumn("title", label: Phrase("Name", "名称")[language]),
        SheetColumn("verdict", label: Phrase("Verdict", "结论")[language]),
        SheetColumn("met", label: Verdict.met.label[language], isNumeric: true),
        SheetColumn("unmet", label: Verdict.unmet.label[language], isNumeric: true),
        SheetColumn("unknown", label: Verdict.unknown.label[language], isNumeric: true),
      ]
    )
    for standing in standings ?? [] where standing.verdict == only {
      guard let id = source.id(at: Int(standing.slot)) else { continue }
      let reference = RecordReference(register: programme.register, id: id)
      let title = board.title(of: reference, in: registry, language, depth: 1)
      try printer.add([
        SheetCell(.text(id)), SheetCell(title.map { .text($0) }),
        SheetCell(.text(only.rawValue), shown: only.label[language]),
        SheetCell(.number(Number(standing.met))), SheetCell(.number(Number(standing.unmet))),
        SheetCell(.number(Number(standing.unknown))),
      ])
    }
    try printer.finish()
    func count(_ verdict: Verdict) -> Int { standings?.count { $0.verdict == verdict } ?? 0 }
    let outside = count(.outOfReach)
    call.tell(
      Phrase(
        "\(count(.met)) meet \(programme.name.en), \(count(.unmet)) do not, \(count(.unknown)) unknown"
          + (outside > 0 ? "; \(outside) in zones that it is not for" : ""),
        "\(programme.name.zh)：符合 \(count(.met))，不符合 \(count(.unmet))，未知 \(count(.unknown))"
          + (outside > 0 ? "；\(outside) 个位于不适用的园区" : "")
      )
    )
  }

  /// Prints the conditions, and the whole in a sentence.
  fileprivate func print(
    _ sheet: ProgrammeSheet,
    _ policies: PolicyEvaluator
  ) throws(CommandFailure) {
    let language = call.language
    let formatter = formatter(on: policies.evaluator.context.board)
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("condition", label: Phrase("Condition", "条件")[language]),
        SheetColumn("verdict", label: Phrase("Verdict", "结论")[language]),
        SheetColumn("says", label: Phrase("In plain words", "内容")[language]),
        SheetColumn("value", label: Phrase("Value", "数值")[language]),
        SheetColumn("unit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn("years", label: Phrase("Years", "年度")[language], isForPrograms: true),
        SheetColumn("sign", label: Phrase("Sign", "比较符号")[language], isForPrograms: true),
        SheetColumn("needed", label: Phrase("Needed", "要求")[language]),
        SheetColumn("parts", label: Phrase("Parts", "各部分")[language], isForPrograms: true),
        SheetColumn("values", label: Phrase("Values used", "所用数值")[language]),
        SheetColumn("missing", label: Phrase("Missing", "缺少")[language]),
        SheetColumn("gap", label: Phrase("To close the gap", "差距与办法")[language]),
        SheetColumn("gapUnit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn("remedy", label: Phrase("Remedy", "办法")[language], isForPrograms: true),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
        SheetColumn("version", label: Phrase("Version", "版本")[language]),
        SheetColumn("source", label: Phrase("Source", "来源")[language]),
        SheetColumn("note", label: Phrase("Note", "说明")[language]),
      ]
    )
    for standing in sheet.standings {
      let words = standing.words(formatter)
      let compared = ComparedCells(standing, formatter)
      let isGap = standing.verdict == .unmet
      let gap = isGap ? standing.gap?.forPrograms(formatter) : nil
      try printer.add([
        SheetCell(.text(standing.condition.id)),
        SheetCell(.text(standing.verdict.rawValue), shown: standing.verdict.label[language]),
        SheetCell(.text(words.says)),
        compared.value, compared.unit, compared.years, compared.sign, compared.needed,
        SheetCell(standing.tree, formatter),
        SheetCell(standing.values, formatter),
        SheetCell(
          standing.missing.isEmpty ? nil : .list(standing.missing.map { $0.lacked[language] })
        ),
        SheetCell(gap, shown: isGap ? words.gap : ""),
        SheetCell(gap == nil ? nil : standing.gap?.unit.map { .text($0[language]) }),
        SheetCell(isGap ? standing.condition.remedy.map { .text($0[language]) } : nil),
        SheetCell(.text(words.clause)),
        SheetCell(.text(sheet.version)),
        SheetCell(words.source.isEmpty ? nil : .text(words.source)),
        SheetCell(standing.condition.note.map { .text($0[language]) }),
      ])
    }
    try printer.finish()
    let summary = sheet.summary
    call.tell(
      Phrase(
        "\(sheet.verdict.label.en): \(summary.en)",
        "\(sheet.verdict.label.zh)：\(summary.zh)"
      )
    )
  }

  /// Prints versions of a programme side by side: a line for each condition of any of them.
  fileprivate func print(
    _ sheets: [ProgrammeSheet],
    _ policies: PolicyEvaluator
  ) throws(CommandFailure) {
    let language = call.language
    let formatter = formatter(on: policies.evaluator.context.board)
    var columns = [SheetColumn("condition", label: Phrase("Condition", "条件")[language])]
    for sheet in sheets {
      let name = sheet.programme.id
      columns += [
        SheetColumn(name, label: sheet.programme.name[language]),
        SheetColumn(name + "-value", label: Phrase("Value", "数值")[language]),
        SheetColumn(name + "-unit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn(name + "-sign", label: Phrase("Sign", "比较符号")[language], isForPrograms: true),
        SheetColumn(name + "-needed", label: Phrase("Needed", "要求")[language]),
        SheetColumn(
          name + "-says",
          label: Phrase("In plain words", "内容")[language],
          isForPrograms: true
        ),
      ]
    }
    columns.append(SheetColumn("differs", label: Phrase("Differs", "有变化")[language]))
    var printer = try SheetPrinter(call, columns: columns)
    var order: [String] = []
    for sheet in sheets {
      for standing in sheet.standings where !order.contains(standing.condition.id) {
        order.append(standing.condition.id)
      }
    }
    func add(_ name: String, _ cells: [[SheetCell]], _ verdicts: [Verdict?]) throws(CommandFailure)
    {
      let differs = Set(verdicts).count > 1
      let mark = SheetCell(
        .flag(differs),
        shown: differs ? Phrase("yes", "是")[language] : ""
      )
      try printer.add([SheetCell(.text(name))] + cells.flatMap(\.self) + [mark])
    }
    for id in order {
      let standings = sheets.map { sheet in sheet.standings.first { $0.condition.id == id } }
      let cells = standings.map { standing -> [SheetCell] in
        guard let standing else { return Array(repeating: SheetCell(nil), count: 6) }
        let compared = ComparedCells(standing, formatter)
        let says = standing.condition.says[language]
        let needed = compared.needed
        return [
          SheetCell(.text(standing.verdict.rawValue), shown: standing.verdict.label[language]),
          compared.value, compared.unit, compared.sign,
          needed.shown.isEmpty ? SheetCell(nil, shown: says) : needed, SheetCell(.text(says)),
        ]
      }
      try add(id, cells, standings.map { $0?.verdict })
    }
    let whole = sheets.map { sheet -> [SheetCell] in
      [
        SheetCell(.text(sheet.verdict.rawValue), shown: sheet.verdict.label[language]),
        SheetCell(nil), SheetCell(nil), SheetCell(nil), SheetCell(nil, shown: sheet.version),
        SheetCell(.text(sheet.version)),
      ]
    }
    try add(Phrase("all", "整体")[language], whole, sheets.map(\.verdict))
    try printer.finish()
  }
}
