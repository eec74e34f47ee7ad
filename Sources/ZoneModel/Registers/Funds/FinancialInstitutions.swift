extension Register {
  /// Banks, insurers, lessors, guarantors and investors that work with the zone.
  ///
  /// Source: Guofa [2020] No. 7 (17), Tongzhou opinions II(I)1 second.
  public static let financialInstitutions = Register(
    "financial-institutions",
    pane: .funds,
    Phrase("Financial institutions", "金融机构"),
    one: Phrase("Financial institution", "金融机构"),
    idPrefix: "fin",
    help: Phrase(
      "Banks, insurers, lessors, guarantors and investors that work with the zone.",
      "与园区合作的银行、保险、租赁、担保与投资机构。"
    ),
    source:
      "\(Document.guofa) (17); \(Document.tongzhou) II(I)1 second; \(Document.jingan) IV.3(2)",
    sections: [
      Section(
        "Identity",
        "基本情况",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("bank", "bank", "银行"), Choice("insurer", "insurer", "保险公司"),
              Choice("leasing", "leasing firm", "租赁公司"), Choice("guarantor", "guarantor", "担保公司"),
              Choice("investor", "investor", "投资机构"),
              Choice("securities", "securities firm", "证券公司"), Choice("other", "other", "其他"),
            ],
            required: true,
            help: Phrase("What sort of house it is.", "机构类别。"),
            width: 12
          ),
          .flag(
            "isTechnologyBranch",
            "Technology branch",
            "科技支行",
            help: Phrase("A branch set up for technology firms.", "是否为科技专营机构。"),
            source: "\(Document.guofa) (17)"
          ),
          .reference(
            "settledIn",
            to: ["zones"],
            "Settled in",
            "入驻园区",
            help: Phrase("The zone where it has its office.", "机构入驻的园区。"),
            width: 18
          ).holding(
            "not missing(zone) and (zone within settledIn or settledIn within zone)",
            "its zone is not entered or another one, so that lists of the zone leave it out",
            "所属园区未填或与入驻园区不一致，园区名单不含该机构"
          ).warning,
          .zone(required: false),
          .text(
            "partnership",
            "Partnership",
            "合作方式",
            help: Phrase("What was agreed with the zone.", "与园区的合作内容。"),
            width: 24
          ),
          .date("settledOn", "Settled on", "入驻日期", help: Phrase("When it came.", "入驻的日期。")),
          .date(
            "leftOn",
            "Left on",
            "退出日期",
            check: "missing(settledOn) or leftOn >= settledOn",
            help: Phrase("When it left.", "退出的日期。")
          ),
          .text(
            "contact",
            "Contact",
            "联系人",
            private: true,
            help: Phrase("Whom to ring.", "联系人与电话。")
          ),
          .computed(
            "loans",
            "Loans",
            "贷款笔数",
            "count(loans of this where state:(drawn, repaid, defaulted, compensated))",
            gives: .integer,
            help: Phrase("Loans that it has given.", "发放的贷款笔数。"),
            width: 6
          ),
          .computed(
            "products",
            "Products",
            "产品数",
            "count(financial-products of this)",
            gives: .integer,
            help: Phrase("Products that it offers.", "提供的金融产品数。"),
            width: 6
          ),
          .computed(
            "guaranteed",
            "Guaranteed",
            "在保余额",
            """
            sum(guarantees of this where state:issued and (missing(issuedOn) or issuedOn <= today) \
            and not loan.state:(repaid, refused), amount)
            """,
            gives: .money,
            help: Phrase("Guarantees in force.", "有效担保的金额。"),
            source: "\(Document.huairou) IV(III)6",
            width: 12
          ),
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("invited", "invited", "拟引进"), Choice("settled", "settled", "已入驻"),
      Choice("cooperating", "cooperating", "合作中"), Choice("left", "left", "已退出"),
    ],
    transitions: ["invited>settled", "settled>cooperating", "cooperating>left", "settled>left"],
    columns: [
      "name", "nameZh", "kind", "isTechnologyBranch", "settledIn", "loans", "products", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "settle",
        "Settled",
        "入驻",
        help: Phrase("It has opened its office.", "机构入驻。"),
        from: ["invited"],
        to: "settled",
        asks: [.date("settledOn", "Settled on", "入驻日期", required: true, default: .today)]
      ),
      .step(
        "cooperate",
        "Cooperate",
        "开展合作",
        help: Phrase("An agreement is in force.", "开展合作。"),
        from: ["settled"],
        to: "cooperating",
        asks: [.text("partnership", "Partnership", "合作方式", required: true)]
      ),
      .step(
        "leave",
        "Left",
        "退出",
        help: Phrase("It has left.", "机构退出。"),
        from: ["settled", "cooperating"],
        to: "left",
        asks: [.date("leftOn", "Left on", "退出日期", required: true, default: .today)]
      ),
    ]
  )
}

