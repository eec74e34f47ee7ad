extension Register {
  /// A need for money is in talks; one that is only published is matched.
  private static let needInTalks: [ActionStep] = [
    .lead(reference: "demand", to: ["financing-needs": "matched"]),
    .lead(reference: "demand", to: ["financing-needs": "talking"]),
  ]

  /// Who wants something looks on where nothing came of the only match.
  private static let demandLooksOn: [ActionStep] = [
    .lead(
      reference: "demand",
      to: ["technology-demands": "released", "financing-needs": "published"],
      where: """
        count(matches where demand = this.demand and not state:failed and not (row = this)) = 0
        """
    )
  ]

  /// What a scenario takes from a match that is signed, where it names none yet.
  private static let scenarioSupplied: [ActionStep] = [
    .setOn(
      reference: "demand",
      field: "supplier",
      to: .expression("supply.enterprise"),
      unless: "not missing(supplier)"
    ),
    .setOn(
      reference: "demand",
      field: "product",
      to: .expression("if count(products where row = this.supply) = 1 then supply"),
      unless: "not missing(product)"
    ),
  ]

  /// Proposed meetings of supply and demand, and what came of them.
  ///
  /// Source: Huairou action plan IV(I)1, Tongzhou opinions II(I)1 second.
  public static let matches = Register(
    "matches",
    pane: .achievements,
    Phrase("Matches", "对接"),
    one: Phrase("Match", "对接"),
    title: "{supply} · {demand}",
    idPrefix: "mat",
    help: Phrase("Proposed meetings of supply and demand, and what came of them.", "供需对接建议及结果。"),
    source:
      "\(Document.huairou) IV(I)1; \(Document.tongzhou) II(I)1 second; \(Document.beijing) V.25",
    sections: [
      Section(
        "Match",
        "对接",
        [
          .reference(
            "supply",
            to: ["achievements", "financial-products", "funds", "products"],
            "Supply",
            "供方",
            required: true,
            help: Phrase("What is offered.", "供给一方。"),
            width: 26
          ).holding([
            CheckCause(
              """
              not state:proposed or count(matches where demand = this.demand \
              and supply = this.supply and not state:failed and not (row = this)) = 0
              """,
              "another match brings the two together already",
              "双方已有其他对接记录"
            ),
            CheckCause(
              "missing(supply.owner) or supply.owner != demand.enterprise",
              "the achievement is of the firm that asks",
              "该成果属于提出需求的企业"
            ),
          ]).warning,
          .reference(
            "demand",
            to: ["technology-demands", "financing-needs", "application-scenarios"],
            "Demand",
            "需方",
            required: true,
            help: Phrase("What is wanted.", "需求一方。"),
            width: 26
          ).holding(
            """
            not state:signed or count(application-scenarios where row = this.demand and \
            missing(supplier)) = 0
            """,
            "the match is signed, and the scenario names no supplier: enter it there",
            "对接已签约，但场景未填供给企业，请补填"
          ).warning,
          .plain(
            .number,
            "score",
            "Score",
            "匹配度",
            check: "score <= 100",
            help: Phrase("Points out of 100.", "百分制匹配度。"),
            width: 6
          ),
          .note("reason", "Reasons", "匹配理由", help: Phrase("Why they fit.", "匹配的理由。")),
          .date(
            "proposedOn",
            "Proposed",
            "建议日期",
            help: Phrase("When it was proposed.", "提出建议的日期。"),
            default: .today
          ),
          .date(
            "introducedOn",
            "Introduced",
            "引见日期",
            help: Phrase("When both were brought together.", "双方引见的日期。")
          ),
          .reference(
            "event",
            to: ["innovation-events"],
            "At event",
            "对接活动",
            help: Phrase("The event where they met.", "促成对接的活动。"),
            width: 20
          ),
          .note("result", "Result", "结果", help: Phrase("What came of it.", "对接结果。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "已建议"), Choice("introduced", "introduced", "已引见"),
      Choice("talking", "in talks", "洽谈中"), Choice("signed", "signed", "已签约"),
      Choice("failed", "failed", "未成"),
    ],
    transitions: [
      "proposed>introduced", "introduced>talking", "talking>signed", "talking>failed",
      "introduced>failed", "proposed>failed",
    ],
    columns: ["supply", "demand", "score", "proposedOn", "introducedOn", "event", "state"],
    zonePath: "demand.zone ?? demand.enterprise.zone",
    actions: [
      .step(
        "introduce",
        "Introduce",
        "引见",
        help: Phrase(
          "Both have been brought together; a need for money is matched.",
          "双方已引见，融资需求转为已匹配。"
        ),
        from: ["proposed"],
        to: "introduced",
        asks: [.date("introducedOn", "Introduced", "引见日期", required: true, default: .today)],
        besides: [.lead(reference: "demand", to: ["financing-needs": "matched"])]
      ),
      .step(
        "talk",
        "Talks begin",
        "开始洽谈",
        help: Phrase("They talk; a need for money is in talks.", "双方洽谈，融资需求转为洽谈中。"),
        from: ["introduced"],
        to: "talking",
        besides: needInTalks
      ),
      .step(
        "sign",
        "Signed",
        "签约",
        help: Phrase(
          "They have signed; a technology demand is matched, and so is a scenario of a list, which takes its supplier and product from it. A need for money is financed once the money has come.",
          "双方签约，技术需求和已列入清单的应用场景转为已对接，应用场景随之填入供给企业和产品。融资需求待资金到位后转为已融资。"
        ),
        from: ["talking"],
        to: "signed",
        asks: [.note("result", "Result", "结果", required: true)],
        besides: scenarioSupplied + [
          .lead(
            reference: "demand",
            to: ["technology-demands": "matched", "application-scenarios": "matched"]
          )
        ] + needInTalks
      ),
      .step(
        "fail",
        "Failed",
        "未成",
        help: Phrase(
          "Nothing comes of it; a demand or a need for money without another match is published again.",
          "对接未成；技术需求或融资需求没有其他对接的，重新发布。"
        ),
        from: ["proposed", "introduced", "talking"],
        to: "failed",
        asks: [.note("result", "Result", "结果", required: true)],
        besides: demandLooksOn
      ),
    ]
  )
}
