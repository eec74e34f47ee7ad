extension Register {
  /// Protection and enforcement: infringement, counterfeits, disputes abroad, customs records.
  ///
  /// Source: Huairou action plan IV(III)7, Beijing 30 measures V.24.
  public static let ipCases = Register(
    "ip-cases",
    pane: .patents,
    Phrase("IP cases", "知识产权案件"),
    one: Phrase("IP case", "知识产权案件"),
    title: "{kind} · {patent} · {foundOn}",
    idPrefix: "ipc",
    help: Phrase(
      "Protection and enforcement: infringement, counterfeits, disputes abroad, customs records.",
      "知识产权保护与执法：侵权、假冒、海外纠纷、海关备案。"
    ),
    source: "\(Document.huairou) IV(III)7; \(Document.beijing) V.24; \(Document.jingan) IV.3(4)",
    sections: [ipCasesCase, ipCasesHandling, .origin],
    states: [
      Choice("reported", "reported", "已报案"), Choice("accepted", "accepted", "已受理"),
      Choice("investigated", "investigated", "已调查"), Choice("decided", "decided", "已裁决"),
      Choice("closed", "closed", "已结案"),
    ],
    transitions: [
      "reported>accepted", "accepted>investigated", "investigated>decided", "decided>closed",
    ],
    columns: ["kind", "patent", "rightHolder", "body", "foundOn", "dueOn", "damages", "state"],
    zonePath: "zone",
    actions: ipCasesActions
  )

  private static let ipCasesCase = Section(
    "Case",
    "案件",
    [
      .choice(
        "kind",
        "Kind",
        "类别",
        [
          Choice("infringement", "infringement", "侵权"), Choice("counterfeit", "counterfeit", "假冒"),
          Choice("overseas-dispute", "dispute abroad", "海外纠纷"),
          Choice("customs-record", "customs record", "海关备案"),
        ],
        required: true,
        help: Phrase("What sort of case it is.", "案件类别。"),
        source: "\(Document.huairou) IV(IV)13",
        width: 14
      ),
      .reference(
        "patent",
        to: ["patents"],
        "Patent",
        "专利",
        help: Phrase("The patent in question, if one is.", "涉案专利。"),
        width: 26
      ),
      .reference(
        "rightHolder",
        to: ["enterprises", "research-institutions"],
        "Right holder",
        "权利人",
        help: Phrase("Whose right it is.", "权利人。"),
        width: 22
      ),
      .plain(
        .texts,
        "parties",
        "Other parties",
        "其他当事人",
        help: Phrase("Everybody else who is involved.", "其他各方当事人。")
      ),
      .technology(
        "field",
        "Field",
        "技术领域",
        help: Phrase("Fields with fast protection are marked by their clause.", "技术领域，部分领域可快速维权。")
      ),
      .choice(
        "fastField",
        "Fast-track field",
        "快速维权领域",
        [
          Choice("new-generation-it", "new generation IT", "新一代信息技术"),
          Choice("high-end-equipment", "high-end equipment", "高端装备"),
          Choice("pharma-health", "pharmaceuticals and health", "生物医药健康"),
          Choice("new-materials", "new materials", "新材料"),
        ],
        help: Phrase("The field of the protection centre, if one fits.", "保护中心快速维权的领域。"),
        source: "\(Document.beijing) V.24",
        width: 16
      ),
      .computed(
        "fastTrack",
        "Fast track",
        "快速通道",
        """
        if zone within beijing then (not missing(fastField) or field:(artificial-intelligence, \
        big-data, cloud-computing, blockchain, internet-of-things, integrated-circuits, 5g, \
        electronic-information, software, multimedia-software, information-services, \
        information-security, virtual-reality, quantum-communication, high-end-equipment, robotics, \
        intelligent-manufacturing, 3d-printing, biomedicine, medical-devices, life-science, \
        new-materials, frontier-materials))
        """,
        gives: .flag,
        help: Phrase(
          "The technical field is one of the four with rapid protection.",
          "技术领域属于可快速维权的四个领域。"
        ),
        source: "\(Document.beijing) V.24",
        width: 8
      ),
      .flag(
        "newForm",
        "New business form",
        "新业态",
        help: Phrase(
          "Online trade, live streaming and other new forms of business.",
          "电子商务、直播等新业态新领域案件。"
        ),
        source: "\(Document.huairou) IV(III)7"
      ),
      .zone(),
    ]
  )

  private static let ipCasesHandling = Section(
    "Handling",
    "办理",
    [
      .reference(
        "body",
        to: ["departments"],
        "Handled by",
        "承办部门",
        help: Phrase("Who handles it.", "承办的部门。"),
        width: 20
      ),
      Field.references(
        "jointBodies",
        to: ["departments"],
        "Together with",
        "联合部门",
        help: Phrase("Who else takes part.", "联合执法的部门。")
      ).holding(
        "not state:closed or count(departments where includes(this.jointBodies, row) and "
          + "(missing(this.partsDone) or not includes(this.partsDone, row))) = 0",
        "the case is closed, and not all of them have done their part",
        "案件已结案，而有部门尚未完成任务"
      ).warning,
      Field.references(
        "partsDone",
        to: ["departments"],
        "Part done by",
        "已完成部门",
        help: Phrase("Departments that have done their part.", "已完成各自任务的部门。"),
        source: "\(Document.huairou) IV(III)7"
      ).holding(
        "count(departments where includes(this.partsDone, row) and not (row = this.body) and "
          + "(missing(this.jointBodies) or not includes(this.jointBodies, row))) = 0",
        "a department that does not take part in the case",
        "含未参与该案件的部门"
      ),
      .date(
        "foundOn",
        "Found",
        "发现日期",
        help: Phrase("Day on which it was found or reported.", "发现或报案的日期。"),
        default: .today
      ),
      .date("dueOn", "Due", "办结期限", help: Phrase("By when it should be decided.", "应办结的日期。")).due(
        "IP case due",
        "知识产权案件期限",
        while: "not state:closed"
      ),
      .flag(
        "infringement",
        "Infringement established",
        "侵权成立",
        help: Phrase("Whether infringement was found.", "是否认定侵权成立。"),
        source: "\(Document.beijing) V.24"
      ),
      .money(
        "damagesBase",
        "Base of damages",
        "赔偿基数",
        help: Phrase("The sum that damages start from.", "计算赔偿的基数。"),
        source: "\(Document.beijing) V.24"
      ),
      .plain(
        .number,
        "punitiveMultiple",
        "Punitive multiple",
        "惩罚性倍数",
        check: "punitiveMultiple >= 1",
        help: Phrase("Multiple of the base; the law sets its range.", "惩罚性赔偿倍数，法律规定其幅度。"),
        source: "\(Document.beijing) V.24",
        width: 8
      ),
      .computed(
        "damages",
        "Damages",
        "赔偿额",
        "damagesBase * (if infringement then punitiveMultiple else 0)",
        gives: .money,
        help: Phrase(
          "Base times multiple, nothing without an infringement; not known while that or the multiple is not.",
          "基数与倍数之积，未构成侵权为零；侵权与否或倍数不详则未知。"
        ),
        width: 12
      ),
      .note("result", "Result", "结果", help: Phrase("How it ended.", "案件处理结果。")),
      .date(
        "closedOn",
        "Closed",
        "结案日期",
        check: "closedOn >= foundOn",
        help: Phrase("Day on which it was closed.", "结案的日期。")
      ),
      .computed(
        "daysToClose",
        "Days to close",
        "结案用时",
        "if state:closed then days(foundOn, closedOn)",
        gives: .integer,
        help: Phrase("From the day it was found to the day it was closed.", "从发现到结案的天数。"),
        width: 8
      ),
      .officer,
    ]
  )

  private static let ipCasesActions: [RegisterAction] = [
    .step(
      "accept",
      "Accept",
      "受理",
      help: Phrase("The office takes the case.", "受理案件。"),
      from: ["reported"],
      to: "accepted"
    ),
    .step(
      "investigate",
      "Investigated",
      "完成调查",
      help: Phrase("Facts are established.", "事实已查明。"),
      from: ["accepted"],
      to: "investigated",
      asks: [
        .flag(
          "infringement",
          "Infringement established",
          "侵权成立",
          help: Phrase("Whether infringement was found.", "是否认定侵权成立。"),
          source: "\(Document.beijing) V.24"
        )
      ]
    ),
    .step(
      "decide",
      "Decide",
      "裁决",
      help: Phrase("The case is decided.", "作出裁决。"),
      from: ["investigated"],
      to: "decided",
      asks: [.note("result", "Result", "结果", required: true)]
    ),
    .step(
      "close",
      "Close",
      "结案",
      help: Phrase("Nothing is left to do.", "结案归档。"),
      from: ["decided"],
      to: "closed",
      asks: [.date("closedOn", "Closed", "结案日期", required: true, default: .today)]
    ),
  ]
}

