extension Register {
  /// Platforms where firms do R&D, test and make trial batches.
  ///
  /// Source: Beijing 30 measures V.23, Tongzhou opinions II(I)2 second.
  public static let publicPlatforms = Register(
    "public-platforms",
    pane: .facilities,
    Phrase("Public platforms", "公共技术平台"),
    one: Phrase("Public platform", "公共技术平台"),
    idPrefix: "ppl",
    help: Phrase(
      "Platforms where firms do R&D, test and make trial batches.",
      "供企业研发、检测、中试的公共技术服务平台。"
    ),
    source:
      "\(Document.beijing) V.23; \(Document.tongzhou) II(I)2 second; \(Document.huairou) IV(IV)11; \(Document.jingan) IV.2(1); \(Document.guofa) (6)",
    sections: [
      Section(
        "Platform",
        "平台",
        [
          .name,
          .nameZh,
          .choice(
            "kind",
            "Kind",
            "类别",
            [
              Choice("rd", "R&D", "研发"), Choice("concept-proof", "proof of concept", "概念验证"),
              Choice("design", "design", "设计"), Choice("testing", "testing", "检验检测"),
              Choice("pilot-test", "pilot test", "中试"),
              Choice("pilot-production", "pilot production", "小批量试制"), Choice("data", "data", "数据"),
              Choice("agri", "agriculture", "农业"), Choice("nano", "nanotechnology", "纳米"),
              Choice("light-source", "light source", "光源"),
              Choice("genome", "materials genome", "材料基因"),
              Choice("information", "information", "信息服务"), Choice("finance", "finance", "科技金融"),
            ],
            required: true,
            help: Phrase("What it is for.", "平台类别。"),
            width: 14
          ),
          .reference(
            "operator",
            to: ["enterprises", "research-institutions", "operator-bodies", "service-agencies"],
            "Operator",
            "运营单位",
            help: Phrase("Who runs it.", "运营单位。"),
            width: 22
          ),
          .zone(),
          .reference(
            "incubator",
            to: ["incubators"],
            "Housed in",
            "所在载体",
            help: Phrase("The carrier that it stands in.", "平台所在的孵化载体。"),
            source: "\(Document.beijing) V.23"
          ),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "技术领域。")),
          .plain(
            .texts,
            "steps",
            "Steps",
            "服务环节",
            help: Phrase("What it covers, from research to pilot scale.", "由研究到中试依次覆盖的环节。"),
            source: "\(Document.huairou) IV(IV)12"
          ),
          .text("openTo", "Open to", "开放对象", help: Phrase("Who may use it.", "面向的用户。"), width: 20),
          .text("price", "Price", "收费", help: Phrase("What it costs.", "收费标准。")),
          .integer(
            "users",
            "Users a year",
            "年服务用户",
            help: Phrase("Users in the last year, as reported.", "上一年度服务用户数（上报数）。")
          ),
          .references(
            "partners",
            to: ["enterprises", "research-institutions"],
            "Partners",
            "共建单位",
            help: Phrase("Who shares cost and risk.", "共建及风险分担单位。")
          ),
          .percent(
            "shareSum",
            "Shares in all",
            "份额合计",
            check: "shareSum <= 100%",
            help: Phrase("Sum of the partners' shares; 100 % when complete.", "各方份额合计，完整时为 100%。"),
            source: "\(Document.guofa) (6)"
          ),
          .date("openedOn", "Opened", "启用日期", help: Phrase("When it opened.", "启用的日期。")),
          .computed(
            "instruments",
            "Instruments",
            "仪器数",
            "count(instruments of this)",
            gives: .integer,
            help: Phrase("Instruments that it offers.", "提供的仪器数。"),
            width: 6
          ),
          .computed(
            "bookings",
            "Bookings",
            "预约数",
            "count(service-bookings of this where not state:cancelled) + sum(instruments of this, bookings)",
            gives: .integer,
            help: Phrase("Of the platform and of its instruments.", "平台及其仪器的预约数。"),
            width: 6
          ), bookedUsers,
          .officer,
        ]
      ), .origin,
    ],
    states: [
      Choice("planned", "planned", "筹建"), Choice("operating", "operating", "运行中"),
      Choice("closed", "closed", "已关闭"),
    ],
    transitions: ["planned>operating", "operating>closed"],
    columns: ["name", "nameZh", "kind", "operator", "zone", "openTo", "instruments", "state"],
    zonePath: "zone",
    actions: [
      .step(
        "open",
        "Open",
        "启用",
        help: Phrase("Users may come.", "平台启用。"),
        from: ["planned"],
        to: "operating",
        asks: [.date("openedOn", "Opened", "启用日期", required: true, default: .today)]
      ),
      .step(
        "close",
        "Close",
        "关闭",
        help: Phrase("It is closed.", "平台关闭。"),
        from: ["operating"],
        to: "closed"
      ),
    ]
  )
}

