import ZoneExchange
import ZoneModel
import ZoneQuery

/// Prints the groups of a list: a line a group, or a table of two keys.
struct GroupSheet {
  private let request: GroupRequest
  private let board: any Board
  private let evaluator: Evaluator
  private let desk: StoreDesk
  private let formatter: ValueFormatter
  private var language: Language { desk.call.language }

  /// With more possible groups than this the empty ones are not listed.
  private static let mostEmpty = 10_000

  init(_ request: GroupRequest, board: any Board, evaluator: Evaluator, desk: StoreDesk) {
    self.request = request
    self.board = board
    self.evaluator = evaluator
    self.desk = desk
    formatter = desk.formatter(on: board)
  }

  /// Groups the records and prints the groups.
  func print(
    _ selection: Selection,
    sort: String?,
    limit: Int?
  ) throws(CommandFailure) {
    if request.onlyGaps, let key = request.keys.first, request.keys.count == 1, try isOpen(key) {
      throw CommandFailure(
        .usage,
        at: Phrase(same: "--gaps"),
        Phrase("which values there could be is not known", "无法得知可能有哪些取值"),
        next: Phrase(
          "Group by a choice, a flag or a reference.",
          "请按选项、是否或引用字段分组。"
        )
      )
    }
    let grouping = grouped(selection, by: request.keys)
    try Interruption.check()
    var groups = grouping.groups
    if request.withEmpty {
      groups += try emptyGroups(beside: groups)
      groups = evaluator.sorted(groups, by: request.keys)
    }
    if request.onlyGaps {
      // Records without a value stand in no group that there should be.
      groups.removeAll { $0.keys.contains { !$0.isKnown } }
      let gaps = groups.filter { $0.count == 0 }
      try printGaps(gaps.prefix(limit ?? .max))
      desk.call.tell(
        Phrase(
          "\(gaps.count) of \(groups.count) have no record.",
          "\(groups.count) 组中有 \(gaps.count) 组没有记录。"
        )
      )
      return
    }
    if request.isAcross {
      try printAcross(groups, of: selection, total: grouping.total, sort: sort, limit: limit)
    } else {
      if let sort { groups = try sorted(groups, by: sort) }
      try printLines(groups.prefix(limit ?? .max), total: grouping.total)
    }
    if grouping.isOverlapping {
      desk.call.tell(
        Phrase(
          "A record with several values stands in each of its groups, once in the total.",
          "有多个取值的记录计入其每一组，在合计中只计一次。"
        )
      )
    }
  }

  private func grouped(_ selection: Selection, by keys: [Expression]) -> Grouping {
    evaluator.grouping(
      selection,
      by: keys,
      summing: request.sums,
      isCancelled: { Interruption.wasRequested }
    )
  }

  // MARK: - A line a group

  private func printLines(
    _ groups: some Sequence<RecordGroup>,
    total: RecordGroup
  ) throws(CommandFailure) {
    let groups = Array(groups)
    // People see how many have no value only where some have none; programs always.
    let isTable = desk.call.format(default: .tsv) == .table
    let gaps = request.sums.indices.map { !isTable || total.sums[$0].unknown > 0 }
    var columns = request.keys.map { SheetColumn($0.text, label: label(of: $0)) }
    columns.append(SheetColumn("count", label: Phrase("Count", "数量")[language], isNumeric: true))
    for (place, (sum, hasGaps)) in zip(request.sums, gaps).enumerated() {
      let isAverage = place >= request.firstAverage
      let name = label(of: sum)
      columns.append(
        SheetColumn(
          "\(isAverage ? "average" : "sum")(\(sum.text))",
          label: isAverage ? Phrase("Average: \(name)", "平均：\(name)")[language] : name,
          isNumeric: true
        )
      )
      if hasGaps {
        columns.append(
          SheetColumn(
            "unknown(\(sum.text))",
            label: Phrase("Not known", "未知")[language],
            isNumeric: true
          )
        )
      }
    }
    if request.withShare {
      columns.append(SheetColumn("share", label: Phrase("Share", "占比")[language], isNumeric: true))
    }
    let longest = request.withBars ? groups.map { length($0) }.max() : nil
    if longest != nil { columns.append(SheetColumn("bar", label: "")) }
    func cells(_ group: RecordGroup) -> [SheetCell] {
      var cells = [SheetCell(.number(Number(group.count)))]
      for (place, sum) in group.sums.enumerated() {
        cells.append(
          place < request.firstAverage
            ? cell(of: sum, request.sums[place], among: group.count)
            : average(of: sum, request.sums[place], among: group.count)
        )
        if gaps[place] { cells.append(SheetCell(.number(Number(sum.unknown)))) }
      }
      if request.withShare { cells.append(share(of: group, in: total)) }
      return cells
    }
    var printer = try SheetPrinter(desk.call, columns: columns)
    for group in groups {
      let bar = longest.map { [self.bar(group, longest: $0)] } ?? []
      try printer.add(zip(group.keys, request.keys).map { cell(of: $0, $1) } + cells(group) + bar)
    }
    if isTable, !groups.isEmpty, !request.hasUnitKey {
      let bar = longest.map { _ in [SheetCell(nil)] } ?? []
      try printer.add(allCells(request.keys.count) + cells(total) + bar)
    }
    try printer.finish()
  }

