import ArgumentParser
import ZoneExchange
import ZoneModel

/// `config`: where the settings of a person are, and an example of them.
struct Config: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "config",
      Phrase("Say where your settings are, or print an example of them.", "显示个人设置的位置，或打印示例。"),
      examples: [
        ("zoneboard config", Phrase("where the settings are and what they say", "设置在哪里、写了什么")),
        ("zoneboard config --example", Phrase("a documented example", "带说明的示例")),
      ]
    )
  }

  @Flag(help: ArgumentHelp(say("Print a documented example.", "打印带说明的示例。")))
  var example = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let call = try Invocation(options)
    var output = StandardOutput()
    if example {
      try output.write(Settings.example[call.language])
    } else if options.format != nil {
      var printer = try SheetPrinter(
        call,
        columns: [
          SheetColumn("name", label: Phrase("Name", "名称")[call.language]),
          SheetColumn("label", label: Phrase("What", "内容")[call.language]),
          SheetColumn("value", label: Phrase("Value", "值")[call.language]),
        ]
      )
      for line in call.configuration {
        try printer.add([
          SheetCell(.text(line.name)), SheetCell(.text(line.label[call.language])),
          SheetCell(.text(line.value[call.language])),
        ])
      }
      return try printer.finish()
    } else {
      for line in call.configuration {
        let phrase = Phrase(
          "\(line.label.en): \(line.value.en)",
          "\(line.label.zh)：\(line.value.zh)"
        )
        try output.write(phrase[call.language] + "\n")
      }
    }
    try output.flush()
  }
}
