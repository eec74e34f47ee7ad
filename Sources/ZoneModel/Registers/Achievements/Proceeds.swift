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

  private static let technologyContractsProceeds = Section(
    "Proceeds",
    "收益",
    [
      .money(
        "proceeds",
        "Proceeds",
        "转化收益",
        check: """
          not (zone within huairou-district) or missing(rewardToPersonnel) \
          or rewardToPersonnel >= 70% * proceeds
          """,
        help: Phrase("What the transformation brought.", "转化取得的收益。"),
        source: "\(Document.huairou) IV(V)16"
      ).warning.saying(
        Phrase(
          "the personnel receive less than 70 % of it (Huairou action plan IV(V)16)",
          "给予人员的奖励不足70%（怀柔成果转化行动计划 IV(V)16）"
        )
      ),
      .money(
        "rewardToPersonnel",
        "Reward to personnel",
        "人员奖励",
        check: "rewardToPersonnel <= proceeds",
        help: Phrase("Paid to those who made it.", "给予完成、转化人员的奖励。")
      ),
      .computed(
        "rewardShare",
        "Share to personnel",
        "奖励比例",
        "rewardToPersonnel / proceeds",
        gives: .percent,
        help: Phrase("Reward to proceeds; the floor is a clause's.", "奖励占收益的比例，下限见条款。"),
        width: 8
      ),
      .date(
        "rewardDisclosedOn",
        "Disclosed",
        "公示日期",
        help: Phrase("When the reward was made public.", "奖励公示的日期。")
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

extension Register {
  /// How the proceeds of a transformation were divided.
  ///
  /// Source: Huairou action plan IV(V)16, Beijing 30 measures III.13.
  public static let proceedsDistributions = Register(
    "proceeds-distributions",
    pane: .achievements,
    Phrase("Distributions of proceeds", "收益分配"),
    one: Phrase("Distribution of proceeds", "收益分配"),
    title: "{contract}",
    idPrefix: "pdi",
    help: Phrase("How the proceeds of a transformation were divided.", "成果转化收益的分配。"),
    source: "\(Document.huairou) IV(V)16; \(Document.beijing) III.13",
    sections: [
      Section(
        "Distribution",
        "分配",
        [
          .reference(
            "contract",
            to: ["technology-contracts"],
            "Contract",
            "合同",
            required: true,
            help: Phrase("The contract that brought the proceeds.", "产生收益的合同。"),
            width: 28
          ),
          .money(
            "proceeds",
            "Proceeds",
            "收益",
            required: true,
            check: """
              sum(proceeds-distributions where contract = this.contract, proceeds) \
              <= (contract.proceeds ?? contract.amount)
              """,
            help: Phrase("What was divided.", "用于分配的收益。")
          ).warning.saying(
            Phrase(
              "the distributions of the contract add up to more than it brought",
              "该合同各次分配的收益合计超过合同收益"
            )
          ),
          .choice(
            "base",
            "Base",
            "计算口径",
            [Choice("gross", "gross", "毛收入"), Choice("net", "net", "净收入")],
            required: true,
            help: Phrase("Gross or after cost; no document says which.", "毛收入或净收入，文件未明确。")
          ),
          .money(
            "cost",
            "Cost",
            "成本",
            check: "base:net or cost <= proceeds",
            help: Phrase(
              "What it cost to bring the proceeds in; between gross and net.",
              "取得收益的成本，即毛收入与净收入之差。"
            )
          ),
          .computed(
            "grossProceeds",
            "Gross proceeds",
            "毛收入",
            "if base:gross then proceeds else proceeds + cost",
            gives: .money,
            help: Phrase("Before cost.", "未扣除成本的收益。")
          ),
          .computed(
            "netProceeds",
            "Net proceeds",
            "净收入",
            "if base:net then proceeds else proceeds - cost",
            gives: .money,
            help: Phrase("After cost.", "扣除成本后的收益。")
          ),
          .money(
            "toPersonnel",
            "To personnel",
            "给予人员",
            required: true,
            help: Phrase("Paid to those who made it.", "给予完成、转化人员的部分。"),
            source: "\(Document.huairou) IV(V)16"
          ).holding([
            CheckCause(
              "toPersonnel <= proceeds",
              "the personnel cannot receive more than is divided",
              "给予人员的部分不能超过收益"
            ),
            CheckCause(
              "not state:(paid, short) or toPersonnel = 0 or not missing(recipients)",
              "it is paid, and “Recipients” does not say to whom, so that it is not known whether "
                + "somebody in a leading post is among them (Beijing 30 measures III.13)",
              "已发放但未填「受奖人员」，无法判断其中是否有担任领导职务的人员（科创30条 III.13）",
              warns: true
            ),
          ]),
          .computed(
            "share",
            "Share",
            "比例",
            "toPersonnel / proceeds",
            gives: .percent,
            help: Phrase("To personnel, of the proceeds.", "给予人员占收益的比例。"),
            width: 8
          ),
          .references(
            "recipients",
            to: ["talents"],
            "Recipients",
            "受奖人员",
            help: Phrase("People who are rewarded.", "获得奖励的人员。")
          ),
          .choice(
            "factor",
            "By",
            "分配依据",
            [
              Choice("technology", "technology", "技术"), Choice("patent", "patent", "专利"),
              Choice("other", "other element", "其他创新要素"),
            ],
            help: Phrase("The element of production that counts.", "参与分配的要素。"),
            source: "\(Document.jingan) IV.3(1)"
          ),
          .computed(
            "leaderIncluded",
            "Leader included",
            "含领导干部",
            """
            if not missing(recipients) then count(talents where includes(this.recipients, row) \
            and leadingPost and contribution:(main-completer, major-contributor)) > 0
            """,
            gives: .flag,
            help: Phrase(
              "A main completer or major contributor in a leading post is among them.",
              "受奖人员中有担任领导职务的主要完成人或重要贡献人。"
            ),
            source: "\(Document.beijing) III.13",
            width: 8
          ),
          .date(
            "disclosedOn",
            "Disclosed",
            "公示日期",
            help: Phrase("When it was made public.", "公示的日期。"),
            source: "\(Document.beijing) III.13"
          ),
          .date("paidOn", "Paid", "发放日期", help: Phrase("When it was paid.", "发放的日期。")),
          .date("dueOn", "Due", "应发日期", help: Phrase("By when it is to be paid.", "应发放的日期。")).due(
            "Distribution due",
            "收益分配期限",
            while: "state:(computed, disclosed)"
          ),
          .note(
            "shortBecause",
            "Paid short because",
            "发放不足原因",
            help: Phrase("Why less was paid than is due.", "发放金额不足的原因。")
          ),
          .note(
            "remarks",
            "Remarks",
            "备注",
            help: Phrase("Objections and how they were met.", "异议及处理。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("computed", "computed", "已测算"), Choice("disclosed", "disclosed", "已公示"),
      Choice("paid", "paid", "已发放"), Choice("short", "short", "发放不足"),
    ],
    transitions: ["computed>disclosed", "disclosed>paid", "disclosed>short", "short>paid"],
    columns: [
      "contract", "proceeds", "base", "toPersonnel", "share", "leaderIncluded", "disclosedOn",
      "paidOn", "state",
    ],
    zonePath: "contract.zone",
    actions: [
      .step(
        "disclose",
        "Disclose",
        "公示",
        help: Phrase("It is public.", "分配方案公示。"),
        from: ["computed"],
        to: "disclosed",
        asks: [.date("disclosedOn", "Disclosed", "公示日期", required: true, default: .today)]
      ),
      .step(
        "pay",
        "Pay",
        "发放",
        help: Phrase("It has been paid.", "奖励发放。"),
        from: ["disclosed", "short"],
        to: "paid",
        asks: [
          .date("paidOn", "Paid", "发放日期", required: true, default: .today),
          .references("recipients", to: ["talents"], "Recipients", "受奖人员"),
        ]
      ),
      .step(
        "short",
        "Paid short",
        "发放不足",
        help: Phrase("Less was paid than is due.", "发放金额不足。"),
        from: ["disclosed"],
        to: "short",
        asks: [.note("shortBecause", "Paid short because", "发放不足原因", required: true)]
      ),
    ]
  )
}
