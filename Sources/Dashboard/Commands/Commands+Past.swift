import Canvas
import ZoneModel

extension Command {
  /// Commands about what was before.
  static let past: [Command] = [
    Command(
      "history",
      Phrase("History", "历史"),
      help: Phrase(
        "What was changed by whom: of the zone, of this row or the marked ones, of this field.",
        "谁改了什么：园区、此行或已选行、此字段。"
      ),
      .past,
      in: [.overview, .table, .detail, .finding, .view],
      keys: "^T",
      letters: "H",
      hint: Phrase("History", "历史")
    ) { $0.openHistoryHere() },
    Command(
      "history-of-record",
      Phrase("History of the record", "整条记录的历史"),
      help: Phrase(
        "What was changed in this record or the marked ones, in all fields.",
        "此记录或已选记录所有字段的修改。"
      ),
      .past,
      in: [.table, .detail, .finding, .view],
      needs: .target
    ) { $0.openHistoryOfTargets() },
    Command(
      "history-of-all",
      Phrase("History of everything", "全部历史"),
      help: Phrase("Every change, newest first.", "所有修改，最新的在前。"),
      .past,
      in: [.overview, .table, .detail]
    ) { $0.openHistory(HistoryQuery()) },
    Command(
      "history-since",
      Phrase("Changes since my last visit", "上次来访以来的修改"),
      help: Phrase(
        "What was changed in the zone since you left the program.",
        "退出程序以来园区的修改。"
      ),
      .past,
      in: [.overview, .table, .detail]
    ) { $0.openHistorySinceVisit() },
    Command(
      "board-then",
      Phrase("As it was on a day or at a moment…", "查看某一时刻…"),
      help: Phrase(
        "Shows everything as it was then, read-only; Esc returns to now.",
        "显示当时的全部数据，只读；Esc 回到现在。"
      ),
      .past,
      in: [.overview, .table, .detail, .history]
    ) { $0.askMoment() },
    Command(
      "now",
      Phrase("Back to now", "回到现在"),
      help: Phrase(
        "Leaves the board of the past; Esc on the overview does so too.",
        "离开过去的数据；在概览按 Esc 也可以。"
      ),
      .past,
      in: .records,
      needs: .past
    ) { $0.openBoard(asOf: nil) },
    Command(
      "history-filter-list",
      Phrase("Filter the history…", "筛选历史…"),
      help: Phrase("By zone, person, time, kind or register.", "按园区、人、时间、类型或登记簿。"),
      .past,
      in: [.history],
      keys: "F4 ^D",
      letters: "f",
      hint: Phrase("Zone, person", "园区、人")
    ) { $0.openHistoryFilter() },
  ]
}
