extension Register {
  /// A room or desk let to a firm, team or person.
  ///
  /// Source: Huairou action plan IV(IV)12.
  public static let tenancies = Register(
    "tenancies",
    pane: .incubators,
    Phrase("Tenancies", "入驻租约"),
    one: Phrase("Tenancy", "租约"),
    title: "{tenant} · {room}",
    idPrefix: "ten",
    help: Phrase(
      "Who is in which incubator and room, from applying to graduating or leaving.",
      "入驻方在哪个载体、哪个房间，从申请到毕业或退租。"
    ),
    source: "\(Document.huairou) IV(IV)12",
    sections: [tenancyParties, tenancyLease, tenancyCourse, .origin],
    states: [
      Choice("applied", "applied", "已申请"), Choice("admitted", "admitted", "已批准"),
      Choice("incubating", "incubating", "在孵"), Choice("renewed", "renewed", "已续租"),
      Choice("graduated", "graduated", "已毕业"), Choice("left", "left", "已退租"),
    ],
    transitions: [
      "applied>admitted", "admitted>incubating", "incubating>renewed", "incubating>graduated",
      "incubating>left",
    ],
    columns: ["tenant", "incubator", "room", "area", "from", "to", "daysLeft", "rent", "state"],
    keys: [["tenant", "incubator", "room", "from"]],
    zonePath: "incubator.zone",
    actions: tenancyActions
  )

  private static let tenancyParties = Section(
    "Parties",
    "双方",
    [
      Field.reference(
        "tenant",
        to: ["enterprises", "startup-teams"],
        "Tenant",
        "入驻方",
        required: true,
        help: Phrase("The enterprise, team or person.", "入驻的企业、团队或个人。"),
        width: 24
      ).holding(
        "not (state:(applied, admitted, incubating, renewed) and tenant.state:(deregistered, dissolved))",
        "the tenant is deregistered or dissolved; end the tenancy",
        "入驻方已注销或已解散，请办理退租"
      ).warning,
      Field.choice(
        "incubateeKind",
        "Tenant is",
        "入驻方类型",
        [
          Choice("enterprise", "an enterprise", "企业"), Choice("team", "a team", "团队"),
          Choice("individual", "a person", "个人"),
        ],
        help: Phrase(
          "Only enterprises count towards the number incubated.",
          "只有企业计入孵化企业数。"
        ),
        source: "\(Document.huairou) III"
      ).holding([
        CheckCause(
          "not incubateeKind:enterprise or count(startup-teams where row = this.tenant) = 0",
          "the tenant is a start-up team: a team or a person",
          "入驻方是创业团队，应选「团队」或「个人」"
        ),
        CheckCause(
          "incubateeKind:enterprise or count(startup-teams where row = this.tenant) > 0",
          "the tenant is a firm: an enterprise",
          "入驻方是企业，应选「企业」"
        ),
      ]),
      Field.reference(
        "incubator",
        to: ["incubators"],
        "Incubator",
        "载体",
        required: true,
        help: Phrase("The carrier that lets.", "出租的载体。"),
        width: 20
      ).holding([
        CheckCause(
          "not state:(incubating, renewed) or missing(seats) and missing(room) "
            + "or missing(incubator.seats) or incubator.takenSeats <= incubator.seats",
          "its current leases take more seats than it has",
          "当前租约占用的工位超过该载体的工位数"
        ),
        CheckCause(
          "not state:(incubating, renewed) or not incubator.state:(planned, closed)",
          "it is closed, or not open yet",
          "该载体已关闭或尚未开业"
        ),
        CheckCause(
          "not (state:(incubating, renewed) and current) or missing(tenant.zone) "
            + "or missing(incubator.zone) or incubator.zone within tenant.zone "
            + "or tenant.zone within incubator.zone",
          "it lies in another zone than its tenant: where the tenant has moved, its zone is entered and its old lease ended",
          "载体与入驻方不在同一园区；入驻方已迁移的，请更新其所属园区，并办理原租约退租",
          warns: true
        ),
        CheckCause(
          "not state:(incubating, renewed) or not room.floor.building.state:vacant",
          "the building of the room is still entered as vacant",
          "房间所在楼宇仍登记为空置"
        ),
      ]).warning,
      .reference(
        "room",
        to: ["rooms"],
        "Room",
        "房间",
        check: "missing(room.incubator) or room.incubator = incubator",
        help: Phrase("Empty for a shared desk.", "共享工位可不填。"),
        width: 12
      ),
    ]
  )

