import ArgumentParser
import ZoneModel

/// `open`: the dashboard.
struct Open: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "open",
      Phrase("Open the dashboard.", "打开看板。"),
      examples: [
        ("zoneboard", Phrase("your own store", "自己的数据")),
        (
          "zoneboard open --store /srv/park.zb --zone shibei",
          Phrase("a store, in a zone", "指定数据和园区")
        ),
      ]
    )
  }

  @OptionGroup var options: GlobalOptions

  func run() throws {
    _ = try Invocation(options)
  }
}
