import ArgumentParser
import ZoneExchange
import ZoneModel

/// `export`: records as a file that can be imported again.
struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "export",
      Phrase("Write records to a file that can be imported again.", "把记录导出为可再导入的文件。"),
      discussion: Phrase(
        "Private fields are left out unless --private names them. An existing file is not overwritten.",
        "不公开的字段不导出，除非用 --private 指明。不覆盖已有文件。"
      ),
      examples: [
        (
          "zoneboard export enterprises firms.csv --encoding utf-8-bom",
          Phrase("for a spreadsheet", "用于表格软件")
        ),
        ("zoneboard export patents --where 'state:granted' --format jsonl", nil),
        ("zoneboard export contacts people.csv --private telephone,email", nil),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @Argument(
    help: ArgumentHelp(
      say("The file; standard output if left out.", "文件；不写则为标准输出。"),
      valueName: "file"
    )
  )
  var file: String?

  @OptionGroup var selection: WhereOption

  @Option(
    name: .customLong("private"),
    help: ArgumentHelp(say("Private fields to write too.", "一并导出的不公开字段。"), valueName: "field,…")
  )
  var privateFields: String?

  @Option(
    help: ArgumentHelp(
      say("utf-8, or utf-8-bom for spreadsheets.", "utf-8，或供表格软件用的 utf-8-bom。"),
      valueName: "encoding"
    )
  )
  var encoding: ExportEncoding = .utf8

  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options))
    let register = try about.register(of: desk)
    let names = (privateFields ?? "").split(separator: ",").map(String.init)
    let view = try desk.view(past)
    try desk.export(
      register,
      RecordSheet.all(of: register, named: desk.privateFields(names, of: register)),
      filter: selection.where,
      on: view,
      to: file,
      withMark: encoding == .utf8WithMark
    )
  }
}

/// How text is written.
enum ExportEncoding: String, CaseIterable, ExpressibleByArgument {
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
}