  private static let tenancyLease = Section(
    "Lease",
    "租约",
    [
      .area(
        "area",
        "Area",
        "面积",
        check: "missing(room) or area <= room.area",
        help: Phrase("Area let; no more than the room has.", "承租面积，不超过房间面积。")
      ),
      .integer("seats", "Seats", "工位数", help: Phrase("Desks let.", "承租工位数。")),
      .date("from", "From", "起租日", required: true, help: Phrase("First day.", "起租的日期。")),
      .date(
        "to",
        "Until",
        "到期日",
        check: "to > from",
        help: Phrase("Last day; later than the first.", "到期的日期，晚于起租日。")
      ).counting(from: "from").ends(
        "Lease",
        "租约",
        // A renewed one runs out as agreed.
        while: "current and not state:renewed",
        soon: 60,
        act: 14
      ),
      .money("rent", "Rent a month", "月租", help: Phrase("Rent a month.", "每月租金。")),
      .money("deposit", "Deposit", "押金", help: Phrase("Deposit held.", "已收押金。")),
      .choices(
        "services",
        "Services used",
        "使用的服务",
        carrierServiceKinds,
        open: true,
        help: Phrase("Services that the tenant uses.", "入驻方使用的服务。")
      ),
      .computed(
        "current",
        "Current",
        "当前有效",
        """
        from <= today and (state:incubating or (state:renewed and to >= today) \
        or (state:left and not missing(leftOn) and leftOn > today) \
        or (state:graduated and not missing(graduatedOn) and graduatedOn > today))
        """,
        gives: .flag,
        help: Phrase(
          "In force today; one that has run out counts until it is renewed or left, a tenant who leaves later until then.",
          "今日有效；到期未续、未退的仍计，退租或毕业日期未到的计至当日。"
        )
      ),
      .computed(
        "daysLeft",
        "Days left",
        "剩余天数",
        "if current then days(today, to)",
        gives: .integer,
        help: Phrase(
          "Until the last day of a lease in force; below zero it is overdue.",
          "有效租约距到期天数，负数为逾期。"
        ),
        width: 8
      ),
    ]
  )

  private static let tenancyCourse = Section(
    "Course",
    "孵化过程",
    [
      .date(
        "appliedOn",
        "Applied",
        "申请日期",
        help: Phrase("Day of the application.", "提出申请的日期。"),
        default: .today
      ),
      .money(
        "revenueAtEntry",
        "Revenue at entry",
        "入驻时收入",
        help: Phrase("Revenue of the year before entry.", "入驻前一年的营业收入。")
      ),
      .date(
        "graduatedOn",
        "Graduated",
        "毕业日期",
        check: "graduatedOn >= from",
        help: Phrase("Day of graduation.", "毕业的日期。")
      ),
      Field.reference(
        "graduatedTo",
        to: ["incubators"],
        "Graduated to",
        "毕业去向",
        help: Phrase("The carrier that took it in next.", "毕业后转入的载体。"),
        source: "\(Document.jingan) IV.2(3)"
      ).holding([
        CheckCause(
          "graduatedTo != incubator",
          "it is there already; name the next carrier",
          "已在该载体，请填写下一载体"
        ),
        CheckCause(
          "graduatedTo.kind >= incubator.kind",
          "it lies before this one in the chain of carriers",
          "该载体处于孵化链条的前一环节",
          warns: true
        ),
        CheckCause(
          """
          not state:graduated or graduatedOn < today - 1y \
          or count(tenancies where tenant = this.tenant and incubator = this.graduatedTo) > 0
          """,
          "no lease of the tenant there is entered; the action Send on begins one, or enter it there",
          "尚无该入驻方在此载体的租约：可用操作「转入下一环节」办理，或另行录入租约",
          warns: true
        ),
      ]),
      .date(
        "leftOn",
        "Left",
        "退租日期",
        check: "leftOn >= from",
        help: Phrase("Day of leaving.", "退租的日期。")
      ),
      .choice(
        "exitReason",
        "Reason for leaving",
        "退租原因",
        exitReasons,
        help: Phrase("Why it left.", "为何退租。")
      ),
      .reference(
        "renewalOf",
        to: ["tenancies"],
        "Renews",
        "续自",
        check: "renewalOf != this and renewalOf.tenant = tenant",
        help: Phrase("The lease that this one follows.", "所续的原租约。"),
        source: Document.daily
      ).warning.saying(Phrase("it is another tenant's lease", "所续的是其他入驻方的租约")),
      .computed(
        "enteredOn",
        "Entered",
        "入驻日期",
        "if missing(renewalOf) then from else renewalOf.enteredOn",
        gives: .date,
        help: Phrase(
          "First day of the first of the leases that this one renews; a stay counts from then.",
          "历次续租中首份租约的起租日，孵化时间自此起算。"
        ),
        source: Document.titles
      ),
    ]
  )