extension Register {
  /// Risks that firms meet in markets abroad, and what is done about them.
  ///
  /// Source: Beijing 30 measures V.24.
  public static let overseasIpWarnings = Register(
    "overseas-ip-warnings",
    pane: .patents,
    Phrase("Overseas IP warnings", "海外知识产权预警"),
    one: Phrase("Overseas IP warning", "海外知识产权预警"),
    title: "{market} · {enterprise}",
    idPrefix: "oiw",
    help: Phrase(
      "Risks that firms meet in markets abroad, and what is done about them.",
      "企业在海外市场的知识产权风险与应对。"
    ),
    source: "\(Document.beijing) V.24",
    sections: [
      Section(
        "Warning",
        "预警",
        [
          .text(
            "market",
            "Market",
            "目标市场",
            required: true,
            help: Phrase("Country or region.", "国家或地区。"),
            width: 18
          ),
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that is warned.", "被预警的企业。"),
            width: 24
          ),
          .text("risk", "Risk", "风险", help: Phrase("What may happen.", "风险内容。"), width: 30),
          .note(
            "strategy",
            "Strategy",
            "应对策略",
            help: Phrase("What the firm should do.", "建议的应对策略。")
          ),
          .reference(
            "agency",
            to: ["service-agencies"],
            "Agency",
            "服务机构",
            help: Phrase("Who watches and advises.", "跟踪并提供建议的机构。"),
            width: 20
          ),
          .date(
            "dueOn",
            "Answer due",
            "应对期限",
            help: Phrase("By when the firm should act.", "应采取应对措施的期限。")
          ).due("Warning to answer", "预警应对期限", while: "not state:answered"),
          .date("answeredOn", "Answered", "应对日期", help: Phrase("When it acted.", "采取措施的日期。")),
          Field.references(
            "customsRecords",
            to: ["ip-cases"],
            "Customs records",
            "海关备案",
            help: Phrase("Records with customs that belong to it.", "相关的知识产权海关备案。"),
            source: "\(Document.jingan) IV.3(4)"
          ).holding([
            CheckCause(
              "count(ip-cases where includes(this.customsRecords, row) and not kind:customs-record) = 0",
              "a case that is no customs record",
              "含并非海关备案的案件"
            ),
            CheckCause(
              """
              count(ip-cases where includes(this.customsRecords, row) and not missing(rightHolder) \
              and rightHolder != this.enterprise) = 0
              """,
              "a record of another right holder",
              "含其他权利人的备案"
            ),
          ]).warning,
        ]
      ), .origin,
    ],
    states: [
      Choice("watching", "watching", "监测中"), Choice("warned", "warned", "已预警"),
      Choice("answered", "answered", "已应对"),
    ],
    transitions: ["watching>warned", "warned>answered", "answered>watching"],
    columns: ["market", "enterprise", "risk", "agency", "dueOn", "answeredOn", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "warn",
        "Warn",
        "预警",
        help: Phrase("The firm has been told.", "向企业发出预警。"),
        from: ["watching"],
        to: "warned",
        asks: [
          .text("risk", "Risk", "风险", required: true),
          .date("dueOn", "Answer due", "应对期限", required: true),
        ],
        besides: [.set(field: "answeredOn", to: .missing)]
      ),
      .step(
        "answer",
        "Answered",
        "已应对",
        help: Phrase("The firm has acted.", "企业已采取措施。"),
        from: ["warned"],
        to: "answered",
        asks: [
          .date("answeredOn", "Answered", "应对日期", required: true, default: .today),
          .note("strategy", "Strategy", "应对策略"),
        ]
      ),
      .step(
        "watch",
        "Watch again",
        "继续监测",
        help: Phrase("The firm has acted; the market is watched on.", "企业已应对，继续监测市场。"),
        from: ["answered"],
        to: "watching",
        besides: [.set(field: "dueOn", to: .missing), .set(field: "answeredOn", to: .missing)]
      ),
    ]
  )
}
