extension Register {
  private static let importZone = Field.reference(
    "zone",
    to: ["zones"],
    "Cleared for",
    "通关所属园区",
    required: true,
    help: Phrase(
      "The zone whose easier way was used; it stays when the firm moves.",
      "办理通关便利时所属的园区，企业迁移后不变。"
    ),
    source: "\(Document.beijing) V.27",
    width: 20
  ).taken(from: "enterprise.zone")

  /// In the country today.
  private static let isInside = "state:(inside, extended) and (missing(leftOn) or leftOn > today)"

  /// Clinical samples and test vehicles that come in for research.
  ///
  /// Source: Beijing 30 measures V.27.
  public static let importCases = Register(
    "import-cases",
    pane: .policies,
    Phrase("Research imports", "研发进口"),
    one: Phrase("Research import", "研发进口事项"),
    title: "{item} · {enterprise}",
    idPrefix: "imp",
    help: Phrase(
      "Clinical samples and test vehicles that come in for research.",
      "研发用临床样品与测试车辆进口。"
    ),
    source: "\(Document.beijing) V.27",
    sections: [
      Section(
        "Import",
        "进口",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("Who imports.", "进口企业。"),
            width: 24
          ),
          importZone,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("clinical-sample", "clinical sample", "临床样品"),
              Choice("test-vehicle", "test vehicle", "测试车辆"), Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What comes in.", "进口类别。"),
            width: 14
          ),
          .text("item", "Goods", "货物", help: Phrase("What it is.", "货物名称。"), width: 20),
          .choice(
            "vehicleKind",
            "Kind of vehicle",
            "车辆类别",
            [
              Choice(
                "rd-test-non-mandatory",
                "R&D test, not for compulsory certification",
                "非强制性认证研发测试车"
              ), Choice("other", "other", "其他"),
            ],
            help: Phrase("As the clause names it.", "条款所称的车辆类别。"),
            source: "\(Document.beijing) V.27"
          ),
          .choice(
            "basis",
            "Basis",
            "审批依据",
            [Choice("trial", "trial", "按试验"), Choice("year", "year", "按年度")],
            help: Phrase("Approved by trial or by year.", "按试验或按年度审批。"),
            source: "\(Document.beijing) V.27"
          ),
          .integer(
            "filings",
            "Filings",
            "备案次数",
            help: Phrase("Filings for this import.", "本次进口的备案次数。"),
            source: "\(Document.beijing) V.27"
          ),
          .flag(
            "eligible",
            "Eligible",
            "符合资格",
            help: Phrase("The firm may use the easier way.", "企业是否符合便利条件。")
          ),
          .date(
            "enteredOn",
            "Entered",
            "入境日期",
            help: Phrase("Day of entry.", "入境的日期。"),
            source: "\(Document.beijing) V.27"
          ),
          .date(
            "extendedTo",
            "Extended to",
            "延期至",
            check: "extendedTo >= enteredOn",
            help: Phrase("Last day with extension.", "延期后的截止日期。"),
            source: "\(Document.beijing) V.27"
          ).ends(
            "Import extension",
            "延期",
            "届满",
            while: "\(isInside) and (unknown(twoYearEnd) or extendedTo <= twoYearEnd)"
          ),
          .date(
            "leftOn",
            "Left again",
            "复运出境日期",
            check: "missing(enteredOn) or leftOn >= enteredOn",
            help: Phrase("When it left.", "复运出境的日期。")
          ),
          .computed(
            "twoYearEnd",
            "Two years end",
            "两年期满",
            """
            if kind:test-vehicle and vehicleKind:rd-test-non-mandatory and eligible and \
            zone within beijing then enteredOn + 2y
            """,
            gives: .date,
            help: Phrase(
              "Two years after entry of a test vehicle that the clause covers.",
              "条款所及测试车辆入境满两年之日。"
            ),
            source: "\(Document.beijing) V.27"
          ).due(
            "Two years of a test vehicle end",
            "测试车辆满两年",
            while: "\(isInside) and (missing(extendedTo) or extendedTo > twoYearEnd)"
          ),
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            """
            if not state:re-exported and (missing(leftOn) or leftOn > today) then \
            days(today, smaller(extendedTo ?? twoYearEnd, twoYearEnd ?? extendedTo))
            """,
            gives: .integer,
            help: Phrase(
              "Days until it must leave: to the end of the extension or of the two years, whichever comes "
                + "first; none once it has left.",
              "距应复运出境的天数，以延期届满与两年期满中较早者为准，已出境的不计。"
            ),
            width: 8
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("applied", "applied", "已申请"), Choice("approved", "approved", "已批准"),
      Choice("inside", "in the country", "在境内"), Choice("extended", "extended", "已延期"),
      Choice("re-exported", "re-exported", "已复运出境"),
    ],
    transitions: [
      "applied>approved", "approved>inside", "inside>extended", "inside>re-exported",
      "extended>re-exported",
    ],
    columns: [
      "item", "enterprise", "kind", "basis", "enteredOn", "extendedTo", "daysLeft", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("The import is approved.", "批准进口。"),
        from: ["applied"],
        to: "approved"
      ),
      .step(
        "enter",
        "Entered",
        "入境",
        help: Phrase("It is in the country.", "货物入境。"),
        from: ["approved"],
        to: "inside",
        asks: [.date("enteredOn", "Entered", "入境日期", required: true, default: .today)]
      ),
      .step(
        "extend",
        "Extend",
        "延期",
        help: Phrase("It may stay longer.", "办理延期。"),
        from: ["inside", "extended"],
        to: "extended",
        asks: [.date("extendedTo", "Extended to", "延期至", required: true)]
      ),
      .step(
        "leave",
        "Re-export",
        "复运出境",
        help: Phrase("It has left the country.", "复运出境。"),
        from: ["inside", "extended"],
        to: "re-exported",
        asks: [.date("leftOn", "Left again", "复运出境日期", required: true, default: .today)]
      ),
      .fillIn("fill-zone", importZone, "Fill in cleared for", "补填通关所属园区"),
    ]
  )
}
