extension Register {
  /// Universities, institutes, hospitals and new-type R&D institutions.
  ///
  /// Source: Beijing 30 measures IV.21, Jing'an recommendation IV.1(4).
  public static let researchInstitutions = Register(
    "research-institutions",
    pane: .facilities,
    Phrase("Research institutions", "科研机构"),
    one: Phrase("Research institution", "科研机构"),
    idPrefix: "rin",
    help: Phrase(
      "Universities, institutes, hospitals and new-type R&D institutions.",
      "高校、院所、医院和新型研发机构。"
    ),
    source: "\(Document.beijing) IV.21; \(Document.jingan) IV.1(4); \(Document.guofa) (4)",
    sections: [
      researchInstitutionsIdentity, researchInstitutionsAutonomy, researchInstitutionsStanding,
      .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("operating", "operating", "运行中"),
      Choice("reorganised", "reorganised", "已重组"), Choice("closed", "closed", "已撤销"),
    ],
    transitions: [
      "planned>operating", "operating>reorganised", "reorganised>operating", "operating>closed",
    ],
    columns: ["name", "nameZh", "kind", "level", "zone", "projects", "achievements", "state"],
    zonePath: "zone",
    actions: researchInstitutionsActions
  )

  private static let researchInstitutionsIdentity = Section(
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
          Choice("university", "university", "高校"),
          Choice("institute", "research institute", "科研院所"),
          Choice("hospital", "hospital", "医院"),
          Choice("new-type", "new-type R&D institution", "新型研发机构"), Choice("other", "other", "其他"),
        ],
        required: true,
        help: Phrase("What sort of institution.", "机构类别。"),
        source: "\(Document.beijing) II.6",
        width: 16
      ),
      .choice(
        "level",
        "Level",
        "级别",
        .unitLevels,
        ordered: true,
        help: Phrase("Rank of the body that it answers to.", "隶属层级。"),
        source: "\(Document.beijing) III.13",
        width: 12
      ),
      .flag(
        "isHighLevel",
        "High-level hospital",
        "高水平医院",
        help: Phrase(
          "Whether the hospital is a high-level one, whatever body it answers to.",
          "是否为高水平医院，与隶属层级无关。"
        ),
        source: "\(Document.beijing) II.6"
      ),
      .zone(required: false),
      .text(
        "creditCode",
        "Credit code",
        "统一社会信用代码",
        form: .creditCode,
        help: Phrase("Eighteen characters.", "18 位代码。")
      ),
      .officer,
    ]
  )

  private static let charterMatters = [
    Choice("staffing", "staffing", "用人"), Choice("pay", "pay", "薪酬"),
    Choice("funds", "use of funds", "经费使用"),
    Choice("research-direction", "research direction", "科研方向"),
    Choice("title-review", "title review", "职称评审"),
    Choice("procurement", "procurement", "采购"),
    Choice("ownership", "ownership of results", "成果处置"),
  ]

  private static let researchInstitutionsAutonomy = Section(
    "Autonomy",
    "自主权",
    [
      .text("charter", "Charter", "章程", help: Phrase("What it is founded on.", "机构章程。"), width: 20),
      .choices(
        "charterPowers",
        "Powers by charter",
        "章程自主权",
        charterMatters,
        help: Phrase("Matters that nobody else decides.", "章程规定的自主事项。"),
        source: "\(Document.beijing) IV.21"
      ),
      .choices(
        "interventions",
        "Interventions",
        "外部干预事项",
        charterMatters,
        help: Phrase("Matters in which an authority has intervened.", "主管部门已干预的事项。"),
        source: "\(Document.beijing) IV.21"
      ),
      .flag(
        "selfReviewsTitles",
        "Reviews titles itself",
        "自主评审职称",
        help: Phrase("May review professional titles.", "是否自主开展职称评审。"),
        source: "\(Document.beijing) II.6"
      ),
      .integer(
        "approvedQuota",
        "Approved staff",
        "核定编制",
        unit: Phrase("people", "人"),
        help: Phrase("Posts approved.", "核定编制数。"),
        source: "\(Document.beijing) II.7"
      ),
      .integer(
        "staffCount",
        "Staff",
        "在编人数",
        unit: Phrase("people", "人"),
        help: Phrase("People on these posts.", "实有在编人数。"),
        source: "\(Document.beijing) II.7"
      ),
      .computed(
        "freePosts",
        "Free posts",
        "空余编制",
        "approvedQuota - staffCount",
        gives: .integer,
        help: Phrase("Approved without taken.", "核定编制减实有人数。"),
        width: 8
      ),
      .flag(
        "hasInternalAudit",
        "Internal audit",
        "内部审计",
        help: Phrase("Has auditors of its own.", "是否设有内部审计。"),
        source: "\(Document.beijing) IV.19"
      ),
      .flag(
        "ownMeasures",
        "Own measures for contract research",
        "横向经费管理办法",
        help: Phrase("Has lawful rules of its own for contract research.", "是否制定横向经费管理办法。"),
        source: "\(Document.beijing) IV.16"
      ),
    ]
  )

  private static let researchInstitutionsStanding = Section(
    "Standing",
    "评价",
    [
      .choices(
        "evaluationItems",
        "Evaluation items",
        "评价内容",
        [
          Choice("clinical-trials", "clinical trials", "临床试验"),
          Choice("achievement-translation", "translation of achievements", "成果转化"),
          Choice("clinical-work", "clinical work", "临床业务"), Choice("papers", "papers", "论文"),
          Choice("teaching", "teaching", "教学"),
        ],
        help: Phrase("What its staff are evaluated by.", "人员评价的内容。"),
        source: "\(Document.beijing) II.6"
      ),
      .choice(
        "resultsGrade",
        "Results",
        "科研绩效",
        [
          Choice("ordinary", "ordinary", "一般"), Choice("good", "good", "良好"),
          Choice("remarkable", "remarkable", "突出"),
        ],
        help: Phrase("How good its results are.", "科研成果评价。"),
        source: "\(Document.beijing) IV.18"
      ),
      .choice(
        "creditGrade",
        "Credit",
        "信用",
        [
          Choice("d", "D", "D"), Choice("c", "C", "C"), Choice("b", "B", "B"),
          Choice("a", "A", "A"),
        ],
        ordered: true,
        help: Phrase("How it stands in credit, from D to A.", "科研信用等级，由 D 到 A。"),
        source: "\(Document.beijing) IV.18"
      ),
      .flag(
        "entrustsAssetCompany",
        "Entrusts an asset company",
        "委托国资公司",
        help: Phrase("Its achievements are run by a state asset company.", "成果委托国有资产管理公司运营。"),
        source: "\(Document.beijing) III.13"
      ),
      .flag(
        "isPilot",
        "Pilot",
        "试点单位",
        help: Phrase("In a pilot, for example without budget lines.", "是否为“包干制”等试点单位。")
      ),
      .flag(
        "worldClass",
        "World class",
        "世界一流",
        help: Phrase("Supported as a world-class new-type institution.", "列入世界一流新型研发机构支持范围。"),
        source: "\(Document.beijing) IV.21"
      ),
      .flag(
        "jointTraining",
        "Joint training",
        "联合培养",
        help: Phrase("Trains graduates together with universities.", "与高校联合培养研究生。"),
        source: "\(Document.beijing) IV.21"
      ),
      .computed(
        "projects",
        "Projects",
        "承担项目",
        "count(research-projects of this)",
        gives: .integer,
        help: Phrase("Projects that it undertakes.", "承担的项目数。"),
        width: 6
      ),
      .computed(
        "achievements",
        "Achievements",
        "成果数",
        "count(achievements of this)",
        gives: .integer,
        help: Phrase("Achievements that it owns.", "拥有的成果数。"),
        width: 6
      ),
    ]
  )

  private static let researchInstitutionsActions: [RegisterAction] = [
    .step(
      "open",
      "Open",
      "成立",
      help: Phrase("It has begun work.", "机构成立。"),
      from: ["planned"],
      to: "operating"
    ),
    .step(
      "reorganise",
      "Reorganise",
      "重组",
      help: Phrase("It is being reorganised.", "机构重组。"),
      from: ["operating"],
      to: "reorganised"
    ),
    .step(
      "close",
      "Close",
      "撤销",
      help: Phrase("It has ended.", "机构撤销。"),
      from: ["operating"],
      to: "closed"
    ),
  ]
}

