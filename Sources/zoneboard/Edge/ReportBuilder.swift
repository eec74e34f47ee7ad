import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// Puts a report together from a view of the store.
struct ReportBuilder {
  let desk: StoreDesk
  let view: StoreView
  let zone: RecordReference?

  private var language: Language { desk.call.language }
  private var today: Day { desk.call.fixedDay ?? view.today }

  func report(_ name: ReportName, _ record: String? = nil) throws(CommandFailure) -> Report {
    if name == .application {
      guard let record else {
        throw CommandFailure(
          .usage,
          Phrase("which application is not said", "没有写明哪一份申报"),
          next: Phrase(
            "Write zoneboard report application ID.",
            "请写 zoneboard report application 编号。"
          )
        )
      }
      return try application(record)
    }
    let sections: [Report.Section] =
      switch name {
      case .monthly: [try figures(), targets(nil), findings()]
      case .huairouTargets: [targets("huairou-plan")]
      case .tongzhouTargets: [targets("tongzhou-2015")]
      case .incubators:
        [
          records(
            "incubators",
            ["kind", "zone", "area", "letShare", "incubatees", "enterprisesIncubated", "graduates"]
          )
        ]
      case .fundUse:
        [records("funds", ["kind", "zone", "size", "granted", "paid", "paidShare"])]
      case .talentClocks:
        [
          records(
            "work-permits",
            ["category", "appliedOn", "grantedOn", "workingDays", "validTo"]
          ),
          records("residence-permits", ["kind", "appliedOn", "grantedOn", "workingDays", "to"]),
          records("pension-records", ["yearsPaid", "yearsToPay", "reachedOn"]),
        ]
      case .application: []
      }
    let place =
      zone.flatMap { view.board.title(of: $0, in: desk.registry, language) }
      ?? Phrase("all zones", "全部园区")[language]
    return Report(
      name: name.rawValue,
      title: name.title[language],
      subject: "\(place) · \(today)",
      sections: sections
    )
  }

  private func column(_ id: String, _ en: String, _ zh: String, numeric: Bool = false)
    -> SheetColumn
  {
    SheetColumn(id, label: Phrase(en, zh)[language], isNumeric: numeric)
  }

  // MARK: - Figures

  /// The figures of the overview with those of a month ago.
  private func figures() throws(CommandFailure) -> Report.Section {
    var section = Report.Section(
      Phrase("Figures", "主要指标")[language],
      columns: [
        column("figure", "Figure", "指标"), column("value", "Now", "本期", numeric: true),
        column("before", "A month ago", "上月", numeric: true),
        column("change", "Change", "变化", numeric: true), column("source", "Source", "依据"),
      ]
    )
    let month = today.adding(months: -1)
    let earlier = try? desk.view(AsOfOption.parse(["--as-of", "\(month)"]))
    let now = desk.evaluator(of: view.board, today: today)
    let before = earlier.map { desk.evaluator(of: $0.board, today: month) }
    let formatter = ValueFormatter(language)
    for figure in Figure.overview {
      try Interruption.check()
      let kind = figure.kind(in: desk.registry)
      func cell(_ number: Number?) -> SheetCell {
        SheetCell(
          number.map { .number($0) },
          shown: number.map { formatter.text(.number($0), of: kind, .full) } ?? "?"
        )
      }
      let value = (try? figure.read(now, zone: zone))?.value
      let past = before.flatMap { (try? figure.read($0, zone: zone))?.value }
      var change: Number?
      if let value, let past {
        change = (Quantity(value) - Quantity(past)).rounded(decimals: 2)
      }
      section.rows.append([
        SheetCell(.text(figure.label[language])), cell(value), cell(past), cell(change),
        SheetCell(figure.source.map { .text($0) }),
      ])
    }
    return section
  }

  // MARK: - Targets

