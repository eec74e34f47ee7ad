extension Register {
  private static func stakeQuality(required: Bool = false) -> Field {
    .choice(
      "quality",
      "Quality",
      "项目质量",
      .lowToHigh,
      ordered: true,
      required: required,
      help: Phrase("Quality of the project.", "项目质量。"),
      source: "\(Document.beijing) V.23"
    )
  }

  /// Stakes that funds hold in firms, from investing to exit.
  ///
  /// Source: Beijing 30 measures V.23.
  public static let fundInvestments = Register(
    "fund-investments",
    pane: .funds,
    Phrase("Investments", "股权投资"),
    one: Phrase("Investment", "股权投资"),
    title: "{fund} → {enterprise}",
    idPrefix: "inv",
    help: Phrase("Stakes that funds hold in firms, from investing to exit.", "基金对企业的股权投资，从投资到退出。"),
    source: "\(Document.beijing) V.23",
    sections: [
      Section(
        "Stake",
        "投资",
        [
          Field.reference(
            "fund",
            to: ["funds"],
            "Fund",
            "基金",
            required: true,
            help: Phrase("The fund that invests.", "出资基金。"),
            source: "\(Document.beijing) V.23",
            width: 22
          ).holding([
            CheckCause(
              "missing(relayed) or not relayed or fund.stages:exit",
              "a stake is taken over by a relay fund, which has the stage exit",
              "仅接力基金（支持阶段含退出）可承接股权"
            ),
            CheckCause(
              "missing(sellerFund) or sellerFund != fund",
              "a fund does not buy from itself",
              "基金不能向自身受让"
            ),
            CheckCause(
              "not (fund.zone within beijing) or missing(fund.stages) or not fund.stages:exit "
                + "or not missing(relayed) and relayed",
              "a relay fund holds only what it took over; the action of handing over keeps the seller's stake",
              "接力基金仅持有承接的股权；请用「转由接力基金承接」办理，转让方的投资予以保留"
            ),
            CheckCause(
              "missing(relayed) or not relayed or missing(sellerFund) "
                + "or count(fund-investments where fund = this.sellerFund "
                + "and enterprise = this.enterprise and state:exited) >= 1",
              "no stake of the seller in this firm is recorded as sold",
              "未登记转让方已退出对该企业的投资",
              warns: true
            ),
          ]),
          Field.reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm that gets the money.", "被投企业。"),
            width: 24
          ).holding([
            CheckCause(
              "missing(share) or not state:(invested, followed) "
                + "or sum(fund-investments where enterprise = this.enterprise "
                + "and state:(invested, followed) and not missing(share), share) <= 100%",
              "with this stake, those recorded come to more than the whole firm",
              "已登记的各笔持股比例合计超过100%"
            )
          ]).warning,
          .choice(
            "round",
            "Round",
            "轮次",
            [
              Choice("seed", "seed", "种子轮"), Choice("angel", "angel", "天使轮"),
              Choice("a", "A", "A轮"), Choice("b", "B", "B轮"), Choice("c", "C or later", "C轮及以后"),
              Choice("strategic", "strategic", "战略投资"),
            ],
            ordered: true,
            help: Phrase("Round of financing.", "融资轮次。")
          ),
          Field.money(
            "amount",
            "Amount",
            "金额",
            required: true,
            help: Phrase("Money put in.", "投资金额。")
          ).holding(
            "not state:(invested, followed, exited, written-off) "
              + "or missing(fund.invested ?? fund.called ?? fund.committed) "
              + "or fund.stakes <= (fund.invested ?? fund.called ?? fund.committed)",
            "the stakes recorded of the fund come to more than it says it has invested, else called, else committed",
            "该基金已登记的投资合计超过其「已投资」（未填的按实缴、认缴）"
          ).warning,
          .percent(
            "share",
            "Share",
            "持股比例",
            check: "share <= 100%",
            help: Phrase("Part of the firm that it bought.", "取得的股权比例。")
          ),
          .date("date", "Date", "投资日期", help: Phrase("Day of closing.", "交割的日期。")),
          .choice(
            "source",
            "Source",
            "资金来源",
            [
              Choice("government", "government", "政府"), Choice("enterprise", "enterprise", "企业"),
              Choice("financial", "financial", "金融机构"),
              Choice("private", "private capital", "社会资本"),
            ],
            help: Phrase("Who the money comes from.", "资金来源。"),
            source: "\(Document.tongzhou) II(I)1 second"
          ),
          .choice(
            "investorOwnership",
            "Investor's ownership",
            "投资方性质",
            [
              Choice("state", "state-owned", "国有"), Choice("private", "private", "民营"),
              Choice("foreign", "foreign", "外资"), Choice("mixed", "mixed", "混合所有"),
            ],
            help: Phrase("State-owned investors have rules of their own.", "国有投资机构另有规定。"),
            source: "\(Document.jingan) IV.3(2); \(Document.guofa) (17)"
          ),
          .flag(
            "qualified",
            "Qualified investor",
            "合格投资者",
            help: Phrase(
              "Whether the investor is qualified; yes needs the basis.",
              "是否为合格投资机构；填“是”须有认定依据。"
            ),
            source: "\(Document.jingan) IV.3(2); \(Document.guofa) (17)"
          ).holding(
            "not qualified or not missing(qualificationBasis)",
            "a qualified investor needs the basis of it",
            "合格投资机构须填写认定依据"
          ),
          .text(
            "qualificationBasis",
            "Basis",
            "认定依据",
            help: Phrase("What the qualification rests on.", "认定合格的依据。"),
            source: "\(Document.jingan) IV.3(2); \(Document.guofa) (17)"
          ),
          .reference(
            "investor",
            to: ["financial-institutions"],
            "Investor",
            "投资方",
            help: Phrase("Who invests beside the fund or through it.", "通过基金或与其共同出资的投资方。"),
            source: "\(Document.guofa) (17)",
            width: 20
          ).holding(
            "missing(qualified) or count(fund-investments where investor = this.investor "
              + "and not missing(qualified) and not (qualified = this.qualified)) = 0",
            "another stake of this investor says otherwise whether it is qualified",
            "该投资方在其他投资中的合格认定与此不同"
          ).warning,
          .flag(
            "coInvestment",
            "Co-investment",
            "跟投",
            help: Phrase("Staff or partners invest beside it.", "是否设有跟投。"),
            source: "\(Document.guofa) (17)"
          ),
        ]
      ),
      Section(
        "Exit",
        "退出",
        [
          .reference(
            "sellerFund",
            to: ["funds"],
            "Bought from",
            "转让方基金",
            help: Phrase("The fund that sold the stake, for relay funds.", "转让股权的基金（接力基金用）。"),
            width: 20
          ),
          Field.flag(
            "sellerIsIncubatorOwnFund",
            "Seller is an incubator's own fund",
            "转让方为孵化器自有基金",
            help: Phrase("What a relay fund may buy.", "接力基金可承接的情形。"),
            source: "\(Document.beijing) V.23"
          ).holding(
            "not sellerIsIncubatorOwnFund or missing(sellerFund) or not missing(sellerFund.incubator)",
            "the fund that sold the stake is recorded as no incubator's own",
            "转让方基金未登记为孵化器自有基金"
          ),
          Field.flag(
            "relayed",
            "Relayed",
            "已接力",
            help: Phrase("Taken over by a relay fund.", "是否已由接力基金承接。")
          ).holding(
            "not relayed or not missing(sellerFund) or not missing(sellerIsIncubatorOwnFund)",
            "the fund that sold the stake is not entered; the action of handing over writes it and keeps "
              + "the seller's stake",
            "转让方基金未填；用「转由接力基金承接」办理可一并写入，并保留转让方的投资"
          ).warning,
          stakeQuality(),
          Field.date(
            "exitPlannedOn",
            "Planned exit",
            "计划退出日期",
            help: Phrase("When the holder means to sell.", "持有方计划退出的日期。"),
            source: "\(Document.beijing) V.23"
          ).holding(
            "missing(date) or exitPlannedOn >= date",
            "it lies before the day of the stake",
            "早于投资日期"
          ),
          .date(
            "exitOn",
            "Exit",
            "退出日期",
            check: "exitOn >= date",
            help: Phrase("Day of selling.", "退出的日期。")
          ),
          .money(
            "exitValue",
            "Exit value",
            "退出金额",
            help: Phrase("What selling brought.", "退出所得金额。")
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "拟投"), Choice("invested", "invested", "已投资"),
      Choice("followed", "followed up", "投后管理"), Choice("exited", "exited", "已退出"),
      Choice("written-off", "written off", "已核销"),
    ],
    transitions: [
      "planned>invested", "invested>followed", "followed>exited", "invested>exited",
      "followed>written-off",
    ],
    columns: ["fund", "enterprise", "round", "amount", "share", "date", "exitOn", "state"],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "invest",
        "Invest",
        "投资",
        help: Phrase("The money has been paid.", "完成投资交割。"),
        from: ["planned"],
        to: "invested",
        asks: [
          .money("amount", "Amount", "金额", required: true),
          .date("date", "Date", "投资日期", required: true, default: .today),
        ]
      ),
      .step(
        "follow",
        "Follow up",
        "投后管理",
        help: Phrase("The stake is being looked after.", "进入投后管理。"),
        from: ["invested"],
        to: "followed"
      ),
      .step(
        "exit",
        "Exit",
        "退出",
        help: Phrase("The stake has been sold.", "退出投资。"),
        from: ["invested", "followed"],
        to: "exited",
        asks: [
          .date("exitOn", "Exit", "退出日期", required: true, default: .today),
          .money("exitValue", "Exit value", "退出金额", required: true),
        ]
      ),
      RegisterAction(
        "relay",
        Phrase("Hand over to the relay fund", "转由接力基金承接"),
        help: Phrase(
          "The incubator's fund sells; the relay fund holds the stake from now on.",
          "孵化器自有基金退出，接力基金承接股权。"
        ),
        states: ["invested", "followed"],
        when: "not (enterprise.zone within beijing) or not missing(fund.incubator)",
        whenNot: Phrase(
          "A relay fund buys from an incubator's own fund only (Beijing 30 measures V.23).",
          "接力基金仅承接孵化器自有基金退出的股权（科创30条 V.23）。"
        ),
        asks: [
          .reference("relayFund", to: ["funds"], "Relay fund", "接力基金", required: true),
          stakeQuality(required: true),
          .date("exitOn", "Exit", "退出日期", required: true, default: .today),
          .money("exitValue", "Exit value", "退出金额", required: true),
        ],
        defaults: ["quality": "quality"],
        steps: [
          .set(field: "quality", to: .asked("quality")),
          .copy(values: [
            "quality": .asked("quality"),
            "fund": .asked("relayFund"), "sellerFund": .expression("fund"),
            "sellerIsIncubatorOwnFund": .value(.flag(true)), "relayed": .value(.flag(true)),
            "amount": .asked("exitValue"), "date": .asked("exitOn"), "exitPlannedOn": .missing,
          ]),
          .set(field: "state", to: .value(.text("exited"))),
          .set(field: "exitOn", to: .asked("exitOn")),
          .set(field: "exitValue", to: .asked("exitValue")),
        ],
        bulk: false
      ),
      .step(
        "write-off",
        "Write off",
        "核销",
        help: Phrase("Nothing will come back.", "核销投资。"),
        from: ["followed"],
        to: "written-off"
      ),
    ]
  )
}

