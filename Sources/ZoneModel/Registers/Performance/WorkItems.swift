extension Register {
  /// What people decided about items of the work list: who looks after one, until when it waits.
  ///
  /// Source: daily work. The items themselves follow from findings, due days and drafts.
  public static let workItems = Register(
    "work-items",
    pane: .performance,
    Phrase("Work items", "待办处理"),
    one: Phrase("Work item", "待办处理"),
    title: "{title}",
    idPrefix: "wrk",
    help: Phrase(
      "Who looks after an item of the work list and until when it waits; the item follows its cause.",
      "待办事项由谁处理、推迟到何时；事项本身随其原因出现和消失。"
    ),
    source: Document.daily,
    sections: [
      Section(
        "Item",
        "事项",
        [
          .text(
            "title",
            "Item",
            "事项",
            required: true,
            help: Phrase("What is to be done.", "要办的事。"),
            width: 36
          ),
          .text(
            "titleZh",
            "Item in Chinese",
            "事项（中文）",
            help: Phrase("The same in Chinese.", "同一事项的中文名称。"),
            width: 36
          ),
          .date(
            "putOffUntil",
            "Put off until",
            "推迟至",
            help: Phrase("The day on which it is open again.", "到这一天重新列为待办。")
          ),
          .note("note", "Note", "备注", help: Phrase("Why it waits, what was agreed.", "推迟原因、约定事项。")),
          .officer,
          .date(
            "since",
            "Since",
            "起始日期",
            help: Phrase("When somebody first dealt with it.", "首次处理的日期。"),
            default: .today
          ),
          .reference(
            "about",
            to: [Register.any],
            "About",
            "关于",
            help: Phrase("The record that it is about.", "所涉记录。"),
            width: 24
          ),
          .text(
            "cause",
            "Cause",
            "原因编号",
            required: true,
            unique: true,
            help: Phrase(
              "What made the item: a rule, a due day or a check, with its record.",
              "事项的来源：规则、期限或检查，及其记录。"
            ),
            width: 24
          ),
          .computed(
            "waits",
            "Waits",
            "推迟中",
            "putOffUntil > today",
            gives: .flag,
            help: Phrase("Put off and not open yet.", "已推迟，尚未重新列为待办。"),
            width: 6
          ),
        ]
      )
    ],
    columns: ["title", "officer", "putOffUntil", "note", "since", "about"],
    zonePath: "about"
  )
}
