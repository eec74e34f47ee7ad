import ArgumentParser
import ZoneModel

/// How many rows at most.
struct LimitOption: ParsableArguments {
  @Option(help: ArgumentHelp(say("At most so many.", "最多几条。"), valueName: "n"))
  var limit: Int?

  func validate() throws {
    guard let limit, limit < 0 else { return }
    throw ValidationError(
      say("--limit is a count: 0 or more was expected", "--limit 是条数，应为 0 或以上的数")
    )
  }
}