extension Register {
  /// Instruments that firms may use, also with vouchers.
  ///
  /// Source: Beijing 30 measures V.28.
  public static let instruments = Register(
    "instruments",
    pane: .facilities,
    Phrase("Shared instruments", "共享仪器"),
    one: Phrase("Shared instrument", "共享仪器"),
    idPrefix: "itm",
    help: Phrase("Instruments that firms may use, also with vouchers.", "可供企业使用、可用创新券支付的仪器设备。"),
    source: "\(Document.beijing) V.28",
    sections: [
      Section(
        "Instrument",
        "仪器",
        [
          .name,
          .nameZh,
          .reference(
            "owner",
            to: ["research-institutions", "enterprises"],
            "Owner",
            "所有单位",
            help: Phrase("Whose it is.", "仪器所有单位。"),
            width: 22
          ),
          .reference(
            "platform",
            to: ["public-platforms"],
            "Platform",
            "所属平台",
            help: Phrase("The platform that offers it.", "所属平台。"),
            width: 22
          ),
          .technology("field", "Field", "领域", help: Phrase("Technical fields.", "适用领域。")),
          .zone(required: false),
          .text(
            "location",
            "Location",
            "位置",
            help: Phrase("Building and room.", "楼宇与房间。"),
            width: 18
          ),
          .money("rate", "Rate an hour", "每小时费用", help: Phrase("Yuan an hour.", "每小时收费。")),
          .flag(
            "voucherAccepted",
            "Vouchers accepted",
            "可用创新券",
            help: Phrase("May be paid with vouchers.", "是否可用创新券支付。")
          ),
          .integer(
            "openSlots",
            "Free slots a week",
            "每周空档",
            help: Phrase("Half days free a week.", "每周可预约的半天数。")
          ),
          .note("remarks", "Remarks", "备注", help: Phrase("What users should know.", "使用须知。")),
          .computed(
            "bookings",
            "Bookings",
            "预约数",
            "count(service-bookings of this where not state:cancelled)",
            gives: .integer,
            help: Phrase("Bookings that were not cancelled.", "未取消的预约数。"),
            width: 6
          ),
          .computed(
            "lastBooked",
            "Last booked for",
            "最近预约日期",
            "max(service-bookings of this where not state:cancelled, to ?? from)",
            gives: .date,
            help: Phrase(
              "Last day that it was booked for, cancelled bookings aside; missing where nobody has.",
              "未取消预约的最后一天；从未预约的为空。"
            ),
            width: 12
          ),
          .computed(
            "bookedAhead",
            "Booked ahead",
            "待使用预约",
            "count(service-bookings of this where state:(requested, confirmed) and from >= today)",
            gives: .integer,
            help: Phrase("Bookings from today on.", "今日起的预约数。"),
            width: 6
          ),
        ]
      ), .origin,
    ],
    states: [
      Choice("available", "available", "可预约"), Choice("booked", "booked", "已约满"),
      Choice("out-of-service", "out of service", "停用"),
    ],
    transitions: [
      "available>booked", "booked>available", "available>out-of-service",
      "out-of-service>available",
    ],
    columns: [
      "name", "nameZh", "owner", "platform", "rate", "voucherAccepted", "openSlots", "state",
    ],
    zonePath: "zone",
    actions: [
      .step(
        "stop",
        "Out of service",
        "停用",
        help: Phrase("It can't be used.", "仪器停用。"),
        from: ["available"],
        to: "out-of-service"
      ),
      .step(
        "resume",
        "In service",
        "恢复使用",
        help: Phrase("It can be used again.", "恢复使用。"),
        from: ["out-of-service", "booked"],
        to: "available"
      ),
    ]
  )
}
