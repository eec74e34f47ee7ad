extension Register {
  /// Agencies that transfer, evaluate, test, advise, finance and train.
  ///
  /// Source: Tongzhou opinions II(I)2 second, Huairou action plan IV(III)5.
  public static let serviceAgencies = Register(
    "service-agencies",
    pane: .partners,
    Phrase("Service agencies", "服务机构"),
    one: Phrase("Service agency", "服务机构"),
    idPrefix: "age",
    help: Phrase(
      "Agencies that transfer, evaluate, test, advise, finance and train.",
      "技术转移、评估、检测、咨询、金融、培训等服务机构。"
    ),
    source:
      "\(Document.tongzhou) II(I)2 second; \(Document.huairou) IV(III)5; \(Document.jingan) IV.3(3); \(Document.guofa) (9)",
    sections: [serviceAgenciesIdentity, serviceAgenciesAssessment, .origin],
    states: [
      Choice("applied", "applied", "已申请"), Choice("registered", "registered", "已登记"),
      Choice("assessed", "assessed", "已评价"), Choice("purchased", "bought from", "已购买服务"),
      Choice("delisted", "delisted", "已除名"),
    ],
    transitions: [
      "applied>registered", "registered>assessed", "assessed>purchased", "purchased>assessed",
      "assessed>delisted",
      "registered>delisted",
    ],
    columns: [
      "name", "nameZh", "kind", "services", "assessmentScore", "assessmentYear", "contracts",
      "state",
    ],
    zonePath: "zone",
    actions: serviceAgenciesActions
  )

  private static let serviceAgenciesIdentity = Section(
    "Identity",
    "基本情况",
    [
      .name,
      .nameZh,
      .choice(
        "kind",
        "Kind",
        "类别",
        [
          Choice("transfer", "technology transfer", "技术转移"),
          Choice("evaluation", "evaluation", "评估"), Choice("testing", "testing", "检验检测"),
          Choice("consulting", "consulting", "咨询"), Choice("ip", "IP", "知识产权"),
          Choice("finance", "finance", "科技金融"), Choice("incubation", "incubation", "孵化"),
          Choice("training", "training", "培训"), Choice("one-stop", "one-stop service", "综合服务"),
          Choice("trade", "trading venue", "交易场所"),
          Choice("station", "service station", "服务站"),
          Choice("association", "association", "协会"),
        ],
        required: true,
        help: Phrase("Main trade.", "主要业务。"),
        width: 14
      ),
      .choices(
        "services",
        "Services",
        "服务内容",
        [
          Choice("ip", "IP services", "知识产权"), Choice("transfer", "technology transfer", "技术转移"),
          Choice("testing", "testing", "检验检测"), Choice("evaluation", "evaluation", "评估"),
          Choice("consulting", "consulting", "管理咨询"), Choice("finance", "finance", "金融"),
          Choice("training", "training", "培训"),
          Choice("registration", "company registration", "工商注册"),
          Choice("incubation", "incubation", "创业孵化"),
        ],
        help: Phrase("What it offers.", "提供的服务。"),
        source: "\(Document.huairou) IV(III)8"
      ),
      .choices(
        "ipServices",
        "IP services",
        "知识产权服务",
        .ipServices,
        help: Phrase("The kinds of IP service that the clause lists.", "条款所列的知识产权服务类别。"),
        source: "\(Document.huairou) IV(III)8"
      ),
      .technology("fields", "Fields", "领域", help: Phrase("Technical fields.", "技术领域。")),
      .zone(required: false),
      .flag("isPublic", "Public", "公共机构", help: Phrase("Run by government.", "是否为公共机构。")),
      .date("appliedOn", "Applied", "申请日期", help: Phrase("Day of application.", "申请的日期。"))
        .done(in: "applied", "registered", "assessed", "purchased", "delisted"),
      .reference(
        "institution",
        to: ["research-institutions"],
        "Of institution",
        "所属高校院所",
        help: Phrase("The university or institute that it belongs to.", "所属的高校或科研院所。"),
        source: "\(Document.huairou) IV(III)5",
        width: 20
      ),
      .date(
        "certifiedOn",
        "Certified",
        "认定日期",
        check: "missing(appliedOn) or certifiedOn >= appliedOn",
        help: Phrase("When it was recognised.", "机构认定的日期。")
      ),
      .text("contact", "Contact", "联系人", private: true, help: Phrase("Whom to ring.", "联系人与电话。")),
      .officer,
    ]
  )

  /// A contract that has been signed.
  private static let isDeal = "not state:draft and (missing(signedOn) or signedOn <= today)"

  private static let serviceAgenciesAssessment = Section(
    "Assessment",
    "评价",
    [
      .plain(
        .number,
        "assessmentScore",
        "Score",
        "评价得分",
        check: "assessmentScore <= 100",
        help: Phrase("Points out of 100.", "百分制得分。"),
        source: "\(Document.tongzhou) II(I)2 second",
        width: 8
      ),
      .year(
        "assessmentYear",
        "Year",
        "评价年度",
        help: Phrase("Year of the score.", "得分所属年度。"),
        source: "\(Document.tongzhou) II(I)2 second"
      ),
      .computed(
        "contracts",
        "Contracts",
        "购买合同",
        "count(service-purchase-contracts of this where not state:planned)",
        gives: .integer,
        help: Phrase("Purchase contracts with it that are signed.", "已签约的政府购买服务合同数。"),
        width: 6
      ),
      .computed(
        "bought",
        "Bought in all",
        "购买金额",
        "sum(service-purchase-contracts of this where not state:planned, amount)",
        gives: .money,
        help: Phrase("Sum of the purchase contracts that are signed.", "已签约购买合同金额合计。")
      ),
      .computed(
        "supportable",
        "May be supported",
        "可予支持",
        """
        if zone within tongzhou-district \
        then (not state:(applied, delisted) and assessmentScore >= 0 \
        and assessmentYear >= year(today) - 1 and assessmentYear <= year(today))
        """,
        gives: .flag,
        help: Phrase("Has an assessment of this or the last year.", "有当年或上一年度的有效评价。"),
        source: "\(Document.tongzhou) II(I)2 second",
        width: 8
      ),
      .computed(
        "brokers",
        "Brokers",
        "技术经纪人",
        "count(technology-brokers of this where not state:left)",
        gives: .integer,
        help: Phrase("Brokers who work there.", "在职技术经纪人数。"),
        width: 6
      ),
      .computed(
        "deals",
        "Deals",
        "促成交易",
        "count(technology-contracts of this where \(isDeal))",
        gives: .integer,
        help: Phrase("Technology contracts that it brought about.", "促成的技术合同数。"),
        source: "\(Document.huairou) IV(III)5",
        width: 6
      ),
      .computed(
        "dealValue",
        "Value of deals",
        "交易额",
        "sum(technology-contracts of this where \(isDeal), amount)",
        gives: .money,
        help: Phrase("What these contracts amount to.", "促成技术合同的金额。"),
        source: "\(Document.huairou) IV(III)5",
        width: 12
      ),
    ]
  )

  private static let serviceAgenciesActions: [RegisterAction] = [
    .step(
      "certify",
      "Certify",
      "认定",
      help: Phrase("It is recognised and registered.", "认定并登记。"),
      from: ["applied"],
      to: "registered",
      asks: [.date("certifiedOn", "Certified", "认定日期", required: true, default: .today)]
    ),
    RegisterAction(
      "assess",
      Phrase("Assess", "评价"),
      help: Phrase("It has been assessed, for the first time or anew.", "完成评价，可逐年评价。"),
      states: ["registered", "purchased", "assessed"],
      asks: [
        .plain(
          .number,
          "assessmentScore",
          "Score",
          "评价得分",
          check: "assessmentScore <= 100",
          help: Phrase("Points out of 100.", "百分制得分。"),
          source: "\(Document.tongzhou) II(I)2 second",
          width: 8
        ), .year("assessmentYear", "Year", "评价年度", required: true),
      ],
      steps: [
        .set(field: "state", to: .value(.text("assessed"))),
        .set(field: "assessmentScore", to: .asked("assessmentScore")),
        .set(field: "assessmentYear", to: .asked("assessmentYear")),
      ]
    ),
    .step(
      "purchase",
      "Buy from",
      "购买服务",
      help: Phrase("Government buys its service.", "政府购买其服务。"),
      from: ["assessed"],
      to: "purchased"
    ),
    .step(
      "delist",
      "Delist",
      "除名",
      help: Phrase("It is taken off the list.", "从名录中除名。"),
      from: ["registered", "assessed"],
      to: "delisted"
    ),
  ]
}

