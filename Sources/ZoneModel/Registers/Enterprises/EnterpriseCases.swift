extension Register {
  /// One enterprise, one policy: what a firm needs and what it was promised.
  ///
  /// Source: Beijing 30 measures V.23.
  public static let servicePlans = Register(
    "service-plans",
    pane: .enterprises,
    Phrase("Service plans", "服务方案"),
    one: Phrase("Service plan", "服务方案"),
    title: "{enterprise} · {agreedOn}",
    idPrefix: "spl",
    help: Phrase(
      "One enterprise, one policy: what a firm needs and what it was promised.",
      "“一企一策”：企业诉求与承诺事项。"
    ),
    source: "\(Document.beijing) V.23",
    sections: [
      Section(
        "Plan",
        "方案",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that the plan is for.", "方案服务的企业。"),
            width: 26
          ),
          .reference(
            "contactOfficer",
            to: ["staff"],
            "Contact officer",
            "服务专员",
            help: Phrase("Who answers to the firm.", "对接企业的工作人员。"),
            default: .me,
            width: 12
          ).handedOver(while: "not state:closed"),
          .note("needs", "Needs", "企业诉求", help: Phrase("What the firm asks for.", "企业提出的诉求。")),
          .note(
            "promises",
            "Promises",
            "承诺事项",
            help: Phrase("What was promised, and by whom.", "承诺的事项及责任单位。")
          ),
          .date("agreedOn", "Agreed", "商定日期", help: Phrase("When both sides agreed.", "双方商定的日期。")),
          .date(
            "reviewOn",
            "Review on",
            "复查日期",
            check: "missing(agreedOn) or reviewOn >= agreedOn",
            help: Phrase("When the plan is to be looked at again.", "下次复查的日期。")
          ).due(
            "Service plan review",
            "服务包复核",
            while: "state:(agreed, running)",
            officer: "contactOfficer"
          ),
          .note(
            "result",
            "Result",
            "落实情况",
            help: Phrase("What has become of the promises.", "承诺落实情况。")
          ),
          .computed(
            "daysToReview",
            "Days to review",
            "距复查天数",
            "days(today, reviewOn)",
            gives: .integer,
            help: Phrase("Days until the review; below zero it is late.", "距复查的天数，负数表示已过期。"),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("draft", "draft", "草拟"), Choice("agreed", "agreed", "已商定"),
      Choice("running", "running", "执行中"), Choice("closed", "closed", "已结束"),
    ],
    transitions: ["draft>agreed", "agreed>running", "running>closed"],
    columns: ["enterprise", "contactOfficer", "needs", "promises", "reviewOn", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "agree",
        "Agree",
        "商定",
        help: Phrase("Both sides have agreed on the plan.", "双方商定方案。"),
        from: ["draft"],
        to: "agreed",
        asks: [
          .date("agreedOn", "Agreed", "商定日期", required: true, default: .today),
          .date("reviewOn", "Review on", "复查日期", required: true),
        ]
      ),
      .step(
        "start",
        "Start",
        "开始执行",
        help: Phrase("The promises are being kept.", "承诺事项开始落实。"),
        from: ["agreed"],
        to: "running"
      ),
      .step(
        "close",
        "Close",
        "结束",
        help: Phrase("The plan has done its work.", "方案执行完毕。"),
        from: ["running"],
        to: "closed",
        asks: [.note("result", "Result", "落实情况", required: true)]
      ),
    ]
  ).sealed(
    Seal(
      fields: ["enterprise", "needs", "promises", "result"],
      openStates: ["draft", "agreed", "running"],
      says: Phrase("The plan is closed", "方案已结束"),
      nextStep: Phrase("Make a new plan.", "请另立方案。")
    )
  )
}

extension Register {
  /// Of a move: where the firm is registered or taxed once an office has handled it.
  private static func movedWhere(_ filing: String, else before: String) -> String {
    "if not missing(filings) and includes(filings, \"\(filing)\") then to else \(before)"
  }

