extension Register {
  /// Alliances of industry, research and innovation.
  ///
  /// Source: Huairou action plan IV(II)3, Tongzhou opinions II(II)1 third.
  public static let industryAlliances = Register(
    "industry-alliances",
    pane: .partners,
    Phrase("Alliances", "产业联盟"),
    one: Phrase("Alliance", "产业联盟"),
    idPrefix: "all",
    help: Phrase("Alliances of industry, research and innovation.", "产业技术创新联盟。"),
    source:
      "\(Document.huairou) IV(II)3; \(Document.tongzhou) II(II)1 third; \(Document.jingan) IV.2(3)",
    sections: [
      Section(
        "Alliance",
        "联盟",
        [
          .name,
          .nameZh,
          .zone(required: false),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
          .references(
            "members",
            to: ["enterprises", "research-institutions"],
            "Members",
            "成员",
            help: Phrase("Who belongs to it.", "联盟成员。")
          ),
          .reference(
            "leader",
            to: ["enterprises", "research-institutions"],
            "Led by",
            "牵头单位",
            check: "missing(members) or includes(members, leader)",
            help: Phrase("Who leads it; one of the members.", "牵头单位，应为成员之一。"),
            width: 22
          ).warning.saying(Phrase("who leads it is not among the members", "牵头单位不在成员之列")),
          .date("foundedOn", "Founded", "成立日期", help: Phrase("Day of founding.", "成立的日期。")),
          .note(
            "benefitRule",
            "Sharing rule",
            "利益分配",
            help: Phrase("How gains are shared.", "利益分配规则。")
          ),
          .note("charter", "Charter", "章程", help: Phrase("What members have agreed.", "联盟章程。")),
          .computed(
            "platforms",
            "Joint platforms",
            "联合平台",
            "count(joint-rd-platforms of this)",
            gives: .integer,
            help: Phrase("Joint platforms that it runs.", "联合研发平台数。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "筹划"), Choice("founded", "founded", "已成立"),
      Choice("active", "active", "活跃"), Choice("dissolved", "dissolved", "已解散"),
    ],
    transitions: ["proposed>founded", "founded>active", "active>dissolved", "founded>dissolved"],
    columns: ["name", "nameZh", "field", "leader", "zone", "foundedOn", "platforms", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "found",
        "Found",
        "成立",
        help: Phrase("It has been founded.", "联盟成立。"),
        from: ["proposed"],
        to: "founded",
        asks: [.date("foundedOn", "Founded", "成立日期", required: true, default: .today)]
      ),
      .step(
        "activate",
        "Active",
        "开展活动",
        help: Phrase("It works.", "开展活动。"),
        from: ["founded"],
        to: "active"
      ),
      .step(
        "dissolve",
        "Dissolve",
        "解散",
        help: Phrase("It has ended.", "联盟解散。"),
        from: ["founded", "active"],
        to: "dissolved"
      ),
    ]
  )
}

extension Register {
  /// Platforms that partners share in cost, risk and gain.
  ///
  /// Source: Huairou action plan IV(II)3, Huairou action plan IV(II)4.
  public static let jointRdPlatforms = Register(
    "joint-rd-platforms",
    pane: .partners,
    Phrase("Joint R&D platforms", "联合研发平台"),
    one: Phrase("Joint R&D platform", "联合研发平台"),
    idPrefix: "jrp",
    help: Phrase("Platforms that partners share in cost, risk and gain.", "各方共担投入、风险与收益的联合研发平台。"),
    source: "\(Document.huairou) IV(II)3, IV(II)4; \(Document.tongzhou) II(II)2 first",
    sections: [
      Section(
        "Platform",
        "平台",
        [
          .name,
          .nameZh,
          .reference(
            "alliance",
            to: ["industry-alliances"],
            "Alliance",
            "联盟",
            help: Phrase("The alliance that runs it.", "所属联盟。"),
            width: 22
          ),
          .references(
            "partners",
            to: ["enterprises", "research-institutions"],
            "Partners",
            "合作方",
            help: Phrase("Who takes part.", "合作各方。"),
            source: "\(Document.guofa) (6)"
          ),
          .plain(
            .texts,
            "shareList",
            "Shares",
            "份额明细",
            help: Phrase(
              "Partner and share, one a line, with a colon between: ent-0002: 60.",
              "合作方及份额，逐行填写，以冒号分隔，如 ent-0002：60。"
            )
          ).shares(addingUpTo: "shares"),
          .percent(
            "shares",
            "Shares in all",
            "份额合计",
            check: "shares <= 100%",
            help: Phrase("Sum of the shares; 100 % when complete.", "份额合计，完整时为 100%。"),
            source: "\(Document.guofa) (6)"
          ),
          .note(
            "benefitRule",
            "Sharing rule",
            "利益分配",
            help: Phrase("How gains are shared.", "利益分配规则。")
          ),
          .references(
            "projects",
            to: ["research-projects"],
            "Projects",
            "项目",
            help: Phrase("What it works on.", "合作项目。")
          ),
          .date("from", "From", "起始日期", help: Phrase("First day.", "协议起始日期。"))
            .done(in: "running", "ended"),
          .date("to", "Until", "终止日期", check: "to > from", help: Phrase("Last day.", "协议终止日期。"))
            .counting(from: "from"),
        ]
      ), .origin,
    ],
    states: [
      Choice("agreed", "agreed", "已约定"), Choice("running", "running", "运行中"),
      Choice("ended", "ended", "已结束"),
    ],
    transitions: ["agreed>running", "running>ended"],
    columns: ["name", "nameZh", "alliance", "partners", "shares", "to", "state"],
    zonePath: "alliance.zone",
    actions: [
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("It works.", "平台运行。"),
        from: ["agreed"],
        to: "running",
        asks: [.date("from", "From", "起始日期", required: true, default: .today)]
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("It has ended.", "平台结束。"),
        from: ["running"],
        to: "ended"
      ),
    ]
  )
}
