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
          ).holding([
            CheckCause(
              "missing(enterprise.ownership) or enterprise.ownership:state",
              "this firm is not recorded as state-owned",
              "该企业登记为非国有企业"
            ),
            CheckCause(
              "missing(enterprise.isTechBased) or enterprise.isTechBased",
              "this firm is recorded as no technology firm",
              "该企业登记为非科技型企业"
            ),
          ]).warning,
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
