import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension DashboardState {
  func targetRows(_ scope: String) -> [ViewRow] {
    let standings = survey.counted?.targets ?? []
    let order: [TargetStanding.Judgement] = [
      .missed, .away, .behind, .above, .unknown, .unchanged, .towards, .met,
    ]
    let readings = board.source("indicator-readings")
    let read = Set(
      (0..<readings.slots).compactMap { readings.record(at: $0)?["metric"]?.text }
    )
    let rows = standings.map { standing in
      (standing, row(for: standing, scope, hasReadings: read.contains(standing.target.metric)))
    }
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

  private func row(
    for standing: TargetStanding,
    _ scope: String,
    hasReadings: Bool
  ) -> ViewRow {
    let target = standing.target
    let group: Phrase =
      switch scope {
      case "judgement": standing.judgement.label
      case "year":
        target.by.map { Phrase(same: String($0)) } ?? Phrase("no year printed", "未载年份")
      default:
        target.isOwn
          ? Phrase("Own targets", "自设目标")
          : book?.pack(target.pack)?.title ?? Phrase(same: target.pack)
      }
    let share = standing.share
    return ViewRow(
      id: target.id,
      mark: standing.mark,
      group: group,
      cells: [
        .text(say(target.measures)), .bar(share),
        .text(share.map { "\(Int(($0 * 100).rounded())) %" } ?? "", .muted),
        .text(
          standing.shownValue(language) ?? "?",
          standing.shownValue(language) == nil ? .unknown : Style.body.bold
        ),
        .text(target.shownGoal(language, isBrief: true)),
        .text(target.by.map(String.init) ?? "-", .muted),
        .text(say(standing.judgement.label), standing.mark.style),
      ],
      details: details(of: standing),
      target: openedBy(target, hasReadings: hasReadings),
      record: RecordReference(register: "zones", id: target.zone),
      words: say(target.measures) + " " + target.id + " " + say(standing.judgement.label)
    )
  }

  /// What the row of a target opens: its readings, or the first one to be entered.
  private func openedBy(_ target: ZonePolicy.Target, hasReadings: Bool) -> ViewRow.Target {
    if hasReadings {
      let filter = "metric:\(Self.quoted(target.metric))"
      return .register("indicator-readings", filter: filter, onlyMarked: false)
    }
    return .new(register: "indicator-readings", values: reading(of: target))
  }

  /// A reading of a target that is to be entered.
  func reading(of target: ZonePolicy.Target) -> Fields {
    var values = Fields()
    values["metric"] = .text(target.metric)
    if target.isOwn { values["target"] = .text(target.id) }
    values["zone"] = .text(target.zone)
    values["unit"] = target.unit.map { .text(say($0)) }
    if let year = target.by, year < clock.today.year {
      values["periodTo"] = Day("\(year)-12-31").map { .day($0) }
      if target.span == .year { values["periodFrom"] = Day("\(year)-01-01").map { .day($0) } }
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
    if let reading = target.reading {
      let others = target.readings.filter { $0.id != reading.id }.map(\.says)
      details.append(
        (
          Phrase("Reading", "理解口径"),
          Phrase(
            "\(reading.says.en) Or else: \(others.map(\.en).joined(separator: " / ")) F4 chooses.",
            "\(reading.says.zh)也可理解为：\(others.map(\.zh).joined(separator: " / ")) F4 选择。"
          )
        )
      )
    }
    details.append((Phrase("Goal", "要求"), Phrase(same: target.shownGoal(language))))
    if target.test == nil, let unit = target.unit {
      details.append((Phrase("Unit", "单位"), unit))
    }
    details.append((Phrase("Judged by", "判断依据"), basis(of: standing)))
    if let reported = standing.reported {
      let (value, end) = (target.shown(reported.value, language), reported.end)
      details.append(
        (
          Phrase("Reported", "填报值"),
          Phrase("\(value) · \(end), beside what it is judged by", "\(value) · \(end)，不作为判断依据")
        )
      )
    }
    if let gap = standing.shownGap(language) {
      details.append((Phrase("Gap", "差距"), Phrase(same: gap)))
    }
    if let today = standing.today, standing.reading != nil || !today.isKnown {
      details.append((Phrase("Today", "当前值"), Phrase(same: target.shown(today, language))))
    }
    if let period = target.period { details.append((Phrase("Period", "口径"), period)) }
    if target.isLowerBetter {
      details.append((Phrase("Better", "方向"), Phrase("less is better", "越低越好")))
    }
    if let pace = standing.pace {
      let (actual, needed) = (
        target.shown(gap: pace.actual, language), target.shown(gap: pace.needed, language)
      )
      details.append(
        (
          Phrase("Pace", "年变化"),
          Phrase("\(actual) a year, \(needed) a year needed", "每年\(actual)，每年需\(needed)")
        )
      )
    }
    if !standing.missing.isEmpty {
      details.append(
        (
          Phrase("Missing", "缺少"),
          Phrase(
            standing.missing.map(\.lacked.en).joined(separator: ", "),
            standing.missing.map(\.lacked.zh).joined(separator: "、")
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
      let lack = standing.shownYearsLacking.map { Phrase("; \($0.en)", "；\($0.zh)") }
      let (en, zh) = (source + (lack?.en ?? ""), source + (lack?.zh ?? ""))
      return isPast
        ? Phrase(
          "its year is over: the reading of \(reading.end)\(en)",
          "目标年已过，按 \(reading.end) 的读数\(zh)"
        ) : Phrase("the reading of \(reading.end)\(en)", "\(reading.end) 的读数\(zh)")
    }
    if let unlike = standing.unlike {
      return Phrase(
        "nothing: the reading of \(unlike.entry.end) is \(unlike.found.en), not \(unlike.wanted.en)",
        "无依据：\(unlike.entry.end) 的读数应\(unlike.wanted.zh)，现\(unlike.found.zh)"
      )
    }
    if standing.isReckoned {
      let figures = standing.shownFigures.map { Phrase(": \($0.en)", "：\($0.zh)") }
      return Phrase(
        "its year is over: computed from records of that year\(figures?.en ?? "")",
        "目标年已过，按该年登记数据计算\(figures?.zh ?? "")"
      )
    }
    if isPast {
      return Phrase(
        "its year is over and no reading of it is entered: Enter enters one",
        "目标年已过，且未录入该年读数：回车录入"
      )
    }
    guard standing.value != nil || standing.isDecidedByRange else {
      return Phrase("nothing: no reading is entered", "无依据：未录入读数")
    }
    if standing.isOfPresentRecords {
      return Phrase("the records of now; no reading of then is entered", "现有登记数据；未录入当时读数")
    }
    let figures = standing.shownFigures.map { Phrase(": \($0.en)", "：\($0.zh)") }
    return Phrase("today's records\(figures?.en ?? "")", "当前登记数据\(figures?.zh ?? "")")
  }

  // MARK: - Tasks

  func taskRows(_ scope: String) -> [ViewRow] {
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
}
