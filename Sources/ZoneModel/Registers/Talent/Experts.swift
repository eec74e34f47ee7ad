extension Register {
  /// Workstations where firms and experts work together.
  ///
  /// Source: Jing'an recommendation IV.3(1), Huairou action plan IV(V)14.
  public static let academicianWorkstations = Register(
    "academician-workstations",
    pane: .talent,
    Phrase("Academician workstations", "院士专家工作站"),
    one: Phrase("Academician workstation", "院士专家工作站"),
    idPrefix: "aca",
    help: Phrase("Workstations where firms and experts work together.", "企业与院士专家合作的工作站。"),
    source: "\(Document.jingan) IV.3(1); \(Document.huairou) IV(V)14",
    sections: [
      Section(
        "Workstation",
        "工作站",
        [
          .name,
          .nameZh,
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "建站企业",
            required: true,
            help: Phrase("The firm that houses it.", "建站企业。"),
            source: "\(Document.jingan) IV.3(1)",
            width: 22
          ),
          .reference(
            "expert",
            to: ["talents"],
            "Expert",
            "专家",
            help: Phrase("Who leads it.", "进站院士专家。"),
            source: "\(Document.jingan) IV.3(1)",
            width: 18
          ),
          .references(
            "projects",
            to: ["research-projects"],
            "Projects",
            "合作项目",
            help: Phrase("What they work on.", "合作项目。"),
            source: "\(Document.jingan) IV.3(1)"
          ),
          .date("signedOn", "Signed", "签约日期", help: Phrase("Day of the agreement.", "签约的日期。")),
          .date(
            "to",
            "Until",
            "协议到期",
            check: "to > signedOn",
            help: Phrase("Last day of the agreement.", "协议到期的日期。")
          ).counting(from: "signedOn").ends("Workstation", "院士工作站", while: "state:running"),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "拟建"), Choice("running", "running", "运行中"),
      Choice("ended", "ended", "已撤站"),
    ],
    transitions: ["proposed>running", "running>ended"],
    columns: ["name", "nameZh", "enterprise", "expert", "signedOn", "to", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "sign",
        "Sign",
        "签约建站",
        help: Phrase("The agreement is signed.", "签约建站。"),
        from: ["proposed"],
        to: "running",
        asks: [
          .date("signedOn", "Signed", "签约日期", required: true, default: .today),
          .date("to", "Until", "协议到期"),
        ]
      ),
      .step(
        "end",
        "End",
        "撤站",
        help: Phrase("It has ended.", "工作站撤销。"),
        from: ["running"],
        to: "ended"
      ),
    ]
  )
}

