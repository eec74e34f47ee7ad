public import ArgumentParser
import ZoneExchange
import ZoneModel
public import ZonePolicy
import ZoneQuery
import ZoneStore

/// `check`: what the policy packs say of records.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "check",
      Phrase("Check records against the rules, each with its clause.", "按规则逐条核查记录并注明条款。"),
      discussion: Phrase(
        "Without a register: how many records meet each rule. With one: each finding that is not "
          + "met or unknown; --only chooses others. Ends with 1 where something is not met; "
          + "unknown alone is 0.",
        "不写登记簿则按规则汇总；写登记簿则列出不符合和未知的结果，可用 --only 选择。有不符合时退出码为 1，仅有未知为 0。"
      ),
      examples: [
        ("zoneboard check", Phrase("each rule with its counts", "每条规则的汇总")),
        ("zoneboard check awards", nil),
        ("zoneboard check enterprises ent-0001", Phrase("all findings of a record", "一条记录的全部结果")),
        ("zoneboard check --rule continuous-operation-5-years --only unmet", nil),
      ]
    )
  }

  @OptionGroup var about: MaybeRegisterArgument

  @Argument(
    help: ArgumentHelp(say("The record's id.", "记录的编号。"), valueName: "id"),
    completion: .ids
  )
  var id: String?

  @Option(
    help: ArgumentHelp(say("Only this rule.", "只看这条规则。"), valueName: "id"),
    completion: .rules
  )
  var rule: String?

  @Option(
    help: ArgumentHelp(
      say("Only unmet, unknown, met or running.", "只看 unmet、unknown、met 或 running。"),
      valueName: "verdict"
    )
  )
  var only: Verdict?

  @OptionGroup var place: ZoneOption

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    let register = try about.name.map { (name) throws(CommandFailure) in
      try desk.registry.register(named: name)
    }
    let zone = try place.zone(of: desk)
    let rules = try desk.rules(policies.book, named: rule, about: register)
    let hasUnmet: Bool
    if let register, let id {
      let record = try desk.record(id, in: register, of: view.board)
      hasUnmet = try desk.printFindings(of: rules, on: [record], policies, only: only, all: true)
    } else if register == nil, rule == nil, only == nil {
      hasUnmet = try desk.printTallies(of: rules, policies, zone: zone)
    } else {
      hasUnmet = try desk.printFindings(of: rules, policies, zone: zone, only: only)
    }
    if hasUnmet { throw Ending(.unmet) }
  }
}

extension Verdict: ExpressibleByArgument {}

extension StoreDesk {
  /// The rules that a command is about.
  fileprivate func rules(
    _ book: PolicyBook,
    named name: String?,
    about register: Register?
  ) throws(CommandFailure) -> [Rule] {
    var rules = book.rules
    if let name {
      rules = rules.filter { $0.id == name }
      if rules.isEmpty {
        throw CommandFailure(
          .notFound,
          at: Phrase(same: "--rule \(name)"),
          Phrase("there is no such rule", "没有这条规则")
            + Words.suggestion(for: name, among: book.rules.map(\.id)),
          next: Phrase(
            "zoneboard policies --rules lists them.",
            "zoneboard policies --rules 列出全部规则。"
          )
        )
      }
    }
    return register.map { register in rules.filter { $0.register == register.id } } ?? rules
  }

  /// Prints how many records meet each rule; says whether something is not met.
  fileprivate func printTallies(
    of rules: [Rule],
    _ policies: PolicyEvaluator,
    zone: RecordReference?
  ) throws(CommandFailure) -> Bool {
    let language = call.language
    let shown: [Verdict] = [.unmet, .unknown, .met, .running, .open, .notCovered]
    var printer = try SheetPrinter(
      call,
      columns: [SheetColumn("rule", label: Phrase("Rule", "规则")[language])]
        + shown.map { SheetColumn($0.rawValue, label: $0.label[language], isNumeric: true) }
        + [
          SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
          SheetColumn("says", label: Phrase("In plain words", "内容")[language]),
        ]
    )
    var hasUnmet = false
    let tallies = policies.tallies(rules, zone: zone, isCancelled: { Interruption.wasRequested })
    for tally in tallies where shown.contains(where: { tally.count($0) > 0 }) {
      if tally.count(.unmet) > 0 { hasUnmet = true }
      try printer.add(
        [SheetCell(.text(tally.rule.id))]
          + shown.map { SheetCell(.number(Number(tally.count($0)))) }
          + [
            SheetCell(.text(tally.citation[language])),
            SheetCell(.text(tally.rule.says[language])),
          ]
      )
    }
    try Interruption.check()
    try printer.finish()
    return hasUnmet
  }

  /// Prints the findings of rules on all records that they concern.
  fileprivate func printFindings(
    of rules: [Rule],
    _ policies: PolicyEvaluator,
    zone: RecordReference?,
    only: Verdict?
  ) throws(CommandFailure) -> Bool {
    var printer = try FindingPrinter(self, policies)
    var hasUnmet = false
    if let only, !only.isShown {
      for rule in rules {
        for record in policies.leftOut(of: rule, as: only, zone: zone) {
          try Interruption.check()
          try printer.add(policies.finding(of: rule, on: record))
        }
      }
      try printer.finish()
      return false
    }
    let tallies = policies.tallies(rules, zone: zone, isCancelled: { Interruption.wasRequested })
    for tally in tallies {
      if tally.count(.unmet) > 0 { hasUnmet = true }
      let source = policies.evaluator.context.board.source(tally.rule.register)
      for verdict in only.map({ [$0] }) ?? [.unmet, .unknown] {
        for slot in tally.slots[verdict] ?? [] {
          try Interruption.check()
          guard let record = source.record(at: Int(slot)) else { continue }
          try printer.add(policies.finding(of: tally.rule, on: record))
        }
      }
    }
    try Interruption.check()
    try printer.finish()
    return hasUnmet && (only == nil || only == .unmet)
  }