  private static let exitReasons: [Choice] = [
    Choice("larger-premises", "larger premises", "扩大场地"),
    Choice("relocation", "relocation", "迁出"), Choice("rent", "rent too high", "租金原因"),
    Choice("dissolved", "dissolved", "企业注销或团队解散"),
    Choice("expired", "lease ran out", "租约到期"), Choice("evicted", "evicted", "清退"),
    Choice("other", "other", "其他"),
  ]

  private static let tenancyActions: [RegisterAction] = [
    RegisterAction(
      "admit",
      Phrase("Admit", "批准入驻"),
      help: Phrase("Approves the application.", "批准入驻申请。"),
      states: ["applied"],
      asks: [.reference("room", to: ["rooms"], "Room", "房间")],
      defaults: ["room": "room"],
      steps: [
        .set(field: "state", to: .value(.text("admitted"))),
        .set(field: "room", to: .asked("room")),
      ]
    ),
    RegisterAction(
      "move-in",
      Phrase("Move in", "入驻"),
      help: Phrase("The tenant takes the room; the lease runs.", "入驻方进场，租约开始。"),
      states: ["admitted"],
      asks: [
        .date("from", "From", "起租日", required: true, default: .today),
        .date("to", "Until", "到期日", required: true, check: "to > from").counting(from: "from"),
      ],
      defaults: ["from": "from", "to": "to ?? (today + 1y)"],
      asOf: "from",
      steps: [
        .set(field: "state", to: .value(.text("incubating"))),
        .set(field: "from", to: .asked("from")), .set(field: "to", to: .asked("to")),
      ]
    ),
    RegisterAction(
      "renew",
      Phrase("Renew", "续租"),
      help: Phrase(
        "Makes a new lease from the day after this one ends; this one runs until then.",
        "自原租约到期次日起新签一份租约，原租约执行至到期。"
      ),
      states: ["incubating"],
      when: "not missing(to)",
      whenNot: Phrase("The lease has no end; enter one first.", "租约没有到期日，请先填写。"),
      asks: [
        .date("to", "Until", "到期日", required: true).counting(from: "to"),
        .money("rent", "Rent a month", "月租"),
      ],
      defaults: ["to": "to + 1y", "rent": "rent"],
      steps: [
        .copy(values: [
          "from": .expression("to + 1d"), "to": .asked("to"), "rent": .asked("rent"),
          "renewalOf": .this, "appliedOn": .expression("today"),
        ]),
        .set(field: "state", to: .value(.text("renewed"))),
      ]
    ),
    RegisterAction(
      "graduate",
      Phrase("Graduate", "毕业"),
      help: Phrase(
        "The tenant has outgrown incubation; ends the lease.",
        "达到毕业条件，结束孵化。"
      ),
      states: ["incubating"],
      asks: [
        .date("graduatedOn", "Graduated", "毕业日期", required: true, default: .today),
        .reference("graduatedTo", to: ["incubators"], "Graduated to", "毕业去向"),
      ],
      steps: [
        .set(field: "state", to: .value(.text("graduated"))),
        .set(field: "graduatedOn", to: .asked("graduatedOn")),
        .set(field: "graduatedTo", to: .asked("graduatedTo")),
      ]
    ),
    RegisterAction(
      "send-on",
      Phrase("Send on", "转入下一环节"),
      help: Phrase(
        "To the next carrier: this lease ends as graduated, one there begins the same day, with as "
          + "many seats.",
        "转入下一载体：本租约按毕业结束，同日在新载体起租，工位数不变。"
      ),
      states: ["incubating"],
      asks: [
        .reference("graduatedTo", to: ["incubators"], "To", "转入", required: true),
        .date("graduatedOn", "On", "日期", required: true, default: .today),
        .date("to", "Until", "到期日").counting(from: "graduatedOn"),
      ],
      defaults: ["to": "today + 1y"],
      asOf: "graduatedOn",
      steps: [
        .copy(values: [
          "incubator": .asked("graduatedTo"), "from": .asked("graduatedOn"), "to": .asked("to"),
          "room": .missing, "area": .missing, "rent": .missing, "deposit": .missing,
          "renewalOf": .missing, "services": .missing, "revenueAtEntry": .missing,
          "appliedOn": .asked("graduatedOn"),
        ]),
        .set(field: "state", to: .value(.text("graduated"))),
        .set(field: "graduatedOn", to: .asked("graduatedOn")),
        .set(field: "graduatedTo", to: .asked("graduatedTo")),
        .advance(reference: "tenant", field: "stage", to: "kind", of: "graduatedTo"),
      ]
    ),
    RegisterAction(
      "move-out",
      Phrase("Move out", "退租"),
      help: Phrase("The tenant leaves; the room is free.", "入驻方退租，房间腾空。"),
      states: ["incubating"],
      asks: [
        .date("leftOn", "Left", "退租日期", required: true, default: .today),
        .choice("exitReason", "Reason for leaving", "退租原因", exitReasons, required: true),
      ],
      steps: [
        .set(field: "state", to: .value(.text("left"))),
        .set(field: "leftOn", to: .asked("leftOn")),
        .set(field: "exitReason", to: .asked("exitReason")),
      ]
    ),
  ]
}

