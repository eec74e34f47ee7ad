import ArgumentParser
import ZoneExchange
import ZoneModel

/// `import`: rows of a file into a register, as one change.
struct Import: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "import",
      Phrase("Import rows of a file as one change.", "把文件中的各行作为一次变更导入。"),
      discussion: Phrase(
        """
        Headings are field ids or labels, in English or Chinese. A row whose id, or key, a record has \
        changes that record; any other row makes one. An empty cell changes nothing unless \
        --clear-empty is given. Where anything is wrong nothing is written, and every place is told.
        """,
        "表头可用字段编号或中英文名称。编号（或关键字段）与已有记录相同的行修改该记录，其余的行新建记录。空单元格不作改动，除非加 --clear-empty。只要有一处错误就不写入，并逐一指出位置。"
      ),
      examples: [
        ("zoneboard import enterprises firms.csv --dry-run", Phrase("what it would do", "先看会改什么")),
        ("zoneboard import enterprise-figures 2025.csv --set year=2025 --map 营业收入=revenue", nil),
        ("zoneboard import patents - --format jsonl < patents.jsonl", nil),
        (
          "zoneboard import patents new.csv --print json",
          Phrase("the change as JSON", "以 JSON 打印变更")
        ),
      ]
    )
  }

  @OptionGroup var about: RegisterArgument

  @Argument(
    help: ArgumentHelp(say("The file, or - for standard input.", "文件；- 表示标准输入。"), valueName: "file")
  )
  var file: String

  @Option(
    help: ArgumentHelp(
      say("A heading that means a field; COLUMN= leaves it out.", "表头对应的字段；“表头=”表示不导入。"),
      valueName: "column=field"
    )
  )
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      say("A value for rows that give none.", "各行没有给出时所用的值。"),
      valueName: "field=value"
    )
  )
  var set: [String] = []

  @Option(help: ArgumentHelp(say("auto or utf-8.", "auto 或 utf-8。"), valueName: "encoding"))
  var encoding: ImportEncoding = .auto

  @Flag(help: ArgumentHelp(say("Empty cells clear fields.", "空单元格清空字段。")))
  var clearEmpty = false

  @Flag(help: ArgumentHelp(say("Only show what would change.", "只显示会改什么。")))
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      say(
        "Print the change as table, json, jsonl, csv or tsv; --format is that of the file.",
        "按 table、json、jsonl、csv 或 tsv 打印变更；--format 指文件的格式。"
      ),
      valueName: "format"
    )
  )
  var print: ExchangeFormat?

  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    // `--format` says how the rows are written; `--print` how the change is.
    var output = options
    output.format = print
    let desk = try StoreDesk.open(Invocation(output))
    let register = try about.register(of: desk)
    let format = try ExchangeFormat(reading: file, named: options.format)
    var wishes = ImportWishes()
    for text in map {
      guard let assignment = try? Assignment(text) else {
        throw CommandFailure(
          .usage,
          at: Phrase(same: "--map \(text)"),
          Phrase("COLUMN=FIELD was expected", "应为“表头=字段”的形式"),
          next: Phrase(
            "zoneboard registers \(register.id) lists the fields.",
            "zoneboard registers \(register.id) 列出全部字段。"
          )
        )
      }
      wishes.map[assignment.field] = assignment.text
    }
    wishes.preset = try AssignmentPlan(set, of: register, on: desk).applied(to: Fields())
    wishes.clearsEmpty = clearEmpty
    let rows = try RowsFile(file, format, for: desk.call)
    for attempt in 1... {
      let news = NewWords()
      let plan = try desk.plan(rows, into: register, wishes, news: news)
      if attempt == 1 {
        for line in plan.completionLines + desk.told(news, in: register) { desk.call.tell(line) }
      }
      guard !dryRun else {
        return try desk.rehearse(
          plan.edits,
          operation: .import,
          why: reason.reason,
          from: ImportOrigin(desk: desk, plan: plan, file: rows)
        )
      }
      // Where somebody took a number that the plan gave, it is planned anew on what is there now.
      if try desk.make(plan, of: rows, in: register, why: reason.reason, attempt: attempt) { break }
    }
    desk.finish()
  }
}

/// How the bytes of a file are to be understood.
enum ImportEncoding: String, CaseIterable, ExpressibleByArgument {
  case auto
  case utf8 = "utf-8"
}
