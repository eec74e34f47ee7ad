extension Register {
  /// What one-stop cases are about.
  static let caseKinds = [
    Choice("policy", "policy", "政策"), Choice("financing", "financing", "融资"),
    Choice("coaching", "coaching", "辅导"), Choice("registration", "registration", "注册登记"),
    Choice("talent", "talent", "人才"), Choice("premises", "premises", "场地"),
    Choice("device", "medical device", "医疗器械"),
    Choice("genetic-resources", "human genetic resources", "人类遗传资源"),
    Choice("direct-channel", "direct channel", "直通车"), Choice("other", "other", "其他"),
  ]

  /// What firms ask for at the one-stop window, until it is solved.
  ///
  /// Source: Huairou action plan IV(IV)13, Beijing 30 measures II.9.
  public static let serviceCases = Register(
    "service-cases",
    pane: .policies,
    Phrase("One-stop cases", "一站式事项"),
    one: Phrase("One-stop case", "一站式事项"),
    title: "{client} · {kind}",
    idPrefix: "svc",
    help: Phrase(
      "What firms ask for at the one-stop window, until it is solved.",
      "企业在一站式窗口提出的事项，直至解决。"
    ),
    source: "\(Document.huairou) IV(IV)13; \(Document.beijing) II.9, V.23",
    sections: [
      Section(
        "Case",
        "事项",
        [
          .reference(
            "client",
            to: ["enterprises", "startup-teams", "research-institutions", "zones"],
            "Client",
            "服务对象",
            required: true,
            help: Phrase("Who asks.", "提出事项的企业、团队、机构或园区。"),
            width: 26
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            caseKinds,
            required: true,
            help: Phrase("What about.", "事项类别。"),
            width: 10
          ),
          .reference(
            "station",
            to: ["service-agencies"],
            "Service station",
            "服务站",
            help: Phrase("The station that handles it.", "办理的服务站。"),
            source: "\(Document.beijing) III.11",
            width: 18
          ).ofServiceStations,
          .reference(
            "promotion",
            to: ["policy-promotions"],
            "From",
            "来源活动",
            help: Phrase(
              "The visit or meeting where the client brought it up.",
              "企业提出该事项的走访或宣讲活动。"
            ),
            source: "\(Document.jingan) IV.1(2)",
            width: 22
          ).holding(
            """
            (count(enterprises where row = this.client) = 0 \
            or missing(promotion.enterprises) and not promotion.channel:visit \
            or not missing(promotion.enterprises) and includes(promotion.enterprises, client)) \
            and count(service-cases where promotion = this.promotion and client = this.client \
            and kind = this.kind and not (row = this)) = 0
            """,
            "the client is among the firms that were visited or told then, and a firm has one case of a kind from it",
            "服务对象须在该活动走访或告知的企业之列，同一企业同类事项只开立一次"
          ),
          .date(
            "openedOn",
            "Opened",
            "受理日期",
            required: true,
            help: Phrase("Day on which it came.", "受理的日期。"),
            default: .today
          ),
          .date(
            "dueOn",
            "Due",
            "办结期限",
            check: "dueOn >= openedOn",
            help: Phrase("By when it should be solved.", "应办结的期限。")
          ).due("Service case due", "服务事项期限", while: "state:(open, waiting)"),
          .text(
            "askedOf",
            "Asked of",
            "受理部门",
            help: Phrase("The department that is asked, for the direct channel.", "直通车事项所报送的省级部门。"),
            source: "\(Document.guofa) (15)"
          ),
          .note("steps", "Steps", "办理过程", help: Phrase("What was done.", "办理过程。")),
          .note("result", "Result", "结果", help: Phrase("How it ended.", "办理结果。")),
          .date(
            "closedOn",
            "Closed",
            "办结日期",
            check: "closedOn >= openedOn",
            help: Phrase("When it was closed.", "办结的日期。")
          ).done(in: "solved", "closed"),
          .computed(
            "daysTaken",
            "Days",
            "办理天数",
            "if openedOn <= today then days(openedOn, if state:(solved, closed) then closedOn else today)",
            gives: .integer,
            help: Phrase(
              "Days until it was closed, or until today; not known of a closed one without its day.",
              "至办结或今日的天数；已关闭而无办结日期的未知。"
            ),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("open", "open", "办理中"), Choice("waiting", "waiting for the client", "待补件"),
      Choice("solved", "solved", "已解决"), Choice("closed", "closed", "已关闭"),
    ],
    transitions: [
      "open>waiting", "waiting>open", "open>solved", "waiting>solved", "solved>closed",
      "open>closed",
    ],
    columns: ["client", "kind", "openedOn", "dueOn", "closedOn", "officer", "state"],
    zonePath: "client.zone ?? client",
    actions: [
      .step(
        "wait",
        "Wait for the client",
        "待补件",
        help: Phrase("The client must bring something.", "等待对象补充材料。"),
        from: ["open"],
        to: "waiting",
        asks: [.note("steps", "Steps", "办理过程")]
      ),
      .step(
        "resume",
        "Resume",
        "继续办理",
        help: Phrase("The client has brought it.", "材料已补齐。"),
        from: ["waiting"],
        to: "open"
      ),
      .step(
        "solve",
        "Solved",
        "解决",
        help: Phrase("It is solved.", "事项解决。"),
        from: ["open", "waiting"],
        to: "solved",
        asks: [
          .note("result", "Result", "结果", required: true), .officer.needed,
          .date("closedOn", "Closed", "办结日期", required: true, default: .today),
        ]
      ),
      RegisterAction(
        "close",
        Phrase("Close", "关闭"),
        help: Phrase("Nothing is left to do.", "无后续事项，关闭。"),
        states: ["open", "solved"],
        asks: [.date("closedOn", "Closed", "办结日期", required: true)],
        defaults: ["closedOn": "closedOn ?? today"],
        steps: [
          .set(field: "state", to: .value(.text("closed"))),
          .set(field: "closedOn", to: .asked("closedOn")),
        ]
      ),
    ]
  )
}

extension Register {
  /// Investment approvals by commitment, tolerance, green channel or the ordinary way.
  ///
  /// Source: Beijing 30 measures I.3, Beijing 30 measures III.10.
  public static let approvalMatters = Register(
    "approval-matters",
    pane: .policies,
    Phrase("Approval matters", "审批事项"),
    one: Phrase("Approval matter", "审批事项"),
    title: "{project} · {route}",
    idPrefix: "apm",
    help: Phrase(
      "Investment approvals by commitment, tolerance, green channel or the ordinary way.",
      "承诺制、容缺受理、绿色通道等审批事项。"
    ),
    source: "\(Document.beijing) I.3, III.10; \(Document.guofa) (16)",
    sections: [
      Section(
        "Matter",
        "事项",
        [
          .text(
            "project",
            "Project",
            "项目",
            required: true,
            help: Phrase("What is to be approved.", "待审批的项目。"),
            width: 28
          ),
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Applicant",
            "申请企业",
            help: Phrase("Who applies.", "申请企业。"),
            width: 24
          ),
          .zone(),
          .reference(
            "industry",
            to: ["industries"],
            "Industry",
            "产业",
            help: Phrase("The project's industry.", "项目所属产业。"),
            width: 16
          ),
          .choice(
            "route",
            "Route",
            "审批方式",
            [
              Choice("commitment", "commitment", "承诺制"), Choice("tolerance", "tolerance", "容缺受理"),
              Choice("green-channel", "green channel", "绿色通道"),
              Choice("ordinary", "ordinary", "普通"),
            ],
            required: true,
            check: """
              not (zone within beijing and (route:commitment and not mayCommit \
              or route:green-channel and not mayUseGreen or route:tolerance and not mayLack) \
              or zone.inNationalHighTech and route:tolerance and not mayLack)
              """,
            help: Phrase("Which way it goes.", "审批方式。"),
            width: 12
          ).warning.saying(Phrase("this way is not open to the project", "该项目不适用此审批方式")),
          .computed(
            "mayCommit",
            "By commitment",
            "可用承诺制",
            """
            zone within three-cities-one-area or zone.inNationalHighTech
            """,
            gives: .flag,
            help: Phrase(
              "It lies in a science city, the development area or a national high-tech zone.",
              "位于三城一区或国家高新区。"
            ),
            source: "\(Document.beijing) I.3; \(Document.guofa) (16)",
            width: 13
          ),
          .computed(
            "mayUseGreen",
            "By green channel",
            "可用绿色通道",
            "zone within beijing and includes(industry.groups, \"ten-plus-three\")",
            gives: .flag,
            help: Phrase(
              "Its industry is one of the “10+3” of Beijing.",
              "位于北京且属“10+3”产业。"
            ),
            source: "\(Document.beijing) III.10",
            width: 16
          ),
          .computed(
            "mayLack",
            "With papers missing",
            "可容缺受理",
            """
            zone.inNationalHighTech and missingAreSecondary
            """,
            gives: .flag,
            help: Phrase(
              "It lies in a national high-tech zone, and all that is missing is secondary.",
              "位于国家高新区，且欠缺的均为次要材料。"
            ),
            source: "\(Document.guofa) (16)",
            width: 19
          ),
          Field.plain(
            .texts,
            "missingDocs",
            "Missing papers",
            "欠缺材料",
            help: Phrase("What is still to come.", "尚缺的材料。"),
            source: "\(Document.guofa) (16)"
          ).holding(
            "not state:approved",
            "it is approved while papers are missing: they stay due",
            "已批准但仍欠缺材料，材料补齐期限照常提示"
          ).warning,
          .flag(
            "missingAreSecondary",
            "Missing ones are secondary",
            "均为次要材料",
            help: Phrase("All that is missing is secondary.", "欠缺的均为非主要材料。"),
            source: "\(Document.guofa) (16)"
          ),
          .date(
            "makeUpBy",
            "Make up by",
            "补齐期限",
            help: Phrase("By when papers must come; no document prints it.", "材料补齐期限，文件未载明。")
          ).due(
            "Papers to make up",
            "补齐材料期限",
            while: "state:conditionally-accepted or not missing(missingDocs) and not state:refused"
          ),
          .date(
            "commitmentSignedOn",
            "Commitment signed",
            "承诺签署日期",
            help: Phrase("When the commitment was signed.", "签署承诺书的日期。")
          ),
          .date(
            "appliedOn",
            "Applied",
            "申请日期",
            help: Phrase("Day of application.", "申请的日期。"),
            default: .today
          ),
          .date(
            "decidedOn",
            "Decided",
            "决定日期",
            check: "decidedOn >= appliedOn",
            help: Phrase("Day of decision.", "作出决定的日期。")
          ),
          .reference(
            "application",
            to: ["applications"],
            "Application",
            "申请",
            help: Phrase("The application with its conditions that it rests on.", "所依据的申请及其条件。"),
            width: 22
          ).holding(
            "not state:approved or application.programme != \"enlarge-zone\" or not missing(newArea)",
            "the zone keeps its area: enter “Area after it”, then “Enlarge the zone”",
            "园区面积未变：请填写“批准后面积”，再“扩区”"
          ).warning,
          .area(
            "newArea",
            "Area after it",
            "批准后面积",
            help: Phrase(
              "Where it enlarges the zone: the area that the zone then has.",
              "扩区事项：批准后园区的面积。"
            ),
            source: "\(Document.guofa) (18)"
          ),
          .note(
            "refusedBecause",
            "Refused because",
            "不予批准原因",
            help: Phrase("Why it was refused.", "不予批准的原因。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("Anything worth knowing.", "其他情况。")),
          .reference(
            "power",
            to: ["power-lists"],
            "Listed power",
            "清单事项",
            help: Phrase("The item of the lists of powers that it rests on.", "所依据的清单事项。"),
            source: "\(Document.jingan) IV.1(2)",
            width: 22
          ),
          .computed(
            "standing",
            "By the lists",
            "清单核对",
            "if missing(power) or power.state:removed then \"no-listed-power\" else power.kind",
            gives: .choice(
              ChoiceSet([
                Choice("no-listed-power", "no listed power", "清单未列"),
                Choice("powers", "powers", "权力清单"), Choice("negatives", "negative list", "负面清单"),
                Choice("responsibilities", "responsibilities", "责任清单"),
              ])
            ),
            help: Phrase("On which list it stands, if on any.", "所在清单；未列入的另行标明。"),
            source: "\(Document.jingan) IV.1(2)",
            width: 16
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("accepted", "accepted", "已受理"),
      Choice("conditionally-accepted", "conditionally accepted", "容缺受理"),
      Choice("approved", "approved", "已批准"), Choice("refused", "refused", "不予批准"),
    ],
    transitions: [
      "accepted>approved", "accepted>refused", "conditionally-accepted>accepted",
      "conditionally-accepted>approved", "conditionally-accepted>refused",
      "accepted>conditionally-accepted",
    ],
    columns: [
      "project", "enterprise", "zone", "route", "makeUpBy", "commitmentSignedOn", "decidedOn",
      "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "conditional",
        "Accept with papers missing",
        "容缺受理",
        help: Phrase("It is accepted although papers are missing.", "容缺受理。"),
        from: ["accepted"],
        to: "conditionally-accepted",
        when: "not missing(missingDocs)",
        whenNot: Phrase("Missing papers are not entered: enter which.", "未填写欠缺材料，请先填写。"),
        asks: [
          .date(
            "commitmentSignedOn",
            "Commitment signed",
            "承诺签署日期",
            required: true,
            default: .today
          ), .date("makeUpBy", "Make up by", "补齐期限", required: true),
        ]
      ),
      RegisterAction(
        "complete",
        Phrase("Papers complete", "补齐材料"),
        help: Phrase("Nothing is missing any more.", "材料补齐。"),
        states: ["conditionally-accepted"],
        steps: [
          .set(field: "state", to: .value(.text("accepted"))),
          .set(field: "missingDocs", to: .missing),
        ]
      ),
      RegisterAction(
        "approve",
        Phrase("Approve", "批准"),
        help: Phrase("It is approved.", "予以批准。"),
        states: ["accepted", "conditionally-accepted"],
        when: "missing(newArea)",
        whenNot: Phrase(
          "It changes the zone's area: enlarge the zone instead.",
          "该事项变更园区面积，请用“扩区”。"
        ),
        asks: [.date("decidedOn", "Decided", "决定日期", required: true, default: .today)],
        steps: [
          .set(field: "state", to: .value(.text("approved"))),
          .set(field: "decidedOn", to: .asked("decidedOn")),
        ]
      ),
      RegisterAction(
        "enlarge",
        Phrase("Enlarge the zone", "扩区"),
        help: Phrase(
          "It is approved, and the zone has the area that it names.",
          "予以批准，园区面积按所载变更。"
        ),
        // One that was entered as approved has not enlarged the zone yet.
        states: ["accepted", "conditionally-accepted", "approved"],
        when: """
          not missing(newArea) and not missing(application) \
          and application.programme = "enlarge-zone" and application.applicant = zone \
          and application.state:(filed, approved) \
          and count(approval-matters where not missing(application) and application = this.application \
          and not missing(newArea) and state:approved and not (row = this)) = 0 \
          and not missing(zone.isNationalHighTech) and zone.isNationalHighTech \
          and not missing(zone.qualified) and zone.qualified \
          and (missing(zone.area) or newArea > zone.area)
          """,
        whenNot: Phrase(
          "It needs a larger area after it, an application of this zone for being enlarged that is filed or approved and has enlarged it by no other matter, and that the zone is a national high-tech zone found qualified (Guofa [2020] No. 7 (18)).",
          "须填写大于现状的批准后面积，依据本园区已提交或已批准、且未用于其他扩区事项的扩区申请，且园区为国家高新区并经认定符合扩区条件（国发〔2020〕7号（十八））。"
        ),
        asks: [.date("decidedOn", "Decided", "决定日期", required: true)],
        defaults: ["decidedOn": "decidedOn ?? today"],
        steps: [
          .set(field: "state", to: .value(.text("approved"))),
          .set(field: "decidedOn", to: .asked("decidedOn")),
          .setOn(reference: "zone", field: "area", to: .expression("newArea")),
          .setOn(reference: "application", field: "state", to: .value(.text("approved"))),
          .setOn(reference: "application", field: "decidedOn", to: .asked("decidedOn")),
        ],
        bulk: false
      ),
      .step(
        "refuse",
        "Refuse",
        "不予批准",
        help: Phrase("It is refused.", "不予批准并说明原因。"),
        from: ["accepted", "conditionally-accepted"],
        to: "refused",
        asks: [
          .date("decidedOn", "Decided", "决定日期", required: true, default: .today),
          .note("refusedBecause", "Refused because", "不予批准原因", required: true),
        ]
      ),
    ]
  )
}
