extension Register {
  /// Purchases that are gathered and sent once, with one approval for all of them.
  ///
  /// Source: Beijing 30 measures IV.20.
  public static let procurementBatches = Register(
    "procurement-batches",
    pane: .projects,
    Phrase("Batches of purchases", "批量采购"),
    one: Phrase("Batch of purchases", "批量采购"),
    title: "{title}",
    idPrefix: "pba",
    help: Phrase(
      "Purchases gathered by a budget unit, sent once and approved together.",
      "主管预算单位汇总、一次报送、统一批复的采购申请。"
    ),
    source: "\(Document.beijing) IV.20",
    sections: [
      Section(
        "Batch",
        "批次",
        [
          .text(
            "title",
            "Title",
            "名称",
            required: true,
            unique: true,
            help: Phrase("Number or name of the batch.", "批次的编号或名称。"),
            width: 24
          ),
          .reference(
            "collectedBy",
            to: ["departments"],
            "Collected by",
            "归集单位",
            required: true,
            help: Phrase("The budget unit that gathers and sends it.", "汇总报送的主管预算单位。"),
            source: "\(Document.beijing) IV.20",
            width: 24
          ),
          .computed(
            "items",
            "Items",
            "采购项数",
            "count(procurement-requests of this)",
            gives: .integer,
            help: Phrase("How many requests it holds.", "纳入的采购申请数。"),
            width: 6
          ),
          .computed(
            "amount",
            "Amount",
            "金额",
            "sum(procurement-requests of this, amount)",
            gives: .money,
            help: Phrase("Of all its requests together.", "全部申请的预计金额合计。")
          ),
          .computed(
            "allMeet",
            "All meet",
            "均满足",
            "if items > 0 then all(procurement-requests of this, meetsFunctional and meetsParameters)",
            gives: .flag,
            help: Phrase(
              "Each item meets function and parameters.",
              "每项的功能和技术参数均满足。"
            ),
            source: "\(Document.beijing) IV.20",
            width: 8
          ),
          .date("sentOn", "Sent", "报送日期", help: Phrase("When it was sent.", "报送市财政部门的日期。")),
          .text(
            "approvalNo",
            "Approval no.",
            "批复文号",
            help: Phrase("Number of the one approval.", "统一批复的文号。")
          ),
          .date("approvedOn", "Approved", "批准日期", help: Phrase("Day of approval.", "批准的日期。")),
          .note(
            "refusedBecause",
            "Refused because",
            "不予批准原因",
            help: Phrase("Why it was refused.", "不予批准的原因。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("Anything worth knowing.", "其他情况。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("collecting", "collecting", "归集中"), Choice("sent", "sent", "已报送"),
      Choice("approved", "approved", "已批准"), Choice("refused", "refused", "不予批准"),
    ],
    transitions: ["collecting>sent", "sent>approved", "sent>refused"],
    columns: ["title", "collectedBy", "items", "amount", "sentOn", "approvedOn", "state"],
    actions: procurementBatchActions
  )

  private static let procurementBatchActions: [RegisterAction] = [
    RegisterAction(
      "send",
      Phrase("Send", "报送"),
      help: Phrase("All of it is sent as one application.", "作为一份申请一次报送。"),
      states: ["collecting"],
      when: "items > 0 and allMeet and all(procurement-requests of this, state:batched)",
      whenNot: Phrase(
        "A batch is sent with at least one item, each put in by the action “Into a batch” and meeting function and parameters; an item that is not goes by emptying its batch.",
        "批次须至少有一项申请，且每项均经「纳入批量」归集、功能和技术参数均满足，方可报送；未归集的请先清空其批次。"
      ),
      asks: [.date("sentOn", "Sent", "报送日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("sent"))),
        .set(field: "sentOn", to: .asked("sentOn")),
        .setOnAll("procurement-requests", by: "batch", field: "state", to: .value(.text("sent"))),
      ]
    ),
    RegisterAction(
      "approve",
      Phrase("Approve", "批准"),
      help: Phrase("One approval for all of its requests.", "统一批复全部申请。"),
      states: ["sent"],
      asks: [
        .text("approvalNo", "Approval no.", "批复文号", required: true),
        .date("approvedOn", "Approved", "批准日期", required: true, default: .today),
      ],
      steps: [
        .set(field: "state", to: .value(.text("approved"))),
        .set(field: "approvalNo", to: .asked("approvalNo")),
        .set(field: "approvedOn", to: .asked("approvedOn")),
        .setOnAll(
          "procurement-requests",
          by: "batch",
          field: "state",
          to: .value(.text("approved"))
        ),
        .setOnAll(
          "procurement-requests",
          by: "batch",
          field: "approvedOn",
          to: .asked("approvedOn")
        ),
      ]
    ),
    RegisterAction(
      "refuse",
      Phrase("Refuse", "不予批准"),
      help: Phrase("It is refused; its requests wait again.", "不予批准，各申请恢复为已申请。"),
      states: ["sent"],
      asks: [.note("refusedBecause", "Refused because", "不予批准原因", required: true)],
      steps: [
        .set(field: "state", to: .value(.text("refused"))),
        .set(field: "refusedBecause", to: .asked("refusedBecause")),
        .setOnAll(
          "procurement-requests",
          by: "batch",
          field: "state",
          to: .value(.text("requested"))
        ), .setOnAll("procurement-requests", by: "batch", field: "mode", to: .missing),
        .setOnAll("procurement-requests", by: "batch", field: "batch", to: .missing),
      ]
    ),
  ]
}
