extension Register {
  /// Banks' losses and the part that the city makes good, by grade and stage.
  ///
  /// Source: Beijing 30 measures V.26, Guofa [2020] No. 7 (6).
  public static let riskCompensationCases = Register(
    "risk-compensation-cases",
    pane: .funds,
    Phrase("Risk compensation", "风险补偿"),
    one: Phrase("Risk compensation case", "风险补偿"),
    title: "{loan}",
    idPrefix: "rco",
    help: Phrase(
      "Banks' losses and the part that the city makes good, by grade and stage.",
      "银行信贷损失按信用等级和阶段分档补偿。"
    ),
    source: "\(Document.beijing) V.26; \(Document.guofa) (6)",
    sections: [
      Section(
        "Case",
        "补偿",
        [
          Field.reference(
            "loan",
            to: ["loans"],
            "Loan",
            "贷款",
            required: true,
            help: Phrase("The loan that was lost.", "发生损失的贷款。"),
            width: 28
          ).holding(
            """
            state:refused or count(risk-compensation-cases where loan = this.loan \
            and not state:refused and not (row = this)) = 0
            """,
            "another case is about the same loan",
            "该贷款已有其他补偿事项"
          ).warning,
          .money(
            "bankLoss",
            "Bank's loss",
            "银行损失",
            required: true,
            help: Phrase("What the bank lost.", "银行损失金额。")
          ).holding([
            CheckCause(
              "missing(loan.principal) or bankLoss <= loan.principal",
              "the bank lost more than it lent",
              "损失大于贷款本金"
            ),
            CheckCause(
              "missing(loan.bankLoss) or bankLoss = loan.bankLoss",
              "the loan has another loss",
              "与贷款登记的损失金额不一致"
            ),
          ]).warning,
          .choice(
            "grade",
            "Grade",
            "信用等级",
            .creditGrades,
            ordered: true,
            help: Phrase("The firm's grade when it borrowed.", "企业借款时的信用等级。")
          ).holding(
            "missing(loan.borrower.creditGrade) or grade = loan.borrower.creditGrade",
            "the register of enterprises has another grade of the firm",
            "与企业登记的信用等级不一致"
          ).warning,
          .choice(
            "stage",
            "Stage",
            "企业阶段",
            [
              Choice("seed", "seed", "种子期"), Choice("startup", "start-up", "初创期"),
              Choice("growth", "growth", "成长期"), Choice("mature", "mature", "成熟期"),
            ],
            ordered: true,
            help: Phrase("Stage of the firm.", "企业所处阶段。")
          ),
          .percent(
            "rate",
            "Rate",
            "补偿比例",
            help: Phrase(
              "As decided for this case; without it that of the loan counts, then that of the table.",
              "本项确定的比例；未填时依次按贷款约定比例、分档比例。"
            )
          ).holding([
            CheckCause(
              "rate <= 100%",
              "no more than the whole loss is made good",
              "补偿比例不超过 100%"
            ),
            CheckCause(
              "missing(loan.compensationRate) or rate = loan.compensationRate",
              "the loan has another rate",
              "与贷款约定的补偿比例不一致",
              warns: true
            ),
          ]),
          .computed(
            "tableRate",
            "Rate of the table",
            "分档比例",
            "if loan.borrower.zone within beijing "
              + "then 1% * setting(\"risk-compensation-rate\", grade, stage)",
            gives: .percent,
            help: Phrase(
              "What the table says for grade and stage, for borrowers in Beijing.",
              "北京借款企业按分档表对应等级与阶段的比例。"
            ),
            source: "\(Document.beijing) V.26",
            width: 8
          ),
          .computed(
            "bank",
            "Bank",
            "银行",
            "loan.bank",
            gives: .reference(["financial-institutions"]),
            help: Phrase("Who lent.", "放贷机构。"),
            width: 18
          ),
          .computed(
            "year",
            "Year",
            "年度",
            "year(submittedOn)",
            gives: .year,
            help: Phrase("The year in which it was submitted.", "申报的年度。"),
            width: 6
          ),
          .computed(
            "compensation",
            "Compensation",
            "补偿金额",
            "if state:refused then 0 else bankLoss * (rate ?? loan.compensationRate ?? tableRate)",
            gives: .money,
            help: Phrase(
              "Loss times rate, else times that of the loan or of the table; nothing where it is refused.",
              "损失与比例（未填时取贷款约定比例或分档比例）之积；不予补偿的为零。"
            ),
            width: 12
          ),
          .money(
            "paid",
            "Paid",
            "实付金额",
            check: "paid <= bankLoss and paid <= compensation and paid <= loan.principal",
            help: Phrase("What was paid in the end.", "实际支付金额。")
          ).saying(
            Phrase(
              "no more is paid than the compensation, the bank's loss and what was lent",
              "实付金额不得超过补偿金额、银行损失和贷款本金"
            )
          ),
          .date(
            "submittedOn",
            "Submitted",
            "申报日期",
            help: Phrase("When the bank submitted it.", "银行申报的日期。"),
            default: .today
          ),
          .date(
            "paidOn",
            "Paid on",
            "支付日期",
            check: "paidOn >= submittedOn",
            help: Phrase("When it was paid.", "支付补偿的日期。")
          ),
          .note(
            "refusedBecause",
            "Refused because",
            "不予补偿原因",
            help: Phrase("Why it was refused.", "不予补偿的原因。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("What was found.", "核实情况。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("submitted", "submitted", "已申报"), Choice("verified", "verified", "已核实"),
      Choice("paid", "paid", "已支付"), Choice("refused", "refused", "不予补偿"),
    ],
    transitions: ["submitted>verified", "submitted>refused", "verified>paid", "verified>refused"],
    columns: ["loan", "bankLoss", "grade", "stage", "rate", "compensation", "paidOn", "state"],
    zonePath: "loan.borrower.zone",
    actions: [
      .step(
        "verify",
        "Verify",
        "核实",
        help: Phrase("Loss and loan have been checked.", "损失与贷款已核实。"),
        from: ["submitted"],
        to: "verified",
        asks: [.percent("rate", "Rate", "补偿比例")]
      ),
      .step(
        "pay",
        "Pay",
        "支付",
        help: Phrase("The compensation has been paid.", "支付补偿。"),
        from: ["verified"],
        to: "paid",
        when: "not missing(rate ?? loan.compensationRate ?? tableRate)",
        whenNot: Phrase(
          "Enter the rate first: neither the loan nor the table has one.",
          "请先填写补偿比例：贷款约定和分档表均无比例。"
        ),
        asks: [
          .money("paid", "Paid", "实付金额", required: true),
          .date("paidOn", "Paid on", "支付日期", required: true, default: .today),
        ],
        // What was paid keeps its rate when the table changes.
        besides: [
          .set(field: "rate", to: .expression("rate ?? loan.compensationRate ?? tableRate"))
        ]
      ),
      .step(
        "refuse",
        "Refuse",
        "不予补偿",
        help: Phrase("It is refused, with a reason.", "不予补偿并说明原因。"),
        from: ["submitted", "verified"],
        to: "refused",
        asks: [.note("refusedBecause", "Refused because", "不予补偿原因", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Technology, IP, patent, first-equipment and credit insurance.
  ///
  /// Source: Beijing 30 measures V.26, Huairou action plan IV(III)6.
  public static let insurancePolicies = Register(
    "insurance-policies",
    pane: .funds,
    Phrase("Insurance policies", "保险"),
    one: Phrase("Insurance policy", "保险"),
    title: "{kind} · {insured}",
    idPrefix: "ins",
    help: Phrase(
      "Technology, IP, patent, first-equipment and credit insurance.",
      "科技、知识产权、专利、首台套及信用保险。"
    ),
    source:
      "\(Document.beijing) V.26; \(Document.huairou) IV(III)6; \(Document.jingan) IV.3(4); \(Document.guofa) (17)",
    sections: [
      Section(
        "Policy",
        "保单",
        [
          Field.choice(
            "kind",
            "Kind",
            "险种",
            [
              Choice("technology", "technology", "科技保险"), Choice("ip", "IP", "知识产权保险"),
              Choice("patent", "patent", "专利保险"),
              Choice("first-equipment", "first equipment", "首台（套）保险"),
              Choice("credit", "credit", "信用保险"),
            ],
            required: true,
            help: Phrase("What is insured.", "保险的种类。"),
            width: 14
          ).holding(
            "not kind:first-equipment or not missing(product)",
            "insurance of first equipment names the product",
            "首台（套）保险须填写产品"
          ).warning,
          .text(
            "number",
            "Number",
            "保单号",
            help: Phrase("Number of the policy.", "保单号码。"),
            width: 16
          ),
          .reference(
            "insurer",
            to: ["financial-institutions"],
            "Insurer",
            "保险机构",
            help: Phrase("Who insures.", "承保机构。"),
            width: 20
          ),
          .reference(
            "insured",
            to: ["enterprises"],
            "Insured",
            "被保险企业",
            required: true,
            help: Phrase("Who is insured.", "被保险企业。"),
            width: 24
          ),
          .references(
            "patents",
            to: ["patents"],
            "Patents",
            "专利",
            help: Phrase("Patents that it covers.", "承保的专利。")
          ),
          .reference(
            "product",
            to: ["products"],
            "Product",
            "产品",
            help: Phrase("The first set that it covers.", "承保的首台（套）产品。")
          ).holding(
            "not kind:first-equipment or product.firstSet and product.enterprise = insured",
            "the product is no first set, or another firm's",
            "该产品不是首台（套），或属于其他企业"
          ).warning,
          .money("cover", "Cover", "保额", help: Phrase("Up to how much.", "保险金额。")),
          .date("from", "From", "起保日期", help: Phrase("First day.", "保险起始日期。")),
          .date("to", "Until", "终保日期", check: "to > from", help: Phrase("Last day.", "保险终止日期。"))
            .counting(from: "from")
            .ends(
              "Insurance",
              "保险",
              while: "state:in-force or state:claimed and to >= today"
            ),
        ]
      ),
      Section(
        "Premium",
        "保费",
        [
          .money("premium", "Premium", "保费", help: Phrase("What it costs.", "保险费。")),
          .percent(
            "subsidyRate",
            "Subsidy rate",
            "补贴比例",
            check: "subsidyRate <= 100%",
            help: Phrase("Part of the premium; not printed, so a setting.", "保费补贴比例，文件未载明。")
          ),
          .computed(
            "subsidy",
            "Subsidy",
            "补贴金额",
            "premium * subsidyRate",
            gives: .money,
            help: Phrase("Premium times rate.", "保费与比例之积。"),
            width: 12
          ),
          Field.money("claims", "Claims paid", "赔付金额", help: Phrase("Paid so far.", "累计赔付金额。"))
            .holding(
              "missing(cover) or claims <= cover",
              "more was paid than the policy covers",
              "赔付超过保额"
            ).warning,
          .computed(
            "daysLeft",
            "Days left",
            "剩余天数",
            "days(today, to)",
            gives: .integer,
            help: Phrase("Days of cover left.", "距到期的天数。"),
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("quoted", "quoted", "已报价"), Choice("in-force", "in force", "有效"),
      Choice("claimed", "claimed", "已理赔"), Choice("expired", "expired", "已到期"),
    ],
    transitions: ["quoted>in-force", "in-force>claimed", "in-force>expired", "claimed>expired"],
    columns: [
      "kind", "insured", "insurer", "premium", "subsidy", "from", "to", "daysLeft", "state",
    ],
    zonePath: "insured.zone",
    actions: [
      .step(
        "insure",
        "Take out",
        "投保",
        help: Phrase("The policy is in force.", "保单生效。"),
        from: ["quoted"],
        to: "in-force",
        asks: [
          .date("from", "From", "起保日期", required: true, default: .today),
          .date("to", "Until", "终保日期", required: true),
        ]
      ),
      RegisterAction(
        "claim",
        Phrase("Claim", "理赔"),
        help: Phrase(
          "The insurer has paid; it comes to what was paid before.",
          "保险机构赔付，计入累计赔付金额。"
        ),
        states: ["in-force", "claimed"],
        asks: [.money("paid", "Paid now", "本次赔付", required: true)],
        steps: [
          .set(field: "state", to: .value(.text("claimed"))),
          .set(field: "claims", to: .added("paid")),
        ]
      ),
      .step(
        "expire",
        "Expired",
        "到期",
        help: Phrase("Cover has ended.", "保险到期。"),
        from: ["in-force", "claimed"],
        to: "expired",
        when: "missing(to) or to <= today",
        whenNot: Phrase(
          "It runs until {to}; where it ended earlier, enter that day first.",
          "保险期至 {to}；提前终止的，请先更正该日期。"
        )
      ),
    ]
  )
}
