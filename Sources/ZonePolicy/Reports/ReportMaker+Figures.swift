import ZoneModel
import ZoneQuery

extension ReportMaker {
  /// Figures with their period, the value of a month before, the change and where they come from.
  func figures(
    _ figures: [Figure],
    title: Phrase = Phrase("Figures", "主要指标")
  ) throws(ExpressionError) -> ZoneReport.Section {
    var rows: [ZoneReport.Row] = []
    for figure in figures where registry[figure.register] != nil && !isCancelled() {
      let measured = try measured(figure, in: zone)
      rows.append(
        ZoneReport.Row(
          [
            text(figure.label[language]), cell(measured.value, of: figure),
            number(measured.unknown), day(measured.value == nil ? nil : today),
            cell(measured.past, of: figure), cell(measured.change, of: figure), source(of: figure),
          ],
          opens: .records(register: figure.register, filter: figure.filter),
          isGap: measured.value == nil
        )
      )
    }
    return ZoneReport.Section(
      title: title[language],
      note: before == nil
        ? say("The store does not go back a month.", "数据不足一个月，无上月值。") : nil,
      columns: [
        column("figure", "Figure", "指标"), column("value", "Now", "本期", numeric: true),
        column("unknown", "Unknown", "未知", numeric: true), column("period", "As of", "时点"),
        column("before", "A month ago", "上月", numeric: true),
        column("change", "Change", "变化", numeric: true), column("source", "Source", "依据"),
      ],
      rows: gapsFirst(rows)
    )
  }

  /// A figure of a zone now and a month before.
  private struct Measured {
    let value: Number?
    /// How many records are not known.
    let unknown: Int
    let past: Number?
    let change: Number?
  }

  private func measured(
    _ figure: Figure,
    in zone: RecordReference?
  ) throws(ExpressionError) -> Measured {
    let reading = try figure.read(evaluator, zone: zone, isCancelled: isCancelled)
    // An earlier board may have been written by other settings, which then say nothing of it.
    let past = before.flatMap { (try? figure.read($0, zone: zone))?.value }
    var change: Number?
    if let value = reading?.value, let past {
      change = (Quantity(value) - Quantity(past)).readable
    }
    return Measured(
      value: reading?.value,
      unknown: reading?.unknown ?? 0,
      past: past,
      change: change
    )
  }

  private func cell(
    _ number: Number?,
    of figure: Figure,
    or nothing: String = "?"
  ) -> ZoneReport.Cell {
    ZoneReport.Cell(
      number.map { .number($0) },
      shown: number.map { formatter.text(.number($0), of: figure.kind(in: registry), .full) }
        ?? nothing
    )
  }

  /// The document that asks for a figure, else the register that it is of.
  private func source(of figure: Figure) -> ZoneReport.Cell {
    let label = registry[figure.register]?.label
    return ZoneReport.Cell(
      .text((figure.source.map { Phrase(citing: $0) } ?? label)?[language] ?? "")
    )
  }

  /// The targets of a document, or all, that concern the zone, or one of several zones: unknown and
  /// missed ones first.
  func targets(_ pack: String?, of subject: RecordReference? = nil) -> ZoneReport.Section {
    let readings = Readings(board)
    let order: [TargetStanding.Judgement] = [
      .unknown, .missed, .behind, .above, .away, .unchanged, .towards, .met,
    ]
    let place = subject ?? zone
    let standings = policies.targets(zone: place, readings: readings)
      .filter { pack == nil || $0.target.pack == pack }
      .enumerated().sorted { left, right in
        let (one, other) = (
          order.firstIndex(of: left.element.judgement) ?? 0,
          order.firstIndex(of: right.element.judgement) ?? 0
        )
        return (one, left.offset) < (other, right.offset)
      }.map(\.element)
    return ZoneReport.Section(
      title: subject.map { say("Targets of \(title(of: $0))", "\(title(of: $0))的目标") }
        ?? say("Targets", "目标"),
      note: standings.isEmpty ? noTargets(pack, of: place) : nil,
      columns: [
        column("target", "Target", "目标"), column("judgement", "Stands", "进展"),
        column("value", "Value", "数值", numeric: true), column("test", "Goal", "要求"),
        column("gap", "Gap", "差距", numeric: true), column("by", "By", "期限", numeric: true),
        column("period", "Reading of", "读数日期"),
        column("change", "Change since the reading before", "较上次变化", numeric: true),
        column("source", "Source", "来源"), column("reading", "Read as", "理解口径"),
        column("clause", "Clause", "条款"),
      ],
      rows: standings.map { row(of: $0, readings) }
    )
  }

