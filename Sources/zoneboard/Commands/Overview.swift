import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// `overview`: the figures of the first screen.
struct Overview: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "overview",
      Phrase("Print the figures of the first screen.", "打印首屏的数字。"),
      examples: [
        ("zoneboard overview", Phrase("of all zones", "全部园区")),
        ("zoneboard overview --zone huairou-science-city --format json", nil),
        ("zoneboard overview --today 2026-12-31", Phrase("as on that day", "按那一天计算")),
      ]
    )
  }

  @OptionGroup var place: ZoneOption

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let zone = try place.zone(of: desk)
    try desk.printOverview(of: zone, on: view)
  }
}

extension StoreDesk {
  /// The zone that a person named, by id or name.
  ///
  /// - Parameters:
  ///   - name: what they wrote.
  ///   - option: the option that they wrote it behind; `nil` where they wrote it without one.
  /// - Returns: the zone.
  /// - Throws: `CommandFailure` where no zone, or more than one, is meant.
  func zone(
    named name: String,
    option: String? = "--zone"
  ) throws(CommandFailure) -> RecordReference {
    let found = RecordFinder(store.board, registry: registry).find(name, in: ["zones"])
    if let only = found.first, found.count == 1 { return only }
    let source = store.board.source("zones")
    let ids = (0..<source.slots).compactMap { source.id(at: $0) }
    throw CommandFailure(
      found.isEmpty ? .notFound : .usage,
      at: Phrase(same: [option, name].compactMap(\.self).joined(separator: " ")),
      found.isEmpty
        ? Phrase("there is no such zone", "没有这个园区") + Words.suggestion(for: name, among: ids)
        : Phrase("\(found.count) zones are called so", "有 \(found.count) 个园区符合"),
      next: (2...Self.mostNamed).contains(found.count)
        ? Phrase(
          "Write one of: \(found.map(\.id).joined(separator: ", ")).",
          "请写其中之一：\(found.map(\.id).joined(separator: "、"))。"
        )
        : Phrase("zoneboard list zones lists them.", "zoneboard list zones 列出全部园区。")
    )
  }

  /// So many zones at most are named where one of them is meant.
  private static let mostNamed = 8

  /// Prints the figures of a zone, or of all.
  fileprivate func printOverview(
    of zone: RecordReference?,
    on view: StoreView
  ) throws(CommandFailure) {
    let policies = policies(on: view)
    let evaluator = policies.evaluator
    let language = call.language
    let formatter = ValueFormatter(language)
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("figure", label: Phrase("Figure", "指标")[language]),
        SheetColumn("label", label: Phrase("Name", "名称")[language]),
        SheetColumn("value", label: Phrase("Value", "数值")[language], isNumeric: true),
        SheetColumn("unknown", label: Phrase("Unknown", "未知")[language], isNumeric: true),
        SheetColumn("parts", label: Phrase("Parts", "构成")[language]),
        SheetColumn("register", label: Phrase("Register", "登记簿")[language]),
        SheetColumn("filter", label: Phrase("Filter", "条件")[language]),
      ]
    )
    for figure in Figure.overview {
      guard let reading = try read(figure, zone, evaluator) else { continue }
      let kind = figure.kind(in: registry)
      let value = reading.value.map { Value.number($0) }
      try printer.add([
        SheetCell(.text(figure.id)),
        SheetCell(.text(figure.label[language])),
        SheetCell(value, shown: value.map { formatter.text($0, of: kind, .short) }),
        SheetCell(reading.unknown == 0 ? nil : .number(Number(reading.unknown))),
        parts(of: reading),
        SheetCell(.text(figure.register)),
        SheetCell(figure.filter.isEmpty ? nil : .text(figure.filter)),
      ])
    }
    for figure in try policyFigures(policies, zone, on: view) {
      try printer.add([
        SheetCell(.text(figure.id)), SheetCell(.text(figure.label[language])),
        SheetCell(.number(Number(figure.value))),
        SheetCell(figure.unknown == 0 ? nil : .number(Number(figure.unknown))),
        SheetCell(nil), SheetCell(nil), SheetCell(nil),
      ])
    }
    try printer.finish()
  }

  /// What the policy packs say, in figures: rules, targets and tasks.
  private func policyFigures(
    _ policies: PolicyEvaluator,
    _ zone: RecordReference?,
    on view: StoreView
  ) throws(CommandFailure) -> [(id: String, label: Phrase, value: Int, unknown: Int)] {
    var (unmet, unknown) = (0, 0)
    let rules = policies.book.rules
    for tally in policies.tallies(rules, zone: zone, isCancelled: { Interruption.wasRequested }) {
      unmet += tally.count(.unmet)
      unknown += tally.count(.unknown)
    }
    try Interruption.check()
    let targets = policies.targets(zone: zone, readings: Readings(view.board))
    func count(_ judgements: TargetStanding.Judgement...) -> Int {
      targets.count { judgements.contains($0.judgement) }
    }
    let late = policies.tasks().count { $0.state == .late || $0.state == .stalled }
    return [
      ("findings-unmet", Phrase("Findings not met", "规则不符合"), unmet, unknown),
      ("targets-met", Phrase("Targets met", "已达目标"), count(.met), count(.unknown)),
      (
        "targets-missed", Phrase("Targets missed", "未达目标"), count(.missed, .behind, .above, .away),
        0
      ),
      ("tasks-late", Phrase("Tasks late or stalled", "逾期或停滞任务"), late, 0),
    ]
  }

  private func parts(of reading: FigureReading) -> SheetCell {
    guard !reading.parts.isEmpty else { return SheetCell(nil) }
    return SheetCell(
      .object(Fields(reading.parts.map { ($0.choice, .number(Number($0.count))) })),
      plain: reading.parts.map { "\($0.choice) \($0.count)" }.joined(separator: ";")
    )
  }

  private func read(
    _ figure: Figure,
    _ zone: RecordReference?,
    _ evaluator: Evaluator
  ) throws(CommandFailure) -> FigureReading? {
    do throws(ExpressionError) {
      let reading = try figure.read(
        evaluator,
        zone: zone,
        isCancelled: { Interruption.wasRequested }
      )
      if reading == nil { try interrupted() }
      return reading
    } catch {
      try Interruption.check()
      throw CommandFailure(error, in: figure.filter, option: figure.id)
    }
  }

  private func interrupted() throws(ExpressionError) {
    throw ExpressionError(0..<0, Phrase("stopped", "已停止"))
  }
}
