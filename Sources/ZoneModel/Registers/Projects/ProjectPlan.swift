extension Register {
  /// Key links of a project and when they are due.
  ///
  /// Source: Beijing 30 measures IV.15.
  public static let projectMilestones = Register(
    "project-milestones",
    pane: .projects,
    Phrase("Milestones", "项目节点"),
    one: Phrase("Milestone", "项目节点"),
    idPrefix: "mil",
    help: Phrase("Key links of a project and when they are due.", "项目关键节点及完成期限。"),
    source: "\(Document.beijing) IV.15",
    sections: [
      Section(
        "Milestone",
        "节点",
        [
          .name,
          .nameZh,
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            required: true,
            help: Phrase("The project.", "所属项目。"),
            width: 30
          ),
          .date(
            "dueOn",
            "Due",
            "应完成日期",
            required: true,
            help: Phrase("When it is due.", "节点应完成的日期。")
          ).due("Milestone", "里程碑", while: "state:planned"),
          .date("doneOn", "Done", "完成日期", help: Phrase("When it was done.", "实际完成日期。")),
          .text(
            "deliverable",
            "Deliverable",
            "交付物",
            help: Phrase("What is to be shown.", "应提交的成果。"),
            width: 24
          ),
          .flag(
            "isKeyLink",
            "Key link",
            "关键节点",
            help: Phrase("Only key links are inspected.", "是否为关键节点，检查以关键节点为主。")
          ),
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            "days(today, dueOn)",
            gives: .integer,
            help: Phrase("Days until it is due.", "距应完成日期的天数。"),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("done", "done", "已完成"),
      Choice("cancelled", "cancelled", "已取消"),
    ],
    transitions: ["planned>done", "planned>cancelled", "done>planned"],
    columns: ["name", "nameZh", "project", "dueOn", "daysLeft", "doneOn", "isKeyLink", "state"],
    zonePath: "project.zone",
    actions: [
      .step(
        "done",
        "Done",
        "完成",
        help: Phrase("The milestone is reached.", "节点完成。"),
        from: ["planned"],
        to: "done",
        asks: [.date("doneOn", "Done", "完成日期", required: true, default: .today)]
      ),
      .step(
        "cancel",
        "Cancel",
        "取消",
        help: Phrase("The milestone is not needed any more.", "节点不再需要。"),
        from: ["planned"],
        to: "cancelled"
      ),
      .step(
        "reopen",
        "Open again",
        "重新开启",
        help: Phrase("The milestone is not reached after all.", "节点尚未真正完成。"),
        from: ["done"],
        to: "planned",
        besides: [.set(field: "doneOn", to: .missing)]
      ),
    ]
  )
}

extension Register {
  /// Planned, adjusted and spent money of a project by subject.
  ///
  /// Source: Beijing 30 measures IV.16.
  public static let budgetLines = Register(
    "budget-lines",
    pane: .projects,
    Phrase("Budget lines", "预算科目"),
    one: Phrase("Budget line", "预算科目"),
    title: "{project} · {subject}",
    idPrefix: "bul",
    help: Phrase("Planned, adjusted and spent money of a project by subject.", "项目按科目的预算、调整与支出。"),
    source: "\(Document.beijing) IV.16",
    sections: [
      Section(
        "Line",
        "科目",
        [
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            required: true,
            help: Phrase("The project.", "所属项目。"),
            width: 30
          ),
          .choice(
            "subject",
            "Subject",
            "科目",
            [
              Choice("direct", "direct cost", "直接费"), Choice("equipment", "equipment", "设备费"),
              Choice("indirect", "indirect cost", "间接费"),
              Choice("performance", "performance pay", "绩效支出"), Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase(
              "Equipment is part of direct cost and stands also alone.",
              "设备费属直接费，同时单列。"
            ),
            width: 12
          ),
          .choice(
            "category",
            "Kind of expense",
            "支出类别",
            .expenseKinds,
            help: Phrase("As the negative list names it.", "与负面清单对应的支出类别。"),
            source: "\(Document.beijing) IV.18"
          ),
          .money(
            "planned",
            "Planned",
            "预算",
            required: true,
            help: Phrase("Before any adjustment.", "调整前预算。")
          ).settled(
            while: "not project.state:(draft, submitted, reserved)",
            Phrase(
              "Where this is no correction, enter the new amount as “Adjusted”: caps and approvals are "
                + "held against the difference.",
              "如非更正，请将新金额填入「调整后」，限额和审批按差额核查。"
            )
          ),
          .money(
            "adjusted",
            "Adjusted",
            "调整后",
            check: """
              not (project.zone within beijing) or not subject:(equipment, indirect) or \
              adjusted <= planned or not missing(project.allIn)
              """,
            help: Phrase("After adjustment; empty where nothing changed.", "调整后预算，未调整则为空。")
          ).warning.saying(
            Phrase(
              "it rises, and whether its project is all-in is not entered, so that the clause cannot be "
                + "held against it (Beijing 30 measures IV.16)",
              "该科目调增，但项目是否经费包干未填，无法按条款核查（科创30条 IV.16）"
            )
          ),
          .money(
            "spent",
            "Spent",
            "已支出",
            check: "spent <= (adjusted ?? planned)",
            help: Phrase("So far.", "累计支出。")
          ).warning.saying(Phrase("more is spent than the line has", "支出超过该科目现行预算")),
          .computed(
            "current",
            "In force",
            "现行预算",
            "adjusted ?? planned",
            gives: .money,
            help: Phrase("Adjusted, else planned.", "调整后预算，未调整取原预算。"),
            width: 12
          ),
          .computed(
            "left",
            "Left",
            "结余",
            "(adjusted ?? planned) - (spent ?? 0)",
            gives: .money,
            help: Phrase("In force without what was spent.", "现行预算减已支出。"),
            width: 12
          ),
          .text(
            "approvedBy",
            "Approved by",
            "批准人",
            help: Phrase("Who approved the adjustment.", "批准调整的单位或人员。")
          ),
          .date(
            "unitApprovalOn",
            "Approved by unit",
            "单位批准日期",
            help: Phrase("When the undertaking unit approved more equipment.", "承担单位批准增加设备费的日期。"),
            source: "\(Document.beijing) IV.16"
          ).done(in: "planned", "adjusted", "spent", "closed"),
          .date(
            "filedOn",
            "Filed",
            "备案日期",
            help: Phrase("When it was filed with the programme office.", "向主管部门备案的日期。")
          ),
          .date(
            "filedAtAcceptanceOn",
            "Filed at acceptance",
            "验收备案日期",
            help: Phrase("When it was filed at acceptance.", "验收时备案的日期。"),
            source: "\(Document.beijing) IV.16"
          ).done(in: "planned", "adjusted", "spent", "closed"),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "已编制"), Choice("adjusted", "adjusted", "已调整"),
      Choice("spent", "spent", "已执行"), Choice("closed", "closed", "已决算"),
    ],
    transitions: ["planned>adjusted", "planned>spent", "adjusted>spent", "spent>closed"],
    columns: [
      "project", "subject", "planned", "adjusted", "spent", "left", "unitApprovalOn", "state",
    ],
    keys: [["project", "subject", "category?"]],
    zonePath: "project.zone",
    actions: [
      .step(
        "adjust",
        "Adjust",
        "调整",
        help: Phrase("The unit moves money between lines.", "单位自主调整预算。"),
        from: ["planned"],
        to: "adjusted",
        asks: [
          .money("adjusted", "Adjusted", "调整后", required: true),
          .text("approvedBy", "Approved by", "批准人"),
        ]
      ),
      .step(
        "approve",
        "Approve more equipment",
        "批准增加设备费",
        help: Phrase("The unit approves an increase.", "单位批准增加设备费。"),
        when: "subject:equipment",
        whenNot: Phrase("Only equipment needs this approval.", "仅设备费调增须经此批准。"),
        asks: [
          .date("unitApprovalOn", "Approved by unit", "单位批准日期", required: true, default: .today)
        ]
      ),
      .step(
        "close",
        "Close",
        "决算",
        help: Phrase("Accounts are closed.", "完成决算。"),
        from: ["spent"],
        to: "closed"
      ),
    ]
  ).adding(only: "subject:(direct, indirect)")
}

extension Register {
  /// Science and technology programmes that projects belong to.
  ///
  /// Source: Beijing 30 measures IV.14.
  public static let programmes = Register(
    "programmes",
    pane: .projects,
    Phrase("Programmes", "科技计划"),
    one: Phrase("Programme", "科技计划"),
    idPrefix: "pgm",
    help: Phrase("Science and technology programmes that projects belong to.", "项目所属的科技计划。"),
    source: "\(Document.beijing) IV.14",
    sections: [
      Section(
        "Programme",
        "计划",
        [
          .name,
          .nameZh,
          .choice(
            "level",
            "Level",
            "级别",
            .governmentLevels,
            help: Phrase("Who runs it.", "计划的层级。")
          ),
          .choice(
            "stage",
            "Chain stage",
            "创新链环节",
            [
              Choice("basic", "basic research", "基础研究"),
              Choice("applied", "applied research", "应用研究"),
              Choice("transfer", "transfer", "成果转化"),
              Choice("industrialization", "industrialization", "产业化"),
            ],
            ordered: true,
            help: Phrase("Where on the way to industry its money goes.", "经费投向创新链的哪个环节。"),
            source: "\(Document.beijing) IV.14",
            width: 14
          ),
          .year("year", "Year", "年度", help: Phrase("The year of the budget.", "经费所属年度。")),
          .money(
            "budget",
            "Budget",
            "经费",
            check: """
              missing(fromFoundation) and missing(fromCity) and missing(fromEnterprises) and \
              missing(fromDonations) or (fromFoundation ?? 0) + (fromCity ?? 0) + \
              (fromEnterprises ?? 0) + (fromDonations ?? 0) = budget
              """,
            help: Phrase("A year; the shares of the parties add up to it.", "年度经费，各方出资之和须与之相等。"),
            source: "\(Document.beijing) I.4"
          ).saying(Phrase("the parties' shares do not add up to it", "各方出资之和与经费不相等")),
          .money(
            "fromFoundation",
            "From the national foundation",
            "国家基金出资",
            help: Phrase("Share of the national science foundation.", "国家自然科学基金的出资。"),
            source: "\(Document.beijing) I.4, II.6"
          ),
          .money(
            "fromCity",
            "From the city",
            "市级出资",
            help: Phrase("Share of city and districts.", "市区两级的出资。"),
            source: "\(Document.beijing) I.4"
          ),
          .money(
            "fromEnterprises",
            "From enterprises",
            "企业出资",
            help: Phrase("Share of enterprises.", "企业的出资。"),
            source: "\(Document.beijing) I.4"
          ),
          .money(
            "fromDonations",
            "From donations",
            "社会捐赠",
            help: Phrase("Gifts of foundations and people.", "社会捐赠。"),
            source: "\(Document.beijing) I.4"
          ),
          .date(
            "jointMeetingOn",
            "Joint meeting",
            "联席会议日期",
            help: Phrase("When the joint meeting approved it.", "联席会议审议的日期。"),
            source: "\(Document.beijing) IV.14"
          ).done(in: "approved", "running", "closed"),
          .flag(
            "pooled",
            "Pooled funding",
            "统筹经费",
            help: Phrase("Several departments pool their money.", "是否多部门统筹经费。")
          ),
          .text(
            "department",
            "Run by",
            "主管部门",
            help: Phrase("The department in charge.", "主管部门。"),
            width: 22
          ),
          .computed(
            "projects",
            "Projects",
            "项目数",
            "count(research-projects of this)",
            gives: .integer,
            help: Phrase("Projects of the programme.", "计划下的项目数。"),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹划"), Choice("approved", "approved", "已批准"),
      Choice("running", "running", "执行中"), Choice("closed", "closed", "已结束"),
    ],
    transitions: ["planned>approved", "approved>running", "running>closed"],
    columns: [
      "name", "nameZh", "level", "budget", "jointMeetingOn", "pooled", "projects", "state",
    ],
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("It is approved; a municipal one by the joint meeting.", "计划获批；市级计划须经联席会议审议。"),
        from: ["planned"],
        to: "approved",
        asks: [.date("jointMeetingOn", "Joint meeting", "联席会议日期")]
      ),
      .step(
        "start",
        "Start",
        "启动",
        help: Phrase("It takes applications.", "计划启动。"),
        from: ["approved"],
        to: "running"
      ),
      .step(
        "close",
        "Close",
        "结束",
        help: Phrase("It has ended.", "计划结束。"),
        from: ["running"],
        to: "closed"
      ),
    ]
  )
}
