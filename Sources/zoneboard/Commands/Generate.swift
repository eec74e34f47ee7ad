import ArgumentParser
import Foundation
import Glibc
import ZoneModel

/// `generate`: a large made-up store for trials.
struct Generate: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "generate",
      Phrase("Make a store of invented records, of any size.", "生成任意规模的虚构数据，供试用。"),
      discussion: Phrase(
        "The same seed and sizes give the same records on the same day.",
        "同一天内，相同的种子和规模生成相同的记录。"
      ),
      examples: [
        ("zoneboard generate --store /tmp/large.zb --enterprises 100000 --patents 1000000", nil),
        ("zoneboard generate --store /tmp/small.zb --enterprises 200 --patents 400 --seed 7", nil),
      ]
    )
  }

  @Option(help: ArgumentHelp(say("How many enterprises.", "企业数。"), valueName: "n"))
  var enterprises: Int

  @Option(help: ArgumentHelp(say("How many patents.", "专利数。"), valueName: "n"))
  var patents: Int

  @Option(
    help: ArgumentHelp(say("Another seed gives other records.", "不同的种子生成不同的记录。"), valueName: "s")
  )
  var seed: UInt64 = 1

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    let path = try call.newStorePath()
    let records = GeneratedSource(
      seed: seed,
      today: call.today,
      enterprises: enterprises,
      patents: patents,
      language: call.language,
      label: Phrase("Making", "生成中")[call.language],
      stop: stop(call, at: path)
    )
    let desk = try StoreDesk.create(call, at: path, initial: records)
    desk.tellMade()
  }

  /// Takes the unfinished store away, if nothing was there before, and ends the program.
  private func stop(_ call: Invocation, at path: String) -> () -> Never {
    let isNew = !FileManager.default.fileExists(atPath: path)
    return {
      if isNew { try? FileManager.default.removeItem(atPath: path) }
      call.tell(Phrase("\rStopped; no store was made.", "\r已停止，没有建立数据。"))
      Glibc.exit(ExitStatus.interrupted.rawValue)
    }
  }

  func validate() throws {
    guard enterprises >= 0, patents >= 0 else {
      throw ValidationError(
        say(
          "--enterprises and --patents are counts: 0 or more was expected",
          "--enterprises 和 --patents 是数量，应为 0 或以上的数"
        )
      )
    }
  }
}
