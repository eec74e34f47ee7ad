extension Register {
  /// Money that firms look for, published for lenders and investors.
  ///
  /// Source: Tongzhou opinions II(I)1 second, Jing'an recommendation IV.3(2).
  public static let financingNeeds = Register(
    "financing-needs",
    pane: .funds,
    Phrase("Financing needs", "融资需求"),
    one: Phrase("Financing need", "融资需求"),
    title: "{enterprise} · {amount}",
    idPrefix: "nee",
    help: Phrase(
      "Money that firms look for, published for lenders and investors.",
      "企业发布的融资需求，供金融机构和投资人对接。"
    ),
    source: "\(Document.tongzhou) II(I)1 second; \(Document.jingan) IV.3(2)",
    sections: [
      Section(
        "Need",
        "需求",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that looks for money.", "有融资需求的企业。"),
            width: 26
          ),
          .money("amount", "Amount", "金额", required: true, help: Phrase("How much.", "需求金额。")),
          .choice(
            "kind",
            "Kind",
            "方式",
            [
              Choice("equity", "equity", "股权"), Choice("loan", "loan", "贷款"),
              Choice("bond", "bond", "债券"), Choice("lease", "leasing", "租赁"),
            ],
            required: true,
            help: Phrase("What sort of money.", "融资方式。"),
            width: 10
          ),
          .text("purpose", "Purpose", "用途", help: Phrase("What it is for.", "资金用途。"), width: 24),
          .date(
            "neededBy",
            "Needed by",
            "需用日期",
            help: Phrase("When the money should be there.", "资金到位的期限。")
          ).due("Financing needed", "融资需求期限", while: "state:(published, matched, talking)"),
          .percent(
            "maxRate",
            "Highest rate",
            "可接受利率",
            help: Phrase("Interest that the firm can bear.", "企业可接受的最高利率。")
          ),
          .choices(
            "collateral",
            "Collateral",
            "可提供担保",
            .collateral,
            help: Phrase("What it can offer.", "可提供的担保方式。")
          ),
          .choice(
            "creditGrade",
            "Credit grade",
            "信用等级",
            .creditGrades,
            ordered: true,
            help: Phrase("As in the enterprise's record.", "与企业登记信息一致。")
          ).holding(
            "creditGrade = enterprise.creditGrade",
            "the enterprise's record has another grade, which is the one that counts",
            "与企业登记的信用等级不一致，以企业登记为准"
          ).warning,
          .flag(
            "firstFinancing",
            "First financing",
            "首次融资",
            help: Phrase("The firm never had a loan or investor.", "企业此前未获贷款或投资。"),
            source: "\(Document.beijing) V.26"
          ).holding(
            "not firstFinancing or (if state:financed then enterprise.priorFinancings <= 1 "
              + "else enterprise.priorFinancings = 0) "
              + "and (missing(enterprise.priorLoans) or enterprise.priorLoans = 0)",
            "the firm has had a loan or an investor before",
            "企业此前已获贷款或投资"
          ).warning,
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("published", "published", "已发布"), Choice("matched", "matched", "已匹配"),
      Choice("talking", "in talks", "洽谈中"), Choice("financed", "financed", "已融资"),
      Choice("withdrawn", "withdrawn", "已撤回"),
    ],
    transitions: [
      "published>matched", "matched>talking", "talking>financed", "talking>published",
      "published>withdrawn", "matched>withdrawn", "matched>published",
    ],
    columns: [
      "enterprise", "amount", "kind", "purpose", "neededBy", "creditGrade", "firstFinancing",
      "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "match",
        "Matched",
        "已匹配",
        help: Phrase("Somebody fits.", "找到匹配的资金方。"),
        from: ["published"],
        to: "matched"
      ),
      .step(
        "talk",
        "Talks begin",
        "开始洽谈",
        help: Phrase("Both sides talk.", "双方开始洽谈。"),
        from: ["matched"],
        to: "talking"
      ),
      .step(
        "finance",
        "Financed",
        "已融资",
        help: Phrase("The money has come.", "资金到位。"),
        from: ["talking"],
        to: "financed"
      ),
      .step(
        "withdraw",
        "Withdraw",
        "撤回",
        help: Phrase("The firm no longer looks.", "企业撤回需求。"),
        from: ["published", "matched"],
        to: "withdrawn"
      ),
      .step(
        "republish",
        "Publish again",
        "重新发布",
        help: Phrase("Nothing came of it; the firm looks on.", "对接未成，继续寻找资金。"),
        from: ["matched", "talking"],
        to: "published"
      ),
    ]
  )
}

