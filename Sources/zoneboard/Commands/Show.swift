import ArgumentParser
import ZoneModel

/// `show`: one record with everything that is known of it.
struct Show: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "show",
      Phrase("Show a record.", "显示一条记录。"),
      examples: [
        ("zoneboard show enterprises ent-0001", nil),
        (
          "zoneboard show enterprises ent-0001 --as-of seq:1",
          Phrase("as it was after the first change", "第一次变更之后的状态")
        ),
        ("zoneboard show enterprises ent-0001 --format json", nil),
        (
          "zoneboard show talents tal-0003 --timeline",
          Phrase("all that refers to it and falls due on it, by day", "与其相关及到期的全部事项，按日期排列")
        ),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @Argument(
    help: ArgumentHelp(say("The record's id.", "记录的编号。"), valueName: "id"),
    completion: .ids
  )
  var id: String

  @Flag(
    help: ArgumentHelp(
      say(
        "All that refers to it and falls due on it, by day, the newest first.",
        "与其相关及到期的全部事项，按日期排列，新的在前。"
      )
    )
  )
  var timeline = false

  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    let view = try desk.view(past)
    let record = try desk.record(id, in: register, of: view.board, asOf: past.asOf)
    if timeline {
      try desk.printTimeline(of: record.reference, on: view)
    } else {
      try desk.print(record, of: register, on: view)
    }
  }
}
