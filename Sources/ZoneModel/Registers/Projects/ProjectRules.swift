extension Register {
  /// Requests to buy instruments, and which way is allowed.
  ///
  /// Source: Beijing 30 measures IV.20.
  public static let procurementRequests = Register(
    "procurement-requests",
    pane: .projects,
    Phrase("Instrument purchases", "仪器采购"),
    one: Phrase("Instrument purchase", "仪器采购"),
    title: "{item} · {project}",
    idPrefix: "prq",
    help: Phrase("Requests to buy instruments, and which way is allowed.", "仪器设备采购申请及适用的采购方式。"),
    source: "\(Document.beijing) IV.20",
    sections: [
      Section(
        "Request",
        "申请",
        [
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            required: true,
            help: Phrase("The project.", "所属项目。"),
            width: 26
          ),
          .text(
            "item",
            "Item",
            "采购内容",
            required: true,
            help: Phrase("What is to be bought.", "采购的仪器设备。"),
            width: 26
          ),
          .money("amount", "Amount", "金额", help: Phrase("Estimated price.", "预计金额。")),
          .flag(
            "urgent",
            "Urgent",
            "急需",
            help: Phrase("Urgent needs go without bidding.", "急需的可不进行招标。"),
            source: "\(Document.beijing) IV.20"
          ),
          .flag(
            "soleSupplier",
            "Sole supplier",
            "唯一供应商",
            help: Phrase("Only one firm can deliver.", "是否只有一家供应商。"),
            source: "\(Document.beijing) IV.20"
          ),
          .flag(
            "procedureDone",
            "Procedure done",
            "已履行程序",
            help: Phrase("What single source asks for has been done.", "单一来源程序是否已履行。"),
            source: "\(Document.beijing) IV.20"
          ),
        ]
      ),
      Section(
        "Way",
        "方式",
        [
          .choice(
            "mode",
            "Way",
            "采购方式",
            .purchaseModes,
            check: """
              not (project.zone within beijing) or (not mode:no-bidding or urgent) and \
              (not mode:single-source or soleSupplier and procedureDone) and \
              (not mode:batch or meetsFunctional and meetsParameters)
              """,
            help: Phrase("How it is bought.", "采购方式。"),
            source: "\(Document.beijing) IV.20"
          ).warning.saying(
            Phrase(
              "only what is urgent goes without bidding, only a sole supplier by single source once the "
                + "procedure is done, only what meets function and parameters into a batch "
                + "(Beijing 30 measures IV.20)",
              "急需的方可不招标，独家且已履行程序的方可单一来源，功能和参数均满足的方可批量（科创30条 IV.20）"
            )
          ),
          .reference(
            "batch",
            to: ["procurement-batches"],
            "Batch",
            "批次",
            check: "state:(sent, approved, bought) or batch.state:collecting",
            help: Phrase("The batch that it went into, before that was sent.", "报送前纳入的采购批次。"),
            source: "\(Document.beijing) IV.20",
            width: 16
          ).saying(Phrase("the batch has been sent already", "该批次已报送")),
          .flag(
            "meetsFunctional",
            "Batch meets function",
            "功能满足",
            help: Phrase("The batch's goods do what is needed.", "批量采购产品功能是否满足。"),
            source: "\(Document.beijing) IV.20"
          ),
          .flag(
            "meetsParameters",
            "Batch meets parameters",
            "参数满足",
            help: Phrase("The batch's goods have the parameters.", "批量采购产品参数是否满足。"),
            source: "\(Document.beijing) IV.20"
          ),
          .computed(
            "collectedBy",
            "Collected by",
            "归集单位",
            "batch.collectedBy",
            gives: .reference(["departments"]),
            help: Phrase("Who collects the batch.", "归集批量需求的主管预算单位。"),
            source: "\(Document.beijing) IV.20",
            width: 18
          ),
          .date(
            "requestedOn",
            "Requested",
            "申请日期",
            help: Phrase("Day of the request.", "申请的日期。"),
            default: .today
          ),
          .date(
            "approvedOn",
            "Approved",
            "批准日期",
            check: "approvedOn >= requestedOn",
            help: Phrase("Day of approval.", "批准的日期。")
          ),
          .date(
            "boughtOn",
            "Bought",
            "采购日期",
            check: "missing(requestedOn) or boughtOn >= requestedOn",
            help: Phrase("Day of buying.", "完成采购的日期。")
          ),
          .computed(
            "mayUse",
            "May use",
            "可用方式",
            """
            if project.zone within beijing then (if urgent then "no-bidding" else \
            if soleSupplier and procedureDone then "single-source" else \
            if meetsFunctional and meetsParameters then "batch" else "bidding")
            """,
            gives: .choice(ChoiceSet(.purchaseModes)),
            help: Phrase(
              "What the clause allows: urgent needs go without bidding, sole suppliers single-source.",
              "条款允许的方式：急需的不招标，独家的单一来源，符合参数的汇总报送。"
            ),
            source: "\(Document.beijing) IV.20",
            width: 14
          ),
          .computed(
            "daysWaiting",
            "Days waiting",
            "等待天数",
            """
            if requestedOn <= today then days(requestedOn, smaller(approvedOn ?? boughtOn ?? \
            (if state:(requested, batched, sent) then today), today))
            """,
            gives: .integer,
            help: Phrase(
              "From the request to approval, else to buying, or to today while it waits.",
              "自申请至批准（无批准日期的至采购）的天数，等待中的至今。"
            ),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("requested", "requested", "已申请"), Choice("approved", "approved", "已批准"),
      Choice("batched", "batched", "已归集"), Choice("sent", "sent", "已报送"),
      Choice("bought", "bought", "已采购"),
    ],
    transitions: [
      "requested>approved", "requested>batched", "batched>requested", "batched>sent",
      "sent>approved", "sent>requested", "approved>bought",
    ],
    columns: [
      "item", "project", "amount", "urgent", "soleSupplier", "mode", "approvedOn", "state",
    ],
    zonePath: "project.zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("The purchase is approved.", "批准采购。"),
        from: ["requested"],
        to: "approved",
        asks: [
          .choice(
            "mode",
            "Way",
            "采购方式",
            .purchaseModes,
            required: true,
            help: Phrase("How it is bought.", "采购方式。")
          ), .date("approvedOn", "Approved", "批准日期", required: true, default: .today),
        ]
      ),
      RegisterAction(
        "batch",
        Phrase("Into a batch", "纳入批量"),
        help: Phrase("It goes into a batch, and is approved with it.", "纳入批次，随批次统一批复。"),
        states: ["requested"],
        asks: [
          .reference("batch", to: ["procurement-batches"], "Batch", "批次", required: true)
        ],
        steps: [
          .set(field: "state", to: .value(.text("batched"))),
          .set(field: "mode", to: .value(.text("batch"))),
          .set(field: "batch", to: .asked("batch")),
        ]
      ),
      .step(
        "buy",
        "Bought",
        "已采购",
        help: Phrase("It has been bought.", "完成采购。"),
        from: ["approved"],
        to: "bought",
        asks: [.date("boughtOn", "Bought", "采购日期", required: true, default: .today)]
      ),
    ]
  )
}

