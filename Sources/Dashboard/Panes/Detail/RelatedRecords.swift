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
      let visible = seen(register)
      let fields = visible.fields(referringTo: reference.register).map(\.id)
      var tab = DetailTab(
        register: register.id,
        field: field.id,
        fields: fields,
        columns: Self.columns(of: visible, referringBy: fields, language),
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

  /// What a tab shows of each record: all but the field that refers, which says the same of every
  /// record; where records can refer by several, these stand behind the name and tell them apart.
  private static func columns(
    of register: Register,
    referringBy fields: [String],
    _ language: Language
  ) -> [String] {
    let usual = TableState.usualColumns(of: register, language).filter { !fields.contains($0) }
    guard fields.count > 1 else {
      return usual.isEmpty
        ? register.fields.prefix(4).map(\.id).filter { !fields.contains($0) } : usual
    }
    return usual.prefix(1) + fields + usual.dropFirst()
  }

  /// By which fields the records of a tab refer to the record shown, and how many by each.
  ///
  /// - Complexity: O(*n*) in the records of the tab where they can refer by several fields.
  func referring(_ tab: DetailTab, to reference: RecordReference) -> Phrase? {
    guard let register = registry[tab.register] else { return nil }
    guard tab.fields.count > 1, !tab.ids.isEmpty else { return register[field: tab.field]?.label }
    let records = tab.ids.compactMap { board.source(tab.register).record($0) }
    let counted = tab.fields.compactMap { register[field: $0] }.compactMap { field -> Phrase? in
      let text = Registry.text(of: reference, in: field.kind.targets)
      let count = records.count { record in
        let value = record[field.id]
        return value?.text == text || value?.list?.contains(text) == true
      }
      return count == 0 ? nil : Phrase("\(field.label.en) \(count)", "\(field.label.zh) \(count)")
    }
    return Phrase(
      counted.map(\.en).joined(separator: ", "),
      counted.map(\.zh).joined(separator: "、")
    )
  }

  /// What is said beside a tab in the list of tabs: by which fields its records refer, and of a zone how
  /// many more lie in the zones within it, which the figures of its page count as well.
  ///
  /// - Complexity: O(*n*) in the records of the tab's register; registers too large to be looked through
  ///   between two frames are left out.
  func note(beside tab: DetailTab, of reference: RecordReference) -> Phrase? {
    let referring = referring(tab, to: reference)
    guard reference.register == "zones", let register = registry[tab.register],
      let path = register.zonePath, tab.fields.contains(path)
    else { return referring }
    let source = board.source(register.id)
    guard source.count <= Self.inlineLimit,
      let narrowing = try? reader.evaluator.narrowing(register, reference)
    else { return referring }
    let own = Set(tab.ids)
    let more = (0..<source.slots).count { slot in
      source.isLive(slot) && narrowing.holds(slot) && !own.contains(source.id(at: slot) ?? "")
    }
    guard more > 0 else { return referring }
    let within = Phrase("\(grouped(more)) more in zones within it", "下级园区另有 \(grouped(more)) 条")
    return referring.map { Phrase("\($0.en); \(within.en)", "\($0.zh)；\(within.zh)") } ?? within
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
