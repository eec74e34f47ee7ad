import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy

/// `policies`: the documents with their rules, targets, tasks and funds.
struct Policies: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "policies",
      Phrase("List the policy packs, or the parts of one.", "列出政策文件包或其内容。"),
      examples: [
        ("zoneboard policies", nil),
        ("zoneboard policies jingan-2018 --rules", nil),
        ("zoneboard policies --programmes", Phrase("what may be applied for", "可申请的项目")),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The document.", "文件。"), valueName: "document"),
    completion: .documents
  )
  var document: String?

  @Flag(
    help: ArgumentHelp(
      say("Its clauses, with who answers for them and what was done.", "列出条款及责任单位、进展。")
    )
  )
  var clauses = false
  @Flag(help: ArgumentHelp(say("Its rules.", "列出规则。"))) var rules = false
  @Flag(help: ArgumentHelp(say("Its funds.", "列出资金。"))) var funds = false
  @Flag(help: ArgumentHelp(say("Its programmes.", "列出可申请项目。"))) var programmes = false
  @OptionGroup var sheet: RowsOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, rows: sheet))
    let book = desk.policies.book
    for fault in book.faults { desk.call.tell(fault.said) }
    if let document, book.pack(document) == nil { throw desk.noDocument(document, book) }
    let packs = book.packs.filter { document == nil || $0.id == document }
    if clauses {
      let policies = try desk.policies(on: desk.view(asOf: nil), by: desk.settings)
      try desk.print(policies.clauses(of: document))
    } else if rules {
      try desk.printEntries(
        packs.flatMap { pack in
          pack.rules.map { (pack.id, $0.id, $0.strictness.rawValue, $0.clause, $0.says) }
        }
      )
    } else if funds {
      try desk.print(packs.flatMap(\.funds))
    } else if programmes {
      try desk.printEntries(
        packs.flatMap { pack in
          pack.programmes.map { (pack.id, $0.id, $0.register, "", $0.name) }
        }
      )
    } else {
      try desk.printPacks(packs)
    }
  }
}

extension StoreDesk {
  /// A clause's number as it is cited in the person's language.
  func number(of clause: String, in pack: String) -> String {
    policies.book.pack(pack)?.clause(clause)?.cited[call.language] ?? clause
  }