  /// Why there are no targets: the document does not reach the zone, or sets none there.
  private func noTargets(_ pack: String?, of place: RecordReference?) -> String {
    guard let document = pack.flatMap({ policies.book.pack($0) }), let place else {
      return say("No document sets a target here.", "没有文件在此设定目标。")
    }
    let bound = document.binds.map { title(of: RecordReference(register: "zones", id: $0)) }
    let places = bound.joined(separator: say(", ", "、"))
    let (name, zone) = (document.title[language], title(of: place))
    return say(
      "\(name) sets no target for \(zone): it binds \(places).",
      "《\(name)》不适用于\(zone)，未设目标：该文件适用于\(places)。"
    )
  }

  private func row(of standing: TargetStanding, _ readings: Readings) -> ZoneReport.Row {
    let target = standing.target
    let entries = readings.entries(of: target, until: today).told
    var change: Number?
    if entries.count >= 2 {
      let (last, previous) = (entries[entries.count - 1], entries[entries.count - 2])
      change = (Quantity(last.value) - Quantity(previous.value)).rounded(decimals: 4)
    }
    func cell(_ number: Number?, _ shown: (Number) -> String) -> ZoneReport.Cell {
      ZoneReport.Cell(number.map { .number($0) }, shown: number.map(shown))
    }
    return ZoneReport.Row(
      [
        text(target.measures[language]),
        ZoneReport.Cell(
          .text(standing.judgement.rawValue),
          shown: standing.judgement.label[language]
        ),
        ZoneReport.Cell(
          standing.value.map { .number($0) },
          shown: standing.shownValue(language)
        ),
        ZoneReport.Cell(.text(target.writtenGoal(language)), shown: target.shownGoal(language)),
        ZoneReport.Cell(standing.gap.map { .number($0) }, shown: standing.shownGap(language)),
        ZoneReport.Cell(target.by.map { .number(Number($0)) }),
        day(standing.reading?.end), cell(change) { target.shown(gap: $0, language) },
        ZoneReport.Cell(standing.origin(language).map { .text($0) }),
        text(target.reading?.says[language] ?? ""),
        text(standing.citation[language]),
      ],
      opens: .records(
        register: "indicator-readings",
        filter: "metric:\"\(target.metric)\" zone:\(target.zone)"
      ),
      isGap: [.unknown, .missed, .behind, .above, .away].contains(standing.judgement)
    )
  }

  /// The rules that something does not meet, the most first.
  func unmetRules() -> ZoneReport.Section {
    let tallies = policies.tallies(policies.book.rules, zone: zone, isCancelled: isCancelled)
      .filter { $0.count(.unmet) > 0 }
      .sorted { $0.count(.unmet) > $1.count(.unmet) }
    return ZoneReport.Section(
      title: say("Rules not met", "不符合的规则"),
      note: nil,
      columns: [
        column("rule", "Rule", "规则"), column("unmet", "Not met", "不符合", numeric: true),
        column("unknown", "Unknown", "未知", numeric: true), column("clause", "Clause", "条款"),
      ],
      rows: tallies.map { tally in
        ZoneReport.Row(
          [
            text(tally.rule.says[language]), number(tally.count(.unmet)),
            number(tally.count(.unknown)),
            text(tally.citation[language]),
          ],
          opens: .records(register: tally.rule.register, filter: ""),
          isGap: true
        )
      }
    )
  }

  /// The figures of several zones side by side: of each the value, its change in a month and how many
  /// records are unknown.
  func comparison() throws(ExpressionError) -> ZoneReport.Section {
    var rows: [ZoneReport.Row] = []
    for figure in Figure.overview where registry[figure.register] != nil && !isCancelled() {
      let measures = try subjects.map { (zone) throws(ExpressionError) in
        try measured(figure, in: zone)
      }
      let cells = measures.flatMap { measured in
        [
          cell(measured.value, of: figure), cell(measured.change, of: figure, or: ""),
          number(measured.unknown),
        ]
      }
      rows.append(
        ZoneReport.Row(
          [text(figure.label[language])] + cells + [day(today), source(of: figure)],
          opens: .recordsOfZones(
            register: figure.register,
            filter: figure.filter,
            zones: subjects.map(\.id)
          ),
          isGap: measures.contains { $0.value == nil }
        )
      )
    }
    return ZoneReport.Section(
      title: say("Figures", "主要指标"),
      note: before == nil
        ? say("The store does not go back a month.", "数据不足一个月，无上月值。") : nil,
      columns: [column("figure", "Figure", "指标")]
        + subjects.flatMap { zone in
          [
            ZoneReport.Column(id: zone.id, label: title(of: zone), isNumeric: true),
            column("\(zone.id)-change", "Change", "变化", numeric: true),
            column("\(zone.id)-unknown", "Unknown", "未知", numeric: true),
          ]
        } + [column("period", "As of", "时点"), column("source", "Source", "依据")],
      rows: gapsFirst(rows)
    )
  }
}
