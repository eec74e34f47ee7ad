extension Register {
  /// Places where new technology may be tried, from idea to purchase.
  ///
  /// Source: Beijing 30 measures V.25, Jing'an recommendation I.2(3).
  public static let applicationScenarios = Register(
    "application-scenarios",
    pane: .scenarios,
    Phrase("Application scenarios", "应用场景"),
    one: Phrase("Application scenario", "应用场景"),
    title: "{title}",
    idPrefix: "sce",
    help: Phrase(
      "Places where new technology may be tried, from idea to purchase.",
      "新技术试用的应用场景，从提出到采购。"
    ),
    source: "\(Document.beijing) V.25; \(Document.jingan) I.2(3); \(Document.guofa) (10)",
    sections: [
      Section(
        "Scenario",
        "场景",
        [
          .text(
            "title",
            "Title",
            "场景名称",
            required: true,
            help: Phrase("What it is called.", "场景的名称。"),
            width: 32
          ),
          .choice(
            "field",
            "Field",
            "领域",
            [
              Choice("artificial-intelligence", "artificial intelligence", "人工智能"),
              Choice("5g", "5G", "5G"), Choice("blockchain", "blockchain", "区块链"),
              Choice("big-data", "big data", "大数据"),
              Choice("cloud-computing", "cloud computing", "云计算"),
              Choice("navigation", "satellite navigation", "北斗导航"),
              Choice("life-science", "life science", "生命科学"),
              Choice("frontier-materials", "frontier materials", "前沿材料"),
              Choice("new-energy", "new energy", "新能源"),
              Choice("robotics", "robotics", "机器人"),
              Choice("ultra-hd-video", "ultra-HD video", "超高清视频"),
              Choice("intelligent-connected-vehicles", "intelligent connected vehicles", "智能网联汽车"),
              Choice("commercial-space", "commercial space", "商业航天"),
              Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("The key fields of the clause, or another.", "条款所列重点领域或其他。"),
            source: "\(Document.beijing) V.25",
            width: 14
          ),
          .zone(),
          .text(
            "owner",
            "Demand side",
            "需求方",
            help: Phrase("Who has the need.", "提出需求的单位。"),
            width: 22
          ),
          .reference(
            "ownerUnit",
            to: ["enterprises", "research-institutions", "departments"],
            "Demand side here",
            "登记的需求方",
            help: Phrase("Where the demand side is in the registers.", "登记簿中的需求方。")
          ),
          .reference(
            "supplier",
            to: ["enterprises"],
            "Supplier",
            "供给企业",
            help: Phrase("Who brings the technology.", "提供技术的企业。"),
            width: 22
          ),
          .reference(
            "product",
            to: ["products"],
            "Product",
            "产品",
            help: Phrase("What is tested.", "试用的产品。"),
            width: 20
          ),
          .reference(
            "demand",
            to: ["technology-demands"],
            "Demand",
            "技术需求",
            help: Phrase("The demand that it meets.", "对应的技术需求。")
          ),
          .money("budget", "Budget", "预算", help: Phrase("What it may cost.", "场景预算。")),
          .officer,
        ]
      ),
      Section(
        "Release",
        "发布",
        [
          .date(
            "consultedOn",
            "Consulted",
            "咨询日期",
            help: Phrase("When experts were asked.", "开展事前咨询的日期。"),
            source: "\(Document.beijing) V.25"
          ),
          .date(
            "evaluatedOn",
            "Evaluated",
            "评估日期",
            help: Phrase("When it was evaluated.", "完成评估的日期。"),
            source: "\(Document.beijing) V.25"
          ),
          .reference(
            "releasedInList",
            to: ["scenario-lists"],
            "Released in",
            "所在清单",
            check: "zone within releasedInList.zone or releasedInList.zone within zone",
            help: Phrase("The list that it was released in.", "发布的场景清单。"),
            width: 16
          ).saying(Phrase("an edition of the scenario's own zone", "应为场景所属园区的清单")),
          .date(
            "releasedOn",
            "Released",
            "发布日期",
            help: Phrase("When it was released.", "清单发布的日期。"),
            source: "\(Document.beijing) V.25"
          ).holding([
            CheckCause(
              """
              missing(releasedInList) or not releasedInList.state:draft and \
              (missing(releasedInList.releasedOn) or releasedOn >= releasedInList.releasedOn)
              """,
              "its edition has to be out, and no later than the scenario; in a draft edition it is entered "
                + "under “Released in” alone, and listed when that is released",
              "所在清单应已发布，且不晚于场景的发布日期；清单尚为草稿的，仅填「所在清单」，清单发布时随之列入"
            ),
            CheckCause(
              """
              missing(releasedInList) or count(scenario-lists where follows = this.releasedInList \
              and not state:draft and not missing(releasedOn) and releasedOn < this.releasedOn) = 0
              """,
              "a newer edition was out by then, so that its own was superseded",
              "当时已有更新的批次，所在清单已被取代",
              warns: true
            ),
          ]),
        ]
      ),
      Section(
        "Testing",
        "验证",
        [
          .flag("tested", "Tested", "已测试", help: Phrase("Has been tried.", "是否已测试。")),
          .flag(
            "marketTested",
            "Tested on the market",
            "已市场验证",
            help: Phrase("Has proved itself on the market.", "是否经市场验证。"),
            source: "\(Document.beijing) V.25"
          ),
          .date(
            "testUntil",
            "Test until",
            "测试截止",
            help: Phrase("Last day of the test.", "测试截止日期。")
          ).ends("Scenario test", "场景测试", "截止", while: "state:testing"),
          .note("result", "Result", "结果", help: Phrase("What came out.", "测试结果。")),
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "已提出"), Choice("consulted", "consulted", "已咨询"),
      Choice("evaluated", "evaluated", "已评估"), Choice("listed", "listed", "已列入清单"),
      Choice("matched", "matched", "已对接"), Choice("testing", "testing", "测试中"),
      Choice("proven", "proven", "已验证"), Choice("bought", "bought", "已采购"),
      Choice("ended", "ended", "已结束"),
    ],
    transitions: [
      "proposed>consulted", "consulted>evaluated", "evaluated>listed", "listed>matched",
      "matched>testing", "testing>proven", "proven>bought", "testing>ended", "listed>ended",
    ],
    columns: [
      "title", "field", "zone", "owner", "supplier", "releasedInList", "testUntil", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "consult",
        "Consult",
        "咨询",
        help: Phrase("Experts have been asked.", "完成事前咨询。"),
        from: ["proposed"],
        to: "consulted",
        asks: [.date("consultedOn", "Consulted", "咨询日期", required: true, default: .today)]
      ),
      .step(
        "evaluate",
        "Evaluate",
        "评估",
        help: Phrase("It has been evaluated.", "完成评估。"),
        from: ["consulted"],
        to: "evaluated",
        asks: [.date("evaluatedOn", "Evaluated", "评估日期", required: true, default: .today)]
      ),
      .step(
        "list",
        "Into the list",
        "列入清单",
        help: Phrase("It is released in a list.", "列入清单发布。"),
        from: ["evaluated"],
        to: "listed",
        asks: [
          .reference(
            "releasedInList",
            to: ["scenario-lists"],
            "Released in",
            "所在清单",
            required: true
          ), .date("releasedOn", "Released", "发布日期", required: true, default: .today),
        ]
      ),
      .step(
        "match",
        "Match",
        "对接",
        help: Phrase("A supplier is found.", "找到供给企业。"),
        from: ["listed"],
        to: "matched",
        asks: [.reference("supplier", to: ["enterprises"], "Supplier", "供给企业", required: true)]
      ),
      .step(
        "test",
        "Test",
        "测试",
        help: Phrase("The test begins.", "开始测试。"),
        from: ["matched"],
        to: "testing",
        asks: [.date("testUntil", "Test until", "测试截止")]
      ),
      .step(
        "prove",
        "Proven",
        "验证通过",
        help: Phrase("The test went well.", "测试通过。"),
        from: ["testing"],
        to: "proven",
        asks: [.note("result", "Result", "结果", required: true)]
      ),
      .step(
        "buy",
        "Bought",
        "采购",
        help: Phrase("It has been bought.", "完成采购。"),
        from: ["proven"],
        to: "bought"
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("It is over.", "场景结束。"),
        from: ["listed", "testing"],
        to: "ended",
        asks: [.note("result", "Result", "结果", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Released lists of scenarios, and when the next is due.
  ///
  /// Source: Beijing 30 measures V.25.
  public static let scenarioLists = Register(
    "scenario-lists",
    pane: .scenarios,
    Phrase("Scenario lists", "场景清单"),
    one: Phrase("Scenario list", "场景清单"),
    title: "{edition}",
    idPrefix: "scl",
    help: Phrase("Released lists of scenarios, and when the next is due.", "发布的应用场景清单及下次发布时间。"),
    source: "\(Document.beijing) V.25",
    sections: [
      Section(
        "List",
        "清单",
        [
          .text(
            "edition",
            "Edition",
            "批次",
            required: true,
            help: Phrase("Which list it is.", "清单批次。"),
            width: 24
          ),
          .zone(),
          .reference(
            "follows",
            to: ["scenario-lists"],
            "Follows",
            "上一批次",
            check: "follows.zone = zone and not (follows = this)",
            help: Phrase(
              "The edition before it, which its release brings to an end.",
              "上一批次清单，本批次发布后即被取代。"
            ),
            width: 20
          ).saying(Phrase("another edition of the same zone", "应为同一园区的另一批次")),
          .date(
            "releasedOn",
            "Released",
            "发布日期",
            help: Phrase("Day of release.", "发布的日期。")
          ).holding(
            where: "state:released",
            [
              CheckCause(
                "count(scenario-lists where zone = this.zone and state:released and not (row = this)) = 0",
                "another edition of the zone still counts as released: supersede it",
                "本园区另有批次仍为已发布状态，请将其标为已更新"
              ),
              CheckCause(
                "count(application-scenarios of this) > 0",
                "no scenario is in the edition",
                "本批次清单中没有场景"
              ),
              CheckCause(
                """
                count(application-scenarios of this where state:(proposed, consulted, evaluated)) = 0
                """,
                "a scenario of the edition is not released: consult and evaluate it, then put it into the list",
                "清单中有场景尚未发布，请先咨询、评估，再列入清单"
              ),
            ]
          ).warning,
          .date(
            "nextReleaseOn",
            "Next release",
            "下次发布",
            check: "nextReleaseOn > releasedOn",
            help: Phrase(
              "When the next list is due; no document prints how often.",
              "下次发布日期，文件未载明间隔。"
            )
          ).counting(from: "releasedOn").due(
            "Scenario list due",
            "场景清单发布",
            while: "state:released"
          ),
          .computed(
            "scenarios",
            "Scenarios",
            "场景数",
            "count(application-scenarios of this)",
            gives: .integer,
            help: Phrase("Scenarios in the list.", "清单中的场景数。"),
            width: 6
          ),
          .computed(
            "daysToNext",
            "Days to next",
            "距下次天数",
            "days(today, nextReleaseOn)",
            gives: .integer,
            help: Phrase("Days until the next is due.", "距下次发布的天数。"),
            width: 8
          ),
          .reference(
            "decidedBy",
            to: ["coordination-bodies"],
            "Decided by",
            "审定机构",
            help: Phrase("The joint meeting that decided.", "审定的联席会议。"),
            width: 20
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("draft", "draft", "草稿"), Choice("released", "released", "已发布"),
      Choice("superseded", "superseded", "已更新"),
    ],
    transitions: ["draft>released", "released>superseded"],
    columns: [
      "edition", "zone", "releasedOn", "scenarios", "nextReleaseOn", "daysToNext", "state",
    ],
    zonePath: "zone",
    actions: [
      RegisterAction(
        "release",
        Phrase("Release", "发布"),
        help: Phrase(
          "The list is public with its evaluated scenarios, and the edition before it no longer counts.",
          "发布清单，已评估的场景随之发布，上一批次被取代。"
        ),
        states: ["draft"],
        asks: [
          .date("releasedOn", "Released", "发布日期", required: true, default: .today),
          .date("nextReleaseOn", "Next release", "下次发布", required: true),
          .reference("follows", to: ["scenario-lists"], "Follows", "上一批次"),
        ],
        defaults: [
          "follows": """
          follows ?? last(scenario-lists where zone = this.zone and state:released, \
          row order releasedOn)
          """
        ],
        steps: [
          .set(field: "state", to: .value(.text("released"))),
          .set(field: "releasedOn", to: .asked("releasedOn")),
          .set(field: "nextReleaseOn", to: .asked("nextReleaseOn")),
          .set(field: "follows", to: .asked("follows")),
          .lead(reference: "follows", to: ["scenario-lists": "superseded"]),
          .setOnAll(
            "application-scenarios",
            by: "releasedInList",
            where: "state:evaluated",
            field: "releasedOn",
            to: .asked("releasedOn")
          ),
          .setOnAll(
            "application-scenarios",
            by: "releasedInList",
            where: "state:evaluated",
            field: "state",
            to: .value(.text("listed"))
          ),
        ]
      ),
      .step(
        "supersede",
        "Supersede",
        "被新清单取代",
        help: Phrase("A newer list is out.", "已有新清单。"),
        from: ["released"],
        to: "superseded"
      ),
    ]
  )
}
