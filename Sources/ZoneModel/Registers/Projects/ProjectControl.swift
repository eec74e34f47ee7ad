extension Register {
  /// Papers that a project handed in; each is asked for once.
  ///
  /// Source: Beijing 30 measures IV.15.
  public static let projectMaterials = Register(
    "project-materials",
    pane: .projects,
    Phrase("Submitted material", "申报材料"),
    one: Phrase("Submitted material", "申报材料"),
    title: "{project} · {document}",
    idPrefix: "pmt",
    help: Phrase("Papers that a project handed in; each is asked for once.", "项目提交的材料，同一材料只收一次。"),
    source: "\(Document.beijing) IV.15",
    sections: [
      Section(
        "Material",
        "材料",
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
          .text(
            "document",
            "Document",
            "材料名称",
            required: true,
            help: Phrase("What it is; the same is not asked for twice.", "材料名称，同一材料不重复收取。"),
            source: "\(Document.beijing) IV.15",
            width: 28
          ),
          .integer("version", "Version", "版本", help: Phrase("Running number.", "版本序号。")),
          .date("submittedOn", "Submitted", "提交日期", help: Phrase("When it came.", "提交的日期。")),
          .choice(
            "channel",
            "Channel",
            "渠道",
            [
              Choice("online", "online", "在线"), Choice("paper", "paper", "纸质"),
              Choice("e-mail", "e mail", "电子邮件"),
            ],
            help: Phrase("How it came.", "提交渠道。")
          ),
          .text(
            "file",
            "File",
            "文件",
            help: Phrase("Where the paper itself lies: a path or an address.", "材料文件的位置或网址。"),
            width: 24
          ),
          .plain(
            .texts,
            "reusedFor",
            "Reused for",
            "复用于",
            help: Phrase(
              "Each form that it was used for instead of asking once more.",
              "历次复用的环节，避免重复提交。"
            )
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("draft", "draft", "草稿"), Choice("submitted", "submitted", "已提交"),
      Choice("reused", "reused", "已复用"),
    ],
    transitions: ["draft>submitted", "submitted>reused"],
    columns: [
      "project", "document", "version", "channel", "submittedOn", "file", "reusedFor", "state",
    ],
    zonePath: "project.zone",
    actions: [
      .step(
        "submit",
        "Submit",
        "提交",
        help: Phrase("It is handed in.", "提交材料。"),
        from: ["draft"],
        to: "submitted",
        asks: [
          .date("submittedOn", "Submitted", "提交日期", required: true, default: .today),
          .choice(
            "channel",
            "Channel",
            "渠道",
            [
              Choice("online", "online", "在线"), Choice("paper", "paper", "纸质"),
              Choice("e-mail", "e mail", "电子邮件"),
            ],
            help: Phrase("How it came.", "提交渠道。")
          ),
        ]
      ),
      RegisterAction(
        "reuse",
        Phrase("Reuse", "复用"),
        help: Phrase("It is used once more instead of being asked for.", "复用已交材料。"),
        states: ["submitted", "reused"],
        asks: [.text("reusedFor", "Reused for", "复用于", required: true)],
        steps: [
          .set(field: "state", to: .value(.text("reused"))),
          .append(field: "reusedFor", asked: "reusedFor"),
        ]
      ),
    ]
  )
}

extension Register {
  /// Reviews of a project at each stage, and who made them.
  ///
  /// Source: Tongzhou opinions III(II), Beijing 30 measures IV.15.
  public static let projectEvaluations = Register(
    "project-evaluations",
    pane: .projects,
    Phrase("Project evaluations", "项目评价"),
    one: Phrase("Project evaluation", "项目评价"),
    title: "{project} · {stage}",
    idPrefix: "pev",
    help: Phrase("Reviews of a project at each stage, and who made them.", "项目各环节的评审评价及评审方。"),
    source: "\(Document.tongzhou) III(II); \(Document.beijing) IV.15",
    sections: [
      Section(
        "Evaluation",
        "评价",
        [
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            required: true,
            help: Phrase("The project.", "被评价的项目。"),
            width: 30
          ),
          .choice(
            "stage",
            "Stage",
            "环节",
            .reviewStages,
            required: true,
            help: Phrase("The five stages that a third party looks at.", "第三方参与的五个环节。"),
            width: 12
          ),
          .text(
            "reviewer",
            "Reviewer",
            "评审方",
            help: Phrase("Who reviews.", "开展评审的单位或人员。"),
            width: 20
          ),
          .choice(
            "reviewerKind",
            "Kind of reviewer",
            "评审方类别",
            [
              Choice("third-party", "third party", "第三方"), Choice("internal", "own staff", "内部"),
              Choice("peer", "peers", "同行专家"),
            ],
            help: Phrase("Third party or own staff.", "第三方或内部。"),
            source: "\(Document.tongzhou) III(II)"
          ),
          .choice(
            "template",
            "Template",
            "评价模板",
            [
              Choice("basic", "basic research", "基础研究类"),
              Choice("applied", "applied research", "应用研究类"),
              Choice("industrialization", "industrialization", "产业化类"),
              Choice("platform", "platform", "平台类"), Choice("major", "major project", "重大项目"),
            ],
            help: Phrase("The class that the template is for.", "评价模板适用的分类。"),
            source: "\(Document.beijing) IV.15"
          ),
          .points,
          .date("dueOn", "Due", "应完成日期", help: Phrase("When it is due.", "应完成的日期。")).due(
            "Project evaluation",
            "项目评价期限",
            while: "state:planned"
          ),
          .date("date", "Date", "评价日期", help: Phrase("When it was done.", "完成评价的日期。")),
          .date(
            "settledOn",
            "Dispute settled",
            "异议处理日期",
            check: "missing(date) or settledOn >= date",
            help: Phrase("When the objection was settled.", "异议处理完毕的日期。")
          ),
          .computed(
            "held",
            "Held",
            "已开展",
            "not state:planned and (missing(date) or date <= today)",
            gives: .flag,
            help: Phrase("It has taken place.", "评价已经开展。"),
            width: 6
          ),
          .note("remarks", "Remarks", "评语", help: Phrase("What was said.", "评价意见。")),
          .note(
            "disputedBecause",
            "Disputed because",
            "异议理由",
            help: Phrase("What the undertaker objects to.", "承担单位的异议理由。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("done", "done", "已完成"),
      Choice("disputed", "disputed", "有异议"),
    ],
    transitions: ["planned>done", "done>disputed", "disputed>done"],
    columns: ["project", "stage", "reviewer", "reviewerKind", "score", "dueOn", "date", "state"],
    zonePath: "project.zone",
    actions: [
      .step(
        "done",
        "Done",
        "完成",
        help: Phrase("The evaluation is done.", "评价完成。"),
        from: ["planned"],
        to: "done",
        asks: [
          .date("date", "Date", "评价日期", required: true, default: .today),
          .points,
        ]
      ),
      .step(
        "dispute",
        "Dispute",
        "异议",
        help: Phrase("The undertaker objects.", "承担单位提出异议。"),
        from: ["done"],
        to: "disputed",
        asks: [.note("disputedBecause", "Disputed because", "异议理由", required: true)]
      ),
      .step(
        "settle",
        "Settle the dispute",
        "处理异议",
        help: Phrase(
          "The result stands or is changed; the day of the evaluation stays.",
          "维持或变更结果，原评价日期不变。"
        ),
        from: ["disputed"],
        to: "done",
        asks: [
          .date("settledOn", "Dispute settled", "异议处理日期", required: true, default: .today),
          .points,
        ]
      ),
    ]
  )
}

extension Register {
  /// A finding that is not corrected yet, though a day for it may stand there already.
  private static let isUncorrected = """
    state:open and missing(correctedOn) or not missing(correctedOn) and correctedOn > today
    """

  /// Internal and external audits of projects.
  ///
  /// Source: Beijing 30 measures IV.19.
  public static let auditReports = Register(
    "audit-reports",
    pane: .projects,
    Phrase("Audit reports", "审计报告"),
    one: Phrase("Audit report", "审计报告"),
    title: "{project} · {date}",
    idPrefix: "aud",
    help: Phrase("Internal and external audits of projects.", "项目的内部与外部审计报告。"),
    source: "\(Document.beijing) IV.19",
    sections: [
      Section(
        "Report",
        "报告",
        [
          .reference(
            "project",
            to: ["research-projects"],
            "Project",
            "项目",
            required: true,
            help: Phrase("The project.", "被审计的项目。"),
            width: 30
          ),
          .text("issuer", "Issuer", "出具单位", help: Phrase("Who made it.", "出具报告的单位。"), width: 22),
          .choice(
            "kind",
            "Kind",
            "类别",
            [Choice("internal", "internal", "内部审计"), Choice("external", "external", "外部审计")],
            required: true,
            help: Phrase("By the unit's own auditors or others.", "内部审计或外部审计。")
          ),
          .date("date", "Date", "报告日期", help: Phrase("Day of the report.", "报告的日期。")),
          .date(
            "filedOn",
            "Filed",
            "备案日期",
            help: Phrase("When it was filed.", "备案的日期。"),
            source: "\(Document.beijing) IV.19"
          ),
          .flag(
            "usedForAcceptance",
            "Used for acceptance",
            "用于验收",
            help: Phrase("It stands in for a special audit.", "是否作为验收依据。")
          ).holding(
            where: "project.zone within beijing and usedForAcceptance",
            [
              CheckCause(
                "state:(filed, closed) or not missing(filedOn) and filedOn <= today",
                "only a report that has been filed may serve for acceptance (Beijing 30 measures IV.19)",
                "已备案的报告方可作验收依据（科创30条 IV.19）"
              ),
              CheckCause(
                """
                not kind:internal or project.undertaker.level:(bureau, municipal, national) \
                and project.undertaker.hasInternalAudit
                """,
                "an internal report serves for acceptance where the undertaker is at bureau level or above "
                  + "and has an internal audit body (Beijing 30 measures IV.19)",
                "承担单位为局级以上且设有内审机构的，其内部审计报告方可作验收依据（科创30条 IV.19）"
              ),
            ]
          ).warning,
          .computed(
            "openFindings",
            "Open findings",
            "未整改问题",
            """
            count(audit-findings of this where \(isUncorrected))
            """,
            gives: .integer,
            help: Phrase("Findings that are not corrected.", "尚未整改的问题数。"),
            width: 6
          ),
          .note("findings", "Summary", "审计结论", help: Phrase("What was found in all.", "审计总体结论。")),
        ]
      ), .origin,
    ],
    states: [
      Choice("draft", "draft", "草稿"), Choice("issued", "issued", "已出具"),
      Choice("filed", "filed", "已备案"), Choice("closed", "closed", "已办结"),
    ],
    transitions: ["draft>issued", "issued>filed", "filed>closed"],
    columns: [
      "project", "issuer", "kind", "date", "openFindings", "filedOn", "usedForAcceptance", "state",
    ],
    zonePath: "project.zone",
    actions: [
      .step(
        "issue",
        "Issue",
        "出具",
        help: Phrase("The report is signed.", "出具报告。"),
        from: ["draft"],
        to: "issued",
        asks: [.date("date", "Date", "报告日期", required: true, default: .today)]
      ),
      .step(
        "file",
        "File",
        "备案",
        help: Phrase("It has been filed.", "报告备案。"),
        from: ["issued"],
        to: "filed",
        asks: [.date("filedOn", "Filed", "备案日期", required: true, default: .today)]
      ),
      .step(
        "close",
        "Close",
        "办结",
        help: Phrase("All findings are settled.", "问题全部办结。"),
        from: ["filed"],
        to: "closed"
      ),
    ]
  )
}

extension Register {
  /// What an audit found; what own audit found and was corrected is left out of the report.
  ///
  /// Source: Beijing 30 measures IV.19.
  public static let auditFindings = Register(
    "audit-findings",
    pane: .projects,
    Phrase("Audit findings", "审计问题"),
    one: Phrase("Audit finding", "审计问题"),
    title: "{text}",
    idPrefix: "afi",
    help: Phrase(
      "What an audit found; what own audit found and was corrected is left out of the report.",
      "审计发现的问题；内审发现并已整改的不列入报告。"
    ),
    source: "\(Document.beijing) IV.19",
    sections: [
      Section(
        "Finding",
        "问题",
        [
          .reference(
            "report",
            to: ["audit-reports"],
            "Report",
            "报告",
            required: true,
            help: Phrase("The report.", "所属审计报告。"),
            width: 28
          ),
          .text(
            "text",
            "Finding",
            "问题",
            required: true,
            help: Phrase("What was found.", "发现的问题。"),
            width: 40
          ),
          .choice(
            "foundBy",
            "Found by",
            "发现方",
            [
              Choice("internal-audit", "internal audit", "内部审计"),
              Choice("external-audit", "external audit", "外部审计"),
              Choice("inspection", "inspection", "检查"),
            ],
            help: Phrase("Who found it.", "发现问题的一方。"),
            source: "\(Document.beijing) IV.19"
          ),
          .money("amount", "Amount", "涉及金额", help: Phrase("Money that it is about.", "涉及的金额。")),
          .date(
            "dueOn",
            "Correct by",
            "整改期限",
            help: Phrase("By when it is to be put right.", "应整改的期限。")
          ).due(
            "Audit finding to correct",
            "审计整改期限",
            while: isUncorrected
          ),
          .date(
            "correctedOn",
            "Corrected",
            "整改日期",
            help: Phrase("When it was put right.", "完成整改的日期。"),
            source: "\(Document.beijing) IV.19"
          ),
          .flag(
            "shownInReport",
            "Shown in the report",
            "列入报告",
            help: Phrase("Whether the report names it.", "是否列入报告。")
          ),
          .computed(
            "inReport",
            "In the report view",
            "报告所列",
            """
            not state:excluded and not (foundBy:internal-audit and not missing(correctedOn) \
            and correctedOn <= today and report.project.zone within beijing)
            """,
            gives: .flag,
            help: Phrase(
              "In Beijing left out once own audit found it and it was put right; the file keeps it.",
              "在北京，内审发现并已整改的不再列入报告，档案保留。"
            ),
            source: "\(Document.beijing) IV.19",
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("open", "open", "未整改"), Choice("corrected", "corrected", "已整改"),
      Choice("excluded", "left out", "不列入"),
    ],
    transitions: ["open>corrected", "corrected>excluded"],
    columns: [
      "report", "text", "foundBy", "amount", "dueOn", "correctedOn", "inReport", "state",
    ],
    zonePath: "report.project.zone",
    actions: [
      .step(
        "correct",
        "Corrected",
        "已整改",
        help: Phrase("It has been put right.", "问题已整改。"),
        from: ["open"],
        to: "corrected",
        asks: [.date("correctedOn", "Corrected", "整改日期", required: true, default: .today)]
      ),
      .step(
        "exclude",
        "Leave out",
        "不列入报告",
        help: Phrase("It does not appear in the report.", "不列入审计报告。"),
        from: ["corrected"],
        to: "excluded",
        when: "not (report.project.zone within beijing) or foundBy:internal-audit",
        whenNot: Phrase(
          "Only what own audit found and was put right is left out (Beijing 30 measures IV.19).",
          "仅内审发现并已整改的问题不列入报告（科创30条 IV.19）。"
        )
      ),
    ]
  )
}
