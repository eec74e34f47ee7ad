extension Register {
  /// Funds and other instruments that money comes from.
  ///
  /// Source: Beijing 30 measures V.26.
  public static let funds = Register(
    "funds",
    pane: .funds,
    Phrase("Funds", "资金"),
    one: Phrase("Fund", "资金"),
    idPrefix: "fnd",
    help: Phrase(
      "Funds, grants, credit, insurance and other instruments, with what is granted and paid.",
      "基金、专项资金、信贷、保险等，及其安排与拨付。"
    ),
    source: "\(Document.beijing) V.26; \(Document.jingan) II, IV.3(2)",
    sections: [fundIdentity, fundMoney, .origin],
    states: [
      Choice("planned", "planned", "筹划中"), Choice("registering", "registering", "备案中"),
      Choice("open", "open", "募集（开放）中"), Choice("investing", "investing", "投资期"),
      Choice("exiting", "exiting", "退出期"), Choice("closed", "closed", "已结束"),
    ],
    transitions: [
      "planned>registering", "planned>open", "registering>open", "open>investing",
      "open>closed", "investing>exiting", "exiting>closed",
    ],
    columns: ["name", "nameZh", "kind", "level", "zone", "size", "granted", "paid", "state"],
    zonePath: "zone"
  )

  /// The levels of government that money comes from, and the market.
  static let fundLevels: [Choice] = [
    Choice("district", "district", "区级"), Choice("municipal", "municipal", "市级"),
    Choice("state", "state", "国家级"), Choice("mixed", "mixed", "多级"),
    Choice("market", "market", "市场化"), Choice("enterprise", "enterprise", "单位自有"),
  ]

  private static let fundKinds: [Choice] = [
    Choice("fund", "equity fund", "股权基金"), Choice("sub-fund", "sub-fund", "子基金"),
    Choice("guiding-fund", "guiding fund", "引导基金"),
    Choice("special-fund", "special fund", "专项资金"), Choice("grant", "grant", "补助"),
    Choice("reward", "reward", "奖励"), Choice("loan", "loan", "贷款"),
    Choice("guarantee", "guarantee", "担保"), Choice("insurance", "insurance", "保险"),
    Choice("lease", "leasing", "租赁"), Choice("pledge", "IP pledge", "知识产权质押"),
    Choice("equity-market", "equity market", "资本市场"), Choice("voucher", "vouchers", "创新券"),
    Choice("tax", "tax relief", "税收优惠"), Choice("procurement", "procurement", "政府采购"),
    Choice("risk-compensation", "risk compensation", "风险补偿"), Choice("pool", "pool", "资金池"),
    Choice("budget-mechanism", "budget mechanism", "预算机制"),
  ]

  private static let fundStages: [Choice] = [
    Choice("basic-research", "basic research", "基础研究"), Choice("rd", "R&D", "研发"),
    Choice("patent", "patent", "专利"), Choice("transfer", "transfer", "成果转化"),
    Choice("talent", "talent", "人才"), Choice("incubation", "incubation", "孵化"),
    Choice("seed", "seed", "种子期"), Choice("angel", "angel", "天使期"),
    Choice("startup", "start-up", "初创期"), Choice("venture", "venture", "创业投资"),
    Choice("growth", "growth", "成长期"), Choice("mature", "mature", "成熟期"),
    Choice("ma", "mergers and acquisitions", "并购"), Choice("exit", "exit", "退出"),
    Choice("listing", "listing", "上市"), Choice("industrialization", "industrialization", "产业化"),
    Choice("operation", "operation", "运营"),
  ]

  private static let fundIdentity = Section(
    "Identity",
    "基本情况",
    [
      .name, .nameZh,
      .choice(
        "kind",
        "Kind",
        "类别",
        fundKinds,
        required: true,
        help: Phrase("What sort of instrument it is.", "资金工具的类别。"),
        width: 14
      ),
      .choices(
        "stages",
        "Stages",
        "支持阶段",
        fundStages,
        help: Phrase(
          "Stages that it serves; seed, angel, venture and mergers should all be covered.",
          "服务的阶段；种子、天使、创投、并购应都有覆盖。"
        ),
        source: "\(Document.beijing) V.26"
      ),
      .choice(
        "level",
        "Level",
        "级别",
        fundLevels,
        help: Phrase("Where the money comes from.", "资金来自哪一级。"),
        width: 10
      ),
      .zone(required: false),
      .text("purpose", "Purpose", "用途", help: Phrase("What it pays for.", "支持什么。")),
      .reference(
        "parentFund",
        to: ["funds"],
        "Sub-fund of",
        "母基金",
        check: "parentFund != this",
        help: Phrase("The fund that it is part of.", "所属的母基金。"),
        source: "\(Document.beijing) V.26"
      ),
      .reference(
        "incubator",
        to: ["incubators"],
        "Owned by incubator",
        "所属载体",
        help: Phrase("The carrier whose own fund it is.", "以自有资金设立的载体。"),
        source: "\(Document.huairou) IV(IV)12"
      ),
      .text("manager", "Manager", "管理人", help: Phrase("Who manages it.", "基金（资金）管理人。")),
      .choices(
        "patentUses",
        "Patent uses",
        "专利用途",
        [
          Choice("cultivate", "cultivation", "培育"), Choice("purchase", "purchase", "收购"),
          Choice("reserve", "reserve", "收储"), Choice("invest", "investment", "投资"),
        ],
        help: Phrase("What a patent fund may be used for.", "专利子基金可用于什么。"),
        source: "\(Document.beijing) V.24"
      ),
      .flag(
        "hardTechFocus",
        "Hard technology",
        "硬科技",
        help: Phrase("Set up for hard technology.", "面向硬科技设立。"),
        source: "\(Document.beijing) V.26"
      ),
      .date(
        "registeredOn",
        "Registered",
        "备案日期",
        help: Phrase("Day of registration.", "备案登记的日期。")
      ),
      .date(
        "closedOn",
        "Closed",
        "结束日期",
        check: "missing(registeredOn) or closedOn >= registeredOn",
        help: Phrase(
          "Day on which it was closed; nothing is paid from it later.",
          "资金结束的日期，此后不再拨付。"
        )
      ).done(in: "closed"),
      .officer,
    ]
  )

  private static let fundMoney = Section(
    "Money",
    "资金",
    [
      Field.money("size", "Size", "规模", help: Phrase("Fund size or budget.", "基金规模或预算。")).holding(
        "size >= paid",
        "more than that has been paid from it",
        "已拨付额超过规模"
      ).warning,
      .percent(
        "governmentShare",
        "Government share",
        "政府出资比例",
        check: "governmentShare <= 100%",
        help: Phrase("Part that government pays.", "政府出资占比。"),
        source: "\(Document.jingan) IV.3(2)"
      ),
      .money(
        "committed",
        "Committed",
        "认缴",
        help: Phrase("Promised by investors.", "出资人认缴额。")
      ).holding(
        // What has been called, or invested, is held against the stakes where it is entered.
        "not missing(called) or not missing(invested) or stakes <= committed",
        "the stakes recorded come to more",
        "已登记的投资合计超过此数"
      ).warning,
      .money(
        "called",
        "Called",
        "实缴",
        help: Phrase("Paid in so far.", "已实缴额。")
      ).holding([
        CheckCause("called <= committed", "more than was committed", "超过认缴额"),
        CheckCause(
          "not missing(invested) or stakes <= called",
          "the stakes recorded come to more",
          "已登记的投资合计超过此数"
        ),
      ]).warning,
      Field.money(
        "invested",
        "Invested",
        "已投资",
        help: Phrase("Put into firms so far, here and elsewhere.", "已投出额，含本地以外的投资。")
      ).holding([
        CheckCause(
          "invested <= (called ?? committed)",
          "more than has been called, or committed",
          "超过实缴额（未填实缴的，超过认缴额）"
        ),
        CheckCause(
          "stakes <= invested",
          "the stakes recorded come to more",
          "已登记的投资合计超过此数"
        ),
      ]).warning,
      .computed(
        "stakes",
        "Stakes recorded",
        "已登记投资",
        "sum(fund-investments of this by fund where state:(invested, followed, exited, written-off), amount)",
        gives: .money,
        help: Phrase("Stakes recorded as made, those sold since too.", "已登记的投资合计，含此后退出的。")
      ),
      .computed(
        "granted",
        "Granted",
        "已安排",
        "sum(awards of this where state:(approved, paid), amount)",
        gives: .money,
        help: Phrase("Awards approved or paid.", "已批准及已拨付的资助。")
      ),
      .computed(
        "paid",
        "Paid",
        "已拨付",
        "sum(awards of this where state:paid, amount)",
        gives: .money,
        help: Phrase("Awards paid.", "已拨付的资助。")
      ),
      .computed(
        "left",
        "Left",
        "余额",
        "size - paid",
        gives: .money,
        help: Phrase("Size less what was paid.", "规模减去已拨付。")
      ),
      .computed(
        "paidShare",
        "Paid share",
        "拨付率",
        "paid / size",
        gives: .percent,
        help: Phrase("Paid to size.", "已拨付占规模的比例。"),
        width: 8
      ),
      .computed(
        "openApplications",
        "Open applications",
        "待办申请",
        "count(awards of this where state:(applied, checked))",
        gives: .integer,
        help: Phrase("Applied or checked, not decided.", "已申请或已审核、尚未决定。")
      ),
    ]
  )
}
