import ArgumentParser
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery

/// `evaluate`: how zones score by an index, with rank and what is missing.
struct Evaluate: ParsableCommand {
  static var configuration: CommandConfiguration {
    .command(
      "evaluate",
      Phrase("Score and rank zones by an evaluation index.", "按评价指标体系为园区评分和排名。"),
      discussion: Phrase(
        """
        Without an index, the indexes with their dimensions and weights; a weight that is not known is \
        shown as ? and counts as 1. Points (0 to 100) of an indicator are readings of the metric \
        INDEX/NUMBER. Where points or dimensions are missing the score is a range. A store's own \
        weights of dimensions stand in settings.yaml under weights: and must add up to 100; grades \
        under thresholds: grade: {excellent: 85, good: 70, fair: 60}. With --items, what the registers
        count themselves for the year stands beside the points.
        """,
        """
        不写指标体系则列出各体系的维度与权重；未知权重显示为 ?，按 1 计。指标得分（0 至 100）记为指标 \
        体系编号/序号 的读数。缺少得分或维度时给出区间。自定维度权重写在 settings.yaml 的 weights: 下，\
        合计须为 100；等级写在 thresholds: grade: {excellent: 85, good: 70, fair: 60}。加 --items 时，\
        得分旁列出登记簿自行统计的当年数。
        """
      ),
      examples: [
        ("zoneboard evaluate", nil),
        ("zoneboard evaluate zones-2021 --year 2025", nil),
        ("zoneboard evaluate zones-2021 --year 2025 --zone beijing-etda --items", nil),
        ("zoneboard evaluate zones-2021 --year 2025 --zone beijing-etda --keep", nil),
      ]
    )
  }

  @Argument(
    help: ArgumentHelp(say("The index.", "指标体系。"), valueName: "index"),
    completion: .indexes
  )
  var index: String?

  @Option(
    help: ArgumentHelp(say("The year; the last one if left out.", "年度，默认上年。"), valueName: "year")
  )
  var year: Int?

  @Option(
    help: ArgumentHelp(say("Only this zone.", "只看这个园区。"), valueName: "id"),
    completion: .zones
  )
  var zone: String?

  @Flag(help: ArgumentHelp(say("Each indicator with its points.", "逐项列出指标得分。")))
  var items = false

  @Flag(help: ArgumentHelp(say("Keep the zone's evaluation as a record.", "将该园区的评价存为记录。")))
  var keep = false

  @OptionGroup var day: TodayOption

  @OptionGroup var sheet: RowsOption
  @OptionGroup var past: AsOfOption
  @OptionGroup var reason: ReasonOption
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = try StoreDesk.open(Invocation(options, today: day.today, rows: sheet))
    let view = try desk.view(past)
    let policies = desk.policies(on: view)
    guard let name = index else { return try desk.printIndexes(policies.book.indexes) }
    let index = try policies.book.index(named: name)
    let weights = try desk.weights(of: index)
    let readings = Readings(view.board)
    let thisYear = policies.evaluator.context.today.year
    let year = year ?? thisYear - 1
    guard year <= thisYear else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: String(year)),
        Phrase("is still to come: nothing can be scored for it", "年度未到，不能评分"),
        next: Phrase("Give a year up to \(thisYear).", "请填写不晚于 \(thisYear) 的年度。")
      )
    }
    let wanted = try zone.map { (name) throws(CommandFailure) in try desk.zone(named: name) }
    let scored = index.zones(with: readings, on: view.board, year: year)
    var context = policies.evaluator.context
    let lastDay = Day("\(year)-12-31")
    context.today = min(context.today, lastDay ?? context.today)
    let evaluator = Evaluator(context)
    func evaluations(of zones: [RecordReference]) -> [ZoneEvaluation] {
      zones.map {
        index.evaluation(of: $0, year: year, readings, weights: weights, counting: evaluator)
      }
    }
    let shown = wanted.map { [$0] } ?? scored
    if keep { return try file(evaluations(of: shown), zone: wanted, desk) }
    if items { return try desk.printItems(of: evaluations(of: shown)) }
    let ranks = EvaluationIndex.ranked(evaluations(of: scored))
    let found = ranks.filter { wanted == nil || $0.evaluation.zone == wanted }
    try desk.print(
      found.map { ($0.places, $0.evaluation) }
        + evaluations(of: shown.filter { !scored.contains($0) }).map { (nil, $0) },
      index
    )
  }

  private func file(
    _ evaluations: [ZoneEvaluation],
    zone: RecordReference?,
    _ desk: StoreDesk
  ) throws {
    guard zone != nil, let evaluation = evaluations.first else {
      throw CommandFailure(
        .usage,
        Phrase("which zone is not said", "没有写明园区"),
        next: Phrase("Add --zone ID.", "请加上 --zone 编号。")
      )
    }
    let language = desk.call.language
    guard let fields = evaluation.record(grade: desk.grade(of: evaluation), language) else {
      let missing = evaluation.missingNames.map { $0[language] }
      throw CommandFailure(
        .data,
        at: Phrase(same: evaluation.zone.id),
        missing.isEmpty
          ? Phrase(
            "has no score: how \(evaluation.undescribed) percent of \(evaluation.index.id) are shared among its dimensions is not known",
            "无法得出分数：\(evaluation.index.id) 尚有 \(evaluation.undescribed)% 的权重未知如何分配"
          )
          : Phrase(
            "has no score: the points of \(missing.count) indicators are missing",
            "无法得出分数：缺少 \(missing.count) 项指标得分"
          ),
        details: missing.prefix(12).map { Phrase(same: $0) }
          + (missing.count > 12
            ? [
              Phrase(
                "and \(missing.count - 12) more: --items lists them all",
                "另有 \(missing.count - 12) 项：--items 可列出全部"
              )
            ] : []),
        next: missing.isEmpty
          ? Phrase(
            "Set the weights of all its dimensions in settings.yaml under weights.",
            "请在 settings.yaml 的 weights 下设置各维度权重。"
          )
          : Phrase(
            "Enter them as readings of \(evaluation.index.id)/NUMBER.",
            "请录为 \(evaluation.index.id)/序号 的读数。"
          )
      )
    }
    let register = try desk.registry.register(named: "evaluations")
    let made = try desk.make(
      register,
      id: nil,
      fields: fields.sorted(by: register.order),
      why: reason.reason
    )
    try desk.call.print(made.record.id)
  }
}