extension Register {
  /// Teams and single makers before there is a company.
  ///
  /// Source: Guofa [2020] No. 7 (8).
  public static let startupTeams = Register(
    "startup-teams",
    pane: .incubators,
    Phrase("Start-up teams", "创业团队"),
    one: Phrase("Start-up team", "创业团队"),
    idPrefix: "tea",
    help: Phrase(
      "Teams and single makers that are not a company yet.",
      "尚未成立公司的团队与个人创客。"
    ),
    source: "\(Document.guofa) (8)",
    sections: [
      Section(
        "Team",
        "团队",
        [
          .name, .nameZh, .zone(),
          .plain(
            .texts,
            "members",
            "Members",
            "成员",
            help: Phrase("Names of the members, leader first.", "成员姓名，负责人在前。")
          ).secret,
          .note("idea", "Idea", "创意", help: Phrase("What it wants to make.", "想做什么。")),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
          .choices(
            "supportForms",
            "Forms of support",
            "支持形式",
            [
              Choice("mass-innovation", "mass innovation", "众创"),
              Choice("crowdsourcing", "crowdsourcing", "众包"),
              Choice("crowd-support", "crowd support", "众扶"),
              Choice("crowdfunding", "crowdfunding", "众筹"),
            ],
            help: Phrase("Which of the four forms it draws on.", "使用“四众”中的哪些形式。"),
            source: "\(Document.guofa) (8)"
          ),
          .date("formedOn", "Formed", "组建日期", help: Phrase("When it came together.", "组建的日期。")),
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Became",
            "成立的企业",
            help: Phrase("The enterprise that came out of it.", "由该团队成立的企业。")
          ),
          .officer,
        ]
      ),
      .origin,
    ],
    states: [
      Choice("forming", "forming", "组建中"), Choice("incubating", "incubating", "在孵"),
      Choice("incorporated", "incorporated", "已成立公司"),
      Choice("dissolved", "dissolved", "已解散"),
    ],
    columns: ["name", "nameZh", "zone", "field", "formedOn", "enterprise", "state"],
    zonePath: "zone",
    actions: [
      RegisterAction(
        "incorporate",
        Phrase("Incorporate", "成立公司"),
        help: Phrase("The team has become an enterprise.", "团队已成立企业。"),
        states: ["forming", "incubating"],
        asks: [
          .reference("enterprise", to: ["enterprises"], "Enterprise", "企业", required: true)
        ],
        steps: [
          .set(field: "state", to: .value(.text("incorporated"))),
          .set(field: "enterprise", to: .asked("enterprise")),
        ],
        bulk: false
      ),
      RegisterAction(
        "dissolve",
        Phrase("Dissolve", "解散"),
        help: Phrase("The team has given up.", "团队已解散。"),
        states: ["forming", "incubating"],
        steps: [.set(field: "state", to: .value(.text("dissolved")))]
      ),
    ]
  )
}