  fileprivate func printEntries(
    _ entries: [(pack: String, id: String, kind: String, clause: String, says: Phrase)]
  ) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: Self.entryColumns(language)
    )
    for entry in entries {
      try printer.add([
        SheetCell(.text(entry.pack)), SheetCell(.text(entry.id)),
        SheetCell(entry.kind.isEmpty ? nil : .text(entry.kind)),
        SheetCell(entry.clause.isEmpty ? nil : .text(number(of: entry.clause, in: entry.pack))),
        SheetCell(.text(entry.says[language])),
      ])
    }
    try printer.finish()
  }

  /// The columns of whatever a pack lists: where it stands and what it says.
  private static func entryColumns(_ language: Language) -> [SheetColumn] {
    [
      SheetColumn("document", label: Phrase("Document", "文件")[language]),
      SheetColumn("id", label: Phrase("Id", "编号")[language]),
      SheetColumn("kind", label: Phrase("Kind", "类别")[language]),
      SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
      SheetColumn("says", label: Phrase("In plain words", "内容")[language]),
    ]
  }

  fileprivate func print(_ standings: [ClauseStanding]) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: Self.entryColumns(language) + [
        SheetColumn("owner", label: Phrase("Owner", "责任单位")[language]),
        SheetColumn("lastProgress", label: Phrase("Last progress", "最近进展")[language]),
        SheetColumn("progress", label: Phrase("Progress", "进展情况")[language]),
        SheetColumn("state", label: Phrase("State", "状态")[language]),
        SheetColumn("record", label: Phrase("Record", "记录")[language]),
      ]
    )
    for standing in standings {
      let number = standing.clause.number
      try printer.add([
        SheetCell(.text(standing.pack)), SheetCell(.text(number)), SheetCell(nil),
        SheetCell(.text(number)), SheetCell(.text(standing.clause.says[language])),
        SheetCell(standing.owners.isEmpty ? nil : .list(standing.owners.map { $0[language] })),
        SheetCell(standing.lastProgress.map { .day($0) }),
        SheetCell(standing.progress.map { .text($0) }),
        SheetCell(.text(standing.state[language])),
        SheetCell(standing.record.map { .text($0.description) }),
      ])
    }
    try printer.finish()
  }

  fileprivate func print(_ funds: [NamedFund]) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: Self.entryColumns(language) + [
        SheetColumn("stages", label: Phrase("Stages", "支持阶段")[language]),
        SheetColumn("level", label: Phrase("Level", "级别")[language]),
        SheetColumn("zone", label: Phrase("Zone", "园区")[language]),
        SheetColumn("purpose", label: Phrase("Purpose", "用途")[language]),
      ]
    )
    let comma = Phrase(", ", "、")[language]
    for fund in funds {
      try printer.add([
        SheetCell(.text(fund.pack)), SheetCell(.text(fund.id)),
        SheetCell(.text(fund.kind.id), shown: fund.kind.label[language]),
        SheetCell(.text(number(of: fund.clause, in: fund.pack))),
        SheetCell(.text(fund.name[language])),
        SheetCell(
          fund.stages.isEmpty ? nil : .list(fund.stages.map(\.id)),
          shown: fund.stages.map { $0.label[language] }.joined(separator: comma)
        ),
        SheetCell(fund.level.map { .text($0.id) }, shown: fund.level?.label[language]),
        SheetCell(.text(fund.zone)), SheetCell(fund.purpose.map { .text($0[language]) }),
      ])
    }
    try printer.finish()
  }

  /// The entries of a pack that are left out, because something in them is wrong.
  private func off(in pack: Pack) -> SheetCell {
    var parts: [String] = []
    for fault in policies.book.faults where fault.pack == pack.id {
      if let part = fault.part?[call.language], !parts.contains(part) { parts.append(part) }
    }
    return SheetCell(parts.isEmpty ? nil : .list(parts))
  }

  fileprivate func printPacks(_ packs: [Pack]) throws(CommandFailure) {
    let language = call.language
    func number(_ count: Int) -> SheetCell { SheetCell(.number(Number(count))) }
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("document", label: Phrase("Document", "文件")[language]),
        SheetColumn("version", label: Phrase("Version", "版本")[language]),
        SheetColumn("title", label: Phrase("Title", "标题")[language]),
        SheetColumn("issued", label: Phrase("Issued", "发布日期")[language]),
        SheetColumn("binds", label: Phrase("Binds", "适用范围")[language]),
        SheetColumn("clauses", label: Phrase("Clauses", "条款")[language], isNumeric: true),
        SheetColumn("rules", label: Phrase("Rules", "规则")[language], isNumeric: true),
        SheetColumn("targets", label: Phrase("Targets", "目标")[language], isNumeric: true),
        SheetColumn("tasks", label: Phrase("Tasks", "任务")[language], isNumeric: true),
        SheetColumn("funds", label: Phrase("Funds", "资金")[language], isNumeric: true),
        SheetColumn("off", label: Phrase("Off", "已停用")[language]),
      ]
    )
    for pack in packs {
      try printer.add([
        SheetCell(.text(pack.id)), SheetCell(.text(pack.version)),
        SheetCell(.text(pack.title[language])), SheetCell(pack.issued.map { .day($0) }),
        SheetCell(.list(pack.binds)), number(pack.clauses.count), number(pack.rules.count),
        number(pack.targets.count), number(pack.tasks.count), number(pack.funds.count),
        off(in: pack),
      ])
    }
    try printer.finish()
  }
}
