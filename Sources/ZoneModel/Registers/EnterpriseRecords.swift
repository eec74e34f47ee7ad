extension Register {
  /// Titles that enterprises hold or apply for.
  ///
  /// Source: Guofa [2020] No. 7 (7).
  public static let qualifications = Register(
    "qualifications",
    pane: .enterprises,
    Phrase("Qualifications", "资质"),
    one: Phrase("Qualification", "资质"),
    title: "{enterprise} · {kind}",
    idPrefix: "qua",
    help: Phrase(
      "High-tech certificates and other titles, with how long they hold.",
      "高新技术企业等资质及其有效期。"
    ),
    source: "\(Document.guofa) (7); \(Document.jingan) IV.1(1)",
    sections: [
      Section(
        "Title",
        "资质",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("Who holds it or applies.", "持有或申请的企业。"),
            width: 26
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            qualificationKinds,
            required: true,
            help: Phrase("Which title.", "资质类别。"),
            width: 18
          ),
          .text(
            "number",
            "Number",
            "证书编号",
            help: Phrase("Number of the certificate.", "证书编号。"),
            width: 16
          ).holding(
            "not kind:high-tech or number ~ \"^G[RFS][0-9]{12}$\"",
            "a high-tech certificate has GR and 12 digits, such as GR202311001234",
            "高新技术企业证书编号为 GR 加 12 位数字，如 GR202311001234"
          ).warning,
          .reference(
            "issuedIn",
            to: ["zones"],
            "Issued in",
            "发证地",
            help: Phrase(
              "The place that recognised it; matters for mutual recognition.",
              "认定地，涉及跨地区互认。"
            ),
            source: "\(Document.beijing) V.28"
          ),
          .date("appliedOn", "Applied", "申请日期", help: Phrase("Day of application.", "申请的日期。")),
          Field.date("validFrom", "Valid from", "生效日期", help: Phrase("First day.", "生效的日期。"))
            .holding([
              CheckCause(
                "missing(appliedOn) or validFrom >= appliedOn",
                "the title would have held before it was applied for",
                "生效日期早于申请日期"
              ),
              CheckCause(
                """
                not state:recognised or count(qualifications where enterprise = this.enterprise \
                and kind = this.kind and state:recognised and not (row = this) \
                and year(validFrom) = year(this.validFrom) and (missing(issuedIn) \
                or missing(this.issuedIn) or issuedIn = this.issuedIn)) = 0
                """,
                "the firm has this title of the same year already; tables by year count both",
                "该企业已有同年度的同类资质，按年度统计会重复计算"
              ),
            ]).warning,
          Field.date("validTo", "Valid until", "有效期至", help: Phrase("Last day.", "失效前的最后一日。"))
            .holding([
              CheckCause("validTo > validFrom", "it must lie after the first day", "应晚于生效日期"),
              CheckCause(
                "not kind:(high-tech, specialised-sme, little-giant) or validTo <= validFrom + 3y",
                "this title holds for three years",
                "该资质有效期为三年",
                warns: true
              ),
              CheckCause(
                "validTo <= validFrom + 10y",
                "it would hold for more than ten years; look at the certificate",
                "有效期超过十年，请核对证书",
                warns: true
              ),
            ]).counting(from: "validFrom"),
          .computed(
            "endsOn",
            "Last day",
            "有效期末日",
            "validTo ?? (if kind:(high-tech, specialised-sme, little-giant) then validFrom + 3y)",
            gives: .date,
            help: Phrase(
              "As entered; without an end, three years for the titles that last so long, else unknown.",
              "按登记的截止日；未填的，三年期资质按三年计，其他为未知。"
            ),
            source: "Guokefahuo [2016] 32; MIIT [2022] 63"
          ).ends(
            "Title",
            "资质",
            // One that was renewed is followed by another of its kind.
            while: "valid and count(qualifications where enterprise = this.enterprise "
              + "and kind = this.kind and state:recognised and not missing(validFrom) "
              + "and not missing(this.validFrom) and validFrom > this.validFrom) = 0",
            soon: 90,
            act: 30
          ),
          .computed(
            "valid",
            "Valid",
            "有效",
            "state:recognised and (missing(validFrom) or validFrom <= today) "
              + "and endsOn >= today",
            gives: .flag,
            help: Phrase(
              "Recognised and in force today; unknown where its last day is.",
              "已认定且今日有效；末日不详则未知。"
            ),
            width: 6
          ),
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            "days(today, endsOn)",
            gives: .integer,
            help: Phrase("Until the last day; below zero it has run out.", "距到期天数，负数为过期。"),
            width: 8
          ),
        ]
      ),
      .origin,
    ],
    states: [
      Choice("applied", "applied", "已申请"), Choice("recognised", "recognised", "已认定"),
      Choice("refused", "refused", "未通过"), Choice("withdrawn", "withdrawn", "已撤销"),
    ],
    transitions: ["applied>recognised", "applied>refused", "recognised>withdrawn"],
    columns: ["enterprise", "kind", "number", "validFrom", "validTo", "daysLeft", "state"],
    keys: [["enterprise", "kind", "validFrom"]],
    zonePath: "enterprise.zone",
    actions: [
      RegisterAction(
        "recognise",
        Phrase("Recognise", "认定"),
        help: Phrase("The title is granted.", "通过认定。"),
        states: ["applied"],
        asks: [
          .text("number", "Number", "证书编号"),
          .date("validFrom", "Valid from", "生效日期", required: true, default: .today),
          .date("validTo", "Valid until", "有效期至", check: "validTo > validFrom").counting(
            from: "validFrom"
          ),
        ],
        // Of titles that no standard limits the end is left to whoever recognises them.
        defaults: [
          "number": "number",
          "validTo":
            "validTo ?? (if kind:(high-tech, specialised-sme, little-giant) then today + 3y "
            + "else if kind:technology-sme then today + 1y)",
        ],
        asOf: "validFrom",
        steps: [
          .set(field: "state", to: .value(.text("recognised"))),
          .set(field: "number", to: .asked("number")),
          .set(field: "validFrom", to: .asked("validFrom")),
          .set(field: "validTo", to: .asked("validTo")),
        ]
      ),
      RegisterAction(
        "refuse",
        Phrase("Refuse", "不予认定"),
        help: Phrase("The application failed.", "未通过认定。"),
        states: ["applied"],
        steps: [.set(field: "state", to: .value(.text("refused")))]
      ),
      RegisterAction(
        "withdraw",
        Phrase("Withdraw", "撤销"),
        help: Phrase("The title has been taken away.", "资质被撤销。"),
        states: ["recognised"],
        steps: [.set(field: "state", to: .value(.text("withdrawn")))]
      ),
    ]
  )

  private static let qualificationKinds: [Choice] = [
    Choice("high-tech", "high-tech enterprise", "高新技术企业"),
    Choice("technology-sme", "technology SME", "科技型中小企业"),
    Choice("specialised-sme", "specialised SME", "专精特新中小企业"),
    Choice("little-giant", "little giant", "专精特新“小巨人”"),
    Choice("excellent-innovation-pilot", "excellent innovation pilot", "卓越创新企业培育"),
    Choice("advanced-technology-service", "advanced technology service", "技术先进型服务企业"),
    Choice("gazelle", "gazelle", "瞪羚企业"), Choice("unicorn", "unicorn", "独角兽企业"),
  ]

  /// What an enterprise reported for a year; one record an enterprise and year.
  ///
  /// Source: Tongzhou opinions II(II)2 first, Beijing 30 measures I.3.
  public static let enterpriseFigures = Register(
    "enterprise-figures",
    pane: .enterprises,
    Phrase("Yearly figures", "年度数据"),
    one: Phrase("Figures of a year", "年度数据"),
    title: "{enterprise} · {year}",
    idPrefix: "fig",
    help: Phrase(
      "Revenue, research, staff and tax, one record an enterprise and year.",
      "营收、研发、人员、税收，每家企业每年一条。"
    ),
    source: "\(Document.tongzhou) II(II)2 first; \(Document.beijing) I.3",
    sections: [
      Section(
        "Year",
        "年度",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("Whose figures they are.", "所属企业。"),
            width: 26
          ),
          Field.year(
            "year",
            "Year",
            "年度",
            required: true,
            help: Phrase("The calendar year.", "自然年度。")
          ).thatHasCome.warning,
        ]
      ),
      figuresMoney, figuresPeople, figuresTitles, figuresTrust,
    ],
    columns: [
      "enterprise", "year", "revenue", "rdShare", "staff", "technicalShare", "figuresFrom",
    ],
    keys: [["enterprise", "year"]],
    zonePath: "enterprise.zone",
    actions: [
      RegisterAction(
        "confirm",
        Phrase("Confirm", "核实"),
        help: Phrase("Notes who has checked the figures.", "登记核实人。"),
        asks: [
          .reference(
            "checkedBy",
            to: ["staff"],
            "Checked by",
            "核实人",
            required: true,
            default: .me
          )
        ],
        steps: [.set(field: "checkedBy", to: .asked("checkedBy"))]
      )
    ]
  )

  private static let figuresMoney = Section(
    "Money",
    "经济",
    [
      .money("revenue", "Revenue", "营业收入", help: Phrase("Of the whole year.", "全年营业收入。")),
      .computed(
        "revenueTwoYears",
        "Revenue of two years",
        "两年营业收入",
        "revenue + first(enterprise-figures where enterprise = this.enterprise "
          + "and year = this.year - 1, revenue)",
        gives: .money,
        help: Phrase("With that of the year before.", "与上一年合计。"),
        source: Document.titles
      ),
      .money(
        "rdExpenditure",
        "R&D spending",
        "研发费用",
        help: Phrase("Spending on research and development.", "全年研究开发费用。")
      ),
      .money(
        "claimedDeduction",
        "Deduction claimed",
        "加计扣除申报额",
        help: Phrase("R&D spending claimed for the weighted deduction.", "申报加计扣除的研发费用。"),
        source: "\(Document.beijing) I.4"
      ),
      Field.money(
        "highTechIncome",
        "High-tech income",
        "高新收入",
        check: "highTechIncome <= revenue",
        help: Phrase(
          "Income from high-tech products and services.",
          "高新技术产品（服务）收入。"
        )
      ).warning,
      .money("assets", "Total assets", "资产总额", help: Phrase("At the end of the year.", "年末资产总额。")),
      .plain(
        .money,
        "profit",
        "Net profit",
        "净利润",
        help: Phrase("May fall below zero.", "可为负数。"),
        negative: true
      ),
      .money("tax", "Tax paid", "纳税额", help: Phrase("All taxes of the year.", "全年实缴税额。")),
      .money("exports", "Exports", "出口额", help: Phrase("In yuan.", "折合人民币。")),
      .computed(
        "growth",
        "Growth",
        "营收增长",
        "revenue / first(enterprise-figures where enterprise = this.enterprise "
          + "and year = this.year - 1, revenue) - 1",
        gives: .percent,
        help: Phrase("Revenue against that of the year before.", "营业收入较上年的增长。"),
        width: 8
      ),
      .money(
        "valuation",
        "Valuation in yuan",
        "估值（人民币）",
        help: Phrase("As of the last round of the year.", "当年最近一轮融资的估值。"),
        source: "\(Document.guofa) (7)"
      ),
      .text(
        "valuationSource",
        "Valued by",
        "估值来源",
        help: Phrase("Round, report or list that gives the valuation.", "估值出自哪轮融资、报告或榜单。"),
        source: "\(Document.guofa) (7)"
      ),
      .computed(
        "valuationGrowth",
        "Growth of valuation",
        "估值增长",
        "valuation / first(enterprise-figures where enterprise = this.enterprise "
          + "and year = this.year - 1, valuation) - 1",
        gives: .percent,
        help: Phrase("Valuation against that of the year before.", "估值较上年的增长。"),
        width: 8
      ),
      .computed(
        "rdShare",
        "R&D share",
        "研发占比",
        "rdExpenditure / revenue",
        gives: .percent,
        help: Phrase("R&D spending to revenue.", "研发费用占营业收入的比例。"),
        width: 8
      ),
      .computed(
        "highTechShare",
        "High-tech income share",
        "高新收入占比",
        "highTechIncome / revenue",
        gives: .percent,
        help: Phrase("High-tech income to revenue.", "高新收入占营业收入的比例。"),
        width: 8
      ),
    ]
  )

  private static let figuresPeople = Section(
    "People",
    "人员",
    [
      .integer(
        "staff",
        "Staff",
        "从业人数",
        unit: Phrase("people", "人"),
        help: Phrase("Yearly average.", "年平均从业人数。")
      ),
      Field.integer(
        "technicalStaff",
        "Technical staff",
        "科技人员",
        unit: Phrase("people", "人"),
        check: "technicalStaff <= staff",
        help: Phrase("Staff in research and development.", "从事研发和相关技术创新的人员。")
      ),
      people(
        "collegeStaff",
        "With a college degree",
        "大专以上人员",
        Phrase("Staff with a degree of a junior college or higher.", "大专及以上学历人员。")
      ),
      people(
        "doctors",
        "Doctors",
        "博士",
        Phrase("Staff with a doctorate.", "具有博士学位的人员。")
      ),
      people(
        "returnees",
        "Returned from abroad",
        "留学人员",
        Phrase("Staff who studied abroad.", "留学归国人员。")
      ),
      people(
        "freshGraduates",
        "Fresh graduates",
        "应届毕业生",
        Phrase("Graduates of the year who were taken on.", "当年吸纳的应届大学毕业生。")
      ),
      .computed(
        "technicalShare",
        "Technical staff share",
        "科技人员占比",
        "technicalStaff / staff",
        gives: .percent,
        help: Phrase("Technical staff to all staff.", "科技人员占从业人数的比例。"),
        width: 8
      ),
    ]
  )

  /// A part of the staff that the statistics form of incubators asks for.
  private static func people(_ id: String, _ en: String, _ zh: String, _ help: Phrase) -> Field {
    Field.integer(
      id,
      en,
      zh,
      unit: Phrase("people", "人"),
      check: "missing(staff) or \(id) <= staff",
      help: help,
      source: Document.incubators
    )
  }

  private static let figuresTrust = Section(
    "Source",
    "来源",
    [
      .choice(
        "figuresFrom",
        "Figures from",
        "数据出处",
        [
          Choice("audit", "audit", "审计报告"), Choice("tax-return", "tax return", "纳税申报"),
          Choice("annual-report", "annual report", "企业年报"),
          Choice("torch-form", "statistics form", "火炬统计"),
          Choice("survey", "survey", "走访调查"), Choice("statement", "own statement", "企业自报"),
        ],
        help: Phrase("What the figures were taken from.", "数据取自何处。"),
        source: Document.daily
      ),
      .reference(
        "checkedBy",
        to: ["staff"],
        "Checked by",
        "核实人",
        help: Phrase("Who compared them with the source.", "与出处核对的人员。"),
        source: Document.daily
      ),
      .text("dataSource", "Data source", "数据来源", help: Phrase("Form or report.", "表格或报告名称。")),
      .flag(
        "invented",
        "Invented",
        "虚构",
        help: Phrase("Made up for trying out.", "为试用而虚构。")
      ),
    ]
  )
}
