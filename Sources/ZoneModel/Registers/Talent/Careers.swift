extension Register {
  private static let titleReviewer = Field.reference(
    "reviewer",
    to: ["research-institutions", "departments"],
    "Reviewer",
    "评审单位",
    required: true
  )

  /// Reviews for professional titles by the work that people are known for.
  ///
  /// Source: Beijing 30 measures II.6, Beijing 30 measures IV.21.
  public static let titleReviews = Register(
    "title-reviews",
    pane: .talent,
    Phrase("Title reviews", "职称评审"),
    one: Phrase("Title review", "职称评审"),
    title: "{person} · {title}",
    idPrefix: "tir",
    help: Phrase(
      "Reviews for professional titles by the work that people are known for.",
      "以代表作为依据的职称评审。"
    ),
    source: "\(Document.beijing) II.6, IV.21",
    sections: [
      Section(
        "Review",
        "评审",
        [
          .reference(
            "person",
            to: ["talents"],
            "Person",
            "申报人",
            required: true,
            help: Phrase("Who applies.", "申报人。"),
            width: 20
          ),
          .text(
            "title",
            "Title",
            "职称",
            required: true,
            help: Phrase("The title.", "申报的职称。"),
            width: 20
          ),
          .reference(
            "reviewer",
            to: ["research-institutions", "departments"],
            "Reviewer",
            "评审单位",
            check: """
              not (person.employer.zone within beijing) \
              or count(departments where row = this.reviewer) > 0 \
              or not missing(reviewer.kind) and (reviewer.kind:(university, institute, new-type) \
              or reviewer.kind:hospital and (reviewer.level:high or reviewer.isHighLevel))
              """,
            help: Phrase(
              "Who reviews; universities, institutes and top hospitals may do so themselves.",
              "评审单位；高校、院所和高水平医院可自主评审。"
            ),
            source: "\(Document.beijing) II.6",
            width: 22
          ).warning.saying(
            Phrase(
              "the clause opens own review to other bodies than this one (Beijing 30 measures II.6)",
              "该单位不在条款所列可自主评审的单位之内（科创30条 II.6）"
            )
          ),
          .plain(
            .texts,
            "representativeAchievements",
            "Representative work",
            "代表性成果",
            help: Phrase("Work that counts in place of counts of papers.", "代表性成果，代替论文数量要求。")
          ),
          .choices(
            "achievementKinds",
            "Kinds of work",
            "成果类型",
            [
              Choice("project-result", "project result", "项目成果"),
              Choice("research-report", "research report", "研究报告"),
              Choice("monograph", "monograph or translation", "专著译著"),
              Choice("engineering-programme", "engineering programme", "工程方案"),
              Choice("standard", "standard or specification", "标准规范"),
            ],
            help: Phrase("Kinds that the clause names.", "条款所列的成果类型。"),
            source: "\(Document.beijing) II.6"
          ),
          .flag(
            "isBroker",
            "Technology broker",
            "技术经纪人",
            help: Phrase("Asks for the title of a technology broker.", "是否申报技术经纪专业职称。"),
            source: "\(Document.guofa) (6)"
          ),
          .date(
            "appliedOn",
            "Applied",
            "申报日期",
            help: Phrase("Day of application.", "申报的日期。"),
            default: .today
          ),
          .date("reviewedOn", "Reviewed", "评审日期", help: Phrase("Day of the review.", "评审的日期。")),
          .text("result", "Result", "结果", help: Phrase("What came out.", "评审结果。")),
        ]
      ), .origin,
    ],
    states: [
      Choice("applied", "applied", "已申报"), Choice("reviewed", "reviewed", "已评审"),
      Choice("granted", "granted", "已授予"), Choice("refused", "refused", "未通过"),
    ],
    transitions: ["applied>reviewed", "reviewed>granted", "reviewed>refused"],
    columns: [
      "person", "title", "reviewer", "achievementKinds", "isBroker", "reviewedOn", "state",
    ],
    zonePath: "person.employer.zone",
    actions: [
      .step(
        "review",
        "Review",
        "评审",
        help: Phrase("The board has met.", "评审完成。"),
        from: ["applied"],
        to: "reviewed",
        asks: [
          titleReviewer, .date("reviewedOn", "Reviewed", "评审日期", required: true, default: .today),
        ]
      ),
      .step(
        "grant",
        "Grant",
        "授予",
        help: Phrase("The title is granted.", "授予职称。"),
        from: ["reviewed"],
        to: "granted",
        asks: [titleReviewer]
      ),
      .step(
        "refuse",
        "Refuse",
        "未通过",
        help: Phrase("It is not granted.", "未通过评审。"),
        from: ["reviewed"],
        to: "refused",
        asks: [.text("result", "Result", "结果", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Pay by year, negotiation or project outside the wage total.
  ///
  /// Source: Beijing 30 measures II.7.
  public static let flexiblePayAgreements = Register(
    "flexible-pay-agreements",
    pane: .talent,
    Phrase("Flexible pay", "灵活薪酬"),
    one: Phrase("Flexible pay agreement", "灵活薪酬协议"),
    title: "{person} · {form}",
    idPrefix: "pay",
    help: Phrase(
      "Pay by year, negotiation or project outside the wage total.",
      "年薪、协议工资、项目工资等灵活薪酬。"
    ),
    source: "\(Document.beijing) II.7",
    sections: [
      Section(
        "Agreement",
        "协议",
        [
          .reference(
            "person",
            to: ["talents"],
            "Person",
            "人员",
            required: true,
            help: Phrase("Who is paid.", "协议人员。"),
            width: 20
          ),
          .choice(
            "form",
            "Form",
            "形式",
            [
              Choice("annual", "annual pay", "年薪制"), Choice("negotiated", "negotiated", "协议工资"),
              Choice("project", "by project", "项目工资"),
            ],
            required: true,
            help: Phrase("How pay is set.", "薪酬形式。"),
            source: "\(Document.beijing) II.7",
            width: 12
          ),
          .money("amount", "Amount", "金额", help: Phrase("A year.", "年度金额。")),
          .text("task", "Task", "任务", help: Phrase("What it is for.", "承担的任务。"), width: 26),
          .flag(
            "countsInWageTotal",
            "Counts in the wage total",
            "计入工资总额",
            help: Phrase("Whether the unit's cap holds for it.", "是否计入单位工资总额。")
          ),
          .date("from", "From", "起始日期", help: Phrase("First day.", "协议起始日期。"))
            .done(in: "running", "ended"),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "协议终止日期。"))
            .counting(from: "from")
            .ends("Pay agreement", "薪酬协议", while: "state:running"),
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "拟定"), Choice("approved", "approved", "已批准"),
      Choice("running", "running", "执行中"), Choice("ended", "ended", "已结束"),
    ],
    transitions: ["proposed>approved", "approved>running", "running>ended"],
    columns: ["person", "form", "amount", "task", "countsInWageTotal", "from", "to", "state"],
    zonePath: "person.employer.zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("The unit approves.", "单位批准。"),
        from: ["proposed"],
        to: "approved"
      ),
      .step(
        "start",
        "Start",
        "执行",
        help: Phrase("It is in force.", "协议执行。"),
        from: ["approved"],
        to: "running",
        asks: [
          .date("from", "From", "起始日期", required: true, default: .today),
          .date("to", "Until", "终止日期"),
        ]
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("It has ended.", "协议结束。"),
        from: ["running"],
        to: "ended"
      ),
    ]
  )
}

extension Register {
  /// People of institutions who work part time or off post in firms.
  ///
  /// Source: Huairou action plan IV(V)16.
  public static let secondments = Register(
    "secondments",
    pane: .talent,
    Phrase("Secondments", "离岗创业"),
    one: Phrase("Secondment", "离岗创业"),
    title: "{person} · {mode}",
    idPrefix: "sec",
    help: Phrase("People of institutions who work part time or off post in firms.", "科研人员兼职或离岗创业。"),
    source: "\(Document.huairou) IV(V)16",
    sections: [
      Section(
        "Secondment",
        "兼职离岗",
        [
          .reference(
            "person",
            to: ["talents"],
            "Person",
            "人员",
            required: true,
            help: Phrase("Who goes.", "兼职或离岗人员。"),
            width: 20
          ),
          .choice(
            "mode",
            "Mode",
            "方式",
            [Choice("part-time", "part time", "在岗兼职"), Choice("off-post", "off post", "离岗创业")],
            required: true,
            help: Phrase("Part time or off post.", "在岗兼职或离岗创业。"),
            source: "\(Document.huairou) IV(V)16",
            width: 10
          ),
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Firm",
            "去向企业",
            help: Phrase("The firm that gains.", "兼职或创办的企业。"),
            width: 22
          ),
          .text("project", "Project", "项目", help: Phrase("What it is for.", "创业项目。"), width: 22),
          .date("from", "From", "起始日期", help: Phrase("First day.", "起始日期。"))
            .done(in: "running", "returned", "left"),
          .date(
            "to",
            "Until",
            "终止日期",
            check: "to > from",
            help: Phrase("Last day; then the person returns.", "终止日期，期满返岗。")
          ).counting(from: "from").ends("Secondment", "兼职离岗", while: "state:running"),
          .choice(
            "term",
            "Term",
            "期限类型",
            [Choice("short", "short", "短期"), Choice("long", "long", "长期")],
            help: Phrase("Short or long.", "期限类型。"),
            source: "\(Document.beijing) II.8"
          ),
          .note(
            "guarantee",
            "Guarantee",
            "保障",
            help: Phrase("Post, seniority and insurance that stay.", "保留的岗位、工龄与社保。")
          ),
          .date(
            "returnedOn",
            "Returned",
            "返岗日期",
            check: "returnedOn <= today and (missing(from) or returnedOn >= from)",
            help: Phrase("When the person came back.", "返岗的日期。")
          ).saying(Phrase("a return lies between the first day and today", "返岗日期应在起始日期与今天之间")),
        ]
      ), .origin,
    ],
    states: [
      Choice("approved", "approved", "已批准"), Choice("running", "running", "执行中"),
      Choice("returned", "returned", "已返岗"), Choice("left", "left for good", "已离职"),
    ],
    transitions: ["approved>running", "running>returned", "running>left"],
    columns: ["person", "mode", "enterprise", "project", "from", "to", "state"],
    zonePath: "person.employer.zone",
    actions: [
      .step(
        "start",
        "Start",
        "开始",
        help: Phrase("It has begun.", "开始执行。"),
        from: ["approved"],
        to: "running",
        asks: [
          .date("from", "From", "起始日期", required: true, default: .today),
          .date("to", "Until", "终止日期", required: true),
        ]
      ),
      .step(
        "return",
        "Return",
        "返岗",
        help: Phrase("The person is back.", "人员返岗。"),
        from: ["running"],
        to: "returned",
        asks: [.date("returnedOn", "Returned", "返岗日期", required: true, default: .today)]
      ),
      .step(
        "leave",
        "Leave for good",
        "离职",
        help: Phrase("The person stays outside.", "人员离职。"),
        from: ["running"],
        to: "left"
      ),
    ]
  )
}

extension Register {
  /// Courses, industrial colleges and joint training of graduates.
  ///
  /// Source: Tongzhou opinions II(I)3 second, Beijing 30 measures II.6.
  public static let trainingProgrammes = Register(
    "training-programmes",
    pane: .talent,
    Phrase("Training", "人才培训"),
    one: Phrase("Training programme", "培训项目"),
    idPrefix: "trn",
    help: Phrase(
      "Courses, industrial colleges and joint training of graduates.",
      "培训班、现代产业学院与联合培养。"
    ),
    source:
      "\(Document.tongzhou) II(I)3 second; \(Document.beijing) II.6; \(Document.guofa) (5); \(Document.jingan) IV.1(3)",
    sections: [
      Section(
        "Programme",
        "培训",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("skilled-staff", "skilled staff", "技能人才"),
              Choice("manager", "managers", "经营管理人才"),
              Choice("technician", "technicians", "专业技术人才"),
              Choice("modern-industrial-college", "modern industrial college", "现代产业学院"),
              Choice("graduate-joint-training", "joint training of graduates", "研究生联合培养"),
            ],
            required: true,
            help: Phrase("Who is trained, or how.", "培训对象或方式。"),
            width: 16
          ),
          .text("partner", "Partner", "合作方", help: Phrase("Who teaches.", "合作培养单位。"), width: 22),
          .zone(),
          .references(
            "firms",
            to: ["enterprises"],
            "Firms",
            "合作企业",
            help: Phrase("Firms that run the college or course together.", "共建学院或共同办班的企业。"),
            source: "\(Document.guofa) (5)"
          ),
          Field.integer(
            "participants",
            "Participants",
            "人数",
            unit: Phrase("people", "人"),
            help: Phrase("People trained.", "培训人数。")
          ).holding(
            "not state:done or participants > 0",
            "it is done, and nobody took part",
            "已结束，但人数为 0"
          ).warning,
          .references(
            "attendees",
            to: ["enterprises", "talents", "research-institutions"],
            "Attendees",
            "参加方",
            help: Phrase(
              "Firms and people that came, as far as they are known here.",
              "参加的企业与人员（已登记的）。"
            )
          ),
          .computed(
            "year",
            "Year",
            "年度",
            "year(from)",
            gives: .year,
            help: Phrase("The year in which it begins.", "开班的年度。"),
            width: 6
          ),
          .date("from", "From", "开始日期", help: Phrase("First day.", "开始日期。"))
            .done(in: "running", "done"),
          .date("to", "Until", "结束日期", check: "to >= from", help: Phrase("Last day.", "结束日期。"))
            .counting(from: "from"),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("running", "running", "进行中"),
      Choice("done", "done", "已结束"),
    ],
    transitions: ["planned>running", "running>done"],
    columns: ["name", "nameZh", "kind", "partner", "zone", "participants", "from", "to", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "start",
        "Start",
        "开班",
        help: Phrase("It has begun.", "开班。"),
        from: ["planned"],
        to: "running"
      ),
      .step(
        "finish",
        "Finish",
        "结束",
        help: Phrase("It has ended.", "培训结束。"),
        from: ["running"],
        to: "done",
        asks: [.integer("participants", "Participants", "人数", required: true)]
      ),
    ]
  )
}
