import ArgumentParser
import ZoneModel

/// `delete`: takes records out of a register; undo brings them back whole.
struct Delete: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "delete",
      Phrase("Delete records; undo brings them back.", "删除记录；可撤销恢复。"),
      discussion: Phrase(
        "A record that others refer to is not deleted; the answer lists them.",
        "被其他记录引用的记录不会删除，会列出引用它的记录。"
      ),
      examples: [
        ("zoneboard delete notes not-0012", nil),
        ("zoneboard delete notes not-0012 not-0013 --reason 'entered twice'", nil),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @Argument(help: ArgumentHelp(say("The ids.", "编号。"), valueName: "id"), completion: .ids)
  var ids: [String]

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    try desk.delete(ids, from: register, why: reason.reason)
    desk.finish()
  }
}