extension Register {
  /// Loans and credit lines to firms of the zone, with discount and what went wrong.
  ///
  /// Source: Huairou action plan IV(III)6, Beijing 30 measures V.26.
  public static let loans = Register(
    "loans",
    pane: .funds,
    Phrase("Loans", "贷款"),
    one: Phrase("Loan", "贷款"),
    title: "{borrower} · {bank} · {from}",
    idPrefix: "loa",
    help: Phrase(
      "Loans and credit lines to firms of the zone, with discount and what went wrong.",
      "园区企业的贷款与授信，含贴息与不良。"
    ),
    source: "\(Document.huairou) IV(III)6; \(Document.beijing) V.26; \(Document.jingan) IV.3(2)",
    sections: [
      Section(
        "Loan",
        "贷款",
        [
          .reference(
            "bank",
            to: ["financial-institutions"],
            "Bank",
            "银行",
            required: true,
            help: Phrase("Who lends.", "放贷机构。"),
            width: 20
          ),
          .reference(
            "borrower",
            to: ["enterprises"],
            "Borrower",
            "借款企业",
            required: true,
            help: Phrase("Who borrows.", "借款企业。"),
            width: 26
          ),
          .money(
            "principal",
            "Principal",
            "本金",
            required: true,
            help: Phrase("How much.", "贷款本金。")
          ),
          .percent("rate", "Interest", "利率", help: Phrase("A year.", "年利率。")),
          .date("from", "From", "起始日期", help: Phrase("Day of the first payment.", "放款的日期。"))
            .done(in: "drawn", "repaid"),
          .date(
            "to",
            "Until",
            "到期日期",
            check: "to > from",
            help: Phrase("Day of repayment.", "到期还款的日期。")
          ).counting(from: "from").due(
            "Loan due",
            "贷款到期",
            while: "state:drawn",
            late: Phrase("Loan due, {n} days late", "贷款已到期 {n} 天")
          ),
          .choices(
            "collateral",
            "Collateral",
            "担保方式",
            .collateral,
            help: Phrase("What secures it.", "贷款的担保方式。")
          ),
          .references(
            "deals",
            to: ["ip-deals"],
            "IP pledges",
            "知识产权质押",
            help: Phrase("Pledges that back it.", "作为担保的质押登记。")
          ).holding(
            "not state:repaid or count(ip-deals where includes(this.deals, row) and kind:pledge and state:registered) = 0",
            "the loan is repaid, and a pledge for it is still registered: release it",
            "贷款已还清，但其质押尚未解除，请办理解除"
          ).warning,
          .flag(
            "firstFinancing",
            "First financing",
            "首次贷款",
            help: Phrase("The firm never had a loan or investor before.", "企业此前未获贷款或投资。"),
            source: "\(Document.beijing) V.26"
          ).holding(
            """
            not firstFinancing or (missing(borrower.priorLoans) or borrower.priorLoans = 0) and \
            count(loans where borrower = this.borrower and not (row = this) \
            and state:(drawn, repaid, defaulted, compensated) \
            and from < (this.from ?? today)) = 0 and count(fund-investments where \
            enterprise = this.borrower and state:(invested, followed, exited, written-off) \
            and date < (this.from ?? today)) = 0
            """,
            "the firm had a loan or an investor before",
            "企业此前已获贷款或投资"
          ).warning,
          .text("purpose", "Purpose", "用途", help: Phrase("What it is for.", "贷款用途。")),
          .date(
            "refusedOn",
            "Refused",
            "拒贷日期",
            help: Phrase("When the bank said no.", "银行拒绝放贷的日期。")
          ),
          .note(
            "refusedBecause",
            "Refused because",
            "拒贷原因",
            help: Phrase("Why the bank said no.", "银行拒绝放贷的原因。")
          ),
          Field.reference(
            "investment",
            to: ["fund-investments"],
            "Linked investment",
            "联动投资",
            help: Phrase("The stake in the same firm that it goes with.", "与之联动的同一企业的股权投资。"),
            source: "\(Document.huairou) IV(III)6"
          ).holding([
            CheckCause(
              "investment.enterprise = borrower",
              "it is a stake in another firm",
              "该投资属于其他企业"
            ),
            CheckCause(
              "not state:(drawn, repaid, defaulted, compensated) or not investment.state:planned",
              "the stake has not been made yet",
              "该投资尚未完成",
              warns: true
            ),
          ]),
          .computed(
            "loanToEquity",
            "Loan to equity",
            "投贷比",
            "if not investment.state:planned then principal / investment.amount",
            gives: .percent,
            help: Phrase(
              "Principal to the linked investment, once that has been made.",
              "本金与已完成的联动投资额之比。"
            ),
            source: "\(Document.huairou) IV(III)6",
            width: 8
          ),
        ]
      ),
      Section(
        "Support",
        "贴息与风险",
        [
          .percent(
            "discountRate",
            "Interest discount",
            "贴息比例",
            check: "discountRate <= 100%",
            help: Phrase("Part of the interest that is paid for the firm.", "财政贴息的比例。")
          ),
          .percent(
            "compensationRate",
            "Compensation rate",
            "风险补偿比例",
            check: "compensationRate <= 100%",
            help: Phrase(
              "Part of a loss that is made good; no document prints it.",
              "损失补偿的比例，文件未载明。"
            )
          ),
          .money(
            "bankLoss",
            "Bank's loss",
            "银行损失",
            check: "missing(principal) or bankLoss <= principal",
            help: Phrase("What the bank lost.", "银行的损失金额。"),
            source: "\(Document.beijing) V.26"
          ).warning.saying(Phrase("the bank lost more than it lent", "损失大于贷款本金")),
          .choice(
            "repaymentState",
            "Repayment",
            "还款情况",
            [
              Choice("on-time", "on time", "正常"), Choice("late", "late", "逾期"),
              Choice("rescheduled", "rescheduled", "展期"),
              Choice("written-off", "written off", "核销"),
            ],
            help: Phrase("How repayment goes.", "还款的情况。")
          ),
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            "days(today, to)",
            gives: .integer,
            help: Phrase("Days until it is to be repaid.", "距到期的天数。"),
            width: 8
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("applied", "applied", "已申请"), Choice("approved", "approved", "已批准"),
      Choice("drawn", "drawn", "已放款"), Choice("repaid", "repaid", "已还清"),
      Choice("defaulted", "in default", "已违约"), Choice("compensated", "compensated", "已补偿"),
      Choice("refused", "refused", "已拒贷"),
    ],
    transitions: [
      "applied>approved", "approved>drawn", "drawn>repaid", "drawn>defaulted",
      "defaulted>compensated", "defaulted>repaid", "applied>refused", "approved>refused",
    ],
    columns: ["borrower", "bank", "principal", "rate", "from", "to", "daysLeft", "state"],
    zonePath: "borrower.zone",
    actions: [
      .step(
        "approve",
        "Approve",
        "批准",
        help: Phrase("The bank agrees.", "银行批准贷款。"),
        from: ["applied"],
        to: "approved"
      ),
      .step(
        "refuse",
        "Refuse",
        "拒贷",
        help: Phrase("The bank does not lend.", "银行不予放贷。"),
        from: ["applied", "approved"],
        to: "refused",
        asks: [
          .note("refusedBecause", "Refused because", "拒贷原因", required: true),
          .date("refusedOn", "Refused", "拒贷日期", required: true, default: .today),
        ]
      ),
      .step(
        "draw",
        "Drawn",
        "放款",
        help: Phrase("The money has been paid out.", "贷款已发放。"),
        from: ["approved"],
        to: "drawn",
        asks: [
          .date("from", "From", "起始日期", required: true, default: .today),
          .date("to", "Until", "到期日期", required: true),
        ]
      ),
      .step(
        "repay",
        "Repaid",
        "还清",
        help: Phrase("All has been repaid.", "贷款全部还清。"),
        from: ["drawn", "defaulted"],
        to: "repaid"
      ),
      .step(
        "default",
        "In default",
        "违约",
        help: Phrase("The firm does not repay.", "企业未按期还款。"),
        from: ["drawn"],
        to: "defaulted",
        asks: [.money("bankLoss", "Bank's loss", "银行损失")],
        besides: [
          .set(
            field: "repaymentState",
            to: .expression(
              "if not missing(repaymentState) and repaymentState:(rescheduled, written-off) "
                + "then repaymentState else \"late\""
            )
          )
        ]
      ),
    ]
  )
}

extension Register {
  /// Guarantees for loans.
  ///
  /// Source: Huairou action plan IV(III)6.
  public static let guarantees = Register(
    "guarantees",
    pane: .funds,
    Phrase("Guarantees", "担保"),
    one: Phrase("Guarantee", "担保"),
    title: "{guarantor} · {loan}",
    idPrefix: "gua",
    help: Phrase("Guarantees for loans.", "贷款担保。"),
    source: "\(Document.huairou) IV(III)6",
    sections: [
      Section(
        "Guarantee",
        "担保",
        [
          .reference(
            "guarantor",
            to: ["financial-institutions"],
            "Guarantor",
            "担保机构",
            required: true,
            help: Phrase("Who answers for the loan.", "提供担保的机构。"),
            width: 22
          ).holding(
            "not (guarantor = loan.bank)",
            "who lends cannot answer for its own loan",
            "放贷机构不能为自己的贷款提供担保"
          ),
          .reference(
            "loan",
            to: ["loans"],
            "Loan",
            "贷款",
            required: true,
            help: Phrase("The loan.", "被担保的贷款。"),
            width: 26
          ).holding(
            "not state:issued or not loan.state:refused",
            "the bank has refused the loan",
            "银行已拒绝该笔贷款"
          ).warning,
          .money(
            "amount",
            "Amount",
            "担保金额",
            required: true,
            check: "missing(loan.principal) or sum(guarantees where loan = this.loan "
              + "and not state:released, amount) <= loan.principal",
            help: Phrase("Up to how much.", "担保的金额。")
          ).saying(
            Phrase(
              "all guarantees in force for a loan are no higher than the loan",
              "同一贷款的有效担保合计不得超过贷款本金"
            )
          ),
          .percent("feeRate", "Fee", "担保费率", help: Phrase("Part of the sum, a year.", "年担保费率。")),
          Field.date(
            "issuedOn",
            "Issued",
            "出具日期",
            help: Phrase("Day of the guarantee.", "出具担保的日期。")
          )
          .done(in: "claimed", "released")
          .holding(
            "not state:issued or issuedOn <= today",
            "it is still to come; until then the guarantee does not count as outstanding",
            "日期未到，到期前不计入在保余额"
          ).warning,
          .date(
            "claimOn",
            "Claimed",
            "代偿日期",
            check: "missing(issuedOn) or claimOn >= issuedOn",
            help: Phrase("When the bank asked the guarantor to pay.", "银行要求代偿的日期。")
          ),
          .money(
            "claimAmount",
            "Paid for the firm",
            "代偿金额",
            check: "claimAmount <= amount",
            help: Phrase("What the guarantor paid.", "实际代偿金额。")
          ),
          .date(
            "releasedOn",
            "Released",
            "解除日期",
            check: "missing(issuedOn) or releasedOn >= issuedOn",
            help: Phrase("When it ended.", "担保解除的日期。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("issued", "issued", "有效"), Choice("claimed", "claimed", "已代偿"),
      Choice("released", "released", "已解除"),
    ],
    transitions: ["issued>claimed", "issued>released", "claimed>released"],
    columns: ["guarantor", "loan", "amount", "feeRate", "issuedOn", "claimOn", "state"],
    zonePath: "loan.borrower.zone",
    actions: [
      RegisterAction(
        "claim",
        Phrase("Claim", "代偿"),
        help: Phrase(
          "The bank has asked for payment; the loan is in default and its repayment late.",
          "银行要求代偿，贷款转为违约、还款逾期。"
        ),
        states: ["issued"],
        asks: [
          .date("claimOn", "Claimed", "代偿日期", required: true, default: .today),
          .money("claimAmount", "Paid for the firm", "代偿金额", required: true),
        ],
        defaults: ["claimAmount": "claimAmount"],
        steps: [
          .set(field: "state", to: .value(.text("claimed"))),
          .set(field: "claimOn", to: .asked("claimOn")),
          .set(field: "claimAmount", to: .asked("claimAmount")),
          .setOn(reference: "loan", field: "state", to: .value(.text("defaulted"))),
          .setOn(
            reference: "loan",
            field: "repaymentState",
            to: .expression(
              "if not missing(loan.repaymentState) and loan.repaymentState:(rescheduled, written-off) "
                + "then loan.repaymentState else \"late\""
            )
          ),
        ]
      ),
      .step(
        "release",
        "Release",
        "解除",
        help: Phrase("The guarantee has ended.", "担保解除。"),
        from: ["issued", "claimed"],
        to: "released",
        asks: [.date("releasedOn", "Released", "解除日期", required: true, default: .today)]
      ),
    ]
  )
}