  /// Prints the findings of rules on records.
  fileprivate func printFindings(
    of rules: [Rule],
    on records: [Record],
    _ policies: PolicyEvaluator,
    only: Verdict?,
    all: Bool
  ) throws(CommandFailure) -> Bool {
    var printer = try FindingPrinter(self, policies)
    var hasUnmet = false
    for record in records {
      for rule in rules {
        let finding = policies.finding(of: rule, on: record)
        if finding.verdict == .unmet { hasUnmet = true }
        guard only.map({ finding.verdict == $0 }) ?? finding.verdict.isShown else { continue }
        try printer.add(finding)
      }
    }
    try printer.finish()
    return hasUnmet
  }
}

/// Prints findings a row each.
struct FindingPrinter: ~Copyable {
  private var printer: SheetPrinter
  private let formatter: ValueFormatter
  private let desk: StoreDesk
  private let board: any Board
  private let policies: PolicyEvaluator
  private var reasoned: [Change]?

  init(_ desk: StoreDesk, _ policies: PolicyEvaluator) throws(CommandFailure) {
    self.desk = desk
    self.policies = policies
    let language = desk.call.language
    let board = policies.evaluator.context.board
    self.board = board
    formatter = desk.formatter(on: board)
    printer = try SheetPrinter(
      desk.call,
      columns: [
        SheetColumn("verdict", label: Phrase("Verdict", "结论")[language]),
        SheetColumn("record", label: Phrase("Record", "记录")[language]),
        SheetColumn("title", label: Phrase("Name", "名称")[language]),
        SheetColumn("rule", label: Phrase("Rule", "规则")[language]),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
        SheetColumn("says", label: Phrase("In plain words", "内容")[language]),
        SheetColumn("values", label: Phrase("Values used", "所用数值")[language]),
        SheetColumn("missing", label: Phrase("Missing", "缺少")[language]),
        SheetColumn("gap", label: Phrase("To close the gap", "差距与办法")[language]),
        SheetColumn("gapUnit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn("remedy", label: Phrase("Remedy", "办法")[language], isForPrograms: true),
        SheetColumn("fails", label: Phrase("Fails", "不符之处")[language], isForPrograms: true),
        SheetColumn("reading", label: Phrase("Reading", "理解口径")[language]),
        SheetColumn("until", label: Phrase("Until", "至")[language]),
        SheetColumn("reason", label: Phrase("Reason", "理由")[language]),
        SheetColumn("decides", label: Phrase("Which decides", "以何为准")[language]),
        SheetColumn("note", label: Phrase("Note", "说明")[language]),
      ]
    )
  }

  mutating func add(_ finding: Finding) throws(CommandFailure) {
    let language = desk.call.language
    let formatter = formatter
    var words = [finding.gap?.shown(formatter), finding.remedy?[language]].compactMap(\.self)
    if words.isEmpty, let failing = finding.failing {
      words = [Phrase("needed: \(failing.en)", "须满足：\(failing.zh)")[language]]
    }
    let isGap = finding.verdict == .unmet || finding.verdict == .notCovered
    let gap = isGap ? finding.gap?.forPrograms(formatter) : nil
    try printer.add([
      SheetCell(.text(finding.verdict.rawValue), shown: finding.verdict.label[language]),
      SheetCell(.text(finding.record.description)),
      SheetCell(
        board.title(of: finding.record, in: desk.registry, language).map { .text($0) }
      ),
      SheetCell(.text(finding.rule.id)),
      SheetCell(.text(finding.citation[language])),
      SheetCell(.text(finding.rule.says[language])),
      SheetCell(finding.values, formatter),
      SheetCell(
        finding.missing.isEmpty ? nil : .list(finding.missing.map { $0.lacked[language] })
      ),
      SheetCell(gap, shown: isGap ? words.joined(separator: " · ") : ""),
      SheetCell(gap == nil ? nil : finding.gap?.unit.map { .text($0[language]) }),
      SheetCell(isGap ? finding.remedy.map { .text($0[language]) } : nil),
      SheetCell(finding.failing.map { .text($0[language]) }),
      SheetCell(
        finding.reading.map { .text($0.id) },
        shown: finding.reading.map { $0.says?[language] ?? $0.id }
      ),
      SheetCell(finding.until.map { .day($0) }),
      SheetCell(try reason(of: finding).map { .text($0) }),
      SheetCell(
        finding.competing.isEmpty ? nil : .list(finding.competing.map { $0.words[language] })
      ),
      SheetCell(finding.rule.note.map { .text($0[language]) }),
    ])
  }

  /// The word of somebody on a finding: of a rule check, else with the change that broke the rule.
  private mutating func reason(of finding: Finding) throws(CommandFailure) -> String? {
    if let reason = finding.tick?.reason { return reason }
    guard finding.verdict == .unmet, finding.rule.isBlocking else { return nil }
    if reasoned == nil { reasoned = try desk.reasonedChanges() }
    let changes = reasoned ?? []
    guard let change = finding.reasonGiven(among: changes, policies.evaluator), let why = change.why
    else { return nil }
    let who = board.personName(change.author.name)[desk.call.language]
    return "\(why) (\(who), \(desk.clock.text(of: change.time)))"
  }

  consuming func finish() throws(CommandFailure) {
    try printer.finish()
  }
}
