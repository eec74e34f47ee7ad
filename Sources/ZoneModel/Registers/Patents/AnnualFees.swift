extension Register {
  /// What the reckoning of an annual fee needs of a patent.
  private static let feeInputs = "kind, filedOn, grantedOn, feesPaidThrough, feeReduction"

  /// A part of the fee that is to be paid next; none for a right that was never there, whose end is
  /// recorded or whose term is over.
  private static func fee(_ part: String) -> String {
    "if state:granted and termEndsOn > today and (missing(country) or filedInChina) "
      + "then annuity(\(part), \(feeInputs))"
  }

  private static let feeSource =
    "CNIPA fee table of 2018-08-01; Patent Law implementing rules; Examination Guidelines V-9"

  static let patentFees = Section(
    "Annual fees",
    "年费",
    [
      Field.percent(
        "feeReduction",
        "Fee reduction",
        "年费减缴比例",
        check: "feeReduction = 0% or feeReduction = 70% or feeReduction = 85%",
        help: Phrase(
          "85 for one owner, 70 for several, for ten years from the grant.",
          "单独权利人 85%，共有 70%，自授权起十年。"
        )
      ).saying(
        Phrase(
          "it is 85 for one owner, 70 for several, else 0",
          "单独权利人为 85，共有为 70，不减缴为 0"
        )
      ),
      .computed(
        "feesPaidThrough",
        "Paid through year",
        "已缴至第几年",
        "max(fee-payments of this, year)",
        gives: .integer,
        help: Phrase(
          "The last year of the term that a fee payment names; 1 is the year of filing.",
          "年费缴纳记录中的最后年度，申请当年为第 1 年。"
        ),
        source: feeSource,
        width: 8
      ),
      .computed(
        "feeYear",
        "Next fee, year",
        "应缴年度",
        fee("year"),
        gives: .integer,
        help: Phrase(
          "The first year after the grant's and after the last one paid.",
          "授权当年及已缴年度之后的首个年度。"
        ),
        source: feeSource,
        width: 8
      ),
      .computed(
        "feeDueOn",
        "Next fee due",
        "下次年费到期",
        fee("due"),
        gives: .date,
        help: Phrase(
          "The last day without being late: the anniversary of filing, or the next working day.",
          "不产生滞纳的最后一天：申请日的周年日，遇休息日顺延至下一工作日。"
        ),
        source: feeSource
      ).due(
        "Annual fee",
        "年费",
        while: "inForce",
        soon: 30,
        act: 10,
        late: Phrase("Annual fee {n} days late", "年费已逾期 {n} 天"),
        provisional: "feeProvisional"
      ),
      .computed(
        "feeStanding",
        "Fee stands",
        "年费状态",
        fee("standing"),
        gives: .choice(
          ChoiceSet([
            Choice("open", "in time", "未逾期"), Choice("late", "in grace", "滞纳期内"),
            Choice("missed", "missed", "已错过"),
          ])
        ),
        help: Phrase(
          "In grace for six months after the due day; missed where they are over.",
          "到期后六个月内为滞纳期；逾此未缴为已错过。"
        ),
        source: feeSource,
        width: 9
      ),
      .computed(
        "feeMonth",
        "Month of grace",
        "滞纳月次",
        fee("month"),
        gives: .integer,
        help: Phrase("The first costs nothing more.", "第一个月不加收滞纳金。"),
        source: feeSource,
        width: 6
      ),
      .computed(
        "feePayable",
        "Fee",
        "应缴年费",
        fee("payable"),
        gives: .money,
        help: Phrase("Of that year, after the reduction.", "该年度减缴后的年费。"),
        source: feeSource,
        width: 10
      ),
      .computed(
        "feeSurcharge",
        "Surcharge today",
        "今日滞纳金",
        fee("surcharge"),
        gives: .money,
        help: Phrase(
          "5 % of the full fee for each month of grace after the first.",
          "滞纳期第二个月起，每月加收全额年费的 5%。"
        ),
        source: feeSource,
        width: 10
      ),
      .computed(
        "feeToday",
        "To pay today",
        "今日应缴",
        fee("total"),
        gives: .money,
        help: Phrase(
          "Fee and surcharge, paid today; empty once the months of grace are over.",
          "今日缴纳的年费与滞纳金合计；滞纳期已过则为空。"
        ),
        source: feeSource,
        width: 10
      ),
      .computed(
        "feeStepOn",
        "Dearer or lost from",
        "加费或终止日",
        fee("step"),
        gives: .date,
        help: Phrase(
          "From this day it costs more, or the right is lost.",
          "自该日起费用增加，或权利终止。"
        ),
        source: feeSource
      ),
      .computed(
        "feeStep",
        "To pay then",
        "下一档应缴",
        fee("then"),
        gives: .money,
        help: Phrase(
          "Empty where the right is lost from that day.",
          "为空表示自该日起权利终止。"
        ),
        source: feeSource,
        width: 10
      ),
      .computed(
        "feeThen",
        "What happens then",
        "届时",
        "if not missing(feeStepOn) then if missing(feeStep) then \"lost\" else \"dearer\"",
        gives: .choice(
          ChoiceSet([
            Choice("dearer", "costs more", "费用增加"),
            Choice("lost", "right ends, can be restored", "权利终止，可请求恢复"),
          ])
        ),
        help: Phrase(
          "After the last month of grace the right is lost; it can be asked back within two months of "
            + "the notice.",
          "滞纳期届满后权利终止，可在收到通知之日起两个月内请求恢复。"
        ),
        source: feeSource,
        width: 14
      ),
      .computed(
        "feeGraceEnds",
        "Grace ends",
        "滞纳期届满",
        fee("grace"),
        gives: .date,
        help: Phrase("The last day on which it can be paid.", "可以缴纳的最后一天。"),
        source: feeSource
      ),
      .computed(
        "feeProvisional",
        "Due day provisional",
        "到期日暂定",
        fee("provisional"),
        gives: .flag,
        help: Phrase(
          "The due day is in a year whose calendar is not published; only weekends are left out.",
          "到期日所在年度的节假日安排尚未公布，仅排除周末。"
        ),
        source: feeSource,
        width: 6
      ),
      .computed(
        "feeGraceProvisional",
        "End of grace provisional",
        "滞纳期届满日暂定",
        fee("graceProvisional"),
        gives: .flag,
        help: Phrase(
          "The end of grace is in a year whose calendar is not published; only weekends are left out.",
          "滞纳期届满日所在年度的节假日安排尚未公布，仅排除周末。"
        ),
        source: feeSource,
        width: 6
      ),
      .computed(
        "endToRecord",
        "Ended, not recorded",
        "终止待登记",
        "if state:granted then if legalState:lapsed then annuity(anniversary, \(feeInputs)) else if legalState:expired then termEndsOn",
        gives: .date,
        help: Phrase(
          "The day on which a right ended by its term, or for a fee that was not paid on the day it was due, that is still entered as granted.",
          "登记仍为授权、实际已终止之日：期满日，或未缴年费的应缴日。"
        ),
        source: "Patent Law art. 42, 44"
      ).due(
        "Right ended, record it or its payment",
        "权利已终止，请登记终止或缴费",
        late: Phrase("Right ended {n} days ago, not recorded", "权利已终止 {n} 天，未登记")
      ),
      .text(
        "lapseReason",
        "Why it lapsed",
        "终止原因",
        help: Phrase("Why the fee was not paid.", "未缴年费的原因。"),
        width: 20
      ),
      .date(
        "lapseNoticeOn",
        "Notice of lapse",
        "终止通知日",
        help: Phrase(
          "Day on which the office's notice arrived; the time to restore runs from it.",
          "收到终止通知书之日，恢复期限自此起算。"
        ),
        source: feeSource
      ),
      .computed(
        "restoreBy",
        "Restorable until",
        "可恢复至",
        "if state:lapsed or feeStanding:missed then workingDay(lapseNoticeOn + 2m - 1d, 1)",
        gives: .date,
        help: Phrase("Two months after the notice.", "自通知之日起两个月内。"),
        source: feeSource
      ).due(
        "Right can be restored until",
        "专利权可恢复至",
        while: "state:lapsed and restoreBy >= today",
        soon: 60,
        act: 20
      ),
      .computed(
        "restoreCost",
        "To restore",
        "恢复费用",
        "if state:lapsed and annuity(standing, \(feeInputs)) != \"missed\" then annuity(total, \(feeInputs)) else if state:lapsed or feeThen:lost or feeStanding:missed then annuity(restoration, \(feeInputs))",
        gives: .money,
        help: Phrase(
          "What it costs to have a right back that lapsed or ends next: the fee, 25 % of the full fee and 1,000 yuan for the request; within the months of grace no more than the fee and its surcharge.",
          "已终止或即将终止的权利，恢复所需：年费、全额年费 25% 的滞纳金及恢复请求费 1000 元；滞纳期内仅为年费与滞纳金。"
        ),
        source: feeSource,
        width: 10
      ),
    ]
  )

  // MARK: - Actions

  private static let paymentAsks: [Field] = [
    .date("paidOn", "Paid on", "缴费日期", required: true, default: .today),
    .integer("year", "Patent year", "年度", required: true),
    .money("amount", "Amount", "年费金额", required: true),
    .money("surcharge", "Surcharge", "滞纳金"),
    .text("receipt", "Receipt", "票据号"),
    .reference(
      "payer",
      to: ["enterprises", "research-institutions", "service-agencies"],
      "Paid by",
      "缴费人"
    ),
  ]

  private static let payment = ActionStep.create(
    register: "fee-payments",
    values: [
      "patent": .this, "year": .asked("year"), "paidOn": .asked("paidOn"),
      "amount": .asked("amount"), "surcharge": .asked("surcharge"),
      "receipt": .asked("receipt"), "payer": .asked("payer"),
    ]
  )

  static let payFee = RegisterAction(
    "paid",
    Phrase("Fee paid", "已缴年费"),
    help: Phrase(
      "Writes a payment of the next fee, with the surcharge of the day it was paid.",
      "登记下一年度年费的缴纳，滞纳金按缴费日计算。"
    ),
    states: ["granted"],
    when: "not missing(feeYear)",
    whenNot: Phrase(
      "No fee is to be paid: it is paid to the end of the term, or the filing or grant day is missing.",
      "没有应缴年费：已缴至期满，或缺少申请日、授权日。"
    ),
    asks: paymentAsks,
    defaults: [
      "year": "feeYear", "amount": "feePayable",
      "surcharge": "if feeSurcharge > 0 then feeSurcharge",
    ],
    asOf: "paidOn",
    whenAsOf: "not feeStanding:missed",
    whenAsOfNot: Phrase(
      "The months of grace ended on {feeGraceEnds} and no payment until then is recorded. Where it was paid, "
        + "enter that in Fee payments, at least the last one; where not, the right has ended, and Restore "
        + "brings it back, for {restoreCost} in all.",
      "滞纳期已于 {feeGraceEnds} 届满，未登记届时的缴费。已缴的，请先在「年费缴纳」补录（至少最近一次）；"
        + "未缴的，专利权已终止，可用「恢复」请求恢复，共需 {restoreCost}。"
    ),
    steps: [payment]
  )

  static let letLapse = RegisterAction(
    "let-lapse",
    Phrase("Let lapse", "终止"),
    help: Phrase(
      "The fee is not paid; the right ends on the anniversary of filing before which it was due.",
      "不再缴费，权利自年费期满的申请日周年日起终止。"
    ),
    states: ["granted"],
    asks: [
      .text("lapseReason", "Reason", "原因", required: true),
      .date("endedOn", "Ended", "终止日", required: true, default: .today),
    ],
    defaults: ["endedOn": "annuity(anniversary, \(feeInputs)) ?? today"],
    steps: [
      .set(field: "state", to: .value(.text("lapsed"))),
      .set(field: "endedOn", to: .asked("endedOn")),
      .set(field: "lapseReason", to: .asked("lapseReason")),
    ]
  )

  static let restore = RegisterAction(
    "restore",
    Phrase("Restore", "恢复"),
    help: Phrase(
      "Writes the payment that brings the right back within two months of the notice.",
      "登记恢复权利的缴费，须在通知之日起两个月内。"
    ),
    states: ["lapsed", "granted"],
    when: "state:lapsed or feeStanding:missed",
    whenNot: Phrase("No fee was missed.", "没有错过的年费。"),
    asks: paymentAsks,
    defaults: [
      "year": "annuity(year, \(feeInputs))", "amount": "annuity(payable, \(feeInputs))",
      "surcharge": "restoreCost - annuity(payable, \(feeInputs))",
    ],
    asOf: "paidOn",
    whenAsOf:
      "annuity(standing, \(feeInputs)) != \"missed\" or not missing(restoreBy) and today <= restoreBy",
    whenAsOfNot: Phrase(
      "A right is restored by a payment within two months of the office's notice of lapse. Enter the "
        + "day of the notice first where it is missing.",
      "须在收到终止通知书之日起两个月内缴费恢复。缺少终止通知日的，请先填写。"
    ),
    steps: [
      payment, .set(field: "state", to: .value(.text("granted"))),
      .set(field: "restored", to: .value(.flag(true))),
      .set(field: "endedOn", to: .missing), .set(field: "lapseReason", to: .missing),
      .set(field: "lapseNoticeOn", to: .missing),
    ]
  )
}
