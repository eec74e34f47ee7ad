import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension DashboardState {
  func ruleRows(_ scope: String) -> [ViewRow] {
    let tallies = survey.counted?.tallies ?? []
    let rows = tallies.map { tally in
      let rule = tally.rule
      let isUnmet = tally.count(.unmet) > 0
      let isUnknown = tally.count(.unknown) > 0
      let mark =
        isUnmet
        ? DetailMark(.unmet, rule)
        : isUnknown ? .unknown : tally.count(.open) > 0 ? .soon : DetailMark.ok
      let register = registry[rule.register]?.label ?? Phrase(same: rule.register)
      let title = book?.pack(rule.pack)?.title ?? Phrase(same: rule.pack)
      var details: [(label: Phrase, text: Phrase)] = [
        (Phrase("Says", "内容"), rule.says),
        (Phrase("From", "出处"), tally.citation), (Phrase("About", "对象"), register),
      ]
      for verdict in [Verdict.running, .notCovered] where tally.count(verdict) > 0 {
        details.append((verdict.label, Phrase(same: grouped(tally.count(verdict)))))
      }
      if let note = rule.note { details.append((Phrase("Note", "说明"), note)) }
      func count(_ verdict: Verdict, _ style: Style) -> ViewCell {
        let count = tally.count(verdict)
        return .text(count == 0 ? "-" : grouped(count), count == 0 ? .muted : style)
      }
      return ViewRow(
        id: rule.id,
        mark: mark,
        group: scope == "register" ? register : title,
        cells: [
          .text(say(rule.says)), count(.unmet, .act), count(.unknown, .unknown),
          count(.open, .soon), count(.met, .ok),
        ],
        details: details,
        target: .rule(rule.id),
        words: say(rule.says) + " " + rule.id + " " + say(register) + " " + say(title)
      )
    }
    guard scope == "register" else { return rows }
    let order = Dictionary(
      registry.registers.enumerated().map { ($0.element.label.en, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    return rows.enumerated().sorted { left, right in
      let one = left.element.group.flatMap { order[$0.en] } ?? 0
      let other = right.element.group.flatMap { order[$0.en] } ?? 0
      return (one, left.offset) < (other, right.offset)
    }.map(\.element)
  }

  func recordRows(_ view: ViewState) -> [ViewRow] {
    var tallies = survey.counted?.records ?? []
    if let rule = view.rule {
      tallies = records(of: rule)
    } else if view.scope == "register" {
      let order = Dictionary(
        registry.registers.enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: { first, _ in first }
      )
      tallies = tallies.enumerated().sorted { left, right in
        let one = order[left.element.reference.register] ?? 0
        let other = order[right.element.reference.register] ?? 0
        return (one, left.offset) < (other, right.offset)
      }.map(\.element)
    }
    return tallies.map { row(for: $0, view) }
  }

  /// The records that a rule is about, those that meet it last; past the first thousands the count
  /// says it.
  private func records(of id: String) -> [RecordTally] {
    guard let tally = survey.counted?.tallies.first(where: { $0.rule.id == id }) else { return [] }
    let source = board.source(tally.rule.register)
    func found(_ verdict: Verdict, _ rules: WritableKeyPath<RecordTally, [String]>) -> [RecordTally]
    {
      (tally.slots[verdict] ?? []).prefix(2_000).compactMap { slot in
        guard let record = source.id(at: Int(slot)) else { return nil }
        var found = RecordTally(
          reference: RecordReference(register: tally.rule.register, id: record)
        )
        found[keyPath: rules] = [id]
        return found
      }
    }
    return found(.unmet, \.unmet) + found(.unknown, \.unknown) + found(.open, \.open)
      + found(.met, \.met)
  }

  private func row(for tally: RecordTally, _ view: ViewState) -> ViewRow {
    let title = reader.title(of: tally.reference)
    let register =
      registry[tally.reference.register]?.label ?? Phrase(same: tally.reference.register)
    func count(_ rules: [String], _ style: Style) -> ViewCell {
      .text(rules.isEmpty ? "-" : String(rules.count), rules.isEmpty ? .muted : style)
    }
    func says(_ rules: [String]) -> [Phrase] { rules.prefix(6).compactMap { book?.rule($0)?.says } }
    var details: [(label: Phrase, text: Phrase)] = []
    for text in says(tally.unmet) { details.append((Verdict.unmet.label, text)) }
    for text in says(tally.unknown) { details.append((Verdict.unknown.label, text)) }
    for text in says(tally.open) { details.append((Verdict.open.label, text)) }
    for text in says(tally.met) { details.append((Verdict.met.label, text)) }
    let mark: DetailMark =
      !tally.unmet.isEmpty
      ? .act : !tally.unknown.isEmpty ? .unknown : !tally.open.isEmpty ? .soon : .ok
    return ViewRow(
      id: tally.reference.description,
      mark: mark,
      group: view.rule != nil || view.scope == "register" ? register : nil,
      cells: [
        .text(title), count(tally.unmet, .act), count(tally.unknown, .unknown),
        count(tally.open, .soon),
      ],
      details: details,
      target: .finding(tally.reference, rule: view.rule ?? tally.unmet.first),
      record: tally.reference,
      words: title + " " + tally.reference.id + " " + say(register)
    )
  }
}
