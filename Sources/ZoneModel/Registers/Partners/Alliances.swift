extension Register {
  /// Alliances of industry, research and innovation.
  ///
  /// Source: Huairou action plan IV(II)3, Tongzhou opinions II(II)1 third.
  public static let industryAlliances = Register(
    "industry-alliances",
    pane: .partners,
    Phrase("Alliances", "产业联盟"),
    one: Phrase("Alliance", "产业联盟"),
    idPrefix: "all",
    help: Phrase("Alliances of industry, research and innovation.", "产业技术创新联盟。"),
    source:
      "\(Document.huairou) IV(II)3; \(Document.tongzhou) II(II)1 third; \(Document.jingan) IV.2(3)",
    sections: [
      Section(
        "Alliance",
        "联盟",
        [
          .name,
          .nameZh,
          .zone(required: false),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
          .references(
            "members",
            to: ["enterprises", "research-institutions"],
            "Members",
            "成员",
            help: Phrase("Who belongs to it.", "联盟成员。")
          ),
          .reference(
            "leader",
            to: ["enterprises", "research-institutions"],
            "Led by",
            "牵头单位",
            help: Phrase("Who leads it.", "牵头单位。"),
            width: 22
          ),
          .date("foundedOn", "Founded", "成立日期", help: Phrase("Day of founding.", "成立的日期。")),
          .note(
            "benefitRule",
            "Sharing rule",
            "利益分配",
            help: Phrase("How gains are shared.", "利益分配规则。")
          ),
          .note("charter", "Charter", "章程", help: Phrase("What members have agreed.", "联盟章程。")),
          .computed(
            "platforms",
            "Joint platforms",
            "联合平台",
            "count(joint-rd-platforms of this)",
            gives: .integer,
            help: Phrase("Joint platforms that it runs.", "联合研发平台数。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "筹划"), Choice("founded", "founded", "已成立"),
      Choice("active", "active", "活跃"), Choice("dissolved", "dissolved", "已解散"),
    ],
    transitions: ["proposed>founded", "founded>active", "active>dissolved", "founded>dissolved"],
    columns: ["name", "nameZh", "field", "leader", "zone", "foundedOn", "platforms", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "found",
        "Found",
        "成立",
        help: Phrase("It has been founded.", "联盟成立。"),
        from: ["proposed"],
        to: "founded",
        asks: [.date("foundedOn", "Founded", "成立日期", required: true, default: .today)]
      ),
      .step(
        "activate",
        "Active",
        "开展活动",
        help: Phrase("It works.", "开展活动。"),
        from: ["founded"],
        to: "active"
      ),
      .step(
        "dissolve",
        "Dissolve",
        "解散",
        help: Phrase("It has ended.", "联盟解散。"),
        from: ["founded", "active"],
        to: "dissolved"
      ),
    ]
  )
}

extension Register {
  /// Platforms that partners share in cost, risk and gain.
  ///
  /// Source: Huairou action plan IV(II)3, Huairou action plan IV(II)4.
  public static let jointRdPlatforms = Register(
    "joint-rd-platforms",
    pane: .partners,
    Phrase("Joint R&D platforms", "联合研发平台"),
    one: Phrase("Joint R&D platform", "联合研发平台"),
    idPrefix: "jrp",
    help: Phrase("Platforms that partners share in cost, risk and gain.", "各方共担投入、风险与收益的联合研发平台。"),
    source: "\(Document.huairou) IV(II)3, IV(II)4; \(Document.tongzhou) II(II)2 first",
    sections: [
      Section(
        "Platform",
        "平台",
        [
          .name,
          .nameZh,
          .reference(
            "alliance",
            to: ["industry-alliances"],
            "Alliance",
            "联盟",
            help: Phrase("The alliance that runs it.", "所属联盟。"),
            width: 22
          ),
          .references(
            "partners",
            to: ["enterprises", "research-institutions"],
            "Partners",
            "合作方",
            help: Phrase("Who takes part.", "合作各方。"),
            source: "\(Document.guofa) (6)"
          ),
          .plain(
            .texts,
            "shareList",
            "Shares",
            "份额明细",
            help: Phrase("Partner and share, one a line.", "合作方及份额，逐行填写。")
          ),
          .percent(
            "shares",
            "Shares in all",
            "份额合计",
            check: "shares <= 100%",
            help: Phrase("Sum of the shares; 100 % when complete.", "份额合计，完整时为 100%。"),
            source: "\(Document.guofa) (6)"
          ),
          .note(
            "benefitRule",
            "Sharing rule",
            "利益分配",
            help: Phrase("How gains are shared.", "利益分配规则。")
          ),
          .references(
            "projects",
            to: ["research-projects"],
            "Projects",
            "项目",
            help: Phrase("What it works on.", "合作项目。")
          ),
          .date("from", "From", "起始日期", help: Phrase("First day.", "协议起始日期。")),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "协议终止日期。")),
        ]
      ), .origin,
    ],
    states: [
      Choice("agreed", "agreed", "已约定"), Choice("running", "running", "运行中"),
      Choice("ended", "ended", "已结束"),
    ],
    transitions: ["agreed>running", "running>ended"],
    columns: ["name", "nameZh", "alliance", "partners", "shares", "to", "state"],
    zonePath: "alliance.zone",
    actions: [
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("It works.", "平台运行。"),
        from: ["agreed"],
        to: "running",
        asks: [.date("from", "From", "起始日期", required: true, default: .today)]
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("It has ended.", "平台结束。"),
        from: ["running"],
        to: "ended"
      ),
    ]
  )
}

