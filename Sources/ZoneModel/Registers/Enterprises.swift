extension Register {
  /// Firms of the zone.
  ///
  /// Source: Tongzhou opinions II(II)2 first; Beijing 30 measures V.23.
  public static let enterprises = Register(
    "enterprises",
    pane: .enterprises,
    Phrase("Enterprises", "企业"),
    one: Phrase("Enterprise", "企业"),
    idPrefix: "ent",
    help: Phrase(
      "Firms, with where they are registered and taxed, how they grow and who is to be rung.",
      "企业及其注册地、纳税地、成长阶段和联系人。"
    ),
    source: "\(Document.tongzhou) II(II)2 first; \(Document.beijing) V.23; \(Document.jingan) III",
    sections: [
      enterpriseIdentity, enterpriseBusiness, enterpriseLatest, enterpriseEntry, enterpriseLinks,
      enterpriseStanding, enterpriseContact, enterpriseTitles, .origin,
    ],
    states: [
      Choice("registered", "registered", "已注册"), Choice("incubating", "incubating", "在孵"),
      Choice("independent", "independent", "独立经营"),
      Choice("relocating", "relocating", "迁移中"), Choice("closing", "closing", "注销中"),
      Choice("deregistered", "deregistered", "已注销"),
    ],
    transitions: [
      "registered>incubating", "registered>independent", "incubating>independent",
      "incubating>relocating", "incubating>closing", "independent>relocating",
      "relocating>independent", "relocating>incubating", "independent>incubating",
      "independent>closing", "registered>closing", "closing>deregistered",
    ],
    columns: ["name", "nameZh", "stage", "field", "rdShare", "revenue", "highTech", "state"],
    zonePath: "zone",
    actions: enterpriseActions
  )

  private static let enterpriseIdentity = Section(
    "Identity",
    "基本情况",
    [
      .name.tellingAlike, .nameZh.tellingAlike,
      .text(
        "shortName",
        "Short name",
        "简称",
        help: Phrase("What people call it; used where space is short.", "日常称呼，用于窄处。"),
        width: 16
      ),
      .plain(
        .texts,
        "formerNames",
        "Former names",
        "曾用名",
        help: Phrase("Earlier names, newest first.", "曾用名称，新的在前。"),
        source: Document.daily
      ),
      .text(
        "creditCode",
        "Credit code",
        "统一社会信用代码",
        form: .creditCode,
        unique: true,
        help: Phrase("18 characters with a check character.", "18 位，末位为校验码。"),
        source: "GB 32100-2015",
        width: 18
      ),
      Field.zone().holding(
        "zone within jingan-district or count(awards of this where state:(approved, paid) "
          + "and not missing(promiseEnd) and promiseEnd >= today and missing(recipientLeftOn)) = 0",
        "the district that supports it has its promise to stay; record the move as a relocation, "
          + "or the day on which it left",
        "企业对资助所在区负有经营承诺，迁出请登记迁移办理或迁出日期"
      ).warning,
      .reference(
        "registeredIn",
        to: ["zones"],
        "Registered in",
        "注册地",
        help: Phrase("The district of its registration.", "工商注册所在区。"),
        source: "\(Document.jingan) III"
      ),
      .reference(
        "taxIn",
        to: ["zones"],
        "Taxed in",
        "纳税地",
        help: Phrase("The district that it pays tax in.", "税收户管所在区。"),
        source: "\(Document.jingan) III"
      ),
      .text("address", "Address", "地址", help: Phrase("Registered address.", "注册地址。")),
      .date(
        "registeredOn",
        "Registered on",
        "成立日期",
        help: Phrase("Day of registration.", "注册成立的日期。")
      ),
      .money(
        "registeredCapital",
        "Registered capital",
        "注册资本",
        help: Phrase("Registered capital in yuan.", "注册资本（元）。")
      ),
      .officer,
    ]
  )

  private static let enterpriseBusiness = Section(
    "Business",
    "经营",
    [
      .text(
        "industry",
        "Industry",
        "行业代码",
        form: .industryCode,
        help: Phrase("Code of GB/T 4754-2017.", "GB/T 4754-2017 代码。"),
        source: "GB/T 4754-2017",
        width: 8
      ),
      .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
      .choices(
        "tags",
        "Tags",
        "标签",
        [
          Choice("exporter", "exporter", "出口"), Choice("listed", "listed", "上市"),
          Choice("acquired", "taken over", "被兼并收购"),
          Choice("listing-candidate", "listing candidate", "拟上市"),
          Choice("spin-off", "institute spin-off", "院所成果转化"),
          Choice("returnee", "founded by returnees", "留学人员创办"),
          Choice("key-firm", "key firm", "重点企业"),
          Choice("unicorn-candidate", "unicorn candidate", "独角兽培育对象"),
        ],
        open: true,
        help: Phrase("Any words of your own.", "可自由添加。"),
        source: Document.daily
      ),
      .choice(
        "size",
        "Size",
        "规模",
        [
          Choice("micro", "micro", "微型"), Choice("small", "small", "小型"),
          Choice("medium", "medium", "中型"), Choice("large", "large", "大型"),
        ],
        ordered: true,
        help: Phrase("Class of the statistics office.", "统计上的企业规模划型。"),
        width: 7
      ),
      .flag(
        "isTechBased",
        "Technology firm",
        "科技型企业",
        help: Phrase(
          "Whether its business rests on technology; several clauses ask for it.",
          "是否科技型企业，多项条款以此为条件。"
        ),
        source: "\(Document.beijing) V.22, V.23, V.26"
      ),
      .choice(
        "ownership",
        "Ownership",
        "所有制",
        [
          Choice("private", "private", "民营"), Choice("state", "state-owned", "国有"),
          Choice("foreign", "foreign", "外资"), Choice("joint", "joint venture", "合资"),
          Choice("mixed", "mixed", "混合所有"),
        ],
        help: Phrase("Who owns it.", "所有制性质。"),
        source: "\(Document.beijing) V.22"
      ),
      .choice(
        "stage",
        "Stage",
        "阶段",
        carrierKinds + [Choice("graduated", "graduated", "已毕业"), Choice("left", "left", "已离开")],
        ordered: true,
        transitions: [
          "public-space>nursery", "public-space>mass-innovation-space", "public-space>incubator",
          "public-space>accelerator", "public-space>left", "nursery>mass-innovation-space",
          "nursery>incubator", "nursery>accelerator", "nursery>left",
          "mass-innovation-space>incubator", "mass-innovation-space>accelerator",
          "mass-innovation-space>left",
          "incubator>accelerator", "incubator>graduated", "incubator>left",
          "accelerator>graduated", "accelerator>left", "graduated>left", "left>incubator",
          "left>accelerator",
        ],
        help: Phrase(
          "How far along the chain of carriers it is; since when stands in the history.",
          "处于孵化链条的哪一环，起始时间见变更历史。"
        ),
        source: "\(Document.jingan) IV.2(3), IV.1(1)",
        width: 14
      ),
      .date(
        "operatingSince",
        "Operating since",
        "经营起始",
        help: Phrase("Operates in the district without a gap since.", "在本区连续经营的起始日期。"),
        source: "\(Document.jingan) V.2"
      ),
      .plain(
        .texts,
        "operatingGaps",
        "Gaps in operation",
        "经营中断",
        help: Phrase("Times when it did not operate, if any.", "中断经营的时段，没有则留空。"),
        source: "\(Document.jingan) V.2"
      ),
      Field.date(
        "leftOn",
        "Left the district",
        "迁出日期",
        help: Phrase("Day on which it left the district.", "迁出本区的日期。"),
        source: "\(Document.jingan) V.2"
      ).holding([
        CheckCause(
          "missing(operatingSince) or leftOn >= operatingSince",
          "a firm leaves on the day that it began to operate or after it",
          "迁出日期不得早于开始经营日期"
        ),
        CheckCause(
          "not state:deregistered or missing(closingWay) "
            + "or count(notes of this by about where not missing(followUpOn) and missing(doneOn)) = 0",
          "it is deregistered while steps of its closing are open in its notes",
          "企业已注销，但跟进记录中的注销步骤尚未办结",
          warns: true
        ),
      ]),
      .date(
        "nextReviewOn",
        "Next review",
        "下次走访",
        help: Phrase("When to look at it again.", "计划的下次走访日期。"),
        source: Document.daily
      ).due("Enterprise review", "企业复核", while: "present"),
      .computed(
        "present",
        "Here",
        "在园",
        "not state:deregistered and (missing(leftOn) or leftOn > today)",
        gives: .flag,
        help: Phrase(
          "Neither deregistered nor gone from the district: what counts among the firms of today.",
          "未注销、未迁出，计入当前在园企业。"
        ),
        source: Document.daily,
        width: 6
      ),
      .choice(
        "closingWay",
        "Way of closing",
        "注销方式",
        [
          Choice("simple", "the short way", "简易注销"),
          Choice("general", "the ordinary way", "普通注销"),
        ],
        help: Phrase("How it winds up; Close enters it.", "注销的方式；「注销」「简易注销」操作会填写。"),
        source: "\(Document.guofa) (16)"
      ),
    ]
  )

  /// A figure of the latest year that has it, with that year.
  private static func latest(
    _ id: String,
    _ en: String,
    _ zh: String,
    gives kind: FieldKind,
    en help: String,
    zh helpZh: String
  ) -> Field {
    .computed(
      id,
      en,
      zh,
      "last(enterprise-figures of this where year <= year(today) and not missing(\(id)), \(id) order year)",
      gives: kind,
      period:
        "max(enterprise-figures of this where year <= year(today) and not missing(\(id)), year)",
      help: Phrase(help, helpZh),
      width: kind == .money ? 12 : 9
    )
  }

  private static let enterpriseLatest = Section(
    "Figures",
    "指标",
    [
      latest(
        "revenue",
        "Revenue",
        "营业收入",
        gives: .money,
        en: "Of the latest year that has it.",
        zh: "最近有数据年度的营业收入。"
      ),
      latest(
        "rdShare",
        "R&D share",
        "研发占比",
        gives: .percent,
        en: "R&D spending to revenue in the latest year that has both.",
        zh: "最近有数据年度研发费用占营业收入的比例。"
      ),
      latest(
        "highTechShare",
        "High-tech income share",
        "高新收入占比",
        gives: .percent,
        en: "High-tech income to revenue in the latest year that has both.",
        zh: "最近有数据年度高新技术收入占比。"
      ),
      latest(
        "staff",
        "Staff",
        "从业人数",
        gives: .integer,
        en: "Of the latest year that has it.",
        zh: "最近有数据年度的从业人数。"
      ),
      latest(
        "technicalShare",
        "Technical staff share",
        "科技人员占比",
        gives: .percent,
        en: "Technical staff to all staff in the latest year that has both.",
        zh: "最近有数据年度科技人员占比。"
      ),
      latest(
        "tax",
        "Tax paid",
        "纳税额",
        gives: .money,
        en: "Of the latest year that has it.",
        zh: "最近有数据年度的纳税额。"
      ),
      .computed(
        "patentsInForce",
        "Patents in force",
        "有效专利",
        "count(patents of this where inForce)",
        gives: .integer,
        help: Phrase("Granted, in their term, fees not missed.", "已授权、在期限内且年费未逾期。"),
        width: 8
      ),
      .computed(
        "highTech",
        "High-tech",
        "高企",
        "count(qualifications of this where kind:high-tech and valid) > 0",
        gives: .flag,
        help: Phrase("Holds a valid high-tech certificate.", "持有有效的高新技术企业证书。"),
        source: "\(Document.guofa) (7)",
        width: 9
      ),
      .computed(
        "techSme",
        "Technology SME",
        "科小",
        "count(qualifications of this where kind:technology-sme and valid) > 0",
        gives: .flag,
        help: Phrase("Listed as technology SME.", "科技型中小企业入库。"),
        width: 9
      ),
      .computed(
        "specialisedSme",
        "Specialised SME",
        "专精特新",
        "count(qualifications of this where kind:(specialised-sme, little-giant) and valid) > 0",
        gives: .flag,
        help: Phrase("Holds a valid title of specialised SME or little giant.", "持有有效的专精特新或小巨人资质。"),
        width: 9
      ),
      .computed(
        "support",
        "Support received",
        "累计资助",
        "sum(awards of this where state:paid, amount)",
        gives: .money,
        help: Phrase("Awards paid out to it.", "已拨付的资助合计。")
      ),
    ]
  )

  private static let levels: [Choice] = [
    Choice("low", "low", "低"), Choice("medium", "medium", "中"), Choice("high", "high", "高"),
  ]

  private static let enterpriseEntry = Section(
    "Entry and credit",
    "准入与信用",
    [
      .choice(
        "pollutionLevel",
        "Pollution",
        "污染水平",
        levels,
        ordered: true,
        help: Phrase("As assessed at entry.", "准入评估结果。"),
        source: "\(Document.guofa) (19)"
      ),
      .choice(
        "energyLevel",
        "Energy use",
        "能耗水平",
        levels,
        ordered: true,
        help: Phrase("As assessed at entry.", "准入评估结果。"),
        source: "\(Document.guofa) (19)"
      ),
      .choice(
        "emissionLevel",
        "Emissions",
        "排放水平",
        levels,
        ordered: true,
        help: Phrase("As assessed at entry.", "准入评估结果。"),
        source: "\(Document.guofa) (19)"
      ),
      .choice(
        "creditGrade",
        "Credit grade",
        "信用等级",
        .creditGrades,
        ordered: true,
        help: Phrase("Grade A is the best.", "A 为最优。"),
        source: "\(Document.beijing) V.26"
      ),
      .integer(
        "priorLoans",
        "Loans before",
        "以往贷款笔数",
        help: Phrase("0 makes a loan its first financing.", "0 表示首次贷款。"),
        source: "\(Document.beijing) V.26"
      ),
    ]
  )

  private static let enterpriseLinks = Section(
    "Services and links",
    "服务业态与跨界",
    [
      .choice(
        "serviceForm",
        "Service form",
        "服务业态",
        [
          Choice("rd", "R&D service", "研发服务"), Choice("design", "design", "设计服务"),
          Choice("engineering", "engineering technology", "工程技术"),
          Choice("agency", "agency", "中介服务"),
        ],
        help: Phrase("For firms of the modern service industry.", "现代服务业企业的业态。"),
        source: "\(Document.tongzhou) II(II)2 fourth"
      ),
      .crossIndustries,
    ]
  )

  private static let enterpriseContact = Section(
    "Person to ring",
    "联系人",
    [
      .text(
        "contactName",
        "Name",
        "姓名",
        private: true,
        help: Phrase("Shown to editors only.", "仅编辑人员可见。")
      ),
      .text(
        "contactTelephone",
        "Telephone",
        "电话",
        form: .telephone,
        private: true,
        help: Phrase("Shown to editors only.", "仅编辑人员可见。")
      ),
      .text(
        "contactEmail",
        "E-mail",
        "电子邮箱",
        form: .email,
        private: true,
        help: Phrase("Shown to editors only.", "仅编辑人员可见。")
      ),
      .text("website", "Website", "网站", help: Phrase("Its website.", "企业网站。")),
    ]
  )

  private static let enterpriseActions: [RegisterAction] = [
    RegisterAction(
      "start-incubation",
      Phrase("Start incubation", "进入孵化"),
      help: Phrase("It is taken into a carrier.", "进入孵化载体。"),
      states: ["registered", "independent"],
      asks: [.choice("stage", "Stage", "阶段", carrierKinds, ordered: true, required: true)],
      steps: [
        .set(field: "state", to: .value(.text("incubating"))),
        .set(field: "stage", to: .asked("stage")),
      ]
    ),
    RegisterAction(
      "graduate",
      Phrase("Graduate", "毕业"),
      help: Phrase("It leaves incubation as an independent firm.", "结束孵化，独立经营。"),
      states: ["incubating"],
      steps: [
        .set(field: "state", to: .value(.text("independent"))),
        .set(field: "stage", to: .value(.text("graduated"))),
      ]
    ),
    RegisterAction(
      "relocate",
      Phrase("Relocate", "迁出"),
      help: Phrase("It begins to move to another district.", "开始办理跨区迁移。"),
      states: ["incubating", "independent"],
      asks: [.date("leftOn", "Left the district", "迁出日期")],
      steps: [
        .set(field: "state", to: .value(.text("relocating"))),
        .set(field: "leftOn", to: .asked("leftOn")),
      ]
    ),
    closeOrdinarily, closeSimply,
    RegisterAction(
      "deregister",
      Phrase("Deregister", "完成注销"),
      help: Phrase("It is struck off the register.", "注销登记完成。"),
      states: ["closing"],
      asks: [.date("leftOn", "Left the district", "迁出日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("deregistered"))),
        .set(field: "leftOn", to: .asked("leftOn")),
      ]
    ),
  ]
}