  private func printGaps(_ groups: some Sequence<RecordGroup>) throws(CommandFailure) {
    let columns = request.keys.map { SheetColumn($0.text, label: label(of: $0)) }
    var printer = try SheetPrinter(desk.call, columns: columns)
    for group in groups {
      try printer.add(zip(group.keys, request.keys).map { cell(of: $0, $1) })
    }
    try printer.finish()
  }

  /// What a bar stands for: the first sum, or the count.
  private func length(_ group: RecordGroup) -> Double {
    group.sums.first?.sum.approximate ?? Double(group.count)
  }

  private func bar(_ group: RecordGroup, longest: Double) -> SheetCell {
    let share = longest > 0 ? max(0, length(group) / longest) : 0
    let bar = String(repeating: "█", count: Int((share * 24).rounded()))
    return SheetCell(bar.isEmpty ? nil : .text(bar))
  }

  private func allCells(_ count: Int) -> [SheetCell] {
    (0..<count).map { SheetCell(nil, shown: $0 == 0 ? Phrase("All", "合计")[language] : "") }
  }

  // MARK: - A table of two keys

  private func printAcross(
    _ groups: [RecordGroup],
    of selection: Selection,
    total: RecordGroup,
    sort: String?,
    limit: Int?
  ) throws(CommandFailure) {
    guard let across = request.keys.last else { return }
    let keys = Array(request.keys.dropLast())
    let table = evaluator.table(
      of: groups,
      selection,
      by: keys,
      across: across,
      summing: request.sums,
      isCancelled: { Interruption.wasRequested }
    )
    try Interruption.check()
    var rows = table.rows
    if let sort {
      let order = try sorted(rows.map(\.all), by: sort).map(\.keys)
      let places = Dictionary(uniqueKeysWithValues: rows.map { ($0.all.keys, $0) })
      rows = order.compactMap { places[$0] }
    }
    let isTable = desk.call.format(default: .tsv) == .table
    var columns = keys.map { SheetColumn($0.text, label: label(of: $0)) }
    columns += table.heads.map { head in
      let cell = cell(of: head, across)
      return SheetColumn(cell.value?.plainText ?? "", label: cell.shown, isNumeric: true)
    }
    columns.append(SheetColumn("all", label: Phrase("All", "合计")[language], isNumeric: true))
    var printer = try SheetPrinter(desk.call, columns: columns)
    for row in rows.prefix(limit ?? .max) {
      let values = row.cells.map { measure($0) } + [measure(row.all)]
      try printer.add(zip(row.all.keys, keys).map { cell(of: $0, $1) } + values)
    }
    if isTable, !rows.isEmpty, !request.hasUnitKey {
      try printer.add(allCells(keys.count) + table.foot.map { measure($0) } + [measure(total)])
    }
    try printer.finish()
    let gaps = total.sums.first?.unknown ?? 0
    guard gaps > 0 else { return }
    desk.call.tell(
      Phrase("\(gaps) of \(total.count) have no value.", "\(total.count) 条中有 \(gaps) 条没有数值。")
    )
  }

  /// What a cell of a table of two keys says: the sum, else the count.
  private func measure(_ group: RecordGroup) -> SheetCell {
    guard let sum = request.sums.first else { return SheetCell(.number(Number(group.count))) }
    return cell(of: group.sums.first ?? .none, sum, among: group.count)
  }

  // MARK: - Groups without a record

  /// The groups that no record is in: of all choices, and of all records that a reference may name.
  private func emptyGroups(beside groups: [RecordGroup]) throws(CommandFailure) -> [RecordGroup] {
    let empty: [RecordGroup]?
    do throws(ExpressionError) {
      empty = try evaluator.emptyGroups(
        beside: groups,
        by: request.keys,
        sums: request.sums.count,
        most: Self.mostEmpty
      )
    } catch {
      throw CommandFailure(.data, at: Phrase(same: request.register.id), error.sentence)
    }
    guard let empty else {
      throw CommandFailure(
        .usage,
        at: Phrase(same: request.onlyGaps ? "--gaps" : "--empty"),
        Phrase(
          "there would be more than \(Self.mostEmpty) groups",
          "分组将超过 \(Self.mostEmpty) 个"
        ),
        next: Phrase("Group by fewer fields, or leave it out.", "请减少分组字段，或不用此项。")
      )
    }
    return empty
  }

  /// Whether nobody can say which values a key may have.
  private func isOpen(_ key: Expression) throws(CommandFailure) -> Bool {
    do throws(ExpressionError) {
      return try evaluator.possibleValues(of: key) == nil
    } catch {
      throw CommandFailure(.data, at: Phrase(same: request.register.id), error.sentence)
    }
  }

