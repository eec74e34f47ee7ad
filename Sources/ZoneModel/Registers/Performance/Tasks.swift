extension Register {
  /// Tasks of a plan by department; continuous ones are active or stalled, never overdue.
  ///
  /// Source: Huairou action plan IV, Beijing 30 measures I-V.
  public static let planTasks = Register(
    "plan-tasks",
    pane: .performance,
    Phrase("Plan tasks", "任务"),
    one: Phrase("Plan task", "任务"),
    title: "{number} {title}",
    idPrefix: "tas",
    help: Phrase(
      "Tasks of a plan by department; continuous ones are active or stalled, never overdue.",
      "按部门分解的任务；持续性任务只有推进或停滞，没有逾期。"
    ),
    source: "\(Document.huairou) IV; \(Document.beijing) I-V; \(Document.guofa) (4)-(21)",
    sections: [
      Section(
        "Task",
        "任务",
        [
          .integer("number", "Number", "序号", help: Phrase("As printed.", "文件中的任务序号。")),
          .text(
            "title",
            "Title",
            "任务",
            required: true,
            help: Phrase("What is to be done.", "任务名称。"),
            width: 30
          ),
          .text(
            "task",
            "Task of the pack",
            "规则包任务",
            unique: true,
            help: Phrase("Id of the task in its policy pack.", "规则包中的任务编号。"),
            width: 18
          ),
          .reference(
            "policy",
            to: ["policies"],
            "Policy",
            "政策文件",
            help: Phrase("The document that sets it.", "提出任务的文件。"),
            width: 22
          ),
          .reference(
            "policyClause",
            to: ["policy-clauses"],
            "Clause",
            "条款",
            help: Phrase("The clause.", "对应条款。")
          ),
          .zone(),
          .reference(
            "partOf",
            to: ["cooperation-agreements", "tech-demo-platforms", "programmes"],
            "Part of",
            "所属事项",
            help: Phrase(
              "The agreement, platform or programme that it belongs to.",
              "所属的协议、平台或计划。"
            ),
            width: 22
          ),
          .references(
            "responsible",
            to: ["departments"],
            "Responsible",
            "责任部门",
            help: Phrase("Departments that answer for it.", "责任部门。")
          ),
          .note("duties", "Duties", "职责分工", help: Phrase("Who does what.", "各部门职责。")),
          .officer,
        ]
      ),
      Section(
        "Schedule",
        "进度",
        [
          .choice(
            "scheduleKind",
            "Schedule",
            "时限类型",
            [
              Choice("deadline", "by a day", "限期"), Choice("continuous", "without end", "持续推进"),
              Choice("yearly", "every year", "每年"),
              Choice("horizon", "within the document's years", "规划期内"),
              Choice("unstated", "not stated", "未载明"),
            ],
            required: true,
            help: Phrase(
              "A day, without end, within the document's years, or not said there.",
              "有期限、持续推进、规划期内，或文件未载明。"
            ),
            width: 10
          ),
          .date("dueOn", "Due", "完成期限", help: Phrase("Only for tasks with a day.", "限期任务的完成期限。"))
            .holding(
              "not scheduleKind:continuous",
              "a task without end has no due day, it is judged by its latest progress; clear the day or "
                + "choose another schedule",
              "持续推进的任务没有完成期限，只看最近进展；请清空期限，或改选其他时限类型"
            )
            .due(
              "Task due",
              "任务期限",
              while: "not state:done and missing(doneOn) and not scheduleKind:continuous"
            ),
          .date(
            "lastProgressOn",
            "Last progress",
            "最近进展",
            help: Phrase("When something was last done.", "最近一次进展的日期。"),
            source: "\(Document.huairou) IV(I)2"
          ).dating("progress"),
          .note("progress", "Progress", "进展", help: Phrase("What was done.", "进展情况。")),
          Field.percent(
            "done",
            "Done so far",
            "完成比例",
            help: Phrase("Part that is done; a task without end has none.", "完成比例；长期任务不填。")
          ).holding(
            "done <= 100% and not scheduleKind:continuous",
            "100% was expected at the most, and nothing for a task without end",
            "应不超过 100%；长期任务不填"
          ),
          Field.date(
            "doneOn",
            "Done on",
            "完成日期",
            help: Phrase("When it was done.", "完成的日期。"),
            source: "\(Document.huairou) IV(I)1"
          ).holding(
            "state:done",
            "it has a day on which it was done, and its state is not done",
            "已填完成日期，但状态不是已完成"
          ).warning,
          .computed(
            "standing",
            "Stands",
            "推进情况",
            """
            if scheduleKind:continuous then (if state:stalled then "stalled" else \
            if missing(lastProgressOn) then (if state:open then "open" else "active") else \
            if unknown(setting("task-stalled-after")) then "active" else \
            if lastProgressOn + setting("task-stalled-after") < today then "stalled" else "active") \
            else if state:done or not missing(doneOn) then (if missing(dueOn) then "done" else \
            if (doneOn ?? lastProgressOn ?? dueOn) > dueOn then "done-late" else "done") else \
            if not missing(dueOn) then (if dueOn < today then "late" else "open") else \
            if state:stalled then "stalled" else \
            if state:open and missing(lastProgressOn) then "open" else "active"
            """,
            gives: .choice(
              ChoiceSet([
                Choice("done", "done", "已完成"), Choice("done-late", "done late", "逾期完成"),
                Choice("late", "late", "已逾期"), Choice("open", "open", "进行中"),
                Choice("active", "active", "持续推进"), Choice("stalled", "stalled", "停滞"),
              ])
            ),
            help: Phrase(
              "As the list of tasks has it: also stalled for lack of progress since the time that is set.",
              "与任务清单一致：超过设定时间无进展的也视为停滞。"
            ),
            source: "\(Document.huairou) IV(I)2",
            width: 10
          ),
          .computed(
            "overdue",
            "Overdue",
            "逾期",
            """
            not state:done and missing(doneOn) and not scheduleKind:continuous and \
            (scheduleKind:deadline or not missing(dueOn)) and dueOn < today
            """,
            gives: .flag,
            help: Phrase(
              "Past its day and not done; continuous tasks never are.",
              "已过期限且未完成；持续性任务不适用。"
            ),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("open", "open", "未启动"), Choice("active", "active", "推进中"),
      Choice("stalled", "stalled", "停滞"), Choice("done", "done", "已完成"),
    ],
    transitions: ["open>active", "active>stalled", "stalled>active", "active>done", "open>done"],
    columns: [
      "number", "title", "responsible", "scheduleKind", "dueOn", "lastProgressOn", "overdue",
      "standing", "state",
    ],
    zonePath: "zone",
    actions: [
      // What was done before is no progress: the text starts empty.
      RegisterAction(
        "progress",
        Phrase("Progress", "记录进展"),
        help: Phrase("Something was done.", "记录一次进展。"),
        states: ["open", "active", "stalled"],
        asks: [
          .date("lastProgressOn", "Last progress", "最近进展", required: true, default: .today),
          .note("progress", "Progress", "进展", required: true),
        ],
        steps: [
          .set(field: "state", to: .value(.text("active"))),
          .set(field: "lastProgressOn", to: .asked("lastProgressOn")),
          .set(field: "progress", to: .asked("progress")),
        ]
      ),
      .step(
        "stall",
        "Stalled",
        "停滞",
        help: Phrase("Nothing moves.", "任务停滞。"),
        from: ["active"],
        to: "stalled"
      ),
      .step(
        "finish",
        "Done",
        "完成",
        help: Phrase("The task is done.", "任务完成。"),
        from: ["open", "active"],
        to: "done",
        when: "missing(scheduleKind) or not scheduleKind:continuous",
        whenNot: Phrase(
          "It goes on without end: it is active or stalled, never done.",
          "此项为长期任务，只有进行或停滞，没有完成。"
        ),
        asks: [.date("doneOn", "Done on", "完成日期", required: true, default: .today)],
        besides: [.set(field: "done", to: .value(.number(100)))]
      ),
    ]
  )
}

extension Register {
  /// Departments and bodies that answer for tasks.
  ///
  /// Source: Huairou action plan IV(I)1.
  public static let departments = Register(
    "departments",
    pane: .performance,
    Phrase("Departments", "责任部门"),
    one: Phrase("Department", "责任部门"),
    idPrefix: "dep",
    help: Phrase("Departments and bodies that answer for tasks.", "承担任务的部门和单位。"),
    source: "\(Document.huairou) IV(I)1",
    sections: [
      Section(
        "Department",
        "部门",
        [
          .name,
          .nameZh,
          .choice(
            "level",
            "Level",
            "级别",
            [
              Choice("township", "township", "乡镇"), Choice("district", "district", "区级"),
              Choice("municipal", "municipal", "市级"), Choice("state", "state", "国家级"),
            ],
            help: Phrase("Where it belongs.", "部门层级。")
          ),
          .zone(required: false),
          .note(
            "dutyStatements",
            "Duties",
            "职责",
            help: Phrase("What it has to do, as stated.", "部门职责表述。")
          ),
          .text(
            "contact",
            "Contact",
            "联系人",
            private: true,
            help: Phrase("Whom to ring.", "联系人与电话。")
          ),
          .computed(
            "tasks",
            "Tasks",
            "任务数",
            "count(plan-tasks of this)",
            gives: .integer,
            help: Phrase("Tasks that it answers for.", "负责的任务数。"),
            width: 6
          ),
          .computed(
            "openTasks",
            "Open tasks",
            "未完成任务",
            "count(plan-tasks of this where not state:done)",
            gives: .integer,
            help: Phrase("Tasks not done.", "未完成的任务数。"),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "在编"), Choice("merged", "merged", "已合并")],
    transitions: ["active>merged"],
    columns: ["name", "nameZh", "level", "zone", "tasks", "openTasks", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "merge",
        "Merge",
        "合并",
        help: Phrase("It has become part of another.", "部门合并。"),
        from: ["active"],
        to: "merged"
      )
    ]
  )
}

extension Register {
  /// Yearly assessments of departments, with the weight of innovation.
  ///
  /// Source: Tongzhou opinions III(II), Beijing 30 measures II.6.
  public static let performanceAssessments = Register(
    "performance-assessments",
    pane: .performance,
    Phrase("Department assessments", "部门考核"),
    one: Phrase("Department assessment", "部门考核"),
    title: "{department} · {year}",
    idPrefix: "pas",
    help: Phrase(
      "Yearly assessments of departments, with the weight of innovation.",
      "部门年度考核及创新权重。"
    ),
    source: "\(Document.tongzhou) III(II); \(Document.beijing) II.6",
    sections: [
      Section(
        "Assessment",
        "考核",
        [
          .reference(
            "department",
            to: ["departments"],
            "Department",
            "部门",
            required: true,
            help: Phrase("Who is assessed.", "被考核的部门。"),
            width: 28
          ).holding(
            "not state:published or not missing(score)",
            "it is published without a score",
            "已公布，但未填得分"
          ).warning,
          .year(
            "year",
            "Year",
            "年度",
            required: true,
            help: Phrase("Year assessed.", "考核年度。"),
            source: "\(Document.tongzhou) III(II)"
          ).holding(
            "not state:published or year <= year(today)",
            "what is published is of a year that has come",
            "已公布的考核，其年度不能晚于今年"
          ),
          .percent(
            "innovationWeight",
            "Weight of innovation",
            "创新权重",
            check: "innovationWeight <= 100%",
            help: Phrase("Part of all points; it should rise.", "创新工作在考核中的权重，应逐年提高。"),
            source: "\(Document.tongzhou) III(II)"
          ),
          Field.plain(
            .number,
            "score",
            "Score",
            "得分",
            help: Phrase("Points out of 100.", "百分制得分。"),
            width: 8
          ).scoringYearThatHasCome,
          .computed(
            "weightRose",
            "Rose",
            "较上年提高",
            "innovationWeight > first(performance-assessments where department = this.department and year = this.year - 1, innovationWeight)",
            gives: .flag,
            help: Phrase("Higher than the year before.", "权重高于上一年度。"),
            source: "\(Document.tongzhou) III(II)",
            width: 8
          ),
          .text(
            "scheme",
            "Scheme",
            "考核方案",
            help: Phrase("The scheme that it goes by.", "所依据的考核方案。"),
            source: "\(Document.guofa) (15)",
            width: 24
          ).holding(
            "not missing(schemeOn)",
            "a scheme has its day: “Scheme of” is not entered",
            "考核方案应有日期，未填「方案日期」"
          ).warning,
          .date("schemeOn", "Scheme of", "方案日期", help: Phrase("Day of the scheme.", "方案发布的日期。"))
            .holding([
              CheckCause(
                "not missing(scheme)",
                "the scheme that it is of is not entered",
                "未填考核方案"
              ),
              CheckCause("schemeOn <= today", "a day that has come", "应为不晚于今天的日期"),
            ]),
          .date("dueOn", "Due", "截止日期", help: Phrase("By when it is to be published.", "应公布的日期。"))
            .due("Assessment due", "考核期限", while: "state:draft"),
          .date(
            "publishedOn",
            "Published",
            "公布日期",
            check: "year(publishedOn) >= year",
            help: Phrase("Day of publication.", "公布的日期。")
          ).saying(Phrase("a day in the year assessed or later", "不早于考核年度")),
        ]
      ), .origin,
    ],
    states: [Choice("draft", "draft", "草拟"), Choice("published", "published", "已公布")],
    transitions: ["draft>published"],
    columns: ["department", "year", "innovationWeight", "score", "dueOn", "publishedOn", "state"],
    keys: [["department", "year"]],
    zonePath: "department.zone",
    actions: [
      .step(
        "publish",
        "Publish",
        "公布",
        help: Phrase("The result is public.", "公布考核结果。"),
        from: ["draft"],
        to: "published",
        asks: [
          .date("publishedOn", "Published", "公布日期", required: true, default: .today),
          .points,
        ]
      )
    ]
  )
}
