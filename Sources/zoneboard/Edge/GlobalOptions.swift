public import ArgumentParser
public import ZoneExchange
public import ZoneModel

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("The store's directory.", "数据目录。"), valueName: "dir"))
  var store: String?

  @Option(help: ArgumentHelp(say("The language: en or zh.", "语言：en 或 zh。"), valueName: "lang"))
  var lang: Language?

  @Flag(help: ArgumentHelp(say("Change nothing.", "只读，不作任何改动。")))
  var readOnly = false

  @Flag(
    help: ArgumentHelp(
      say("Open a store on a network filesystem, at one's own risk.", "允许打开网络文件系统上的数据，风险自负。")
    )
  )
  var allowNetworkFs = false

  @Option(
    help: ArgumentHelp(
      say(
        "How data is written: table, json, jsonl, csv or tsv.",
        "输出格式：table、json、jsonl、csv 或 tsv。"
      ),
      valueName: "format"
    )
  )
  var format: ExchangeFormat?

  @Option(
    help: ArgumentHelp(
      say("Colours: auto, always or never.", "颜色：auto、always 或 never。"),
      valueName: "when"
    )
  )
  var color: ColorChoice?
}

extension Language: ExpressibleByArgument {}
extension ExchangeFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension AmbiguousWidth: ExpressibleByArgument {}

extension CommandConfiguration {
  /// The configuration of a command with a sentence about it and examples of it.
  static func command(
    _ name: String,
    _ abstract: Phrase,
    discussion: Phrase? = nil,
    examples: [(command: String, does: Phrase?)]
  ) -> CommandConfiguration {
    let language = Spoken.language
    let heading = language == .zh ? "示例：" : "EXAMPLES:"
    let told = discussion.map { $0[language] + "\n\n" } ?? ""
    return CommandConfiguration(
      commandName: name,
      abstract: abstract[language],
      discussion: told + heading + "\n" + HelpExamples(examples, language).text
    )
  }
}
