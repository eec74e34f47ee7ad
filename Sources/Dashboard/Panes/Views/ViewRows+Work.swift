import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension DashboardState {
  func workRows(_ scope: String) -> [ViewRow] {
    if scope == "gone" {
      return work.gone.map { decision in
        ViewRow(
          id: decision.cause,
          mark: .ok,
          cells: [
            .text(decision.title), .text(decision.about.map { reader.title(of: $0) } ?? "", .link),
            .text(""), .text(person(decision.officer), .muted),
            .text(age(decision.since), .muted), .text(say(Phrase("gone", "已消失")), .ok),
          ],
          details: [
            (Phrase("State", "状态"), Phrase("Gone, because its cause is gone.", "原因已消失，事项随之消失。"))
          ] + noteDetails(decision),
          target: .record(decision.record),
          record: decision.about,
          words: decision.title
        )
      }
    }
    let me = work.me
    let items: [AttentionItem]
    switch scope {
    case "mine": items = work.open.filter { $0.officer == me }
    case "unassigned": items = work.open.filter { $0.officer == nil }
    case "put-off": items = work.putOff
    case "all": items = work.items
    case "since":
      let touched = Set(newsSinceVisit.flatMap(\.edits).compactMap(\.record))
      items = work.open.filter { item in item.target.map { touched.contains($0) } ?? false }
    default: items = work.open
    }
    // Only where there are both it says which are put off.
    // What would look the same is told apart by its money and its id.
    var seen: Set<String> = []
    var twice: Set<String> = []
    for item in items where !seen.insert(look(of: item)).inserted { twice.insert(look(of: item)) }
    return items.map { item in
      var shown = item
      if twice.contains(look(of: item)) { shown.what = distinct(item) }
      return row(for: shown, withState: scope == "all")
    }
  }

  /// What is seen of an item.
  private func look(of item: AttentionItem) -> String { say(item.says) + "\n" + item.what }

  /// The record of an item with its first amount and its id.
  private func distinct(_ item: AttentionItem) -> String {
    guard let target = item.target, let record = board.record(target),
      let register = registry[target.register]
    else { return item.what }
    let money = seen(register).fields.first { field in
      if case .money = field.kind { record[field.id] != nil } else { false }
    }
    let amount = money.map { reader.cell(of: record, $0).text }
    return ([amount, target.id].compactMap { $0 } + [item.what]).joined(separator: " · ")
  }

  private func row(for item: AttentionItem, withState: Bool) -> ViewRow {
    let state = stateWords(of: item)
    var details: [(label: Phrase, text: Phrase)] = [
      (Phrase("What", "事项"), item.says), (Phrase("Record", "记录"), Phrase(same: item.what)),
      (Phrase("State", "状态"), state),
    ]
    if let citation = item.citation { details.append((Phrase("From", "出处"), citation)) }
    if let decision = item.decision { details += noteDetails(decision) }
    return ViewRow(
      id: item.cause,
      mark: item.mark,
      cells: [
        .text(say(item.says)), .text(item.what, .link),
        .text(item.due.map { say(shortDay($0)) } ?? ""),
        .text(person(item.officer), item.officer == nil ? .unknown : .muted),
        .text(age(of: item), .muted),
        .text(
          !withState
            ? "" : say(item.isPutOff ? Phrase("put off", "已推迟") : Phrase("open", "待办")),
          .muted
        ),
      ],
      details: details,
      target: target(of: item),
      record: item.target,
      item: item,
      words: say(item.says) + " " + item.what + " " + person(item.officer),
      day: item.due
    )
  }

  private func noteDetails(_ decision: WorkDecision) -> [(label: Phrase, text: Phrase)] {
    var details: [(label: Phrase, text: Phrase)] = []
    if let note = decision.note { details.append((Phrase("Note", "备注"), Phrase(same: note))) }
    if let officer = decision.officer {
      details.append((Phrase("Officer", "负责人"), personName(officer)))
    }
    return details
  }

  /// Whether an item is open, or until when it was put off.
  private func stateWords(of item: AttentionItem) -> Phrase {
    guard let until = item.decision?.putOffUntil, item.isPutOff else {
      return Phrase("open", "待办")
    }
    return Phrase("put off until \(until)", "推迟至 \(until)")
  }

  func target(of item: AttentionItem) -> ViewRow.Target {
    if let draft = item.draft { return .draft(draft) }
    if let rule = item.rule {
      return item.target.map { .finding($0, rule: rule) } ?? .rule(rule)
    }
    if let target = item.target { return .record(target) }
    return .register(item.register, filter: item.filter, onlyMarked: item.onlyMarked)
  }

  /// Who looks after something, in short.
  func person(_ id: String?) -> String {
    guard let id else { return "-" }
    let isMe = id == environment.person.login || id == work.me
    return isMe ? say(Phrase("me", "我")) : say(personName(id))
  }

  private func age(_ since: Day?) -> String {
    guard let since else { return "-" }
    let days = clock.today.number - since.number
    return say(Phrase("\(days) d", "\(days) 天"))
  }

  /// How long there has been an item: at least since it was first seen, or decided about, where
  /// nothing tells when its cause began.
  private func age(of item: AttentionItem) -> String {
    if let begun = item.begun(by: clock.today) { return age(begun) }
    let known = [preferences.firstSeen?[item.cause].flatMap { Day($0) }, item.decision?.since]
    guard let first = known.compactMap(\.self).min(), first < clock.today else { return "-" }
    return "≥ " + age(first)
  }

  // MARK: - Due

  func dueRows(_ view: ViewState) -> [ViewRow] {
    let me = work.me
    let most = view.isMonth ? 400 : Int(view.scope) ?? 400
    let items = work.due.filter { item in
      if view.scope == "mine", item.officer != me { return false }
      guard let due = item.due else { return view.scope != "late" && !view.isMonth }
      let left = due.number - clock.today.number
      if view.scope == "late", left >= 0 { return false }
      return left <= most
    }
    return items.map { item in
      let left = item.due.map { $0.number - clock.today.number }
      let group = item.due.map { due in
        let (year, month, _) = due.parts
        return due < clock.today
          ? Phrase("Late", "已逾期")
          : Phrase("\(year)-\(month < 10 ? "0" : "")\(month)", "\(year) 年 \(month) 月")
      }
      return ViewRow(
        id: item.cause,
        mark: item.mark,
        group: view.isMonth ? nil : group ?? Phrase("Not known when", "日期未知"),
        cells: [
          .text(item.due?.description ?? "?"),
          .text(left.map { "\($0)" } ?? "?", left.map { $0 < 0 } ?? false ? .act : .muted),
          .text(say(item.label)), .text(item.what, .link), .text(person(item.officer), .muted),
        ],
        details: [
          (Phrase("What", "事项"), item.says), (Phrase("Record", "记录"), Phrase(same: item.what)),
          (
            Phrase("Register", "登记簿"),
            registry[item.register]?.label ?? Phrase(same: item.register)
          ),
        ],
        target: item.target.map { .record($0) } ?? .nothing,
        record: item.target,
        item: item,
        words: say(item.label) + " " + item.what + " " + person(item.officer),
        day: item.due
      )
    }
  }
}
