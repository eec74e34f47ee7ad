import ArgumentParser
import ZoneModel

/// `demo`: the dashboard on a private copy of the sample data.
struct Demo: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "demo",
      Phrase("Open the dashboard on a private copy of the sample data.", "在样例数据的私有副本上打开看板。"),
      discussion: Phrase(
        "Change what you like: the copy is thrown away at the end.",
        "可以随意修改：退出时副本即删除。"
      ),
      examples: [
        ("zoneboard demo", nil),
        ("zoneboard demo --lang zh --zone huairou-science-city", nil),
      ]
    )
  }

  @OptionGroup var look: LookOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options, today: look.today)
    let desk = try StoreDesk.demo(call)
    var wanted = DashboardLook(look, call.settings)
    if let name = look.zone { wanted.zone = try desk.zone(named: name).id }
    try DashboardRun.open(desk, call, wanted)
  }
}