extension Register {
  /// Services that government buys, and what they brought.
  ///
  /// Source: Tongzhou opinions II(I)2 second, Beijing 30 measures I.3.
  public static let servicePurchaseContracts = Register(
    "service-purchase-contracts",
    pane: .partners,
    Phrase("Service purchases", "购买服务"),
    one: Phrase("Service purchase", "购买服务合同"),
    title: "{service} · {provider}",
    idPrefix: "spc",
    help: Phrase("Services that government buys, and what they brought.", "政府购买服务合同及成效。"),
    source:
      "\(Document.tongzhou) II(I)2 second; \(Document.beijing) I.3, I.5; \(Document.jingan) IV.2(2)",
    sections: [
      Section(
        "Contract",
        "合同",
        [
          .reference(
            "provider",
            to: ["service-agencies", "research-institutions", "industry-alliances"],
            "Provider",
            "承接机构",
            required: true,
            help: Phrase("Who serves: an agency, an association or an alliance.", "承接服务的机构、协会或联盟。"),
            width: 24
          ),
          .reference(
            "buyer",
            to: ["departments"],
            "Buyer",
            "购买方",
            help: Phrase("Who buys.", "购买服务的部门。"),
            width: 20
          ),
          .text(
            "service",
            "Service",
            "服务内容",
            required: true,
            help: Phrase("What is bought.", "购买的服务内容。"),
            width: 26
          ),
          .zone(),
          .money("amount", "Amount", "金额", help: Phrase("Price.", "合同金额。")),
          .date("from", "From", "起始日期", help: Phrase("First day.", "服务起始日期。")),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "服务终止日期。"))
            .counting(from: "from")
            .ends("Contract", "合同", while: "state:signed"),
          .flag(
            "assessmentUsed",
            "Assessment used",
            "参考评价",
            help: Phrase("The assessment was used for choosing.", "是否依据机构评价选择。")
          ),
          .note("result", "Result", "成效", help: Phrase("What it brought.", "服务成效。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("signed", "signed", "已签约"),
      Choice("delivered", "delivered", "已交付"), Choice("evaluated", "evaluated", "已评价"),
    ],
    transitions: ["planned>signed", "signed>delivered", "delivered>evaluated"],
    columns: ["service", "provider", "buyer", "zone", "amount", "to", "assessmentUsed", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "sign",
        "Sign",
        "签约",
        help: Phrase("The contract is signed.", "签订合同。"),
        from: ["planned"],
        to: "signed"
      ),
      .step(
        "deliver",
        "Deliver",
        "交付",
        help: Phrase("The service has been rendered.", "完成服务。"),
        from: ["signed"],
        to: "delivered"
      ),
      .step(
        "evaluate",
        "Evaluate",
        "评价",
        help: Phrase("The result has been judged.", "完成成效评价。"),
        from: ["delivered"],
        to: "evaluated",
        asks: [.note("result", "Result", "成效", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Companies and associations that run zones and incubators.
  ///
  /// Source: Guofa [2020] No. 7 (17), Jing'an recommendation IV.2(2).
  public static let operatorBodies = Register(
    "operator-bodies",
    pane: .partners,
    Phrase("Operating bodies", "运营主体"),
    one: Phrase("Operating body", "运营主体"),
    idPrefix: "opb",
    help: Phrase("Companies and associations that run zones and incubators.", "园区与载体的运营公司和协会。"),
    source: "\(Document.guofa) (17); \(Document.jingan) IV.2(2)",
    sections: [
      Section(
        "Body",
        "主体",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("company", "operating company", "运营公司"),
              Choice("association", "association", "协会"),
              Choice("committee", "administration committee", "管理委员会"),
              Choice("asset-company", "state asset company", "国有资产公司"),
              Choice("platform-company", "platform company", "平台公司"),
            ],
            required: true,
            help: Phrase("What sort of body.", "主体类别。"),
            width: 14
          ),
          .reference(
            "zone",
            to: ["zones"],
            "Seat",
            "所在园区",
            help: Phrase("Where it has its seat.", "所在的园区。"),
            default: .zone,
            width: 18
          ),
          .references(
            "zones",
            to: ["zones"],
            "Runs",
            "运营园区",
            help: Phrase("Zones that it runs.", "运营的园区。")
          ),
          .references(
            "incubators",
            to: ["incubators"],
            "Incubators",
            "运营载体",
            help: Phrase("Incubators that it runs.", "运营的载体。")
          ),
          .flag("listed", "Listed", "已上市", help: Phrase("On a stock exchange.", "是否上市。")),
          .date("foundedOn", "Founded", "成立日期", help: Phrase("Day of founding.", "成立的日期。")),
          .text(
            "contact",
            "Contact",
            "联系人",
            private: true,
            help: Phrase("Whom to ring.", "联系人与电话。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("operating", "operating", "运营中"), Choice("listed", "listed", "已上市"),
      Choice("dissolved", "dissolved", "已解散"),
    ],
    transitions: ["operating>listed", "operating>dissolved"],
    columns: ["name", "nameZh", "kind", "zone", "zones", "listed", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "list",
        "Listed",
        "已上市",
        help: Phrase("It is on a stock exchange.", "主体上市。"),
        from: ["operating"],
        to: "listed"
      ),
      .step(
        "dissolve",
        "Dissolve",
        "解散",
        help: Phrase("It has ended.", "主体解散。"),
        from: ["operating"],
        to: "dissolved"
      ),
    ]
  )
}

extension Register {
  /// Three strands of agro-technology service in townships.
  ///
  /// Source: Tongzhou opinions II(II)3 third.
  public static let agriServiceProviders = Register(
    "agri-service-providers",
    pane: .partners,
    Phrase("Agro-technology services", "农业科技服务"),
    one: Phrase("Agro-technology service", "农业科技服务主体"),
    idPrefix: "asp",
    help: Phrase("Three strands of agro-technology service in townships.", "乡镇农业科技服务的三类主体。"),
    source: "\(Document.tongzhou) II(II)3 third",
    sections: [
      Section(
        "Provider",
        "主体",
        [
          .name,
          .nameZh,
          .choice(
            "strand",
            "Strand",
            "类型",
            [
              Choice("promotion", "promotion", "推广"),
              Choice("entrepreneurship", "entrepreneurship", "创业"),
              Choice("professional", "professional", "专业化"),
            ],
            required: true,
            help: Phrase("The three strands that belong together.", "“三位一体”服务类型。"),
            width: 12
          ),
          .text(
            "township",
            "Township",
            "乡镇",
            help: Phrase("Where it serves.", "服务的乡镇。"),
            width: 16
          ),
          .zone(),
          .flag(
            "wholeZone",
            "Serves the whole zone",
            "服务全区",
            help: Phrase(
              "It serves every township of its zone, as a station of the district does.",
              "服务所在区的全部乡镇，如区级农技站。"
            ),
            source: "\(Document.tongzhou) II(II)3 third"
          ),
          .computed(
            "served",
            "Township served",
            "所服务乡镇",
            """
            if not missing(zone.kind) and zone.kind:township then zone.name ?? zone.nameZh else \
            if not missing(township) and count(zones where not missing(kind) and kind:township and row within this.zone \
            and (not missing(name) and name = this.township \
            or not missing(nameZh) and nameZh = this.township)) > 0 \
            then first(zones where not missing(kind) and kind:township and row within this.zone \
            and (not missing(name) and name = this.township \
            or not missing(nameZh) and nameZh = this.township), name ?? nameZh order id) \
            else township
            """,
            gives: .text(nil),
            help: Phrase(
              "The township by the name that the register of zones has for it, else as it was typed.",
              "乡镇在园区登记中的名称，未登记的按所填名称。"
            ),
            source: "\(Document.tongzhou) II(II)3 third",
            width: 16
          ),
          .integer(
            "farmersServed",
            "Farmers served",
            "服务农户",
            unit: Phrase("households", "户"),
            help: Phrase("In the last year.", "上一年度服务农户数。")
          ),
          .text("services", "Services", "服务内容", help: Phrase("What it does.", "服务内容。")),
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "活动中"), Choice("inactive", "inactive", "已停止")],
    transitions: ["active>inactive", "inactive>active"],
    columns: ["name", "nameZh", "strand", "township", "zone", "farmersServed", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "stop",
        "Stop",
        "停止",
        help: Phrase("It no longer serves.", "停止服务。"),
        from: ["active"],
        to: "inactive"
      )
    ]
  )
}
