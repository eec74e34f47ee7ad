extension Register {
  /// Registration, custody, raising and transfer on the regional equity market.
  ///
  /// Source: Tongzhou opinions II(I)1 second.
  public static let marketTransactions = Register(
    "market-transactions",
    pane: .funds,
    Phrase("Equity market deals", "股权市场业务"),
    one: Phrase("Equity market deal", "股权市场业务"),
    title: "{kind} · {enterprise} · {date}",
    idPrefix: "mkt",
    help: Phrase(
      "Registration, custody, raising and transfer on the regional equity market.",
      "区域性股权市场的登记、托管、融资与转让。"
    ),
    source: "\(Document.tongzhou) II(I)1 second",
    sections: [
      Section(
        "Deal",
        "业务",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm.", "业务涉及的企业。"),
            width: 26
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("registration", "registration", "登记"), Choice("depository", "custody", "托管"),
              Choice("equity-raise", "equity raised", "股权融资"),
              Choice("private-bond", "private bond", "私募债"), Choice("transfer", "transfer", "转让"),
            ],
            required: true,
            help: Phrase("What was done.", "业务类别。"),
            width: 14
          ),
          .money("amount", "Amount", "金额", help: Phrase("Money raised or price.", "融资额或成交价。")),
          .money(
            "raisedAmount",
            "Amount raised",
            "融资额",
            help: Phrase(
              "What the firm raised, where the stake has changed hands since.",
              "企业融得的金额（此后已转让的）。"
            )
          ),
          .computed(
            "raised",
            "Raised",
            "融资合计",
            "raisedAmount ?? (if state:raised then amount)",
            gives: .money,
            help: Phrase(
              "What counts as raised, also once it was traded; a transfer alone raises nothing.",
              "计为融资的金额，此后交易的仍计入；单纯转让不计。"
            ),
            source: "\(Document.tongzhou) II(I)1 second",
            width: 12
          ),
          .text("venue", "Venue", "场所", help: Phrase("The market.", "交易场所。"), width: 22),
          .date(
            "date",
            "Date",
            "日期",
            required: true,
            help: Phrase("Day of the deal.", "业务发生的日期。"),
            default: .today
          ),
          .date(
            "raisedOn",
            "Raised on",
            "融资日期",
            check: "missing(date) or raisedOn >= date",
            help: Phrase("When the money was raised.", "完成融资的日期。")
          ),
          .computed(
            "year",
            "Year",
            "年度",
            "year(raisedOn ?? date)",
            gives: .year,
            help: Phrase(
              "The year in which the money was raised, else that of the deal.",
              "完成融资的年度；未融资的为业务发生的年度。"
            ),
            width: 6
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("Terms worth knowing.", "需说明的条款。")),
        ]
      ), .origin,
    ],
    states: [
      Choice("registered", "registered", "已登记"), Choice("raised", "raised", "已融资"),
      Choice("traded", "traded", "已交易"),
    ],
    transitions: ["registered>raised", "registered>traded", "raised>traded"],
    columns: ["enterprise", "kind", "amount", "venue", "date", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "raise",
        "Raised",
        "已融资",
        help: Phrase("Money has been raised.", "完成融资。"),
        from: ["registered"],
        to: "raised",
        when: "not kind:transfer",
        whenNot: Phrase("A transfer raises nothing for the firm.", "股权转让不为企业融资。"),
        asks: [
          .money("amount", "Amount", "金额", required: true),
          .date("raisedOn", "Raised on", "融资日期", required: true, default: .today),
        ]
      ),
      RegisterAction(
        "trade",
        Phrase("Traded", "已交易"),
        help: Phrase("The stake has changed hands.", "完成转让。"),
        states: ["registered", "raised"],
        asks: [.money("amount", "Amount", "金额", required: true)],
        defaults: ["amount": "amount"],
        steps: [
          .set(field: "state", to: .value(.text("traded"))),
          .set(field: "raisedAmount", to: .expression("raised")),
          .set(field: "amount", to: .asked("amount")),
        ]
      ),
    ]
  )
}
