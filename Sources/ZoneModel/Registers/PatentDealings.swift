extension Register {
  /// What of a patent in a pool is a right or may become one: what ended has no value there.
  private static let isStillRight = "not legalState:(lapsed, expired, ended)"

  /// Pools that several owners put patents in.
  ///
  /// Source: Beijing 30 measures V.24.
  public static let patentPools = Register(
    "patent-pools",
    pane: .patents,
    Phrase("Patent pools", "专利池"),
    one: Phrase("Patent pool", "专利池"),
    idPrefix: "poo",
    help: Phrase("Patents put together by their owners.", "由权利人共同组建的专利组合。"),
    source: "\(Document.beijing) V.24",
    sections: [
      Section(
        "Pool",
        "专利池",
        [
          .name, .nameZh, .zone(required: false),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
          .reference(
            "operator",
            to: ["service-agencies"],
            "Operator",
            "运营机构",
            help: Phrase("The service agency that runs the pool.", "运营专利池的服务机构。"),
            width: 22
          ),
          .references(
            "members",
            to: ["enterprises"],
            "Members",
            "成员",
            help: Phrase("Enterprises in the pool.", "参加的企业。")
          ),
          .references(
            "patents",
            to: ["patents"],
            "Patents",
            "专利",
            help: Phrase("Patents in the pool.", "池内专利。")
          ),
          .references(
            "funds",
            to: ["funds"],
            "Financed by",
            "出资基金",
            help: Phrase("Funds that finance it.", "为其出资的基金。")
          ),
          .note(
            "rule",
            "Rule",
            "规则",
            help: Phrase("Who may use what and for how much.", "使用与收费规则。")
          ),
          .computed(
            "value",
            "Value",
            "估值",
            """
            if valued > 0 then sum(patents where includes(this.patents, row) \
            and \(isStillRight), valueEstimate)
            """,
            gives: .money,
            help: Phrase(
              "Estimates together of patents that are in force or applied for: at least so much where some have none, not known where none has one.",
              "池内有效及申请中专利的估值合计；部分未估值的为至少此数，均未估值则未知。"
            ),
            width: 10
          ),
          .computed(
            "memberCount",
            "Firms",
            "成员数",
            "if not missing(members) then count(enterprises where includes(this.members, row))",
            gives: .integer,
            help: Phrase("How many enterprises are in it.", "参加的企业数。"),
            width: 6
          ),
          .computed(
            "patentCount",
            "Rights",
            "专利数",
            """
            if not missing(patents) then count(patents where includes(this.patents, row) \
            and \(isStillRight))
            """,
            gives: .integer,
            help: Phrase(
              "Its patents that are in force or applied for.",
              "池内有效及申请中的专利数。"
            ),
            width: 6
          ),
          .computed(
            "valued",
            "Valued",
            "已估值数",
            """
            if not missing(patents) then \
            count(patents where includes(this.patents, row) and not missing(valueEstimate) \
            and \(isStillRight))
            """,
            gives: .integer,
            help: Phrase("Those of them that have an estimate.", "其中已有估值的专利数。"),
            width: 8
          ),
          .computed(
            "bought",
            "Bought",
            "收购数",
            """
            distinct(ip-deals of this by pool where kind:transfer and not missing(fund) \
            and (state:(signed, registered) or state:ended and not missing(registeredOn)) \
            and (missing(signedOn) or signedOn <= today), patent)
            """,
            gives: .integer,
            help: Phrase(
              "Patents that funds have bought for the pool: signed for, and not ended before the transfer was registered.",
              "基金已签约为专利池收购的专利数，登记前终止的不计。"
            ),
            width: 8
          ),
          .officer,
        ]
      ),
      .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("operating", "operating", "运营中"),
      Choice("dissolved", "dissolved", "已解散"),
    ],
    columns: ["name", "nameZh", "field", "memberCount", "patentCount", "value", "state"],
    zonePath: "zone"
  )

  /// Licences, transfers, shareholdings and pledges of patents.
  ///
  /// Source: Tongzhou opinions II(I)2 third.
  public static let ipDeals = Register(
    "ip-deals",
    pane: .patents,
    Phrase("IP deals", "知识产权交易"),
    one: Phrase("IP deal", "知识产权交易"),
    title: "{kind} · {patent}",
    idPrefix: "dea",
    help: Phrase(
      "What is done with a patent while it stays granted: licensed, sold, put in as shares, pledged.",
      "对授权专利的许可、转让、作价入股与质押。"
    ),
    source: "\(Document.tongzhou) II(I)2 third; \(Document.jingan) IV.3(4)",
    sections: [dealTerms, .origin],
    states: [
      Choice("negotiated", "negotiated", "洽谈中"), Choice("signed", "signed", "已签约"),
      Choice("registered", "registered", "已登记"), Choice("repaid", "repaid", "已还款解押"),
      Choice("ended", "ended", "已终止"),
    ],
    transitions: [
      "negotiated>signed", "negotiated>ended", "signed>registered", "signed>ended",
      "registered>repaid", "registered>ended",
    ],
    columns: ["kind", "patent", "grantor", "grantee", "amount", "signedOn", "dueOn", "state"],
    zonePath: "grantor.zone",
    actions: dealActions
  ).sealed(
    Seal(
      fields: ["kind", "patent"],
      openStates: ["negotiated", "signed"],
      says: Phrase("It was registered with the office", "已在主管部门登记"),
      nextStep: Phrase("End or release the deal and enter another.", "请终止或解除该交易后另行登记。")
    )
  )

  private static let dealTerms = Section(
    "Deal",
    "交易",
    [
      Field.choice(
        "kind",
        "Kind",
        "类别",
        [
          Choice("licence", "licence", "许可"), Choice("transfer", "transfer", "转让"),
          Choice("shareholding", "shareholding", "作价入股"), Choice("pledge", "pledge", "质押"),
          Choice("other", "other", "其他"),
        ],
        required: true,
        help: Phrase("What is done with the patent; another deal needs a note.", "对专利的处置方式；其他须说明。"),
        width: 12
      ).holding(
        "not kind:other or not missing(remarks)",
        "another deal than the four needs a note",
        "其他类交易须填写说明"
      ),
      Field.reference(
        "patent",
        to: ["patents"],
        "Patent",
        "专利",
        required: true,
        help: Phrase(
          "The patent that it is about; one that is pledged passes on once the pledge is released.",
          "涉及的专利；质押中的专利须先解除质押才能转让。"
        ),
        width: 28
      ).holding(
        "not kind:(transfer, shareholding) or state:ended "
          + "or count(ip-deals where patent = this.patent and kind:pledge "
          + "and state:registered and (missing(registeredOn) or missing(this.registeredOn) "
          + "or registeredOn <= this.registeredOn)) = 0",
        "the patent is pledged; it passes on once the pledge is released",
        "该专利处于质押中，须先解除质押"
      ).warning,
      Field.reference(
        "grantor",
        to: ["enterprises"],
        "From",
        "出让方",
        help: Phrase(
          "Who licenses, sells, puts in or pledges.",
          "许可人、转让人、出资人或出质人。"
        ),
        width: 22
      ).holding(
        "not (kind:pledge and state:(signed, registered)) or missing(patent.applicant) "
          + "or grantor = patent.applicant",
        "the patent is recorded as another's, and only its owner can pledge it",
        "该专利登记在其他权利人名下，仅专利权人可以质押"
      ).warning,
      .reference(
        "grantee",
        to: ["enterprises"],
        "To",
        "受让方",
        check: "grantee != grantor",
        help: Phrase(
          "The other enterprise; empty where it is a bank.",
          "对方企业；质权人为银行的不填。"
        ),
        width: 22
      ),
      .money("amount", "Amount", "金额", help: Phrase("Price, fee or loan.", "价款、许可费或贷款额。")),
      .percent(
        "share",
        "Share",
        "股权比例",
        check: "share <= 100%",
        help: Phrase("Of the company, for a shareholding.", "作价入股所占股权。")
      ),
      .choice(
        "exclusivity",
        "Exclusivity",
        "许可方式",
        [
          Choice("ordinary", "ordinary", "普通许可"), Choice("sole", "sole", "排他许可"),
          Choice("exclusive", "exclusive", "独占许可"), Choice("open", "open licence", "开放许可"),
        ],
        help: Phrase("For licences.", "仅适用于许可。")
      ),
      .text(
        "contractNumber",
        "Contract number",
        "合同登记编号",
        form: .contractNumber,
        help: Phrase("Number of the registered technology contract.", "技术合同认定登记编号。")
      ),
      .date("signedOn", "Signed", "签订日期", help: Phrase("Day of signing.", "签订的日期。")),
      .date(
        "registeredOn",
        "Registered",
        "登记日期",
        check: "registeredOn >= signedOn",
        help: Phrase("Day of registration with the office.", "在主管部门登记的日期。")
      ),
      Field.date(
        "dueOn",
        "Due",
        "到期日",
        help: Phrase("End of the licence or of the loan.", "许可或贷款到期的日期。")
      ).holding([
        CheckCause("dueOn > signedOn", "a deal ends after it is signed", "到期日应晚于签订日期"),
        CheckCause(
          "not state:repaid or count(loans where state:drawn and not missing(deals) and includes(deals, this)) = 0",
          "the pledge is released while a loan on it is still drawn",
          "质押已解除，但以其担保的贷款尚未还清",
          warns: true
        ),
      ]).counting(from: "signedOn").due(
        "IP deal due",
        "知识产权交易到期",
        while: "state:(signed, registered)",
        late: Phrase("IP deal due, {n} days late", "知识产权交易已到期 {n} 天")
      ),
      .reference(
        "fund",
        to: ["funds"],
        "Bought by",
        "收购基金",
        help: Phrase("The fund that buys the patent, if one does.", "出资收购的基金。"),
        source: "\(Document.beijing) V.24"
      ),
      .reference(
        "pool",
        to: ["patent-pools"],
        "For the pool",
        "所入专利池",
        help: Phrase("The pool that the patent is bought for.", "为哪个专利池收购。"),
        source: "\(Document.beijing) V.24"
      ),
      .note(
        "remarks",
        "Note",
        "说明",
        help: Phrase("What sort of deal it is, where it is another.", "“其他”类交易须说明。")
      ),
    ]
  )

  private static let dealActions: [RegisterAction] = [
    RegisterAction(
      "sign",
      Phrase("Sign", "签约"),
      help: Phrase("The parties have signed.", "双方已签约。"),
      states: ["negotiated"],
      asks: [.date("signedOn", "Signed", "签订日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("signed"))),
        .set(field: "signedOn", to: .asked("signedOn")),
      ]
    ),
    RegisterAction(
      "register",
      Phrase("Register", "登记"),
      help: Phrase("The office has registered it.", "主管部门已登记。"),
      states: ["signed"],
      when: "not kind:transfer",
      whenNot: Phrase("A transfer is registered with its own action.", "转让请用“登记转让”。"),
      asks: [.date("registeredOn", "Registered", "登记日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("registered"))),
        .set(field: "registeredOn", to: .asked("registeredOn")),
      ]
    ),
    RegisterAction(
      "register-transfer",
      Phrase("Register the transfer", "登记转让"),
      help: Phrase(
        "The office has registered it; the patent gets its new owner.",
        "转让已登记，变更专利权人。"
      ),
      states: ["signed"],
      when: "kind:transfer and not missing(grantee) and not patent.pledged "
        + "and (missing(grantor) or missing(patent.applicant) or grantor = patent.applicant "
        + "or grantee = patent.applicant)",
      whenNot: Phrase(
        "Only a transfer by its owner to another enterprise (“To”; for a fund the one that holds its patents) of a "
          + "patent that is not pledged.",
        "仅限专利权人向其他企业（「受让方」；基金收购的填代持企业）作出、且专利未质押的转让。"
      ),
      asks: [.date("registeredOn", "Registered", "登记日期", required: true, default: .today)],
      steps: [
        .set(field: "state", to: .value(.text("registered"))),
        .set(field: "registeredOn", to: .asked("registeredOn")),
        .setOn(reference: "patent", field: "applicant", to: .expression("grantee")),
      ]
    ),
    RegisterAction(
      "release",
      Phrase("Release the pledge", "解除质押"),
      help: Phrase("The loan is repaid; the patent is free.", "贷款已还，解除质押。"),
      states: ["registered"],
      when: "kind:pledge",
      whenNot: Phrase("Only a pledge is released.", "仅限质押。"),
      steps: [.set(field: "state", to: .value(.text("repaid")))]
    ),
    RegisterAction(
      "end",
      Phrase("End", "终止"),
      help: Phrase("The deal is over.", "交易终止。"),
      states: ["negotiated", "signed", "registered"],
      when: "not kind:pledge or state:negotiated",
      whenNot: Phrase("A pledge is released, not ended.", "质押请用“解除质押”。"),
      steps: [.set(field: "state", to: .value(.text("ended")))]
    ),
  ]
}
