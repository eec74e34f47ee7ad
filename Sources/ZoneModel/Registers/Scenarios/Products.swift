extension Register {
  /// Where Beijing's V.25 is in force for a product.
  private static let beijingReaches = "enterprise.zone within beijing"
  /// Where Guofa (8) is in force for a product.
  private static let guofaReaches = """
    (not unknown(enterprise.zone.inNationalHighTech) and enterprise.zone.inNationalHighTech)
    """

  /// New products and first sets of equipment, from trial to market.
  ///
  /// Source: Beijing 30 measures V.25, Guofa [2020] No. 7 (17).
  public static let products = Register(
    "products",
    pane: .scenarios,
    Phrase("Innovative products", "创新产品"),
    one: Phrase("Innovative product", "创新产品"),
    idPrefix: "prd",
    help: Phrase(
      "New products and first sets of equipment, from trial to market.",
      "创新产品与首台（套）装备，从试用到进入市场。"
    ),
    source: "\(Document.beijing) V.25; \(Document.guofa) (17)",
    sections: [
      Section(
        "Product",
        "产品",
        [
          .name,
          .nameZh,
          .reference(
            "enterprise",
            to: ["enterprises"],
            "Enterprise",
            "企业",
            required: true,
            help: Phrase("Who makes it.", "生产企业。"),
            width: 24
          ),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
          .flag(
            "isInnovative",
            "Innovative",
            "创新产品",
            help: Phrase("Counts as an innovative product.", "是否为创新产品。")
          ),
          .flag(
            "marketTested",
            "Tested on the market",
            "已市场验证",
            help: Phrase("Has proved itself on the market.", "是否经市场验证。"),
            source: "\(Document.beijing) V.25"
          ),
          .flag(
            "majorInnovation",
            "Major innovation",
            "重大创新",
            help: Phrase("Counts as a major innovation.", "是否为重大创新产品。"),
            source: "\(Document.guofa) (8)"
          ),
          .flag(
            "firstSet",
            "First set",
            "首台（套）",
            help: Phrase("The first set of its kind.", "是否为首台（套）装备。")
          ),
          .computed(
            "proven",
            "Proven on the market",
            "市场已验证",
            """
            marketTested or count(application-scenarios where (not missing(product) and \
            product = this or not missing(this.testedIn) and includes(this.testedIn, row)) \
            and not missing(marketTested) and marketTested) >= 1
            """,
            gives: .flag,
            help: Phrase(
              "By its own entry, or by a scenario where it was tried.",
              "产品自身或试用场景已登记经市场验证。"
            ),
            source: "\(Document.beijing) V.25",
            width: 8
          ),
          .references(
            "testedIn",
            to: ["application-scenarios"],
            "Tested in",
            "试用场景",
            help: Phrase("Scenarios where it was tried.", "试用的场景。")
          ),
          .flag(
            "insured",
            "Insured",
            "已投保",
            help: Phrase("Has first-equipment insurance.", "是否已投保首台（套）保险。")
          ),
          .computed(
            "firstPurchasedOn",
            "First bought",
            "首购日期",
            """
            first(purchase-orders of this where mode:first-purchase and \
            state:(signed, delivered), date order date)
            """,
            gives: .date,
            help: Phrase("Day when its first purchase was signed.", "首购合同签订的日期。")
          ),
          .money("price", "Price", "价格", help: Phrase("Price of one.", "单价。")),
          .choices(
            "classes",
            "Classes",
            "分类",
            [
              Choice("high-value", "high value", "高附加值"), Choice("green", "green", "绿色"),
              Choice("ordinary", "ordinary", "一般"),
            ],
            help: Phrase("High value and green are favoured.", "高附加值与绿色产品优先支持。"),
            source: "\(Document.beijing) III.11"
          ).holding(
            "not classes:ordinary or not classes:(high-value, green)",
            "an ordinary product is neither of high value nor green",
            "一般产品不能同时为高附加值或绿色产品"
          ),
          .computed(
            "favoured",
            "Favoured",
            "优先支持",
            "includes(classes, \"high-value\") or includes(classes, \"green\")",
            gives: .flag,
            help: Phrase("Of a class that is favoured.", "属于优先支持的类别。"),
            width: 8
          ),
          .computed(
            "qualifies",
            "May be bought first",
            "可首购订购",
            """
            if \(beijingReaches) or \(guofaReaches) then \
            isInnovative and proven or \(guofaReaches) and majorInnovation and enterprise.techSme
            """,
            gives: .flag,
            help: Phrase(
              "Innovative and tested on the market where Beijing's V.25 or Guofa (8) is in force, or a major "
                + "innovation of a technology SME where Guofa (8) is; empty where neither is.",
              "科创30条 V.25 或国发〔2020〕7号（八）适用处为经市场检验的创新产品，后者适用处也可为科技型中小企业的"
                + "重大创新产品；两者均不适用的留空。"
            ),
            source: "\(Document.beijing) V.25; \(Document.guofa) (8)",
            width: 8
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("developed", "developed", "已研发"), Choice("tested", "tested", "已试用"),
      Choice("first-purchased", "bought first", "已首购"), Choice("in-market", "in the market", "已上市"),
    ],
    transitions: [
      "developed>tested", "developed>first-purchased", "tested>first-purchased",
      "first-purchased>in-market",
    ],
    columns: [
      "name", "nameZh", "enterprise", "isInnovative", "firstSet", "insured", "firstPurchasedOn",
      "state",
    ],
    zonePath: "enterprise.zone",
    actions: [
      .step(
        "test",
        "Tested",
        "已试用",
        help: Phrase(
          "It has been tried; whether the market has proved it is said here too.",
          "完成试用，并填写是否经市场验证。"
        ),
        from: ["developed"],
        to: "tested",
        asks: [
          .flag("marketTested", "Tested on the market", "已市场验证", required: true),
          .references("testedIn", to: ["application-scenarios"], "Tested in", "试用场景"),
        ]
      ),
      .step(
        "buy-first",
        "First bought",
        "首购",
        help: Phrase("Somebody has bought it first.", "完成首购。"),
        from: ["developed", "tested"],
        to: "first-purchased",
        when: "not missing(firstPurchasedOn)",
        whenNot: Phrase("No first purchase of it is signed.", "尚无已签约的首购订单。")
      ),
      .step(
        "market",
        "In the market",
        "上市",
        help: Phrase("It is sold.", "进入市场。"),
        from: ["first-purchased"],
        to: "in-market"
      ),
    ]
  )
}

extension Register {
  /// Where no clause says what may be bought first: neither Beijing's V.25 nor Guofa (8) is in force.
  private static let firstPurchaseIsFree =
    "not (product.enterprise.zone within beijing or \(productInHighTechZone))"
  /// Where Guofa (8) is in force for a product that is bought.
  private static let productInHighTechZone = """
    (not unknown(product.enterprise.zone.inNationalHighTech) \
    and product.enterprise.zone.inNationalHighTech)
    """

  /// Why a product is not bought first.
  private static let firstPurchase = [
    CheckCause(
      """
      count(purchase-orders where product = this.product and \
      mode:first-purchase and state:(signed, delivered) and not (row = this)) = 0
      """,
      "the product has been bought first already",
      "该产品已有首购订单"
    ),
    CheckCause(
      "unknown(product.qualifies) or product.qualifies or not (\(productInHighTechZone))",
      "the product may not be bought first: it is neither innovative and proven on the market "
        + "nor a major innovation of a technology SME (Guofa [2020] No. 7 (8))",
      "该产品不符合首购条件：既非经市场检验的创新产品，也非科技型中小企业的重大创新产品（国发〔2020〕7号（八））"
    ),
    CheckCause(
      "unknown(product.qualifies) or product.qualifies or \(productInHighTechZone) "
        + "or \(firstPurchaseIsFree)",
      "the product may not be bought first: it is not both innovative and proven on the market "
        + "(Beijing 30 measures V.25)",
      "该产品不符合首购条件：并非经市场检验的创新产品（科创30条 V.25）"
    ),
    CheckCause(
      "state:planned or not unknown(product.qualifies) or \(firstPurchaseIsFree)",
      "it is not known whether the product may be bought first: enter whether it is innovative, "
        + "proven on the market and a major innovation",
      "无法判断该产品是否符合首购条件：请填写是否为创新产品、是否经市场验证、是否为重大创新"
    ),
  ]

  /// First purchases and orders by public buyers.
  ///
  /// Source: Beijing 30 measures V.25, Guofa [2020] No. 7 (8).
  public static let purchaseOrders = Register(
    "purchase-orders",
    pane: .scenarios,
    Phrase("First purchases", "首购订购"),
    one: Phrase("First purchase", "首购订购"),
    title: "{product} · {buyer}",
    idPrefix: "pur",
    help: Phrase("First purchases and orders by public buyers.", "政府及国有单位的首购与订购。"),
    source: "\(Document.beijing) V.25; \(Document.guofa) (8)",
    sections: [
      Section(
        "Order",
        "订单",
        [
          .reference(
            "product",
            to: ["products"],
            "Product",
            "产品",
            required: true,
            help: Phrase("What is bought.", "采购的产品。"),
            width: 24
          ),
          .text(
            "buyer",
            "Buyer",
            "采购方",
            required: true,
            help: Phrase("Who buys.", "采购单位。"),
            width: 24
          ),
          Field.choice(
            "mode",
            "Way",
            "方式",
            [
              Choice("first-purchase", "first purchase", "首购"),
              Choice("order", "ordered development", "订购"), Choice("bidding", "bidding", "招标"),
            ],
            required: true,
            help: Phrase("How it is bought.", "采购方式。"),
            width: 10
          ).holding(where: "mode:first-purchase", firstPurchase).warning,
          .money("amount", "Amount", "金额", help: Phrase("Price.", "采购金额。")),
          .date("date", "Date", "日期", help: Phrase("Day of signing.", "签约日期。"))
            .taken(from: "if not state:planned then today"),
          .date(
            "dueOn",
            "Delivery due",
            "应交付日期",
            help: Phrase("When it is to be delivered.", "应交付的日期。")
          ).due("Delivery due", "交付期限", while: "state:signed"),
          .date(
            "deliveredOn",
            "Delivered",
            "交付日期",
            check: "missing(date) or deliveredOn >= date",
            help: Phrase("When it was delivered.", "实际交付日期。")
          ),
          .computed(
            "fromSme",
            "From an SME",
            "中小企业产品",
            "product.enterprise.size:(micro, small, medium)",
            gives: .flag,
            help: Phrase("The maker is a micro, small or medium firm.", "生产企业为微型、小型或中型企业。"),
            source: "\(Document.guofa) (8)",
            width: 11
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "计划"), Choice("signed", "signed", "已签约"),
      Choice("delivered", "delivered", "已交付"),
    ],
    transitions: ["planned>signed", "signed>delivered"],
    columns: ["product", "buyer", "mode", "amount", "date", "dueOn", "state"],
    zonePath: "product.enterprise.zone",
    actions: [
      .step(
        "sign",
        "Sign",
        "签约",
        help: Phrase(
          "The contract is signed; with a first purchase the product counts as bought first.",
          "签订合同；首购的，产品随之标为已首购。"
        ),
        from: ["planned"],
        to: "signed",
        asks: [
          .date("date", "Date", "日期", required: true, default: .today),
          .money("amount", "Amount", "金额", required: true),
        ],
        besides: [productBoughtFirst]
      ),
      .step(
        "deliver",
        "Deliver",
        "交付",
        help: Phrase("It has been delivered.", "完成交付。"),
        from: ["signed"],
        to: "delivered",
        asks: [.date("deliveredOn", "Delivered", "交付日期", required: true, default: .today)],
        besides: [productBoughtFirst]
      ),
    ]
  )

  /// With a first purchase the product has been bought first, however far it had come.
  private static let productBoughtFirst = ActionStep.setOn(
    reference: "product",
    field: "state",
    to: .expression(
      """
      if mode:first-purchase and product.state:(developed, tested) then "first-purchased" \
      else product.state
      """
    )
  )
}
