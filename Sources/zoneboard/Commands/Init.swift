import ArgumentParser
import ZoneModel
import ZoneStore

/// `init`: makes a store.
struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "init",
      Phrase("Make a new store; nothing that exists is overwritten.", "新建数据目录；不覆盖任何已有文件。"),
      examples: [
        (
          "zoneboard init --store /srv/park.zb --group park",
          Phrase("shared by a group", "由一个用户组共用")
        ),
        ("zoneboard init --store ~/try.zb --sample all", Phrase("with the sample data", "带样例数据")),
        (
          "zoneboard init --store ~/try.zb --sample shibei",
          Phrase("with the sample data of a zone", "带某个园区的样例数据")
        ),
      ]
    )
  }

  @Option(
    help: ArgumentHelp(
      say("Sample data: all, or the id of a zone.", "样例数据：all 或园区编号。"),
      valueName: "zone"
    ),
    completion: .samples
  )
  var sample: String?

  @Option(help: ArgumentHelp(say("The group that shares it.", "共用数据的用户组。"), valueName: "group"))
  var group: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    let path = try call.newStorePath()
    let desk = try StoreDesk.create(call, at: path, sample: sample, group: group)
    desk.tellMade()
  }
}
