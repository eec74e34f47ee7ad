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
            help: Phrase(
              "One side; in a merger the one that goes into the other.",
              "合作一方；整合时为被并入的一方。"
            ),
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
            help: Phrase(
              "The other side; in a merger the one that remains.",
              "合作另一方；整合时为存续的一方。"
            ),
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
        Phrase("Merge the first zone into the second", "前一园区并入后一园区"),
        help: Phrase(
          "The first zone becomes part of the second, with all that lies in it.",
          "前一园区连同其全部企业与载体并入后一园区。"
        ),
        states: ["running"],
        when:
          "form:merger and (not (zoneA within jingan-district) or includes(itemsDone, \"members\") "
          + "and includes(itemsDone, \"function\") and includes(itemsDone, \"industry\") "
          + "and includes(itemsDone, \"space\"))",
        whenNot: Phrase(
          "Only a merger is completed, once members, function, industry and space are merged.",
          "仅限整合合并，且成员、功能、产业、空间四项须先全部整合。"
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
