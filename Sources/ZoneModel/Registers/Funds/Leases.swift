extension Register {
  /// The day that payments are counted from: the one kept, where the next payment is one of its series.
  private static let paymentsFrom = """
    (if not missing(paymentsFrom) \
    and paymentsFrom + 1m * months(paymentsFrom, nextPaymentOn) = nextPaymentOn \
    then paymentsFrom else nextPaymentOn)
    """
  /// The payment after the next, on the same day of the month or the last of a shorter one.
  private static let nextPayment = """
    (\(paymentsFrom) + 1m * (months(\(paymentsFrom), nextPaymentOn) \
    + (if paidEvery:month then 1 else if paidEvery:quarter then 3 else 12)))
    """

  /// Equipment that firms lease, with investment or factoring.
  ///
  /// Source: Beijing 30 measures V.26, Huairou action plan IV(III)6.
  public static let leaseDeals = Register(
    "lease-deals",
    pane: .funds,
    Phrase("Technology leases", "科技租赁"),
    one: Phrase("Technology lease", "科技租赁"),
    title: "{lessee} · {equipment}",
    idPrefix: "lse",
    help: Phrase("Equipment that firms lease, with investment or factoring.", "企业设备融资租赁及租投联动。"),
    source: "\(Document.beijing) V.26; \(Document.huairou) IV(III)6",
    sections: [
      Section(
        "Lease",
        "租赁",
        [
          .reference(
            "lessor",
            to: ["financial-institutions"],
            "Lessor",
            "出租人",
            required: true,
            help: Phrase("Who owns the equipment.", "租赁公司。"),
            width: 20
          ),
          .reference(
            "lessee",
            to: ["enterprises"],
            "Lessee",
            "承租企业",
            required: true,
            help: Phrase("Who uses it.", "承租企业。"),
            width: 24
          ),
          .text(
            "equipment",
            "Equipment",
            "设备",
            required: true,
            help: Phrase("What is leased.", "租赁的设备。"),
            width: 22
          ),
          .choice(
            "mode",
            "Mode",
            "模式",
            [
              Choice("leasing-investment", "leasing and investment", "租赁+投资"),
              Choice("leasing-factoring", "leasing and factoring", "租赁+保理"),
              Choice("financial-lease", "financial lease", "融资租赁"),
            ],
            help: Phrase("How it is financed.", "租赁模式。"),
            width: 16
          ),
          .money("amount", "Amount", "金额", help: Phrase("Value of the deal.", "租赁金额。")),
          .plain(.duration, "term", "Term", "期限", help: Phrase("How long.", "租赁期限。")),
          .date("from", "From", "起租日期", help: Phrase("First day.", "起租的日期。"))
            .done(in: "running", "ended"),
          .date("to", "Until", "到期日期", check: "to > from", help: Phrase("Last day.", "租赁到期的日期。"))
            .counting(from: "from")
            .ends("Leasing", "融资租赁", while: "state:(signed, running)"),
          .money("payment", "Payment", "每期租金", help: Phrase("What is paid each time.", "每期应付租金。")),
          .choice(
            "paidEvery",
            "Paid every",
            "付款周期",
            [
              Choice("month", "month", "每月"), Choice("quarter", "quarter", "每季"),
              Choice("year", "year", "每年"),
            ],
            help: Phrase("How often it is paid.", "付款的周期。")
          ),
          Field.date(
            "nextPaymentOn",
            "Next payment",
            "下期付款日",
            help: Phrase("When the next payment is due.", "下期租金的应付日期。")
          ).holding([
            CheckCause(
              "(missing(to) or nextPaymentOn <= to) and (missing(from) or nextPaymentOn >= from)",
              "a payment is due while the lease runs",
              "付款日应在租期内"
            ),
            CheckCause(
              "not state:ended or nextPaymentOn > today",
              "the lease has ended, and this payment is not entered as paid",
              "租赁已结束，但本期租金未登记支付",
              warns: true
            ),
          ]).due(
            "Lease payment",
            "租金应付",
            while: "state:running and (missing(to) or nextPaymentOn <= to)",
            soon: 30,
            act: 7
          ),
          .date(
            "paymentsFrom",
            "Payments counted from",
            "付款起算日",
            help: Phrase(
              "The payment that the days of the others are counted from, so that the day of the month stays.",
              "其余各期付款日由此推算，月内日期保持不变。"
            )
          ),
          .computed(
            "paymentDaysLeft",
            "Days to payment",
            "距付款天数",
            "days(today, nextPaymentOn)",
            gives: .integer,
            help: Phrase("Days until the next payment.", "距下期付款的天数。"),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("offered", "offered", "已报价"), Choice("signed", "signed", "已签约"),
      Choice("running", "running", "执行中"), Choice("ended", "ended", "已结束"),
    ],
    transitions: ["offered>signed", "signed>running", "running>ended"],
    columns: ["lessee", "equipment", "lessor", "mode", "amount", "from", "to", "state"],
    zonePath: "lessee.zone",
    actions: [
      .step(
        "sign",
        "Sign",
        "签约",
        help: Phrase("The lease is signed.", "签订租赁合同。"),
        from: ["offered"],
        to: "signed"
      ),
      .step(
        "start",
        "Start",
        "起租",
        help: Phrase("The equipment is in use.", "设备交付起租。"),
        from: ["signed"],
        to: "running",
        asks: [
          .date("from", "From", "起租日期", required: true, default: .today),
          .date("to", "Until", "到期日期", required: true),
        ]
      ),
      RegisterAction(
        "pay",
        Phrase("Payment made", "已付租金"),
        help: Phrase(
          "A payment has been made; the next is due, if the lease still runs then.",
          "已付一期租金，转入下期；租赁到期后不再有下期。"
        ),
        states: ["running"],
        when: "not missing(nextPaymentOn) and not missing(paidEvery)",
        whenNot: Phrase(
          "The day of the next payment, or how often it is paid, is not entered.",
          "未填写下次付款日期或付款周期。"
        ),
        steps: [
          .set(field: "paymentsFrom", to: .expression(paymentsFrom)),
          .set(
            field: "nextPaymentOn",
            to: .expression("if missing(to) or \(nextPayment) <= to then \(nextPayment)")
          ),
        ]
      ),
      .step(
        "end",
        "End",
        "结束",
        help: Phrase("The lease has ended.", "租赁结束。"),
        from: ["running"],
        to: "ended"
      ),
    ]
  )
}