extension EvaluationIndex {
  /// The zones that have points of a year, sorted by id.
  fileprivate func zones(
    with readings: Readings,
    on board: any Board,
    year: Int
  ) -> [RecordReference] {
    let source = board.source("zones")
    let indicators = dimensions.flatMap(\.indicators)
    return (0..<source.slots).compactMap { source.id(at: $0) }.sorted()
      .filter { zone in
        indicators.contains {
          readings.entry(of: metric(of: $0), zone: zone, year: year) != nil
        }
      }.map { RecordReference(register: "zones", id: $0) }
  }
}

extension PolicyBook {
  fileprivate func index(named name: String) throws(CommandFailure) -> EvaluationIndex {
    if let index = indexes.first(where: { $0.id == name }) { return index }
    throw CommandFailure(
      .notFound,
      at: Phrase(same: name),
      Phrase("there is no such index", "没有这个指标体系")
        + Words.suggestion(for: name, among: indexes.map(\.id)),
      next: Phrase("zoneboard evaluate lists them.", "zoneboard evaluate 列出全部。")
    )
  }
}

extension StoreDesk {
  /// The store's own weights of an index.
  ///
  /// - Throws: `CommandFailure` where they are not those of its dimensions.
  fileprivate func weights(
    of index: EvaluationIndex
  ) throws(CommandFailure) -> [String: Number] {
    guard let weights = settings.weights[index.id] else { return [:] }
    let known = index.dimensions.map(\.id)
    guard Set(weights.keys) == Set(known) else {
      throw CommandFailure(
        .data,
        at: Phrase(same: "settings.yaml"),
        Phrase(
          "the weights of \(index.id) are not those of its dimensions",
          "\(index.id) 的权重与其维度不一致"
        ),
        next: Phrase(
          "It has: \(known.joined(separator: ", ")).",
          "其维度为：\(known.joined(separator: "、"))。"
        )
      )
    }
    return weights
  }

  /// The grade of a score by the store's thresholds; `nil` where they do not say, or it is not known.
  fileprivate func grade(of evaluation: ZoneEvaluation) -> String? {
    evaluation.grade { settings.threshold(EvaluationIndex.gradeSetting, [$0])?.number }
  }

