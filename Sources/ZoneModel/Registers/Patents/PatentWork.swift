extension Register {
  /// Alliances of firms that share and defend patents.
  ///
  /// Source: Jing'an recommendation IV.3(4).
  public static let patentAlliances = Register(
    "patent-alliances",
    pane: .patents,
    Phrase("Patent alliances", "专利联盟"),
    one: Phrase("Patent alliance", "专利联盟"),
    idPrefix: "pal",
    help: Phrase("Alliances of firms that share and defend patents.", "企业共享和维护专利的联盟。"),
    source: "\(Document.jingan) IV.3(4)",
    sections: [
      Section(
        "Alliance",
        "联盟",
        [
          .name,
          .nameZh,
          .zone(required: false),
          .references(
            "members",
            to: ["enterprises", "research-institutions"],
            "Members",
            "成员",
            help: Phrase("Firms and institutions that belong to it.", "加入联盟的企业和院所。")
          ),
          .reference(
            "leader",
            to: ["enterprises", "research-institutions"],
            "Led by",
            "牵头单位",
            help: Phrase("Who leads it.", "牵头单位。"),
            width: 22
          ),
          .technology(
            "field",
            "Field",
            "领域",
            help: Phrase("Technical fields that it covers.", "覆盖的技术领域。")
          ),
          .computed(
            "memberPatents",
            "Members' patents in scope",
            "范围内成员专利",
            """
            count(patents where (if missing(applicant) and not missing(institution) \
            then includes(this.members, institution) else includes(this.members, applicant)) \
            and common(field, this.field) and not state:(withdrawn, deemed-withdrawn, \
            deemed-abandoned, rejected))
            """,
            gives: .integer,
            help: Phrase(
              "Patents of members in its fields, applications that came to nothing left out.",
              "成员在所覆盖领域的专利数，不含未获授权而终结的申请。"
            ),
            width: 10
          ),
          .text(
            "scope",
            "Scope",
            "范围",
            help: Phrase("Technologies and patents that it covers.", "覆盖的技术与专利范围。"),
            width: 26
          ),
          .note(
            "charter",
            "Charter",
            "章程",
            help: Phrase("What members have agreed.", "成员约定的主要内容。")
          ),
          .date("foundedOn", "Founded", "成立日期", help: Phrase("Day of founding.", "成立的日期。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("operating", "operating", "运行中"),
      Choice("dissolved", "dissolved", "已解散"),
    ],
    transitions: ["planned>operating", "operating>dissolved"],
    columns: ["name", "nameZh", "zone", "leader", "scope", "foundedOn", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "found",
        "Found",
        "成立",
        help: Phrase("The alliance begins its work.", "联盟成立。"),
        from: ["planned"],
        to: "operating",
        asks: [.date("foundedOn", "Founded", "成立日期", required: true, default: .today)]
      ),
      .step(
        "dissolve",
        "Dissolve",
        "解散",
        help: Phrase("The alliance has ended.", "联盟解散。"),
        from: ["operating"],
        to: "dissolved"
      ),
    ]
  )
}

extension Register {
  /// Projects that put a patent to use in the district.
  ///
  /// Source: Tongzhou opinions II(I)1 first.
  public static let patentProjects = Register(
    "patent-projects",
    pane: .patents,
    Phrase("Patent projects", "专利实施项目"),
    one: Phrase("Patent project", "专利实施项目"),
    title: "{title}",
    idPrefix: "ppr",
    help: Phrase("Projects that put a patent to use in the district.", "在本区实施专利技术的项目。"),
    source: "\(Document.tongzhou) II(I)1 first",
    sections: [
      Section(
        "Project",
        "项目",
        [
          .text(
            "title",
            "Title",
            "项目名称",
            required: true,
            help: Phrase("What the project is called.", "专利实施项目的名称。"),
            width: 30
          ),
          .reference(
            "patent",
            to: ["patents"],
            "Patent",
            "专利",
            required: true,
            help: Phrase("The patent that is put to use.", "实施的专利。"),
            width: 26
          ),
          .reference(
            "implementer",
            to: ["enterprises"],
            "Implementer",
            "实施企业",
            required: true,
            help: Phrase("The firm that does it.", "实施专利的企业。"),
            width: 24
          ),
          .reference(
            "site",
            to: ["zones"],
            "Site",
            "实施地",
            help: Phrase("Where it is done.", "项目实施地点。"),
            source: "\(Document.tongzhou) II(I)2 third",
            width: 18
          ),
          .zone(),
        ]
      ),
      Section(
        "Screening",
        "筛选",
        [
          .choice(
            "techContent",
            "Technical content",
            "技术含量",
            .lowToHigh,
            ordered: true,
            help: Phrase("How much technology is in it.", "项目的技术含量。"),
            source: "\(Document.tongzhou) II(I)2 third"
          ),
          .choice(
            "marketProspect",
            "Market prospect",
            "市场前景",
            .lowToHigh,
            ordered: true,
            help: Phrase("How well it should sell.", "项目的市场前景。"),
            source: "\(Document.tongzhou) II(I)2 third"
          ),
          .computed(
            "candidate",
            "Candidate",
            "可引导实施",
            "if zone within tongzhou-district then (techContent:high and marketProspect:high)",
            gives: .flag,
            help: Phrase(
              "High technical content and a strong prospect: to be steered into the district.",
              "技术含量高且市场前景好，可引导在本区实施。"
            ),
            source: "\(Document.tongzhou) II(I)2 third",
            width: 8
          ),
          .computed(
            "granted",
            "Awarded",
            "已批资助",
            "sum(awards of this by project where state:(approved, paid), amount)",
            gives: .money,
            help: Phrase("Awards that name the project.", "指明本项目的资助合计。"),
            width: 10
          ),
          .money(
            "support",
            "Support",
            "支持金额",
            help: Phrase("Money that the district gives.", "区级支持资金。")
          ),
          .date("start", "Starts", "开始日期", help: Phrase("Day of beginning.", "项目开始日期。")),
          .date(
            "end",
            "Ends",
            "结束日期",
            check: "end >= start",
            help: Phrase("Planned or real end.", "计划或实际结束日期。")
          ).counting(from: "start"),
          .note(
            "result",
            "Result",
            "实施结果",
            help: Phrase(
              "Sales, tax and jobs that came of it, or why it stopped.",
              "产值、税收、就业成效或终止原因。"
            )
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("proposed", "proposed", "已申报"), Choice("screened", "screened", "已筛选"),
      Choice("running", "running", "实施中"), Choice("implemented", "implemented", "已实施"),
      Choice("stopped", "stopped", "已终止"),
    ],
    transitions: [
      "proposed>screened", "screened>running", "running>implemented", "running>stopped",
      "proposed>stopped", "screened>stopped",
    ],
    columns: [
      "title", "patent", "implementer", "techContent", "marketProspect", "support", "start", "end",
      "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "screen",
        "Screen",
        "筛选",
        help: Phrase("Technical content and prospects have been judged.", "完成技术含量与市场前景评判。"),
        from: ["proposed"],
        to: "screened",
        asks: [
          .choice(
            "techContent",
            "Technical content",
            "技术含量",
            .lowToHigh,
            ordered: true,
            help: Phrase("How much technology is in it.", "项目的技术含量。"),
            source: "\(Document.tongzhou) II(I)2 third"
          ),
          .choice(
            "marketProspect",
            "Market prospect",
            "市场前景",
            .lowToHigh,
            ordered: true,
            help: Phrase("How well it should sell.", "项目的市场前景。"),
            source: "\(Document.tongzhou) II(I)2 third"
          ),
        ]
      ),
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("The project begins.", "项目启动实施。"),
        from: ["screened"],
        to: "running",
        asks: [
          .date("start", "Starts", "开始日期", required: true, default: .today),
          .money("support", "Support", "支持金额"),
        ]
      ),
      .step(
        "finish",
        "Finish",
        "完成实施",
        help: Phrase("The patent is in use.", "专利实施完成。"),
        from: ["running"],
        to: "implemented",
        asks: [
          .date("end", "Ends", "结束日期", required: true, default: .today),
          .note("result", "Result", "实施结果", required: true),
        ]
      ),
      .step(
        "stop",
        "Stop",
        "终止",
        help: Phrase("The project ends without result.", "项目终止。"),
        from: ["proposed", "screened", "running"],
        to: "stopped",
        asks: [.note("result", "Result", "实施结果", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Studies of an industry's patents that steer its development.
  ///
  /// Source: Guofa [2020] No. 7 (11).
  public static let patentNavigations = Register(
    "patent-navigations",
    pane: .patents,
    Phrase("Patent navigations", "专利导航"),
    one: Phrase("Patent navigation", "专利导航"),
    idPrefix: "pna",
    help: Phrase("Studies of an industry's patents that steer its development.", "引导产业发展的专利导航项目。"),
    source: "\(Document.guofa) (11)",
    sections: [
      Section(
        "Study",
        "导航",
        [
          .name,
          .nameZh,
          .reference(
            "cluster",
            to: ["industry-clusters"],
            "Cluster",
            "产业集群",
            help: Phrase("The cluster that it is for.", "面向的产业集群。"),
            width: 22
          ),
          .reference(
            "industry",
            to: ["industries"],
            "Industry",
            "产业",
            help: Phrase("The industry that is studied.", "导航的产业。"),
            width: 18
          ),
          .zone(),
          .plain(
            .texts,
            "chainProducts",
            "Products of the chain",
            "产业链产品",
            help: Phrase("Products along the chain.", "产业链各环节产品。")
          ),
          .plain(
            .texts,
            "coreTechnologies",
            "Core technologies",
            "核心技术",
            help: Phrase("Technologies that matter most.", "关键核心技术。")
          ),
          .note(
            "findings",
            "Findings",
            "导航结论",
            help: Phrase("Who holds what, and where the gaps are.", "专利布局与空白。")
          ),
          .reference(
            "agency",
            to: ["service-agencies"],
            "Agency",
            "承担机构",
            help: Phrase("Who makes the study.", "承担导航的机构。"),
            width: 20
          ),
          .date("dueOn", "Due", "应完成日期", help: Phrase("When the report is due.", "报告应完成的日期。")).due(
            "Patent navigation due",
            "专利导航到期",
            while: "not state:reported",
            late: Phrase("Patent navigation due, {n} days late", "专利导航已到期 {n} 天")
          ),
          .date(
            "reportedOn",
            "Reported",
            "报告日期",
            help: Phrase("When the report was handed in.", "提交报告的日期。")
          ).holding(
            "not missing(cluster)",
            "no cluster is entered, so that it shows at none",
            "未填写产业集群，不会显示在任何集群下"
          ).warning,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("running", "running", "进行中"),
      Choice("reported", "reported", "已报告"),
    ],
    transitions: ["planned>running", "running>reported"],
    columns: ["name", "nameZh", "cluster", "zone", "agency", "dueOn", "reportedOn", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("The study begins.", "导航启动。"),
        from: ["planned"],
        to: "running",
        asks: [.date("dueOn", "Due", "应完成日期", required: true)]
      ),
      .step(
        "report",
        "Report",
        "提交报告",
        help: Phrase("The report has been handed in.", "提交导航报告。"),
        from: ["running"],
        to: "reported",
        asks: [
          .date("reportedOn", "Reported", "报告日期", required: true, default: .today),
          .note("findings", "Findings", "导航结论", required: true),
        ]
      ),
    ]
  )
}
