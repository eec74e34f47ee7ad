extension Register {
  /// Of a move: where the firm is registered or taxed once an office has handled it.
  private static func movedWhere(_ filing: String, else before: String) -> String {
    "if not missing(filings) and includes(filings, \"\(filing)\") then to else \(before)"
  }

  /// Moves of firms between districts; technology firms that fit the new place are handled directly.
  ///
  /// Source: Beijing 30 measures V.23.
  public static let relocationCases = Register(
    "relocation-cases",
    pane: .enterprises,
    Phrase("Relocations", "企业迁移"),
    one: Phrase("Relocation", "企业迁移"),
    title: "{enterprise} · {from} → {to}",
    idPrefix: "rel",
    help: Phrase(
      "Moves of firms between districts; technology firms that fit the new place are handled directly.",
      "企业跨区迁移；符合定位的科技企业直接办理。"
    ),
    source: "\(Document.beijing) V.23",
    sections: [
      Section(
        "Move",
        "迁移",
        [
          Field.reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that moves.", "迁移的企业。"),
            width: 26
          ).holding(
            where: "state:(requested, direct-handling)",
            [
              CheckCause("not enterprise.state:deregistered", "the firm is deregistered", "企业已注销"),
              CheckCause(
                "count(relocation-cases where enterprise = this.enterprise "
                  + "and state:(requested, direct-handling)) <= 1",
                "another move of the firm is open",
                "该企业另有未办结的迁移"
              ),
            ]
          ).warning,
          Field.reference(
            "from",
            to: ["zones"],
            "From",
            "迁出地",
            required: true,
            help: Phrase("District or zone that it leaves.", "迁出的区或园区。"),
            width: 18
          ).holding(
            "not state:(requested, direct-handling) or enterprise.zone within from "
              + "or from within enterprise.zone",
            "the firm lies elsewhere",
            "企业不在该地"
          ).warning,
          .reference(
            "to",
            to: ["zones"],
            "To",
            "迁入地",
            required: true,
            check: "to != from",
            help: Phrase("District or zone that it moves to.", "迁入的区或园区。"),
            width: 18
          ),
          .text("reason", "Reason", "原因", help: Phrase("Why it moves.", "迁移原因。")),
          Field.flag(
            "fitsPositioning",
            "Fits the positioning",
            "符合功能定位",
            help: Phrase("Whether the firm fits what the new place is meant for.", "是否符合迁入地功能定位。")
          ).holding(
            "not state:direct-handling or fitsPositioning",
            "only moves that fit are handled directly; this one goes the ordinary way",
            "仅符合定位的迁移直接办理，本件应按一般程序办理"
          ).warning,
        ]
      ),
      Section(
        "Handling",
        "办理",
        [
          .choices(
            "filings",
            "Filings done",
            "已办手续",
            [
              Choice("market-supervision", "market supervision", "市场监管"),
              Choice("tax", "tax", "税务"), Choice("industry", "industry", "行业主管"),
            ],
            help: Phrase("Offices that have handled it.", "已办结的部门手续。")
          ),
          .date(
            "requestedOn",
            "Requested",
            "申请日期",
            help: Phrase("Day of the request.", "企业提出的日期。"),
            default: .today
          ),
          .date(
            "doneOn",
            "Done",
            "办结日期",
            check: "doneOn >= requestedOn",
            help: Phrase("Day on which all was handled.", "全部办结的日期。")
          ),
          .note(
            "refusedBecause",
            "Refused because",
            "不予办理原因",
            help: Phrase("Why it was refused.", "不予办理的原因。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("What stands in the way.", "障碍等情况。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("requested", "requested", "已申请"), Choice("direct-handling", "direct handling", "直接办理"),
      Choice("completed", "completed", "已办结"), Choice("refused", "refused", "不予办理"),
    ],
    transitions: [
      "requested>direct-handling", "requested>refused", "direct-handling>completed",
      "requested>completed", "direct-handling>refused",
    ],
    columns: [
      "enterprise", "from", "to", "fitsPositioning", "filings", "requestedOn", "doneOn", "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "handle",
        "Handle directly",
        "直接办理",
        help: Phrase("The firm fits; no district may hold it back.", "符合定位，直接办理。"),
        from: ["requested"],
        to: "direct-handling",
        asks: [
          .plain(
            .flag,
            "fitsPositioning",
            "Fits the positioning",
            "符合功能定位",
            required: true,
            help: Phrase("Whether the firm fits what the new place is meant for.", "是否符合迁入地功能定位。")
          )
        ]
      ),
      RegisterAction(
        "complete",
        Phrase("Complete", "办结"),
        help: Phrase(
          "All is handled; the firm belongs to the new place, and is registered and taxed there where that was filed.",
          "全部手续办结，企业归属迁入地；已办市场监管、税务手续的，注册地和税务关系随之变更。"
        ),
        states: ["requested", "direct-handling"],
        when: "not (enterprise.zone within beijing) or not missing(filings) "
          + "and includes(filings, \"market-supervision\") "
          + "and includes(filings, \"tax\") and includes(filings, \"industry\")",
        whenNot: Phrase(
          "Market supervision, tax and industry must all have handled it (Beijing 30 measures V.23).",
          "市场监管、税务、行业主管三项手续须全部办结（科创30条 V.23）。"
        ),
        asks: [.date("doneOn", "Done", "办结日期", required: true, default: .today)],
        asOf: "doneOn",
        whenAsOf: "(enterprise.zone within from or from within enterprise.zone "
          + "or enterprise.zone within to) "
          + "and (not enterprise.state:deregistered or enterprise.leftOn > today)",
        whenAsOfNot: Phrase(
          "The firm has left the place that it moves from, or is deregistered; refuse the move, or "
            + "put right where the firm lies.",
          "企业已不在迁出地或已注销；请不予办理，或先更正企业所在园区。"
        ),
        steps: [
          .set(field: "state", to: .value(.text("completed"))),
          .set(field: "doneOn", to: .asked("doneOn")),
          .setOn(reference: "enterprise", field: "zone", to: .expression("to")),
          .setOn(
            reference: "enterprise",
            field: "registeredIn",
            to: .expression(movedWhere("market-supervision", else: "enterprise.registeredIn"))
          ),
          .setOn(
            reference: "enterprise",
            field: "taxIn",
            to: .expression(movedWhere("tax", else: "enterprise.taxIn"))
          ),
        ]
      ),
      .step(
        "refuse",
        "Refuse",
        "不予办理",
        help: Phrase("The move is refused, with a reason.", "不予办理并说明原因。"),
        from: ["requested", "direct-handling"],
        to: "refused",
        asks: [.note("refusedBecause", "Refused because", "不予办理原因", required: true)]
      ),
    ]
  ).sealed(
    Seal(
      fields: ["enterprise", "from", "to", "filings"],
      openStates: ["requested", "direct-handling", "refused"],
      says: Phrase("The move is completed", "迁移已办结"),
      nextStep: Phrase("Undo the completion, or open another move.", "请撤销办结，或另行办理迁移。")
    )
  )
}
