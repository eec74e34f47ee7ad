import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy

/// `tasks`: the tasks of the documents with their departments and how they stand.
struct Tasks: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "tasks",
      Phrase("List the tasks of the documents and how they stand.", "列出文件任务、责任部门及进展。"),
      discussion: Phrase(
        "A continuous task is active or stalled and never late.",
        "持续推进的任务只有推进中或停滞，没有逾期。"
      ),
      examples: [
        ("zoneboard tasks", nil),
        ("zoneboard tasks --document huairou-plan", nil),
      ]
    )
  }

  @Option(
    help: ArgumentHelp(say("Only of this document.", "只看这份文件。"), valueName: "id"),
    completion: .documents
  )
  var document: String?

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    if let document, policies.book.pack(document) == nil {
      throw desk.noDocument(document, policies.book)
    }
    try desk.print(policies.tasks(of: document))
  }
}

extension StoreDesk {
  /// There is no document of a name.
  func noDocument(_ name: String, _ book: PolicyBook) -> CommandFailure {
    CommandFailure(
      .notFound,
      at: Phrase(same: name),
      Phrase("there is no such document", "没有这份文件")
        + Words.suggestion(for: name, among: book.packs.map(\.id)),
      next: Phrase("zoneboard policies lists them.", "zoneboard policies 列出全部文件。")
    )
  }

  fileprivate func print(_ standings: [TaskStanding]) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("task", label: Phrase("Task", "任务")[language]),
        SheetColumn("number", label: Phrase("No.", "序号")[language], isNumeric: true),
        SheetColumn("title", label: Phrase("Title", "名称")[language]),
        SheetColumn("state", label: Phrase("State", "进展")[language]),
        SheetColumn("schedule", label: Phrase("Schedule", "期限")[language]),
        SheetColumn("lastProgressOn", label: Phrase("Last progress", "最近进展")[language]),
        SheetColumn("departments", label: Phrase("Departments", "责任部门")[language]),
        SheetColumn("record", label: Phrase("Record", "记录")[language]),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
      ]
    )
    for standing in standings {
      let task = standing.task
      try printer.add([
        SheetCell(.text(task.id)),
        SheetCell(task.number.map { .number(Number($0)) }),
        SheetCell(.text(task.title[language])),
        SheetCell(.text(standing.state.rawValue), shown: standing.state.label[language]),
        SheetCell(.text(task.schedule.label[language])),
        SheetCell(standing.lastProgress.map { .day($0) }),
        SheetCell(
          task.departments.isEmpty ? nil : .list(task.departments.map { $0[language] })
        ),
        SheetCell(standing.record.map { .text($0.description) }),
        SheetCell(.text(standing.citation[language])),
      ])
    }
    try printer.finish()
  }
}

extension PlannedTask.Schedule {
  /// The schedule in words.
  fileprivate var label: Phrase {
    switch self {
    case .deadline(let day): Phrase("by \(day)", "\(day) 前")
    case .continuous: Phrase("continuous", "持续推进")
    case .horizon(let year): Phrase("to \(year)", "至 \(year) 年")
    case .unstated: Phrase("not stated", "未载明")
    }
  }
}
