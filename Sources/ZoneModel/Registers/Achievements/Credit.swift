extension Register {
  /// Conduct of parties on the technology market.
  ///
  /// Source: Huairou action plan V(II).
  public static let marketCreditRecords = Register(
    "market-credit-records",
    pane: .achievements,
    Phrase("Technology market credit", "技术市场信用"),
    one: Phrase("Credit record", "技术市场信用记录"),
    title: "{party} · {date}",
    idPrefix: "mcr",
    help: Phrase("Conduct of parties on the technology market.", "技术市场主体的信用记录。"),
    source: "\(Document.huairou) V(II)",
    sections: [
      Section(
        "Record",
        "记录",
        [
          .reference(
            "party",
            to: ["enterprises", "research-institutions", "service-agencies"],
            "Party",
            "主体",
            required: true,
            help: Phrase("Who did it.", "记录所属主体。"),
            width: 26
          ),
          .text(
            "event",
            "Event",
            "事项",
            required: true,
            help: Phrase("What happened.", "发生的事项。"),
            width: 32
          ),
          .date(
            "date",
            "Date",
            "日期",
            required: true,
            help: Phrase("Day of it.", "事项发生的日期。"),
            default: .today
          ),
          .integer("weight", "Weight", "权重", help: Phrase("Points it counts for.", "计入的分值。")),
          .choice(
            "finding",
            "Finding",
            "认定",
            [Choice("lawful", "lawful", "合法"), Choice("unlawful", "unlawful", "违法")],
            help: Phrase("What the authority found.", "主管部门的认定。"),
            source: "\(Document.huairou) V(II)"
          ),
          .reference(
            "authority",
            to: ["departments"],
            "Authority",
            "认定部门",
            help: Phrase("Who found it.", "作出认定的部门。"),
            width: 20
          ),
          .date(
            "validTo",
            "Counts until",
            "有效期至",
            check: "validTo >= date",
            help: Phrase("After that day it no longer counts.", "逾期不再计入。")
          ),
          .note(
            "clearedBecause",
            "Cleared because",
            "恢复理由",
            help: Phrase("Why conduct counts as good again.", "信用恢复的理由。")
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("clear", "clear", "正常"), Choice("warned", "warned", "已警示"),
      Choice("untrustworthy", "untrustworthy", "失信"),
    ],
    transitions: ["clear>warned", "warned>untrustworthy", "warned>clear", "untrustworthy>warned"],
    columns: ["party", "event", "date", "weight", "finding", "authority", "state"],
    zonePath: "party.zone",
    actions: [
      .step(
        "warn",
        "Warn",
        "警示",
        help: Phrase("The party has been warned.", "予以警示。"),
        from: ["clear"],
        to: "warned",
        besides: [.set(field: "clearedBecause", to: .missing)]
      ),
      .step(
        "delist",
        "Off the list",
        "移出失信名单",
        help: Phrase(
          "The party is off the list and stays warned until its conduct is good again.",
          "移出失信名单，信用恢复前仍为已警示。"
        ),
        from: ["untrustworthy"],
        to: "warned"
      ),
      .step(
        "blacklist",
        "Untrustworthy",
        "列为失信",
        help: Phrase("The party is on the list.", "列为失信主体。"),
        from: ["warned"],
        to: "untrustworthy"
      ),
      .step(
        "clear",
        "Clear",
        "恢复",
        help: Phrase("Conduct is good again.", "信用恢复。"),
        from: ["warned"],
        to: "clear",
        asks: [.note("clearedBecause", "Cleared because", "恢复理由", required: true)]
      ),
    ]
  )
}

extension Register {
  /// Varieties and breeding results of the seed park.
  ///
  /// Source: Tongzhou opinions II(II)3 second.
  public static let seedVarieties = Register(
    "seed-varieties",
    pane: .achievements,
    Phrase("Seed varieties", "种业品种"),
    one: Phrase("Seed variety", "种业品种"),
    idPrefix: "sev",
    help: Phrase("Varieties and breeding results of the seed park.", "种业园区的品种与育种成果。"),
    source: "\(Document.tongzhou) II(II)3 second",
    sections: [
      Section(
        "Variety",
        "品种",
        [
          .name,
          .nameZh,
          .reference(
            "breeder",
            to: ["enterprises", "research-institutions"],
            "Breeder",
            "育种单位",
            help: Phrase("Who bred it.", "选育单位。"),
            width: 24
          ),
          .text(
            "crop",
            "Crop",
            "作物",
            required: true,
            help: Phrase("What it is.", "作物种类。"),
            width: 14
          ),
          .choice(
            "stage",
            "Stage",
            "阶段",
            [
              Choice("breeding", "breeding", "选育"), Choice("propagation", "propagation", "扩繁"),
              Choice("promotion", "promotion", "推广"),
            ],
            ordered: true,
            help: Phrase("How far it is.", "所处阶段。")
          ),
          .reference(
            "platform",
            to: ["public-platforms"],
            "Platform",
            "平台",
            help: Phrase("Where it was bred or traded.", "选育或交易的平台。"),
            width: 20
          ),
          .zone(),
          .text(
            "approvalNumber",
            "Approval",
            "审定编号",
            help: Phrase("Number of the approval.", "品种审定编号。")
          ),
          .date("tradedOn", "Traded", "交易日期", help: Phrase("When it was last sold.", "最近一次交易的日期。")),
          .money(
            "tradedFor",
            "Sold for",
            "成交金额",
            help: Phrase("What it brought in all.", "累计交易金额。")
          ),
          .plain(
            .texts,
            "earlierTrades",
            "Earlier deals",
            "此前的交易",
            help: Phrase(
              "Day and sum until then, of each deal before the last.",
              "此前各次交易的日期和当时的累计金额。"
            )
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("breeding", "breeding", "选育中"), Choice("propagating", "propagating", "扩繁中"),
      Choice("promoted", "promoted", "已推广"), Choice("traded", "traded", "已交易"),
    ],
    transitions: ["breeding>propagating", "propagating>promoted", "promoted>traded"],
    columns: ["name", "nameZh", "crop", "breeder", "stage", "zone", "tradedOn", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "propagate",
        "Propagate",
        "扩繁",
        help: Phrase("Seed is multiplied.", "进入扩繁。"),
        from: ["breeding"],
        to: "propagating"
      ),
      .step(
        "promote",
        "Promote",
        "推广",
        help: Phrase("It is grown.", "进入推广。"),
        from: ["propagating"],
        to: "promoted",
        asks: [.text("approvalNumber", "Approval", "审定编号")]
      ),
      RegisterAction(
        "trade",
        Phrase("Trade", "交易"),
        help: Phrase(
          "It has been sold, or sold again: what it brings is added up, and the deal before is kept.",
          "完成交易；再次交易的，金额累计，前次交易留存。"
        ),
        states: ["promoted", "traded"],
        asks: [
          .date("tradedOn", "Traded", "交易日期", required: true, default: .today),
          .money("tradedFor", "Sold for", "成交金额"),
        ],
        steps: [
          .keep(["tradedOn", "tradedFor"], in: "earlierTrades"),
          .set(field: "state", to: .value(.text("traded"))),
          .set(field: "tradedOn", to: .asked("tradedOn")),
          .set(field: "tradedFor", to: .added("tradedFor")),
        ]
      ),
    ]
  )
}
