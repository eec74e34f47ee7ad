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
            .proceedsBases,
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
