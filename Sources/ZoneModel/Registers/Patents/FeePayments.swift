extension Register {
  /// What the reckoning of the fee of a payment's own year needs.
  private static let yearInputs =
    "patent.kind, patent.filedOn, patent.grantedOn, year - 1, patent.feeReduction"

  /// The fee of that year as of the day of payment; years up to the grant's are paid with the grant.
  private static func fee(_ part: String) -> String { "annuity(\(part), \(yearInputs), paidOn)" }

  /// Annual fees that were paid; what is due is computed from the patent and these.
  ///
  /// Source: Patent Law implementing rules, annual fees.
  public static let feePayments = Register(
    "fee-payments",
    pane: .patents,
    Phrase("Fee payments", "年费缴纳"),
    one: Phrase("Fee payment", "年费缴纳"),
    title: "{patent} · {year}",
    idPrefix: "fee",
    help: Phrase(
      "Annual fees that were paid; what is due is computed from the patent and these.",
      "已缴专利年费；应缴金额与期限由专利信息推算。"
    ),
    source: "Patent Law implementing rules",
    sections: [
      Section(
        "Payment",
        "缴费",
        [
          Field.reference(
            "patent",
            to: ["patents"],
            "Patent",
            "专利",
            required: true,
            help: Phrase("The patent that the fee is for.", "缴费的专利。"),
            width: 30
          ).holding(
            "count(fee-payments where patent = this.patent and year < this.year) = 0 "
              + "or count(fee-payments where patent = this.patent and year = this.year - 1) > 0",
            "an earlier year was paid, but not the one before this: no fee may be left out, enter that first",
            "此前已缴过年费，但上一年度未缴：年费须逐年缴纳，不得跳过，请先登记上一年度"
          ),
          .integer(
            "year",
            "Patent year",
            "年度",
            required: true,
            check: """
              year >= 1 and year <= 20 and (missing(patent.filedOn) or missing(patent.grantedOn) or \
              missing(patent.kind) or not missing(annuity(year, \(yearInputs))))
              """,
            help: Phrase(
              "The year of the patent's life that is paid for, counted from filing.",
              "自申请日起算的专利年度。"
            )
          ).saying(
            Phrase("a year of the patent's term was expected", "应为专利保护期内的年度")
          ),
          Field.date(
            "paidOn",
            "Paid on",
            "缴费日期",
            required: true,
            check: "paidOn <= today",
            help: Phrase("Day on which the office counts it as paid.", "专利局认定的缴费日期。"),
            default: .today
          ).saying(Phrase("a day that is still to come is no payment", "缴费日期尚未到来")),
          Field.money(
            "amount",
            "Amount",
            "年费金额",
            required: true,
            check: """
              \(fee("year")) != year or \
              amount + (surcharge ?? 0) >= (\(fee("total")) ?? \(fee("restoration")))
              """,
            help: Phrase("The fee without surcharge, as reduced.", "减缴后的年费，不含滞纳金。")
          ).saying(
            Phrase(
              "with the surcharge it is less than what was owed on the day of payment. A short payment "
                + "settles no year: enter it when it is complete, with that day; after the months of "
                + "grace only a restoration counts, with 25 % of the full fee and 1,000 yuan",
              "连同滞纳金少于缴费当日应缴之数。未缴足不算缴清该年度：补足后以补足之日登记；"
                + "滞纳期满后只有恢复权利的缴费（全额年费 25% 及 1000 元）才算"
            )
          ),
          .money(
            "surcharge",
            "Surcharge",
            "滞纳金",
            help: Phrase("What was paid for being late.", "逾期缴纳的滞纳金。")
          ),
          .text(
            "receipt",
            "Receipt",
            "票据号",
            help: Phrase("Number of the receipt.", "缴费票据号码。"),
            width: 18
          ),
          .reference(
            "payer",
            to: ["enterprises", "research-institutions", "service-agencies"],
            "Paid by",
            "缴费人",
            help: Phrase("Who paid, if not the owner.", "实际缴费人，非权利人时填写。"),
            width: 20
          ),
          .computed(
            "total",
            "Total",
            "合计",
            "amount + (surcharge ?? 0)",
            gives: .money,
            help: Phrase("Fee and surcharge.", "年费与滞纳金合计。"),
            width: 10
          ),
        ]
      ), .origin,
    ],
    columns: ["patent", "year", "paidOn", "amount", "surcharge", "total", "receipt", "payer"],
    keys: [["patent", "year"]],
    zonePath: "patent.applicant.zone ?? patent.institution.zone"
  )
}
