import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

/// `due`: what falls due in all registers.
struct Due: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "due",
      Phrase("List what is due: leases, titles, reports, reviews, …", "列出到期事项：租约、资质、报告、复审等。"),
      discussion: Phrase(
        "What is late comes first. The days are those that the registers declare; a record that is "
          + "done, ended or withdrawn is no longer due.",
        "逾期的在前。日期来自各登记簿的声明；已完成、已结束或撤回的记录不再列出。"
      ),
      examples: [
        ("zoneboard due", nil),
        ("zoneboard due --within 90d --zone huairou-science-city", nil),
        ("zoneboard due --within 7d --today 2026-12-01", nil),
      ]
    )
  }

  @Option(
    help: ArgumentHelp(
      say("How far ahead, such as 30d, 8w, 6m or 1y.", "向前看多久，如 30d、8w、6m、1y。"),
      valueName: "time"
    )
  )
  var within = "30d"

  @OptionGroup var place: ZoneOption

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let evaluator = desk.evaluator(of: view)
    let zone = try place.zone(of: desk)
    let start = evaluator.context.today
    guard let span = TimeSpan(within), span.after(start) >= start else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--within \(within)"),
        Phrase("it is no length of time", "不是时间长度"),
        next: Phrase("Write it as 30d, 8w, 6m or 1y.", "请写作 30d、8w、6m 或 1y。")
      )
    }
    try desk.print(
      try desk.due(evaluator, zone: zone, within: span.after(start).number - start.number),
      evaluator
    )
  }
}

extension StoreDesk {
  /// What is due on days within a time ahead, the earliest first.
  fileprivate func due(
    _ evaluator: Evaluator,
    zone: RecordReference?,
    within days: Int
  ) throws(CommandFailure) -> [Attention] {
    var found: [Attention] = []
    for watch in registry.watches {
      guard case .day = watch.cause else { continue }
      do throws(ExpressionError) {
        found +=
          try watch.attention(
            evaluator,
            zone: zone,
            within: days,
            isCancelled: { Interruption.wasRequested }
          ) ?? []
      } catch {
        throw CommandFailure(.data, at: Phrase(same: watch.id), error.sentence)
      }
      try Interruption.check()
    }
    return found.sorted {
      ($0.due?.number ?? .max, $0.record.description)
        < ($1.due?.number ?? .max, $1.record.description)
    }
  }

  fileprivate func print(
    _ items: [Attention],
    _ evaluator: Evaluator
  ) throws(CommandFailure) {
    let language = call.language
    let context = evaluator.context
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("due", label: Phrase("Due", "期限")[language]),
        SheetColumn("days", label: Phrase("Days left", "剩余天数")[language], isNumeric: true),
        SheetColumn("what", label: Phrase("What", "事项")[language]),
        SheetColumn("record", label: Phrase("Record", "记录")[language]),
        SheetColumn("title", label: Phrase("Name", "名称")[language]),
        SheetColumn("officer", label: Phrase("Officer", "负责人")[language]),
        SheetColumn("field", label: Phrase("Field", "字段")[language]),
      ]
    )
    for item in items {
      let left = item.due.map { $0.number - context.today.number }
      try printer.add([
        SheetCell(item.due.map { .day($0) }),
        SheetCell(left.map { .number(Number($0)) }),
        SheetCell(.text((item.due == nil ? item.says : item.label)[language])),
        SheetCell(.text(item.record.description)),
        SheetCell(context.board.title(of: item.record, in: registry, language).map { .text($0) }),
        SheetCell(item.officer.map { .text($0) }),
        SheetCell(item.field.map { .text($0) }),
      ])
    }
    try printer.finish()
  }
}
