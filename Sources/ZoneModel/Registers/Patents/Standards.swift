extension Register {
  /// Industries of a zone measured for the directory of IP-intensive industries.
  ///
  /// Source: Huairou action plan IV(III)9.
  public static let ipIntensiveIndustries = Register(
    "ip-intensive-industries",
    pane: .patents,
    Phrase("IP-intensive industries", "知识产权密集型产业"),
    one: Phrase("IP-intensive industry", "知识产权密集型产业"),
    title: "{industry} · {zone}",
    idPrefix: "iii",
    help: Phrase(
      "Industries of a zone measured for the directory of IP-intensive industries.",
      "园区产业按知识产权密集度测度并列入目录。"
    ),
    source: "\(Document.huairou) IV(III)9",
    sections: [
      Section(
        "Entry",
        "条目",
        [
          .reference(
            "industry",
            to: ["industries"],
            "Industry",
            "产业",
            required: true,
            help: Phrase("The industry that was measured.", "被测度的产业。"),
            width: 22
          ),
          .zone(),
          .plain(
            .number,
            "ipMeasure",
            "Measure",
            "测度值",
            help: Phrase("What was measured.", "知识产权密集度测度值。"),
            width: 10
          ),
          .plain(
            .number,
            "threshold",
            "Threshold",
            "阈值",
            help: Phrase("What the directory asks for; no document prints it.", "列入目录的阈值，文件未载明。"),
            source: "\(Document.huairou) IV(III)9",
            width: 10
          ),
          .note("measures", "Measures", "扶持措施", help: Phrase("What is done for it.", "采取的扶持措施。")),
          .date(
            "surveyedOn",
            "Surveyed",
            "调查日期",
            help: Phrase("When it was surveyed.", "调查测度的日期。")
          ),
          .date(
            "listedOn",
            "Listed",
            "列入日期",
            help: Phrase("When it entered the directory.", "列入目录的日期。")
          ),
          .text("plan", "Plan", "发展规划", help: Phrase("The plan that names it.", "相应的专项规划。")),
          .computed(
            "reaches",
            "Reaches the threshold",
            "达到阈值",
            "ipMeasure >= (threshold ?? setting(\"ip-intensive-threshold\"))",
            gives: .flag,
            help: Phrase("Measure is at least the threshold.", "测度值不低于阈值。"),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("surveyed", "surveyed", "已调查"), Choice("identified", "identified", "已认定"),
      Choice("in-directory", "in directory", "已列入目录"),
    ],
    transitions: ["surveyed>identified", "identified>in-directory"],
    columns: ["industry", "zone", "ipMeasure", "threshold", "reaches", "listedOn", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "identify",
        "Identify",
        "认定",
        help: Phrase("It counts as IP-intensive.", "认定为知识产权密集型产业。"),
        from: ["surveyed"],
        to: "identified",
        when: "reaches",
        whenNot: Phrase(
          "Its measure does not reach the threshold.",
          "其指标未达到门槛值。"
        )
      ),
      .step(
        "list",
        "List",
        "列入目录",
        help: Phrase("It enters the directory.", "列入产业目录。"),
        from: ["identified"],
        to: "in-directory",
        when: "reaches",
        whenNot: Phrase(
          "Its measure does not reach the threshold.",
          "其指标未达到门槛值。"
        ),
        asks: [.date("listedOn", "Listed", "列入日期", required: true, default: .today)]
      ),
    ]
  )
}

extension Register {
  /// Firms that manage IP by the national standard, and pilot or demonstration units.
  ///
  /// Source: Jing'an recommendation IV.3(4).
  public static let ipManagementCertifications = Register(
    "ip-management-certifications",
    pane: .patents,
    Phrase("IP management", "知识产权贯标"),
    one: Phrase("IP management certification", "知识产权贯标"),
    title: "{enterprise} · {standard}",
    idPrefix: "imc",
    help: Phrase(
      "Firms that manage IP by the national standard, and pilot or demonstration units.",
      "企业知识产权管理规范贯标及试点示范。"
    ),
    source: "\(Document.jingan) IV.3(4)",
    sections: [
      Section(
        "Adoption",
        "贯标",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm.", "贯标企业。"),
            width: 26
          ),
          .text(
            "standard",
            "Standard",
            "标准",
            required: true,
            help: Phrase("Usually GB/T 29490-2013.", "一般为 GB/T 29490-2013。"),
            default: .value(.text("GB/T 29490-2013")),
            width: 18
          ),
          .date(
            "adoptedOn",
            "Adopted",
            "贯标日期",
            help: Phrase("When the standard was adopted.", "通过贯标的日期。")
          ),
          .date(
            "validTo",
            "Valid until",
            "证书有效期至",
            help: Phrase("Last day of the certificate.", "认证证书有效期的最后一天。")
          ).ends("Certification", "认证", while: "not state:preparing", soon: 90, act: 30),
          .choice(
            "evaluationGrade",
            "Grade",
            "评价等级",
            [
              Choice("passed", "passed", "合格"), Choice("good", "good", "良好"),
              Choice("excellent", "excellent", "优秀"),
            ],
            ordered: true,
            help: Phrase("Result of the evaluation.", "评价结果等级。")
          ),
          .date(
            "demonstrationOn",
            "Demonstration since",
            "列为示范日期",
            check: "missing(adoptedOn) or demonstrationOn >= adoptedOn",
            help: Phrase("When it became a demonstration unit.", "列为示范单位的日期。")
          ).done(in: "demonstration"),
          .computed(
            "pilotUnit",
            "Pilot unit",
            "试点单位",
            "state:pilot",
            gives: .flag,
            help: Phrase("Its state says that it is an IP pilot.", "是否为试点单位，按状态。"),
            source: "\(Document.jingan) IV.3(4)"
          ),
          .computed(
            "demonstrationUnit",
            "Demonstration unit",
            "示范单位",
            "state:demonstration",
            gives: .flag,
            help: Phrase("Its state says that it is an IP demonstration.", "是否为示范单位，按状态。"),
            source: "\(Document.jingan) IV.3(4)"
          ),
          .computed(
            "rewardDue",
            "Reward due",
            "应予奖励",
            "enterprise.zone within jingan-district and state:(pilot, demonstration) "
              + "and (missing(validTo) or validTo >= today) and count(awards where recipient = this.enterprise "
              + "and (not missing(fund) or purpose:certification) and fund = jingan-ip-unit-rewards "
              + "and appliedOn >= (if this.state:demonstration then this.demonstrationOn "
              + "else this.adoptedOn) and not state:(refused, withdrawn)) = 0",
            gives: .flag,
            help: Phrase(
              "A pilot or demonstration unit in Jing'an without an award of the rewards for IP units since "
                + "it adopted, or became a demonstration unit.",
              "静安区试点示范单位贯标（或列为示范）以来尚未获知识产权试点示范奖励。"
            ),
            source: "\(Document.jingan) IV.3(4)",
            width: 8
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("preparing", "preparing", "准备中"), Choice("adopted", "adopted", "已贯标"),
      Choice("pilot", "pilot", "试点"), Choice("demonstration", "demonstration", "示范"),
    ],
    transitions: ["preparing>adopted", "adopted>pilot", "pilot>demonstration"],
    columns: [
      "enterprise", "standard", "adoptedOn", "validTo", "evaluationGrade", "pilotUnit", "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "adopt",
        "Adopt",
        "完成贯标",
        help: Phrase("The firm passed.", "企业通过贯标。"),
        from: ["preparing"],
        to: "adopted",
        asks: [.date("adoptedOn", "Adopted", "贯标日期", required: true, default: .today)]
      ),
      .step(
        "pilot",
        "Pilot unit",
        "列为试点",
        help: Phrase("It becomes a pilot unit.", "列为试点单位。"),
        from: ["adopted"],
        to: "pilot",
        when: "missing(validTo) or validTo >= today",
        whenNot: Phrase("The certificate has ended.", "认证证书已到期。")
      ),
      .step(
        "demonstrate",
        "Demonstration unit",
        "列为示范",
        help: Phrase("It becomes a demonstration unit.", "列为示范单位。"),
        from: ["pilot"],
        to: "demonstration",
        when: "missing(validTo) or validTo >= today",
        whenNot: Phrase("The certificate has ended.", "认证证书已到期。"),
        asks: [.date("demonstrationOn", "Demonstration since", "列为示范日期", default: .today)]
      ),
    ]
  )
}

extension Register {
  /// Standards that firms lead or help to draft.
  ///
  /// Source: Tongzhou opinions II(I)2 third, Guofa [2020] No. 7 (14).
  public static let standardWorks = Register(
    "standard-works",
    pane: .patents,
    Phrase("Standards work", "标准工作"),
    one: Phrase("Standard", "标准"),
    idPrefix: "stw",
    help: Phrase("Standards that firms lead or help to draft.", "企业主导或参与制定的标准。"),
    source: "\(Document.tongzhou) II(I)2 third; \(Document.guofa) (14), (6)",
    sections: [
      Section(
        "Standard",
        "标准",
        [
          .name,
          .nameZh,
          .choice(
            "level",
            "Level",
            "级别",
            [
              Choice("local", "local", "地方标准"), Choice("industrial", "industry", "行业标准"),
              Choice("national", "national", "国家标准"),
              Choice("international", "international", "国际标准"),
            ],
            ordered: true,
            required: true,
            help: Phrase("From local to international.", "由地方到国际。"),
            source: "\(Document.tongzhou) II(I)2 third",
            width: 14
          ),
          .text(
            "number",
            "Number",
            "标准号",
            help: Phrase("Once it is published.", "发布后的标准编号。"),
            width: 16
          ),
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that takes part.", "参与的企业。"),
            width: 24
          ),
          .choice(
            "role",
            "Part",
            "参与方式",
            [Choice("leads", "leads", "主导"), Choice("helps", "helps", "参与")],
            help: Phrase("Leads or helps.", "主导或参与。")
          ),
          .text("stage", "Stage", "阶段", help: Phrase("Where the committee stands.", "标准委员会的进度。")),
          Field.date(
            "stageOn",
            "Stage since",
            "阶段起始日期",
            help: Phrase("Since when it is in this stage.", "进入当前阶段的日期。")
          ).dating("stage"),
          .date(
            "draftedOn",
            "Drafting begun",
            "起草日期",
            help: Phrase("When the committee took it up.", "立项并开始起草的日期。")
          ),
          .date(
            "publishedOn",
            "Published",
            "发布日期",
            help: Phrase("Day of publication.", "标准发布的日期。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "已立项建议"), Choice("drafting", "drafting", "起草中"),
      Choice("published", "published", "已发布"),
    ],
    transitions: ["proposed>drafting", "drafting>published"],
    columns: ["name", "nameZh", "level", "number", "enterprise", "role", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "draft",
        "Start drafting",
        "开始起草",
        help: Phrase("The committee has taken it up.", "立项并开始起草。"),
        from: ["proposed"],
        to: "drafting",
        asks: [.date("draftedOn", "Drafting begun", "起草日期", required: true, default: .today)]
      ),
      .step(
        "publish",
        "Publish",
        "发布",
        help: Phrase("The standard is published.", "标准发布。"),
        from: ["drafting"],
        to: "published",
        asks: [
          .text("number", "Number", "标准号", required: true),
          .date("publishedOn", "Published", "发布日期", required: true, default: .today),
        ]
      ),
    ]
  )
}

extension Register {
  /// Trademarks, regional labels and industry brands.
  ///
  /// Source: Guofa [2020] No. 7 (7), Huairou action plan IV(III)8.
  public static let trademarkBrands = Register(
    "trademark-brands",
    pane: .patents,
    Phrase("Trademarks and brands", "商标与品牌"),
    one: Phrase("Trademark or brand", "商标或品牌"),
    idPrefix: "tmb",
    help: Phrase("Trademarks, regional labels and industry brands.", "商标、区域品牌和产业品牌。"),
    source:
      "\(Document.guofa) (7); \(Document.huairou) IV(III)8, IV(IV)11; \(Document.jingan) I.2(2)",
    sections: [
      Section(
        "Brand",
        "品牌",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("trademark", "trademark", "商标"),
              Choice("regional-label", "regional label", "区域品牌"),
              Choice("industry-brand", "industry brand", "产业品牌"),
            ],
            required: true,
            help: Phrase("Trademark, regional label or brand of an industry.", "商标、区域品牌或产业品牌。")
          ),
          .reference(
            "owner",
            to: ["enterprises", "research-institutions", "operator-bodies"],
            "Owner",
            "所有人",
            help: Phrase("Who holds it.", "权利人。"),
            width: 24
          ),
          .zone(),
          .text(
            "registrationNumber",
            "Registration number",
            "注册号",
            unique: true,
            help: Phrase("Number in the register of trademarks.", "商标注册号。")
          ),
          .date(
            "registeredOn",
            "Registered",
            "注册日期",
            help: Phrase("Day of registration.", "注册的日期。")
          ),
          .date(
            "validTo",
            "Valid until",
            "有效期至",
            check: "missing(registeredOn) or validTo >= registeredOn",
            help: Phrase("Last day before it is to be renewed.", "续展前的最后一天。")
          ).ends("Trade mark", "商标", while: "not state:lapsed", soon: 90, act: 30),
          .text(
            "recognition",
            "Recognition",
            "认定",
            help: Phrase("Award or list that names it.", "获得的认定或荣誉。"),
            width: 22
          ),
          .references(
            "events",
            to: ["innovation-events"],
            "Events",
            "品牌活动",
            help: Phrase("Events that make it known.", "推广该品牌的活动。"),
            source: "\(Document.jingan) I.2(2)"
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹划"), Choice("registered", "registered", "已注册"),
      Choice("recognised", "recognised", "已认定"), Choice("lapsed", "lapsed", "已失效"),
    ],
    transitions: [
      "planned>registered", "registered>recognised", "registered>lapsed", "recognised>lapsed",
    ],
    columns: ["name", "nameZh", "kind", "owner", "zone", "registeredOn", "recognition", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "register",
        "Register",
        "注册",
        help: Phrase("It is registered.", "完成注册。"),
        from: ["planned"],
        to: "registered",
        asks: [.date("registeredOn", "Registered", "注册日期", required: true, default: .today)]
      ),
      .step(
        "recognise",
        "Recognise",
        "认定",
        help: Phrase("It has been recognised.", "获得认定。"),
        from: ["registered"],
        to: "recognised",
        asks: [.text("recognition", "Recognition", "认定", required: true)]
      ),
    ]
  )
}