  /// The targets of a document, or all that concern the zone, those that are not met first.
  private func targets(_ pack: String?) -> Report.Section {
    let policies = desk.policies(on: view)
    let readings = Readings(view.board)
    let order: [TargetStanding.Judgement] = [.missed, .behind, .away, .unknown, .towards, .met]
    let standings = policies.targets(zone: zone, readings: readings)
      .filter { pack == nil || $0.target.pack == pack }
      .enumerated().sorted { left, right in
        let (one, other) = (
          order.firstIndex(of: left.element.judgement) ?? 0,
          order.firstIndex(of: right.element.judgement) ?? 0
        )
        return (one, left.offset) < (other, right.offset)
      }.map(\.element)
    var section = Report.Section(
      Phrase("Targets", "目标")[language],
      columns: [
        column("target", "Target", "目标"), column("judgement", "Stands", "进展"),
        column("value", "Value", "数值", numeric: true), column("test", "Goal", "要求"),
        column("gap", "Gap", "差距", numeric: true), column("by", "By", "期限", numeric: true),
        column("period", "Reading of", "读数日期"),
        column("change", "Change since the reading before", "较上次变化", numeric: true),
        column("source", "Source", "来源"), column("clause", "Clause", "条款"),
      ]
    )
    for standing in standings {
      let target = standing.target
      let entries = readings.entries(of: target.id, zone: target.zone).filter { $0.end <= today }
      var change: Number?
      if entries.count >= 2 {
        let (last, previous) = (entries[entries.count - 1], entries[entries.count - 2])
        change = (Quantity(last.value) - Quantity(previous.value)).rounded(decimals: 4)
      }
      let goal = target.test?.description ?? target.goal[language]
      section.rows.append([
        SheetCell(.text(target.measures[language])),
        SheetCell(
          .text(standing.judgement.rawValue),
          shown: standing.judgement.label[language]
        ),
        SheetCell(standing.value.map { .number($0) }),
        SheetCell(
          .text(
            ([goal, target.unit?[language] ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
          )
        ),
        SheetCell(standing.gap.map { .number($0) }),
        SheetCell(target.by.map { .number(Number($0)) }),
        SheetCell(standing.reading.map { .day($0.end) }),
        SheetCell(change.map { .number($0) }),
        SheetCell(standing.reading?.source.map { .text($0) }),
        SheetCell(.text(standing.citation[language])),
      ])
    }
    return section
  }

  // MARK: - Findings

  /// The rules that something does not meet, the most first.
  private func findings() -> Report.Section {
    let policies = desk.policies(on: view)
    var section = Report.Section(
      Phrase("Rules not met", "不符合的规则")[language],
      columns: [
        column("rule", "Rule", "规则"), column("unmet", "Not met", "不符合", numeric: true),
        column("unknown", "Unknown", "未知", numeric: true), column("clause", "Clause", "条款"),
      ]
    )
    let tallies = policies.book.rules.compactMap { policies.tally($0, zone: zone) }
      .filter { $0.count(.unmet) > 0 }
    for tally in tallies.sorted(by: { $0.count(.unmet) > $1.count(.unmet) }) {
      section.rows.append([
        SheetCell(.text(tally.rule.says[language])),
        SheetCell(.number(Number(tally.count(.unmet)))),
        SheetCell(.number(Number(tally.count(.unknown)))),
        SheetCell(.text(policies.book.citation(tally.rule.pack, tally.rule.clause)[language])),
      ])
    }
    return section
  }

  // MARK: - Records

  /// Records of a register with some fields, as a table.
  private func records(_ id: String, _ fields: [String]) -> Report.Section {
    guard let register = desk.registry[id] else { return Report.Section(id, columns: []) }
    let shown = fields.compactMap { register[field: $0] }
    let board = view.board
    let registry = desk.registry
    let language = language
    let evaluator = desk.evaluator(of: board, today: today)
    let formatter = ValueFormatter(language) {
      board.title(of: $0, in: registry, language, depth: 1)
    }
    var section = Report.Section(
      register.label[language],
      columns: [column("id", "Record", "记录"), column("title", "Name", "名称")]
        + shown.map { field in
          SheetColumn(field.id, label: field.label[language], isNumeric: Self.isNumeric(field))
        }
    )
    let selection = try? evaluator.select(Query(id, zone: zone))
    let source = board.source(id)
    for slot in selection?.slots ?? [] {
      guard let record = source.record(at: Int(slot)) else { continue }
      section.rows.append(
        [
          SheetCell(.text(record.id)),
          SheetCell(board.title(of: record.reference, in: registry, language).map { .text($0) }),
        ]
          + shown.map { field in
            let value = evaluator.computed(field, of: record).value
            return SheetCell(value, shown: formatter.text(value, of: field, .full))
          }
      )
    }
    return section
  }

  private static func isNumeric(_ field: Field) -> Bool {
    switch field.shownKind {
    case .integer, .number, .money, .area, .percent, .year: true
    default: false
    }
  }
}
