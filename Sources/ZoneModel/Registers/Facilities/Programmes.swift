extension Register {
  /// Roads, pipes, buildings and networks of a park.
  ///
  /// Source: Huairou action plan IV(II)3, Beijing 30 measures III.10.
  public static let infrastructureProjects = Register(
    "infrastructure-projects",
    pane: .facilities,
    Phrase("Infrastructure projects", "基础设施项目"),
    one: Phrase("Infrastructure project", "基础设施项目"),
    idPrefix: "inf",
    help: Phrase("Roads, pipes, buildings and networks of a park.", "园区道路、管网、楼宇与网络建设。"),
    source:
      "\(Document.huairou) IV(II)3; \(Document.beijing) III.10; \(Document.jingan) IV.2(1); \(Document.guofa) (19)",
    sections: [
      Section(
        "Project",
        "项目",
        [
          .name,
          .nameZh,
          .zone(),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("road", "road", "道路"), Choice("utilities", "utilities", "市政管网"),
              Choice("plant", "standard plant", "标准厂房"), Choice("building", "building", "楼宇"),
              Choice("network", "network", "信息网络"), Choice("housing", "housing", "人才住房"),
              Choice("green", "green project", "绿化环保"), Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What is built.", "建设类别。"),
            width: 12
          ),
          .money("budget", "Budget", "投资", help: Phrase("Planned cost.", "计划投资。")),
          Field.money("spent", "Spent", "已完成投资", help: Phrase("So far.", "累计完成投资。")).holding(
            "spent <= budget",
            "more is spent than was planned",
            "已完成投资超过计划投资"
          ).warning,
          .date("startedOn", "Started", "开工日期", help: Phrase("Day of beginning.", "开工的日期。")),
          .date(
            "plannedFinish",
            "Planned finish",
            "计划竣工",
            help: Phrase("When it should be done.", "计划竣工日期。")
          ).due(
            "Planned finish",
            "计划竣工",
            while: "not state:finished and (missing(finishedOn) or finishedOn > today)"
          ),
          .date("finishedOn", "Finished", "竣工日期", help: Phrase("When it was done.", "实际竣工日期。")),
          Field.percent(
            "progress",
            "Progress",
            "进度",
            help: Phrase("How far it is.", "形象进度。")
          ).holding([
            CheckCause("progress <= 100%", "it is more than the whole", "超过 100%"),
            CheckCause(
              "not state:finished or progress >= 100%",
              "the project is finished",
              "项目已竣工，进度未到 100%",
              warns: true
            ),
          ]),
          .computed(
            "late",
            "Late",
            "逾期",
            "not state:finished and (missing(finishedOn) or finishedOn > today) and plannedFinish < today",
            gives: .flag,
            help: Phrase("Past its planned finish and not done.", "已过计划竣工日期仍未竣工。"),
            width: 6
          ),
          .reference(
            "builder",
            to: ["enterprises", "operator-bodies"],
            "Builder",
            "建设单位",
            help: Phrase("Who builds.", "建设单位。"),
            width: 20
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("building", "building", "在建"),
      Choice("finished", "finished", "已竣工"),
    ],
    transitions: ["planned>building", "building>finished"],
    columns: ["name", "nameZh", "zone", "kind", "budget", "progress", "plannedFinish", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "start",
        "Start",
        "开工",
        help: Phrase("Building has begun.", "开工建设。"),
        from: ["planned"],
        to: "building",
        asks: [.date("startedOn", "Started", "开工日期", required: true, default: .today)]
      ),
      .step(
        "finish",
        "Finish",
        "竣工",
        help: Phrase("It is done.", "项目竣工。"),
        from: ["building"],
        to: "finished",
        asks: [.date("finishedOn", "Finished", "竣工日期", required: true, default: .today)],
        besides: [.set(field: "progress", to: .value(.number(100)))]
      ),
    ]
  )
}

extension Register {
  /// The four platforms of Tongzhou's opinions of 2015.
  ///
  /// Source: Tongzhou opinions II(II).
  public static let techDemoPlatforms = Register(
    "tech-demo-platforms",
    pane: .facilities,
    Phrase("Technology support platforms", "科技支撑平台"),
    one: Phrase("Technology support platform", "科技支撑平台"),
    idPrefix: "tdp",
    help: Phrase("The four platforms of Tongzhou's opinions of 2015.", "通州 2015 年意见提出的四个平台。"),
    source: "\(Document.tongzhou) II(II)",
    sections: [
      Section(
        "Platform",
        "平台",
        [
          .name,
          .nameZh,
          .text("focus", "Focus", "方向", help: Phrase("What it is for.", "平台方向。"), width: 28),
          .plain(.texts, "sections", "Parts", "组成", help: Phrase("What it is made of.", "平台组成部分。")),
          .reference(
            "lead",
            to: ["departments"],
            "Lead",
            "牵头部门",
            help: Phrase("Who leads it.", "牵头部门。"),
            width: 22
          ),
          .zone(),
          .note("outputs", "Outputs", "产出", help: Phrase("What came of it.", "建设成效。")),
          .date(
            "establishedOn",
            "Established",
            "建成日期",
            help: Phrase("When it was set up.", "建成的日期。")
          ),
          .computed(
            "strands",
            "Strands",
            "分项数",
            "count(plan-tasks of this)",
            gives: .integer,
            help: Phrase("Strands of work, kept as tasks with their progress.", "以任务登记的分项工作。"),
            width: 6
          ),
          .computed(
            "strandsDone",
            "Strands done",
            "已完成分项",
            "count(plan-tasks of this where state:done)",
            gives: .integer,
            help: Phrase("Strands that are done.", "已完成的分项数。"),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("established", "established", "已建成"),
      Choice("operating", "operating", "运行中"),
    ],
    transitions: ["planned>established", "established>operating"],
    columns: ["name", "nameZh", "focus", "lead", "zone", "strands", "strandsDone", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "establish",
        "Establish",
        "建成",
        help: Phrase("It has been set up.", "平台建成。"),
        from: ["planned"],
        to: "established",
        asks: [.date("establishedOn", "Established", "建成日期", required: true, default: .today)]
      ),
      .step(
        "operate",
        "Operate",
        "运行",
        help: Phrase("It works.", "投入运行。"),
        from: ["established"],
        to: "operating"
      ),
    ]
  )
}

extension Register {
  /// Data sets that may be used or traded.
  ///
  /// Source: Jing'an recommendation I.2(2), Beijing 30 measures III.11.
  public static let dataResources = Register(
    "data-resources",
    pane: .facilities,
    Phrase("Data resources", "数据资源"),
    one: Phrase("Data resource", "数据资源"),
    idPrefix: "dat",
    help: Phrase("Data sets that may be used or traded.", "可共享或交易的数据资源。"),
    source: "\(Document.jingan) I.2(2); \(Document.beijing) III.11",
    sections: [
      Section(
        "Resource",
        "资源",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("dataset", "data set", "数据集"),
              Choice("testing-standard", "testing standard", "测试标准"),
              Choice("open-source", "open-source technology", "开源技术"),
            ],
            help: Phrase("What is offered.", "资源类别。"),
            source: "\(Document.beijing) III.11",
            width: 14
          ),
          .reference(
            "provider",
            to: ["enterprises", "public-platforms", "research-institutions"],
            "Provider",
            "提供方",
            required: true,
            help: Phrase("Who offers it.", "数据提供方。"),
            width: 22
          ),
          .reference(
            "platform",
            to: ["public-platforms"],
            "Platform",
            "所属平台",
            help: Phrase("Where it is offered.", "发布的平台。"),
            width: 20
          ),
          .technology("field", "Field", "领域", help: Phrase("What it is about.", "数据领域。")),
          .integer(
            "rows",
            "Rows",
            "数据量",
            unit: Phrase("rows", "条"),
            help: Phrase("How much.", "数据条数。")
          ),
          .choice(
            "access",
            "Access",
            "开放方式",
            [
              Choice("open", "open", "开放"), Choice("on-request", "on request", "申请使用"),
              Choice("paid", "paid", "付费"), Choice("internal", "internal", "内部"),
            ],
            help: Phrase("Who may read it.", "数据开放方式。")
          ).holding(
            "not state:open or not access:internal",
            "data that is open is not of internal access",
            "已开放的数据，开放方式不能为内部"
          ),
          Field.flag("tradable", "Tradable", "可交易", help: Phrase("May be bought.", "是否可交易。"))
            .holding(
              "tradable or not state:traded",
              "it has been traded, so it can be",
              "已经交易，应为可交易"
            ),
          tradingVenue(required: false),
          .computed(
            "uses",
            "Uses",
            "使用次数",
            "count(service-bookings of this where state:(used, billed))",
            gives: .integer,
            help: Phrase("Uses by firms.", "企业使用次数。"),
            width: 6
          ),
          .date(
            "registeredOn",
            "Registered",
            "登记日期",
            help: Phrase("When it was listed.", "登记的日期。")
          ).done(in: "registered", "open", "traded", "withdrawn"),
        ]
      ), .origin,
    ],
    states: [
      Choice("registered", "registered", "已登记"), Choice("open", "open", "已开放"),
      Choice("traded", "traded", "已交易"), Choice("withdrawn", "withdrawn", "已撤回"),
    ],
    transitions: [
      "registered>open", "open>traded", "registered>traded", "open>withdrawn",
      "registered>withdrawn",
    ],
    columns: ["name", "nameZh", "provider", "field", "rows", "access", "tradable", "state"],
    zonePath: "provider.zone",
    actions: [
      .step(
        "open",
        "Open",
        "开放",
        help: Phrase("It may be used.", "数据开放。"),
        from: ["registered"],
        to: "open"
      ),
      .step(
        "trade",
        "Trade",
        "交易",
        help: Phrase("It has been bought.", "完成交易。"),
        from: ["registered", "open"],
        to: "traded",
        when: "tradable",
        whenNot: Phrase("It is not tradable.", "该数据资源不可交易。"),
        asks: [tradingVenue(required: true)]
      ),
      .step(
        "withdraw",
        "Withdraw",
        "撤回",
        help: Phrase("It is no longer offered.", "数据撤回。"),
        from: ["registered", "open"],
        to: "withdrawn"
      ),
    ]
  )
  /// Where data are bought and sold: an agency whose trade that is.
  private static func tradingVenue(required: Bool) -> Field {
    .reference(
      "tradedAt",
      to: ["service-agencies"],
      "Traded at",
      "交易场所",
      required: required,
      check: "tradedAt.kind:trade and not tradedAt.state:delisted",
      help: Phrase("The trading venue that lists it.", "挂牌的交易场所。"),
      source: "\(Document.jingan) I.2(2)",
      width: 22
    ).saying(
      Phrase("a trading venue that has not been delisted", "应为交易场所类机构，且未被除名")
    )
  }
}