extension Register {
  /// People sent to villages and firms, and how they bring technology.
  ///
  /// Source: Huairou action plan IV(V)15.
  public static let technologyCommissioners = Register(
    "technology-commissioners",
    pane: .talent,
    Phrase("Technology commissioners", "科技特派员"),
    one: Phrase("Technology commissioner", "科技特派员"),
    title: "{person} · {served}",
    idPrefix: "tco",
    help: Phrase(
      "People sent to villages and firms, and how they bring technology.",
      "派往村镇和企业的科技特派员。"
    ),
    source: "\(Document.huairou) IV(V)15",
    sections: [
      Section(
        "Service",
        "服务",
        [
          .reference(
            "person",
            to: ["talents"],
            "Person",
            "特派员",
            required: true,
            help: Phrase("Who is sent.", "科技特派员。"),
            width: 20
          ),
          .reference(
            "employer",
            to: ["research-institutions", "enterprises"],
            "Employer",
            "派出单位",
            help: Phrase("Who sends.", "派出单位。"),
            width: 22
          ),
          .text(
            "served",
            "Village or firm",
            "服务村或企业",
            help: Phrase("Where the person serves.", "服务的村或企业名称。"),
            width: 22
          ),
          .reference(
            "servedVillageOrFirm",
            to: ["enterprises", "zones"],
            "Served",
            "服务对象",
            help: Phrase("The firm or place, if it is in the registers.", "登记簿中的服务对象。")
          ),
          .choice(
            "mode",
            "Way",
            "转化方式",
            [
              Choice("licence", "licence", "许可"), Choice("transfer", "transfer", "转让"),
              Choice("technology-investment", "technology as investment", "技术入股"),
            ],
            help: Phrase("How technology comes over.", "成果转化方式。"),
            source: "\(Document.huairou) IV(V)15",
            width: 12
          ),
          .references(
            "achievements",
            to: ["achievements"],
            "Achievements",
            "成果",
            help: Phrase("What is brought.", "带去的成果。")
          ),
          .note(
            "result",
            "Result",
            "成效",
            help: Phrase("What the person has brought about.", "服务取得的成效。")
          ),
          .date("from", "From", "起始日期", help: Phrase("First day.", "派驻起始日期。"))
            .done(in: "serving", "finished"),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "派驻终止日期。"))
            .counting(from: "from")
            .ends("Commission", "特派员任期", "届满", while: "state:serving"),
        ]
      ), .origin,
    ],
    states: [
      Choice("assigned", "assigned", "已选派"), Choice("serving", "serving", "服务中"),
      Choice("finished", "finished", "已结束"),
    ],
    transitions: ["assigned>serving", "serving>finished"],
    columns: ["person", "served", "mode", "from", "to", "state"],
    zonePath: "servedVillageOrFirm.zone ?? servedVillageOrFirm",
    actions: [
      .step(
        "start",
        "Start serving",
        "开始服务",
        help: Phrase("The person has arrived.", "到岗服务。"),
        from: ["assigned"],
        to: "serving",
        asks: [
          .date("from", "From", "起始日期", required: true, default: .today),
          .date("to", "Until", "终止日期"),
        ]
      ),
      .step(
        "finish",
        "Finish",
        "结束",
        help: Phrase("The service has ended.", "服务结束。"),
        from: ["serving"],
        to: "finished",
        asks: [.note("result", "Result", "成效")]
      ),
    ]
  )
}

