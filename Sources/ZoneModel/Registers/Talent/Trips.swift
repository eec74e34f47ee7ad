extension Register {
  /// Research trips abroad and whether quotas were adjusted.
  ///
  /// Source: Beijing 30 measures II.8.
  public static let abroadTrips = Register(
    "abroad-trips",
    pane: .talent,
    Phrase("Trips abroad", "因公出国"),
    one: Phrase("Trip abroad", "因公出国"),
    title: "{traveller} · {from}",
    idPrefix: "abr",
    help: Phrase("Research trips abroad and whether quotas were adjusted.", "科研人员因公出国（境）及名额调整。"),
    source: "\(Document.beijing) II.8",
    sections: [
      Section(
        "Trip",
        "出访",
        [
          .reference(
            "traveller",
            to: ["talents"],
            "Traveller",
            "出访人",
            required: true,
            help: Phrase("Who travels.", "出访人员。"),
            width: 20
          ),
          .choice(
            "purpose",
            "Purpose",
            "目的",
            [
              Choice("academic-exchange", "academic exchange", "学术交流"),
              Choice("cooperation", "research cooperation", "科研合作"),
              Choice("training", "training", "培训"), Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What it is for.", "出访目的。"),
            source: "\(Document.beijing) II.8",
            width: 16
          ),
          .text(
            "destination",
            "Destination",
            "目的地",
            help: Phrase("Country.", "前往国家或地区。"),
            width: 16
          ),
          .date("from", "From", "出发日期", required: true, help: Phrase("First day.", "出发的日期。"))
            .done(in: "travelled", "reported"),
          .date("to", "Until", "返回日期", check: "to >= from", help: Phrase("Last day.", "返回的日期。"))
            .counting(from: "from"),
          .integer(
            "members",
            "Members",
            "人数",
            unit: Phrase("people", "人"),
            help: Phrase("People in the group.", "团组人数。")
          ),
          .date(
            "requestedOn",
            "Requested",
            "申请日期",
            help: Phrase("Day of the request.", "申请的日期。"),
            default: .today
          ),
          .date(
            "approvedOn",
            "Approved",
            "批准日期",
            check: "approvedOn >= requestedOn",
            help: Phrase("Day of approval.", "批准的日期。")
          ),
          .computed(
            "approvalDays",
            "Days to approve",
            "审批用时",
            "workingDays(requestedOn, if state:requested then (approvedOn ?? today) else approvedOn)",
            gives: .integer,
            unit: Phrase("working days", "个工作日"),
            help: Phrase(
              "From the request to approval; to today while it is requested.",
              "自申请至批准的工作日，尚未批准的算至今日。"
            ),
            source: "\(Document.beijing) II.8",
            width: 8
          ),
          .date(
            "approvalValidTo",
            "Approval until",
            "批件有效期至",
            help: Phrase("Last day of the approval.", "批件有效期最后一天。")
          ).holding([
            CheckCause(
              "missing(approvedOn) or approvalValidTo >= approvedOn",
              "it ends before the approval",
              "早于批准日期"
            ),
            CheckCause(
              "missing(from) or approvalValidTo >= (to ?? from)",
              "it ends before the trip does",
              "早于出访结束日期",
              warns: true
            ),
          ]).ends("Approval of a trip", "出访批件", while: "state:approved"),
          .flag(
            "quotaAdjusted",
            "Quota adjusted",
            "名额已调整",
            help: Phrase("Counts, members or days were adjusted.", "是否调整次数、人数、天数。")
          ),
          .date(
            "reportedOn",
            "Reported",
            "报告日期",
            check: "missing(from) or reportedOn >= from",
            help: Phrase("When the report came.", "提交出访报告的日期。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("requested", "requested", "已申请"), Choice("approved", "approved", "已批准"),
      Choice("travelled", "travelled", "已出访"), Choice("reported", "reported", "已报告"),
    ],
    transitions: ["requested>approved", "approved>travelled", "travelled>reported"],
    columns: [
      "traveller", "purpose", "destination", "from", "to", "approvedOn", "quotaAdjusted", "state",
    ],
    zonePath: "traveller.employer.zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("The trip is approved.", "批准出访。"),
        from: ["requested"],
        to: "approved",
        asks: [
          .date("approvedOn", "Approved", "批准日期", required: true, default: .today),
          .date("approvalValidTo", "Approval until", "批件有效期至"),
        ]
      ),
      .step(
        "travel",
        "Back",
        "已出访",
        help: Phrase("The trip has taken place.", "完成出访。"),
        from: ["approved"],
        to: "travelled"
      ),
      .step(
        "report",
        "Report",
        "提交报告",
        help: Phrase("The report has come.", "提交出访报告。"),
        from: ["travelled"],
        to: "reported",
        asks: [.date("reportedOn", "Reported", "报告日期", required: true, default: .today)]
      ),
    ]
  )
}