  fileprivate func printIndexes(_ indexes: [EvaluationIndex]) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("index", label: Phrase("Index", "指标体系")[language]),
        SheetColumn("number", label: Phrase("No.", "序号")[language]),
        SheetColumn("name", label: Phrase("Name", "名称")[language]),
        SheetColumn("weight", label: Phrase("Weight", "权重")[language], isNumeric: true),
        SheetColumn("clause", label: Phrase("Clause", "条款")[language]),
      ]
    )
    let unknown = SheetCell(nil, shown: "?")
    for index in indexes {
      try printer.add([
        SheetCell(.text(index.id)), SheetCell(.text(index.version)),
        SheetCell(.text(index.name[language])), SheetCell(nil), SheetCell(.text(index.clause)),
      ])
      for dimension in index.dimensions {
        let weight = settings.weights[index.id]?[dimension.id] ?? dimension.weight
        try printer.add([
          SheetCell(.text(index.id)), SheetCell(.text(dimension.id)),
          SheetCell(.text(dimension.name[language])),
          weight.map { SheetCell(.number($0), shown: "\($0)%") } ?? unknown, SheetCell(nil),
        ])
        for indicator in dimension.indicators where indicator.id != dimension.id {
          try printer.add([
            SheetCell(.text(index.id)), SheetCell(.text(indicator.id)),
            SheetCell(.text(indicator.name[language])),
            indicator.weight.map { SheetCell(.number($0)) } ?? unknown, SheetCell(nil),
          ])
        }
      }
    }
    try printer.finish()
    for index in indexes where index.unknownWeights > 0 || !index.isWhole {
      var told: [Phrase] = []
      if index.unknownWeights > 0 {
        told.append(
          Phrase(
            "\(index.unknownWeights) weights are not known and count as 1",
            "有 \(index.unknownWeights) 项权重未知，按 1 计"
          )
        )
      }
      if let note = index.note { told.append(note) }
      call.tell(
        Phrase(
          "\(index.id): \(told.map(\.en).joined(separator: ". "))",
          "\(index.id)：\(told.map(\.zh).joined(separator: "。"))"
        )
      )
    }
  }

  fileprivate func print(
    _ ranks: [(places: ClosedRange<Int>?, evaluation: ZoneEvaluation)],
    _ index: EvaluationIndex
  ) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("rank", label: Phrase("Rank", "排名")[language]),
        SheetColumn("zone", label: Phrase("Zone", "园区")[language]),
        SheetColumn("score", label: Phrase("Score", "得分")[language]),
        SheetColumn("grade", label: Phrase("Grade", "等级")[language]),
      ]
        + index.dimensions.map { SheetColumn($0.id, label: $0.name[language]) }
        + [
          SheetColumn(
            "assumed",
            label: Phrase("Weights assumed", "假定权重数")[language],
            isNumeric: true
          ),
          SheetColumn("missing", label: Phrase("Missing", "缺少")[language]),
        ]
    )
    for (places, evaluation) in ranks {
      let missing = evaluation.missingNames.map { $0[language] }
      let cells = [
        places.map { SheetCell(Number($0.lowerBound)...Number($0.upperBound)) }
          ?? SheetCell(nil, shown: "?"),
        SheetCell(.text(evaluation.zone.id)), SheetCell(evaluation.score),
        SheetCell(grade(of: evaluation).map { .text($0) }, shown: grade(of: evaluation) ?? "?"),
      ]
      try printer.add(
        cells + evaluation.parts.map { SheetCell($0.points) }
          + [
            SheetCell(.number(Number(index.unknownWeights))),
            SheetCell(missing.isEmpty ? nil : .list(missing)),
          ]
      )
    }
    try printer.finish()
    if settings.threshold(EvaluationIndex.gradeSetting, ["excellent"]) == nil {
      call.tell(
        Phrase(
          "No document prints the limits of grades: they are ? until settings.yaml says them",
          "文件未载等级界限：在 settings.yaml 中设定之前显示为 ?"
        )
      )
    }
  }

  fileprivate func printItems(of evaluations: [ZoneEvaluation]) throws(CommandFailure) {
    let language = call.language
    var printer = try SheetPrinter(
      call,
      columns: [
        SheetColumn("zone", label: Phrase("Zone", "园区")[language]),
        SheetColumn("dimension", label: Phrase("Dimension", "维度")[language]),
        SheetColumn("number", label: Phrase("No.", "序号")[language]),
        SheetColumn("name", label: Phrase("Indicator", "指标")[language]),
        SheetColumn("weight", label: Phrase("Weight", "权重")[language], isNumeric: true),
        SheetColumn("points", label: Phrase("Points", "得分")[language], isNumeric: true),
        SheetColumn("registers", label: Phrase("Registers", "登记")[language], isNumeric: true),
        SheetColumn("unit", label: Phrase("Unit", "单位")[language], isForPrograms: true),
        SheetColumn("readingOn", label: Phrase("Reading of", "读数日期")[language]),
        SheetColumn("source", label: Phrase("Source", "来源")[language]),
      ]
    )
    let formatter = ValueFormatter(language)
    for evaluation in evaluations {
      for part in evaluation.parts {
        for item in part.items {
          try printer.add([
            SheetCell(.text(evaluation.zone.id)), SheetCell(.text(part.dimension.id)),
            SheetCell(.text(item.indicator.id)), SheetCell(.text(item.indicator.name[language])),
            item.indicator.weight.map { SheetCell(.number($0)) } ?? SheetCell(nil, shown: "?"),
            item.points.map { SheetCell(.number($0)) } ?? SheetCell(nil, shown: "?"),
            item.figure.map { SheetCell($0, formatter) } ?? SheetCell(nil),
            SheetCell(item.figure?.unit.map { .text($0[language]) }),
            SheetCell(item.reading.map { .day($0.end) }),
            SheetCell(item.reading?.source.map { .text($0) }),
          ])
        }
      }
    }
    try printer.finish()
  }
}

extension SheetCell {
  /// A figure; or from where to where it may be, where it is not known.
  fileprivate init(_ range: ClosedRange<Number>) {
    let (low, high) = (range.lowerBound, range.upperBound)
    self =
      low == high
      ? SheetCell(.number(low))
      : SheetCell(.range(.number(low), .number(high)), plain: "\(low)…\(high)")
  }
}