extension Register {
  /// Brokers and consultants of technology transfer.
  ///
  /// Source: Guofa [2020] No. 7 (6), Beijing 30 measures II.6.
  public static let technologyBrokers = Register(
    "technology-brokers",
    pane: .talent,
    Phrase("Technology brokers", "技术经纪人"),
    one: Phrase("Technology broker", "技术经纪人"),
    idPrefix: "tbr",
    help: Phrase("Brokers and consultants of technology transfer.", "技术转移经纪人与顾问。"),
    source: "\(Document.guofa) (6); \(Document.beijing) II.6; \(Document.jingan) IV.3(3)",
    sections: [
      Section(
        "Broker",
        "经纪人",
        [
          .name,
          .nameZh,
          .reference(
            "agency",
            to: ["service-agencies"],
            "Agency",
            "所属机构",
            required: true,
            help: Phrase("Where the broker works.", "所属机构。"),
            width: 24
          ),
          .text("title", "Title", "职称", help: Phrase("Professional title.", "专业职称。"), width: 18),
          .integer(
            "deals",
            "Deals",
            "促成交易数",
            help: Phrase("Contracts brought about so far.", "累计促成的合同数。")
          ),
          .date(
            "certifiedOn",
            "Certified",
            "取证日期",
            help: Phrase("Day of the certificate.", "取得证书的日期。")
          ),
          .text(
            "telephone",
            "Telephone",
            "电话",
            form: .telephone,
            private: true,
            help: Phrase("Shown to editors only.", "仅编辑人员可见。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("registered", "registered", "已登记"), Choice("titled", "titled", "已获职称"),
      Choice("left", "left", "已离开"),
    ],
    transitions: ["registered>titled", "registered>left", "titled>left"],
    columns: ["name", "nameZh", "agency", "title", "deals", "certifiedOn", "state"],
    zonePath: "agency.zone",
    actions: [
      .step(
        "title",
        "Titled",
        "获得职称",
        help: Phrase("The broker has a title.", "获得职称。"),
        from: ["registered"],
        to: "titled",
        asks: [.text("title", "Title", "职称", required: true)]
      ),
      .step(
        "leave",
        "Left",
        "离开",
        help: Phrase("The broker no longer works here.", "离开机构。"),
        from: ["registered", "titled"],
        to: "left"
      ),
    ]
  )
}

extension Register {
  /// What is being done for a person: permits, schools, housing, insurance.
  ///
  /// Source: Beijing 30 measures II.9, Tongzhou opinions II(I)3 first.
  public static let talentServiceCases = Register(
    "talent-service-cases",
    pane: .talent,
    Phrase("Talent service cases", "人才服务"),
    one: Phrase("Talent service case", "人才服务事项"),
    title: "{person} · {kind}",
    idPrefix: "tsc",
    help: Phrase(
      "What is being done for a person: permits, schools, housing, insurance.",
      "为人才办理的许可、入学、住房、保险等事项。"
    ),
    source: "\(Document.beijing) II.9; \(Document.tongzhou) II(I)3 first",
    sections: [
      Section(
        "Case",
        "事项",
        [
          .reference(
            "person",
            to: ["talents"],
            "Person",
            "人才",
            required: true,
            help: Phrase("Whom it is for.", "服务的人才。"),
            width: 20
          ),
          .choice(
            "kind",
            "Kind",
            "事项",
            [
              Choice("permit", "permits", "许可"), Choice("school-place", "school place", "子女入学"),
              Choice("housing", "housing", "住房"), Choice("insurance", "insurance", "保险"),
              Choice("company-setup", "company set-up", "创办企业"),
              Choice("allowance", "short-term expert allowance", "短期专家补助"),
              Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What is asked for.", "服务事项。"),
            width: 14
          ),
          .date(
            "openedOn",
            "Opened",
            "受理日期",
            required: true,
            help: Phrase("Day on which it came.", "受理的日期。"),
            default: .today
          ),
          .date(
            "dueOn",
            "Due",
            "办结期限",
            check: "dueOn >= openedOn",
            help: Phrase("By when it should be done.", "应办结的日期。")
          ).due(
            "Talent case due",
            "人才服务期限",
            while: "not state:done"
          ),
          .date(
            "closedOn",
            "Closed",
            "办结日期",
            check: "closedOn >= openedOn",
            help: Phrase("When it was done.", "办结的日期。")
          ),
          .choice(
            "unitLevel",
            "Level of the unit",
            "单位层级",
            .unitLevels,
            ordered: true,
            help: Phrase("Level of the inviting unit, for allowances.", "邀请单位的层级（补助适用）。"),
            source: "\(Document.beijing) II.8"
          ),
          .flag(
            "isShortTerm",
            "Short term",
            "短期",
            help: Phrase("The engagement is short.", "是否为短期聘请。"),
            source: "\(Document.beijing) II.8"
          ),
          .note("steps", "Steps", "办理过程", help: Phrase("What was done.", "办理过程。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("open", "open", "已受理"), Choice("in-progress", "in progress", "办理中"),
      Choice("done", "done", "已办结"),
    ],
    transitions: ["open>in-progress", "in-progress>done", "open>done"],
    columns: ["person", "kind", "openedOn", "dueOn", "closedOn", "officer", "state"],
    zonePath: "person.employer.zone",
    actions: [
      .step(
        "take",
        "Take up",
        "办理",
        help: Phrase("Somebody works on it.", "开始办理。"),
        from: ["open"],
        to: "in-progress"
      ),
      .step(
        "close",
        "Done",
        "办结",
        help: Phrase("It is done.", "事项办结。"),
        from: ["open", "in-progress"],
        to: "done",
        asks: [.date("closedOn", "Closed", "办结日期", required: true, default: .today)]
      ),
    ]
  )
}
