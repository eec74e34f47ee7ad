extension Register {
  /// Publicly and privately funded research projects from draft to closing.
  ///
  /// Source: Beijing 30 measures IV.15, Tongzhou opinions II(I)2 first.
  public static let researchProjects = Register(
    "research-projects",
    pane: .projects,
    Phrase("Research projects", "科研项目"),
    one: Phrase("Research project", "科研项目"),
    title: "{title}",
    idPrefix: "prj",
    help: Phrase(
      "Publicly and privately funded research projects from draft to closing.",
      "科研项目，从申报到结题。"
    ),
    source:
      "\(Document.beijing) IV.15; \(Document.tongzhou) II(I)2 first; \(Document.huairou) IV(II)4",
    sections: [
      researchProjectsIdentity, researchProjectsClassification, researchProjectsMoney,
      researchProjectsDates, researchProjectsOutcome, .origin,
    ],
    states: [
      Choice("draft", "draft", "草稿"), Choice("submitted", "submitted", "已申报"),
      Choice("reserved", "reserved", "已入库"), Choice("selected", "selected", "已立项"),
      Choice("running", "running", "执行中"), Choice("inspection", "inspection", "检查中"),
      Choice("acceptance", "acceptance", "验收中"), Choice("closed", "closed", "已结题"),
      Choice("failed-with-diligence", "failed with diligence", "尽责未成"),
    ],
    transitions: [
      "draft>submitted", "submitted>reserved", "reserved>selected", "selected>running",
      "running>inspection", "inspection>running", "running>acceptance", "acceptance>closed",
      "acceptance>failed-with-diligence", "running>failed-with-diligence",
    ],
    stateCheck: """
      not state:failed-with-diligence or (missing(outcome) or outcome:missed) and \
      (not (zone within beijing) or kind:(free-exploration, disruptive) and \
      failureCause:wrong-technical-route)
      """,
    stateSays: Phrase(
      "only an aim that was missed in free exploration or disruptive innovation by a wrong technical route "
        + "is exempt from blame (Beijing 30 measures IV.15)",
      "仅自由探索和颠覆性创新因技术路线选择失误未达目标的适用尽责免责（科创30条 IV.15）"
    ),
    columns: [
      "title", "undertaker", "leader", "kind", "level", "startOn", "endOn", "milestonesLate",
      "state",
    ],
    zonePath: "zone",
    actions: researchProjectsActions
  )

  /// The stages are asked for as the project passes them.
  private static let reviewLacks: String = {
    let paid =
      "zone within tongzhou-district and fundingSource:special-fund and not state:(draft, submitted, reserved)"
    func lacks(_ stage: String, unlessIn states: String) -> String {
      let held = "count(project-evaluations of this where stage:\(stage) and held"
      let isPassed = states.isEmpty ? "" : " and (not state:(\(states)) or \(held)) > 0)"
      return "\(paid)\(isPassed) and \(held) and reviewerKind:third-party) = 0"
    }
    let stages = [
      ("selection", lacks("selection", unlessIn: "")),
      ("evaluation", lacks("evaluation", unlessIn: "selected, running")),
      ("execution", lacks("execution", unlessIn: "selected, running")),
      ("tracking", lacks("tracking", unlessIn: "selected, running")),
      ("performance", lacks("performance", unlessIn: "selected, running, inspection, acceptance")),
    ]
    // A stage of which it is not known is passed over for one that certainly lacks a third party.
    let certain = stages.map { "if not unknown(\($0.1)) and \($0.1) then \"\($0.0)\" else " }
    let any = stages.map { "(\($0.1))" }.joined(separator: " or ")
    return certain.joined() + "if \(paid) and not (\(any)) then \"complete\""
  }()

  private static let researchProjectsIdentity = Section(
    "Identity",
    "基本情况",
    [
      .text(
        "title",
        "Title",
        "项目名称",
        required: true,
        help: Phrase("What the project is called.", "项目的名称。"),
        width: 34
      ),
      .text(
        "number",
        "Number",
        "项目编号",
        unique: true,
        help: Phrase("Number of the programme office.", "项目编号。"),
        width: 14
      ),
      .reference(
        "leader",
        to: ["talents"],
        "Leader",
        "项目负责人",
        help: Phrase("Who leads it.", "项目负责人。"),
        width: 16
      ),
      .reference(
        "undertaker",
        to: ["research-institutions", "enterprises"],
        "Undertaker",
        "承担单位",
        help: Phrase("Who carries it out.", "项目承担单位。"),
        width: 24
      ),
      .choice(
        "leadKind",
        "Kind of lead unit",
        "牵头单位类别",
        .unitKinds,
        help: Phrase("What sort of unit leads.", "牵头单位的类别。"),
        source: "\(Document.huairou) IV(II)4"
      ),
      .reference(
        "programme",
        to: ["programmes"],
        "Programme",
        "科技计划",
        help: Phrase("The programme that it belongs to.", "所属科技计划。"),
        width: 20
      ),
      .reference(
        "zone",
        to: ["zones"],
        "Zone",
        "所属园区",
        required: true,
        help: Phrase("Where it is carried out.", "实施所在的园区。"),
        source: "\(Document.beijing) I.3",
        default: .zone,
        width: 18
      ),
      .reference(
        "site",
        to: ["zones"],
        "Site",
        "落地区域",
        help: Phrase("The city or district where a national task lands.", "国家任务落地的市或区。"),
        source: "\(Document.beijing) IV.14",
        width: 16
      ),
      .officer,
    ]
  )

  private static let researchProjectsClassification = Section(
    "Classification",
    "分类",
    [
      .technology(
        "field",
        "Field",
        "技术领域",
        help: Phrase("Technical fields.", "所属技术领域。"),
        source: "\(Document.beijing) IV.17"
      ),
      .reference(
        "industry",
        to: ["industries"],
        "Industry",
        "产业",
        help: Phrase("The industry that it serves.", "面向的产业。"),
        source: "\(Document.beijing) III.10",
        width: 16
      ),
      .choice(
        "kind",
        "Kind",
        "类别",
        [
          Choice("applied", "applied", "应用研究"), Choice("basic", "basic research", "基础研究"),
          Choice("free-exploration", "free exploration", "自由探索"),
          Choice("disruptive", "disruptive", "颠覆性"),
          Choice("horizontal", "contract research", "横向项目"),
        ],
        help: Phrase("What sort of research it is.", "研究类别。"),
        source: "\(Document.beijing) III.12",
        width: 14
      ),
      .choice(
        "discipline",
        "Discipline",
        "学科",
        [
          Choice("mathematics", "mathematics", "数学"), Choice("physics", "physics", "物理"),
          Choice("chemistry", "chemistry", "化学"), Choice("life-science", "life science", "生命科学"),
          Choice("earth-science", "earth science", "地球科学"),
          Choice("engineering", "engineering", "工程"), Choice("information", "information", "信息"),
          Choice("medicine", "medicine", "医学"), Choice("other", "other", "其他"),
        ],
        help: Phrase("Mathematics and physics have their own cap.", "学科，数学物理另有间接费上限。"),
        source: "\(Document.beijing) IV.17"
      ),
      .choice(
        "level",
        "Level",
        "级别",
        [
          Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
          Choice("national", "national", "国家级"),
          Choice("national-major", "national major task", "国家重大任务"),
          Choice("enterprise", "own project", "自主项目"),
        ],
        help: Phrase("Who has set the task.", "任务下达的层级。"),
        source: "\(Document.beijing) IV.14"
      ),
      .choice(
        "class",
        "Class",
        "项目分类",
        [
          Choice("basic", "basic research", "基础研究类"),
          Choice("applied", "applied research", "应用研究类"),
          Choice("industrialization", "industrialization", "产业化类"),
          Choice("platform", "platform", "平台类"), Choice("major", "major project", "重大项目"),
        ],
        help: Phrase("The class by which it is evaluated.", "评价所用的分类。"),
        source: "\(Document.beijing) I.1, IV.15"
      ),
      .choice(
        "fundingSource",
        "Funding",
        "经费来源",
        [
          Choice("fiscal", "public money", "财政"),
          Choice("municipal-fiscal", "municipal public money", "市级财政"),
          Choice("special-fund", "special fund", "专项资金"), Choice("enterprise", "enterprise", "企业"),
          Choice("mixed", "mixed", "多渠道"),
        ],
        help: Phrase("Who pays.", "经费的来源。"),
        source: "\(Document.tongzhou) III(II)",
        width: 12
      ),
      .choice(
        "quality",
        "Quality",
        "项目质量",
        .lowToHigh,
        ordered: true,
        help: Phrase("Quality of the project.", "项目质量。"),
        source: "\(Document.beijing) V.23"
      ),
      .text(
        "industrialObjective",
        "Industrial objective",
        "产业化目标",
        help: Phrase("What industry should get; then a firm leads.", "有产业化目标的由企业牵头。"),
        source: "\(Document.huairou) IV(II)4"
      ),
      .note(
        "transformationRequirement",
        "Transformation clause",
        "转化要求",
        help: Phrase("What the contract asks for transformation.", "任务书中的成果转化要求。"),
        source: "\(Document.beijing) III.12"
      ),
    ]
  )

  /// What the lines of a subject come to; a subject without a line is not known to be nothing.
  private static func sumOfLines(_ subject: String) -> String {
    let lines = "budget-lines of this where subject:\(subject)"
    return "if count(\(lines)) > 0 then sum(\(lines), adjusted ?? planned)"
  }

  private static let researchProjectsMoney = Section(
    "Money",
    "经费",
    [
      .text(
        "ownMeasures",
        "Unit's own measures",
        "单位管理办法",
        help: Phrase(
          "Lawful rules of the unit that contract research is audited by.",
          "横向项目审计所依据的单位管理办法。"
        ),
        source: "\(Document.beijing) IV.16"
      ),
      .money("budget", "Budget", "总经费", help: Phrase("Whole sum.", "项目总经费。")),
      .computed(
        "planned",
        "Planned lines",
        "预算合计",
        "sum(budget-lines of this where subject:(direct, indirect), planned)",
        gives: .money,
        help: Phrase("Sum of the budget lines.", "预算科目合计。"),
        width: 12
      ),
      .computed(
        "adjusted",
        "Adjusted lines",
        "调剂后合计",
        "sum(budget-lines of this where subject:(direct, indirect), adjusted ?? planned)",
        gives: .money,
        help: Phrase("Sum of the budget lines as they were adjusted.", "调剂后的预算科目合计。"),
        source: "\(Document.beijing) IV.16",
        width: 12
      ),
      .computed(
        "equipment",
        "Equipment",
        "设备费",
        sumOfLines("equipment"),
        gives: .money,
        help: Phrase(
          "For equipment, as it was adjusted; unknown without a line for it.",
          "调剂后的设备费预算，无该科目的为未知。"
        ),
        width: 12
      ),
      .computed(
        "indirect",
        "Indirect cost",
        "间接费",
        sumOfLines("indirect"),
        gives: .money,
        help: Phrase(
          "Indirect cost, as it was adjusted; unknown without a line for it.",
          "调剂后的间接费预算，无该科目的为未知。"
        ),
        width: 12
      ),
      .computed(
        "direct",
        "Direct cost",
        "直接费",
        sumOfLines("direct"),
        gives: .money,
        help: Phrase(
          "Direct cost as it was adjusted, equipment among it.",
          "调剂后的直接费预算，含设备费。"
        ),
        width: 12
      ),
      .computed(
        "indirectShare",
        "Indirect share",
        "间接费比例",
        "indirect / (direct - equipment)",
        gives: .percent,
        help: Phrase("Indirect cost to direct cost without equipment.", "间接费占扣除设备费后直接费的比例。"),
        width: 8
      ),
      .flag(
        "pilotLowEquipment",
        "Low-equipment pilot",
        "低设备费试点",
        help: Phrase("In the pilot for projects that need little equipment.", "是否为设备费较少的试点项目。"),
        source: "\(Document.beijing) IV.17"
      ),
      .flag(
        "allIn",
        "All-in pilot",
        "经费包干",
        help: Phrase("In the pilot without budget lines.", "是否实行经费“包干制”。"),
        source: "\(Document.beijing) IV.18"
      ),
    ]
  )

  private static let researchProjectsDates = Section(
    "Dates",
    "时间",
    [
      .date(
        "reservedOn",
        "Reserved",
        "入库日期",
        help: Phrase("When it entered the reserve.", "进入储备库的日期。"),
        source: "\(Document.tongzhou) II(I)2 first"
      ),
      .date(
        "selectedOn",
        "Selected",
        "立项日期",
        check:
          "not (zone within tongzhou-district) or not missing(reservedOn) and reservedOn <= selectedOn",
        help: Phrase("When it was chosen; it stood in the reserve before.", "遴选立项的日期，须先入储备库。"),
        source: "\(Document.tongzhou) II(I)2 first"
      ).warning.saying(Phrase("it did not stand in the reserve before", "立项前未进入储备库")),
      .reference(
        "demand",
        to: ["technology-demands"],
        "From demand",
        "需求来源",
        help: Phrase("The demand that it came from, where it is in the register.", "登记簿中的来源需求。"),
        source: "\(Document.tongzhou) II(I)2 first",
        width: 22
      ),
      .text(
        "originDemand",
        "Demand behind it",
        "来源需求",
        help: Phrase("The demand that it came from.", "项目来源的需求。"),
        source: "\(Document.tongzhou) II(I)2 first"
      ),
      .date(
        "jointMeetingOn",
        "Joint meeting",
        "联席会议日期",
        help: Phrase("When the joint meeting approved it.", "联席会议审议的日期。")
      ),
      Field.date(
        "startOn",
        "Starts",
        "开始日期",
        help: Phrase("First day.", "项目开始日期。"),
        source: "\(Document.beijing) IV.15"
      ).holding(
        """
        not (zone within beijing) or not state:inspection or missing(processInspection) \
        or not processInspection:exempt
        """,
        "it runs under three years and is in general exempt from process inspection "
          + "(Beijing 30 measures IV.15)",
        "执行期不足三年，一般免过程检查（科创30条 IV.15）"
      ).warning,
      .date(
        "endOn",
        "Ends",
        "结束日期",
        check: "endOn > startOn",
        help: Phrase("Planned last day.", "计划结束日期。"),
        source: "\(Document.beijing) IV.15"
      ).counting(from: "startOn").ends(
        "Project",
        "项目",
        while: "state:(running, inspection)",
        soon: 60,
        act: 14
      ),
      .computed(
        "underThreeYears",
        "Under three years",
        "不足三年",
        "endOn + 1d < startOn + 3y",
        gives: .flag,
        help: Phrase("Shorter than three years; three years are not.", "执行期不足三年，满三年不在此列。"),
        width: 6
      ),
      .computed(
        "processInspection",
        "Process inspection",
        "过程检查",
        "if zone within beijing then (if underThreeYears then \"exempt\" else \"due\")",
        gives: .choice(
          ChoiceSet([Choice("exempt", "exempt", "免检"), Choice("due", "inspection due", "须检查")])
        ),
        help: Phrase("Exempt under three years; due from three years on.", "不足三年免过程检查，满三年须检查。"),
        source: "\(Document.beijing) IV.15",
        width: 14
      ),
      .computed(
        "lacksReviewAt",
        "Lacks a third party at",
        "缺第三方环节",
        reviewLacks,
        gives: .choice(ChoiceSet(.reviewStages + [Choice("complete", "none", "无缺")])),
        help: Phrase(
          "The first stage that a project of the special fund certainly went through without a third party.",
          "专项资金项目已过而确无第三方参与的首个环节。"
        ),
        source: "\(Document.tongzhou) III(II)",
        width: 14
      ),
      .computed(
        "milestonesLate",
        "Milestones late",
        "逾期节点",
        "count(project-milestones of this where state:planned and dueOn < today)",
        gives: .integer,
        help: Phrase("Milestones past their day and not done.", "已逾期未完成的节点数。"),
        width: 6
      ),
    ]
  )

  private static let researchProjectsOutcome = Section(
    "Outcome",
    "结果",
    [
      .date(
        "acceptedOn",
        "Accepted",
        "验收日期",
        help: Phrase("When it passed acceptance.", "通过验收的日期。")
      ).holding([
        CheckCause(
          "missing(startOn) or acceptedOn >= startOn",
          "a project is accepted on the day that it starts or after it",
          "验收日期不得早于开始日期"
        ),
        CheckCause(
          "not state:closed or not missing(outcome)",
          "it is closed, and whether its aim was reached is not entered",
          "项目已结题，但未填写目标是否达成",
          warns: true
        ),
        CheckCause(
          "not state:closed or count(project-milestones of this where state:planned) = 0",
          "it is closed while milestones of it are still planned",
          "项目已结题，但仍有未完成的里程碑",
          warns: true
        ),
      ]),
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
      .choice(
        "failureCause",
        "Cause of failure",
        "未达成原因",
        [
          Choice("wrong-technical-route", "wrong technical route", "技术路线选择失误"),
          Choice("unforeseen", "unforeseeable", "不可预见因素"), Choice("funding", "funding", "经费"),
          Choice("other", "other", "其他"),
        ],
        help: Phrase("Why it was missed.", "未达成的原因。"),
        source: "\(Document.beijing) IV.15"
      ),
      .note(
        "followUpSupport",
        "Follow-up support",
        "后续支持",
        help: Phrase("What the city adds so that results stay.", "为使成果留在本地而给予的后续支持。"),
        source: "\(Document.beijing) IV.14"
      ),
      .computed(
        "performanceScore",
        "Performance score",
        "绩效得分",
        """
        if state:(closed, failed-with-diligence) then last(project-evaluations of this where \
        stage:performance and held and not missing(score), score order date)
        """,
        gives: .number,
        help: Phrase("Of the last performance review, once it has closed.", "结题后最近一次绩效评价得分。"),
        source: "\(Document.tongzhou) II(I)2 first",
        width: 8
      ),
      .note(
        "diligenceRecord",
        "Diligence record",
        "尽职记录",
        help: Phrase("Proof that due care was taken.", "勤勉尽责的证明材料。"),
        source: "\(Document.beijing) IV.15"
      ),
    ]
  )
}
