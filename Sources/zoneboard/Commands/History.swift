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
        ("zoneboard history --register enterprises --record ent-0001", nil),
        ("zoneboard history --author zhao --since 2026-11-01 --format json", nil),
      ]
    )
  }

  @Option(
    help: ArgumentHelp(say("Only changes of this register.", "只看这个登记表。"), valueName: "register")
  )
  var register: String?

  @Option(
    help: ArgumentHelp(
      say("Only changes of this record: its id, or register/id.", "只看这条记录：编号，或 登记表/编号。"),
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

  @Option(help: ArgumentHelp(say("At most so many.", "最多几条。"), valueName: "n"))
  var limit: Int?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    try desk.printHistory(
      register: register,
      record: record,
      author: author,
      since: since,
      limit: limit
    )
  }
}