extension Register {
  /// Regional headquarters and foreign R&D centres, and the benefits that they share.
  ///
  /// Source: Beijing 30 measures V.30, Jing'an recommendation IV.1(4).
  public static let rdCentreHqs = Register(
    "rd-centre-hqs",
    pane: .facilities,
    Phrase("R&D centres", "研发中心总部"),
    one: Phrase("R&D centre", "研发中心总部"),
    idPrefix: "rdc",
    help: Phrase(
      "Regional headquarters and foreign R&D centres, and the benefits that they share.",
      "地区总部与外资研发中心及其享受的政策。"
    ),
    source: "\(Document.beijing) V.30; \(Document.jingan) IV.1(4)",
    sections: [
      Section(
        "Centre",
        "中心",
        [
          .name,
          .nameZh,
          .text(
            "parentCompany",
            "Parent company",
            "母公司",
            help: Phrase("Who owns it.", "母公司。"),
            width: 22
          ),
          .choice(
            "capital",
            "Capital",
            "资本",
            [
              Choice("foreign", "foreign", "外资"), Choice("domestic", "domestic", "内资"),
              Choice("joint", "joint", "合资"),
            ],
            help: Phrase("Whose money.", "资本来源。"),
            source: "\(Document.beijing) V.30"
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("global-rd", "global R&D centre", "全球研发中心"),
              Choice("regional-rd", "regional R&D centre", "区域研发中心"),
              Choice("regional-hq", "regional headquarters", "地区总部"),
              Choice("open-innovation", "open innovation centre", "开放式创新中心"),
            ],
            required: true,
            help: Phrase("What sort of centre.", "中心类别。"),
            source: "\(Document.beijing) V.30",
            width: 16
          ),
          .choice(
            "legalPersonality",
            "Legal personality",
            "法人资格",
            [
              Choice("independent", "independent", "独立法人"),
              Choice("not-independent", "not independent", "非独立法人"),
            ],
            help: Phrase("A company of its own or not.", "是否为独立法人。"),
            source: "\(Document.beijing) V.30"
          ),
          .text(
            "country",
            "Country",
            "来源国家",
            help: Phrase("Where the parent company is at home.", "母公司所在国家或地区。"),
            width: 12
          ),
          .zone(),
          .date("settledOn", "Settled", "入驻日期", help: Phrase("When it came.", "入驻的日期。")),
          Field.plain(
            .texts,
            "policyBenefits",
            "Benefits",
            "享受政策",
            help: Phrase("Benefits that it has used by parity, one a line.", "按同等待遇享受的政策，逐项填写。"),
            source: "\(Document.beijing) V.30"
          ).holding(
            "not (zone within beijing) or \(hasParity)",
            "the clause gives such a centre no parity",
            "该中心不在条款规定的同等待遇范围内"
          ).warning,
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "拟引进"), Choice("settled", "settled", "已入驻"),
      Choice("left", "left", "已离开"),
    ],
    transitions: ["planned>settled", "settled>left"],
    columns: [
      "name", "nameZh", "parentCompany", "kind", "capital", "legalPersonality", "zone", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "settle",
        "Settled",
        "入驻",
        help: Phrase("It has come.", "中心入驻。"),
        from: ["planned"],
        to: "settled",
        asks: [.date("settledOn", "Settled", "入驻日期", required: true, default: .today)]
      ),
      .step(
        "leave",
        "Left",
        "离开",
        help: Phrase("It has left.", "中心迁出。"),
        from: ["settled"],
        to: "left"
      ),
      RegisterAction(
        "use-benefit",
        Phrase("Benefit used", "享受政策"),
        help: Phrase(
          "A benefit that it has used goes with its day behind the others.",
          "追加一项已享受的政策及其日期。"
        ),
        states: ["settled"],
        asks: [
          .text(
            "benefit",
            "Benefit",
            "政策",
            required: true,
            help: Phrase("Such as: two work permits.", "如：两份工作许可。")
          ), .date("usedOn", "Used on", "享受日期", required: true, default: .today),
        ],
        steps: [.append(field: "policyBenefits", asked: "benefit", on: "usedOn")]
      ),
    ]
  )
}

