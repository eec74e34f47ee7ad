extension Register {
  /// Yearly evaluation of zones by an index, with grade and what followed.
  ///
  /// Source: Guofa [2020] No. 7 (21).
  public static let evaluations = Register(
    "evaluations",
    pane: .performance,
    Phrase("Zone evaluations", "园区评价"),
    one: Phrase("Zone evaluation", "园区评价"),
    title: "{zone} · {year}",
    idPrefix: "eva",
    help: Phrase(
      "Yearly evaluation of zones by an index, with grade and what followed.",
      "园区年度评价的指标、等级与后续处理。"
    ),
    source: "\(Document.guofa) (21)",
    sections: [
      Section(
        "Evaluation",
        "评价",
        [
          .zone(),
          .year("year", "Year", "年度", required: true, help: Phrase("Year evaluated.", "评价年度。")),
          .choice(
            "zoneClass",
            "Level of the zone",
            "园区级别",
            [
              Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
              Choice("provincial", "provincial", "省级"), Choice("national", "national", "国家级"),
            ],
            ordered: true,
            help: Phrase("Zones are evaluated by their level.", "按园区级别分类评价。"),
            source: "\(Document.guofa) (2)"
          ),
          .text(
            "indexVersion",
            "Index",
            "指标体系",
            help: Phrase("Which version of the index.", "采用的指标体系版本。"),
            width: 20
          ),
          .choices(
            "indexItems",
            "Items",
            "指标内容",
            [
              Choice("rd-spending", "R&D spending", "研发投入"),
              Choice("transfer", "transfer of results", "成果转移转化"),
              Choice("entrepreneurship", "entrepreneurship", "创新创业"),
              Choice("enterprises", "enterprises", "企业发展"),
              Choice("efficiency", "efficiency", "经济效率"),
              Choice("competitiveness", "industrial competitiveness", "产业竞争力"),
              Choice("energy", "energy per unit of output", "单位产值能耗"),
              Choice("sme-incubation", "SME incubation", "中小企业孵化"),
              Choice("green", "green development", "绿色发展"), Choice("other", "other", "其他"),
            ],
            help: Phrase("The nine items that the document names, and others.", "文件所列九项及其他。"),
            source: "\(Document.guofa) (8), (21)"
          ),
          .plain(
            .texts,
            "items",
            "Items and points",
            "指标得分明细",
            help: Phrase("Item, weight and points, one a line.", "指标、权重与得分，逐行填写。"),
            source: "\(Document.beijing) II.6"
          ),
          .plain(
            .texts,
            "weights",
            "Weights",
            "权重",
            help: Phrase(
              "Item and weight, such as Growth: 30; 1.1 Output: 12 is a part of 1. An unknown weight is ?.",
              "指标与权重，如“发展：30”；“1.1 产值：12”为第1项的下级。未知权重写“?”。"
            ),
            source: "\(Document.guofa) (21)"
          ).shares(addingUpTo: "weightSum", whole: true),
          .percent(
            "weightSum",
            "Weights in all",
            "权重合计",
            check: "weightSum = 100%",
            help: Phrase(
              "100 %; left out where the weight of an item is not known.",
              "应为 100%；有权重未知时留空。"
            ),
            source: "\(Document.guofa) (21)"
          ).saying(Phrase("the weights must add up to 100 %", "权重合计应为 100%")),
          // Weights that are all known are saved only where they add up to the whole; an unknown one
          // ends in no figure.
          .computed(
            "weightsTogether",
            "Weights together",
            "权重之和",
            """
            if weights ~ "[0-9]" then weightSum ?? (if not (weights ~ "[^0-9% ] *$") then 100%)
            """,
            gives: .percent,
            help: Phrase(
              "What was entered; else 100 %, where the weight of each item is. Unknown where one is not.",
              "所填合计；未填而各项权重齐全的为 100%，有未知权重的未知。"
            ),
            source: "\(Document.guofa) (21)",
            width: 8
          ),
          .percent(
            "greenWeight",
            "Green weight",
            "绿色权重",
            check: "greenWeight <= 100%",
            help: Phrase("Weight of green items; it should rise.", "绿色指标权重，应逐年提高。"),
            source: "\(Document.guofa) (19)"
          ),
        ]
      ),
      Section(
        "Result",
        "结果",
        [
          Field.plain(
            .number,
            "score",
            "Score",
            "得分",
            help: Phrase("Points out of 100.", "百分制得分。"),
            width: 8
          ).scoringYearThatHasCome,
          .choice(
            "grade",
            "Grade",
            "等级",
            [
              Choice("poor", "poor", "较差"), Choice("fair", "fair", "一般"),
              Choice("good", "good", "良好"), Choice("excellent", "excellent", "优秀"),
            ],
            ordered: true,
            help: Phrase("What the score led to.", "评价等级。"),
            source: "\(Document.guofa) (21)"
          ).holding(
            """
            not state:(praised, warned) or missing(score) or not unknown(setting("grade", "fair")) \
            and not unknown(setting("grade", "good")) and not unknown(setting("grade", "excellent"))
            """,
            "it is not compared with the score, as the settings have no limits of grades",
            "设置中未定等级界限，未与得分核对"
          ).warning,
          .date("dueOn", "Due", "截止日期", help: Phrase("By when to publish.", "应公布的日期。")).due(
            "Evaluation due",
            "评价期限",
            while: "state:scored"
          ),
          .date("publishedOn", "Published", "公布日期", help: Phrase("Day of publication.", "公布的日期。")),
          .note("decision", "Decision", "处理决定", help: Phrase("What was decided.", "处理决定。")),
          .computed(
            "rectificationStands",
            "Rectification stands",
            "整改情况",
            "last(rectifications of this, \(lastRectification))",
            gives: .choice(ChoiceSet(Register.rectificationStates)),
            help: Phrase(
              "How the last rectification that follows from it stands; in progress until its end has come.",
              "由该次评价引起的最近一次整改的状态；完成日期未到的视为整改中。"
            ),
            source: "\(Document.guofa) (21)",
            width: 12
          ),
          .computed(
            "nextStep",
            "Next step",
            "下一步",
            """
            if state:closed and not (\(warningStands)) then "none" else if state:praised then "close" else \
            if state:scored then "publish" else if state:published and grade >= good then "praise" else \
            if state:published and grade:poor then "warn" else if state:published then "close" else \
            if state:warned then "rectify" else if zone.state:withdrawn then "close" else \
            if missing(rectificationStands) then "judge" else \
            if rectificationStands:failed then "remove" else \
            if rectificationStands:passed then (if \(warningStands) then "lift" else "close") \
            else "judge"
            """,
            gives: .choice(
              ChoiceSet([
                Choice("publish", "publish", "公布结果"), Choice("praise", "praise", "通报表扬"),
                Choice("warn", "interview and warn", "约谈警告"),
                Choice("rectify", "begin rectification", "开始整改"),
                Choice("judge", "judge the rectification", "验收整改"),
                Choice("remove", "may be removed", "可予退出"),
                Choice("lift", "lift the zone's warning", "解除园区警告"),
                Choice("close", "close", "办结"),
                Choice("none", "none", "无"),
              ])
            ),
            help: Phrase(
              "What follows: praise for good zones, warning, rectification and removal for poor ones.",
              "评价好的通报表扬；差的约谈警告、整改，整改不力的退出。"
            ),
            source: "\(Document.guofa) (21)",
            width: 20
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("scored", "scored", "已评分"), Choice("published", "published", "已公布"),
      Choice("praised", "praised", "已通报表扬"), Choice("warned", "warned", "已警告"),
      Choice("rectifying", "rectifying", "整改中"), Choice("closed", "closed", "已办结"),
    ],
    transitions: [
      "scored>published", "published>praised", "published>warned", "warned>rectifying",
      "rectifying>closed", "praised>closed", "published>closed",
    ],
    columns: [
      "zone", "year", "zoneClass", "score", "grade", "greenWeight", "publishedOn", "state",
    ],
    keys: [["zone", "year"]],
    zonePath: "zone",
    actions: [
      .step(
        "publish",
        "Publish",
        "公布",
        help: Phrase("The result is public.", "公布评价结果。"),
        from: ["scored"],
        to: "published",
        asks: [.date("publishedOn", "Published", "公布日期", required: true, default: .today)]
      ),
      .step(
        "praise",
        "Praise",
        "通报表扬",
        help: Phrase("A good result is made known.", "对评价良好的予以通报。"),
        from: ["published"],
        to: "praised",
        when: "not missing(grade)",
        whenNot: Phrase("Enter the grade first.", "请先填写等级。"),
        asks: [.note("decision", "Decision", "处理决定")]
      ),
      RegisterAction(
        "warn",
        Phrase("Warn", "警告"),
        help: Phrase(
          "A poor result: interview and notice; the zone counts as warned from that day.",
          "对评价较差的约谈并通报，园区自该日起列为已警告。"
        ),
        states: ["published"],
        when: "not missing(grade)",
        whenNot: Phrase("Enter the grade first.", "请先填写等级。"),
        asks: [
          .note("decision", "Decision", "处理决定", required: true),
          .date("warnedOn", "Zone warned", "园区警告日期"),
        ],
        defaults: [
          "decision": "decision",
          "warnedOn": "if zone.state:operating then today else zone.warnedOn",
        ],
        steps: [
          .set(field: "state", to: .value(.text("warned"))),
          .set(field: "decision", to: .asked("decision")),
          .setOn(reference: "zone", field: "warnedOn", to: .asked("warnedOn")),
          .lead(reference: "zone", to: ["zones": "warned"]),
        ]
      ),
      RegisterAction(
        "rectify",
        Phrase("Rectify", "整改"),
        help: Phrase(
          "The zone puts things right; a rectification is recorded.",
          "园区进入整改，同时登记一项整改。"
        ),
        states: ["warned"],
        when: "not missing(decision)",
        whenNot: Phrase(
          "Rectification follows a warning, and its decision is not recorded.",
          "整改须先有警告，尚未登记处理决定。"
        ),
        asks: [
          .date("notifiedOn", "Notified", "通报日期", required: true, default: .today),
          .date("rectifyBy", "To be put right by", "整改期限"),
        ],
        steps: [
          .set(field: "state", to: .value(.text("rectifying"))),
          .create(
            register: "rectifications",
            values: [
              "zone": .expression("zone"), "evaluation": .this,
              "notifiedOn": .asked("notifiedOn"), "dueOn": .asked("rectifyBy"),
              "state": .value(.text("opened")),
            ]
          ),
        ]
      ),
      .step(
        "close",
        "Close",
        "办结",
        help: Phrase("Nothing is left to do.", "事项办结。"),
        from: ["published", "praised", "rectifying"],
        to: "closed",
        when: "grade >= fair or count(rectifications of this where state:(passed, failed)) >= 1 "
          + "and count(rectifications of this where state:(opened, in-progress)) = 0",
        whenNot: Phrase(
          "A poor result is warned first, and its rectification is judged (passed or failed).",
          "较差的须先警告，整改须先验收（通过或未通过）。"
        )
      ),
    ]
  )
}

extension Register {
  /// What a warned zone has to put right, and whether it did.
  ///
  /// Source: Guofa [2020] No. 7 (21).
  public static let rectifications = Register(
    "rectifications",
    pane: .performance,
    Phrase("Rectifications", "整改"),
    one: Phrase("Rectification", "整改"),
    title: "{zone} · {notifiedOn}",
    idPrefix: "rec",
    help: Phrase("What a warned zone has to put right, and whether it did.", "被警告园区的整改事项与结果。"),
    source: "\(Document.guofa) (21)",
    sections: [
      Section(
        "Rectification",
        "整改",
        [
          .zone(),
          .reference(
            "evaluation",
            to: ["evaluations"],
            "Evaluation",
            "评价",
            help: Phrase("The evaluation that led to it.", "引发整改的评价。"),
            width: 24
          ),
          .date(
            "interviewedOn",
            "Interviewed",
            "约谈日期",
            help: Phrase("Day of the interview.", "约谈的日期。")
          ),
          .date("notifiedOn", "Notified", "通报日期", help: Phrase("Day of the notice.", "通报的日期。")),
          .computed(
            "begunOn",
            "Begun",
            "启动日期",
            "notifiedOn ?? interviewedOn",
            gives: .date,
            help: Phrase("Day of the notice, else of the interview.", "通报日期，未通报的取约谈日期。"),
            source: "\(Document.guofa) (21)",
            width: 10
          ),
          .note("measures", "Measures", "整改措施", help: Phrase("What is to be done.", "整改措施。")),
          .date("dueOn", "Due", "整改期限", help: Phrase("By when.", "整改期限。")).due(
            "Rectification due",
            "整改期限",
            while: "state:(opened, in-progress)"
          ),
          .date("endedOn", "Ended", "完成日期", help: Phrase("When it was judged.", "整改验收的日期。")),
          .flag(
            "warningLifted",
            "Warning lifted",
            "警告已解除",
            help: Phrase(
              "It followed a warning that was lifted since, and says nothing of a later one.",
              "所属警告已解除，不作为此后再次警告的整改。"
            ),
            source: "\(Document.guofa) (21)"
          ),
          .choice(
            "result",
            "Result",
            "整改结果",
            [Choice("passed", "passed", "整改到位")] + rectificationFailures,
            help: Phrase("Passed or failed; removal needs a failed one.", "整改结果；退出须以整改不力为前提。"),
            source: "\(Document.guofa) (21)"
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: rectificationStates,
    transitions: ["opened>in-progress", "in-progress>passed", "in-progress>failed"],
    columns: ["zone", "evaluation", "interviewedOn", "notifiedOn", "dueOn", "result", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "start",
        "Start",
        "开始整改",
        help: Phrase("The zone has begun.", "园区开始整改。"),
        from: ["opened"],
        to: "in-progress",
        asks: [.note("measures", "Measures", "整改措施", required: true)]
      ),
      RegisterAction(
        "pass",
        Phrase("Passed", "通过"),
        help: Phrase("All was put right.", "整改通过。"),
        states: ["in-progress"],
        asks: [rectificationEnded],
        steps: [
          .set(field: "state", to: .value(.text("passed"))),
          .set(field: "result", to: .value(.text("passed"))),
          .set(field: "endedOn", to: .asked("endedOn")),
        ]
      ),
      .step(
        "fail",
        "Failed",
        "未通过",
        help: Phrase("It was not put right.", "整改未通过。"),
        from: ["in-progress"],
        to: "failed",
        asks: [
          .choice(
            "result",
            "Result",
            "整改结果",
            rectificationFailures,
            required: true,
            help: Phrase("How it fell short.", "整改未到位的程度。"),
            source: "\(Document.guofa) (21)"
          ), rectificationEnded,
        ]
      ),
    ]
  )

  /// Whether the zone of an evaluation is still warned, though its last rectification since is judged.
  fileprivate static let warningStands = """
    zone.state:warned and not missing(zone.lastRectification) \
    and zone.lastRectification:(passed, failed) and count(rectifications of this \
    where missing(warningLifted) or not warningLifted) > 0
    """

  /// What `last(rectifications …` goes on with: how the last one stands, in progress until its end has
  /// come; an open one without an end is later than all that have ended.
  static let lastRectification = """
    if (endedOn ?? begunOn) > today then "in-progress" else state order begunOn, \
    if missing(endedOn) and state:(opened, in-progress) then 9999-12-31 else endedOn
    """

  static let rectificationStates = [
    Choice("opened", "opened", "已下达"), Choice("in-progress", "in progress", "整改中"),
    Choice("passed", "passed", "已通过"), Choice("failed", "failed", "未通过"),
  ]
  private static let rectificationFailures = [
    Choice("weak", "weak", "整改不力"), Choice("failed", "failed", "整改未通过"),
  ]
  private static let rectificationEnded = Field.date(
    "endedOn",
    "Ended",
    "完成日期",
    required: true,
    default: .today
  )
}
