extension Register {
  /// Leading groups, offices, committees and joint meetings.
  ///
  /// Source: Beijing 30 measures I.2, Beijing 30 measures I.5.
  public static let coordinationBodies = Register(
    "coordination-bodies",
    pane: .performance,
    Phrase("Coordination bodies", "协调机构"),
    one: Phrase("Coordination body", "协调机构"),
    idPrefix: "cob",
    help: Phrase("Leading groups, offices, committees and joint meetings.", "领导小组、办公室、委员会与联席会议。"),
    source: "\(Document.beijing) I.2, I.5; \(Document.tongzhou) III(I); \(Document.beijing) V.25",
    sections: [
      Section(
        "Body",
        "机构",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("leading-group", "leading group", "领导小组"), Choice("office", "office", "办公室"),
              Choice("committee", "committee", "委员会"),
              Choice("joint-meeting", "joint meeting", "联席会议"),
              Choice("mechanism", "mechanism", "协同机制"),
            ],
            required: true,
            help: Phrase("What sort of body.", "机构类别。"),
            width: 14
          ),
          .zone(required: false),
          .text("chair", "Chair", "牵头人", help: Phrase("Who leads it.", "牵头人或牵头单位。"), width: 20),
          .references(
            "members",
            to: ["departments"],
            "Members",
            "成员单位",
            help: Phrase("Departments that belong to it.", "成员单位。")
          ),
          .date(
            "nextMeetingOn",
            "Next meeting",
            "下次会议",
            help: Phrase("When it meets next.", "下次会议的日期。")
          ).due("Meeting", "会议", while: "state:active", soon: 14, act: 2),
          .computed(
            "decisions",
            "Decisions",
            "议定事项",
            "count(meeting-decisions of this)",
            gives: .integer,
            help: Phrase("Meetings and decisions kept here.", "已登记的会议与决定。"),
            width: 6
          ),
          .computed(
            "openDecisions",
            "Open",
            "未落实",
            "count(meeting-decisions of this where state:held)",
            gives: .integer,
            help: Phrase("Decisions that were made and not followed up.", "已议定、尚未落实的事项。"),
            width: 6
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "运行中"), Choice("disbanded", "disbanded", "已撤销")],
    transitions: ["active>disbanded"],
    columns: [
      "name", "nameZh", "kind", "zone", "chair", "nextMeetingOn", "openDecisions", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "disband",
        "Disband",
        "撤销",
        help: Phrase("It no longer meets.", "机构撤销。"),
        from: ["active"],
        to: "disbanded"
      )
    ]
  )
}

extension Register {
  /// What bodies met about and decided, and what is to follow.
  ///
  /// Source: Beijing 30 measures IV.14.
  public static let meetingDecisions = Register(
    "meeting-decisions",
    pane: .performance,
    Phrase("Meetings and decisions", "会议与决定"),
    one: Phrase("Meeting or decision", "会议与决定"),
    title: "{body} · {date}",
    idPrefix: "med",
    help: Phrase("What bodies met about and decided, and what is to follow.", "会议议题、决定与后续事项。"),
    source: "\(Document.beijing) IV.14",
    sections: [
      Section(
        "Meeting",
        "会议",
        [
          .reference(
            "body",
            to: ["coordination-bodies"],
            "Body",
            "机构",
            required: true,
            help: Phrase("Who met and decides.", "召开会议的机构。"),
            width: 26
          ),
          .date("date", "Date", "日期", required: true, help: Phrase("Day of the meeting.", "会议日期。"))
            .holding([
              CheckCause(
                "not state:scheduled or date >= today",
                "that day is over; the action Held says that it took place",
                "该日期已过；如已召开，请办理「召开」"
              ),
              CheckCause(
                "state:scheduled or not missing(decision) or not missing(opinions)",
                "neither what was decided nor what was advised is entered",
                "尚未填写决定或咨询意见"
              ),
            ]).warning.done(in: "held", "followed-up").due(
              "Meeting over and not marked held",
              "会议已过未确认召开",
              while: "state:scheduled and date < today"
            ),
          .text(
            "agenda",
            "Agenda",
            "议题",
            required: true,
            help: Phrase("What it was about.", "会议议题。"),
            width: 32
          ),
          .choice(
            "matterKind",
            "Matter",
            "事项类别",
            [
              Choice("plan", "plan", "规划"), Choice("layout", "layout", "布局"),
              Choice("pilot-reform", "pilot reform", "改革试点"),
              Choice("cross-level", "across levels", "跨层级事项"), Choice("other", "other", "其他"),
            ],
            help: Phrase(
              "Matters that must be decided above the level of one department.",
              "须由跨层级机构决定的事项。"
            ),
            source: "\(Document.beijing) I.2"
          ),
          .references(
            "about",
            to: ["programmes", "policies", "plan-tasks", "zones", "application-scenarios"],
            "About",
            "涉及事项",
            help: Phrase("What was consulted on or decided.", "咨询或决定所涉及的计划、文件、园区等。")
          ),
          .plain(
            .texts,
            "experts",
            "Experts and firms",
            "专家与企业",
            help: Phrase("Who was asked.", "参加咨询的专家与企业。"),
            source: "\(Document.beijing) I.5"
          ),
          .note(
            "opinions",
            "Opinions",
            "咨询意见",
            help: Phrase("What they advised.", "专家和企业提出的意见。"),
            source: "\(Document.beijing) I.5"
          ),
          .note("decision", "Decision", "决定", help: Phrase("What was decided.", "会议决定。")),
          .reference(
            "followUpTask",
            to: ["plan-tasks"],
            "Task",
            "后续任务",
            help: Phrase("The task that follows.", "后续任务。"),
            width: 22
          ),
          .date("dueOn", "Due", "落实期限", help: Phrase("By when.", "落实期限。")).holding(
            "missing(date) or dueOn >= date",
            "what is decided is due after the meeting",
            "落实期限应不早于会议日期"
          ).warning.due("Decision due", "议定事项期限", while: "not state:followed-up"),
          .date(
            "followedUpOn",
            "Followed up",
            "落实日期",
            check: "missing(date) or followedUpOn >= date",
            help: Phrase("When it was done.", "落实的日期。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("scheduled", "scheduled", "已排期"), Choice("held", "held", "已召开"),
      Choice("followed-up", "followed up", "已落实"),
    ],
    transitions: ["scheduled>held", "held>followed-up"],
    columns: ["body", "date", "agenda", "matterKind", "followUpTask", "dueOn", "state"],
    zonePath: "body.zone",
    actions: [
      .step(
        "hold",
        "Held",
        "召开",
        help: Phrase("The meeting has taken place.", "会议召开。"),
        from: ["scheduled"],
        to: "held",
        asks: [
          .note("decision", "Decision", "决定"), .note("opinions", "Opinions", "咨询意见"),
          .date("dueOn", "Due", "落实期限"),
        ]
      ),
      .step(
        "follow-up",
        "Followed up",
        "落实",
        help: Phrase("It has been done.", "事项落实。"),
        from: ["held"],
        to: "followed-up",
        asks: [.date("followedUpOn", "Followed up", "落实日期", required: true, default: .today)]
      ),
    ]
  )
}
