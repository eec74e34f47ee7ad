extension Register {
  /// Contracts for development, transfer, licence, consulting and service; their sum is the trade of technology.
  ///
  /// Source: Tongzhou opinions II(I)2 second, Huairou action plan III para 2.
  public static let technologyContracts = Register(
    "technology-contracts",
    pane: .achievements,
    Phrase("Technology contracts", "技术合同"),
    one: Phrase("Technology contract", "技术合同"),
    title: "{number} · {name}",
    idPrefix: "tcn",
    help: Phrase(
      "Contracts for development, transfer, licence, consulting and service; their sum is the trade of technology.",
      "技术开发、转让、许可、咨询、服务合同；其合计即技术交易额。"
    ),
    source: "\(Document.tongzhou) II(I)2 second; \(Document.huairou) III para 2",
    sections: [
      technologyContractsContract, technologyContractsMoney, technologyContractsProceeds, .origin,
    ],
    states: [
      Choice("signed", "signed", "已签订"), Choice("certified", "certified", "已认定"),
      Choice("registered", "registered", "已登记"), Choice("performed", "performed", "已履行"),
      Choice("ended", "ended", "已终止"), Choice("draft", "draft", "草案"),
    ],
    transitions: [
      "draft>signed", "signed>certified", "certified>registered", "registered>performed",
      "registered>ended",
    ],
    columns: [
      "number", "name", "nameZh", "kind", "seller", "buyer", "amount", "signedOn", "state",
    ],
    zonePath: "zone",
    actions: technologyContractsActions
  )

  /// Of a credit record: it tells against its party now.
  private static let stillCounts = """
    state:(warned, untrustworthy) and (missing(date) or date <= today) \
    and (missing(validTo) or validTo >= today)
    """

  private static let badRecord = Phrase(
    "was warned or is untrustworthy on the technology market (Huairou action plan V(II))",
    "在技术市场有警示或失信记录（怀柔成果转化行动计划 V(II)）"
  )

  private static let technologyContractsContract = Section(
    "Contract",
    "合同",
    [
      .text(
        "number",
        "Number",
        "登记编号",
        form: .contractNumber,
        unique: true,
        help: Phrase("Number of registration: 16 digits, older ones 14.", "认定登记编号，16 位，旧号 14 位。"),
        width: 18
      ),
      .name,
      .nameZh,
      .choice(
        "kind",
        "Kind",
        "类别",
        [
          Choice("development", "development", "技术开发"), Choice("transfer", "transfer", "技术转让"),
          Choice("licence", "licence", "技术许可"), Choice("consulting", "consulting", "技术咨询"),
          Choice("service", "service", "技术服务"),
        ],
        required: true,
        help: Phrase("The five kinds of the Civil Code.", "民法典规定的五类。"),
        width: 10
      ),
      .reference(
        "seller",
        to: ["enterprises", "research-institutions"],
        "Seller",
        "卖方",
        required: true,
        check: """
          not (zone within huairou-district) or count(market-credit-records where \
          party = this.seller and \(stillCounts)) = 0
          """,
        help: Phrase(
          "Who provides; registers the contract once. Parties with a bad record are told of.",
          "技术提供方，负责一次性登记；信用不良的会提示。"
        ),
        source: "\(Document.huairou) V(II)",
        width: 24
      ).warning.saying(badRecord),
      .reference(
        "buyer",
        to: ["enterprises", "research-institutions"],
        "Buyer",
        "买方",
        check: """
          not (buyer = seller) and (not (zone within huairou-district) or \
          count(market-credit-records where \
          party = this.buyer and \(stillCounts)) = 0)
          """,
        help: Phrase(
          "Who receives; the seller itself and parties with a bad record are told of.",
          "技术受让方；与卖方相同或信用不良的会提示。"
        ),
        source: "\(Document.huairou) V(II)",
        width: 24
      ).warning.saying(
        Phrase("is the seller itself, or \(badRecord.en)", "与卖方相同，或\(badRecord.zh)")
      ),
      .zone(),
      .text(
        "buyerName",
        "Buyer outside",
        "园区外买方",
        help: Phrase("Where the buyer is not in the registers.", "买方不在登记簿中时填写。")
      ),
      .reference(
        "achievement",
        to: ["achievements"],
        "Achievement",
        "成果",
        help: Phrase("What it is about.", "合同涉及的成果。"),
        width: 22
      ),
      .reference(
        "agency",
        to: ["service-agencies"],
        "Agency",
        "中介机构",
        check: """
          not (zone within huairou-district) or count(market-credit-records where \
          party = this.agency and \(stillCounts)) = 0
          """,
        help: Phrase("Who brought the parties together.", "促成交易的中介机构。"),
        source: "\(Document.huairou) IV(III)5",
        width: 20
      ).warning.saying(badRecord),
      .technology("field", "Field", "技术领域", help: Phrase("Technical fields.", "所属技术领域。")),
    ]
  )

  private static let technologyContractsMoney = Section(
    "Money",
    "金额",
    [
      .money("amount", "Amount", "合同金额", required: true, help: Phrase("The whole sum.", "合同总金额。")),
      .money(
        "technologyAmount",
        "Technology amount",
        "技术交易额",
        check: "technologyAmount <= amount",
        help: Phrase("The part for technology.", "其中的技术交易额。")
      ),
      .money(
        "transferIncome",
        "Income from it",
        "转让所得",
        check: "transferIncome <= amount",
        help: Phrase(
          "Income from the transfer, less its costs, for the tax.",
          "技术转让所得（扣除成本和税费），用于计税。"
        ),
        source: Document.transferTax
      ),
      .computed(
        "vatExempt",
        "Exempt from VAT",
        "免征增值税",
        """
        kind:(transfer, licence, development) and not state:draft and \
        (state:(registered, performed) or not missing(certifiedOn) and not missing(registeredOn)) \
        and larger(certifiedOn, registeredOn) <= today
        """,
        gives: .flag,
        help: Phrase(
          "Transfer and development, once recognised and registered.",
          "技术转让、技术开发合同经认定登记后免征。"
        ),
        source: "Caishui [2016] 36",
        width: 8
      ),
      .date(
        "signedOn",
        "Signed",
        "签订日期",
        help: Phrase("Day of signing; a draft has none.", "合同签订的日期，草案不填。")
      ).taken(from: "if not state:draft then today"),
      .computed(
        "year",
        "Year",
        "年度",
        "year(signedOn)",
        gives: .year,
        help: Phrase("The year of signing.", "合同签订的年度。"),
        width: 6
      ),
      .date(
        "recognitionAppliedOn",
        "Recognition applied",
        "申请认定日期",
        check: "missing(signedOn) or recognitionAppliedOn >= signedOn",
        help: Phrase("When the seller applied for recognition.", "卖方申请认定登记的日期。"),
        source: Document.contracts
      ),
      .computed(
        "recognitionDueOn",
        "Recognition due",
        "认定期限",
        "recognitionAppliedOn + 30d",
        gives: .date,
        help: Phrase(
          "Within 30 days by the rules before 2026; the new measures are to be looked at.",
          "按2026年前的规定为30日内；新办法以正式文本为准。"
        ),
        source: Document.contractRulesBefore,
        width: 12
      ),
      .date(
        "certifiedOn",
        "Certified",
        "认定日期",
        check: "missing(recognitionAppliedOn) or certifiedOn >= recognitionAppliedOn",
        help: Phrase("Certified as a technology contract.", "认定为技术合同的日期。"),
        source: "\(Document.tongzhou) II(I)2 second"
      ),
      .date(
        "registeredOn",
        "Registered",
        "登记日期",
        check: "registeredOn >= signedOn",
        help: Phrase("Day of registration.", "登记的日期。"),
        source: "\(Document.tongzhou) II(I)2 second"
      ),
      .text(
        "taxPolicyUsed",
        "Tax relief used",
        "已享税收政策",
        help: Phrase("Relief that was used.", "已享受的税收优惠。")
      ),
    ]
  )

  /// A sum over the distributions of a contract; missing where it has none.
  private static func inAll(_ field: String) -> String {
    "if count(proceeds-distributions of this) > 0 then sum(proceeds-distributions of this, \(field))"
  }

  private static let technologyContractsProceeds = Section(
    "Proceeds",
    "收益",
    [
      .money(
        "proceeds",
        "Proceeds",
        "转化收益",
        help: Phrase("What the transformation brought.", "转化取得的收益。"),
        source: "\(Document.huairou) IV(V)16"
      ),
      .computed(
        "dividedProceeds",
        "Divided",
        "已分配收益",
        inAll("proceeds"),
        gives: .money,
        help: Phrase(
          "What of it has been divided, in all its distributions.",
          "已分配的收益，为各次收益分配之和。"
        ),
        source: "\(Document.huairou) IV(V)16"
      ),
      .computed(
        "grossProceeds",
        "Divided, gross",
        "已分配收益（毛收入）",
        inAll("grossProceeds"),
        gives: .money,
        help: Phrase("What has been divided, before cost.", "已分配的收益，未扣除成本。")
      ),
      .computed(
        "netProceeds",
        "Divided, net",
        "已分配收益（净收入）",
        inAll("netProceeds"),
        gives: .money,
        help: Phrase("What has been divided, after cost.", "已分配的收益，扣除成本后。")
      ),
      .computed(
        "rewardToPersonnel",
        "Reward to personnel",
        "人员奖励",
        inAll("toPersonnel"),
        gives: .money,
        help: Phrase(
          "What goes to those who made it, in all its distributions.",
          "给予完成、转化人员的奖励，为各次收益分配之和。"
        ),
        source: "\(Document.huairou) IV(V)16"
      ),
      .computed(
        "rewardShare",
        "Share to personnel",
        "奖励比例",
        "rewardToPersonnel / dividedProceeds",
        gives: .percent,
        help: Phrase(
          "Reward to what was divided; the floor is a clause's.",
          "奖励占已分配收益的比例，下限见条款。"
        ),
        width: 8
      ),
      .computed(
        "rewardDisclosedOn",
        "Disclosed",
        "公示日期",
        "max(proceeds-distributions of this, disclosedOn)",
        gives: .date,
        help: Phrase("When a reward was last made public.", "最近一次公示奖励的日期。"),
        width: 12
      ),
      .officer,
    ]
  )

  private static let technologyContractsActions: [RegisterAction] = [
    .step(
      "sign",
      "Sign",
      "签订",
      help: Phrase("Both parties have signed the draft.", "双方签订合同草案。"),
      from: ["draft"],
      to: "signed",
      asks: [.date("signedOn", "Signed", "签订日期", required: true, default: .today)]
    ),
    .step(
      "certify",
      "Certify",
      "认定",
      help: Phrase("It counts as a technology contract.", "认定为技术合同。"),
      from: ["signed"],
      to: "certified",
      asks: [
        .date("certifiedOn", "Certified", "认定日期", required: true, default: .today),
        .money("technologyAmount", "Technology amount", "技术交易额"),
      ]
    ),
    .step(
      "register",
      "Register",
      "登记",
      help: Phrase("It is registered.", "完成登记。"),
      from: ["certified"],
      to: "registered",
      asks: [
        .date("registeredOn", "Registered", "登记日期", required: true, default: .today),
        .text("number", "Number", "登记编号", required: true),
      ]
    ),
    .step(
      "perform",
      "Performed",
      "履行完毕",
      help: Phrase("Both have done their part.", "合同履行完毕。"),
      from: ["registered"],
      to: "performed"
    ),
    RegisterAction(
      "divide",
      Phrase("Divide the proceeds", "分配收益"),
      help: Phrase(
        "A distribution of the proceeds is made, with what goes to the personnel.",
        "生成收益分配记录，载明给予人员的部分。"
      ),
      asks: [
        .money("proceeds", "Proceeds", "收益", required: true),
        .choice("base", "Base", "计算口径", .proceedsBases, required: true),
        .money("toPersonnel", "To personnel", "给予人员", required: true),
        .references("recipients", to: ["talents"], "Recipients", "受奖人员"),
      ],
      steps: [
        .create(
          register: "proceeds-distributions",
          values: [
            "contract": .this, "proceeds": .asked("proceeds"), "base": .asked("base"),
            "toPersonnel": .asked("toPersonnel"), "recipients": .asked("recipients"),
            "state": .value(.text("computed")),
          ]
        )
      ]
    ),
    .step(
      "end",
      "End",
      "终止",
      help: Phrase("It ended early.", "合同提前终止。"),
      from: ["registered"],
      to: "ended"
    ),
  ]
}
