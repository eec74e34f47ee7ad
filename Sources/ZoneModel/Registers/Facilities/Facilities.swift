extension Register {
  /// Large scientific facilities, from planning to open use.
  ///
  /// Source: Huairou action plan IV(IV)10, Beijing 30 measures I.1.
  public static let scientificFacilities = Register(
    "scientific-facilities",
    pane: .facilities,
    Phrase("Scientific facilities", "大科学装置"),
    one: Phrase("Scientific facility", "大科学装置"),
    idPrefix: "sfa",
    help: Phrase("Large scientific facilities, from planning to open use.", "大科学装置，从规划到开放使用。"),
    source: "\(Document.huairou) IV(IV)10; \(Document.beijing) I.1",
    sections: [
      Section(
        "Facility",
        "装置",
        [
          .name,
          .nameZh,
          .zone(),
          .technology(
            "discipline",
            "Discipline",
            "学科",
            help: Phrase("What it is for.", "服务的学科领域。")
          ),
          .reference(
            "builder",
            to: ["research-institutions"],
            "Builder",
            "建设单位",
            help: Phrase("Who builds and runs it.", "建设运行单位。"),
            width: 24
          ),
          .text("stage", "Stage", "进展", help: Phrase("Where the work stands.", "建设进展。"), width: 20),
          .date("startedOn", "Started", "开工日期", help: Phrase("Day of beginning.", "开工的日期。")),
          .date(
            "plannedFinish",
            "Planned finish",
            "计划竣工",
            check: "missing(startedOn) or plannedFinish >= startedOn",
            help: Phrase("When it should be done.", "计划竣工日期。")
          ),
          .money("cost", "Cost", "投资额", help: Phrase("Whole cost.", "总投资。")),
          .integer(
            "openHours",
            "Open hours a year",
            "年开放机时",
            unit: Phrase("hours", "小时"),
            check: "openHours <= 8784",
            help: Phrase("Hours a year for users from outside.", "每年对外开放机时。")
          ).saying(Phrase("a year has no more than 8,784 hours", "一年不超过 8784 小时")),
          .computed(
            "bookings",
            "Bookings",
            "机时申请",
            "count(facility-bookings of this)",
            gives: .integer,
            help: Phrase("Proposals and runs.", "机时申请数。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "规划"), Choice("under-construction", "under construction", "在建"),
      Choice("trial", "trial", "试运行"), Choice("open", "open", "开放"),
      Choice("upgrading", "upgrading", "升级改造"),
    ],
    transitions: [
      "planned>under-construction", "under-construction>trial", "trial>open", "open>upgrading",
      "upgrading>open",
    ],
    columns: [
      "name", "nameZh", "zone", "discipline", "builder", "startedOn", "plannedFinish", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "build",
        "Begin building",
        "开工",
        help: Phrase("Building has begun.", "开工建设。"),
        from: ["planned"],
        to: "under-construction",
        asks: [.date("startedOn", "Started", "开工日期", required: true, default: .today)]
      ),
      .step(
        "trial",
        "Trial",
        "试运行",
        help: Phrase("Trial operation has begun.", "进入试运行。"),
        from: ["under-construction"],
        to: "trial"
      ),
      .step(
        "open",
        "Open",
        "开放",
        help: Phrase("Users may come.", "对用户开放。"),
        from: ["trial", "upgrading"],
        to: "open"
      ),
    ]
  )
}

extension Register {
  /// National, key, joint and municipal laboratories.
  ///
  /// Source: Huairou action plan IV(IV)10, Beijing 30 measures I.1.
  public static let laboratories = Register(
    "laboratories",
    pane: .facilities,
    Phrase("Laboratories", "实验室"),
    one: Phrase("Laboratory", "实验室"),
    idPrefix: "lab",
    help: Phrase("National, key, joint and municipal laboratories.", "国家、重点、联合及市级实验室。"),
    source: "\(Document.huairou) IV(IV)10; \(Document.beijing) I.1, V.30; \(Document.guofa) (4)",
    sections: [
      Section(
        "Laboratory",
        "实验室",
        [
          .name,
          .nameZh,
          .choice(
            "level",
            "Level",
            "级别",
            [
              Choice("national", "national", "国家实验室"), Choice("key", "key", "全国重点实验室"),
              Choice("joint", "joint", "联合实验室"), Choice("municipal", "municipal key", "市级重点实验室"),
              Choice("enterprise", "enterprise", "企业实验室"),
            ],
            required: true,
            help: Phrase("What sort of laboratory.", "实验室类别。"),
            width: 14
          ),
          .flag(
            "isComprehensive",
            "Comprehensive",
            "综合性",
            help: Phrase(
              "A national laboratory of many fields; the plan counts the professional ones by themselves.",
              "是否为综合性国家实验室；专业性国家实验室另行计数。"
            ),
            source: "\(Document.huairou) IV(IV)10"
          ),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "研究领域。")),
          .reference(
            "host",
            to: ["research-institutions", "enterprises"],
            "Host",
            "依托单位",
            help: Phrase("Who runs it.", "依托单位。"),
            width: 24
          ),
          .text(
            "partner",
            "Partner",
            "合作方",
            help: Phrase("Who takes part, also abroad.", "合作单位。"),
            width: 20
          ),
          .flag(
            "isPartnerAbroad",
            "Partner abroad",
            "境外合作方",
            help: Phrase("Whether the partner is an institution abroad.", "合作方是否为境外机构。"),
            source: "\(Document.beijing) V.30"
          ),
          .zone(),
          .flag(
            "isEligible",
            "Eligible",
            "符合条件",
            help: Phrase("Meets the conditions for a key laboratory.", "是否符合重点实验室建设条件。")
          ),
          .date("appliedOn", "Applied", "申报日期", help: Phrase("Day of application.", "申报的日期。")),
          .date("approvedOn", "Approved", "批准日期", help: Phrase("Day of approval.", "批准的日期。")),
          .date(
            "reviewOn",
            "Next review",
            "下次评估",
            help: Phrase("When it is reviewed next.", "下次评估的日期。")
          ).due("Laboratory review", "实验室复核", while: "state:(operating, approved)"),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("applied", "applied", "已申报"),
      Choice("approved", "approved", "已批准"), Choice("operating", "operating", "运行中"),
    ],
    transitions: ["planned>applied", "applied>approved", "approved>operating", "applied>planned"],
    columns: [
      "name", "nameZh", "level", "field", "host", "zone", "approvedOn", "reviewOn", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "apply",
        "Apply",
        "申报",
        help: Phrase("The application is filed.", "提交申报。"),
        from: ["planned"],
        to: "applied",
        asks: [.date("appliedOn", "Applied", "申报日期", required: true, default: .today)]
      ),
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("It is approved.", "获批建设。"),
        from: ["applied"],
        to: "approved",
        asks: [.date("approvedOn", "Approved", "批准日期", required: true, default: .today)]
      ),
      .step(
        "decline",
        "Not approved",
        "未获批准",
        help: Phrase(
          "It is not approved for now and may be applied for again.",
          "暂未获批，可重新申报。"
        ),
        from: ["applied"],
        to: "planned",
        besides: [.set(field: "appliedOn", to: .missing)]
      ),
      .step(
        "open",
        "Open",
        "运行",
        help: Phrase("It works.", "投入运行。"),
        from: ["approved"],
        to: "operating"
      ),
    ]
  )
}

extension Register {
  /// Experiment time at large facilities, from proposal to publication.
  ///
  /// Source: Huairou action plan IV(IV)10.
  public static let facilityBookings = Register(
    "facility-bookings",
    pane: .facilities,
    Phrase("Facility time", "装置机时"),
    one: Phrase("Facility booking", "装置机时申请"),
    title: "{facility} · {user} · {from}",
    idPrefix: "fbo",
    help: Phrase(
      "Experiment time at large facilities, from proposal to publication.",
      "大科学装置机时，从申请到发表。"
    ),
    source: "\(Document.huairou) IV(IV)10",
    sections: [
      Section(
        "Booking",
        "申请",
        [
          .reference(
            "facility",
            to: ["scientific-facilities"],
            "Facility",
            "装置",
            required: true,
            help: Phrase("The facility.", "申请的装置。"),
            width: 24
          ),
          .reference(
            "user",
            to: ["research-institutions", "enterprises"],
            "User",
            "用户",
            required: true,
            help: Phrase("Who experiments.", "用户单位。"),
            width: 24
          ),
          .text(
            "proposal",
            "Proposal",
            "课题",
            help: Phrase("What is to be found out.", "实验课题。"),
            width: 28
          ),
          Field.integer(
            "hours",
            "Hours",
            "机时",
            unit: Phrase("hours", "小时"),
            help: Phrase("Hours asked for.", "申请机时。")
          ).holding(
            "hours <= 24 * (days(from, to) + 1)",
            "more hours than the days of the booking have",
            "机时超过所选日期的总小时数"
          ).warning,
          Field.date("from", "From", "开始日期", help: Phrase("First day.", "开始日期。")).holding(
            """
            not state:approved or count(facility-bookings where facility = this.facility and \
            state:approved and not (row = this) and from <= (this.to ?? this.from) and \
            (to ?? from) >= this.from) = 0
            """,
            "other time at the facility is approved for these days",
            "该装置这些日期另有已批准的机时"
          ).warning.done(in: "run", "published"),
          .date("to", "Until", "结束日期", check: "to >= from", help: Phrase("Last day.", "结束日期。"))
            .counting(from: "from"),
          .text("publication", "Publication", "成果", help: Phrase("What came out.", "发表的成果。")),
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "已申请"), Choice("approved", "approved", "已批准"),
      Choice("run", "run", "已执行"), Choice("published", "published", "已发表"),
    ],
    transitions: ["proposed>approved", "approved>run", "run>published"],
    columns: ["facility", "user", "proposal", "hours", "from", "to", "state"],
    zonePath: "facility.zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("Time is given.", "批准机时。"),
        from: ["proposed"],
        to: "approved",
        when: "not facility.state:(planned, under-construction)",
        whenNot: Phrase("The facility is not built yet.", "该装置尚未建成。"),
        asks: [
          .date("from", "From", "开始日期", required: true, default: .today),
          .date("to", "Until", "结束日期", required: true),
        ]
      ),
      .step(
        "run",
        "Run",
        "执行",
        help: Phrase("The experiment has been made.", "完成实验。"),
        from: ["approved"],
        to: "run"
      ),
      .step(
        "publish",
        "Published",
        "发表",
        help: Phrase("Results are published.", "成果发表。"),
        from: ["run"],
        to: "published",
        asks: [.text("publication", "Publication", "成果", required: true)]
      ),
    ]
  )
}

extension Register {
  /// How many different firms booked a platform or its instruments.
  static let bookedUsers = Field.computed(
    "bookedUsers",
    "Users who booked",
    "预约用户数",
    """
    distinct(service-bookings where (resource = this or not missing(resource.platform) \
    and resource.platform = this) and not state:cancelled, user)
    """,
    gives: .integer,
    help: Phrase(
      "Different firms with a booking of the platform or of its instruments, cancelled ones not counted.",
      "预约过平台或其仪器的企业数（去重），不含已取消的。"
    ),
    width: 6
  )
}
