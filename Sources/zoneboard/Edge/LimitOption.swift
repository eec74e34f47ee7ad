import ArgumentParser
import ZoneModel

/// How many rows at most.
struct LimitOption: ParsableArguments {
  @Option(help: ArgumentHelp(say("At most so many.", "最多几条。"), valueName: "n"))
  var limit: Int?

  func validate() throws {
    guard let limit, limit < 1 else { return }
    throw ValidationError(
      say("--limit is a count: 1 or more was expected", "--limit 是条数，应为 1 或以上的数")
    )
  }
}
