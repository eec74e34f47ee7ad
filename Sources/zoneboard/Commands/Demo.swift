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
        ("zoneboard demo --tour", nil),
        ("zoneboard demo --lang zh --zone huairou-science-city", nil),
      ]
    )
  }

  @Flag(help: ArgumentHelp(say("Be led through it, step by step.", "一步一步带您走一遍。")))
  var tour = false

  @Option(
    help: ArgumentHelp(
      say("End by itself after so many seconds.", "多少秒后自动结束。"),
      valueName: "n"
    )
  )
  var seconds: Int?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard let seconds, !(1...86_400).contains(seconds) else { return }
    throw ValidationError(
      say(
        "--seconds takes a whole number from 1 to 86400, not \(seconds).",
        "--seconds 应为 1 至 86400 的整数，而不是 \(seconds)。"
      )
    )
  }

  func run() throws {
    let call = try Invocation(options, today: look.day.today)
    let desk = try StoreDesk.demo(call)
    var wanted = DashboardLook(look, call.settings)
    if let name = look.zone { wanted.zone = try desk.zone(named: name).id }
    wanted.tour = tour
    wanted.seconds = seconds
    try DashboardRun.open(desk, call, wanted)
  }
}
