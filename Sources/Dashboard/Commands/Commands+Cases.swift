import Canvas
import ZoneModel

extension Command {
  /// Commands of applications and matches.
  static let ofCases: [Command] = [
    Command(
      "apply",
      Phrase("Apply…", "申报…"),
      help: Phrase(
        "The sheet of a programme for this record: each condition with value, need, gap and clause.",
        "此记录申报某个项目的核对表：逐项列出数值、要求、差距与条款。"
      ),
      .look,
      in: [.table, .detail, .finding],
      needs: .record
    ) { $0.beginApplication() },
    Command(
      "match",
      Phrase("Find matches…", "查找匹配…"),
      help: Phrase(
        "What is offered for this demand, need or scenario, scored; elsewhere asks for which.",
        "为此技术需求、融资需求或应用场景匹配供给并给出得分与理由；在别处先问匹配哪一项。"
      ),
      .look,
      in: .records,
      needs: .unmarked
    ) { $0.beginMatching() },
    Command(
      "own-report",
      Phrase("On a page, to print or save…", "成页查看，可打印保存…"),
      help: Phrase(
        "The report about this record: an application with its sheet, a patent's ladder of fees.",
        "此记录的报表：申报及核对表、专利的年费阶梯。"
      ),
      .look,
      in: [.table, .detail],
      needs: Need { $0.whyNoOwnReport }
    ) { $0.openOwnReport() },
    Command(
      "versions",
      Phrase("Versions of this programme…", "该项目的各版本…"),
      help: Phrase(
        "Chooses another version of the programme, or sets all side by side on the same data.",
        "选择该项目的其他版本，或用同一数据并列对比各版本。"
      ),
      .look,
      in: [.finding],
      keys: "=",
      hint: Phrase("Versions", "版本"),
      needs: Need { $0.whyNoVersions }
    ) { $0.lookUpVersions(compares: false) },
    Command(
      "file-application",
      Phrase("File the application", "提交申报"),
      help: Phrase(
        "Files the application with the sheet as it is; one change, with undo.",
        "按核对表现状提交申报；一次变更，可撤销。"
      ),
      .change,
      in: [.finding],
      keys: "F2",
      hint: Phrase("File", "提交"),
      needs: Need { $0.whyNotFiled }
    ) { $0.fileApplication() },
  ]
}
