extension Register {
  /// What was applied for under a programme, with the sheet of its conditions as it was.
  ///
  /// Source: Jing'an recommendation III, Huairou action plan V(III).
  public static let applications = Register(
    "applications",
    pane: .policies,
    Phrase("Applications", "申报"),
    one: Phrase("Application", "申报"),
    title: "{programmeName} · {applicant}",
    idPrefix: "app",
    help: Phrase(
      "What was applied for, with the sheet of conditions as it was on the day.",
      "项目与资质申报，附申报当日的条件核对表。"
    ),
    source: "\(Document.jingan) III; \(Document.huairou) V(III); \(Document.daily)",
    sections: [applicationSubject, applicationSheet, applicationDecision, .origin],
    states: [
      Choice("draft", "draft", "草拟"), Choice("filed", "filed", "已提交"),
      Choice("approved", "approved", "已批准"), Choice("refused", "refused", "未批准"),
      Choice("withdrawn", "withdrawn", "已撤回"),
    ],
    transitions: [
      "draft>filed", "draft>withdrawn", "filed>approved", "filed>refused", "filed>withdrawn",
    ],
    columns: [
      "programmeName", "applicant", "appliedOn", "met", "unmet", "unknown", "filedBy", "state",
    ],
    zonePath: "applicant",
    actions: [
      .step(
        "file",
        "File",
        "提交",
        help: Phrase("A draft is filed.", "提交草拟的申报。"),
        from: ["draft"],
        to: "filed",
        asks: [.date("appliedOn", "Applied", "申报日期", required: true, default: .today)]
      ),
      RegisterAction(
        "approve",
        Phrase("Approve", "批准"),
        help: Phrase(
          "It is approved; where two persons are asked for, not by the one who filed it.",
          "批准申报；要求双人办理时，提交人本人不能批准。"
        ),
        states: ["filed"],
        asks: [
          .date("decidedOn", "Decided", "审批日期", required: true, default: .today),
          .note("decisionNote", "Remark", "审批意见"),
        ],
        steps: [
          .set(field: "state", to: .value(.text("approved"))),
          .set(field: "decidedOn", to: .asked("decidedOn")),
          .set(field: "decisionNote", to: .asked("decisionNote")),
        ],
        notBy: "filedBy"
      ),
      .step(
        "refuse",
        "Refuse",
        "不予批准",
        help: Phrase("It is refused, with the reason.", "不予批准，须写明理由。"),
        from: ["filed"],
        to: "refused",
        asks: [
          .date("decidedOn", "Decided", "审批日期", required: true, default: .today),
          .note("decisionNote", "Reason", "理由", required: true),
        ]
      ),
      .step(
        "withdraw",
        "Withdraw",
        "撤回",
        help: Phrase("The applicant takes it back; the record stays.", "申报人撤回，记录保留。"),
        from: ["draft", "filed"],
        to: "withdrawn"
      ),
    ]
  ).sealed(
    Seal(
      fields: [
        "applicant", "programme", "programmeName", "programmeNameZh", "appliedOn", "packVersion",
        "readingsUsed", "readingsUsedZh", "met", "unmet", "unknown",
      ],
      openStates: ["draft"],
      says: wasFiled,
      nextStep: fileAnew
    )
  )

  private static let wasFiled = Phrase("It was filed", "已经提交")
  private static let fileAnew = Phrase(
    "Withdraw the application and file it anew.",
    "请撤回申报后重新提交。"
  )

  private static let applicationSubject = Section(
    "Application",
    "申报",
    [
      .reference(
        "applicant",
        to: [Register.any],
        "Applicant",
        "申报对象",
        required: true,
        help: Phrase("The firm, person, project or carrier.", "申报的企业、人员、项目或载体。"),
        width: 26
      ),
      .text(
        "programme",
        "Programme",
        "项目编号",
        required: true,
        help: Phrase("The programme's id in its policy pack.", "政策包中的项目编号。"),
        width: 22
      ),
      .text(
        "programmeName",
        "Name of the programme",
        "项目名称",
        help: Phrase("As it was called when it was filed.", "提交时的项目名称（英文）。"),
        width: 26
      ),
      .text(
        "programmeNameZh",
        "Its name in Chinese",
        "项目中文名称",
        help: Phrase("The same in Chinese.", "提交时的项目名称（中文）。"),
        width: 26
      ),
      .date(
        "appliedOn",
        "Applied",
        "申报日期",
        required: true,
        help: Phrase("Day of application; the data is as of this day.", "申报的日期，数据以当日为准。"),
        default: .today
      ),
      .money("amount", "Amount", "金额", help: Phrase("Asked for, if money is.", "申请的金额（如有）。")),
      .filedBy, .officer,
    ]
  )

