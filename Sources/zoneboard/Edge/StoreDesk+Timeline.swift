import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

extension StoreDesk {
  /// Prints all that is known of a record by day: what lies ahead, what was, what has no day.
  ///
  /// - Throws: `CommandFailure` where the condition of a deadline does not fit the registry.
  func printTimeline(
    of reference: RecordReference,
    on view: StoreView
  ) throws(CommandFailure) {
    let evaluator = evaluator(of: view)
    let found: Timeline?
    do throws(ExpressionError) {
      found = try evaluator.timeline(
        of: reference,
        showsPrivate: seesPrivate,
        isCancelled: { Interruption.wasRequested }
      )
    } catch {
      throw CommandFailure(.data, at: Phrase(same: reference.description), error.sentence)
    }
    try Interruption.check()
    guard let timeline = found else { return }
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("day", label: Phrase("Day", "日期")[language]),
        SheetColumn("kind", label: Phrase("Register", "登记簿")[language]),
        SheetColumn("what", label: Phrase("What", "事项")[language]),
        SheetColumn("state", label: Phrase("State", "状态")[language]),
        SheetColumn("officer", label: Phrase("Officer", "负责人")[language]),
        SheetColumn("record", label: Phrase("Record", "记录")[language]),
        SheetColumn("field", label: Phrase("Field", "字段")[language], isForPrograms: true),
      ]
    )
    for entry in timeline.ahead + timeline.past + timeline.undated {
      let words = entry.words(on: view.board, in: registry, language)
      try printer.add([
        SheetCell(words.day.isEmpty ? nil : .text(words.day)),
        SheetCell(.text(words.kind)), SheetCell(.text(words.what)),
        SheetCell(words.state.isEmpty ? nil : .text(words.state)),
        SheetCell(words.who.isEmpty ? nil : .text(words.who)),
        SheetCell(.text(entry.record.description)),
        SheetCell(entry.day.map { .text($0.field) }),
      ])
    }
    try printer.finish()
    let late = timeline.late
    call.tell(
      Phrase(
        "Ahead \(timeline.ahead.count), until \(evaluator.context.today) \(timeline.past.count)"
          + (late > 0 ? " (late: \(late))" : "") + ", no day \(timeline.undated.count).",
        "今后 \(timeline.ahead.count)，至 \(evaluator.context.today) \(timeline.past.count)"
          + (late > 0 ? "（逾期 \(late)）" : "") + "，无日期 \(timeline.undated.count)。"
      )
    )
  }
}
