import ZoneModel
import ZoneQuery

extension BoardReader {
  /// The records that a table is to show; `nil` when that was cancelled.
  func select(
    _ request: SelectionRequest,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> SelectionAnswer? {
    let source = board.source(request.register.id)
    do throws(ExpressionError) {
      let filter = try filter(request.filter, request.register)
      let query = Query(
        request.register.id,
        filter: filter,
        sort: request.sort,
        zone: zone.map { RecordReference(register: "zones", id: $0) }
      )
      let found = try evaluator.select(query, isCancelled: isCancelled, progress: progress)
      guard let selection = found else { return nil }
      var slots = selection.slots.map(Int.init)
      if request.onlyMarked {
        _ = dueElsewhere.find(request.register.id, self, unless: isCancelled)
        if isCancelled() { return nil }
        slots.removeAll { slot in
          source.record(at: slot).flatMap { mark(of: $0) } == nil
        }
      }
      return SelectionAnswer(
        ticket: request.ticket,
        register: request.register.id,
        slots: slots,
        unknown: selection.unknown,
        total: selection.total,
        source: source,
        seq: board.seq
      )
    } catch {
      return SelectionAnswer(
        ticket: request.ticket,
        register: request.register.id,
        slots: [],
        unknown: 0,
        total: source.count,
        source: source,
        seq: board.seq,
        problem: FilterProblem(
          message: error.message,
          place: error.range.lowerBound,
          length: max(1, error.range.count),
          suggestions: error.nearest.map { name in
            word(name, called: error.labels[name] ?? request.register[field: name]?.label)
          },
          found: found(by: request, mending: error, isCancelled)
        )
      )
    }
  }

  /// How many records a filter finds with the nearest word in place of what is wrong; `nil` where none
  /// would do, or something else is wrong as well.
  private func found(
    by request: SelectionRequest,
    mending error: ExpressionError,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) -> Int? {
    let text = Array(request.filter.trimmed)
    guard let nearest = error.nearest.first, text.indices.contains(error.range.lowerBound),
      error.range.upperBound <= text.count
    else { return nil }
    let mended =
      String(text[..<error.range.lowerBound]) + nearest + String(text[error.range.upperBound...])
    do throws(ExpressionError) {
      let query = Query(
        request.register.id,
        filter: try filter(mended, request.register),
        zone: zone.map { RecordReference(register: "zones", id: $0) }
      )
      return try evaluator.select(query, isCancelled: isCancelled)?.slots.count
    } catch {
      return nil
    }
  }

  /// A word of a filter as a person of this language would type it: its label where that is one word.
  private func word(_ word: String, called label: Phrase?) -> String {
    guard language == .zh, let label = label?.zh, !label.contains(" ") else { return word }
    return label
  }

  /// Reads the first rows as they will be drawn, so that the tables which computed columns need are
  /// made here and not while somebody waits for a key.
  func read(_ answer: SelectionAnswer, _ columns: [String]) {
    guard let register = registry[answer.register] else { return }
    let fields = columns.compactMap { register[field: $0] }
    for slot in answer.slots.prefix(60) {
      guard let record = answer.source.record(at: slot) else { continue }
      for field in fields { _ = cell(of: record, field) }
      _ = mark(of: record)
    }
  }

  /// How many rows come before all are counted, and among how many they are looked for.
  private static let firstRows = (most: 300, among: 20_000)

  /// The first rows of a table, where they are known before all are.
  func firstRows(of request: SelectionRequest) -> SelectionAnswer? {
    guard !request.onlyMarked, request.sort.isEmpty else { return nil }
    let found: [Int32]?
    do throws(ExpressionError) {
      let query = Query(
        request.register.id,
        filter: try filter(request.filter, request.register),
        zone: zone.map { RecordReference(register: "zones", id: $0) }
      )
      found = try evaluator.firstSlots(
        of: query,
        most: Self.firstRows.most,
        among: Self.firstRows.among
      )
    } catch {
      // The whole selection meets it too, and says it.
      return nil
    }
    guard let slots = found, !slots.isEmpty else { return nil }
    return SelectionAnswer(
      ticket: request.ticket,
      register: request.register.id,
      slots: slots.map(Int.init),
      unknown: 0,
      total: 0,
      source: board.source(request.register.id),
      seq: board.seq,
      isWhole: false
    )
  }

  /// How many records of a register lie in the zone that all panes are narrowed to; `nil` where
  /// that cannot be told, which `problems` gives the reason for.
  func count(_ register: Register) -> Int? {
    let query = Query(register.id, zone: zone.map { RecordReference(register: "zones", id: $0) })
    do throws(ExpressionError) {
      return try evaluator.select(query)?.total
    } catch {
      return nil
    }
  }

  /// A filter as a person typed it; `nil` where it lets all through.
  ///
  /// - Throws: what is wrong with it.
  func filter(
    _ text: String,
    _ register: Register
  ) throws(ExpressionError) -> Expression? {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    return try Expression(
      parsing: text,
      in: register.id,
      registry: registry,
      mode: .filter,
      withPrivate: seesPrivate
    )
  }

  /// Whether a record lies in the zone that all panes are narrowed to.
  ///
  /// Where the register's path to it is none, no record does; `problems` gives the reason.
  func isInZone(_ record: Record) -> Bool {
    guard let zone else { return true }
    let place = RecordReference(register: "zones", id: zone)
    do throws(ExpressionError) {
      return try evaluator.lies(record, within: place)
    } catch {
      return false
    }
  }

  /// Expressions of the store's registers that cannot be read, each with its place.
  ///
  /// A check, a computed field or a path among them finds nothing wherever it is used.
  var problems: [Phrase] {
    evaluator.cache.problems().map(\.described)
  }

  /// Whether a record matches a filter; `nil` where that is not known.
  func matches(_ record: Record, filter text: String) -> Bool? {
    guard let register = registry[record.reference.register], isInZone(record) else {
      return false
    }
    let expression: Expression?
    do throws(ExpressionError) { expression = try filter(text, register) } catch { return nil }
    guard let filter = expression else { return true }
    switch evaluator.answer(filter, for: record) {
    case .yes: return true
    case .no: return false
    case .unknown: return nil
    }
  }

  /// A filter in the form that may stand in brackets; `nil` where it has none.
  func strict(_ filter: String, register: String) -> String? {
    let joined = FilterClauses(filter).joined
    return [filter, joined].first { text in
      let parsed = try? evaluator.cache.expression(text, in: register, mode: .check)
      return parsed != nil
    }
  }

  /// A filter of the program's own as the person would type it; one that cannot be read as it stands.
  func retold(_ filter: String, register: String) -> String {
    let expression = try? evaluator.cache.expression(filter, in: register, mode: .filter)
    return expression?.retold(in: language, registry) ?? filter
  }

  // MARK: - Sums

  /// Selections with more rows are not summed while somebody waits.
  private static let mostSummed = 2_000

  /// What the footer says of the rows of a table: totals, medians, how many are missing.
  func sums(of table: TableState, _ register: Register) -> [Phrase] {
    guard table.slots.count <= Self.mostSummed, let source = table.source else { return [] }
    // A zone and the one that it lies in are not added.
    let isNested = register[field: "parent"]?.kind.targets == [register.id]
    let fields = table.columns.compactMap { register[field: $0] }.filter { field in
      switch field.shownKind {
      case .percent: true
      case .money, .area: !isNested
      default: false
      }
    }
    guard !fields.isEmpty else { return [] }
    let addends = register.addends.flatMap {
      try? evaluator.cache.expression($0, in: register.id, mode: .check)
    }
    let records = table.slots.compactMap { $0 >= 0 ? source.record(at: $0) : nil }
      .filter { record in addends.map { evaluator.answer($0, for: record) == .yes } ?? true }
    guard records.count > 1 else { return [] }
    // Amounts of different units are not added either.
    let summed = fields.filter { field in
      guard let unit = register.unitField(of: field) else { return true }
      return Set(records.filter { $0[field.id] != nil }.map { $0[unit.id] }).count < 2
    }
    return summed.prefix(3).flatMap { sums(of: $0, in: records) }
  }

  private func sums(of field: Field, in records: [Record]) -> [Phrase] {
    let values = records.compactMap { record in
      field.kind.isComputed
        ? evaluator.computed(field, of: record).value?.number : record[field.id]?.number
    }
    guard !values.isEmpty else { return [] }
    var phrases: [Phrase] = []
    if case .percent = field.shownKind {
      let sorted = values.sorted()
      let text = formatter.text(
        .number(sorted[sorted.count / 2]),
        of: field.shownKind,
        unit: field.unit,
        .short
      )
      phrases.append(
        Phrase("\(field.label.en) median \(text)", "\(field.label.zh)中位 \(text)")
      )
    } else {
      let scale = values.map(\.scale).max() ?? 0
      var sum: Int64 = 0
      for value in values {
        var units = value.units
        for _ in value.scale..<scale { units *= 10 }
        let (total, overflow) = sum.addingReportingOverflow(units)
        if overflow { return [] }
        sum = total
      }
      let text = formatter.text(
        .number(Number(units: sum, scale: scale)),
        of: field.shownKind,
        unit: field.unit,
        .short
      )
      // Money says its unit itself where it is large; an area never does.
      let unit = if case .area = field.shownKind { " m²" } else { "" }
      phrases.append(
        Phrase("\(field.label.en) total \(text)\(unit)", "\(field.label.zh)合计 \(text)\(unit)")
      )
    }
    let missing = records.count - values.count
    if missing > 0 {
      phrases.append(
        Phrase("(\(missing) without)", "（缺 \(missing) 条）")
      )
    }
    return phrases
  }
}
