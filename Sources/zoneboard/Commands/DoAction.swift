import ArgumentParser
import ZoneModel

/// `do`: one of a register's own actions.
struct DoAction: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "do",
      Phrase("Do one of a register's own actions: renew, graduate, …", "执行登记簿自带的操作：续租、毕业等。"),
      discussion: Phrase(
        "What an action asks for is given as FIELD=VALUE. However many records: one change, one undo.",
        "操作所需的内容写作 字段=值。无论几条记录，都是一次变更，可一次撤销。"
      ),
      examples: [
        ("zoneboard do renew tenancies ten-0002-1 to=+1y --dry-run", nil),
        ("zoneboard do graduate enterprises ent-0002 ent-0004 --reason 'review of November'", nil),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The action.", "操作。"), valueName: "action"),
    completion: .actions
  )
  var action: String

  @OptionGroup var about: RegisterArgument

  @Argument(
    help: ArgumentHelp(say("Ids, then values.", "编号，然后是所需的值。"), valueName: "id"),
    completion: .ids
  )
  var arguments: [String]

  @Flag(help: ArgumentHelp(say("Only show what would change.", "只显示会改什么。")))
  var dryRun = false

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    let action = try register.action(named: action)
    let ids = Array(arguments.prefix { !Assignment.isOne($0) })
    let answers = try desk.answers(to: action, of: register, Array(arguments.dropFirst(ids.count)))
    let (edits, label) = try desk.edits(of: action, on: ids, of: register, answers: answers)
    guard !dryRun else { return try desk.rehearse(edits, why: reason.reason) }
    let draft = desk.draft(label, edits, why: reason.reason)
    try desk.answer(Phrase("Done", "已完成"), try desk.commit(draft))
    desk.finish()
  }
}