extension Register {
  /// Hospitals of the regional trial network, and whose ethics reviews are recognised.
  ///
  /// Source: Beijing 30 measures V.28.
  public static let clinicalNetworkSites = Register(
    "clinical-network-sites",
    pane: .facilities,
    Phrase("Clinical trial sites", "临床试验机构"),
    one: Phrase("Clinical trial site", "临床试验机构"),
    title: "{hospital} · {trial}",
    idPrefix: "cns",
    help: Phrase(
      "Hospitals of the regional trial network, and whose ethics reviews are recognised.",
      "区域临床试验网络医院及伦理审查互认。"
    ),
    source: "\(Document.beijing) V.28",
    sections: [
      Section(
        "Site",
        "机构",
        [
          .reference(
            "hospital",
            to: ["research-institutions"],
            "Hospital",
            "医院",
            required: true,
            help: Phrase("The hospital.", "医疗机构。"),
            width: 24
          ),
          Field.reference(
            "city",
            to: ["zones"],
            "City",
            "所在城市",
            required: true,
            help: Phrase("Where it lies.", "所在的城市。"),
            width: 14
          ).holding(
            "city.kind:(municipality, province, region, partner-region)",
            "sites are counted by municipality or province, and this is none",
            "按直辖市、省份统计，所填区域不属于此类"
          ).warning,
          .text("trial", "Trial", "试验", help: Phrase("What is tried.", "试验项目。"), width: 26),
          .date(
            "reviewStartedOn",
            "Review began",
            "审查开始",
            help: Phrase("When the ethics review began.", "伦理审查开始的日期。")
          ),
          .text(
            "ethicsReview",
            "Ethics review",
            "伦理审查",
            help: Phrase("Number and result.", "伦理审查批件与结论。"),
            width: 20
          ),
          .references(
            "recognisedBy",
            to: ["research-institutions"],
            "Recognised by",
            "互认机构",
            help: Phrase("Who accepts the review.", "认可该审查的机构。")
          ).holding([
            CheckCause(
              "not includes(recognisedBy, hospital)",
              "a hospital does not recognise its own review",
              "医院不能互认自身的审查"
            ),
            CheckCause(
              "not missing(ethicsReview)",
              "there is no ethics review yet: enter its number and result",
              "尚无伦理审查：请填写批件与结论"
            ),
          ]),
          .date(
            "recognisedOn",
            "Recognised",
            "互认日期",
            help: Phrase("When it was recognised.", "互认的日期。")
          ),
          .reference(
            "station",
            to: ["service-agencies"],
            "Service station",
            "服务站",
            help: Phrase("The station that looks after the trial.", "办理该试验事项的服务站。"),
            source: "\(Document.beijing) III.11",
            width: 20
          ).ofServiceStations,
        ]
      ), .origin,
    ],
    states: [
      Choice("joined", "joined", "已加入"), Choice("reviewing", "reviewing", "审查中"),
      Choice("recognised", "recognised", "已互认"),
    ],
    transitions: ["joined>reviewing", "reviewing>recognised"],
    columns: ["hospital", "city", "trial", "ethicsReview", "recognisedOn", "state"],
    zonePath: "hospital.zone",
    actions: [
      .step(
        "review",
        "Begin review",
        "开始审查",
        help: Phrase("The ethics review has begun.", "开始伦理审查。"),
        from: ["joined"],
        to: "reviewing",
        asks: [.date("reviewStartedOn", "Review began", "审查开始", required: true, default: .today)]
      ),
      .step(
        "recognise",
        "Recognise",
        "互认",
        help: Phrase("Others accept the review.", "审查结果互认。"),
        from: ["reviewing"],
        to: "recognised",
        asks: [
          .references(
            "recognisedBy",
            to: ["research-institutions"],
            "Recognised by",
            "互认机构",
            required: true
          ),
          .date("recognisedOn", "Recognised", "互认日期", required: true, default: .today),
        ]
      ),
    ]
  )
}

extension Register {
  /// Who has the support of regional headquarters by Beijing 30 measures V.30.
  private static let hasParity =
    "(kind:global-rd and capital:foreign or legalPersonality:independent)"
}
