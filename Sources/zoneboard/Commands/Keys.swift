import ArgumentParser
import Dashboard
import ZoneExchange
import ZoneModel

/// `keys`: the key table of the dashboard.
struct Keys: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "keys",
      Phrase("List the keys of the dashboard.", "列出看板的按键。"),
      discussion: Phrase(
        "Every command has a key that also arrives while a Chinese input method is on.",
        "每个命令都有一个在中文输入法开着时也有效的按键。"
      ),
      examples: [
        ("zoneboard keys", Phrase("all keys", "全部按键")),
        ("zoneboard keys --format csv > keys.csv", Phrase("to print them", "便于打印")),
      ]
    )
  }

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("section", label: Phrase("Part", "分类")[language]),
        SheetColumn("command", label: Phrase("Command", "命令")[language]),
        SheetColumn("keys", label: Phrase("Keys", "按键")[language]),
        SheetColumn("where", label: Phrase("Where", "位置")[language]),
        SheetColumn("help", label: Phrase("What it does", "作用")[language]),
      ]
    )
    for command in CommandTable.standard.commands {
      let places = Place.allCases.filter { command.places.contains($0) }
      let everywhere = Phrase("everywhere", "各处")[language]
      try printer.add([
        SheetCell(.text(command.section.rawValue), shown: command.section.label[language]),
        SheetCell(.text(command.id), shown: command.name[language]),
        SheetCell(.text(command.keyText)),
        SheetCell(
          .list(places.map(\.rawValue)),
          shown: places.count == Place.allCases.count
            ? everywhere : places.map { $0.label[language] }.joined(separator: ", ")
        ),
        SheetCell(.text(command.help[language])),
      ])
    }
    try printer.finish()
  }
}
