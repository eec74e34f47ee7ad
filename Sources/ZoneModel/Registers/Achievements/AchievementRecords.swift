extension Register {
  /// Of a zone: its industries say what fits an achievement, as its own zone or its district.
  private static let decides =
    "(row = this.zone or kind:district and this.zone within row) and not missing(industries)"

  /// Research results from discovery to transformation.
  ///
  /// Source: Huairou action plan IV(I)1, Tongzhou opinions II(I)1 third.
  public static let achievements = Register(
    "achievements",
    pane: .achievements,
    Phrase("Achievements", "科技成果"),
    one: Phrase("Achievement", "科技成果"),
    title: "{title}",
    idPrefix: "ach",
    help: Phrase("Research results from discovery to transformation.", "科技成果，从发现到转化。"),
    source:
      "\(Document.huairou) IV(I)1; \(Document.tongzhou) II(I)1 third; \(Document.beijing) III.12",
    sections: [achievementsIdentity, achievementsScreening, achievementsRights, .origin],
    states: [
      Choice("discovered", "discovered", "已发现"), Choice("screened", "screened", "已筛选"),
      Choice("in-library", "in library", "已入库"), Choice("published", "published", "已发布"),
      Choice("matched", "matched", "已对接"), Choice("transforming", "transforming", "转化中"),
      Choice("transformed", "transformed", "已转化"), Choice("shelved", "shelved", "已搁置"),
    ],
    transitions: [
      "discovered>screened", "screened>in-library", "in-library>published", "published>matched",
      "matched>transforming", "transforming>transformed", "screened>shelved",
    ],
    columns: [
      "title", "owner", "field", "maturity", "marketProspect", "ownsCoreIP", "discoveredOn",
      "state",
    ],
    zonePath: "zone",
    actions: achievementsActions
  )

  private static let achievementsIdentity = Section(
    "Identity",
    "基本情况",
    [
      .text(
        "title",
        "Title",
        "成果名称",
        required: true,
        help: Phrase("What was achieved.", "成果的名称。"),
        width: 32
      ),
      .reference(
        "owner",
        to: ["research-institutions", "enterprises"],
        "Owner",
        "权属单位",
        help: Phrase("Who owns it.", "成果权属单位。"),
        width: 22
      ),
      .references(
        "completers",
        to: ["talents"],
        "Completers",
        "完成人",
        help: Phrase("People who made it.", "成果的完成人。"),
        source: "\(Document.beijing) III.12"
      ),
      .zone(required: false),
      .technology("field", "Field", "技术领域", help: Phrase("Technical fields.", "所属技术领域。")),
      .reference(
        "industry",
        to: ["industries"],
        "Industry",
        "产业",
        help: Phrase("The industry that it serves.", "面向的产业。"),
        source: "\(Document.tongzhou) II(I)1 third",
        width: 16
      ),
      .reference(
        "sourceProject",
        to: ["research-projects"],
        "Source project",
        "来源项目",
        help: Phrase("The project that it came from.", "产生成果的项目。"),
        width: 22
      ),
      .date(
        "discoveredOn",
        "Discovered",
        "发现日期",
        help: Phrase("When the zone learnt of it.", "发现成果的日期。"),
        source: "\(Document.tongzhou) II(I)1 third",
        default: .today
      ),
      .text(
        "foundThrough",
        "Found through",
        "发现渠道",
        help: Phrase("Who or what brought it to the zone's notice.", "由谁或从何处得知。"),
        source: "\(Document.tongzhou) II(I)1 third",
        width: 22
      ),
      .money("value", "Value", "评估价值", help: Phrase("Estimated value.", "成果的评估价值。")),
    ]
  )

  private static let achievementsScreening = Section(
    "Screening",
    "筛选",
    [
      .choice(
        "maturity",
        "Maturity",
        "成熟度",
        .maturity,
        ordered: true,
        help: Phrase("How near it is to use.", "离应用的远近。")
      ),
      .flag(
        "ownsCoreIP",
        "Owns core IP",
        "拥有核心知识产权",
        help: Phrase("Whether the core rights are its own.", "是否拥有核心知识产权。"),
        source: "\(Document.tongzhou) II(I)1 third"
      ),
      .choice(
        "marketProspect",
        "Market prospect",
        "市场前景",
        [
          Choice("poor", "poor", "较差"), Choice("fair", "fair", "一般"), Choice("good", "good", "良好"),
          Choice("excellent", "excellent", "优秀"),
        ],
        ordered: true,
        help: Phrase("How well it should sell.", "市场前景评价。"),
        source: "\(Document.tongzhou) II(I)1 third"
      ),
      .date(
        "feasibilityStudyOn",
        "Feasibility study",
        "可行性研究日期",
        help: Phrase("When it was studied.", "完成转化可行性研究的日期。"),
        source: "\(Document.tongzhou) II(I)1 third"
      ),
      .date(
        "ipRiskEvaluatedOn",
        "IP risk evaluated",
        "知识产权风险评议日期",
        help: Phrase("When the IP risk was evaluated.", "完成知识产权风险评议的日期。"),
        source: "\(Document.tongzhou) II(I)1 third"
      ),
      .computed(
        "screened",
        "Screened",
        "已筛选",
        "not missing(feasibilityStudyOn) and not missing(ipRiskEvaluatedOn) "
          + "and larger(feasibilityStudyOn, ipRiskEvaluatedOn) <= today",
        gives: .flag,
        help: Phrase("Both studies are done.", "两项评估均已完成。"),
        width: 6
      ),
      .computed(
        "fitsIndustries",
        "Fits the zone's industries",
        "符合园区产业",
        """
        if count(zones where \(decides)) > 0 then count(zones where \(decides) \
        and (if missing(this.industry) then common(this.field, industries) \
        else includes(industries, this.industry.id) \
        or includes(industries, lower(this.industry.name)) \
        or not missing(this.industry.parentIndustry) \
        and includes(industries, this.industry.parentIndustry.id))) > 0 \
        else common(field, zone.industries)
        """,
        gives: .flag,
        help: Phrase(
          "Its industry, or the wider one, is one of the zone's or of its district's; without an industry the field.",
          "其产业或上级产业属园区或所在区的重点产业；未填产业的按技术领域判断。"
        ),
        source: "\(Document.tongzhou) II(I)1 third",
        width: 6
      ),
      .computed(
        "toPush",
        "To be promoted",
        "重点推介",
        """
        if zone within tongzhou-district then (not state:shelved and ownsCoreIP \
        and marketProspect:(good, excellent) and fitsIndustries)
        """,
        gives: .flag,
        help: Phrase(
          "Core IP of its own, good prospects and an industry of the zone.",
          "拥有核心知识产权、市场前景良好且符合园区产业定位。"
        ),
        source: "\(Document.tongzhou) II(I)1 third",
        width: 6
      ),
      .computed(
        "links",
        "Links",
        "关联数",
        "count(linked-documents of this where state:linked)",
        gives: .integer,
        help: Phrase("Reports, literature, IP rights and standards linked.", "已关联的报告、文献、知识产权和标准。"),
        source: "\(Document.huairou) IV(I)2",
        width: 6
      ),
      .flag(
        "forTrade",
        "For trade",
        "挂牌交易",
        help: Phrase("Offered on the trading platform.", "是否在交易平台挂牌。"),
        source: "\(Document.guofa) (6)"
      ),
      .money(
        "askingPrice",
        "Asking price",
        "挂牌价格",
        help: Phrase("What the owner asks for it.", "权属单位的报价。"),
        source: "\(Document.guofa) (6)"
      ),
    ]
  )

  private static let achievementsRights = Section(
    "Rights",
    "权利",
    [
      .flag(
        "isJobRelated",
        "Job-related",
        "职务成果",
        help: Phrase("Made as part of the job.", "是否为职务科技成果。")
      ),
      .choice(
        "rightGranted",
        "Right granted",
        "赋权情况",
        [
          Choice("none", "none", "未赋权"), Choice("ownership", "ownership", "所有权"),
          Choice("long-term-use", "long-term use", "长期使用权"),
        ],
        check: "not rightGranted:none or missing(rightHolders)",
        help: Phrase("What its inventors were given.", "赋予完成人的权利。"),
        source: "\(Document.beijing) III.12"
      ).saying(
        Phrase(
          "right holders are entered; take them out where no right was granted",
          "已填权利人；未赋权的，请先清空权利人"
        )
      ),
      .references(
        "rightHolders",
        to: ["talents"],
        "Right holders",
        "权利人",
        help: Phrase("Who holds the right that was granted.", "获得所赋权利的人员。"),
        source: "\(Document.beijing) III.12"
      ),
      .computed(
        "rightUndecided",
        "Right undecided",
        "赋权未定",
        "isJobRelated and (missing(rightGranted) or not rightGranted:none and missing(rightHolders))",
        gives: .flag,
        help: Phrase(
          "Made on the job, and nobody has decided who owns it, or who holds the right.",
          "职务成果而尚未决定赋权，或尚未明确权利人。"
        ),
        source: "\(Document.beijing) III.12",
        width: 6
      ),
      .flag(
        "isFiscal",
        "Publicly funded",
        "财政资金形成",
        help: Phrase("Made with public money.", "是否由财政资金支持形成。")
      ),
      .choice(
        "ledger",
        "Ledger",
        "资产台账",
        [
          Choice("intangible", "intangible assets", "无形资产"),
          Choice("general", "general assets", "一般国有资产"),
        ],
        help: Phrase(
          "Technical intangibles are kept apart from other state assets.",
          "技术类无形资产单列管理。"
        ),
        source: "\(Document.beijing) III.13"
      ),
      .reference(
        "trustee",
        to: ["operator-bodies", "enterprises"],
        "Trustee",
        "受托管理方",
        help: Phrase("The asset company that is entrusted with it.", "受托管理的资产公司。"),
        source: "\(Document.beijing) III.13",
        width: 18
      ).holding(
        "not (zone within beijing) or trustee.kind:asset-company or trustee.ownership:state",
        "it is no state-owned asset management company (Beijing 30 measures III.13)",
        "该单位不是国有资产管理公司（科创30条 III.13）"
      ).warning,
      .note(
        "diligenceRecord",
        "Diligence record",
        "尽职记录",
        help: Phrase("What was done with due care; the ground for exemption.", "尽职履责的记录，作为免责依据。"),
        source: "\(Document.beijing) III.12"
      ),
      .officer,
    ]
  )

  private static let achievementsActions: [RegisterAction] = [
    .step(
      "screen",
      "Screen",
      "筛选",
      help: Phrase("Feasibility and IP risk have been looked at.", "完成可行性研究与知识产权风险评议。"),
      from: ["discovered"],
      to: "screened",
      asks: [
        .date(
          "feasibilityStudyOn",
          "Feasibility study",
          "可行性研究日期",
          required: true,
          default: .today
        ),
        .date(
          "ipRiskEvaluatedOn",
          "IP risk evaluated",
          "知识产权风险评议日期",
          required: true,
          default: .today
        ),
      ]
    ),
    .step(
      "store",
      "Into the library",
      "入库",
      help: Phrase("It enters the library.", "成果入库。"),
      from: ["screened"],
      to: "in-library"
    ),
    .step(
      "publish",
      "Publish",
      "发布",
      help: Phrase("It is shown to firms.", "向企业发布。"),
      from: ["in-library"],
      to: "published"
    ),
    .step(
      "match",
      "Matched",
      "已对接",
      help: Phrase("A firm wants it.", "与企业对接。"),
      from: ["published"],
      to: "matched"
    ),
    .step(
      "transform",
      "Transforming",
      "开始转化",
      help: Phrase("Transformation begins.", "开始转化。"),
      from: ["matched"],
      to: "transforming"
    ),
    .step(
      "finish",
      "Transformed",
      "转化完成",
      help: Phrase("It is in use.", "转化完成。"),
      from: ["transforming"],
      to: "transformed"
    ),
    RegisterAction(
      "offer",
      Phrase("Offer for trade", "挂牌"),
      help: Phrase("It is offered on the trading platform.", "在交易平台挂牌。"),
      asks: [.money("askingPrice", "Asking price", "挂牌价格", required: true)],
      defaults: ["askingPrice": "askingPrice"],
      steps: [
        .set(field: "forTrade", to: .value(.flag(true))),
        .set(field: "askingPrice", to: .asked("askingPrice")),
      ]
    ),
    RegisterAction(
      "trade",
      Phrase("Trade", "成交"),
      help: Phrase("It has found a buyer; the contract is drafted.", "达成交易，生成合同草案。"),
      when: "forTrade and not missing(owner) and not missing(zone)",
      whenNot: Phrase(
        "It is not offered for trade, or its owner or zone is missing.",
        "尚未挂牌，或缺少权属单位、园区。"
      ),
      asks: [
        .reference(
          "buyer",
          to: ["enterprises", "research-institutions"],
          "Buyer",
          "买方"
        ),
        .text("buyerName", "Buyer outside", "园区外买方"),
        .money("amount", "Amount", "合同金额", required: true),
      ],
      defaults: ["amount": "askingPrice"],
      steps: [
        .set(field: "forTrade", to: .value(.flag(false))),
        .create(
          register: "technology-contracts",
          values: [
            "name": .expression("title"), "kind": .value(.text("transfer")),
            "seller": .expression("owner"), "buyer": .asked("buyer"),
            "buyerName": .asked("buyerName"), "amount": .asked("amount"),
            "zone": .expression("zone"), "achievement": .this, "field": .expression("field"),
            "state": .value(.text("draft")),
          ]
        ),
      ],
      bulk: false
    ),
    .step(
      "shelve",
      "Shelve",
      "搁置",
      help: Phrase("It is not pursued.", "暂不推进。"),
      from: ["screened"],
      to: "shelved"
    ),
  ]
}

