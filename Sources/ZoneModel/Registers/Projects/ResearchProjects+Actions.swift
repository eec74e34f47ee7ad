extension Register {
  /// What is done with a research project, from its application to its end.
  static let researchProjectsActions: [RegisterAction] = [
    .step(
      "submit",
      "Submit",
      "申报",
      help: Phrase("It is handed in, once and online.", "一次性在线申报。"),
      from: ["draft"],
      to: "submitted"
    ),
    .step(
      "reserve",
      "Reserve",
      "入库",
      help: Phrase("It enters the reserve.", "进入储备库。"),
      from: ["submitted"],
      to: "reserved",
      asks: [.date("reservedOn", "Reserved", "入库日期", required: true, default: .today)]
    ),
    .step(
      "select",
      "Select",
      "立项",
      help: Phrase("It is chosen from the reserve.", "从储备库遴选立项。"),
      from: ["reserved"],
      to: "selected",
      asks: [.date("selectedOn", "Selected", "立项日期", required: true, default: .today)]
    ),
    .step(
      "start",
      "Start",
      "启动",
      help: Phrase("Work begins.", "项目启动。"),
      from: ["selected"],
      to: "running",
      asks: [.date("startOn", "Starts", "开始日期", required: true, default: .today)]
    ),
    .step(
      "inspect",
      "Inspect",
      "检查",
      help: Phrase(
        "An inspection begins; short projects are spared it in general.",
        "开展过程检查，不足三年的一般不检查。"
      ),
      from: ["running"],
      to: "inspection"
    ),
    .step(
      "resume",
      "Resume",
      "恢复执行",
      help: Phrase("The inspection is over.", "检查结束。"),
      from: ["inspection"],
      to: "running"
    ),
    .step(
      "accept",
      "To acceptance",
      "进入验收",
      help: Phrase("Work is done.", "进入验收。"),
      from: ["running"],
      to: "acceptance"
    ),
    .step(
      "close",
      "Close",
      "结题",
      help: Phrase("It has passed.", "通过验收结题。"),
      from: ["acceptance"],
      to: "closed",
      asks: [
        .date("acceptedOn", "Accepted", "验收日期", required: true, default: .today),
        .choice(
          "outcome",
          "Outcome",
          "结果",
          [
            Choice("reached", "reached", "达成"), Choice("partly", "partly reached", "部分达成"),
            Choice("missed", "missed", "未达成"),
          ],
          help: Phrase("Whether the aim was reached.", "目标是否达成。"),
          source: "\(Document.beijing) IV.15"
        ),
      ]
    ),
    RegisterAction(
      "exempt",
      Phrase("Failed with diligence", "尽责未成"),
      help: Phrase("The aim was missed although due care was taken.", "勤勉尽责未达目标，予以免责。"),
      states: ["running", "acceptance"],
      when: """
        (missing(outcome) or outcome:missed) \
        and (not (zone within beijing) or kind:(free-exploration, disruptive))
        """,
      whenNot: Phrase(
        "Its aim must have been missed; only free exploration and disruptive innovation may fail with diligence (Beijing 30 measures IV.15).",
        "目标须未达成；仅自由探索和颠覆性创新项目适用尽责免责（科创30条 IV.15）。"
      ),
      asks: [
        .choice(
          "failureCause",
          "Cause of failure",
          "未达成原因",
          [
            Choice("wrong-technical-route", "wrong technical route", "技术路线选择失误"),
            Choice("unforeseen", "unforeseeable", "不可预见因素"), Choice("funding", "funding", "经费"),
            Choice("other", "other", "其他"),
          ],
          required: true,
          help: Phrase("Why it was missed.", "未达成的原因。"),
          source: "\(Document.beijing) IV.15"
        ), .note("diligenceRecord", "Diligence record", "尽职记录", required: true),
      ],
      defaults: ["failureCause": "failureCause", "diligenceRecord": "diligenceRecord"],
      steps: [
        .set(field: "state", to: .value(.text("failed-with-diligence"))),
        .set(field: "outcome", to: .value(.text("missed"))),
        .set(field: "failureCause", to: .asked("failureCause")),
        .set(field: "diligenceRecord", to: .asked("diligenceRecord")),
      ]
    ),
  ]
}