extension Register {
  /// Agreements with institutions, regions and partners abroad.
  ///
  /// Source: Huairou action plan IV(II)3, Beijing 30 measures V.28.
  public static let cooperationAgreements = Register(
    "cooperation-agreements",
    pane: .partners,
    Phrase("Agreements", "合作协议"),
    one: Phrase("Agreement", "合作协议"),
    idPrefix: "agr",
    help: Phrase("Agreements with institutions, regions and partners abroad.", "与院所、地区及境外的合作协议。"),
    source: "\(Document.huairou) IV(II)3; \(Document.beijing) V.28, V.29; \(Document.guofa) (14)",
    sections: [
      Section(
        "Agreement",
        "协议",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("institution-city", "institution and city", "院地合作"),
              Choice("international", "international", "国际合作"),
              Choice("regional", "regional", "区域合作"),
              Choice("hk-macao", "Hong Kong and Macao", "港澳合作"),
              Choice("enterprise", "enterprise", "企业合作"),
            ],
            required: true,
            help: Phrase("With whom.", "合作类别。"),
            width: 14
          ),
          .zone(required: false),
          .reference(
            "institution",
            to: ["research-institutions"],
            "Institution",
            "合作机构",
            help: Phrase("The institution.", "签约的科研机构。"),
            width: 22
          ),
          .plain(.texts, "partners", "Partners", "合作方", help: Phrase("Who else signs.", "其他签约方。")),
          .date("signedOn", "Signed", "签署日期", help: Phrase("Day of signing.", "签署的日期。")),
          .date("from", "From", "起始日期", help: Phrase("First day.", "协议起始日期。")),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "协议终止日期。"))
            .due("Agreement ends", "协议到期", while: "state:(signed, running)"),
          .text(
            "country",
            "Country or place",
            "国家或地区",
            help: Phrase("Where the partner is at home.", "合作方所在国家或地区。"),
            width: 14
          ),
          .text(
            "office",
            "Office here",
            "在地办事机构",
            help: Phrase("Office that the partner keeps here.", "合作方在本地设立的办事机构。"),
            source: "\(Document.tongzhou) II(II)1 third",
            width: 24
          ),
          .note(
            "commitments",
            "Commitments",
            "约定事项",
            help: Phrase("What was promised.", "双方约定事项。")
          ),
          .computed(
            "openCommitments",
            "Open commitments",
            "未兑现约定",
            "count(plan-tasks of this where not state:done)",
            gives: .integer,
            help: Phrase("Commitments kept as tasks that are not done.", "以任务登记且尚未完成的约定。"),
            width: 6
          ),
          .references(
            "projects",
            to: ["research-projects", "transformation-projects"],
            "Joint projects",
            "合作项目",
            help: Phrase("What is done together.", "共同开展的项目。")
          ),
          .reference(
            "fund",
            to: ["funds"],
            "Fund",
            "资金",
            help: Phrase("The fund that takes part.", "参与的基金或资金。"),
            source: "\(Document.beijing) V.29",
            width: 22
          ),
          .note("results", "Results", "成效", help: Phrase("What came of it.", "合作成效。")),
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            "days(today, to)",
            gives: .integer,
            help: Phrase("Days until it ends.", "距到期的天数。"),
            width: 8
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("draft", "draft", "草拟"), Choice("signed", "signed", "已签署"),
      Choice("running", "running", "执行中"), Choice("expired", "expired", "已到期"),
    ],
    transitions: ["draft>signed", "signed>running", "running>expired"],
    columns: ["name", "nameZh", "kind", "institution", "zone", "from", "to", "daysLeft", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "sign",
        "Sign",
        "签署",
        help: Phrase("It is signed.", "签署协议。"),
        from: ["draft"],
        to: "signed",
        asks: [
          .date("signedOn", "Signed", "签署日期", required: true, default: .today),
          .date("from", "From", "起始日期", required: true, default: .today),
          .date("to", "Until", "终止日期"),
        ]
      ),
      .step(
        "start",
        "Start",
        "执行",
        help: Phrase("It is carried out.", "协议执行。"),
        from: ["signed"],
        to: "running"
      ),
      .step(
        "expire",
        "Expire",
        "到期",
        help: Phrase("It has run out.", "协议到期。"),
        from: ["running"],
        to: "expired"
      ),
    ]
  )
}

