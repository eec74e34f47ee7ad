import Canvas
import ZoneModel
import ZonePolicy
import ZoneQuery

extension DashboardState {
  /// The columns of a view.
  func columns(of view: ViewState) -> [ViewColumn] {
    switch view.kind {
    case .counts: countColumns(of: view)
    case .work:
      [
        ViewColumn(label: Phrase("What", "事项"), room: .share(5)),
        ViewColumn(label: Phrase("Record", "记录"), room: .share(4)),
        ViewColumn(label: Phrase("Due", "期限"), room: .fit(11)),
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
        ViewColumn(label: Phrase("Goal", "要求"), room: .fit(isWide ? 14 : 13)),
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
    case .chain:
      [
        ViewColumn(label: Phrase("Who", "入驻方"), room: .share(5)),
        ViewColumn(label: Phrase("Where", "所在载体"), room: .share(4)),
        ViewColumn(label: Phrase("Since", "自"), room: .fit(10)),
        ViewColumn(label: Phrase("Months", "月数"), room: .fit(6), align: .trailing),
        ViewColumn(label: Phrase("May move on", "可转入"), room: .share(4)),
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
    case .chain: chainRows(view.scope)
    case .counts: countRows(view)
    }
  }
}
