import ArgumentParser
import ZoneModel

/// `diff`: what differs between two moments.
struct Difference: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "diff",
      Phrase("Show what differs between two moments.", "比较两个时刻。"),
      examples: [
        ("zoneboard diff 2026-10-31 2026-11-20", nil),
        ("zoneboard diff -7d", Phrase("since a week ago", "一周以来")),
        ("zoneboard diff seq:1200 --zone huairou-science-city", Phrase("until now", "直到现在")),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(
      say("The earlier moment: a date (its end), a time, or seq:N.", "较早的时刻：日期（当日结束）、时间或 seq:N。"),
      valueName: "from"
    )
  )
  var from: String

  @Argument(
    help: ArgumentHelp(say("The later moment; now if left out.", "较晚的时刻；不写为现在。"), valueName: "to")
  )
  var to: String?

  @Option(
    help: ArgumentHelp(say("Only records of this register.", "只看这个登记簿。"), valueName: "register"),
    completion: .registers
  )
  var register: String?

  @Option(
    help: ArgumentHelp(say("Only records of this zone.", "只看这个园区。"), valueName: "id"),
    completion: .zones
  )
  var zone: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let place = try zone.map { (name) throws(CommandFailure) in try desk.zone(named: name) }
    try desk.printDifference(from: from, to: to, register: register, zone: place)
  }
}
