import Canvas
import ZoneModel

extension Command {
  /// Commands of the screen of findings.
  static let ofFindings: [Command] = [
    Command(
      "checks",
      Phrase("All checks…", "全部检查…"),
      help: Phrase("The checks of this record as a list.", "以列表选择此记录的检查。"),
      .look,
      in: [.finding],
      keys: "F4 ^D /",
      hint: Phrase("Checks", "检查")
    ) { $0.openChecks() },
    Command(
      "previous-check",
      Phrase("Previous check", "上一项检查"),
      help: Phrase("The check before this one.", "上一项检查。"),
      .look,
      in: [.finding],
      keys: "["
    ) { $0.moveCheck(by: -1) },
    Command(
      "next-check",
      Phrase("Next check", "下一项检查"),
      help: Phrase("The check after this one.", "下一项检查。"),
      .look,
      in: [.finding],
      keys: "]"
    ) { $0.moveCheck(by: 1) },
    Command(
      "read-otherwise",
      Phrase("Read this clause otherwise…", "改用其他理解口径…"),
      help: Phrase(
        "Chooses how an ambiguous clause is read; a setting of the store, with undo.",
        "选择有歧义条款的理解口径；写入本库设置，可撤销。"
      ),
      .change,
      in: [.finding],
      needs: Need { $0.whyNoReadings }
    ) { $0.openReadings() },
    Command(
      "clause",
      Phrase("The clause in full", "条款全貌"),
      help: Phrase("The document, the clause and its rule.", "文件、条款及其规则。"),
      .look,
      in: [.finding]
    ) { $0.showClause() },
    Command(
      "open-record",
      Phrase("Open the record", "打开记录"),
      help: Phrase("Shows the record in full.", "显示整条记录。"),
      .look,
      in: [.finding],
      needs: .target
    ) { state in
      guard let reference = state.currentRecord else { return [] }
      return state.openDetail(reference)
    },
    Command(
      "copy-sheet",
      Phrase("Copy the check sheet", "复制核查单"),
      help: Phrase("All checks of the record as text, to print or send.", "此记录的全部检查文字，可打印或发送。"),
      .look,
      in: [.finding]
    ) { $0.copySheet() },
  ]
}