extension Register {
  /// What all-in projects and new-type institutions may not do.
  ///
  /// Source: Beijing 30 measures IV.18, Beijing 30 measures IV.21.
  public static let negativeListItems = Register(
    "negative-list-items",
    pane: .projects,
    Phrase("Negative lists", "负面清单"),
    one: Phrase("Negative list item", "负面清单条目"),
    title: "{text}",
    idPrefix: "neg",
    help: Phrase(
      "What all-in projects and new-type institutions may not do.",
      "“包干制”项目和新型研发机构的负面清单。"
    ),
    source: "\(Document.beijing) IV.18, IV.21",
    sections: [
      Section(
        "Item",
        "条目",
        [
          .text(
            "text",
            "Item",
            "条目",
            required: true,
            help: Phrase("What may not be done.", "禁止事项。"),
            width: 44
          ),
          .choice(
            "category",
            "Category",
            "类别",
            .expenseKinds,
            help: Phrase("Kind of expense or act.", "支出或行为类别。"),
            width: 18
          ).holding(
            """
            not (state:active and (missing(since) or since <= today)) or \
            count(budget-lines where category = this.category and not state:closed and \
            (if this.appliesTo:all-in-project then project.allIn else \
            project.undertaker.kind:new-type and not project.fundingSource:enterprise)) = 0
            """,
            "budget lines stand on it already; a check of the budget lines names them",
            "已有预算科目列支该类支出，核查预算科目可查看"
          ).warning,
          .choice(
            "appliesTo",
            "Applies to",
            "适用对象",
            [
              Choice("all-in-project", "all-in projects", "包干制项目"),
              Choice("new-rd-institution", "new-type R&D institutions", "新型研发机构"),
            ],
            required: true,
            help: Phrase("Who it binds.", "适用的对象。"),
            width: 20
          ),
          .date("since", "Since", "起始日期", help: Phrase("In force since.", "生效日期。")),
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "有效"), Choice("retired", "retired", "停用")],
    transitions: ["active>retired", "retired>active"],
    columns: ["text", "category", "appliesTo", "since", "state"],
    actions: [
      .step(
        "retire",
        "Retire",
        "停用",
        help: Phrase("It no longer binds.", "条目停用。"),
        from: ["active"],
        to: "retired"
      )
    ]
  )
}

extension Register {
  /// Conduct of people and units in research.
  ///
  /// Source: Beijing 30 measures IV.15.
  public static let integrityRecords = Register(
    "integrity-records",
    pane: .projects,
    Phrase("Integrity records", "科研诚信记录"),
    one: Phrase("Integrity record", "科研诚信记录"),
    title: "{subject} · {date}",
    idPrefix: "itg",
    help: Phrase("Conduct of people and units in research.", "个人和单位的科研诚信记录。"),
    source: "\(Document.beijing) IV.15",
    sections: [
      Section(
        "Record",
        "记录",
        [
          .reference(
            "subject",
            to: ["talents", "research-institutions", "enterprises"],
            "Person or unit",
            "个人或单位",
            required: true,
            help: Phrase("Who it is about.", "记录对象。"),
            width: 24
          ),
          .text(
            "event",
            "Event",
            "事项",
            required: true,
            help: Phrase("What happened.", "发生的事项。"),
            width: 34
          ),
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            help: Phrase("The project, if one is concerned.", "涉及的项目。"),
            width: 22
          ),
          .date(
            "date",
            "Date",
            "日期",
            required: true,
            help: Phrase("Day of it.", "事项发生的日期。"),
            default: .today
          ),
          .note("decision", "Decision", "处理决定", help: Phrase("What was decided.", "处理决定。")),
          .date(
            "decidedOn",
            "Decided",
            "决定日期",
            check: "decidedOn >= date",
            help: Phrase("When it was decided.", "作出决定的日期。")
          ),
        ]
      ), .origin,
    ],
    states: [Choice("open", "open", "调查中"), Choice("decided", "decided", "已决定")],
    transitions: ["open>decided"],
    columns: ["subject", "event", "project", "date", "decision", "state"],
    zonePath: "subject.zone ?? subject.employer.zone",
    actions: [
      .step(
        "decide",
        "Decide",
        "作出决定",
        help: Phrase("The matter is decided.", "作出处理决定。"),
        from: ["open"],
        to: "decided",
        asks: [
          .note("decision", "Decision", "处理决定", required: true),
          .date("decidedOn", "Decided", "决定日期", required: true, default: .today),
        ]
      )
    ]
  )
}

extension [Choice] {
  /// How things are bought.
  fileprivate static let purchaseModes: [Choice] = [
    Choice("bidding", "bidding", "招标"), Choice("no-bidding", "without bidding", "不招标"),
    Choice("single-source", "single source", "单一来源"), Choice("batch", "batch", "批量集中采购"),
  ]
}
