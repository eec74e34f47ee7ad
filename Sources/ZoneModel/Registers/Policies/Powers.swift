extension Register {
  /// Powers delegated to a zone, step by step and with their legal ground.
  ///
  /// Source: Guofa [2020] No. 7 (15), Beijing 30 measures I.3.
  public static let authorisedItems = Register(
    "authorised-items",
    pane: .policies,
    Phrase("Delegated powers", "授权事项"),
    one: Phrase("Delegated power", "授权事项"),
    idPrefix: "aut",
    help: Phrase(
      "Powers delegated to a zone, step by step and with their legal ground.",
      "分步下放给园区的权限及其法律依据。"
    ),
    source: "\(Document.guofa) (15); \(Document.beijing) I.3",
    sections: [
      Section(
        "Item",
        "事项",
        [
          .name,
          .nameZh,
          .zone(),
          .choice(
            "area",
            "Area",
            "领域",
            [
              Choice("innovation", "innovation", "科技创新"),
              Choice("industry", "industry promotion", "产业促进"), Choice("talent", "talent", "人才引进"),
              Choice("market-access", "market access", "市场准入"),
              Choice("approval", "project approval", "项目审批"), Choice("fiscal", "fiscal", "财政"),
              Choice("financial", "financial", "金融"),
            ],
            required: true,
            help: Phrase("Areas that the document names.", "文件所列的领域。"),
            width: 14
          ),
          .text("item", "Power", "权限内容", help: Phrase("What may be decided.", "下放的权限。"), width: 26),
          .text(
            "source",
            "Delegated by",
            "授权机关",
            help: Phrase("Who delegates.", "授权的机关。"),
            width: 20
          ),
          .text(
            "legalBasis",
            "Legal basis",
            "法律依据",
            help: Phrase("Law or decision that allows it.", "授权的法律依据。"),
            source: "\(Document.beijing) I.3"
          ),
          .date("since", "Since", "起始日期", help: Phrase("In force since.", "授权生效日期。"))
            .done(in: "delegated", "suspended"),
          .integer("step", "Step", "步骤", help: Phrase("Which step of delegation.", "分步授权的序号。")),
          .date("reviewOn", "Review on", "评估日期", help: Phrase("When it is looked at.", "授权评估的日期。"))
            .due("Authorisation review", "授权事项评估", while: "state:delegated"),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "拟授权"), Choice("delegated", "delegated", "已授权"),
      Choice("suspended", "suspended", "已暂停"),
    ],
    transitions: ["planned>delegated", "delegated>suspended", "suspended>delegated"],
    columns: ["name", "nameZh", "zone", "state", "since", "area", "source", "legalBasis"],
    zonePath: "zone",
    actions: [
      .step(
        "delegate",
        "Delegate",
        "授权",
        help: Phrase("The zone may decide.", "授权生效。"),
        from: ["planned", "suspended"],
        to: "delegated",
        asks: [
          .date("since", "Since", "起始日期", required: true, default: .today),
          .text("legalBasis", "Legal basis", "法律依据", required: true),
        ]
      ),
      .step(
        "suspend",
        "Suspend",
        "暂停",
        help: Phrase("For now the zone may not decide.", "暂停授权。"),
        from: ["delegated"],
        to: "suspended"
      ),
    ]
  )
}

extension Register {
  /// Powers, negatives and responsibilities of departments.
  ///
  /// Source: Jing'an recommendation IV.1(2).
  public static let powerLists = Register(
    "power-lists",
    pane: .policies,
    Phrase("Lists of powers", "权责清单"),
    one: Phrase("List entry", "权责清单事项"),
    title: "{item}",
    idPrefix: "pow",
    help: Phrase("Powers, negatives and responsibilities of departments.", "部门权力、负面与责任清单事项。"),
    source: "\(Document.jingan) IV.1(2)",
    sections: [
      Section(
        "Entry",
        "事项",
        [
          .text(
            "item",
            "Item",
            "事项",
            required: true,
            help: Phrase("What it is.", "清单事项。"),
            width: 36
          ),
          .choice(
            "kind",
            "List",
            "清单",
            [
              Choice("powers", "powers", "权力清单"), Choice("negatives", "negative list", "负面清单"),
              Choice("responsibilities", "responsibilities", "责任清单"),
            ],
            required: true,
            help: Phrase("Which list.", "所属清单。")
          ),
          .reference(
            "department",
            to: ["departments"],
            "Department",
            "部门",
            help: Phrase("Whose it is.", "责任部门。"),
            width: 24
          ),
          .date(
            "updatedOn",
            "Updated",
            "更新日期",
            check: "updatedOn <= today",
            help: Phrase("When it was last changed.", "最近更新的日期。"),
            default: .today
          ).saying(Phrase("a day that has come", "不晚于今天的日期"))
            .dating("item", "kind", "department", "state"),
        ]
      ), .origin,
    ],
    states: [Choice("active", "active", "有效"), Choice("removed", "removed", "已取消")],
    transitions: ["active>removed", "removed>active"],
    columns: ["item", "kind", "department", "updatedOn", "state"],
    keys: [["item", "kind", "department"]],
    actions: [
      .step(
        "change",
        "Change",
        "调整",
        help: Phrase("The item is worded anew, with the day.", "调整事项表述并记录日期。"),
        from: ["active"],
        asks: [
          .text("item", "Item", "事项", required: true),
          .date("updatedOn", "Updated", "更新日期", required: true, default: .today),
        ]
      ),
      .step(
        "remove",
        "Remove",
        "取消",
        help: Phrase("It is no longer on the list.", "从清单取消。"),
        from: ["active"],
        to: "removed",
        asks: [.date("updatedOn", "Updated", "更新日期", required: true, default: .today)]
      ),
    ]
  )
}

extension Register {
  /// Kept answers to may-this-firm questions; unknown is an answer.
  ///
  /// Source: Jing'an recommendation V.2.
  public static let ruleChecks = Register(
    "rule-checks",
    pane: .policies,
    Phrase("Rule checks", "规则核查"),
    one: Phrase("Rule check", "规则核查"),
    title: "{about} · {result}",
    idPrefix: "rch",
    help: Phrase(
      "Kept answers to may-this-firm questions; unknown is an answer.",
      "保存的政策核查结论，“未知”也是一种结论。"
    ),
    source: "\(Document.jingan) V.2",
    sections: [
      Section(
        "Check",
        "核查",
        [
          .text(
            "rule",
            "Rule",
            "规则",
            required: true,
            help: Phrase("Id of the rule in its pack.", "规则包中的规则编号。"),
            width: 26
          ).namingRule,
          .reference(
            "about",
            to: [Register.any],
            "About",
            "核查对象",
            required: true,
            help: Phrase("The record that was checked.", "被核查的记录。"),
            width: 26
          ),
          .note(
            "inputs",
            "Inputs",
            "所用数据",
            help: Phrase("Values used, with their period.", "核查所用数据及所属期。")
          ),
          Field.choice(
            "result",
            "Result",
            "结论",
            [
              Choice("met", "met", "符合"), Choice("not-met", "not met", "不符合"),
              Choice("unknown", "unknown", "未知"), Choice("not-applicable", "does not apply", "不适用"),
            ],
            required: true,
            help: Phrase("What came out.", "核查结论。")
          ).holding(
            "state:overridden or state:passed and result:(met, not-applicable) "
              + "or state:failed and result:not-met or state:unknown-input and result:unknown",
            "result and state contradict each other: met or does not apply is passed, not met failed, "
              + "unknown unknown input",
            "结论与状态不符：符合或不适用为已通过，不符合为未通过，未知为数据缺失"
          ),
          .note("explanation", "Explanation", "说明", help: Phrase("Why.", "结论说明。")),
          .date(
            "checkedOn",
            "Checked",
            "核查日期",
            required: true,
            help: Phrase("Day of the check.", "核查的日期。"),
            default: .today
          ),
          .reference(
            "checkedBy",
            to: ["staff"],
            "Checked by",
            "核查人",
            help: Phrase("Who checked.", "核查人员。"),
            default: .me,
            width: 10
          ),
          .reference(
            "overriddenBy",
            to: ["staff"],
            "Overridden by",
            "改判人",
            help: Phrase("Who decided otherwise.", "改判人员。"),
            width: 10
          ),
          .note(
            "reason",
            "Reason",
            "改判理由",
            help: Phrase("Why it was decided otherwise.", "改判的理由。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("passed", "passed", "已通过"), Choice("failed", "failed", "未通过"),
      Choice("unknown-input", "unknown input", "数据缺失"), Choice("overridden", "overridden", "已改判"),
    ],
    transitions: [
      "failed>overridden", "unknown-input>overridden", "unknown-input>passed",
      "unknown-input>failed",
    ],
    columns: ["rule", "about", "result", "checkedOn", "checkedBy", "state"],
    actions: [
      .step(
        "override",
        "Override",
        "改判",
        help: Phrase("It is decided otherwise, with a reason.", "另行决定并说明理由。"),
        from: ["failed", "unknown-input"],
        to: "overridden",
        asks: [
          .reference("overriddenBy", to: ["staff"], "Overridden by", "改判人", required: true),
          .note("reason", "Reason", "改判理由", required: true),
        ]
      )
    ]
  )
}