extension Register {
  /// Matching meetings, salons, summits, contests, forums and exhibitions.
  ///
  /// Source: Jing'an recommendation IV.2(2), Tongzhou opinions II(I)1 second.
  public static let innovationEvents = Register(
    "innovation-events",
    pane: .partners,
    Phrase("Events", "创新活动"),
    one: Phrase("Event", "创新活动"),
    idPrefix: "eve",
    help: Phrase(
      "Matching meetings, salons, summits, contests, forums and exhibitions.",
      "对接会、沙龙、峰会、大赛、论坛与展览。"
    ),
    source:
      "\(Document.jingan) IV.2(2); \(Document.tongzhou) II(I)1 second; \(Document.beijing) V.30; \(Document.jingan) I.2(2)",
    sections: [
      Section(
        "Event",
        "活动",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("matching", "matching meeting", "对接会"), Choice("salon", "salon", "沙龙"),
              Choice("summit", "summit", "峰会"), Choice("contest", "contest", "大赛"),
              Choice("forum", "forum", "论坛"), Choice("exhibition", "exhibition", "展览"),
              Choice("roadshow", "roadshow", "路演"),
            ],
            required: true,
            help: Phrase("What sort of event.", "活动类别。"),
            width: 12
          ),
          .date("date", "Date", "日期", required: true, help: Phrase("First day.", "活动日期。")),
          .text("place", "Place", "地点", help: Phrase("Where it is held.", "活动地点。"), width: 20),
          .zone(required: false),
          .reference(
            "incubator",
            to: ["incubators"],
            "Host",
            "承办载体",
            help: Phrase("The incubator or space that houses it.", "承办的载体。"),
            width: 20
          ),
          .integer(
            "participants",
            "Participants",
            "参加人数",
            unit: Phrase("people", "人"),
            help: Phrase("People who came.", "参加人数。")
          ),
          .note("results", "Results", "成效", help: Phrase("What came of it.", "活动成效。")),
          .computed(
            "matches",
            "Matches",
            "促成对接",
            "count(matches of this)",
            gives: .integer,
            help: Phrase("Matches made there.", "促成的对接数。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("held", "held", "已举办"),
      Choice("reported", "reported", "已总结"),
    ],
    transitions: ["planned>held", "held>reported"],
    columns: [
      "name", "nameZh", "kind", "date", "place", "zone", "participants", "matches", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "hold",
        "Held",
        "已举办",
        help: Phrase("It has taken place.", "活动举办。"),
        from: ["planned"],
        to: "held",
        asks: [.integer("participants", "Participants", "参加人数", required: true)]
      ),
      .step(
        "report",
        "Report",
        "总结",
        help: Phrase("Results are written down.", "完成总结。"),
        from: ["held"],
        to: "reported",
        asks: [.note("results", "Results", "成效", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Zones that work together: pairs, enclaves, partner parks, mergers.
  ///
  /// Source: Guofa [2020] No. 7 (12), Guofa [2020] No. 7 (13).
  public static let zoneCooperations = Register(
    "zone-cooperations",
    pane: .partners,
    Phrase("Zone pairs", "园区合作"),
    one: Phrase("Zone pair", "园区合作"),
    title: "{zoneA} · {zoneB}",
    idPrefix: "zco",
    help: Phrase(
      "Zones that work together: pairs, enclaves, partner parks, mergers.",
      "园区之间的结对、飞地、共建与整合。"
    ),
    source: "\(Document.guofa) (12), (13), (14)",
    sections: [
      Section(
        "Pair",
        "合作",
        [
          .reference(
            "zoneA",
            to: ["zones"],
            "Zone",
            "园区",
            required: true,
            help: Phrase("One side.", "合作一方。"),
            default: .zone,
            width: 22
          ),
          .reference(
            "zoneB",
            to: ["zones"],
            "With",
            "合作园区",
            required: true,
            check: "zoneB != zoneA",
            help: Phrase("The other side.", "合作另一方。"),
            width: 22
          ),
          .choice(
            "form",
            "Form",
            "形式",
            [
              Choice("pairing", "pairing", "结对"),
              Choice("off-site-incubation", "off-site incubation", "异地孵化"),
              Choice("enclave", "enclave", "飞地经济"), Choice("partner-park", "partner park", "共建园区"),
              Choice("merger", "merger", "整合托管"), Choice("management", "management", "委托管理"),
              Choice("overseas-park", "overseas park", "海外园区"), Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("How they work together.", "合作形式。"),
            source: "\(Document.guofa) (12)",
            width: 14
          ),
          .choice(
            "regionA",
            "Region",
            "地区",
            [
              Choice("east", "east", "东部"), Choice("central", "central", "中部"),
              Choice("west", "west", "西部"), Choice("northeast", "northeast", "东北"),
              Choice("overseas", "overseas", "境外"),
            ],
            help: Phrase("Region of the first.", "一方所在地区。"),
            source: "\(Document.guofa) (12)"
          ),
          .choice(
            "regionB",
            "Region of the other",
            "对方地区",
            [
              Choice("east", "east", "东部"), Choice("central", "central", "中部"),
              Choice("west", "west", "西部"), Choice("northeast", "northeast", "东北"),
              Choice("overseas", "overseas", "境外"),
            ],
            help: Phrase("Region of the second.", "对方所在地区。"),
            source: "\(Document.guofa) (12)"
          ),
          .flag(
            "isAdjacent",
            "Adjacent",
            "相邻",
            help: Phrase("They lie beside each other.", "园区是否相邻。"),
            source: "\(Document.guofa) (13)"
          ),
          .flag(
            "isComplementary",
            "Complement each other",
            "产业互补",
            help: Phrase("Their industries complement each other.", "产业是否互补。"),
            source: "\(Document.guofa) (13)"
          ),
          .date("startedOn", "Started", "起始日期", help: Phrase("Day of beginning.", "开始合作的日期。")),
          .date(
            "reviewOn",
            "Review on",
            "复查日期",
            help: Phrase("When it is looked at again.", "下次复查的日期。")
          ).due("Cooperation review", "合作复核", while: "state:(agreed, running)"),
          .note("terms", "Terms", "约定", help: Phrase("What was agreed.", "合作约定。")),
          .references(
            "projects",
            to: ["research-projects", "transformation-projects", "infrastructure-projects"],
            "Joint projects",
            "合作项目",
            help: Phrase("What both do together.", "双方共同开展的项目。")
          ),
          .choices(
            "itemsDone",
            "Merged so far",
            "已整合事项",
            [
              Choice("members", "members", "成员企业"), Choice("function", "function", "功能"),
              Choice("industry", "industry", "产业"), Choice("space", "space", "空间"),
            ],
            help: Phrase("Of a merger: what has been brought together.", "整合时已完成的事项。"),
            source: "\(Document.jingan) IV.2(3)"
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "拟议"), Choice("agreed", "agreed", "已约定"),
      Choice("running", "running", "运行中"), Choice("ended", "ended", "已结束"),
    ],
    transitions: ["proposed>agreed", "agreed>running", "running>ended"],
    columns: ["zoneA", "zoneB", "form", "regionA", "regionB", "startedOn", "reviewOn", "state"],
    zonePath: "zoneA",
    actions: [
      .step(
        "agree",
        "Agree",
        "约定",
        help: Phrase("Both sides have agreed.", "双方约定。"),
        from: ["proposed"],
        to: "agreed"
      ),
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("It has begun.", "合作启动。"),
        from: ["agreed"],
        to: "running",
        asks: [.date("startedOn", "Started", "起始日期", required: true, default: .today)]
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("It has ended.", "合作结束。"),
        from: ["running"],
        to: "ended"
      ),
      RegisterAction(
        "complete-merger",
        Phrase("Complete the merger", "完成整合"),
        help: Phrase(
          "The first zone becomes part of the second, with all that lies in it.",
          "前一园区连同其全部企业与载体并入后一园区。"
        ),
        states: ["running"],
        when:
          "form:merger and includes(itemsDone, \"members\") and includes(itemsDone, \"function\") "
          + "and includes(itemsDone, \"industry\") and includes(itemsDone, \"space\")",
        whenNot: Phrase(
          "Members, function, industry and space must all be merged first.",
          "成员、功能、产业、空间四项须先全部整合。"
        ),
        steps: [
          .set(field: "state", to: .value(.text("ended"))),
          .setOn(reference: "zoneA", field: "parent", to: .expression("zoneB")),
          .setOn(reference: "zoneA", field: "state", to: .value(.text("merged"))),
        ],
        bulk: false
      ),
    ]
  )
}