extension Register {
  /// Reports, literature, IP rights and standards that belong to an achievement.
  ///
  /// Source: Huairou action plan IV(I)2.
  public static let linkedDocuments = Register(
    "linked-documents",
    pane: .achievements,
    Phrase("Linked documents", "关联文献"),
    one: Phrase("Linked document", "关联文献"),
    title: "{title}",
    idPrefix: "lnk",
    help: Phrase(
      "Reports, literature, IP rights and standards that belong to an achievement.",
      "与成果关联的报告、文献、知识产权与标准。"
    ),
    source: "\(Document.huairou) IV(I)2",
    sections: [
      Section(
        "Document",
        "文献",
        [
          .reference(
            "achievement",
            to: ["achievements"],
            "Achievement",
            "成果",
            required: true,
            help: Phrase("What it is linked to.", "关联的成果。"),
            width: 28
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("report", "report", "科技报告"), Choice("literature", "literature", "科技文献"),
              Choice("ip-right", "IP right", "知识产权"), Choice("standard", "standard", "标准"),
            ],
            required: true,
            help: Phrase("The four kinds that are to be linked.", "应关联的四类信息。"),
            source: "\(Document.huairou) IV(I)2",
            width: 12
          ),
          .text(
            "title",
            "Title",
            "标题",
            required: true,
            help: Phrase("Its title.", "文献标题。"),
            width: 32
          ),
          .text(
            "reference",
            "Reference",
            "编号",
            help: Phrase("Number, journal or patent.", "文献号、刊名或专利号。"),
            width: 22
          ),
          .reference(
            "patent",
            to: ["patents"],
            "Patent",
            "专利",
            help: Phrase("The patent, where it is one here.", "本系统中的专利。")
          ),
          .text("url", "Link", "链接", help: Phrase("Where it can be read.", "可查阅的网址。")),
        ]
      ), .origin,
    ],
    states: [Choice("linked", "linked", "已关联"), Choice("unlinked", "unlinked", "已取消关联")],
    transitions: ["linked>unlinked", "unlinked>linked"],
    columns: ["achievement", "kind", "title", "reference", "state"],
    zonePath: "achievement.zone",
    actions: [
      .step(
        "unlink",
        "Unlink",
        "取消关联",
        help: Phrase("It does not belong here.", "取消关联。"),
        from: ["linked"],
        to: "unlinked"
      )
    ]
  )
}
