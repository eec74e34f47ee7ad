extension Register {
  /// Documents that bind the zone, and when they were last reviewed.
  ///
  /// Source: Tongzhou opinions II(I)1 first, Beijing 30 measures title.
  public static let policies = Register(
    "policies",
    pane: .policies,
    Phrase("Policies", "政策文件"),
    one: Phrase("Policy", "政策文件"),
    idPrefix: "pol",
    help: Phrase(
      "Documents that bind the zone, and when they were last reviewed.",
      "对园区有约束力的政策文件及其复审情况。"
    ),
    source: "\(Document.tongzhou) II(I)1 first; \(Document.beijing) title; \(Document.jingan) V.1",
    sections: [
      Section(
        "Document",
        "文件",
        [
          .name,
          .nameZh,
          .text(
            "documentNo",
            "Document number",
            "文号",
            help: Phrase("Number of the document.", "文件文号。"),
            width: 18
          ),
          .text(
            "pack",
            "Policy pack",
            "政策包",
            help: Phrase(
              "Id of the pack that holds its rules, where it is not the record's own.",
              "其规则所在政策包的编号，与本记录编号不同时填写。"
            ),
            width: 16
          ),
          .text("issuer", "Issuer", "发布机关", help: Phrase("Who issued it.", "发布机关。"), width: 20),
          .choice(
            "level",
            "Level",
            "级别",
            [
              Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
              Choice("provincial", "provincial", "省级"), Choice("state", "state", "国家级"),
            ],
            required: true,
            help: Phrase("Higher levels come first.", "上位政策优先。")
          ),
          .zone(required: false),
          .date("issuedOn", "Issued", "发布日期", help: Phrase("Day of issue.", "发布的日期。")),
          Field.date(
            "effectiveOn",
            "In force from",
            "施行日期",
            help: Phrase("First day in force.", "施行的日期。")
          ).holding(
            """
            not state:in-force or count(policies where not missing(supersedes) and includes(supersedes, this) \
            and state:in-force) = 0
            """,
            "a document in force supersedes it: repeal it",
            "已有现行文件取代该文件，请将其废止"
          ).warning,
          .references(
            "supersedes",
            to: ["policies"],
            "Supersedes",
            "废止文件",
            help: Phrase("Documents that it takes the place of.", "被其取代的文件。")
          ).holding([
            CheckCause(
              "not includes(supersedes, this)",
              "a document does not take its own place",
              "文件不能取代自身"
            ),
            CheckCause(
              """
              count(policies where includes(this.supersedes, row) and \
              (level:state and not this.level:state or this.level:district and not level:district)) = 0
              """,
              "it is of a lower level than a document that it supersedes",
              "所取代的文件级别高于本文件",
              warns: true
            ),
            CheckCause(
              """
              count(policies where includes(this.supersedes, row) and not missing(zone) and \
              not missing(this.zone) and not (zone within this.zone or this.zone within zone)) = 0
              """,
              "it supersedes a document for another place",
              "所取代的文件适用于其他地区",
              warns: true
            ),
          ]),
        ]
      ),
      Section(
        "Review",
        "复审",
        [
          .date(
            "lastReviewedOn",
            "Last reviewed",
            "最近复审",
            help: Phrase("When its effect was last looked at.", "最近一次效果评估的日期。"),
            source: "\(Document.tongzhou) III(II)"
          ),
          .date(
            "nextReviewOn",
            "Next review",
            "下次复审",
            help: Phrase("When it is looked at again.", "下次复审的日期。")
          ).holding(
            "missing(lastReviewedOn) or nextReviewOn > lastReviewedOn",
            "the next review comes after the last one",
            "下次复审应晚于最近一次复审"
          ).warning.due(
            "Policy review",
            "政策复审",
            while: """
              state:(in-force, under-review) and count(policies where not missing(supersedes) and includes(supersedes, this) \
              and state:in-force) = 0
              """
          ),
          .date(
            "changedOn",
            "Changed",
            "变动日期",
            help: Phrase("When it was last changed.", "最近一次变动的日期。"),
            source: "\(Document.jingan) V.3"
          ),
          .date(
            "adjustedOn",
            "Adjusted to",
            "调整日期",
            help: Phrase("When own rules were adjusted to the change.", "配套规定随之调整的日期。"),
            source: "\(Document.jingan) V.3"
          ),
          .flag(
            "coveredByHigher",
            "Covered by a higher policy",
            "上位政策已规定",
            help: Phrase("A higher policy rules the same matter.", "同一事项上位政策已有规定。"),
            source: "\(Document.jingan) V.1"
          ),
          .flag(
            "conflictsWithRecommendation",
            "Conflicts with the recommendation",
            "与实施意见冲突",
            help: Phrase("Conflicts with the recommendation, which wins.", "与实施意见不一致，以实施意见为准。"),
            source: "\(Document.jingan) V.3"
          ),
          .computed(
            "status",
            "Status",
            "效力状态",
            "state",
            gives: .choice(
              ChoiceSet([
                Choice("planned", "planned", "拟定"), Choice("in-force", "in force", "现行"),
                Choice("under-review", "under review", "评估中"),
                Choice("repealed", "repealed", "已废止"),
              ])
            ),
            help: Phrase("The state, under the name that documents use.", "与状态一致，沿用文件用语。")
          ),
          .computed(
            "clauses",
            "Clauses",
            "条款数",
            "count(policy-clauses of this)",
            gives: .integer,
            help: Phrase("Clauses kept here.", "已录入的条款数。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "拟定"), Choice("in-force", "in force", "现行"),
      Choice("under-review", "under review", "评估中"), Choice("repealed", "repealed", "已废止"),
    ],
    transitions: [
      "planned>in-force", "in-force>under-review", "under-review>in-force", "under-review>repealed",
      "in-force>repealed",
    ],
    columns: [
      "name", "nameZh", "documentNo", "issuer", "level", "issuedOn", "nextReviewOn", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "issue",
        "Issue",
        "施行",
        help: Phrase(
          "It is in force; the documents that it supersedes no longer are.",
          "文件施行，被其取代的文件随之废止。"
        ),
        from: ["planned"],
        to: "in-force",
        asks: [.date("effectiveOn", "In force from", "施行日期", required: true, default: .today)],
        besides: [.lead(reference: "supersedes", to: ["policies": "repealed"])]
      ),
      .step(
        "review",
        "Review",
        "评估",
        help: Phrase("Its effect is looked at.", "开展效果评估。"),
        from: ["in-force"],
        to: "under-review"
      ),
      .step(
        "confirm",
        "Confirm",
        "评估后继续有效",
        help: Phrase("It stays in force.", "评估后继续施行。"),
        from: ["under-review"],
        to: "in-force",
        asks: [
          .date("lastReviewedOn", "Last reviewed", "最近复审", required: true, default: .today),
          .date("nextReviewOn", "Next review", "下次复审"),
        ]
      ),
      .step(
        "repeal",
        "Repeal",
        "废止",
        help: Phrase("It is no longer in force.", "文件废止。"),
        from: ["in-force", "under-review"],
        to: "repealed"
      ),
    ]
  )
}

extension Register {
  /// Clauses of policies with their progress.
  ///
  /// Source: Beijing 30 measures V.28.
  public static let policyClauses = Register(
    "policy-clauses",
    pane: .policies,
    Phrase("Policy clauses", "政策条款"),
    one: Phrase("Policy clause", "政策条款"),
    title: "{policy} · {number}",
    idPrefix: "pcl",
    help: Phrase("Clauses of policies with their progress.", "政策条款及落实进展。"),
    source: "\(Document.beijing) V.28",
    sections: [
      Section(
        "Clause",
        "条款",
        [
          .reference(
            "policy",
            to: ["policies"],
            "Policy",
            "政策文件",
            required: true,
            help: Phrase("The document.", "所属文件。"),
            width: 26
          ),
          .text(
            "number",
            "Clause",
            "条款号",
            required: true,
            help: Phrase("As printed.", "条款编号。"),
            width: 12
          ).holding(
            """
            count(policy-clauses where policy = this.policy and \
            clause(number) = clause(this.number) and not (row = this)) = 0
            """,
            "the document has this clause already, perhaps written otherwise",
            "该文件已有此条款，可能写法不同"
          ).warning,
          .note("text", "Text", "内容", help: Phrase("In our own words.", "条款要点。")),
          .text(
            "rule",
            "Rule",
            "规则",
            help: Phrase("Id of the rule in the policy pack.", "政策规则包中的规则编号。"),
            width: 22
          ).namingRule,
          .reference(
            "department",
            to: ["departments"],
            "Department",
            "责任部门",
            help: Phrase("Who answers for it.", "责任部门。"),
            width: 20
          ),
          Field.date(
            "lastProgress",
            "Last progress",
            "最近进展",
            help: Phrase("When something was last done.", "最近一次进展的日期。")
          ).dating("progress"),
          .note("progress", "Progress", "进展情况", help: Phrase("What was done.", "落实情况。")),
          .computed(
            "progressState",
            "Progress state",
            "进展状态",
            "state",
            gives: .choice(
              ChoiceSet([
                Choice("not-started", "not started", "未启动"),
                Choice("in-progress", "in progress", "推进中"),
                Choice("implemented", "implemented", "已落实"), Choice("stalled", "stalled", "停滞"),
              ])
            ),
            help: Phrase("The state, under the catalogue's name.", "与状态一致。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("not-started", "not started", "未启动"), Choice("in-progress", "in progress", "推进中"),
      Choice("implemented", "implemented", "已落实"), Choice("stalled", "stalled", "停滞"),
    ],
    transitions: [
      "not-started>in-progress", "in-progress>implemented", "in-progress>stalled",
      "stalled>in-progress",
    ],
    columns: ["policy", "number", "text", "department", "lastProgress", "state"],
    keys: [["policy", "number"]],
    zonePath: "policy.zone",
    actions: [
      .step(
        "progress",
        "Progress",
        "记录进展",
        help: Phrase("Something was done.", "记录一次进展。"),
        from: ["not-started", "in-progress", "stalled"],
        to: "in-progress",
        asks: [
          .date("lastProgress", "Last progress", "最近进展", required: true, default: .today),
          .note("progress", "Progress", "进展情况", required: true),
        ]
      ),
      .step(
        "implement",
        "Implemented",
        "落实",
        help: Phrase("The clause is carried out.", "条款落实。"),
        from: ["in-progress"],
        to: "implemented",
        asks: [.date("lastProgress", "Last progress", "最近进展", required: true, default: .today)]
      ),
    ]
  )
}

extension Register {
  /// Ways in which policies are made known, and what people said.
  ///
  /// Source: Jing'an recommendation IV.1(2), Tongzhou opinions III(III).
  public static let policyPromotions = Register(
    "policy-promotions",
    pane: .policies,
    Phrase("Policy promotion", "政策宣传"),
    one: Phrase("Policy promotion", "政策宣传"),
    title: "{title}",
    idPrefix: "pop",
    help: Phrase("Ways in which policies are made known, and what people said.", "政策宣讲与宣传活动及反馈。"),
    source: "\(Document.jingan) IV.1(2); \(Document.tongzhou) III(III); \(Document.huairou) V(IV)",
    sections: [
      Section(
        "Activity",
        "活动",
        [
          .text(
            "title",
            "Title",
            "标题",
            required: true,
            help: Phrase("What it was.", "活动标题。"),
            width: 30
          ),
          .references(
            "policies",
            to: ["policies"],
            "Policies",
            "政策",
            help: Phrase("What it was about.", "宣传的政策。")
          ),
          .choice(
            "channel",
            "Channel",
            "渠道",
            [
              Choice("visit", "visits to firms", "进企业"), Choice("meeting", "meeting", "宣讲会"),
              Choice("website", "website", "网站"), Choice("media", "media", "媒体"),
              Choice("leaflet", "leaflet", "宣传册"), Choice("wechat", "WeChat", "微信"),
            ],
            required: true,
            help: Phrase("How it was made known.", "宣传渠道。")
          ),
          .date("date", "Date", "日期", required: true, help: Phrase("Day of it.", "活动日期。"))
            .done(in: "done"),
          .computed(
            "quarter",
            "Quarter",
            "季度",
            "round((months(2000-01-01, date) - 12 * (year(date) - 2000) - 1) / 3) + 1",
            gives: .integer,
            help: Phrase("Quarter of the year.", "活动所在季度。"),
            width: 6
          ),
          .zone(required: false),
          .references(
            "enterprises",
            to: ["enterprises"],
            "Firms",
            "走访企业",
            help: Phrase("Firms that were visited or told.", "走访或告知的企业。"),
            source: "\(Document.jingan) IV.1(2)"
          ),
          .text("audience", "Audience", "对象", help: Phrase("Who heard it.", "宣传对象。"), width: 20),
          .integer("reached", "Reached", "覆盖人数", help: Phrase("How many heard it.", "覆盖的人数或企业数。")),
          .note("feedback", "Feedback", "反馈", help: Phrase("What they said.", "反馈意见。")),
          .computed(
            "cases",
            "Cases",
            "转办事项数",
            "count(service-cases of this)",
            gives: .integer,
            help: Phrase("One-stop cases opened for what was said.", "就反馈意见开立的一站式事项数。"),
            source: "\(Document.jingan) IV.1(2)",
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [Choice("planned", "planned", "计划"), Choice("done", "done", "已完成")],
    transitions: ["planned>done"],
    columns: ["title", "channel", "date", "zone", "audience", "reached", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "done",
        "Done",
        "完成",
        help: Phrase("It has taken place.", "活动完成。"),
        from: ["planned"],
        to: "done",
        asks: [
          .integer("reached", "Reached", "覆盖人数"),
          .note("feedback", "Feedback", "反馈"),
        ]
      ),
      RegisterAction(
        "open-case",
        Phrase("Open a case", "转办事项"),
        help: Phrase("A one-stop case is opened for what was said.", "就反馈意见开立一站式事项。"),
        when: "not missing(feedback) and not state:planned",
        whenNot: Phrase(
          "It must have taken place, and what was said must be written down.",
          "须已开展并填写反馈。"
        ),
        asks: [
          .reference(
            "client",
            to: ["enterprises", "startup-teams", "research-institutions"],
            "Client",
            "服务对象",
            required: true
          ),
          .choice("kind", "Kind", "类别", caseKinds, required: true),
          .date("openedOn", "Opened", "受理日期", required: true, default: .today),
        ],
        steps: [
          .create(
            register: "service-cases",
            values: [
              "client": .asked("client"), "kind": .asked("kind"), "openedOn": .asked("openedOn"),
              "promotion": .this, "steps": .expression("feedback"), "state": .value(.text("open")),
            ]
          )
        ],
        bulk: false
      ),
    ]
  )
}

extension Register {
  /// Pilot reforms of other zones that are taken over.
  ///
  /// Source: Guofa [2020] No. 7 (16), Beijing 30 measures II.9.
  public static let copiedReforms = Register(
    "copied-reforms",
    pane: .policies,
    Phrase("Copied reforms", "改革复制推广"),
    one: Phrase("Copied reform", "复制推广事项"),
    idPrefix: "cpr",
    help: Phrase("Pilot reforms of other zones that are taken over.", "复制推广其他园区的改革试点。"),
    source: "\(Document.guofa) (16); \(Document.beijing) II.9, V.28",
    sections: [
      Section(
        "Reform",
        "改革",
        [
          .name,
          .nameZh,
          .reference(
            "sourceZone",
            to: ["zones"],
            "From",
            "来源园区",
            help: Phrase("Where it was tried.", "先行试点的园区。"),
            width: 20
          ),
          .reference(
            "adoptingZone",
            to: ["zones"],
            "Adopted by",
            "复制园区",
            required: true,
            help: Phrase("Who takes it over.", "复制推广的园区。"),
            default: .zone,
            width: 20
          ),
          .date("dueOn", "Due", "完成期限", help: Phrase("By when it should be in force.", "应落地的期限。"))
            .due("Reform due", "改革落地期限", while: "state:(identified, preparing)"),
          .date(
            "adoptedOn",
            "Adopted",
            "落地日期",
            help: Phrase("When it came into force.", "落地实施的日期。")
          ),
          .note(
            "declinedBecause",
            "Declined because",
            "不予采用原因",
            help: Phrase("Why it doesn't fit here.", "不适合本地的原因。")
          ),
          .note(
            "remarks",
            "Remarks",
            "备注",
            help: Phrase("What was changed for the place.", "本地化调整。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("identified", "identified", "已选定"), Choice("preparing", "preparing", "准备中"),
      Choice("adopted", "adopted", "已落地"), Choice("declined", "declined", "不予采用"),
    ],
    transitions: [
      "identified>preparing", "preparing>adopted", "identified>declined", "preparing>declined",
    ],
    columns: ["name", "nameZh", "sourceZone", "adoptingZone", "dueOn", "adoptedOn", "state"],
    zonePath: "adoptingZone",
    actions: [
      .step(
        "prepare",
        "Prepare",
        "准备",
        help: Phrase("Work on it has begun.", "开始准备。"),
        from: ["identified"],
        to: "preparing",
        asks: [.date("dueOn", "Due", "完成期限")]
      ),
      .step(
        "adopt",
        "Adopt",
        "落地",
        help: Phrase("It is in force.", "改革落地。"),
        from: ["preparing"],
        to: "adopted",
        asks: [.date("adoptedOn", "Adopted", "落地日期", required: true, default: .today)]
      ),
      .step(
        "decline",
        "Decline",
        "不予采用",
        help: Phrase("It doesn't fit here.", "不适合本地，不予采用。"),
        from: ["identified", "preparing"],
        to: "declined",
        asks: [.note("declinedBecause", "Declined because", "不予采用原因", required: true)]
      ),
    ]
  )
}
