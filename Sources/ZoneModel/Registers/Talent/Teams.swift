extension Register {
  /// Teams that are brought in as a whole.
  ///
  /// Source: Huairou action plan IV(V)14, Jing'an recommendation IV.3(1).
  public static let talentTeams = Register(
    "talent-teams",
    pane: .talent,
    Phrase("Talent teams", "人才团队"),
    one: Phrase("Talent team", "人才团队"),
    idPrefix: "tte",
    help: Phrase("Teams that are brought in as a whole.", "整体引进的人才团队。"),
    source: "\(Document.huairou) IV(V)14; \(Document.jingan) IV.3(1); \(Document.guofa) (5)",
    sections: [
      Section(
        "Team",
        "团队",
        [
          .name, .nameZh,
          .reference(
            "leader",
            to: ["talents"],
            "Leader",
            "带头人",
            required: true,
            help: Phrase("Who leads it.", "团队带头人。"),
            width: 18
          ),
          .references(
            "members",
            to: ["talents"],
            "Members",
            "成员",
            help: Phrase("Who belongs to it, besides the leader.", "除带头人外的成员。")
          ),
          .reference(
            "host",
            to: ["enterprises", "research-institutions"],
            "Host",
            "依托单位",
            required: true,
            help: Phrase("The firm or institution that takes it in.", "接收团队的企业或机构。"),
            width: 22
          ),
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            help: Phrase("The project that it comes for.", "“人才+项目”引进所依托的项目。"),
            width: 22
          ),
          .zone(),
          .date("arrivedOn", "Arrived", "到岗日期", help: Phrase("When it began.", "团队到岗的日期。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("sought", "sought", "拟引进"), Choice("invited", "invited", "已邀请"),
      Choice("working", "working", "在岗"), Choice("left", "left", "已离开"),
    ],
    transitions: ["sought>invited", "invited>working", "working>left"],
    columns: ["name", "nameZh", "leader", "members", "host", "project", "arrivedOn", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "invite",
        "Invite",
        "邀请",
        help: Phrase("An invitation was sent.", "发出邀请。"),
        from: ["sought"],
        to: "invited"
      ),
      .step(
        "arrive",
        "Arrive",
        "到岗",
        help: Phrase("The team has begun.", "团队到岗。"),
        from: ["invited"],
        to: "working",
        asks: [.date("arrivedOn", "Arrived", "到岗日期", required: true, default: .today)]
      ),
      .step(
        "leave",
        "Leave",
        "离开",
        help: Phrase("The team has left.", "团队离开。"),
        from: ["working"],
        to: "left"
      ),
    ]
  )

  /// Visits of academicians and experts to firms.
  ///
  /// Source: Huairou action plan IV(V)14.
  public static let expertVisits = Register(
    "expert-visits",
    pane: .talent,
    Phrase("Visits of experts", "院士专家走访"),
    one: Phrase("Visit of an expert", "院士专家走访"),
    title: "{expert} · {enterprise} · {date}",
    idPrefix: "evi",
    help: Phrase("Visits of academicians and experts to firms.", "院士专家走访企业的记录。"),
    source: "\(Document.huairou) IV(V)14",
    sections: [
      Section(
        "Visit",
        "走访",
        [
          .reference(
            "expert",
            to: ["talents"],
            "Expert",
            "专家",
            required: true,
            help: Phrase("Who came.", "来访的院士专家。"),
            width: 20
          ),
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that was visited.", "走访的企业。"),
            width: 26
          ),
          .reference(
            "workstation",
            to: ["academician-workstations"],
            "Workstation",
            "工作站",
            check: "workstation.enterprise = enterprise",
            help: Phrase("The workstation, where the visit belongs to one.", "走访所属的工作站。"),
            width: 22
          ).warning.saying(
            Phrase("it is another enterprise's workstation", "工作站属于其他企业")
          ),
          .date(
            "date",
            "Date",
            "日期",
            required: true,
            help: Phrase("Day of the visit.", "走访的日期。"),
            default: .today
          ),
          .text(
            "topic",
            "Topic",
            "主题",
            help: Phrase("What it was about.", "走访的主题。"),
            width: 26
          ),
          .note("result", "Result", "结果", help: Phrase("What came of it.", "走访的结果。")),
          .officer,
        ]
      ), .origin,
    ],
    columns: ["date", "expert", "enterprise", "workstation", "topic"],
    zonePath: "enterprise.zone"
  )
}
