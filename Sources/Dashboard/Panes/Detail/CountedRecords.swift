import ZoneModel
import ZoneQuery

extension DashboardState {
  /// How many records of one figure are listed; beyond that people filter the register.
  private static let countedLimit = 500

  /// Lists the records that a computed figure counts or sums, those of the chosen zone first, then
  /// those of which it is not known whether they count, with what is missing of them.
  ///
  /// - Returns: whether the field is such a figure; others are explained.
  mutating func openCounted(_ field: Field, of reference: RecordReference) -> Bool {
    guard field.shownKind.isFigure, let record = board.record(reference),
      let expression = try? reader.evaluator.cache.computation(field, of: reference.register)
    else { return false }
    let reason = reader.evaluator.explain(expression, for: record, limit: Self.countedLimit)
    let items = reason.aggregates.filter { seesPrivate || !$0.isPrivate }.flatMap {
      self.items(of: $0)
    }
    guard !items.isEmpty else { return false }
    let meaning = ListItem(
      "\(Self.meaningMark)\(field.id)",
      Phrase("What the figure means", "指标说明"),
      words: field.id
    )
    open(ListState(title: field.label, purpose: .tabs, items: items + [meaning]))
    return true
  }

  /// What stands before the id of a field in the list of the records that it counts.
  static let meaningMark = "?"

  private func items(of figure: Reason) -> [ListItem] {
    let inZone = figure.records.filter { reference in
      board.record(reference).map { reader.isInZone($0) } ?? false
    }
    let elsewhere = figure.records.filter { !inZone.contains($0) }
    var items: [ListItem] = []
    func add(_ says: Phrase, _ references: [RecordReference], of count: Int) {
      guard !references.isEmpty else { return }
      let isCut = count > references.count
      items.append(
        .heading(
          isCut
            ? Phrase(
              "\(says.en): the first \(references.count) of \(count)",
              "\(says.zh)：共 \(count) 条，列出前 \(references.count) 条"
            )
            : Phrase("\(says.en): \(count)", "\(says.zh)：\(count) 条")
        )
      )
      items += references.map { item($0, lacking: figure.lacking[$0] ?? []) }
    }
    let counts = figure.counts ?? 0...0
    if reader.zone != nil, let register = figure.records.first?.register,
      registry[register]?.zonePath != nil
    {
      let isWhole = counts.lowerBound == figure.records.count
      add(Phrase("In the chosen zone", "所选园区内"), inZone, of: inZone.count)
      add(
        Phrase("Elsewhere", "其他地区"),
        elsewhere,
        of: isWhole ? elsewhere.count : counts.lowerBound - inZone.count
      )
    } else {
      add(figure.label ?? Phrase("Counted", "计入"), figure.records, of: counts.lowerBound)
    }
    add(
      Phrase("Not known whether they count", "是否计入未知"),
      figure.possible,
      of: counts.upperBound - counts.lowerBound
    )
    return items
  }

  private func item(_ reference: RecordReference, lacking ids: [String]) -> ListItem {
    let labels = ids.compactMap { registry[reference.register]?[field: $0]?.label }
    let en = labels.map(\.en).joined(separator: ", ")
    let zh = labels.map(\.zh).joined(separator: "、")
    return ListItem(
      reference.description,
      Phrase(same: reader.title(of: reference)),
      note: labels.isEmpty ? nil : Phrase("missing: \(en)", "缺失：\(zh)"),
      words: reference.id
    )
  }
}

extension Reason {
  /// The counts, sums and other aggregates that the figure is made of.
  fileprivate var aggregates: [Reason] {
    counts != nil ? [self] : parts.flatMap(\.aggregates)
  }
}

extension FieldKind {
  /// Whether its values are figures: numbers, money, areas or percentages.
  fileprivate var isFigure: Bool {
    switch self {
    case .integer, .number, .money, .area, .percent: true
    default: false
    }
  }
}