  private static let applicationSheet = Section(
    "Sheet as filed",
    "提交时的条件",
    [
      .text(
        "packVersion",
        "Version of the rules",
        "规则版本",
        help: Phrase("The document and the version of its pack.", "文件及其政策包版本。"),
        width: 18
      ),
      .plain(
        .texts,
        "readingsUsed",
        "Readings used",
        "采用的口径",
        help: Phrase(
          "Which reading of ambiguous clauses and which figures of the zone were used.",
          "有歧义条款所用口径和本区参数（英文）。"
        )
      ),
      .plain(
        .texts,
        "readingsUsedZh",
        "Readings, in Chinese",
        "采用的口径（中文）",
        help: Phrase("The same in Chinese.", "有歧义条款所用口径和本区参数（中文）。")
      ),
      .plain(
        .integer,
        "met",
        "Met",
        "符合",
        help: Phrase("Conditions met on the day.", "当日符合的条件数。"),
        width: 5
      ),
      .plain(
        .integer,
        "unmet",
        "Not met",
        "不符合",
        help: Phrase("Conditions not met on the day.", "当日不符合的条件数。"),
        width: 7
      ),
      .plain(
        .integer,
        "unknown",
        "Unknown",
        "未知",
        help: Phrase("Conditions that lacked data on the day.", "当日因缺数据而未知的条件数。"),
        width: 7
      ),
      .computed(
        "conditions",
        "Conditions",
        "条件数",
        "count(application-conditions of this)",
        gives: .integer,
        help: Phrase("Lines of its sheet.", "条件表的行数。"),
        width: 6
      ),
    ]
  )

  private static let applicationDecision = Section(
    "Decision",
    "审批",
    [
      .date(
        "decidedOn",
        "Decided",
        "审批日期",
        help: Phrase("Day of the decision.", "审批的日期。")
      ).holding([
        CheckCause(
          "decidedOn >= appliedOn",
          "an application is decided on its day or after it",
          "审批日期不得早于申报日期"
        ),
        CheckCause(
          "not state:approved or programme != \"enlarge-zone\" or count(approval-matters where "
            + "application = this and not missing(newArea)) > 0",
          "the zone keeps its area until an approval matter that names this application enlarges it",
          "园区面积未变：须由依据本申请、填有批准后面积的审批事项扩区",
          warns: true
        ),
      ]),
      .note(
        "decisionNote",
        "Remark",
        "审批意见",
        help: Phrase("Why it was approved or refused.", "批准或不予批准的理由。")
      ),
    ]
  )
}