extension Register {
  /// Of a candidate: it may still be listed this time.
  private static let isOnTheWay = "state:(pool, guided, filed)"

  /// What an attempt to be listed leaves behind where it fails.
  private static let attempt = ["guidedOn", "filedOn", "failedBecause"]

  /// Firms on their way to a stock exchange.
  ///
  /// Source: Jing'an recommendation IV.3(2), Guofa [2020] No. 7 (17).
  public static let listingCandidates = Register(
    "listing-candidates",
    pane: .funds,
    Phrase("Listing candidates", "上市后备企业"),
    one: Phrase("Listing candidate", "上市后备企业"),
    title: "{enterprise} · {board}",
    idPrefix: "lis",
    help: Phrase("Firms on their way to a stock exchange.", "准备上市的后备企业。"),
    source: "\(Document.jingan) IV.3(2); \(Document.guofa) (17)",
    sections: [
      Section(
        "Candidate",
        "后备",
        [
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("The firm.", "后备企业。"),
            width: 26
          ),
          .choice(
            "board",
            "Board",
            "板块",
            [
              Choice("star", "STAR market", "科创板"), Choice("chinext", "ChiNext", "创业板"),
              Choice("main", "main board", "主板"), Choice("beijing", "Beijing exchange", "北交所"),
              Choice("neeq", "NEEQ", "新三板"), Choice("overseas", "overseas", "境外"),
            ],
            required: true,
            help: Phrase("Where it wants to be listed.", "拟上市板块。"),
            width: 14
          ).holding(
            """
            not \(isOnTheWay) or count(listing-candidates where enterprise = this.enterprise \
            and board = this.board and \(isOnTheWay) and not (row = this)) = 0
            """,
            "the firm is a candidate for this board already",
            "该企业已在该板块的后备名单中"
          ).warning,
          .reference(
            "adviser",
            to: ["financial-institutions"],
            "Adviser",
            "保荐机构",
            help: Phrase("Who prepares the listing.", "辅导保荐机构。"),
            width: 20
          ),
          .date(
            "targetDate",
            "Target date",
            "目标日期",
            help: Phrase("When it wants to be listed.", "计划上市日期。")
          ).due(
            "Planned listing",
            "计划上市",
            while: isOnTheWay,
            late: Phrase("Planned listing, {n} days late", "已超过计划上市日期 {n} 天"),
            officer: "officer"
          ),
          .date(
            "guidedOn",
            "Guidance began",
            "辅导备案日期",
            help: Phrase("When guidance was filed.", "辅导备案的日期。")
          ),
          .date(
            "filedOn",
            "Filed",
            "申报日期",
            check: "missing(guidedOn) or filedOn >= guidedOn",
            help: Phrase("When the application was filed.", "上市申报的日期。")
          ),
          .date(
            "listedOn",
            "Listed",
            "上市日期",
            check:
              "(missing(guidedOn) or listedOn >= guidedOn) and (missing(filedOn) or listedOn >= filedOn)",
            help: Phrase("First day of trading.", "上市首日。")
          ),
          .text("stockCode", "Stock code", "证券代码", help: Phrase("Once it is listed.", "上市后的证券代码。")),
          .note(
            "failedBecause",
            "Failed because",
            "未成功原因",
            help: Phrase("Why it is not listed for now.", "上市未成功的原因。")
          ),
          .plain(
            .texts,
            "earlierAttempts",
            "Earlier attempts",
            "此前的尝试",
            help: Phrase(
              "Days and reason of each attempt that failed before it tries again.",
              "此前每次未成功的日期和原因。"
            )
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("What stands in the way.", "上市障碍等情况。")),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("pool", "in the pool", "入库"), Choice("guided", "guided", "辅导中"),
      Choice("filed", "filed", "已申报"), Choice("listed", "listed", "已上市"),
      Choice("failed", "failed", "未成功"),
    ],
    transitions: [
      "pool>guided", "guided>filed", "filed>listed", "filed>failed", "guided>failed", "failed>pool",
    ],
    columns: [
      "enterprise", "board", "adviser", "targetDate", "guidedOn", "filedOn", "listedOn", "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "guide",
        "Begin guidance",
        "开始辅导",
        help: Phrase("Guidance was filed.", "辅导备案。"),
        from: ["pool"],
        to: "guided",
        asks: [
          .date("guidedOn", "Guidance began", "辅导备案日期", required: true, default: .today),
          .reference("adviser", to: ["financial-institutions"], "Adviser", "保荐机构"),
        ]
      ),
      .step(
        "file",
        "File",
        "申报",
        help: Phrase("The application has been filed.", "提交上市申报。"),
        from: ["guided"],
        to: "filed",
        asks: [.date("filedOn", "Filed", "申报日期", required: true, default: .today)]
      ),
      .step(
        "list",
        "Listed",
        "已上市",
        help: Phrase("The firm is listed.", "企业上市。"),
        from: ["filed"],
        to: "listed",
        asks: [
          .date("listedOn", "Listed", "上市日期", required: true, default: .today),
          .text("stockCode", "Stock code", "证券代码"),
        ]
      ),
      .step(
        "fail",
        "Failed",
        "未成功",
        help: Phrase("It will not be listed for now.", "上市未成功。"),
        from: ["guided", "filed"],
        to: "failed",
        asks: [.note("failedBecause", "Failed because", "未成功原因", required: true)]
      ),
      .step(
        "return",
        "Back into the pool",
        "重新入库",
        help: Phrase(
          "The firm tries again; days and reason of the first time are kept as an earlier attempt.",
          "企业重新筹备上市；前次日期和原因记入此前的尝试。"
        ),
        from: ["failed"],
        to: "pool",
        besides: [.keep(attempt, in: "earlierAttempts")]
          + attempt.map { .set(field: $0, to: .missing) }
      ),
    ]
  )
}
