import ArgumentParser
import ZoneModel

/// `history`: what was changed, by whom, when and why.
struct History: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "history",
      Phrase("List changes, newest first.", "列出变更，最新的在前。"),
      examples: [
        ("zoneboard history --limit 20", nil),
        ("zoneboard history --since -7d", Phrase("the last seven days", "最近七天")),
        ("zoneboard history --register enterprises --record ent-0001", nil),
        ("zoneboard history --zone huairou-science-city --since -30d", nil),
        ("zoneboard history --author zhao --since 2026-11-01 --format json", nil),
        ("zoneboard history --reasons --register enterprises", nil),
        ("zoneboard history --search 'stage Nami' --until 2026-06-30", nil),
      ]
    )
  }

  @Option(
    help: ArgumentHelp(
      say(
        "Only changes of records that lie in this zone or lay in it before.",
        "只看现在或变更前属于这个园区的记录。"
      ),
      valueName: "id"
    ),
    completion: .zones
  )
  var zone: String?

  @Option(
    help: ArgumentHelp(say("Only changes of this register.", "只看这个登记簿。"), valueName: "register"),
    completion: .registers
  )
  var register: String?

  @Option(
    help: ArgumentHelp(
      say("Only changes of this record: its id, or register/id.", "只看这条记录：编号，或 登记簿/编号。"),
      valueName: "id"
    )
  )
  var record: String?

  @Option(help: ArgumentHelp(say("Only changes by this person.", "只看这个人的变更。"), valueName: "author"))
  var author: String?

  @Option(
    help: ArgumentHelp(
      say("Only changes since a date, a time or seq:N.", "只看此后的变更：日期、时间或 seq:N。"),
      valueName: "when"
    )
  )
  var since: String?

  @Option(
    help: ArgumentHelp(
      say("Only changes up to a date, a time or seq:N.", "只看此前的变更：日期、时间或 seq:N。"),
      valueName: "when"
    )
  )
  var until: String?

  @Option(
    help: ArgumentHelp(
      say("Only this kind of act, such as undo or import.", "只看某类操作，例如 undo 或 import。"),
      valueName: "act"
    )
  )
  var op: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Only changes with each of these words in label, reason, author, ids or values.",
        "只看标题、原因、作者、编号或值中含有这些词的变更。"
      ),
      valueName: "text"
    )
  )
  var search: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Only changes that came with a reason, such as those that break a rule.",
        "只看填写了理由的变更，如突破规则的变更。"
      )
    )
  )
  var reasons = false

  @OptionGroup var most: LimitOption

  @OptionGroup var sheet: ColumnsOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, columns: sheet))
    try desk.printHistory(
      HistoryWanted(
        zone: try zone.map { (name) throws(CommandFailure) in try desk.zone(named: name) },
        register: register,
        record: record,
        author: author,
        hasReason: reasons,
        since: since,
        until: until,
        operation: op,
        text: search,
        limit: most.limit
      )
    )
  }
}
