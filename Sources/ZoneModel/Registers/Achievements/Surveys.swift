extension Register {
  /// Rounds of asking: achievements, IP-intensive industries, statistics.
  ///
  /// Source: Huairou action plan IV(I)1, Huairou action plan IV(III)9.
  public static let surveys = Register(
    "surveys",
    pane: .achievements,
    Phrase("Surveys", "调查"),
    one: Phrase("Survey", "调查"),
    idPrefix: "sur",
    help: Phrase(
      "Rounds of asking: achievements, IP-intensive industries, statistics.",
      "成果、知识产权密集型产业与统计调查。"
    ),
    source: "\(Document.huairou) IV(I)1, IV(III)9",
    sections: [
      Section(
        "Round",
        "调查",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("achievements", "achievements", "科技成果"),
              Choice("ip-intensive", "IP-intensive industries", "知识产权密集型产业"),
              Choice("statistics", "statistics", "统计"),
            ],
            required: true,
            help: Phrase("What is asked.", "调查内容。"),
            width: 14
          ),
          .zone(required: false),
          .date(
            "periodFrom",
            "Period from",
            "统计期起",
            help: Phrase("First day that it covers.", "调查期的第一天。")
          ),
          .date(
            "periodTo",
            "Period to",
            "统计期止",
            check: "periodTo >= periodFrom",
            help: Phrase("Last day that it covers.", "调查期的最后一天。")
          ).counting(from: "periodFrom"),
          .date("dueOn", "Due", "截止日期", help: Phrase("When answers are due.", "答复截止日期。")).due(
            "Survey due",
            "调查期限",
            while: "state:(planned, open)"
          ),
          .date(
            "heldOn",
            "Held",
            "完成日期",
            check: "missing(periodFrom) or heldOn >= periodFrom",
            help: Phrase(
              "When it was held; the next is due after the interval.",
              "调查完成的日期，间隔期满应再次调查。"
            ),
            source: "\(Document.huairou) IV(I)1"
          ),
          .computed(
            "nextDueOn",
            "Next due",
            "下次调查",
            "if kind:achievements then heldOn + setting(\"achievement-survey-interval\")",
            gives: .date,
            help: Phrase(
              "Of achievements: after the interval that the settings name; no document prints one.",
              "按设置的间隔推算，文件未载明间隔。"
            ),
            source: "\(Document.huairou) IV(I)1"
          ).due(
            "Next survey",
            "下次调查",
            while:
              "state:(closed, reported) and count(surveys where zone = this.zone and kind = this.kind "
              + "and state:(closed, reported) and heldOn > this.heldOn and heldOn <= today) = 0"
          ),
          .integer("asked", "Asked", "发放份数", help: Phrase("How many were asked.", "发放问卷数。")),
          .integer(
            "responses",
            "Answers",
            "回收份数",
            check: "responses <= asked",
            help: Phrase("How many answered.", "回收问卷数。")
          ),
          .computed(
            "responseRate",
            "Answered",
            "回收率",
            "responses / asked",
            gives: .percent,
            help: Phrase("Answers to questions sent.", "回收与发放之比。"),
            width: 8
          ),
          .note("report", "Report", "结论", help: Phrase("What came out.", "调查结论。")),
          .references(
            "achievements",
            to: ["achievements"],
            "Achievements",
            "涉及成果",
            help: Phrase("Achievements that it covers.", "调查涉及的成果。")
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("open", "open", "进行中"),
      Choice("closed", "closed", "已截止"), Choice("reported", "reported", "已报告"),
    ],
    transitions: ["planned>open", "open>closed", "closed>reported"],
    columns: [
      "name", "nameZh", "kind", "zone", "periodFrom", "periodTo", "responses", "dueOn", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "open",
        "Open",
        "开始",
        help: Phrase("Questions go out.", "发放问卷。"),
        from: ["planned"],
        to: "open",
        asks: [.date("dueOn", "Due", "截止日期", required: true)]
      ),
      .step(
        "close",
        "Close",
        "截止",
        help: Phrase("No more answers.", "停止回收。"),
        from: ["open"],
        to: "closed",
        asks: [
          .date("heldOn", "Held", "完成日期", required: true, default: .today),
          .integer("responses", "Answers", "回收份数", required: true),
        ]
      ),
      .step(
        "report",
        "Report",
        "报告",
        help: Phrase("The result is written down.", "形成报告。"),
        from: ["closed"],
        to: "reported",
        asks: [.note("report", "Report", "结论", required: true)]
      ),
    ]
  )
}
