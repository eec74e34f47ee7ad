extension Register {
  /// Fiscal support, from application to payment.
  ///
  /// Source: Jing'an recommendation II.
  public static let awards = Register(
    "awards",
    pane: .funds,
    Phrase("Awards", "资助"),
    one: Phrase("Award", "资助"),
    title: "{number} · {recipient}",
    idPrefix: "awa",
    help: Phrase(
      "Support applied for, granted and paid; the same support is given once.",
      "申请、批准和拨付的财政资助；同类资助不重复享受。"
    ),
    source: "\(Document.jingan) II, V.1, V.2",
    sections: [awardApplication, awardDecision, .origin],
    states: [
      Choice("applied", "applied", "已申请"), Choice("checked", "checked", "已审核"),
      Choice("approved", "approved", "已批准"), Choice("paid", "paid", "已拨付"),
      Choice("recovered", "recovered", "已追回"), Choice("refused", "refused", "不予支持"),
      Choice("withdrawn", "withdrawn", "已撤回"),
    ],
    transitions: [
      "applied>checked", "applied>withdrawn", "checked>approved", "checked>refused",
      "checked>withdrawn", "approved>paid", "paid>recovered",
    ],
    columns: ["number", "recipient", "fund", "purpose", "amount", "appliedOn", "state", "officer"],
    zonePath: "recipient.zone",
    actions: awardActions
  )

  private static let awardPurposes: [Choice] = [
    Choice("rd", "research and development", "研发投入"),
    Choice("data-platform", "data platform", "数据平台"),
    Choice("transformation", "transformation of results", "成果转化"),
    Choice("incubation", "incubation", "孵化服务"), Choice("patents", "patents", "专利"),
    Choice("equipment", "equipment", "设备购置"), Choice("rent", "rent", "房租补贴"),
    Choice("talent", "talent", "人才"), Choice("certification", "certification", "资质认定"),
    Choice("demonstration", "demonstration", "应用示范"),
    Choice("loan-interest", "loan interest", "贷款贴息"), Choice("listing", "listing", "上市"),
  ]

  private static let awardApplication = Section(
    "Application",
    "申请",
    [
      .text(
        "number",
        "Number",
        "编号",
        unique: true,
        help: Phrase("Year and running number.", "年份加流水号。"),
        width: 10
      ),
      .reference(
        "recipient",
        to: ["enterprises"],
        "Recipient",
        "受资助企业",
        required: true,
        help: Phrase("Who gets it.", "受资助的企业。"),
        width: 24
      ),
      Field.reference(
        "fund",
        to: ["funds"],
        "Fund",
        "资金来源",
        help: Phrase("Where the money comes from.", "资助所用的资金。"),
        width: 20
      ).holding([
        CheckCause(
          "not state:paid or not missing(fund.size)",
          "its size is not recorded, so that nobody knows what is left of it; enter the size of the fund",
          "该资金未登记规模，余额不详，请补录规模"
        ),
        CheckCause(
          "not state:(approved, paid) or not fund.state:planned",
          "the fund is only planned",
          "该资金尚在筹划"
        ),
        // Where nobody has entered when it was closed, what was paid before today may have been before.
        CheckCause(
          "not (state:approved and fund.state:closed) and (not (state:paid and fund.state:closed) "
            + "or missing(paidOn) or paidOn <= (fund.closedOn ?? (today - 1d)))",
          "the fund is closed",
          "该资金已结束"
        ),
      ]).warning,
      .reference(
        "patent",
        to: ["patents"],
        "For the patent",
        "所资助专利",
        help: Phrase(
          "The patent that is subsidised: once on each fund line, or of each fund without lines.",
          "所资助的专利，每一资金科目（未注明科目的按资金）只资助一次。"
        ),
        source: Document.daily,
        width: 20
      ).holding([
        CheckCause(
          "state:(refused, withdrawn) or count(awards where patent = this.patent "
            + "and not state:(refused, withdrawn) and (not missing(this.fundLine) "
            + "and not missing(fundLine) and lower(fundLine) = lower(this.fundLine) "
            + "or missing(this.fundLine) and missing(fundLine) and not missing(fund) "
            + "and not missing(this.fund) and fund = this.fund)) <= 1",
          "this fund line has an award for the same patent already",
          "该专利在同一资金科目已有资助"
        ),
        CheckCause(
          "state:(refused, withdrawn) or count(awards where patent = this.patent "
            + "and not (row = this) and not state:(refused, withdrawn) "
            + "and (missing(fund) or missing(this.fund) or fund = this.fund) "
            + "and (missing(fundLine) or missing(this.fundLine)) "
            + "and not (missing(fundLine) and missing(this.fundLine) "
            + "and not missing(fund) and not missing(this.fund))) = 0",
          "an award for this patent is there already, and the fund or the line of one of the two is not entered",
          "该专利已有资助，且其中一笔未填资金或资金科目",
          warns: true
        ),
      ]),
      .reference(
        "project",
        to: ["patent-projects", "transformation-projects", "research-projects"],
        "For the project",
        "所资助项目",
        help: Phrase("The project that is supported.", "所资助的项目。"),
        width: 20
      ),
      .text(
        "fundLine",
        "Fund line",
        "资金科目",
        help: Phrase("The line of the fund.", "资金中的具体科目。"),
        source: "\(Document.jingan) V.1",
        width: 16
      ),
      Field(
        "purpose",
        Phrase("Purpose", "用途"),
        kind: .choice(ChoiceSet(awardPurposes, isOpen: true)),
        help: Phrase("What the money is for.", "资助的用途。"),
        source: "\(Document.jingan) V.1; \(Document.huairou) V(III)",
        width: 16
      ),
      .choice(
        "level",
        "Level",
        "级别",
        [
          Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
          Choice("state", "state", "国家级"),
        ],
        ordered: true,
        help: Phrase("Which level of government pays.", "由哪级财政资助。")
      ),
      Field.money(
        "amount",
        "Amount",
        "金额",
        help: Phrase("Asked for, then granted.", "申请额，批准后为批准额。")
      ).holding(
        "not state:paid or missing(fund.left) or fund.left >= 0",
        "the fund has not so much left",
        "资金余额不足"
      ),
      Field.year(
        "year",
        "Fiscal year",
        "财政年度",
        help: Phrase("Equal to the calendar year.", "与自然年一致。")
      ).holding([
        CheckCause(
          "missing(appliedOn) or year >= year(appliedOn)",
          "it lies before the year of the application",
          "早于申请年份"
        ),
        CheckCause(
          "year <= (if missing(paidOn) then year(today) + 1 else year(paidOn))",
          "it lies after the year of payment, or after the next one",
          "晚于拨付年份，或晚于下一年度"
        ),
      ]).warning,
      .date(
        "appliedOn",
        "Applied",
        "申请日期",
        help: Phrase("Day of application.", "申请的日期。"),
        default: .today
      ),
      .note(
        "conditions",
        "Conditions",
        "附带条件",
        help: Phrase("What was promised in return.", "须履行的承诺。")
      ),
      .filedBy,
      .officer,
    ]
  )

  /// Whether a firm promised to stay for an award: where the store reads the clause so.
  ///
  /// Source: Jing'an recommendation V.2.
  private static let promisesToStay = """
    supportZone within jingan-district and state:(approved, paid) and \
    (unknown(setting("reading-in-force", continuous-operation-5-years)) or \
    not (setting("reading-in-force", continuous-operation-5-years) = "backward"))
    """

  private static let awardDecision = Section(
    "Decision",
    "审批",
    [
      .date(
        "checkedOn",
        "Checked",
        "审核日期",
        check: "checkedOn >= appliedOn",
        help: Phrase("Day of the check.", "审核的日期。")
      ),
      .flag(
        "complianceChecked",
        "Use of the fund checked",
        "已核资金用途",
        help: Phrase(
          "Whether the use was checked against the rules of the fund.",
          "是否已按资金管理办法核对用途。"
        ),
        source: "\(Document.jingan) II"
      ),
      .date(
        "grantedOn",
        "Granted",
        "批准日期",
        check: "grantedOn >= appliedOn",
        help: Phrase("Day of approval; five years run from it.", "批准的日期，五年自此起算。"),
        source: "\(Document.jingan) V.2"
      ),
      .date(
        "paidOn",
        "Paid",
        "拨付日期",
        check: "paidOn >= grantedOn",
        help: Phrase("Day of payment.", "拨付的日期。")
      ),
      .date(
        "recoveredOn",
        "Recovered",
        "追回日期",
        check: "recoveredOn >= paidOn",
        help: Phrase("Day on which it was paid back.", "追回的日期。")
      ),
      .note(
        "decisionNote",
        "Reason",
        "理由",
        help: Phrase("Why refused or recovered.", "不予支持或追回的理由。")
      ),
      .computed(
        "ofOtherPatents",
        "Of them for other patents",
        "其中资助其他专利",
        """
        if missing(patent) then 0 else count(awards where recipient = this.recipient and \
        purpose = this.purpose and fundLine = this.fundLine and year = this.year and \
        state:(applied, checked, approved, paid) and not missing(patent) and patent != this.patent)
        """,
        gives: .integer,
        help: Phrase(
          "Awards alike but for another patent: each patent may have one of a line.",
          "除专利不同外均相同的资助数；同一科目下每件专利可各获一次。"
        ),
        source: "\(Document.jingan) V.1",
        width: 8
      ),
      .computed(
        "earlierAward",
        "Same support already",
        "已有同类资助",
        """
        first(awards where recipient = this.recipient and purpose = this.purpose and \
        fundLine = this.fundLine and year = this.year and \
        (missing(patent) or missing(this.patent) or patent = this.patent) and \
        state:(applied, checked, approved, paid) and not (id = this.id), \
        number ?? id order appliedOn, id)
        """,
        gives: .text(nil),
        help: Phrase(
          "An award of the same recipient, purpose, fund line and year.",
          "同一主体、用途、科目、年度的另一项资助。"
        ),
        source: "\(Document.jingan) V.1",
        width: 10
      ),
      .computed(
        "betterOffer",
        "Better offer",
        "择优建议",
        """
        if count(awards where recipient = this.recipient and purpose = this.purpose and \
        year = this.year and state:(applied, checked, approved, paid) and amount = max(awards \
        where recipient = this.recipient and purpose = this.purpose and year = this.year and \
        state:(applied, checked, approved, paid), amount)) = 1 then last(awards where \
        recipient = this.recipient and purpose = this.purpose and year = this.year and \
        state:(applied, checked, approved, paid), number ?? id order amount)
        """,
        gives: .text(nil),
        help: Phrase(
          "The largest of what all levels of government give the recipient for it in the year; none where two are the largest.",
          "各级财政当年就同一用途给予的资助中金额最高者；金额并列最高的不作建议。"
        ),
        source: "\(Document.jingan) V.1",
        width: 10
      ),
      .reference(
        "recipientZone",
        to: ["zones"],
        "Recipient lay in",
        "资助时所在园区",
        help: Phrase(
          "The zone of the recipient at the application, then at the grant; it stays when the recipient moves.",
          "申请时、批准时受资助企业所在的园区，此后迁移不变。"
        ),
        source: "\(Document.jingan) V.2",
        width: 16
      ).taken(from: "recipient.zone"),
      .computed(
        "supportZone",
        "Supported by",
        "资助地",
        """
        fund.zone ?? recipientZone ?? first(relocation-cases where enterprise = this.recipient \
        and state:completed and doneOn >= (this.grantedOn ?? this.appliedOn), from order doneOn) \
        ?? recipient.zone
        """,
        gives: .reference(["zones"]),
        help: Phrase(
          "The zone of the fund, else the one that the recipient lay in at the grant: its documents bind the award.",
          "资金所属园区，未注明资金的按受资助企业获批时所在园区，适用该地文件。"
        ),
        width: 16
      ),
      .computed(
        "recipientLeftOn",
        "Recipient left",
        "企业迁出日期",
        """
        recipient.leftOn ?? first(relocation-cases where enterprise = this.recipient and \
        state:completed and doneOn >= (this.grantedOn ?? this.appliedOn) and \
        from within jingan-district and not (to within jingan-district), doneOn order doneOn)
        """,
        gives: .date,
        help: Phrase(
          "The day on which it left the district, as recorded at the firm or by a relocation out of it.",
          "企业迁出本区的日期，按企业登记或迁出的办结日期。"
        ),
        source: "\(Document.jingan) V.2",
        width: 12
      ),
      .computed(
        "promisedFrom",
        "Five years from",
        "五年起算日",
        "if state:(approved, paid) then grantedOn else grantedOn ?? appliedOn",
        gives: .date,
        help: Phrase(
          "The day of approval; before it, that of the application.",
          "批准日期，批准前按申请日期。"
        ),
        source: "\(Document.jingan) V.2",
        width: 12
      ),
      .computed(
        "promiseEnd",
        "Promise ends",
        "承诺期满",
        """
        if \(promisesToStay) then promisedFrom + 5y
        """,
        gives: .date,
        help: Phrase(
          "Five years after approval, where the clause that asks for a promise to stay is in force; none where the store reads it as five years before the application.",
          "自批准起满五年之日（仅限适用经营满五年条款的资助）；本库按申请前已满五年理解时，无此承诺。"
        ),
        source: "\(Document.jingan) V.2"
      ).ends(
        "Promise to stay",
        "经营承诺",
        "期满",
        while: "state:(approved, paid) and promiseEnd >= today",
        soon: 90,
        act: 7
      ),
      .computed(
        "promiseDaysLeft",
        "Days to stay",
        "承诺剩余天数",
        "days(today, promiseEnd)",
        gives: .integer,
        help: Phrase("Days until the promise is kept.", "距承诺期满的天数。"),
        source: "\(Document.jingan) V.2",
        width: 8
      ),
      .computed(
        "leftEarly",
        "Left early",
        "提前迁出",
        """
        \(promisesToStay) and not (missing(recipientLeftOn) and recipient.zone within jingan-district) \
        and (recipientLeftOn ?? (if not missing(recipient.zone) and today < promiseEnd then today)) \
        < promiseEnd
        """,
        gives: .flag,
        help: Phrase(
          "The recipient left before five years were full; not known where it lies elsewhere after them and no day is recorded.",
          "受资助企业未满五年迁出；满五年后企业已在区外而未登记迁出日期的，为未知。"
        ),
        source: "\(Document.jingan) V.2",
        width: 6
      ),
    ]
  )

  private static let awardActions: [RegisterAction] = [
    RegisterAction(
      "check",
      Phrase("Check", "审核"),
      help: Phrase("The papers and conditions have been checked.", "材料与条件已审核。"),
      states: ["applied"],
      asks: [.date("checkedOn", "Checked", "审核日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("checked"))),
        .set(field: "checkedOn", to: .asked("checkedOn")),
      ]
    ),
    RegisterAction(
      "approve",
      Phrase("Approve", "批准"),
      help: Phrase("Support is granted.", "批准资助。"),
      states: ["checked"],
      asks: [
        .money("amount", "Amount", "金额", required: true),
        .date("grantedOn", "Granted", "批准日期", required: true, default: .today),
      ],
      defaults: ["amount": "amount"],
      steps: [
        .set(field: "state", to: .value(.text("approved"))),
        .set(field: "amount", to: .asked("amount")),
        .set(field: "grantedOn", to: .asked("grantedOn")),
        .set(field: "recipientZone", to: .expression("recipient.zone")),
      ],
      notBy: "filedBy"
    ),
    RegisterAction(
      "refuse",
      Phrase("Refuse", "不予支持"),
      help: Phrase("Support is refused.", "不予资助。"),
      states: ["checked"],
      asks: [.note("decisionNote", "Reason", "理由", required: true)],
      steps: [
        .set(field: "state", to: .value(.text("refused"))),
        .set(field: "decisionNote", to: .asked("decisionNote")),
      ]
    ),
    RegisterAction(
      "withdraw",
      Phrase("Withdraw", "撤回"),
      help: Phrase("The applicant takes it back; the record stays.", "申请人撤回，记录保留。"),
      states: ["applied", "checked"],
      steps: [.set(field: "state", to: .value(.text("withdrawn")))]
    ),
    RegisterAction(
      "pay",
      Phrase("Pay", "拨付"),
      help: Phrase("The money has been paid.", "资金已拨付。"),
      states: ["approved"],
      when: "missing(fund.left) or missing(amount) or fund.left >= amount",
      whenNot: Phrase(
        "The fund has less left than this award asks for.",
        "资金余额不足以拨付此项资助。"
      ),
      asks: [.date("paidOn", "Paid", "拨付日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("paid"))),
        .set(field: "paidOn", to: .asked("paidOn")),
      ]
    ),
    RegisterAction(
      "recover",
      Phrase("Recover", "追回"),
      help: Phrase("The money has been paid back.", "资金已追回。"),
      states: ["paid"],
      asks: [
        .date("recoveredOn", "Recovered", "追回日期", required: true, default: .today),
        .note("decisionNote", "Reason", "理由", required: true),
      ],
      steps: [
        .set(field: "state", to: .value(.text("recovered"))),
        .set(field: "recoveredOn", to: .asked("recoveredOn")),
        .set(field: "decisionNote", to: .asked("decisionNote")),
      ]
    ),
  ]
}
