import ArgumentParser
import ZoneModel

/// `open`: the dashboard.
struct Open: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "open",
      Phrase("Open the dashboard.", "打开看板。"),
      discussion: Phrase(
        "Where no store is found, the first screen offers to try the sample, open a store or make one.",
        "没有找到数据时，首屏可看样例、打开已有数据或新建数据。"
      ),
      examples: [
        ("zoneboard", Phrase("your own store", "自己的数据")),
        (
          "zoneboard open --store /srv/park.zb --zone shibei",
          Phrase("a store, in a zone", "指定数据和园区")
        ),
      ]
    )
  }

  @OptionGroup var look: LookOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options, today: look.day.today)
    let location = call.storeLocation
    let desk = try location.map { (location) throws(CommandFailure) in
      try StoreDesk.open(call, at: location.path, watching: true)
    }
    var wanted = DashboardLook(look, call.settings)
    if let name = look.zone, let desk { wanted.zone = try desk.zone(named: name).id }
    try DashboardRun.open(desk, call, wanted)
  }
}
