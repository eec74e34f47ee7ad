import ZoneModel
import ZoneQuery

extension DashboardState {
  /// The registers that refer to a record, those with records first, each with its records.
  ///
  /// Registers too large to be looked through between two frames are left to the worker.
  func relatedTabs(of reference: RecordReference, counted: [String: [String]]) -> [DetailTab] {
    var tabs: [DetailTab] = []
    for (register, field) in registry.referrers(to: reference.register)
    where !tabs.contains(where: { $0.register == register.id }) {
      var tab = DetailTab(
        register: register.id,
        field: field.id,
        columns: Self.columns(of: seen(register), without: field.id, language),
        ids: []
      )
      if let ids = counted[register.id] {
        tab.ids = ids
      } else if board.source(register.id).count > Self.inlineLimit {
        tab.isCounting = true
      } else {
        tab.ids = reader.referrers(of: reference, in: register)
      }
      tabs.append(tab)
    }
    return tabs.filter { !$0.ids.isEmpty || $0.isCounting }
      + tabs.filter { $0.ids.isEmpty && !$0.isCounting }
  }

  private static func columns(
    of register: Register,
    without field: String,
    _ language: Language
  ) -> [String] {
    let usual = TableState.usualColumns(of: register, language).filter { $0 != field }
    return usual.isEmpty ? register.fields.prefix(4).map(\.id).filter { $0 != field } : usual
  }
}

extension BoardReader {
  /// The records of a register that refer to a record, the newest first where they have a day.
  ///
  /// Those who see no private fields do not learn by one that a record refers to it.
  func referrers(of reference: RecordReference, in register: Register) -> [String] {
    var seen: Set<String> = []
    let ids = evaluator.referrers(to: reference, in: register.id, limit: .max)
      .filter { seesPrivate || register[field: $0.field]?.isPrivate != true }
      .map(\.record.id).filter { seen.insert($0).inserted }
    let fields = register.leadingDays
    guard !fields.isEmpty else { return ids.sorted() }
    let source = board.source(register.id)
    let ranked = ids.sorted().map { (id: $0, day: source.record($0)?.leadingDay(fields)) }
    return ranked.enumerated().sorted { left, right in
      let (one, other) = (left.element.day?.day, right.element.day?.day)
      guard one != other else { return left.offset < right.offset }
      // Those without a day come last.
      guard let one, let other else { return other == nil }
      return one > other
    }.map(\.element.id)
  }
}