extension Register {
  /// The figures of a condition as numbers; older lines have them in words only.
  private static let conditionFigures = Section(
    "Figures",
    "数字",
    [
      .plain(
        .number,
        "valueFigure",
        "Value in figures",
        "数值（数字）",
        help: Phrase("The value as a number in its unit.", "以所列单位计的数值。"),
        width: 12
      ),
      .text(
        "sign",
        "Sign",
        "比较符号",
        help: Phrase("How value and need are compared, such as >=.", "数值与要求的比较方式，如 >=。"),
        width: 4
      ),
      .plain(
        .number,
        "thresholdFigure",
        "Needed in figures",
        "要求（数字）",
        help: Phrase("What is needed as a number in the same unit.", "以同一单位计的要求。"),
        width: 12
      ),
      .choice(
        "unit",
        "Unit",
        "单位",
        figureUnits,
        help: Phrase("Of value and need; empty where they are plain numbers.", "数值和要求的单位，无单位则留空。"),
        width: 6
      ),
      .plain(
        .number,
        "gapFigure",
        "Gap in figures",
        "差距（数字）",
        help: Phrase("The gap as a number in its unit.", "以所列单位计的差距。"),
        width: 12
      ),
      .choice(
        "gapUnit",
        "Unit of the gap",
        "差距单位",
        figureUnits,
        help: Phrase("Empty where the gap is a plain number.", "差距的单位，无单位则留空。"),
        width: 6
      ),
      .year(
        "yearFrom",
        "Years from",
        "起始年度",
        help: Phrase("The first year that the value comes from.", "数值所属的首个年度。")
      ),
      .year(
        "yearTo",
        "Years to",
        "截止年度",
        check: "missing(yearFrom) or yearTo >= yearFrom",
        help: Phrase("The last year that the value comes from.", "数值所属的末个年度。")
      ),
    ]
  )

  private static let figureUnits = [
    Choice("yuan", "yuan", "元"), Choice("square-metres", "m²", "m²"), Choice("percent", "%", "%"),
  ]

  /// The lines of an application's sheet, as they were when it was filed.
  ///
  /// Source: daily work.
  public static let applicationConditions = Register(
    "application-conditions",
    pane: .policies,
    Phrase("Conditions of applications", "申报条件"),
    one: Phrase("Condition of an application", "申报条件"),
    title: "{application} · {condition}",
    idPrefix: "apc",
    help: Phrase(
      "The sheet of an application line by line, as it was when it was filed.",
      "申报条件核对表的各行，保持提交时的内容。"
    ),
    source: Document.daily,
    sections: [
      Section(
        "Condition",
        "条件",
        [
          .reference(
            "application",
            to: ["applications"],
            "Application",
            "申报",
            required: true,
            help: Phrase("The application that it belongs to.", "所属的申报。"),
            width: 24
          ),
          .plain(
            .integer,
            "line",
            "Line",
            "行号",
            help: Phrase("Its place in the sheet.", "在表中的位置。"),
            width: 4
          ),
          .text(
            "condition",
            "Condition",
            "条件编号",
            required: true,
            help: Phrase("Its id in the policy pack.", "政策包中的条件编号。"),
            width: 18
          ),
          .choice(
            "verdict",
            "Verdict",
            "结论",
            [
              Choice("met", "met", "符合"), Choice("unmet", "not met", "不符合"),
              Choice("unknown", "unknown", "未知"),
            ],
            required: true,
            help: Phrase("Whether it was met on the day.", "当日是否符合。"),
            width: 8
          ),
          .note("says", "In plain words", "内容", help: Phrase("What is asked for.", "条件内容（英文）。")),
          .note(
            "saysZh",
            "In Chinese",
            "内容（中文）",
            help: Phrase("The same in Chinese.", "条件内容（中文）。")
          ),
        ]
          + Field.inBoth("value", "Value", "数值", Phrase("The values used.", "所用数值"), width: 24)
          + Field.inBoth("threshold", "Needed", "要求", Phrase("What is needed.", "要求的数值"), width: 12)
          + Field.inBoth(
            "lacking",
            "Missing",
            "缺少",
            Phrase("The data that lacked.", "缺少的数据"),
            width: 16
          )
          + Field.inBoth(
            "gap",
            "Gap",
            "差距",
            Phrase("What would close the gap.", "差距与办法"),
            width: 12
          )
          + Field.inBoth(
            "clause",
            "Clause",
            "条款",
            Phrase("Document and clause.", "文件与条款"),
            width: 24
          )
          + Field.inBoth(
            "source",
            "Source",
            "来源",
            Phrase("Where the values come from.", "数值的来源"),
            width: 16
          )
      ), conditionFigures,
    ],
    columns: ["application", "line", "says", "verdict", "value", "threshold", "gap", "clause"],
    keys: [["application", "condition"]],
    zonePath: "application.applicant"
  ).sealed(
    Seal(openStates: ["draft"], owner: "application", says: wasFiled, nextStep: fileAnew)
  )
}
