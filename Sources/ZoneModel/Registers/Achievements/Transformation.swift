extension Register {
  /// The reserve library: achievements that firms want to bring to the market.
  ///
  /// Source: Huairou action plan IV(I)1, Tongzhou opinions II(I)2 first.
  public static let transformationProjects = Register(
    "transformation-projects",
    pane: .achievements,
    Phrase("Transformation projects", "转化项目"),
    one: Phrase("Transformation project", "转化项目"),
    title: "{title}",
    idPrefix: "tra",
    help: Phrase(
      "The reserve library: achievements that firms want to bring to the market.",
      "成果转化储备库项目。"
    ),
    source: "\(Document.huairou) IV(I)1; \(Document.tongzhou) II(I)2 first",
    sections: [
      Section(
        "Project",
        "项目",
        [
          .text(
            "title",
            "Title",
            "项目名称",
            required: true,
            help: Phrase("What the project is called.", "转化项目的名称。"),
            width: 30
          ),
          .reference(
            "achievement",
            to: ["achievements"],
            "Achievement",
            "成果",
            help: Phrase("What is transformed.", "转化的成果。"),
            width: 26
          ),
          .reference(
            "implementer",
            to: ["enterprises", "startup-teams"],
            "Implementer",
            "实施方",
            help: Phrase("Who does it.", "实施转化的企业或团队。"),
            width: 24
          ),
          .choice(
            "stage",
            "Stage",
            "阶段",
            [
              Choice("proof", "proof of concept", "概念验证"), Choice("pilot", "pilot", "中试"),
              Choice("small-batch", "small batch", "小批量"),
              Choice("industrial", "industrial", "产业化"),
            ],
            ordered: true,
            required: true,
            help: Phrase("How far it is.", "转化所处阶段。")
          ).holding(
            "not state:industrialized or stage:industrial",
            "the state is “industrialized”, and the stage is an earlier one",
            "状态为「已产业化」，但阶段仍在产业化之前"
          ).warning,
          .text(
            "need",
            "Need",
            "需求",
            help: Phrase("What is lacking: money, space, people.", "资金、场地、人才等需求。"),
            width: 24
          ),
          .money("investment", "Investment", "投资额", help: Phrase("Planned investment.", "计划投资额。")),
          .reference(
            "cameFrom",
            to: ["offshore-incubators"],
            "Came from",
            "来自离岸孵化器",
            help: Phrase("The incubator abroad that it came home from.", "回国落地前所在的离岸孵化器。"),
            source: "\(Document.beijing) V.30",
            width: 20
          ),
          .date(
            "proofOn",
            "Proof of concept",
            "概念验证日期",
            help: Phrase("Day on which the concept was proved.", "完成概念验证的日期。")
          ).done(in: "reserved", "selected", "running", "industrialized", "stopped"),
          .date(
            "pilotOn",
            "Pilot test",
            "中试日期",
            check: "missing(proofOn) or pilotOn >= proofOn",
            help: Phrase("Day on which the pilot test ended.", "完成中试的日期。")
          ).done(in: "reserved", "selected", "running", "industrialized", "stopped"),
          .reference(
            "site",
            to: ["buildings"],
            "Site",
            "场地",
            help: Phrase("The building where it is done.", "实施的楼宇。"),
            width: 16
          ),
          .reference(
            "incubator",
            to: ["incubators"],
            "Incubated in",
            "孵化载体",
            help: Phrase("The carrier that follows it from proof to pilot.", "从验证到中试陪伴项目的载体。"),
            source: "\(Document.beijing) V.23"
          ),
          .zone(),
          .date(
            "registeredOn",
            "Registered",
            "入库日期",
            help: Phrase("When it entered the library.", "进入储备库的日期。"),
            default: .today
          ),
          .date(
            "lastSurveyedOn",
            "Last surveyed",
            "最近调查日期",
            check: "lastSurveyedOn <= today",
            help: Phrase("When it was asked about last.", "最近一次跟踪调查的日期。")
          ),
          .computed(
            "askedOn",
            "Asked about",
            "最近了解日期",
            """
            if missing(survey) or not survey.state:(closed, reported) or survey.heldOn > today \
            then lastSurveyedOn else if missing(lastSurveyedOn) then survey.heldOn \
            else larger(lastSurveyedOn, survey.heldOn)
            """,
            gives: .date,
            help: Phrase(
              "The later of the day entered and that of the survey named, once that is closed.",
              "所填调查日期与所引用调查（已结束）日期中较晚者。"
            ),
            width: 12
          ),
          .computed(
            "surveyOverdue",
            "Survey overdue",
            "调查逾期",
            """
            if zone within huairou-district then (not state:(industrialized, stopped) and \
            (askedOn ?? registeredOn) + setting("achievement-survey-interval") < today)
            """,
            gives: .flag,
            help: Phrase("Not asked about for longer than the interval.", "超过设定间隔未跟踪调查。"),
            source: "\(Document.huairou) IV(I)1",
            width: 8
          ),
          .date(
            "selectedOn",
            "Selected",
            "遴选日期",
            check: "not missing(registeredOn) and selectedOn >= registeredOn",
            help: Phrase("When it was chosen from the library.", "从储备库中遴选的日期。"),
            source: "\(Document.tongzhou) II(I)2 first"
          ).saying(
            Phrase(
              "the day on which it entered the library is missing or later",
              "入库日期未填或晚于遴选日期"
            )
          ),
          .reference(
            "survey",
            to: ["surveys"],
            "Survey",
            "调查",
            help: Phrase("The survey that asked.", "跟踪的调查。")
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("reserved", "reserved", "储备"), Choice("selected", "selected", "已遴选"),
      Choice("running", "running", "实施中"), Choice("industrialized", "industrialized", "已产业化"),
      Choice("stopped", "stopped", "已终止"),
    ],
    transitions: [
      "reserved>selected", "selected>running", "running>industrialized", "running>stopped",
      "reserved>stopped",
    ],
    columns: [
      "title", "achievement", "implementer", "stage", "investment", "registeredOn",
      "lastSurveyedOn", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "select",
        "Select",
        "遴选",
        help: Phrase("It has been chosen from the library.", "从储备库中遴选。"),
        from: ["reserved"],
        to: "selected",
        asks: [.date("selectedOn", "Selected", "遴选日期", required: true, default: .today)]
      ),
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("Work begins.", "项目启动。"),
        from: ["selected"],
        to: "running"
      ),
      .step(
        "survey",
        "Surveyed",
        "跟踪调查",
        help: Phrase("It has been asked about.", "完成一次跟踪调查。"),
        asks: [.date("lastSurveyedOn", "Last surveyed", "最近调查日期", required: true, default: .today)]
      ),
      .step(
        "finish",
        "Industrialized",
        "产业化",
        help: Phrase("It is produced; the stage is the industrial one.", "实现产业化，阶段随之更新。"),
        from: ["running"],
        to: "industrialized",
        besides: [.set(field: "stage", to: .value(.text("industrial")))]
      ),
      .step(
        "stop",
        "Stop",
        "终止",
        help: Phrase("It ends without result.", "项目终止。"),
        from: ["reserved", "running"],
        to: "stopped"
      ),
    ]
  )
}

extension Register {
  /// Problems that firms want solved.
  ///
  /// Source: Huairou action plan IV(II)4, Tongzhou opinions II(I)2 first.
  public static let technologyDemands = Register(
    "technology-demands",
    pane: .achievements,
    Phrase("Technology demands", "技术需求"),
    one: Phrase("Technology demand", "技术需求"),
    title: "{problem}",
    idPrefix: "dem",
    help: Phrase("Problems that firms want solved.", "企业征集并发布的技术需求。"),
    source:
      "\(Document.huairou) IV(II)4; \(Document.tongzhou) II(I)2 first; \(Document.huairou) IV(IV)13",
    sections: [
      Section(
        "Demand",
        "需求",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("Who asks.", "提出需求的企业。"),
            width: 24
          ),
          .text(
            "problem",
            "Problem",
            "技术难题",
            required: true,
            help: Phrase("What is to be solved.", "需要解决的技术难题。"),
            width: 36
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("rd-demand", "R&D demand", "研发需求"),
              Choice("technology-need", "technology wanted", "技术引进"),
            ],
            help: Phrase("To be developed, or wanted ready.", "委托研发或引进成熟技术。")
          ),
          .technology("field", "Field", "技术领域", help: Phrase("Technical fields.", "所属技术领域。")),
          .money("budget", "Budget", "预算", help: Phrase("What the firm would pay.", "企业拟投入金额。")),
          .date("releasedOn", "Released", "发布日期", help: Phrase("When it was published.", "发布的日期。")),
          .date(
            "deadline",
            "Deadline",
            "截止日期",
            check: "deadline >= releasedOn",
            help: Phrase("Until when it is open.", "征集截止日期。")
          ).due(
            "Demand closes",
            "技术需求截止",
            while: "state:(collected, released)",
            late: Phrase("Demand closed {n} days ago", "技术需求已截止 {n} 天")
          ),
          .reference(
            "solver",
            to: ["enterprises", "research-institutions", "talents"],
            "Solver",
            "解决方",
            check: "solver != enterprise",
            help: Phrase("Who solved it.", "解决难题的单位或个人。"),
            width: 22
          ).warning.saying(Phrase("the firm that asks is named as who solves", "解决方与提出需求的企业相同")),
          .date(
            "solvedOn",
            "Solved",
            "解决日期",
            check: "missing(releasedOn) or solvedOn >= releasedOn",
            help: Phrase("When it was solved.", "解决的日期。")
          ),
          .computed(
            "matches",
            "Matches",
            "匹配数",
            "count(matches of this where not state:failed)",
            gives: .integer,
            help: Phrase("Proposals that have not failed.", "未告失败的匹配建议。"),
            width: 6
          ),
          .computed(
            "projects",
            "Projects",
            "项目数",
            "count(research-projects of this)",
            gives: .integer,
            help: Phrase("Projects that came from it.", "由其形成的项目数。"),
            source: "\(Document.tongzhou) II(I)2 first",
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("collected", "collected", "已征集"), Choice("released", "released", "已发布"),
      Choice("matched", "matched", "已匹配"), Choice("solved", "solved", "已解决"),
      Choice("expired", "expired", "已过期"),
    ],
    transitions: [
      "collected>released", "released>matched", "matched>solved", "released>expired",
      "matched>released",
    ],
    columns: [
      "problem", "enterprise", "kind", "field", "budget", "releasedOn", "deadline", "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "release",
        "Release",
        "发布",
        help: Phrase("The demand is published.", "发布需求。"),
        from: ["collected"],
        to: "released",
        asks: [
          .date("releasedOn", "Released", "发布日期", required: true, default: .today),
          .date("deadline", "Deadline", "截止日期"),
        ]
      ),
      .step(
        "match",
        "Matched",
        "已匹配",
        help: Phrase("Somebody can solve it.", "找到解决方。"),
        from: ["released"],
        to: "matched"
      ),
      .step(
        "solve",
        "Solved",
        "已解决",
        help: Phrase("The problem is solved.", "难题已解决。"),
        from: ["matched"],
        to: "solved",
        asks: [
          .reference(
            "solver",
            to: ["enterprises", "research-institutions", "talents"],
            "Solver",
            "解决方",
            required: true
          ), .date("solvedOn", "Solved", "解决日期", required: true, default: .today),
        ]
      ),
      RegisterAction(
        "draft-project",
        Phrase("Draft a project", "形成项目"),
        help: Phrase("A research project is drafted from the demand.", "由需求形成科研项目草案。"),
        states: ["collected", "released", "matched"],
        when: "count(research-projects of this where state:draft) = 0",
        whenNot: Phrase("There is a draft from it already.", "已有由其形成的项目草案。"),
        steps: [
          .create(
            register: "research-projects",
            values: [
              "title": .expression("problem"), "zone": .expression("enterprise.zone"),
              "field": .expression("field"), "budget": .expression("budget"), "demand": .this,
              "industrialObjective": .expression("problem"), "state": .value(.text("draft")),
            ]
          )
        ]
      ),
      .step(
        "expire",
        "Expire",
        "过期",
        help: Phrase("Nobody came.", "到期未对接。"),
        from: ["released"],
        to: "expired",
        when: "missing(deadline) or deadline <= today",
        whenNot: Phrase(
          "It is open until {deadline}; where it was taken back, enter that day first.",
          "征集至 {deadline} 截止；提前撤回的，请先更正该日期。"
        )
      ),
    ]
  )
}
