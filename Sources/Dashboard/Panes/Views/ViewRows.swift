import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension DashboardState {
  /// The columns of a view.
  func columns(of kind: ViewKind) -> [ViewColumn] {
    switch kind {
    case .work:
      [
        ViewColumn(label: Phrase("What", "事项"), room: .share(5)),
        ViewColumn(label: Phrase("Record", "记录"), room: .share(4)),
        ViewColumn(label: Phrase("Due", "期限"), room: .fit(10)),
        ViewColumn(label: Phrase("Officer", "负责人"), room: .fit(10)),
        ViewColumn(label: Phrase("Age", "时长"), room: .fit(6), align: .trailing),
        ViewColumn(label: Phrase("State", "状态"), room: .fit(12)),
      ]
    case .due:
      [
        ViewColumn(label: Phrase("Due", "期限"), room: .fit(10)),
        ViewColumn(label: Phrase("Days", "天数"), room: .fit(6), align: .trailing),
        ViewColumn(label: Phrase("What", "事项"), room: .share(3)),
        ViewColumn(label: Phrase("Record", "记录"), room: .share(5)),
        ViewColumn(label: Phrase("Officer", "负责人"), room: .fit(10)),
      ]
    case .targets:
      [
        ViewColumn(label: Phrase("Measures", "内容"), room: .share(1)),
        ViewColumn(label: Phrase("", ""), room: .fit(isWide ? 10 : 6)),
        ViewColumn(label: Phrase("", ""), room: .fit(6), align: .trailing),
        ViewColumn(label: Phrase("Value", "数值"), room: .fit(8), align: .trailing),
        ViewColumn(label: Phrase("Goal", "要求"), room: .fit(isWide ? 14 : 9)),
        ViewColumn(label: Phrase("By", "期限"), room: .fit(4)),
        ViewColumn(label: Phrase("Stands", "进展"), room: .fit(isWide ? 20 : 8)),
      ]
    case .tasks:
      [
        ViewColumn(label: Phrase("No.", "序号"), room: .fit(4), align: .trailing),
        ViewColumn(label: Phrase("Task", "任务"), room: .share(1)),
        ViewColumn(label: Phrase("Schedule", "期限"), room: .fit(14)),
        ViewColumn(label: Phrase("State", "进展"), room: .fit(16)),
        ViewColumn(label: Phrase("Progress", "最近进展"), room: .fit(10)),
      ]
    case .findings:
      [
        ViewColumn(label: Phrase("Rule", "规则"), room: .share(1)),
        ViewColumn(label: Phrase("not met", "不符合"), room: .fit(8), align: .trailing),
        ViewColumn(label: Phrase("unknown", "未知"), room: .fit(8), align: .trailing),
        ViewColumn(label: Phrase("to tick", "待确认"), room: .fit(8), align: .trailing),
        ViewColumn(label: Phrase("met", "符合"), room: .fit(8), align: .trailing),
      ]
    case .records:
      [
        ViewColumn(label: Phrase("Record", "记录"), room: .share(1)),
        ViewColumn(label: Phrase("not met", "不符合"), room: .fit(8), align: .trailing),
        ViewColumn(label: Phrase("unknown", "未知"), room: .fit(8), align: .trailing),
        ViewColumn(label: Phrase("to tick", "待确认"), room: .fit(8), align: .trailing),
      ]
    }
  }

  /// The rows of a view before it is narrowed.
  func allRows(of view: ViewState) -> [ViewRow] {
    switch view.kind {
    case .work: workRows(view.scope)
    case .due: dueRows(view)
    case .targets: targetRows(view.scope)
    case .tasks: taskRows(view.scope)
    case .findings: ruleRows(view.scope)
    case .records: recordRows(view)
    }
  }

  // MARK: - Work

  private func workRows(_ scope: String) -> [ViewRow] {
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
    let me = environment.person.login
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
    return items.map { row(for: $0) }
  }

  private func row(for item: AttentionItem) -> ViewRow {
    let state = stateWords(of: item)
    var details: [(label: Phrase, text: Phrase)] = [
      (Phrase("What", "事项"), item.says), (Phrase("Record", "记录"), Phrase(same: item.what)),
      (Phrase("State", "状态"), state),
    ]
    if let rule = item.rule.flatMap({ book?.rule($0) }), let book {
      details.append((Phrase("From", "出处"), book.citation(rule.pack, rule.clause)))
    }
    if let decision = item.decision { details += noteDetails(decision) }
    return ViewRow(
      id: item.cause,
      mark: item.mark,
      cells: [
        .text(say(item.says)), .text(item.what, .link),
        .text(item.due.map { say(shortDay($0)) } ?? ""),
        .text(person(item.officer), item.officer == nil ? .unknown : .muted),
        .text(age(item.since ?? (item.due.flatMap { $0 <= clock.today ? $0 : nil })), .muted),
        .text(item.isPutOff ? say(Phrase("put off", "已推迟")) : say(Phrase("open", "待办")), .muted),
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

  private func person(_ login: String?) -> String {
    guard let login else { return "-" }
    return login == environment.person.login ? say(Phrase("me", "我")) : say(personName(login))
  }

  private func age(_ since: Day?) -> String {
    guard let since else { return "-" }
    let days = clock.today.number - since.number
    return say(Phrase("\(days) d", "\(days) 天"))
  }

  // MARK: - Due

  private func dueRows(_ view: ViewState) -> [ViewRow] {
    let me = environment.person.login
    let most = view.isMonth ? 400 : Int(view.scope) ?? 400
    let items = (survey.counted?.due ?? []).filter { item in
      guard let due = item.due else { return false }
      let left = due.number - clock.today.number
      if view.scope == "mine", item.officer != me { return false }
      if view.scope == "late", left >= 0 { return false }
      return left <= most
    }
    return items.map { item in
      let left = item.due.map { $0.number - clock.today.number } ?? 0
      let (_, month, _) = item.due?.parts ?? (0, 0, 0)
      let year = item.due?.year ?? 0
      let group =
        left < 0
        ? Phrase("Late", "已逾期")
        : Phrase("\(year)-\(month < 10 ? "0" : "")\(month)", "\(year) 年 \(month) 月")
      return ViewRow(
        id: item.cause,
        mark: item.mark,
        group: view.isMonth ? nil : group,
        cells: [
          .text(item.due?.description ?? ""),
          .text("\(left)", left < 0 ? .act : .muted),
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

  // MARK: - Targets

  private func targetRows(_ scope: String) -> [ViewRow] {
    let standings = survey.counted?.targets ?? []
    let order: [TargetStanding.Judgement] = [.missed, .away, .behind, .unknown, .towards, .met]
    let rows = standings.map { standing in (standing, row(for: standing, scope)) }
    let sorted = rows.enumerated().sorted { left, right in
      let (one, other) = (left.element.0, right.element.0)
      switch scope {
      case "judgement":
        let (first, second) = (
          order.firstIndex(of: one.judgement) ?? 0, order.firstIndex(of: other.judgement) ?? 0
        )
        return (first, left.offset) < (second, right.offset)
      case "year":
        return (one.target.by ?? .max, left.offset) < (other.target.by ?? .max, right.offset)
      default: return left.offset < right.offset
      }
    }
    return sorted.map(\.element.1)
  }

  private func row(for standing: TargetStanding, _ scope: String) -> ViewRow {
    let target = standing.target
    let group: Phrase =
      switch scope {
      case "judgement": standing.judgement.label
      case "year":
        target.by.map { Phrase(same: String($0)) } ?? Phrase("no year printed", "未载年份")
      default: book?.pack(target.pack)?.title ?? Phrase(same: target.pack)
      }
    let share = standing.share
    let unit = target.isPercent ? "%" : ""
    return ViewRow(
      id: target.id,
      mark: standing.mark,
      group: group,
      cells: [
        .text(say(target.measures)), .bar(share),
        .text(share.map { "\(Int(($0 * 100).rounded())) %" } ?? "", .muted),
        .text(
          standing.value.map { $0.shown + unit } ?? "?",
          standing.value == nil ? .unknown : Style.body.bold
        ),
        .text(
          target.test.map { $0.description + unit }
            ?? say(
              target.isLowerBetter
                ? Phrase("less", "下降")
                : target.kind == .milestone ? Phrase("in place", "到位") : Phrase("more", "上升")
            )
        ),
        .text(target.by.map(String.init) ?? "-", .muted),
        .text(say(standing.judgement.label), standing.style),
      ],
      details: details(of: standing),
      target: targetOfRow(standing),
      record: RecordReference(register: "zones", id: target.zone),
      words: say(target.measures) + " " + target.id + " " + say(standing.judgement.label)
    )
  }

  private func targetOfRow(_ standing: TargetStanding) -> ViewRow.Target {
    let target = standing.target
    let source = board.source("indicator-readings")
    let hasReadings = (0..<source.slots).contains { slot in
      source.record(at: slot)?["metric"]?.text == target.id
    }
    if hasReadings {
      let filter = "metric:\(Self.quoted(target.id))"
      return .register("indicator-readings", filter: filter, onlyMarked: false)
    }
    return .new(register: "indicator-readings", values: reading(of: target))
  }

  /// A reading of a target that is to be entered.
  func reading(of target: ZonePolicy.Target) -> Fields {
    var values = Fields()
    values["metric"] = .text(target.id)
    values["zone"] = .text(target.zone)
    values["unit"] = target.unit.map { .text(say($0)) }
    values["periodTo"] = target.by.flatMap { year in
      year < clock.today.year ? Day("\(year)-12-31").map { .day($0) } : nil
    }
    return values
  }

  private func details(of standing: TargetStanding) -> [(label: Phrase, text: Phrase)] {
    let target = standing.target
    let zone = reader.title(of: RecordReference(register: "zones", id: target.zone))
    var details: [(label: Phrase, text: Phrase)] = [
      (Phrase("Measures", "内容"), target.measures),
      (Phrase("From", "出处"), standing.citation),
      (Phrase("Zone", "园区"), Phrase(same: zone)),
    ]
    if let unit = target.unit { details.append((Phrase("Unit", "单位"), unit)) }
    details.append((Phrase("Judged by", "判断依据"), basis(of: standing)))
    if let gap = standing.gap {
      details.append((Phrase("Gap", "差距"), Phrase(same: gap.shown)))
    }
    if let today = standing.today, standing.reading != nil || !today.isKnown {
      let value = UsedValue(
        text: target.id,
        label: target.measures,
        outcome: today,
        type: target.value?.type ?? .any,
        period: nil,
        records: [],
        counts: nil
      )
      details.append((Phrase("Today", "当前值"), Phrase(same: value.shown(reader.formatter))))
    }
    if let period = target.period { details.append((Phrase("Period", "口径"), period)) }
    if target.isLowerBetter {
      details.append((Phrase("Better", "方向"), Phrase("less is better", "越低越好")))
    }
    if let pace = standing.pace {
      details.append(
        (
          Phrase("Pace", "年变化"),
          Phrase(
            "\(pace.actual.shown) a year, \(pace.needed.shown) a year needed",
            "每年 \(pace.actual.shown)，每年需 \(pace.needed.shown)"
          )
        )
      )
    }
    if !standing.missing.isEmpty {
      details.append(
        (
          Phrase("Missing", "缺少"),
          Phrase(
            standing.missing.map(\.label.en).joined(separator: ", "),
            standing.missing.map(\.label.zh).joined(separator: "、")
          )
        )
      )
    }
    if let note = target.note { details.append((Phrase("Note", "说明"), note)) }
    return details
  }

  private func basis(of standing: TargetStanding) -> Phrase {
    let isPast = standing.target.by.map { $0 < clock.today.year } ?? false
    if let reading = standing.reading {
      let source = reading.source.map { ", \($0)" } ?? ""
      return isPast
        ? Phrase(
          "its year is over: the reading of \(reading.end)\(source)",
          "目标年已过，按 \(reading.end) 的读数\(source)"
        ) : Phrase("the reading of \(reading.end)\(source)", "\(reading.end) 的读数\(source)")
    }
    if isPast {
      return Phrase(
        "its year is over and no reading of it is entered: Enter enters one",
        "目标年已过，且未录入该年读数：回车录入"
      )
    }
    return standing.value == nil
      ? Phrase("nothing: no reading is entered", "无依据：未录入读数")
      : Phrase("today's records", "当前登记数据")
  }

  // MARK: - Tasks

  private func taskRows(_ scope: String) -> [ViewRow] {
    let standings = survey.counted?.tasks ?? []
    var groups: [String: Int] = [:]
    var rows: [(group: Int, row: ViewRow)] = []
    for standing in standings {
      let task = standing.task
      let names: [Phrase] =
        switch scope {
        case "kind": [task.schedule.kindLabel]
        case "state": [standing.state.label]
        case "document": [book?.pack(task.pack)?.title ?? Phrase(same: task.pack)]
        default:
          task.departments.isEmpty ? [Phrase("no department named", "未载责任部门")] : task.departments
        }
      // A task of several departments stands under each of them.
      for name in names {
        let group = groups[name.en] ?? groups.count
        groups[name.en] = group
        rows.append((group, row(for: standing, under: name)))
      }
    }
    return rows.enumerated().sorted {
      ($0.element.group, $0.offset) < ($1.element.group, $1.offset)
    }.map(\.element.row)
  }

  private func row(for standing: TaskStanding, under group: Phrase) -> ViewRow {
    let task = standing.task
    var details: [(label: Phrase, text: Phrase)] = [
      (Phrase("Task", "任务"), task.title), (Phrase("From", "出处"), standing.citation),
      (Phrase("Schedule", "期限"), task.schedule.label),
    ]
    if let says = task.says { details.append((Phrase("To do", "内容"), says)) }
    if !task.departments.isEmpty {
      details.append(
        (
          Phrase("By", "责任部门"),
          Phrase(
            task.departments.map(\.en).joined(separator: ", "),
            task.departments.map(\.zh).joined(separator: "、")
          )
        )
      )
    }
    if task.schedule == .continuous {
      details.append(
        (Phrase("Note", "说明"), Phrase("It goes on and is never late.", "持续推进，不存在逾期。"))
      )
    }
    var values = Fields()
    values["task"] = .text(task.id)
    values["name"] = .text(task.title.en)
    values["nameZh"] = .text(task.title.zh)
    return ViewRow(
      id: task.id + " " + group.en,
      mark: standing.mark,
      group: group,
      cells: [
        .text(task.number.map(String.init) ?? "", .muted), .text(say(task.title)),
        .text(say(task.schedule.label), .muted), .text(say(standing.state.label), standing.style),
        .text(standing.lastProgress?.description ?? "-", .muted),
      ],
      details: details,
      target: standing.record.map { .record($0) } ?? .new(register: "plan-tasks", values: values),
      record: standing.record,
      words: say(task.title) + " " + task.id + " " + say(group) + " " + say(standing.state.label)
    )
  }

  // MARK: - Findings

  private func ruleRows(_ scope: String) -> [ViewRow] {
    let tallies = survey.counted?.tallies ?? []
    let rows = tallies.map { tally in
      let rule = tally.rule
      let isUnmet = tally.count(.unmet) > 0
      let isUnknown = tally.count(.unknown) > 0 && !rule.isOffer
      let mark =
        isUnmet
        ? DetailMark(.unmet, rule)
        : isUnknown ? .unknown : tally.count(.open) > 0 ? .soon : DetailMark.ok
      let register = registry[rule.register]?.label ?? Phrase(same: rule.register)
      let title = book?.pack(rule.pack)?.title ?? Phrase(same: rule.pack)
      var details: [(label: Phrase, text: Phrase)] = [
        (Phrase("Says", "内容"), rule.says),
        (
          Phrase("From", "出处"),
          book?.citation(rule.pack, rule.clause) ?? Phrase(same: rule.clause)
        ), (Phrase("About", "对象"), register),
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

  private func recordRows(_ view: ViewState) -> [ViewRow] {
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

  /// The records on which a rule finds something; past the first thousands the count says it.
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
    let mark: DetailMark =
      !tally.unmet.isEmpty ? .act : !tally.unknown.isEmpty ? .unknown : .soon
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

extension TargetStanding {
  /// The value as a share of the figure that it is compared with; never cut at 1.
  var share: Double? {
    guard let value, let figure = target.test?.parts.first?.figure, figure != 0 else { return nil }
    return value.approximate / figure.approximate
  }

  /// How much it matters.
  var mark: DetailMark {
    switch judgement {
    case .met, .towards: .ok
    case .missed: .act
    case .behind, .away: .soon
    case .unknown: .unknown
    }
  }

  fileprivate var style: Style {
    switch judgement {
    case .met, .towards: .ok
    case .missed: .act
    case .behind, .away: .soon
    case .unknown: .unknown
    }
  }
}

extension TaskStanding {
  fileprivate var mark: DetailMark {
    switch state {
    case .done, .active: .ok
    case .doneLate, .open: .info
    case .late: .act
    case .stalled: .soon
    case .unrecorded: .unknown
    }
  }

  fileprivate var style: Style {
    switch state {
    case .done, .active: .ok
    case .doneLate, .open: .body
    case .late: .act
    case .stalled: .soon
    case .unrecorded: .unknown
    }
  }
}

extension PlannedTask.Schedule {
  /// The schedule in words.
  fileprivate var label: Phrase {
    switch self {
    case .deadline(let day): Phrase("by \(day)", "\(day) 前")
    case .continuous: Phrase("continuous", "持续推进")
    case .horizon(let year): Phrase("to \(year)", "至 \(year) 年")
    case .unstated: Phrase("not stated", "未载明")
    }
  }

  fileprivate var kindLabel: Phrase {
    switch self {
    case .deadline: Phrase("With a day", "有明确期限")
    case .continuous: Phrase("Continuous", "持续推进")
    case .horizon: Phrase("Within the document's years", "规划期内")
    case .unstated: Phrase("Not stated", "未载明")
    }
  }
}

extension Number {
  /// The number with commas between thousands.
  fileprivate var shown: String {
    let text = description
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int($0) }) else { return text }
    let rest = parts.count > 1 ? "." + parts[1] : ""
    return (isNegative ? "-" : "") + grouped(whole) + rest
  }
}