extension Register {
  /// What lenders and insurers offer to firms, so that needs can be matched.
  ///
  /// Source: Jing'an recommendation IV.3(2), Huairou action plan IV(III)6.
  public static let financialProducts = Register(
    "financial-products",
    pane: .funds,
    Phrase("Financial products", "金融产品"),
    one: Phrase("Financial product", "金融产品"),
    idPrefix: "fpr",
    help: Phrase(
      "What lenders and insurers offer to firms, so that needs can be matched.",
      "金融机构面向企业的产品，用于匹配融资需求。"
    ),
    source: "\(Document.jingan) IV.3(2); \(Document.huairou) IV(III)6; \(Document.guofa) (17)",
    sections: [
      Section(
        "Product",
        "产品",
        [
          .name,
          .nameZh,
          .reference(
            "provider",
            to: ["financial-institutions"],
            "Provider",
            "提供机构",
            required: true,
            help: Phrase("Who offers it.", "提供产品的机构。"),
            width: 22
          ),
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("equity", "equity", "股权"), Choice("loan", "loan", "贷款"),
              Choice("bond", "bond", "债券"), Choice("lease", "leasing", "租赁"),
              Choice("guarantee", "guarantee", "担保"), Choice("insurance", "insurance", "保险"),
            ],
            required: true,
            help: Phrase("What sort of money.", "产品类别。"),
            width: 10
          ),
          .note(
            "conditions",
            "Conditions",
            "条件",
            help: Phrase("What a firm must bring.", "企业需具备的条件。")
          ),
          .choice(
            "minimumGrade",
            "Lowest grade",
            "最低信用等级",
            [
              Choice("d", "D", "D"), Choice("c", "C", "C"), Choice("b", "B", "B"),
              Choice("a", "A", "A"),
            ],
            ordered: true,
            help: Phrase("Lowest credit grade that is accepted.", "可接受的最低信用等级。")
          ),
          .money("limit", "Limit", "额度上限", help: Phrase("Most that one firm may get.", "单户最高额度。")),
          .percent("rate", "Rate", "利率或费率", help: Phrase("Interest or fee a year.", "年利率或费率。")),
          .choices(
            "collateral",
            "Collateral",
            "担保方式",
            .collateral,
            help: Phrase("What it accepts.", "接受的担保方式。")
          ),
        ]
      ), .origin,
    ],
    states: [Choice("offered", "offered", "在售"), Choice("withdrawn", "withdrawn", "已下架")],
    transitions: ["offered>withdrawn", "withdrawn>offered"],
    columns: ["name", "nameZh", "provider", "kind", "limit", "rate", "collateral", "state"],
    zonePath: "provider.zone",
    actions: [
      .step(
        "withdraw",
        "Withdraw",
        "下架",
        help: Phrase("It is no longer offered.", "产品下架。"),
        from: ["offered"],
        to: "withdrawn"
      )
    ]
  )
}