  /// Moves of firms between districts; technology firms that fit the new place are handled directly.
  ///
  /// Source: Beijing 30 measures V.23.
  public static let relocationCases = Register(
    "relocation-cases",
    pane: .enterprises,
    Phrase("Relocations", "企业迁移"),
    one: Phrase("Relocation", "企业迁移"),
    title: "{enterprise} · {from} → {to}",
    idPrefix: "rel",
    help: Phrase(
      "Moves of firms between districts; technology firms that fit the new place are handled directly.",
      "企业跨区迁移；符合定位的科技企业直接办理。"
    ),
    source: "\(Document.beijing) V.23",
    sections: [
      Section(
        "Move",
        "迁移",
        [
          Field.reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that moves.", "迁移的企业。"),
            width: 26
          ).holding(
            where: "state:(requested, direct-handling)",
            [
              CheckCause("not enterprise.state:deregistered", "the firm is deregistered", "企业已注销"),
              CheckCause(
                "count(relocation-cases where enterprise = this.enterprise "
                  + "and state:(requested, direct-handling)) <= 1",
                "another move of the firm is open",
                "该企业另有未办结的迁移"
              ),
            ]
          ).warning,
          Field.reference(
            "from",
            to: ["zones"],
            "From",
            "迁出地",
            required: true,
            help: Phrase("District or zone that it leaves.", "迁出的区或园区。"),
            width: 18
          ).holding(
            "not state:(requested, direct-handling) or enterprise.zone within from "
              + "or from within enterprise.zone",
            "the firm lies elsewhere",
            "企业不在该地"
          ).warning,
          .reference(
            "to",
            to: ["zones"],
            "To",
            "迁入地",
            required: true,
            check: "to != from",
            help: Phrase("District or zone that it moves to.", "迁入的区或园区。"),
            width: 18
          ),
          .text("reason", "Reason", "原因", help: Phrase("Why it moves.", "迁移原因。")),
          Field.flag(
            "fitsPositioning",
            "Fits the positioning",
            "符合功能定位",
            help: Phrase("Whether the firm fits what the new place is meant for.", "是否符合迁入地功能定位。")
          ).holding(
            "not state:direct-handling or fitsPositioning",
            "only moves that fit are handled directly; this one goes the ordinary way",
            "仅符合定位的迁移直接办理，本件应按一般程序办理"
          ).warning,
        ]
      ),
      Section(
        "Handling",
        "办理",
        [
          .choices(
            "filings",
            "Filings done",
            "已办手续",
            [
              Choice("market-supervision", "market supervision", "市场监管"),
              Choice("tax", "tax", "税务"), Choice("industry", "industry", "行业主管"),
            ],
            help: Phrase("Offices that have handled it.", "已办结的部门手续。")
          ),
          .date(
            "requestedOn",
            "Requested",
            "申请日期",
            help: Phrase("Day of the request.", "企业提出的日期。"),
            default: .today
          ),
          .date(
            "doneOn",
            "Done",
            "办结日期",
            check: "doneOn >= requestedOn",
            help: Phrase("Day on which all was handled.", "全部办结的日期。")
          ),
          .note(
            "refusedBecause",
            "Refused because",
            "不予办理原因",
            help: Phrase("Why it was refused.", "不予办理的原因。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("What stands in the way.", "障碍等情况。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("requested", "requested", "已申请"), Choice("direct-handling", "direct handling", "直接办理"),
      Choice("completed", "completed", "已办结"), Choice("refused", "refused", "不予办理"),
    ],
    transitions: [
      "requested>direct-handling", "requested>refused", "direct-handling>completed",
      "requested>completed", "direct-handling>refused",
    ],
    columns: [
      "enterprise", "from", "to", "fitsPositioning", "filings", "requestedOn", "doneOn", "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "handle",
        "Handle directly",
        "直接办理",
        help: Phrase("The firm fits; no district may hold it back.", "符合定位，直接办理。"),
        from: ["requested"],
        to: "direct-handling",
        asks: [
          .plain(
            .flag,
            "fitsPositioning",
            "Fits the positioning",
            "符合功能定位",
            required: true,
            help: Phrase("Whether the firm fits what the new place is meant for.", "是否符合迁入地功能定位。")
          )
        ]
      ),
      RegisterAction(
        "complete",
        Phrase("Complete", "办结"),
        help: Phrase(
          "All is handled; the firm belongs to the new place, and is registered and taxed there where that was filed.",
          "全部手续办结，企业归属迁入地；已办市场监管、税务手续的，注册地和税务关系随之变更。"
        ),
        states: ["requested", "direct-handling"],
        when: "not (enterprise.zone within beijing) or not missing(filings) "
          + "and includes(filings, \"market-supervision\") "
          + "and includes(filings, \"tax\") and includes(filings, \"industry\")",
        whenNot: Phrase(
          "Market supervision, tax and industry must all have handled it (Beijing 30 measures V.23).",
          "市场监管、税务、行业主管三项手续须全部办结（科创30条 V.23）。"
        ),
        asks: [.date("doneOn", "Done", "办结日期", required: true, default: .today)],
        asOf: "doneOn",
        whenAsOf: "(enterprise.zone within from or from within enterprise.zone "
          + "or enterprise.zone within to) "
          + "and (not enterprise.state:deregistered or enterprise.leftOn > today)",
        whenAsOfNot: Phrase(
          "The firm has left the place that it moves from, or is deregistered; refuse the move, or "
            + "put right where the firm lies.",
          "企业已不在迁出地或已注销；请不予办理，或先更正企业所在园区。"
        ),
        steps: [
          .set(field: "state", to: .value(.text("completed"))),
          .set(field: "doneOn", to: .asked("doneOn")),
          .setOn(reference: "enterprise", field: "zone", to: .expression("to")),
          .setOn(
            reference: "enterprise",
            field: "registeredIn",
            to: .expression(movedWhere("market-supervision", else: "enterprise.registeredIn"))
          ),
          .setOn(
            reference: "enterprise",
            field: "taxIn",
            to: .expression(movedWhere("tax", else: "enterprise.taxIn"))
          ),
        ]
      ),
      .step(
        "refuse",
        "Refuse",
        "不予办理",
        help: Phrase("The move is refused, with a reason.", "不予办理并说明原因。"),
        from: ["requested", "direct-handling"],
        to: "refused",
        asks: [.note("refusedBecause", "Refused because", "不予办理原因", required: true)]
      ),
    ]
  ).sealed(
    Seal(
      fields: ["enterprise", "from", "to", "filings"],
      openStates: ["requested", "direct-handling", "refused"],
      says: Phrase("The move is completed", "迁移已办结"),
      nextStep: Phrase("Undo the completion, or open another move.", "请撤销办结，或另行办理迁移。")
    )
  )
}

extension Register {
  // What a profile says is what the action of rating it asks for.
  private static let creditScore = Field.plain(
    .number,
    "score",
    "Score",
    "评分",
    check: "score <= 100",
    help: Phrase("Points out of 100.", "百分制评分。"),
    width: 8
  )
  private static let creditGrade = Field.choice(
    "grade",
    "Grade",
    "等级",
    .creditGrades,
    ordered: true,
    help: Phrase("From D to A; the same grades as the enterprise's.", "由 D 到 A，与企业信用等级一致。")
  )

  /// A day of which data is: one that is still to come would make old data look fresh.
  private static func creditDay(_ id: String, _ en: String, _ zh: String, _ help: Phrase) -> Field {
    Field.date(id, en, zh, help: help)
      .holding("\(id) <= today", "it is still to come", "该日期尚未到来")
  }

  /// What lenders may read about a firm: operation, financing, score and grade.
  ///
  /// Source: Beijing 30 measures V.26.
  public static let creditProfiles = Register(
    "credit-profiles",
    pane: .enterprises,
    Phrase("Credit profiles", "信用档案"),
    one: Phrase("Credit profile", "信用档案"),
    title: "{enterprise} · {grade}",
    idPrefix: "cre",
    help: Phrase(
      "What lenders may read about a firm: operation, financing, score and grade.",
      "金融机构可查询的企业经营、融资数据及信用评分。"
    ),
    source: "\(Document.beijing) V.26",
    sections: [
      Section(
        "Profile",
        "档案",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that is rated.", "被评价的企业。"),
            width: 26
          ),
          .note(
            "operatingData",
            "Operating data",
            "经营数据",
            help: Phrase(
              "What is known of sales, staff, tax and social insurance.",
              "销售、用工、纳税、社保等情况。"
            )
          ),
          .note(
            "financingData",
            "Financing data",
            "融资数据",
            help: Phrase("Loans, investors and what is pledged.", "贷款、投资与质押情况。")
          ),
          creditDay(
            "operatingOn",
            "Operating data as of",
            "经营数据日期",
            Phrase("Day of the operating data.", "经营数据的截止日期。")
          ),
          creditDay(
            "financingOn",
            "Financing data as of",
            "融资数据日期",
            Phrase("Day of the financing data.", "融资数据的截止日期。")
          ),
          creditScore,
          creditGrade.holding(
            "missing(enterprise.creditGrade) or grade = enterprise.creditGrade",
            "the register of enterprises has another grade of the firm",
            "与企业登记的信用等级不一致"
          ).warning,
          creditDay(
            "updatedOn",
            "Updated",
            "更新日期",
            Phrase("When it was last brought up to date.", "最近一次更新的日期。")
          ),
          Field.note(
            "remarks",
            "Private note",
            "内部备注",
            private: true,
            help: Phrase("Shown to editors only, never to lenders.", "仅编辑人员可见，不向金融机构开放。")
          ),
          .references(
            "readers",
            to: ["financial-institutions"],
            "Readers",
            "授权查询机构",
            help: Phrase("Lenders and insurers that may read it.", "获准查询的金融机构。")
          ),
          .computed(
            "stale",
            "Stale",
            "已过期",
            "smaller(smaller(updatedOn ?? operatingOn ?? financingOn, operatingOn ?? updatedOn ?? financingOn), "
              + "financingOn ?? updatedOn ?? operatingOn) + (if unknown(setting(\"credit-data-age\")) then 1y else setting(\"credit-data-age\")) "
              + "< today",
            gives: .flag,
            help: Phrase(
              "The profile or one of its data is older than a year, or than the store's credit-data-age.",
              "档案或其中任一数据的日期超过一年，或超过设置 credit-data-age 的时长。"
            ),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("collected", "collected", "已归集"), Choice("rated", "rated", "已评级"),
      Choice("stale", "stale", "待更新"),
    ],
    transitions: ["collected>rated", "rated>stale", "stale>rated"],
    columns: ["enterprise", "score", "grade", "updatedOn", "stale", "readers", "state"],
    keys: [["enterprise"]],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "rate",
        "Rate",
        "评级",
        help: Phrase("Score and grade are entered.", "录入评分与等级。"),
        from: ["collected", "stale"],
        to: "rated",
        asks: [
          creditScore, creditGrade.needed,
          .date("updatedOn", "Updated", "更新日期", required: true, default: .today),
        ]
      )
    ]
  )
}

extension Register {
  /// State technology firms where core staff take shares or space is used anew.
  ///
  /// Source: Beijing 30 measures V.22.
  public static let soeReformCases = Register(
    "soe-reform-cases",
    pane: .enterprises,
    Phrase("State firm reforms", "国企改革事项"),
    one: Phrase("State firm reform", "国企改革事项"),
    title: "{enterprise}",
    idPrefix: "soe",
    help: Phrase(
      "State technology firms where core staff take shares or space is used anew.",
      "国有科技型企业员工持股与存量空间盘活。"
    ),
    source: "\(Document.beijing) V.22",
    sections: [
      Section(
        "Case",
        "事项",
        [
          Field.reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The state-owned technology firm.", "国有科技型企业。"),
            width: 26
          ).holding(
            "missing(enterprise.ownership) or enterprise.ownership:state",
            "this firm is not recorded as state-owned",
            "该企业登记为非国有企业"
          ).warning,
          Field.choice(
            "ownerLevel",
            "Owned by",
            "出资层级",
            .governmentLevels,
            help: Phrase("Which level of government owns the firm.", "履行出资人职责的政府层级。"),
            source: "\(Document.beijing) V.22"
          ).holding(
            "not (enterprise.zone within beijing) or ownerLevel:municipal",
            "the clause on staff that hold shares covers firms of the municipality only",
            "员工持股条款仅适用于市属企业"
          ).warning,
          .text(
            "shareScheme",
            "Share scheme",
            "持股方案",
            help: Phrase("Form and size of what staff hold.", "员工持股的形式与比例。"),
            width: 26
          ),
          .percent(
            "employeeShare",
            "Employee share",
            "员工持股比例",
            check: "employeeShare <= 100%",
            help: Phrase("Part of the firm that staff hold.", "员工合计持股比例。")
          ),
          .references(
            "coreStaff",
            to: ["talents"],
            "Core staff",
            "核心骨干",
            help: Phrase("People who take part.", "参与持股的核心人员。")
          ),
          .text(
            "spaceReuse",
            "Reuse of space",
            "空间盘活",
            help: Phrase("Land and buildings that are used anew.", "盘活利用的土地与厂房。")
          ),
          .reference(
            "building",
            to: ["buildings"],
            "Building",
            "所用楼宇",
            help: Phrase("The building that is used anew.", "盘活利用的楼宇。"),
            width: 20
          ),
          .date(
            "approvedOn",
            "Approved",
            "批复日期",
            help: Phrase("When it was approved.", "获得批复的日期。")
          ),
          .date(
            "doneOn",
            "Done",
            "完成日期",
            check: "doneOn >= approvedOn",
            help: Phrase("When it was carried out.", "改革完成的日期。")
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹划"), Choice("approved", "approved", "已批复"),
      Choice("done", "done", "已完成"),
    ],
    transitions: ["planned>approved", "approved>done"],
    columns: ["enterprise", "shareScheme", "employeeShare", "spaceReuse", "approvedOn", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批复",
        help: Phrase("The scheme is approved.", "方案获批。"),
        from: ["planned"],
        to: "approved",
        asks: [.date("approvedOn", "Approved", "批复日期", required: true, default: .today)]
      ),
      .step(
        "finish",
        "Finish",
        "完成",
        help: Phrase("The scheme has been carried out.", "方案实施完成。"),
        from: ["approved"],
        to: "done",
        asks: [.date("doneOn", "Done", "完成日期", required: true, default: .today)]
      ),
    ]
  )
}