  // MARK: - Order

  /// Sorts groups by `count`, a key or a sum.
  private func sorted(
    _ groups: [RecordGroup],
    by text: String
  ) throws(CommandFailure) -> [RecordGroup] {
    var groups = groups
    for part in GroupRequest.parts(of: text).reversed() {
      let isDescending = part.hasSuffix(":desc")
      let name = isDescending ? String(part.dropLast(5)) : part
      let measure: (RecordGroup) -> Quantity
      if name == "count" {
        measure = { Quantity($0.count) }
      } else if let place = request.sums.firstIndex(where: { $0.text == name }) {
        let isAverage = place >= request.firstAverage
        measure = { group in
          let sum = group.sums[place]
          return isAverage
            ? sum.sum.divided(by: Quantity(group.count - sum.unknown)) ?? Quantity(0) : sum.sum
        }
      } else if let place = request.keys.firstIndex(where: { $0.text == name }) {
        let order = evaluator.sorted(
          Array(Set(groups.map { $0.keys[place] })),
          of: request.keys[place]
        )
        let places = Dictionary(
          order.enumerated().map { ($0.element, $0.offset) },
          uniquingKeysWith: { first, _ in first }
        )
        measure = { Quantity(places[$0.keys[place]] ?? 0) }
      } else {
        let names = ["count"] + request.keys.map(\.text) + request.sums.map(\.text)
        throw CommandFailure(
          .usage,
          at: Phrase(same: "--sort \(part)"),
          Phrase("groups have no “\(name)”", "分组没有“\(name)”"),
          next: Phrase(
            "Choose one of: \(names.joined(separator: ", ")).",
            "请选择：\(names.joined(separator: "、"))。"
          )
        )
      }
      let order = groups.enumerated().sorted { left, right in
        let (one, other) = (measure(left.element), measure(right.element))
        if one == other { return left.offset < right.offset }
        return isDescending ? one > other : one < other
      }
      groups = order.map(\.element)
    }
    return groups
  }

  // MARK: - Cells

  private func cell(of key: Outcome, _ expression: Expression) -> SheetCell {
    switch key {
    case .missing: return SheetCell(nil, shown: Phrase("(none)", "（无）")[language])
    case .unknown, .between, .days:
      return SheetCell(.text("?"), shown: Phrase("(unknown)", "（未知）")[language])
    default: break
    }
    let kind = expression.shownKind
    let value = key.value(as: kind) ?? .text(key.description)
    return SheetCell(
      value,
      shown: formatter.text(value, of: kind, unit: expression.field?.unit, .short)
    )
  }

  /// A sum of the records of a group; where none of them has a value it is not known.
  private func cell(
    of sum: GroupSum,
    _ expression: Expression,
    among count: Int
  ) -> SheetCell {
    guard count == 0 || sum.unknown < count else { return SheetCell(nil, shown: "?") }
    let kind = expression.shownKind
    let value = Outcome.number(sum.sum).value(as: kind)
    return SheetCell(
      value,
      shown: value.map { formatter.text($0, of: kind, .short) } ?? ""
    )
  }

  /// What the records of a group that have a value have on average, to two decimals.
  private func average(
    of sum: GroupSum,
    _ expression: Expression,
    among count: Int
  ) -> SheetCell {
    guard let mean = sum.sum.divided(by: Quantity(count - sum.unknown)) else {
      return SheetCell(nil, shown: count == 0 ? "" : "?")
    }
    let kind = expression.shownKind == .integer ? .number : expression.shownKind
    let decimals = kind == .percent ? 4 : 2
    let value = mean.rounded(decimals: decimals).flatMap {
      Outcome.number(Quantity($0)).value(as: kind)
    }
    return SheetCell(value, shown: value.map { formatter.text($0, of: kind, .short) } ?? "")
  }

  /// The part of the first sum, or of the records, that a group has.
  private func share(of group: RecordGroup, in total: RecordGroup) -> SheetCell {
    func size(_ group: RecordGroup) -> Quantity { group.sums.first?.sum ?? Quantity(group.count) }
    // A part of a whole that is not known whole is not known.
    guard total.sums.first.map({ $0.unknown == 0 }) ?? true else {
      return SheetCell(nil, shown: "?")
    }
    guard let part = size(group).divided(by: size(total)) else { return SheetCell(nil) }
    let value = Outcome.number(part).value(as: .percent)
    return SheetCell(value, shown: value.map { formatter.text($0, of: .percent, .short) } ?? "")
  }

  private func label(of expression: Expression) -> String {
    guard let field = expression.field else { return expression.text }
    return switch expression.shownKind {
    case .area: field.label[language] + " (m²)"
    default:
      field.unit.map { "\(field.label[language]) (\($0[language]))" } ?? field.label[language]
    }
  }
}
